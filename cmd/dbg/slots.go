package main

import (
	"fmt"
	"os"
	"sort"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
	"marsad/internal/train"
)

func slots() {
	lex, _ := lexicon.Load(data.FS)
	p := pipeline.With(lex, &event.Models{})
	set, _ := gold.Read(os.DirFS("/work/shared/gold/dev"))
	n := map[string]int{}
	ex := map[string][]string{}
	train.Debug = func(form, slot, role string, class int, text string) {
		k := fmt.Sprintf("%-10s %d slot=%-8s role=%s", form, class, slot, role)
		n[k]++
		if slot == "" && class > 0 && len(ex[form]) < 25 { ex[form] = append(ex[form], text) }
	}
	train.Collect(p, set, nil, nil)
	var ks []string
	for k := range n { ks = append(ks, k) }
	sort.Slice(ks, func(i, j int) bool { return n[ks[i]] > n[ks[j]] })
	for _, k := range ks { if n[k] > 12 { fmt.Println(n[k], k) } }
	for f, e := range ex { fmt.Println("==", f); for _, t := range e { fmt.Println(t) } }
}
