package dossier

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	"marsad"
	"marsad/internal/output"
	"marsad/internal/record"
	"marsad/internal/store"
	"marsad/internal/store/sqlite"
)

const sentence = `قال الوزير <script>alert(1)</script> إن "الوفد" وصل | إلى القاهرة.`

// archive holds four records between EGY and LBY, two of them of one direction
// and month, and one between others.
func archive(t *testing.T) store.Store {
	t.Helper()
	s, err := sqlite.Open(context.Background(), t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	egy := record.Actor{Country: "EGY", Sector: "GOV", Name: "منى سالم", Office: "وزيرة الخارجية"}
	lby := record.Actor{Country: "LBY", Sector: "GOV", Name: "ليبيا"}
	events := []record.Event{
		{ID: "1", Date: "2025-03-04", Type: "CONSULT", Modes: []string{"visit"}, Quad: 1, Scale: 4, Actors: []record.Actor{egy}, Recipients: []record.Actor{lby},
			Attribution: &record.Attribution{Speaker: egy, Cue: record.Text{Text: "قالت"}, Kind: "indirect"}},
		{ID: "2", Date: "2025-03-20", Type: "SUPPORT", Quad: 1, Scale: 1, Actors: []record.Actor{egy, egy}, Recipients: []record.Actor{lby, {Country: "TUN"}}},
		{ID: "3", Date: "2025-02-01", Type: "ASSAULT", Quad: 4, Scale: -9, Actors: []record.Actor{lby}, Recipients: []record.Actor{{Country: "EGY"}}},
		{ID: "4", Date: "", Type: "AGREE", Auxiliary: "future", Quad: 1, Scale: 3, Actors: []record.Actor{egy}, Recipients: []record.Actor{lby},
			Commitment: &record.Commitment{Type: "AID", Content: record.Text{Text: "إرسال الدواء"}, Deadline: "2025-06-01"}},
		{ID: "5", Date: "2025-03-05", Type: "AID", Quad: 2, Scale: 7, Actors: []record.Actor{{Country: "TUN"}}, Recipients: []record.Actor{lby}},
	}
	e := store.Entry{Article: marsad.Article{ID: "a", Source: "ألف", URL: "javascript:alert(1)", Date: "2025-03-05", Text: sentence}}
	for i := range events {
		ev := &events[i]
		ev.Schema, ev.Doc, ev.Mentions, ev.Confidence = record.EventSchema, "a", []record.Mention{{}}, .75
		if ev.Date != "" {
			ev.DatePrecision = "day"
		}
		ev.Sentence.Range = record.Range{Start: 0, End: len(sentence)}
		at := strings.Index(sentence, "وصل")
		ev.Trigger.Range = record.Range{Start: at, End: at + len("وصل")}
		line, err := json.Marshal(ev)
		if err != nil {
			t.Fatal(err)
		}
		e.Records = append(append(e.Records, line...), '\n')
	}
	if e.Events, e.Quotes, err = record.Lines(e.Records); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Add(context.Background(), &store.Batch{Entries: []store.Entry{e}, Added: time.Unix(1, 0)}); err != nil {
		t.Fatal(err)
	}
	return s
}

func ids(items []Item) string {
	var out []string
	for _, it := range items {
		out = append(out, it.Record)
	}
	return strings.Join(out, " ")
}

func TestMake(t *testing.T) {
	s := archive(t)
	d, err := Make(context.Background(), s, store.Dyad{A: "LBY", B: "EGY"})
	if err != nil {
		t.Fatal(err)
	}
	if d.A != "EGY" || d.B != "LBY" || d.Records != 4 || d.Articles != 1 || d.Actual != 3 || d.Undated != 1 || !reflect.DeepEqual(d.Aux, []Count{{"future", 1}}) || d.Archive.Articles != 1 {
		t.Errorf("%+v", d)
	}
	want := []Month{
		{"2025-02", "LBY", "EGY", [4]Quad{3: {1, -9}}},
		{"2025-03", "EGY", "LBY", [4]Quad{0: {2, 2.5}}},
	}
	if !reflect.DeepEqual(d.Months, want) {
		t.Errorf("months %+v", d.Months)
	}
	for name, got := range map[string][2]string{
		"timeline": {ids(d.Timeline), "3 1 2"}, "meetings": {ids(d.Meetings), "1"}, "said": {ids(d.Said), "1"}, "promised": {ids(d.Promised), "4"},
	} {
		if got[0] != got[1] {
			t.Errorf("%s: records %s, want %s", name, got[0], got[1])
		}
	}
	it := d.Timeline[2]
	if !reflect.DeepEqual(it.From, []string{"EGY"}) || !reflect.DeepEqual(it.To, []string{"LBY"}) || len(it.Actors) != 1 || len(it.Recipients) != 2 || it.Sentence != sentence || it.Sentence[it.Trigger[0]:it.Trigger[1]] != "وصل" {
		t.Errorf("item %+v", it)
	}
	d, err = Make(context.Background(), s, store.Dyad{A: "EGY", B: "LBY", From: "2025-03-01", To: "2025-03-10"})
	if err != nil || ids(d.Timeline) != "1" || len(d.Months) != 1 || d.Months[0].Quads[0].Records != 1 {
		t.Errorf("a period: %+v, %v", d, err)
	}
	d, err = Make(context.Background(), s, store.Dyad{A: "EGY", B: "SYR"})
	if err != nil || d.Records != 0 {
		t.Errorf("without records: %+v, %v", d, err)
	}
	if b := d.Markdown(nil, Style{}); !strings.Contains(string(b), "None in this archive and period.") {
		t.Errorf("without records:\n%s", b)
	}
}

// TestEscaping writes hostile text in each form.
func TestEscaping(t *testing.T) {
	d, err := Make(context.Background(), archive(t), store.Dyad{A: "EGY", B: "LBY"})
	if err != nil {
		t.Fatal(err)
	}
	for _, lang := range []output.Lang{output.English, output.Arabic} {
		style := Style{Lang: lang, Names: map[string]string{"EGY": "مصر", "LBY": "ليبيا"}}
		var page bytes.Buffer
		if err := d.HTML(&page, style); err != nil {
			t.Fatal(err)
		}
		html := page.String()
		if strings.Contains(html, "<script") || strings.Contains(html, "javascript:") || !strings.Contains(html, "&lt;script&gt;") || !strings.Contains(html, "<mark>وصل</mark>") {
			t.Errorf("%s: page:\n%s", lang, html)
		}
		md := string(d.Markdown(nil, style))
		if strings.Contains(md, "<script") || !strings.Contains(md, `**وصل** \| إلى`) {
			t.Errorf("%s: Markdown:\n%s", lang, md)
		}
		title, dir := "Dossier: EGY and LBY", `dir="ltr"`
		if lang == output.Arabic {
			title, dir = "ملف العلاقات: مصر وليبيا", `<html lang="ar" dir="rtl"`
		}
		if !strings.HasPrefix(md, "# "+title+"\n") || !strings.Contains(html, title) || !strings.Contains(html, dir) {
			t.Errorf("%s: title or direction", lang)
		}
		columns := 0
		for line := range strings.Lines(md) {
			n := strings.Count(strings.ReplaceAll(line, `\|`, ""), "|")
			if n > 0 && columns > 0 && n != columns {
				t.Errorf("%s: a row of %d bars in a table of %d: %s", lang, n, columns, line)
			}
			columns = n
		}
		if strings.Contains(md, "!(") || strings.Contains(md, "%!") {
			t.Errorf("%s: a broken message in\n%s", lang, md)
		}
	}
	b, err := json.Marshal(d)
	if err != nil {
		t.Fatal(err)
	}
	var back Dossier
	if err := json.Unmarshal(b, &back); err != nil || back.Timeline[0].Sentence != sentence {
		t.Errorf("JSON: %v", err)
	}
}

// TestTerms checks that both languages have the same labels with the same values.
func TestTerms(t *testing.T) {
	en, ar := terms[output.English], terms[output.Arabic]
	for k, v := range en {
		if ar[k] == "" || strings.Count(ar[k], "%") != strings.Count(v, "%") {
			t.Errorf("%s: %q, %q", k, v, ar[k])
		}
	}
	if len(en) != len(ar) {
		t.Errorf("%d labels in English, %d in Arabic", len(en), len(ar))
	}
}

func TestMost(t *testing.T) {
	d := &Dossier{}
	for i := range 300 {
		d.Timeline = append(d.Timeline, Item{Record: fmt.Sprint(i)})
	}
	if md := string(d.Markdown(nil, Style{})); !strings.Contains(md, "… and 100 more") {
		t.Error("a long list is not cut, or does not say so")
	}
	if md := string(d.Markdown(nil, Style{Most: 1000})); strings.Contains(md, "more; ") {
		t.Error("a list that fits is cut")
	}
}
