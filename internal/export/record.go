package export

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"time"
	"unicode/utf8"

	"marsad"
)

// schema is the schema of the records that are read; quotes stand in the same
// files and are passed over.
const (
	schema      = "marsad.event/1"
	schemaQuote = "marsad.quote/1"
)

// A Record is an event as `marsad code` prints it (docs/formats/records.md).
// Offsets are bytes of the canonical text of the article.
type Record struct {
	Schema        string       `json:"schema"`
	ID            string       `json:"id"`
	Doc           string       `json:"doc"`
	Source        string       `json:"source"`
	URL           string       `json:"url"`
	Date          string       `json:"date"`
	DatePrecision string       `json:"date_precision"`
	Event         string       `json:"event"`
	Mode          []string     `json:"mode"`
	Context       []string     `json:"context"`
	Auxiliary     string       `json:"auxiliary"`
	QuadCode      int          `json:"quad_code"`
	EventScale    float64      `json:"event_scale"`
	CAMEO         string       `json:"cameo"`
	Goldstein     *float64     `json:"goldstein"`
	Actor         []Actor      `json:"actor"`
	Recipient     []Actor      `json:"recipient"`
	Location      *Location    `json:"location"`
	Attribution   *Attribution `json:"attribution"`
	Trigger       Trigger      `json:"trigger"`
	Sentence      Sentence     `json:"sentence"`
	Mentions      []Mention    `json:"mentions"`
	Commitment    *Commitment  `json:"commitment"`
	Counts        []Count      `json:"counts"`
	Confidence    float64      `json:"confidence"`
	Coder         Coder        `json:"coder"`
	Why           []string     `json:"why"`

	about *Article // nil when only Options.Articles tells of it
}

// A Text is a stretch of the canonical text.
type Text struct {
	Text  string `json:"text"`
	Start int    `json:"start"`
	End   int    `json:"end"`
}

// A Trigger is the words that express an event.
type Trigger struct {
	Text
	Lemma string `json:"lemma"`
}

// A Sentence is the sentence of the trigger; Index counts from 0.
type Sentence struct {
	Index int `json:"index"`
	Start int `json:"start"`
	End   int `json:"end"`
}

// A Mention is one sentence that reports the event.
type Mention struct {
	Trigger  Text `json:"trigger"`
	Sentence int  `json:"sentence"`
}

// An Actor takes part in an event. Text is empty when no words name it.
type Actor struct {
	Text
	Name    string `json:"name"`
	ID      string `json:"id"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
	Office  string `json:"office"`
	Rank    string `json:"rank"`
	Coref   string `json:"coref"`
}

// Called returns the name of a, or where it has none its words.
func (a *Actor) Called() string {
	if a.Name != "" {
		return a.Name
	}
	return a.Text.Text
}

// A Location is where an event took place; Lat and Lon are nil when unknown.
type Location struct {
	Text
	Name      string   `json:"name"`
	Country   string   `json:"country"`
	Lat       *float64 `json:"lat"`
	Lon       *float64 `json:"lon"`
	Precision string   `json:"precision"`
}

// An Attribution says who reported an event.
type Attribution struct {
	Speaker Actor  `json:"speaker"`
	Cue     Text   `json:"cue"`
	Kind    string `json:"kind"`
}

// A Commitment is what is promised, planned, threatened or asked for.
type Commitment struct {
	Event    string `json:"event"`
	Content  Text   `json:"content"`
	Deadline string `json:"deadline"`
}

// A Count is a number of people that the text gives: Kind is dead, injured,
// arrested or crowd; a bound that the text does not give is nil.
type Count struct {
	Kind string   `json:"kind"`
	Low  *float64 `json:"low"`
	Best *float64 `json:"best"`
	High *float64 `json:"high"`
	Text
}

// A Coder says what made the record.
type Coder struct {
	Version  string `json:"version"`
	Lexicon  string `json:"lexicon"`
	Ontology string `json:"ontology"`
}

// errQuote is the error of Decode for a line that is a quote.
var errQuote = errors.New("a quote, not an event")

// Decode reads one record from a JSON object and checks it. The error says what
// is wrong with it. Unknown fields are passed over; line is not kept.
func Decode(line []byte) (Record, error) {
	var r Record
	if !utf8.Valid(line) {
		return r, errors.New("not UTF-8")
	}
	dec := json.NewDecoder(strings.NewReader(string(line)))
	if err := dec.Decode(&r); err != nil {
		if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
			return r, errors.New("no complete JSON object")
		}
		if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
			if r.Schema == schemaQuote { // its sentence is a number
				return r, errQuote
			}
			return r, fmt.Errorf("field %s cannot be a JSON %s", e.Field, e.Value)
		}
		return r, fmt.Errorf("bad JSON: %w", err)
	}
	if _, err := dec.Token(); err != io.EOF {
		return r, errors.New("more after the JSON object")
	}
	return r, r.check()
}

// check returns the first thing that is wrong with r.
func (r *Record) check() error {
	switch r.Schema {
	case schema:
	case schemaQuote:
		return errQuote
	default:
		return fmt.Errorf("schema %q, want %q", r.Schema, schema)
	}
	if r.ID == "" {
		return errors.New("no id")
	}
	if _, ok := marsad.ParseEventType(r.Event); !ok {
		return fmt.Errorf("event %q is no PLOVER type", r.Event)
	}
	switch r.Auxiliary {
	case "", "future", "hypothetical", "negation", "historical":
	default:
		return fmt.Errorf("auxiliary mode %q", r.Auxiliary)
	}
	if r.QuadCode < 1 || r.QuadCode > 4 {
		return fmt.Errorf("quad_code %d, want 1 to 4", r.QuadCode)
	}
	if !(r.EventScale >= -10 && r.EventScale <= 10) {
		return fmt.Errorf("event_scale %v, want -10 to 10", r.EventScale)
	}
	if !(r.Confidence >= 0 && r.Confidence <= 1) {
		return fmt.Errorf("confidence %v, want 0 to 1", r.Confidence)
	}
	if !cameoCode(r.CAMEO) {
		return fmt.Errorf("cameo %q, want two to four digits", r.CAMEO)
	}
	if _, err := r.date(); err != nil {
		return err
	}
	for _, side := range [...][]Actor{r.Actor, r.Recipient} {
		for i := range side {
			if err := side[i].check(); err != nil {
				return err
			}
		}
	}
	if l := r.Location; l != nil {
		if !upper3(l.Country) {
			return fmt.Errorf("country %q of the location", l.Country)
		}
		if (l.Lat == nil) != (l.Lon == nil) || l.Lat != nil && !(*l.Lat >= -90 && *l.Lat <= 90 && *l.Lon >= -180 && *l.Lon <= 180) {
			return errors.New("bad lat or lon")
		}
	}
	return nil
}

func (a *Actor) check() error {
	switch {
	case !upper3(a.Country):
		return fmt.Errorf("country %q of an actor", a.Country)
	case !upper3(a.Sector):
		return fmt.Errorf("sector %q of an actor", a.Sector)
	case a.Start < 0 || a.End < a.Start:
		return fmt.Errorf("offsets %d to %d of an actor", a.Start, a.End)
	}
	return nil
}

// upper3 reports whether s is empty or three capital letters.
func upper3(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return s == "" || len(s) == 3
}

func cameoCode(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s == "" || len(s) >= 2 && len(s) <= 4
}

// date returns the day of r, with its precision; the zero Date when unknown.
func (r *Record) date() (marsad.Date, error) {
	var layout string
	var p marsad.Precision
	switch r.DatePrecision {
	case "day":
		layout, p = time.DateOnly, marsad.PrecisionDay
	case "week":
		layout, p = time.DateOnly, marsad.PrecisionWeek
	case "month":
		layout, p = "2006-01", marsad.PrecisionMonth
	case "year":
		layout, p = "2006", marsad.PrecisionYear
	case "":
		if r.Date == "" {
			return marsad.Date{}, nil
		}
		return marsad.Date{}, fmt.Errorf("date %q without date_precision", r.Date)
	default:
		return marsad.Date{}, fmt.Errorf("date_precision %q", r.DatePrecision)
	}
	t, err := time.Parse(layout, r.Date)
	if err != nil {
		return marsad.Date{}, fmt.Errorf("date %q is no %s", r.Date, r.DatePrecision)
	}
	d := marsad.Day(t)
	d.Precision = p
	if p < marsad.PrecisionWeek {
		d.Day = 0
	}
	if p < marsad.PrecisionMonth {
		d.Month = 0
	}
	return d, nil
}
