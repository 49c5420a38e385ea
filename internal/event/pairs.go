package event

import (
	"slices"

	"marsad"
)

// A pair is a mention that may play a part in an event.
type pair struct {
	mention int
	prev    int     // paragraphs before the trigger's, 0 in its own
	actor   float64 // probability
	recip   float64
	firstA  float64 // score as the first actor
	firstR  float64
	join    int  // index of the pair whose mention this one is joined to by و, −1
	bound   bool // بين binds it to what it is joined to, or both are adjectives of the trigger: both or neither
}

// maxPairs bounds the mentions weighed for one event; the nearest are kept.
const maxPairs = 18

// pairs lists the mentions that may play a part in c: those of its paragraph,
// then the most recent ones before it, one for each code.
func (w *Worker) pairs(c *Candidate, out []pair) []pair {
	out = out[:0]
	par := w.doc.Sentences[c.Sent].Paragraph
	first, last := c.Sent, c.Sent
	for first > 0 && w.doc.Sentences[first-1].Paragraph == par {
		first--
	}
	for last+1 < len(w.doc.Sentences) && w.doc.Sentences[last+1].Paragraph == par {
		last++
	}
	lo, hi := w.doc.Sentences[first].First, w.doc.Sentences[last].Last
	begin := len(w.mentions)
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.First >= hi {
			break
		}
		if m.First < lo {
			continue
		}
		begin = min(begin, i)
		if m.First <= c.First && c.First < m.Last && m.Kind != marsad.MentionRole {
			continue
		}
		p := pair{mention: i, join: -1}
		if n := len(out); n > 0 && w.joined(out[n-1].mention, i) {
			p.join = n - 1
			first := w.mentions[out[n-1].mention].First
			p.bound = out[n-1].bound || first > 0 && w.words[first-1].Lemma == "بين"
		} else if n > 0 && describes(c, i) && describes(c, out[n-1].mention) {
			p.join, p.bound = n-1, true // مباحثات أميركية روسية
		}
		out = append(out, p)
	}
	if begin == len(w.mentions) {
		for begin = 0; begin < len(w.mentions) && w.mentions[begin].First < lo; begin++ {
		}
	}
	if len(out) > maxPairs { // keep the nearest
		k := 0
		for k < len(out)-maxPairs && w.mentions[out[k].mention].Last < c.First {
			k++
		}
		out = out[k:]
		for i := range out {
			out[i].join = max(out[i].join-k, -1)
		}
		if len(out) > maxPairs {
			out = out[:maxPairs]
		}
	}
	n := 0
	var seen [6]marsad.Code
	for i := begin - 1; i >= 0 && n < len(seen); i-- {
		m := &w.mentions[i]
		if m.Kind == marsad.MentionPlace || m.Code.Country == "" {
			continue
		}
		if slices.Contains(seen[:n], m.Code) {
			continue
		}
		d := par - w.doc.Sentences[w.sentOf[m.First]].Paragraph
		if d > 4 && w.doc.Sentences[w.sentOf[m.First]].Paragraph != 0 {
			continue
		}
		seen[n] = m.Code
		n++
		out = append(out, pair{mention: i, prev: max(d, 1), join: -1})
	}
	return out
}

// joined tells whether mention b is joined to mention a, right before it, by و.
func (w *Worker) joined(a, b int) bool {
	x, y := &w.mentions[a], &w.mentions[b]
	if !w.words[y.First].Pro.Has(marsad.ProWa) || x.Adjective || y.Adjective {
		return false
	}
	for t := x.Last; t < y.First; t++ {
		if w.toks[t].Kind != marsad.TokenPunct {
			return false
		}
	}
	return y.First-x.Last <= 2
}

// bothSides tells whether mention i stands for two parties named before:
// الجانبان, الطرفان, البلدان. It returns their codes.
func (w *Worker) bothSides(i int, t marsad.EventType) []marsad.Code {
	m := &w.mentions[i]
	if !m.Definite || m.Kind != marsad.MentionRole {
		return nil
	}
	word := &w.words[m.First]
	state := false
	switch word.Key {
	case "جانبان", "جانبين", "طرفان", "طرفين":
	case "بلدان", "بلدين", "دولتان", "دولتين", "حكومتان", "حكومتين", "رئيسان", "رئيسين", "وزيران", "وزيرين":
		state = true
		if m.SelfCode {
			return nil
		}
	default:
		return nil
	}
	if mem := &w.memory[t]; mem.told && len(mem.act) == 2 && (!state || mem.act[0].Country != mem.act[1].Country) {
		return mem.act
	}
	var out []marsad.Code
	for k := i - 1; k >= 0 && k > i-40 && len(out) < 2; k-- {
		o := &w.mentions[k]
		if o.Kind == marsad.MentionPlace || o.Code.Country == "" || o.Kind == marsad.MentionRole && !o.SelfCode {
			continue
		}
		c := o.Code
		if state {
			if len(c.Country) != 3 || c.Sector != "GOV" && !o.Adjective {
				continue
			}
			c.Sector = "GOV"
		}
		if len(out) == 1 && (out[0] == c || state && out[0].Country == c.Country) {
			continue
		}
		out = append(out, c)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// slotOf returns the slot of mention m in the clause of c, "" when it has none.
func slotOf(c *Candidate, m int) (string, *arg) {
	for i := range c.clause.args {
		if c.clause.args[i].mention == m {
			return c.clause.args[i].slot, &c.clause.args[i]
		}
	}
	return "", nil
}

// extended returns the slot of mention m for c beyond its own clause: in that of
// the verb whose subject the trigger is ("v:"), of the verb that governs it
// ("g:"), or of the nearest verbs before and after ("m:", "n:").
func (w *Worker) extended(c *Candidate, m int) (string, slotRole) {
	in := func(verb int) string {
		if v := w.verbAt[verb]; v > 0 {
			for _, a := range w.clauses[v-1].args {
				if a.mention == m {
					return a.slot
				}
			}
		}
		return ""
	}
	if c.Form != formVerb {
		for v := c.Last; v < len(w.words) && v < c.Last+5; v++ {
			k := w.verbAt[v]
			if k == 0 {
				continue
			}
			if r := w.clauses[k-1].relHead; r >= c.First-1 && r < c.Last+3 { // الهجوم الذي شنته القوات على المدينة
				if s := in(v); s != "" {
					if s == "O" {
						return "r:O", orElse(roleOf(c.Frame, "O"), roleRecipient)
					}
					return "r:" + s, w.slotRoleOf(c, s)
				}
			}
			break
		}
	}
	if c.Form != formVerb && c.gov >= 0 {
		if s := in(c.gov); s != "" {
			if c.govSlot == "S" {
				return "v:" + s, w.slotRoleOf(c, s) // الاشتباكات تتواصل بين الجيش والمتمردين
			}
			r := roleNone
			for _, fr := range w.info[c.gov].verbs {
				if fr.Light && (s == "S" || s == "S<") {
					r = roleOf(c.Frame, "S") // شن الجيش هجوما
				}
			}
			return "g:" + s, r
		}
	}
	sent := &w.doc.Sentences[c.Sent]
	for v := c.First - 1; v >= sent.First && v > c.First-30; v-- {
		if w.verbAt[v] > 0 && v != c.gov {
			if s := in(v); s != "" {
				return "m:" + s, roleNone
			}
			break
		}
	}
	for v := c.Last; v < sent.Last && v < c.Last+20; v++ {
		if w.verbAt[v] > 0 && v != c.gov {
			if s := in(v); s != "" {
				return "n:" + s, roleNone
			}
			break
		}
	}
	return "", roleNone
}

// describes tells whether mention m is an adjective of the trigger itself.
func describes(c *Candidate, m int) bool {
	slot, _ := slotOf(c, m)
	return slot == "J"
}

// described tells whether the tokens [from, to) are all adjectives, as between a
// noun and the second of two peoples: محادثات عسكرية أردنية عراقية.
func (w *Worker) described(from, to int) bool {
	for k := from; k < to; k++ {
		m := w.mentionAt(k)
		if m >= 0 && w.mentions[m].Adjective || m < 0 && w.words[k].POS == marsad.POSAdj {
			continue
		}
		if full := w.words[k].Full; full != "-" && full != "–" && full != "ـ" {
			return false
		}
	}
	return true
}
