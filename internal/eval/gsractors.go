package eval

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"marsad"
)

// An ActorCoder codes the actor that span marks in the text of an article, which
// has one sentence and the day on which it was published.
type ActorCoder func(a *marsad.Article, span marsad.Span) marsad.Code

// An ActorScore counts the codes of one side of one event type. The unit is one
// annotator's span with a role; unknown is a code like any other.
type ActorScore struct {
	Name      string // "PROTEST source" …
	Spans     int
	Unplaced  int // left out: the marked words are not in the text
	Countries int // spans coded with a country, international codes aside
	InSpan    int // of these, the country was found

	Main, MainAny, MainMajority       int // country code right against the span's own annotator, any, the majority
	Sector, SectorAny, SectorMajority int // sector code, likewise
	Both                              int // both codes, own annotator
}

// An ActorReport has one row for each type and side, and the sum of all.
type ActorReport struct{ Rows []ActorScore }

// international are main codes that are no country, in PLOVER and in the GSR.
var international = []string{"IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC", "INT", "UIS"}

// Actors scores f on every marked actor that has a role (docs/arabic.md §3c).
// "Any" and "majority" are the annotators of the same sentence and side whose
// spans overlap, the span's own among them; with a tie each side is the majority.
func (set *GSRSet) Actors(f ActorCoder) ActorReport {
	sum := ActorScore{Name: "all"}
	var out ActorReport
	for _, t := range []marsad.EventType{marsad.EventAssault, marsad.EventProtest} {
		for side, name := range [...]string{"source", "target"} {
			a := ActorScore{Name: t.String() + " " + name}
			for i := range set.spans {
				if s := &set.spans[i]; s.typ == t {
					a.sentence(&marsad.Article{ID: "gsr", Date: s.date, Text: s.text}, s.side[side], f)
				}
			}
			sum.add(&a)
			out.Rows = append(out.Rows, a)
		}
	}
	out.Rows = append(out.Rows, sum)
	return out
}

func (a *ActorScore) sentence(text *marsad.Article, marked []gsrActor, f ActorCoder) {
	for i := range marked {
		m := &marked[i]
		if m.span.Empty() {
			a.Unplaced++
			continue
		}
		code := f(text, m.span)
		countries, sectors := map[string]int{}, map[string]int{}
		for j := range marked {
			if marked[j].span.Overlaps(m.span) {
				countries[marked[j].country]++
				sectors[marked[j].sector]++
			}
		}
		a.Spans++
		if m.country != "" && !slices.Contains(international, m.country) {
			a.Countries++
			a.InSpan += one(code.Country == m.country)
		}
		a.Main += one(code.Country == m.country)
		a.MainAny += one(countries[code.Country] > 0)
		a.MainMajority += one(most(countries, code.Country))
		a.Sector += one(code.Sector == m.sector)
		a.SectorAny += one(sectors[code.Sector] > 0)
		a.SectorMajority += one(most(sectors, code.Sector))
		a.Both += one(code.Country == m.country && code.Sector == m.sector)
	}
}

// most reports whether no value of votes has more votes than v, which has some.
func most(votes map[string]int, v string) bool {
	for _, n := range votes {
		if n > votes[v] {
			return false
		}
	}
	return votes[v] > 0
}

func (a *ActorScore) add(b *ActorScore) {
	a.Spans += b.Spans
	a.Unplaced += b.Unplaced
	a.Countries += b.Countries
	a.InSpan += b.InSpan
	a.Main += b.Main
	a.MainAny += b.MainAny
	a.MainMajority += b.MainMajority
	a.Sector += b.Sector
	a.SectorAny += b.SectorAny
	a.SectorMajority += b.SectorMajority
	a.Both += b.Both
}

// Write prints one line per side.
func (r *ActorReport) Write(w io.Writer) error {
	var b strings.Builder
	for _, a := range r.Rows {
		f := func(n int) string { return fmt.Sprintf("%.3f", share(n, a.Spans)) }
		fmt.Fprintf(&b, "%-15s spans %4d  country in span %.3f of %d  main %s any %s majority %s  sector %s any %s majority %s  both %s",
			a.Name, a.Spans, share(a.InSpan, a.Countries), a.Countries, f(a.Main), f(a.MainAny), f(a.MainMajority), f(a.Sector), f(a.SectorAny), f(a.SectorMajority), f(a.Both))
		if a.Unplaced > 0 {
			fmt.Fprintf(&b, "  (%d not found in the text)", a.Unplaced)
		}
		b.WriteByte('\n')
	}
	return write(w, b.String())
}
