package trainmorph

import (
	"maps"
	"math"
	"math/rand/v2"
	"slices"

	"marsad"
	"marsad/internal/learn"
	"marsad/internal/morph"
)

// The settings of the learner.
const (
	bits   = 18
	epochs = 10
	rate   = .08
	l2     = 2e-4
	folds  = 5
)

// A choice is the readings of one token between its neighbours.
type choice struct {
	base  []float32
	feats [][]uint32
	right []bool
}

// Train fits the weights to the sentences. The same input gives the same weights.
func Train(a *morph.Analyzer, sents []Sentence, prior Prior) *learn.Linear {
	return fit(append(choices(learnConvention(a, sents), sents), ownChoices(a)...), prior)
}

// choices walks over the sentences along the right readings.
func choices(conv *convention, sents []Sentence) []choice {
	w := morph.NewWorker(conv.a.WithModel(nil))
	var out []choice
	for i := range sents {
		s := &sents[i]
		toks, gold := align(s)
		w.Try(s.Text, toks, func(k int, t *morph.Trial) int {
			costs, least := conv.costs(s, toks[k], &gold[k], t.Words)
			best, bestScore := 0, float32(-1e9)
			c := choice{right: make([]bool, len(costs))}
			n := 0
			for r, v := range costs {
				if v > least+.05 {
					continue
				}
				c.right[r] = true
				n++
				if t.Base[r] > bestScore {
					best, bestScore = r, t.Base[r]
				}
			}
			if least < 8 && n < len(costs) {
				c.base = append([]float32(nil), t.Base...)
				c.feats = append([][]uint32(nil), t.Feats...)
				out = append(out, c)
			}
			return best
		})
	}
	return out
}

// costs of the readings of a token; 10 and more where its split is wrong.
func (c *convention) costs(s *Sentence, tok marsad.Token, g *goldToken, words []marsad.Word) ([]float32, float32) {
	out := make([]float32, len(words))
	least := float32(1e9)
	for r := range words {
		if g.words != nil {
			stem := &g.words[g.stem]
			out[r] = c.cost(&words[r], stem, stem.In(s.Text))
			if !sameSplit(c.a, s.Text, tok, &words[r], g.words) {
				out[r] += 10
			}
		} else {
			out[r] = 20
		}
		least = min(least, out[r])
	}
	return out, least
}

// fit maximises the share that the right readings of every choice get in a
// softmax over hand-set score plus weights, by AdaGrad from the prior on.
func fit(cs []choice, prior Prior) *learn.Linear {
	m := &learn.Linear{Bits: bits, Classes: 1, W: make([]float32, 1<<bits)}
	g2 := make([]float32, len(m.W))
	const mask = 1<<bits - 1
	for _, f := range slices.Sorted(maps.Keys(prior)) {
		m.W[f&mask] += prior[f]
	}
	rnd := rand.New(rand.NewPCG(1, 19))
	order := rnd.Perm(len(cs))
	var p []float64
	for range epochs {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			c := &cs[k]
			p = p[:0]
			for r, f := range c.feats {
				p = append(p, float64(c.base[r])+m.Score(f))
			}
			learn.Softmax(p)
			good := 1e-9
			for r, v := range p {
				if c.right[r] {
					good += v
				}
			}
			if good > .9995 {
				continue
			}
			for r, f := range c.feats {
				d := p[r]
				if c.right[r] {
					d -= p[r] / good
				}
				if math.Abs(d) < 1e-4 {
					continue
				}
				for _, x := range f {
					x &= mask
					d := d + l2*float64(m.W[x])
					g2[x] += float32(d * d)
					m.W[x] -= float32(rate * d / (math.Sqrt(float64(g2[x])) + 1e-2))
				}
			}
		}
	}
	return m
}
