package morph

import (
	"strings"

	"marsad"
	"marsad/internal/norm"
)

// participles adds the active and passive participles with their inflections.
func (c *conjugator) participles(r []string) {
	type part struct {
		stem  string
		deriv marsad.Deriv
	}
	var parts []part
	if c.v.Form == "I" && len(r) == 3 {
		a := r[0]
		if a == ham {
			a = ""
		}
		mid, last := r[1], r[2]
		switch {
		case c.hollow: // زائر
			if last == ham {
				parts = append(parts, part{a + alef + ham + yeh, marsad.Participle})
			} else {
				parts = append(parts, part{a + alef + ham + last, marsad.Participle})
			}
		case c.doubled:
			parts = append(parts, part{a + alef + mid, marsad.Participle})
		case c.defective:
			parts = append(parts, part{a + alef + mid + yeh, marsad.Participle})
		default:
			parts = append(parts, part{a + alef + mid + last, marsad.Participle})
		}
		first := r[0]
		if first == ham {
			first = alef
		}
		switch {
		case c.hollow:
			if _, w := cutLast(c.ipf[:max(2, len(c.ipf)-2)]); w == yeh {
				parts = append(parts, part{meem + r[0] + yeh + last, marsad.PassivePart})
			} else {
				parts = append(parts, part{meem + r[0] + waw + last, marsad.PassivePart})
			}
		case c.defective:
			w := yeh
			if strings.HasSuffix(c.ipf, waw) {
				w = waw
			}
			parts = append(parts, part{meem + first + mid + w, marsad.PassivePart})
		default:
			parts = append(parts, part{meem + first + mid + waw + last, marsad.PassivePart})
		}
	} else if c.ipf != "" {
		s := c.ipf
		parts = append(parts, part{meem + s, marsad.Participle})
		passive := s
		if c.hollow && len(s) >= 4 {
			stem, fin := cutLast(s)
			if b, w := cutLast(stem); w == yeh {
				passive = b + alef + fin
			}
		}
		if c.hamzaFinal && strings.HasSuffix(s, ham) { // منشأ
			passive = strings.TrimSuffix(s, ham) + alef
		}
		parts = append(parts, part{meem + passive, marsad.PassivePart})
	}
	for _, p := range parts {
		lemma := p.stem
		n := len(c.out)
		c.nominal(p.stem, marsad.POSAdj, p.deriv, c.defective)
		for i := n; i < len(c.out); i++ {
			c.out[i].lemma = lemma
		}
	}
}

// nominal adds the singular, dual and sound plurals, masculine and feminine, of
// an adjective-like stem. weak stems end in yeh that falls without the article.
func (c *conjugator) nominal(stem string, pos marsad.POS, d marsad.Deriv, weak bool) {
	add := func(key string, g marsad.Gender, n marsad.Number, cl clitics, constr bool) {
		c.out = append(c.out, form{key: key, pos: pos, clit: cl, feats: marsad.Feats{Gender: g, Number: n, Deriv: d, Constr: constr}})
	}
	inflect(stem, weak, add)
}

// inflect spells the forms of an adjective or participle.
func inflect(stem string, weak bool, add func(string, marsad.Gender, marsad.Number, clitics, bool)) {
	base := stem
	if weak {
		base, _ = cutLast(stem)
		add(base, marsad.Masc, marsad.Singular, noAl|noEnc, false) // قاض
	}
	add(stem, marsad.Masc, marsad.Singular, 0, false)
	if !strings.HasSuffix(stem, alef+ham) {
		add(stem+alef, marsad.Masc, marsad.Singular, noAl|noEnc, false)
	}
	add(stem+taM, marsad.Fem, marsad.Singular, noEnc, false)
	add(stem+teh, marsad.Fem, marsad.Singular, needEnc|noAl, true)
	add(base+waw+noon, marsad.Masc, marsad.Plural, noEnc, false)
	add(base+yeh+noon, marsad.Masc, marsad.Plural, noEnc, false)
	add(base+waw, marsad.Masc, marsad.Plural, noAl, true)
	add(base+yeh, marsad.Masc, marsad.Plural, noAl, true)
	add(stem+alef+noon, marsad.Masc, marsad.Dual, noEnc, false)
	if base != stem {
		add(stem+yeh+noon, marsad.Masc, marsad.Dual, noEnc, false)
	}
	add(stem+teh+alef+noon, marsad.Fem, marsad.Dual, noEnc, false)
	add(stem+teh+yeh+noon, marsad.Fem, marsad.Dual, noEnc, false)
	add(stem+teh+yeh, marsad.Fem, marsad.Dual, noAl, true)
	add(stem+teh+alef, marsad.Fem, marsad.Dual, noAl, true)
	add(stem+alef+teh, marsad.Fem, marsad.Plural, 0, false)
}

// masdars adds the verbal nouns with their inflections.
func (c *conjugator) masdars() {
	for _, m := range c.v.Masdars {
		key := norm.Fold(m)
		n := len(c.out)
		inflectNoun(key, gender(key), func(k string, num marsad.Number, cl clitics, constr bool) {
			c.out = append(c.out, form{key: k, pos: marsad.POSNoun, clit: cl, feats: marsad.Feats{Gender: gender(key), Number: num, Deriv: marsad.Masdar, Constr: constr}})
		})
		base := strings.TrimSuffix(key, taM)
		c.out = append(c.out, form{key: base + alef + teh, pos: marsad.POSNoun, feats: marsad.Feats{Gender: marsad.Fem, Number: marsad.Plural, Deriv: marsad.Masdar}})
		for i := n; i < len(c.out); i++ {
			c.out[i].lemma = m
		}
	}
}

func gender(key string) marsad.Gender {
	if strings.HasSuffix(key, taM) {
		return marsad.Fem
	}
	return marsad.Masc
}

// inflectNoun spells the singular and dual of a noun.
func inflectNoun(key string, g marsad.Gender, add func(string, marsad.Number, clitics, bool)) {
	switch {
	case strings.HasSuffix(key, taM):
		b := strings.TrimSuffix(key, taM)
		add(key, marsad.Singular, noEnc, false)
		add(b+teh, marsad.Singular, needEnc|noAl, true)
		add(b+teh+alef+noon, marsad.Dual, noEnc, false)
		add(b+teh+yeh+noon, marsad.Dual, noEnc, false)
		add(b+teh+alef, marsad.Dual, noAl, true)
		add(b+teh+yeh, marsad.Dual, noAl, true)
		return
	case strings.HasSuffix(key, yeh) && len(key) > 4: // مستوى, before an enclitic مستواه
		b, _ := cutLast(key)
		add(b+alef, marsad.Singular, needEnc|noAl, true)
		add(b, marsad.Singular, noAl|noEnc, false)        // تعدٍّ
		add(key+alef, marsad.Singular, noAl|noEnc, false) // جنديا
	case !strings.HasSuffix(key, alef+ham) && !strings.HasSuffix(key, alef):
		add(key+alef, marsad.Singular, noAl|noEnc, false)
	}
	add(key, marsad.Singular, 0, false)
	add(key+alef+noon, marsad.Dual, noEnc, false)
	add(key+yeh+noon, marsad.Dual, noEnc, false)
	add(key+alef, marsad.Dual, noAl|needEnc, true)
	add(key+yeh, marsad.Dual, noAl, true)
}
