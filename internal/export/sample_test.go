package export

import (
	"bytes"
	"iter"
	"slices"
	"strings"
	"sync"
	"testing"

	"marsad"
	"marsad/data"
	"marsad/internal/lexicon"
)

// samples are records about invented happenings, with everything that a record
// can hold and everything that it can lack.
const samples = `{"schema":"marsad.event/1","id":"e1","doc":"d1","source":"صحيفة المرسى","url":"https://www.example.org/1","date":"2025-03-11","date_precision":"day","event":"CONSULT","mode":["visit"],"context":["military","migration"],"auxiliary":"","quad_code":1,"event_scale":4,"cameo":"042","goldstein":1.9,"actor":[{"text":"وزير الدفاع","name":"سالم النعمان","id":"egy-salim","country":"EGY","sector":"MIL","office":"وزير الدفاع","rank":"الفريق","start":10,"end":31,"coref":""},{"text":"","name":"الوفد","id":"","country":"EGY","sector":"","coref":"pro-drop"}],"recipient":[{"text":"الاتحاد الأوروبي","name":"الاتحاد الأوروبي","id":"eu","country":"EUR","sector":"","start":40,"end":71,"coref":""},{"text":"رومانيا","name":"رومانيا","id":"ROU","country":"ROU","sector":"GOV","start":75,"end":89,"coref":""}],"location":{"text":"القاهرة","name":"القاهرة","country":"EGY","lat":30.06,"lon":31.25,"precision":"city","start":90,"end":104},"attribution":{"speaker":{"text":"الناطق","name":"","id":"","country":"EGY","sector":"GOV","start":120,"end":132,"coref":""},"cue":{"text":"أعلن","start":110,"end":118},"kind":"indirect"},"trigger":{"text":"زار","lemma":"زار","start":0,"end":6},"sentence":{"index":0,"start":0,"end":140},"mentions":[{"trigger":{"text":"زار","start":0,"end":6},"sentence":0},{"trigger":{"text":"الزيارة","start":200,"end":214},"sentence":2}],"commitment":{"event":"AID","content":{"text":"منحة","start":150,"end":158},"deadline":"2025-04"},"confidence":0.934,"coder":{"version":"0.1.0","lexicon":"0123456789abcdef","ontology":"PLOVER 2.0"}}
{"schema":"marsad.quote/1","doc":"d1","sentence":2,"kind":"direct","speaker":{"text":"","name":"","id":"","country":"","sector":"","coref":""},"cue":{"text":"قال","start":1,"end":2},"text":{"start":3,"end":4}}
{"schema":"marsad.event/1","id":"e2","doc":"d1","date":"2025-03-10","date_precision":"day","event":"ASSAULT","mode":["firearms"],"context":[],"auxiliary":"","quad_code":4,"event_scale":-9,"cameo":"193","goldstein":-10,"actor":[{"text":"مسلحون","name":"مسلحون","id":"","country":"SDN","sector":"REB","start":5,"end":17,"coref":""},{"text":"الجيش","name":"الجيش","id":"","country":"SDN","sector":"MIL","start":20,"end":30,"coref":""}],"recipient":[],"location":{"text":"دارفور","name":"دارفور","country":"SDN","precision":"region","start":33,"end":45},"trigger":{"text":"اشتباكات","lemma":"اشتباك","start":50,"end":66},"sentence":{"index":3,"start":0,"end":90},"mentions":[{"trigger":{"text":"اشتباكات","start":50,"end":66},"sentence":3}],"counts":[{"kind":"dead","low":20,"best":25,"high":30,"text":"بين 20 و30","start":70,"end":80},{"kind":"crowd","low":null,"best":null,"high":null,"text":"العشرات","start":0,"end":0}],"confidence":0.5,"coder":{"version":"0.1.0","lexicon":"0123456789abcdef","ontology":"PLOVER 2.0"}}
{"schema":"marsad.event/1","id":"e3","doc":"d2","source":"وكالة \"الضفة\"","date":"2025-03","date_precision":"month","event":"PROTEST","mode":["demo"],"context":[],"auxiliary":"","quad_code":4,"event_scale":-5,"cameo":"141","goldstein":-6.5,"actor":[{"text":"عمال\u200f\tالميناء","name":"عمال\u200f\tالميناء","id":"","country":"","sector":"LAB","start":5,"end":17,"coref":""}],"recipient":[],"location":{"text":"غزة","name":"غزة","country":"PSE","lat":31.5,"lon":34.45,"precision":"city","start":33,"end":45},"trigger":{"text":"تظاهر","lemma":"تظاهر","start":0,"end":10},"sentence":{"index":1,"start":0,"end":90},"mentions":[{"trigger":{"text":"تظاهر","start":0,"end":10},"sentence":1}],"confidence":0.7,"coder":{"version":"0.1.0","lexicon":"0123456789abcdef","ontology":"PLOVER 2.0"}}
{"schema":"marsad.event/1","id":"e4","doc":"d2","date":"","date_precision":"","event":"THREATEN","mode":[],"context":[],"auxiliary":"negation","quad_code":3,"event_scale":-3.5,"actor":[],"recipient":[{"text":"","name":"","id":"","country":"UNO","sector":"","coref":"other-mention"}],"trigger":{"text":"هدد","lemma":"هدّد","start":0,"end":6},"sentence":{"index":4,"start":0,"end":9},"mentions":[{"trigger":{"text":"هدد","start":0,"end":6},"sentence":4}],"confidence":0.4,"coder":{"version":"0.1.0","lexicon":"0123456789abcdef","ontology":"PLOVER 2.0"}}
{"schema":"marsad.event/1","id":"e5","doc":"d3","source":"إذاعة السهل","url":"https://example.net/3","date":"2025-03-11","date_precision":"day","event":"CONSULT","mode":["visit"],"context":[],"auxiliary":"","quad_code":1,"event_scale":4,"cameo":"043","goldstein":2.8,"actor":[{"text":"الضيف","name":"الضيف","id":"","country":"EGY","sector":"MIL","start":1,"end":2,"coref":""}],"recipient":[{"text":"المضيف","name":"المضيف","id":"","country":"ROU","sector":"GOV","start":3,"end":4,"coref":""}],"trigger":{"text":"استقبل","lemma":"استقبل","start":9,"end":21},"sentence":{"index":1,"start":0,"end":90},"mentions":[{"trigger":{"text":"استقبل","start":9,"end":21},"sentence":1}],"confidence":0.9,"coder":{"version":"0.1.0","lexicon":"0123456789abcdef","ontology":"PLOVER 2.0"}}
{"schema":"marsad.event/1","id":"e6","doc":"d4","source":"إذاعة السهل","url":"https://example.net/4","date":"2025-03-11","date_precision":"day","event":"CONSULT","mode":["visit"],"context":[],"auxiliary":"","quad_code":1,"event_scale":4,"cameo":"043","goldstein":2.8,"actor":[{"text":"الزائر","name":"الزائر","id":"","country":"EGY","sector":"MIL","start":1,"end":2,"coref":""}],"recipient":[{"text":"رئيس الوزراء","name":"رئيس الوزراء","id":"","country":"ROU","sector":"GOV","start":3,"end":4,"coref":""}],"trigger":{"text":"استقبل","lemma":"استقبل","start":9,"end":21},"sentence":{"index":0,"start":0,"end":90},"mentions":[{"trigger":{"text":"استقبل","start":9,"end":21},"sentence":0}],"confidence":0.9,"coder":{"version":"0.1.0","lexicon":"0123456789abcdef","ontology":"PLOVER 2.0"}}
`

func sampleArticles() Articles {
	as := Articles{}
	as.Add(&marsad.Article{ID: "d1", Source: "غير هذا", Date: "2025-03-11T09:30:00+02:00", Title: "زيارة", Text: "زار الوزير.\nوفقرة ثانية.", Language: "ar"})
	as.Add(&marsad.Article{ID: "d3", Date: "2025-03-12", Title: "استقبال", Text: "استقبل."})
	return as
}

// sequence yields records without errors.
func sequence(recs []Record) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for _, r := range recs {
			if !yield(r, nil) {
				return
			}
		}
	}
}

func sampleRecords(t testing.TB) []Record {
	t.Helper()
	var out []Record
	for rec, err := range Read([]string{"-"}, strings.NewReader(samples)) {
		if err != nil {
			t.Fatal(err)
		}
		out = append(out, rec)
	}
	if len(out) != 6 {
		t.Fatalf("%d records", len(out))
	}
	return out
}

var loadLexicon = sync.OnceValues(func() (*lexicon.Lexicon, error) { return lexicon.Load(data.FS) })

func testLexicon(t testing.TB) *lexicon.Lexicon {
	t.Helper()
	lex, err := loadLexicon()
	if err != nil {
		t.Fatal(err)
	}
	return lex
}

// exported returns what Run writes of the samples.
func exported(t testing.TB, f Format, v View) (string, Stats) {
	t.Helper()
	var b bytes.Buffer
	stats, err := Run(&b, sequence(sampleRecords(t)), Options{Format: f, View: v, Articles: sampleArticles(), Ontology: &testLexicon(t).Ontology})
	if err != nil {
		t.Fatalf("%s %s: %v", f, v, err)
	}
	return b.String(), stats
}

// cells reads a tab-separated file as readers without quoting do; header says
// whether its first line names the columns.
func cells(t *testing.T, text string, columns []string, header bool) []map[string]string {
	t.Helper()
	var out []map[string]string
	for i, line := range strings.Split(strings.TrimSuffix(text, "\n"), "\n") {
		f := strings.Split(line, "\t")
		if header && i == 0 {
			if !slices.Equal(f, columns) {
				t.Fatalf("header %q", f)
			}
			continue
		}
		if len(f) != len(columns) {
			t.Fatalf("line %d has %d cells, want %d: %q", i+1, len(f), len(columns), line)
		}
		m := map[string]string{}
		for k, c := range columns {
			m[c] = f[k]
		}
		out = append(out, m)
	}
	return out
}

// want checks cells of a row.
func want(t *testing.T, name string, row map[string]string, pairs ...string) {
	t.Helper()
	for i := 0; i < len(pairs); i += 2 {
		if got, ok := row[pairs[i]]; !ok || got != pairs[i+1] {
			t.Errorf("%s: %s is %q, want %q", name, pairs[i], got, pairs[i+1])
		}
	}
}
