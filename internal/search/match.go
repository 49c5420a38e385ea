package search

import (
	"slices"

	"marsad"
	"marsad/internal/token"
)

// A Matcher finds the terms of a query in texts as published. It is read-only
// and safe for concurrent use.
type Matcher struct {
	forms   map[string]bool // of the lemmas of all words
	phrases [][]string
}

// NewMatcher returns a Matcher for the terms that must be there. forms returns
// the folded written forms that stand for a folded word, itself included or not.
func NewMatcher(terms []Term, forms func(word string) []string) *Matcher {
	m := &Matcher{forms: map[string]bool{}}
	for i := range terms {
		t := &terms[i]
		switch {
		case t.Not:
		case t.Phrase:
			m.phrases = append(m.phrases, t.Words)
		default:
			m.forms[t.Words[0]] = true
			for _, f := range forms(t.Words[0]) {
				m.forms[f] = true
			}
		}
	}
	return m
}

// Spans returns where the terms stand in text, in order and without overlaps:
// whole tokens, and phrases from their first token to their last.
func (m *Matcher) Spans(text string) []marsad.Span {
	if len(m.forms)+len(m.phrases) == 0 {
		return nil
	}
	toks, _ := token.Split(text, false, nil, nil)
	var spans []marsad.Span
	var folded []string
	for _, t := range toks {
		if t.Kind == marsad.TokenPunct {
			continue
		}
		if w := Fold(t.In(text)); w != "" {
			folded = append(folded, w)
			spans = append(spans, t.Span)
		}
	}
	var out []marsad.Span
	for i := 0; i < len(folded); i++ {
		n := 0
		if m.forms[folded[i]] {
			n = 1
		}
		for _, p := range m.phrases {
			if len(p) > n && len(p) <= len(folded)-i && slices.Equal(p, folded[i:i+len(p)]) {
				n = len(p)
			}
		}
		if n > 0 {
			out = append(out, marsad.Span{Start: spans[i].Start, End: spans[i+n-1].End})
			i += n - 1
		}
	}
	return out
}

// Snippet returns the part of text to show for the spans found in it: the
// sentence with the most of them, the first such; the first sentence when
// there are none. title tells that the first line is the title, which is shown
// only when nothing else is there to show. inside are the spans within it.
func Snippet(text string, title bool, spans []marsad.Span) (part marsad.Span, inside []marsad.Span) {
	_, sents := token.Split(text, title, nil, nil)
	best, most := -1, -1
	for i := range sents {
		if sents[i].Title && len(sents) > 1 {
			continue
		}
		n := 0
		for _, s := range spans {
			if s.Overlaps(sents[i].Span) {
				n++
			}
		}
		if n > most {
			best, most = i, n
		}
	}
	if best < 0 {
		return marsad.Span{}, nil
	}
	part = sents[best].Span
	for _, s := range spans {
		if s.Overlaps(part) {
			inside = append(inside, marsad.Span{Start: max(s.Start, part.Start), End: min(s.End, part.End)})
		}
	}
	return part, inside
}
