package timex

import (
	"testing"

	"marsad"
	"marsad/data"
	rows "marsad/internal/lexicon"
	"marsad/internal/norm"
)

// TestSharedNumbers holds the cardinals of this package to counts.tsv, which
// tells package event what number words are worth, and to particles.tsv, which
// tells package morph that they are number words.
func TestSharedNumbers(t *testing.T) {
	lex, err := rows.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	tagged := map[string]bool{}
	for _, p := range lex.Particles {
		tagged[norm.Fold(p.Form)] = tagged[norm.Fold(p.Form)] || p.POS == marsad.POSNum
	}
	counts := map[string]int{}
	for _, c := range lex.Counts {
		if c.Low == 0 || c.Kind == "vague" { // no number, or none of one value
			continue
		}
		k := norm.Fold(c.Word)
		counts[k] = c.Low
		if !tagged[k] {
			t.Errorf("%s: %s is no NUM of particles.tsv", c.Row, c.Word)
		}
		if e := lexicon[k]; c.Low <= 2000 && int(e.num) != c.Low {
			t.Errorf("%s: %s is %d in counts.tsv, %d here", c.Row, c.Word, c.Low, e.num)
		}
	}
	for _, r := range cardinals {
		for w := range fields(r.words) {
			if got := counts[norm.Fold(w)]; got != int(r.val) {
				t.Errorf("%s is %d here, %d in counts.tsv", w, r.val, got)
			}
		}
	}
}

func at(text string) *parser {
	toks, words, _ := analyse(text)
	return &parser{f: &Finder{}, text: text, toks: toks, words: words, hi: len(toks)}
}

func TestCardinal(t *testing.T) {
	for text, want := range map[string]int{
		"ثلاثة": 3, "اثنين وعشرين": 22, "اثنتان وعشرون": 22, "خمسة عشر": 15, "إحدى عشرة": 11, "اثني عشر": 12,
		"مئة": 100, "مائة وخمسة": 105, "ثلاثمئة": 300, "ثلاث مئة وستون": 360, "ألف وتسعمائة وثمانية وسبعين": 1978,
		"ألفين وثلاثة عشر": 2013, "ألفان وأربعة وعشرون": 2024, "تسعة آلاف وتسعمئة وتسعة وتسعون": 9999,
		"ألف و تسعمئة": 1900, "ألفين": 2000, "ثمانمائة": 800, "خمس وثلاثون": 35, "ثلاثين": 30, "كتاب": 0,
		"ثلاثة وخمسة": 3, "عشرين وثلاثة": 20, "ألف وألفين": 1000,
	} {
		if got, _ := at(text).cardinal(0); got != want {
			t.Errorf("cardinal(%s) = %d, want %d", text, got, want)
		}
	}
}

func TestOrdinal(t *testing.T) {
	for text, want := range map[string]int{
		"الأول": 1, "الثالثة": 3, "العاشر": 10, "الحادي عشر": 11, "الثانية عشرة": 12, "التاسع عشر": 19,
		"العشرين": 20, "الحادي والعشرين": 21, "الثاني والعشرون": 22, "الخامسة والثلاثين": 35, "الثلاثين": 30,
		"التاسع والتسعون": 99, "الكتاب": 0, "ثلاثون": 0,
	} {
		if got, _ := at(text).ordinal(0); got != want {
			t.Errorf("ordinal(%s) = %d, want %d", text, got, want)
		}
	}
}

// TestUnknownPublication: relative expressions keep their place and get no day.
func TestUnknownPublication(t *testing.T) {
	for text, want := range map[string]string{
		"وصل الوفد أمس إلى القاهرة":               "none -1",
		"وصل الوفد الثلاثاء إلى القاهرة":          "none",
		"وصل الوفد الأسبوع الماضي إلى القاهرة":    "none -1",
		"وصل الوفد في 5 مايو إلى القاهرة":         "none",
		"وصل الوفد في فبراير الماضي إلى القاهرة":  "none",
		"وصل الوفد قبل يومين إلى القاهرة":         "none -1",
		"وصل الوفد قبل أسابيع إلى القاهرة":        "vague -1",
		"وصل الوفد في 5 مايو 2024 إلى القاهرة":    "2024-05-05",
		"يحكم الحزب منذ عام 2003 بلا منافس":       "2003",
		"وصل الوفد الساعة الثالثة عصرا إلى هناك":  "none 15:00",
		"يصل الوفد صيف العام المقبل إلى القاهرة":  "none",
		"نشب القتال من الأحد إلى الثلاثاء في غزة": "none",
	} {
		ms := find(text, marsad.Date{})
		if len(ms) != 1 || show(ms[0]) != want {
			t.Errorf("%s: %+v, want %s", text, ms, want)
		}
	}
}

// TestConvention: the same weekday under the three conventions.
func TestConvention(t *testing.T) {
	text := "وصل الوفد الثلاثاء إلى القاهرة"
	toks, words, sents := analyse(text)
	for c, want := range map[Convention]string{News: "2024-05-14", Past: "2024-05-14", Future: "2024-05-21"} {
		f := Finder{Convention: c}
		ms := f.Find(text, toks, words, sents, published, nil)
		if len(ms) != 1 || ms[0].From.String() != want {
			t.Errorf("convention %d: %+v, want %s", c, ms, want)
		}
	}
}
