package gold

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"encoding/json"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"unicode"
	"unicode/utf8"

	"marsad"
	"marsad/internal/report"
)

const twoArticles = `[
 {"id":"a","date":"2025-03-01","outlet":"المدار","sentences":["لقاء في عمّان","استقبل الملك الرئيس في القصر.","وقال الملك إن الرئيس صديق."]},
 {"id":"b","date":"2025-03-02","outlet":"المرفأ","sentences":["بلا أحداث"]}
]`

const threeRecords = `{"a":"a","s":1,"trig":"استقبل","type":"CONSULT","mode":"visit","act":["الرئيس|EGY GOV"],"rec":["الملك|JOR GOV","|--- MIL"],"ctx":["diplomatic"],"place":"القصر","inc":1}

{"a":"a","s":2,"q":1,"speaker":"الملك","name":"ملك","code":"JOR GOV","cue":"قال"}
{"a":"a","s":1,"trig":"استقبل","type":"AGREE","aux":"future","act":["|UNO"],"by":"الملك","inc":2}
`

func folder(articles, events string) fstest.MapFS {
	return fstest.MapFS{"articles.json": {Data: []byte(articles)}, "events.jsonl": {Data: []byte(events)}}
}

func TestRead(t *testing.T) {
	set, err := Read(folder(twoArticles, threeRecords))
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Articles) != 2 {
		t.Fatalf("%d articles", len(set.Articles))
	}
	a, ok := set.ByID("a")
	if !ok || a != &set.Articles[0] {
		t.Fatal("article a is not found")
	}
	if _, ok := set.ByID("c"); ok {
		t.Error("article c is found")
	}
	want := []Event{
		{Sentence: 1, Trigger: "استقبل", Type: "CONSULT", Mode: "visit", Contexts: []string{"diplomatic"}, Place: "القصر", Incident: 1,
			Actors:     []Arg{{"الرئيس", marsad.Code{Country: "EGY", Sector: "GOV"}}},
			Recipients: []Arg{{"الملك", marsad.Code{Country: "JOR", Sector: "GOV"}}, {"", marsad.Code{Sector: "MIL"}}}},
		{Sentence: 1, Trigger: "استقبل", Type: "AGREE", Aux: "future", By: "الملك", Incident: 2, Actors: []Arg{{"", marsad.Code{Country: "UNO"}}}},
	}
	if !reflect.DeepEqual(a.Events, want) {
		t.Errorf("events\n%+v, want\n%+v", a.Events, want)
	}
	if want := []Quote{{2, "الملك", "ملك", marsad.Code{Country: "JOR", Sector: "GOV"}, "قال"}}; !reflect.DeepEqual(a.Quotes, want) {
		t.Errorf("quotes %+v", a.Quotes)
	}
	art := a.Article()
	if art.Canonical() != a.Text || art.ID != "a" || art.Date != "2025-03-01" || art.Source != "المدار" {
		t.Errorf("article %+v", art)
	}
	for i, s := range a.Sentences {
		if !strings.HasPrefix(a.Text[a.Starts[i]:], s) {
			t.Errorf("sentence %d does not begin at %d", i, a.Starts[i])
		}
		for _, b := range []int{a.Starts[i], a.Starts[i] + len(s) - 1} {
			if got := a.SentenceOf(b); got != i {
				t.Errorf("byte %d lies in sentence %d, want %d", b, got, i)
			}
		}
	}
}

func TestParseCode(t *testing.T) {
	for s, want := range map[string]marsad.Code{
		"EGY MIL": {Country: "EGY", Sector: "MIL"}, "UNO": {Country: "UNO"}, "--- UNK": {Sector: "UNK"}, "---": {}, "": {}, " IRQ  GOV ": {Country: "IRQ", Sector: "GOV"},
	} {
		if got := ParseCode(s); got != want {
			t.Errorf("%q gives %+v", s, got)
		}
	}
}

func TestReadErrors(t *testing.T) {
	const first = `{"a":"b","s":0,"trig":"أحداث","type":"PROTEST"}` + "\n"
	for name, c := range map[string]struct {
		fs   fstest.MapFS
		want string
	}{
		"no articles":  {fstest.MapFS{}, "gold: open articles.json: file does not exist"},
		"no events":    {fstest.MapFS{"articles.json": {Data: []byte("[]")}}, "gold: open events.jsonl: file does not exist"},
		"bad articles": {folder("{", ""), "gold: articles.json: "},
		"bad record":   {folder(twoArticles, first+"{\n"), "gold: events.jsonl:2: unexpected end of JSON input"},
		"no article":   {folder(twoArticles, first+"\n"+`{"a":"c"}`), `gold: events.jsonl:3: no article "c"`},
		"no code":      {folder(twoArticles, first+`{"a":"b","type":"PROTEST","act":["x"]}`), `gold: events.jsonl:2: no code in "x"`},
		"no code, rec": {folder(twoArticles, first+`{"a":"b","type":"PROTEST","rec":["y"]}`), `gold: events.jsonl:2: no code in "y"`},
		"wrong type":   {folder(twoArticles, `{"a":"b","s":"1"}`), "gold: events.jsonl:1: json: "},
	} {
		if _, err := Read(c.fs); err == nil || !strings.HasPrefix(err.Error(), c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// TestReadRefuses holds records that the trainer and scorer could not use.
func TestReadRefuses(t *testing.T) {
	for name, rec := range map[string]string{
		"no such sentence": `{"a":"b","s":9,"trig":"أحداث","type":"PROTEST"}`,
		"below zero":       `{"a":"b","s":-1,"trig":"أحداث","type":"PROTEST"}`,
		"no such type":     `{"a":"b","s":0,"trig":"أحداث","type":"FEAST"}`,
		"trigger missing":  `{"a":"b","s":0,"trig":"هجوم","type":"PROTEST"}`,
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := Read(folder(twoArticles, rec)); err == nil {
				t.Error("accepted: such a record lowers the ceiling of recall in silence")
			}
		})
	}
	t.Run("long line", func(t *testing.T) {
		_, err := Read(folder(twoArticles, `{"a":"`+strings.Repeat("x", 2<<20)+`"}`))
		if err == nil {
			t.Fatal("accepted")
		}
		if !strings.Contains(err.Error(), "events.jsonl:1") {
			t.Errorf("the error %q names neither file nor line", err)
		}
	})
}

func TestAdd(t *testing.T) {
	s, err1 := Read(folder(twoArticles, ""))
	u, err2 := Read(folder(strings.NewReplacer(`"a"`, `"c"`, `"b"`, `"d"`).Replace(twoArticles), ""))
	if err1 != nil || err2 != nil {
		t.Fatal(err1, err2)
	}
	s.Add(u)
	for _, id := range []string{"a", "b", "c", "d"} {
		if a, ok := s.ByID(id); !ok || a.ID != id {
			t.Errorf("article %s is not found", id)
		}
	}
}

// texts are the texts of twoArticles as a corpus gives them.
func texts(t *testing.T) (Texts, *Set) {
	t.Helper()
	set, err := Read(folder(twoArticles, threeRecords))
	if err != nil {
		t.Fatal(err)
	}
	out := Texts{}
	for _, a := range set.Articles {
		out[a.ID] = Text{a.Text, a.Date, a.Outlet}
	}
	return out, set
}

// TestRanges: records turned into ranges and read back are the records.
func TestRanges(t *testing.T) {
	tx, set := texts(t)
	var b bytes.Buffer
	for line := range strings.Lines(threeRecords) {
		if line == "\n" {
			continue
		}
		r, err := ToRanges([]byte(line), tx)
		if err != nil {
			t.Fatal(err)
		}
		j, err := json.Marshal(r)
		if err != nil {
			t.Fatal(err)
		}
		if strings.ContainsFunc(string(j), func(r rune) bool { return unicode.Is(unicode.Arabic, r) }) {
			t.Errorf("words of the article in %s", j)
		}
		b.Write(append(j, '\n'))
	}
	b.WriteString(`{"a":"elsewhere","s":99,"trig":[5,1],"type":"PROTEST"}` + "\n") // no text: left out
	got, err := ReadRanges(fstest.MapFS{"one.jsonl": {Data: b.Bytes()}, "notes.txt": {Data: []byte("x")}}, tx)
	if err != nil {
		t.Fatal(err)
	}
	if len(got.Articles) != 1 {
		t.Fatalf("%d articles", len(got.Articles))
	}
	want := set.Articles[0]
	want.Weight = rangedWeight
	want.Quotes = slices.Clone(want.Quotes)
	want.Quotes[0].Name = "" // not kept: it may not stand in the text
	if !reflect.DeepEqual(got.Articles[0], want) {
		t.Errorf("got\n%+v, want\n%+v", got.Articles[0], want)
	}
}

// TestToRangesNearest: of equal words the one nearest to the trigger is meant.
func TestToRangesNearest(t *testing.T) {
	const text = "الجيش أعلن أن الجيش قصف ثم قصف الجيش"
	tx := Texts{"x": {Text: text}}
	r, err := ToRanges([]byte(`{"a":"x","s":0,"trig":"قصف","type":"ASSAULT","act":["الجيش|SYR MIL"]}`), tx)
	if err != nil {
		t.Fatal(err)
	}
	trig, act := strings.Index(text, "قصف"), strings.Index(text, "أن الجيش")+len("أن ")
	if *r.Trig != [2]int{trig, trig + len("قصف")} || *r.Act[0].At != [2]int{act, act + len("الجيش")} {
		t.Errorf("trigger %v, actor %v, want %d and %d", *r.Trig, *r.Act[0].At, trig, act)
	}
}

func TestToRangesErrors(t *testing.T) {
	tx, _ := texts(t)
	for line, want := range map[string]string{
		`{`:                                "unexpected end of JSON input",
		`{"a":"z"}`:                        `no article "z"`,
		`{"a":"a","s":3,"trig":"x"}`:       "no sentence 3 in a",
		`{"a":"a","s":-1,"trig":"x"}`:      "no sentence -1 in a",
		`{"a":"a","s":1,"type":"CONSULT"}`: "a sentence 1: no trigger",
		`{"a":"a","s":1,"trig":"قتل"}`:     `a sentence 1 does not hold "قتل"`,
		`{"a":"a","s":1,"trig":"استقبل","act":["الوزير|EGY GOV"]}`:       `a sentence 1 does not hold "الوزير"`,
		`{"a":"a","s":1,"trig":"استقبل","act":["الملك"]}`:                `no code in "الملك"`,
		`{"a":"a","s":1,"trig":"استقبل","place":"لقاء"}`:                 `a sentence 1 does not hold "لقاء"`,
		`{"a":"a","s":2,"q":1,"speaker":"الملك","cue":"أكد","code":"x"}`: `a sentence 2 does not hold "أكد"`,
	} {
		if _, err := ToRanges([]byte(line), tx); err == nil || err.Error() != want {
			t.Errorf("%s: %v, want %s", line, err, want)
		}
	}
}

func TestReadRangesErrors(t *testing.T) {
	tx, _ := texts(t)
	n := len(tx["a"].Text)
	const first = `{"a":"b","s":0}` + "\n" // an article read and found without events
	for line, want := range map[string]string{
		`{`:                                          "f.jsonl:2: unexpected end of JSON input",
		`{"a":"a","s":3}`:                            "f.jsonl:2: no sentence 3 in a",
		`{"a":"a","s":-1}`:                           "f.jsonl:2: no sentence -1 in a",
		`{"a":"a","trig":[1]}`:                       "",
		`{"a":"a","type":"AGREE","trig":[-1,4]}`:     "f.jsonl:2: range [-1 4] outside the text of a",
		`{"a":"a","type":"AGREE","trig":[4,4]}`:      "f.jsonl:2: range [4 4] outside the text of a",
		`{"a":"a","type":"AGREE","trig":[0,100000]}`: "f.jsonl:2: range [0 100000] outside the text of a",
		`{"a":"a","type":"AGREE","trig":[0,4],"act":[{"at":[9,8],"code":"x"}]}`: "f.jsonl:2: range [9 8] outside the text of a",
		`{"a":"a","type":"AGREE","trig":[0,4],"place":[9,8]}`:                   "f.jsonl:2: range [9 8] outside the text of a",
		`{"a":"a","q":1,"speaker":[9,8]}`:                                       "f.jsonl:2: range [9 8] outside the text of a",
		`{"a":"a","q":1,"cue":[9,8]}`:                                           "f.jsonl:2: range [9 8] outside the text of a",
	} {
		_, err := ReadRanges(fstest.MapFS{"f.jsonl": {Data: []byte(first + line)}}, tx)
		if want == "" && err != nil || want != "" && (err == nil || err.Error() != want) {
			t.Errorf("%s: %v, want %s", line, err, want)
		}
	}
	set, err := ReadRanges(fstest.MapFS{"f.jsonl": {Data: []byte(first)}}, tx)
	if err != nil || len(set.Articles) != 1 || len(set.Articles[0].Events) != 0 {
		t.Errorf("an article without events: %v %v", set, err)
	}
	t.Run("line break at the end of the text", func(t *testing.T) {
		_, err := ReadRanges(fstest.MapFS{"f.jsonl": {Data: []byte(`{"a":"a","type":"AGREE","trig":[0,` + string(mustJSON(t, n)) + `]}`)}}, tx)
		if err != nil {
			t.Error(err)
		}
	})
	t.Run("long line", func(t *testing.T) {
		long := `{"a":"` + strings.Repeat("x", 2<<20) + `"}` + "\n"
		if _, err := ReadRanges(fstest.MapFS{"f.jsonl": {Data: []byte(first + long + first)}}, tx); err == nil {
			t.Error("a line over 1 MB silently ends the file")
		}
	})
	t.Run("empty line", func(t *testing.T) {
		if _, err := ReadRanges(fstest.MapFS{"f.jsonl": {Data: []byte(first + "\n" + first)}}, tx); err != nil {
			t.Errorf("Read passes over an empty line, ReadRanges says %v", err)
		}
	})
}

func mustJSON(t *testing.T, v any) []byte {
	t.Helper()
	b, err := json.Marshal(v)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func TestReadCorpus(t *testing.T) {
	dir := t.TempDir()
	write := func(name, content string, gz bool) string {
		var b bytes.Buffer
		if gz {
			z := gzip.NewWriter(&b)
			z.Write([]byte(content))
			z.Close()
		} else {
			b.WriteString(content)
		}
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
			t.Fatal(err)
		}
		return path
	}
	got, err := ReadCorpus(write("a.gz", `{"id":"1","source":"s","date":"2025-01-01","title":"عنوان","text":"نص"}`+"\n"+`{"id":"2","text":"وحده"}`+"\n", true))
	if err != nil {
		t.Fatal(err)
	}
	if want := (Texts{"1": {"عنوان\nنص", "2025-01-01", "s"}, "2": {Text: "وحده"}}); !reflect.DeepEqual(got, want) {
		t.Errorf("got %v", got)
	}
	for name, path := range map[string]string{"missing": filepath.Join(dir, "none"), "plain": write("p", "{}", false), "cut": write("c.gz", `{"id":`, true)} {
		if _, err := ReadCorpus(path); err == nil || !strings.Contains(err.Error(), filepath.Base(path)) {
			t.Errorf("%s: error %v does not name the file", name, err)
		}
	}
}

const annotations = "../eval/testdata/annotations"

// TestAnnotationsHoldNoText: the articles may not be kept, so no word of them
// may stand in what is.
func TestAnnotationsHoldNoText(t *testing.T) {
	names, err := filepath.Glob(filepath.Join(annotations, "*"))
	if err != nil || len(names) == 0 {
		t.Fatalf("no annotations: %v", err)
	}
	records := 0
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		for i, c := range b {
			if c >= utf8.RuneSelf {
				t.Errorf("%s: byte %d is no ASCII", name, i)
				break
			}
		}
		sc := bufio.NewScanner(bytes.NewReader(b))
		sc.Buffer(nil, 1<<20)
		for n := 1; sc.Scan(); n++ {
			d := json.NewDecoder(bytes.NewReader(sc.Bytes()))
			d.DisallowUnknownFields()
			var r Ranged
			if err := d.Decode(&r); err != nil {
				t.Errorf("%s:%d: %v", name, n, err)
				continue
			}
			records++
			if strings.ContainsFunc(unescaped(t, sc.Bytes()), func(r rune) bool { return r >= utf8.RuneSelf }) {
				t.Errorf("%s:%d: letters of the article, escaped", name, n)
			}
			if r.Type == "" {
				continue
			}
			if _, ok := marsad.ParseEventType(r.Type); !ok || r.Q != 0 || r.Trig == nil {
				t.Errorf("%s:%d: type %q, trigger %v", name, n, r.Type, r.Trig)
			}
			if !slices.Contains([]string{"", "future", "hypothetical", "negation", "historical"}, r.Aux) {
				t.Errorf("%s:%d: auxiliary mode %q", name, n, r.Aux)
			}
		}
		if err := sc.Err(); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if records < 1000 {
		t.Errorf("only %d records", records)
	}
}

// unescaped returns line with its \u escapes resolved.
func unescaped(t *testing.T, line []byte) string {
	t.Helper()
	var v any
	if err := json.Unmarshal(line, &v); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestAnnotationsFit holds every range to its article: inside the annotated
// line, on the borders of letters, not beginning or ending in a space.
func TestAnnotationsFit(t *testing.T) {
	shared := report.Shared()
	if !filepath.IsAbs(shared) {
		shared = filepath.Join("../..", shared)
	}
	corpus := filepath.Join(shared, "corpora/news.jsonl.gz")
	if raceOn {
		t.Skip("unpacks the whole corpus")
	}
	if _, err := os.Stat(corpus); err != nil {
		t.Skip("no shared corpus")
	}
	tx, err := ReadCorpus(corpus)
	if err != nil {
		t.Fatal(err)
	}
	set, err := ReadRanges(os.DirFS(annotations), tx)
	if err != nil {
		t.Fatal(err)
	}
	if len(set.Articles) < 50 {
		t.Errorf("only %d articles", len(set.Articles))
	}
	names, _ := filepath.Glob(filepath.Join(annotations, "*.jsonl"))
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for line := range bytes.Lines(b) {
			n++
			var r Ranged
			if err := json.Unmarshal(line, &r); err != nil {
				t.Fatal(err)
			}
			a, ok := set.ByID(r.A)
			if !ok {
				t.Errorf("%s:%d: no article %s in the corpus", name, n, r.A)
				continue
			}
			check := func(what string, at *[2]int) {
				if at == nil {
					return
				}
				words := a.Text[at[0]:at[1]]
				switch {
				case a.SentenceOf(at[0]) != r.S || a.SentenceOf(at[1]-1) != r.S:
					t.Errorf("%s:%d: %s %v is not in line %d", name, n, what, *at, r.S)
				case !utf8.ValidString(words):
					t.Errorf("%s:%d: %s %v cuts a letter", name, n, what, *at)
				case strings.TrimSpace(words) != words:
					t.Errorf("%s:%d: %s %v has spaces around it", name, n, what, *at)
				}
			}
			check("trigger", r.Trig)
			check("by", r.By)
			check("place", r.Place)
			check("speaker", r.Spk)
			check("cue", r.Cue)
			for _, s := range slices.Concat(r.Act, r.Rec) {
				check("actor", s.At)
			}
		}
	}
}
