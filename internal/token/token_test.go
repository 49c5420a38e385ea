package token

import (
	"strings"
	"testing"
	"unicode"

	"marsad"
	"marsad/internal/norm"
)

func words(text string, title bool) (string, []marsad.Sentence) {
	toks, sents := Split(text, title, nil, nil)
	var out []string
	for _, t := range toks {
		out = append(out, t.In(text))
	}
	return strings.Join(out, "|"), sents
}

func TestSplit(t *testing.T) {
	for _, c := range []struct {
		in, want string
		sents    int
	}{
		{"", "", 0},
		{"وصل الوزير، أمس.", "وصل|الوزير|،|أمس|.", 1},
		{"قال «لن نقبل. انتهى الأمر». ثم غادر", "قال|«|لن|نقبل|.|انتهى|الأمر|»|.|ثم|غادر", 2},
		{"قُتل 4,500 شخص و٣٫٥ ملايين", "قُتل|4,500|شخص|و|٣٫٥|ملايين", 1},
		{"عنوان\nمتن أول\n\nمتن ثان", "عنوان|متن|أول|متن|ثان", 3},
		{"يناير/كانون الثاني", "يناير|/|كانون|الثاني", 1},
	} {
		got, sents := words(c.in, true)
		if got != c.want || len(sents) != c.sents {
			t.Errorf("Split(%q) = %s (%d sentences), want %s (%d)", c.in, got, len(sents), c.want, c.sents)
		}
	}
	_, sents := words("عنوان\nمتن أول\n\nمتن ثان", true)
	if !sents[0].Title || sents[1].Title || sents[2].Paragraph != 3 {
		t.Errorf("title and paragraphs: %+v", sents)
	}
}

func FuzzSplit(f *testing.F) {
	for _, s := range []string{"وصل الوزير، أمس.", "a\x00b \xff", "«نص.» نص", "١٢٫٣ \u200fسطر\n\n"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		toks, sents := Split(text, true, nil, nil)
		end := 0
		for _, tok := range toks {
			if tok.Start < end || tok.Empty() {
				t.Fatalf("token %v after byte %d", tok.Span, end)
			}
			for _, r := range text[end:tok.Start] {
				if !unicode.IsSpace(r) && !norm.IsMark(r) && !unicode.IsMark(r) && r >= ' ' && r != 0x7f {
					t.Fatalf("%q lies between tokens", r)
				}
			}
			end = tok.End
		}
		next := 0
		for _, s := range sents {
			if s.First != next || s.Last <= s.First {
				t.Fatalf("sentence %+v, want first token %d", s, next)
			}
			next = s.Last
		}
		if next != len(toks) {
			t.Fatalf("%d of %d tokens in sentences", next, len(toks))
		}
	})
}

func BenchmarkSplit(b *testing.B) {
	short := "استقبل الفريق رئيس أركان حرب القوات المسلحة نظيره في مقر الوزارة بالعاصمة صباح أمس الأحد."
	for _, c := range []struct{ name, s string }{{"short", short}, {"long", strings.Repeat(short+" ", 4)}} {
		b.Run(c.name, func(b *testing.B) {
			var toks []marsad.Token
			var sents []marsad.Sentence
			b.SetBytes(int64(len(c.s)))
			b.ReportAllocs()
			for b.Loop() {
				toks, sents = Split(c.s, false, toks[:0], sents[:0])
			}
		})
	}
}
