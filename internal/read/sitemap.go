package read

import (
	"encoding/xml"
	"fmt"
	"io"
	"strings"
)

// A Sitemap is what a sitemap or an index of sitemaps lists.
type Sitemap struct {
	Index   bool // the addresses are those of further sitemaps
	Entries []SitemapEntry
}

// A SitemapEntry is one address. What is not stated is empty.
type SitemapEntry struct {
	URL                         string
	Modified                    string // of the page or sitemap, as stated
	Title, Published, Publisher string // of a news sitemap; Published as in an article
	Language                    string
}

// MaxSitemap is the most addresses that a sitemap may list (sitemaps.org).
const MaxSitemap = 50_000

// ParseSitemap reads a sitemap, a news sitemap or an index of sitemaps. The
// error is the reason for a refusal; what was read before the flaw comes with
// it. b is not kept.
func ParseSitemap(b []byte) (*Sitemap, error) {
	x, err := newXML(b)
	if err != nil {
		return &Sitemap{}, err
	}
	root, err := x.root()
	if err != nil {
		return &Sitemap{}, err
	}
	m := &Sitemap{}
	item := "url"
	switch strings.ToLower(root.Name.Local) {
	case "urlset":
	case "sitemapindex":
		m.Index, item = true, "sitemap"
	default:
		return m, fmt.Errorf("XML that is no sitemap: its first element is %.30q", root.Name.Local)
	}
	for {
		t, err := x.token()
		if err == io.EOF {
			return m, nil
		}
		if err != nil {
			return m, err
		}
		if e, ok := t.(xml.StartElement); !ok || e.Name.Local != item {
			continue
		}
		if len(m.Entries) == MaxSitemap {
			return m, fmt.Errorf("a sitemap of more than %d addresses", MaxSitemap)
		}
		e, err := x.address()
		if err != nil {
			return m, err
		}
		if e.URL != "" {
			m.Entries = append(m.Entries, e)
		}
	}
}

// address reads the entry just started. The names inside the parts of a news
// sitemap are all different, so that depth need not be kept.
func (x *xmlDoc) address() (SitemapEntry, error) {
	var e SitemapEntry
	for depth := x.depth; ; {
		t, err := x.token()
		if err != nil {
			return e, noEOF(err)
		}
		if x.depth < depth {
			return e, nil
		}
		start, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if sp := start.Name.Space; strings.Contains(sp, "image") || strings.Contains(sp, "video") {
			continue // the address or title of a picture
		}
		var field *string
		switch start.Name.Local {
		case "loc":
			field = &e.URL
		case "lastmod":
			field = &e.Modified
		case "title":
			field = &e.Title
		case "publication_date":
			field = &e.Published
		case "name":
			field = &e.Publisher
		case "language":
			field = &e.Language
		default:
			continue
		}
		text, err := x.inner()
		if err != nil {
			return e, err
		}
		if *field != "" {
			continue
		}
		switch field {
		case &e.Published:
			text = feedDate(text)
		case &e.Title, &e.Publisher:
			text = plainLine(text)
		case &e.Language:
			text = language(text)
		}
		*field = oneLine(text)
	}
}

// IsSitemap reports whether b looks like a sitemap or an index of sitemaps.
func IsSitemap(b []byte) bool {
	name := rootName(b[:min(len(b), peekSize)])
	return name == "urlset" || name == "sitemapindex"
}
