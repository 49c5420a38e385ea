package entity

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
)

type titleRow = *lexicon.Title

// nameWord tells whether the word at i may be part of a personal name. inside
// tells that a name has begun before it.
func (w *Worker) nameWord(i int, inside bool) bool {
	if w.toks[i].Kind != marsad.TokenWord {
		return false
	}
	word := &w.words[i]
	if inside {
		switch word.Full {
		case "بن", "ابن", "بنت", "ابو", "ابي", "ابا", "ال", "عبد", "ولد", "الله", "الدين", "الرحمن", "دي", "دا", "فان", "فون", "لو", "دو", "مار", "ام", "اوف":
			return true
		}
	}
	if word.Pro&^marsad.ProAl != 0 && word.Known && !w.typeOf(i).name {
		return false
	}
	if word.Full == "عبد" || word.Full == "ابو" {
		return true
	}
	if word.Full == "علي" && strings.HasSuffix(w.toks[i].In(w.text), "ي") {
		return true // على is no علي
	}
	switch word.POS {
	case marsad.POSAdp, marsad.POSSconj, marsad.POSPart, marsad.POSPron, marsad.POSAux, marsad.POSDet, marsad.POSCconj:
		return false
	}
	if w.typeOf(i).name {
		return word.POS == marsad.POSPropn || inside || word.POS == marsad.POSNoun || word.POS == marsad.POSAdj
	}
	if !word.Known {
		if !inside && word.Pro.Has(marsad.ProAl) {
			return false
		}
		return true
	}
	if word.POS == marsad.POSPropn {
		return true
	}
	if inside && word.Pro == 0 && word.Enc == marsad.EncNone && !w.words[i-1].Known && i+1 < len(w.toks) && w.toks[i+1].Kind == marsad.TokenPunct {
		return true // the last word of a foreign name, whatever it is in Arabic: كانغ سون نام،
	}
	if inside && word.Enc == marsad.EncNone {
		// a surname that is a common word too: the article, or a bare noun before punctuation or a verb
		if word.Class == "nisba" {
			return false
		}
		if word.Pro == marsad.ProAl && (word.POS == marsad.POSNoun || word.POS == marsad.POSAdj) {
			if _, role := w.f.roles[strings.TrimPrefix(word.Full, "ال")]; role {
				return false
			}
			if i+1 < len(w.toks) && (w.punct(i+1, "،") || w.punct(i+1, ",")) && (w.linked(i-1) || w.typeOf(i-1).name) {
				return true // عبد الكريم الزيود،
			}
			return w.typeOf(i-1).name && word.Feats.Number != marsad.Plural
		}
	}
	return false
}

// nameEnd returns the token after the name words that go on from i.
func (w *Worker) nameEnd(i, end int) int {
	n := 0
	for i < end && n < 6 && (w.nameWord(i, true) || w.linked(i)) {
		if refs, _, _ := w.match(i, end, false); refs != nil && refs[0].kind != refPerson && refs[0].kind != refTitle && !w.typeOf(i).name && !w.linked(i) {
			break
		}
		i++
		n++
	}
	for n > 0 {
		switch w.words[i-1].Full {
		case "بن", "ابن", "ال", "ابو", "ابي", "عبد":
			i--
			n--
			continue
		}
		break
	}
	return i
}

// linked tells whether the word at i stands behind a word that joins names: بن, ولد, آل.
func (w *Worker) linked(i int) bool {
	if i == 0 || w.toks[i].Kind != marsad.TokenWord || w.words[i].Pro&^marsad.ProAl != 0 && w.words[i].Known {
		return false
	}
	switch w.words[i-1].Full {
	case "بن", "ابن", "بنت", "ابو", "ابي", "ولد", "ال", "عبد", "ذو", "ام":
		return true
	}
	return false
}

// person reads a personal name at i. cued tells that a title or office stands
// before it, so that one unknown word is enough. stop is 0 when there is none.
func (w *Worker) person(i, end int, cued bool) (m marsad.Mention, first, stop int) {
	if i >= end {
		return m, 0, 0
	}
	m = marsad.Mention{Kind: marsad.MentionPerson, Definite: true}
	if refs, last, letters := w.match(i, end, false); refs != nil && letters == 0 {
		for _, r := range refs {
			if r.kind == refPerson && (cued || last > i+1) {
				p := &w.f.lex.People[r.index]
				m.ID, m.Code, m.Name, m.SelfCode, m.Row = p.ID, p.Code, p.Names[0], true, p.Row
				return m, i, w.nameEnd(last, end)
			}
		}
		if refs[0].kind != refTitle && refs[0].kind != refPerson && !w.typeOf(i).name {
			return m, 0, 0
		}
	}
	if !w.nameWord(i, false) && !(cued && w.epithet(i, end)) {
		return m, 0, 0
	}
	stop = i + 1
	if w.words[i].Full == "عبد" || w.words[i].Full == "ابو" {
		if stop >= end || w.toks[stop].Kind != marsad.TokenWord {
			return m, 0, 0
		}
		stop++
	}
	stop = w.nameEnd(stop, end)
	if !cued && stop-i < 2 {
		return m, 0, 0
	}
	m.Row = "name"
	return m, i, stop
}

// epithet tells whether the adjective at i is a given name: it does not agree
// with the definite office before it, and a name goes on behind it: الوزير جليل جيلاني.
func (w *Worker) epithet(i, end int) bool {
	word := &w.words[i]
	return i > 0 && i+1 < end && word.POS == marsad.POSAdj && word.Pro == 0 && word.Enc == marsad.EncNone && word.Feats.Number == marsad.Singular &&
		word.Class != "nisba" && w.words[i-1].Feats.Def && w.toks[i-1].Kind == marsad.TokenWord && !w.nunated(i) &&
		w.toks[i+1].Kind == marsad.TokenWord && (w.words[i+1].POS == marsad.POSPropn || !w.words[i+1].Known) && w.words[i+1].Pro&^marsad.ProAl == 0
}

// between reads two to four words that stand between commas behind an office as
// its holder's name, when no lexicon knows one of them: ماو نينغن.
func (w *Worker) between(i, end int) (m marsad.Mention, first, stop int) {
	unknown := false
	k := i
	for ; k < end && k < i+5; k++ {
		if w.toks[k].Kind == marsad.TokenPunct {
			break
		}
		word := &w.words[k]
		switch word.POS {
		case marsad.POSAdp, marsad.POSSconj, marsad.POSPart, marsad.POSPron, marsad.POSAux, marsad.POSDet, marsad.POSAdv, marsad.POSCconj:
			return m, 0, 0
		}
		if w.toks[k].Kind != marsad.TokenWord || k == i && word.Pro != 0 && word.Known {
			return m, 0, 0
		}
		unknown = unknown || !word.Known || word.POS == marsad.POSPropn
	}
	if k-i < 2 || k-i > 4 || k >= end || !unknown || !w.punct(k, "،") && !w.punct(k, ",") {
		return m, 0, 0
	}
	return marsad.Mention{Kind: marsad.MentionPerson, Definite: true, Row: "name-between-commas"}, i, k
}

// nameRun reads a name that no title or office announces: at least two words,
// one of them a known personal name.
func (w *Worker) nameRun(i, end int) int {
	if !w.typeOf(i).name && w.words[i].Full != "عبد" && w.words[i].Full != "ابو" {
		if w.words[i].Known || w.words[i].Pro.Has(marsad.ProAl) {
			return 0
		}
	}
	m, first, stop := w.person(i, end, false)
	if stop == 0 {
		return 0
	}
	known := false
	for k := first; k < stop; k++ {
		known = known || w.typeOf(k).strong
	}
	if !known {
		return 0
	}
	m.Head = marsad.Span{Start: w.toks[first].Start, End: w.toks[stop-1].End}
	n := w.mention(m, i, stop, 0)
	return w.officeAfter(len(w.out)-1, n, end)
}

// shortNames finds later mentions of people by the last word of a name that was
// introduced in full: كايا after علي يرلي كايا. Mentions stay in text order.
func (w *Worker) shortNames(sents []marsad.Sentence) {
	last := map[string]int{}
	for k := range w.out {
		m := &w.out[k]
		if m.Kind != marsad.MentionPerson {
			continue
		}
		ws := strings.Fields(m.Head.In(w.text))
		if len(ws) < 2 {
			continue
		}
		// the last word of the head, as the analyser folded it
		for t := m.Last - 1; t >= m.First; t-- {
			if w.toks[t].End <= m.Head.End {
				word := &w.words[t]
				if _, ok := last[word.Full]; !ok && len(word.Full) >= 6 {
					last[word.Full] = k
				}
				break
			}
		}
	}
	if len(last) == 0 {
		return
	}
	old := w.out
	var merged []marsad.Mention
	k := 0
	for i := range w.toks {
		for k < len(old) && old[k].First <= i {
			if len(merged) == 0 || old[k].First >= merged[len(merged)-1].Last {
				merged = append(merged, old[k])
			}
			k++
		}
		if len(merged) > 0 && i < merged[len(merged)-1].Last || w.toks[i].Kind != marsad.TokenWord {
			continue
		}
		word := &w.words[i]
		form, letters := word.Full, uint8(0)
		src, ok := last[form]
		if !ok && (strings.HasPrefix(form, "و") || strings.HasPrefix(form, "ل") || strings.HasPrefix(form, "ب") || strings.HasPrefix(form, "ف")) {
			src, ok = last[form[2:]]
			letters = 1
		}
		if !ok {
			continue
		}
		if word.Known && letters == 0 && !w.named(i) && word.POS != marsad.POSPropn && !(word.Pro == marsad.ProAl && (word.POS == marsad.POSAdj || word.POS == marsad.POSNoun)) {
			continue
		}
		m := old[src]
		m.Head, m.Coref, m.Generic = marsad.Span{}, "", false
		w.out = w.out[:0:0]
		w.mention(m, i, i+1, letters)
		mm := w.out[0]
		mm.Row = m.Row
		merged = append(merged, mm)
	}
	for ; k < len(old); k++ {
		merged = append(merged, old[k])
	}
	w.out = merged
}

// named tells whether a common word that is the surname of somebody in the
// document is a name at i: behind who belongs to him, behind his former office,
// behind a verb or أن: قوات صالح, المخلوع صالح, وأكد عون.
func (w *Worker) named(i int) bool {
	if i == 0 || w.words[i].Pro != 0 || w.words[i].Enc != marsad.EncNone || w.toks[i-1].Kind != marsad.TokenWord {
		return false
	}
	p := &w.words[i-1]
	switch p.Lemma {
	case "قوة", "ميليشيا", "مليشيا", "نصير", "أنصار", "حكومة", "نظام", "مخلوع", "رئيس", "أن", "إن", "نجل", "حليف":
		return true
	}
	if p.POS != marsad.POSVerb && p.POS != marsad.POSAux || i+1 >= len(w.words) {
		return false
	}
	next := &w.words[i+1] // وأكد عون أن, but شهد عون كبير
	return next.POS != marsad.POSAdj && !next.Feats.Def
}

// honorific tells whether the word at i is a title that a pronoun ends: معاليه,
// سموه. It stands for who was named before.
func (w *Worker) honorific(i int) bool {
	word := &w.words[i]
	switch word.Full {
	case "معاليه", "ومعاليه", "لمعاليه":
		return true
	}
	if word.Enc == marsad.EncNone {
		return false
	}
	switch word.Key {
	case "معالي", "سمو", "سماحت", "فخامت", "جلالت", "سيادت", "سماحة", "فخامة", "جلالة", "سيادة":
		return true
	}
	return false
}

// dropDoubtful removes people named by one common word alone, when the document
// never names them in full.
func (w *Worker) dropDoubtful() {
	sure := map[string]bool{}
	for i := range w.out {
		if w.out[i].Kind == marsad.MentionPerson && !w.out[i].Generic {
			sure[w.out[i].ID] = true
		}
	}
	keep := w.out[:0]
	for _, m := range w.out {
		if m.Kind == marsad.MentionPerson && m.Generic {
			if !sure[m.ID] {
				continue
			}
			m.Generic = false
		}
		keep = append(keep, m)
	}
	w.out = keep
}
