package event

import "marsad"

// commitment returns what event c promises, plans, threatens or asks for; nil
// when it does none of these. The type is that of the frame a planned event was
// reduced from, or of the event that stands as the content of the act.
func (w *Worker) commitment(c *Candidate, aux marsad.Auxiliary) *marsad.Commitment {
	ahead := aux == marsad.AuxFuture || aux == marsad.AuxHypothetical
	switch c.Type {
	case marsad.EventAgree, marsad.EventThreaten, marsad.EventRequest, marsad.EventConcede:
	default:
		if !ahead {
			return nil
		}
	}
	sent := &w.doc.Sentences[c.Sent]
	k := &marsad.Commitment{}
	start := c.First
	switch {
	case c.Frame.Type != c.Type:
		k.Type = c.Frame.Type
	case ahead && c.Type != marsad.EventRequest:
		k.Type = c.Type
	default: // the content is what the clause holds
		if o := w.contentOf(c); o != nil {
			k.Type, start = o.Frame.Type, w.contentStart(c, o)
		}
		if start == c.First && c.Last < sent.Last {
			start = c.Last
		}
	}
	end := start
	for t := start; t < sent.Last; t++ {
		if w.boundary(t) || w.toks[t].Kind == marsad.TokenPunct && (w.words[t].Full == "»" || w.words[t].Full == "”") {
			break
		}
		if t > start && w.words[t].POS == marsad.POSVerb && w.words[t].Pro.Has(marsad.ProWa|marsad.ProFa) {
			break
		}
		end = t
	}
	k.Content = marsad.Span{Start: w.toks[start].Start, End: w.toks[end].End}
	for i := range w.doc.Times {
		t := &w.doc.Times[i]
		if t.First >= sent.First && t.First < sent.Last && t.Direction > 0 && t.To.Known() {
			k.Deadline = t.To
			break
		}
	}
	return k
}

// contentOf returns the candidate that is the content of the act c: the first
// that the act governs, else the first likely one behind it; nil when there is
// none.
func (w *Worker) contentOf(c *Candidate) *Candidate {
	var likely *Candidate
	for i := range w.cands {
		o := &w.cands[i]
		if o.Sent != c.Sent || o.First < c.Last || o.First >= c.Last+12 {
			continue
		}
		if o.gov == c.First && o.govSlot != "S" {
			return o
		}
		if likely == nil && (o.Prob > .1 || w.contentStart(c, o) < o.First) {
			likely = o
		}
	}
	return likely
}

// contentStart returns the token with which the content of c begins: the head of
// its phrase that o stands in, as تقديم before مساعدات, else o itself.
func (w *Worker) contentStart(c, o *Candidate) int {
	start := o.First
	for _, a := range c.clause.args {
		switch a.slot {
		case "ب", "إلى", "على", "ل", "O", "عن":
			if a.head > c.First && a.head < start && a.mention < 0 && start-a.head <= 2 {
				return a.head
			}
		}
	}
	return start
}
