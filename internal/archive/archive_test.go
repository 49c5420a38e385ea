package archive

import (
	"context"
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"marsad"
	"marsad/data"
	"marsad/internal/pipeline"
	"marsad/internal/record"
	"marsad/internal/sample"
	"marsad/internal/search"
	"marsad/internal/store"
	"marsad/internal/store/sqlite"
)

// A failing store counts batches, and fails when told to. Its other methods are
// not there.
type failing struct {
	store.Store
	batches []int
	err     error
}

func (f *failing) Add(_ context.Context, b *store.Batch) (store.Added, error) {
	f.batches = append(f.batches, len(b.Entries))
	return store.Added{Articles: len(b.Entries), Refusals: len(b.Refusals)}, f.err
}

func TestAdder(t *testing.T) {
	ctx := context.Background()
	f := &failing{}
	clock := time.Unix(0, 0)
	a := NewAdder(f, 10, func() time.Time { return clock })
	for range 5 {
		if err := a.Add(ctx, make([]store.Entry, 4), nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.wait(); err != nil || !reflect.DeepEqual(f.batches, []int{12}) {
		t.Errorf("batches %v", f.batches)
	}
	clock = clock.Add(BatchTime)
	if err := a.Add(ctx, nil, []store.Refusal{{File: "f"}}); err != nil {
		t.Fatal(err)
	}
	if err := a.wait(); err != nil || !reflect.DeepEqual(f.batches, []int{12, 8}) {
		t.Errorf("after some time: batches %v", f.batches)
	}
	for range 2 { // nothing to write
		if err := a.Flush(ctx); err != nil || a.Add(ctx, nil, nil) != nil {
			t.Fatal(err)
		}
	}
	if got, want := a.Total(), (store.Added{Articles: 20, Refusals: 1}); got != want || len(f.batches) != 2 {
		t.Errorf("%+v in %v", got, f.batches)
	}
	f.err = errors.New("disk full")
	if err := a.Add(ctx, make([]store.Entry, 10), nil); err != nil {
		t.Errorf("before it is written: %v", err)
	}
	if err := a.Add(ctx, make([]store.Entry, 10), nil); !errors.Is(err, f.err) {
		t.Errorf("of a full disk: %v", err)
	}
	if err := a.Flush(ctx); !errors.Is(err, f.err) {
		t.Errorf("the last batch: %v", err)
	}
	if a.Total().Articles != 20 {
		t.Error("what was not written is counted")
	}
}

// samples returns an archive of the sample articles.
func samples(t *testing.T) store.Store {
	t.Helper()
	p, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	s, err := sqlite.Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	a := NewAdder(s, 7, nil)
	w := p.NewWorker()
	for _, art := range sample.Articles() {
		e, err := Entry(w.Code(&art), &p.Lexicon.Ontology)
		if err != nil {
			t.Fatal(err)
		}
		if err := a.Add(context.Background(), []store.Entry{e}, nil); err != nil {
			t.Fatal(err)
		}
	}
	if err := a.Flush(context.Background()); err != nil {
		t.Fatal(err)
	}
	if a.Total().Articles != len(sample.Articles()) || a.Total().Events == 0 {
		t.Fatalf("added %+v", a.Total())
	}
	return s
}

// TestSearch looks for words of sample articles and holds what is marked to the
// text as published.
func TestSearch(t *testing.T) {
	s := samples(t)
	ctx := context.Background()
	if err := s.Check(ctx, func(f store.Fault) { t.Errorf("fault: %+v", f) }); err != nil {
		t.Fatal(err)
	}
	for query, marks := range map[string][]string{
		"وزير":                     {"وزير", "وزراء"},
		`"وزير الخارجية"`:          {"وزير الخارجية"},
		"سفير type:SANCTION":       {"سفير"},
		"type:PROTEST conf:>0.2":   nil,
		"country:GIN dyad:GIN>LBR": nil,
	} {
		q, err := search.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		found, _, err := Search(ctx, s, q, store.Page{Limit: 100}, nil)
		if err != nil || len(found) == 0 {
			t.Errorf("%s: nothing found, %v", query, err)
			continue
		}
		for _, f := range found {
			if len(marks) > 0 != (len(f.Spans) > 0) || q.Events.Any() != (len(f.Records) > 0) || f.Snippet.Empty() {
				t.Errorf("%s: %s: %d marks, %d records, part %v", query, f.Article.Article.ID, len(f.Spans), len(f.Records), f.Snippet)
			}
			for _, sp := range f.Spans {
				word := search.Fold(sp.In(f.Text))
				ok := false
				for _, m := range marks {
					ok = ok || strings.Contains(word, search.Fold(m))
				}
				if !ok {
					t.Errorf("%s: %q is marked", query, sp.In(f.Text))
				}
			}
			for _, r := range f.Records {
				e, err := record.ReadEvent(r)
				if err != nil || e.Doc != f.Article.Article.ID {
					t.Errorf("%s: record %s of %s: %v", query, e.ID, e.Doc, err)
				}
			}
		}
	}
	// a word that no article has is looked for by a lemma that the lexicon gives
	q, err := search.Parse("وزيراتكم")
	if err != nil {
		t.Fatal(err)
	}
	for i, expand := range []Expander{nil, func(string) []string { return []string{"غائب", "وزير"} }} {
		found, _, err := Search(ctx, s, q, store.Page{}, expand)
		if err != nil || len(found) > 0 != (i == 1) {
			t.Errorf("expanded %d: %d found, %v", i, len(found), err)
		}
		for _, f := range found {
			if len(f.Spans) == 0 {
				t.Errorf("nothing marked in %s", f.Article.Article.ID)
			}
		}
	}
	if q.Terms[0].Words[0] != "وزيراتكم" {
		t.Error("the query of the caller was changed")
	}
}

func TestCompare(t *testing.T) {
	ev := func(id, kind string, at int, change func(*record.Event)) record.Event {
		e := record.Event{ID: id, Type: kind, Trigger: record.Trigger{Range: record.Range{Start: at, End: at + 4}}}
		if change != nil {
			change(&e)
		}
		return e
	}
	old := []record.Event{
		ev("1", "AID", 0, nil), ev("2", "AID", 10, nil), ev("3", "CONSULT", 20, nil), ev("4", "ACCUSE", 30, nil), ev("5", "REJECT", 50, nil),
	}
	now := []record.Event{
		ev("1", "AID", 0, func(e *record.Event) { e.Confidence = .9 }),                                         // the same
		ev("2", "AID", 10, func(e *record.Event) { e.Actors = []record.Actor{{Country: "EGY"}} }),              // another actor
		ev("3x", "CONSULT", 20, func(e *record.Event) { e.Modes = []string{"visit"}; e.Auxiliary = "future" }), // another id
		ev("4x", "THREATEN", 30, nil), // another type at the same word
		ev("6", "AID", 40, nil),
	}
	var got []string
	for _, c := range Compare(old, now) {
		s := "~"
		switch {
		case c.Old == nil:
			s = "+" + c.New.ID
		case c.New == nil:
			s = "-" + c.Old.ID
		default:
			s += c.Old.ID + ">" + c.New.ID
		}
		got = append(got, strings.TrimSpace(s+" "+strings.Join(c.Fields, ",")))
	}
	want := []string{"~2>2 actor", "~3>3x mode,auxiliary", "~4>4x event", "+6", "-5"}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("%q, want %q", got, want)
	}
	if c := Compare(old, old); len(c) != 0 {
		t.Errorf("a coding differs from itself: %v", c)
	}
	if Field(&now[1], "actor") != "EGY" || Field(&now[1], "nothing") != "" {
		t.Error("fields")
	}
}

// TestDiff recodes two articles and compares.
func TestDiff(t *testing.T) {
	s := samples(t)
	ctx := context.Background()
	other := marsad.Versions{Code: "other", Lexicon: "x", Ontology: "y"}
	var recodings []store.Recoding
	vanished := 0
	for a, err := range s.Articles(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		c, err := s.Coding(ctx, a.ID)
		if err != nil {
			t.Fatal(err)
		}
		r := store.Recoding{Article: a.ID, Coder: other}
		if len(recodings) > 0 { // the first one loses its events
			r.Records = c.Records
		}
		if r.Events, r.Quotes, err = record.Lines(r.Records); err != nil {
			t.Fatal(err)
		}
		if len(recodings) == 0 {
			es, _, _ := record.Lines(c.Records)
			vanished = len(es)
		}
		recodings = append(recodings, r)
		if len(recodings) == 3 {
			break
		}
	}
	if n, err := s.Recode(ctx, recodings); err != nil || n != 3 {
		t.Fatal(n, err)
	}
	n := 0
	for c, err := range Diff(ctx, s, 1, 2) {
		if err != nil {
			t.Fatal(err)
		}
		if c.New != nil || c.Article != recodings[0].Article {
			t.Errorf("change %+v", c)
		}
		n++
	}
	if n != vanished || n == 0 {
		t.Errorf("%d changes, want %d", n, vanished)
	}
}
