package sample

import (
	"bufio"
	"bytes"
	"encoding/json"
	"flag"
	"os"
	"slices"
	"strings"
	"testing"
	"unicode"

	"marsad"
	"marsad/data"
	"marsad/internal/gold"
	"marsad/internal/lexicon"
)

var update = flag.Bool("update", false, "rewrite articles.json")

// goldForm returns the content of articles.json: one sentence a line of the text.
func goldForm(t *testing.T) []byte {
	t.Helper()
	type article struct {
		ID        string   `json:"id"`
		Date      string   `json:"date"`
		Outlet    string   `json:"outlet"`
		Title     string   `json:"title"`
		Sentences []string `json:"sentences"`
	}
	var out []article
	for _, a := range Articles() {
		out = append(out, article{a.ID, a.Date, a.Source, a.Title, strings.Split(a.Canonical(), "\n")})
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	e.SetIndent("", " ")
	if err := e.Encode(out); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func readGold(t *testing.T) *gold.Set {
	t.Helper()
	set, err := gold.Read(FS)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

func TestGoldForm(t *testing.T) {
	want := goldForm(t)
	if *update {
		if err := os.WriteFile("articles.json", want, 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := FS.ReadFile("articles.json")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(got, want) {
		t.Error("articles.json is not what articles.jsonl gives; run go test -run TestGoldForm -update")
	}
}

func TestArticles(t *testing.T) {
	as := Articles()
	if len(as) < 24 {
		t.Errorf("%d articles, want 24 or more", len(as))
	}
	ids, outlets := map[string]bool{}, map[string]bool{}
	for _, a := range as {
		if ids[a.ID] {
			t.Errorf("%s: twice", a.ID)
		}
		ids[a.ID], outlets[a.Source] = true, true
		if d, ok := marsad.ParseDate(a.Date); !ok || !strings.HasPrefix(d.String(), "2025") {
			t.Errorf("%s: date %q", a.ID, a.Date)
		}
		if n := len(strings.Fields(a.Title + " " + a.Text)); n < 90 || n > 340 {
			t.Errorf("%s: %d words", a.ID, n)
		}
		for i, line := range strings.Split(a.Canonical(), "\n") {
			if line == "" || line != strings.TrimSpace(line) {
				t.Errorf("%s: line %d is empty or has spaces around it", a.ID, i)
			}
			for _, r := range line {
				if unicode.In(r, unicode.Bidi_Control) || unicode.Is(unicode.Cf, r) || unicode.IsControl(r) {
					t.Errorf("%s: line %d holds %U", a.ID, i, r)
				}
			}
		}
	}
	if len(outlets) < 6 || len(outlets) > 8 {
		t.Errorf("%d outlets", len(outlets))
	}
	as[0].Title = "x"
	if Articles()[0].Title == "x" {
		t.Error("Articles gave its own slice")
	}
}

// TestVerbatim holds every word of the annotations to its sentence.
func TestVerbatim(t *testing.T) {
	set := readGold(t)
	raw, err := FS.ReadFile("events.jsonl")
	if err != nil {
		t.Fatal(err)
	}
	for sc := bufio.NewScanner(bytes.NewReader(raw)); sc.Scan(); {
		d := json.NewDecoder(bytes.NewReader(sc.Bytes()))
		d.DisallowUnknownFields()
		var r struct {
			A, Trig, Type, Mode, Aux, By, Place, Speaker, Name, Code, Cue string
			S, Q, Inc                                                     int
			Act, Rec, Ctx                                                 []string
		}
		if err := d.Decode(&r); err != nil {
			t.Fatalf("%v in %s", err, sc.Text())
		}
		a, ok := set.ByID(r.A)
		if !ok || r.S < 0 || r.S >= len(a.Sentences) {
			t.Errorf("%s: no sentence %d", r.A, r.S)
			continue
		}
		words := []string{r.Trig, r.By, r.Place, r.Speaker, r.Cue}
		for _, x := range slices.Concat(r.Act, r.Rec) {
			text, code, ok := strings.Cut(x, "|")
			if !ok || code == "" {
				t.Errorf("%s %d: no code in %q", r.A, r.S, x)
			}
			words = append(words, text)
		}
		for _, x := range words {
			if !strings.Contains(a.Sentences[r.S], x) {
				t.Errorf("%s: sentence %d does not hold %q", r.A, r.S, x)
			}
		}
		if r.Q == 0 && (r.Trig == "" || r.Inc == 0) {
			t.Errorf("%s %d: no trigger or no incident", r.A, r.S)
		}
		if r.Q != 0 && (r.Name == "" || r.Code == "") {
			t.Errorf("%s %d: no name or code of the speaker", r.A, r.S)
		}
	}
}

// TestCoverage holds the samples to all that PLOVER has: types, modes and
// auxiliary modes, and to its own names for them and for contexts and sectors.
func TestCoverage(t *testing.T) {
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	o := &lex.Ontology
	types, auxes, modes := map[string]int{}, map[string]int{}, map[string]int{}
	for _, a := range readGold(t).Articles {
		if len(a.Events) == 0 || len(a.Quotes) == 0 {
			t.Errorf("%s: %d events, %d quotes", a.ID, len(a.Events), len(a.Quotes))
		}
		kinds := map[int]string{}
		for _, e := range a.Events {
			types[e.Type]++
			auxes[e.Aux]++
			modes[e.Type+"/"+e.Mode]++
			if k := kinds[e.Incident]; k != "" && k != e.Type {
				t.Errorf("%s: incident %d is %s and %s", a.ID, e.Incident, k, e.Type)
			}
			kinds[e.Incident] = e.Type
			for _, x := range slices.Concat(e.Actors, e.Recipients) {
				if x.Code.Sector != "" && !o.Sectors[x.Code.Sector] {
					t.Errorf("%s %d: sector %q", a.ID, e.Sentence, x.Code.Sector)
				}
			}
			for _, c := range e.Contexts {
				if !o.Contexts[c] {
					t.Errorf("%s %d: context %q", a.ID, e.Sentence, c)
				}
			}
		}
	}
	for i := 1; i < marsad.NumEventTypes; i++ {
		name := marsad.EventType(i).String()
		if types[name] < 2 {
			t.Errorf("%s: %d mentions", name, types[name])
		}
		delete(types, name)
	}
	for a := marsad.AuxNone; a <= marsad.AuxHistorical; a++ {
		if auxes[a.String()] == 0 {
			t.Errorf("no auxiliary mode %q", a)
		}
		delete(auxes, a.String())
	}
	if len(types) > 0 || len(auxes) > 0 {
		t.Errorf("unknown names %v %v", types, auxes)
	}
	for m := range o.Modes {
		if modes[m] == 0 {
			t.Errorf("no mode %s", m)
		}
		delete(modes, m)
	}
	for m := range modes {
		if !strings.HasSuffix(m, "/") {
			t.Errorf("unknown mode %s", m)
		}
	}
}
