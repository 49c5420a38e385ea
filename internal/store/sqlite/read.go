package sqlite

import (
	"context"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"iter"
	"os"
	"time"

	"marsad"
	"marsad/internal/store"
)

// articleColumns are what scanArticle reads, of articles named a.
const articleColumns = "a.id, a.key, a.hash, a.copy_of, a.doc, a.outlet, a.url, a.date, a.day, a.language, a.author, a.title, a.added"

// scanArticle reads articleColumns and what more there is.
func scanArticle(scan func(...any) error, a *store.Article, more ...any) error {
	var key, hash []byte
	var copyOf sql.NullInt64
	var added int64
	dst := append([]any{&a.ID, &key, &hash, &copyOf, &a.Article.ID, &a.Source, &a.URL, &a.Date, &a.Day, &a.Language, &a.Author, &a.Title, &added}, more...)
	if err := scan(dst...); err != nil {
		return err
	}
	copy(a.Key[:], key)
	a.Hash, a.CopyOf, a.Added = hex.EncodeToString(hash), store.ArticleID(copyOf.Int64), time.Unix(added, 0).UTC()
	return nil
}

// notFound turns the absence of a row into store.ErrNotFound.
func notFound(what string, err error) error {
	if errors.Is(err, sql.ErrNoRows) {
		return fmt.Errorf("archive: %s: %w", what, store.ErrNotFound)
	}
	return fmt.Errorf("archive: %s: %w", what, err)
}

// Article implements store.Store.
func (s *Store) Article(ctx context.Context, id store.ArticleID) (store.Article, error) {
	var a store.Article
	row := s.read.QueryRowContext(ctx, "SELECT "+articleColumns+", t.text FROM articles a JOIN texts t ON t.article = a.id WHERE a.id = ?", int64(id))
	if err := scanArticle(row.Scan, &a, &a.Text); err != nil {
		return store.Article{}, notFound(fmt.Sprintf("article %d", id), err)
	}
	return a, nil
}

// Articles implements store.Store.
func (s *Store) Articles(ctx context.Context, after store.ArticleID) iter.Seq2[store.Article, error] {
	return func(yield func(store.Article, error) bool) {
		err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
			var a store.Article
			if err := scanArticle(rows.Scan, &a, &a.Text); err != nil {
				return false, err
			}
			return yield(a, nil), nil
		}, "SELECT "+articleColumns+", t.text FROM articles a JOIN texts t ON t.article = a.id WHERE a.id > ? ORDER BY a.id", int64(after))
		if err != nil {
			yield(store.Article{}, fmt.Errorf("archive: articles: %w", err))
		}
	}
}

// uncodedPage is how many articles Uncoded reads at a time. A statement that
// stayed open would keep the journal from being written back.
const uncodedPage = 200

// Uncoded implements store.Store.
func (s *Store) Uncoded(ctx context.Context, v marsad.Versions) iter.Seq2[store.Article, error] {
	return func(yield func(store.Article, error) bool) {
		for after := store.ArticleID(0); ; {
			var page []store.Article
			err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
				var a store.Article
				err := scanArticle(rows.Scan, &a, &a.Text)
				page = append(page, a)
				return true, err
			}, "SELECT "+articleColumns+`, t.text FROM articles a JOIN texts t ON t.article = a.id
				LEFT JOIN codings c ON c.article = a.id AND c.live LEFT JOIN coders k ON k.id = c.coder
				WHERE a.id > ? AND NOT (ifnull(k.version, '') = ? AND ifnull(k.lexicon, '') = ? AND ifnull(k.ontology, '') = ? AND ifnull(k.models, '') = ?) ORDER BY a.id LIMIT ?`,
				int64(after), v.Code, v.Lexicon, v.Ontology, v.Models, uncodedPage)
			if err != nil {
				yield(store.Article{}, fmt.Errorf("archive: articles: %w", err))
				return
			}
			for _, a := range page {
				after = a.ID
				if !yield(a, nil) {
					return
				}
			}
			if len(page) < uncodedPage {
				return
			}
		}
	}
}

// each calls f for each row of a query until f returns false.
func (s *Store) each(ctx context.Context, f func(*sql.Rows) (bool, error), query string, args ...any) error {
	return each(ctx, s.read, f, query, args...)
}

func each(ctx context.Context, db *sql.DB, f func(*sql.Rows) (bool, error), query string, args ...any) error {
	rows, err := db.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		if more, err := f(rows); err != nil || !more {
			return err
		}
	}
	return rows.Err()
}

// list gathers the values of the only column of a query.
func list[T any](ctx context.Context, s *Store, query string, args ...any) ([]T, error) {
	var out []T
	err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var v T
		err := rows.Scan(&v)
		out = append(out, v)
		return true, err
	}, query, args...)
	return out, err
}

// ByDoc implements store.Store.
func (s *Store) ByDoc(ctx context.Context, doc string) ([]store.ArticleID, error) {
	ids, err := list[store.ArticleID](ctx, s, "SELECT id FROM articles WHERE doc = ? ORDER BY id", doc)
	if err != nil {
		return nil, fmt.Errorf("archive: look up %q: %w", doc, err)
	}
	return ids, nil
}

// ByURL implements store.Store.
func (s *Store) ByURL(ctx context.Context, url string) ([]store.ArticleID, error) {
	ids, err := list[store.ArticleID](ctx, s, "SELECT id FROM articles WHERE link = ? ORDER BY id", store.CanonicalURL(url))
	if err != nil {
		return nil, fmt.Errorf("archive: look up %q: %w", url, err)
	}
	return ids, nil
}

const codingColumns = "c.article, c.coder, c.live, c.records"

func (s *Store) scanCoding(scan func(...any) error) (store.Coding, error) {
	var c store.Coding
	var packed []byte
	if err := scan(&c.Article, &c.Coder, &c.Live, &packed); err != nil {
		return c, err
	}
	var err error
	if c.Records, err = s.dec.DecodeAll(packed, nil); err != nil {
		return c, fmt.Errorf("records of article %d: %w", c.Article, err)
	}
	return c, nil
}

// Coding implements store.Store.
func (s *Store) Coding(ctx context.Context, id store.ArticleID) (store.Coding, error) {
	row := s.read.QueryRowContext(ctx, "SELECT "+codingColumns+" FROM codings c WHERE c.article = ? AND c.live", int64(id))
	c, err := s.scanCoding(row.Scan)
	if err != nil {
		return store.Coding{}, notFound(fmt.Sprintf("coding of article %d", id), err)
	}
	return c, nil
}

// Codings implements store.Store.
func (s *Store) Codings(ctx context.Context, coder int64) iter.Seq2[store.Coding, error] {
	return func(yield func(store.Coding, error) bool) {
		where, args := "c.live", []any(nil)
		if coder != 0 {
			where, args = "c.coder = ?", []any{coder}
		}
		err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
			c, err := s.scanCoding(rows.Scan)
			if err != nil {
				return false, err
			}
			return yield(c, nil), nil
		}, "SELECT "+codingColumns+" FROM codings c WHERE "+where+" ORDER BY c.article", args...)
		if err != nil {
			yield(store.Coding{}, fmt.Errorf("archive: codings: %w", err))
		}
	}
}

// Coders implements store.Store.
func (s *Store) Coders(ctx context.Context) ([]store.Coder, error) {
	var out []store.Coder
	err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var c store.Coder
		err := rows.Scan(&c.ID, &c.Code, &c.Lexicon, &c.Ontology, &c.Models, &c.Articles, &c.Live)
		out = append(out, c)
		return true, err
	}, "SELECT k.id, k.version, k.lexicon, k.ontology, k.models, count(c.id), ifnull(sum(c.live), 0) FROM coders k LEFT JOIN codings c ON c.coder = k.id GROUP BY k.id ORDER BY k.id")
	if err != nil {
		return nil, fmt.Errorf("archive: coders: %w", err)
	}
	return out, nil
}

// Counts implements store.Store. The size includes the journal.
func (s *Store) Counts(ctx context.Context) (store.Counts, error) {
	var c store.Counts
	row := s.read.QueryRowContext(ctx, `SELECT
		(SELECT count(*) FROM articles), (SELECT count(*) FROM articles WHERE copy_of IS NOT NULL), (SELECT count(*) FROM codings),
		(SELECT count(*) FROM events), (SELECT count(*) FROM mentions), (SELECT count(*) FROM quotes), (SELECT count(*) FROM commitments),
		(SELECT count(*) FROM refusals), (SELECT count(*) FROM feeds), (SELECT count(*) FROM corrections),
		(SELECT ifnull(sum(bytes), 0) FROM articles), (SELECT ifnull(min(day), '') FROM articles WHERE day <> ''), (SELECT ifnull(max(day), '') FROM articles)`)
	if err := row.Scan(&c.Articles, &c.Copies, &c.Codings, &c.Events, &c.Mentions, &c.Quotes, &c.Commitments, &c.Refusals, &c.Feeds, &c.Corrections, &c.Text, &c.First, &c.Last); err != nil {
		return c, fmt.Errorf("archive: counts: %w", err)
	}
	for _, suffix := range []string{"", "-wal"} {
		if info, err := os.Stat(s.path + suffix); err == nil {
			c.Size += info.Size()
		}
	}
	return c, nil
}

// Refusals implements store.Store.
func (s *Store) Refusals(ctx context.Context) ([]store.Refusal, error) {
	var out []store.Refusal
	err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var r store.Refusal
		var added int64
		err := rows.Scan(&r.File, &r.Line, &r.Reason, &added)
		r.Added = time.Unix(added, 0).UTC()
		out = append(out, r)
		return true, err
	}, "SELECT file, line, reason, added FROM refusals ORDER BY id")
	if err != nil {
		return nil, fmt.Errorf("archive: refusals: %w", err)
	}
	return out, nil
}
