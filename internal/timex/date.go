package timex

import (
	"strings"
	"unicode/utf8"
)

// monthName reads a month without its pair. weak reports a name that needs
// company to count as a month.
func (p *parser) monthName(i int) (m, end int, hij, weak bool) {
	e := p.e(i)
	switch e.cls {
	case cMonth:
		weak = e.weak
		if weak && p.full(i) == "اب" { // آب, not أب
			r, _ := utf8.DecodeRuneInString(p.text[p.toks[i].Start:])
			if r != '\u0622' && r != '\u0627' {
				return 0, 0, false, false
			}
		}
		return int(e.val), i + 1, false, weak
	case cHijri:
		return int(e.val), i + 1, true, true
	case cMonthA:
		pair := &monthPairs[e.val]
		next := p.full(i + 1)
		if next == "" {
			return 0, 0, false, false
		}
		if hasWord(pair.first, next) {
			return pair.month1, i + 2, pair.hijri, pair.hijri
		}
		if hasWord(pair.second, next) {
			return pair.month2, i + 2, pair.hijri, pair.hijri
		}
	}
	return 0, 0, false, false
}

func hasWord(list, w string) bool {
	for f := range strings.FieldsSeq(list) {
		if f == w {
			return true
		}
	}
	return false
}

// month reads a month with the word شهر before it and its other name after it:
// شباط/فبراير, آذار (مارس).
func (p *parser) month(i int) (m, end int, hij, weak bool) {
	strong := false
	if e := p.e(i); e.cls == cUnit && e.val == uMonth && e.cnt == 1 && !e.def {
		i, strong = i+1, true
	}
	m, end, hij, weak = p.monthName(i)
	if m == 0 {
		return 0, 0, false, false
	}
	if hij {
		switch p.full(end) {
		case "المبارك", "المعظم", "الحرام", "الفضيل", "الكريم":
			end++
			weak = false
		}
	}
	switch p.mark(end) {
	case 0:
		if m2, j, hij2, _ := p.monthName(end); m2 == m && hij2 == hij {
			end, weak = j, false
		}
	case '/', '-':
		if m2, j, hij2, _ := p.monthName(end + 1); m2 == m && hij2 == hij {
			end, weak = j, false
		}
	case '(':
		if m2, j, hij2, _ := p.monthName(end + 1); m2 == m && hij2 == hij && p.mark(j) == ')' {
			end, weak = j+1, false
		}
	}
	return m, end, hij, weak && !strong
}

// year is a year as written or as named from today.
type year struct {
	y, off int
	rel    bool
	hijri  bool
}

// yearAt reads a year from token i: 2011, عام 2011, من العام الماضي, ألفين
// وثلاثة عشر. bare tells that a number alone may be one.
func (p *parser) yearAt(i int, bare bool) (yr year, end int) {
	j := i
	if p.is(j, cFrom) || p.is(j, cIn) && p.e(j+1).cls == cUnit {
		j++
	}
	if p.is(j, cDem) { // هذا العام
		if e := p.e(j + 1); e.cls == cUnit && e.val == uYear && e.def && e.cnt == 1 {
			return year{rel: true}, j + 2
		}
		return year{}, 0
	}
	e := p.e(j)
	named := e.cls == cUnit && e.val == uYear && e.cnt == 1 && e.prep != 'k'
	if named {
		if off, k, ok := p.adj(j + 1); ok && e.def {
			return year{off: off, rel: true}, k
		}
		j++
	} else if j > i && !p.f.lax || !bare {
		return year{}, 0
	}
	if v, n := p.digits(j); n > 0 {
		j++
		era := p.e(j)
		if era.cls == cEra && era.pre == 0 {
			j++
			yr.hijri = era.val == 1
		}
		switch {
		case n == 4 && v >= 1000 && v < 2200, named && v > 31 && n >= 2 && v < 2200:
		case named && n == 2, era.cls == cEra && n > 2:
		default:
			return year{}, 0
		}
		if named && n == 2 {
			v = century(v)
		}
		yr.y = v
		return yr, j
	}
	v, k := p.cardinal(j)
	if v >= 1000 && v < 2200 || named && v > 31 {
		yr.y = v
		if era := p.e(k); era.cls == cEra && era.pre == 0 {
			yr.hijri = era.val == 1
			k++
		}
		return yr, k
	}
	if p.f.lax && v == 19 { // تسعة عشر ثمانية وعشرون
		if w, k := p.cardinal(k); w > 9 && w < 100 {
			return year{y: 1900 + w}, k
		}
	}
	return year{}, 0
}

// century completes a year of two digits: عام 48 is 1948, 18-9-15 is 2015.
func century(v int) int {
	if v < 36 {
		return 2000 + v
	}
	return 1900 + v
}

func (ex *expr) setYear(yr year) {
	ex.y, ex.written = yr.y, true
	if yr.rel {
		ex.relYear, ex.off, ex.written = true, yr.off, false
	}
	if yr.hijri {
		ex.isHijri = true
	}
}

// dated reports whether token i announces a date: يوم, بتاريخ, a weekday.
func (p *parser) dated(i int) bool {
	e := p.e(i)
	return e.cls == cWeekday || e.cls == cUnit && e.val == uDay && e.cnt == 1 || p.full(i) == "بتاريخ" || p.full(i) == "تاريخ"
}

// dayMonth reads a date that begins with its day: 14 فبراير 2024, الثالث من
// مارس, 20 من الشهر المقبل, 15 الجاري.
func (p *parser) dayMonth(i int) (ex expr, end int) {
	d, j := p.dayNumber(i)
	if d < 1 || d > 31 {
		return expr{}, 0
	}
	return p.monthAfterDay(d, j)
}

func (p *parser) monthAfterDay(d, j int) (ex expr, end int) {
	from := false
	switch {
	case p.is(j, cFrom):
		j++
		from = true
	case p.mark(j) == '.' || p.mark(j) == '-' || p.mark(j) == '/':
		j++
	case p.is(j, cIn) && p.f.lax:
		j++
	}
	if m, k, hij, _ := p.month(j); m > 0 {
		ex = expr{k: kDay, m: m, d: d, isHijri: hij}
		if hij && d > 30 {
			return expr{}, 0
		}
		return p.afterMonth(ex, k)
	}
	if from && p.full(j) == "نفس" && p.full(j+1) == "الشهر" || from && p.full(j) == "الشهر" && (p.full(j+1) == "نفسه" || p.full(j+1) == "ذاته") {
		return expr{k: kDay, d: d, same: true, rule: "same-month"}, j + 2
	}
	dem := p.is(j, cDem)
	if dem {
		j++
	}
	e := p.e(j)
	if e.cls == cUnit && e.val == uMonth && e.cnt == 1 && e.def && (from || dem || p.f.lax) {
		off, k, ok := p.adj(j + 1)
		if dem {
			k = j + 1
		}
		if ok || dem {
			return expr{k: kDay, d: d, relMonth: true, off: off}, k
		}
	}
	if off, k, ok := p.adj(j); ok && off == 0 && !from && !dem { // 15 الجاري
		return expr{k: kDay, d: d, relMonth: true}, k
	}
	return expr{}, 0
}

// dayNumber reads the number of a day at token i.
func (p *parser) dayNumber(i int) (d, end int) {
	if v, n := p.digits(i); n > 0 {
		if n > 2 {
			return 0, 0
		}
		return v, i + 1
	}
	if d, end = p.ordinal(i); d > 0 {
		return d, end
	}
	return p.cardinal(i)
}

// afterMonth reads the year or adjective after a month and the other date that
// الموافق joins to it.
func (p *parser) afterMonth(ex expr, j int) (expr, int) {
	k := j
	if _, n := p.digits(k + 1); n == 4 && p.mark(k) == '/' && ex.k == kDay || p.mark(k) == ',' || p.mark(k) == '.' && p.tight(k) && p.f.lax {
		k++
	}
	if yr, end := p.yearAt(k, true); end > 0 {
		_, n := p.digits(k)
		if (k == j || n == 4 && ex.k == kDay || p.f.lax) && !(yr.rel && k > j) {
			ex.setYear(yr)
			j = end
		}
	} else if off, end, ok := p.adj(j); ok {
		switch {
		case off < 0:
			ex.mod = modLast
		case off > 0:
			ex.mod = modNext
		default:
			ex.mod = modThis
		}
		j = end
	}
	if ex.y >= 1300 && ex.y < 1500 && ex.isHijri || !ex.isHijri {
		j = p.otherDate(&ex, j)
	}
	return ex, j
}

// otherDate reads a second date that names the same day in the other calendar:
// الموافق 25 مارس 2024, or in brackets. The Gregorian one gives the value.
func (p *parser) otherDate(ex *expr, j int) int {
	k, paren := j, false
	if p.mark(k) == '(' {
		paren = true
		k++
	} else if p.mark(k) == ',' || p.mark(k) == '-' {
		k++
	}
	if !p.is(k, cEqual) {
		if !paren || !ex.isHijri {
			return j
		}
	} else {
		k++
	}
	var other expr
	var end int
	if p.e(k).cls == cUnit && p.e(k).val == uDay {
		k++
	}
	if p.e(k).cls == cWeekday {
		k++
	}
	if other, end = p.numeric(k); end == 0 {
		other, end = p.dayMonth(k)
	}
	if end == 0 || other.isHijri == ex.isHijri || other.k != ex.k {
		return j
	}
	if paren {
		if p.mark(end) != ')' {
			return j
		}
		end++
	}
	if ex.isHijri {
		wd := ex.wd
		*ex = other
		ex.wd = wd
	}
	return end
}
