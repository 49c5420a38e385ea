package marsad

// A Token is a written unit of the text: letters between spaces and
// punctuation, a number, or one punctuation mark.
type Token struct {
	Span
	Kind TokenKind
}

// TokenKind tells what a token is made of.
type TokenKind uint8

// The kinds of tokens.
const (
	TokenWord   TokenKind = iota // Arabic letters
	TokenNumber                  // digits, Latin, Arabic-Indic or Persian
	TokenPunct                   // one punctuation mark or symbol
	TokenLatin                   // letters of another script
)
