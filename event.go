package marsad

import "slices"

// EventType is one of PLOVER's sixteen event types.
type EventType uint8

// The event types, in the order of the codebook. EventNone is the zero value.
const (
	EventNone EventType = iota
	EventAgree
	EventConsult
	EventSupport
	EventConcede
	EventCooperate
	EventAid
	EventRetreat
	EventRequest
	EventAccuse
	EventReject
	EventThreaten
	EventProtest
	EventSanction
	EventMobilize
	EventCoerce
	EventAssault
	NumEventTypes = int(EventAssault) + 1
)

var eventNames = [...]string{"", "AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"}

// String returns PLOVER's name of the type.
func (t EventType) String() string { return eventNames[t] }

// ParseEventType returns the type of that PLOVER name.
func ParseEventType(s string) (EventType, bool) {
	for i, n := range eventNames {
		if n == s && i > 0 {
			return EventType(i), true
		}
	}
	return EventNone, false
}

// Auxiliary is PLOVER's auxiliary mode of an event.
type Auxiliary uint8

// The auxiliary modes; AuxNone is an event told as having happened.
const (
	AuxNone Auxiliary = iota
	AuxFuture
	AuxHypothetical
	AuxNegation
	AuxHistorical
)

var auxNames = [...]string{"", "future", "hypothetical", "negation", "historical"}

// String returns PLOVER's name of the auxiliary mode, "" for none.
func (a Auxiliary) String() string { return auxNames[a] }

// ParseAuxiliary returns the auxiliary mode of that PLOVER name; "" is AuxNone.
func ParseAuxiliary(s string) (Auxiliary, bool) {
	i := slices.Index(auxNames[:], s)
	return Auxiliary(max(i, 0)), i >= 0
}

// An Event is one incident told by a document.
type Event struct {
	ID          string // stable hash of document, type, roles, day and first trigger
	Type        EventType
	Modes       []string
	Contexts    []string
	Auxiliary   Auxiliary
	CAMEO       string
	Actors      []Actor
	Recipients  []Actor
	Date        Date
	Location    *Location
	Attribution *Attribution
	Trigger     Trigger
	Sentence    int // index of the sentence of Trigger
	Mentions    []EventMention
	Confidence  float64
	Commitment  *Commitment
	Counts      []Count
	Why         []string // rules, lexicon rows and features, in the order they applied
}

// A Count is how many people the text says were hurt, held or gathered.
type Count struct {
	Kind string // dead, injured, arrested or crowd
	// What the text gives: at least Low, at most High, Best where it names one
	// number; −1 for what it does not give.
	Low, Best, High int
	Span            Span
}

// A Trigger is the word or phrase that expresses an event.
type Trigger struct {
	Span  Span
	Lemma string
	Token int
}

// An EventMention is one sentence that reports the event.
type EventMention struct {
	Trigger  Trigger
	Sentence int
}

// A Location is a place in the text joined with the gazetteer.
type Location struct {
	Span      Span
	Name      string
	Country   string
	Lat, Lon  float64
	HasPoint  bool
	Precision string // kind of the place: city, district, governorate, country …
}

// An Attribution says who reported an event, and how.
type Attribution struct {
	Speaker Actor
	Cue     Span
	Kind    string // "direct" or "indirect"
}

// A Commitment is what an event promises, plans, threatens or asks for.
type Commitment struct {
	Type     EventType // what is promised; EventNone when it could not be told
	Content  Span      // the words that say it
	Deadline Date
}
