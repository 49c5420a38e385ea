package export

import (
	"strings"
	"testing"

	"marsad/internal/record"
)

// TestDyads checks who stands towards whom, by class of event.
func TestDyads(t *testing.T) {
	a, b, c := record.Actor{Name: "أ", Country: "EGY"}, record.Actor{Name: "ب", Country: "LBY"}, record.Actor{Name: "ج", Country: "TUN"}
	for _, tc := range []struct {
		name              string
		event, cameo, lem string
		actors, recips    []record.Actor
		want              string
	}{
		{"one to one", "AID", "070", "ساعد", []record.Actor{a}, []record.Actor{b}, "أ>ب"},
		{"compound", "AID", "070", "ساعد", []record.Actor{a, b}, []record.Actor{c}, "أ>ج ب>ج"},
		{"both compound", "ACCUSE", "112", "اتهم", []record.Actor{a, b}, []record.Actor{b, c}, "أ>ب أ>ج ب>ب ب>ج"},
		{"meeting without host", "CONSULT", "040", "بحث", []record.Actor{a, b, c}, nil, "أ>ب أ>ج ب>أ ب>ج ج>أ ج>ب"},
		{"joint work", "COOPERATE", "062", "مناورة", []record.Actor{a, b}, nil, "أ>ب ب>أ"},
		{"fight", "ASSAULT", "190", "اشتباك", []record.Actor{a, b}, nil, "أ>ب ب>أ"},
		{"two attackers of nobody named", "ASSAULT", "195", "قصف", []record.Actor{a, b}, nil, "أ> ب>"},
		{"marchers", "PROTEST", "141", "تظاهر", []record.Actor{a, b}, nil, "أ> ب>"},
		{"treaty", "SUPPORT", "057", "وقّع", []record.Actor{a, b}, nil, "أ>ب ب>أ"},
		{"praise", "SUPPORT", "051", "أشاد", []record.Actor{a, b}, nil, "أ> ب>"},
		{"alone", "CONSULT", "040", "بحث", []record.Actor{a}, nil, "أ>"},
		{"passive", "ASSAULT", "190", "قتل", nil, []record.Actor{b, c}, ">ب >ج"},
		{"nobody", "ASSAULT", "190", "انفجار", nil, nil, ">"},
	} {
		rec := Record{Event: record.Event{ID: "x", Type: tc.event, CAMEO: tc.cameo, Trigger: record.Trigger{Lemma: tc.lem}, Actors: tc.actors, Recipients: tc.recips}}
		var got []string
		ids := map[string]bool{}
		for i, r := range dyads(newRow(&rec, nil)) {
			side := func(a *record.Actor) string {
				if a == nil {
					return ""
				}
				return a.Name
			}
			got = append(got, side(r.actor())+">"+side(r.recipient()))
			if ids[r.id] || r.first != (i == 0) || !strings.HasPrefix(r.id, "x") {
				t.Errorf("%s: row %d has the id %s, first %v", tc.name, i, r.id, r.first)
			}
			ids[r.id] = true
		}
		if s := strings.Join(got, " "); s != tc.want {
			t.Errorf("%s: %s, want %s", tc.name, s, tc.want)
		}
		if len(got) == 1 && !ids["x"] {
			t.Errorf("%s: an only pair keeps the id of its record", tc.name)
		}
	}
}

// TestOneADay checks what becomes one row and what does not.
func TestOneADay(t *testing.T) {
	base := Record{Event: record.Event{ID: "1", Doc: "d1", Source: "أ", Date: "2025-01-02", DatePrecision: "day", Type: "AID", CAMEO: "070", Quad: 2,
		Actors: []record.Actor{{Name: "وزير", Country: "EGY", Sector: "GOV"}}, Recipients: []record.Actor{{Name: "مدينة", Country: "LBY"}}, Mentions: []record.Mention{{Sentence: 0}}}}
	other := func(f func(*record.Event)) Record {
		r := base
		r.ID, r.Doc = "2", "d2"
		f(&r.Event)
		return r
	}
	for name, c := range map[string]struct {
		second Record
		rows   int
	}{
		"another minister of the country": {other(func(r *record.Event) { r.Actors = []record.Actor{{Name: "رئيس", Country: "EGY", Sector: "GOV"}} }), 1},
		"the same sentence again":         {base, 1},
		"another day":                     {other(func(r *record.Event) { r.Date = "2025-01-03" }), 2},
		"another code":                    {other(func(r *record.Event) { r.CAMEO = "073" }), 2},
		"another sector":                  {other(func(r *record.Event) { r.Actors = []record.Actor{{Country: "EGY", Sector: "MIL"}} }), 2},
		"the other way round":             {other(func(r *record.Event) { r.Actors, r.Recipients = r.Recipients, r.Actors }), 2},
		"denied":                          {other(func(r *record.Event) { r.Auxiliary = "negation" }), 2},
		"no recipient":                    {other(func(r *record.Event) { r.Recipients = nil }), 2},
		"unknown recipient":               {other(func(r *record.Event) { r.Recipients = []record.Actor{{Name: "شيء"}} }), 2},
		"a month":                         {other(func(r *record.Event) { r.Date, r.DatePrecision = "2025-01", "month" }), 2},
	} {
		var got []*row
		for r, err := range rows(sequence([]Record{base, c.second}), OneADay, nil, func(*row) bool { return true }) {
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, r)
		}
		if len(got) != c.rows {
			t.Errorf("%s: %d rows, want %d", name, len(got), c.rows)
		}
		if c.rows == 1 && c.second.ID == "2" && (strings.Join(got[0].docs, " ") != "d1 d2" || strings.Join(got[0].ids, " ") != "d1_1 d2_1" || got[0].reports != 2 || len(got[0].sources) != 1) {
			t.Errorf("%s: %+v", name, got[0])
		}
		if c.second.ID == "1" && got[0].reports != 1 {
			t.Errorf("%s: a sentence counts once", name)
		}
	}
	// two undated events are not known to be the same
	undated := base
	undated.Date, undated.DatePrecision = "", ""
	n := 0
	for range rows(sequence([]Record{undated, undated}), OneADay, nil, func(*row) bool { return true }) {
		n++
	}
	if n != 2 {
		t.Errorf("%d rows of two undated events", n)
	}
}
