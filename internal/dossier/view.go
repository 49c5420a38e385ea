package dossier

import (
	"fmt"
	"strconv"
	"strings"

	"marsad"
	"marsad/internal/output"
)

// A Style says how a dossier is written for people.
type Style struct {
	Lang  output.Lang
	Names map[string]string // Arabic names of countries by code; nil shows codes
	Most  int               // items of each list; 0 for all
}

// defaultMost is how many items of a list people get to read.
const defaultMost = 200

func (s Style) word(key string) string {
	if w, ok := terms[s.Lang][key]; ok {
		return w
	}
	return terms[output.English][key]
}

// country names a country.
func (s Style) country(code string) string {
	if n := s.Names[code]; n != "" && s.Lang == output.Arabic {
		return n
	}
	return code
}

// A view is a dossier in words, the same for Markdown and HTML.
type view struct {
	Lang     output.Lang
	Dir      string
	Title    string
	Facts    []string
	Sections []section
}

type section struct {
	ID, Title string
	Head      []string
	Rows      []viewRow
	None      string // instead of rows
	More      string // beneath them
}

// A viewRow is a row of cells. The last one holds Arabic as published.
type viewRow struct {
	Cells  []string
	Before string // of the sentence
	Mark   string
	After  string
	Quoted bool // there is a sentence
	URL    string
}

func (d *Dossier) view(s Style) view {
	if s.Lang != output.Arabic {
		s.Lang = output.English
	}
	v := view{Lang: s.Lang, Dir: "ltr", Title: fmt.Sprintf(s.word("title"), s.country(d.A), s.country(d.B))}
	if s.Lang == output.Arabic {
		v.Dir = "rtl"
	}
	or := func(v, other string) string {
		if v == "" {
			return s.word(other)
		}
		return v
	}
	v.Facts = append(v.Facts, fmt.Sprintf(s.word("period"), or(d.From, "begin"), or(d.To, "end")))
	if d.Archive.First == "" {
		v.Facts = append(v.Facts, s.word("empty-archive"))
	} else {
		v.Facts = append(v.Facts, fmt.Sprintf(s.word("read"), d.Archive.Articles, d.Archive.First, d.Archive.Last))
	}
	line := fmt.Sprintf(s.word("counts"), d.Records, d.Articles, d.Actual)
	for _, c := range d.Aux {
		line += fmt.Sprintf(" %s: %d.", auxName(s.Lang, c.Auxiliary), c.Records)
	}
	if d.Undated > 0 {
		line += " " + fmt.Sprintf(s.word("undated"), d.Undated)
	}
	v.Facts = append(v.Facts, line, s.word("note"))
	for _, c := range d.Coders {
		v.Facts = append(v.Facts, fmt.Sprintf(s.word("coder"), c))
	}
	v.Sections = append(v.Sections, d.monthsSection(s))
	direction := func(it *Item) string { return strings.Join(it.From, ", ") + " → " + strings.Join(it.To, ", ") }
	v.Sections = append(v.Sections,
		s.list("timeline", d.Timeline, []string{"date", "event", "direction", "confidence", "outlet"}, func(it *Item) []string {
			return []string{or(it.Date, "unknown"), s.event(it), direction(it), confidence(it), it.Outlet}
		}),
		s.list("meetings", d.Meetings, []string{"date", "event", "who", "whom", "outlet"}, func(it *Item) []string {
			return []string{or(it.Date, "unknown"), s.event(it), s.parties(it.Actors), s.parties(it.Recipients), it.Outlet}
		}),
		s.list("said", d.Said, []string{"date", "event", "direction", "speaker", "outlet"}, func(it *Item) []string {
			speaker := s.parties([]Party{*it.Speaker})
			if it.Cue != "" {
				speaker += " (" + it.Cue + ")"
			}
			return []string{or(it.Date, "unknown"), s.event(it), direction(it), speaker, it.Outlet}
		}),
		s.list("promised", d.Promised, []string{"date", "event", "direction", "what", "deadline", "outlet"}, func(it *Item) []string {
			return []string{or(it.Date, "unknown"), s.event(it), direction(it), strings.TrimSpace(it.Promises + " " + it.Content), it.Deadline, it.Outlet}
		}))
	return v
}

func (d *Dossier) monthsSection(s Style) section {
	sec := section{ID: "months", Title: s.word("months"), None: s.word("none")}
	for _, k := range []string{"month", "direction", "quad1", "quad2", "quad3", "quad4"} {
		sec.Head = append(sec.Head, s.word(k))
	}
	for i := range d.Months {
		m := &d.Months[i]
		row := viewRow{Cells: []string{m.Month, m.From + " → " + m.To}}
		for _, q := range m.Quads {
			cell := ""
			if q.Records > 0 {
				cell = fmt.Sprintf("%d (%+.1f)", q.Records, q.Mean)
			}
			row.Cells = append(row.Cells, cell)
		}
		sec.Rows = append(sec.Rows, row)
	}
	return sec
}

// list makes a section of items: cells, then the sentence.
func (s Style) list(name string, items []Item, head []string, cells func(*Item) []string) section {
	sec := section{ID: name, Title: s.word(name), None: s.word("none")}
	for _, k := range append(head, "sentence") {
		sec.Head = append(sec.Head, s.word(k))
	}
	for i := range items {
		if s.Most > 0 && i == s.Most {
			sec.More = fmt.Sprintf(s.word("more"), len(items)-i)
			break
		}
		it := &items[i]
		row := viewRow{Cells: cells(it), Quoted: true, URL: it.URL}
		row.Before, row.Mark, row.After = it.Sentence[:it.Trigger[0]], it.Sentence[it.Trigger[0]:it.Trigger[1]], it.Sentence[it.Trigger[1]:]
		sec.Rows = append(sec.Rows, row)
	}
	return sec
}

// event names type, mode and auxiliary mode.
func (s Style) event(it *Item) string {
	name := it.Type
	if len(it.Modes) > 0 {
		name += "/" + strings.Join(it.Modes, "+")
	}
	if s.Lang == output.Arabic {
		if t, ok := marsad.ParseEventType(it.Type); ok {
			name = s.Lang.Type(t) + " " + name
		}
	}
	if it.Auxiliary != "" {
		name += " (" + auxName(s.Lang, it.Auxiliary) + ")"
	}
	return name
}

func auxName(l output.Lang, name string) string {
	a, _ := marsad.ParseAuxiliary(name) // records of the archive are checked
	return l.Auxiliary(a)
}

// parties names people by office and name, others by name, with their codes.
func (s Style) parties(ps []Party) string {
	var out []string
	for _, p := range ps {
		name := p.Name
		if p.Office != "" {
			name = p.Office + " " + name
		}
		if name == "" {
			name = s.word("unknown")
		}
		if code := strings.TrimSpace(p.Country + " " + p.Sector); code != "" {
			name += " [" + code + "]"
		}
		out = append(out, name)
	}
	return strings.Join(out, "، ")
}

func confidence(it *Item) string { return strconv.FormatFloat(it.Confidence, 'f', 2, 64) }
