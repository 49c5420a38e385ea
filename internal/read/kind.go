package read

import (
	"bytes"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
)

// A Kind is a form of input.
type Kind string

// The kinds of input. KindAuto detects one of the others.
const (
	KindAuto  Kind = "auto"
	KindJSONL Kind = "jsonl" // an article a line
	KindJSON  Kind = "json"  // an array of articles, one article, or several in a row
	KindText  Kind = "text"  // one article in a file
	KindHTML  Kind = "html"  // one page in a file
	KindWARC  Kind = "warc"  // a web archive: every page of it
	KindFeed  Kind = "feed"  // RSS, Atom or JSON feed: every entry of it
)

// Kinds lists the names that [ParseKind] takes.
func Kinds() []string {
	return []string{"auto", "jsonl", "json", "text", "html", "warc", "feed"}
}

// ParseKind returns the kind of that name; "" is KindAuto.
func ParseKind(s string) (Kind, error) {
	if s == "" {
		return KindAuto, nil
	}
	if slices.Contains(Kinds(), s) {
		return Kind(s), nil
	}
	return "", fmt.Errorf("unknown kind of input %q: want one of %s", s, strings.Join(Kinds(), ", "))
}

// kindOfName returns the kind that the extension of a path promises, KindAuto
// for none.
func kindOfName(path string) Kind {
	name := strings.ToLower(path)
	name = strings.TrimSuffix(name, ".gz")
	switch filepath.Ext(name) {
	case ".jsonl", ".ndjson":
		return KindJSONL
	case ".json":
		return KindJSON
	case ".txt", ".text":
		return KindText
	case ".html", ".htm", ".xhtml":
		return KindHTML
	case ".warc":
		return KindWARC
	case ".rss", ".atom", ".rdf", ".xml":
		return KindFeed
	}
	return KindAuto
}

// detect tells the kind of a file by its first bytes, and by its name where
// they leave it open. The error is the reason why no kind fits.
func detect(head []byte, path string) (Kind, error) {
	named := kindOfName(path)
	t := bytes.TrimLeft(head, " \t\r\n")
	switch {
	case len(t) == 0:
		if named == KindAuto {
			named = KindText
		}
		return named, nil
	case t[0] == '{' && startsObject(t[1:]):
		if bytes.Contains(t, []byte("jsonfeed.org/version/")) && named != KindJSONL {
			return KindFeed, nil
		}
		if named != KindJSONL && openLine(t) {
			return KindJSON, nil
		}
		return KindJSONL, nil
	case t[0] == '[' && startsArray(t[1:]):
		return KindJSON, nil
	}
	if named == KindJSONL || bytes.Contains(head, []byte("\n{\"")) {
		return KindJSONL, nil // its first line is damaged
	}
	if i := bytes.IndexByte(head, 0); i >= 0 {
		return "", fmt.Errorf("binary data: NUL at byte offset %d", i)
	}
	if bytes.HasPrefix(t, warcMagic) {
		return KindWARC, nil
	}
	if t[0] == '<' {
		if feedRoots[rootName(t)] {
			return KindFeed, nil
		}
		low := bytes.ToLower(t)
		for _, tag := range []string{"<!doctype html", "<html", "<head", "<meta", "<body", "<article", "<div", "<p", "<h1", "<title"} {
			if bytes.Contains(low, []byte(tag)) {
				return KindHTML, nil
			}
		}
	}
	if named != KindAuto {
		return named, nil
	}
	return KindText, nil
}

// feedRoots are the root elements that the reader of feeds knows, if only to
// say why they hold no articles.
var feedRoots = map[string]bool{"rss": true, "rdf": true, "feed": true, "urlset": true, "sitemapindex": true, "opml": true}

// rootName returns the local name of the first element of an XML document in
// lower case, "" when there is none: what stands before it is passed over.
func rootName(b []byte) string {
	for {
		i := bytes.IndexByte(b, '<')
		if i < 0 {
			return ""
		}
		b = b[i:]
		end := ">"
		switch {
		case bytes.HasPrefix(b, []byte("<!--")):
			end = "-->"
		case bytes.HasPrefix(b, []byte("<?")):
			end = "?>"
		case bytes.HasPrefix(b, []byte("<!")):
		default:
			name := b[1:]
			if i := bytes.IndexAny(name, " \t\r\n/>"); i >= 0 {
				name = name[:i]
			}
			if i := bytes.IndexByte(name, ':'); i >= 0 {
				name = name[i+1:]
			}
			return string(bytes.ToLower(name))
		}
		i = bytes.Index(b, []byte(end))
		if i < 0 {
			return ""
		}
		b = b[i+len(end):]
	}
}

// startsObject tells an object from prose in braces by what follows the brace.
func startsObject(b []byte) bool {
	b = bytes.TrimLeft(b, " \t\r\n")
	return len(b) == 0 || b[0] == '"' || b[0] == '}'
}

// startsArray tells an array of articles from prose in brackets.
func startsArray(b []byte) bool {
	b = bytes.TrimLeft(b, " \t\r\n")
	return len(b) == 0 || b[0] == '{' || b[0] == ']'
}

// openLine reports whether the first line ends as a line of an object that is
// spread over several lines does.
func openLine(b []byte) bool {
	i := bytes.IndexByte(b, '\n')
	if i < 0 {
		return false
	}
	b = bytes.TrimRight(b[:i], " \t\r")
	return len(b) > 0 && bytes.IndexByte([]byte("{,[:"), b[len(b)-1]) >= 0
}
