package morph

import "marsad"

// traits are what the hand-set scores ask of a reading.
type traits uint16

const (
	isVerb traits = 1 << iota // or auxiliary
	isNominal
	isNoun
	isAdj
	isDef
	isPerfect
	isImperfect
	isShort  // a jussive that differs from the indicative
	isJoined // with و or ف
	isPrep   // with a preposition or و
)

func traitsOf(r *Analysis) traits {
	var t traits
	for _, c := range [...]struct {
		is traits
		ok bool
	}{
		{isVerb, r.POS == marsad.POSVerb || r.POS == marsad.POSAux},
		{isNominal, r.POS == marsad.POSNoun || r.POS == marsad.POSAdj || r.POS == marsad.POSPropn || r.POS == marsad.POSNum},
		{isNoun, r.POS == marsad.POSNoun},
		{isAdj, r.POS == marsad.POSAdj},
		{isDef, r.Feats.Def},
		{isPerfect, r.Feats.Aspect == marsad.Perfect},
		{isImperfect, r.Feats.Aspect == marsad.Imperfect},
		{isShort, r.short},
		{isJoined, r.Pro.Has(marsad.ProWa | marsad.ProFa)},
		{isPrep, r.Pro.Has(marsad.ProBi | marsad.ProLi | marsad.ProWa)},
	} {
		if c.ok {
			t |= c.is
		}
	}
	return t
}

// A lead is what a word tells of the one after it.
type lead uint8

const (
	leadNothing  lead = iota
	leadBoundary      // punctuation, or the start of a line
	leadAdp           // a preposition without its pronoun
	leadNeg           // a negation or future particle
	leadMood          // one that governs a mood: لم, لن, سوف
	leadQad           // قد
	leadThat          // أن
	leadClause        // a relative pronoun or an auxiliary
	leadVerb
	leadNoun   // indefinite
	leadConstr // a noun in construct form
)

func leadOf(w *marsad.Form) lead {
	switch {
	case w.POS == marsad.POSPunct:
		return leadBoundary
	case w.POS == marsad.POSAdp && w.Enc == marsad.EncNone:
		return leadAdp
	case w.Class == "neg" || w.Class == "future":
		if w.Full == "لم" || w.Full == "لن" || w.Full == "سوف" {
			return leadMood
		}
		return leadNeg
	case w.Full == "قد" || w.Full == "لقد" || w.Full == "وقد" || w.Full == "فقد":
		return leadQad
	case w.Lemma == "أن" && w.POS == marsad.POSSconj:
		return leadThat
	case w.Class == "rel" || w.POS == marsad.POSAux:
		return leadClause
	case w.POS == marsad.POSVerb:
		return leadVerb
	case w.POS == marsad.POSNoun && !w.Feats.Def && w.Enc == marsad.EncNone:
		if w.Feats.Constr {
			return leadConstr
		}
		return leadNoun
	}
	return leadNothing
}

// contextScore is what the word before a reading tells for or against it.
func contextScore(r, before *signature) float32 {
	s := float32(0)
	if r.is&isVerb != 0 {
		switch before.lead {
		case leadBoundary:
			if r.is&isPerfect != 0 {
				s += .8
			}
		case leadAdp:
			s -= 3
		case leadMood:
			s += 4.5
			if r.is&isShort != 0 {
				s += 2
			}
			if r.is&isPerfect != 0 {
				s -= 4
			}
		case leadNeg:
			s += 2.5
		case leadQad:
			s += 3
		case leadThat:
			if r.is&isImperfect != 0 {
				s++
			}
		case leadClause:
			s++
		case leadVerb:
			if r.is&isJoined == 0 {
				s--
			}
		case leadConstr:
			s -= 2
		}
		return s
	}
	switch before.lead {
	case leadVerb:
		if r.is&isNominal != 0 {
			s += .5
		}
	case leadNoun, leadConstr:
		if r.is&(isNoun|isDef) == isNoun|isDef {
			s += .5
		}
	}
	if r.is&isAdj != 0 && before.is&(isNoun|isAdj) != 0 && (r.is^before.is)&isDef == 0 && r.is&isPrep == 0 {
		s += .8
	}
	return s
}

// A clause is what the ranker remembers of the clause so far.
type clause uint8

const (
	clauseOpen  clause = iota // no finite verb yet
	clauseTopic               // no finite verb, but a nominal
	clauseVerb                // a finite verb, nothing after it
	clauseFull                // a finite verb with a nominal after it
	clauseSame                // of a word: it leaves the clause as it is
)

// clauseOf returns what a word makes of a clause that has no verb yet.
func clauseOf(w *marsad.Form) clause {
	switch w.POS {
	case marsad.POSPunct:
		if w.Full == "،" || w.Full == "؛" || w.Full == "؟" || len(w.Full) == 1 && w.Full != "\"" && w.Full != "(" && w.Full != ")" {
			return clauseOpen
		}
	case marsad.POSSconj:
		return clauseOpen
	case marsad.POSPron:
		if w.Class == "rel" {
			return clauseOpen
		}
	case marsad.POSVerb, marsad.POSAux:
		return clauseVerb
	case marsad.POSNoun, marsad.POSAdj, marsad.POSPropn, marsad.POSNum:
		return clauseTopic
	}
	return clauseSame
}

// after returns the state of the clause once a word with signature s was read.
func (c clause) after(s *signature) clause {
	switch {
	case s.clause == clauseSame:
		return c
	case s.clause == clauseTopic && c >= clauseVerb:
		return clauseFull
	}
	return s.clause
}
