package feed

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"net/url"
	"slices"
	"strings"
	"time"

	"marsad"
	"marsad/internal/read"
)

const (
	maxChildren = 20  // sitemaps of an index fetched in one look
	ownText     = 600 // bytes of text with which an entry can stand for its page
)

// A look is one visit to a source.
type look struct {
	*Watcher
	source   Source
	st       *State
	articles int
	left     int    // entries that are to be had at the next look
	flaw     string // what was wrong although entries were found
}

// guarded is run; a bug met in it costs the look and not the watch.
func (l *look) guarded(ctx context.Context) (err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("internal error: %v", p)
		}
	}()
	return l.run(ctx)
}

func (l *look) run(ctx context.Context) error {
	p, err := l.Fetcher.Get(ctx, l.source.URL, l.st.ETag, l.st.LastModified)
	if err != nil {
		return err
	}
	l.st.LastStatus = p.Status
	if p.Status == 304 {
		return nil
	}
	entries, err := l.entries(ctx, p)
	if err != nil && len(entries) == 0 {
		return err
	}
	if err != nil {
		l.flaw = err.Error()
	}
	l.st.Items = len(entries)
	if err := l.pages(ctx, entries); err != nil {
		return err
	}
	l.st.ETag, l.st.LastModified = p.ETag, p.LastModified
	if l.left > 0 {
		// Only an answer with content brings the rest.
		l.st.ETag, l.st.LastModified = "", ""
	}
	return nil
}

// entries reads what a source lists. Of a sitemap only addresses and what news
// sitemaps add are known.
func (l *look) entries(ctx context.Context, p *Page) ([]marsad.Article, error) {
	base, err := url.Parse(p.URL)
	if err != nil {
		return nil, err
	}
	if !read.IsSitemap(p.Body) {
		f, err := read.ParseFeed(p.Body, base)
		var out []marsad.Article
		for _, e := range f.Entries {
			out = append(out, e.Article)
		}
		return out, err
	}
	m, err := read.ParseSitemap(p.Body)
	if !m.Index {
		return l.listed(m, base), err
	}
	var out []marsad.Article
	newestFirst(m.Entries)
	fetched := 0
	for _, child := range m.Entries {
		if l.old(child.Modified) {
			continue
		}
		if fetched++; fetched > maxChildren {
			break
		}
		more, e := l.child(ctx, base, child.URL)
		out = append(out, more...)
		if ctx.Err() != nil {
			return out, context.Cause(ctx)
		}
		if e != nil {
			err = e
		}
	}
	return out, err
}

// child fetches a sitemap of an index. An index in an index is not followed.
func (l *look) child(ctx context.Context, base *url.URL, address string) ([]marsad.Article, error) {
	u, err := base.Parse(address)
	if err != nil {
		return nil, fmt.Errorf("sitemap %.100q: address cannot be read", address)
	}
	p, err := l.Fetcher.Get(ctx, u.String(), "", "")
	if err != nil {
		return nil, err
	}
	m, err := read.ParseSitemap(p.Body)
	if m.Index {
		return nil, fmt.Errorf("sitemap %s: an index in an index", u)
	}
	if err != nil {
		err = fmt.Errorf("sitemap %s: %w", u, err)
	}
	return l.listed(m, u), err
}

// listed returns the entries of a sitemap, the newest first.
func (l *look) listed(m *read.Sitemap, base *url.URL) []marsad.Article {
	newestFirst(m.Entries)
	var out []marsad.Article
	for _, e := range m.Entries {
		if u, err := base.Parse(e.URL); err == nil && !l.old(or(e.Published, e.Modified)) {
			out = append(out, marsad.Article{URL: u.String(), Title: e.Title, Date: e.Published, Source: e.Publisher, Language: e.Language})
		}
	}
	return out
}

// newestFirst sorts by date; entries without one keep their order at the end.
func newestFirst(es []read.SitemapEntry) {
	slices.SortStableFunc(es, func(a, b read.SitemapEntry) int {
		return cmp.Compare(or(b.Published, b.Modified), or(a.Published, a.Modified))
	})
}

// old reports whether a date is too long ago; what cannot be read is not.
func (l *look) old(date string) bool {
	d, ok := marsad.ParseDate(date)
	return ok && time.Since(d.Time()) > l.MaxAge+24*time.Hour
}

// pages fetches the entries that were not seen.
func (l *look) pages(ctx context.Context, entries []marsad.Article) error {
	fetched := 0
	for i := range entries {
		e := &entries[i]
		if e.URL == "" || l.old(e.Date) {
			continue
		}
		address := Canonical(e.URL)
		claimed, err := l.claim(ctx, address)
		if err != nil {
			return err
		}
		if !claimed {
			continue
		}
		if fetched == l.MaxEntries {
			l.release(address)
			l.left++
			continue
		}
		fetched++
		err = l.page(ctx, address, e)
		l.release(address)
		if err != nil {
			return err
		}
	}
	return nil
}

// claim reports whether a page is this look's to fetch: new, and in no other
// look's hands.
func (l *look) claim(ctx context.Context, address string) (bool, error) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.claimed[address] {
		return false, nil
	}
	seen, err := l.Sink.Seen(context.WithoutCancel(ctx), address)
	if err != nil {
		return false, &sinkError{fmt.Errorf("look up %s: %w", address, err)}
	}
	if !seen {
		l.claimed[address] = true
	}
	return !seen, nil
}

func (l *look) release(address string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	delete(l.claimed, address)
}

// page fetches one page and hands on what becomes of it.
func (l *look) page(ctx context.Context, address string, entry *marsad.Article) error {
	a, err := l.article(ctx, address)
	var own *Error
	switch {
	case err != nil && ctx.Err() != nil:
		return context.Cause(ctx)
	case errors.As(err, &own) && own.Temporary:
		l.left++
		l.note(Note{Source: l.source.URL, URL: address, Reason: own.Reason, Temporary: true})
		return nil
	}
	if err != nil && len(entry.Text) >= ownText {
		// The feed itself has the article.
		a, err = *entry, nil
		a.URL = address
	}
	if err == nil {
		l.complete(&a, entry)
		err = read.Options{}.Check(&a)
	}
	r := Result{Source: l.source.URL, URL: address, Article: a}
	if err != nil {
		r.Article, r.Refused = marsad.Article{}, reason(err)
		l.st.Refused++
	} else {
		l.st.Articles++
		l.articles++
	}
	l.mu.Lock()
	err = l.Sink.Take(context.WithoutCancel(ctx), r)
	l.mu.Unlock()
	if err != nil {
		return &sinkError{fmt.Errorf("keep %s: %w", address, err)}
	}
	if r.Refused != "" {
		l.note(Note{Source: l.source.URL, URL: address, Reason: r.Refused})
	}
	return nil
}

func reason(err error) string {
	if own, ok := errors.AsType[*Error](err); ok {
		return own.Reason
	}
	return strings.Join(strings.Fields(err.Error()), " ")
}

func (l *look) article(ctx context.Context, address string) (marsad.Article, error) {
	p, err := l.Fetcher.Get(ctx, address, "", "")
	if err != nil {
		return marsad.Article{}, err
	}
	if p.Type != "" && p.Type != "text/html" && p.Type != "application/xhtml+xml" {
		return marsad.Article{}, fmt.Errorf("not a page: %.60q", p.Type)
	}
	a, err := read.ExtractHTML(p.Body)
	a.URL = Canonical(p.URL)
	return a, err
}

// complete fills what the page does not say from its entry, and names the
// outlet as the list of sources does.
func (l *look) complete(a, entry *marsad.Article) {
	if _, ok := marsad.ParseDate(a.Date); !ok && entry.Date != "" {
		a.Date = entry.Date
	}
	a.Title = or(a.Title, entry.Title)
	a.Author = or(a.Author, entry.Author)
	a.Language = or(a.Language, entry.Language)
	a.Source = or(l.source.Name, or(a.Source, entry.Source))
}
