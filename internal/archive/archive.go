// Package archive brings coded documents into a store: [Content] makes of a
// document what a store keeps of it, and an [Adder] gathers entries and writes
// them in batches. It neither reads files nor codes; the commands do.
package archive

import (
	"context"
	"fmt"
	"time"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/output"
	"marsad/internal/record"
	"marsad/internal/search"
	"marsad/internal/store"
)

// Content returns what a store keeps of a coded document. It is safe for
// concurrent use. An error means that the records cannot be read back.
func Content(doc *marsad.Document, o *lexicon.Ontology) (store.Content, error) {
	c := store.Content{Records: output.Document(nil, doc, output.Options{Quotes: true, Ontology: o}), Terms: search.TermsOf(doc)}
	var err error
	if c.Events, c.Quotes, err = record.Lines(c.Records); err != nil {
		return c, fmt.Errorf("article %q: %w", doc.Article.ID, err)
	}
	return c, nil
}

// Entry returns the entry of a coded document; see Content.
func Entry(doc *marsad.Document, o *lexicon.Ontology) (store.Entry, error) {
	c, err := Content(doc, o)
	return store.Entry{Article: doc.Article, Coder: doc.CodedBy, Content: c}, err
}

// The size of a batch: how many articles and how much time a crash may cost.
const (
	BatchArticles = 500
	BatchTime     = 5 * time.Second
)

// An Adder gathers entries and refusals and adds them to a store, a batch at a
// time. One batch is written while the next one is gathered. It is for one
// goroutine.
type Adder struct {
	store   store.Store
	batch   *store.Batch
	began   time.Time    // of the batch; zero while it is empty
	writing chan written // nil, or gives what came of the batch that is written
	err     error        // of a batch; nothing is written after it, so that no gap is left
	total   store.Added
	size    int
	now     func() time.Time
}

// A written batch.
type written struct {
	added store.Added
	err   error
}

// NewAdder returns an Adder for s that writes batches of size articles, of
// BatchArticles when size is 0. now tells the time at which articles are added;
// nil means time.Now.
func NewAdder(s store.Store, size int, now func() time.Time) *Adder {
	if size <= 0 {
		size = BatchArticles
	}
	if now == nil {
		now = time.Now
	}
	return &Adder{store: s, size: size, now: now, batch: &store.Batch{}}
}

// Add takes entries and refusals, and begins to write when a batch is full. It
// returns the error of a batch before; nothing is written after that.
func (a *Adder) Add(ctx context.Context, entries []store.Entry, refusals []store.Refusal) error {
	if len(entries)+len(refusals) == 0 {
		return nil
	}
	if a.began.IsZero() {
		a.began = a.now()
	}
	a.batch.Entries = append(a.batch.Entries, entries...)
	a.batch.Refusals = append(a.batch.Refusals, refusals...)
	if len(a.batch.Entries) >= a.size || a.now().Sub(a.began) >= BatchTime {
		return a.begin(ctx)
	}
	return nil
}

// Pages takes addresses that were dealt with. They are written no earlier than
// the entries given before, so that a crash forgets a page rather than its article.
func (a *Adder) Pages(urls ...string) {
	if len(urls) > 0 && a.began.IsZero() {
		a.began = a.now()
	}
	a.batch.Pages = append(a.batch.Pages, urls...)
}

// begin waits for the batch that is written and begins to write the one that
// is gathered.
func (a *Adder) begin(ctx context.Context) error {
	if err := a.wait(); err != nil {
		return err
	}
	if a.began.IsZero() {
		return nil
	}
	b, done := a.batch, make(chan written, 1)
	b.Added = a.now()
	a.batch, a.began, a.writing = &store.Batch{}, time.Time{}, done
	go func() {
		added, err := a.store.Add(ctx, b)
		done <- written{added, err}
	}()
	return nil
}

// wait waits for the batch that is written.
func (a *Adder) wait() error {
	if a.writing == nil {
		return a.err
	}
	w := <-a.writing
	a.writing = nil
	if w.err != nil {
		a.err = w.err
		return a.err
	}
	a.total.Articles += w.added.Articles
	a.total.Present += w.added.Present
	a.total.Events += w.added.Events
	a.total.Quotes += w.added.Quotes
	a.total.Refusals += w.added.Refusals
	return nil
}

// Flush writes what is gathered and waits until all is written. It must be
// called at the end, also after an error of Add.
func (a *Adder) Flush(ctx context.Context) error {
	if err := a.begin(ctx); err != nil {
		return err
	}
	return a.wait()
}

// Total returns what has been written; what is being written does not count.
func (a *Adder) Total() store.Added { return a.total }
