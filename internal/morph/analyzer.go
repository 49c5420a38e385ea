// Package morph analyses words: it splits clitics off, finds lemma, part of
// speech and features, and chooses among the readings of a word by its
// neighbours. Build an [Analyzer] once with [New]; give each goroutine its own
// [Worker], which caches readings by word type. [Analyzer.Segments] gives the
// words in the sense of Universal Dependencies, [CheckVerb] checks a lexicon row.
//
// The choice adds hand-set scores and the weights of model.bin, which
// internal/trainmorph learns; without the file the hand-set scores decide.
package morph

import (
	"slices"
	"strings"

	"marsad"
	"marsad/internal/learn"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// An Analyzer holds every inflected form of the lexicon. It is read-only and
// safe for concurrent use.
type Analyzer struct {
	index   map[string]int32 // folded form → first entry
	sieve   sieve            // forms that index may hold
	entries []entry
	lemmas  []Lemma
	byText  map[lemmaKey]int32
	model   *learn.Linear       // nil: the hand-set scores decide alone
	joined  map[string][2]uint8 // particles that hold a clitic: letters before and after the stem
	news    map[string]bool     // verbs that the frames and reporting lists know: likelier in news
}

type lemmaKey struct {
	text string
	pos  marsad.POS
	root string
}

// A Lemma is a dictionary word.
type Lemma struct {
	Text  string
	POS   marsad.POS
	Root  string       // lemma of the verb it is derived from; "" for a word of its own
	Deriv marsad.Deriv //
	Class string       // semantic class of a noun, kind of a particle
	Hints norm.Hints   // hamza on its first letter
	Trans bool         // of a verb: takes a direct object
	News  bool         // a verb of the frames, or derived from one
	Row   string
}

type entry struct {
	lemma int32
	next  int32
	feats marsad.Feats
	pos   marsad.POS
	clit  clitics
	hints norm.Hints // spelling of the first letter and of a final yeh, as the lexicon writes it
}

// An Analysis is one reading of a token.
type Analysis struct {
	Pro      marsad.Proclitic
	Enc      marsad.Enclitic
	POS      marsad.POS
	Feats    marsad.Feats
	Lemma    *Lemma
	Known    bool
	short    bool  // a jussive that differs from the indicative
	pre, suf uint8 // letters of clitics before and after the stem
	score    float32
}

// New builds the analyzer from the rows of lex.
func New(lex *lexicon.Lexicon) *Analyzer {
	a := &Analyzer{index: make(map[string]int32, 1<<18), byText: make(map[lemmaKey]int32, 1<<14), entries: make([]entry, 1, 1<<18), model: loadModel(), news: map[string]bool{}}
	for i := range lex.Frames {
		if lex.Frames[i].POS == 'V' {
			a.news[lex.Frames[i].Lemma] = true
		}
	}
	for i := range lex.Reporting {
		if lex.Reporting[i].Kind == "verb" {
			a.news[lex.Reporting[i].Lemma] = true
		}
	}
	for i := range lex.Particles {
		p := &lex.Particles[i]
		if strings.Contains(p.Form, " ") {
			continue
		}
		l := a.lemma(Lemma{Text: p.Form, POS: p.POS, Class: p.Kind, Row: p.Row})
		f := marsad.Feats{}
		if p.POS == marsad.POSAux {
			f.Aspect = marsad.Perfect
			if strings.HasPrefix(p.Form, "ي") || strings.HasPrefix(p.Form, "ت") || strings.HasPrefix(p.Form, "أك") || strings.HasPrefix(p.Form, "نك") {
				f.Aspect = marsad.Imperfect
			}
		}
		a.add(norm.Fold(p.Form), p.POS, f, 0, l, norm.HintsOf(p.Form))
	}
	for i := range lex.Verbs {
		v := &lex.Verbs[i]
		vl := a.lemma(Lemma{Text: v.Lemma, POS: marsad.POSVerb, Trans: v.Trans, Row: v.Row})
		vh := norm.HintsOf(v.Lemma) & (norm.HintHamzaAbove | norm.HintHamzaBelow | norm.HintMadda)
		for _, f := range conjugate(v) {
			l, h := vl, norm.Hints(0)
			switch {
			case f.lemma != "":
				l = a.lemma(Lemma{Text: f.lemma, POS: f.pos, Root: v.Lemma, Deriv: f.feats.Deriv, Row: v.Row})
				h = norm.HintsOf(f.lemma) & (norm.HintHamzaAbove | norm.HintHamzaBelow | norm.HintMadda)
			case f.feats.Aspect == marsad.Perfect:
				h = vh
			case f.feats.Person == 1 && f.feats.Number == marsad.Singular:
				h = norm.HintHamzaAbove
			}
			a.add(f.key, f.pos, f.feats, f.clit, l, h)
		}
	}
	for i := range lex.Nouns {
		a.noun(&lex.Nouns[i])
	}
	for i := range lex.Countries {
		c := &lex.Countries[i]
		for _, n := range c.Nisbas {
			n, _, _ = strings.Cut(n, " ") // كوري شمالي: the first word; entity reads the second
			l := a.lemma(Lemma{Text: n, POS: marsad.POSAdj, Class: "nisba", Row: c.Row})
			inflect(norm.Fold(n), false, func(k string, g marsad.Gender, num marsad.Number, cl clitics, constr bool) {
				a.add(k, marsad.POSAdj, marsad.Feats{Gender: g, Number: num, Constr: constr}, cl, l, norm.HintsOf(n))
			})
		}
		for _, n := range c.People {
			l := a.lemma(Lemma{Text: n, POS: marsad.POSNoun, Class: "person", Row: c.Row})
			a.add(norm.Fold(n), marsad.POSNoun, marsad.Feats{Number: marsad.Plural, Gender: marsad.Masc}, 0, l, norm.HintsOf(n))
		}
	}
	for i := range lex.Roles {
		r := &lex.Roles[i]
		n := lexicon.Noun{Lemma: r.Noun, Plurals: r.Plurals, POS: marsad.POSNoun, Gender: gender(norm.Fold(r.Noun)), Class: "person", Row: r.Row}
		if r.Group {
			n.Class = "group"
		}
		if !a.has(n.Lemma) {
			a.noun(&n)
		}
	}
	a.names(lex)
	a.findCompounds(lex)
	return a
}

// has reports whether the single word w is already a form.
func (a *Analyzer) has(w string) bool { return a.index[norm.Fold(w)] != 0 }

// common reports whether w is a word of the lexicon other than a verb form, a
// name, an indefinite accusative or a construct form, which names often look like: بريطانيا is
// also بريطاني in the accusative, حلب also milks.
func (a *Analyzer) common(w string) bool {
	for i := a.index[norm.Fold(w)]; i != 0; i = a.entries[i].next {
		e := &a.entries[i]
		if e.pos != marsad.POSVerb && e.pos != marsad.POSPropn && e.clit&noAl == 0 {
			return true
		}
	}
	return false
}

// derived reports whether w, with its article or without, is no word of the
// lexicon but what verbs yield: a participle or a masdar.
func (a *Analyzer) derived(w string) bool {
	for _, k := range [2]string{w, strings.TrimPrefix(w, "ال")} {
		for i := a.index[norm.Fold(k)]; i != 0; i = a.entries[i].next {
			if e := &a.entries[i]; e.pos != marsad.POSVerb && a.lemmas[e.lemma].Deriv == marsad.DerivNone {
				return false
			}
		}
	}
	return true
}

// names adds the words of names that no lexicon has as proper nouns.
func (a *Analyzer) names(lex *lexicon.Lexicon) {
	add := func(row string, names []string) {
		for _, n := range names {
			for _, w := range strings.Fields(n) {
				w = strings.Trim(w, "\"«»()،-")
				if len(w) < 4 {
					continue
				}
				al := strings.TrimPrefix(w, "ال")
				if a.common(w) || al != w && a.common(al) {
					continue
				}
				l := a.lemma(Lemma{Text: w, POS: marsad.POSPropn, Row: row})
				a.add(norm.Fold(w), marsad.POSPropn, marsad.Feats{Number: marsad.Singular}, noAl, l, norm.HintsOf(w))
				if al != w { // للعراق
					a.add(norm.Fold(al), marsad.POSPropn, marsad.Feats{Number: marsad.Singular}, lilOnly, l, norm.HintsOf(al))
				}
			}
		}
	}
	for i := range lex.Countries {
		for _, n := range slices.Concat(lex.Countries[i].Names, lex.Countries[i].Capitals) {
			if (a.common(n) || a.common(strings.TrimPrefix(n, "ال"))) && a.derived(n) { // مصر is no participle first of all, القاهرة no adjective
				l := a.lemma(Lemma{Text: n, POS: marsad.POSPropn, Row: lex.Countries[i].Row})
				a.add(norm.Fold(n), marsad.POSPropn, marsad.Feats{Number: marsad.Singular}, noAl, l, norm.HintsOf(n))
			}
		}
		add(lex.Countries[i].Row, lex.Countries[i].Names)
		add(lex.Countries[i].Row, lex.Countries[i].Capitals)
	}
	for i := range lex.Names {
		// a personal name is a proper noun even where a common word is spelled alike
		n := &lex.Names[i]
		if strings.Contains(n.Name, " ") {
			continue
		}
		l := a.lemma(Lemma{Text: n.Name, POS: marsad.POSPropn, Class: "name", Row: n.Row})
		a.add(norm.Fold(n.Name), marsad.POSPropn, marsad.Feats{Number: marsad.Singular}, noAl, l, norm.HintsOf(n.Name))
	}
	for i := range lex.People {
		add(lex.People[i].Row, lex.People[i].Names)
	}
	for i := range lex.Places {
		add(lex.Places[i].Row, lex.Places[i].Names)
	}
	for i := range lex.Orgs { // only names of one word: the others are made of common words
		for _, n := range lex.Orgs[i].Names {
			if !strings.Contains(n, " ") {
				add(lex.Orgs[i].Row, []string{n})
			}
		}
	}
}

func (a *Analyzer) noun(n *lexicon.Noun) {
	key := norm.Fold(n.Lemma)
	h := norm.HintsOf(n.Lemma)
	l := a.lemma(Lemma{Text: n.Lemma, POS: n.POS, Class: n.Class, Row: n.Row})
	hh := h & (norm.HintHamzaAbove | norm.HintHamzaBelow | norm.HintMadda)
	switch {
	case n.POS == marsad.POSAdj || n.Class == "person" && !strings.HasSuffix(key, taM) && hasSound(n.Plurals):
		inflect(key, strings.HasSuffix(n.Lemma, "ٍ"), func(k string, g marsad.Gender, num marsad.Number, cl clitics, constr bool) {
			a.add(k, n.POS, marsad.Feats{Gender: g, Number: num, Constr: constr}, cl, l, hh)
		})
		if n.POS == marsad.POSAdj {
			inflectNoun(key, n.Gender, func(k string, num marsad.Number, cl clitics, constr bool) {
				if num == marsad.Dual {
					a.add(k, n.POS, marsad.Feats{Gender: n.Gender, Number: num, Constr: constr}, cl, l, hh)
				}
			})
		}
	default:
		inflectNoun(key, n.Gender, func(k string, num marsad.Number, cl clitics, constr bool) {
			a.add(k, n.POS, marsad.Feats{Gender: n.Gender, Number: num, Constr: constr}, cl, l, h&^norm.HintYeh|hh)
		})
		if n.Class == "person" && !strings.HasSuffix(key, taM) {
			a.add(key+taM, n.POS, marsad.Feats{Gender: marsad.Fem, Number: marsad.Singular}, noEnc, l, hh)
			a.add(key+teh, n.POS, marsad.Feats{Gender: marsad.Fem, Number: marsad.Singular}, needEnc|noAl, l, hh)
			a.add(key+alef+teh, n.POS, marsad.Feats{Gender: marsad.Fem, Number: marsad.Plural}, 0, l, hh)
		}
	}
	if n.Lemma == "أب" || n.Lemma == "أخ" { // أخوه, أباها
		for _, v := range []string{waw, alef, yeh} {
			a.add(key+v, n.POS, marsad.Feats{Gender: marsad.Masc, Number: marsad.Singular, Constr: true}, needEnc|noAl, l, hh)
		}
	}
	base := strings.TrimSuffix(key, taM)
	for _, p := range n.Plurals {
		switch p {
		case "+ون":
			for _, e := range []struct {
				end string
				cl  clitics
			}{{waw + noon, noEnc}, {yeh + noon, noEnc}, {waw, noAl}, {yeh, noAl}} {
				a.add(key+e.end, n.POS, marsad.Feats{Gender: marsad.Masc, Number: marsad.Plural, Constr: e.cl == noAl}, e.cl, l, hh)
			}
		case "+ات":
			base := strings.TrimSuffix(base, alef) // ميليشيا, ميليشيات
			a.add(base+alef+teh, n.POS, marsad.Feats{Gender: marsad.Fem, Number: marsad.Plural}, 0, l, hh)
		default:
			k := norm.Fold(p)
			ph := norm.HintsOf(p) & (norm.HintHamzaAbove | norm.HintHamzaBelow | norm.HintMadda)
			f := marsad.Feats{Gender: n.Gender, Number: marsad.Plural}
			a.add(k, n.POS, f, 0, l, ph)
			if strings.HasSuffix(k, taM) {
				a.add(strings.TrimSuffix(k, taM)+teh, n.POS, f, needEnc|noAl, l, ph)
			} else if strings.HasSuffix(k, yeh) && len(k) > 4 {
				b, _ := cutLast(k)
				a.add(b+alef, n.POS, f, needEnc|noAl, l, ph)
			} else if !strings.HasSuffix(k, alef+ham) {
				a.add(k+alef, n.POS, f, noAl|noEnc, l, ph)
			}
		}
	}
}

func hasSound(plurals []string) bool {
	for _, p := range plurals {
		if p == "+ون" {
			return true
		}
	}
	return false
}

func (a *Analyzer) lemma(l Lemma) int32 {
	k := lemmaKey{l.Text, l.POS, l.Root}
	if i, ok := a.byText[k]; ok {
		return i
	}
	l.Hints = norm.HintsOf(l.Text)
	l.News = l.POS == marsad.POSVerb && a.news[l.Text] || a.news[l.Root]
	a.lemmas = append(a.lemmas, l)
	a.byText[k] = int32(len(a.lemmas) - 1)
	return int32(len(a.lemmas) - 1)
}

func (a *Analyzer) add(key string, pos marsad.POS, f marsad.Feats, cl clitics, lemma int32, h norm.Hints) {
	if key == "" {
		return
	}
	head := a.index[key]
	for i := head; i != 0; i = a.entries[i].next {
		e := &a.entries[i]
		if e.lemma == lemma && e.feats == f && e.clit == cl {
			return
		}
	}
	a.entries = append(a.entries, entry{lemma, head, f, pos, cl, h})
	a.index[key] = int32(len(a.entries) - 1)
	a.sieve.add(key)
}
