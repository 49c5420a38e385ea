package norm

import (
	"testing"
	"unicode/utf8"
)

func TestFold(t *testing.T) {
	for _, c := range []struct{ in, want string }{
		{"", ""},
		{"أُجريت", "اجريت"},
		{"إلى", "الي"},
		{"مسؤول", "مسءول"},
		{"مسئول", "مسءول"},
		{"القاهـــرة", "القاهرة"},
		{"آسيا", "اسيا"},
		{"٢٠٢٥", "2025"},
		{"ﻻ", "لا"},
		{"ﻣﺼﺮ", "مصر"},
		{"گروزنی", "غروزني"},
		{"abc", "abc"},
	} {
		if got := Fold(c.in); got != c.want {
			t.Errorf("Fold(%q) = %q, want %q", c.in, got, c.want)
		}
	}
	if FoldName("أنغيلا") != FoldName("أنجيلا") {
		t.Error("FoldName must merge gheen and jeem")
	}
}

func TestHintsOf(t *testing.T) {
	for _, c := range []struct {
		in   string
		want Hints
	}{
		{"أُجريت", HintHamzaAbove | HintDamma},
		{"إن", HintHamzaBelow},
		{"على", HintMaqsura},
		{"علي", HintYeh},
		{"هدّد", HintShadda},
		{"كتاباً", HintTanwin},
	} {
		if got := HintsOf(c.in); got != c.want {
			t.Errorf("HintsOf(%q) = %b, want %b", c.in, got, c.want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, s := range []string{"أُجريت مراسم", "ﻻ إله", "\xff\xfe", "گروزنی", "مسؤول"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		k := Fold(s)
		if Fold(k) != k {
			t.Errorf("Fold is not idempotent on %q: %q, then %q", s, k, Fold(k))
		}
		if !utf8.ValidString(k) {
			t.Errorf("Fold(%q) is not valid UTF-8", s)
		}
	})
}
func BenchmarkFold(b *testing.B) {
	for _, c := range []struct{ name, s string }{{"plain", "استقبل الفريق رئيس الاركان"}, {"marks", "أُجريت مراسمُ استقبالٍ رسميّةٌ"}} {
		b.Run(c.name, func(b *testing.B) {
			b.SetBytes(int64(len(c.s)))
			b.ReportAllocs()
			for b.Loop() {
				Fold(c.s)
			}
		})
	}
}
