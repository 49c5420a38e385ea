package sqlite

import (
	"bytes"
	"context"
	"database/sql"
	"fmt"
	"strings"

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
	// A connection of its own: the check of FTS5 in here goes by what its
	// connection remembers of the index, even when a writer has changed that since.
	db, err := connect(s.path, "_pragma=query_only(1)")
	if err != nil {
		return err
	}
	defer db.Close()
	err = each(ctx, db, func(rows *sql.Rows) (bool, error) {
		var f string
		err := rows.Scan(&f)
		if err == nil && f != "ok" {
			told(store.Fault{What: "integrity", Detail: f})
		}
		return true, err
	}, "PRAGMA integrity_check")
	if err != nil {
		return err
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
// Here and in checkDaily one statement reads both sides: what another process
// writes meanwhile is in both or in neither.
func (s *Store) checkCodings(ctx context.Context, told func(store.Fault)) error {
	return s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var id store.ArticleID
		var events, quotes int
		var hash, packed []byte
		var ids sql.NullString // of the events of a live coding, with a space between them
		if err := rows.Scan(&id, &events, &quotes, &hash, &packed, &ids); err != nil {
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
		if !ids.Valid { // no live coding, or one without events
			return true, nil
		}
		i := 0
		for event := range strings.SplitSeq(ids.String, " ") {
			if i == len(es) {
				break
			}
			if e, err := record.ReadEvent(es[i]); err != nil || e.ID != event {
				told(store.Fault{What: "record of event", Where: articleName(id), Detail: fmt.Sprintf("event %d", i)})
			}
			i++
		}
		return true, nil
	}, `SELECT c.article, c.events, c.quotes, c.hash, c.records, CASE WHEN c.live THEN
			(SELECT group_concat(e.event, ' ' ORDER BY e.id) FROM events e WHERE e.id BETWEEN c.article * 1048576 AND c.article * 1048576 + 1048575) END
		FROM codings c ORDER BY c.article`)
}

// checkDaily adds up the events anew.
func (s *Store) checkDaily(ctx context.Context, told func(store.Fault)) error {
	return s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var k dailyKey
		var kept, want int
		if err := rows.Scan(&k.source, &k.target, &k.date, &k.kind, &k.aux, &kept, &want); err != nil {
			return false, err
		}
		f := store.Fault{What: "roll-up", Where: fmt.Sprintf("%s → %s, %s, %s %s", k.source, k.target, k.date, k.kind, k.aux), Detail: "missing"}
		if kept != 0 {
			f.Detail = fmt.Sprintf("%d records, not %d", kept, want)
		}
		told(f)
		return true, nil
	}, `SELECT source, target, date, type, aux, sum(kept) k, sum(want) FROM
		(SELECT source, target, date, type, aux, records kept, 0 want, scale FROM daily
			UNION ALL
		SELECT source, target, date, type, aux, 0, 1, -scale FROM
			(SELECT DISTINCT e.id, a.country source, r.country target, e.date, e.type, e.aux, e.scale FROM events e
				JOIN parties a ON a.event = e.id AND a.side = 0 AND a.country <> '' JOIN parties r ON r.event = e.id AND r.side = 1 AND r.country <> ''))
		GROUP BY source, target, date, type, aux HAVING k <> sum(want) OR abs(sum(scale)) > 1e-6 * (1 + k)`)
}
