package output

import (
	"sort"

	"marsad"
)

// A Mark is a set of things that a stretch of text is part of.
type Mark uint8

// The marks.
const (
	MarkTrigger Mark = 1 << iota
	MarkActor
	MarkPlace
	MarkTime
	MarkCue
	MarkQuote
)

// A Piece is a stretch of text that carries the same marks throughout.
type Piece struct {
	marsad.Span
	Mark Mark
}

// An Explanation is what can be shown of a document, sorted by where it stands.
type Explanation struct {
	doc   *marsad.Document
	min   float64
	marks []Piece // may overlap; by start
}

// Explain gathers the marks of doc: triggers and further mentions of events
// whose confidence is at least min, actors, places, times and quotes.
func Explain(doc *marsad.Document, min float64) *Explanation {
	x := &Explanation{doc: doc, min: min}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		switch {
		case m.Kind == marsad.MentionPlace:
			x.mark(m.Span, MarkPlace)
		case !m.Adjective:
			x.mark(m.Span, MarkActor)
		}
	}
	for i := range doc.Times {
		x.mark(doc.Times[i].Span, MarkTime)
	}
	for i := range doc.Quotes {
		x.mark(doc.Quotes[i].Cue, MarkCue)
		x.mark(doc.Quotes[i].Text, MarkQuote)
	}
	for i := range doc.Events {
		e := &doc.Events[i]
		if e.Confidence < min {
			continue
		}
		x.mark(e.Trigger.Span, MarkTrigger)
		for _, m := range e.Mentions {
			x.mark(m.Trigger.Span, MarkTrigger)
		}
		for _, as := range [][]marsad.Actor{e.Actors, e.Recipients} {
			for k := range as {
				x.mark(as[k].Span, MarkActor)
			}
		}
		if e.Location != nil {
			x.mark(e.Location.Span, MarkPlace)
		}
	}
	sort.SliceStable(x.marks, func(i, j int) bool { return x.marks[i].Start < x.marks[j].Start })
	return x
}

func (x *Explanation) mark(s marsad.Span, m Mark) {
	if !s.Empty() {
		x.marks = append(x.marks, Piece{s, m})
	}
}

// Pieces cuts a stretch of the text at every border of a mark. The pieces, put
// together, are the stretch.
func (x *Explanation) Pieces(within marsad.Span) []Piece {
	cuts := []int{within.Start, within.End}
	var here []Piece
	for _, m := range x.marks {
		if m.Overlaps(within) {
			here = append(here, m)
			cuts = append(cuts, max(m.Start, within.Start), min(m.End, within.End))
		}
	}
	sort.Ints(cuts)
	var out []Piece
	for i := 1; i < len(cuts); i++ {
		p := Piece{Span: marsad.Span{Start: cuts[i-1], End: cuts[i]}}
		if p.Empty() {
			continue
		}
		for _, m := range here {
			if m.Contains(p.Span) {
				p.Mark |= m.Mark
			}
		}
		if n := len(out); n > 0 && out[n-1].Mark == p.Mark {
			out[n-1].End = p.End
			continue
		}
		out = append(out, p)
	}
	return out
}

// A Told is an event at one of the sentences that report it.
type Told struct {
	Event *marsad.Event
	Again bool // the sentence of a further mention, not of the trigger
}

// In returns the events that sentence i reports, in the order of the document.
func (x *Explanation) In(i int) []Told {
	var out []Told
	for k := range x.doc.Events {
		e := &x.doc.Events[k]
		if e.Confidence < x.min {
			continue
		}
		if e.Sentence == i {
			out = append(out, Told{e, false})
			continue
		}
		for _, m := range e.Mentions {
			if m.Sentence == i {
				out = append(out, Told{e, true})
				break
			}
		}
	}
	return out
}

// Quotes returns the quotes whose word of saying stands in sentence i.
func (x *Explanation) Quotes(i int) []*marsad.Quote {
	var out []*marsad.Quote
	for k := range x.doc.Quotes {
		if x.doc.Quotes[k].Sentence == i {
			out = append(out, &x.doc.Quotes[k])
		}
	}
	return out
}

// A Fact is one line beneath a record: a label and what it says.
type Fact struct {
	Label string
	Code  string   // left to right
	Text  string   // Arabic, as published or as the registry has it
	List  []string // for the why
}

// Facts lists what is known of an event, in the language l.
func (x *Explanation) Facts(e *marsad.Event, l Lang) []Fact {
	var out []Fact
	for i, as := range [][]marsad.Actor{e.Actors, e.Recipients} {
		arrow := [...]string{"", "→ "}[i]
		for k := range as {
			out = append(out, Fact{Label: l.Role(e, i == 1), Code: arrow + codeName(as[k].Code), Text: x.actorText(&as[k], l)})
		}
	}
	if e.Date.Known() {
		out = append(out, Fact{Label: l.word("when"), Code: e.Date.String()})
	}
	if e.Location != nil {
		out = append(out, Fact{Label: l.word("where"), Code: codeName(marsad.Code{Country: e.Location.Country}), Text: Clean(e.Location.Name)})
	}
	if a := e.Attribution; a != nil {
		out = append(out, Fact{Label: l.word("said"), Code: codeName(a.Speaker.Code), Text: x.actorText(&a.Speaker, l) + " (" + Clean(a.Cue.In(x.doc.Text)) + ")"})
	}
	if len(e.Contexts) > 0 {
		out = append(out, Fact{Label: l.word("subjects"), Code: JoinCell(e.Contexts, ";")})
	}
	if c := e.Commitment; c != nil {
		out = append(out, Fact{Label: l.word("promise"), Code: c.Type.String(), Text: Clean(c.Content.In(x.doc.Text))})
	}
	if len(e.Why) > 0 {
		out = append(out, Fact{Label: l.word("why"), List: e.Why})
	}
	return out
}

func (x *Explanation) actorText(a *marsad.Actor, l Lang) string {
	s := Clean(ActorName(x.doc, a))
	if s == "" {
		s = l.word("unknown")
	}
	if a.Office != "" && a.Office != s {
		s += "، " + Clean(a.Office)
	}
	if a.Span.Empty() && a.Coref != "" {
		s += " (" + l.word("implied") + ": " + Clean(a.Coref) + ")"
	}
	return s
}
