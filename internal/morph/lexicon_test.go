package morph

import (
	"testing"

	"marsad/data"
	"marsad/internal/lexicon"
)

// TestVerbs checks that every verb of the lexicon follows from its root and form.
func TestVerbs(t *testing.T) {
	lex, err := lexicon.Load(data.FS)
	if lex == nil {
		t.Fatal(err)
	}
	for i := range lex.Verbs {
		if err := CheckVerb(&lex.Verbs[i]); err != nil {
			t.Errorf("%s: %v", lex.Verbs[i].Row, err)
		}
	}
}
