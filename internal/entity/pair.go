package entity

import "marsad"

// ministry tells whether the word at k is the genitive of an office although it
// is read as an adjective: وزير خارجية مصر. A man has no feminine adjective.
func (w *Worker) ministry(k int, head *marsad.Word) bool {
	word := &w.words[k]
	if r := w.role(k); head.Feats.Number != marsad.Singular && !(r.ok && w.f.lex.Roles[r.ref.index].Group) {
		return false // عناصر إرهابية; but وزراء خارجية
	}
	return word.POS == marsad.POSAdj && word.Feats.Gender == marsad.Fem && word.Feats.Number == marsad.Singular && !word.Feats.Def &&
		word.Enc == marsad.EncNone && head.Class == "person" && head.Feats.Gender == marsad.Masc
}

// country tells whether the word at k is the name of a country, whatever else it
// may be read as: مصر.
func (w *Worker) country(k, end int) bool {
	refs, last, _ := w.match(k, end, false)
	if refs == nil || last != k+1 {
		return false
	}
	for _, r := range refs {
		if r.kind == refCountry {
			return true
		}
	}
	return false
}

// second adds the other of two who have one noun: الرئيسان المصري والسوداني. It
// returns the token behind it, i when the adjective at i names nobody.
func (w *Worker) second(i, end int, m *marsad.Mention) int {
	for n := 0; n < 4 && i < end; n++ {
		word := &w.words[i]
		if w.toks[i].Kind != marsad.TokenWord || !word.Pro.Has(marsad.ProWa) || word.POS != marsad.POSAdj || word.Feats.Def != w.words[i-1].Feats.Def {
			break
		}
		c, next := w.nisba(i, end)
		if c == "" || c == m.Code.Country {
			break
		}
		w.mention(marsad.Mention{
			Kind: marsad.MentionRole, Code: marsad.Code{Country: c, Sector: m.Code.Sector}, SelfCode: true, Generic: true,
			Definite: m.Definite, Row: m.Row,
		}, i, next, 0)
		i = next
	}
	return i
}
