package morph

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// A form is one inflected form without clitics, as a folded key.
type form struct {
	key   string
	pos   marsad.POS
	feats marsad.Feats
	clit  clitics
	lemma string // of participles and masdars, which are lemmas of their own; "" the verb's
}

// clitics tells which clitics a form may take.
type clitics uint8

const (
	needEnc clitics = 1 << iota // stands only before an enclitic: مدينت(ه)
	noEnc                       // takes no enclitic: مدينة, كتابا
	noAl                        // takes no article: كتابا, مسلحو
	jussive                     // stands only after لم and its like: يزر, يدع
	lilOnly                     // stands only after لل: the rest of a name with its article
)

// conjugator spells the forms of one verb. It works on folded keys, where all
// seats of hamza but alef are one letter, so most spelling rules of hamza fall away.
type conjugator struct {
	v           *lexicon.Verb
	pf, ipf     string // folded lemma, folded imperfect without its prefix ي
	derived     bool   // not form I
	hollow      bool   // long vowel before the last radical
	doubled     bool   // last two radicals written as one
	defective   bool   // ends in a weak letter
	hamzaFinal  bool   // قرأ, أنشأ
	hamzaMid    bool   // سأل
	hamzaFirst  bool   // أخذ
	assimilated bool   // و falls in the imperfect: وصل يصل
	lastRadical string
	out         []form
}

const (
	alef = string(norm.Alef)
	yeh  = string(norm.Yeh)
	waw  = string(norm.Waw)
	ham  = string(norm.Hamza)
	teh  = string(norm.Teh)
	noon = string(norm.Noon)
	meem = "م"
	taM  = string(norm.TehMarbuta)
)

func runeLen(s string) int { return len(s) / 2 } // Arabic letters are two bytes each

func cutLast(s string) (string, string) { return s[:len(s)-2], s[len(s)-2:] }

// conjugate returns every form of v that a newspaper may print, with its
// participles and masdars. Forms whose undiacritised spelling is the same in
// several moods or persons are given once for each set of features that matters.
func conjugate(v *lexicon.Verb) []form {
	c := &conjugator{v: v, pf: norm.Fold(v.Lemma), ipf: strings.TrimPrefix(norm.Fold(v.Imperfect), yeh)}
	r := make([]string, len(v.Root))
	for i, x := range v.Root {
		r[i] = norm.Fold(x)
	}
	n := len(r)
	last, mid := r[n-1], r[n-2]
	c.lastRadical = last
	c.derived = v.Form != "I"
	weakMid := mid == waw || mid == yeh
	weakLast := last == waw || last == yeh
	c.defective = weakLast && len(c.pf) >= 4
	c.hamzaFinal = (last == ham || last == alef) && strings.HasSuffix(c.pf, alef) && !weakLast
	// hollow: the perfect shows a long alef before its last letter, and the form
	// does not keep the weak radical as a consonant (II, III, V, VI do)
	switch v.Form {
	case "I", "IV", "VII", "VIII", "X":
		if weakMid && !weakLast && n == 3 && runeLen(c.pf) >= 3 {
			stem, _ := cutLast(c.pf)
			c.hollow = strings.HasSuffix(stem, alef)
		}
	}
	c.doubled = n == 3 && mid == last && !weakLast && v.Form != "II" && v.Form != "V"
	c.assimilated = v.Form == "I" && r[0] == waw && !strings.HasPrefix(c.ipf, waw)
	c.hamzaMid = v.Form == "I" && n == 3 && mid == ham && !weakLast && runeLen(c.pf) == 3
	c.hamzaFirst = v.Form == "I" && n == 3 && r[0] == ham && strings.HasPrefix(c.ipf, alef)
	c.perfect()
	c.imperfect()
	c.participles(r)
	c.masdars()
	return c.out
}

func (c *conjugator) verb(key string, f marsad.Feats, cl clitics) {
	key = strings.ReplaceAll(key, alef+alef, alef) // رآه, قرآ
	c.out = append(c.out, form{key: key, pos: marsad.POSVerb, feats: f, clit: cl | noAl})
}

func pv(person uint8, g marsad.Gender, n marsad.Number, v marsad.Voice) marsad.Feats {
	return marsad.Feats{Aspect: marsad.Perfect, Person: person, Gender: g, Number: n, Voice: v}
}

// perfect adds the perfect, active and passive.
func (c *conjugator) perfect() {
	vowel, cons := c.pf, c.pf // stems before vowel and consonant endings
	stem, fin := cutLast(c.pf)
	third, plural := c.pf, "" // 3ms; stem of the plural in وا
	pre := c.pf               // before an enclitic
	switch {
	case c.defective:
		weak := yeh
		if fin == alef { // دعا
			weak = waw
		}
		isYa := fin == yeh && strings.HasSuffix(norm.Fold(c.v.Lemma), yeh) && strings.HasSuffix(c.v.Lemma, yeh)
		cons = stem + weak
		plural = stem
		if isYa { // بقي: keeps the yeh before t
			vowel = c.pf
		} else {
			vowel = stem // دعت, رمت
			pre = stem + alef
		}
	case c.hollow:
		cons = stem[:len(stem)-2] + fin
	case c.doubled:
		cons = c.pf + c.lastRadical
	}
	if plural == "" {
		plural = vowel
	}
	voice := marsad.VoiceEither
	if c.hollow || c.defective && strings.HasSuffix(c.pf, alef) || c.hamzaFinal || c.hamzaMid {
		voice = marsad.Active
	}
	c.perfectEndings(third, vowel, cons, plural, pre, voice)
	if c.hamzaFinal {
		c.verb(stem+ham+waw+alef, pv(3, marsad.Masc, marsad.Plural, voice), noEnc) // قرؤوا
		c.verb(stem+ham+waw, pv(3, marsad.Masc, marsad.Plural, voice), needEnc)
	}
	// passive where it is spelled differently
	switch {
	case c.hollow: // قيل, أُدين, اختير, استقيل
		p := stem[:len(stem)-2] + yeh + fin
		c.perfectEndings(p, p, cons, p, p, marsad.Passive)
	case c.defective && strings.HasSuffix(c.pf, alef): // دُعي
		p := stem + yeh
		c.perfectEndings(p, p, p, stem, p, marsad.Passive)
	case c.defective && !strings.HasSuffix(c.v.Lemma, yeh): // أُعطي أُعطيت
		p := stem + yeh
		c.verb(p+teh, pv(3, marsad.Fem, marsad.Singular, marsad.Passive), 0)
	case c.v.Form == "III" && strings.Contains(c.pf, alef): // قوتل, هوجم, فوجئ
		p := strings.Replace(c.pf, alef, waw, 1)
		if c.hamzaFinal {
			p = strings.TrimSuffix(p, alef) + ham
		}
		if strings.HasPrefix(c.pf, alef) { // آخذ
			break
		}
		c.perfectEndings(p, p, p, p, p, marsad.Passive)
	case c.v.Form == "VI" && strings.Contains(c.pf, alef): // تُبودل
		p := strings.Replace(c.pf, alef, waw, 1)
		c.perfectEndings(p, p, p, p, p, marsad.Passive)
	case c.hamzaFinal: // قُرئ, أُنشئت
		p := stem + ham
		c.perfectEndings(p, p, p, p, p, marsad.Passive)
	case c.hamzaMid: // سُئل
		p := c.pf[:2] + ham + fin
		c.perfectEndings(p, p, p, p, p, marsad.Passive)
	}
}

func (c *conjugator) perfectEndings(third, vowel, cons, plural, pre string, v marsad.Voice) {
	c.verb(third, pv(3, marsad.Masc, marsad.Singular, v), 0)
	if pre != third {
		c.verb(pre, pv(3, marsad.Masc, marsad.Singular, v), needEnc)
	}
	c.verb(vowel+teh, pv(3, marsad.Fem, marsad.Singular, v), 0)
	dual := vowel
	if c.defective && vowel == plural { // دعوا, رميا
		dual = cons
	}
	c.verb(dual+alef, pv(3, marsad.Masc, marsad.Dual, v), 0)
	c.verb(vowel+teh+alef, pv(3, marsad.Fem, marsad.Dual, v), 0)
	c.verb(plural+waw+alef, pv(3, marsad.Masc, marsad.Plural, v), noEnc)
	c.verb(plural+waw, pv(3, marsad.Masc, marsad.Plural, v), needEnc)
	c.verb(cons+noon, pv(3, marsad.Fem, marsad.Plural, v), 0)
	c.verb(cons+teh, pv(1, marsad.GenderNone, marsad.Singular, v), 0)
	c.verb(cons+noon+alef, pv(1, marsad.GenderNone, marsad.Plural, v), 0)
	c.verb(cons+teh+meem, pv(2, marsad.Masc, marsad.Plural, v), noEnc)
	c.verb(cons+teh+meem+waw, pv(2, marsad.Masc, marsad.Plural, v), needEnc)
}

// imperfect adds the imperfect in its moods, active and passive.
func (c *conjugator) imperfect() {
	s := c.ipf
	if s == "" {
		return
	}
	voice := marsad.VoiceEither
	if c.hollow && !strings.HasSuffix(s[:max(0, len(s)-2)], alef) || c.defective && !strings.HasSuffix(s, yeh) || c.assimilated || c.hamzaFirst || c.hamzaFinal && strings.HasSuffix(s, ham) {
		voice = marsad.Active
	}
	c.imperfectStem(s, voice)
	if len(s) < 4 {
		return
	}
	stem, fin := cutLast(s)
	switch {
	case c.hollow: // يُزار, يُدان, يُستقال
		if v, w := cutLast(stem); w == waw || w == yeh {
			c.imperfectStem(v+alef+fin, marsad.Passive)
		}
	case c.defective && fin == waw: // يُدعى
		c.imperfectStem(stem+yeh, marsad.Passive)
	case c.assimilated: // يوجد, يوضع
		c.imperfectStem(waw+s, marsad.Passive)
	case c.hamzaFirst: // يؤخذ
		c.imperfectStem(ham+s[2:], marsad.Passive)
	case c.hamzaFinal && fin == ham: // يُنشأ
		c.imperfectStem(stem+alef, marsad.Passive)
	}
}

func (c *conjugator) imperfectStem(s string, v marsad.Voice) {
	f := func(person uint8, g marsad.Gender, n marsad.Number) marsad.Feats {
		return marsad.Feats{Aspect: marsad.Imperfect, Person: person, Gender: g, Number: n, Voice: v}
	}
	ta, na := teh, noon
	plural, fem := s, s
	var short, pre string
	if len(s) >= 4 {
		stem, fin := cutLast(s)
		switch {
		case c.defective && (fin == waw || fin == yeh || fin == alef):
			plural, fem, short = stem, stem, stem
			if fin == yeh && (!strings.HasSuffix(c.v.Imperfect, yeh) || v == marsad.Passive) { // يسعى, before an enclitic يرعاه
				pre = stem + alef
			}
		case c.hollow:
			if b, w := cutLast(stem); w == waw || w == yeh || w == alef {
				short = b + fin
			}
		case c.doubled:
			short = s + fin
		case c.hamzaFinal && fin == alef: // يقرأ, يقرؤون
			for _, p := range []string{yeh, ta} {
				c.verb(p+stem+ham+waw+noon, f(3, marsad.Masc, marsad.Plural), noEnc)
				c.verb(p+stem+ham+waw+alef, f(3, marsad.Masc, marsad.Plural), noEnc)
			}
		}
	}
	for _, p := range []struct {
		pre string
		f   marsad.Feats
	}{{yeh, f(3, marsad.Masc, marsad.Singular)}, {ta, f(3, marsad.Fem, marsad.Singular)}, {alef, f(1, marsad.GenderNone, marsad.Singular)}, {na, f(1, marsad.GenderNone, marsad.Plural)}} {
		key := p.pre + s
		if p.pre == alef && strings.HasPrefix(s, alef) { // آخذ
			key = s
		}
		c.verb(key, p.f, 0)
		if short != "" {
			c.verb(p.pre+short, p.f, jussive)
		}
		if pre != "" {
			c.verb(p.pre+pre, p.f, needEnc)
		}
	}
	dual := s
	for _, p := range []struct {
		pre string
		g   marsad.Gender
	}{{yeh, marsad.Masc}, {ta, marsad.Fem}} {
		c.verb(p.pre+dual+alef+noon, f(3, p.g, marsad.Dual), noEnc)
		c.verb(p.pre+dual+alef, f(3, p.g, marsad.Dual), 0)
		person := uint8(3)
		if p.pre == ta {
			person = 2
		}
		c.verb(p.pre+plural+waw+noon, f(person, marsad.Masc, marsad.Plural), 0)
		c.verb(p.pre+plural+waw+alef, f(person, marsad.Masc, marsad.Plural), noEnc)
		c.verb(p.pre+plural+waw, f(person, marsad.Masc, marsad.Plural), needEnc)
		fp := s
		if short != "" && (c.hollow || c.doubled) {
			fp = short
		}
		c.verb(p.pre+fp+noon, f(person, marsad.Fem, marsad.Plural), 0)
	}
	c.verb(ta+fem+yeh+noon, f(2, marsad.Fem, marsad.Singular), noEnc)
}
