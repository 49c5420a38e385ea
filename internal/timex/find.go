package timex

import (
	"unicode/utf8"

	"marsad"
	"marsad/internal/norm"
)

// A Convention tells which day an ambiguous expression means: a weekday, or a
// day of a month without its year.
type Convention uint8

// The conventions. News is the nearest day in the past unless the clause or
// the distance speaks for the future.
const (
	News Convention = iota
	Past
	Future
)

// A Finder finds expressions of time. Its zero value follows the news
// convention. It holds no state and may be shared by goroutines.
type Finder struct {
	Convention Convention
	lax        bool // also take what Recognizers-Text takes and news does not say
}

// Find appends the expressions of time in the sentences to out and returns it.
// toks and words run parallel; of a word only Full, Pro, POS, Class, Feats and
// Enc are read. published anchors relative expressions; they get no value when
// it is unknown. Mentions come in text order, do not overlap and never cross a
// sentence. Find keeps none of its arguments and allocates only to grow out.
func Find(text string, toks []marsad.Token, words []marsad.Word, sents []marsad.Sentence, published marsad.Date, out []marsad.TimeMention) []marsad.TimeMention {
	var f Finder
	return f.Find(text, toks, words, sents, published, out)
}

// Find is [Find] under the convention of f.
func (f *Finder) Find(text string, toks []marsad.Token, words []marsad.Word, sents []marsad.Sentence, published marsad.Date, out []marsad.TimeMention) []marsad.TimeMention {
	p := parser{f: f, text: text, toks: toks, words: words}
	known := published.Precision == marsad.PrecisionDay
	var ref day
	if known {
		ref = civil(published.Year, published.Month, published.Day)
	}
	for i := range sents {
		p.lo, p.hi = sents[i].First, min(sents[i].Last, len(toks), len(words))
		for j := p.lo; j < p.hi; {
			m, ok := p.at(j)
			if ok {
				t := p.mention(&m, ref, known)
				if t.From.Precision == marsad.PrecisionDay || t.From.Precision == marsad.PrecisionMonth {
					p.before = t.From
				}
				out = append(out, t)
			}
			j = max(m.last, j+1)
		}
	}
	return out
}

// match is an expression at its tokens; b is the end of a range.
type match struct {
	first, last int
	skip        int // letters before the stem of the first token
	a, b        expr
	ranged      bool
}

// at tries to read an expression that begins at token i. When there is none it
// may still tell in last which tokens need no second look.
func (p *parser) at(i int) (m match, ok bool) {
	var ex expr
	var end int
	switch p.toks[i].Kind {
	case marsad.TokenNumber:
		if m, ok = p.rangeFrom(i); ok {
			return p.widen(m), true
		}
		if ex, end = p.core(i); end == 0 {
			ex, end = p.clockNumber(i)
		}
		if end == 0 {
			return m, false
		}
	case marsad.TokenWord:
		e, found := lookup(p.words[i].Full)
		if !found || !e.start {
			return m, false
		}
		m.skip = e.skip()
		if e.num > 0 || e.ord > 0 {
			if r, ok := p.rangeFrom(i); ok {
				r.skip = e.skip()
				return p.widen(r), true
			}
		}
		if e.cls == cPairOf {
			if m, ok = p.pairOf(i); ok {
				m.skip = e.skip()
			}
			return m, ok
		}
		ex, end = p.word(i, e)
		if ex.k == kNone {
			m.last = end
			return m, false
		}
	default:
		return m, false
	}
	m.first, m.last, m.a = i, end, ex
	if p.named(&m) || p.full(i-1) == "كل" || p.every(end) {
		return m, false // كل أحد, الأول من أيار من كل عام: no one day
	}
	return p.widen(p.suffix(m)), true
}

// word reads an expression that begins with the word of entry e.
func (p *parser) word(i int, e entry) (ex expr, end int) {
	switch e.cls {
	case cBefore, cAfter, cSince:
		return p.shift(i, e.cls)
	case cLast:
		return p.last(i)
	case cPart:
		return p.part(i, e)
	case cDayPart:
		return p.dayPart(i, e)
	case cVague:
		if e.val == 2 {
			if _, k, ok := p.adj(i + 1); ok {
				return expr{k: kVague, dir: -1, rule: "vague"}, k
			}
			return expr{}, 0
		}
		return expr{k: kVague, dir: int8(e.val), rule: "vague"}, i + 1
	case cUnit:
		if e.val == uHour && e.def && e.cnt == 1 {
			return p.clockFirst(i)
		}
	}
	if e.ord == 1 && (p.is(i+1, cFrom) || p.e(i+1).cls == cRel) {
		if ex, end = p.dayBefore(i); end > 0 {
			return ex, end
		}
	}
	if ex, end = p.core(i); end == 0 && (e.ord > 0 || e.num == 1) && e.def {
		if ex, end = p.clockFirst(i); end > 0 && ex.dayPart == dayPartNone && !p.f.lax {
			return expr{}, 0
		}
	}
	if end == 0 && p.f.lax {
		return p.laxWord(i, e)
	}
	return ex, end
}

// clockNumber reads 15:30 and 8 مساء.
func (p *parser) clockNumber(i int) (ex expr, end int) {
	ex, end = p.clockFirst(i)
	if end == 0 || p.f.lax {
		return ex, end
	}
	if _, n := p.digits(i); ex.dayPart == dayPartNone && (n < 2 || !ex.hasMin) {
		return expr{}, 0
	}
	return ex, end
}

// named reports whether the date of m is part of a name: ثورة 25 يناير.
func (p *parser) named(m *match) bool {
	if m.a.k != kDay && m.a.k != kMonth || m.a.y != 0 || m.a.mod != modNone || m.a.relMonth || m.a.relYear {
		return false
	}
	if p.e(m.first-1).cls == cNameHead {
		return true
	}
	return m.a.m == 9 && m.a.d == 11 && m.a.wd == 0 && m.first > p.lo && !p.is(m.first-1, cIn) && !p.dated(m.first-1) && p.e(m.first-1).cls == cNone
}

// suffix reads what may follow a day: a part of the day, a time, a range.
func (p *parser) suffix(m match) match {
	if m.a.k == kVague || m.a.k == kClock || m.a.since {
		return m
	}
	dayLevel := m.a.k == kDay || m.a.k == kWeekday || m.a.k == kNthDay || m.a.k == kUnit && m.a.unit == uDay
	if dayLevel && !m.a.clock {
		if e := p.e(m.last); m.a.dayPart == dayPartNone && e.cls == cDayPart && e.pre == 0 && p.full(m.last) != "عشية" {
			if _, k := p.dayPart(m.last, e); k == 0 {
				m.a.dayPart = uint8(e.val)
				m.last++
			}
		} else if m.a.dayPart == dayPartNone && p.is(m.last, cAfter) && p.e(m.last+1).cls == cDayPart && p.e(m.last+1).def {
			m.a.dayPart = dayAfternoon
			m.last += 2
		}
		if k := p.clock(m.last, &m.a); k > 0 {
			m.last = k
			m.a.rule += "+clock"
		}
		if m.a.dayPart == dayNight && !m.a.clock && m.a.k == kWeekday { // ليل السبت الأحد
			k := m.last
			if p.mark(k) == '-' || p.mark(k) == '/' {
				k++
			}
			if e := p.e(k); e.cls == cWeekday && e.def && e.prep == 0 && int(e.val) == m.a.wd%7 {
				m.b = expr{k: kWeekday, wd: int(e.val) + 1, mod: m.a.mod, rule: "night"}
				m.ranged, m.last = true, k+1
			}
		}
	}
	if dayLevel && m.a.clock && m.a.dayPart == dayPartNone { // 7:00 يوم الأحد بعد الظهر
		if part, k := p.hourPart(m.last); k > 0 {
			m.a.h, m.a.dayPart, m.last = onClock(m.a.h, part), part, k
		}
	}
	if m.a.k == kUnit && (m.a.unit >= uWeek) && p.later(m.first) {
		m.a.part = partLate
	}
	if m.ranged {
		return m
	}
	if m.a.k == kUnit && m.a.unit == uWeek && m.a.part == partNone {
		return p.daysOfWeek(m)
	}
	return p.rangeAfter(m)
}

// every reports whether من كل عام or another unit stands at token i.
func (p *parser) every(i int) bool {
	return p.is(i, cFrom) && p.full(i+1) == "كل" && p.e(i+2).cls == cUnit
}

// later reports whether لاحقا في or وقت لاحق من stands before token i.
func (p *parser) later(i int) bool {
	if !p.is(i-1, cFrom) && !p.is(i-1, cIn) {
		return false
	}
	f := p.full(i - 2)
	return f == "لاحق" || f == "لاحقا"
}

// mention makes the record of a match.
func (p *parser) mention(m *match, ref day, known bool) marsad.TimeMention {
	t := marsad.TimeMention{First: m.first, Last: m.last, Rule: m.a.rule, Direction: m.a.dir}
	t.Span = marsad.Span{Start: p.stem(m.first, m.skip), End: p.toks[m.last-1].End}
	if m.a.clock {
		t.Clock = clockString(m.a.h, m.a.mi)
	}
	if m.a.isHijri || m.ranged && m.b.isHijri {
		t.Rule = "hijri-" + t.Rule
	}
	if m.a.k == kVague {
		t.Vague = true
		return t
	}
	if ambiguous(&m.a) || m.ranged && ambiguous(&m.b) {
		m.a.future = p.speaksOfFuture(m.first, m.last) || m.a.k == kWeekday && p.scheduled(m.first)
		m.b.future = m.a.future
	}
	if m.a.same && p.before.Known() {
		m.a.y, m.a.m = p.before.Year, p.before.Month
	}
	iv, ok := p.resolve(m, ref, known)
	ok = ok && (!m.a.same || m.a.m > 0)
	if !ok && m.a.impossible() {
		t.Rule = Impossible
	}
	t.Vague = m.a.k == kSeason && ok
	if !ok {
		return t
	}
	t.From, t.To = iv.a.date(iv.precA), iv.b.date(iv.precB)
	if known {
		switch {
		case m.a.since:
			if iv.a < ref {
				t.Direction = -1
			}
		case iv.lastB < ref:
			t.Direction = -1
		case iv.a > ref:
			t.Direction = 1
		default:
			t.Direction = 0
		}
	}
	return t
}

// ends are the two ends of a resolved match.
type ends struct {
	a, b, lastB  day
	precA, precB marsad.Precision
}

// resolve anchors both ends of a match.
func (p *parser) resolve(m *match, ref day, known bool) (ends, bool) {
	iv, ok := m.a.resolve(ref, known, p.f.Convention, p.f.lax)
	if !ok {
		return ends{}, false
	}
	r := ends{iv.from, iv.to, iv.to, iv.prec, iv.prec}
	if iv.prec == marsad.PrecisionWeek && m.a.k != kSpan {
		r.a, r.b = iv.from.monday(), iv.from.monday()
		r.lastB = r.a + 6
	}
	if m.a.since {
		if known && iv.from <= ref {
			r.b, r.lastB, r.precB = ref, ref, marsad.PrecisionDay
		}
	}
	if m.ranged {
		iv2, ok := m.b.resolve(ref, known, p.f.Convention, p.f.lax)
		if !ok {
			return ends{}, false
		}
		if iv2.to < iv.from { // the two fell into different years or weeks
			step := 365
			switch {
			case m.a.k == kWeekday && m.b.k == kWeekday:
				step = 7
			case m.a.y != 0 && m.b.y != 0:
				return ends{}, false
			}
			if step == 7 {
				iv2.from, iv2.to = iv2.from+7, iv2.to+7
			} else if m.b.y == 0 {
				iv2.from, iv2.to = iv2.from.addMonths(12), iv2.to.addMonths(12)
			} else {
				r.a = r.a.addMonths(-12)
			}
			if iv2.to < r.a {
				return ends{}, false
			}
		}
		r.b, r.lastB, r.precB = iv2.to, iv2.to, iv2.prec
	}
	return r, true
}

// stem returns the offset of token i after n proclitic letters.
func (p *parser) stem(i, n int) int {
	at := p.toks[i].Start
	for ; n > 0 && at < p.toks[i].End; n-- {
		_, w := utf8.DecodeRuneInString(p.text[at:])
		for at += w; at < p.toks[i].End; at += w {
			var r rune
			if r, w = utf8.DecodeRuneInString(p.text[at:]); !norm.IsMark(r) {
				break
			}
		}
	}
	return at
}

// clockString returns HH:MM.
func clockString(h, m int) string {
	b := [5]byte{'0' + byte(h/10), '0' + byte(h%10), ':', '0' + byte(m/10), '0' + byte(m%10)}
	return string(b[:])
}
