package event

import "marsad"

// operatorAux returns the auxiliary mode that the operators before c tell by
// rule: negation right before a verb or as the noun that governs it, قد with the
// imperfect, words of possibility, condition and wish, and marks of the future.
// sure tells that grammar leaves no choice: لم before the verb, قد before an
// imperfect.
func (w *Worker) operatorAux(c *Candidate) (aux marsad.Auxiliary, sure bool) {
	sent := &w.doc.Sentences[c.Sent]
	word := &w.words[c.First]
	if c.gov >= 0 && c.Type != marsad.EventReject && c.Type != marsad.EventAccuse {
		switch w.ops[c.gov] {
		case opDeny: // نفى الجيش قصف المدينة
			return marsad.AuxNegation, true
		}
	}
	verb := c.Form == formVerb
	for k := c.First - 1; k >= sent.First && k > c.First-7; k-- {
		if w.boundary(k) {
			break
		}
		d := c.First - k
		between := &w.words[k]
		switch w.ops[k] {
		case opNeg, opNegFuture:
			if verb && d <= 2 || !verb && (d == 1 || d == 2 && k == c.govNoun) {
				return marsad.AuxNegation, verb && w.words[k].Full == "لم" && c.Type != marsad.EventReject
			}
			if !verb && d <= 4 && c.gov > k && c.gov-k <= 2 { // لم يشن هجوما
				return marsad.AuxNegation, false
			}
		case opDeny:
			if d <= 4 {
				return marsad.AuxNegation, false
			}
		case opQad:
			if verb && d <= 2 && word.Feats.Aspect == marsad.Imperfect {
				return marsad.AuxHypothetical, true
			}
		case opPoss, opCond, opWish:
			if d <= 5 {
				sure := d <= 2 && (w.words[k].Full == "ربما" || w.ops[k] == opCond && verb && w.words[k].POS != marsad.POSNoun)
				return marsad.AuxHypothetical, sure
			}
		case opFuture:
			if d <= 4 {
				return marsad.AuxFuture, false
			}
		}
		if between.POS == marsad.POSVerb && verb && d > 2 {
			break
		}
	}
	if c.gov > sent.First && w.words[c.gov].Feats.Aspect == marsad.Imperfect && w.ops[c.gov-1] == opQad {
		return marsad.AuxHypothetical, true // قد يشمل التعاون مناورات
	}
	if c.gov >= sent.First && (w.words[c.gov].Full == "وقد" || w.words[c.gov].Full == "قد") {
		return marsad.AuxHypothetical, false
	}
	if verb && word.Pro.Has(marsad.ProSa) || c.gov >= 0 && w.words[c.gov].Pro.Has(marsad.ProSa) {
		return marsad.AuxFuture, false
	}
	return marsad.AuxNone, false
}
