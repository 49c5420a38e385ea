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
		for i := range w.cands {
			o := &w.cands[i]
			if o.Sent == c.Sent && o.First >= c.Last && o.First < c.Last+12 && o.Type == o.Frame.Type && o.Prob > .1 {
				k.Type, start = o.Type, o.First
				break
			}
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
