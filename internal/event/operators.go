package event

import (
	"strings"

	"marsad"
)

// operatorAux returns the auxiliary mode that the operators before c tell by
// rule: negation right before a verb or as the noun that governs it, قد with the
// imperfect, words of possibility, condition and wish, and marks of the future.
// sure tells that grammar leaves no choice: لم before the verb, قد before an
// imperfect.
func (w *Worker) operatorAux(c *Candidate) (aux marsad.Auxiliary, sure bool) {
	sent := &w.doc.Sentences[c.Sent]
	word := &w.words[c.First]
	if c.gov >= 0 && w.ops[c.gov] == opDeny && c.Type != marsad.EventReject && c.Type != marsad.EventAccuse {
		return marsad.AuxNegation, true // نفى الجيش قصف المدينة
	}
	if aux, ok := w.scope(c); ok {
		return aux, true
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
			if k+1 < c.First && w.words[k+1].Lemma == "زال" {
				continue // لا تزال تقصف: still
			}
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

// scope returns the auxiliary mode of c when a word that leaves no doubt has it
// in its scope: لن before its verb, ما before a perfect, a question with هل, a
// verb of requiring, refusing or nearly doing that governs it, or a noun of fear
// or condition right before it. An act of speech was done whatever its content.
func (w *Worker) scope(c *Candidate) (marsad.Auxiliary, bool) {
	switch c.Type {
	case marsad.EventReject, marsad.EventAccuse, marsad.EventThreaten, marsad.EventRequest:
		return marsad.AuxNone, false
	}
	sent := &w.doc.Sentences[c.Sent]
	word := &w.words[c.First]
	if c.Form == formVerb && c.First > sent.First {
		b := &w.words[c.First-1]
		first := c.First-1 == sent.First || w.toks[c.First-2].Kind == marsad.TokenPunct
		switch {
		case w.ops[c.First-1] == opNegFuture: // لن يزور
			return marsad.AuxNegation, true
		case strings.TrimPrefix(b.Full, "و") == "ما" && first && word.Feats.Aspect == marsad.Perfect: // ما قصفت
			return marsad.AuxNegation, true
		case b.Full == "فقد" && word.Feats.Aspect == marsad.Imperfect: // فقد يقصف
			return marsad.AuxHypothetical, true
		case strings.TrimPrefix(b.Full, "و") == "هل": // هل تنسحب
			return marsad.AuxHypothetical, true
		}
	}
	if c.Form == formVerb { // كادت الطائرات تقصف, لم يكن الجيش قد قصف
		for k := c.First - 1; k >= sent.First && k > c.First-7; k-- {
			o := &w.words[k]
			if o.POS == marsad.POSSconj || o.Class == "rel" || w.toks[k].Kind == marsad.TokenPunct {
				break
			}
			switch o.Lemma {
			case "كاد", "أوشك", "كادت", "يكاد", "تكاد", "كادوا":
				if word.Feats.Aspect == marsad.Imperfect {
					return marsad.AuxHypothetical, true
				}
			case "كان":
				if k > sent.First && (w.words[k-1].Key == "لم" || w.words[k-1].Full == "ولم") && word.Feats.Aspect == marsad.Perfect {
					return marsad.AuxNegation, true
				}
			}
			if o.POS == marsad.POSVerb {
				break
			}
		}
	}
	if c.Form != formVerb && c.First > sent.First && w.ops[c.First-1] == opPoss && w.words[c.First-1].POS == marsad.POSAdp { // خشية هجوم, تحسبا لهجوم
		return marsad.AuxHypothetical, true
	}
	if c.govNoun >= 0 {
		switch w.ops[c.govNoun] {
		case opPoss, opCond, opWish: // احتمال هجوم, في حال توقيع
			return marsad.AuxHypothetical, true
		}
	}
	if c.gov < sent.First || w.words[c.gov].POS != marsad.POSVerb {
		return marsad.AuxNone, false
	}
	lemma := w.words[c.gov].Lemma
	if happens[lemma] && (c.govSlot == "S" || c.govSlot == "O") && c.gov > sent.First && (w.ops[c.gov-1] == opNegFuture || w.words[c.gov-1].Key == "لم" || w.words[c.gov-1].Full == "ولم") {
		return marsad.AuxNegation, true // لم تصل مساعدات
	}
	if !strings.Contains(contents[lemma], "|"+c.govSlot+"|") {
		return marsad.AuxNone, false
	}
	switch {
	case lemma == "فشل":
		return marsad.AuxNegation, true
	case lemma == "حاول" && (c.Type == marsad.EventAssault || c.Type == marsad.EventCoerce):
		return marsad.AuxNone, false // an attempted attack is an attack
	case lemma == "درس" && w.words[c.gov].Feats.Aspect != marsad.Imperfect:
		return marsad.AuxNone, false
	}
	return marsad.AuxHypothetical, true
}

// happens are verbs whose subject or object is what takes place by them.
var happens = map[string]bool{
	"وصل":  true, // arrive
	"تمّ":  true, // take place
	"حدث":  true, // happen
	"وقع":  true, // happen
	"جرى":  true, // go on
	"سجّل": true, // be recorded
	"شنّ":  true, // launch
	"نفّذ": true, // carry out
	"أجرى": true, // hold
}

// contents are verbs whose content has not happened by their being true, with
// the slots in which it stands.
var contents = map[string]string{
	"طالب":   "|ب|أن|",     // demand
	"دعا":    "|إلى|ل|أن|", // call for
	"حثّ":    "|على|أن|",   // urge
	"ناشد":   "|أن|",       // appeal
	"طلب":    "|O|ب|أن|",   // ask
	"رفض":    "|O|أن|",     // refuse
	"استبعد": "|O|أن|",     // rule out
	"أمكن":   "|S|O|أن|",   // be possible
	"انبغى":  "|S|أن|",     // ought
	"وجب":    "|S|أن|",     // must
	"فشل":    "|في|",       // fail
	"حاول":   "|O|أن|",     // try
	"أحبط":   "|O|",        // foil
	"أفشل":   "|O|",        // thwart
	"تجنّب":  "|O|",        // avoid
	"تفادى":  "|O|",        // avoid
	"درس":    "|O|",        // consider
	"اقترح":  "|O|أن|",     // propose
	"خشي":    "|O|من|أن|",  // fear
	"تمنّى":  "|O|أن|",     // wish
}
