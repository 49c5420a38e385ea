package record_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"marsad/coder"
	"marsad/internal/record"
	"marsad/internal/sample"
)

// TestReadsBack holds what is read to the documents that were printed.
func TestReadsBack(t *testing.T) {
	c, err := coder.New(coder.Options{Quotes: true, Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	n, counts := 0, 0
	for _, a := range sample.Articles() {
		doc, err := c.Code(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		events, quotes, err := record.Lines(c.AppendJSON(nil, doc))
		if err != nil || len(events) != len(doc.Events) || len(quotes) != len(doc.Quotes) {
			t.Fatalf("%s: %d events of %d, %d quotes of %d, %v", a.ID, len(events), len(doc.Events), len(quotes), len(doc.Quotes), err)
		}
		for i := range events {
			n++
			got, want := &events[i], &doc.Events[i]
			if got.ID != want.ID || got.Doc != a.ID || got.Type != want.Type.String() || got.Auxiliary != want.Auxiliary.String() || got.Date != want.Date.String() ||
				len(got.Actors) != len(want.Actors) || len(got.Recipients) != len(want.Recipients) || len(got.Mentions) != len(want.Mentions) || len(got.Why) != len(want.Why) ||
				got.Trigger.In(doc.Text) != want.Trigger.Span.In(doc.Text) || got.Trigger.Text != got.Trigger.In(doc.Text) || got.Quad < 1 || got.Coder.Lexicon != doc.CodedBy.Lexicon ||
				(got.Location == nil) != (want.Location == nil) || (got.Commitment == nil) != (want.Commitment == nil) || (got.Attribution == nil) != (want.Attribution == nil) {
				t.Errorf("%s: %+v, want %+v", a.ID, got, want)
			}
			if len(got.Counts) != len(want.Counts) {
				t.Fatalf("%s: %d counts of %d", a.ID, len(got.Counts), len(want.Counts))
			}
			for k := range got.Counts {
				counts++
				c, w := &got.Counts[k], &want.Counts[k]
				if c.Kind != w.Kind || (c.Best == nil) != (w.Best < 0) || c.Best != nil && int(*c.Best) != w.Best || c.Text != w.Span.In(doc.Text) || c.Text != c.In(doc.Text) {
					t.Errorf("count %+v, want %+v", c, w)
				}
			}
			for k := range got.Actors {
				if a, w := &got.Actors[k], &want.Actors[k]; a.Name != w.Name || a.Country != w.Code.Country || a.Sector != w.Code.Sector || a.In(doc.Text) != w.Span.In(doc.Text) {
					t.Errorf("actor %+v, want %+v", a, w)
				}
			}
		}
		for i := range quotes {
			if got, want := &quotes[i], &doc.Quotes[i]; got.Text.In(doc.Text) != want.Text.In(doc.Text) || (got.Kind == "direct") != want.Direct || got.Sentence != want.Sentence {
				t.Errorf("%s: quote %+v, want %+v", a.ID, got, want)
			}
		}
	}
	if n < 50 || counts == 0 {
		t.Errorf("only %d events, %d counts", n, counts)
	}
}

func TestRefuses(t *testing.T) {
	for _, line := range []string{`{"schema":"marsad.event/2"}`, `{"schema":"marsad.quote/1"}`, `{}`} {
		if _, err := record.ReadEvent([]byte(line)); !errors.Is(err, record.ErrSchema) {
			t.Errorf("%s: %v", line, err)
		}
	}
	if _, err := record.ReadQuote([]byte(`{"schema":"marsad.event/1"}`)); !errors.Is(err, record.ErrSchema) {
		t.Errorf("an event read as a quote: %v", err)
	}
	if _, _, err := record.Lines([]byte("{\"schema\":\"marsad.event/1\"\n")); err == nil {
		t.Error("a cut line was read")
	}
	if _, _, err := record.Lines([]byte(`{"schema":"marsad.event/1","id":"1","event":"AID"}`)); err == nil || !strings.Contains(err.Error(), "quad_code 0") {
		t.Errorf("an event that is not checked: %v", err)
	}
	if _, _, err := record.Split([]byte("nonsense\n")); !errors.Is(err, record.ErrSchema) {
		t.Errorf("nonsense: %v", err)
	}
	if (record.Range{Start: 2, End: 9}).In("abc") != "" || (record.Range{Start: -1, End: 2}).In("abc") != "" {
		t.Error("a range outside the text")
	}
}
