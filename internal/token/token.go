// Package token cuts a text into tokens, sentences and paragraphs. Call
// [Split]. It never changes or copies the text: tokens are spans, in order,
// and what lies between them is white space or invisible marks only.
package token

import (
	"unicode"
	"unicode/utf8"

	"marsad"
	"marsad/internal/norm"
)

// Split appends the tokens and sentences of text to the two slices and returns
// them. title tells that the first line is the title. Invalid UTF-8 bytes
// become single punctuation tokens, so that no byte but white space and
// formatting marks is left out.
func Split(text string, title bool, toks []marsad.Token, sents []marsad.Sentence) ([]marsad.Token, []marsad.Sentence) {
	par, first := 0, len(toks)
	flush := func() {
		if len(toks) > first {
			sents = append(sents, marsad.Sentence{
				Span:  marsad.Span{Start: toks[first].Start, End: toks[len(toks)-1].End},
				First: first, Last: len(toks), Paragraph: par, Title: title && par == 0,
			})
		}
		first = len(toks)
	}
	open := 0 // depth of quotation marks that open and close with different signs
	for i := 0; i < len(text); {
		c := text[i]
		if c == '\n' {
			flush()
			par++
			open = 0
			i++
			continue
		}
		if c == ' ' || c == '\t' || c == '\r' {
			i++
			continue
		}
		r, n := rune(c), 1
		if c >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
		}
		switch k := class(r); k {
		case skip:
			i += n
			continue
		case letter, latin, digit:
			start := i
			i += n
			i = scan(text, i, k)
			kind := marsad.TokenWord
			if k == digit {
				kind = marsad.TokenNumber
			} else if k == latin {
				kind = marsad.TokenLatin
			}
			toks = append(toks, marsad.Token{Span: marsad.Span{Start: start, End: i}, Kind: kind})
		default:
			toks = append(toks, marsad.Token{Span: marsad.Span{Start: i, End: i + n}, Kind: marsad.TokenPunct})
			switch r {
			case '«', '“':
				open++
			case '»', '”':
				open = max(open-1, 0)
			}
			i += n
			if open == 0 && endsSentence(text, r, i, len(toks)-first) {
				flush()
			}
		}
	}
	flush()
	return toks, sents
}

// endsSentence tells whether the mark r, which ends at byte i, closes a
// sentence of n tokens: a full stop, question or exclamation mark before white
// space, once the sentence has a few words (initials and numbered points do not).
func endsSentence(text string, r rune, i, n int) bool {
	if r != '.' && r != norm.QuestionMark && r != '!' && r != '?' || n < 4 {
		return false
	}
	return i < len(text) && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')
}

type kind uint8

const (
	punct kind = iota
	skip
	letter
	latin
	digit
)

func class(r rune) kind {
	switch {
	case r < utf8.RuneSelf:
		switch {
		case r >= '0' && r <= '9':
			return digit
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
			return latin
		case r < ' ' || r == 0x7f:
			return skip
		}
		return punct
	case r >= norm.ArabicZero && r <= norm.ArabicNine, r >= norm.ExtZero && r <= norm.ExtNine:
		return digit
	case norm.IsLetter(r):
		return letter
	case norm.IsMark(r), unicode.IsSpace(r):
		return skip
	case r == utf8.RuneError:
		return punct
	case unicode.IsLetter(r):
		return latin
	case unicode.IsMark(r):
		return skip
	}
	return punct
}

// scan returns the end of the token of class k that begins before i.
func scan(text string, i int, k kind) int {
	for i < len(text) {
		r, n := rune(text[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(text[i:])
			if k == letter && r >= norm.Hamza && r <= norm.Yeh { // the common case
				i += n
				continue
			}
		}
		c := class(r)
		if c == k || (k == letter || k == latin) && norm.IsMark(r) && r != '\u200B' {
			i += n
			continue
		}
		if k == digit && (r == '.' || r == ',' || r == norm.DecimalSep || r == norm.ThousandsSep) && i+n < len(text) {
			// 4,500 and 3.5 are one number
			if q, _ := utf8.DecodeRuneInString(text[i+n:]); class(q) == digit {
				i += n
				continue
			}
		}
		if k == latin && c == digit { // Su30
			i += n
			continue
		}
		break
	}
	return i
}
