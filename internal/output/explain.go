package output

import (
	"fmt"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"marsad"
)

// A Plain writes explained articles as text: sentence by sentence with marks,
// and beneath each sentence its records with what led to them.
type Plain struct {
	Width         int // columns; 0 for no limit: then no line is broken
	TTY           bool
	Colour        bool // marks by colour instead of brackets
	Lang          Lang
	MinConfidence float64
}

// markSigns are the brackets and the colours of marks, most telling first.
var markSigns = [...]struct {
	mark        Mark
	open, close string
	sgr         string
	word        string
}{
	{MarkTrigger, "⟦", "⟧", "1;4;33", "trigger"},
	{MarkCue, "⟨", "⟩", "35", "cue"},
	{MarkActor, "{", "}", "36", "actor"},
	{MarkPlace, "⦅", "⦆", "32", "place"},
	{MarkTime, "⟪", "⟫", "34", "time"},
	{MarkQuote, "❝", "❞", "3", "quote"},
}

// Legend appends one line that tells what the marks mean.
func (p Plain) Legend(b []byte) []byte {
	b = append(b, p.Lang.word("marks")...)
	b = append(b, ':')
	for _, s := range markSigns {
		w := p.Lang.word(s.word)
		b = append(b, "  "...)
		if p.Colour {
			b = append(b, paint(true, s.sgr, w)...)
			continue
		}
		b = append(b, s.open+w+s.close...)
	}
	return append(b, '\n')
}

// Document appends the article.
func (p Plain) Document(b []byte, doc *marsad.Document) []byte {
	x := Explain(doc, p.MinConfidence)
	head := doc.Article.ID
	for _, s := range []string{doc.Article.Source, doc.Article.Date} {
		if s != "" {
			head += "  " + s
		}
	}
	b = append(b, paint(p.Colour, sgrDim, "── "+Clean(head)+" ──")...)
	b = append(b, '\n')
	records := 0
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		b = append(b, '\n')
		b = append(b, paint(p.Colour, sgrDim, fmt.Sprintf("%3d ", i))...)
		b = p.sentence(b, x, s)
		for _, q := range x.Quotes(i) {
			b = p.fact(b, "    ", Fact{Label: "❝ " + p.Lang.word("said"), Code: codeName(q.Speaker.Code), Text: x.actorText(&q.Speaker, p.Lang)})
		}
		for _, t := range x.In(i) {
			b = p.event(b, x, t)
			records++
		}
	}
	if records == 0 {
		b = append(b, "    ("+p.Lang.word("nothing")+")\n"...)
	}
	for _, is := range doc.Issues {
		b = p.fact(b, "  ", Fact{Label: "! " + p.Lang.word("issue"), Code: is.Stage + " " + is.Kind, Text: Clean(is.Detail)})
	}
	return b
}

// sentence writes the marked text, wrapped at spaces.
func (p Plain) sentence(b []byte, x *Explanation, s *marsad.Sentence) []byte {
	const indent = 4
	w := wrapper{b: b, width: p.Width - indent - 1, indent: indent, p: p}
	if p.Width == 0 {
		w.width = 1 << 30
	}
	w.start()
	open := Mark(0)
	for _, piece := range x.Pieces(s.Span) {
		raw := Clean(piece.In(x.doc.Text))
		if p.Colour {
			w.sgr = colourOf(piece.Mark)
			if s.Title && w.sgr == "" {
				w.sgr = sgrBold
			}
			w.text(raw)
			continue
		}
		var sb strings.Builder
		for _, m := range markSigns { // closed inside out
			if open&m.mark != 0 && piece.Mark&m.mark == 0 {
				sb.WriteString(m.close)
			}
		}
		for i := len(markSigns) - 1; i >= 0; i-- {
			if m := markSigns[i]; open&m.mark == 0 && piece.Mark&m.mark != 0 {
				sb.WriteString(m.open)
			}
		}
		open = piece.Mark
		w.text(sb.String() + raw)
	}
	for _, m := range markSigns {
		if open&m.mark != 0 {
			w.text(m.close)
		}
	}
	return w.end()
}

func colourOf(m Mark) string {
	var codes []string
	for _, s := range markSigns {
		if m&s.mark == 0 {
			continue
		}
		if s.mark == MarkQuote || len(codes) == 0 {
			codes = append(codes, s.sgr)
		}
	}
	return strings.Join(codes, ";")
}

func (p Plain) event(b []byte, x *Explanation, t Told) []byte {
	e := t.Event
	b = append(b, "    "...)
	b = append(b, paint(p.Colour, "1;"+typeColour(e.Type), "▸ "+EventName(e))...)
	b = append(b, fmt.Sprintf("  %.2f", e.Confidence)...)
	if t.Again {
		b = append(b, "  ("+p.Lang.word("again")+")\n"...)
		return b
	}
	if e.CAMEO != "" {
		b = append(b, "  CAMEO "+e.CAMEO...)
	}
	b = append(b, "  "+p.isolate(p.Lang.Type(e.Type))...)
	if a := p.Lang.Auxiliary(e.Auxiliary); a != "" {
		b = append(b, ", "+p.isolate(a)...)
	}
	b = append(b, '\n')
	for _, f := range x.Facts(e, p.Lang) {
		b = p.fact(b, "      ", f)
	}
	return b
}

func (p Plain) fact(b []byte, indent string, f Fact) []byte {
	b = append(b, indent...)
	b = append(b, paint(p.Colour, sgrDim, p.isolate(f.Label)+pad(f.Label, 14)[len(f.Label):])...)
	b = append(b, ' ')
	if len(f.List) > 0 {
		for i, s := range f.List {
			if i > 0 {
				b = append(b, indent+strings.Repeat(" ", 15)...)
			}
			b = append(b, paint(p.Colour, sgrDim, p.isolate(Clean(s)))...)
			b = append(b, '\n')
		}
		return b
	}
	if f.Code != "" {
		b = append(b, f.Code...)
		if f.Text != "" {
			b = append(b, "  "...)
		}
	}
	text := f.Text
	if p.Width > 0 {
		text = Table{Width: p.Width}.cut(text, max(p.Width-len(indent)-16-len(f.Code)-2, 12))
	}
	b = append(b, p.isolate(text)...)
	return append(b, '\n')
}

func (p Plain) isolate(s string) string { return Table{TTY: p.TTY}.isolate(s) }

// A wrapper breaks marked text at spaces. Colours begin anew on each line, and
// on a terminal each line is isolated.
type wrapper struct {
	b      []byte
	width  int
	indent int
	p      Plain
	sgr    string
	used   int
	word   []byte // the word being gathered, with its colours
	wide   int    // its width
}

func (w *wrapper) start() {
	if w.p.TTY {
		w.b = append(w.b, fsi...)
	}
}

func (w *wrapper) text(s string) {
	for i, part := range strings.Split(s, " ") {
		if i > 0 {
			w.flush()
			if w.used > 0 && w.used < w.width {
				w.b = append(w.b, ' ')
				w.used++
			}
		}
		w.word = append(w.word, paint(w.sgr != "", w.sgr, part)...)
		w.wide += text.StringWidthWithoutEscSequences(part)
	}
}

func (w *wrapper) flush() {
	if w.wide > 0 && w.used > 0 && w.used+w.wide > w.width {
		if w.p.TTY {
			w.b = append(w.b, pdi...)
		}
		w.b = append(w.b, '\n')
		w.b = append(w.b, strings.Repeat(" ", w.indent)...)
		w.start()
		w.used = 0
	}
	w.b = append(w.b, w.word...)
	w.used += w.wide
	w.word, w.wide = w.word[:0], 0
}

func (w *wrapper) end() []byte {
	w.flush()
	if w.p.TTY {
		w.b = append(w.b, pdi...)
	}
	return append(w.b, '\n')
}
