package event

import "marsad"

// What the tests outside the package, which use the pipeline, see of the inside.

// OperatorAux is the auxiliary mode of c by rule.
func (w *Worker) OperatorAux(c *Candidate) (marsad.Auxiliary, bool) { return w.operatorAux(c) }

// AuxOf is the auxiliary mode of c by rule or model.
func (w *Worker) AuxOf(c *Candidate) marsad.Auxiliary { return w.auxOf(c) }

// FormOf names the form of the trigger of c.
func FormOf(c *Candidate) string { return formNames[c.Form] }

// LemmaOf is the lemma of the frame of c.
func LemmaOf(c *Candidate) string { return c.Frame.Lemma }

// CondsOf is how specific the frame of c is.
func CondsOf(c *Candidate) int { return c.conds }

// Taken lists the mentions taken as actors and as recipients.
func (c *Choice) Taken() (act, rec []int) {
	c.Decide(func(k int, recip bool) {
		if recip {
			rec = append(rec, k)
		} else {
			act = append(act, k)
		}
	})
	return act, rec
}

// CountsOf lists the numbers of people in the prepared document.
func (w *Worker) CountsOf() []marsad.Count {
	var out []marsad.Count
	for i := range w.doc.Sentences {
		out = append(out, w.countsIn(&w.doc.Sentences[i])...)
	}
	return out
}

// Slots describes the clause of c for people: each phrase by its slot.
func (w *Worker) Slots(c *Candidate) string {
	out := ""
	for _, a := range c.clause.args {
		text := w.toks[a.head].In(w.doc.Text)
		if a.mention >= 0 {
			text = w.mentions[a.mention].In(w.doc.Text)
		}
		out += " " + a.slot + "=[" + text + "]"
	}
	if c.gov >= 0 {
		out += " gov=" + w.words[c.gov].Lemma + "/" + c.govSlot
	}
	if c.govNoun >= 0 {
		out += " govN=" + w.words[c.govNoun].Lemma
	}
	return out
}
