package eval

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"marsad"
	"marsad/internal/gold"
)

// A system is events and quotes by sentence: what was coded, or the gold itself.
type system struct {
	set     *gold.Set
	index   map[string]int // article id → index
	events  map[key][]event
	quotes  map[key][]marsad.Code
	skipped int
}

func newSystem(set *gold.Set) *system {
	s := &system{set: set, index: map[string]int{}, events: map[key][]event{}, quotes: map[key][]marsad.Code{}}
	for i := range set.Articles {
		s.index[set.Articles[i].ID] = i
	}
	return s
}

func goldOf(set *gold.Set) *system {
	s := newSystem(set)
	for i := range set.Articles {
		for _, e := range set.Articles[i].Events {
			k := key{i, e.Sentence}
			ev := event{typ: e.Type, aux: e.Aux, act: e.Actors, rec: e.Recipients, trigger: e.Trigger}
			if e.Mode != "" {
				ev.modes = []string{e.Mode}
			}
			s.events[k] = append(s.events[k], ev)
		}
		for _, q := range set.Articles[i].Quotes {
			k := key{i, q.Sentence}
			s.quotes[k] = append(s.quotes[k], q.Code)
		}
	}
	return s
}

// at returns the sentence of article i that holds byte offset b of its text.
func (s *system) at(i, b int) key { return key{i, s.set.Articles[i].SentenceOf(b)} }

// addMention adds one mention of e whose trigger is the bytes [start, end).
func (s *system) addMention(i int, e event, start, end int) {
	e.trigger = pySlice(s.set.Articles[i].Text, start, end)
	k := s.at(i, start)
	s.events[k] = append(s.events[k], e)
}

// add adds what the records of doc would say.
func (s *system) add(doc *marsad.Document, minConfidence float64) {
	i, known := s.index[doc.Article.ID]
	for n := range doc.Events {
		e := &doc.Events[n]
		if e.Confidence < minConfidence {
			continue
		}
		if !known {
			s.skipped++
			continue
		}
		ev := event{typ: e.Type.String(), modes: e.Modes, aux: e.Auxiliary.String(), act: args(doc, e.Actors), rec: args(doc, e.Recipients), confidence: e.Confidence}
		for _, m := range e.Mentions {
			s.addMention(i, ev, m.Trigger.Span.Start, m.Trigger.Span.End)
		}
		if len(e.Mentions) == 0 {
			s.addMention(i, ev, e.Trigger.Span.Start, e.Trigger.Span.End)
		}
	}
	for n := range doc.Quotes {
		if !known {
			s.skipped++
			continue
		}
		q := &doc.Quotes[n]
		k := s.at(i, q.Cue.Start)
		s.quotes[k] = append(s.quotes[k], q.Speaker.Code)
	}
}

func args(doc *marsad.Document, as []marsad.Actor) []gold.Arg {
	out := make([]gold.Arg, len(as))
	for i := range as {
		out[i] = gold.Arg{Text: as[i].Span.In(doc.Text), Code: as[i].Code}
	}
	return out
}

// The records of the contract, as far as they are scored.
type (
	recSpan struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	recActor struct {
		Text    string `json:"text"`
		Country string `json:"country"`
		Sector  string `json:"sector"`
	}
	recMention struct {
		Trigger *recSpan `json:"trigger"`
	}
	record struct {
		recMention
		Schema     string       `json:"schema"`
		Doc        string       `json:"doc"`
		Event      *string      `json:"event"`
		Mode       []string     `json:"mode"`
		Auxiliary  string       `json:"auxiliary"`
		Actor      []recActor   `json:"actor"`
		Recipient  []recActor   `json:"recipient"`
		Mentions   []recMention `json:"mentions"`
		Confidence *float64     `json:"confidence"`
		Speaker    recActor     `json:"speaker"`
		Cue        *recSpan     `json:"cue"`
	}
)

var (
	errNoTrigger = errors.New("a mention without a trigger")
	errNoEvent   = errors.New("no event type")
	errNoCue     = errors.New("a quote without a cue")
)

// ReadSystem scores what `marsad code --format jsonl --with quotes` printed, all
// of it, whatever its confidence. Its error names the line that is no record.
func ReadSystem(r io.Reader, set *gold.Set) (Report, error) {
	sys := newSystem(set)
	br := bufio.NewReader(r)
	for n := 1; ; n++ {
		line, err := br.ReadBytes('\n')
		if len(bytes.TrimSpace(line)) > 0 {
			if err := sys.record(line); err != nil {
				return Report{}, fmt.Errorf("eval: line %d: %w", n, err)
			}
		}
		if err == io.EOF {
			return score(set, sys), nil
		}
		if err != nil {
			return Report{}, fmt.Errorf("eval: line %d: %w", n, err)
		}
	}
}

func (s *system) record(line []byte) error {
	var r record
	if err := json.Unmarshal(line, &r); err != nil {
		return err
	}
	i, known := s.index[r.Doc]
	if !known {
		s.skipped++
		return nil
	}
	if strings.HasPrefix(r.Schema, "marsad.quote/") {
		if r.Cue == nil {
			return errNoCue
		}
		k := s.at(i, r.Cue.Start)
		s.quotes[k] = append(s.quotes[k], r.Speaker.code())
		return nil
	}
	if r.Event == nil {
		return errNoEvent
	}
	e := event{typ: *r.Event, modes: r.Mode, aux: r.Auxiliary, act: recArgs(r.Actor), rec: recArgs(r.Recipient), confidence: 1}
	if r.Confidence != nil {
		e.confidence = *r.Confidence
	}
	mentions := r.Mentions
	if len(mentions) == 0 {
		mentions = []recMention{r.recMention}
	}
	if slices.ContainsFunc(mentions, func(m recMention) bool { return m.Trigger == nil }) {
		return errNoTrigger
	}
	for _, m := range mentions {
		s.addMention(i, e, m.Trigger.Start, m.Trigger.End)
	}
	return nil
}

func (a recActor) code() marsad.Code {
	if a.Country == "---" {
		a.Country = ""
	}
	return marsad.Code{Country: a.Country, Sector: a.Sector}
}

func recArgs(as []recActor) []gold.Arg {
	out := make([]gold.Arg, len(as))
	for i, a := range as {
		out[i] = gold.Arg{Text: a.Text, Code: a.code()}
	}
	return out
}
