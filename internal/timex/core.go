package timex

import "marsad"

// core reads a day, month, year or relative expression that begins at token i,
// without clock, range or preposition before it.
func (p *parser) core(i int) (ex expr, end int) {
	if i >= p.hi {
		return expr{}, 0
	}
	if v, _ := p.digits(i); v > 0 || p.mark(i) == 0 && p.e(i).cls == cNone && p.e(i).num == 0 && p.e(i).ord == 0 {
		return p.numberFirst(i)
	}
	e := p.e(i)
	if e.num > 0 || e.ord > 0 {
		if ex, end = p.numberFirst(i); end > 0 {
			return ex, end
		}
	}
	switch e.cls {
	case cMonth, cMonthA, cHijri:
		if ex, end = p.monthFirst(i); end > 0 || p.full(i) != "ربيع" {
			return ex, end
		}
		return p.season(i, 3)
	case cSeason:
		return p.season(i, int(e.val))
	case cWeekday:
		if e.def {
			return p.weekday(i)
		}
	case cRel:
		if p.full(i+1) == "الحاجة" { // في أمسّ الحاجة
			return expr{}, 0
		}
		return p.relDay(i, int(e.val))
	case cNow:
		if f := p.full(i - 1); p.e(i-1).cls == cTo || f == "حد" || f == "لحد" { // حتى الآن tells no day
			return expr{}, 0
		}
		return expr{k: kNow, rule: "now"}, i + 1
	case cUnit:
		return p.unitFirst(i, e)
	case cDem:
		return p.demonstrative(i)
	case cDecade:
		return p.decade(i, e)
	case cQuarter:
		return p.quarter(i, int(e.val))
	}
	return expr{}, 0
}

// numberFirst reads what begins with a number: a date or a year that stands
// after a preposition, or 3 أيام القادمة.
func (p *parser) numberFirst(i int) (ex expr, end int) {
	if ex, end = p.numeric(i); end > 0 {
		ex.rule = "numeric"
		return ex, end
	}
	if ex, end = p.dayMonth(i); end > 0 {
		ex.rule = "date"
		return ex, end
	}
	if ex, end = p.nthWeekday(i); end > 0 {
		return ex, end
	}
	if n, j := p.count(i); n > 0 {
		e := p.e(j)
		if e.cls == cUnit && e.pre == 0 && e.val >= uDay && n < 1000 {
			if off, k, ok := p.adj(j + 1); ok && off != 0 {
				return expr{k: kSpan, unit: int(e.val), n: n, off: sign(off), dir: int8(sign(off)), rule: "span"}, k
			}
		}
	}
	if p.f.lax {
		if ex, end = p.laxNumber(i); end > 0 {
			return ex, end
		}
	}
	if yr, k := p.yearAt(i, true); k > 0 && p.yearContext(i, k) {
		ex = expr{k: kYear, rule: "year"}
		ex.setYear(yr)
		return ex, k
	}
	return expr{}, 0
}

// nthWeekday reads أول جمعة من يوليو, ثاني يوم أحد من الشهر المقبل.
func (p *parser) nthWeekday(i int) (ex expr, end int) {
	if p.e(i).ord < 1 || p.e(i).ord > 5 {
		return expr{}, 0
	}
	j := i + 1
	if p.full(j) == "يوم" {
		j++
	}
	wd := p.e(j)
	if wd.cls != cWeekday || wd.pre > 0 || !p.is(j+1, cFrom) && !p.is(j+1, cIn) {
		return expr{}, 0
	}
	if ex, end = p.monthOrRel(j + 2); end == 0 {
		return expr{}, 0
	}
	ex.k, ex.n, ex.wd, ex.rule = kNthDay, int(p.e(i).ord), int(wd.val)+1, "nth-weekday"
	return ex, end
}

// yearContext reports whether the number of tokens [i, j) that may be a year
// stands where years stand: after في, منذ, بين … or alone in brackets.
func (p *parser) yearContext(i, j int) bool {
	if p.e(i).prep == 'b' || p.e(i).prep == 'k' {
		return false
	}
	switch e := p.e(i - 1); e.cls {
	case cPairOf, cIn, cSince, cTo, cBefore, cAfter, cPart, cDuring, cBetween:
		if v, n := p.digits(i); n == 4 {
			if v%100 == 0 && p.counted(j) || p.full(i-1) == "الي" || p.full(i-1) == "والي" {
				return false
			}
			return v >= 1900 && v < 2100 && p.e(j).cls != cUnit && p.full(j) != "%" && p.full(j) != "دولار" && p.full(j) != "شخص" && p.full(j) != "متر"
		}
		return e.cls == cIn && p.f.lax
	case cNone:
		if p.mark(i-1) == '(' && p.mark(j) == ')' {
			v, n := p.digits(i)
			return n == 4 && v >= 1900 && v < 2100
		}
	}
	return p.f.lax && p.is(i-1, cFrom)
}

// counted reports whether token i looks like a noun that a number counts:
// في 2000 منزل.
func (p *parser) counted(i int) bool {
	f := p.full(i)
	return len(f) > 4 && p.toks[i].Kind == marsad.TokenWord && p.e(i).cls == cNone && f[:4] != "ال"
}

// monthFirst reads a month with the year or adjective after it, or with its day
// behind it: مارس 2011, أكتوبر الماضي, سبتمبر 10.
func (p *parser) monthFirst(i int) (ex expr, end int) {
	m, j, hij, weak := p.month(i)
	if m == 0 {
		return expr{}, 0
	}
	switch p.full(j) {
	case "الاسود", "الابيض", "الاحمر": // أيلول الأسود is a group
		return expr{}, 0
	}
	ex = expr{k: kMonth, m: m, isHijri: hij, rule: "month"}
	if p.f.lax {
		k := j
		if p.mark(k) == '-' {
			k++
		}
		if d, k := p.dayNumber(k); d > 0 && d <= 31 {
			ex.k, ex.d, ex.rule = kDay, d, "date"
			return p.afterMonth(ex, k)
		}
	} else if d, n := p.digits(j); n > 0 && n <= 2 && d > 0 && d <= 31 && p.mark(j+1) == ',' {
		if _, n = p.digits(j + 2); n == 4 { // مايو 14، 2018
			ex.k, ex.d, ex.rule = kDay, d, "date"
			return p.afterMonth(ex, j+1)
		}
	}
	ex, end = p.afterMonth(ex, j)
	if e := p.e(i); weak && end == j && e.cls != cUnit {
		prev := p.e(i - 1)
		ok := prev.cls == cPart || prev.cls == cSince || prev.cls == cTo
		if p.full(i) != "ماي" && p.full(i) != "اب" && !hij {
			ok = ok || prev.cls == cIn || prev.cls == cDuring
		}
		if hij && prev.cls == cIn && p.full(i) == "رمضان" {
			ok = true
		}
		if !ok {
			return expr{}, 0
		}
	}
	return ex, end
}

// weekday reads الأحد and what may follow: a date, an adjective, a week, the
// number of the weekday within a month.
func (p *parser) weekday(i int) (ex expr, end int) {
	e := p.e(i)
	wd := int(e.val)
	j := i + 1
	if wd == 1 && p.isTwo(i) {
		return expr{}, 0
	}
	if f := p.full(i - 1); f == "عبد" {
		return expr{}, 0
	}
	ex = expr{k: kWeekday, wd: wd + 1, rule: "weekday"}
	if off, k, ok := p.adj(j); ok && p.e(j).cls != cAfterNext {
		ex.mod = modOf(off)
		ex.rule = "weekday-adj"
		j = k
		if date, k := p.apposed(j); k > 0 {
			date.wd = wd + 1
			return date, k
		}
		return ex, j
	}
	if date, k := p.apposed(j); k > 0 {
		date.wd = wd + 1
		return date, k
	}
	if n, k := p.ordinal(j); n > 0 && p.every(k) {
		return expr{}, 0
	} else if n > 0 && n <= 5 && (p.is(k, cFrom) || p.is(k, cIn)) {
		if in, k2 := p.monthOrRel(k + 1); k2 > 0 {
			in.k, in.wd, in.n, in.rule = kNthDay, wd+1, n, "nth-weekday"
			return in, k2
		}
	} else if n > 0 && n <= 5 && p.f.lax {
		return expr{k: kNthDay, wd: wd + 1, n: n, relMonth: true}, k
	}
	k := j
	if p.is(k, cFrom) {
		k++
	}
	if off, k2, ok := p.week(k); ok {
		return expr{k: kWeekday, wd: wd + 1, inWeek: true, off: off, rule: "weekday-of-week"}, k2
	}
	if p.f.lax {
		k = j
		if p.is(k, cIn) {
			k++
		}
		if d, k := p.dayNumber(k); d > 0 && d <= 31 {
			return expr{k: kDay, d: d, wd: wd + 1}, k
		}
	}
	return ex, j
}

// isTwo reports whether الاثنين at token i means "the two": حكم على الاثنين.
func (p *parser) isTwo(i int) bool {
	switch p.full(i - 1) {
	case "علي", "عن", "مع", "كلا", "كلي", "هذين", "ان":
		_, end := p.apposed(i + 1)
		return end == 0
	case "بين":
		return p.e(i+1).cls != cWeekday && p.e(i+1).cls != cAnd
	}
	return false
}

// apposed reads the date that stands beside a weekday: الأحد 3 أيار, الأحد
// (3 مايو), الأربعاء، 22 يناير.
func (p *parser) apposed(j int) (ex expr, end int) {
	switch p.mark(j) {
	case ',':
		j++
	case 0:
		if p.is(j, cEqual) {
			j++
		}
	case '(':
		if ex, end = p.dateAt(j + 1); end > 0 && p.mark(end) == ')' {
			return ex, end + 1
		}
		return expr{}, 0
	}
	return p.dateAt(j)
}

// dateAt reads a date with a day at token j.
func (p *parser) dateAt(j int) (ex expr, end int) {
	if j >= p.hi {
		return expr{}, 0
	}
	if ex, end = p.numeric(j); end > 0 && ex.k == kDay {
		ex.rule = "numeric"
		return ex, end
	}
	if e := p.e(j); p.f.lax && e.cls == cMonth {
		if ex, end = p.monthFirst(j); ex.k == kDay {
			return ex, end
		}
	}
	ex, end = p.dayMonth(j)
	ex.rule = "date"
	return ex, end
}

func modOf(off int) uint8 {
	switch {
	case off < 0:
		return modLast
	case off > 0:
		return modNext
	}
	return modThis
}

func sign(n int) int { return max(-1, min(1, n)) }

// week reads الأسبوع with its adjective, or هذا الأسبوع.
func (p *parser) week(i int) (off, end int, ok bool) {
	if p.is(i, cDem) {
		if e := p.e(i + 1); e.cls == cUnit && e.val == uWeek && e.def {
			return 0, i + 2, true
		}
		return 0, 0, false
	}
	if e := p.e(i); e.cls == cUnit && e.val == uWeek && e.def && e.cnt == 1 {
		return p.adj(i + 1)
	}
	return 0, 0, false
}

// relDay reads أمس, غدا, الليلة and the weekday in apposition to them.
func (p *parser) relDay(i, off int) (ex expr, end int) {
	ex = expr{k: kUnit, unit: uDay, off: off, dir: int8(off), rule: "day"}
	j := i + 1
	if f := p.full(i); off < 0 && p.full(j) == "الاول" { // أمس الأول
		ex.off, j = -2, j+1
	} else if f == "الليلة" {
		ex.dayPart = dayNight
		if off, k, ok := p.adj(j); ok {
			ex.off, ex.dir = sign(off), int8(sign(off))
			j = k
		}
	}
	return ex, p.absorbWeekday(j)
}

// absorbWeekday takes the weekday, with its date, that stands beside a day
// already told: أمس الثلاثاء, اليوم (الأربعاء 5 مايو).
func (p *parser) absorbWeekday(j int) int {
	k, paren := j, p.mark(j) == '('
	if paren {
		k++
	}
	if e := p.e(k); e.cls != cWeekday || !e.def || e.pre > 0 {
		return j
	}
	k++
	if _, end := p.dateAt(k); end > 0 {
		k = end
	}
	if paren {
		if p.mark(k) != ')' {
			return j
		}
		k++
	}
	return k
}
