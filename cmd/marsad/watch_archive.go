package main

import (
	"context"
	"io"
	"time"

	"marsad/internal/archive"
	"marsad/internal/feed"
	"marsad/internal/pipeline"
	"marsad/internal/read"
	"marsad/internal/store"
)

// An archiveSink is a feed.Sink that codes what a watch finds and keeps it in an
// archive, on the way of `marsad add`. Articles are gathered for a few seconds;
// before the state of a feed is kept, they are in the archive: a killed process
// forgets pages, which are then fetched again, and loses none. Like every Sink
// it is for one goroutine at a time.
type archiveSink struct {
	a        *app
	store    store.Store
	pipeline *pipeline.Pipeline
	sources  map[string]feed.Source // by address, for the names of feeds
	adder    *archive.Adder
	waiting  []read.Item
	refusals []store.Refusal
	pages    []string        // of both
	gathered map[string]bool // the same, by canonical address
	since    time.Time       // when the first of them came
	refused  int             // articles that could not be coded
}

func (a *app) newArchiveSink(s store.Store, p *pipeline.Pipeline, sources []feed.Source) *archiveSink {
	d := &archiveSink{a: a, store: s, pipeline: p, sources: map[string]feed.Source{}, adder: archive.NewAdder(s, 0, nil), gathered: map[string]bool{}}
	for _, src := range sources {
		d.sources[src.URL] = src
	}
	return d
}

// Seen implements feed.Sink.
func (d *archiveSink) Seen(ctx context.Context, url string) (bool, error) {
	if d.gathered[store.CanonicalURL(url)] {
		return true, nil
	}
	return d.store.Seen(ctx, url)
}

// Take implements feed.Sink.
func (d *archiveSink) Take(ctx context.Context, r feed.Result) error {
	if len(d.pages) == 0 {
		d.since = time.Now()
	}
	d.pages = append(d.pages, r.URL)
	d.gathered[store.CanonicalURL(r.URL)] = true
	if r.Refused != "" {
		d.refusals = append(d.refusals, store.Refusal{File: r.URL, Reason: r.Refused})
	} else {
		d.waiting = append(d.waiting, read.Item{Article: r.Article, Source: read.Source{File: r.URL}})
	}
	if len(d.pages) < archive.BatchArticles && time.Since(d.since) < archive.BatchTime {
		return nil
	}
	return d.flush(ctx)
}

// Keep implements feed.Sink.
func (d *archiveSink) Keep(ctx context.Context, s feed.State) error {
	if err := d.flush(ctx); err != nil {
		return err
	}
	src := d.sources[s.URL]
	return d.store.SaveFeed(ctx, store.Feed{
		URL: s.URL, Title: src.Name, Country: src.Country, ETag: s.ETag, LastModified: s.LastModified, LastStatus: s.LastStatus, LastError: s.LastError,
		LastFetch: s.LastFetch, LastOK: s.LastOK, NextFetch: s.NextFetch, Failures: s.Failures, Items: s.Items, Articles: s.Articles, Refused: s.Refused,
	})
}

// flush codes what was gathered and waits until it is in the archive. After an
// error all of it is still gathered. Coding a page takes milliseconds and a host
// gives one every two seconds: one goroutine codes for hundreds of feeds.
func (d *archiveSink) flush(ctx context.Context) error {
	if len(d.pages) == 0 {
		return nil
	}
	waiting := d.waiting
	in := intake{ctx: ctx, store: d.store, next: func() (read.Item, error) {
		if len(waiting) == 0 {
			return read.Item{}, io.EOF
		}
		item := waiting[0]
		waiting = waiting[1:]
		return item, nil
	}}
	r := d.a.adding(ctx, d.pipeline, d.adder, 1)
	r.next = in.read
	r.write = func(_ []byte, refused []error, _ tally) error {
		d.refused += len(refused)
		d.a.refused(refused)
		return nil
	}
	err := r.run(ctx)
	if err == nil {
		err = in.err
	}
	if err == nil {
		err = d.adder.Add(ctx, nil, d.refusals)
	}
	if err == nil {
		d.adder.Pages(d.pages...)
	}
	if e := d.adder.Flush(ctx); err == nil {
		err = e
	}
	if err != nil {
		return err
	}
	d.waiting, d.refusals, d.pages = nil, nil, nil
	clear(d.gathered)
	return nil
}

// feedStates returns the states that an archive keeps, by address.
func feedStates(list []store.Feed) map[string]feed.State {
	out := map[string]feed.State{}
	for _, f := range list {
		out[f.URL] = feed.State{
			URL: f.URL, ETag: f.ETag, LastModified: f.LastModified, LastStatus: f.LastStatus, LastError: f.LastError,
			LastFetch: f.LastFetch, LastOK: f.LastOK, NextFetch: f.NextFetch, Failures: f.Failures, Items: f.Items, Articles: f.Articles, Refused: f.Refused,
		}
	}
	return out
}
