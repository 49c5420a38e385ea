// Package trainmorph trains and measures the choice between readings of
// internal/morph on a treebank in CoNLL-U whose clitics are words of their own
// joined by SpaceAfter=No, as in UD Arabic PUD. Start with [Read], then
// [CrossValidate] for figures and [Train] for the product.
package trainmorph

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"marsad"
	"marsad/internal/norm"
)

// A Sentence is a treebank sentence, its text put together from its forms.
type Sentence struct {
	ID    string
	Text  string
	Words []Word
}

// A Word is a syntactic word of the treebank.
type Word struct {
	marsad.Span
	POS    marsad.POS
	Lemma  string // folded; shadda kept
	Aspect marsad.Aspect
	Voice  marsad.Voice
	Gender marsad.Gender
	Number marsad.Number
	Def    bool
	Head   string // relation to its head
}

// Read reads a treebank. Rows of empty nodes and multiword tokens are refused:
// PUD has none.
func Read(r io.Reader) ([]Sentence, error) {
	var out []Sentence
	var s Sentence
	var text strings.Builder
	glued := true
	finish := func() {
		if s.Words != nil {
			s.Text = text.String()
			out = append(out, s)
		}
		s, glued = Sentence{}, true
		text.Reset()
	}
	sc := bufio.NewScanner(r)
	sc.Buffer(nil, 1<<20)
	for n := 1; sc.Scan(); n++ {
		line := sc.Text()
		if line == "" {
			finish()
			continue
		}
		if line[0] == '#' {
			if id, ok := strings.CutPrefix(line, "# sent_id = "); ok {
				s.ID = id
			}
			continue
		}
		f := strings.Split(line, "\t")
		if len(f) != 10 || strings.ContainsAny(f[0], "-.") {
			return nil, fmt.Errorf("line %d: not a word row", n)
		}
		if !glued {
			text.WriteByte(' ')
		}
		w := Word{Span: marsad.Span{Start: text.Len(), End: text.Len() + len(f[1])}, Lemma: dediac(f[2]), Head: f[7]}
		text.WriteString(f[1])
		glued = strings.Contains(f[9], "SpaceAfter=No")
		w.POS, _ = marsad.ParsePOS(f[3])
		if f[3] == "PROPN" && (f[4] == "NN" || f[4] == "JJ") { // البحر, الولايات: common words inside a name
			w.POS = map[string]marsad.POS{"NN": marsad.POSNoun, "JJ": marsad.POSAdj}[f[4]]
		}
		for v := range strings.SplitSeq(f[5], "|") {
			w.feat(v)
		}
		s.Words = append(s.Words, w)
	}
	finish()
	return out, sc.Err()
}

func (w *Word) feat(v string) {
	switch v {
	case "Aspect=Perf":
		w.Aspect = marsad.Perfect
	case "Aspect=Imp":
		w.Aspect = marsad.Imperfect
	case "Mood=Imp":
		w.Aspect = marsad.Imperative
	case "Voice=Act":
		w.Voice = marsad.Active
	case "Voice=Pass":
		w.Voice = marsad.Passive
	case "Gender=Masc":
		w.Gender = marsad.Masc
	case "Gender=Fem":
		w.Gender = marsad.Fem
	case "Number=Sing":
		w.Number = marsad.Singular
	case "Number=Dual":
		w.Number = marsad.Dual
	case "Number=Plur":
		w.Number = marsad.Plural
	case "Definite=Def":
		w.Def = true
	}
}

// dediac folds a vocalised lemma but keeps its shadda, which tells form II
// from form I.
func dediac(s string) string {
	var b strings.Builder
	for _, r := range s {
		if r == norm.Shadda {
			b.WriteRune(r)
			continue
		}
		b.WriteString(norm.Fold(string(r)))
	}
	return b.String()
}
