package main

import (
	"context"
	"fmt"
	"io"
	"iter"
	"runtime"
	"sync"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/internal/archive"
	"marsad/internal/read"
	"marsad/internal/store"
)

// recodeCommand codes the articles of an archive anew, with this version, its
// models and these lexicons.
func (a *app) recodeCommand() *cobra.Command {
	var jobs int
	var quiet bool
	cmd := &cobra.Command{Use: "recode", Args: a.args(0, 0)}
	data := dataFlag(cmd)
	cmd.Flags().IntVarP(&jobs, "jobs", "j", runtime.GOMAXPROCS(0), "")
	cmd.Flags().BoolVarP(&quiet, "quiet", "q", false, "")
	lexicons := lexiconFlag(cmd)
	run := a.withArchive(data, func(ctx context.Context, s store.Store, _ []string) error {
		return a.recode(ctx, s, jobs, quiet, *lexicons)
	})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.positive(cmd, "jobs", jobs); err != nil {
			return err
		}
		return run(cmd, args)
	}
	return cmd
}

// A recoder hands the articles of an archive to a runner, and what it makes of
// them back to the archive.
type recoder struct {
	ctx   context.Context
	store store.Store
	// reading holds next and stop apart: a run that is interrupted ends while its
	// reading goroutine may still be in next.
	reading sync.Mutex
	next    func() (store.Article, error, bool)
	stop    func()
	err     error // of reading the archive, after which the input ends

	mu     sync.Mutex
	ids    map[store.Key]store.ArticleID // of the articles in work
	batch  []store.Recoding
	recode int
}

// newRecoder returns a recoder of the articles that v has not coded. It must be
// closed.
func newRecoder(ctx context.Context, s store.Store, v marsad.Versions) *recoder {
	r := &recoder{ctx: ctx, store: s, ids: map[store.Key]store.ArticleID{}}
	r.next, r.stop = iter.Pull2(s.Uncoded(ctx, v))
	return r
}

// close ends reading and returns its error. Nothing is read after it.
func (r *recoder) close() error {
	r.reading.Lock()
	defer r.reading.Unlock()
	r.stop()
	return r.err
}

// read gives the next article.
func (r *recoder) read() (read.Item, error) {
	r.reading.Lock()
	defer r.reading.Unlock()
	art, err, ok := r.next()
	if err != nil || !ok {
		r.err = err
		return read.Item{}, io.EOF
	}
	r.mu.Lock()
	r.ids[art.Key] = art.ID
	r.mu.Unlock()
	return read.Item{Article: art.Article, Source: read.Source{File: art.Article.ID}}, nil
}

// take gathers recodings and writes them once there are enough, or at the end.
func (r *recoder) take(made []any, end bool) error {
	for _, m := range made {
		e := m.(*store.Entry)
		key := store.KeyOf(&e.Article)
		r.mu.Lock()
		id := r.ids[key]
		delete(r.ids, key)
		r.mu.Unlock()
		r.batch = append(r.batch, store.Recoding{Article: id, Coder: e.Coder, Content: e.Content})
	}
	if len(r.batch) == 0 || len(r.batch) < archive.BatchArticles && !end {
		return nil
	}
	n, err := r.store.Recode(r.ctx, r.batch)
	r.recode += n
	r.batch = nil
	return err
}

func (a *app) recode(ctx context.Context, s store.Store, jobs int, quiet bool, lexicons []string) error {
	a.limitMemory(jobs + batchMemory)
	p, err := a.load(lexicons)
	if err != nil {
		return err
	}
	whole := context.WithoutCancel(ctx) // what is coded is written
	rec := newRecoder(whole, s, p.Versions())
	total := tally{}
	r := runner{
		jobs: jobs, next: rec.read,
		coder:   func() coder { return newWorker(p, false) },
		prepare: entryOf(p),
		take:    func(made []any, _ []error) error { return rec.take(made, false) },
		write: func(_ []byte, refused []error, t tally) error {
			total.add(t)
			a.refused(refused)
			return nil
		},
	}
	err = r.run(ctx)
	if e := rec.take(nil, true); e != nil && (err == nil || ctx.Err() != nil) {
		err = e
	}
	if e := rec.close(); err == nil {
		err = e
	}
	if err == nil && !quiet {
		v := p.Versions()
		line := a.text.f("recode.nothing", v.Code, v.Lexicon, v.Models)
		if rec.recode > 0 {
			line = a.text.f("recode.done", a.text.count("article", rec.recode), v.Code, v.Lexicon, v.Models)
		}
		fmt.Fprintln(a.err, line)
	}
	if err == nil && total.refused > 0 {
		err = errRefused
	}
	return err
}
