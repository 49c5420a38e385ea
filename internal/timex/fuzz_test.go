package timex

import (
	"strings"
	"testing"
	"time"

	"marsad"
)

// check tells what is wrong with the mentions found in text.
func check(t *testing.T, text string, pub marsad.Date, f Finder) {
	t.Helper()
	toks, words, sents := analyse(text)
	ms := f.Find(text, toks, words, sents, pub, nil)
	last, s := 0, 0
	for _, m := range ms {
		if m.First < last || m.Last <= m.First || m.Last > len(toks) {
			t.Fatalf("%q: tokens [%d,%d) after %d", text, m.First, m.Last, last)
		}
		last = m.Last
		for s < len(sents) && sents[s].Last <= m.First {
			s++
		}
		if s == len(sents) || m.First < sents[s].First || m.Last > sents[s].Last {
			t.Fatalf("%q: %q crosses a sentence", text, m.In(text))
		}
		if m.Start < toks[m.First].Start || m.Start >= m.End || m.End != toks[m.Last-1].End {
			t.Fatalf("%q: span %v", text, m.Span)
		}
		if m.From.Known() != m.To.Known() || m.From.Known() && m.To.Time().Before(m.From.Time()) {
			t.Fatalf("%q: %q is %v to %v", text, m.In(text), m.From, m.To)
		}
		if m.Vague && m.From.Known() && m.From.Precision != marsad.PrecisionMonth {
			t.Fatalf("%q: %q is vague and %v", text, m.In(text), m.From)
		}
		if m.Clock != "" && (len(m.Clock) != 5 || m.Clock > "24:59") {
			t.Fatalf("%q: %q has clock %q", text, m.In(text), m.Clock)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range findCases {
		text, _ := unmark(c.text)
		f.Add(text, 19858, false)
	}
	f.Add(paragraph, 0, true)
	f.Add("من 31 إلى 1 كانون الثاني 0 الساعة 0 إلا الربع", 20000, true)
	f.Fuzz(func(t *testing.T, text string, n int, lax bool) {
		pub := day(n % 400000).date(marsad.PrecisionDay)
		for c := News; c <= Future; c++ {
			check(t, text, pub, Finder{Convention: c, lax: lax})
		}
		check(t, text, marsad.Date{}, Finder{lax: lax})
	})
}

// TestLinear reads repeated beginnings of expressions, each of which could
// look through all that follow it.
func TestLinear(t *testing.T) {
	for _, s := range []string{"بعد ظهر ", "شهر وعشرين ", "منذ مطلع ", "( 3 محرم الموافق ", "من 3 إلى "} {
		text := strings.Repeat(s, 3000)
		for _, lax := range []bool{false, true} {
			start := time.Now()
			check(t, text, published, Finder{lax: lax})
			if d := time.Since(start); d > time.Second {
				t.Errorf("%s lax %v: %v", s, lax, d)
			}
		}
	}
}
