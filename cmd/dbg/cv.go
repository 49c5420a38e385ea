package main

import (
	"bufio"
	"fmt"
	"os"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/lexicon"
	"marsad/internal/output"
	"marsad/internal/pipeline"
	"marsad/internal/train"
)

func cv() {
	lex, _ := lexicon.Load(data.FS)
	p := pipeline.With(lex, &event.Models{})
	set, _ := gold.Read(os.DirFS("/work/shared/gold/dev"))
	n := len(set.Articles)
	if len(os.Args) < 3 {
		texts, err := gold.ReadCorpus("/work/shared/corpora/news.jsonl.gz")
		if err != nil { panic(err) }
		more, err := gold.ReadRanges(os.DirFS("internal/eval/testdata/annotations"), texts)
		if err != nil { panic(err) }
		set.Add(more)
	}
	docs, _ := train.CrossValidate(lex, p, set, func(s string) { fmt.Println(s) })
	f, _ := os.Create("/tmp/held.jsonl")
	w := bufio.NewWriter(f)
	var b []byte
	for _, d := range docs[:n] {
		b = output.Document(b[:0], d, output.Options{Quotes: true, Ontology: &lex.Ontology})
		w.Write(b)
	}
	w.Flush(); f.Close()
}
