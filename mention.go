package marsad

// A Mention is a stretch of text that names an actor or a place.
type Mention struct {
	Span              // the whole phrase, without leading clitics
	Head  Span        // its informative part: the name, else the whole phrase
	First int         // first token
	Last  int         // token after the last one
	Kind  MentionKind //
	Name  string      // registry name or the words of the head
	ID    string      // registry id; "" when unknown
	Code  Code        // resolved codes
	// Office, Rank and Org describe a person: وزير الدفاع, الفريق, الجيش الليبي.
	Office, Rank, Org string
	Title             string // sector that the title before a name tells: الرئيس GOV; "" none
	Plural            bool
	Definite          bool
	Generic           bool // a common noun: مسلحون, متظاهرون, شخصان
	Victim            bool // a common noun for people as victims
	Adjective         bool // a nisba that qualifies another noun
	Several           bool // stands for several countries: القوى الكبرى
	SelfCode          bool // the codes come from its own words, not from the document
	Coref             string
	Antecedent        int    // index into Document.Mentions, -1 none
	Row               string // lexicon row or rule that made it
}

// MentionKind tells what a mention names.
type MentionKind uint8

// The kinds of mentions.
const (
	MentionPerson MentionKind = iota
	MentionOrg
	MentionCountry
	MentionRole // a common noun that names an actor
	MentionPlace
)

var mentionKinds = [...]string{"person", "organisation", "country", "role", "place"}

// String names the kind in English.
func (k MentionKind) String() string { return mentionKinds[k] }

// A Code is the PLOVER code of an actor.
type Code struct {
	Country string // ISO 3166 alpha-3, or IGO UNO EUR NGO IMG ISM MNC; "" unknown
	Sector  string // one of the 25 sectors; "" unknown
}

// Known reports whether any part of the code is known.
func (c Code) Known() bool { return c.Country != "" || c.Sector != "" }

// An Actor is a mention in its part in an event. Mention is the index into
// Document.Mentions of the phrase that names it, or -1.
type Actor struct {
	Mention int
	Span    Span   // empty when the actor is not named in the sentence
	Name    string //
	ID      string
	Code    Code
	Office  string
	Rank    string
	Coref   string // how an unnamed actor was resolved; "" when named
}
