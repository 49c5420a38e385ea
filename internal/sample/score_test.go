package sample

import (
	"context"
	"os"
	"testing"

	"marsad"
	"marsad/coder"
	"marsad/internal/eval"
)

// floor is the least overall F1 of detection over the samples: what the coder
// reached when it was set, less .05. Raise it when the coder gets better.
const floor = .622

// TestScore holds the coder to the annotations of all samples. With -v it
// prints the whole report.
func TestScore(t *testing.T) {
	c, err := coder.New(coder.Options{})
	if err != nil {
		t.Fatal(err)
	}
	set := readGold(t)
	var docs []*marsad.Document
	for _, a := range Articles() {
		doc, err := c.Code(context.Background(), a)
		if err != nil {
			t.Fatalf("%s: %v", a.ID, err)
		}
		docs = append(docs, doc)
	}
	r := eval.Score(set, docs, 0)
	t.Logf("detection P %.3f R %.3f F1 %.3f, countries %.3f, strict %.3f, quotes %.3f", r.Detect.P, r.Detect.R, r.Detect.F1, r.Country.F1, r.Strict.F1, r.Quotes.F1)
	if testing.Verbose() {
		if err := r.Write(os.Stdout, eval.Options{PerType: true, Errors: 60}); err != nil {
			t.Fatal(err)
		}
	}
	if r.Detect.F1 < floor {
		t.Errorf("detection F1 %.3f, below the floor %.3f", r.Detect.F1, floor)
	}
}
