package eval

import (
	"fmt"
	"io"
	"strings"

	"marsad"
)

// A Word is a surface token as an analyser splits it. The segments, put
// together, must be the token as written.
type Word struct{ Segments []Segment }

// A Segment is one syntactic word: a clitic or a stem.
type Segment struct{ Form, UPOS string }

// A PUDReport scores segmentation and parts of speech on surface tokens that
// hold an Arabic letter.
type PUDReport struct {
	Sentences int
	Tokens    int // surface tokens
	Split     int // of these, split exactly as in the treebank
	Clitics   int // surface tokens of more than one word
	Unplaced  int // left out: multiword tokens whose words cannot be placed
	Boundary  PRF // of boundaries inside surface tokens

	Words, UPOS           int // words of the treebank; found, with the right UPOS
	SplitWords, SplitUPOS int // words of exactly split tokens; with the right UPOS
	Stray                 int // segments of the analyser that are not in the sentence
	Wrong                 []SplitError
}

// A SplitError is a token that was split wrongly.
type SplitError struct{ Sentence, Want, Got string }

// PUD reads a CoNLL-U treebank and scores analyse, which is called once for each
// sentence. Words are aligned by their place in the sentence, so an analyser may
// tokenise differently; it may leave punctuation out.
func PUD(path string, analyse func(sentence string) []Word) (PUDReport, error) {
	var sents []udSentence
	err := withFile(path, func(r io.Reader) (err error) {
		sents, err = readCoNLLU(r)
		return err
	})
	if err != nil {
		return PUDReport{}, err
	}
	r := PUDReport{Sentences: len(sents)}
	right, want, got := 0, 0, 0
	for i := range sents {
		s := &sents[i]
		bounds, upos := r.place(s.text, analyse(s.text))
		for _, t := range s.tokens {
			if !hasArabic(t.In(s.text)) {
				continue
			}
			if t.words == nil {
				r.Unplaced++
				continue
			}
			ends := make(map[int]bool, len(t.words))
			for _, w := range t.words {
				ends[w.End] = true
			}
			exact := bounds[t.Start] && bounds[t.End]
			for p := t.Start + 1; p < t.End; p++ {
				want += one(ends[p])
				got += one(bounds[p])
				right += one(ends[p] && bounds[p])
				exact = exact && ends[p] == bounds[p]
			}
			r.Tokens++
			r.Split += one(exact)
			r.Clitics += one(len(t.words) > 1)
			for _, w := range t.words {
				ok := upos[w.Span] == w.upos
				r.Words++
				r.UPOS += one(ok)
				r.SplitWords += one(exact)
				r.SplitUPOS += one(exact && ok)
			}
			if !exact {
				r.Wrong = append(r.Wrong, SplitError{s.id, joinForms(t.words), cut(s.text, t.Span, bounds)})
			}
		}
	}
	r.Boundary = prf(right, want, got)
	return r, nil
}

// place finds the segments in the sentence, in order. bounds tells at which
// bytes a segment starts or ends.
func (r *PUDReport) place(text string, words []Word) (bounds []bool, upos map[marsad.Span]string) {
	bounds = make([]bool, len(text)+1)
	upos = map[marsad.Span]string{}
	at := 0
	for _, w := range words {
		var surface strings.Builder
		for _, g := range w.Segments {
			surface.WriteString(g.Form)
		}
		i := strings.Index(text[at:], surface.String())
		if i < 0 || surface.Len() == 0 {
			r.Stray += len(w.Segments)
			continue
		}
		at += i
		for _, g := range w.Segments {
			s := marsad.Span{Start: at, End: at + len(g.Form)}
			if s.Empty() {
				continue
			}
			bounds[s.Start], bounds[s.End] = true, true
			upos[s] = g.UPOS
			at = s.End
		}
	}
	return bounds, upos
}

func joinForms(words []udWord) string {
	forms := make([]string, len(words))
	for i, w := range words {
		forms[i] = w.form
	}
	return strings.Join(forms, "+")
}

// cut writes the analyser's split of a token; "…" where it goes on beyond it.
func cut(text string, t marsad.Span, bounds []bool) string {
	var b strings.Builder
	if !bounds[t.Start] {
		b.WriteString("…")
	}
	from := t.Start
	for p := t.Start + 1; p < t.End; p++ {
		if bounds[p] {
			b.WriteString(text[from:p] + "+")
			from = p
		}
	}
	b.WriteString(text[from:t.End])
	if !bounds[t.End] {
		b.WriteString("…")
	}
	return b.String()
}

// Write prints the figures, then the first errors wrong splits.
func (r *PUDReport) Write(w io.Writer, errors int) error {
	var b strings.Builder
	fmt.Fprintf(&b, "segmentation: %d sentences, %d tokens (%.1f%% with clitics)\n", r.Sentences, r.Tokens, 100*share(r.Clitics, r.Tokens))
	fmt.Fprintf(&b, "word accuracy %.4f  boundary P %.3f  R %.3f  F1 %.3f\n", share(r.Split, r.Tokens), r.Boundary.P, r.Boundary.R, r.Boundary.F1)
	fmt.Fprintf(&b, "UPOS %.4f of %d words  %.4f of the %d in tokens split right\n", share(r.UPOS, r.Words), r.Words, share(r.SplitUPOS, r.SplitWords), r.SplitWords)
	if r.Unplaced > 0 || r.Stray > 0 {
		fmt.Fprintf(&b, "left out: %d multiword tokens, %d segments not in their sentence\n", r.Unplaced, r.Stray)
	}
	for _, e := range r.Wrong[:min(max(errors, 0), len(r.Wrong))] {
		fmt.Fprintf(&b, "  %s  want %s  got %s\n", e.Sentence, e.Want, e.Got)
	}
	return write(w, b.String())
}
