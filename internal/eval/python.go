package eval

import (
	"fmt"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// This file holds the few ways of Python that score.py's figures depend on.

// A twister is Python's random.Random: MT19937, seeded by init_by_array.
// Source: CPython Modules/_randommodule.c.
type twister struct {
	s [624]uint32
	i int
}

// newTwister is random.Random(seed) for a seed of one 32-bit digit.
func newTwister(seed uint32) *twister {
	t := &twister{i: 624}
	const n = len(t.s)
	t.s[0] = 19650218
	for i := 1; i < n; i++ {
		t.s[i] = 1812433253*(t.s[i-1]^t.s[i-1]>>30) + uint32(i)
	}
	i := 1
	next := func() {
		if i++; i >= n {
			t.s[0] = t.s[n-1]
			i = 1
		}
	}
	for range n { // the key has one digit, so its index is always 0
		t.s[i] = (t.s[i] ^ (t.s[i-1]^t.s[i-1]>>30)*1664525) + seed
		next()
	}
	for range n - 1 {
		t.s[i] = (t.s[i] ^ (t.s[i-1]^t.s[i-1]>>30)*1566083941) - uint32(i)
		next()
	}
	t.s[0] = 1 << 31
	return t
}

func (t *twister) uint32() uint32 {
	const n, m = 624, 397
	if t.i == n {
		for k := range n {
			y := t.s[k]&(1<<31) | t.s[(k+1)%n]&(1<<31-1)
			t.s[k] = t.s[(k+m)%n] ^ y>>1 ^ y&1*0x9908b0df
		}
		t.i = 0
	}
	y := t.s[t.i]
	t.i++
	y ^= y >> 11
	y ^= y << 7 & 0x9d2c5680
	y ^= y << 15 & 0xefc60000
	return y ^ y>>18
}

// random is Random.random: 53 bits in [0, 1).
func (t *twister) random() float64 {
	a, b := t.uint32()>>5, t.uint32()>>6
	return float64(uint64(a)<<26|uint64(b)) / (1 << 53)
}

// index is the choice of Random.choices among n things.
func (t *twister) index(n int) int { return int(t.random() * float64(n)) }

// pyFloat is repr of a float.
func pyFloat(v float64) string {
	if a := max(v, -v); a != 0 && (a < 1e-4 || a >= 1e16) {
		return strconv.FormatFloat(v, 'e', -1, 64)
	}
	s := strconv.FormatFloat(v, 'f', -1, 64)
	if !strings.Contains(s, ".") {
		s += ".0"
	}
	return s
}

// pyList is str of a list of strings.
func pyList(list []string) string {
	var b strings.Builder
	b.WriteByte('[')
	for i, s := range list {
		if i > 0 {
			b.WriteString(", ")
		}
		b.WriteString(pyQuote(s))
	}
	b.WriteByte(']')
	return b.String()
}

// pyQuote is repr of a string.
func pyQuote(s string) string {
	quote := '\''
	if strings.Contains(s, "'") && !strings.Contains(s, `"`) {
		quote = '"'
	}
	var b strings.Builder
	b.WriteRune(quote)
	for _, r := range s {
		switch {
		case r == quote || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\r':
			b.WriteString(`\r`)
		case r == '\t':
			b.WriteString(`\t`)
		case unicode.IsPrint(r):
			b.WriteRune(r)
		case r < 0x100:
			fmt.Fprintf(&b, `\x%02x`, r)
		case r < 0x10000:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			fmt.Fprintf(&b, `\U%08x`, r)
		}
	}
	b.WriteRune(quote)
	return b.String()
}

// pyFields is str.split(): it also splits at the four separators FS, GS, RS, US.
func pyFields(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return unicode.IsSpace(r) || r >= 0x1c && r <= 0x1f })
}

// pySlice is text.encode()[start:end].decode(errors="replace"): negative offsets
// count from the end, offsets beyond the text are cut, and every broken
// character, not every byte of it, becomes one U+FFFD.
func pySlice(text string, start, end int) string {
	bound := func(i int) int {
		if i < 0 {
			i += len(text)
		}
		return min(max(i, 0), len(text))
	}
	start, end = bound(start), bound(end)
	if start >= end {
		return ""
	}
	text = text[start:end]
	if utf8.ValidString(text) {
		return text
	}
	var b strings.Builder
	for text != "" {
		r, n := utf8.DecodeRuneInString(text)
		if r == utf8.RuneError && n == 1 {
			n = brokenLen(text)
		}
		b.WriteRune(r)
		text = text[n:]
	}
	return b.String()
}

// brokenLen returns how many bytes at the start of s begin a character that is
// never finished: at least 1. Source: Unicode 15, table 3-7.
func brokenLen(s string) int {
	want, low, high := 0, byte(0x80), byte(0xbf)
	switch c := s[0]; {
	case c >= 0xc2 && c <= 0xdf:
		want = 1
	case c >= 0xe0 && c <= 0xef:
		want = 2
		if c == 0xe0 {
			low = 0xa0
		} else if c == 0xed {
			high = 0x9f
		}
	case c >= 0xf0 && c <= 0xf4:
		want = 3
		if c == 0xf0 {
			low = 0x90
		} else if c == 0xf4 {
			high = 0x8f
		}
	}
	n := 1
	for n <= want && n < len(s) && s[n] >= low && s[n] <= high {
		n++
		low, high = 0x80, 0xbf
	}
	return n
}
