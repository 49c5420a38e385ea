package learn

import (
	"math"
	"math/rand/v2"
)

// A Group is the items of one choice: the features of each, and which of them
// are right. The items of a choice compete; one of them may stand for "none".
type Group struct {
	Items [][]uint32
	Right []int // indexes into Items, at least one
	Group string
}

// TrainRank fits a model with one class whose scores, through a softmax over
// the items of a group, give the right ones equal shares.
func TrainRank(groups []Group, o Options) *Linear {
	if o.Bits == 0 {
		o.Bits = 18
	}
	if o.Epochs == 0 {
		o.Epochs = 8
	}
	if o.Rate == 0 {
		o.Rate = .1
	}
	m := &Linear{Bits: o.Bits, Classes: 1, W: make([]float32, 1<<o.Bits)}
	g2 := make([]float32, len(m.W))
	mask := uint32(1)<<o.Bits - 1
	rnd := rand.New(rand.NewPCG(o.Seed, 11))
	order := make([]int, len(groups))
	for i := range order {
		order[i] = i
	}
	var p []float64
	for range o.Epochs {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			g := &groups[k]
			p = m.Shares(g.Items, p)
			for _, r := range g.Right {
				p[r] -= 1 / float64(len(g.Right))
			}
			for i, feats := range g.Items {
				if math.Abs(p[i]) < 1e-4 {
					continue
				}
				for _, f := range feats {
					row := f & mask
					d := p[i] + o.L2*float64(m.W[row])
					g2[row] += float32(d * d)
					m.W[row] -= float32(o.Rate * d / (math.Sqrt(float64(g2[row])) + 1e-2))
				}
			}
		}
	}
	return m
}

// Shares returns the softmax over the scores of items, in out's memory if it is
// large enough.
func (m *Linear) Shares(items [][]uint32, out []float64) []float64 {
	out = out[:0]
	var s [1]float64
	for _, f := range items {
		m.Scores(f, s[:])
		out = append(out, s[0])
	}
	if len(out) > 0 {
		Softmax(out)
	}
	return out
}
