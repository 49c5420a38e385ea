package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"runtime"
	"runtime/pprof"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/internal/output"
	"marsad/internal/pipeline"
	"marsad/internal/read"
)

// defaultMinConfidence leaves nothing out: the models' own thresholds decide
// what is an event at all.
const defaultMinConfidence = 0

// codeOptions are the flags of `marsad code`.
type codeOptions struct {
	format, with, input, out, profile string
	explain, quiet                    bool
	min                               float64
	jobs                              int
	lexicons                          *[]string
}

func (a *app) codeCommand() *cobra.Command {
	var o codeOptions
	cmd := &cobra.Command{Use: "code [PATH…]", Args: a.args(0, -1)}
	f := cmd.Flags()
	f.StringVarP(&o.format, "format", "f", "", "")
	f.StringVar(&o.with, "with", "", "")
	f.BoolVar(&o.explain, "explain", false, "")
	f.Float64Var(&o.min, "min-confidence", defaultMinConfidence, "")
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "")
	f.StringVar(&o.input, "input", "auto", "")
	o.lexicons = lexiconFlag(cmd)
	f.StringVarP(&o.out, "out", "o", "", "")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "")
	f.StringVar(&o.profile, "cpuprofile", "", "")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.checkCode(cmd, &o); err != nil {
			return err
		}
		args, err := a.inputs(cmd, args)
		if err != nil {
			return err
		}
		return a.code(args, &o)
	}
	return cmd
}

// checkCode checks the values of flags before anything is loaded.
func (a *app) checkCode(cmd *cobra.Command, o *codeOptions) error {
	if o.format == "" {
		o.format = "jsonl"
		if o.out == "" && a.screen(a.out).tty {
			o.format = "table"
		}
	}
	if err := a.oneOf(cmd, "format", o.format, "jsonl", "csv", "table"); err != nil {
		return err
	}
	if err := a.oneOf(cmd, "input", o.input, read.Kinds()...); err != nil {
		return err
	}
	if o.with != "" {
		if err := a.oneOf(cmd, "with", o.with, "quotes"); err != nil {
			return err
		}
	}
	if err := a.positive(cmd, "jobs", o.jobs); err != nil {
		return err
	}
	switch {
	case o.with == "quotes" && o.format != "jsonl":
		return &usageError{cmd.CommandPath(), a.text.err("usage.quotes")}
	case o.explain && o.format == "table":
		return &usageError{cmd.CommandPath(), a.text.err("usage.explain")}
	case o.min < 0 || o.min > 1 || o.min != o.min:
		return &usageError{cmd.CommandPath(), a.text.err("usage.invalid", fmt.Sprint(o.min), "--min-confidence")}
	}
	return nil
}

// code is the command after its flags are known to be right.
func (a *app) code(paths []string, o *codeOptions) (err error) {
	p, ctx, done, err := a.begin(o.jobs, *o.lexicons, o.profile)
	if err != nil {
		return err
	}
	defer done()
	dst, closeFile, err := a.create(o.out)
	if err != nil {
		return err
	}
	defer func() {
		if e := closeFile(); err == nil && e != nil {
			err = fmt.Errorf("output: %w", e)
		}
	}()
	head, render := a.format(o, p, a.screen(dst))
	if _, err := dst.Write(head); err != nil {
		return fmt.Errorf("output: %w", err)
	}
	total := tally{}
	reader := read.Open(paths, read.Options{Input: read.Kind(o.input), Stdin: a.in})
	bar := a.progress(o.quiet, o.out, paths, reader.Taken)
	r := runner{
		jobs: o.jobs, min: o.min, render: render, next: reader.Next,
		coder: func() coder { return newWorker(p, o.explain) },
		write: func(b []byte, refused []error, t tally) error {
			total.add(t)
			bar.step(a, refused, t.articles)
			if _, err := dst.Write(b); err != nil {
				return fmt.Errorf("output: %w", err)
			}
			return nil
		},
	}
	err = r.run(ctx)
	bar.finish()
	a.summary(o, total, reader.Skipped(), err)
	if err == nil && total.refused > 0 {
		err = errRefused
	}
	return err
}

// begin loads what workers need and begins to watch for signals, which end ctx,
// and to write a profile when that has a path. done ends both.
func (a *app) begin(workers int, lexicons []string, profilePath string) (p *pipeline.Pipeline, ctx context.Context, done func(), err error) {
	a.limitMemory(workers)
	if p, err = a.load(lexicons); err != nil {
		return nil, nil, nil, err
	}
	stop, err := profile(profilePath)
	if err != nil {
		return nil, nil, nil, err
	}
	ctx, unwatch := watchSignals(context.Background())
	return p, ctx, func() { stop(); unwatch() }, nil
}

// newWorker returns a pipeline worker, with the why of each event when asked for.
func newWorker(p *pipeline.Pipeline, explain bool) *pipeline.Worker {
	w := p.NewWorker()
	w.Explain(explain)
	return w
}

// format returns what comes before all records and what renders a document.
func (a *app) format(o *codeOptions, p *pipeline.Pipeline, s screen) (head []byte, render func([]byte, *marsad.Document) []byte) {
	opts := output.Options{Quotes: o.with == "quotes", Explain: o.explain, MinConfidence: o.min, Ontology: &p.Lexicon.Ontology}
	switch o.format {
	case "csv":
		return output.CSVHeader(nil, opts), func(b []byte, doc *marsad.Document) []byte { return output.CSV(b, doc, opts) }
	case "table":
		t := a.table(s, o.min)
		return t.Header(nil), t.Document
	}
	return nil, func(b []byte, doc *marsad.Document) []byte { return output.Document(b, doc, opts) }
}

// summary tells on a terminal, or with --verbose, what was done; an interrupted
// run tells always how far it came.
func (a *app) summary(o *codeOptions, t tally, skipped []read.Skip, err error) {
	var stop *interrupted
	if errors.As(err, &stop) {
		fmt.Fprintln(a.err, a.text.f("code.stopped", a.text.count("article", t.articles)))
	}
	if o.quiet || err != nil || !a.verbose && !a.screen(a.err).tty {
		return
	}
	mb, took := float64(t.bytes)/1e6, a.elapsed()
	line := a.text.f("code.summary", a.text.count("article", t.articles), a.text.count("event", t.events), a.text.count("refused", t.refused), mb, took, mb/max(took, 1e-3))
	fmt.Fprintln(a.err, line)
	a.skipped(skipped)
}

// skipped tells what of the input was passed over.
func (a *app) skipped(skipped []read.Skip) {
	for _, s := range skipped {
		fmt.Fprintln(a.err, a.text.f("code.skipped", s.Count, s.Reason))
	}
}

// refused tells why articles were refused.
func (a *app) refused(refused []error) {
	for _, err := range refused {
		fmt.Fprintln(a.err, err.Error())
	}
}

// profile writes a profile of processor time until stop is called, none when
// path is empty.
func profile(path string) (stop func(), err error) {
	if path == "" {
		return func() {}, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, fmt.Errorf("cpuprofile: %w", err)
	}
	if err := pprof.StartCPUProfile(f); err != nil {
		_ = f.Close()
		return nil, fmt.Errorf("cpuprofile: %w", err)
	}
	return func() {
		pprof.StopCPUProfile()
		_ = f.Close()
	}, nil
}

// inputs returns the paths of a command line, standard input when there are
// none; but nobody is left to wonder before a terminal that waits.
func (a *app) inputs(cmd *cobra.Command, args []string) ([]string, error) {
	if len(args) > 0 {
		return args, nil
	}
	if a.stdinTTY() {
		return nil, &usageError{cmd.CommandPath(), a.text.err("usage.nopath")}
	}
	return []string{"-"}, nil
}

func (a *app) stdinTTY() bool {
	w, ok := a.in.(io.Writer)
	return ok && a.screen(w).tty
}
