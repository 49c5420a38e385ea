package timex

// sepAt reads what joins the ends of a range at token j and returns the first
// token of the second end: إلى, حتى, a dash, or و after بين.
func (p *parser) sepAt(first, j int) (k int, between bool) {
	switch e := p.e(j); {
	case e.cls == cTo && e.prep == 0:
		return j + 1, false
	case p.mark(j) == '-':
		return j + 1, false
	case p.e(first-1).cls == cBetween && (e.cls == cAnd || p.full(j) == "و"):
		return j + 1, true
	case p.e(first-1).cls == cBetween && e.wa:
		return j, true
	}
	return 0, false
}

// rangeFrom reads a range whose first end is a number alone: من 3 إلى 5 مايو,
// بين الثالث والخامس من مايو, 1939–1945, بين 2011 و2014.
func (p *parser) rangeFrom(i int) (m match, ok bool) {
	y1, n := p.digits(i)
	j := i + 1
	if n != 4 {
		y1 = 0
		if n == 0 {
			if y1, j = p.cardinal(i); y1 < 1000 {
				y1 = 0
			}
		}
	}
	if y1 >= 1000 && y1 < 2200 {
		k, _ := p.sepAt(i, j)
		if k == 0 && n == 4 && p.mark(j) == '/' {
			if y2, n := p.digits(j + 1); n == 4 && y2 == y1+1 {
				k = j + 1
			}
		}
		if k > 0 {
			yr, end := p.yearAt(k, true)
			if p.mark(j) == '-' && p.mark(end) == '-' { // 2024-1999-…
				return m, false
			}
			if _, n2 := p.digits(k); end > 0 && yr.y > y1 && yr.y-y1 < 300 && !yr.rel && (n2 == 4 || n == 0 || p.is(k, cUnit)) {
				if p.mark(j) != '-' && p.mark(j) != '/' && !p.opens(i) && n != 4 {
					return m, false
				}
				m.a = expr{k: kYear, y: y1, rule: "years"}
				m.b = expr{k: kYear, y: yr.y}
				m.first, m.last, m.ranged = i, end, true
				return m, true
			}
		}
		return m, false
	}
	d, j := p.dayNumber(i)
	if d < 1 || d > 31 {
		return m, false
	}
	k, _ := p.sepAt(i, j)
	if k == 0 || p.mark(j) == '-' && p.tight(j) != p.tight(j+1) {
		return m, false
	}
	b, end := p.dayMonth(k)
	if end == 0 {
		return p.laxRange(i, d, k)
	}
	if b.d < d && b.m == 0 || b.d == d {
		return m, false
	}
	b.rule = "days"
	m.a, m.b = b, b
	m.a.d, m.a.wd = d, 0
	m.first, m.last, m.ranged = i, end, true
	if b.d < d { // من 28 إلى 3 مايو: the first end lies in the month before
		if m.a.m--; m.a.m == 0 {
			m.a.m = 12
			if m.a.y > 0 {
				m.a.y--
			}
		}
	}
	return m, true
}

// opens reports whether من or بين stands before token i.
func (p *parser) opens(i int) bool {
	c := p.e(i - 1).cls
	return c == cFrom || c == cBetween
}

// rangeAfter reads the second end of a range after the expression of m.
func (p *parser) rangeAfter(m match) match {
	switch m.a.k {
	case kDay, kMonth, kYear, kWeekday, kUnit:
	default:
		return m
	}
	k, _ := p.sepAt(m.first, m.last)
	if k == 0 {
		return m
	}
	if p.mark(m.last) == '-' && m.a.k != kYear && m.a.k != kMonth && m.a.k != kDay {
		return m
	}
	at := k
	if p.full(at) == "يوم" || p.full(at) == "ويوم" {
		at++
	}
	b, end := p.core(at)
	if end == 0 && m.a.k == kYear {
		if yr, e := p.yearAt(k, true); e > 0 {
			b, end = expr{k: kYear, y: yr.y, relYear: yr.rel, off: yr.off}, e
		}
	}
	if end == 0 {
		return m
	}
	day := func(ex *expr) bool { return ex.k == kDay || ex.k == kWeekday || ex.k == kUnit && ex.unit == uDay }
	switch {
	case m.a.k == b.k && b.k != kUnit, day(&m.a) && day(&b):
	case m.a.k == kYear && b.k == kUnit && b.unit == uYear, m.a.k == kUnit && b.k == kUnit && m.a.unit == b.unit:
	case b.k == kUnit && b.unit == uDay && p.e(m.last).cls == cTo && p.opens(m.first):
	default:
		return m
	}
	if (m.a.k == kDay || m.a.k == kMonth) && m.a.y == 0 && !m.a.relYear && b.k == m.a.k {
		switch {
		case b.y != 0 && (m.a.m < b.m || m.a.m == b.m && m.a.d < b.d):
			m.a.y = b.y
		case b.y != 0:
			m.a.y = b.y - 1
		case m.a.mod == modNone:
			m.a.mod = b.mod
		}
	}
	if p.mark(m.last) == '-' && m.a.k == kDay && m.a.m == b.m && m.a.d == b.d {
		return m
	}
	m.b, m.ranged, m.last = b, true, end
	return m
}

// pairOf reads يومي السبت والأحد, شهري مايو ويونيو, عامي 2011 و2014: two of a
// unit joined by و, or the ends of a range.
func (p *parser) pairOf(i int) (m match, ok bool) {
	if d, j := p.dayNumber(i + 1); d > 0 && d <= 31 && p.e(i).val == uDay { // يومي 14 و15 أبريل
		k := j
		if p.e(k).cls == cAnd || p.full(k) == "و" {
			k++
		} else if !p.e(k).wa {
			return m, false
		}
		b, end := p.dayMonth(k)
		if end == 0 || b.d <= d {
			return m, false
		}
		a := b
		a.d, a.wd, a.rule = d, 0, "pair"
		return match{first: i, last: end, a: a, b: b, ranged: true}, true
	}
	a, j := p.core(i + 1)
	if v, n := p.digits(i + 1); j == 0 && n == 4 && v > 1000 && v < 2200 {
		a, j = expr{k: kYear, y: v}, i+2
	}
	if j == 0 || a.k != kWeekday && a.k != kMonth && a.k != kYear {
		return m, false
	}
	k := j
	if e := p.e(k); e.cls == cAnd || e.cls == cTo || p.full(k) == "و" {
		k++
	} else if !e.wa {
		return m, false
	}
	b, end := p.core(k)
	if v, n := p.digits(k); end == 0 && n == 4 && a.k == kYear {
		b, end = expr{k: kYear, y: v}, k+1
	}
	if end == 0 || b.k != a.k {
		return m, false
	}
	if a.k == kMonth && a.y == 0 && !a.relYear {
		a.y, a.relYear, a.off = b.y, b.relYear, b.off
	}
	if a.mod == modNone {
		a.mod = b.mod
	}
	a.rule = "pair"
	return match{first: i, last: end, a: a, b: b, ranged: true}, true
}

// daysOfWeek reads the weekdays of a range within the week of m: الأسبوع
// المقبل بين الأربعاء والجمعة.
func (p *parser) daysOfWeek(m match) match {
	j := m.last + 1
	a := p.e(j)
	if !p.opens(j) || p.e(j-1).pre > 0 || a.cls != cWeekday || !a.def || a.pre > 0 {
		return p.rangeAfter(m)
	}
	k, _ := p.sepAt(j, j+1)
	b := p.e(k)
	if k == 0 || b.cls != cWeekday || !b.def || b.prep != 0 {
		return m
	}
	off := m.a.off
	m.a = expr{k: kWeekday, wd: int(a.val) + 1, inWeek: true, off: off, rule: "days-of-week"}
	m.b = expr{k: kWeekday, wd: int(b.val) + 1, inWeek: true, off: off}
	m.ranged, m.last = true, k+1
	return m
}

// widen takes the preposition of a range into its span.
func (p *parser) widen(m match) match {
	if !m.ranged || !p.opens(m.first) || m.skip > 0 || m.a.rule == "days-of-week" {
		return m
	}
	m.first--
	m.skip = p.e(m.first).skip()
	return m
}
