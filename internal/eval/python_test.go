package eval

import (
	"testing"
	"unicode/utf8"
)

func TestTwister(t *testing.T) {
	// python3 -c "import random; r = random.Random(1); …"
	r := newTwister(1)
	for i, want := range []float64{0.13436424411240122, 0.8474337369372327, 0.763774618976614} {
		if got := r.random(); got != want {
			t.Errorf("random %d = %v, want %v", i, got, want)
		}
	}
}

func TestPython(t *testing.T) {
	for _, c := range []struct {
		v    float64
		want string
	}{{0, "0.0"}, {1, "1.0"}, {0.1, "0.1"}, {2.0 / 3, "0.6666666666666666"}, {0.0001, "0.0001"}, {0.00005, "5e-05"}, {1e16, "1e+16"}, {-2, "-2.0"}} {
		if got := pyFloat(c.v); got != c.want {
			t.Errorf("pyFloat(%v) = %s, want %s", c.v, got, c.want)
		}
	}
	for _, c := range []struct {
		list []string
		want string
	}{
		{nil, "[]"},
		{[]string{"EGY GOV", "UNO "}, "['EGY GOV', 'UNO ']"},
		{[]string{"it's", `it's "x"`, "a\\\n\r\t\x01\u200e\U000e0001"}, `["it's", 'it\'s "x"', 'a\\\n\r\t\x01\u200e\U000e0001']`},
	} {
		if got := pyList(c.list); got != c.want {
			t.Errorf("pyList = %s, want %s", got, c.want)
		}
	}
	const text = "aب€😀"
	for _, c := range []struct {
		start, end int
		want       string
	}{
		{0, 3, "aب"}, {0, 99, text}, {3, 2, ""}, {-4, 99, "😀"}, {-99, 1, "a"},
		{1, 2, "\ufffd"}, {2, 3, "\ufffd"},
		{3, 5, "\ufffd"}, // one for the two bytes that begin €
		{4, 6, "\ufffd\ufffd"},
		{6, 9, "\ufffd"},
		{7, 10, "\ufffd\ufffd\ufffd"},
	} {
		if got := pySlice(text, c.start, c.end); got != c.want {
			t.Errorf("pySlice(%d, %d) = %q, want %q", c.start, c.end, got, c.want)
		}
	}
	if got := pyFields("a\x1cb\u00a0 c"); len(got) != 3 {
		t.Errorf("pyFields = %q", got)
	}
}

func FuzzPySlice(f *testing.F) {
	f.Add("aب€😀", 1, -1)
	f.Add("\xf0\x9f\xe0\x80", 0, 4)
	f.Fuzz(func(t *testing.T, s string, i, j int) {
		if got := pySlice(s, i, j); !utf8.ValidString(got) {
			t.Errorf("pySlice(%q, %d, %d) = %q", s, i, j, got)
		}
	})
}
