package timex

// This file holds what only the conventions of Recognizers-Text ask for; the
// finder of news never comes here.

// laxNumber reads a day of the month by its number alone (في 15, إلى 27), an
// amount of time counted from now, decades by number.
func (p *parser) laxNumber(i int) (ex expr, end int) {
	if ex, end = p.fromNow(i); end > 0 {
		return ex, end
	}
	if n, j := p.count(i); n > 0 {
		if u := p.e(j); u.cls == cUnit && u.val == uDecade && (u.def || u.pre == 0) {
			if off, k, ok := p.adj(j + 1); ok {
				return expr{k: kSpan, unit: uDecade, n: n, off: sign(off)}, k
			}
		}
	}
	if p.full(i) == "الالفين" {
		if p.e(i+1).cls == cDecade || p.full(i+1) == "والعشرات" {
			return expr{k: kDecade, y: 2010, written: true}, i + 2
		}
		return expr{k: kDecade, y: 2000, written: true}, i + 1
	}
	prev := p.e(i - 1)
	if c := prev.cls; c == cIn || c == cTo || p.e(i).prep == 'l' {
		if d, j := p.dayNumber(i); d > 0 && d <= 31 && (p.e(j).cls != cUnit || p.e(j).def) && p.mark(j) != ':' && p.mark(j) != '-' && (p.e(i).def || p.e(i).cls == cNone) && p.e(j).cls != cDayPart {
			if u, k := p.yearAt(i, true); k > j && u.y > 0 {
				return expr{}, 0
			}
			return expr{k: kDay, d: d}, j
		}
	}
	if yr, k := p.yearAt(i, true); k > i+1 && i == p.lo {
		return expr{k: kYear, y: yr.y, written: true}, k
	}
	return expr{}, 0
}

// fromNow reads an amount of time with من الآن and no preposition before it.
func (p *parser) fromNow(i int) (ex expr, end int) {
	ex, end = p.amount(i)
	if end == 0 || !p.is(end, cFrom) || p.full(end+1) != "الان" {
		return expr{}, 0
	}
	ex.off = -1
	if p.e(i-1).cls == cAfter {
		ex.off = 1
	}
	return ex, end + 2
}

// laxWord reads units with a pronoun (يومي, أسبوعي) and other words that stand
// for a period by themselves.
func (p *parser) laxWord(i int, e entry) (ex expr, end int) {
	if e.cls == cUnit && !e.def {
		if ex, end = p.fromNow(i); end > 0 {
			return ex, end
		}
	}
	if e.cls == cDecade {
		return expr{k: kDecade, y: 1900 + int(e.val)}, i + 1
	}
	return expr{}, 0
}

// laxPart reads نهاية هذا الأسبوع (the weekend), بقية العام, نهاية اليوم.
func (p *parser) laxPart(i int, e entry) (ex expr, end int) {
	j := i + 1
	dem := p.is(j, cDem)
	if dem {
		j++
	}
	u := p.e(j)
	if e.val == partLate && !(u.cls == cUnit && u.val >= uWeek) {
		if ex, end = p.dayLevel(j); end > 0 { // نهاية الغد
			ex.clock, ex.h, ex.mi, ex.hasMin = true, 23, 59, true
			return ex, end
		}
	}
	own := u.cls == cNone && p.full(j) == "اسبوعي"
	if own {
		u = entry{cls: cUnit, val: uWeek, cnt: 1, def: true}
	}
	if u.cls != cUnit || !u.def || u.cnt != 1 {
		return expr{}, 0
	}
	off, k, ok := p.adj(j + 1)
	ex = expr{k: kUnit, unit: int(u.val), n: 1}
	switch {
	case e.val == partRest:
		ex.part = partRest
	case e.val != partLate || u.val != uWeek:
		return expr{}, 0
	case dem || own || p.full(i-1) == "عطلة":
		ex.unit = uWeekend
		if ok {
			ex.off = off
		}
	case !ok || off == 0:
		ex.part = partRest
	default:
		return expr{}, 0
	}
	if ok {
		return ex, k
	}
	return ex, j + 1
}

// laxRange reads a range of days of the month told before or after it: من 4 إلى
// 22 هذا الشهر, الجمعة 11 حتى الثلاثاء 15, شهر نوفمبر بين 19 و 20.
func (p *parser) laxRange(i, d, k int) (m match, ok bool) {
	if !p.f.lax {
		return m, false
	}
	d2, j := p.dayNumber(k)
	if d2 <= d || d2 > 31 || !p.opens(i) {
		return m, false
	}
	b := expr{k: kDay, d: d2}
	if mon, _, _, _ := p.month(i - 2); mon > 0 {
		b.m = mon
	} else {
		return m, false
	}
	m.a, m.b = b, b
	m.a.d = d
	m.first, m.last, m.ranged = i, j, true
	return m, true
}
