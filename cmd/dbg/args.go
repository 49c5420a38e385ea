package main

import (
	"fmt"
	"os"
	"sort"
	"strings"
	"marsad"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
)

func args() {
	lex, _ := lexicon.Load(data.FS)
	p := pipeline.With(lex, &event.Models{})
	w := p.NewWorker()
	set, err := gold.Read(os.DirFS("/work/shared/gold/dev"))
	if err != nil { panic(err) }
	var n, cov, ctry, full int
	miss := map[string]int{}
	wrong := map[string]int{}
	for i := range set.Articles {
		a := &set.Articles[i]
		art := a.Article()
		doc := w.Read(&art)
		for _, e := range a.Events {
			for _, g := range append(append([]gold.Arg{}, e.Actors...), e.Recipients...) {
				if g.Text == "" { continue }
				n++
				s := a.Sentences[e.Sentence]
				k := strings.Index(s, g.Text)
				if k < 0 { continue }
				sp := marsad.Span{Start: a.Starts[e.Sentence] + k, End: a.Starts[e.Sentence] + k + len(g.Text)}
				best := -1
				for j := range doc.Mentions {
					if doc.Mentions[j].Span.Overlaps(sp) {
						if best < 0 || doc.Mentions[j].Code == g.Code { best = j }
					}
				}
				if best < 0 { miss[g.Text+" "+g.Code.Country+" "+g.Code.Sector]++; continue }
				cov++
				m := doc.Mentions[best]
				if m.Code.Country == g.Code.Country { ctry++ } 
				if m.Code == g.Code { full++ } else { wrong[fmt.Sprintf("%s %v got [%s] %v %s %s", g.Text, g.Code, m.In(doc.Text), m.Code, m.Coref, m.Row)]++ }
			}
		}
	}
	fmt.Println("args", n, "covered", float64(cov)/float64(n), "country", float64(ctry)/float64(n), "full", float64(full)/float64(n))
	show := func(m map[string]int) {
		var ks []string
		for k := range m { ks = append(ks, k) }
		sort.Slice(ks, func(i, j int) bool { return m[ks[i]] > m[ks[j]] || m[ks[i]] == m[ks[j]] && ks[i] < ks[j] })
		for i, k := range ks { if i > 120 { break }; fmt.Println(m[k], k) }
	}
	show(miss)
	fmt.Println("-----")
	show(wrong)
}
