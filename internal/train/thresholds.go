package train

import (
	"fmt"
	"math"
	"sort"

	"marsad"
	"marsad/internal/event"
	"marsad/internal/learn"
)

// tuneRoles chooses the thresholds of roles by how many gold events come out
// with the right countries, and with the right codes, on both sides, held out.
func (c *Collection) tuneRoles(m *event.Models, models []*event.Models, folds map[string]int) string {
	probs := make([][3]float64, len(c.Role))
	for i, ex := range c.Role {
		models[folds[ex.Group]].Role.Scores(ex.Feats, probs[i][:])
		learn.Softmax(probs[i][:])
	}
	first := make([][2]float64, len(c.Role))
	for i, ex := range c.Role {
		f := models[folds[ex.Group]]
		first[i] = [2]float64{f.Actor.Score(ex.Feats), f.Recip.Score(ex.Feats)}
	}
	score := 0.0
	for _, meeting := range []bool{false, true} {
		n, sides := c.tuneSides(meeting, models, folds, probs, first)
		score += n
		if meeting {
			m.Meeting = sides
		} else {
			m.Sides = sides
		}
	}
	// what the codes of the mentions allow at all
	ceil := 0
	for i := range c.weighed {
		we := &c.weighed[i]
		act, rec := map[marsad.Code]bool{}, map[marsad.Code]bool{}
		for k := range we.codes {
			switch c.Role[we.from+k].Class {
			case 1:
				put(act, we.codes[k])
			case 2:
				put(rec, we.codes[k])
			}
		}
		if same(act, we.act) && same(rec, we.recip) {
			ceil++
		}
	}
	n := float64(len(c.weighed))
	return fmt.Sprintf("score of parties and codes, held out: %.3f a found event (of 3) at %.2f and %.2f; with true roles all codes right in %.3f", score/n, m.SureRole, m.BiasActor, float64(ceil)/n)
}

// tuneSides chooses the thresholds for meetings or for all other events, and
// returns the weight of the events that come out right with them.
func (c *Collection) tuneSides(meeting bool, models []*event.Models, folds map[string]int, probs [][3]float64, first [][2]float64) (float64, event.Sides) {
	best, top := event.Sides{SureRole: .7}, -1.0
	try := func(sides event.Sides) {
		n := 0.0
		for i := range c.weighed {
			we := &c.weighed[i]
			if we.meeting != meeting {
				continue
			}
			wt := we.weight
			if wt == 0 {
				wt = 1
			}
			f := models[folds[we.group]]
			ch := event.Choice{NobodyA: f.Actor.Score(we.nobody), NobodyR: f.Recip.Score(we.nobody), Sides: sides}
			for k := range we.codes {
				p, q := probs[we.from+k], first[we.from+k]
				ch.Mentions = append(ch.Mentions, event.Weighed{FirstA: q[0], FirstR: q[1], Actor: p[1], Recip: p[2], Earlier: we.prev[k] > 0, Join: we.join[k], Bound: we.bound[k]})
			}
			act, rec := map[marsad.Code]bool{}, map[marsad.Code]bool{}
			met := [3]bool{}
			ch.Decide(func(k int, recip bool) {
				set, part := act, 1
				if recip {
					set, part = rec, 2
				}
				met[part] = met[part] || c.Role[we.from+k].Class == part
				if we.both[k] == nil {
					put(set, we.codes[k])
				}
				for _, code := range we.both[k] {
					put(set, code)
				}
			})
			// a country right is worth half of a whole code, and one of a side found an eighth
			for _, ok := range met {
				if ok {
					n += wt / 4
				}
			}
			if sameCountries(act, we.act) && sameCountries(rec, we.recip) {
				n += wt
				if same(act, we.act) && same(rec, we.recip) {
					n += wt
				}
			}
		}
		if n > top {
			top, best = n, sides
		}
	}
	for _, a := range []float64{-2, -1.5, -1, -.5, 0, .5} {
		for _, r := range []float64{-1.5, -1, -.5, 0, .5, 1, 2} {
			try(event.Sides{SureRole: best.SureRole, BiasActor: a, BiasRecip: r})
		}
	}
	for _, sure := range []float64{.1, .15, .2, .25, .3, .4, .5, .6, .8, .9} {
		try(event.Sides{SureRole: sure, BiasActor: best.BiasActor, BiasRecip: best.BiasRecip})
	}
	return top, best
}

func put(set map[marsad.Code]bool, c marsad.Code) { set[c] = true }

func sameCountries(a, b map[marsad.Code]bool) bool {
	x, y := map[string]bool{}, map[string]bool{}
	for c := range a {
		x[c.Country] = true
	}
	for c := range b {
		y[c.Country] = true
	}
	delete(x, "")
	delete(y, "")
	if len(x) != len(y) {
		return false
	}
	for k := range x {
		if !y[k] {
			return false
		}
	}
	return true
}

func same(a, b map[marsad.Code]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// Tune chooses thresholds on the held-out predictions: those with the best
// detection F1. It returns the figures it reached.
func (c *Collection) Tune(m *event.Models, prob []float64) string {
	best := 0.0 // of the thresholds under which two events in three are right
	for _, t1 := range []float64{.2, .25, .3, .35, .4, .45, .5, .55} {
		for _, t2 := range []float64{0, .05, .1, .15, .2, .3} {
			p, r := c.detect(prob, t1, t1+t2)
			f := 2 * p * r / max(p+r, 1e-9)
			if f > best && (p >= leastPrecision || best == 0) {
				best, m.MinEvent, m.MinSecond = f, t1, t1+t2
			}
		}
	}
	m.MinOf = c.minOf(prob, m.MinEvent, m.MinSecond)
	picked, right := c.picked(prob, m.Least(), m.MinSecond)
	for n := 0; n < 10; n++ { // each type by itself may ask too little
		if p, _ := c.share(right); p >= leastPrecision {
			break
		}
		for t := range m.MinOf {
			m.MinOf[t] = math.Round(1000*min(m.MinOf[t]+.01, .6)) / 1000
		}
		picked, right = c.picked(prob, m.Least(), m.MinSecond)
	}
	sure := make([]float64, len(picked))
	for i, k := range picked {
		sure[i] = prob[k]
	}
	m.Calibrate = calibration(sure, right)
	p, r := c.share(right)
	best = 2 * p * r / max(p+r, 1e-9)
	return fmt.Sprintf("detection, held out: P %.3f R %.3f F1 %.3f at %.2f, further ones at %.2f", p, r, best, m.MinEvent, m.MinSecond)
}

// detect scores thresholds as score.py does, without roles.
func (c *Collection) detect(prob []float64, t1, t2 float64) (float64, float64) {
	_, right := c.picked(prob, (&event.Settings{MinEvent: t1}).Least(), t2)
	return c.share(right)
}

// share returns the precision and recall of what is told, by whether it is right.
func (c *Collection) share(right []bool) (p, r float64) {
	det, ng := 0, 0
	for _, ok := range right {
		if ok {
			det++
		}
	}
	for _, n := range c.gold {
		ng += n
	}
	return float64(det) / float64(max(len(right), 1)), float64(det) / float64(max(ng, 1))
}

// leastPrecision is the share of what is told that must be right in held-out
// articles: two in three.
const leastPrecision = .665

// typePrior is how many gold mentions the threshold of all types counts for when
// that of one type is chosen: few mentions say little about it.
const typePrior = 30

// minOf chooses a threshold for each type by its own F1, drawn towards t1 the
// more the fewer mentions it has.
func (c *Collection) minOf(prob []float64, t1, t2 float64) map[string]float64 {
	out := map[string]float64{}
	for t := marsad.EventType(1); int(t) < marsad.NumEventTypes; t++ {
		ng := 0
		for k, n := range c.gold {
			if k.typ == t {
				ng += n
			}
		}
		best, at := -1.0, t1
		for x := .1; x < .6; x += .05 {
			least := (&event.Settings{MinEvent: t1}).Least()
			least[t] = x
			det, sys := 0, 0
			picked, right := c.picked(prob, least, t2)
			for i, k := range picked {
				if c.cands[k].typ == t {
					sys++
					if right[i] {
						det++
					}
				}
			}
			if f := 2 * float64(det) / float64(max(sys+ng, 1)); f > best+1e-9 {
				best, at = f, x
			}
		}
		if ng > 0 {
			w := float64(ng) / float64(ng+typePrior)
			out[t.String()] = math.Round(1000*(w*at+(1-w)*t1)) / 1000
		}
	}
	return out
}

// picked returns the candidates that the thresholds take for events, and whether
// each is right: among those of a type in a paragraph, as many of the surest as
// the gold has there.
func (c *Collection) picked(prob []float64, least [marsad.NumEventTypes]float64, t2 float64) (out []int, right []bool) {
	type trig struct {
		group string
		first int
	}
	top := map[trig]int{}
	for i, k := range c.cands {
		if prob[i] < least[k.typ] {
			continue
		}
		t := trig{k.group, k.trigger}
		if j, ok := top[t]; !ok || prob[i] > prob[j] {
			top[t] = i
		}
	}
	byPar := map[parType][]int{}
	var keys []parType
	for i, k := range c.cands {
		if j, ok := top[trig{k.group, k.trigger}]; !ok || j != i {
			continue
		}
		key := parType{k.group, k.par, k.typ}
		if byPar[key] == nil {
			keys = append(keys, key)
		}
		byPar[key] = append(byPar[key], i)
	}
	for _, key := range keys {
		is := byPar[key]
		sort.SliceStable(is, func(a, b int) bool { return prob[is[a]] > prob[is[b]] })
		for n, i := range is {
			if n == 0 || prob[i] >= t2 {
				out, right = append(out, i), append(right, n < c.gold[key])
			}
		}
	}
	return out, right
}

// calibration maps held-out probabilities of what is told to shares right, at
// eleven knots, by pooling neighbours until the shares rise (isotonic regression on bins).
func calibration(prob []float64, told []bool) []float64 {
	type bin struct{ sum, right, n float64 }
	var bins []bin
	idx := make([]int, len(prob))
	for i := range idx {
		idx[i] = i
	}
	sort.Slice(idx, func(a, b int) bool { return prob[idx[a]] < prob[idx[b]] })
	per := max(len(idx)/40, 1)
	for i := 0; i < len(idx); i += per {
		var b bin
		for _, k := range idx[i:min(i+per, len(idx))] {
			b.sum += prob[k]
			if told[k] {
				b.right++
			}
			b.n++
		}
		bins = append(bins, b)
		for len(bins) > 1 && bins[len(bins)-2].right/bins[len(bins)-2].n >= bins[len(bins)-1].right/bins[len(bins)-1].n {
			x, y := bins[len(bins)-2], bins[len(bins)-1]
			bins = append(bins[:len(bins)-2], bin{x.sum + y.sum, x.right + y.right, x.n + y.n})
		}
	}
	knots := make([]float64, 11)
	for i := range knots {
		x := float64(i) / 10
		px, py := 0.0, 0.0
		for _, b := range bins {
			bx, by := b.sum/b.n, b.right/b.n
			if bx >= x {
				if bx > px {
					knots[i] = py + (by-py)*(x-px)/(bx-px)
				} else {
					knots[i] = by
				}
				px = 2
				break
			}
			px, py = bx, by
		}
		if px < 2 {
			knots[i] = py
		}
	}
	return knots
}
