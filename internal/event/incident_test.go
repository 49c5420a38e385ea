package event

import (
	"reflect"
	"testing"

	"marsad"
)

var (
	isr = marsad.Code{Country: "ISR", Sector: "GOV"}
	syr = marsad.Code{Country: "SYR", Sector: "GOV"}
	egy = marsad.Code{Country: "EGY", Sector: "GOV"}
	fra = marsad.Code{Country: "FRA", Sector: "GOV"}
)

// tellOf makes a mention of an event as Code makes it.
func tellOf(typ marsad.EventType, aux marsad.Auxiliary, mode string, act, rec []marsad.Code) told {
	ev := marsad.Event{Type: typ, Auxiliary: aux}
	if mode != "" {
		ev.Modes = []string{mode}
	}
	for _, c := range act {
		ev.Actors = append(ev.Actors, marsad.Actor{Mention: -1, Name: c.Country, Code: c})
	}
	for _, c := range rec {
		ev.Recipients = append(ev.Recipients, marsad.Actor{Mention: -1, Name: c.Country, Code: c})
	}
	return told{ev: ev, actors: codesOf(ev.Actors), recips: codesOf(ev.Recipients)}
}

func codes(cs ...marsad.Code) []marsad.Code { return cs }

func TestSameIncident(t *testing.T) {
	strike := tellOf(marsad.EventAssault, 0, "aerial", codes(isr), codes(syr))
	meeting := tellOf(marsad.EventConsult, 0, "visit", codes(fra), codes(egy))
	for _, c := range []struct {
		name string
		a, b told
		want bool
	}{
		{"the same", strike, strike, true},
		{"another type", strike, tellOf(marsad.EventCoerce, 0, "aerial", codes(isr), codes(syr)), false},
		{"only planned", strike, tellOf(marsad.EventAssault, marsad.AuxFuture, "aerial", codes(isr), codes(syr)), false},
		{"denied", strike, tellOf(marsad.EventAssault, marsad.AuxNegation, "aerial", codes(isr), codes(syr)), false},
		{"another mode", strike, tellOf(marsad.EventAssault, 0, "beat", codes(isr), codes(syr)), false},
		{"the other way round", strike, tellOf(marsad.EventAssault, 0, "aerial", codes(syr), codes(isr)), false},
		{"another victim", strike, tellOf(marsad.EventAssault, 0, "aerial", codes(isr), codes(egy)), false},
		{"another attacker", strike, tellOf(marsad.EventAssault, 0, "aerial", codes(fra), codes(syr)), false},
		{"a further attacker", strike, tellOf(marsad.EventAssault, 0, "aerial", codes(fra, isr), codes(syr)), false},
		{"order of names", tellOf(marsad.EventAssault, 0, "", codes(fra, isr), nil), tellOf(marsad.EventAssault, 0, "", codes(isr, fra), nil), true},
		{"named twice", strike, tellOf(marsad.EventAssault, 0, "aerial", codes(isr, isr), codes(syr)), true},
		{"meeting and visit", meeting, tellOf(marsad.EventConsult, 0, "", codes(egy, fra), nil), true},
		{"meeting, sides changed", meeting, tellOf(marsad.EventConsult, 0, "visit", codes(egy), codes(fra)), true},
		{"meeting with a third", meeting, tellOf(marsad.EventConsult, 0, "visit", codes(fra), codes(egy, syr)), false},
		{"meeting of one country", tellOf(marsad.EventConsult, 0, "visit", codes(egy), codes(egy)), tellOf(marsad.EventConsult, 0, "", codes(egy), codes(egy)), false},
		{"planned meeting", meeting, tellOf(marsad.EventConsult, marsad.AuxFuture, "visit", codes(fra), codes(egy)), false},
	} {
		if got := sameIncident(&c.a, &c.b); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
		if got := sameIncident(&c.b, &c.a); got != c.want {
			t.Errorf("%s: %v the other way round", c.name, got)
		}
	}
}

// TestSameIncidentDay: what happened on two named days is two happenings.
func TestSameIncidentDay(t *testing.T) {
	day := func(y, m, d int, p marsad.Precision) marsad.Date {
		return marsad.Date{Year: y, Month: m, Day: d, Precision: p}
	}
	for _, c := range []struct {
		name string
		a, b marsad.Date
		want bool
	}{
		{"two days", day(2025, 5, 3, marsad.PrecisionDay), day(2025, 5, 4, marsad.PrecisionDay), false},
		{"two years", day(2025, 5, 3, marsad.PrecisionDay), day(2024, 0, 0, marsad.PrecisionYear), false},
		{"a day and its month", day(2025, 5, 3, marsad.PrecisionDay), day(2025, 5, 0, marsad.PrecisionMonth), true},
		{"a day and another month", day(2025, 5, 3, marsad.PrecisionDay), day(2025, 4, 0, marsad.PrecisionMonth), false},
		{"a day and no day", day(2025, 5, 3, marsad.PrecisionDay), marsad.Date{}, true},
	} {
		a := tellOf(marsad.EventAssault, 0, "", codes(isr), codes(syr))
		b := a
		a.day, b.day = c.a, c.b
		if got := sameIncident(&a, &b); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

// TestSameIncidentPlace: two places are two happenings.
func TestSameIncidentPlace(t *testing.T) {
	at := func(name, country, kind string, lat, lon float64) *marsad.Location {
		return &marsad.Location{Name: name, Country: country, Precision: kind, Lat: lat, Lon: lon, HasPoint: lat != 0}
	}
	for _, c := range []struct {
		name string
		a, b *marsad.Location
		want bool
	}{
		{"two cities", at("حلب", "SYR", "city", 36.2, 37.15), at("درعا", "SYR", "city", 32.62, 36.1), false},
		{"two cities without points", at("حلب", "SYR", "city", 0, 0), at("درعا", "SYR", "city", 0, 0), false},
		{"a city and its airport", at("حلب", "SYR", "city", 36.2, 37.15), at("مطار حلب", "SYR", "airport", 36.18, 37.22), true},
		{"a city and its country", at("حلب", "SYR", "city", 36.2, 37.15), at("سوريا", "SYR", "country", 0, 0), true},
		{"two countries", at("سوريا", "SYR", "country", 0, 0), at("لبنان", "LBN", "country", 0, 0), false},
		{"a city and nowhere", at("حلب", "SYR", "city", 36.2, 37.15), nil, true},
	} {
		a := tellOf(marsad.EventAssault, 0, "", codes(isr), codes(syr))
		b := a
		a.ev.Location, b.ev.Location = c.a, c.b
		if got := sameIncident(&a, &b); got != c.want {
			t.Errorf("%s: %v", c.name, got)
		}
	}
}

func TestIncidents(t *testing.T) {
	w := &Worker{doc: &marsad.Document{Article: marsad.Article{ID: "x"}}}
	at := func(td told, par, start int, conf float64) told {
		td.par, td.ev.Sentence, td.ev.Confidence = par, par, conf
		td.ev.Trigger.Span = marsad.Span{Start: start, End: start + 2}
		return td
	}
	strike := tellOf(marsad.EventAssault, 0, "", codes(isr), codes(syr))
	other := tellOf(marsad.EventAssault, 0, "", codes(fra), codes(syr))
	second := at(strike, 2, 30, .9)
	second.ev.Location = &marsad.Location{Name: "دمشق"}
	out := w.incidents([]told{at(strike, 0, 10, .5), at(other, 0, 20, .6), second, at(strike, 2, 40, .7), at(strike, 3, 50, .3)})
	if len(out) != 2 {
		t.Fatalf("%d incidents", len(out))
	}
	e := out[0]
	var pars []int
	for _, m := range e.Mentions {
		pars = append(pars, m.Sentence)
	}
	if !reflect.DeepEqual(pars, []int{0, 2, 3}) || e.Confidence != .9 || e.Location == nil || e.Trigger.Span.Start != 10 {
		t.Errorf("mentions in %v, confidence %v, location %v", pars, e.Confidence, e.Location)
	}
	if len(out[1].Mentions) != 1 || out[0].ID == out[1].ID || len(out[0].ID) != 16 {
		t.Errorf("second incident %+v", out[1])
	}
	again := w.incidents([]told{at(strike, 0, 10, .5), at(other, 0, 20, .6)})
	if again[0].ID != out[0].ID || again[1].ID != out[1].ID {
		t.Error("the ids are not stable")
	}
	w.doc.Article.ID = "y"
	if w.incidents([]told{at(strike, 0, 10, .5)})[0].ID == out[0].ID {
		t.Error("the id does not depend on the document")
	}
}

func TestEnrich(t *testing.T) {
	minister := marsad.Actor{Mention: 3, Name: "زيد", ID: "egy-zayd", Office: "وزير", Code: egy, Span: marsad.Span{Start: 1, End: 2}}
	plain := marsad.Actor{Mention: 0, Name: "الوزير", Code: egy, Span: marsad.Span{Start: 5, End: 9}}
	if got := enrich([]marsad.Actor{plain}, []marsad.Actor{minister}); len(got) != 1 || got[0].Name != "زيد" || got[0].Office != "وزير" || got[0].ID != "egy-zayd" || got[0].Span != plain.Span {
		t.Errorf("a common noun gets its name: %+v", got)
	}
	other := marsad.Actor{Mention: 4, Name: "عمرو", ID: "egy-amr", Code: egy, Span: marsad.Span{Start: 1, End: 2}}
	if got := enrich([]marsad.Actor{minister}, []marsad.Actor{other}); len(got) != 2 || got[1].Coref != "other-mention" || got[1].Span != other.Span {
		t.Errorf("another of the same code: %+v", got)
	}
	for name, more := range map[string]marsad.Actor{
		"the same name": minister,
		"a new code":    {Name: "ماكرون", Code: fra},
		"not named":     {Name: "عمرو", Code: egy, Coref: "earlier-paragraph"},
		"the same id":   {Name: "زيد الآخر", ID: "egy-zayd", Code: egy},
	} {
		if got := enrich([]marsad.Actor{minister}, []marsad.Actor{more}); !reflect.DeepEqual(got, []marsad.Actor{minister}) {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestDecide(t *testing.T) {
	for _, c := range []struct {
		name     string
		c        Choice
		act, rec []int
	}{
		{"nobody", Choice{}, nil, nil},
		{"one each", Choice{Sides: Sides{SureRole: .7}, Mentions: []Weighed{{FirstA: 2, FirstR: -2, Actor: .9, Recip: .05, Earlier: false, Join: -1}, {FirstA: -2, FirstR: 2, Actor: .05, Recip: .9, Earlier: false, Join: -1}}}, []int{0}, []int{1}},
		{"nobody is likelier", Choice{NobodyA: 3, NobodyR: 3, Sides: Sides{SureRole: .7}, Mentions: []Weighed{{FirstA: 2, FirstR: 2, Actor: .9, Recip: .9, Earlier: false, Join: -1}}}, nil, nil},
		{"bias", Choice{NobodyA: 3, NobodyR: 3, Sides: Sides{SureRole: .7, BiasActor: -2}, Mentions: []Weighed{{FirstA: 2, FirstR: 2, Actor: .9, Recip: .1, Earlier: false, Join: -1}}}, []int{0}, nil},
		{"best of both sides: surer as actor", Choice{Sides: Sides{SureRole: .7}, Mentions: []Weighed{{FirstA: 3, FirstR: 2, Actor: .6, Recip: .3, Earlier: false, Join: -1}, {FirstA: 1, FirstR: 1, Actor: .2, Recip: .2, Earlier: false, Join: -1}}}, []int{0}, []int{1}},
		{"best of both sides: surer as recipient", Choice{Sides: Sides{SureRole: .7}, Mentions: []Weighed{{FirstA: 2, FirstR: 3, Actor: .3, Recip: .6, Earlier: false, Join: -1}, {FirstA: 1, FirstR: 1, Actor: .2, Recip: .2, Earlier: false, Join: -1}}}, []int{1}, []int{0}},
		{"one alone takes one part", Choice{Sides: Sides{SureRole: .7}, Mentions: []Weighed{{FirstA: 3, FirstR: 2, Actor: .6, Recip: .3, Earlier: false, Join: -1}}}, []int{0}, nil},
		{"a sure further one", Choice{Sides: Sides{SureRole: .7}, Mentions: []Weighed{{FirstA: 3, FirstR: -1, Actor: .9, Recip: 0, Earlier: false, Join: -1}, {FirstA: 1, FirstR: -1, Actor: .8, Recip: 0, Earlier: false, Join: -1}, {FirstA: 1, FirstR: -1, Actor: .6, Recip: 0, Earlier: false, Join: -1}}}, []int{0, 1}, nil},
		{"joined ones need less", Choice{Sides: Sides{SureRole: .7}, Mentions: []Weighed{{FirstA: 3, FirstR: -1, Actor: .9, Recip: 0, Earlier: false, Join: -1}, {FirstA: 1, FirstR: -1, Actor: .4, Recip: 0, Earlier: false, Join: 0}, {FirstA: 1, FirstR: -1, Actor: .35, Recip: 0, Earlier: false, Join: 1}, {FirstA: 1, FirstR: -1, Actor: .35, Recip: 0, Earlier: false, Join: -1}}}, []int{0, 1, 2}, nil},
		{"joined, but not at all likely", Choice{Sides: Sides{SureRole: .7}, Mentions: []Weighed{{FirstA: 3, FirstR: -1, Actor: .9, Recip: 0, Earlier: false, Join: -1}, {FirstA: 1, FirstR: -1, Actor: .1, Recip: 0, Earlier: false, Join: 0}}}, []int{0}, nil},
		{"earlier ones only as the first", Choice{Sides: Sides{SureRole: .3}, Mentions: []Weighed{{FirstA: 3, FirstR: -1, Actor: .9, Recip: 0, Earlier: false, Join: -1}, {FirstA: 1, FirstR: -1, Actor: .9, Recip: 0, Earlier: true, Join: -1}}}, []int{0}, nil},
		{"an earlier one as the first", Choice{Sides: Sides{SureRole: .3}, Mentions: []Weighed{{FirstA: 1, FirstR: -1, Actor: .9, Recip: 0, Earlier: true, Join: -1}}}, []int{0}, nil},
		{"no further one without a first", Choice{NobodyA: 5, NobodyR: 5, Sides: Sides{SureRole: .1}, Mentions: []Weighed{{FirstA: 3, FirstR: 3, Actor: .9, Recip: .9, Earlier: false, Join: -1}}}, nil, nil},
	} {
		act, rec := c.c.Taken()
		if !reflect.DeepEqual(act, c.act) || !reflect.DeepEqual(rec, c.rec) {
			t.Errorf("%s: actors %v, recipients %v, want %v and %v", c.name, act, rec, c.act, c.rec)
		}
	}
}

func TestCalibrated(t *testing.T) {
	m := &Models{}
	if m.calibrated(.3) != .3 {
		t.Error("without knots the probability stays")
	}
	m.Calibrate = []float64{0, .2, 1}
	for p, want := range map[float64]float64{0: 0, .25: .1, .5: .2, .75: .6, 1: 1} {
		if got := m.calibrated(p); got < want-1e-12 || got > want+1e-12 {
			t.Errorf("%v becomes %v, want %v", p, got, want)
		}
	}
}

func TestSlotSpecs(t *testing.T) {
	for _, c := range []struct {
		spec, slot string
		want       bool
	}{{"S", "S", true}, {"S+مع", "مع", true}, {"S+مع", "S", true}, {"على", "ع", false}, {"S+مع", "S+مع", false}, {"", "S", false}, {"S", "", false}} {
		if got := hasSlot(c.spec, c.slot); got != c.want {
			t.Errorf("%q holds %q: %v", c.spec, c.slot, got)
		}
	}
}

func TestOperatorKinds(t *testing.T) {
	for _, name := range []string{"neg", "negfut", "deny", "attempt", "future", "poss", "cond", "wish", "intent", "need", "threat", "refuse", "past", "last", "topic"} {
		if opKinds[name] == opNone {
			t.Errorf("%s is documented and not known", name)
		}
	}
	if len(opKinds) != 15 {
		t.Errorf("%d operators, 15 are documented", len(opKinds))
	}
}
