package marsad

// A Quote is attributed speech.
type Quote struct {
	Sentence int
	Direct   bool // in quotation marks, or after a colon
	Speaker  Actor
	Cue      Span // the word of saying, or the colon
	Text     Span // what was said
}
