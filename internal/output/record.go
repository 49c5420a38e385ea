// Package output turns coded documents into the records of the contract and
// prints them: JSONL by [Document], and the forms for people and tables beside it.
package output

import (
	"strconv"
	"unicode/utf8"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/record"
)

// Options say what to print.
type Options struct {
	Quotes        bool
	Explain       bool
	MinConfidence float64
	Ontology      *lexicon.Ontology
}

// Document appends the JSONL records of doc to b: its events, then, when asked
// for, its quotes. Every line ends in a newline; equal documents give equal bytes.
func Document(b []byte, doc *marsad.Document, o Options) []byte {
	for i := range doc.Events {
		if doc.Events[i].Confidence < o.MinConfidence {
			continue
		}
		b = Event(b, doc, &doc.Events[i], o)
		b = append(b, '\n')
	}
	if o.Quotes {
		for i := range doc.Quotes {
			b = quote(b, doc, &doc.Quotes[i])
			b = append(b, '\n')
		}
	}
	return b
}

// Event appends one event as a JSON object of schema marsad.event/1.
func Event(b []byte, doc *marsad.Document, e *marsad.Event, o Options) []byte {
	b = append(b, `{"schema":"`+record.EventSchema+`","id":`...)
	b = str(b, e.ID)
	b = field(b, "doc", doc.Article.ID)
	b = optional(b, "source", doc.Article.Source)
	b = optional(b, "url", doc.Article.URL)
	date, prec := e.Date, e.Date.Precision
	b = field(b, "date", date.String())
	b = field(b, "date_precision", prec.String())
	b = field(b, "event", e.Type.String())
	b = stringsField(b, "mode", e.Modes)
	b = stringsField(b, "context", e.Contexts)
	b = field(b, "auxiliary", e.Auxiliary.String())
	b = append(b, `,"quad_code":`...)
	b = strconv.AppendInt(b, int64(o.Ontology.Types[e.Type].Quad), 10)
	b = append(b, `,"event_scale":`...)
	b = number(b, o.Ontology.Score(e.Type, e.Modes))
	b = optional(b, "cameo", e.CAMEO)
	if g, ok := o.Ontology.Goldstein(e.CAMEO); ok && e.CAMEO != "" {
		b = append(b, `,"goldstein":`...)
		b = number(b, g)
	}
	b = actors(b, "actor", doc, e.Actors)
	b = actors(b, "recipient", doc, e.Recipients)
	if l := e.Location; l != nil {
		b = append(b, `,"location":{"text":`...)
		b = str(b, l.Span.In(doc.Text))
		b = field(b, "name", l.Name)
		b = field(b, "country", l.Country)
		if l.HasPoint {
			b = append(b, `,"lat":`...)
			b = number(b, l.Lat)
			b = append(b, `,"lon":`...)
			b = number(b, l.Lon)
		}
		b = field(b, "precision", l.Precision)
		b = span(b, l.Span)
		b = append(b, '}')
	}
	if a := e.Attribution; a != nil {
		b = append(b, `,"attribution":{"speaker":`...)
		b = actor(b, doc, &a.Speaker)
		b = append(b, `,"cue":`...)
		b = textSpan(b, doc, a.Cue)
		b = field(b, "kind", a.Kind)
		b = append(b, '}')
	}
	b = append(b, `,"trigger":{"text":`...)
	b = str(b, e.Trigger.Span.In(doc.Text))
	b = field(b, "lemma", e.Trigger.Lemma)
	b = span(b, e.Trigger.Span)
	b = append(b, `},"sentence":{"index":`...)
	s := doc.Sentences[e.Sentence]
	b = strconv.AppendInt(b, int64(e.Sentence), 10)
	b = span(b, s.Span)
	b = append(b, `},"mentions":[`...)
	for i, m := range e.Mentions {
		if i > 0 {
			b = append(b, ',')
		}
		b = append(b, `{"trigger":`...)
		b = textSpan(b, doc, m.Trigger.Span)
		b = append(b, `,"sentence":`...)
		b = strconv.AppendInt(b, int64(m.Sentence), 10)
		b = append(b, '}')
	}
	b = append(b, ']')
	if c := e.Commitment; c != nil {
		b = append(b, `,"commitment":{"event":`...)
		b = str(b, c.Type.String())
		b = append(b, `,"content":`...)
		b = textSpan(b, doc, c.Content)
		b = optional(b, "deadline", c.Deadline.String())
		b = append(b, '}')
	}
	if len(e.Counts) > 0 {
		b = append(b, `,"counts":[`...)
		for i := range e.Counts {
			if i > 0 {
				b = append(b, ',')
			}
			b = count(b, doc, &e.Counts[i])
		}
		b = append(b, ']')
	}
	b = append(b, `,"confidence":`...)
	b = strconv.AppendFloat(b, e.Confidence, 'f', 3, 64)
	b = append(b, `,"coder":{"version":`...)
	b = str(b, doc.CodedBy.Code)
	b = field(b, "lexicon", doc.CodedBy.Lexicon)
	b = field(b, "ontology", doc.CodedBy.Ontology)
	b = append(b, '}')
	if o.Explain {
		b = stringsField(b, "why", e.Why)
	}
	return append(b, '}')
}

func count(b []byte, doc *marsad.Document, c *marsad.Count) []byte {
	b = append(b, `{"kind":`...)
	b = str(b, c.Kind)
	for _, x := range [...]struct {
		name  string
		value int
	}{{"low", c.Low}, {"best", c.Best}, {"high", c.High}} {
		if x.value >= 0 {
			b = append(b, ',', '"')
			b = append(b, x.name...)
			b = append(b, '"', ':')
			b = strconv.AppendInt(b, int64(x.value), 10)
		}
	}
	b = field(b, "text", c.Span.In(doc.Text))
	b = span(b, c.Span)
	return append(b, '}')
}

func quote(b []byte, doc *marsad.Document, q *marsad.Quote) []byte {
	b = append(b, `{"schema":"`+record.QuoteSchema+`"`...)
	b = field(b, "doc", doc.Article.ID)
	b = append(b, `,"sentence":`...)
	b = strconv.AppendInt(b, int64(q.Sentence), 10)
	kind := "indirect"
	if q.Direct {
		kind = "direct"
	}
	b = field(b, "kind", kind)
	b = append(b, `,"speaker":`...)
	b = actor(b, doc, &q.Speaker)
	b = append(b, `,"cue":`...)
	b = textSpan(b, doc, q.Cue)
	b = append(b, `,"text":{"start":`...)
	b = strconv.AppendInt(b, int64(q.Text.Start), 10)
	b = append(b, `,"end":`...)
	b = strconv.AppendInt(b, int64(q.Text.End), 10)
	return append(b, "}}"...)
}

func actors(b []byte, name string, doc *marsad.Document, as []marsad.Actor) []byte {
	b = append(b, ',', '"')
	b = append(b, name...)
	b = append(b, `":[`...)
	for i := range as {
		if i > 0 {
			b = append(b, ',')
		}
		b = actor(b, doc, &as[i])
	}
	return append(b, ']')
}

func actor(b []byte, doc *marsad.Document, a *marsad.Actor) []byte {
	b = append(b, `{"text":`...)
	b = str(b, a.Span.In(doc.Text))
	b = field(b, "name", a.Name)
	b = field(b, "id", a.ID)
	b = field(b, "country", a.Code.Country)
	b = field(b, "sector", a.Code.Sector)
	b = optional(b, "office", a.Office)
	b = optional(b, "rank", a.Rank)
	if !a.Span.Empty() {
		b = span(b, a.Span)
	}
	b = field(b, "coref", a.Coref)
	return append(b, '}')
}

func textSpan(b []byte, doc *marsad.Document, s marsad.Span) []byte {
	b = append(b, `{"text":`...)
	b = str(b, s.In(doc.Text))
	b = span(b, s)
	return append(b, '}')
}

func span(b []byte, s marsad.Span) []byte {
	b = append(b, `,"start":`...)
	b = strconv.AppendInt(b, int64(s.Start), 10)
	b = append(b, `,"end":`...)
	return strconv.AppendInt(b, int64(s.End), 10)
}

func field(b []byte, name, value string) []byte {
	b = append(b, ',', '"')
	b = append(b, name...)
	b = append(b, '"', ':')
	return str(b, value)
}

func optional(b []byte, name, value string) []byte {
	if value == "" {
		return b
	}
	return field(b, name, value)
}

func stringsField(b []byte, name string, values []string) []byte {
	b = append(b, ',', '"')
	b = append(b, name...)
	b = append(b, `":[`...)
	for i, v := range values {
		if i > 0 {
			b = append(b, ',')
		}
		b = str(b, v)
	}
	return append(b, ']')
}

func number(b []byte, v float64) []byte { return strconv.AppendFloat(b, v, 'f', -1, 64) }

// str appends s as a JSON string. Invalid UTF-8 becomes U+FFFD.
func str(b []byte, s string) []byte {
	const hex = "0123456789abcdef"
	b = append(b, '"')
	start := 0
	for i := 0; i < len(s); {
		c := s[i]
		if c >= ' ' && c != '"' && c != '\\' && c < utf8.RuneSelf {
			i++
			continue
		}
		if c < utf8.RuneSelf {
			b = append(b, s[start:i]...)
			switch c {
			case '"', '\\':
				b = append(b, '\\', c)
			case '\n':
				b = append(b, '\\', 'n')
			case '\t':
				b = append(b, '\\', 't')
			case '\r':
				b = append(b, '\\', 'r')
			default:
				b = append(b, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
			}
			i++
			start = i
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		if r == utf8.RuneError && n == 1 || r == '\u2028' || r == '\u2029' {
			b = append(b, s[start:i]...)
			switch r {
			case '\u2028':
				b = append(b, `\u2028`...)
			case '\u2029':
				b = append(b, `\u2029`...)
			default:
				b = append(b, "\uFFFD"...)
			}
			i += n
			start = i
			continue
		}
		i += n
	}
	b = append(b, s[start:]...)
	return append(b, '"')
}
