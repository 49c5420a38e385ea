package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/internal/archive"
	"marsad/internal/pipeline"
	"marsad/internal/read"
	"marsad/internal/store"
	"marsad/internal/store/sqlite"
)

// addOptions are the flags of `marsad add`.
type addOptions struct {
	data, input string
	profile     string
	quiet       bool
	jobs, batch int
	lexicons    *[]string
}

func (a *app) addCommand() *cobra.Command {
	var o addOptions
	cmd := &cobra.Command{Use: "add [PATH…]", Args: a.args(0, -1)}
	data := dataFlag(cmd)
	f := cmd.Flags()
	f.IntVarP(&o.jobs, "jobs", "j", runtime.GOMAXPROCS(0), "")
	f.IntVar(&o.batch, "batch", archive.BatchArticles, "")
	f.StringVar(&o.input, "input", "auto", "")
	o.lexicons = lexiconFlag(cmd)
	f.BoolVarP(&o.quiet, "quiet", "q", false, "")
	f.StringVar(&o.profile, "cpuprofile", "", "")
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if o.data, err = a.dataFolder(cmd, *data); err != nil {
			return err
		}
		if err := a.oneOf(cmd, "input", o.input, read.Kinds()...); err != nil {
			return err
		}
		if err := a.positive(cmd, "jobs", o.jobs); err != nil {
			return err
		}
		if err := a.positive(cmd, "batch", o.batch); err != nil {
			return err
		}
		if args, err = a.inputs(cmd, args); err != nil {
			return err
		}
		return a.add(args, &o)
	}
	return cmd
}

// batchMemory is what two batches take, one written and one gathered, as a
// number of workers.
const batchMemory = 4

// add is the command after its flags are known to be right.
func (a *app) add(paths []string, o *addOptions) (err error) {
	p, ctx, done, err := a.begin(o.jobs+batchMemory, *o.lexicons, o.profile)
	if err != nil {
		return err
	}
	defer done()
	s, err := sqlite.Open(ctx, o.data)
	if err != nil {
		return err
	}
	defer closeStore(s, &err)
	reader := read.Open(paths, read.Options{Input: read.Kind(o.input), Stdin: a.in})
	in := intake{ctx: context.WithoutCancel(ctx), store: s, next: reader.Next}
	adder := archive.NewAdder(s, o.batch, nil)
	bar := a.progress(o.quiet, "-", paths, reader.Taken)
	total := tally{}
	r := a.adding(in.ctx, p, adder, o.jobs)
	r.next = in.read
	r.write = func(_ []byte, refused []error, t tally) error {
		total.add(t)
		bar.step(a, refused, t.articles)
		return nil
	}
	err = r.run(ctx)
	if e := adder.Flush(in.ctx); e != nil && (err == nil || ctx.Err() != nil) {
		err = e
	}
	bar.finish()
	if err == nil {
		err = in.err
	}
	a.added(o, &in, adder.Total(), total, reader.Skipped(), err)
	if err == nil && total.refused > 0 {
		err = errRefused
	}
	return err
}

// adding returns a runner that codes articles and gives them to adder, whose
// transactions end with ctx; its next and write are left to the caller.
func (a *app) adding(ctx context.Context, p *pipeline.Pipeline, adder *archive.Adder, jobs int) runner {
	return runner{
		jobs:    jobs,
		coder:   func() coder { return newWorker(p, false) },
		prepare: entryOf(p),
		take: func(made []any, refused []error) error {
			entries := make([]store.Entry, len(made))
			for i := range made {
				entries[i] = *made[i].(*store.Entry)
			}
			var refusals []store.Refusal
			for _, err := range refused {
				if ref, ok := errors.AsType[*read.Refusal](err); ok {
					refusals = append(refusals, store.Refusal{File: ref.File, Line: ref.Line, Reason: ref.Reason})
				}
			}
			return adder.Add(ctx, entries, refusals)
		},
	}
}

// entryOf returns what makes of a coded document the entry, a *store.Entry, that
// an archive takes.
func entryOf(p *pipeline.Pipeline) func(*marsad.Document) (any, error) {
	return func(doc *marsad.Document) (any, error) {
		e, err := archive.Entry(doc, &p.Lexicon.Ontology)
		return &e, err
	}
}

// An intake passes over articles that the archive has, before they are coded.
type intake struct {
	ctx     context.Context
	store   store.Store
	next    func() (read.Item, error)
	present int
	err     error // a failed look-up, after which the input ends
}

func (in *intake) read() (read.Item, error) {
	for {
		item, err := in.next()
		if err != nil {
			return item, err
		}
		known, err := in.store.Known(in.ctx, []store.Key{store.KeyOf(&item.Article)})
		if err != nil {
			in.err = err
			return read.Item{}, io.EOF
		}
		if !known[0] {
			return item, nil
		}
		in.present++
	}
}

// added tells what was done, as summary does for `marsad code`.
func (a *app) added(o *addOptions, in *intake, done store.Added, t tally, skipped []read.Skip, err error) {
	var stop *interrupted
	if errors.As(err, &stop) {
		fmt.Fprintln(a.err, a.text.f("add.stopped", a.text.count("article", done.Articles)))
		return
	}
	if o.quiet || err != nil {
		return
	}
	took := a.elapsed()
	present, refusals := a.text.count("present", in.present+done.Present), a.text.count("refused", t.refused)
	line := a.text.f("add.nothing", present, refusals)
	if done.Articles > 0 {
		line = a.text.f("add.summary", a.text.count("article", done.Articles), a.text.count("event", done.Events), present, refusals, took, float64(t.articles)/max(took, 1e-3))
	}
	fmt.Fprintln(a.err, line)
	a.skipped(skipped)
}
