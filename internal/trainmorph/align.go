package trainmorph

import (
	"strings"

	"marsad"
	"marsad/internal/morph"
	"marsad/internal/norm"
	"marsad/internal/token"
)

// A goldToken is a token of ours with the treebank words that fill it.
type goldToken struct {
	words []Word // none when the treebank's words cross its bounds
	stem  int    // index of the word that is the stem
}

var enclitics = map[string]bool{"ه": true, "ها": true, "هم": true, "هما": true, "هن": true, "ك": true, "كم": true, "نا": true, "ي": true, "ني": true}

// align tokenises a sentence and finds the words of each token.
func align(s *Sentence) ([]marsad.Token, []goldToken) {
	toks, _ := token.Split(s.Text, false, nil, nil)
	out := make([]goldToken, len(toks))
	j := 0
	for i, t := range toks {
		for j < len(s.Words) && s.Words[j].Start < t.Start {
			j++
		}
		k := j
		for k < len(s.Words) && s.Words[k].End <= t.End {
			k++
		}
		if k == j || s.Words[j].Start != t.Start || s.Words[k-1].End != t.End {
			continue
		}
		g := goldToken{words: s.Words[j:k]}
		best := -1
		for n, w := range g.words {
			v := len(w.Lemma)
			switch w.POS {
			case marsad.POSPron:
				v = 5
				if n > 0 && enclitics[w.In(s.Text)] {
					v = 0
				}
			case marsad.POSAdp, marsad.POSCconj, marsad.POSPart:
				v = w.End - w.Start
				if v == 2 && w.POS != marsad.POSAdp {
					v = 1
				}
				if n > 0 && v > 2 {
					v += 10
				}
			default:
				v += 10
			}
			if v > best {
				best, g.stem = v, n
			}
		}
		out[i] = g
		j = k
	}
	return toks, out
}

// sameSplit reports whether the reading cuts its token at the treebank's bounds.
func sameSplit(a *morph.Analyzer, text string, tok marsad.Token, w *marsad.Word, gold []Word) bool {
	var buf [5]morph.Segment
	abs := *w
	if abs.Stem.Start < tok.Start {
		abs.Stem.Start += tok.Start
		abs.Stem.End += tok.Start
	}
	segs := a.Segments(text, tok, &abs, buf[:0])
	if len(segs) != len(gold) {
		return false
	}
	for i := range segs {
		if segs[i].Span != gold[i].Span {
			return false
		}
	}
	return true
}

// cost tells how far a reading is from the treebank's word. Readings of the
// least cost count as right.
func (c *convention) cost(w *marsad.Word, g *Word, surface string) float32 {
	if c.a.Joined(w) {
		return 0 // PUD cuts بسبب, we do not
	}
	v := c.distance(w, g.POS)
	if w.POS != marsad.POSPropn && g.POS != marsad.POSPropn && !sameLemma(w, g.Lemma) {
		v++
	}
	if w.POS == marsad.POSVerb || w.POS == marsad.POSAux {
		if g.Aspect != marsad.AspectNone && w.Feats.Aspect != g.Aspect {
			v += 2
		}
		if g.Voice == marsad.Passive && w.Feats.Voice == marsad.Active || g.Voice == marsad.Active && w.Feats.Voice == marsad.Passive {
			v++
		}
	} else if nominal(w.POS) && nominal(g.POS) && g.POS != marsad.POSPropn {
		hasAl := strings.HasPrefix(surface, "ال") || w.Pro.Has(marsad.ProLi|marsad.ProAl) && strings.HasPrefix(surface, "ل")
		if g.Def && hasAl && !w.Feats.Def {
			v += .7
		}
	}
	if g.Gender != marsad.GenderNone && w.Feats.Gender != marsad.GenderNone && g.Gender != w.Feats.Gender {
		v += .2
	}
	if g.Number != marsad.NumberNone && w.Feats.Number != marsad.NumberNone && g.Number != w.Feats.Number {
		v += .4
	}
	return v
}

func nominal(p marsad.POS) bool {
	return p == marsad.POSNoun || p == marsad.POSAdj || p == marsad.POSPropn || p == marsad.POSNum || p == marsad.POSAdv
}

func sameLemma(w *marsad.Word, gold string) bool {
	if w.POS == marsad.POSVerb {
		k := dediac(w.Lemma) // PUD writes اتّخذ and ادّعى, we اتخذ and ادعى
		return k == gold || strings.HasPrefix(gold, "ا") && k == strings.Replace(gold, string(norm.Shadda), "", 1) && len(k) >= 8
	}
	k := norm.Fold(w.Lemma)
	g := norm.Fold(gold)
	return strings.TrimSuffix(k, "ة") == strings.TrimSuffix(g, "ة")
}

// A convention maps function words to the treebank's part of speech: PUD calls
// أن a preposition and هذا a pronoun. Content words are never mapped.
type convention struct {
	a   *morph.Analyzer
	pos map[conventionKey]marsad.POS
}

type conventionKey struct {
	lemma string
	pos   marsad.POS
}

func closed(p marsad.POS) bool {
	switch p {
	case marsad.POSNoun, marsad.POSPropn, marsad.POSAdj, marsad.POSVerb, marsad.POSPunct, marsad.POSX, marsad.POSUnknown:
		return false
	}
	return true
}

// unsettled are words that PUD calls now preposition, now conjunction, now
// particle, for no reason that could be learnt.
var unsettled = map[string]bool{"ان": true, "لان": true, "لكن": true, "كما": true, "اذ": true, "حتي": true, "حيث": true, "بان": true, "عندما": true}

// upos returns what the treebank would call the word, which is gold. Beyond the
// table of function words: PUD calls kana and its sisters verbs where they are no
// copula and laysa an auxiliary, ordinals adjectives and tens, millions and decades
// nouns, adverbial nouns of time and adverbial accusatives adverbs, and names of
// months proper nouns.
func (c *convention) upos(w *marsad.Word, gold marsad.POS) marsad.POS {
	switch {
	case w.POS == marsad.POSAux && gold == marsad.POSVerb, (w.Lemma == "كان" || w.Lemma == "ليس") && gold == marsad.POSAux:
		return gold
	case w.POS == marsad.POSNum && (gold == marsad.POSAdj || gold == marsad.POSNoun):
		return gold
	case w.Class == "time" && w.POS == marsad.POSNoun && (gold == marsad.POSAdv || gold == marsad.POSPropn):
		return gold
	case gold == marsad.POSAdv && (w.POS == marsad.POSAdj || w.POS == marsad.POSNoun) && !w.Feats.Def && (strings.HasSuffix(w.Full, "ا") || strings.HasSuffix(w.Full, "ة")):
		return gold
	case c.a.Joined(w), unsettled[norm.Fold(w.Lemma)] && closed(w.POS) && closed(gold):
		return gold
	}
	if p, ok := c.pos[conventionKey{norm.Fold(w.Lemma), w.POS}]; ok {
		return p
	}
	return w.POS
}

func (c *convention) distance(w *marsad.Word, gold marsad.POS) float32 {
	switch {
	case w.POS == gold || c.upos(w, gold) == gold:
		return 0
	case nominal(w.POS) && nominal(gold):
		if w.Feats.Deriv == marsad.Participle || w.Feats.Deriv == marsad.PassivePart {
			return 1
		}
		return 2
	case closed(w.POS) && closed(gold):
		return 1.5
	}
	return 4
}

// learnConvention counts, over sentences, what the treebank calls the function
// words of the lexicon. A mapping needs three cases and a majority.
func learnConvention(a *morph.Analyzer, sents []Sentence) *convention {
	w := morph.NewWorker(a.WithModel(nil))
	counts := map[conventionKey]*[32]int{}
	for i := range sents {
		toks, gold := align(&sents[i])
		w.Try(sents[i].Text, toks, func(k int, t *morph.Trial) int {
			g := gold[k]
			if g.words == nil || toks[k].Kind != marsad.TokenWord {
				return 0
			}
			want := g.words[g.stem].POS
			// only readings of one part of speech tell; others are choices
			found := -1
			for r := range t.Words {
				if t.Words[r].POS == want {
					return 0
				}
				if closed(t.Words[r].POS) && sameSplit(a, sents[i].Text, toks[k], &t.Words[r], g.words) && found < 0 {
					found = r
				}
			}
			if found >= 0 {
				key := conventionKey{norm.Fold(t.Words[found].Lemma), t.Words[found].POS}
				if counts[key] == nil {
					counts[key] = new([32]int)
				}
				counts[key][want]++
			}
			return 0
		})
	}
	c := &convention{a, map[conventionKey]marsad.POS{}}
	for k, n := range counts {
		for p, v := range n {
			if v >= 3 && 2*v > sum(n[:]) {
				c.pos[k] = marsad.POS(p)
			}
		}
	}
	return c
}

func sum(v []int) int {
	n := 0
	for _, x := range v {
		n += x
	}
	return n
}
