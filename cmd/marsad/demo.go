package main

import (
	"context"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/internal/output"
	"marsad/internal/read"
	"marsad/internal/sample"
)

// demoArticles is how many samples the table shows without --all: about two
// screens of records.
const demoArticles = 5

// demoCommand codes the built-in sample articles: records of all, then one
// article explained sentence by sentence.
func (a *app) demoCommand() *cobra.Command {
	var format string
	var all bool
	cmd := &cobra.Command{Use: "demo", Args: a.args(0, 0)}
	cmd.Flags().StringVarP(&format, "format", "f", "table", "")
	cmd.Flags().BoolVar(&all, "all", false, "")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := a.oneOf(cmd, "format", format, "table", "jsonl"); err != nil {
			return err
		}
		p, err := a.load(nil)
		if err != nil {
			return err
		}
		ctx, done := watchSignals(context.Background())
		defer done()
		s := a.screen(a.out)
		table := a.table(s, 0)
		opts := output.Options{Quotes: true, Explain: true, Ontology: &p.Lexicon.Ontology}
		articles := sample.Articles()
		if format == "table" && !all {
			articles = articles[:min(demoArticles, len(articles))]
		}
		var docs []*marsad.Document
		total := tally{}
		r := runner{
			jobs:  runtime.GOMAXPROCS(0),
			coder: func() coder { return newWorker(p, true) },
			next:  slice("sample", articles),
			keep:  func(_ float64, doc *marsad.Document) { docs = append(docs, doc) },
			render: func(b []byte, doc *marsad.Document) []byte {
				if format == "jsonl" {
					return output.Document(b, doc, opts)
				}
				return table.Article(b, doc)
			},
			write: func(b []byte, refused []error, t tally) error {
				total.add(t)
				for _, ref := range refused {
					fmt.Fprintln(a.err, ref.Error())
				}
				_, err := a.out.Write(b)
				return err
			},
		}
		if format == "table" {
			fmt.Fprintf(a.out, "%s\n\n%s", a.text.f("demo.intro", len(articles)), table.Header(nil))
		}
		if err := r.run(ctx); err != nil {
			return err
		}
		if format == "jsonl" || len(docs) == 0 {
			return nil
		}
		e := explainer{app: a, p: p}
		style := e.plainStyle(a.out)
		b := fmt.Appendf(nil, "\n%s\n\n", a.text.s("demo.explain"))
		b = style.Document(style.Legend(b), shortest(docs))
		b = fmt.Appendf(b, "\n%s\n\n%s\n", a.text.f("demo.total", a.text.count("article", total.articles), a.text.count("event", total.events)), a.text.s("demo.next"))
		_, err = a.out.Write(b)
		return err
	}
	return cmd
}

// slice gives articles one after the other, as a read.Reader does.
func slice(file string, articles []marsad.Article) func() (read.Item, error) {
	n := 0
	return func() (read.Item, error) {
		if n == len(articles) {
			return read.Item{}, io.EOF
		}
		n++
		return read.Item{Article: articles[n-1], Source: read.Source{File: file, Line: n, Record: n}}, nil
	}
}

// shortest returns the shortest document that has at least two events: what
// fits on a screen best.
func shortest(docs []*marsad.Document) *marsad.Document {
	best := docs[0]
	for _, doc := range docs {
		if len(doc.Events) >= 2 && (len(best.Events) < 2 || len(doc.Text) < len(best.Text)) {
			best = doc
		}
	}
	return best
}
