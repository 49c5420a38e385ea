package train

import (
	"cmp"
	"math"
	"reflect"
	"slices"
	"strings"
	"sync"
	"testing"

	"marsad"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/learn"
	"marsad/internal/pipeline"
	"marsad/internal/sample"
)

var shared = sync.OnceValues(func() (*pipeline.Pipeline, error) { return pipeline.New(data.FS) })

// small returns a pipeline and the first n samples as a gold set.
func small(t *testing.T, n int) (*pipeline.Pipeline, *gold.Set) {
	t.Helper()
	p, err := shared()
	if err != nil {
		t.Fatal(err)
	}
	set, err := gold.Read(sample.FS)
	if err != nil {
		t.Fatal(err)
	}
	set.Articles = set.Articles[:n]
	return p, set
}

func TestCollect(t *testing.T) {
	p, set := small(t, 12)
	c := Collect(p, set, nil, nil)
	if len(c.Event) == 0 || len(c.Event) != len(c.cands) || len(c.Role) == 0 || len(c.Aux) == 0 || len(c.Mode) == 0 || len(c.Actor) == 0 || len(c.Recip) == 0 {
		t.Fatalf("%d event, %d role, %d aux, %d mode examples, %d and %d choices", len(c.Event), len(c.Role), len(c.Aux), len(c.Mode), len(c.Actor), len(c.Recip))
	}
	if !slices.IsSorted(c.Modes) || len(slices.Compact(slices.Clone(c.Modes))) != len(c.Modes) {
		t.Error("modes are not sorted or not unique")
	}
	right, total := 0, 0
	for i, k := range c.cands {
		if k.right != (c.Event[i].Class == 1) || k.group != c.Event[i].Group {
			t.Fatalf("example %d: class %d, candidate %+v", i, c.Event[i].Class, k)
		}
		if k.right {
			right++
		}
	}
	for _, n := range c.gold {
		total += n
	}
	gold := 0
	for i := range set.Articles {
		gold += len(set.Articles[i].Events)
	}
	if total != gold || right > total || right*2 < total {
		t.Errorf("%d candidates report %d of %d gold mentions", right, total, gold)
	}
	if len(c.Aux) != right || len(c.Mode) != right || len(c.weighed) != right {
		t.Errorf("%d right candidates, %d aux and %d mode examples, %d weighed", right, len(c.Aux), len(c.Mode), len(c.weighed))
	}
	for _, side := range [][]learn.Group{c.Actor, c.Recip} {
		for _, g := range side {
			if len(g.Right) == 0 || slices.Min(g.Right) < 0 || slices.Max(g.Right) >= len(g.Items) {
				t.Fatalf("right %v of %d items", g.Right, len(g.Items))
			}
		}
	}
	for i, ex := range c.Mode {
		if ex.Class < 0 || ex.Class >= len(c.Modes) {
			t.Fatalf("mode example %d has class %d", i, ex.Class)
		}
	}
	if again := Collect(p, set, nil, nil); !reflect.DeepEqual(c, again) {
		t.Error("two collections of one set differ")
	}
}

// TestWeights: an article of less weight gives examples of less weight.
func TestWeights(t *testing.T) {
	p, set := small(t, 2)
	set.Articles[1].Weight = .25
	c := Collect(p, set, nil, nil)
	for n, exs := range [][]learn.Example{c.Event, c.Role, c.Aux, c.Mode} {
		for i, ex := range exs {
			want := float32(0)
			if ex.Group == set.Articles[1].ID {
				want = .25
			}
			if k := c.cands[min(i, len(c.cands)-1)]; n == 0 && !k.right && c.gold[parType{k.group, k.par, k.typ}] > 0 {
				want = cmp.Or(want, 1) * besideWeight
			}
			if ex.Weight != want {
				t.Fatalf("an example of %s weighs %v", ex.Group, ex.Weight)
			}
		}
	}
}

func TestFolds(t *testing.T) {
	_, set := small(t, 20)
	folds := Folds5(set)
	var size [Folds]int
	for _, f := range folds {
		size[f]++
	}
	if len(folds) != 20 || slices.Min(size[:]) != 4 || slices.Max(size[:]) != 4 {
		t.Errorf("folds of %v", size)
	}
	slices.Reverse(set.Articles)
	if !reflect.DeepEqual(folds, Folds5(set)) {
		t.Error("folds depend on the order of articles")
	}
}

func TestFitKeeps(t *testing.T) {
	if testing.Short() || raceOn {
		t.Skip("trains")
	}
	p, set := small(t, 4)
	c := Collect(p, set, nil, nil)
	out := set.Articles[0].ID
	keep := func(g string) bool { return g != out }
	part := Collect(p, &gold.Set{Articles: set.Articles[1:]}, nil, nil)
	part.Modes = c.Modes
	a, b := c.Fit(keep), part.Fit(nil)
	a.Event, b.Event = c.fitEvent(keep), part.fitEvent(nil)
	if !slices.Equal(a.Event.W, b.Event.W) || !slices.Equal(a.Role.W, b.Role.W) || !slices.Equal(a.Actor.W, b.Actor.W) || !slices.Equal(a.Recip.W, b.Recip.W) {
		t.Error("a fold left out still tells in the model")
	}
	if again := c.Fit(keep); !slices.Equal(a.Mode.W, again.Mode.W) || !slices.Equal(a.Aux.W, again.Aux.W) {
		t.Error("two fits on the same examples differ")
	}
}

// TestCrossValidate runs all of training twice on a handful of articles.
func TestCrossValidate(t *testing.T) {
	if testing.Short() || raceOn {
		t.Skip("trains twenty-two models")
	}
	p, set := small(t, 6)
	run := func() ([]*marsad.Document, *event.Models, string) {
		var b strings.Builder
		docs, m := CrossValidate(p.Lexicon, p, set, func(s string) { b.WriteString(s + "\n") })
		return docs, m, b.String()
	}
	docs, m, told := run()
	docs2, m2, told2 := run()
	if told != told2 {
		t.Errorf("figures\n%s and\n%s", told, told2)
	}
	if !reflect.DeepEqual(m.Settings, m2.Settings) {
		t.Errorf("settings %+v and %+v", m.Settings, m2.Settings)
	}
	for name, pair := range map[string][2]*learn.Linear{"event": {m.Event, m2.Event}, "second": {m.Second, m2.Second}, "role": {m.Role, m2.Role}, "actor": {m.Actor, m2.Actor}, "recipient": {m.Recip, m2.Recip}, "auxiliary": {m.Aux, m2.Aux}, "mode": {m.Mode, m2.Mode}} {
		if !slices.Equal(pair[0].W, pair[1].W) {
			t.Errorf("two trainings give two %s models", name)
		}
	}
	if len(docs) != len(set.Articles) {
		t.Fatalf("%d documents", len(docs))
	}
	for i, d := range docs {
		if d.Article.ID != set.Articles[i].ID || !reflect.DeepEqual(d.Events, docs2[i].Events) {
			t.Errorf("document %d is of %s, or differs from the second", i, d.Article.ID)
		}
		if d.Text != set.Articles[i].Text {
			t.Errorf("the text of %s is not that of the gold", d.Article.ID)
		}
	}
	checkSettings(t, m)
	if m.Candidates == 0 {
		t.Error("trained on no candidates")
	}
}

// checkSettings holds thresholds to the ranges they are chosen from.
func checkSettings(t *testing.T, m *event.Models) {
	t.Helper()
	in := func(name string, v, lo, hi float64) {
		if math.IsNaN(v) || v < lo || v > hi {
			t.Errorf("%s is %v, not between %v and %v", name, v, lo, hi)
		}
	}
	in("MinEvent", m.MinEvent, .2, .55)
	in("MinSecond", m.MinSecond, m.MinEvent, m.MinEvent+.3)
	for _, s := range []event.Sides{m.Sides, m.Meeting} {
		if s == (event.Sides{}) {
			continue // a model from before meetings had thresholds of their own
		}
		in("SureRole", s.SureRole, .1, .9)
		in("BiasActor", s.BiasActor, -2, .5)
		in("BiasRecip", s.BiasRecip, -1.5, 2)
	}
	for t, v := range m.MinOf {
		in("MinOf "+t, v, .1, .6)
	}
	if len(m.Calibrate) != 11 {
		t.Fatalf("%d knots", len(m.Calibrate))
	}
	for i, k := range m.Calibrate {
		in("a knot of calibration", k, 0, 1)
		if i > 0 && k < m.Calibrate[i-1]-1e-9 {
			t.Errorf("calibration falls: %v", m.Calibrate)
		}
	}
}

// TestShippedSettings holds the embedded models to the same.
func TestShippedSettings(t *testing.T) {
	m, err := event.LoadModels()
	if err != nil {
		t.Fatal(err)
	}
	checkSettings(t, m)
	p, _ := small(t, 1)
	for _, mode := range m.Modes {
		typ, name, _ := strings.Cut(mode, "/")
		if _, ok := marsad.ParseEventType(typ); !ok {
			t.Errorf("mode %s of no type", mode)
		}
		if _, ok := p.Lexicon.Ontology.Modes[mode]; name != "" && !ok {
			t.Errorf("no mode %s", mode)
		}
	}
	if m.Mode.Classes != len(m.Modes) || m.Event.Classes != 1 || m.Role.Classes != 3 || m.Aux.Classes != 5 || m.Actor.Classes != 1 || m.Recip.Classes != 1 {
		t.Error("a model has another number of classes")
	}
}

// TestTune on made-up predictions, where the best thresholds are plain.
func TestTune(t *testing.T) {
	c := &Collection{gold: map[parType]int{}}
	var prob []float64
	add := func(par int, p float64, right bool) {
		c.cands = append(c.cands, candInfo{"a", par, marsad.EventAssault, len(c.cands), right})
		prob = append(prob, p)
	}
	for par := range 10 {
		add(par, .9, true)
		add(par, .42, false) // a second one that is wrong
		c.gold[parType{"a", par, marsad.EventAssault}] = 1
	}
	for par := 10; par < 20; par++ {
		add(par, .3, false)
	}
	m := &event.Models{}
	told := c.Tune(m, prob)
	if !strings.Contains(told, "P 1.000 R 1.000 F1 1.000") || m.MinEvent <= .3 || m.MinSecond <= .42 {
		t.Errorf("%s", told)
	}
	if k := m.Calibrate; k[10] < .9 {
		t.Errorf("calibration %v", k)
	}
}

// TestCalibration: held-out probabilities that are too high come down.
func TestCalibration(t *testing.T) {
	var prob []float64
	var right []bool
	for i := range 1000 {
		p := float64(i) / 1000
		prob = append(prob, p)
		right = append(right, float64(i*7919%1000) < p*500) // half as often as said
	}
	k := calibration(prob, right)
	for i, v := range k {
		if want := float64(i) / 20; math.Abs(v-want) > .08 {
			t.Errorf("at .%d the share is %.2f, want about %.2f", i, v, want)
		}
	}
}

// TestOutsideSentence: no candidate reports an event of a sentence that does not exist.
func TestOutsideSentence(t *testing.T) {
	p, set := small(t, 1)
	set.Articles[0].Events = []gold.Event{{Sentence: 99, Trigger: "x", Type: "CONSULT"}}
	if c := Collect(p, set, nil, nil); len(c.Aux) != 0 {
		t.Errorf("%d candidates report it", len(c.Aux))
	}
}
