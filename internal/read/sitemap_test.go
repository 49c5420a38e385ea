package read

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
)

const newsSitemap = `<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9" xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<url><image:image><image:loc>https://example.org/a.jpg</image:loc><image:title>صورة</image:title></image:image><loc> https://example.org/n/1?a=1&amp;b=2 </loc><lastmod>2025-07-01</lastmod>
<news:news><news:publication><news:name>صحيفة الواحة</news:name><news:language>ar</news:language></news:publication><news:publication_date>2025-06-30T09:15:00+0200</news:publication_date><news:title>` + arTitle + `</news:title></news:news></url>
<url><lastmod>2025-07-01</lastmod></url>
<url><loc>https://example.org/n/2</loc></url></urlset>`

func TestParseSitemap(t *testing.T) {
	m, err := ParseSitemap([]byte(newsSitemap))
	want := &Sitemap{Entries: []SitemapEntry{
		{"https://example.org/n/1?a=1&b=2", "2025-07-01", arTitle, "2025-06-30T09:15:00+02:00", "صحيفة الواحة", "ar"},
		{URL: "https://example.org/n/2"},
	}}
	if err != nil || !reflect.DeepEqual(m, want) {
		t.Errorf("got %v\n%+v\nwant\n%+v", err, m, want)
	}
	m, err = ParseSitemap([]byte(`<sitemapindex><sitemap><loc>https://example.org/s1.xml.gz</loc><lastmod>2025-07-01</lastmod></sitemap></sitemapindex>`))
	if err != nil || !m.Index || len(m.Entries) != 1 || m.Entries[0].URL != "https://example.org/s1.xml.gz" {
		t.Errorf("got %v, %+v", err, m)
	}
	for in, want := range map[string]string{
		rss: `XML that is no sitemap: its first element is "rss"`,
		`<!DOCTYPE x [<!ENTITY a "b">]><urlset/>`: "the XML declares entities",
		newsSitemap[:700]:                         "invalid XML: unexpected EOF",
		"":                                        "XML without an element",
		strings.Repeat("<urlset>", 500):           "XML elements lie more than 256 deep in each other",
		"<urlset>" + strings.Repeat("<url><loc>x</loc></url>", MaxSitemap+1): "a sitemap of more than 50000 addresses",
	} {
		if _, err := ParseSitemap([]byte(in)); err == nil || err.Error() != want {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	if !IsSitemap([]byte(newsSitemap)) || IsSitemap([]byte(rss)) || IsSitemap(nil) {
		t.Error("IsSitemap")
	}
}

// FuzzParseSitemap: no address is empty or holds white space at its ends, and
// there are not more than there are <loc>s.
func FuzzParseSitemap(f *testing.F) {
	f.Add([]byte(newsSitemap))
	f.Add([]byte(`<sitemapindex><sitemap><loc>x</loc>`))
	f.Fuzz(func(t *testing.T, b []byte) {
		m, err := ParseSitemap(b)
		again, err2 := ParseSitemap(b)
		if fmt.Sprint(m, err) != fmt.Sprint(again, err2) {
			t.Error("the same bytes give another sitemap")
		}
		for _, e := range m.Entries {
			if e.URL == "" || e.URL != strings.TrimSpace(e.URL) {
				t.Errorf("address %q", e.URL)
			}
		}
		if len(m.Entries) > MaxSitemap {
			t.Error("too many")
		}
	})
}
