package lexicon

import (
	"testing"

	"marsad/data"
)

func TestEmbeddedLexicons(t *testing.T) {
	lex, err := Load(data.FS)
	if err != nil {
		t.Fatalf("embedded lexicons:\n%v", err)
	}
	if lex.Hash == "" || len(lex.Frames) == 0 {
		t.Fatal("no frames")
	}
}
