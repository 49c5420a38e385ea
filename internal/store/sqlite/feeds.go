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

const feedColumns = "url, title, country, etag, last_modified, last_status, last_error, last_fetch, next_fetch, failures, last_ok, items, articles, refused"

// Seen implements store.Store.
func (s *Store) Seen(ctx context.Context, url string) (bool, error) {
	link := store.CanonicalURL(url)
	var seen bool
	if err := s.read.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM pages WHERE link = ?) OR EXISTS (SELECT 1 FROM articles WHERE link = ?)", link, link).Scan(&seen); err != nil {
		return false, fmt.Errorf("archive: look up %q: %w", url, err)
	}
	return seen, nil
}

// Feeds implements store.Store.
func (s *Store) Feeds(ctx context.Context) ([]store.Feed, error) {
	var out []store.Feed
	err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var f store.Feed
		var last, next, good int64
		err := rows.Scan(&f.URL, &f.Title, &f.Country, &f.ETag, &f.LastModified, &f.LastStatus, &f.LastError, &last, &next, &f.Failures, &good, &f.Items, &f.Articles, &f.Refused)
		f.LastFetch, f.NextFetch, f.LastOK = timeOf(last), timeOf(next), timeOf(good)
		out = append(out, f)
		return true, err
	}, "SELECT "+feedColumns+" FROM feeds ORDER BY url")
	if err != nil {
		return nil, fmt.Errorf("archive: feeds: %w", err)
	}
	return out, nil
}

// SaveFeed implements store.Store.
func (s *Store) SaveFeed(ctx context.Context, f store.Feed) error {
	_, err := s.write.ExecContext(ctx, "INSERT OR REPLACE INTO feeds ("+feedColumns+") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		f.URL, f.Title, f.Country, f.ETag, f.LastModified, f.LastStatus, f.LastError, seconds(f.LastFetch), seconds(f.NextFetch), f.Failures, seconds(f.LastOK), f.Items, f.Articles, f.Refused)
	if err != nil {
		return fmt.Errorf("archive: save feed: %w", err)
	}
	return nil
}

// DeleteFeed implements store.Store.
func (s *Store) DeleteFeed(ctx context.Context, url string) error {
	res, err := s.write.ExecContext(ctx, "DELETE FROM feeds WHERE url = ?", url)
	n := int64(0)
	if err == nil {
		n, err = res.RowsAffected()
	}
	if err != nil {
		return fmt.Errorf("archive: delete feed: %w", err)
	}
	if n == 0 {
		return fmt.Errorf("archive: feed %s: %w", url, store.ErrNotFound)
	}
	return nil
}
