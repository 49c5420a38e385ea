package entity

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// roleAt returns the role noun at token i.
func (w *Worker) roleAt(i int) (roleRef, bool) {
	word := &w.words[i]
	switch word.POS {
	case marsad.POSVerb, marsad.POSAdp, marsad.POSSconj, marsad.POSPart, marsad.POSPron, marsad.POSPunct, marsad.POSAux, marsad.POSCconj:
		return roleRef{}, false
	}
	if word.Feats.Deriv == marsad.Masdar && !word.Feats.Def {
		return roleRef{}, false // مقاومة الاحتلال is an act, المقاومة are fighters
	}
	if i > 0 && word.Pro&^marsad.ProAl == 0 && w.toks[i-1].Kind == marsad.TokenWord {
		// العملية العسكرية: what agrees in definiteness with the noun before it is
		// its adjective and names nobody; two definite nouns are no genitive
		p := &w.words[i-1]
		noun := word.POS == marsad.POSNoun && word.Class == "person" && word.Feats.Deriv == marsad.DerivNone && (p.Class == "person" || p.Class == "group" || p.Class == "org" || p.Class == "nisba") && p.Feats.Def // التقى الرئيس القبرصي الرئيس اللبناني
		if !noun && (p.POS == marsad.POSNoun || p.POS == marsad.POSAdj) && (p.Feats.Def || p.Enc != marsad.EncNone) == word.Feats.Def && (word.Feats.Def || word.POS == marsad.POSAdj) {
			return roleRef{}, false
		}
	}
	known := w.role(i)
	if known.first && i+1 < len(w.words) {
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
	word := &w.words[i]
	m := marsad.Mention{
		Kind: marsad.MentionRole, Code: ph.code, SelfCode: ph.explicit, Generic: true, Plural: ref.plural || word.Feats.Number == marsad.Plural,
		Definite: word.Feats.Def || ph.end > i+1 && w.definite(ph.end-1), Victim: hasFlag(r, "victim"), Row: r.Row, Org: ph.org,
	}
	j := ph.end
	if !r.Group && !m.Plural {
		// the holder's name: وزير الدفاع فلان, رئيس الوزراء، فلان،
		k, comma := j, false
		if k < end && (w.punct(k, "،") || w.punct(k, ",") || w.punct(k, ":") || w.punct(k, "(") || w.punct(k, "/") || w.punct(k, "-")) {
			k, comma = k+1, true
		}
		for k < end {
			if w.punct(k, "/") || w.isQuote(k) && false {
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

func (w *Worker) definite(i int) bool {
	word := &w.words[i]
	return word.Feats.Def || word.Enc != marsad.EncNone || word.POS == marsad.POSPropn
}

// nisba returns the country that the adjective at i tells.
func (w *Worker) nisba(i, end int) (string, int) {
	word := &w.words[i]
	if word.POS != marsad.POSAdj && word.POS != marsad.POSNoun || word.Class != "nisba" {
		return "", 0
	}
	if i+1 < end && w.words[i+1].POS == marsad.POSAdj {
		if c := w.f.nisbas[word.Lemma+" "+w.words[i+1].Lemma]; c != "" {
			return c, i + 2
		}
	}
	return w.f.nisbas[word.Lemma], i + 1
}

// complements reads what follows the role noun r at i: genitives, adjectives,
// and prepositional phrases that name its organisation or country.
func (w *Worker) complements(i, end int, r *lexicon.Role, words, depth int) phrase {
	ph := phrase{code: marsad.Code{Sector: r.Sector}, end: i + words}
	w.envoy = r.Noun == "مبعوث" || r.Noun == "موفد" || r.Noun == "وسيط" // المبعوث الدولي is the United Nations'
	sectorOpen := r.FromComplement
	head := &w.words[i+words-1]
	if words > 1 && head.Feats.Def { // رئيس الوزراء is closed; a country may follow: رئيس وزراء مصر is of one word
		return w.prepositional(w.adjectives(ph, end), end, r, sectorOpen)
	}
	if head.Enc != marsad.EncNone && !head.Feats.Def { // رئيسها: no genitive follows
		return w.adjectives(ph, end)
	}
	construct := !head.Feats.Def
	member := hasFlag(r, "member") || r.Sector == "UAF" || r.Sector == "PRM" || hurt[r.Noun] // مسلحو الحركة are what the movement is
	j := i + words
	if construct && j < end && depth < 4 {
		k := j
		if w.isQuote(k) && k+1 < end {
			k++
		}
		if w.toks[k].Kind == marsad.TokenWord && w.words[k].Pro&^marsad.ProAl == 0 {
			if refs, last, _ := w.match(k, end, false); refs != nil {
				if p := w.pick(refs, k, last, 0); p.index >= 0 && p.kind != refTitle && !(p.kind == refPerson && last == k+1) {
					w.take(&ph, p, sectorOpen || member)
					sectorOpen = false
					ph.end = last
					if k > j && last < end && w.isQuote(last) {
						ph.end = last + 1
					}
					return w.prepositional(w.adjectives(ph, end), end, r, sectorOpen)
				}
			}
			if sub, ok := w.roleAt(k); ok && k == j && w.words[k].Enc == marsad.EncNone {
				q := &w.f.lex.Roles[sub.index]
				in := w.complements(k, end, q, sub.words, depth+1)
				if sectorOpen || member && r.Sector == "" {
					ph.code.Sector = in.code.Sector
					if hasFlag(r, "head") && in.code.Sector == "" {
						ph.code.Sector = r.Sector
					}
				}
				sectorOpen = false
				if in.explicit {
					ph.code.Country, ph.explicit = in.code.Country, true
				}
				ph.end = in.end
				return w.prepositional(w.adjectives(ph, end), end, r, sectorOpen)
			}
			// a chain of other nouns: رئيس هيئة الأركان العامة
			for n := 0; k < end && n < 4 && (w.words[k].POS == marsad.POSNoun || n == 0 && w.ministry(k, head) || n > 0 && w.country(k, end)) && w.words[k].Pro&^marsad.ProAl == 0 && w.toks[k].Kind == marsad.TokenWord; n++ {
				if n > 0 {
					if sub, ok := w.roleAt(k); ok {
						in := w.complements(k, end, &w.f.lex.Roles[sub.index], sub.words, depth+1)
						if sectorOpen && in.code.Sector != "" {
							ph.code.Sector, sectorOpen = in.code.Sector, false
						}
						if in.explicit {
							ph.code.Country, ph.explicit = in.code.Country, true
						}
						ph.end = in.end
						return w.prepositional(w.adjectives(ph, end), end, r, sectorOpen)
					}
					if refs, last, _ := w.match(k, end, false); refs != nil {
						if p := w.pick(refs, k, last, 0); p.index >= 0 && p.kind != refTitle && p.kind != refPerson {
							w.take(&ph, p, sectorOpen)
							ph.end = last
							return w.prepositional(w.adjectives(ph, end), end, r, false)
						}
					}
				}
				k++
				ph.end = k
				if w.words[k-1].Feats.Def || w.words[k-1].Enc != marsad.EncNone {
					break
				}
			}
		}
	}
	return w.prepositional(w.adjectives(ph, end), end, r, sectorOpen)
}

// hurt are nouns for victims that belong to whom their genitive names: قتلى الجيش.
var hurt = map[string]bool{"قتيل": true, "جريح": true, "أسير": true, "مصاب": true, "مفقود": true}

// rebellious are adjectives that make any armed group rebels.
var rebellious = map[string]bool{"متمرد": true, "انقلابي": true, "إرهابي": true, "تكفيري": true, "جهادي": true}

// adjectives extends ph over the adjectives that follow, taking a country from
// a nisba among them.
func (w *Worker) adjectives(ph phrase, end int) phrase {
	for k, n := ph.end, 0; k < end && n < 4; n++ {
		if w.toks[k].Kind != marsad.TokenWord || w.words[k].Pro&^marsad.ProAl != 0 {
			break
		}
		if c, next := w.nisba(k, end); c != "" {
			switch ph.code.Country {
			case "UNO", "IGO", "EUR": // مجلس الأمن الروسي is Russia's
				ph.explicit = false
				if ph.code.Sector == "" {
					ph.code.Sector = "GOV"
				}
			}
			if !ph.explicit {
				ph.code.Country, ph.explicit = c, true
			}
			k, ph.end = next, next
			continue
		}
		if rebellious[w.words[k].Lemma] || w.words[k].Root == "تمرّد" && w.words[k].Feats.Deriv == marsad.Participle {
			switch ph.code.Sector {
			case "UAF", "PRM", "MIL", "PTY", "REB":
				ph.code.Sector = "REB"
			}
		}
		if refs, last, _ := w.match(k, end, false); refs != nil && last == k+1 && w.words[k].Pro&^marsad.ProAl == 0 && w.words[k-1].Feats.Def {
			if p := w.pick(refs, k, last, 0); p.index >= 0 && p.kind == refOrg && w.f.lex.Orgs[p.index].Code.Sector != "JRN" { // المسلحون الحوثيون
				w.take(&ph, p, true)
				k, ph.end = last, last
				continue
			}
		}
		if w.words[k].POS != marsad.POSAdj || w.words[k].Enc != marsad.EncNone {
			break
		}
		if w.typeOf(k).name && !w.words[k].Feats.Def || w.country(k, end) {
			break
		}
		if w.words[k].Lemma == "أممي" || w.words[k].Lemma == "دولي" && w.envoy {
			ph.code.Country, ph.code.Sector, ph.explicit = "UNO", "", true
		}
		k++
		ph.end = k
	}
	return ph
}
