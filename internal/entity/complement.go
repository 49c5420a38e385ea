package entity

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// complements reads what follows the role noun r at i: genitives, adjectives,
// and prepositional phrases that name its organisation or country.
func (w *Worker) complements(i, end int, r *lexicon.Role, words, depth int) phrase {
	ph := phrase{code: marsad.Code{Sector: r.Sector}, first: i, end: i + words}
	w.envoy = hasFlag(r, "envoy")
	sectorOpen := r.FromComplement
	head := &w.words[i+words-1]
	if words > 1 && head.Feats.Def { // رئيس الوزراء is closed; a country may follow: رئيس وزراء مصر is of one word
		return w.prepositional(w.adjectives(ph, end), end, r, sectorOpen)
	}
	if head.Enc != marsad.EncNone && !head.Feats.Def { // رئيسها: no genitive follows
		if r.Noun == "نائب" { // نائبه is a deputy, النائب a member of parliament
			ph.code.Sector = "GOV"
		}
		return w.adjectives(ph, end)
	}
	construct := !head.Feats.Def && !w.nunated(i+words-1) && !w.countedBefore(i, i+words, end)
	member := hasFlag(r, "member") || r.Sector == "UAF" || r.Sector == "PRM" // مسلحو الحركة are what the movement is
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
				in := w.within(k, end, q, sub.words, depth+1)
				if sectorOpen || member && r.Sector == "" {
					ph.code.Sector = of(r.Sector, in.code.Sector)
					if hasFlag(r, "head") && in.code.Sector == "" {
						ph.code.Sector = r.Sector
					}
				}
				sectorOpen = false
				if in.explicit {
					ph.code.Country, ph.explicit = in.code.Country, true
				}
				if ph.org == "" {
					ph.org = in.org
				}
				ph.former = in.former
				ph.end = in.end
				return w.prepositional(w.adjectives(ph, end), end, r, sectorOpen)
			}
			// a chain of other nouns: رئيس هيئة الأركان العامة
			for n := 0; k < end && n < 4 && (w.words[k].POS == marsad.POSNoun || n == 0 && w.ministry(k, head) || n > 0 && hasFlag(r, "head") && w.country(k, end)) && w.words[k].Pro&^marsad.ProAl == 0 && w.toks[k].Kind == marsad.TokenWord && w.words[k].Class != "time" && w.words[k].Lemma != "نفس" && !w.nunated(k); n++ {
				if n > 0 {
					if sub, ok := w.roleAt(k); ok {
						in := w.within(k, end, &w.f.lex.Roles[sub.index], sub.words, depth+1)
						if sectorOpen && in.code.Sector != "" {
							ph.code.Sector, sectorOpen = of(r.Sector, in.code.Sector), false
						}
						if in.explicit {
							ph.code.Country, ph.explicit = in.code.Country, true
						}
						ph.end, ph.former = in.end, in.former
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

// counted tells whether a number stands before the noun at i: 20 جنديا, 12 ألف سائح.
func (w *Worker) counted(i int) bool {
	return i > 0 && (w.toks[i-1].Kind == marsad.TokenNumber || w.words[i-1].Full == "الف" || w.words[i-1].Full == "مليون")
}

// countedBefore tells whether the noun at i is counted and a title begins behind
// it, at next, with which another phrase begins: 12 ألف سائح الأمير فلان.
func (w *Worker) countedBefore(i, next, end int) bool {
	if next >= end || !w.words[next].Feats.Def || !w.counted(i) {
		return false
	}
	refs, _, _ := w.match(next, end, false)
	return refs != nil && (refs[0].kind == refTitle || refs[0].kind == refPerson)
}

// within reads a role noun inside the phrase of another.
func (w *Worker) within(i, end int, r *lexicon.Role, words, depth int) phrase {
	ph := w.complements(i, end, r, words, depth)
	if !ph.explicit && r.Country != "" {
		ph.code.Country, ph.explicit = r.Country, true
	}
	return ph
}

// rebellious are adjectives that make any armed group rebels.
var rebellious = map[string]bool{
	"متمرد":   true, // rebel
	"انقلابي": true, // putschist
	"إرهابي":  true, // terrorist
	"تكفيري":  true, // takfiri
	"جهادي":   true, // jihadi
	"حوثي":    true, // Houthi
	"طالباني": true, // of the Taliban
	"انفصالي": true, // separatist
	"متشدد":   true, // hardline
}

// adjectives extends ph over the adjectives that follow, taking a country from
// a nisba among them.
func (w *Worker) adjectives(ph phrase, end int) phrase {
	def := w.definite(ph.end - 1)
	for k, n := ph.end, 0; k < end && n < 4; n++ {
		if w.toks[k].Kind != marsad.TokenWord || w.words[k].Pro&^marsad.ProAl != 0 {
			break
		}
		if !w.agrees(&ph, k, def) || w.words[k].Key == "مدعي" && k+1 < end && w.words[k+1].Lemma == "على" {
			break // but المدعى عليه is somebody
		}
		def = def || w.words[k].Feats.Def
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
		if w.words[k].Lemma == "مسلح" {
			switch ph.code.Sector {
			case "PTY", "OPP": // حركات مسلحة
				ph.code.Sector = "REB"
			case "CVL": // رجال مسلحون
				ph.code.Sector = "UAF"
			}
		}
		if refs, last, _ := w.match(k, end, false); refs != nil && last == k+1 && w.words[k].Pro&^marsad.ProAl == 0 && w.words[k-1].Feats.Def {
			if p := w.pick(refs, k, last, 0); p.index >= 0 && p.kind == refOrg && w.f.lex.Orgs[p.index].Code.Sector != "JRN" && w.f.lex.Orgs[p.index].Code.Country != "" { // المسلحون الحوثيون
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
		w.supranational(&ph, w.words[k].Lemma)
		if formerly[w.words[k].Lemma] {
			ph.former = true
		}
		k++
		ph.end = k
	}
	return ph
}

// agrees tells whether the word at k may be an adjective of the phrase before it:
// definite like it, and no plural of people behind a single thing, so that in
// طالبت الحركة الفلسطينيين two phrases stand side by side.
func (w *Worker) agrees(ph *phrase, k int, def bool) bool {
	word := &w.words[k]
	if word.POS == marsad.POSAdj && word.Feats.Def != def && (def || w.nunated(k-1)) {
		return false // but وزير المالية is a genitive, whatever its form
	}
	if w.apart(k) {
		return false
	}
	if !soundPlural(word) || word.POS != marsad.POSAdj {
		return true
	}
	for i := ph.first; i < ph.end; i++ {
		if n := w.words[i].Feats.Number; n == marsad.Plural || n == marsad.Dual {
			return true
		}
	}
	return false
}

// soundPlural tells whether the word is a plural of people in ون or ين.
func soundPlural(word *marsad.Word) bool {
	return word.Feats.Number == marsad.Plural && (strings.HasSuffix(word.Key, "ون") || strings.HasSuffix(word.Key, "ين"))
}

// apart tells whether the sound plurals at k−1 and k stand in different cases:
// قتل مسلحون مدنيين.
func (w *Worker) apart(k int) bool {
	return strings.HasSuffix(w.words[k-1].Key, "ون") && strings.HasSuffix(w.words[k].Key, "ين") && w.words[k-1].Feats.Number == marsad.Plural
}

// nunated tells whether the ending of the noun at i says that no genitive
// follows: tanwin, or the ن of a sound plural or a dual: مسلحون, شخصا.
func (w *Worker) nunated(i int) bool {
	word := &w.words[i]
	raw := w.toks[i].In(w.text)
	for _, mark := range [...]string{"\u064b", "\u064c", "\u064d"} { // the three tanwin
		if strings.HasSuffix(raw, mark) || strings.HasSuffix(raw, mark+"ا") {
			return true
		}
	}
	lemma := norm.Fold(word.Lemma)
	switch ending, ok := strings.CutPrefix(word.Key, lemma); {
	case !ok:
		return false
	case ending == "" && strings.HasSuffix(lemma, "ي") && word.Class == "person": // انتحاري, قيادي: nothing is theirs
		return word.Feats.Number != marsad.Plural
	case ending == "ا": // رجلا, but رجلا الأمن and وزيرا خارجية are two
		if i+1 >= w.last || w.words[i+1].Feats.Def {
			return i+1 >= w.last
		}
		r := w.role(i + 1)
		return !r.ok || !w.f.lex.Roles[r.ref.index].Group
	default:
		return ending == "ون" || ending == "ين" || ending == "ان"
	}
}

// of joins the sector of a noun with that of what it belongs to: the forces of a
// government are soldiers, the fighters of a party rebels.
func of(own, whole string) string {
	switch {
	case own == "MIL" && (whole == "GOV" || whole == "LEG" || whole == "CVL"):
		return own
	case own == "REB" && (whole == "PTY" || whole == "OPP" || whole == "CVL"):
		return own
	case own == "REB" && whole == "GOV":
		return "MIL"
	}
	return whole
}

// formerly are adjectives of who held an office once.
var formerly = map[string]bool{
	"سابق":  true, // former
	"أسبق":  true, // former
	"مخلوع": true, // deposed
}

// supranational takes the body that an adjective tells when the phrase names no
// country: المسؤول الأوروبي, القوات الدولية, المنظمات الخليجية.
func (w *Worker) supranational(ph *phrase, adjective string) {
	if ph.explicit {
		return
	}
	armed := ph.code.Sector == "MIL" || ph.code.Sector == "COP" || ph.code.Sector == "UAF"
	office := ph.code.Sector == "GOV" || ph.code.Sector == "" || ph.code.Sector == "SOC"
	country, sector := "", ""
	switch adjective {
	case "أممي":
		country = "UNO"
	case "أوروبي":
		if office || armed {
			country = "EUR"
		}
	case "أطلسي":
		country, sector = "IGO", "MIL"
	case "خليجي":
		if office {
			country = "IGO"
		}
	case "دولي":
		switch {
		case w.envoy:
			country = "UNO"
		case armed:
			country = "IGO"
		case ph.code.Sector == "JUD":
			country, sector = "UNO", "JUD"
		case ph.code.Sector == "SOC":
			country = "IGO"
		default:
			switch w.words[ph.first].Lemma {
			case "موظف", "مراقب", "مفتش":
				country = "UNO"
			case "لجنة", "هيئة", "بعثة", "وكالة", "تحالف":
				country = "IGO"
			}
		}
	case "عربي", "إفريقي", "أفريقي", "إسلامي":
		switch w.words[ph.first].Lemma {
		case "قوة", "تحالف":
			country, sector = "IGO", "MIL"
		case "لجنة", "بعثة":
			country = "IGO"
		}
	}
	if country == "" {
		return
	}
	if armed {
		sector = "MIL"
	}
	if w.words[ph.first].Lemma == "تحالف" {
		sector = "MIL"
	}
	ph.code, ph.explicit = marsad.Code{Country: country, Sector: sector}, true
}
