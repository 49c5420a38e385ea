package entity

import (
	"strings"

	"marsad"
	"marsad/internal/norm"
)

// registry makes a mention of a registry phrase at tokens [i, last). It returns
// the token to go on from, or 0 when the phrase is no mention here.
func (w *Worker) registry(refs []entryRef, i, last, end int, letters uint8) int {
	ref := w.pick(refs, i, last, letters)
	if ref.index < 0 {
		return 0
	}
	lex := w.f.lex
	switch ref.kind {
	case refTitle:
		return w.titled(i, last, end, letters, &lex.Titles[ref.index])
	case refCountry, refCapital:
		w.doubt(refs)
		c := &lex.Countries[ref.index]
		m := marsad.Mention{Kind: marsad.MentionCountry, ID: c.Code, Code: marsad.Code{Country: c.Code, Sector: "GOV"}, SelfCode: true, Definite: true, Row: c.Row}
		if ref.kind == refCapital {
			m.Org = "capital"
		}
		w.armed(&m, i, letters)
		if last == i+1 && letters == 0 && i > 0 && strings.HasSuffix(w.words[i].Full, "ية") && w.toks[i-1].Kind == marsad.TokenWord && w.words[i-1].POS == marsad.POSNoun && w.words[i-1].Feats.Def {
			m.Adjective, m.Code.Sector = true, w.nounSector(i) // الصادرات السعودية
		}
		return w.mention(m, i, last, letters)
	case refPlace:
		w.doubt(refs)
		p := &lex.Places[ref.index]
		return w.mention(marsad.Mention{Kind: marsad.MentionPlace, ID: p.Row, Code: marsad.Code{Country: p.Country}, Name: p.Names[0], SelfCode: true, Definite: true, Row: p.Row}, i, last, letters)
	case refOrg:
		o := &lex.Orgs[ref.index]
		m := marsad.Mention{Kind: marsad.MentionOrg, ID: o.ID, Code: o.Code, Name: o.Names[0], SelfCode: true, Definite: true, Row: o.Row}
		w.armed(&m, i, letters)
		if last < end && w.toks[last].Kind == marsad.TokenWord && w.words[last].Pro&^marsad.ProAl == 0 {
			body := o.Code.Country == "UNO" || o.Code.Country == "IGO"
			if body && (w.words[last].Lemma == "قومي" || w.words[last].Lemma == "وطني") {
				return 0 // مجلس الأمن القومي is no body of the United Nations
			}
			bare := body || o.Code.Country == "IMG" && last == i+1 || strings.HasSuffix(w.words[last-1].Full, "الاحتلال")
			if c, next := w.nisba(last, end); c != "" && bare && c != o.Code.Country { // مجلس الأمن الروسي, الاحتلال الأميركي, القاعدة الأميركية
				sector := o.Code.Sector
				switch {
				case body:
					sector = "GOV"
				case sector == "REB": // a base of soldiers
					sector = "MIL"
				}
				m.ID, m.Code = "", marsad.Code{Country: c, Sector: sector}
				m.Name, last = "", next
			}
		}
		return w.mention(m, i, last, letters)
	default:
		p := &lex.People[ref.index]
		// the name may go on: عمر حسن أحمد البشير
		stop := last
		if last > i+1 || last < end && (w.typeOf(last).name || w.linked(last)) { // but شكري اللقاء are two
			stop = w.nameEnd(last, end)
		}
		m := marsad.Mention{Kind: marsad.MentionPerson, ID: p.ID, Code: p.Code, Name: p.Names[0], SelfCode: true, Definite: true, Row: p.Row}
		m.Generic = last == i+1 && w.words[i].Known && w.words[i].POS != marsad.POSPropn && stop == last // doubtful until seen in full
		if stop > last {
			m.Generic = false
		}
		return w.mention(m, i, stop, letters)
	}
}

// pick chooses among the rows of one phrase. Index −1 means none.
func (w *Worker) pick(refs []entryRef, i, last int, letters uint8) entryRef {
	best, rank := entryRef{index: -1}, -1
	single := last == i+1
	word := &w.words[i]
	for _, r := range refs {
		k := 0
		switch r.kind {
		case refTitle:
			k = 1
		case refPlace:
			k = 2
			if single && w.typeOf(i).common && !w.placeCue(i, word, letters) {
				continue
			}
			if single && letters == 0 && w.inName(i) && !w.placeCue(i, word, letters) {
				continue // جريك كلارك
			}
			if single && word.Known && (word.POS == marsad.POSVerb || word.POS == marsad.POSAdp || word.POS == marsad.POSSconj || word.POS == marsad.POSPart) && !w.placeCue(i, word, letters) {
				continue
			}
		case refCapital:
			k = 4
		case refCountry:
			k = 5
		case refOrg:
			k = 6
			if single && w.f.commonOrg[norm.FoldName(word.Full)] && !w.orgCue(i, last, w.f.lex.Orgs[r.index].Code.Sector) {
				continue
			}
		case refPerson:
			k = 3
			if !single {
				k = 7
			}
			if single && word.Known && (word.POS == marsad.POSAdp || word.POS == marsad.POSSconj || word.POS == marsad.POSPart || word.POS == marsad.POSPron) {
				continue
			}
		}
		if k > rank || k == rank && r.kind == refPlace && w.f.lex.Places[r.index].Population > w.f.lex.Places[best.index].Population {
			best, rank = r, k
		}
	}
	return best
}

// inName tells whether a word that no lexicon knows stands beside the word at i,
// so that both are the name of a person.
func (w *Worker) inName(i int) bool {
	if w.words[i].Pro.Has(marsad.ProAl) || strings.HasPrefix(w.words[i].Full, "ال") {
		return false
	}
	unknown := func(k int) bool {
		return k >= 0 && k < len(w.toks) && w.toks[k].Kind == marsad.TokenWord && !w.words[k].Known && w.words[k].Pro == 0 && w.words[k].Enc == marsad.EncNone && len(w.typeOf(k).ids) == 0
	}
	return unknown(i-1) || unknown(i+1)
}

// orgCue tells whether a common word is an organisation here: in quotation marks,
// behind a noun of its kind, or of a kind that news calls by one word.
func (w *Worker) orgCue(i, last int, sector string) bool {
	switch sector {
	case "REB", "MIL", "GOV", "":
		return true
	}
	if i == 0 {
		return false
	}
	if w.isQuote(i-1) && last < len(w.toks) && w.isQuote(last) {
		return true
	}
	switch w.words[i-1].Key {
	case "صحيفة", "جريدة", "قناة", "موقع", "وكالة", "شركة", "حزب", "حركة", "تيار", "كتلة", "ائتلاف", "مجلة", "مؤسسة":
		return true
	}
	return false
}

// placeCue tells whether what stands before word i says that a place follows.
func (w *Worker) placeCue(i int, word *marsad.Word, letters uint8) bool {
	if i == 0 {
		return false
	}
	p := &w.words[i-1]
	switch p.Lemma {
	case "في", "من", "إلى", "قرب", "مدينة", "محافظة", "بلدة", "قرية", "منطقة", "ناحية", "قضاء", "ولاية", "إقليم", "حي", "مخيم", "جزيرة", "مطار", "ميناء", "معبر", "شمال", "جنوب", "شرق", "غرب", "وسط", "جبل", "وادي", "واد", "بلدية", "عاصمة", "ريف", "مديرية", "شمالي", "جنوبي", "شرقي", "غربي":
		return true
	}
	return false
}

// maxTitles bounds the tokens of the titles before one name.
const maxTitles = 12

// titled reads a title at [i, last) and the name after it: الفريق أول فلان.
func (w *Worker) titled(i, last, end int, letters uint8, t0 titleRow) int {
	rank, sector := "", t0.Sector
	if t0.Kind == "rank" {
		rank = w.text[w.toks[i].Start:w.toks[last-1].End]
	}
	j := last
	for j < min(end, last+maxTitles) { // further titles: الشيخ الدكتور, الفريق الركن/
		if w.punct(j, "/") || w.punct(j, ":") {
			j++
			continue
		}
		refs, k, _ := w.match(j, end, false)
		if refs == nil || refs[0].kind != refTitle {
			break
		}
		if t := &w.f.lex.Titles[refs[0].index]; t.Kind == "rank" && rank == "" {
			rank, sector = w.text[w.toks[j].Start:w.toks[k-1].End], t.Sector
		}
		j = k
	}
	m, first, stop := w.person(j, end, true)
	if stop == 0 {
		if j >= end || w.words[j].Pro&^marsad.ProAl != 0 {
			return 0
		}
		if r, ok := w.roleAt(j); ok { // فخامة الرئيس فلان
			n := len(w.out)
			next := w.roleNP(j, end, r)
			w.out[n].First = i
			w.out[n].Span.Start = w.toks[i].Start
			return next
		}
		return 0
	}
	m.Rank = rank
	if t0.Kind == "honorific" || t0.Kind == "noble" {
		m.Title = t0.Sector
	}
	if !m.SelfCode && m.Code.Sector == "" {
		m.Code.Sector = sector
	}
	m.Head = marsad.Span{Start: w.toks[first].Start, End: w.toks[stop-1].End}
	if m.ID == "" {
		m.Name = m.Head.In(w.text)
	}
	n := w.mention(m, i, stop, letters)
	return w.officeAfter(len(w.out)-1, n, end)
}

// armed makes a government its army where the noun it is the genitive of is a
// weapon: طائرات الاحتلال.
func (w *Worker) armed(m *marsad.Mention, i int, letters uint8) {
	if m.Code.Sector != "GOV" || letters > 0 || i == 0 {
		return
	}
	genitive := w.words[i-1].POS == marsad.POSNoun && !w.words[i-1].Feats.Def && w.words[i-1].Feats.Deriv != marsad.Masdar // but قصف بيروت hits it
	adjective := w.words[i-1].POS == marsad.POSAdj && w.words[i].Class == "nisba"                                          // طائرة حربية سورية
	if (genitive || adjective) && w.nounSector(i) == "MIL" {
		m.Code.Sector = "MIL"
	}
}

// An ambiguity is a mention whose name belongs to places of several countries:
// عمان, طرابلس.
type ambiguity struct {
	mention int
	refs    []entryRef
}

// doubt notes that the mention about to be made may belong to another country.
func (w *Worker) doubt(refs []entryRef) {
	first := ""
	for _, r := range refs {
		c := w.countryOf(r)
		if c == "" {
			continue
		}
		if first != "" && c != first {
			w.ambiguous = append(w.ambiguous, ambiguity{len(w.out), refs})
			return
		}
		first = c
	}
}

func (w *Worker) countryOf(r entryRef) string {
	switch r.kind {
	case refCountry, refCapital:
		return w.f.lex.Countries[r.index].Code
	case refPlace:
		return w.f.lex.Places[r.index].Country
	}
	return ""
}

// settle decides ambiguous places by the other countries of the document.
func (w *Worker) settle() {
	if len(w.ambiguous) == 0 {
		return
	}
	doubtful := map[int]bool{}
	for _, a := range w.ambiguous {
		doubtful[a.mention] = true
	}
	count := map[string]int{}
	for i := range w.out {
		if m := &w.out[i]; !doubtful[i] && m.SelfCode && m.Code.Country != "" {
			count[m.Code.Country]++
		}
	}
	for _, a := range w.ambiguous {
		if a.mention >= len(w.out) {
			continue
		}
		m := &w.out[a.mention]
		best := -1
		for k, r := range a.refs {
			if c := w.countryOf(r); c != "" && (best < 0 || count[c] > count[w.countryOf(a.refs[best])]) {
				best = k
			}
		}
		if best < 0 || count[w.countryOf(a.refs[best])] <= count[m.Code.Country] {
			continue
		}
		switch r := a.refs[best]; r.kind {
		case refCountry, refCapital:
			c := &w.f.lex.Countries[r.index]
			m.Kind, m.ID, m.Code, m.Row = marsad.MentionCountry, c.Code, marsad.Code{Country: c.Code, Sector: "GOV"}, c.Row
			m.Org = ""
			if r.kind == refCapital {
				m.Org = "capital"
			}
		case refPlace:
			p := &w.f.lex.Places[r.index]
			m.Kind, m.ID, m.Code, m.Row, m.Name, m.Org = marsad.MentionPlace, p.Row, marsad.Code{Country: p.Country}, p.Row, p.Names[0], ""
		}
	}
}
