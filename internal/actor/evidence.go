package actor

import (
	"marsad"
	"marsad/internal/lexicon"
)

// evidence is how much a document speaks of each country.
type evidence struct {
	codes    []string    // in the order in which the document names them
	of       []int16     // index into codes of each mention that tells a country in its own words, −1
	weight   [2][]weight // by side, one for each code
	all      []weight    // whoever asks
	score    []weight    // of the mention in question
	dominant string
	kingdoms map[string]bool // of the Resolver
}

// A weight is how much is said of a country. Whole numbers, so that sums do not
// depend on their order.
type weight int32

// A side is what people do in news: armies and governments act, and are of the
// countries that act; civilians suffer, rebels fight, where the places are.
type side uint8

const (
	acting side = iota
	suffering
)

func sideOf(m *marsad.Mention) side {
	if m.Victim {
		return suffering
	}
	switch m.Code.Sector {
	case "MIL", "COP", "SPY", "GOV", "LEG", "JUD", "PTY":
		return acting
	case "":
		if m.Kind != marsad.MentionPerson {
			return acting
		}
	}
	return suffering
}

// weightOf is how much a mention says for a country, by the side that is asked for.
func weightOf(m *marsad.Mention) [2]weight {
	switch {
	case m.Kind == marsad.MentionPlace:
		return [2]weight{7, 20}
	case m.Kind == marsad.MentionCountry && m.Adjective:
		return [2]weight{10, 6}
	case m.Kind == marsad.MentionCountry:
		return [2]weight{10, 10}
	}
	return [2]weight{13, 5}
}

func (ev *evidence) count(doc *marsad.Document) {
	ev.of = make([]int16, len(doc.Mentions))
	s := 0
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		ev.of[i] = -1
		for s+1 < len(doc.Sentences) && m.First >= doc.Sentences[s].Last {
			s++
		}
		c := m.Code.Country
		if len(c) != 3 || !m.SelfCode || lexicon.International(c) {
			continue
		}
		k := ev.index(c)
		ev.of[i] = int16(k)
		times := weight(1)
		if s < len(doc.Sentences) {
			switch p := doc.Sentences[s].Paragraph; {
			case p == 0:
				times = 3
			case p <= 2:
				times = 2
			}
		}
		for side, w := range weightOf(m) {
			ev.weight[side][k] += w * times
		}
		if m.Kind == marsad.MentionPerson || m.Kind == marsad.MentionOrg {
			ev.all[k] += 7 * times
		} else {
			ev.all[k] += 10 * times
		}
	}
	ev.score = make([]weight, len(ev.codes))
	best := weight(0)
	for k, w := range ev.all {
		if w > best {
			best, ev.dominant = w, ev.codes[k]
		}
	}
}

// index returns the number of a country's code.
func (ev *evidence) index(c string) int {
	for k := range ev.codes {
		if ev.codes[k] == c {
			return k
		}
	}
	ev.codes, ev.all = append(ev.codes, c), append(ev.all, 0)
	for side := range ev.weight {
		ev.weight[side] = append(ev.weight[side], 0)
	}
	return len(ev.codes) - 1
}

const (
	reach  = 120
	nearby = 5
)

// about returns the country of which the document says most where mention i
// stands, "" when it names none: all mentions count, those near i more.
func (ev *evidence) about(doc *marsad.Document, i int) string {
	m := &doc.Mentions[i]
	side := sideOf(m)
	if m.Definite && side == acting && m.Code.Sector != "MIL" && m.Code.Sector != "COP" {
		return ev.dominant // الحكومة
	}
	copy(ev.score, ev.weight[side])
	add := func(k, distance int) {
		if c := ev.of[k]; c >= 0 {
			ev.score[c] += weightOf(&doc.Mentions[k])[side] * weight(nearby*(reach-distance)) / reach
		}
	}
	for k := i - 1; k >= 0 && m.First-doc.Mentions[k].First < reach; k-- {
		add(k, m.First-doc.Mentions[k].First)
	}
	for k := i + 1; k < len(doc.Mentions) && doc.Mentions[k].First-m.First < reach; k++ {
		add(k, doc.Mentions[k].First-m.First)
	}
	best, out := weight(0), ""
	for k, w := range ev.score {
		if w > best {
			best, out = w, ev.codes[k]
		}
	}
	return out
}

// near returns the country of the place or country nearest to mention i in its sentence.
func (ev *evidence) near(doc *marsad.Document, i, s int) string {
	m := &doc.Mentions[i]
	best, dist := "", 1<<30
	for k := i - 12; k <= i+12; k++ {
		if k < 0 || k >= len(doc.Mentions) || k == i {
			continue
		}
		o := &doc.Mentions[k]
		if o.Code.Country == "" || !o.SelfCode || o.First < doc.Sentences[s].First || o.Last > doc.Sentences[s].Last || lexicon.International(o.Code.Country) {
			continue
		}
		if o.Adjective || o.Kind != marsad.MentionPlace && o.Kind != marsad.MentionCountry {
			continue
		}
		d := o.First - m.Last
		if d < 0 {
			d = m.First - o.Last + 2
		}
		if o.Kind == marsad.MentionPlace {
			d -= 4
		}
		if d < dist {
			best, dist = o.Code.Country, d
		}
	}
	return best
}
