package feed

import (
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"
	"unicode/utf8"

	"marsad/data"
)

// A Source is a feed or sitemap to watch.
type Source struct {
	URL         string
	Kind        string // rss, atom, json, sitemap; empty when not stated. What comes decides, not this.
	Country     string // ISO 3166 alpha-3; may be empty
	Name        string // of the outlet, in Arabic or as the list has it
	NameEnglish string
	Verified    bool   // somebody saw it answer
	Origin      string // where the row comes from
}

// Columns are those of a list of feeds. Only url must be there.
var Columns = []string{"url", "kind", "country", "name", "name_en", "verified", "source"}

var kindNames = []string{"", "rss", "atom", "json", "sitemap"}

// A Problem is something wrong in a list.
type Problem struct {
	File   string
	Line   int // 1-based
	Reason string
}

func (p Problem) Error() string { return fmt.Sprintf("%s:%d: %s", p.File, p.Line, p.Reason) }

// Problems are all that were found in a list.
type Problems []Problem

// Error returns a line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// Shipped returns the list that comes with the program.
func Shipped() ([]Source, error) { return Read(data.Feeds, "feeds.tsv") }

// Read reads a list: OPML, a table as in docs/formats/feeds.md, or an address a
// line. Private addresses may stand in it; the fetcher decides. The error is
// Problems, and comes with the rows that are right.
func Read(b []byte, file string) ([]Source, error) {
	l := list{file: file, seen: map[string]int{}}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if t := bytes.TrimLeft(b, " \t\r\n"); len(t) > 0 && t[0] == '<' {
		l.opml(b)
	} else {
		l.table(b)
	}
	if len(l.sources) == 0 && len(l.problems) == 0 {
		l.bad(1, "no feed in the list")
	}
	if len(l.problems) > 0 {
		return l.sources, l.problems
	}
	return l.sources, nil
}

type list struct {
	file     string
	sources  []Source
	problems Problems
	seen     map[string]int // line of each address
}

func (l *list) bad(line int, format string, args ...any) {
	l.problems = append(l.problems, Problem{l.file, line, fmt.Sprintf(format, args...)})
}

// add checks a row and takes it.
func (l *list) add(s Source, line int) {
	key := Canonical(s.URL)
	_, err := parseURL(s.URL, true)
	switch {
	case err != nil:
		l.bad(line, "url %.80q: %v", s.URL, err)
	case l.seen[key] > 0:
		l.bad(line, "url %s stands on line %d already", s.URL, l.seen[key])
	case !slices.Contains(kindNames, s.Kind):
		l.bad(line, "no such kind: %.20q; want rss, atom, json or sitemap", s.Kind)
	case s.Country != "" && !isCountry(s.Country):
		l.bad(line, "country %.20q is not a code of three capitals", s.Country)
	default:
		l.seen[key] = line
		l.sources = append(l.sources, s)
	}
}

func isCountry(s string) bool {
	return len(s) == 3 && strings.Trim(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == ""
}

func (l *list) table(b []byte) {
	sc := bufio.NewScanner(bytes.NewReader(b))
	sc.Buffer(nil, 64<<10)
	columns := []string(nil)
	n := 0
	for sc.Scan() {
		n++
		line := strings.TrimRight(sc.Text(), "\r")
		switch {
		case strings.TrimSpace(line) == "" || strings.HasPrefix(line, "#"):
			continue
		case !utf8.ValidString(line):
			l.bad(n, "invalid UTF-8")
			continue
		}
		fields := strings.Split(line, "\t")
		if columns == nil {
			columns = []string{"url"}
			if slices.Contains(fields, "url") {
				columns = fields
				for _, c := range fields {
					if !slices.Contains(Columns, c) {
						l.bad(n, "no such column: %.20q", c)
					}
				}
				continue
			}
		}
		if len(fields) != len(columns) {
			l.bad(n, "%d fields, not %d", len(fields), len(columns))
			continue
		}
		l.row(columns, fields, n)
	}
	if err := sc.Err(); err != nil {
		l.bad(n+1, "%v", err)
	}
}

func (l *list) row(columns, fields []string, n int) {
	var s Source
	for i, v := range fields {
		v = strings.TrimSpace(v)
		switch columns[i] {
		case "url":
			s.URL = v
		case "kind":
			s.Kind = v
		case "country":
			s.Country = v
		case "name":
			s.Name = v
		case "name_en":
			s.NameEnglish = v
		case "source":
			s.Origin = v
		case "verified":
			if v != "yes" && v != "no" && v != "" {
				l.bad(n, "verified is yes or no, not %.20q", v)
				return
			}
			s.Verified = v == "yes"
		}
	}
	l.add(s, n)
}

// opml takes every outline that has an xmlUrl, however deep.
func (l *list) opml(b []byte) {
	d := xml.NewDecoder(bytes.NewReader(b))
	root := false
	for {
		line, _ := d.InputPos()
		t, err := d.Token()
		if err == io.EOF {
			if !root {
				l.bad(1, "XML without an element")
			}
			return
		}
		if err != nil {
			if se, ok := errors.AsType[*xml.SyntaxError](err); ok {
				err = errors.New(se.Msg)
			}
			l.bad(line, "invalid XML: %v", err)
			return
		}
		e, ok := t.(xml.StartElement)
		if !ok {
			continue
		}
		if !root && e.Name.Local != "opml" {
			l.bad(line, "the first element is %.20q, not opml", e.Name.Local)
			return
		}
		root = true
		if e.Name.Local != "outline" {
			continue
		}
		a := map[string]string{}
		for _, at := range e.Attr {
			a[strings.ToLower(at.Name.Local)] = strings.Join(strings.Fields(at.Value), " ")
		}
		if a["xmlurl"] == "" {
			continue
		}
		kind := strings.ToLower(a["type"])
		if !slices.Contains(kindNames, kind) {
			kind = ""
		}
		l.add(Source{URL: a["xmlurl"], Kind: kind, Country: a["country"], Name: or(a["title"], a["text"]), Origin: "opml"}, line)
	}
}
