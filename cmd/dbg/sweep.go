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
	dev := map[string]bool{}
	for _, a := range set.Articles { dev[a.ID] = true }
	texts, _ := gold.ReadCorpus("/work/shared/corpora/news.jsonl.gz")
	more, _ := gold.ReadRanges(os.DirFS("internal/eval/testdata/annotations"), texts)
	set.Add(more)
	folds := train.Folds5(set)
	c := train.Collect(p, set, nil, folds)
	run := func(name string, o learn.Options) {
		prob := make([]float64, len(c.Event))
		for f := 0; f < 5; f++ {
			var tr []learn.Example
			for _, e := range c.Event { if folds[e.Group] != f { tr = append(tr, e) } }
			m := learn.Train(tr, 1, o)
			for i, e := range c.Event { if folds[e.Group] == f { prob[i] = m.Prob(e.Feats) } }
		}
		fmt.Println(name, c.Report(prob, dev))
	}
	for _, ep := range []int{4, 8, 14} { for _, d := range []float64{0, .3, .5} { for _, r := range []float64{.03, .06} {
		run(fmt.Sprintf("ep=%d drop=%g r=%g", ep, d, r), learn.Options{Bits: 20, Epochs: ep, Rate: r, L2: 1e-5, Drop: d, Seed: 3})
	}}}
}
