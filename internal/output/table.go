package output

import (
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"marsad"
)

// A Table writes events as lines for people to read. Codes come first, the
// Arabic words last, so that no terminal mixes the two directions; text is
// never re-ordered. The zero Table writes plain lines of any width in English.
type Table struct {
	Width         int  // columns of the terminal; 0 for no limit
	TTY           bool // isolate right-to-left text, which only terminals understand
	Colour        bool
	Lang          Lang
	MinConfidence float64
}

// Widths of the columns before the Arabic text.
const (
	wDate  = 10
	wEvent = 22 // ASSAULT/unconventional
	wWho   = 23
	wConf  = 4
	gap    = "  "
	// narrow is the width below which the Arabic words get a line of their own
	narrow = wDate + wEvent + wWho + wConf + 4*len(gap) + 36
)

// Header appends the heading.
func (t Table) Header(b []byte) []byte {
	return t.heading(b, []column{{"date", wDate}, {"event", wEvent}, {"who", wWho}, {"confidence", wConf}}, !t.twoLines())
}

// A column is the word above it and how wide it is.
type column struct {
	key   string
	width int
}

// heading appends the words above the columns and, when they are to follow on
// the same line, above the words of the text.
func (t Table) heading(b []byte, columns []column, words bool) []byte {
	var sb strings.Builder
	for _, c := range columns {
		w := t.Lang.word(c.key)
		sb.WriteString(t.isolate(w))
		sb.WriteString(pad(w, c.width)[len(w):])
		sb.WriteString(gap)
	}
	if words {
		sb.WriteString(t.isolate(t.Lang.word("words")))
	}
	return append(append(b, t.paint(sgrBold, strings.TrimRight(sb.String(), " "))...), '\n')
}

// Document appends the events of doc that are sure enough.
func (t Table) Document(b []byte, doc *marsad.Document) []byte {
	for i := range doc.Events {
		if doc.Events[i].Confidence >= t.MinConfidence {
			b = t.event(b, doc, &doc.Events[i])
		}
	}
	return b
}

// Article appends the headline of doc as a line of its own, then its events.
func (t Table) Article(b []byte, doc *marsad.Document) []byte {
	head := doc.Article.Title
	if head == "" {
		head = doc.Article.ID
	}
	if t.Width > 0 {
		head = t.cut(Clean(head), t.Width-3)
	}
	b = append(b, "\n■ "+t.paint(sgrBold, t.isolate(Clean(head)))...)
	return t.Document(append(b, '\n'), doc)
}

func (t Table) twoLines() bool { return t.Width > 0 && t.Width < narrow }

func (t Table) event(b []byte, doc *marsad.Document, e *marsad.Event) []byte {
	date := e.Date.String()
	if date == "" {
		date = "—"
	}
	who := codes(e.Actors) + " → " + codes(e.Recipients)
	line := pad(date, wDate) + gap +
		t.paint(typeColour(e.Type), pad(t.cut(EventName(e), wEvent), wEvent)) + gap +
		pad(t.cut(who, wWho), wWho) + gap +
		strconv.FormatFloat(e.Confidence, 'f', 2, 64)
	b = append(b, line...)
	told, room := t.told(doc, e), 0
	switch {
	case t.twoLines():
		b = append(b, '\n')
		b = append(b, strings.Repeat(" ", wDate+len(gap))...)
		room = t.Width - wDate - len(gap) - 1
	default:
		b = append(b, gap...)
		if t.Width > 0 {
			room = t.Width - (wDate + wEvent + wWho + wConf + 4*len(gap)) - 1
		}
	}
	if room > 0 {
		told = t.cut(told, room)
	}
	b = append(b, t.isolate(told)...)
	return append(b, '\n')
}

// told is the Arabic of a record: the trigger, then who and whom by name.
func (t Table) told(doc *marsad.Document, e *marsad.Event) string {
	s := Clean(e.Trigger.Span.In(doc.Text))
	if t.Lang == Arabic {
		s = t.Lang.Type(e.Type) + ": " + s
	}
	if a := t.Lang.Auxiliary(e.Auxiliary); a != "" && t.Lang == Arabic {
		s += " (" + a + ")"
	}
	for i, as := range [][]marsad.Actor{e.Actors, e.Recipients} {
		var names []string
		for k := range as {
			if n := Clean(ActorName(doc, &as[k])); n != "" {
				names = append(names, n)
			}
		}
		if len(names) > 0 {
			s += [...]string{" | ", " ← "}[i] + strings.Join(names, "، ")
		}
	}
	return s
}

// EventName returns TYPE/mode, with a mark for what did not plainly happen:
// "+" announced, "?" possible, "−" denied, "<" past background.
func EventName(e *marsad.Event) string {
	s := e.Type.String()
	if len(e.Modes) > 0 {
		s += "/" + strings.Join(e.Modes, "+")
	}
	return s + auxMarks[e.Auxiliary]
}

var auxMarks = [...]string{marsad.AuxNone: "", marsad.AuxFuture: " +", marsad.AuxHypothetical: " ?", marsad.AuxNegation: " −", marsad.AuxHistorical: " <"}

// codes joins the different codes of the actors.
func codes(as []marsad.Actor) string {
	var out []string
	for i := range as {
		c := codeName(as[i].Code)
		seen := false
		for _, o := range out {
			seen = seen || o == c
		}
		if !seen {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return "—"
	}
	return strings.Join(out, ", ")
}

// codeName writes a code as "LBY MIL", with "---" for an unknown country.
func codeName(c marsad.Code) string {
	if c.Country == "" {
		c.Country = "---"
	}
	return strings.TrimSuffix(c.Country+" "+c.Sector, " ")
}

// pad fills s up to width columns; it counts what the terminal shows.
func pad(s string, width int) string {
	if n := text.StringWidthWithoutEscSequences(s); n < width {
		return s + strings.Repeat(" ", width-n)
	}
	return s
}

// cut shortens s to width columns when there is a limit at all.
func (t Table) cut(s string, width int) string {
	if t.Width == 0 || text.StringWidthWithoutEscSequences(s) <= width {
		return s
	}
	return text.Trim(s, width-1) + "…"
}

// The marks that keep right-to-left text from moving its neighbours.
const (
	fsi = "\u2068" // first strong isolate
	pdi = "\u2069" // pop directional isolate
)

func (t Table) isolate(s string) string {
	if !t.TTY || s == "" {
		return s
	}
	return fsi + s + pdi
}

// Select graphic rendition codes.
const (
	sgrBold = "1"
	sgrDim  = "2"
)

// typeColour is the colour of a type's quad: green and cyan for cooperation,
// yellow and red for conflict.
func typeColour(t marsad.EventType) string {
	switch t {
	case marsad.EventAgree, marsad.EventConsult, marsad.EventSupport, marsad.EventConcede:
		return "36"
	case marsad.EventCooperate, marsad.EventAid, marsad.EventRetreat:
		return "32"
	case marsad.EventRequest, marsad.EventAccuse, marsad.EventReject, marsad.EventThreaten:
		return "33"
	}
	return "31"
}

func (t Table) paint(sgr, s string) string { return paint(t.Colour, sgr, s) }

func paint(on bool, sgr, s string) string {
	if !on || sgr == "" || s == "" {
		return s
	}
	return "\x1b[" + sgr + "m" + s + "\x1b[0m"
}
