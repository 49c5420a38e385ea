package output

import (
	"strconv"
	"strings"

	"github.com/jedib0t/go-pretty/v6/text"

	"marsad"
)

// Hits writes the results of a search as lines for people to read, with the
// found words marked in the text as published. Codes come first, the Arabic
// words last. The zero Hits writes plain lines of any width in English.
type Hits struct {
	Width  int // columns of the terminal; 0 for no limit
	TTY    bool
	Colour bool
	Lang   Lang
}

// A Hit is one article that was found.
type Hit struct {
	Number  int64 // of the article in its archive
	Day     string
	Outlet  string
	Records int // that fit the query
	Title   string
	Text    string        // canonical
	Part    marsad.Span   // what to show of Text
	Marks   []marsad.Span // within Part, in order
}

// Widths of the columns before the Arabic text.
const (
	wNumber  = 16
	wOutlet  = 12
	wRecords = 7
)

// Header appends the heading.
func (h Hits) Header(b []byte) []byte {
	return h.table().heading(b, []column{{"date", wDate}, {"number", wNumber}, {"records", wRecords}, {"outlet", wOutlet}}, true)
}

func (h Hits) table() Table {
	return Table{Width: h.Width, TTY: h.TTY, Colour: h.Colour, Lang: h.Lang}
}

// Hit appends an article: a line with its title, and beneath it the part that
// was found.
func (h Hits) Hit(b []byte, x Hit) []byte {
	t := h.table()
	day := x.Day
	if day == "" {
		day = "—"
	}
	records := ""
	if x.Records > 0 {
		records = strconv.Itoa(x.Records)
	}
	line := pad(day, wDate) + gap + pad(strconv.FormatInt(x.Number, 10), wNumber) + gap + pad(records, wRecords) + gap + pad(t.cut(Clean(x.Outlet), wOutlet), wOutlet) + gap
	room := 0
	if h.Width > 0 {
		room = max(h.Width-text.StringWidthWithoutEscSequences(line)-1, 20)
	}
	title := Clean(x.Title)
	if room > 0 {
		title = t.cut(title, room)
	}
	b = append(b, strings.TrimRight(line+t.paint(sgrBold, t.isolate(title)), " ")...)
	b = append(b, '\n')
	if x.Part.Empty() {
		return b
	}
	b = append(b, strings.Repeat(" ", wDate+len(gap))...)
	if h.Width > 0 {
		room = max(h.Width-wDate-len(gap)-1, 20)
	}
	return append(append(b, t.isolate(h.part(x, room))...), '\n')
}

// part writes the part of the text with its marks, cut to some columns around
// the first of them.
func (h Hits) part(x Hit, room int) string {
	part := x.Part
	if room > 0 && len(x.Marks) > 0 {
		// a terminal shows about a letter for two bytes of Arabic
		if ahead := x.Marks[0].Start - part.Start; ahead > room {
			part.Start = min(wordStart(x.Text, x.Marks[0].Start-room/2), x.Marks[0].Start)
		}
	}
	var sb strings.Builder
	if part.Start > x.Part.Start {
		sb.WriteString("… ")
	}
	at := part.Start
	for _, m := range x.Marks {
		if m.Start < at {
			continue
		}
		sb.WriteString(Clean(x.Text[at:m.Start]))
		word := Clean(m.In(x.Text))
		if h.Colour {
			word = paint(true, "1;33", word)
		} else {
			word = "⟦" + word + "⟧"
		}
		sb.WriteString(word)
		at = m.End
	}
	sb.WriteString(Clean(x.Text[at:part.End]))
	s := sb.String()
	if room > 0 && text.StringWidthWithoutEscSequences(s) > room {
		s = text.Trim(s, room-1) + "…"
		if h.Colour {
			s += "\x1b[0m"
		}
	}
	return s
}

// wordStart returns the start of the first word at or after byte i.
func wordStart(s string, i int) int {
	if k := strings.IndexByte(s[i:], ' '); k >= 0 {
		return i + k + 1
	}
	return i
}
