package read

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"net/url"
	"strings"
	"unicode/utf8"

	"marsad"
)

// A Feed is what an RSS, Atom or JSON feed says.
type Feed struct {
	Title    string
	Language string // ISO 639-1, when stated
	Entries  []FeedEntry
}

// A FeedEntry is one entry of a feed. Its article has what the feed tells: often
// only a title and the first sentences.
type FeedEntry struct {
	Article marsad.Article
	Line    int   // 1-based, on which the entry begins; 0 in JSON
	Err     error // why the entry gives no article; nil when it does
}

// ParseFeed reads a feed in any character set. Entries come in the order of the
// feed; their addresses are resolved against base, which may be nil. The error
// is the reason for a refusal, and the feed then has the entries before the
// flaw. b is not kept. Neither size nor language of entries is checked.
func ParseFeed(b []byte, base *url.URL) (*Feed, error) {
	f := &Feed{}
	r, err := newFeedReader(b)
	if err != nil {
		return f, err
	}
	for {
		e, err := r.next()
		f.Title, f.Language = r.title, r.language
		if err == io.EOF {
			return f, nil
		}
		if err != nil {
			return f, err
		}
		if base != nil && e.Article.URL != "" {
			if u, err := base.Parse(e.Article.URL); err == nil {
				e.Article.URL = u.String()
			}
		}
		f.Entries = append(f.Entries, e)
	}
}

// feedFile reads the entries of a feed as articles.
type feedFile struct {
	r     io.Reader
	limit int // bytes of the file
	feed  *feedReader
	n     int // entries so far
	done  bool
}

func (f *feedFile) next() (marsad.Article, int, error) {
	if f.done {
		return marsad.Article{}, 0, io.EOF
	}
	if f.feed == nil {
		b, err := limited(f.r, f.limit)
		if err == nil {
			f.feed, err = newFeedReader(b)
		}
		if err != nil {
			f.done = true
			return marsad.Article{}, 0, &fault{reason: err.Error(), err: err}
		}
	}
	e, err := f.feed.next()
	if err == io.EOF {
		f.done = true
		if f.n == 0 {
			return marsad.Article{}, 0, &fault{reason: "a feed without entries"}
		}
		return marsad.Article{}, 0, io.EOF
	}
	f.n++
	if err != nil {
		f.done = true
		return marsad.Article{}, 0, &fault{line: f.feed.line(), reason: err.Error(), err: err}
	}
	if e.Err != nil {
		return e.Article, e.Line, &fault{line: e.Line, reason: e.Err.Error(), err: e.Err}
	}
	return e.Article, e.Line, nil
}

// feedReader gives the entries of a feed one by one.
type feedReader struct {
	x               *xmlDoc // nil for a JSON feed
	rest            []FeedEntry
	title, language string
}

func newFeedReader(b []byte) (*feedReader, error) {
	if t := bytes.TrimLeft(b, "\ufeff \t\r\n"); len(t) > 0 && t[0] == '{' {
		return newJSONFeed(t)
	}
	x, err := newXML(b)
	if err != nil {
		return nil, err
	}
	root, err := x.root()
	if err != nil {
		return nil, err
	}
	switch strings.ToLower(root.Name.Local) {
	case "rss", "rdf", "feed":
		return &feedReader{x: x, language: language(xmlAttr(root, "lang"))}, nil
	case "urlset", "sitemapindex":
		return nil, errors.New("a sitemap: it lists addresses and holds no articles")
	case "opml":
		return nil, errors.New("an OPML file: it lists feeds and holds no articles")
	}
	return nil, fmt.Errorf("XML that is no feed: its first element is %.30q", root.Name.Local)
}

func (r *feedReader) line() int {
	if r.x == nil {
		return 0
	}
	return r.x.line()
}

func (r *feedReader) next() (FeedEntry, error) {
	if r.x == nil {
		if len(r.rest) == 0 {
			return FeedEntry{}, io.EOF
		}
		e := r.rest[0]
		r.rest = r.rest[1:]
		return r.complete(e), nil
	}
	for {
		t, err := r.x.token()
		if err != nil {
			return FeedEntry{}, err
		}
		e, ok := t.(xml.StartElement)
		if !ok || spaceOf(e) == otherSpace {
			continue
		}
		switch e.Name.Local {
		case "item", "entry":
			entry, err := r.entry()
			if err != nil {
				return FeedEntry{}, err
			}
			return r.complete(entry), nil
		case "title", "language":
			text, err := r.x.inner()
			if err != nil {
				return FeedEntry{}, err
			}
			if e.Name.Local == "language" {
				r.language = language(text)
			} else if r.title == "" { // an image of the channel has a title too
				r.title = plainLine(text)
			}
		}
	}
}

// complete gives an entry what the feed says of all.
func (r *feedReader) complete(e FeedEntry) FeedEntry {
	e.Article.Source, e.Article.Language = r.title, first(e.Article.Language, r.language)
	if r.x != nil && r.x.damaged && strings.ContainsRune(e.Article.Title+e.Article.Text, utf8.RuneError) && e.Err == nil {
		e.Err = errors.New("undecodable: bytes without a meaning in the entry")
	}
	return e
}

// draft is an entry as it stands.
type draft struct {
	title, link, origin, guid string
	encoded, content, summary string
	published, dated, updated string
	author, creator           string
}

// entry reads the entry just started.
func (r *feedReader) entry() (FeedEntry, error) {
	var d draft
	line := r.x.line()
	for depth := r.x.depth; ; {
		t, err := r.x.token()
		if err != nil {
			return FeedEntry{}, noEOF(err)
		}
		if r.x.depth < depth {
			return d.entry(line), nil
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if err := r.element(e, &d); err != nil {
			return FeedEntry{}, err
		}
	}
}

// element reads one element of an entry.
func (r *feedReader) element(e xml.StartElement, d *draft) error {
	var field *string
	switch sp, name := spaceOf(e), e.Name.Local; {
	case name == "link" && sp == feedSpace:
		if href := xmlAttr(e, "href"); href != "" {
			if rel := xmlAttr(e, "rel"); rel == "" || rel == "alternate" {
				d.link = first(d.link, href)
			}
			return r.x.leave()
		}
		field = &d.link
	case name == "author" && sp == feedSpace:
		return r.person(&d.author)
	case name == "guid" && sp == feedSpace:
		if strings.EqualFold(xmlAttr(e, "isPermaLink"), "false") {
			return r.x.leave()
		}
		field = &d.guid
	default:
		field = d.field(sp, name)
	}
	if field == nil {
		return r.x.leave()
	}
	text, err := r.x.inner()
	if err == nil && *field == "" {
		*field = text
	}
	return err
}

// field returns where the text of an element goes, nil for nowhere.
func (d *draft) field(sp xmlSpace, name string) *string {
	switch {
	case sp == contentSpace && name == "encoded":
		return &d.encoded
	case sp == dublinSpace && name == "date":
		return &d.dated
	case sp == dublinSpace && name == "creator":
		return &d.creator
	case sp == burnerSpace && name == "origLink":
		return &d.origin
	case sp != feedSpace:
		return nil
	}
	switch name {
	case "title":
		return &d.title
	case "id":
		return &d.guid
	case "content":
		return &d.content
	case "description", "summary":
		return &d.summary
	case "pubDate", "published", "issued":
		return &d.published
	case "updated", "modified":
		return &d.updated
	}
	return nil
}

// person reads an author: a name, or in Atom an element with a name in it.
func (r *feedReader) person(to *string) error {
	var text, name string
	for depth := r.x.depth; r.x.depth >= depth; {
		t, err := r.x.token()
		if err != nil {
			return noEOF(err)
		}
		switch t := t.(type) {
		case xml.StartElement:
			if t.Name.Local != "name" {
				if err := r.x.leave(); err != nil {
					return err
				}
				continue
			}
			if name, err = r.x.inner(); err != nil {
				return err
			}
		case xml.CharData:
			if len(text) < maxPhrase {
				text += string(t)
			}
		}
	}
	if n := first(name, text); *to == "" {
		*to = n
	} else if n != "" && len(*to) < maxPhrase {
		*to += "، " + n
	}
	return nil
}

// entry makes an article of the draft.
func (d *draft) entry(line int) FeedEntry {
	link := d.guid
	if !strings.HasPrefix(link, "http://") && !strings.HasPrefix(link, "https://") {
		link = ""
	}
	a := marsad.Article{
		URL:    first(d.origin, d.link, link),
		Date:   feedDate(d.published, d.dated, d.updated),
		Title:  plainLine(d.title),
		Author: plainLine(bareAuthor(first(d.creator, d.author))),
	}
	var err error
	a.Text, err = feedText(first(d.encoded, d.content, d.summary), a.Title)
	return FeedEntry{Article: a, Line: line, Err: err}
}

// bareAuthor drops the mail address that RSS wants before the name.
func bareAuthor(s string) string {
	if mail, name, ok := strings.Cut(s, "("); ok && strings.Contains(mail, "@") {
		return strings.TrimSuffix(strings.TrimSpace(name), ")")
	}
	if strings.Contains(s, "@") && !strings.Contains(s, " ") {
		return ""
	}
	return s
}
