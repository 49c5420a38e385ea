package eval

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"marsad"
	"marsad/internal/gold"
	"marsad/internal/lexicon"
	"marsad/internal/output"
)

var update = flag.Bool("update", false, "rewrite golden files")

const shared = "../../../shared"

func report(t testing.TB, r *Report, o Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := r.Write(&b, o); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// TestScorePy holds the report to score.py byte for byte.
func TestScorePy(t *testing.T) {
	script := filepath.Join(shared, "tools", "score.py")
	if _, err := os.Stat(script); err != nil {
		t.Skip("no score.py here")
	}
	python, err := exec.LookPath("python3")
	if err != nil {
		t.Skip("no python3 here")
	}
	type folder struct {
		name, dir string
		set       *gold.Set
	}
	var folders []folder
	for i, n := range []int{1, 9, 30} {
		dir, set := syntheticGold(t, uint64(i), n)
		folders = append(folders, folder{fmt.Sprint("synthetic", n), dir, set})
	}
	if dir := filepath.Join(shared, "gold", "dev"); !testing.Short() {
		if _, err := os.Stat(dir); err == nil {
			folders = append(folders, folder{"dev", dir, readGold(t, dir)})
		}
	}
	for i, f := range folders {
		t.Run(f.name, func(t *testing.T) {
			coded := perturb(t, f.set, uint64(i))
			path := filepath.Join(t.TempDir(), "system.jsonl")
			if err := os.WriteFile(path, coded, 0o600); err != nil {
				t.Fatal(err)
			}
			r, err := ReadSystem(bytes.NewReader(coded), f.set)
			if err != nil {
				t.Fatal(err)
			}
			for _, o := range []Options{{PerType: true, Errors: 100000}, {JSON: true}, {Errors: 3}} {
				args := []string{script, f.dir, path}
				if o.PerType {
					args = append(args, "--per-type")
				}
				if o.Errors > 0 {
					args = append(args, "--errors", strconv.Itoa(o.Errors))
				}
				if o.JSON {
					args = append(args, "--json")
				}
				cmd := exec.Command(python, args...)
				cmd.Env = append(os.Environ(), "PYTHONIOENCODING=utf-8")
				out, err := cmd.Output()
				if err != nil {
					t.Fatal(err)
				}
				got := report(t, &r, o)
				if want := sortTypes(string(out)); got != want {
					t.Errorf("%+v: %s", o, firstDifference(got, want))
				}
			}
		})
	}
}

// sortTypes puts event types that are equally frequent in order of name, which
// score.py leaves to chance.
func sortTypes(s string) string {
	lines := strings.Split(s, "\n")
	isType := func(l string) bool {
		f := strings.Fields(l)
		return strings.HasPrefix(l, "  ") && len(f) > 3 && f[1] == "gold" && f[3] == "coded"
	}
	from := slices.IndexFunc(lines, isType)
	if from < 0 {
		return s
	}
	to := from
	for to < len(lines) && isType(lines[to]) {
		to++
	}
	slices.SortStableFunc(lines[from:to], func(a, b string) int {
		x, y := strings.Fields(a), strings.Fields(b)
		n, _ := strconv.Atoi(x[2])
		m, _ := strconv.Atoi(y[2])
		return cmp.Or(cmp.Compare(m, n), cmp.Compare(x[0], y[0]))
	})
	return strings.Join(lines, "\n")
}

func firstDifference(got, want string) string {
	g, w := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range min(len(g), len(w)) {
		if g[i] != w[i] {
			return fmt.Sprintf("line %d\n got %s\nwant %s", i+1, g[i], w[i])
		}
	}
	return fmt.Sprintf("%d lines, want %d", len(g), len(w))
}

// TestScoreDocuments checks that documents score as their printed records do.
func TestScoreDocuments(t *testing.T) {
	_, set := syntheticGold(t, 5, 12)
	var docs []*marsad.Document
	var printed []byte
	for i := range set.Articles {
		a := &set.Articles[i]
		art := a.Article()
		doc := &marsad.Document{Article: art, Text: art.Canonical()}
		if i == 3 {
			doc.Article.ID = "unknown"
		}
		for s, start := range a.Starts {
			doc.Sentences = append(doc.Sentences, marsad.Sentence{Span: marsad.Span{Start: start, End: start + len(a.Sentences[s])}})
		}
		for n, e := range a.Events {
			typ, _ := marsad.ParseEventType(e.Type)
			start := a.Starts[e.Sentence] + max(0, strings.Index(a.Sentences[e.Sentence], e.Trigger))
			trig := marsad.Trigger{Span: marsad.Span{Start: start, End: start + len(e.Trigger)}}
			ev := marsad.Event{Type: typ, Trigger: trig, Sentence: e.Sentence, Confidence: float64(n%4) / 4, Auxiliary: marsad.AuxFuture}
			if n%3 > 0 {
				ev.Mentions = []marsad.EventMention{{Trigger: trig, Sentence: e.Sentence}}
			}
			for _, x := range e.Actors {
				ev.Actors = append(ev.Actors, marsad.Actor{Mention: -1, Code: x.Code, Span: trig.Span})
			}
			doc.Events = append(doc.Events, ev)
		}
		for _, q := range a.Quotes {
			doc.Quotes = append(doc.Quotes, marsad.Quote{Sentence: q.Sentence, Cue: marsad.Span{Start: a.Starts[q.Sentence], End: a.Starts[q.Sentence] + 1}, Speaker: marsad.Actor{Code: q.Code}})
		}
		docs = append(docs, doc)
		printed = output.Document(printed, doc, output.Options{Quotes: true, MinConfidence: 0.5, Ontology: &lexicon.Ontology{}})
	}
	want, err := ReadSystem(bytes.NewReader(printed), set)
	if err != nil {
		t.Fatal(err)
	}
	got := Score(set, docs, 0.5)
	o := Options{PerType: true, Errors: 1000}
	if g, w := report(t, &got, o), report(t, &want, o); g != w {
		t.Error(firstDifference(g, w))
	}
	if got.Skipped == 0 || got.Detect.R == 0 || !slices.Equal(got.Pairs, want.Pairs) {
		t.Errorf("skipped %d, recall %v, pairs %d and %d", got.Skipped, got.Detect.R, len(got.Pairs), len(want.Pairs))
	}
}

// TestGolden reads like a report: any change of it is a change of the scorer.
func TestGolden(t *testing.T) {
	_, set := syntheticGold(t, 2, 8)
	r, err := ReadSystem(bytes.NewReader(perturb(t, set, 7)), set)
	if err != nil {
		t.Fatal(err)
	}
	got := report(t, &r, Options{PerType: true, Errors: 12}) + "\n" + report(t, &r, Options{JSON: true})
	compareGolden(t, "score.golden", got)
}

func compareGolden(t *testing.T, name, got string) {
	t.Helper()
	path := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if got != string(want) {
		t.Errorf("%s: %s", name, firstDifference(got, string(want)))
	}
}

func TestPair(t *testing.T) {
	egy := []gold.Arg{{Code: marsad.Code{Country: "EGY", Sector: "GOV"}}}
	lby := []gold.Arg{{Code: marsad.Code{Country: "LBY", Sector: "MIL"}}}
	g := []event{{typ: "A", act: egy, trigger: "x"}, {typ: "A", act: lby, trigger: "y"}, {typ: "B", trigger: "z"}}
	s := []event{{typ: "A", act: lby, trigger: "q"}, {typ: "A", act: lby, trigger: "y"}, {typ: "C"}}
	pairs, extra := pair(g, s)
	// The second gold event matches wholly, so it chooses first.
	if fmt.Sprint(pairs, extra) != "[[1 1] [0 0]] [2]" {
		t.Errorf("pairs %v, extra %v", pairs, extra)
	}
	// Of equals the first is taken.
	pairs, extra = pair(g[:1], []event{s[0], s[0]})
	if fmt.Sprint(pairs, extra) != "[[0 0]] [1]" {
		t.Errorf("pairs %v, extra %v", pairs, extra)
	}
}

func TestReadSystemErrors(t *testing.T) {
	_, set := syntheticGold(t, 1, 2)
	for _, c := range []struct {
		line string
		want error
	}{
		{`{"doc":"art-00","event":"AID"}`, errNoTrigger},
		{`{"doc":"art-00","event":"AID","mentions":[{}]}`, errNoTrigger},
		{`{"doc":"art-00","trigger":{"start":0,"end":1}}`, errNoEvent},
		{`{"doc":"art-00","schema":"marsad.quote/1"}`, errNoCue},
		{`{"doc":`, nil},
	} {
		_, err := ReadSystem(strings.NewReader("\n"+c.line), set)
		if err == nil || !strings.Contains(err.Error(), "line 2") || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", c.line, err)
		}
	}
	r, err := ReadSystem(strings.NewReader(`{"doc":"other"}`), set)
	if err != nil || r.Skipped != 1 {
		t.Errorf("unknown document: skipped %d, %v", r.Skipped, err)
	}
	empty := Score(&gold.Set{}, nil, 0)
	if s := report(t, &empty, Options{}); !strings.HasPrefix(s, "0 articles, 0 gold mentions, 0 coded\n") {
		t.Errorf("empty: %s", s)
	}
}

func FuzzReadSystem(f *testing.F) {
	_, set := syntheticGold(f, 3, 3)
	for line := range bytes.Lines(perturb(f, set, 1)) {
		f.Add(line)
	}
	f.Fuzz(func(t *testing.T, b []byte) {
		r, err := ReadSystem(bytes.NewReader(b), set)
		if err != nil {
			return
		}
		wrong := 0
		for _, m := range r.Errors {
			wrong += one(m.Kind == "wrong codes")
		}
		pairs := 0
		for _, p := range r.Pairs {
			pairs += one(p.Right)
		}
		// missed + spurious + detected twice is gold + coded
		if len(r.Errors)-wrong+2*pairs != r.Gold+r.System || len(r.Pairs) != r.System {
			t.Errorf("%d errors of %d gold and %d coded, %d right", len(r.Errors), r.Gold, r.System, pairs)
		}
	})
}
