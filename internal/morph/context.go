package morph

import "marsad"

// contextScore is what the words before a reading tell for or against it.
func contextScore(r *Analysis, before []marsad.Word) float32 {
	s := float32(0)
	verb := r.POS == marsad.POSVerb || r.POS == marsad.POSAux
	nominal := r.POS == marsad.POSNoun || r.POS == marsad.POSAdj || r.POS == marsad.POSPropn || r.POS == marsad.POSNum
	if len(before) == 0 || before[len(before)-1].POS == marsad.POSPunct {
		if verb && r.Feats.Aspect == marsad.Perfect {
			s += .8
		}
		return s
	}
	p := &before[len(before)-1]
	switch {
	case p.POS == marsad.POSAdp && p.Enc == marsad.EncNone:
		if verb {
			s -= 3
		}
	case p.Class == "neg" || p.Class == "future":
		if verb {
			s += 2.5
			if p.Full == "لم" || p.Full == "لن" || p.Full == "سوف" {
				s += 2
				if r.short {
					s += 2
				}
				if r.Feats.Aspect == marsad.Perfect {
					s -= 4
				}
			}
		}
	case p.Full == "قد" || p.Full == "لقد" || p.Full == "وقد" || p.Full == "فقد":
		if verb {
			s += 3
		}
	case p.Lemma == "أن" && p.POS == marsad.POSSconj:
		if verb && r.Feats.Aspect == marsad.Imperfect {
			s += 1
		}
	case p.Class == "rel" || p.POS == marsad.POSAux:
		if verb {
			s += 1
		}
	case p.POS == marsad.POSVerb:
		if nominal {
			s += .5
		}
		if verb && !r.Pro.Has(marsad.ProWa|marsad.ProFa) {
			s -= 1
		}
	case p.POS == marsad.POSNoun && !p.Feats.Def && p.Enc == marsad.EncNone && p.Feats.Aspect == marsad.AspectNone:
		if nominal && r.Feats.Def && r.POS == marsad.POSNoun {
			s += .5
		}
		if verb && p.Feats.Constr {
			s -= 2
		}
	}
	if r.POS == marsad.POSAdj && (p.POS == marsad.POSNoun || p.POS == marsad.POSAdj) && p.Feats.Def == r.Feats.Def && !r.Pro.Has(marsad.ProBi|marsad.ProLi|marsad.ProWa) {
		s += .8
	}
	return s
}
