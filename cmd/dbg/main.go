package main

import (
	"fmt"
	"os"
	"time"
	"marsad"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == "final" { final(); return }
	if len(os.Args) >= 2 && os.Args[1] == "cv" { cv(); return }
	if len(os.Args) == 2 && os.Args[1] == "slots" { slots(); return }
	if len(os.Args) == 2 && os.Args[1] == "speed" { speed(); return }
	if len(os.Args) == 2 && os.Args[1] == "sweep" { sweep(); return }
	if len(os.Args) == 2 && os.Args[1] == "args" { args(); return }
	t := time.Now()
	lex, err := lexicon.Load(data.FS)
	if err != nil { s := err.Error(); if len(s) > 2000 { s = s[:2000] }; fmt.Println(s) }
	fmt.Println("load", time.Since(t)); t = time.Now()
	p := pipeline.With(lex, &event.Models{})
	fmt.Println("compile", time.Since(t))
	w := p.NewWorker()
	for _, s := range os.Args[1:] {
		doc := w.Read(&marsad.Article{ID: "x", Text: s, Date: "2024-01-01"})
		for i, t := range doc.Tokens {
			word := doc.Words[i]
			fmt.Printf("%s\t%s\t%s root=%s pro=%b enc=%d known=%v def=%v asp=%d voice=%d deriv=%d class=%s\n", t.In(s), word.POS, word.Lemma, word.Root, word.Pro, word.Enc, word.Known, word.Feats.Def, word.Feats.Aspect, word.Feats.Voice, word.Feats.Deriv, word.Class)
		}
		for _, m := range doc.Mentions {
			fmt.Printf("  M %s [%s] head=%s name=%s code=%v office=%q rank=%q coref=%s adj=%v row=%s\n", m.Kind, m.In(s), m.Head.In(s), m.Name, m.Code, m.Office, m.Rank, m.Coref, m.Adjective, m.Row)
		}
		for _, q := range doc.Quotes { fmt.Printf("  Q %q cue=%s %v\n", q.Speaker.Name, q.Cue.In(s), q.Speaker.Code) }
		w.Events().Prepare(doc)
		for _, c := range w.Events().Candidates() {
			fmt.Printf("  C %s %s %s %s\n", w.Events().Trigger(&c).In(s), c.Type, c.Frame.Row, w.Events().Slots(&c))
		}
	}
}
