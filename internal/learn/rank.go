package learn

import (
	"math"
	"math/rand/v2"
)

// A Group is the items of one choice: the features of each, and which of them
// are right. The items of a choice compete; one of them may stand for "none".
type Group struct {
	Items  [][]uint32
	Right  []int // indexes into Items, at least one
	Group  string
	Weight float64 // 0 counts as 1
}

// TrainRank fits a model with one class whose scores, through a softmax over
// the items of a group, give the right ones together as large a share as can be.
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
	kept := &dropped{}
	for range o.Epochs {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, k := range order {
			g := &groups[k]
			items := g.Items
			if o.Drop > 0 {
				items = drop(items, kept, rnd, o.Drop)
			}
			p = m.Shares(items, p)
			right := 1e-9
			for _, r := range g.Right {
				right += p[r]
			}
			for _, r := range g.Right {
				p[r] -= p[r] / right // any right one will do
			}
			wt := g.Weight
			if wt == 0 {
				wt = 1
			}
			for i, feats := range items {
				p[i] *= wt
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

// dropped keeps the memory of thinned items between groups.
type dropped struct {
	feats []uint32
	items [][]uint32
}

// drop leaves out each feature with probability p, so that no single rare
// feature decides alone.
func drop(items [][]uint32, d *dropped, rnd *rand.Rand, p float64) [][]uint32 {
	d.feats, d.items = d.feats[:0], d.items[:0]
	for _, it := range items {
		start := len(d.feats)
		for _, f := range it {
			if rnd.Float64() >= p {
				d.feats = append(d.feats, f)
			}
		}
		d.items = append(d.items, d.feats[start:len(d.feats):len(d.feats)])
	}
	return d.items
}
