// Package norm folds Arabic spelling: [Fold] makes the key under which a word
// is looked up. Start there. Keys are never shown to people; offsets are always
// those of the unfolded text, which no function here changes.
package norm

import (
	"strings"
	"unicode/utf8"
)

// Letters with a part in folding or in word building.
const (
	Hamza         = '\u0621'
	AlefMadda     = '\u0622'
	AlefHamza     = '\u0623'
	WawHamza      = '\u0624'
	AlefHamzaLow  = '\u0625'
	YehHamza      = '\u0626'
	Alef          = '\u0627'
	Beh           = '\u0628'
	TehMarbuta    = '\u0629'
	Teh           = '\u062A'
	Jeem          = '\u062C'
	Ghain         = '\u063A'
	Tatweel       = '\u0640'
	Feh           = '\u0641'
	Kaf           = '\u0643'
	Noon          = '\u0646'
	Heh           = '\u0647'
	Waw           = '\u0648'
	AlefMaqsura   = '\u0649'
	Yeh           = '\u064A'
	Fathatan      = '\u064B'
	Damma         = '\u064F'
	Shadda        = '\u0651'
	Sukun         = '\u0652'
	SuperAlef     = '\u0670'
	AlefWasla     = '\u0671'
	Peh           = '\u067E'
	Tcheh         = '\u0686'
	Jeh           = '\u0698'
	Veh           = '\u06A4'
	Keheh         = '\u06A9'
	Gaf           = '\u06AF'
	FarsiYeh      = '\u06CC'
	ArabicComma   = '\u060C'
	Semicolon     = '\u061B'
	QuestionMark  = '\u061F'
	ArabicZero    = '\u0660'
	ArabicNine    = '\u0669'
	ExtZero       = '\u06F0'
	ExtNine       = '\u06F9'
	DecimalSep    = '\u066B'
	ThousandsSep  = '\u066C'
	PercentArabic = '\u066A'
)

// IsMark reports whether r is a mark that folding drops: a short vowel,
// shadda, sukun, Koranic mark, tatweel, or an invisible formatting character.
func IsMark(r rune) bool {
	switch {
	case r >= Fathatan && r <= '\u065F', r == Tatweel, r == SuperAlef,
		r >= '\u0610' && r <= '\u061A', r >= '\u06D6' && r <= '\u06ED' && r != '\u06DD' && r != '\u06DE' && r != '\u06E9',
		r >= '\u200B' && r <= '\u200F', r >= '\u202A' && r <= '\u202E', r >= '\u2066' && r <= '\u2069', r == '\uFEFF', r == '\u00AD':
		return true
	}
	return false
}

// IsLetter reports whether r is a letter of the Arabic script.
func IsLetter(r rune) bool {
	return r >= Hamza && r <= '\u063A' || r >= Feh && r <= Yeh || r >= AlefWasla && r <= '\u06D3' || r == '\u06D5' || r >= '\u06FA' && r <= '\u06FC' ||
		r >= '\uFB50' && r <= '\uFDFB' && r != '\uFD3E' && r != '\uFD3F' || r >= '\uFE70' && r <= '\uFEFC'
}

// foldRune returns what r becomes in a key; -1 drops it.
func foldRune(r rune) rune {
	switch r {
	case AlefMadda, AlefHamza, AlefHamzaLow, AlefWasla:
		return Alef
	case AlefMaqsura, FarsiYeh:
		return Yeh
	case WawHamza, YehHamza:
		return Hamza
	case Keheh, Gaf:
		if r == Gaf {
			return Ghain
		}
		return Kaf
	case Peh:
		return Beh
	case Tcheh, Jeh:
		return Jeem
	case Veh:
		return Feh
	case '\u06C1', '\u06BE':
		return Heh
	}
	if r >= ArabicZero && r <= ArabicNine {
		return '0' + r - ArabicZero
	}
	if r >= ExtZero && r <= ExtNine {
		return '0' + r - ExtZero
	}
	if IsMark(r) {
		return -1
	}
	return r
}

// Fold returns the lookup key of s: the seats of hamza on alef are merged with
// alef, other seats with hamza, alef maqsura with yeh; Persian letters become
// their Arabic neighbours, Arabic-Indic digits ASCII ones, presentation forms
// plain letters; short vowels, shadda and tatweel are dropped. Teh marbuta is
// kept. Fold is idempotent and cannot fail; invalid UTF-8 becomes U+FFFD.
// Source: bleve analysis/lang/ar and CAMeL Tools for the idea; own table.
func Fold(s string) string {
	clean := true
	for i := 0; i < len(s); {
		r, n := utf8.DecodeRuneInString(s[i:])
		if foldRune(r) != r || r == utf8.RuneError || r >= '\uFB50' {
			clean = false
			break
		}
		i += n
	}
	if clean {
		return s
	}
	var b strings.Builder
	b.Grow(len(s))
	for _, r := range s {
		if r >= '\uFB50' {
			if p, ok := presentation(r); ok {
				for _, q := range p {
					if f := foldRune(q); f >= 0 {
						b.WriteRune(f)
					}
				}
				continue
			}
		}
		if f := foldRune(r); f >= 0 {
			b.WriteRune(f)
		}
	}
	return b.String()
}

// FoldName returns the key under which names match. Beyond [Fold] it merges
// what newspapers spell differently in foreign names: gheen with jeem.
func FoldName(s string) string {
	k := Fold(s)
	if !strings.ContainsRune(k, Ghain) {
		return k
	}
	return strings.ReplaceAll(k, string(Ghain), string(Jeem))
}

// Hints are what the unfolded spelling of a word tells and its key does not.
type Hints uint8

// The hints.
const (
	HintHamzaAbove Hints = 1 << iota // first alef of the stem is written with hamza above
	HintHamzaBelow
	HintMadda
	HintYeh     // ends in yeh with dots
	HintMaqsura // ends in alef maqsura
	HintDamma   // damma on the first letter
	HintShadda
	HintTanwin // ends in tanwin
)

// HintsOf reads the hints off the spelling of s, as seen from its start:
// the hamza hints tell of the first letter.
func HintsOf(s string) Hints {
	var h Hints
	n, last := 0, rune(0)
	for _, r := range s {
		switch {
		case r == Damma && n == 1:
			h |= HintDamma
		case r == Shadda:
			h |= HintShadda
		case r >= Fathatan && r <= '\u064D':
			h |= HintTanwin
		}
		if IsMark(r) {
			continue
		}
		if n == 0 {
			switch r {
			case AlefHamza:
				h |= HintHamzaAbove
			case AlefHamzaLow:
				h |= HintHamzaBelow
			case AlefMadda:
				h |= HintMadda
			}
		}
		n++
		last = r
	}
	switch last {
	case Yeh:
		h |= HintYeh
	case AlefMaqsura:
		h |= HintMaqsura
	}
	return h
}
