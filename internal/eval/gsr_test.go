package eval

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"marsad"
)

const gsrHead = "id,label,accept,reject,total,event_type,text\n"

// writeFiles fills a new folder.
func writeFiles(t testing.TB, files map[string]string) string {
	t.Helper()
	dir := t.TempDir()
	for name, text := range files {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func smallGSR(t testing.TB) *GSRSet {
	t.Helper()
	set, err := GSR(writeFiles(t, map[string]string{
		"assault_gsr.csv": "\ufeff" + gsrHead +
			"a-1,yes,3,0,3,ASSAULT,قصف أول\n" +
			"a-2,yes,3,0,3,ASSAULT,\"قصف، ثان\"\n" +
			"a-3,yes,3,0,3,ASSAULT,قصف أول\n" + // a text seen before
			"b-1,easy no,0,3,3,ASSAULT,كلام\n" +
			"b-2,difficult no,1,2,3,ASSAULT,قصف ثالث\n" +
			"c-d-1,ambiguous,2,1,3,ASSAULT,شجار\n",
		"protest_gsr.csv": gsrHead + "p-1,yes,3,0,3,PROTEST,مسيرة\n",
		"assault_spans.json": `[
			{"source":"AAW_ARB_20070108.0019-7","text":"قصفت قوات مصرية موقع المسلحين","spans":[
			 {"source_actor":["قوات","مصرية"],"target_actor":["المسلحين"],"source_role":{"main":"EGY","role":"MIL"},"target_role":{"main":"None","role":"UAF"}},
			 {"source_actor":["قوات"],"target_actor":["موقع","المسلحين"],"source_role":{"main":"EGY","role":"GOV"},"target_role":{"main":"IMG","role":"REB"}},
			 {"source_actor":["غائب"],"target_actor":[],"source_role":{"main":"EGY","role":"MIL"},"target_role":{}},
			 {"source_actor":["قوات"],"target_actor":[],"source_role":"UNKNOWN","target_role":"UNKNOWN"}]}]`,
		"protest_spans.json": `[{"text":"مسيرة","spans":[]}]`,
	}))
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestGSRDetect(t *testing.T) {
	calls := 0
	r := smallGSR(t).Detect(func(text string) map[marsad.EventType]float64 {
		calls++
		switch {
		case text == "قصف ثالث":
			return map[marsad.EventType]float64{marsad.EventAssault: 0.6}
		case strings.HasPrefix(text, "قصف"):
			return map[marsad.EventType]float64{marsad.EventAssault: 0.8}
		case text == "مسيرة":
			return map[marsad.EventType]float64{marsad.EventProtest: 0.4}
		}
		return nil
	}, 0.5)
	if calls != 7 {
		t.Errorf("%d calls, want one for each of 7 texts", calls)
	}
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "gsr.golden", b.String())
	p := r.Protocols[1] // yes vs easy+difficult
	if p.N != 4 || p.Positive != 2 || p.R != 1 || p.P != 2.0/3 || p.AP != 1 {
		t.Errorf("%+v", p)
	}
	if p := r.Protocols[2]; p.N != 5 || p.Positive != 3 || p.R != 2.0/3 {
		t.Errorf("majority: %+v", p)
	}
}

func TestAveragePrecision(t *testing.T) {
	rows := []detection{
		{confidence: 0.5, scored: true, positive: true},
		{confidence: 0.9, scored: true},
		{confidence: 0.5, scored: true},
		{positive: true},
		{confidence: 0, scored: true},
	}
	// Steps: .9 none; .5 one of two, 1/3 precise; 0 none; the rest, 2/5 precise.
	if got, want := averagePrecision(rows), 0.5/3+0.5*2/5; math.Abs(got-want) > 1e-12 {
		t.Errorf("AP = %v, want %v", got, want)
	}
	if averagePrecision(nil) != 0 || averagePrecision([]detection{{confidence: math.NaN(), scored: true}}) != 0 {
		t.Error("AP without positives must be 0")
	}
}

func TestGSRActors(t *testing.T) {
	r := smallGSR(t).Actors(func(a *marsad.Article, span marsad.Span) marsad.Code {
		if a.Date != "2007-01-08" {
			t.Errorf("date %q", a.Date)
		}
		switch span.In(a.Text) {
		case "قوات مصرية":
			return marsad.Code{Country: "EGY", Sector: "MIL"}
		case "قوات":
			return marsad.Code{Sector: "MIL"}
		case "المسلحين":
			return marsad.Code{Sector: "REB"}
		case "موقع المسلحين":
			return marsad.Code{Country: "IMG", Sector: "REB"}
		}
		t.Errorf("unexpected span %q", span.In(a.Text))
		return marsad.Code{}
	})
	var b bytes.Buffer
	if err := r.Write(&b); err != nil {
		t.Fatal(err)
	}
	compareGolden(t, "gsractors.golden", b.String())
	want := ActorScore{Name: "ASSAULT source", Spans: 2, Unplaced: 1, Countries: 2, InSpan: 1, Main: 1, MainAny: 1, MainMajority: 1, Sector: 1, SectorAny: 2, SectorMajority: 2, Both: 1}
	if r.Rows[0] != want {
		t.Errorf("got %+v\nwant %+v", r.Rows[0], want)
	}
	want = ActorScore{Name: "ASSAULT target", Spans: 2, Main: 2, MainAny: 2, MainMajority: 2, Sector: 1, SectorAny: 2, SectorMajority: 2, Both: 1}
	if r.Rows[1] != want {
		t.Errorf("got %+v\nwant %+v", r.Rows[1], want)
	}
}

func TestPlaceWords(t *testing.T) {
	for _, c := range []struct {
		text, words, want string
	}{
		{"والحركة والحركة الحركة", "الحركة", "الحركة"}, // the whole word, not the first
		{"a b c d", "b d", "b c d"},
		{"a b c d", "d b", "b c d"},
		{"وقوات", "قوات", "قوات"},
		{"a b", "a x", ""},
		{"a b", "", ""},
		{"c a b c", "a c", "a b c"},
	} {
		s := placeWords(c.text, strings.Fields(c.words))
		if got := s.In(c.text); got != c.want {
			t.Errorf("%q in %q: %q, want %q", c.words, c.text, got, c.want)
		}
	}
	if s := placeWords("والحركة والحركة الحركة", []string{"الحركة"}); s.End != len("والحركة والحركة الحركة") {
		t.Errorf("span %v", s)
	}
}

func TestGSRErrors(t *testing.T) {
	for _, c := range []struct{ csv, want string }{
		{"", "header"},
		{"id,label\n", `no column "accept"`},
		{gsrHead + "a,yes,x,0,0,T,t\n", "line 2: accept"},
		{gsrHead + "a,yes,1,\n", "wrong number of fields"},
	} {
		if _, err := readGSRRows(strings.NewReader(c.csv)); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%q: %v", c.csv, err)
		}
	}
	if _, err := GSR(t.TempDir()); err == nil || !strings.Contains(err.Error(), "assault_gsr.csv") {
		t.Errorf("missing file: %v", err)
	}
}

func FuzzReadGSRRows(f *testing.F) {
	f.Add(gsrHead + "a-1,yes,3,0,3,ASSAULT,\"x \"\"y\"\"\"\n")
	f.Add("text,id,label,accept,reject\n")
	f.Fuzz(func(t *testing.T, s string) {
		rows, err := readGSRRows(strings.NewReader(s))
		if err != nil {
			return
		}
		seen := map[string]bool{}
		for _, r := range rows {
			if seen[r.text] {
				t.Errorf("text %q twice", r.text)
			}
			seen[r.text] = true
		}
	})
}

func FuzzReadGSRSpans(f *testing.F) {
	f.Add(`[{"text":"a b c","spans":[{"source_actor":["a","c"],"source_role":{"main":"None","role":"X"},"target_role":"UNKNOWN"}]}]`)
	f.Fuzz(func(t *testing.T, s string) {
		set, err := readGSRSpans(strings.NewReader(s), marsad.EventAssault)
		if err != nil {
			return
		}
		for _, x := range set {
			for _, a := range append(x.side[0], x.side[1]...) {
				_ = a.span.In(x.text) // must lie in the text
			}
		}
	})
}

// TestGSRCode writes the codes of mentions the way of that gold.
func TestGSRCode(t *testing.T) {
	const text = "قتل شخصا في حلب"
	person, town := strings.Index(text, "شخصا"), strings.Index(text, "حلب")
	doc := &marsad.Document{Words: []marsad.Word{
		{Form: &marsad.Form{POS: marsad.POSVerb, Lemma: "قتل"}}, {Form: &marsad.Form{POS: marsad.POSNoun, Lemma: "شخص", Key: "شخصا"}},
		{Form: &marsad.Form{POS: marsad.POSAdp, Lemma: "في"}}, {Form: &marsad.Form{POS: marsad.POSPropn, Lemma: "حلب"}},
	}}
	whole := marsad.Span{Start: person, End: len(text)}
	for _, c := range []struct {
		name    string
		mention marsad.Mention
		span    marsad.Span
		want    marsad.Code
	}{
		{"people and no more", marsad.Mention{Kind: marsad.MentionRole, Generic: true, Code: marsad.Code{Sector: "CVL"}}, marsad.Span{Start: person, End: town - 1}, marsad.Code{}},
		{"a country inherited", marsad.Mention{Kind: marsad.MentionRole, Coref: "document-country", Code: marsad.Code{Country: "IRQ", Sector: "UAF"}}, marsad.Span{Start: person, End: town - 1}, marsad.Code{Sector: "UAF"}},
		{"the country of a place in the span", marsad.Mention{Kind: marsad.MentionRole, Coref: "place-in-sentence", Code: marsad.Code{Country: "IRQ", Sector: "MIL"}}, whole, marsad.Code{Country: "SYR", Sector: "MIL"}},
		{"a bare country", marsad.Mention{Kind: marsad.MentionCountry, SelfCode: true, Code: marsad.Code{Country: "EGY", Sector: "GOV"}}, whole, marsad.Code{Country: "EGY"}},
		{"press", marsad.Mention{Kind: marsad.MentionOrg, SelfCode: true, Code: marsad.Code{Country: "EGY", Sector: "JRN"}}, whole, marsad.Code{Country: "EGY", Sector: "MED"}},
		{"health", marsad.Mention{Kind: marsad.MentionRole, SelfCode: true, Code: marsad.Code{Country: "EGY", Sector: "MED"}}, whole, marsad.Code{Country: "EGY", Sector: "HLH"}},
		{"a citizen", marsad.Mention{Kind: marsad.MentionRole, Row: "nisba", SelfCode: true, Code: marsad.Code{Country: "EGY", Sector: "CVL"}}, whole, marsad.Code{Country: "EGY"}},
		{"civilians", marsad.Mention{Kind: marsad.MentionRole, SelfCode: true, Code: marsad.Code{Country: "EGY", Sector: "CVL"}}, whole, marsad.Code{Country: "EGY", Sector: "CVL"}},
		{"al-Qaida", marsad.Mention{Kind: marsad.MentionOrg, SelfCode: true, Code: marsad.Code{Country: "IMG", Sector: "REB"}}, whole, marsad.Code{Country: "IMG"}},
		{"the European Union", marsad.Mention{Kind: marsad.MentionOrg, SelfCode: true, Code: marsad.Code{Country: "EUR"}}, whole, marsad.Code{Country: "IGO"}},
		{"the United Nations", marsad.Mention{Kind: marsad.MentionOrg, SelfCode: true, Code: marsad.Code{Country: "UNO"}}, whole, marsad.Code{Country: "IGO"}},
		{"nothing", marsad.Mention{}, marsad.Span{}, marsad.Code{}},
	} {
		m := c.mention
		m.Span, m.First, m.Last = marsad.Span{Start: person, End: town - 1}, 1, 2
		doc.Mentions = []marsad.Mention{m, {Kind: marsad.MentionPlace, Span: marsad.Span{Start: town, End: len(text)}, First: 3, Last: 4, SelfCode: true, Code: marsad.Code{Country: "SYR"}}}
		if got := GSRCode(doc, c.span); got != c.want {
			t.Errorf("%s: %v, want %v", c.name, got, c.want)
		}
	}
}

func TestJudgements(t *testing.T) {
	set := smallGSR(t)
	js := set.Judgements()
	want := len(set.rows[marsad.EventAssault]) + len(set.rows[marsad.EventProtest])
	if len(js) != want || want == 0 {
		t.Fatalf("%d judgements, want %d", len(js), want)
	}
	last := js[len(js)-1]
	if last != (Judgement{marsad.EventProtest, "p", "مسيرة", 3, 0}) {
		t.Errorf("the last is %+v", last)
	}
}
