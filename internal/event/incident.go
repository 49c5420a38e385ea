package event

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"math"
	"slices"
	"sort"
	"strings"

	"marsad"
)

// incidents joins the mentions of one happening and returns the events in the
// order of their first triggers.
func (w *Worker) incidents(ts []told) []marsad.Event {
	var out []marsad.Event
	var keys []told
	for _, t := range ts {
		mention := marsad.EventMention{Trigger: t.ev.Trigger, Sentence: t.ev.Sentence}
		joined := false
		for i := len(out) - 1; i >= 0 && !joined; i-- {
			k := &keys[i]
			if !sameIncident(k, &t) {
				continue
			}
			joined = true
			out[i].Actors = enrich(out[i].Actors, t.ev.Actors)
			out[i].Recipients = enrich(out[i].Recipients, t.ev.Recipients)
			if len(out[i].Modes) == 0 {
				out[i].Modes, k.ev.Modes = t.ev.Modes, t.ev.Modes
			}
			if out[i].Location == nil {
				out[i].Location = t.ev.Location
			}
			out[i].Counts = moreCounts(out[i].Counts, t.ev.Counts)
			for n, x := range t.ev.Contexts {
				k.votes[x] += 4 - n
			}
			if k.par != t.par { // one sentence tells one happening once
				out[i].Mentions = append(out[i].Mentions, mention)
				out[i].Confidence = max(out[i].Confidence, t.ev.Confidence)
				k.par = t.par
			}
		}
		if joined {
			continue
		}
		t.ev.Mentions = []marsad.EventMention{mention}
		t.votes = map[string]int{}
		for n, x := range t.ev.Contexts {
			t.votes[x] = 4 - n
		}
		out = append(out, t.ev)
		keys = append(keys, t)
	}
	for i := range out {
		e := &out[i]
		e.Contexts = top(keys[i].votes)
		h := sha256.Sum256(fmt.Appendf(nil, "%s\x00%s\x00%d\x00%s", w.doc.Article.ID, e.Type, e.Trigger.Span.Start, e.Modes))
		e.ID = hex.EncodeToString(h[:8])
	}
	return out
}

// top returns the four contexts with the most votes of all mentions.
func top(votes map[string]int) []string {
	var out []string
	for x := range votes {
		out = append(out, x)
	}
	sort.Slice(out, func(i, j int) bool {
		return votes[out[i]] > votes[out[j]] || votes[out[i]] == votes[out[j]] && out[i] < out[j]
	})
	return out[:min(len(out), 4)]
}

// enrich adds to the actors of an incident what a further mention tells of them:
// the words of one whom the first mention left unnamed, the name, rank and office
// of one who was named by a common noun, and others of the same code. It brings
// no new code, so that the sides stay as first told.
func enrich(as, more []marsad.Actor) []marsad.Actor {
	for _, m := range more {
		if m.Coref != "" {
			continue
		}
		same := -1
		known := false
		for i := range as {
			if as[i].Code != m.Code {
				continue
			}
			if as[i].Name == m.Name {
				known = true
				if as[i].Span.Empty() {
					as[i].Span, as[i].Coref = m.Span, "other-mention"
				}
			}
			if same < 0 {
				same = i
			}
		}
		switch {
		case known || same < 0:
		case m.Office != "" && as[same].Office == "" && as[same].ID == "":
			as[same].Name, as[same].ID, as[same].Office, as[same].Rank, as[same].Mention = m.Name, m.ID, m.Office, m.Rank, m.Mention
		case m.ID == "" || m.ID != as[same].ID:
			m.Coref = "other-mention"
			as = append(as, m)
		}
	}
	return as
}

// sameIncident tells whether two mentions report one happening: of one type and
// auxiliary mode, with the same parties on the same sides, on one day and in one
// place as far as both are named, and of one mode, which a further paragraph may
// leave out. Meetings are told in several ways (he received
// him, the visit, their talks), so for them the same parties on any side will do.
func sameIncident(a, b *told) bool {
	if a.ev.Type != b.ev.Type || a.ev.Auxiliary != b.ev.Auxiliary || otherDay(a.day, b.day) || otherPlace(a.ev.Location, b.ev.Location) {
		return false
	}
	if a.ev.Type == marsad.EventConsult {
		x, y := parties(a), parties(b)
		if len(x) > 1 && slices.Equal(x, y) {
			return true
		}
	}
	modes := slices.Equal(a.ev.Modes, b.ev.Modes)
	if a.par != b.par && a.ev.Type != marsad.EventConsult && len(a.recips) > 0 {
		modes = modes || len(a.ev.Modes) == 0 || len(b.ev.Modes) == 0
	}
	return modes && slices.Equal(a.actors, b.actors) && slices.Equal(a.recips, b.recips)
}

// otherDay tells whether two named days cannot be the same, by what both tell.
func otherDay(a, b marsad.Date) bool {
	if !a.Known() || !b.Known() {
		return false
	}
	p := min(a.Precision, b.Precision)
	if a.Precision == marsad.PrecisionWeek || b.Precision == marsad.PrecisionWeek {
		p = min(p, marsad.PrecisionMonth)
	}
	switch {
	case a.Year != b.Year:
		return true
	case p >= marsad.PrecisionMonth && a.Month != b.Month:
		return true
	}
	return p == marsad.PrecisionDay && a.Day != b.Day
}

// Kilometres between places that may be one: a town and the site beside it.
const nearby = 40

// otherPlace tells whether two places are apart: different countries, or two
// towns that are not near each other. A wider place may hold a narrower one.
func otherPlace(a, b *marsad.Location) bool {
	if a == nil || b == nil || a.Name == b.Name {
		return false
	}
	if a.Country != "" && b.Country != "" && a.Country != b.Country {
		return true
	}
	if !spot[a.Precision] || !spot[b.Precision] {
		return false
	}
	if !a.HasPoint || !b.HasPoint {
		return !strings.Contains(a.Name, b.Name) && !strings.Contains(b.Name, a.Name)
	}
	const km = 111.2 // of a degree
	y := (a.Lat - b.Lat) * km
	x := (a.Lon - b.Lon) * km * math.Cos((a.Lat+b.Lat)*math.Pi/360)
	return x*x+y*y > nearby*nearby
}

// spot are the kinds of places that are one point on the map.
var spot = map[string]bool{"city": true, "town": true, "village": true, "camp": true, "crossing": true, "airport": true, "port": true, "base": true, "site": true}

// parties returns the countries of both sides, in order.
func parties(t *told) []string {
	var out []string
	for _, side := range [2][]marsad.Code{t.actors, t.recips} {
		for _, c := range side {
			if c.Country != "" && !slices.Contains(out, c.Country) {
				out = append(out, c.Country)
			}
		}
	}
	slices.Sort(out)
	return out
}
