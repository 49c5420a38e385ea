// Package record reads the JSON records of the contract back and checks them:
// call [Events] for files, [Lines] for all lines of an article, [ReadEvent] or
// [ReadQuote] for a line that [marsad/internal/output] printed. It prints
// nothing; records are written in one place only. Fields it does not know are
// passed over, since records gain fields.
package record

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
	Counts        []Count      `json:"counts"`
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

// Called returns the name of a, or where it has none its words.
func (a *Actor) Called() string {
	if a.Name != "" {
		return a.Name
	}
	return a.Text
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

// A Count is a number of people that the text gives: Kind is dead, injured,
// arrested or crowd; a bound that the text does not give is nil.
type Count struct {
	Kind string   `json:"kind"`
	Low  *float64 `json:"low"`
	Best *float64 `json:"best"`
	High *float64 `json:"high"`
	Text string   `json:"text"`
	Range
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
