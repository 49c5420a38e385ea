package export

import (
	"io"
	"strconv"
	"strings"

	"marsad/internal/output"
	"marsad/internal/record"
)

// A table writes lines of cells. After the last cell of a line comes end, which
// keeps the first error of writing for everything that follows.
type table struct {
	w    io.Writer
	b    []byte
	n    int    // cells of this line
	tabs bool   // tabs between cells and nothing quoted; else commas
	null string // stands for what is unknown
	err  error
}

// header writes the names of the columns.
func (t *table) header(columns []string) {
	for _, c := range columns {
		t.text(c)
	}
	_ = t.end() // the first row reports it
}

func (t *table) next() {
	if t.n > 0 {
		if t.tabs {
			t.b = append(t.b, '\t')
		} else {
			t.b = append(t.b, ',')
		}
	}
	t.n++
}

// text writes a cell; an empty text is unknown.
func (t *table) text(s string) {
	t.next()
	s = output.Clean(s)
	switch {
	case s == "":
		t.b = append(t.b, t.null...)
	case t.tabs:
		// Readers of these files differ in whether they see quotation marks at all.
		t.b = append(t.b, strings.ReplaceAll(s, `"`, "'")...)
	default:
		t.b = output.Cell(t.b, s)
	}
}

// quoted writes a cell in quotation marks, so that a CSV reader that guesses
// does not take it for a number. In tab-separated files nothing is quoted.
func (t *table) quoted(s string) {
	if s == "" || t.tabs {
		t.text(s)
		return
	}
	t.next()
	t.b = output.QuotedCell(t.b, output.Clean(s))
}

// list writes a cell of several values, see [output.JoinCell].
func (t *table) list(values []string, sep string) { t.text(output.JoinCell(values, sep)) }

func (t *table) int(v int64) {
	t.next()
	t.b = strconv.AppendInt(t.b, v, 10)
}

func (t *table) float(v float64) {
	t.next()
	t.b = strconv.AppendFloat(t.b, v, 'f', -1, 64)
}

// fixed writes a number with so many decimals.
func (t *table) fixed(v float64, decimals int) {
	t.next()
	t.b = strconv.AppendFloat(t.b, v, 'f', decimals, 64)
}

// positive writes a number of which 0 says that it is unknown.
func (t *table) positive(n int) {
	if n == 0 {
		t.text("")
		return
	}
	t.int(int64(n))
}

// maybe writes a number that may be unknown.
func (t *table) maybe(v *float64) {
	if v == nil {
		t.text("")
		return
	}
	t.float(*v)
}

// unknown writes n cells of which nothing is known.
func (t *table) unknown(n int) {
	for range n {
		t.text("")
	}
}

// end ends the line and writes it.
func (t *table) end() error {
	t.b = append(t.b, '\n')
	if t.err == nil {
		_, t.err = t.w.Write(t.b)
	}
	t.b, t.n = t.b[:0], 0
	return t.err
}

func (t *table) close() error { return t.err }

// each returns f of every actor.
func each(as []record.Actor, f func(*record.Actor) string) []string {
	out := make([]string, len(as))
	for i := range as {
		out[i] = f(&as[i])
	}
	return out
}

func countryOf(a *record.Actor) string { return a.Country }
func sectorOf(a *record.Actor) string  { return a.Sector }
func officeOf(a *record.Actor) string  { return a.Office }
func idOf(a *record.Actor) string      { return a.ID }
func wordsOf(a *record.Actor) string   { return a.Text }
func cowOf(a *record.Actor) string     { return cow(a.Country) }
