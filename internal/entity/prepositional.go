package entity

import (
	"marsad"
	"marsad/internal/lexicon"
)

// prepositional reads what a head noun's prepositional phrase says of it:
// القوات البرية بالجيش الليبي, المتحدث باسم الحكومة, السفير لدى الخرطوم.
func (w *Worker) prepositional(ph phrase, end int, r *lexicon.Role, sectorOpen bool) phrase {
	k := ph.end
	if k >= end || w.toks[k].Kind != marsad.TokenWord {
		return ph
	}
	word := &w.words[k]
	if leaning[w.words[k-1].Lemma] && k-1 > ph.first {
		return ph // المدعوم من السعودية: whoever backs them is another
	}
	named := word.Full == "باسم"
	start := k
	pre := true
	switch {
	case named:
		start = k + 1
	case (word.Lemma == "في" || word.Lemma == "لدى" || word.Lemma == "عن") && word.Enc == marsad.EncNone && word.Pro == 0:
		start = k + 1
	case word.Lemma == "من" && word.Enc == marsad.EncNone && word.Pro == 0 && (hasFlag(r, "member") || r.FromComplement || r.Sector == "UAF" || r.Sector == "REB" || r.Sector == "PTY"):
		start = k + 1 // قيادي من داعش
	case word.Full == "بالوكاله" || word.Full == "بالوكالة" || word.Full == "بالانابه" || word.Full == "بالانابة" || word.Full == "بالنيابة":
		ph.end++ // الرئيس بالوكالة holds the office for the time being
		return w.prepositional(ph, end, r, sectorOpen)
	case word.Pro.Has(marsad.ProBi | marsad.ProLi):
		pre = false
	default:
		return ph
	}
	if start > k && start+1 < end && w.isQuote(start) {
		start++ // قيادي من «داعش»
	}
	if start >= end || w.toks[start].Kind != marsad.TokenWord {
		return ph
	}
	// ناشط في حركة, ممثلون عن الحزب; but جنود في الصومال are there, whosever they are
	joined := word.Lemma == "عن" || word.Lemma == "في" && !hasFlag(r, "head") && !(r.Group && w.definite(ph.end-1))
	from := word.Lemma == "من"
	if !hasFlag(r, "head") && !hasFlag(r, "member") && !named && !from && !joined && r.Sector != "MIL" && r.Sector != "COP" {
		return ph
	}
	if refs, last, letters := w.match(start, end, !pre); refs != nil && (pre || letters > 0) {
		p := w.pick(refs, start, last, letters)
		if p.index >= 0 && (p.kind == refOrg || p.kind == refCountry || p.kind == refCapital && (!ph.explicit || word.Lemma == "لدى") || p.kind == refPlace && !ph.explicit && hasFlag(r, "head")) {
			if p.kind == refPlace && !pre || (from || joined) && p.kind != refOrg {
				return ph
			}
			if !ph.explicit {
				w.take(&ph, p, (sectorOpen || named || from) && !joined || joined && joins(r))
			}
			ph.end = last
			if last < end && w.isQuote(last) && w.openedIn(k, last) {
				ph.end = last + 1
			}
			return w.adjectives(ph, end)
		}
		return ph
	}
	if from && r.FromComplement { // مجموعة من المتظاهرين
		if sub, ok := w.roleAt(start); ok {
			in := w.within(start, end, &w.f.lex.Roles[sub.index], sub.words, 3)
			if in.explicit && !ph.explicit {
				ph.code.Country, ph.explicit = in.code.Country, true
			}
			if in.code.Sector != "" {
				ph.code.Sector = in.code.Sector
			}
			ph.end = in.end
			return ph
		}
	}
	if sub, ok := w.roleAt(start); ok && !from && !joined && (named || sub.index >= 0 && w.f.lex.Roles[sub.index].Group && w.words[start].Feats.Def) {
		in := w.within(start, end, &w.f.lex.Roles[sub.index], sub.words, 3)
		if in.explicit && !ph.explicit {
			ph.code.Country, ph.explicit = in.code.Country, true
		}
		if (sectorOpen || named) && in.code.Sector != "" {
			ph.code.Sector = in.code.Sector
		}
		ph.end = in.end
	}
	return ph
}

// leaning are adjectives whose complement is somebody else than the phrase they qualify.
var leaning = map[string]bool{
	"مدعوم":  true, // backed
	"مرتبط":  true, // linked
	"مناهض":  true, // opposed
	"مؤيد":   true, // in favour
	"متجه":   true, // bound for
	"مجتمع":  true, // gathered
	"معارض":  true, // opposed
	"متحالف": true, // allied
	"معاد":   true, // hostile
	"معادي":  true, // hostile
	"منافس":  true, // rival
	"متهم":   true, // accused
}

// joins tells whether who belongs to an organisation is what the organisation is.
func joins(r *lexicon.Role) bool {
	switch r.Sector {
	case "LEG":
		return false // النائب عن الحزب is a member of parliament
	case "CVL", "SOC", "UAF", "REB", "PTY", "MIL", "":
		return true
	}
	return r.FromComplement
}

// take puts what a registry row says into ph.
func (w *Worker) take(ph *phrase, p entryRef, sector bool) {
	lex := w.f.lex
	var c marsad.Code
	switch p.kind {
	case refCountry, refCapital:
		c = marsad.Code{Country: lex.Countries[p.index].Code}
	case refPlace:
		c = marsad.Code{Country: lex.Places[p.index].Country}
	case refOrg:
		c = lex.Orgs[p.index].Code
		ph.org = lex.Orgs[p.index].ID
	case refPerson:
		c = lex.People[p.index].Code
	}
	if c.Country != "" {
		ph.code.Country, ph.explicit = c.Country, true
	}
	if c.Country == "IGO" && c.Sector == "MIL" && w.words[ph.first].Lemma == "دولة" {
		sector = true // دول التحالف
	}
	if (sector || ph.code.Sector == "") && c.Sector != "" && p.kind != refPerson {
		if w.words[ph.first].Lemma == "فريق" { // is no unit of an army
			ph.code.Sector = ""
		}
		if ph.code.Sector = of(ph.code.Sector, c.Sector); sector && c.Country == "IGO" {
			ph.code.Sector = c.Sector
		}
	}
}

// officeAfter reads an office that stands behind a name: فلان، وزير الدفاع.
func (w *Worker) officeAfter(m, i, end int) int {
	k := i
	if k < end && (w.punct(k, "،") || w.punct(k, ",") || w.punct(k, "(")) {
		k++
	}
	if k >= end || w.toks[k].Kind != marsad.TokenWord || w.words[k].Pro&^marsad.ProAl != 0 {
		return i
	}
	ref, ok := w.roleAt(k)
	if !ok || ref.plural {
		return i
	}
	r := &w.f.lex.Roles[ref.index]
	if r.Group || !hasFlag(r, "head") && !r.FromComplement || w.words[k].Feats.Def && k == i {
		return i
	}
	ph := w.complements(k, end, r, ref.words, 0)
	mm := &w.out[m]
	mm.Office = w.text[w.toks[k].Start:w.toks[ph.end-1].End]
	if ph.explicit || mm.ID == "" {
		mm.Code = ph.code
		mm.SelfCode = ph.explicit
	}
	mm.Last = ph.end
	mm.Span.End = w.toks[ph.end-1].End
	j := ph.end
	if k > i && j < end && (w.punct(j, "،") || w.punct(j, ",") || w.punct(j, ")")) {
		j++
	}
	return j
}
