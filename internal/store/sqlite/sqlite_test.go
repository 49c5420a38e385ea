package sqlite

import (
	"context"
	"database/sql"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/pressly/goose/v3"

	"marsad"
	"marsad/internal/record"
	"marsad/internal/search"
	"marsad/internal/store"
	"marsad/internal/store/storetest"
)

func newStore(t *testing.T) *Store {
	t.Helper()
	s, err := Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	return s
}

func TestContract(t *testing.T) {
	storetest.Run(t, func(t *testing.T) store.Store { return newStore(t) })
}

func TestOpen(t *testing.T) {
	ctx := context.Background()
	dir := filepath.Join(t.TempDir(), "أرشيف with #1? %41")
	if _, err := OpenExisting(ctx, dir); !errors.Is(err, ErrNoArchive) {
		t.Errorf("no folder: %v", err)
	}
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	if err := s.SaveFeed(ctx, store.Feed{URL: "u"}); err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 1 || entries[0].Name() != FileName {
		t.Errorf("after closing: %v, %v", entries, err)
	}
	s, err = OpenExisting(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	if f, err := s.Feeds(ctx); err != nil || len(f) != 1 {
		t.Errorf("after opening again: %v, %v", f, err)
	}
	if _, err := s.read.ExecContext(ctx, "DELETE FROM feeds"); err == nil {
		t.Error("the connections for reading can write")
	}
	if _, err := s.write.ExecContext(ctx, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)"); err != nil {
		t.Fatal(err)
	}
	s.Close()
	if _, err := Open(ctx, dir); err == nil || !strings.Contains(err.Error(), "newer release") {
		t.Errorf("an archive of a newer release: %v", err)
	}
	other := t.TempDir()
	if err := os.WriteFile(filepath.Join(other, FileName), []byte(strings.Repeat("this is no database ", 100)), 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, other); err == nil {
		t.Error("a text file was opened as an archive")
	}
}

// TestOlder opens an archive of the format before coders had models: all is there,
// and is to be recoded.
func TestOlder(t *testing.T) {
	ctx := context.Background()
	dir := t.TempDir()
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	known := marsad.Versions{Code: "1", Lexicon: "aa", Ontology: "PLOVER 2.0"}
	b := store.Batch{Added: time.Unix(1, 0)}
	for i, v := range []marsad.Versions{known, {Code: "0", Lexicon: "aa", Ontology: "PLOVER 2.0"}, known} {
		b.Entries = append(b.Entries, store.Entry{Article: marsad.Article{ID: strings.Repeat("a", i+1), Text: "خبر"}, Coder: v})
	}
	if _, err := s.Add(ctx, &b); err != nil {
		t.Fatal(err)
	}
	before, err := s.Coders(ctx)
	if err != nil || len(before) != 2 || before[0].Live != 2 {
		t.Fatalf("coders %+v, %v", before, err)
	}
	folder, err := fs.Sub(migrations, "migrations")
	if err != nil {
		t.Fatal(err)
	}
	p, err := goose.NewProvider(goose.DialectSQLite3, s.write, folder)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := p.DownTo(ctx, 2); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.ExecContext(ctx, "SELECT models FROM coders"); err == nil {
		t.Fatal("this is not the older format")
	}
	s.Close()
	if s, err = Open(ctx, dir); err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if after, err := s.Coders(ctx); err != nil || !slices.Equal(after, before) {
		t.Errorf("coders %+v before, %+v, %v after", before, after, err)
	}
	if err := s.Check(ctx, func(f store.Fault) { t.Errorf("fault: %+v", f) }); err != nil {
		t.Error(err)
	}
	known.Models = "bb"
	n := 0
	for _, err := range s.Uncoded(ctx, known) {
		if n++; err != nil {
			t.Fatal(err)
		}
	}
	if n != 3 {
		t.Errorf("%d articles to be recoded", n)
	}
	if _, err := s.write.ExecContext(ctx, "DELETE FROM coders"); err == nil {
		t.Error("codings do not hold on to their coders")
	}
}

// TestCheckFinds damages an archive in many ways, each of which Check must tell.
func TestCheckFinds(t *testing.T) {
	ctx := context.Background()
	for what, damage := range map[string]string{
		"missing text":               "DELETE FROM texts",
		"missing coding":             "UPDATE codings SET live = 0",
		"missing search row":         "DELETE FROM search",
		"search row without article": "INSERT INTO search (rowid, words, lemmas) VALUES (3, 'x', 'y')",
		"event without article":      "UPDATE events SET article = 7",
		"event without mention":      "DELETE FROM mentions",
		"number of events":           "DELETE FROM events",
		"number of quotes":           "INSERT INTO quotes VALUES ((SELECT id FROM articles), 9, 0, 0, '', '', '', '', 0, 0, 0, 0)",
		"text hash":                  "UPDATE texts SET text = 'آخر'",
		"article key":                "UPDATE articles SET doc = 'other'",
		"records hash":               "UPDATE codings SET records = x'00'",
		"number of records":          "UPDATE codings SET events = 2",
		"record of event":            "UPDATE events SET event = 'zz'",
		"roll-up: 2 records, not 1":  "UPDATE daily SET records = 2",
		"roll-up: 1 records, not 1":  "UPDATE daily SET scale = 9",
		"roll-up: missing":           "DELETE FROM daily",
		"reference":                  "DELETE FROM articles",
	} {
		t.Run(what, func(t *testing.T) {
			s := newStore(t)
			c := store.Content{Records: []byte(`{"schema":"marsad.event/1","id":"e1","doc":"a","date":"2025-01-01","date_precision":"day","event":"AID","quad_code":2,"actor":[{"country":"EGY"}],"recipient":[{"country":"LBY"}],"mentions":[{"sentence":0}]}` + "\n")}
			var err error
			if c.Events, c.Quotes, err = record.Lines(c.Records); err != nil {
				t.Fatal(err)
			}
			c.Terms = search.Terms{Words: "خبر", Lemmas: "خبر"}
			b := store.Batch{Entries: []store.Entry{{Article: marsad.Article{ID: "a", Text: "خبر"}, Content: c}}, Added: time.Unix(1, 0)}
			if _, err := s.Add(ctx, &b); err != nil {
				t.Fatal(err)
			}
			conn, err := s.write.Conn(ctx)
			if err != nil {
				t.Fatal(err)
			}
			for _, q := range []string{"PRAGMA foreign_keys = 0", damage} {
				if _, err := conn.ExecContext(ctx, q); err != nil {
					t.Fatal(err)
				}
			}
			conn.Close()
			var found []string
			if err := s.Check(ctx, func(f store.Fault) { found = append(found, f.What+": "+f.Detail) }); err != nil {
				t.Fatal(err)
			}
			if !strings.Contains(strings.Join(found, ","), what) {
				t.Errorf("found %v", found)
			}
		})
	}
	// bytes overwritten in the middle of the file
	dir := t.TempDir()
	s, err := Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	s.Close()
	path := filepath.Join(dir, FileName)
	b, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := len(b) / 2; i < len(b); i++ {
		b[i] = 0xA5
	}
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
	faults := 0
	if s, err = Open(ctx, dir); err == nil {
		err = s.Check(ctx, func(store.Fault) { faults++ })
		s.Close()
	}
	if err == nil && faults == 0 {
		t.Error("half of the file is overwritten and Check finds nothing")
	}
}

// TestPlans checks that no search walks over all articles or events where an
// index can lead.
func TestPlans(t *testing.T) {
	s := newStore(t)
	ctx := context.Background()
	for _, query := range []string{"dyad:EGY-LBY", "country:EGY", "actor:EGY", "recipient:EGY type:AID", "mode:visit", "context:military type:AID,ASSAULT", "type:AID", "place:LBY", "actor:EGY place:LBY conf:>0.5"} {
		q, err := search.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		c := compiler{s: s, ctx: ctx, q: q}
		stmt, args, err := c.eventQuery()
		if err != nil {
			t.Fatal(err)
		}
		var plan []string
		err = s.each(ctx, func(rows *sql.Rows) (bool, error) {
			var a, b, c int
			var line string
			err := rows.Scan(&a, &b, &c, &line)
			plan = append(plan, line)
			return true, err
		}, "EXPLAIN QUERY PLAN "+stmt, args...)
		if err != nil {
			t.Errorf("%s: %v", query, err)
		}
		if p := strings.Join(plan, "; "); strings.Contains(p, "SCAN") || strings.Contains(p, "TEMP B-TREE") {
			t.Errorf("%s: %s", query, p)
		}
	}
}
