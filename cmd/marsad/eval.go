package main

import (
	"context"
	"fmt"
	"os"
	"runtime"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/internal/eval"
	"marsad/internal/gold"
	"marsad/internal/pipeline"
)

func (a *app) evalCommand() *cobra.Command {
	var o eval.Options
	var system, gsr string
	var min float64
	cmd := &cobra.Command{Use: "eval [GOLD_DIR]", Args: a.args(0, 1)}
	f := cmd.Flags()
	f.BoolVar(&o.PerType, "per-type", false, "")
	f.IntVar(&o.Errors, "errors", 0, "")
	f.BoolVar(&o.JSON, "json", false, "")
	f.StringVar(&system, "system", "", "")
	f.StringVar(&gsr, "gsr", "", "")
	f.Float64Var(&min, "min-confidence", defaultMinConfidence, "")
	lexicons := lexiconFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if len(args) == 0 && (gsr == "" || system != "") {
			return &usageError{cmd.CommandPath(), a.text.err("usage.gold")}
		}
		if system != "" && gsr == "" { // nothing to code, so nothing to load
			return a.evalSystem(args[0], system, o)
		}
		p, err := a.load(*lexicons)
		if err != nil {
			return err
		}
		switch {
		case system != "":
			err = a.evalSystem(args[0], system, o)
		case len(args) > 0:
			err = a.evalGold(p, args[0], min, o)
		}
		if err != nil || gsr == "" {
			return err
		}
		return a.evalGSR(p, gsr, min)
	}
	return cmd
}

// evalSystem scores records that were printed before.
func (a *app) evalSystem(dir, path string, o eval.Options) error {
	set, err := gold.Read(os.DirFS(dir))
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	f, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("eval: %w", err)
	}
	defer f.Close()
	report, err := eval.ReadSystem(f, set)
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return report.Write(a.out, o)
}

// evalGold codes the articles of the gold and scores what came out.
func (a *app) evalGold(p *pipeline.Pipeline, dir string, min float64, o eval.Options) error {
	set, err := gold.Read(os.DirFS(dir))
	if err != nil {
		return fmt.Errorf("%s: %w", dir, err)
	}
	ctx, done := watchSignals(context.Background())
	defer done()
	articles := make([]marsad.Article, len(set.Articles))
	for i := range articles {
		articles[i] = set.Articles[i].Article()
	}
	var docs []*marsad.Document
	r := runner{
		jobs: runtime.GOMAXPROCS(0), min: min,
		coder:  func() coder { return newWorker(p, false) },
		render: func(b []byte, _ *marsad.Document) []byte { return b },
		keep:   func(_ float64, doc *marsad.Document) { docs = append(docs, doc) },
		next:   slice("articles.json", articles),
		write: func(_ []byte, refused []error, _ tally) error {
			if len(refused) > 0 {
				return refused[0] // the gold must be coded whole, or its score is not one
			}
			return nil
		},
	}
	if err := r.run(ctx); err != nil {
		return err
	}
	report := eval.Score(set, docs, min)
	return report.Write(a.out, o)
}

// evalGSR detects events in the sentences of arabic_event_gsr.
func (a *app) evalGSR(p *pipeline.Pipeline, dir string, min float64) error {
	set, err := eval.GSR(dir)
	if err != nil {
		return err
	}
	w := newWorker(p, false)
	report := set.Detect(func(text string) map[marsad.EventType]float64 {
		doc := w.Code(&marsad.Article{ID: "gsr", Text: text})
		best := map[marsad.EventType]float64{}
		for i := range doc.Events {
			e := &doc.Events[i]
			if c, ok := best[e.Type]; !ok || e.Confidence > c {
				best[e.Type] = e.Confidence
			}
		}
		return best
	}, min)
	return report.Write(a.out)
}
