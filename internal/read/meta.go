package read

import (
	"encoding/json"
	"strings"
	"time"

	"golang.org/x/net/html"
	"golang.org/x/net/html/atom"

	"marsad"
)

// meta is what a page states about its article.
type meta struct {
	title, site, url, date, author, language string
	body                                     string // articleBody of JSON-LD
	isArticle                                bool   // by og:type, JSON-LD or an <article> element
}

// readMeta reads JSON-LD first, then meta elements, then the elements of the
// page: sites fill them with falling care in this order. Dates are taken in the
// same order, but the first that can be parsed wins.
func readMeta(doc *html.Node) meta {
	var c metaReader
	c.tags = map[string]string{}
	c.walk(doc)
	t := c.tags
	m := c.ld
	m.site = first(t["og:site_name"], m.site, t["application-name"])
	m.title = withoutSite(oneLine(first(m.title, t["og:title"], t["twitter:title"], c.h1, c.title)), m.site)
	m.url = first(c.canonical, t["og:url"], m.url)
	author := t["article:author"]
	if strings.Contains(author, "://") {
		author = "" // a profile page
	}
	m.author = oneLine(first(m.author, t["author"], author, t["dc.creator"]))
	m.language = language(first(c.lang, t["og:locale"], t["content-language"]))
	m.date = bestDate(m.date, t["article:published_time"], t["datepublished"], t["og:article:published_time"],
		t["date"], t["pubdate"], t["publishdate"], t["publish-date"], t["dc.date"], t["dc.date.issued"], t["dcterms.created"], c.time)
	m.isArticle = m.isArticle || strings.EqualFold(t["og:type"], "article") || c.articles == 1
	return m
}

func first(values ...string) string {
	for _, v := range values {
		if v = strings.TrimSpace(v); v != "" {
			return v
		}
	}
	return ""
}

// language returns the first subtag of a language tag or locale, in lower case.
func language(tag string) string {
	tag, _, _ = strings.Cut(strings.ReplaceAll(tag, "_", "-"), "-")
	return strings.ToLower(tag)
}

// withoutSite drops " | site" and the like from a title. Without the name of
// the site nothing is dropped: a dash may be part of a headline.
func withoutSite(title, site string) string {
	if site == "" {
		return title
	}
	t, ok := strings.CutSuffix(title, site)
	if !ok {
		return title
	}
	cut := strings.TrimRight(t, " ")
	for _, sep := range []string{"|", "-", "–", "—", "::", "•", "»", "«"} {
		if t, ok := strings.CutSuffix(cut, sep); ok && strings.TrimSpace(t) != "" {
			return strings.TrimSpace(t)
		}
	}
	return title
}

// bestDate returns the first date in RFC 3339, or what there is when none is.
func bestDate(dates ...string) string {
	for _, d := range dates {
		d = strings.TrimSpace(d)
		if _, ok := marsad.ParseDate(d); ok {
			return d
		}
		// The forms of RFC 3339 that sites get nearly right. None guesses.
		for _, layout := range []string{"2006-01-02T15:04:05Z0700", "2006-01-02T15:04Z07:00", "2006-01-02T15:04Z0700", "2006-01-02 15:04:05Z07:00", "2006-01-02 15:04:05 -0700", time.RFC1123Z} {
			if t, err := time.Parse(layout, d); err == nil {
				return t.Format(time.RFC3339)
			}
		}
		for _, layout := range []string{"2006-01-02T15:04", time.DateTime, "2006-01-02 15:04"} {
			if t, err := time.Parse(layout, d); err == nil {
				return t.Format(time.DateOnly) // no zone: the day is all that is known
			}
		}
	}
	return first(dates...)
}

type metaReader struct {
	tags                             map[string]string
	ld                               meta
	title, h1, canonical, lang, time string
	articles                         int
}

func (c *metaReader) walk(n *html.Node) {
	if n.Type == html.ElementNode {
		switch n.DataAtom {
		case atom.Html:
			c.lang = attr(n, "lang")
		case atom.Title:
			c.title = first(c.title, oneLine(text(n)))
		case atom.H1:
			c.h1 = first(c.h1, oneLine(text(n)))
		case atom.Meta:
			c.meta(n)
		case atom.Link:
			if strings.EqualFold(attr(n, "rel"), "canonical") {
				c.canonical = first(c.canonical, attr(n, "href"))
			}
		case atom.Time:
			c.time = first(c.time, attr(n, "datetime"))
		case atom.Article:
			c.articles++
		case atom.Script:
			if strings.EqualFold(attr(n, "type"), "application/ld+json") {
				c.jsonLD(text(n))
			}
			return
		}
	}
	for child := n.FirstChild; child != nil; child = child.NextSibling {
		c.walk(child)
	}
}

// meta keeps the first content of each name.
func (c *metaReader) meta(n *html.Node) {
	name := strings.ToLower(first(attr(n, "property"), attr(n, "name"), attr(n, "itemprop"), attr(n, "http-equiv")))
	if content := strings.TrimSpace(attr(n, "content")); name != "" && content != "" && c.tags[name] == "" {
		c.tags[name] = content
	}
}

// jsonLD takes the first news article of a JSON-LD script. Broken scripts are
// passed over: everything in them is optional.
func (c *metaReader) jsonLD(script string) {
	var v any
	if json.Unmarshal([]byte(script), &v) == nil {
		c.object(v, 0)
	}
}

func (c *metaReader) object(v any, depth int) {
	if c.ld.isArticle || depth > 4 {
		return
	}
	switch v := v.(type) {
	case []any:
		for _, e := range v {
			c.object(e, depth+1)
		}
	case map[string]any:
		if isArticleType(v["@type"]) {
			c.ld = meta{
				title: html.UnescapeString(str(v["headline"])), date: str(v["datePublished"]), url: str(v["url"]),
				author: names(v["author"]), site: names(v["publisher"]),
				body: strings.TrimSpace(html.UnescapeString(str(v["articleBody"]))), isArticle: true,
			}
			return
		}
		c.object(v["@graph"], depth+1)
		c.object(v["mainEntity"], depth+1)
	}
}

func isArticleType(v any) bool {
	switch v := v.(type) {
	case string:
		return strings.HasSuffix(v, "Article") || v == "BlogPosting" || v == "Report" || v == "LiveBlogPosting"
	case []any:
		for _, e := range v {
			if isArticleType(e) {
				return true
			}
		}
	}
	return false
}

func str(v any) string {
	s, _ := v.(string)
	return s
}

// names joins the names of a person, an organisation or several.
func names(v any) string {
	switch v := v.(type) {
	case string:
		return v
	case map[string]any:
		return str(v["name"])
	case []any:
		var out []string
		for _, e := range v {
			if n := names(e); n != "" {
				out = append(out, n)
			}
		}
		return strings.Join(out, "، ")
	}
	return ""
}

func attr(n *html.Node, key string) string {
	for _, a := range n.Attr {
		if a.Key == key {
			return a.Val
		}
	}
	return ""
}

func text(n *html.Node) string {
	var b strings.Builder
	for child := range n.Descendants() {
		if child.Type == html.TextNode {
			b.WriteString(child.Data)
		}
	}
	return b.String()
}
