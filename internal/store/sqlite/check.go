package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"math"

	"marsad/internal/record"
	"marsad/internal/store"
)

// Check implements store.Store: the file by SQLite's own checks, then what the
// tables promise each other, then each article and coding by its hashes, and the
// roll-up by adding it up anew.
func (s *Store) Check(ctx context.Context, told func(store.Fault)) error {
	for _, f := range []func(context.Context, func(store.Fault)) error{s.checkFile, s.checkTables, s.checkTexts, s.checkCodings, s.checkDaily} {
		if err := f(ctx, told); err != nil {
			return fmt.Errorf("archive: check: %w", err)
		}
	}
	return nil
}

func (s *Store) checkFile(ctx context.Context, told func(store.Fault)) error {
	faults, err := list[string](ctx, s, "PRAGMA integrity_check")
	if err != nil {
		return err
	}
	for _, f := range faults {
		if f != "ok" {
			told(store.Fault{What: "integrity", Detail: f})
		}
	}
	err = s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var table, parent string
		var row sql.NullInt64
		var key int
		err := rows.Scan(&table, &row, &parent, &key)
		told(store.Fault{What: "reference", Where: table, Detail: fmt.Sprintf("row %d has no row in %s", row.Int64, parent)})
		return true, err
	}, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	// the check of FTS5 is written as an insert, though it writes nothing
	if _, err := s.write.ExecContext(ctx, "INSERT INTO search (search) VALUES ('integrity-check')"); err != nil {
		if ctx.Err() != nil {
			return err
		}
		told(store.Fault{What: "integrity", Where: "search", Detail: err.Error()})
	}
	return nil
}

// checkTables counts what must have a counterpart and has none.
func (s *Store) checkTables(ctx context.Context, told func(store.Fault)) error {
	for _, c := range []struct{ what, query string }{
		{"missing text", "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM texts)"},
		{"missing coding", "SELECT id FROM articles WHERE id NOT IN (SELECT article FROM codings WHERE live)"},
		{"missing search row", "SELECT id FROM articles WHERE id NOT IN (SELECT id FROM search_docsize)"},
		{"search row without article", "SELECT id FROM search_docsize WHERE id NOT IN (SELECT id FROM articles)"},
		{"event without article", "SELECT id / 1048576 FROM events WHERE article <> id / 1048576 OR article NOT IN (SELECT id FROM articles)"},
		{"event without mention", "SELECT id / 1048576 FROM events WHERE id NOT IN (SELECT event FROM mentions)"},
		{"number of events", "SELECT c.article FROM codings c WHERE c.live AND c.events <> (SELECT count(*) FROM events e WHERE e.id BETWEEN c.article * 1048576 AND c.article * 1048576 + 1048575)"},
		{"number of quotes", "SELECT c.article FROM codings c WHERE c.live AND c.quotes <> (SELECT count(*) FROM quotes q WHERE q.article = c.article)"},
	} {
		ids, err := list[int64](ctx, s, c.query)
		if err != nil {
			return err
		}
		for _, id := range ids {
			told(store.Fault{What: c.what, Where: articleName(store.ArticleID(id))})
		}
	}
	return nil
}

func articleName(id store.ArticleID) string { return fmt.Sprintf("article %d", id) }

func (s *Store) checkTexts(ctx context.Context, told func(store.Fault)) error {
	for a, err := range s.Articles(ctx, 0) {
		if err != nil {
			return err
		}
		if h := store.HashOf(&a.Article); fmt.Sprintf("%x", h) != a.Hash {
			told(store.Fault{What: "text hash", Where: articleName(a.ID), Detail: a.Article.ID})
		}
		if store.KeyOf(&a.Article) != a.Key {
			told(store.Fault{What: "article key", Where: articleName(a.ID), Detail: a.Article.ID})
		}
	}
	return nil
}

// checkCodings unpacks all codings, and compares the live ones with the events.
func (s *Store) checkCodings(ctx context.Context, told func(store.Fault)) error {
	return s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var id store.ArticleID
		var live bool
		var events, quotes int
		var hash, packed []byte
		if err := rows.Scan(&id, &live, &events, &quotes, &hash, &packed); err != nil {
			return false, err
		}
		records, err := s.dec.DecodeAll(packed, nil)
		if err != nil || !bytes.Equal(recordsHash(records), hash) {
			told(store.Fault{What: "records hash", Where: articleName(id)})
			return true, nil
		}
		es, qs, err := record.Split(records)
		if err != nil || len(es) != events || len(qs) != quotes {
			told(store.Fault{What: "number of records", Where: articleName(id), Detail: fmt.Sprintf("%d events, %d quotes", len(es), len(qs))})
			return true, nil
		}
		if !live {
			return true, nil
		}
		ids, err := list[string](ctx, s, "SELECT event FROM events WHERE id BETWEEN ? AND ? ORDER BY id", store.EventID(id, 0), store.EventID(id, store.MaxEvents-1))
		if err != nil {
			return false, err
		}
		for i := range min(len(ids), len(es)) {
			if e, err := record.ReadEvent(es[i]); err != nil || e.ID != ids[i] {
				told(store.Fault{What: "record of event", Where: articleName(id), Detail: fmt.Sprintf("event %d", i)})
			}
		}
		return true, nil
	}, "SELECT article, live, events, quotes, hash, records FROM codings ORDER BY article")
}

// checkDaily adds up the events anew.
func (s *Store) checkDaily(ctx context.Context, told func(store.Fault)) error {
	sums := map[dailyKey]dailySum{}
	err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var k dailyKey
		var v dailySum
		err := rows.Scan(&k.source, &k.target, &k.date, &k.kind, &k.aux, &v.records, &v.scale)
		sums[k] = v
		return true, err
	}, `SELECT source, target, date, type, aux, count(*), sum(scale) FROM
		(SELECT DISTINCT e.id, a.country source, r.country target, e.date, e.type, e.aux, e.scale FROM events e
			JOIN parties a ON a.event = e.id AND a.side = 0 AND a.country <> '' JOIN parties r ON r.event = e.id AND r.side = 1 AND r.country <> '')
		GROUP BY source, target, date, type, aux`)
	if err != nil {
		return err
	}
	name := func(k dailyKey) string {
		return fmt.Sprintf("%s → %s, %s, %s %s", k.source, k.target, k.date, k.kind, k.aux)
	}
	err = s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var k dailyKey
		var v dailySum
		if err := rows.Scan(&k.source, &k.target, &k.date, &k.kind, &k.aux, &v.records, &v.scale); err != nil {
			return false, err
		}
		if w := sums[k]; v.records != w.records || math.Abs(v.scale-w.scale) > 1e-6*float64(1+v.records) {
			told(store.Fault{What: "roll-up", Where: name(k), Detail: fmt.Sprintf("%d records, not %d", v.records, w.records)})
		}
		delete(sums, k)
		return true, nil
	}, "SELECT source, target, date, type, aux, records, scale FROM daily")
	if err != nil {
		return err
	}
	for k := range sums {
		told(store.Fault{What: "roll-up", Where: name(k), Detail: "missing"})
	}
	return nil
}
