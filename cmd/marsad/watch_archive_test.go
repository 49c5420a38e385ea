package main

import (
	"context"
	"errors"
	"io"
	"os"
	"testing"

	"marsad"
	"marsad/internal/feed"
	"marsad/internal/store"
	"marsad/internal/store/sqlite"
)

// A fitfulStore fails some look-ups.
type fitfulStore struct {
	store.Store
	fail int // how many look-ups are left to fail
}

var errFitful = errors.New("the disk is away")

func (s *fitfulStore) Known(ctx context.Context, keys []store.Key) ([]bool, error) {
	if s.fail > 0 {
		s.fail--
		return nil, errFitful
	}
	return s.Store.Known(ctx, keys)
}

// What was taken is not lost when the archive fails for a while: no page counts
// as dealt with whose article is not there.
func TestSinkKeepsWhatFailed(t *testing.T) {
	a := &app{err: io.Discard, env: os.Getenv, text: catalogOf("en")}
	p, err := a.load(nil)
	if err != nil {
		t.Fatal(err)
	}
	ctx := context.Background()
	kept, err := sqlite.Open(ctx, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer kept.Close()
	sink := a.newArchiveSink(&fitfulStore{kept, 1}, p, nil)
	const page = "https://paper.example/1"
	err = sink.Take(ctx, feed.Result{URL: page, Article: marsad.Article{ID: "1", URL: page, Text: "تظاهر مئات العمال في الدار البيضاء احتجاجًا على رفع الأسعار."}})
	if err != nil {
		t.Fatal(err)
	}
	if err := sink.flush(ctx); !errors.Is(err, errFitful) {
		t.Fatalf("a failed look-up: %v", err)
	}
	if seen, err := kept.Seen(ctx, page); seen || err != nil {
		t.Errorf("after the failure the page is seen: %v, %v", seen, err)
	}
	if err := sink.flush(ctx); err != nil {
		t.Fatal(err)
	}
	if c, err := kept.Counts(ctx); err != nil || c.Articles != 1 || c.Events == 0 {
		t.Errorf("%+v, %v", c, err)
	}
	if seen, err := kept.Seen(ctx, page); !seen || err != nil {
		t.Errorf("in the end the page is seen: %v, %v", seen, err)
	}
}
