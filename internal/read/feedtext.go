package read

import (
	"encoding/xml"
	"fmt"
	"strings"
	"time"

	"golang.org/x/net/html"
)

// An xmlSpace is a kind of namespace.
type xmlSpace uint8

const (
	otherSpace xmlSpace = iota
	feedSpace           // of RSS or Atom, or none
	contentSpace
	dublinSpace
	burnerSpace
)

// spaces are the namespaces of feeds by their address, and by the prefix that
// feeds use without declaring it.
var spaces = map[string]xmlSpace{
	"":                            feedSpace,
	"http://www.w3.org/2005/Atom": feedSpace, "atom": feedSpace,
	"http://purl.org/atom/ns#": feedSpace, "http://purl.org/rss/1.0/": feedSpace,
	"http://channel.netscape.com/rdf/simple/0.9/": feedSpace, "http://my.netscape.com/rdf/simple/0.9/": feedSpace,
	"http://backend.userland.com/rss2": feedSpace, "http://blogs.law.harvard.edu/tech/rss": feedSpace,
	"http://www.w3.org/1999/02/22-rdf-syntax-ns#": feedSpace,
	"http://purl.org/rss/1.0/modules/content/":    contentSpace, "content": contentSpace,
	"http://purl.org/dc/elements/1.1/": dublinSpace, "http://purl.org/dc/terms/": dublinSpace, "dc": dublinSpace,
	"http://rssnamespace.org/feedburner/ext/1.0": burnerSpace, "feedburner": burnerSpace,
}

func spaceOf(e xml.StartElement) xmlSpace { return spaces[strings.TrimSpace(e.Name.Space)] }

// feedLayouts are the dates of feeds that are not those of pages. A zone that
// is named and not UTC is not understood, see feedDate.
var feedLayouts = []string{
	"Mon, 2 Jan 2006 15:04:05 -0700", "2 Jan 2006 15:04:05 -0700", "Mon, 2 Jan 2006 15:04 -0700",
	"Mon, 2 Jan 2006 15:04:05 MST", "2 Jan 2006 15:04:05 MST", "Mon, 2 Jan 2006 15:04 MST",
	"2 Jan 2006 15:04 -0700", "2 Jan 2006 15:04 MST",
	"Mon, 2 Jan 2006 15:04:05", "2 Jan 2006 15:04:05", "Mon, 2 Jan 2006", "2 Jan 2006",
	"Monday, 2 January 2006 15:04:05 -0700", "Monday, 2 January 2006 15:04:05 MST",
}

// feedDate returns the first date that can be read, in RFC 3339, else what
// stands in the first field. Of a time whose zone is a name other than UTC only
// the day is kept: the same letters stand for several zones.
func feedDate(fields ...string) string {
	for _, f := range fields {
		f = oneLine(f)
		if f == "" {
			continue
		}
		if d := bestDate(f); d != f || isDate(d) {
			return d
		}
		for _, layout := range feedLayouts {
			t, err := time.Parse(layout, f)
			if err != nil {
				continue
			}
			if name, offset := t.Zone(); strings.Contains(layout, "-0700") || offset == 0 && (name == "UTC" || name == "GMT") && strings.Contains(layout, "MST") {
				return t.Format(time.RFC3339)
			}
			return t.Format(time.DateOnly)
		}
	}
	return oneLine(first(fields...))
}

func isDate(s string) bool {
	_, err := time.Parse(time.DateOnly, s[:min(len(s), len(time.DateOnly))])
	return err == nil
}

// plainLine returns the text of a title or name, which may hold markup, in one
// line.
func plainLine(s string) string {
	if !strings.ContainsAny(s, "<&") {
		return oneLine(s)
	}
	doc, err := html.Parse(strings.NewReader(s))
	if err != nil {
		return "" // nested without end: no title
	}
	var parts []string
	for _, b := range blocks(doc) {
		parts = append(parts, b.text)
	}
	return strings.Join(parts, " ")
}

// feedText returns the paragraphs of an entry one a line, without markup and
// without what sites put around articles.
func feedText(s, title string) (string, error) {
	var bs []block
	if strings.Contains(s, "<") {
		doc, err := html.Parse(strings.NewReader(s))
		if err != nil {
			return "", fmt.Errorf("parse text of the entry: %w", err)
		}
		bs = blocks(doc)
	} else {
		for line := range strings.Lines(html.UnescapeString(s)) {
			if line = oneLine(line); line != "" {
				bs = append(bs, block{text: line})
			}
		}
	}
	paragraphs := article(bs, title)
	for n := len(paragraphs); n > 0 && isFeedNote(paragraphs[n-1]); n-- {
		paragraphs = paragraphs[:n-1]
	}
	return strings.Join(paragraphs, "\n"), nil
}

// isFeedNote reports whether s is the line that WordPress adds to each entry.
func isFeedNote(s string) bool {
	if strings.HasPrefix(s, "The post ") {
		return strings.Contains(s, " appeared first on ")
	}
	return strings.HasPrefix(s, "ظهر") && (strings.Contains(s, " أولاً على ") || strings.Contains(s, " أولا على "))
}
