package marsad

// A Document is one article with all that was found in it. Each stage of the
// pipeline fills one field; after the pipeline returns it, a Document is
// read-only and may be shared between goroutines.
type Document struct {
	Article   Article
	Text      string     // canonical text as published; never altered
	Published Date       // publication day; zero when unknown
	Sentences []Sentence // in text order
	Tokens    []Token    // set by token
	Words     []Word     // set by morph; one per token, clitics split off
	Mentions  []Mention  // set by entity, resolved by actor; in text order
	Times     []TimeMention
	Quotes    []Quote // set by voice
	Events    []Event // set by event; in order of first trigger
	Issues    []Issue // what a stage could not decide
	CodedBy   Versions
}

// A Sentence is a stretch of text between sentence ends. Lines of the text are
// paragraphs; the title is paragraph 0 when the article has one.
type Sentence struct {
	Span
	First, Last int // tokens [First, Last)
	Paragraph   int // index of the line that holds the sentence
	Title       bool
	Byline      bool // names the author; no stage reads it further
}

// Versions names what coded a document; equal versions and equal input give
// equal records.
type Versions struct {
	Code     string // release of the program
	Lexicon  string // hash of all lexicon files, user files included
	Ontology string // "PLOVER 2.0"
	Models   string // hash of the trained models; "" when they are in no file. Records do not have it.
}

// An Issue is something a stage could not decide. It is data, not an error.
type Issue struct {
	Stage  string
	Kind   string // e.g. "ambiguous-country"
	Span   Span
	Detail string
}
