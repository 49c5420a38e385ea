package trainmorph

import (
	"os"
	"testing"

	"marsad/data"
	"marsad/internal/lexicon"
	"marsad/internal/morph"
)

// TestPUD trains and tests by five-fold cross-validation on UD Arabic PUD, which
// is no part of the repository, and refuses figures below those of the last
// committed run, less a little.
func TestPUD(t *testing.T) {
	f, err := os.Open("/work/shared/gold/pud/ar_pud-ud-test.conllu")
	if err != nil {
		t.Skip(err)
	}
	defer f.Close()
	sents, err := Read(f)
	if err != nil {
		t.Fatal(err)
	}
	lex, err := lexicon.Load(data.FS)
	if lex == nil {
		t.Fatal(err)
	}
	r := CrossValidate(morph.New(lex), sents, nil)
	t.Log("\n" + r.String())
	for _, c := range []struct {
		name string
		a, b int
		min  float64
	}{
		{"tokens split right", r.Split, r.Tokens, .988},
		{"boundary precision", r.Right, r.Got, .965},
		{"boundary recall", r.Right, r.Want, .965},
		{"UPOS, function words mapped", r.Mapped, r.Words, .938},
		{"verb precision", r.VerbHit, r.VerbGot, .942},
		{"verb recall", r.VerbHit, r.VerbGold, .955},
		{"verb lemmas", r.VerbLemmas, r.Verbs, .928},
	} {
		if got := float64(c.a) / float64(c.b); got < c.min {
			t.Errorf("%s: %.4f, want %.3f", c.name, got, c.min)
		}
	}
}
