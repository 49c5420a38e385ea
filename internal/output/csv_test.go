package output

import (
	"bytes"
	"encoding/csv"
	"os"
	"regexp"
	"strings"
	"testing"
)

// readCSV reads what CSV wrote as rows by column name.
func readCSV(t *testing.T, b []byte) []map[string]string {
	t.Helper()
	recs, err := csv.NewReader(bytes.NewReader(b)).ReadAll()
	if err != nil {
		t.Fatalf("%v\n%s", err, b)
	}
	var out []map[string]string
	for _, r := range recs[1:] {
		row := map[string]string{}
		for i, name := range recs[0] {
			row[name] = r[i]
		}
		out = append(out, row)
	}
	return out
}

func TestCSV(t *testing.T) {
	o := Options{Explain: true, Ontology: testOntology()}
	b := CSV(CSVHeader(nil, o), testDoc(), o)
	rows := readCSV(t, b)
	if len(rows) != 3 {
		t.Fatalf("%d rows, want 3", len(rows))
	}
	for i, want := range []map[string]string{
		{
			"id": "aaaa", "doc": "t-1", "source": "وكالة, الاختبار", "date": "2025-02-03", "date_precision": "day", "event": "CONSULT", "mode": "visit", "context": "diplomatic;military",
			"quad_code": "1", "event_scale": "4", "cameo": "042", "goldstein": "1.9", "actor": "سالم النعمان;", "actor_id": "val-salim;", "actor_country": "VAL;VAL", "actor_sector": "GOV;GOV",
			"actor_office": "وزير الخارجية;", "recipient": "كاستان", "recipient_country": "KAS", "recipient_sector": "", "location": "كاستان", "lat": "-1.5", "lon": "30.25", "location_precision": "city",
			"trigger": "يزور", "lemma": "زار", "sentence": "0", "mentions": "2", "confidence": "0.935", "version": "9.9.9", "lexicon": "0123456789abcdef",
			"why": `frame x.tsv:1 (زار);rejected: "AGREE"؛ by x.tsv:2`,
		},
		{
			"event": "SUPPORT", "auxiliary": "hypothetical", "attribution": "indirect", "speaker": "سالم النعمان", "speaker_country": "VAL", "speaker_sector": "GOV", "cue": "أكد", "date": "", "location": "", "lat": "",
			"commitment": "مناورات لاحقًا", "commitment_event": "COOPERATE", "deadline": "2026", "confidence": "0.500", "why": "",
		},
		{"event": "PROTEST", "actor": "عمّال <الميناء>", "actor_country": "", "actor_sector": "LAB", "cameo": "", "goldstein": "", "location_country": "KAS", "lat": "", "lon": ""},
	} {
		for name, w := range want {
			if got, ok := rows[i][name]; !ok || got != w {
				t.Errorf("row %d, %s: %q, want %q", i, name, got, w)
			}
		}
	}
	if !bytes.Contains(b, []byte(`,"042",`)) {
		t.Error("the CAMEO code stands without quotation marks")
	}
	if b := CSV(nil, testDoc(), Options{MinConfidence: .6, Ontology: testOntology()}); bytes.Count(b, []byte("\n")) != 1 {
		t.Errorf("not one row above .6:\n%s", b)
	}
}

// TestCSVDocumented holds docs/formats/csv.md to the columns, in order.
func TestCSVDocumented(t *testing.T) {
	b, err := os.ReadFile("../../docs/formats/csv.md")
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, m := range regexp.MustCompile("(?m)^\\| `([a-z_]+)` \\|").FindAllSubmatch(b, -1) {
		got = append(got, string(m[1]))
	}
	want := strings.Split(strings.TrimSpace(string(CSVHeader(nil, Options{Explain: true}))), ",")
	if strings.Join(got, " ") != strings.Join(want, " ") {
		t.Errorf("docs/formats/csv.md documents\n%s\nthe columns are\n%s", got, want)
	}
}

func FuzzCSVCells(f *testing.F) {
	f.Add("", `a"b`)
	f.Add("نص, \"مقتبس\"", "سطر\nسطر\r\n;")
	f.Add(" ", "\ufeff\u202e\x00\xff")
	f.Fuzz(func(t *testing.T, a, b string) {
		r := csvRow{}
		r.text(a)
		r.text(b)
		r.quoted("042")
		recs, err := csv.NewReader(strings.NewReader(string(r.b) + "\n")).ReadAll()
		if err != nil || len(recs) != 1 || len(recs[0]) != 3 {
			t.Fatalf("%q: %v %q", r.b, err, recs)
		}
		if recs[0][0] != Clean(a) || recs[0][1] != Clean(b) || recs[0][2] != "042" {
			t.Fatalf("%q, %q came back as %q", a, b, recs[0])
		}
		if Clean(Clean(a)) != Clean(a) {
			t.Fatalf("Clean is not idempotent on %q", a)
		}
	})
}
