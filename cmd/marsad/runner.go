package main

import (
	"context"
	"fmt"
	"io"
	"sync"
	"time"

	"marsad"
	"marsad/internal/read"
)

// A coder codes one article at a time, for one goroutine.
type coder interface {
	Code(a *marsad.Article) *marsad.Document
}

// A runner codes articles on several goroutines and hands on the results in
// input order, so that what is written does not depend on how many there are.
// It holds a few batches at a time, however long the input.
type runner struct {
	jobs   int
	min    float64                                     // confidence of the events that are counted
	coder  func() coder                                // makes one for each goroutine
	render func(b []byte, doc *marsad.Document) []byte // nil, or called by several goroutines
	keep   func(ms float64, doc *marsad.Document)      // nil, or called in input order with the time that coding took
	// prepare is nil, or makes of a document what take gets, on the goroutine
	// that coded it; its error refuses the article. take is called in input
	// order, before write; its error ends the run.
	prepare func(doc *marsad.Document) (any, error)
	take    func(prepared []any, refused []error) error
	next    func() (read.Item, error)                        // as read.Reader.Next
	write   func(out []byte, refused []error, t tally) error // called in input order
}

// A tally counts what was done.
type tally struct {
	articles, events, quotes, refused int
	bytes                             int64 // of text
}

func (t *tally) add(u tally) {
	t.articles += u.articles
	t.events += u.events
	t.quotes += u.quotes
	t.refused += u.refused
	t.bytes += u.bytes
}

// An input is an article or the reason why there is none.
type input struct {
	item read.Item
	err  error // *read.Refusal
}

// A batch is some articles in a row and what came of them.
type batch struct {
	in      []input
	done    chan struct{}
	out     []byte
	refused []error
	took    []float64          // milliseconds of each document
	docs    []*marsad.Document // only for keep
	made    []any              // by prepare
	tally   tally
}

const (
	batchArticles = 16       // most articles of a batch
	batchBytes    = 64 << 10 // text that fills a batch
	batchesAhead  = 4        // batches in work or waiting, for each goroutine
)

// run codes until the input ends, writing fails or ctx is cancelled. In the
// last case what was begun is finished and written, and the cause of ctx is the
// error; articles read but not begun are left.
func (r *runner) run(ctx context.Context) error {
	stop, cancel := context.WithCancel(ctx)
	defer cancel()
	inputs := make(chan input, batchArticles)
	pending := make(chan *batch, r.jobs*batchesAhead)
	work := make(chan *batch, r.jobs*batchesAhead+1)

	go func() { // may hang in a read of standard input; nobody waits for it then
		defer close(inputs)
		for {
			item, err := r.next()
			if err == io.EOF {
				return
			}
			select {
			case inputs <- input{item, err}:
			case <-stop.Done():
				return
			}
		}
	}()
	go func() {
		defer close(pending)
		defer close(work)
		for {
			b := gather(stop, inputs)
			if b == nil {
				return
			}
			select {
			case pending <- b:
				work <- b
			case <-stop.Done():
				return
			}
		}
	}()
	var wg sync.WaitGroup
	for range r.jobs {
		wg.Go(func() {
			w := worker{runner: r}
			for b := range work {
				w.batch(b)
				close(b.done)
			}
		})
	}
	var failed error
	for b := range pending {
		<-b.done
		if failed != nil {
			continue
		}
		if r.keep != nil {
			for i, doc := range b.docs {
				r.keep(b.took[i], doc)
			}
		}
		if r.take != nil {
			failed = r.take(b.made, b.refused)
		}
		if failed == nil {
			failed = r.write(b.out, b.refused, b.tally)
		}
		if failed != nil {
			cancel()
		}
	}
	wg.Wait()
	if failed == nil && ctx.Err() != nil {
		failed = context.Cause(ctx)
	}
	return failed
}

// gather waits for one input and takes what else is there already, so that slow
// input is coded as it comes and fast input in large batches. It returns nil at
// the end.
func gather(ctx context.Context, inputs <-chan input) *batch {
	b := &batch{done: make(chan struct{})}
	var size int
	select {
	case <-ctx.Done():
		return nil
	case in, ok := <-inputs:
		if !ok || ctx.Err() != nil {
			return nil
		}
		b.in, size = append(b.in, in), len(in.item.Article.Text)
	}
	for len(b.in) < batchArticles && size < batchBytes {
		select {
		case in, ok := <-inputs:
			if !ok {
				return b
			}
			b.in = append(b.in, in)
			size += len(in.item.Article.Text)
		default:
			return b
		}
	}
	return b
}

// A worker codes batches on one goroutine.
type worker struct {
	*runner
	c coder
}

func (w *worker) batch(b *batch) {
	for i := range b.in {
		in := &b.in[i]
		if in.err != nil {
			b.refuse(in.err)
			continue
		}
		began := time.Now()
		mark := len(b.out)
		doc, made, err := w.article(&b.out, &in.item)
		if err != nil {
			b.out = b.out[:mark] // nothing of a broken article is written
			b.refuse(err)
			continue
		}
		if w.prepare != nil {
			b.made = append(b.made, made)
		}
		b.tally.articles++
		b.tally.quotes += len(doc.Quotes)
		b.tally.bytes += int64(len(doc.Text))
		for k := range doc.Events {
			if doc.Events[k].Confidence >= w.min {
				b.tally.events++
			}
		}
		if w.keep != nil {
			b.took = append(b.took, float64(time.Since(began).Microseconds())/1e3)
			b.docs = append(b.docs, doc)
		}
	}
	b.in = nil
}

func (b *batch) refuse(err error) {
	b.refused = append(b.refused, err)
	b.tally.refused++
}

// article codes and renders one article. A panic costs that article alone: it
// becomes a refusal, and the coder, whose state nobody knows, is replaced.
func (w *worker) article(out *[]byte, item *read.Item) (doc *marsad.Document, made any, err error) {
	defer func() {
		if p := recover(); p != nil {
			w.c = nil
			err = &read.Refusal{File: item.Source.File, Line: item.Source.Line, Reason: fmt.Sprintf("internal error while coding article %q: %v", item.Article.ID, p)}
		}
	}()
	if w.c == nil {
		w.c = w.coder()
	}
	doc = w.c.Code(&item.Article)
	if w.render != nil {
		*out = w.render(*out, doc)
	}
	if w.prepare != nil {
		if made, err = w.prepare(doc); err != nil {
			return nil, nil, &read.Refusal{File: item.Source.File, Line: item.Source.Line, Reason: err.Error(), Err: err}
		}
	}
	return doc, made, nil
}
