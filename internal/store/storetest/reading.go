package storetest

import (
	"bytes"
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"marsad"
	"marsad/internal/search"
	"marsad/internal/store"
)

func reading(t *testing.T, s store.Store) {
	in := three()
	mustAdd(t, s, in...)
	ids, err := s.ByDoc(ctx, "a")
	if err != nil || len(ids) != 1 {
		t.Fatalf("%v, %v", ids, err)
	}
	a, err := s.Article(ctx, ids[0])
	if err != nil {
		t.Fatal(err)
	}
	if !reflect.DeepEqual(a.Article, in[0].Article) || a.Day != "2025-03-02" || !a.Added.Equal(now) || a.Key != store.KeyOf(&in[0].Article) || a.CopyOf != 0 {
		t.Errorf("article %+v", a)
	}
	for url, want := range map[string]int{"http://a.example/1": 1, "http://A.example:80/1?utm_medium=y": 1, "https://a.example/1": 0} {
		if ids, err := s.ByURL(ctx, url); err != nil || len(ids) != want {
			t.Errorf("by %s: %v, %v", url, ids, err)
		}
	}
	c, err := s.Coding(ctx, a.ID)
	if err != nil || !bytes.Equal(c.Records, in[0].Records) || !c.Live || c.Article != a.ID {
		t.Errorf("coding %+v, %v", c, err)
	}
	for _, err := range []error{func() error { _, err := s.Article(ctx, 77); return err }(), func() error { _, err := s.Coding(ctx, 77); return err }()} {
		if !errors.Is(err, store.ErrNotFound) {
			t.Errorf("of an article that is not there: %v", err)
		}
	}
	if ids, err := s.ByDoc(ctx, "nothing"); err != nil || len(ids) != 0 {
		t.Errorf("by doc: %v, %v", ids, err)
	}
	n := 0
	for _, err := range s.Codings(ctx, 0) { // left early
		if n++; err != nil || n == 2 {
			break
		}
	}
	for _, err := range s.Articles(ctx, a.ID) {
		t.Errorf("an article after the last one: %v", err)
	}
}

// searching checks which articles queries find, the newest first.
func searching(t *testing.T, s store.Store) {
	mustAdd(t, s, three()...)
	for query, want := range map[string]string{
		"وزير":                       "a c", // a lemma finds its forms
		"الوزراء":                    "a c", // as does any form of it
		"استقبلت القاهرة":            "a",   // both must hold
		`"مجلس الأمن"`:               "b",   // as written
		`مجلس الامن`:                 "b c", // spelling is folded
		`مجلس -هاجم`:                 "c",   //
		`مجلس -"مجلس الوزراء"`:       "b",   //
		"غائب":                       "",    //
		"outlet:ba":                  "b",   //
		"from:2025-03-01":            "a b", //
		"from:2025-03-02 مجلس":       "",    //
		"to:2025-03-01":              "b",   // undated ones are of no period
		"type:CONSULT":               "a",   //
		"type:CONSULT,ASSAULT":       "a b", //
		"type:consult conf:>0.9":     "",    //
		"conf:>=0.9":                 "a",   //
		"conf:<0.6":                  "a b", //
		"country:EGY":                "a b", //
		"country:egy type:ACCUSE":    "a",   //
		"actor:EGY":                  "a",   //
		"actor:MIL":                  "b",   // a sector
		"actor:سالم":                 "a",   // a word of a name
		"actor:سال":                  "",    // not a part of one
		"recipient:EGY":              "b",   //
		"recipient:CVL actor:LBY":    "b",   //
		"dyad:EGY-LBY":               "a b", //
		"dyad:EGY>LBY":               "a",   //
		"dyad:LBY>EGY type:ASSAULT":  "b",   //
		"dyad:LBY-SYR":               "",    //
		"mode:visit":                 "a",   //
		"context:military":           "a",   //
		"context:military type:AID":  "",    // of one event
		"context:MILITARY,economic":  "a",   //
		"aux:future":                 "b",   //
		"aux:none type:AGREE":        "",    //
		"place:طرابلس":               "b",   //
		"place:LBY":                  "b",   //
		"place:EGY":                  "",    //
		"مجلس type:ASSAULT":          "b",   // words and events
		"مجلس type:CONSULT":          "",    //
		"وزير dyad:EGY-LBY":          "a",   //
		"country:EGY outlet:ba":      "b",   //
		"country:EGY to:2025-03-01":  "b",   //
		"country:TUN":                "b",   //
		"actor:GOV recipient:GOV":    "a",   //
		"actor:كوكب":                 "",    //
		"place:كوكب type:ASSAULT":    "",    //
		"country:EGY,TUN":            "a b", //
		"dyad:EGY-LBY,EGY-SYR":       "a b", //
		"mode:visit,demo":            "a",   //
		"type:AGREE aux:future":      "b",   //
		"actor:LBY,EGY place:LBY":    "b",   //
		`actor:"منى سالم" مصر`:       "",    //
		`actor:"منى سالم" القاهرة`:   "a",   //
		"from:2025 to:2025":          "a b", //
		"from:1999":                  "a b", //
		"outlet:alif,ba في":          "a b", //
		"place:LBY actor:EGY":        "",    //
		"recipient:XXX":              "",    //
		"عن":                         "c",   //
		"في":                         "a b", //
		"type:ACCUSE,AGREE conf:0.5": "a b", //
	} {
		q, err := search.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		for _, order := range []store.Order{store.Newest, store.Best} {
			res, err := s.Search(ctx, q, store.Page{Order: order})
			if err != nil {
				t.Errorf("%s: %v", query, err)
				continue
			}
			var got []string
			for _, h := range res.Hits {
				got = append(got, h.Article.Article.ID)
				if h.Article.Text == "" || (h.Events != nil) != q.Events.Any() {
					t.Errorf("%s: hit %+v", query, h)
				}
			}
			if order == store.Best {
				if len(got) != len(strings.Fields(want)) {
					t.Errorf("%s: best %v, want %s", query, got, want)
				}
				continue
			}
			if strings.Join(got, " ") != want || res.More {
				t.Errorf("%s: %v, want %s", query, got, want)
			}
		}
	}
	q, _ := search.Parse("country:EGY")
	res, err := s.Search(ctx, q, store.Page{})
	if err != nil || len(res.Hits) != 2 || !reflect.DeepEqual(res.Hits[0].Events, []int{0, 1}) || !reflect.DeepEqual(res.Hits[1].Events, []int{0, 1}) {
		t.Errorf("events of hits: %+v, %v", res, err)
	}
	if l, err := s.Lemmas(ctx, "الوزيرة"); err != nil || !reflect.DeepEqual(l, []string{"وزير"}) {
		t.Errorf("lemmas %v, %v", l, err)
	}
	if f, err := s.Forms(ctx, []string{"وزير", "غائب"}); err != nil || !reflect.DeepEqual(f, []string{"الوزراء", "الوزيرة"}) {
		t.Errorf("forms %v, %v", f, err)
	}
	// a reading that a form has once in many times is not looked for
	mustAdd(t, s, entry(marsad.Article{ID: "d", Text: strings.Repeat("وزير/وزير ", 30) + "وزير/زار سيزور/زار"}, first))
	if l, err := s.Lemmas(ctx, "وزير"); err != nil || !reflect.DeepEqual(l, []string{"وزير"}) {
		t.Errorf("lemmas %v, %v", l, err)
	}
	if f, err := s.Forms(ctx, []string{"زار"}); err != nil || !reflect.DeepEqual(f, []string{"سيزور"}) {
		t.Errorf("forms %v, %v", f, err)
	}
	if f, err := s.Forms(ctx, nil); err != nil || len(f) != 0 {
		t.Errorf("forms of nothing %v, %v", f, err)
	}
}

// pages turns over the pages of searches by words, by events and by both.
func pages(t *testing.T, s store.Store) {
	var entries []store.Entry
	for i := range 50 {
		entries = append(entries, entry(marsad.Article{ID: fmt.Sprint(i), Date: fmt.Sprintf("2025-03-%02d", 1+i/3), Text: "خبر عن السوق"}, first,
			event{"AID", "EGY>LBY", "2025-03-01", nil}, event{"AID", "EGY>LBY", "2025-03-02", nil}))
	}
	mustAdd(t, s, entries...)
	for _, query := range []string{"خبر", "type:AID", "خبر dyad:EGY-LBY", "from:2025-01"} {
		q, err := search.Parse(query)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		page := store.Page{Limit: 7}
		for {
			res, err := s.Search(ctx, q, page)
			if err != nil {
				t.Fatal(err)
			}
			for _, h := range res.Hits {
				got = append(got, h.Article.Article.ID)
				page.Before = h.Article.ID
			}
			if !res.More {
				break
			}
			if len(res.Hits) != 7 {
				t.Fatalf("%s: a page of %d", query, len(res.Hits))
			}
		}
		if len(got) != 50 || got[0] != "49" || got[49] != "0" && got[49] != "2" {
			t.Errorf("%s: %v", query, got)
		}
	}
}

func dyads(t *testing.T, s store.Store) {
	mustAdd(t, s, three()...)
	types := func(d store.Dyad) string {
		told, err := s.Dyad(ctx, d)
		if err != nil {
			t.Fatal(err)
		}
		var out []string
		for _, x := range told {
			out = append(out, x.Event.Date+" "+x.Event.Type+" "+x.Article.Article.ID)
		}
		return strings.Join(out, ", ")
	}
	for _, c := range []struct {
		d    store.Dyad
		want string
	}{
		{store.Dyad{A: "EGY", B: "LBY"}, "2025 AGREE b, 2025-02-28 ASSAULT b, 2025-03-01 CONSULT a"},
		{store.Dyad{A: "LBY", B: "EGY"}, "2025 AGREE b, 2025-02-28 ASSAULT b, 2025-03-01 CONSULT a"},
		{store.Dyad{A: "EGY", B: "LBY", From: "2025-03-01"}, "2025-03-01 CONSULT a"},
		{store.Dyad{A: "EGY", B: "LBY", From: "2025-02-01", To: "2025-02-28"}, "2025-02-28 ASSAULT b"},
		{store.Dyad{A: "EGY", B: "EGY"}, ""},
		{store.Dyad{A: "EGY", B: "XXX"}, ""},
	} {
		if got := types(c.d); got != c.want {
			t.Errorf("%+v: %s, want %s", c.d, got, c.want)
		}
	}
	days, err := s.Daily(ctx, store.Dyad{A: "EGY", B: "LBY"})
	if err != nil {
		t.Fatal(err)
	}
	want := []store.Day{
		{Date: "2025", From: "LBY", To: "EGY", Type: "AGREE", Auxiliary: "future", Quad: 1, Records: 1, Scale: 2.5},
		{Date: "2025-02-28", From: "LBY", To: "EGY", Type: "ASSAULT", Auxiliary: "", Quad: 4, Records: 1, Scale: -9},
		{Date: "2025-03-01", From: "EGY", To: "LBY", Type: "CONSULT", Auxiliary: "", Quad: 1, Records: 1, Scale: 2.5},
	}
	if !reflect.DeepEqual(days, want) {
		t.Errorf("roll-up %+v, want %+v", days, want)
	}
}
