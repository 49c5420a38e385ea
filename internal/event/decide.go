package event

import (
	"slices"
	"sort"

	"marsad"
)

// recall fills the sides of a meeting that a definite noun tells again (the talks,
// the visit) from what the document told of it before, when the sentence names
// some of its parties only.
func (w *Worker) recall(c *Candidate, ev *marsad.Event) {
	mem := &w.memory[c.Type]
	if c.Type != marsad.EventConsult || c.Form == formVerb || !w.words[c.First].Feats.Def || !mem.told {
		return
	}
	known := func(codes []marsad.Code) []marsad.Actor {
		var out []marsad.Actor
		for _, code := range codes {
			a := marsad.Actor{Mention: -1, Code: code, Coref: "earlier-mention-of-the-event"}
			for i := range w.mentions { // the first who had the code gives the name
				if w.mentions[i].First >= c.First {
					break
				}
				if w.mentions[i].Code == code && !w.mentions[i].Adjective {
					a = w.actor(i, "earlier-mention-of-the-event")
					break
				}
			}
			out = append(out, a)
		}
		return out
	}
	all := append(append([]marsad.Code(nil), mem.act...), mem.rec...)
	if len(all) < 2 {
		return
	}
	told := map[string]bool{}
	for _, code := range all {
		told[code.Country] = true
	}
	now := map[string]bool{}
	for _, a := range append(append([]marsad.Actor(nil), ev.Actors...), ev.Recipients...) {
		if !told[a.Code.Country] {
			return // another meeting
		}
		now[a.Code.Country] = true
	}
	if len(now) >= len(told) {
		return
	}
	if c.Mode == "visit" {
		ev.Actors, ev.Recipients = known(mem.act), known(mem.rec)
	} else {
		ev.Actors, ev.Recipients = known(all), nil
	}
}

// decode chooses actors and recipients among the pairs.
func (w *Worker) decode(c *Candidate, all []pair) (act, rec []marsad.Actor) {
	m := w.f.models
	put := func(dst []marsad.Actor, p *pair, coref string) []marsad.Actor {
		a := w.actor(p.mention, coref)
		if both := w.bothSides(p.mention, c.Type); both != nil {
			for i, code := range both {
				b := a
				b.Code, b.Coref = code, "both-sides"
				b.Name = code.Country + " " + code.Sector
				if i > 0 {
					b.Span = marsad.Span{}
				}
				dst = append(dst, b)
			}
			return dst
		}
		for _, o := range dst {
			if o.Name == a.Name && o.Code == a.Code {
				return dst
			}
		}
		return append(dst, a)
	}
	ch := Choice{NobodyA: c.nobodyA, NobodyR: c.nobodyR, Sides: m.sides(Meeting(c.Type, c.Mode))}
	for i := range all {
		p := &all[i]
		ch.Mentions = append(ch.Mentions, Weighed{p.firstA, p.firstR, p.actor, p.recip, p.prev > 0, p.join, p.bound})
	}
	ch.Decide(func(k int, recip bool) {
		coref := ""
		if all[k].prev > 0 {
			coref = "earlier-paragraph"
		}
		if recip {
			rec = put(rec, &all[k], coref)
		} else {
			act = put(act, &all[k], coref)
		}
	})
	return act, rec
}

// Meeting tells whether an event of type t and mode has its parties all on one
// side: whoever meets, meets somebody.
func Meeting(t marsad.EventType, mode string) bool {
	return t == marsad.EventConsult && mode != "visit" || t == marsad.EventCooperate
}

// A Choice is what the scorers say of the mentions that may play a part in an event.
type Choice struct {
	Mentions         []Weighed
	NobodyA, NobodyR float64 // scores of an unfilled side
	Sides
}

// Weighed is one mention: its scores as the first of each side, and its
// probabilities of having that part at all.
type Weighed struct {
	FirstA, FirstR float64
	Actor, Recip   float64
	Earlier        bool // stands before the paragraph
	Join           int  // mention that it is joined to by و, −1
	Bound          bool // by بين or as adjectives: what Join names has the same part
}

// joinedSure is the least probability of what is joined by و to a chosen mention.
const joinedSure = .3

// Decide chooses the first of each side, the likelier side first, then what
// else is surely of a side. A mention has one part.
func (c *Choice) Decide(take func(k int, recip bool)) {
	bestA, bestR := -1, -1
	topA, topR := c.NobodyA+c.BiasActor, c.NobodyR+c.BiasRecip
	for k, m := range c.Mentions {
		if m.FirstA > topA {
			bestA, topA = k, m.FirstA
		}
		if m.FirstR > topR {
			bestR, topR = k, m.FirstR
		}
	}
	if bestA >= 0 && bestA == bestR {
		// by how far each is ahead of nobody
		if topA-c.NobodyA >= topR-c.NobodyR {
			bestR, topR = -1, c.NobodyR+c.BiasRecip
			for k, m := range c.Mentions {
				if k != bestA && m.FirstR > topR {
					bestR, topR = k, m.FirstR
				}
			}
		} else {
			bestA, topA = -1, c.NobodyA+c.BiasActor
			for k, m := range c.Mentions {
				if k != bestR && m.FirstA > topA {
					bestA, topA = k, m.FirstA
				}
			}
		}
	}
	joins := func(k, best int) bool { // k is joined to best, directly or through others
		for j := k; j >= 0 && j < len(c.Mentions); j = c.Mentions[j].Join {
			if j == best {
				return true
			}
		}
		for j := best; j >= 0 && j < len(c.Mentions); j = c.Mentions[j].Join {
			if j == k {
				return true
			}
		}
		return false
	}
	bound := func(k, best int) bool { // بين القاهرة وطرابلس
		if best < 0 || c.Mentions[max(k, best)].Earlier {
			return false
		}
		for j := max(k, best); c.Mentions[j].Bound && c.Mentions[j].Join >= 0; j = c.Mentions[j].Join {
			if c.Mentions[j].Join == min(k, best) {
				return true
			}
		}
		return false
	}
	for k, m := range c.Mentions {
		switch {
		case k == bestA:
			take(k, false)
		case k == bestR:
			take(k, true)
		case bound(k, bestA):
			take(k, false)
		case bound(k, bestR):
			take(k, true)
		case m.Earlier:
		case bestA >= 0 && m.Actor >= joinedSure && m.Actor >= m.Recip && joins(k, bestA):
			take(k, false)
		case bestR >= 0 && m.Recip >= joinedSure && joins(k, bestR):
			take(k, true)
		case bestA >= 0 && m.Actor >= c.SureRole && m.Actor >= m.Recip:
			take(k, false)
		case bestR >= 0 && m.Recip >= c.SureRole:
			take(k, true)
		}
	}
}

// actor makes an actor of a mention. A place that acts or suffers stands for its government.
func (w *Worker) actor(i int, coref string) marsad.Actor {
	m := &w.mentions[i]
	a := marsad.Actor{Mention: i, Span: m.Head, Name: m.Name, ID: m.ID, Code: m.Code, Office: m.Office, Rank: m.Rank, Coref: coref}
	if m.Kind == marsad.MentionPlace && a.Code.Sector == "" {
		a.Code.Sector = "GOV"
		a.ID = ""
	}
	if coref != "" {
		a.Span = marsad.Span{}
	}
	return a
}

func codesOf(as []marsad.Actor) []marsad.Code {
	var out []marsad.Code
	for _, a := range as {
		if !slices.Contains(out, a.Code) {
			out = append(out, a.Code)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i].Country < out[j].Country || out[i].Country == out[j].Country && out[i].Sector < out[j].Sector
	})
	return out
}
