package train

import (
	"cmp"

	"marsad/internal/event"
	"marsad/internal/learn"
)

// besideWeight is the weight of a candidate that reports no gold event while its
// paragraph tells one of its type: another word of the same event is no mistake
// in detection, but the word that was marked should win.
const besideWeight = .5

// loneWeight is the weight of a candidate of a paragraph that stands for a text
// of one paragraph.
const loneWeight = .3

// An article's candidates stand one after the other in Event, stand and cands.
type docRange struct {
	group    string
	from, to int
}

// setBeside gives the candidates of the article their weight beside others.
func (c *Collection) setBeside(d docRange) {
	for i := d.from; i < d.to; i++ {
		k := c.cands[i]
		if !k.right && c.gold[parType{k.group, k.par, k.typ}] > 0 {
			c.Event[i].Weight = cmp.Or(c.Event[i].Weight, 1) * besideWeight
		}
	}
}

func (c *Collection) fitEvent(keep func(string) bool) *learn.Linear {
	return learn.Train(kept(c.Event, keep), 1, learn.Options{Bits: 20, Epochs: 8, Rate: .03, L2: 3e-4, Seed: Seed})
}

// kept returns the examples whose group is in keep; nil keeps all.
func kept(in []learn.Example, keep func(string) bool) []learn.Example {
	if keep == nil {
		return in
	}
	var out []learn.Example
	for _, e := range in {
		if keep(e.Group) {
			out = append(out, e)
		}
	}
	return out
}

// fitSecond trains the second scorer on the articles of keep. prob is what first
// scorers that have not seen the article say of each candidate.
func (c *Collection) fitSecond(prob []float64, keep func(string) bool) *learn.Linear {
	var ex []learn.Example
	for _, d := range c.docs {
		if keep != nil && !keep(d.group) {
			continue
		}
		take := func(from, to int, weight float32) {
			for i, f := range event.Seconds(c.stand[from:to], prob[from:to]) {
				if f != nil {
					e := c.Event[from+i]
					e.Feats = f
					e.Weight = cmp.Or(e.Weight, 1) * weight
					ex = append(ex, e)
				}
			}
		}
		take(d.from, d.to, 1)
		for from := d.from; from < d.to; { // each paragraph as if it were all
			to := from + 1
			for ; to < d.to && c.stand[to].Paragraph == c.stand[from].Paragraph; to++ {
			}
			take(from, to, loneWeight)
			from = to
		}
	}
	return learn.Train(ex, 1, learn.Options{Bits: 16, Epochs: 4, Rate: .01, L2: 1e-3, Seed: Seed})
}

// A firstFits holds first scorers: at [f][g] the one that saw neither fold f nor g.
type firstFits [Folds][Folds]*learn.Linear

func (c *Collection) fitFirsts(folds map[string]int) *firstFits {
	var m firstFits
	for f := range Folds {
		for g := f; g < Folds; g++ {
			m[f][g] = c.fitEvent(func(a string) bool { return folds[a] != f && folds[a] != g })
			m[g][f] = m[f][g]
		}
	}
	return &m
}

// probs returns the probability of each event example by a first scorer that saw
// neither its fold nor fold f; by one that saw all other folds when f is −1.
func (m *firstFits) probs(c *Collection, folds map[string]int, f int) []float64 {
	out := make([]float64, len(c.Event))
	for i := range c.Event {
		g := folds[c.Event[i].Group]
		k := f
		if f < 0 {
			k = g
		}
		out[i] = m[k][g].Prob(c.Event[i].Feats)
	}
	return out
}

// heldOut returns the probability of each event example by the models that did
// not see its article.
func (c *Collection) heldOut(models []*event.Models, folds map[string]int) []float64 {
	prob := make([]float64, len(c.Event))
	for _, d := range c.docs {
		m := models[folds[d.group]]
		for i := d.from; i < d.to; i++ {
			prob[i] = m.Event.Prob(c.Event[i].Feats)
		}
		if m.Second == nil {
			continue
		}
		for i, f := range event.Seconds(c.stand[d.from:d.to], prob[d.from:d.to]) {
			if f != nil {
				prob[d.from+i] = m.Second.Prob(f)
			}
		}
	}
	return prob
}
