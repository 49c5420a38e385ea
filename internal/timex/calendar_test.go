package timex

import (
	"testing"
	"time"

	"marsad"
)

func TestCivil(t *testing.T) {
	for n := day(-800000); n < 100000; n += 97 {
		y, m, d := n.ymd()
		w := time.Unix(int64(n)*86400, 0).UTC()
		if y != w.Year() || m != int(w.Month()) || d != w.Day() || n.weekday() != int(w.Weekday()) {
			t.Fatalf("%d is %d-%d-%d, weekday %d, want %v", n, y, m, d, n.weekday(), w)
		}
		if civil(y, m, d) != n {
			t.Fatalf("civil(%d, %d, %d) = %d, want %d", y, m, d, civil(y, m, d), n)
		}
		if h := n.hijriYear(); hijri(h, 1, 1) > n || hijri(h+1, 1, 1) <= n {
			t.Fatalf("hijriYear(%v) = %d", w, h)
		}
	}
}

// TestHijri compares with the tabular dates of github.com/hablullah/go-hijri v1.0.2.
func TestHijri(t *testing.T) {
	for _, c := range []struct {
		y, m, d int
		want    string
	}{
		{1445, 9, 15, "2024-03-25"}, {1446, 1, 1, "2024-07-08"}, {1400, 12, 29, "1980-11-08"},
		{1356, 7, 10, "1937-09-16"}, {1444, 6, 30, "2023-01-23"}, {1447, 2, 11, "2025-08-06"},
	} {
		if got := hijri(c.y, c.m, c.d).date(marsad.PrecisionDay).String(); got != c.want {
			t.Errorf("%d-%d-%d = %s, want %s", c.y, c.m, c.d, got, c.want)
		}
	}
}

func TestAddMonths(t *testing.T) {
	for _, c := range []struct {
		y, m, d, k int
		want       string
	}{
		{2024, 3, 31, -1, "2024-02-29"}, {2024, 1, 31, 1, "2024-02-29"}, {2024, 1, 15, -13, "2022-12-15"}, {2024, 12, 1, 1, "2025-01-01"},
	} {
		if got := civil(c.y, c.m, c.d).addMonths(c.k).date(marsad.PrecisionDay).String(); got != c.want {
			t.Errorf("%+v: %s", c, got)
		}
	}
}
