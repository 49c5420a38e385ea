package eval

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"marsad"
)

// placeWords finds the words an annotator marked in a text: as a phrase of whole
// words, as a phrase inside words, or, when words between were left out, from
// the first of them to the last. It returns the empty span when one is missing.
func placeWords(text string, words []string) marsad.Span {
	phrase := strings.Join(words, " ")
	if strings.TrimSpace(phrase) == "" {
		return marsad.Span{}
	}
	if i := indexWord(text, phrase); i >= 0 {
		return marsad.Span{Start: i, End: i + len(phrase)}
	}
	var out marsad.Span
	from := 0
	for _, w := range words {
		if w == "" {
			continue
		}
		i := indexWord(text[from:], w)
		if i >= 0 {
			i += from
		} else if i = indexWord(text, w); i < 0 { // marked out of order
			return marsad.Span{}
		}
		s := marsad.Span{Start: i, End: i + len(w)}
		if out.Empty() {
			out = s
		} else {
			out = marsad.Span{Start: min(out.Start, s.Start), End: max(out.End, s.End)}
		}
		from = max(from, s.End)
	}
	return out
}

// indexWord returns the first place of s in text where no letter adjoins it,
// else the first place at all, else -1.
func indexWord(text, s string) int {
	for from := 0; ; {
		i := strings.Index(text[from:], s)
		if i < 0 {
			break
		}
		i += from
		before, _ := utf8.DecodeLastRuneInString(text[:i])
		after, _ := utf8.DecodeRuneInString(text[i+len(s):])
		if !inWord(before) && !inWord(after) {
			return i
		}
		from = i + len(s)
	}
	return strings.Index(text, s)
}

func inWord(r rune) bool { return unicode.IsLetter(r) || unicode.IsMark(r) || unicode.IsDigit(r) }
