package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"sync"
	"testing"
	"time"

	"marsad"
	"marsad/internal/record"
	"marsad/internal/search"
	"marsad/internal/store"
)

func recode(t *testing.T, s store.Store) {
	mustAdd(t, s, three()...)
	ids, err := s.ByDoc(ctx, "a")
	if err != nil || len(ids) != 1 {
		t.Fatal(ids, err)
	}
	e := entry(marsad.Article{ID: "a", Text: "استقبلت/التقى الوزيرة نظيرها"}, later, event{"AID", "EGY>LBY", "2025-03-01", nil})
	r := store.Recoding{Article: ids[0], Coder: later, Content: e.Content}
	for i, want := range []int{1, 0} { // the second time it is there
		if n, err := s.Recode(ctx, []store.Recoding{r}); err != nil || n != want {
			t.Fatalf("recoding %d: %d, %v", i, n, err)
		}
	}
	whole(t, s)
	coders, err := s.Coders(ctx)
	if err != nil || len(coders) != 2 || coders[0].Articles != 3 || coders[0].Live != 2 || coders[1].Articles != 1 || coders[1].Live != 1 || coders[1].Versions != later {
		t.Errorf("coders %+v, %v", coders, err)
	}
	if c, err := s.Coding(ctx, ids[0]); err != nil || !bytes.Equal(c.Records, e.Records) {
		t.Errorf("live coding %s, %v", c.Records, err)
	}
	old := 0
	for c, err := range s.Codings(ctx, coders[0].ID) {
		if err != nil {
			t.Fatal(err)
		}
		if c.Article == ids[0] {
			old++
			if c.Live || !bytes.Equal(c.Records, three()[0].Records) {
				t.Errorf("the old coding is %+v", c)
			}
		}
	}
	if old != 1 {
		t.Error("the old coding is gone")
	}
	for query, want := range map[string]int{"type:CONSULT": 0, "mode:visit": 0, "type:AID": 1, "التقى": 1, "القاهرة": 0, "country:SYR": 0} {
		q, err := search.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		if res, err := s.Search(ctx, q, store.Page{}); err != nil || len(res.Hits) != want {
			t.Errorf("%s after recoding: %d hits, %v", query, len(res.Hits), err)
		}
	}
	days, err := s.Daily(ctx, store.Dyad{A: "EGY", B: "LBY", From: "2025-03"})
	if err != nil || !reflect.DeepEqual(days, []store.Day{{Date: "2025-03-01", From: "EGY", To: "LBY", Type: "AID", Auxiliary: "", Quad: 1, Records: 1, Scale: 2.5}}) {
		t.Errorf("roll-up %+v, %v", days, err)
	}
	left := func(v marsad.Versions) (ids []string) {
		for a, err := range s.Uncoded(ctx, v) {
			if err != nil {
				t.Fatal(err)
			}
			ids = append(ids, a.Article.ID)
		}
		return ids
	}
	if got := left(later); !reflect.DeepEqual(got, []string{"c", "b"}) {
		t.Errorf("not coded by the later coder: %v", got)
	}
	if got := left(first); !reflect.DeepEqual(got, []string{"a"}) {
		t.Errorf("not coded by the first coder: %v", got)
	}
	// and back to the first coder
	back := three()[0]
	if n, err := s.Recode(ctx, []store.Recoding{{Article: ids[0], Coder: first, Content: back.Content}}); err != nil || n != 1 {
		t.Errorf("back to the first coder: %d, %v", n, err)
	}
	if coders, err := s.Coders(ctx); err != nil || coders[0].Live != 3 || coders[0].Articles != 3 || coders[1].Articles != 1 || coders[1].Live != 0 {
		t.Errorf("coders %+v, %v", coders, err)
	}
	// other models alone are another coder
	if got := left(retrained); len(got) != 3 {
		t.Errorf("not coded by other models: %v", got)
	}
	r.Coder = retrained
	if n, err := s.Recode(ctx, []store.Recoding{r}); err != nil || n != 1 {
		t.Errorf("with other models: %d, %v", n, err)
	}
	if got := left(retrained); !reflect.DeepEqual(got, []string{"c", "b"}) {
		t.Errorf("not coded by other models: %v", got)
	}
	if coders, err := s.Coders(ctx); err != nil || len(coders) != 3 || coders[2].Versions != retrained || coders[2].Live != 1 || coders[0].Live != 2 {
		t.Errorf("coders %+v, %v", coders, err)
	}
	whole(t, s)
	r.Article = 5
	if _, err := s.Recode(ctx, []store.Recoding{r}); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("an article that is not there: %v", err)
	}
}

func refusals(t *testing.T, s store.Store) {
	refs := []store.Refusal{{File: "f", Line: 3, Reason: "empty"}, {File: "f", Line: 3, Reason: "empty"}, {File: "g", Reason: "no such file"}}
	got, err := s.Add(ctx, &store.Batch{Refusals: refs, Added: now})
	if err != nil || got.Refusals != 2 {
		t.Fatalf("%+v, %v", got, err)
	}
	if got, err := s.Add(ctx, &store.Batch{Refusals: refs, Added: now.Add(time.Hour)}); err != nil || got.Refusals != 0 {
		t.Errorf("again: %+v, %v", got, err)
	}
	list, err := s.Refusals(ctx)
	want := []store.Refusal{{File: "f", Line: 3, Reason: "empty", Added: now}, {File: "g", Reason: "no such file", Added: now}}
	if err != nil || !reflect.DeepEqual(list, want) {
		t.Errorf("%+v, %v", list, err)
	}
}

func feeds(t *testing.T, s store.Store) {
	b := store.Feed{URL: "http://b.example/rss", Title: "باء", Country: "EGY", ETag: `"x"`, LastModified: "Mon", LastStatus: 200, LastFetch: now, NextFetch: now.Add(time.Hour), LastOK: now, Items: 7, Articles: 5, Refused: 2}
	a := store.Feed{URL: "http://a.example/rss"}
	for _, f := range []store.Feed{b, a} {
		if err := s.SaveFeed(ctx, f); err != nil {
			t.Fatal(err)
		}
	}
	a.LastStatus, a.LastError, a.Failures = 500, "server error", 3
	if err := s.SaveFeed(ctx, a); err != nil {
		t.Fatal(err)
	}
	if got, err := s.Feeds(ctx); err != nil || !reflect.DeepEqual(got, []store.Feed{a, b}) {
		t.Errorf("%+v, %v", got, err)
	}
	if err := s.DeleteFeed(ctx, a.URL); err != nil {
		t.Error(err)
	}
	if err := s.DeleteFeed(ctx, a.URL); !errors.Is(err, store.ErrNotFound) {
		t.Errorf("twice: %v", err)
	}
	if got, err := s.Feeds(ctx); err != nil || !reflect.DeepEqual(got, []store.Feed{b}) {
		t.Errorf("%+v, %v", got, err)
	}
}

// seen: pages are known by what was said of them and by their articles.
func seen(t *testing.T, s store.Store) {
	batch := &store.Batch{Entries: []store.Entry{{Article: marsad.Article{ID: "s1", URL: "https://paper.example/1?utm_source=x", Text: "نص"}}}, Pages: []string{"https://Paper.example/gone#top"}, Added: now}
	for range 2 { // a page may be told of again
		if _, err := s.Add(ctx, batch); err != nil {
			t.Fatal(err)
		}
	}
	for url, want := range map[string]bool{"https://paper.example/1": true, "https://paper.example/gone": true, "https://paper.example/2": false, "": false} {
		if got, err := s.Seen(ctx, url); err != nil || got != want {
			t.Errorf("%q: %v, %v", url, got, err)
		}
	}
}

// concurrent adds the same articles from several goroutines while others search.
func concurrent(t *testing.T, s store.Store) {
	var entries []store.Entry
	for i := range 40 {
		entries = append(entries, entry(marsad.Article{ID: fmt.Sprint(i), Date: "2025-03-01", Text: fmt.Sprintf("خبر رقم%d", i)}, first,
			event{"AID", fmt.Sprintf("EGY GOV وزير%d>LBY", i), "2025-03-01", func(e *record.Event) { e.Modes = []string{"m"} }}))
	}
	q, err := search.Parse("خبر type:AID")
	if err != nil {
		t.Fatal(err)
	}
	var wg sync.WaitGroup
	var mu sync.Mutex
	total := store.Added{}
	for range 4 {
		wg.Go(func() {
			for i := 0; i < len(entries); i += 10 {
				got, err := s.Add(ctx, &store.Batch{Entries: entries[i : i+10], Added: now})
				if err != nil {
					t.Error(err)
				}
				mu.Lock()
				total.Articles += got.Articles
				total.Present += got.Present
				mu.Unlock()
			}
		})
		wg.Go(func() {
			for range 10 {
				if _, err := s.Search(ctx, q, store.Page{}); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if total.Articles != 40 || total.Present != 120 {
		t.Errorf("added %+v", total)
	}
	whole(t, s)
	// what is half seen of a recoding is no damage
	done := make(chan struct{})
	wg.Go(func() {
		defer close(done)
		for i, v := range []marsad.Versions{later, first, later, first} {
			var rs []store.Recoding
			for a, err := range s.Articles(ctx, 0) {
				if err != nil {
					t.Error(err)
					return
				}
				e := entry(a.Article, v, event{"AID", "EGY>LBY", fmt.Sprintf("2025-04-%02d", i+1), nil})
				rs = append(rs, store.Recoding{Article: a.ID, Coder: v, Content: e.Content})
				if len(rs) == 8 {
					if _, err := s.Recode(ctx, rs); err != nil {
						t.Error(err)
					}
					rs = nil
				}
			}
		}
	})
	for more := true; more; {
		whole(t, s)
		select {
		case <-done:
			more = false
		default:
		}
	}
	wg.Wait()
}
