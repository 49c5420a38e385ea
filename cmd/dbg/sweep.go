package main

import (
	"fmt"
	"os"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/learn"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
	"marsad/internal/train"
)

func sweep() {
	lex, _ := lexicon.Load(data.FS)
	p := pipeline.With(lex, &event.Models{})
	set, _ := gold.Read(os.DirFS("/work/shared/gold/dev"))
	c := train.Collect(p, set, nil, nil)
	folds := train.Folds5(set)
	run := func(name string, ex []learn.Example, classes int, o learn.Options) {
		n := max(classes, 2)
		tp, sys, ng := make([]int, n), make([]int, n), make([]int, n)
		s := make([]float64, classes)
		for f := 0; f < 5; f++ {
			var tr []learn.Example
			for _, e := range ex { if folds[e.Group] != f { tr = append(tr, e) } }
			m := learn.Train(tr, classes, o)
			for _, e := range ex {
				if folds[e.Group] != f { continue }
				m.Scores(e.Feats, s)
				best := 0
				if classes == 1 { if s[0] > -.4 { best = 1 } } else { for k := range s { if s[k] > s[best] { best = k } } }
				sys[best]++; ng[e.Class]++
				if best == e.Class { tp[best]++ }
			}
		}
		out := name
		for k := 1; k < min(n, 3); k++ {
			P, R := float64(tp[k])/float64(max(sys[k],1)), float64(tp[k])/float64(max(ng[k],1))
			out += fmt.Sprintf("  %d: P %.3f R %.3f F %.3f", k, P, R, 2*P*R/max(P+R,1e-9))
		}
		fmt.Println(out)
	}
	for _, l2 := range []float64{1e-6, 3e-4, 2e-3} {
		for _, ep := range []int{4, 10} {
			for _, rate := range []float64{.03, .1} {
				run(fmt.Sprintf("role l2=%g ep=%d rate=%g", l2, ep, rate), c.Role, 3, learn.Options{Bits: 18, Epochs: ep, Rate: rate, L2: l2, Seed: 1})
			}
		}
	}
	for _, l2 := range []float64{1e-6, 3e-4, 2e-3} {
		for _, ep := range []int{4, 10} {
			for _, rate := range []float64{.03, .1} {
				run(fmt.Sprintf("event l2=%g ep=%d rate=%g", l2, ep, rate), c.Event, 1, learn.Options{Bits: 19, Epochs: ep, Rate: rate, L2: l2, Seed: 1})
			}
		}
	}
}
