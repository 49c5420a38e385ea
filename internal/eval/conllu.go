package eval

import (
	"bufio"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode"

	"marsad"
)

// A udSentence is one sentence of a treebank.
type udSentence struct {
	id     string
	text   string
	tokens []udToken // in order, without overlap
}

// A udToken is a surface token: the words written together, punctuation apart.
type udToken struct {
	marsad.Span
	words []udWord // spans that fill the token without gap; none when they cannot be placed
}

// A udWord is a syntactic word.
type udWord struct {
	marsad.Span
	form, upos string
}

// A udLine is one word line, or a multiword token with its words.
type udLine struct {
	form, upos string
	glued      bool // SpaceAfter=No
	parts      []udWord
}

// readCoNLLU reads a treebank in CoNLL-U. A surface token is a multiword token
// (a line numbered 3-4), or a run of words joined by SpaceAfter=No as in PUD,
// where clitics stand on lines of their own; marks of punctuation and symbols
// end a run. The text is put together from the forms.
func readCoNLLU(r io.Reader) ([]udSentence, error) {
	var out []udSentence
	var lines []udLine
	id, covered := "", 0 // covered: last word number of the open multiword token
	finish := func() {
		if len(lines) > 0 {
			s := assemble(lines)
			s.id = id
			out = append(out, s)
		}
		lines, id, covered = nil, "", 0
	}
	sc := bufio.NewScanner(skipBOM(r))
	sc.Buffer(nil, 1<<20)
	n := 0
	for sc.Scan() {
		n++
		line := strings.TrimSuffix(sc.Text(), "\r")
		switch {
		case line == "":
			finish()
			continue
		case line[0] == '#':
			if v, ok := strings.CutPrefix(line, "# sent_id = "); ok {
				id = v
			}
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 {
			return nil, fmt.Errorf("line %d: %d columns, want 10", n, len(f))
		}
		if strings.Contains(f[0], ".") { // an empty node
			continue
		}
		first, last, multi := strings.Cut(f[0], "-")
		num, err := strconv.Atoi(first)
		if err != nil {
			return nil, fmt.Errorf("line %d: word number: %w", n, err)
		}
		if num < 1 || f[1] == "" {
			return nil, fmt.Errorf("line %d: word %d with form %q", n, num, f[1])
		}
		l := udLine{form: f[1], upos: f[3], glued: hasFlag(f[9], "SpaceAfter=No")}
		switch {
		case multi:
			if covered, err = strconv.Atoi(last); err != nil {
				return nil, fmt.Errorf("line %d: word number: %w", n, err)
			}
			lines = append(lines, l)
		case num <= covered:
			p := &lines[len(lines)-1].parts
			*p = append(*p, udWord{form: f[1], upos: f[3]})
		default:
			lines = append(lines, l)
		}
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	finish()
	return out, nil
}

func hasFlag(misc, flag string) bool {
	for f := range strings.SplitSeq(misc, "|") {
		if f == flag {
			return true
		}
	}
	return false
}

// assemble builds the text and the surface tokens of one sentence.
func assemble(lines []udLine) udSentence {
	var b strings.Builder
	var s udSentence
	open := false // the next word may join the last token
	for i, l := range lines {
		span := marsad.Span{Start: b.Len(), End: b.Len() + len(l.form)}
		b.WriteString(l.form)
		apart := l.upos == "PUNCT" || l.upos == "SYM" || l.parts != nil
		word := udWord{span, l.form, l.upos}
		switch {
		case l.parts != nil:
			s.tokens = append(s.tokens, udToken{span, placeParts(span, l.form, l.parts)})
		case open && !apart:
			t := &s.tokens[len(s.tokens)-1]
			t.End = span.End
			t.words = append(t.words, word)
		default:
			s.tokens = append(s.tokens, udToken{span, []udWord{word}})
		}
		open = l.glued && !apart
		if !l.glued && i < len(lines)-1 {
			b.WriteByte(' ')
		}
	}
	s.text = b.String()
	return s
}

// placeParts places the words of a multiword token: each but the last must be
// written as its form, the last is what remains (للسلطة = ل + السلطة, written
// لسلطة). It returns nil when they do not fit.
func placeParts(span marsad.Span, surface string, parts []udWord) []udWord {
	out := make([]udWord, len(parts))
	at := 0
	for i, p := range parts {
		n := len(surface) - at
		if i < len(parts)-1 {
			if !strings.HasPrefix(surface[at:], p.form) {
				return nil
			}
			n = len(p.form)
		}
		if n == 0 {
			return nil
		}
		out[i] = udWord{marsad.Span{Start: span.Start + at, End: span.Start + at + n}, p.form, p.upos}
		at += n
	}
	return out
}

// hasArabic reports whether a form holds an Arabic letter.
func hasArabic(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Arabic, r) && unicode.IsLetter(r) })
}
