package lexicon

import (
	"bufio"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"
	"unicode/utf8"
)

// A Problem is something wrong in a lexicon file.
type Problem struct {
	File   string
	Line   int    // 1-based; 0 when the file as a whole is wrong
	Text   string // the line
	Reason string
}

// Error returns the problem as one line: file, line, reason and the text.
func (p Problem) Error() string {
	s := p.File
	if p.Line > 0 {
		s += fmt.Sprintf(":%d", p.Line)
	}
	s += ": " + p.Reason
	if p.Text != "" {
		s += fmt.Sprintf(": %q", strings.ReplaceAll(p.Text, "\t", " ⇥ "))
	}
	return s
}

// Problems is every problem found in one load. It is an error when not empty.
type Problems []Problem

// Error returns one line for each problem.
func (ps Problems) Error() string {
	lines := make([]string, len(ps))
	for i, p := range ps {
		lines[i] = p.Error()
	}
	return strings.Join(lines, "\n")
}

// maxLine is the longest line a lexicon may have, in bytes.
const maxLine = 64 << 10

// A row is one fact: its fields by column, and where it stands.
type row struct {
	file   string
	line   int
	fields []string
}

func (r row) ref() string { return fmt.Sprintf("%s:%d", r.file, r.line) }

func (r row) problem(format string, args ...any) Problem {
	return Problem{File: r.file, Line: r.line, Text: strings.Join(r.fields, "\t"), Reason: fmt.Sprintf(format, args...)}
}

// list splits a field of several values; an empty field has none.
func list(field string) []string {
	if field == "" {
		return nil
	}
	return strings.Split(field, "|")
}

// readTable reads one file by the grammar of docs/formats/lexicons.md. The last
// column must be "source". Bad rows are left out and reported.
func readTable(fsys fs.FS, name string, columns []string) ([]row, Problems) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, Problems{{File: name, Reason: err.Error()}}
	}
	defer f.Close()
	var rows []row
	var probs Problems
	sc := bufio.NewScanner(f)
	sc.Buffer(make([]byte, 0, maxLine), maxLine)
	header, prev := false, ""
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		bad := func(reason string) { probs = append(probs, Problem{name, n, line, reason}) }
		switch {
		case !utf8.ValidString(line):
			bad("invalid UTF-8")
			continue
		case strings.ContainsAny(line, "\r\ufeff\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"):
			bad("carriage return or bidirectional control character")
			continue
		case strings.HasPrefix(line, "#"):
			if header {
				bad("comment below the column names")
			}
			continue
		case line == "":
			bad("empty line")
			continue
		}
		fields := strings.Split(line, "\t")
		if !header {
			header = true
			if !slices.Equal(fields, columns) {
				bad("columns are not " + strings.Join(columns, " "))
				return nil, probs
			}
			continue
		}
		if line <= prev {
			bad("row is out of order or doubled")
		}
		prev = line
		if len(fields) != len(columns) {
			bad(fmt.Sprintf("%d fields, not %d", len(fields), len(columns)))
			continue
		}
		ok := true
		for i, v := range fields {
			if v != strings.TrimSpace(v) || strings.Contains(v, "  ") {
				bad("white space around or doubled in column " + columns[i])
				ok = false
			}
			if strings.Contains(v, "|") && slices.Contains(strings.Split(v, "|"), "") {
				bad("empty value in the list of column " + columns[i])
				ok = false
			}
		}
		if fields[0] == "" || fields[len(fields)-1] == "" {
			bad("first column or source is empty")
			ok = false
		}
		if ok {
			rows = append(rows, row{name, n, fields})
		}
	}
	if err := sc.Err(); err != nil {
		if errors.Is(err, bufio.ErrTooLong) {
			err = fmt.Errorf("a line is longer than %d bytes", maxLine)
		}
		probs = append(probs, Problem{File: name, Reason: err.Error()})
	}
	if !header {
		probs = append(probs, Problem{File: name, Reason: "no column names"})
	}
	return rows, probs
}
