package read

import (
	"bytes"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"marsad"
)

// titleRunes is the length that a first line must be under to be a title.
const titleRunes = 200

// wholeFile reads a file that is one article.
type wholeFile struct {
	r     io.Reader
	limit int // bytes of the file
	parse func([]byte) (marsad.Article, error)
	done  bool
}

func (w *wholeFile) next() (marsad.Article, int, error) {
	if w.done {
		return marsad.Article{}, 0, io.EOF
	}
	w.done = true
	b, err := io.ReadAll(io.LimitReader(w.r, int64(w.limit)+1))
	if err != nil {
		line := bytes.Count(b, []byte("\n")) + 1
		return marsad.Article{}, 0, &fault{line: line, reason: err.Error(), err: err}
	}
	if len(b) > w.limit {
		return marsad.Article{}, 0, &fault{reason: fmt.Sprintf("too large: the limit is %d bytes", w.limit)}
	}
	a, err := w.parse(b)
	if err != nil {
		return a, 0, &fault{reason: err.Error(), err: err}
	}
	return a, 0, nil
}

// parseText makes an article of plain text in any character set known. The
// first line is the title when it is short and an empty line or a longer
// paragraph follows it; the empty lines between the two belong to neither.
func parseText(b []byte) (marsad.Article, error) {
	if i := bytes.IndexByte(b, 0); i >= 0 {
		return marsad.Article{}, fmt.Errorf("binary data: NUL at byte offset %d", i)
	}
	s, err := decodeText(b)
	if err != nil {
		return marsad.Article{}, err
	}
	s = strings.ReplaceAll(s, "\r\n", "\n")
	s = strings.ReplaceAll(s, "\r", "\n")
	s = trimBlankLines(s)
	first, rest, _ := strings.Cut(s, "\n")
	second, _, _ := strings.Cut(rest, "\n")
	body := trimBlankLines(rest)
	n := utf8.RuneCountInString(first)
	blank := strings.TrimSpace(second) == ""
	if body == "" || n >= titleRunes || !blank && utf8.RuneCountInString(second) <= n {
		return marsad.Article{Text: s}, nil
	}
	return marsad.Article{Title: strings.TrimSpace(first), Text: body}, nil
}

// trimBlankLines removes the lines at both ends that hold only white space.
func trimBlankLines(s string) string {
	for {
		line, rest, more := strings.Cut(s, "\n")
		if !more || strings.TrimSpace(line) != "" {
			break
		}
		s = rest
	}
	return strings.TrimRight(s, " \t\n")
}
