package event_test

import (
	"slices"
	"testing"

	"marsad"
	"marsad/internal/event"
)

// standing makes a candidate of type t for the word at that place.
func standing(trigger, par int, t marsad.EventType, lemma uint64) event.Standing {
	return event.Standing{Trigger: trigger, Gov: -1, Paragraph: par, Title: par == 0, Type: t, Lemma: lemma}
}

// differ tells whether two candidates look different to the second scorer.
func differ(a, b []uint32) bool { return !slices.Equal(a, b) }

func TestSeconds(t *testing.T) {
	assault, protest := marsad.EventAssault, marsad.EventProtest
	st := []event.Standing{standing(1, 0, protest, 7), standing(9, 1, assault, 5), standing(20, 2, assault, 5), standing(20, 2, protest, 5)}
	base := []float64{.1, .5, .4, .3}
	feats := event.Seconds(st, base)
	for i, f := range feats {
		if len(f) == 0 {
			t.Fatalf("candidate %d has no features", i)
		}
	}
	if again := event.Seconds(st, base); differ(feats[1], again[1]) {
		t.Error("the same candidates look different the second time")
	}
	// what each candidate is told of the others
	for _, c := range []struct {
		name    string
		prob    []float64
		of      int
		changed bool
	}{
		{"the headline, to one of its type", []float64{.9, .5, .4, .3}, 3, true},
		{"the same lemma elsewhere", []float64{.1, .5, .9, .3}, 1, true},
		{"another type of the same word", []float64{.1, .5, .4, .9}, 2, true},
		{"a verb of another type two paragraphs on, to one that it does not govern", []float64{.1, .5, .4, .35}, 1, false},
		{"too unlikely to be weighed again", []float64{.1, .01, .4, .3}, 1, true},
	} {
		if got := differ(event.Seconds(st, c.prob)[c.of], feats[c.of]); got != c.changed {
			t.Errorf("%s: changed %v", c.name, got)
		}
	}
	if f := event.Seconds(st, []float64{.1, .01, .4, .3})[1]; f != nil {
		t.Errorf("an unlikely candidate has features %v", f)
	}
	if got := event.Seconds(nil, nil); len(got) != 0 {
		t.Errorf("no candidates have %d lists of features", len(got))
	}
}

// TestLone: in a text of one paragraph no article speaks for or against.
func TestLone(t *testing.T) {
	st := []event.Standing{standing(1, 3, marsad.EventAssault, 5), standing(4, 3, marsad.EventAssault, 6)}
	for i := range st {
		st[i].Title = false
	}
	alone := event.Seconds(st, []float64{.5, .2})[0]
	moved := slices.Clone(st)
	moved[0].Paragraph, moved[1].Paragraph = 0, 0
	if differ(alone, event.Seconds(moved, []float64{.5, .2})[0]) {
		t.Error("the number of the only paragraph tells")
	}
	more := append(slices.Clone(st), standing(40, 5, marsad.EventAssault, 6))
	if !differ(alone, event.Seconds(more, []float64{.5, .2, .2})[0]) {
		t.Error("a further paragraph does not tell")
	}
}

// TestTurned: what refuses or threatens though its frame does not.
func TestTurned(t *testing.T) {
	w := newWorker(t)
	for _, c := range []struct {
		text, trigger string
		want          marsad.EventType
		has           bool
	}{
		{"قال الوزير إن بلاده لن تتفاوض مع المسلحين.", "تتفاوض", marsad.EventReject, true},
		{"قال الوزير إن بلاده تتفاوض مع المسلحين.", "تتفاوض", marsad.EventReject, false},
		{"لم تنسحب القوات الروسية من إدلب.", "تنسحب", marsad.EventReject, false},
		{"سنفرض عقوبات على المعتدين.", "سنفرض", marsad.EventThreaten, true},
		{"فرضت الحكومة عقوبات على المعتدين.", "فرضت", marsad.EventThreaten, false},
	} {
		p := prepare(w, c.text)
		got := false
		for _, k := range p.w.Candidates() {
			got = got || p.w.Trigger(&k).In(p.doc.Text) == c.trigger && k.Type == c.want
		}
		if got != c.has {
			t.Errorf("%s: %s as %s is %v%s", c.text, c.trigger, c.want, got, p.tell())
		}
	}
}

// TestAlso: a row that stands beside more specific ones of another type.
func TestAlso(t *testing.T) {
	w := newWorker(t)
	p := prepare(w, "حذر الرئيس الإيراني إسرائيل من دخول المدينة.")
	types := map[marsad.EventType]bool{}
	for _, k := range p.w.Candidates() {
		if p.w.Trigger(&k).In(p.doc.Text) == "حذر" {
			types[k.Type] = true
		}
	}
	if !types[marsad.EventThreaten] || !types[marsad.EventAccuse] {
		t.Errorf("حذر: %v%s", types, p.tell())
	}
}

// TestLoose: a word of the condition that no slot of the clause holds.
func TestLoose(t *testing.T) {
	w := newWorker(t)
	for _, c := range []struct {
		text string
		want bool
	}{
		{"فتحت النيابة العامة في العاصمة، صباح اليوم، تحقيقا مع الوزير.", true},
		{"فتحت النيابة العامة في العاصمة، صباح اليوم، أبوابها.", false},
	} {
		p := prepare(w, c.text)
		got := false
		for _, k := range p.w.Candidates() {
			got = got || p.w.Trigger(&k).In(p.doc.Text) == "فتحت" && k.Type == marsad.EventAccuse
		}
		if got != c.want {
			t.Errorf("%s: ACCUSE %v%s", c.text, got, p.tell())
		}
	}
}
