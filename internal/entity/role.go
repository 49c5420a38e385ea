package entity

import (
	"strings"

	"marsad"
	"marsad/internal/norm"
)

// roleAt returns the role noun at token i.
func (w *Worker) roleAt(i int) (roleRef, bool) {
	word := &w.words[i]
	switch word.POS {
	case marsad.POSVerb, marsad.POSAdp, marsad.POSSconj, marsad.POSPart, marsad.POSPron, marsad.POSPunct, marsad.POSAux, marsad.POSCconj:
		return roleRef{}, false
	}
	if word.Feats.Deriv == marsad.Masdar && !word.Feats.Def && word.Feats.Number != marsad.Plural && (!bodies[word.Lemma] || word.Pro.Has(marsad.ProBi)) {
		return roleRef{}, false // مقاومة الاحتلال is an act, المقاومة are fighters
	}
	if i > 0 && word.Pro&^marsad.ProAl == 0 && w.toks[i-1].Kind == marsad.TokenWord && w.qualifies(i) {
		return roleRef{}, false
	}
	if word.Feats.Deriv == marsad.Participle && word.Pro == 0 && word.Key == norm.Fold(word.Lemma)+"ا" && i+1 < w.last && w.words[i+1].Feats.Def {
		return roleRef{}, false // متهما المتمردين is his saying so
	}
	known := w.role(i)
	if (known.ok || known.first) && i > 0 && without[strings.TrimPrefix(w.words[i-1].Full, "و")] && !word.Feats.Def && word.Enc == marsad.EncNone {
		return roleRef{}, false // a drone has no pilot
	}
	if known.first && i+1 < w.last {
		// a role of two words: رئيس الوزراء, شاهد عيان
		for _, next := range [2]string{w.words[i+1].Full, w.words[i+1].Key} {
			if r, ok := w.f.roles[word.Key+" "+next]; ok {
				r.words = 2
				return r, true
			}
		}
	}
	r, ok := known.ref, known.ok
	r.words = 1
	if ok && !sameHamza(word.Stem.In(w.text), r.hints) {
		return roleRef{}, false // إجراء is no plural of أجير
	}
	return r, ok
}

// without are prepositions whose indefinite complement is nobody: طائرة بدون
// طيار, دولة بلا رئيس.
var without = map[string]bool{
	"بدون": true, // without
	"دون":  true, // without
	"بلا":  true, // without
}

// bodies are masdars by form that name a body of people even in the indefinite:
// قوة إسرائيلية, تحالف دولي.
var bodies = map[string]bool{
	"قوة":    true, // force
	"تحالف":  true, // coalition
	"ائتلاف": true, // coalition
	"تكتل":   true, // bloc
	"تكتّل":  true, // bloc
	"حرس":    true, // guard
	"نيابة":  true, // prosecution
}

// qualifies tells whether the word at i is the adjective of the noun before it
// and so names nobody: العملية العسكرية. It agrees in definiteness; a noun that
// is never an adjective begins a phrase of its own: مطالبته الحكومة.
func (w *Worker) qualifies(i int) bool {
	p, word := &w.words[i-1], &w.words[i]
	if p.POS != marsad.POSNoun && p.POS != marsad.POSAdj || w.apart(i) || (p.Feats.Def || p.Enc != marsad.EncNone) != word.Feats.Def {
		return false
	}
	if soundPlural(word) && p.Feats.Number == marsad.Singular {
		return false // بنيران مسلحين, على يد مسلحين
	}
	if !word.Feats.Def {
		return word.POS == marsad.POSAdj
	}
	if word.POS == marsad.POSNoun && word.Class == "person" && word.Feats.Deriv == marsad.DerivNone && p.Feats.Def {
		switch p.Class {
		case "person", "group", "org", "nisba":
			return false // التقى الرئيس القبرصي الرئيس اللبناني
		}
	}
	if word.POS == marsad.POSNoun && p.Class == "nisba" {
		return false // الجامعة العربية المواطن فلانا
	}
	switch word.Class {
	case "group", "org":
		return word.POS == marsad.POSAdj
	case "person": // القاضي, الجنود; but الشيعي, العسكري
		return word.POS == marsad.POSAdj || p.POS == marsad.POSNoun && p.Enc == marsad.EncNone && word.Feats.Number != marsad.Plural || strings.HasSuffix(word.Key, "ي")
	}
	return true
}

// sameHamza tells whether a spelling may be that of the lexicon's word, by the
// seat of its first hamza. A bare alef may be either.
func sameHamza(raw string, h norm.Hints) bool {
	const mask = norm.HintHamzaAbove | norm.HintHamzaBelow | norm.HintMadda
	if len(raw) < 2 || raw[0] != 0xD8 || raw[1] < 0xA2 || raw[1] > 0xA5 {
		return true // does not begin with a hamza on alef
	}
	return h&mask == 0 || norm.HintsOf(raw)&h&mask != 0
}

// A phrase is what a role noun and its complements say together.
type phrase struct {
	code     marsad.Code
	org      string
	explicit bool // the country is said in the phrase
	former   bool // of someone who held the office once: السابق, المخلوع
	first    int
	end      int
}

// roleNP reads the noun phrase that a role noun at i heads, and the name beside it.
func (w *Worker) roleNP(i, end int, ref roleRef) int {
	r := &w.f.lex.Roles[ref.index]
	ph := w.complements(i, end, r, ref.words, 0)
	if r.Noun == "وحدة" && ph.explicit && ph.org == "" && ph.end <= i+2 {
		return i + 1 // وحدة العراق is its unity
	}
	if r.FromComplement && ph.org == "" {
		for k := i + 1; k < ph.end; k++ {
			switch w.words[k].Lemma {
			case "عسكري":
				ph.code.Sector = "MIL"
			case "برلماني", "نيابي":
				ph.code.Sector = "LEG"
			case "قضائي":
				ph.code.Sector = "JUD"
			case "حزبي":
				ph.code.Sector = "PTY"
			}
		}
	}
	if ph.code.Country == "UNO" || ph.code.Country == "IGO" || ph.code.Country == "EUR" || ph.code.Country == "NGO" || ph.code.Country == "MNC" {
		switch ph.code.Sector { // a body of states has no government of its own
		case "GOV", "BUS", "SOC", "LEG":
			ph.code.Sector = ""
		}
	}
	if ph.former && !r.Group {
		switch ph.code.Sector {
		case "GOV", "MIL", "LEG", "SPY", "COP", "JUD":
			ph.code.Sector = "ELI"
		}
	}
	if r.Noun == "قائد" && ref.plural && ph.code.Sector == "MIL" && !w.armedWord(i+1, ph.end) {
		ph.code.Sector = "GOV" // قادة الدول; but القادة العسكريون
		if c := ph.code.Country; c == "EUR" || c == "IGO" || c == "UNO" {
			ph.code.Sector = ""
		}
	}
	if !ph.explicit && r.Country != "" {
		ph.code.Country, ph.explicit = r.Country, true
	}
	if !ph.explicit && hasFlag(r, "ngo") {
		ph.code, ph.explicit = marsad.Code{Country: "NGO"}, true
	}
	word := &w.words[i]
	m := marsad.Mention{
		Kind: marsad.MentionRole, Several: hasFlag(r, "many"), Code: ph.code, SelfCode: ph.explicit, Generic: true, Plural: ref.plural || word.Feats.Number == marsad.Plural,
		Definite: word.Feats.Def || ph.end > i+1 && w.definite(ph.end-1), Victim: hasFlag(r, "victim"), Row: r.Row, Org: ph.org,
	}
	j := ph.end
	if !r.Group && !m.Plural && !w.counted(i) {
		// the holder's name: وزير الدفاع فلان, رئيس الوزراء، فلان،
		k, comma := j, false
		if k < end && (w.punct(k, "،") || w.punct(k, ",") || w.punct(k, ":") || w.punct(k, "(") || w.punct(k, "/") || w.punct(k, "-")) {
			k, comma = k+1, true
		}
		for k < end {
			if w.punct(k, "/") {
				k++
				continue
			}
			refs, last, _ := w.match(k, end, false)
			if refs == nil || refs[0].kind != refTitle {
				break
			}
			if t := &w.f.lex.Titles[refs[0].index]; t.Kind == "rank" {
				m.Rank = w.text[w.toks[k].Start:w.toks[last-1].End]
			}
			k = last
		}
		p, first, stop := w.person(k, end, !comma || k > j+1)
		if stop == 0 && comma {
			p, first, stop = w.between(k, end)
		}
		if stop > 0 && (!comma || stop-first > 1 || p.ID != "") {
			m.Kind, m.Generic = marsad.MentionPerson, false
			m.Office = strings.TrimSpace(w.text[w.toks[i].Start:w.toks[ph.end-1].End])
			m.Head = marsad.Span{Start: w.toks[first].Start, End: w.toks[stop-1].End}
			m.ID, m.Name, m.Row = p.ID, p.Name, p.Row
			if p.SelfCode {
				if m.Code.Country == "" {
					m.Code.Country = p.Code.Country
				}
				m.SelfCode = true
			}
			if m.ID == "" {
				m.Name = m.Head.In(w.text)
			}
			j = stop
			if comma && j < end && (w.punct(j, "،") || w.punct(j, ")") || w.punct(j, ",")) {
				j++
			}
		}
	}
	next := w.mention(m, i, j, 0)
	two := word.Feats.Number == marsad.Dual || word.Feats.Number == marsad.Plural || strings.HasSuffix(word.Full, "ا") && ph.end > i+1 && w.words[i+1].Feats.Def // وزيرا الخارجية
	if m.Kind == marsad.MentionRole && next < end && two && w.words[next-1].Class == "nisba" {
		return w.second(next, end, &m)
	}
	return next
}

// armedWord tells whether one of the words [from, end) says that soldiers are meant.
func (w *Worker) armedWord(from, end int) bool {
	for k := from; k < end; k++ {
		switch w.words[k].Lemma {
		case "عسكري", "ميداني", "حربي", "بحري", "جوي", "بري":
			return true
		}
		if r, ok := w.f.roles[w.words[k].Key]; ok && w.f.lex.Roles[r.index].Sector == "MIL" {
			return true
		}
	}
	return false
}

func (w *Worker) definite(i int) bool {
	word := &w.words[i]
	return word.Feats.Def || word.Enc != marsad.EncNone || word.POS == marsad.POSPropn
}

// nisba returns the country that the adjective at i tells.
func (w *Worker) nisba(i, end int) (string, int) {
	word := &w.words[i]
	if i > 0 && w.toks[i-1].Kind == marsad.TokenWord && w.words[i-1].POS == marsad.POSNoun {
		if c := w.f.people[word.Key]; c != "" && w.words[i-1].Feats.Number == marsad.Plural && w.definite(i-1) == word.Feats.Def {
			return c, i + 1 // متظاهرون أفغان
		}
		if c := w.f.accusatives[word.Full]; c != "" && w.nunated(i-1) {
			return c, i + 1 // جنديا تركيا is no genitive
		}
	}
	if word.POS != marsad.POSAdj && word.POS != marsad.POSNoun {
		return "", 0
	}
	if word.Class != "nisba" {
		// أفغاني, يمني stand in the lexicon as plain adjectives too
		if word.Lemma == "يمنى" && strings.Contains(word.Stem.In(w.text), "ي") && !strings.HasSuffix(word.Stem.In(w.text), "ى") {
			return "YEM", i + 1
		}
		if word.POS != marsad.POSAdj || homonyms[word.Lemma] {
			return "", 0
		}
	}
	if i+1 < end && w.words[i+1].POS == marsad.POSAdj {
		if c := w.f.nisbas[word.Lemma+" "+w.words[i+1].Lemma]; c != "" {
			return c, i + 2
		}
	}
	return w.f.nisbas[word.Lemma], i + 1
}

// homonyms are adjectives of other meanings that look like the nisba of a country.
var homonyms = map[string]bool{"مالي": true, "قمري": true, "روماني": true, "بابوي": true, "بنغالي": true}
