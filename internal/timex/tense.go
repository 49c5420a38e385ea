package timex

import "marsad"

// ambiguous reports whether ex may mean a day before or after publication.
func ambiguous(ex *expr) bool {
	return ex.mod == modNone && (ex.k == kWeekday && !ex.inWeek || (ex.k == kDay || ex.k == kMonth || ex.k == kNthDay || ex.k == kNthWeek) && ex.y == 0 && !ex.relYear && !ex.relMonth)
}

// speaksOfFuture looks for a cue within twelve tokens before and four after.
func (p *parser) speaksOfFuture(first, last int) bool {
	for i := first - 1; i >= max(p.lo, first-12); i-- {
		if p.words[i].Pro.Has(marsad.ProSa) || p.e(i).cls == cFuture {
			return true
		}
		if m := p.mark(i); m == ',' || m == ':' {
			break
		}
	}
	for i := last; i < min(p.hi, last+4); i++ {
		if e := p.e(i); e.cls == cAdj && e.val > 0 {
			return true
		}
		if p.mark(i) != 0 {
			break
		}
	}
	return false
}

// scheduled reports whether the weekday at token first tells when the imperfect
// that begins the sentence will be: يجتمع المجلس الجمعة. Between them stands no
// other clause, and no noun before the day has it as its genitive: هجوم الجمعة.
func (p *parser) scheduled(first int) bool {
	v := &p.words[p.lo]
	if v.POS != marsad.POSVerb || v.Feats.Aspect != marsad.Imperfect || v.Feats.Voice == marsad.Passive || first > p.lo+14 {
		return false
	}
	for i := p.lo + 1; i < first; i++ {
		w := &p.words[i]
		if w.POS == marsad.POSVerb || w.POS == marsad.POSSconj || w.Class == "rel" || p.e(i).cls == cAfter || p.e(i).cls == cSince || p.mark(i) != 0 {
			return false
		}
	}
	w := &p.words[first-1]
	return first-1 == p.lo || w.POS != marsad.POSNoun || w.Feats.Def || w.Enc != marsad.EncNone
}
