// Package storetest is the contract of archives as tests: [Run] puts a new,
// empty store through all of them. Every implementation of store.Store runs it
// in a test of its own.
package storetest

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"marsad"
	"marsad/internal/record"
	"marsad/internal/search"
	"marsad/internal/store"
)

// Run runs the contract. open returns an empty store that is closed by the test.
func Run(t *testing.T, open func(t *testing.T) store.Store) {
	for _, c := range []struct {
		name string
		f    func(*testing.T, store.Store)
	}{
		{"Add", add}, {"AddTwice", addTwice}, {"AddFails", addFails}, {"Days", days}, {"Copies", copies}, {"Read", reading}, {"Search", searching}, {"Pages", pages},
		{"Dyad", dyads}, {"Recode", recode}, {"Refusals", refusals}, {"Feeds", feeds}, {"Seen", seen}, {"Check", check}, {"Cancelled", cancelled}, {"Concurrent", concurrent},
	} {
		t.Run(c.name, func(t *testing.T) {
			s := open(t)
			defer s.Close()
			c.f(t, s)
		})
	}
}

var (
	ctx   = context.Background()
	now   = time.Date(2025, 11, 3, 12, 30, 0, 0, time.UTC)
	first = marsad.Versions{Code: "1", Lexicon: "aa", Ontology: "PLOVER 2.0"}
	later = marsad.Versions{Code: "2", Lexicon: "bb", Ontology: "PLOVER 2.0"}
	// retrained differs from first in its models alone.
	retrained = marsad.Versions{Code: "1", Lexicon: "aa", Ontology: "PLOVER 2.0", Models: "cc"}
)

// an event of a test: its parties are codes, "EGY GOV > LBY MIL".
type event struct {
	kind, parties, date string
	more                func(*record.Event)
}

// precisions are those of dates by their length.
var precisions = map[int]string{len("2025"): "year", len("2025-03"): "month", len("2025-03-01"): "day"}

// entry makes an entry. The lemma of a word is what stands after a slash in text.
func entry(a marsad.Article, coder marsad.Versions, events ...event) store.Entry {
	e := store.Entry{Coder: coder}
	e.Terms.Forms = map[search.Form]int{}
	var words, lemmas, shown []string
	for w := range strings.FieldsSeq(a.Text) {
		w, l, ok := strings.Cut(w, "/")
		if !ok {
			l = w
		}
		shown = append(shown, w)
		words, lemmas = append(words, search.Fold(w)), append(lemmas, search.Fold(l))
		e.Terms.Forms[search.Form{Form: search.Fold(w), Lemma: search.Fold(l)}]++
	}
	a.Text = strings.Join(shown, " ")
	e.Article = a
	e.Terms.Words, e.Terms.Lemmas = strings.Join(words, " "), strings.Join(lemmas, " ")
	for i, ev := range events {
		r := record.Event{
			Schema: record.EventSchema, ID: fmt.Sprintf("%s-%s-%d", a.ID, coder.Code, i), Doc: a.ID, Date: ev.date, DatePrecision: precisions[len(ev.date)], Type: ev.kind, Quad: 1, Scale: 2.5, Confidence: .5,
			Mentions: []record.Mention{{Sentence: 0}}, Coder: record.Coder{Version: coder.Code, Lexicon: coder.Lexicon, Ontology: coder.Ontology},
		}
		for side, codes := range strings.Split(ev.parties, ">") {
			for code := range strings.SplitSeq(codes, ",") {
				if c := strings.Fields(code); len(c) > 0 {
					p := record.Actor{Country: c[0]}
					if len(c) > 1 {
						p.Sector = c[1]
					}
					if len(c) > 2 {
						p.Name = strings.Join(c[2:], " ")
					}
					if side == 0 {
						r.Actors = append(r.Actors, p)
					} else {
						r.Recipients = append(r.Recipients, p)
					}
				}
			}
		}
		if ev.more != nil {
			ev.more(&r)
		}
		line, err := json.Marshal(r)
		if err != nil {
			panic(err) // of strings and numbers
		}
		e.Records = append(append(e.Records, line...), '\n')
	}
	q, err := json.Marshal(record.Quote{Schema: record.QuoteSchema, Doc: a.ID, Kind: "direct", Text: record.Range{Start: 0, End: 3}})
	if err != nil {
		panic(err)
	}
	e.Records = append(append(e.Records, q...), '\n')
	if e.Events, e.Quotes, err = record.Lines(e.Records); err != nil {
		panic(err)
	}
	return e
}

// mustAdd adds entries in one batch.
func mustAdd(t *testing.T, s store.Store, entries ...store.Entry) store.Added {
	t.Helper()
	added, err := s.Add(ctx, &store.Batch{Entries: entries, Added: now})
	if err != nil {
		t.Fatal(err)
	}
	return added
}

// whole fails when Check finds a fault.
func whole(t *testing.T, s store.Store) {
	t.Helper()
	if err := s.Check(ctx, func(f store.Fault) { t.Errorf("fault: %+v", f) }); err != nil {
		t.Fatal(err)
	}
}

// dump returns all that the store hands out, to compare archives.
func dump(t *testing.T, s store.Store) string {
	t.Helper()
	var sb strings.Builder
	for a, err := range s.Articles(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&sb, "%+v\n", a)
	}
	coders, err := s.Coders(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range coders {
		fmt.Fprintf(&sb, "%+v\n", c)
		for coding, err := range s.Codings(ctx, c.ID) {
			if err != nil {
				t.Fatal(err)
			}
			fmt.Fprintf(&sb, "%+v %s\n", coding.Live, coding.Records)
		}
	}
	refused, err := s.Refusals(ctx)
	if err != nil {
		t.Fatal(err)
	}
	counts, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	counts.Size = 0
	days, err := s.Daily(ctx, store.Dyad{A: "EGY", B: "LBY"})
	if err != nil {
		t.Fatal(err)
	}
	fmt.Fprintf(&sb, "%+v\n%+v\n%+v\n", refused, counts, days)
	return sb.String()
}

// three are entries that most tests use.
func three() []store.Entry {
	return []store.Entry{
		entry(marsad.Article{ID: "a", Source: "alif", URL: "http://A.example/1?utm_source=x#top", Date: "2025-03-02", Title: "لقاء", Text: "استقبلت/استقبل الوزيرة/وزير نظيرها/نظير في القاهرة"}, first,
			event{"CONSULT", "EGY GOV منى سالم>LBY GOV", "2025-03-01", func(e *record.Event) {
				e.Modes, e.Contexts, e.Confidence = []string{"visit"}, []string{"military", "economic"}, .9
			}},
			event{"ACCUSE", "EGY>SYR", "2025-03-01", nil}),
		entry(marsad.Article{ID: "b", Source: "ba", Date: "2025-03-01T10:00:00Z", Text: "هاجم مسلحون/مسلح مجلس الأمن/أمن في طرابلس"}, first,
			event{"ASSAULT", "LBY MIL>EGY CVL", "2025-02-28", func(e *record.Event) {
				lat, lon := 32.9, 13.2
				e.Location = &record.Location{Name: "طرابلس", Country: "LBY", Lat: &lat, Lon: &lon}
				e.Scale, e.Quad = -9, 4
			}},
			event{"AGREE", "LBY,TUN>EGY", "2025", func(e *record.Event) {
				e.Auxiliary = "future"
				e.Commitment = &record.Commitment{Type: "AID", Deadline: "2025-06-01"}
			}}),
		entry(marsad.Article{ID: "c", Text: "لا تاريخ لهذا الخبر عن مجلس الوزراء/وزير والأمن/أمن"}, first),
	}
}

func add(t *testing.T, s store.Store) {
	got := mustAdd(t, s, three()...)
	if want := (store.Added{Articles: 3, Events: 4, Quotes: 3}); got != want {
		t.Errorf("added %+v, want %+v", got, want)
	}
	c, err := s.Counts(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if c.Articles != 3 || c.Codings != 3 || c.Events != 4 || c.Mentions != 4 || c.Quotes != 3 || c.Commitments != 1 || c.First != "2025-03-01" || c.Last != "2025-03-02" || c.Size <= 0 {
		t.Errorf("counts %+v", c)
	}
	whole(t, s)
}

func addTwice(t *testing.T, s store.Store) {
	mustAdd(t, s, three()...)
	before := dump(t, s)
	again := append(three(), three()...)
	got, err := s.Add(ctx, &store.Batch{Entries: again, Added: now.Add(time.Hour)})
	if err != nil || got != (store.Added{Present: 6}) {
		t.Errorf("added %+v, %v", got, err)
	}
	if after := dump(t, s); after != before {
		t.Errorf("adding again changed\n%s\nto\n%s", before, after)
	}
	// the same article twice in one batch, and by another coder
	e := entry(marsad.Article{ID: "d", Text: "خبر جديد"}, later, event{"AID", "EGY>LBY", "2025-01-01", nil})
	if got := mustAdd(t, s, e, e); got.Articles != 1 || got.Present != 1 {
		t.Errorf("added %+v", got)
	}
	other := three()[0]
	other.Coder = later
	if got := mustAdd(t, s, other); got.Present != 1 {
		t.Errorf("another coder: added %+v", got)
	}
	known, err := s.Known(ctx, []store.Key{store.KeyOf(&e.Article), {}, store.KeyOf(&other.Article)})
	if err != nil || !reflect.DeepEqual(known, []bool{true, false, true}) {
		t.Errorf("known: %v, %v", known, err)
	}
	whole(t, s)
}

func addFails(t *testing.T, s store.Store) {
	mustAdd(t, s, three()[0])
	before := dump(t, s)
	bad := entry(marsad.Article{ID: "x", Text: "خبر لا يصلح"}, first)
	bad.Events = make([]record.Event, store.MaxEvents)
	if _, err := s.Add(ctx, &store.Batch{Entries: []store.Entry{three()[1], bad}, Refusals: []store.Refusal{{File: "f", Reason: "r"}}, Added: now}); err == nil {
		t.Fatal("too many events were added")
	}
	if after := dump(t, s); after != before {
		t.Errorf("a failed batch left something:\n%s\nbefore:\n%s", after, before)
	}
	if got := mustAdd(t, s, three()...); got.Articles != 2 {
		t.Errorf("after a failed batch: added %+v", got)
	}
	whole(t, s)
}

func days(t *testing.T, s store.Store) {
	var want []string
	var entries []store.Entry
	for i, date := range []string{"2025-03-02", "", "2025-03-01", "2025-03-02T09:00:00+02:00", "0900-01-01", "not a date", "2025-03-01"} {
		entries = append(entries, entry(marsad.Article{ID: fmt.Sprint(i), Date: date, Text: "خبر"}, first))
	}
	mustAdd(t, s, entries[:4]...)
	mustAdd(t, s, entries[4:]...)
	want = []string{"1", "4", "5", "2", "6", "0", "3"} // undated, then by day, then as they came
	var got []string
	var last store.ArticleID
	for a, err := range s.Articles(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		if a.ID <= last {
			t.Errorf("article %d after %d", a.ID, last)
		}
		last = a.ID
		got = append(got, a.Article.ID)
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("order %v, want %v", got, want)
	}
	whole(t, s)
}

func copies(t *testing.T, s store.Store) {
	text := "نص واحد في صحيفتين"
	mustAdd(t, s, entry(marsad.Article{ID: "1", Source: "alif", Date: "2025-03-02", Text: text}, first))
	mustAdd(t, s, entry(marsad.Article{ID: "1", Source: "ba", Date: "2025-03-01", Text: text}, first), entry(marsad.Article{ID: "1", Source: "ta", Date: "2025-03-01", Text: text}, first))
	ids, err := s.ByDoc(ctx, "1")
	if err != nil || len(ids) != 3 {
		t.Fatalf("%v, %v", ids, err)
	}
	var originals int
	var of []store.ArticleID
	for _, id := range ids {
		a, err := s.Article(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		if a.CopyOf == 0 {
			originals++
			if a.Source != "alif" {
				t.Errorf("the original is of %s, not the first one added", a.Source)
			}
			continue
		}
		of = append(of, a.CopyOf)
	}
	if originals != 1 || len(of) != 2 || of[0] != of[1] {
		t.Errorf("%d originals, copies of %v", originals, of)
	}
	whole(t, s)
}

func check(t *testing.T, s store.Store) {
	whole(t, s) // an empty one
	mustAdd(t, s, three()...)
	whole(t, s)
}

func cancelled(t *testing.T, s store.Store) {
	dead, cancel := context.WithCancel(ctx)
	cancel()
	if _, err := s.Add(dead, &store.Batch{Entries: three(), Added: now}); !errors.Is(err, context.Canceled) {
		t.Errorf("add: %v", err)
	}
	if c, err := s.Counts(ctx); err != nil || c.Articles != 0 {
		t.Errorf("a cancelled batch left %+v, %v", c, err)
	}
	if _, err := s.Counts(dead); !errors.Is(err, context.Canceled) {
		t.Errorf("counts: %v", err)
	}
}
