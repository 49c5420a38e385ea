package event_test

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"marsad"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/pipeline"
)

var shared = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.New(data.FS) })

func newWorker(tb testing.TB) *pipeline.Worker {
	tb.Helper()
	p, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return p.NewWorker()
}

// prepared is a text read as far as candidates.
type prepared struct {
	doc *marsad.Document
	w   *event.Worker
}

func prepare(w *pipeline.Worker, text string) prepared {
	doc := w.Read(&marsad.Article{ID: "x", Date: "2025-05-04", Text: text})
	w.Events().Prepare(doc)
	return prepared{doc, w.Events()}
}

// find returns the candidate with that trigger, the first one of the type of its
// frame if there is one, or nil.
func (p prepared) find(trigger string) *event.Candidate {
	cands := p.w.Candidates()
	var any *event.Candidate
	for i := range cands {
		c := &cands[i]
		if p.w.Trigger(c).In(p.doc.Text) != trigger {
			continue
		}
		if c.Type == c.Frame.Type {
			return c
		}
		if any == nil {
			any = c
		}
	}
	return any
}

// tell describes all candidates for a failure.
func (p prepared) tell() string {
	var b strings.Builder
	cands := p.w.Candidates()
	for i := range cands {
		c := &cands[i]
		b.WriteString("\n\t" + c.Type.String() + " " + p.w.Trigger(c).In(p.doc.Text) + " (" + event.FormOf(c) + ", " + event.LemmaOf(c) + ")" + p.w.Slots(c))
	}
	return b.String()
}

// known marks a case that fails for a reason we know: it is skipped as long as
// it fails, and told when it is met.
func known(t *testing.T, met bool, reason, got string) {
	t.Helper()
	switch {
	case met && reason != "":
		t.Errorf("is met now; take off: %s", reason)
	case !met && reason != "":
		t.Skipf("known: %s; got %s", reason, got)
	case !met:
		t.Errorf("got %s", got)
	}
}

func TestSlots(t *testing.T) {
	w := newWorker(t)
	for _, c := range slotCases {
		t.Run(c.trigger+" "+c.want, func(t *testing.T) {
			p := prepare(w, c.text)
			k := p.find(c.trigger)
			if k == nil {
				known(t, false, c.known, "no candidate "+c.trigger+p.tell())
				return
			}
			got := strings.TrimSpace(p.w.Slots(k))
			known(t, got == c.want, c.known, "\n\t"+got+", want\n\t"+c.want+" in "+c.text)
		})
	}
}

func TestOperators(t *testing.T) {
	w := newWorker(t)
	for _, c := range operatorCases {
		t.Run(c.text, func(t *testing.T) {
			p := prepare(w, c.text)
			k := p.find(c.trigger)
			if k == nil {
				known(t, false, c.known, "no candidate "+c.trigger+p.tell())
				return
			}
			aux, sure := p.w.OperatorAux(k)
			known(t, aux.String() == c.want, c.known, fmt.Sprintf("%q, want %q", aux, c.want))
			if final := p.w.AuxOf(k); sure && final != aux {
				t.Errorf("the rule is sure of %s, the outcome is %s", aux, final)
			}
		})
	}
}
