package main

import (
	"fmt"
	"os"
	"slices"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/learn"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
	"marsad/internal/train"
)

func ranksweep() {
	lex, _ := lexicon.Load(data.FS)
	p := pipeline.With(lex, &event.Models{})
	set, _ := gold.Read(os.DirFS("/work/shared/gold/dev"))
	texts, _ := gold.ReadCorpus("/work/shared/corpora/news.jsonl.gz")
	more, _ := gold.ReadRanges(os.DirFS("internal/eval/testdata/annotations"), texts)
	set.Add(more)
	folds := train.Folds5(set)
	c := train.Collect(p, set, nil, folds)
	run := func(name string, gs []learn.Group, o learn.Options) {
		n, ok, nb, nbok, somebody := 0, 0, 0, 0, 0
		tn, tok := 0, 0
		for f := 0; f < 5; f++ {
			var tr []learn.Group
			for _, g := range gs { if folds[g.Group] != f { tr = append(tr, g) } }
			m := learn.TrainRank(tr, o)
			for gi, g := range gs {
				s := m.Shares(g.Items, nil)
				best := 0
				for k := range s { if s[k] > s[best] { best = k } }
				if folds[g.Group] != f {
					if gi%4 == 0 { tn++; if slices.Contains(g.Right, best) { tok++ } }
					continue
				}
				n++
				if slices.Contains(g.Right, best) { ok++ }
				if g.Right[0] == len(g.Items)-1 { nb++; if best == len(g.Items)-1 { nbok++ } } else if best != len(g.Items)-1 && slices.Contains(g.Right, best) { somebody++ }
			}
		}
		fmt.Printf("%s acc %.3f (train %.3f)  nobody %d %.3f  somebody %.3f\n", name, float64(ok)/float64(n), float64(tok)/float64(tn), nb, float64(nbok)/float64(nb), float64(somebody)/float64(n-nb))
	}
	for _, d := range []float64{0, .3} {
		for _, ep := range []int{8} {
				run(fmt.Sprintf("actor drop=%g ep=%d", d, ep), c.Actor, learn.Options{Bits: 20, Epochs: ep, Rate: .04, Drop: d, Seed: 1})
				run(fmt.Sprintf("recip drop=%g ep=%d", d, ep), c.Recip, learn.Options{Bits: 20, Epochs: ep, Rate: .04, Drop: d, Seed: 1})
		}
	}
}

