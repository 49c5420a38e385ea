package output

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"marsad"
)

// csvColumns are the columns of the CSV form, in order. docs/formats/csv.md
// says what each holds; a test keeps the two together. Columns are never renamed or
// moved; those that only an export knows follow them (internal/export), so that one
// added here would move these.
var csvColumns = [...]string{
	"id", "doc", "source", "url", "date", "date_precision",
	"event", "mode", "context", "auxiliary", "quad_code", "event_scale", "cameo", "goldstein",
	"actor", "actor_id", "actor_country", "actor_sector", "actor_office",
	"recipient", "recipient_id", "recipient_country", "recipient_sector", "recipient_office",
	"location", "location_country", "lat", "lon", "location_precision",
	"attribution", "speaker", "speaker_country", "speaker_sector", "cue",
	"trigger", "lemma", "trigger_start", "trigger_end", "sentence", "mentions",
	"commitment", "commitment_event", "deadline",
	"confidence", "version", "lexicon",
}

// CSVColumns returns the names of the columns, in order.
func CSVColumns() []string { return slices.Clone(csvColumns[:]) }

// CSVHeader appends the header line. With o.Explain a last column "why" follows.
func CSVHeader(b []byte, o Options) []byte {
	for i, c := range csvColumns {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, c...)
	}
	if o.Explain {
		b = append(b, ",why"...)
	}
	return append(b, '\n')
}

// CSV appends one line for each event of doc that o lets pass; quotes have no
// place in it. Equal documents give equal bytes.
func CSV(b []byte, doc *marsad.Document, o Options) []byte {
	for i := range doc.Events {
		if doc.Events[i].Confidence >= o.MinConfidence {
			b = csvEvent(b, doc, &doc.Events[i], o)
		}
	}
	return b
}

func csvEvent(b []byte, doc *marsad.Document, e *marsad.Event, o Options) []byte {
	r := csvRow{b: b}
	r.text(e.ID)
	r.text(doc.Article.ID)
	r.text(doc.Article.Source)
	r.text(doc.Article.URL)
	r.text(e.Date.String())
	r.text(e.Date.Precision.String())
	r.text(e.Type.String())
	r.list(e.Modes)
	r.list(e.Contexts)
	r.text(e.Auxiliary.String())
	r.number(float64(o.Ontology.Types[e.Type].Quad))
	r.number(o.Ontology.Score(e.Type, e.Modes))
	r.quoted(e.CAMEO)
	if g, ok := o.Ontology.Goldstein(e.CAMEO); ok && e.CAMEO != "" {
		r.number(g)
	} else {
		r.text("")
	}
	r.actors(doc, e.Actors)
	r.actors(doc, e.Recipients)
	if l := e.Location; l != nil {
		r.text(l.Name)
		r.text(l.Country)
		if l.HasPoint {
			r.number(l.Lat)
			r.number(l.Lon)
		} else {
			r.empty(2)
		}
		r.text(l.Precision)
	} else {
		r.empty(5)
	}
	if a := e.Attribution; a != nil {
		r.text(a.Kind)
		r.text(ActorName(doc, &a.Speaker))
		r.text(a.Speaker.Code.Country)
		r.text(a.Speaker.Code.Sector)
		r.text(a.Cue.In(doc.Text))
	} else {
		r.empty(5)
	}
	r.text(e.Trigger.Span.In(doc.Text))
	r.text(e.Trigger.Lemma)
	r.number(float64(e.Trigger.Span.Start))
	r.number(float64(e.Trigger.Span.End))
	r.number(float64(e.Sentence))
	r.number(float64(len(e.Mentions)))
	if c := e.Commitment; c != nil {
		r.text(c.Content.In(doc.Text))
		r.text(c.Type.String())
		r.text(c.Deadline.String())
	} else {
		r.empty(3)
	}
	r.text(strconv.FormatFloat(e.Confidence, 'f', 3, 64))
	r.text(doc.CodedBy.Code)
	r.text(doc.CodedBy.Lexicon)
	if o.Explain {
		r.list(e.Why)
	}
	return append(r.b, '\n')
}

// ActorName returns the name of an actor, or where it has none its words.
func ActorName(doc *marsad.Document, a *marsad.Actor) string {
	if a.Name != "" {
		return a.Name
	}
	return a.Span.In(doc.Text)
}

// A csvRow appends the cells of one line.
type csvRow struct {
	b    []byte
	some bool // a cell was written
}

func (r *csvRow) next() {
	if r.some {
		r.b = append(r.b, ',')
	}
	r.some = true
}

func (r *csvRow) empty(n int) {
	for range n {
		r.next()
	}
}

func (r *csvRow) number(v float64) {
	r.next()
	r.b = number(r.b, v)
}

// text writes a cell, in quotation marks only where the format needs them.
func (r *csvRow) text(s string) {
	r.next()
	r.b = Cell(r.b, Clean(s))
}

// quoted writes a cell that must not be taken for a number.
func (r *csvRow) quoted(s string) {
	r.next()
	if s != "" {
		r.b = QuotedCell(r.b, s)
	}
}

func (r *csvRow) list(values []string) { r.text(JoinCell(values, ";")) }

// actors writes five cells, each with as many values as there are actors, so
// that the n-th values of all cells belong to the n-th actor.
func (r *csvRow) actors(doc *marsad.Document, as []marsad.Actor) {
	for _, of := range [...]func(*marsad.Actor) string{
		func(a *marsad.Actor) string { return ActorName(doc, a) },
		func(a *marsad.Actor) string { return a.ID },
		func(a *marsad.Actor) string { return a.Code.Country },
		func(a *marsad.Actor) string { return a.Code.Sector },
		func(a *marsad.Actor) string { return a.Office },
	} {
		values := make([]string, len(as))
		for i := range as {
			values[i] = of(&as[i])
		}
		r.list(values)
	}
}

// Cell appends a cell of CSV, in quotation marks only where the format needs
// them. s has been through Clean.
func Cell(b []byte, s string) []byte {
	if s != "" && (strings.ContainsAny(s, `",`) || s[0] == ' ' || s[len(s)-1] == ' ') {
		return QuotedCell(b, s)
	}
	return append(b, s...)
}

// QuotedCell appends a cell of CSV in quotation marks.
func QuotedCell(b []byte, s string) []byte {
	b = append(b, '"')
	b = append(b, strings.ReplaceAll(s, `"`, `""`)...)
	return append(b, '"')
}

// JoinCell joins the values of a cell by sep, a semicolon and what may follow it.
// A semicolon within a value becomes the Arabic one, so that the cell can be split
// again.
func JoinCell(values []string, sep string) string {
	if len(values) == 1 {
		return strings.ReplaceAll(values[0], ";", "؛")
	}
	var sb strings.Builder
	for i, v := range values {
		if i > 0 {
			sb.WriteString(sep)
		}
		sb.WriteString(strings.ReplaceAll(v, ";", "؛"))
	}
	return sb.String()
}

// Clean returns s fit for one cell or one line of a terminal: line ends and tabs
// become spaces; control and bidirectional control characters are left out;
// invalid UTF-8 becomes U+FFFD.
func Clean(s string) string {
	clean := true
	for i := 0; i < len(s) && clean; i++ {
		// every byte that may begin something to change: C0, DEL, U+0080–U+009F, U+2028…, U+FEFF
		c := s[i]
		clean = c >= ' ' && c != 0x7f && c != 0xc2 && c != 0xe2 && c != 0xef && (c != 0xd8 || i+1 == len(s) || s[i+1] != 0x9c)
	}
	if clean && utf8.ValidString(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t' || r == '\r' || r == '\u2028' || r == '\u2029' || r == '\u0085':
			return ' '
		case r < ' ' || r >= 0x7f && r < 0xa0 || isBidi(r):
			return -1
		}
		return r
	}, s)
}

// isBidi reports whether r is a bidirectional control character or a byte order mark.
func isBidi(r rune) bool {
	return r == '\u200e' || r == '\u200f' || r == '\u061c' || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' || r == '\ufeff'
}
