package event

import "marsad"

// dateOf returns the day of event c: that of the time expression nearest to its
// trigger in the sentence; without one, the day of publication for what is told
// as news, and nothing for what is planned, possible or past. said tells that the
// sentence names the day.
func (w *Worker) dateOf(c *Candidate, aux marsad.Auxiliary) (d marsad.Date, said bool) {
	sent := &w.doc.Sentences[c.Sent]
	best, dist := -1, 1<<30
	for i := range w.doc.Times {
		t := &w.doc.Times[i]
		if t.First < sent.First || t.First >= sent.Last || !t.From.Known() {
			continue
		}
		if t.Direction > 0 && aux == marsad.AuxNone && c.Type != marsad.EventAgree && c.Type != marsad.EventConcede && c.Type != marsad.EventThreaten {
			continue // a future day is not the day of what has happened
		}
		d := t.First - c.Last
		if d < 0 {
			d = c.First - t.Last + 2
		}
		if d < dist {
			best, dist = i, d
		}
	}
	if best >= 0 && dist < 25 {
		return w.doc.Times[best].From, true
	}
	if aux == marsad.AuxNone || aux == marsad.AuxNegation {
		return w.doc.Published, false
	}
	return marsad.Date{}, false
}
