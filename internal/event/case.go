package event

import (
	"strings"

	"marsad"
)

// What unvocalised writing still shows of case and agreement. It tells subject
// from object where order does not: حث الحكومة، استهدف مسجدا.

// oblique tells whether the noun at token i is written as no subject can be:
// with the alif of the indefinite accusative, or with the ين of plural and dual.
func (w *Worker) oblique(i int) bool {
	word := &w.words[i]
	if word.POS != marsad.POSNoun {
		return false
	}
	if strings.HasSuffix(word.Key, "ين") {
		return word.Feats.Number > marsad.Singular && !strings.HasSuffix(w.lemmaKey(i), "ين")
	}
	if next := i + 1; next < len(w.words) && w.words[next].Pro&^marsad.ProAl == 0 && !w.inTime[next] {
		switch w.words[next].POS {
		case marsad.POSNoun, marsad.POSAdj, marsad.POSPropn:
			if !strings.HasSuffix(w.words[next].Key, "ا") {
				return false // وزيرا داخلية البلدين: the dual before its genitive
			}
		}
	}
	return !word.Feats.Def && word.Enc == marsad.EncNone && strings.HasSuffix(word.Key, "ا") && !strings.HasSuffix(w.lemmaKey(i), "ا") && word.Feats.Number <= marsad.Singular
}

// mayHead tells whether the noun right behind the active verb at v can be its
// subject: there a verb agrees in gender, whatever the number.
func (w *Worker) mayHead(v, noun int) bool {
	verb, n := &w.words[v], &w.words[noun]
	if w.oblique(noun) {
		return false
	}
	if verb.Feats.Person != 3 || noun != v+1 || n.POS != marsad.POSNoun || !n.Known || w.named(noun) {
		return true
	}
	if n.Enc != marsad.EncNone && n.Feats.Deriv == marsad.Masdar {
		return false // أعلن رفضه
	}
	switch {
	case n.Feats.Number == marsad.Plural:
		return true // men, things or what belongs together: قالت المصادر, قال المسؤولون
	case verb.Feats.Gender == marsad.Masc:
		return n.Feats.Gender != marsad.Fem
	case verb.Feats.Gender == marsad.Fem:
		return n.Feats.Gender != marsad.Masc
	}
	return true
}

// mayPrecede tells whether the noun, which stands somewhere before the verb at
// v, can be its subject: there a verb agrees in number too.
func (w *Worker) mayPrecede(v, noun int) bool {
	verb, n := &w.words[v], &w.words[noun]
	if verb.Feats.Person != 3 || n.POS != marsad.POSNoun || !n.Known || verb.Feats.Number != marsad.Singular || w.named(noun) {
		return true
	}
	switch verb.Feats.Gender {
	case marsad.Masc:
		return n.Feats.Gender != marsad.Fem || n.Feats.Number == marsad.Plural
	case marsad.Fem:
		return n.Feats.Gender != marsad.Masc || n.Feats.Number != marsad.Singular
	}
	return true
}

// named tells whether the noun at token i begins a name, whose gender is not
// that of the noun it looks like: قطر is a country and a diameter.
func (w *Worker) named(i int) bool {
	m := w.mentionAt(i)
	return m >= 0 && w.mentions[m].Kind != marsad.MentionRole && w.mentions[m].Office == "" && w.mentions[m].Rank == ""
}

// possessor finds the subject before a verb whose noun names no actor, but
// whose genitive does: قرار المحكمة أدان, الجمعية العامة للمنظمة ترفض. It returns the
// noun, or −1 when mention m is no such genitive or its noun no subject.
func (w *Worker) possessor(v, m int, s *marsad.Sentence) int {
	first := w.mentions[m].First
	k := first - 1
	if k < s.First || w.toks[k].Kind != marsad.TokenWord {
		return -1
	}
	pro := w.words[first].Pro
	switch {
	case pro.Has(marsad.ProLi) && w.words[k].Feats.Def && (w.words[k].POS == marsad.POSNoun || w.words[k].POS == marsad.POSAdj):
	case pro&^marsad.ProAl == 0 && w.words[k].POS == marsad.POSNoun && !w.words[k].Feats.Def && w.words[k].Enc == marsad.EncNone:
	default:
		return -1
	}
	k = w.nounStart(k, s.First)
	if w.words[k].POS != marsad.POSNoun || w.inTime[k] || w.timeNoun(k) || w.governed(k, s.First) || !w.mayPrecede(v, k) {
		return -1
	}
	return k
}

// apposed tells whether mention m is the name of the person whose office the
// subject of c is: طالب مسؤول العلاقات الخارجية فلان, where no object can stand yet.
func (w *Worker) apposed(c *clause, m int) bool {
	if m < 0 || w.mentions[m].Kind != marsad.MentionPerson || w.mentions[m].Office != "" {
		return false
	}
	for i := len(c.args) - 1; i >= 0; i-- {
		if a := &c.args[i]; a.slot == "S" {
			return a.mention >= 0 && !a.nested && w.mentions[a.mention].Kind == marsad.MentionRole && w.mentions[a.mention].Definite && !w.mentions[a.mention].Plural
		}
	}
	return false
}

// refersTo tells whether a pronoun may stand for mention m: 1 it may, 2 it may
// not, 0 nothing tells.
func (w *Worker) refersTo(e marsad.Enclitic, m *marsad.Mention) uint64 {
	n := &w.words[m.First]
	plural, fem := m.Plural, n.Feats.Gender == marsad.Fem || m.Kind == marsad.MentionCountry
	masc := n.Feats.Gender == marsad.Masc
	var yes, no bool
	switch e {
	case marsad.EncHu:
		yes, no = masc && !plural, fem || plural
	case marsad.EncHa:
		yes, no = fem, masc && !plural
	case marsad.EncHum:
		yes, no = plural, !plural && n.POS == marsad.POSNoun && m.Kind == marsad.MentionRole
	case marsad.EncHuma:
		yes = n.Feats.Number == marsad.Dual
	default:
		return 0
	}
	switch {
	case yes:
		return 1
	case no:
		return 2
	}
	return 0
}
