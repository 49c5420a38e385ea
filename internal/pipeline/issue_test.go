package pipeline

import (
	"testing"

	"marsad"
	"marsad/data"
	"marsad/internal/timex"
)

// TestImpossibleDate: a day that no calendar has is told, not dropped, and gives
// no event its date.
func TestImpossibleDate(t *testing.T) {
	p, err := New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	for text, want := range map[string]string{
		"قصفت الطائرات مواقع المسلحين في 2025-02-30 قرب المدينة.": "2025-02-30",
		"قصفت الطائرات مواقع المسلحين في 31 أبريل قرب المدينة.":   "31 أبريل",
		"قصفت الطائرات مواقع المسلحين في 28 فبراير قرب المدينة.":  "",
	} {
		doc := p.NewWorker().Code(&marsad.Article{ID: "x", Date: "2025-05-06", Text: text})
		got := ""
		for _, is := range doc.Issues {
			if is.Stage == "timex" && is.Kind == "impossible-date" {
				got = is.Span.In(doc.Text)
			}
		}
		if got != want {
			t.Errorf("%s: issue %q, want %q", text, got, want)
		}
		for _, tm := range doc.Times {
			if tm.Rule == timex.Impossible && tm.From.Known() {
				t.Errorf("%s: %v", text, tm.From)
			}
		}
	}
}
