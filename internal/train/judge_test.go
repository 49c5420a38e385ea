package train

import (
	"fmt"
	"reflect"
	"testing"

	"marsad"
	"marsad/internal/event"
)

// TestCrossJudge: what the judges of other articles teach is used for a sentence
// that was not seen, and only that.
func TestCrossJudge(t *testing.T) {
	p, _ := small(t, 1)
	m, err := event.LoadModels()
	if err != nil {
		t.Fatal(err)
	}
	cities := []string{"دمشق", "بغداد", "صنعاء", "طرابلس", "غزة", "حلب", "الموصل", "بنغازي", "عدن", "الخرطوم"}
	var rows []Judged
	for i, city := range cities {
		a := fmt.Sprint("article", i)
		rows = append(rows,
			Judged{a, "فجر مسلحون سيارة مفخخة أمس في " + city + " وقتل ثلاثة جنود.", marsad.EventAssault, 3, 0},
			Judged{a, "كتب الأديب رواية عن تاريخ القتل والقصف في " + city + " القديمة.", marsad.EventAssault, 0, 3},
			Judged{a, "وصل القطار إلى محطة " + city + " في موعده.", marsad.EventAssault, 0, 3})
	}
	got := CrossJudge(p, m, rows)
	if len(got) != len(rows) {
		t.Fatalf("%d verdicts on %d sentences", len(got), len(rows))
	}
	for i, v := range got {
		switch yes := rows[i].positive(); {
		case v.Sure < 0 || v.Sure > 1:
			t.Errorf("sure by %v of %s", v.Sure, rows[i].Text)
		case i%3 == 2 && v.Sure != 0:
			t.Errorf("no word of it could tell violence, but sure by %v: %s", v.Sure, rows[i].Text)
		case yes != (v.Sure >= .5):
			t.Errorf("judged %v, sure by %v: %s", yes, v.Sure, rows[i].Text)
		}
	}
	if again := CrossJudge(p, m, rows); !reflect.DeepEqual(got, again) {
		t.Error("a second run says something else")
	}
	// the own judgement tells nothing
	rows[0].Yes, rows[0].No = 0, 3
	if lied := CrossJudge(p, m, rows); lied[0].Sure < .5 {
		t.Errorf("the verdict on a sentence changes with what is said of it: %v, then %v", got[0].Sure, lied[0].Sure)
	}
}

func TestJudgedFolds(t *testing.T) {
	var rows []Judged
	for i := range 30 {
		rows = append(rows, Judged{Article: fmt.Sprint(i / 2)})
	}
	var size [Folds]int
	folds := judgedFolds(rows)
	for i, f := range folds {
		size[f]++
		if f != folds[i/2*2] {
			t.Errorf("article %s lies in two folds", rows[i].Article)
		}
	}
	for _, n := range size {
		if n != 6 {
			t.Errorf("folds of %v", size)
		}
	}
}

func TestAround(t *testing.T) {
	for _, c := range []struct{ p, at, want float64 }{{.3, .3, .5}, {0, .3, 0}, {1, .3, 1}, {.15, .3, .25}, {.65, .3, .75}, {1, 1, .5}} {
		if got := around(c.p, c.at); got < c.want-1e-9 || got > c.want+1e-9 {
			t.Errorf("%v around %v is %v, want %v", c.p, c.at, got, c.want)
		}
	}
}
