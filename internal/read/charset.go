package read

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/net/html/charset"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
)

// decodeText returns b as UTF-8: b itself when it is, else what the bytes of a
// legacy character set stand for. No mark says which one; letters do.
func decodeText(b []byte) (string, error) {
	at := invalidAt(b)
	if at < 0 {
		return string(b), nil
	}
	enc := guess(b)
	if enc == nil {
		return "", fmt.Errorf("undecodable: invalid UTF-8 at byte offset %d, and neither windows-1256 nor ISO-8859-6", at)
	}
	s, err := decodeWith(enc, b)
	if err == nil && strings.ContainsRune(s, utf8.RuneError) {
		err = errors.New("undecodable: bytes without a meaning in its character set")
	}
	return s, err
}

// decodePage is decodeText for HTML, where a declaration counts more than the
// letters, except that valid UTF-8 is UTF-8 whatever is declared: legacy Arabic
// is never valid UTF-8 by chance, and wrong declarations are common. damaged
// says that U+FFFD in the result may stand for undecodable bytes.
func decodePage(b []byte) (s string, damaged bool, err error) {
	if utf8.Valid(b) {
		return string(b), false, nil
	}
	enc, name, certain := charset.DetermineEncoding(b, "")
	if certain && name != "utf-8" && name != "windows-1252" {
		s, err = decodeWith(enc, b)
		return s, true, err
	}
	if enc := guess(b); enc != nil {
		s, err = decodeWith(enc, b)
		return s, true, err
	}
	if s = strings.ToValidUTF8(string(b), string(utf8.RuneError)); strings.Count(s, string(utf8.RuneError)) > len(s)/100 {
		return "", true, errors.New("undecodable: no known character set fits")
	}
	return s, true, nil
}

func decodeWith(enc encoding.Encoding, b []byte) (string, error) {
	out, err := enc.NewDecoder().Bytes(b)
	if err != nil {
		return "", fmt.Errorf("undecodable: %w", err)
	}
	return string(out), nil
}

// letterPercent is how often a character is met among the non-ASCII characters
// of Arabic news, rounded by hand; the order of magnitude is all that matters.
var letterPercent = map[rune]float64{
	'ا': 15, 'ل': 12, 'ي': 7.5, 'م': 6.3, 'و': 6, 'ن': 6, 'ر': 4.8, 'ت': 4.6,
	'ب': 3.8, 'ع': 3.6, 'ة': 3.4, 'د': 3.2, 'ه': 3, 'ف': 3, 'س': 2.8, 'أ': 2.6,
	'ق': 2.4, 'ك': 2.2, 'ح': 1.9, 'ج': 1.5, 'إ': 1.3, 'ى': 1.2, 'ش': 1.2, 'ط': 1.1,
	'ص': 1, 'خ': .9, 'ض': .7, 'ز': .7, 'ث': .7, 'ذ': .6, 'ء': .5, 'غ': .5,
	'ئ': .4, 'ظ': .25, 'ؤ': .15, 'آ': .15, '،': .8, '؛': .1, '؟': .1, '«': .2, '»': .2, 'ـ': .1,
	'\u064b': .2, '\u064c': .05, '\u064d': .05, '\u064e': .05, '\u064f': .1, '\u0650': .05, '\u0651': .2, '\u0652': .05,
	'\u00a0': .1, '“': .2, '”': .2, '‘': .05, '’': .05, '–': .1, '…': .1, 'پ': .05, 'چ': .05, 'گ': .05,
}

const (
	rarePercent = .004 // any other character
	// minFit is the mean of ln(share) that a guess must reach. Arabic in the
	// right character set is near -3, in the wrong one of the two near -4.5;
	// UTF-8 with a flaw, read as windows-1256, is near -6.
	minFit = -4.2
	// guessSample bytes are enough to tell.
	guessSample = 64 << 10
)

// guess tells the character set of bytes that are not UTF-8, nil for none.
// Mostly ASCII text is taken for windows-1252: it is not Arabic, and decoding it
// lets the refusal name its language.
func guess(b []byte) encoding.Encoding {
	var hist [256]int
	ascii, high := 0, 0
	for _, c := range b[:min(len(b), guessSample)] {
		if c >= utf8.RuneSelf {
			high++
			hist[c]++
		} else if c|0x20 >= 'a' && c|0x20 <= 'z' {
			ascii++
		}
	}
	if high == 0 {
		return nil
	}
	var best encoding.Encoding
	bestFit := minFit
	for _, cm := range []*charmap.Charmap{charmap.Windows1256, charmap.ISO8859_6} {
		sum := 0.0
		for c := utf8.RuneSelf; c < 256; c++ {
			if hist[c] == 0 {
				continue
			}
			p, ok := letterPercent[cm.DecodeByte(byte(c))]
			if !ok {
				p = rarePercent
			}
			sum += float64(hist[c]) * math.Log(p/100)
		}
		if fit := sum / float64(high); fit > bestFit {
			best, bestFit = cm, fit
		}
	}
	// In a page markup is ASCII too, hence the fit is asked first.
	if best == nil && ascii > 4*high && !looksUTF8(b) {
		return charmap.Windows1252
	}
	return best
}

// looksUTF8 reports whether most non-ASCII bytes are parts of UTF-8 characters.
func looksUTF8(b []byte) bool {
	good, bad := 0, 0
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			bad++
		} else if n > 1 {
			good += n
		}
		i += n
	}
	return good > bad
}

// utf16Reader turns UTF-16 into UTF-8. Half a surrogate pair and an odd last
// byte become the byte 0xFF, which is never valid UTF-8, so that the record that
// holds them is refused and the others are not.
type utf16Reader struct {
	r    io.Reader
	big  bool
	in   []byte // read but not decoded: in[:n]
	n    int
	out  bytes.Buffer
	err  error
	high rune // first half of a pair whose second half is still to come
}

func newUTF16Reader(r io.Reader, big bool) *utf16Reader {
	return &utf16Reader{r: r, big: big, in: make([]byte, bufferSize)}
}

// Read implements io.Reader.
func (u *utf16Reader) Read(p []byte) (int, error) {
	for u.out.Len() == 0 && u.err == nil {
		n, err := u.r.Read(u.in[u.n:])
		u.n += n
		u.err = err
		u.decode()
	}
	if u.out.Len() == 0 {
		return 0, u.err
	}
	return u.out.Read(p)
}

const badByte = 0xff

func (u *utf16Reader) decode() {
	i := 0
	for ; i+1 < u.n; i += 2 {
		r := rune(u.in[i]) | rune(u.in[i+1])<<8
		if u.big {
			r = rune(u.in[i])<<8 | rune(u.in[i+1])
		}
		if u.high != 0 {
			if full := utf16.DecodeRune(u.high, r); full != utf8.RuneError {
				u.out.WriteRune(full)
				u.high = 0
				continue
			}
			u.out.WriteByte(badByte)
			u.high = 0
		}
		switch {
		case r >= 0xd800 && r < 0xdc00:
			u.high = r
		case utf16.IsSurrogate(r):
			u.out.WriteByte(badByte)
		default:
			u.out.WriteRune(r)
		}
	}
	u.n = copy(u.in, u.in[i:u.n])
	if u.err != nil && (u.high != 0 || u.n > 0) {
		u.out.WriteByte(badByte)
		u.high, u.n = 0, 0
	}
}
