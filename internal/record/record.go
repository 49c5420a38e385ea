// Package record reads the JSON records of the contract back: call [ReadEvent]
// or [ReadQuote] on a line that [marsad/internal/output] printed, or [Lines] on
// all lines of an article. It prints nothing; records are written in one place
// only. Fields it does not know are passed over, since records gain fields.
package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// The schemas that can be read.
const (
	EventSchema = "marsad.event/1"
	QuoteSchema = "marsad.quote/1"
)

// An Event is a record of schema marsad.event/1; docs/formats/records.md tells
// what its fields hold. Offsets are bytes of the canonical text.
type Event struct {
	Schema        string       `json:"schema"`
	ID            string       `json:"id"`
	Doc           string       `json:"doc"`
	Source        string       `json:"source"`
	URL           string       `json:"url"`
	Date          string       `json:"date"` // YYYY, YYYY-MM or YYYY-MM-DD; "" unknown
	DatePrecision string       `json:"date_precision"`
	Type          string       `json:"event"`
	Modes         []string     `json:"mode"`
	Contexts      []string     `json:"context"`
	Auxiliary     string       `json:"auxiliary"`
	Quad          int          `json:"quad_code"`
	Scale         float64      `json:"event_scale"`
	CAMEO         string       `json:"cameo"`
	Goldstein     *float64     `json:"goldstein"`
	Actors        []Actor      `json:"actor"`
	Recipients    []Actor      `json:"recipient"`
	Location      *Location    `json:"location"`
	Attribution   *Attribution `json:"attribution"`
	Trigger       Trigger      `json:"trigger"`
	Sentence      Sentence     `json:"sentence"`
	Mentions      []Mention    `json:"mentions"`
	Commitment    *Commitment  `json:"commitment"`
	Confidence    float64      `json:"confidence"`
	Coder         Coder        `json:"coder"`
	Why           []string     `json:"why"`
}

// A Range is a half-open range of bytes of the canonical text.
type Range struct {
	Start int `json:"start"`
	End   int `json:"end"`
}

// In returns the bytes of text that r covers, "" when r does not lie in text.
func (r Range) In(text string) string {
	if r.Start < 0 || r.End > len(text) || r.Start > r.End {
		return ""
	}
	return text[r.Start:r.End]
}

// An Actor is one who takes part, or who speaks.
type Actor struct {
	Text    string `json:"text"` // "" when not named
	Name    string `json:"name"`
	ID      string `json:"id"` // in the registry
	Country string `json:"country"`
	Sector  string `json:"sector"`
	Office  string `json:"office"`
	Rank    string `json:"rank"`
	Coref   string `json:"coref"`
	Range
}

// A Location is where an event took place.
type Location struct {
	Text      string   `json:"text"`
	Name      string   `json:"name"`
	Country   string   `json:"country"`
	Lat       *float64 `json:"lat"` // degrees; nil when unknown
	Lon       *float64 `json:"lon"`
	Precision string   `json:"precision"`
	Range
}

// An Attribution is who reported an event.
type Attribution struct {
	Speaker Actor  `json:"speaker"`
	Cue     Text   `json:"cue"`
	Kind    string `json:"kind"`
}

// A Text is words with their place.
type Text struct {
	Text string `json:"text"`
	Range
}

// A Trigger is the word or phrase that expresses an event.
type Trigger struct {
	Text  string `json:"text"`
	Lemma string `json:"lemma"`
	Range
}

// A Sentence is the place of a sentence.
type Sentence struct {
	Index int `json:"index"`
	Range
}

// A Mention is a sentence that reports the event.
type Mention struct {
	Trigger  Text `json:"trigger"`
	Sentence int  `json:"sentence"`
}

// A Commitment is what an event promises, plans, threatens or asks for.
type Commitment struct {
	Type     string `json:"event"`
	Content  Text   `json:"content"`
	Deadline string `json:"deadline"`
}

// A Coder names the versions that made a record.
type Coder struct {
	Version  string `json:"version"`
	Lexicon  string `json:"lexicon"`
	Ontology string `json:"ontology"`
}

// A Quote is a record of schema marsad.quote/1.
type Quote struct {
	Schema   string `json:"schema"`
	Doc      string `json:"doc"`
	Sentence int    `json:"sentence"`
	Kind     string `json:"kind"` // "direct" or "indirect"
	Speaker  Actor  `json:"speaker"`
	Cue      Text   `json:"cue"`
	Text     Range  `json:"text"`
}

// ErrSchema is in the error for a line of a schema that is not known.
var ErrSchema = errors.New("unknown schema")

// ReadEvent reads one event.
func ReadEvent(line []byte) (Event, error) {
	var e Event
	if err := json.Unmarshal(line, &e); err != nil {
		return e, fmt.Errorf("event record: %w", err)
	}
	if e.Schema != EventSchema {
		return e, fmt.Errorf("event record: %w %q", ErrSchema, e.Schema)
	}
	return e, nil
}

// ReadQuote reads one quote.
func ReadQuote(line []byte) (Quote, error) {
	var q Quote
	if err := json.Unmarshal(line, &q); err != nil {
		return q, fmt.Errorf("quote record: %w", err)
	}
	if q.Schema != QuoteSchema {
		return q, fmt.Errorf("quote record: %w %q", ErrSchema, q.Schema)
	}
	return q, nil
}

// Split cuts the lines of an article into those of its events and those of its
// quotes, in their order. The lines lie in b and have no newline. A line of
// another schema is an error that holds ErrSchema.
func Split(b []byte) (events, quotes [][]byte, err error) {
	for line := range bytes.Lines(b) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		switch {
		case len(line) == 0:
		case bytes.HasPrefix(line, []byte(`{"schema":"`+EventSchema+`"`)):
			events = append(events, line)
		case bytes.HasPrefix(line, []byte(`{"schema":"`+QuoteSchema+`"`)):
			quotes = append(quotes, line)
		default:
			return nil, nil, fmt.Errorf("record: %w: %.60q", ErrSchema, line)
		}
	}
	return events, quotes, nil
}

// Lines reads all lines of an article.
func Lines(b []byte) (events []Event, quotes []Quote, err error) {
	es, qs, err := Split(b)
	if err != nil {
		return nil, nil, err
	}
	for _, line := range es {
		e, err := ReadEvent(line)
		if err != nil {
			return nil, nil, err
		}
		events = append(events, e)
	}
	for _, line := range qs {
		q, err := ReadQuote(line)
		if err != nil {
			return nil, nil, err
		}
		quotes = append(quotes, q)
	}
	return events, quotes, nil
}
