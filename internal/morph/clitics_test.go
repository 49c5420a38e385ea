package morph

import (
	"os"
	"strings"
	"testing"
	"unicode/utf8"

	"marsad"
	"marsad/internal/token"
)

// splits are tokens with the segments of their likeliest reading, alone.
var splits = map[string]string{
	"والحكومة":   "و الحكومة",
	"للحكومة":    "ل لحكومة",
	"وللرئيس":    "و ل لرئيس",
	"بالمدينة":   "ب المدينة",
	"كالعراق":    "ك العراق",
	"للعراق":     "ل لعراق",
	"فالقوات":    "ف القوات",
	"سيزور":      "س يزور",
	"وسيزورها":   "و س يزور ها",
	"أعلنها":     "أعلن ها",
	"زيارته":     "زيارت ه",
	"ولقائه":     "و لقائ ه",
	"مدينتهم":    "مدينت هم",
	"عنه":        "عن ه",
	"إليها":      "إلي ها",
	"عليهم":      "علي هم",
	"أنه":        "أن ه",
	"لأنها":      "ل أن ها",
	"كأنه":       "كأن ه",
	"لديهم":      "لدي هم",
	"لكنه":       "لكن ه",
	"بينهما":     "بين هما",
	"منا":        "من ا",
	"بسبب":       "ب سبب",
	"لأن":        "ل أن",
	"وحده":       "وحد ه",
	"مستشاريه":   "مستشاري ه",
	"مسؤولوها":   "مسؤولو ها",
	"رآه":        "رآ ه",
	"أجراها":     "أجرا ها",
	"قتلوهم":     "قتلو هم",
	"وقفة":       "وقفة",
	"وزير":       "وزير",
	"بيان":       "بيان",
	"لقاء":       "لقاء",
	"لجنة":       "لجنة",
	"كتاب":       "كتاب",
	"فريق":       "فريق",
	"سلطة":       "سلطة",
	"سنوات":      "سنوات",
	"هناك":       "هناك",
	"منذ":        "منذ",
	"وزارة":      "وزارة",
	"ألقت":       "ألقت",
	"القاهرة":    "القاهرة",
	"واشنطن":     "واشنطن",
	"فلسطين":     "فلسطين",
	"بغداد":      "بغداد",
	"لبنان":      "لبنان",
	"ولبنان":     "و لبنان",
	"بلبنان":     "ب لبنان",
	"وواشنطن":    "و واشنطن",
	"المُعارِضة": "المُعارِضة",
	"وَقَّعَ":    "وَقَّعَ",
}

func TestSplit(t *testing.T) {
	a := newAnalyzer(t)
	w := NewWorker(a)
	for raw, want := range splits {
		toks := []marsad.Token{{Span: marsad.Span{Start: 0, End: len(raw)}}}
		words := w.Words(raw, toks, nil)
		var got []string
		for _, s := range a.Segments(raw, toks[0], &words[0], nil) {
			got = append(got, s.In(raw))
		}
		if g := strings.Join(got, " "); g != want {
			t.Errorf("%s: %s (%s %s), want %s", raw, g, words[0].POS, words[0].Lemma, want)
		}
	}
}

func TestReadings(t *testing.T) {
	a := newAnalyzer(t)
	for _, c := range []struct {
		raw, lemma string
		pos        marsad.POS
		has        bool
	}{
		{"إن", "أن", marsad.POSSconj, false}, // the seat of hamza tells
		{"أن", "إن", marsad.POSSconj, false},
		{"كبريطانيا", "بريطاني", marsad.POSAdj, false}, // no accusative after a preposition
		{"العراق", "العراق", marsad.POSPropn, true},
		{"أُجريت", "أجرى", marsad.POSVerb, true},
		{"أنشئت", "أنشأ", marsad.POSVerb, true},
		{"يؤخذ", "أخذ", marsad.POSVerb, true},
		{"جنديا", "جندي", marsad.POSNoun, true},
		{"ميليشيات", "ميليشيا", marsad.POSNoun, true},
	} {
		found := false
		for _, r := range a.Analyze(c.raw) {
			found = found || r.Lemma.Text == c.lemma && r.POS == c.pos
		}
		if found != c.has {
			t.Errorf("%s as %s %s: %v, want %v", c.raw, c.lemma, c.pos, found, c.has)
		}
	}
}

func FuzzWords(f *testing.F) {
	for _, c := range contextPairs {
		f.Add(c.text)
	}
	f.Add("لل")
	f.Add("وال")
	f.Add("\u064e\u0648\u064e\u0640")
	f.Add("ﻼﷲ")
	a := newAnalyzer(f)
	f.Fuzz(func(t *testing.T, text string) {
		if !utf8.ValidString(text) || len(text) > 2000 {
			t.Skip()
		}
		toks, _ := token.Split(text, false, nil, nil)
		words := NewWorker(a).Words(text, toks, nil)
		if len(words) != len(toks) {
			t.Fatalf("%d words of %d tokens", len(words), len(toks))
		}
		for i, w := range words {
			if w.Stem.Start < toks[i].Start || w.Stem.End > toks[i].End || w.Stem.Start >= w.Stem.End {
				t.Errorf("%q: stem %v outside token %v", toks[i].In(text), w.Stem, toks[i].Span)
			}
			at := toks[i].Start
			for _, s := range a.Segments(text, toks[i], &w, nil) {
				if s.Start != at || s.End <= s.Start {
					t.Errorf("%q: segment %v does not begin at %d", toks[i].In(text), s.Span, at)
				}
				at = s.End
			}
			if at != toks[i].End {
				t.Errorf("%q: segments end at %d", toks[i].In(text), at)
			}
		}
	})
}

func TestModelSize(t *testing.T) {
	st, err := os.Stat("model.bin")
	if err != nil {
		t.Fatal(err)
	}
	if st.Size() > 1_500_000 {
		t.Errorf("model.bin has %d bytes", st.Size())
	}
}
