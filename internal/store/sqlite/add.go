package sqlite

import (
	"cmp"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"maps"
	"slices"
	"sort"
	"time"

	"marsad"
	"marsad/internal/search"
	"marsad/internal/store"
)

// Known implements store.Store.
func (s *Store) Known(ctx context.Context, keys []store.Key) ([]bool, error) {
	out := make([]bool, len(keys))
	for i := range keys {
		var one int
		err := s.known.QueryRowContext(ctx, keys[i][:]).Scan(&one)
		switch {
		case err == nil:
			out[i] = true
		case !errors.Is(err, sql.ErrNoRows):
			return nil, fmt.Errorf("archive: look up articles: %w", err)
		}
	}
	return out, nil
}

// Add implements store.Store.
func (s *Store) Add(ctx context.Context, b *store.Batch) (store.Added, error) {
	var added store.Added
	var w *writer
	err := s.tx(ctx, func(tx *sql.Tx) (err error) {
		w = newWriter(ctx, s, tx)
		defer w.close()
		for i := range b.Entries {
			fresh, err := w.entry(&b.Entries[i], b.Added)
			if err != nil {
				return fmt.Errorf("archive: article %q: %w", b.Entries[i].Article.ID, err)
			}
			if !fresh {
				added.Present++
				continue
			}
			added.Articles++
			added.Events += len(b.Entries[i].Events)
			added.Quotes += len(b.Entries[i].Quotes)
		}
		for _, r := range b.Refusals {
			n, err := w.run("INSERT INTO refusals (file, line, reason, added) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", r.File, r.Line, r.Reason, b.Added.Unix())
			if err != nil {
				return fmt.Errorf("archive: refusal: %w", err)
			}
			added.Refusals += n
		}
		for _, url := range b.Pages {
			if _, err := w.run("INSERT INTO pages (link) VALUES (?) ON CONFLICT DO NOTHING", store.CanonicalURL(url)); err != nil {
				return fmt.Errorf("archive: page: %w", err)
			}
		}
		return w.flush()
	})
	if err != nil {
		return store.Added{}, err
	}
	w.committed()
	return added, nil
}

// A writer writes articles and codings within one transaction.
type writer struct {
	ctx    context.Context
	s      *Store
	tx     *sql.Tx
	stmts  map[string]*sql.Stmt
	next   map[store.ArticleID]store.ArticleID // by first number of a day
	coders map[marsad.Versions]int64
	terms  []terms // to be written in order of article
	daily  map[dailyKey]dailySum
	forms  map[search.Form]int
	names  map[string]int64 // met for the first time in this transaction
}

type terms struct {
	article store.ArticleID
	words   string
	lemmas  string
}

func newWriter(ctx context.Context, s *Store, tx *sql.Tx) *writer {
	return &writer{ctx: ctx, s: s, tx: tx, stmts: map[string]*sql.Stmt{}, next: map[store.ArticleID]store.ArticleID{}, coders: map[marsad.Versions]int64{}, daily: map[dailyKey]dailySum{}, forms: map[search.Form]int{}, names: map[string]int64{}}
}

func (w *writer) close() {
	for _, st := range w.stmts {
		_ = st.Close() // of a transaction that is over
	}
}

// stmt returns a prepared statement, prepared once in a transaction.
func (w *writer) stmt(query string) (*sql.Stmt, error) {
	if st, ok := w.stmts[query]; ok {
		return st, nil
	}
	st, err := w.tx.PrepareContext(w.ctx, query)
	if err != nil {
		return nil, fmt.Errorf("%w in %q", err, query)
	}
	w.stmts[query] = st
	return st, nil
}

// run executes a statement and returns how many rows it changed.
func (w *writer) run(query string, args ...any) (int, error) {
	st, err := w.stmt(query)
	if err != nil {
		return 0, err
	}
	res, err := st.ExecContext(w.ctx, args...)
	if err != nil {
		return 0, err
	}
	n, err := res.RowsAffected()
	return int(n), err
}

// one scans the only row of a query; sql.ErrNoRows when there is none.
func (w *writer) one(query string, args []any, dst ...any) error {
	st, err := w.stmt(query)
	if err != nil {
		return err
	}
	return st.QueryRowContext(w.ctx, args...).Scan(dst...)
}

// entry writes an article with its coding unless it is there already.
func (w *writer) entry(e *store.Entry, added time.Time) (fresh bool, err error) {
	a := &e.Article
	key := store.KeyOf(a)
	var there int64
	if err := w.one("SELECT id FROM articles WHERE key = ?", []any{key[:]}, &there); err == nil {
		return false, nil
	} else if !errors.Is(err, sql.ErrNoRows) {
		return false, err
	}
	day, _ := marsad.ParseDate(a.Date)
	id, err := w.number(day)
	if err != nil {
		return false, err
	}
	hash := store.HashOf(a)
	var copyOf sql.NullInt64
	if err := w.one("SELECT min(ifnull(copy_of, id)) FROM articles WHERE hash = ?", []any{hash[:]}, &copyOf); err != nil {
		return false, err
	}
	size := len(a.Text)
	if a.Title != "" {
		size += len(a.Title) + 1
	}
	if _, err := w.run("INSERT INTO articles (id, key, hash, copy_of, doc, outlet, url, link, date, day, language, author, title, bytes, added) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		int64(id), key[:], hash[:], copyOf, a.ID, a.Source, a.URL, store.CanonicalURL(a.URL), a.Date, day.String(), a.Language, a.Author, a.Title, size, added.Unix()); err != nil {
		return false, err
	}
	if _, err := w.run("INSERT INTO texts (article, text) VALUES (?, ?)", int64(id), a.Text); err != nil {
		return false, err
	}
	coder, err := w.coder(e.Coder)
	if err != nil {
		return false, err
	}
	return true, w.content(id, coder, &e.Content)
}

// number returns the next free number of a day.
func (w *writer) number(day marsad.Date) (store.ArticleID, error) {
	first, end := store.FirstOf(day), store.EndOf(day)
	id, ok := w.next[first]
	if !ok {
		var last sql.NullInt64
		if err := w.one("SELECT max(id) FROM articles WHERE id >= ? AND id < ?", []any{int64(first), int64(end)}, &last); err != nil {
			return 0, err
		}
		id = first
		if last.Valid {
			id = store.ArticleID(last.Int64) + 1
		}
	}
	if id >= end {
		return 0, fmt.Errorf("%w: %s", store.ErrDayFull, day)
	}
	w.next[first] = id + 1
	return id, nil
}

func (w *writer) coder(v marsad.Versions) (int64, error) {
	if id, ok := w.coders[v]; ok {
		return id, nil
	}
	if _, err := w.run("INSERT INTO coders (version, lexicon, ontology, models) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING", v.Code, v.Lexicon, v.Ontology, v.Models); err != nil {
		return 0, err
	}
	var id int64
	if err := w.one("SELECT id FROM coders WHERE version = ? AND lexicon = ? AND ontology = ? AND models = ?", []any{v.Code, v.Lexicon, v.Ontology, v.Models}, &id); err != nil {
		return 0, err
	}
	w.coders[v] = id
	return id, nil
}

// content writes a coding as the live one of an article that has no live one.
func (w *writer) content(id store.ArticleID, coder int64, c *store.Content) error {
	if len(c.Events) >= store.MaxEvents {
		return fmt.Errorf("%d events, at most %d can be kept", len(c.Events), store.MaxEvents)
	}
	sum := recordsHash(c.Records)
	packed := w.s.enc.EncodeAll(c.Records, nil)
	if _, err := w.run("INSERT INTO codings (article, coder, live, events, quotes, hash, records) VALUES (?, ?, 1, ?, ?, ?, ?)", int64(id), coder, len(c.Events), len(c.Quotes), sum, packed); err != nil {
		return err
	}
	for i := range c.Events {
		if err := w.event(id, i, &c.Events[i]); err != nil {
			return fmt.Errorf("event %s: %w", c.Events[i].ID, err)
		}
	}
	for i := range c.Quotes {
		q := &c.Quotes[i]
		if _, err := w.run(`INSERT INTO quotes (article, n, sentence, direct, country, sector, actor, name, cue_start, cue_end, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
			int64(id), i, q.Sentence, q.Kind == "direct", q.Speaker.Country, q.Speaker.Sector, q.Speaker.ID, q.Speaker.Name, q.Cue.Start, q.Cue.End, q.Text.Start, q.Text.End); err != nil {
			return fmt.Errorf("quote %d: %w", i, err)
		}
	}
	w.terms = append(w.terms, terms{id, c.Terms.Words, c.Terms.Lemmas})
	for f, n := range c.Terms.Forms {
		w.forms[f] += n
	}
	return nil
}

// flush writes what is gathered over a transaction: search rows in order of
// article, since FTS5 begins a new segment at every step back; forms in the
// order of their table; the roll-up.
func (w *writer) flush() error {
	sort.Slice(w.terms, func(i, j int) bool { return w.terms[i].article < w.terms[j].article })
	for _, t := range w.terms {
		if _, err := w.run("INSERT INTO search (rowid, words, lemmas) VALUES (?, ?, ?)", int64(t.article), t.words, t.lemmas); err != nil {
			return fmt.Errorf("archive: search: %w", err)
		}
	}
	forms := slices.SortedFunc(maps.Keys(w.forms), func(a, b search.Form) int {
		return cmp.Or(cmp.Compare(a.Lemma, b.Lemma), cmp.Compare(a.Form, b.Form))
	})
	for _, f := range forms {
		if _, err := w.run("INSERT INTO forms (lemma, form, n) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET n = n + excluded.n", f.Lemma, f.Form, w.forms[f]); err != nil {
			return fmt.Errorf("archive: forms: %w", err)
		}
	}
	return w.flushDaily()
}

// maxNames bounds the names that a Store remembers: about 100 bytes each.
const maxNames = 500_000

// committed is called after the transaction: what it wrote is there for good.
func (w *writer) committed() {
	w.s.namesMu.Lock()
	defer w.s.namesMu.Unlock()
	if len(w.s.names)+len(w.names) > maxNames {
		clear(w.s.names)
	}
	maps.Copy(w.s.names, w.names)
}
