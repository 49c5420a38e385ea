package morph

import (
	"strings"

	"marsad"
)

// guess reads a word that no form fits by its shape: a name, unless its clitics
// or its ending tell otherwise. key is folded; the readings go into out.
func (a *Analyzer) guess(out []Analysis, key string) []Analysis {
	for _, p := range proclitics {
		rest, ok := strings.CutPrefix(key, p.text)
		if !ok || p.set != 0 && len(rest) < 6 || p.set.Has(marsad.ProSa|marsad.ProAlif) {
			continue
		}
		out = guessStem(out, key, rest, p)
	}
	if len(out) == 0 { // one letter, or not Arabic
		out = guessStem(out, key, key, proclitics[0])
	}
	return out
}

// guessStem appends the readings of rest as a stem after p.
func guessStem(out []Analysis, key, rest string, p proclitic) []Analysis {
	al := p.set.Has(marsad.ProAl)
	score := float32(0)
	switch {
	case al:
		score += 2
	case p.set&^(marsad.ProWa|marsad.ProFa) != 0:
		score -= 3
	case p.set.Has(marsad.ProWa):
		score += .3
		if len(rest) < 8 {
			score -= 2
		}
	case p.set.Has(marsad.ProFa):
		score -= 2
	}
	if !al && strings.HasPrefix(rest, "ال") && len(rest) >= 10 {
		score -= 2 // another reading takes the article off
	}
	add := func(pos marsad.POS, f marsad.Feats, enc marsad.Enclitic, suf uint8, s float32) {
		stem := rest[:len(rest)-2*int(suf)]
		f.Def = al
		out = append(out, Analysis{Pro: p.set, Enc: enc, POS: pos, Feats: f, pre: p.letters, suf: suf, score: score + s, Lemma: &Lemma{Text: stem, POS: pos}})
	}
	fem := marsad.Feats{Gender: marsad.Fem, Number: marsad.Singular}
	masc := marsad.Feats{Gender: marsad.Masc, Number: marsad.Singular}
	plural := marsad.Feats{Gender: marsad.Masc, Number: marsad.Plural}
	has := func(s string) bool { return strings.HasSuffix(rest, s) && len(rest) >= len(s)+6 }
	nominal := float32(-1)
	if al {
		nominal = .5
	}
	switch {
	case has("ية"):
		add(marsad.POSAdj, fem, 0, 0, 1)
		add(marsad.POSNoun, fem, 0, 0, 0)
	case has("يين"), has("يون"):
		add(marsad.POSAdj, plural, 0, 0, 1)
		add(marsad.POSNoun, plural, 0, 0, 0)
	case has("ين"), has("ون"):
		add(marsad.POSNoun, plural, 0, 0, nominal)
		add(marsad.POSAdj, plural, 0, 0, nominal-.2)
	case has("ات"):
		add(marsad.POSNoun, marsad.Feats{Gender: marsad.Fem, Number: marsad.Plural}, 0, 0, nominal+.7)
	case has(taM):
		add(marsad.POSNoun, fem, 0, 0, nominal+.5)
		add(marsad.POSAdj, fem, 0, 0, nominal)
	case has(yeh):
		add(marsad.POSAdj, masc, 0, 0, nominal+.4)
		add(marsad.POSNoun, masc, 0, 0, nominal-.5)
	default:
		add(marsad.POSNoun, masc, 0, 0, nominal)
		add(marsad.POSAdj, masc, 0, 0, nominal-.7)
	}
	add(marsad.POSPropn, marsad.Feats{Number: marsad.Singular}, 0, 0, 0)
	if al {
		return out
	}
	for _, e := range enclitics[1:6] {
		if has(e.text) {
			s := float32(-2)
			if strings.HasSuffix(rest[:len(rest)-len(e.text)], teh) {
				s = -.2
			}
			add(marsad.POSNoun, masc, e.enc, e.letters, s)
		}
	}
	if p.set&^(marsad.ProWa|marsad.ProFa) == 0 && len(rest) >= 8 {
		f := marsad.Feats{Aspect: marsad.Imperfect, Person: 3, Gender: marsad.Masc, Number: marsad.Singular}
		if strings.HasPrefix(rest, yeh) {
			if has("ون") {
				f.Number = marsad.Plural
			}
			add(marsad.POSVerb, f, 0, 0, -.7)
		}
		if strings.HasSuffix(rest, waw+alef) {
			add(marsad.POSVerb, marsad.Feats{Aspect: marsad.Perfect, Person: 3, Gender: marsad.Masc, Number: marsad.Plural}, 0, 0, -.7)
		}
	}
	return out
}
