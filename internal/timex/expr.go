package timex

import (
	"cmp"

	"marsad"
)

// kind is the shape of an expression.
type kind uint8

const (
	kNone    kind = iota
	kDay          // y, m, d; unknown parts are 0
	kMonth        // y, m
	kYear         // y
	kWeekday      // wd with mod, or in a week when inWeek
	kUnit         // calendar unit, off units from the present one, n of them
	kShift        // dy, dm, dd away from today
	kSpan         // the n units before (off<0) or after (off>0) today
	kNthWeek      // n-th week of a month or year; n -1 is the last
	kNthDay       // n-th weekday wd of a month
	kPart         // n-th division of `months` months of a year
	kDecade       // y to y+9
	kCentury      // n-th century
	kSeason       // season that begins with month m of year y
	kVague        // no day can be named
	kClock        // only a time of day
	kNow
)

// Mods of a month, weekday or date.
const (
	modNone = iota
	modLast
	modThis
	modNext
)

// expr is an expression as written, before it is anchored on a day.
type expr struct {
	k          kind
	y, m, d    int
	wd         int // weekday + 1; 0 unknown
	n          int
	unit       int
	off        int
	dy, dm, dd int // shift; its sign is off
	hours      bool
	mod        uint8
	part       uint8
	relYear    bool // the year is off years from the present one
	relMonth   bool // the month is off months from the present one
	inWeek     bool // wd lies in the week off weeks from the present one
	isHijri    bool
	written    bool  // the year is written, or century words
	dir        int8  // direction that the words themselves tell
	future     bool  // the clause speaks of the future
	dayPart    uint8 // part of a day
	clock      bool
	h, mi, s   int
	hasMin     bool
	hasSec     bool
	since      bool // from then to now
	same       bool // the month is that of the time before in the text
	rule       string
}

// Impossible is the rule of a time mention that names a day which no calendar
// has: 30 فبراير. It has no value.
const Impossible = "impossible"

// impossible reports whether ex names such a day.
func (ex *expr) impossible() bool {
	if ex.k != kDay || ex.isHijri || ex.m == 0 {
		return false
	}
	return !valid(cmp.Or(ex.y, 2000), ex.m, ex.d) // 2000 was a leap year
}

// parser reads the tokens [lo, hi) of one sentence.
type parser struct {
	f      *Finder
	text   string
	toks   []marsad.Token
	words  []marsad.Word
	lo, hi int
	before marsad.Date // of the last day or month that was found
	depth  int         // of dayLevel
	memo   [16]memo    // entries of tokens lately looked up
}

// memo is the entry of the token before next.
type memo struct {
	next int
	e    entry
}

// e returns the entry of token i; the zero entry outside the sentence.
func (p *parser) e(i int) entry {
	if i < p.lo || i >= p.hi || p.toks[i].Kind != marsad.TokenWord {
		return entry{}
	}
	m := &p.memo[i%len(p.memo)]
	if m.next != i+1 {
		m.e, _ = lookup(p.words[i].Full)
		m.next = i + 1
	}
	return m.e
}

// is reports whether token i is a word of class c without a proclitic.
func (p *parser) is(i int, c class) bool {
	e := p.e(i)
	return e.cls == c && (e.pre == 0 || e.prep == 'l' && e.def)
}

// full returns the folded form of token i, "" outside the sentence.
func (p *parser) full(i int) string {
	if i < p.lo || i >= p.hi {
		return ""
	}
	return p.words[i].Full
}

// mark returns the ASCII form of punctuation token i, 0 when it is none.
func (p *parser) mark(i int) byte {
	if i < p.lo || i >= p.hi || p.toks[i].Kind != marsad.TokenPunct {
		return 0
	}
	switch p.toks[i].In(p.text) {
	case "/", "⁄":
		return '/'
	case "-", "–", "—", "‑", "−":
		return '-'
	case ".":
		return '.'
	case ":":
		return ':'
	case "(", "[":
		return '('
	case ")", "]":
		return ')'
	case "،", ",":
		return ','
	case "|":
		return '|'
	}
	return 0
}

// tight reports whether token i touches the one before it.
func (p *parser) tight(i int) bool {
	return i > p.lo && i < p.hi && p.toks[i].Start == p.toks[i-1].End
}

// digits reads token i as a number of at most four digits.
func (p *parser) digits(i int) (v, n int) {
	if i < p.lo || i >= p.hi || p.toks[i].Kind != marsad.TokenNumber {
		return 0, 0
	}
	s := p.words[i].Full
	if len(s) > 4 {
		return 0, 0
	}
	for j := range len(s) {
		if s[j] < '0' || s[j] > '9' {
			return 0, 0
		}
		v = v*10 + int(s[j]-'0')
	}
	return v, len(s)
}

// cardinal reads number words from token i, to 9,999, and returns the token
// after them; 0 when there are none. Only the first may stand without و.
func (p *parser) cardinal(i int) (total, end int) {
	low := 10000 // the next part must be smaller
	for j := i; ; {
		e := p.e(j)
		n, k := int(e.num), j+1
		if e.cls == cAnd && j > i {
			e = p.e(k)
			if n, k = int(e.num), k+1; e.prep != 0 || e.wa {
				break
			}
			e.wa = true
		}
		if n == 0 || j > i && (!e.wa || e.prep != 0) {
			break
		}
		if e2 := p.e(k); e2.num > 0 && !e2.wa && e2.prep == 0 {
			switch {
			case n < 10 && e2.num == 10:
				n, k = n+10, k+1
			case n < 10 && n > 2 && e2.num == 100:
				n, k = n*100, k+1
			}
			if e2 = p.e(k); n < 10 && n > 2 && e2.num == 1000 && !e2.wa {
				n, k = n*1000, k+1
			}
		}
		switch {
		case n < low:
		case n >= 20 && n < 100 && n%10 == 0 && total%100 > 0 && total%100 < 10: // ثلاثة وعشرين
		default:
			return total, end
		}
		total, end = total+n, k
		switch {
		case n >= 1000:
			low = 1000
		case n >= 100:
			low = 100
		case n >= 10:
			return total, end
		default:
			low = 0
		}
		j = k
	}
	return total, end
}

// ordinal reads an ordinal to 99 from token i: الحادي والعشرين, العاشر.
// last reports الأخير.
func (p *parser) ordinal(i int) (v, end int) {
	e := p.e(i)
	if e.ord <= 0 {
		if e.def && e.num >= 20 && e.num <= 90 || e.def && e.num == 10 {
			return int(e.num), i + 1
		}
		return 0, 0
	}
	v, end = int(e.ord), i+1
	if e2 := p.e(end); e2.num == 10 && !e2.wa && !e2.def {
		return v + 10, end + 1
	} else if e2.num >= 20 && e2.num <= 90 && e2.wa {
		return v + int(e2.num), end + 1
	} else if e2.cls == cAnd {
		if e2 = p.e(end + 1); e2.num >= 20 && e2.num <= 90 && e2.pre == 0 {
			return v + int(e2.num), end + 2
		}
	}
	return v, end
}

// count reads digits or cardinal words at token i.
func (p *parser) count(i int) (v, end int) {
	if v, n := p.digits(i); n > 0 {
		return v, i + 1
	}
	return p.cardinal(i)
}

// adj returns the direction of the adjective at token i: الماضي, المقبل.
func (p *parser) adj(i int) (dir, end int, ok bool) {
	e := p.e(i)
	switch e.cls {
	case cAdj:
		if e.pre == 0 {
			return int(e.val), i + 1, true
		}
	case cBefore: // قبل الماضي
		if e2 := p.e(i + 1); e2.cls == cAdj && e2.val < 0 {
			return -2, i + 2, true
		}
	case cAfter: // بعد المقبل
		if e2 := p.e(i + 1); e2.cls == cAdj && e2.val > 0 || p.f.lax && e2.cls == cAfterNext {
			return 2, i + 2, true
		}
	case cAfterNext:
		if p.f.lax && e.val > 0 {
			return 2, i + 1, true
		}
	}
	return 0, 0, false
}
