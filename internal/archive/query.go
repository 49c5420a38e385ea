package archive

import (
	"context"
	"fmt"
	"slices"

	"marsad"
	"marsad/internal/record"
	"marsad/internal/search"
	"marsad/internal/store"
)

// A Found is an article that a search found, with what to show of it.
type Found struct {
	store.Hit
	Text    string        // canonical text
	Spans   []marsad.Span // words of the query, in bytes of Text
	Snippet marsad.Span   // the part of Text to show
	Inside  []marsad.Span // the spans within the snippet
	Records [][]byte      // lines of the events that fit the filters; nil without such filters
}

// An Expander returns lemmas of a word that no article of the archive has. It
// may be nil.
type Expander func(word string) []string

// Search runs a query and finds its words in the texts again. A word that the
// archive does not have is looked for by the lemmas that expand gives.
func Search(ctx context.Context, s store.Store, q *search.Query, page store.Page, expand Expander) ([]Found, bool, error) {
	q, forms, err := prepare(ctx, s, q, expand)
	if err != nil {
		return nil, false, err
	}
	res, err := s.Search(ctx, q, page)
	if err != nil {
		return nil, false, err
	}
	m := search.NewMatcher(q.Terms, func(word string) []string { return forms[word] })
	var out []Found
	for _, h := range res.Hits {
		f := Found{Hit: h, Text: h.Article.Canonical()}
		f.Spans = m.Spans(f.Text)
		f.Snippet, f.Inside = search.Snippet(f.Text, h.Article.Title != "", f.Spans)
		if h.Events != nil {
			if f.Records, err = records(ctx, s, h); err != nil {
				return nil, false, err
			}
			if len(f.Spans) == 0 {
				f.Snippet = sentenceOf(f.Records, f.Snippet, f.Text)
			}
		}
		out = append(out, f)
	}
	return out, res.More, nil
}

// records returns the lines of the events of a hit.
func records(ctx context.Context, s store.Store, h store.Hit) ([][]byte, error) {
	c, err := s.Coding(ctx, h.Article.ID)
	if err != nil {
		return nil, err
	}
	lines, _, err := record.Split(c.Records)
	if err != nil {
		return nil, fmt.Errorf("article %d: %w", h.Article.ID, err)
	}
	var out [][]byte
	for _, seq := range h.Events {
		if seq >= len(lines) {
			return nil, fmt.Errorf("article %d has no event %d", h.Article.ID, seq)
		}
		out = append(out, lines[seq])
	}
	return out, nil
}

// sentenceOf returns the sentence of the first record, which is what a search
// without words found.
func sentenceOf(records [][]byte, snippet marsad.Span, text string) marsad.Span {
	if len(records) == 0 {
		return snippet
	}
	e, err := record.ReadEvent(records[0])
	if err != nil || e.Sentence.Range.In(text) == "" {
		return snippet
	}
	return marsad.Span{Start: e.Sentence.Start, End: e.Sentence.End}
}

// prepare looks up the written forms of the words of a query. A word that the
// archive does not have gives its place to a lemma that it has.
func prepare(ctx context.Context, s store.Store, q *search.Query, expand Expander) (*search.Query, map[string][]string, error) {
	forms := map[string][]string{}
	terms := slices.Clone(q.Terms)
	for i := range terms {
		t := &terms[i]
		if t.Phrase {
			continue
		}
		word := t.Words[0]
		lemmas, err := s.Lemmas(ctx, word)
		if err != nil {
			return nil, nil, err
		}
		if len(lemmas) == 0 && expand != nil {
			for _, l := range expand(word) {
				found, err := s.Forms(ctx, []string{l})
				if err != nil {
					return nil, nil, err
				}
				if len(found) > 0 {
					word, lemmas = l, []string{l}
					break
				}
			}
			t.Words = []string{word}
		}
		// a word may be a lemma that is never written so
		if !slices.Contains(lemmas, word) {
			lemmas = append(lemmas, word)
		}
		if forms[word], err = s.Forms(ctx, lemmas); err != nil {
			return nil, nil, err
		}
	}
	p := *q
	p.Terms = terms
	return &p, forms, nil
}
