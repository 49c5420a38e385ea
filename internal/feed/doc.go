// Package feed watches feeds and sitemaps and fetches the articles they point to.
//
// Call [NewFetcher], then [Watcher.Run] or [Watcher.Once] with a list of
// sources, from [Read] or [Shipped], and a [Sink] that keeps what was found.
// A [Fetcher] is polite (robots.txt, a pace for each host, conditional
// requests, Retry-After) and trusts nothing that comes from outside: sizes,
// times, redirects and addresses are limited, and what breaks a limit is an
// [*Error] with a reason, after which the watcher goes on. Pages become
// articles in package read; nothing is coded here.
package feed

import (
	"context"
	"time"

	"marsad"
)

// A Sink keeps what a [Watcher] finds. The watcher calls it from one goroutine
// at a time. An error of a sink ends the watch: nothing is fetched that cannot
// be kept.
type Sink interface {
	// Seen reports whether a page was taken before, as an article or refused.
	Seen(ctx context.Context, url string) (bool, error)
	// Take keeps what became of a page.
	Take(ctx context.Context, r Result) error
	// Keep keeps the state of a source after each look at it.
	Keep(ctx context.Context, s State) error
}

// A Result is what became of a page: an article, or the reason why none. A page
// that may yet be had, because its server was down, is no result.
type Result struct {
	Source  string         // address of the feed or sitemap
	URL     string         // of the page, as [Canonical] writes it
	Article marsad.Article // with an ID; zero when refused
	Refused string         // reason, one line; empty for an article
}

// A State is what is known of a source. The zero State, with its URL, is that of
// a source never looked at.
type State struct {
	URL          string    `json:"url"`
	ETag         string    `json:"etag,omitempty"`
	LastModified string    `json:"last_modified,omitempty"`
	LastStatus   int       `json:"last_status,omitempty"` // of HTTP; 0 when no answer came
	LastFetch    time.Time `json:"last_fetch,omitzero"`
	LastOK       time.Time `json:"last_ok,omitzero"`
	NextFetch    time.Time `json:"next_fetch,omitzero"`
	Failures     int       `json:"failures,omitempty"` // in a row
	LastError    string    `json:"last_error,omitempty"`
	Items        int       `json:"items,omitempty"`    // entries of the last good answer
	Articles     int       `json:"articles,omitempty"` // taken since the beginning
	Refused      int       `json:"refused,omitempty"`  // pages refused since the beginning
}
