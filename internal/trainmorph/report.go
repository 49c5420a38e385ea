package trainmorph

import (
	"fmt"
	"sort"
	"strings"

	"marsad"
	"marsad/internal/morph"
)

// A Report holds the figures of one run over a treebank. Tokens are those with
// Arabic letters only.
type Report struct {
	Tokens, Split     int // tokens; split as in the treebank
	Right, Want, Got  int // boundaries inside tokens
	Words, POS        int // stems of tokens split right; with the treebank's part of speech
	Mapped            int // the same, function words mapped to the treebank's convention
	Verbs, VerbLemmas int // verbs found as such; with the treebank's lemma
	VerbGold, VerbHit int // finite verbs of the treebank; found as verb or auxiliary
	VerbGot           int // verbs of ours in tokens of the treebank
	Voiced, Voice     int // verbs whose voice the spelling tells; with the treebank's
	Oracle            int // tokens of which some reading is split right
	Unknown           int // tokens that the guesser read
	Errors            map[string]int
}

// CrossValidate trains on four fifths of the sentences, measures on the other
// fifth, and sums the figures.
func CrossValidate(a *morph.Analyzer, sents []Sentence, prior Prior) *Report {
	r := &Report{Errors: map[string]int{}}
	own := ownChoices(a)
	for f := range folds {
		var trainSet, testSet []Sentence
		for i := range sents {
			if i%folds == f {
				testSet = append(testSet, sents[i])
			} else {
				trainSet = append(trainSet, sents[i])
			}
		}
		conv := learnConvention(a, trainSet)
		m := fit(append(choices(conv, trainSet), own...), prior)
		r.run(a.WithModel(m), conv, testSet)
	}
	return r
}

// Measure runs the analyzer as it is over all sentences. The function-word
// convention is learnt from the same sentences.
func Measure(a *morph.Analyzer, sents []Sentence) *Report {
	r := &Report{Errors: map[string]int{}}
	r.run(a, learnConvention(a, sents), sents)
	return r
}

func (r *Report) run(a *morph.Analyzer, conv *convention, sents []Sentence) {
	w := morph.NewWorker(a)
	all := morph.NewWorker(a.WithModel(nil)) // keeps the readings that were not chosen
	for i := range sents {
		s := &sents[i]
		toks, gold := align(s)
		words := w.Words(s.Text, toks, nil)
		all.Try(s.Text, toks, func(k int, t *morph.Trial) int {
			r.token(conv, s, toks[k], &gold[k], &words[k], t)
			return 0
		})
	}
}

func (r *Report) token(conv *convention, s *Sentence, tok marsad.Token, g *goldToken, w *marsad.Word, t *morph.Trial) {
	if tok.Kind != marsad.TokenWord {
		return
	}
	r.Tokens++
	if !w.Known {
		r.Unknown++
	}
	ends := map[int]bool{}
	for _, x := range g.words[:max(0, len(g.words)-1)] {
		ends[x.End] = true
	}
	segs := conv.a.Segments(s.Text, tok, w, nil)
	r.Want += len(ends)
	r.Got += len(segs) - 1
	for _, x := range segs[:len(segs)-1] {
		if ends[x.End] {
			r.Right++
		}
	}
	if g.words == nil {
		r.Errors["tok "+tok.In(s.Text)]++
		return
	}
	for k := range t.Words {
		if sameSplit(conv.a, s.Text, tok, &t.Words[k], g.words) {
			r.Oracle++
			break
		}
	}
	st := &g.words[g.stem]
	verb := w.POS == marsad.POSVerb || w.POS == marsad.POSAux
	gold := st.POS == marsad.POSVerb || st.POS == marsad.POSAux
	if gold {
		r.VerbGold++
	}
	if verb {
		r.VerbGot++
	}
	if !sameSplit(conv.a, s.Text, tok, w, g.words) {
		var want, got []string
		for _, x := range g.words {
			want = append(want, x.In(s.Text))
		}
		for _, x := range segs {
			got = append(got, x.In(s.Text))
		}
		r.Errors[fmt.Sprintf("split %s got %s %s (%s)", strings.Join(want, "+"), strings.Join(got, "+"), w.POS, w.Lemma)]++
		return
	}
	r.Split++
	r.Words++
	if w.POS == st.POS {
		r.POS++
	}
	if conv.upos(w, st.POS) == st.POS {
		r.Mapped++
	} else {
		r.Errors[fmt.Sprintf("pos %s/%s %s want %s (%s)", w.POS, conv.upos(w, st.POS), tok.In(s.Text), st.POS, w.Lemma)]++
	}
	if verb && gold {
		r.VerbHit++
	}
	if w.POS == marsad.POSVerb && st.POS == marsad.POSVerb {
		r.Verbs++
		if w.Feats.Voice != marsad.VoiceEither && st.Voice != marsad.VoiceEither {
			r.Voiced++
			r.Voice += one(w.Feats.Voice == st.Voice)
		}
		if sameLemma(w, st.Lemma) {
			r.VerbLemmas++
		} else {
			r.Errors[fmt.Sprintf("lemma %s got %s want %s", tok.In(s.Text), w.Lemma, st.Lemma)]++
		}
	}
}

// String gives the figures in four lines.
func (r *Report) String() string {
	pc := func(a, b int) float64 { return 100 * float64(a) / float64(max(b, 1)) }
	p, q := pc(r.Right, r.Got), pc(r.Right, r.Want)
	return fmt.Sprintf("tokens %d  split right %.2f  possible %.2f  guessed %.2f\nboundaries P %.2f R %.2f F %.2f\nUPOS of stems %.2f, function words mapped %.2f\nverbs P %.2f R %.2f  verb lemmas %.2f of %d  voice told %.2f, right %.2f",
		r.Tokens, pc(r.Split, r.Tokens), pc(r.Oracle, r.Tokens), pc(r.Unknown, r.Tokens), p, q, 2*p*q/max(p+q, 1e-9),
		pc(r.POS, r.Words), pc(r.Mapped, r.Words), pc(r.VerbHit, r.VerbGot), pc(r.VerbHit, r.VerbGold), pc(r.VerbLemmas, r.Verbs), r.Verbs, pc(r.Voiced, r.Verbs), pc(r.Voice, r.Voiced))
}

// Top lists the commonest errors whose text begins with kind.
func (r *Report) Top(kind string, n int) []string {
	var out []string
	for e := range r.Errors {
		if strings.HasPrefix(e, kind) {
			out = append(out, e)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		if r.Errors[out[i]] != r.Errors[out[j]] {
			return r.Errors[out[i]] > r.Errors[out[j]]
		}
		return out[i] < out[j]
	})
	for i, e := range out[:min(n, len(out))] {
		out[i] = fmt.Sprintf("%d %s", r.Errors[e], e)
	}
	return out[:min(n, len(out))]
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}
