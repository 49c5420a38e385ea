package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"time"

	"marsad/internal/store"
)

// seconds writes a time; the zero one is 0.
func seconds(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.Unix()
}

func timeOf(seconds int64) time.Time {
	if seconds == 0 {
		return time.Time{}
	}
	return time.Unix(seconds, 0).UTC()
}

// Feeds implements store.Store.
func (s *Store) Feeds(ctx context.Context) ([]store.Feed, error) {
	var out []store.Feed
	err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var f store.Feed
		var last, next int64
		err := rows.Scan(&f.URL, &f.Title, &f.Country, &f.ETag, &f.LastModified, &f.LastStatus, &f.LastError, &last, &next, &f.Failures)
		f.LastFetch, f.NextFetch = timeOf(last), timeOf(next)
		out = append(out, f)
		return true, err
	}, "SELECT url, title, country, etag, last_modified, last_status, last_error, last_fetch, next_fetch, failures FROM feeds ORDER BY url")
	if err != nil {
		return nil, fmt.Errorf("archive: feeds: %w", err)
	}
	return out, nil
}

// SaveFeed implements store.Store.
func (s *Store) SaveFeed(ctx context.Context, f store.Feed) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		_, err := tx.ExecContext(ctx, "INSERT OR REPLACE INTO feeds (url, title, country, etag, last_modified, last_status, last_error, last_fetch, next_fetch, failures) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			f.URL, f.Title, f.Country, f.ETag, f.LastModified, f.LastStatus, f.LastError, seconds(f.LastFetch), seconds(f.NextFetch), f.Failures)
		if err != nil {
			return fmt.Errorf("archive: save feed: %w", err)
		}
		return nil
	})
}

// DeleteFeed implements store.Store.
func (s *Store) DeleteFeed(ctx context.Context, url string) error {
	return s.tx(ctx, func(tx *sql.Tx) error {
		res, err := tx.ExecContext(ctx, "DELETE FROM feeds WHERE url = ?", url)
		if err != nil {
			return fmt.Errorf("archive: delete feed: %w", err)
		}
		if n, err := res.RowsAffected(); err == nil && n == 0 {
			return fmt.Errorf("archive: feed %s: %w", url, store.ErrNotFound)
		}
		return nil
	})
}
