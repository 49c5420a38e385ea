package timex

import "marsad"

// clock reads a time of day from token i into ex: الساعة الثالثة عصرا, الساعة
// 15:30, في تمام الثامنة مساء. A number alone is no hour: it needs الساعة, a part
// of the day or a time zone. It returns 0 and leaves ex alone when there is none.
func (p *parser) clock(i int, ex *expr) (end int) {
	j := i
	if p.mark(j) == ',' {
		j++
	}
	for n := 0; n < 2 && (p.is(j, cIn) || p.is(j, cAbout)); n++ {
		j++
	}
	sure := false
	if e := p.e(j); e.cls == cUnit && e.val == uHour && e.cnt == 1 && e.def {
		j, sure = j+1, true
		if p.full(j) == "ال" { // الساعة الـ2
			j++
		}
	}
	var h, mi, s int
	hasMin, hasSec := false, false
	if v, n := p.digits(j); n > 0 && n <= 2 && v <= 24 {
		h = v
		j++
		if m, n := p.digits(j + 1); p.mark(j) == ':' && n == 2 && m < 60 && p.tight(j+1) {
			mi, hasMin = m, true
			j += 2
			if x, n := p.digits(j + 1); p.mark(j) == ':' && n == 2 && x < 60 && p.tight(j+1) {
				s, hasSec = x, true
				j += 2
			}
			if p.isMinute(j) && p.e(j).pre == 0 {
				j++
			}
		}
	} else if v, k := p.hourWord(j); v > 0 {
		h, j = v, k
	} else {
		return 0
	}
	if !hasMin {
		if m, k := p.minutes(j); k > 0 {
			mi, hasMin, j = m, true, k
			if m < 0 {
				h, mi = h-1, 60+m
			}
		}
	}
	part, k := p.hourPart(j)
	if k > 0 {
		sure, j = true, k
	}
	if !sure && !p.f.lax && !(hasMin && ex.k != kNone) {
		if z := p.zone(j); z == j || !hasMin {
			return 0
		}
	}
	if part == dayPartNone {
		part = ex.dayPart
	}
	ex.clock, ex.h, ex.mi, ex.s, ex.hasMin, ex.hasSec = true, h, mi, s, hasMin, hasSec
	if part != dayPartNone {
		ex.h = onClock(h, part)
		ex.dayPart = part
	}
	return p.zone(j)
}

// hourWord reads الثالثة, الواحدة, الثانية عشرة.
func (p *parser) hourWord(i int) (h, end int) {
	e := p.e(i)
	if e.pre > 1 || !e.def {
		return 0, 0
	}
	if h, end = p.ordinal(i); h > 12 && end > i+1 { // الثامنة وعشرين دقيقة
		h, end = int(e.ord), i+1
	}
	if h == 0 && e.num == 1 {
		h, end = 1, i+1
	}
	if h > 12 {
		return 0, 0
	}
	return h, end
}

// minutes reads والنصف, إلا الربع, و20 دقيقة. It returns a negative number for
// minutes before the hour.
func (p *parser) minutes(i int) (m, end int) {
	e := p.e(i)
	if p.is(i, cExcept) {
		f := p.e(i + 1)
		switch {
		case f.cls == cQuarter && f.val == 3:
			return -15, i + 2
		case f.cls == cFraction:
			return -int(f.val), i + 2
		}
		if n, k := p.count(i + 1); n > 0 && n < 60 && p.isMinute(k) {
			return -n, k + 1
		}
		return 0, 0
	}
	switch {
	case e.wa && e.cls == cQuarter:
		return 5 * int(e.val), i + 1 // 3 months of 12 are 15 minutes of 60
	case e.wa && e.cls == cFraction:
		return int(e.val), i + 1
	case e.cls == cAnd, e.wa && e.num > 0:
		k := i
		if e.cls == cAnd {
			k++
		}
		if n, k := p.count(k); n > 0 && n < 60 && p.isMinute(k) {
			return n, k + 1
		}
	}
	return 0, 0
}

func (p *parser) isMinute(i int) bool { e := p.e(i); return e.cls == cUnit && e.val == uMinute }

// hourPart reads the part of the day after an hour: عصرا, من مساء, بعد الظهر.
func (p *parser) hourPart(i int) (part uint8, end int) {
	j := i
	if p.is(j, cFrom) {
		j++
	}
	e := p.e(j)
	switch {
	case e.cls == cDayPart && e.pre == 0:
		return uint8(e.val), j + 1
	case p.is(j, cAfter) && p.e(j+1).cls == cDayPart && p.e(j+1).val == dayNoon:
		return dayAfternoon, j + 2
	case p.is(j, cBefore) && p.e(j+1).cls == cDayPart && p.e(j+1).val == dayNoon:
		return dayMorning, j + 2
	case p.is(j, cAfter) && p.e(j+1).cls == cPart && p.e(j+2).cls == cDayPart && p.e(j+2).val == dayNight:
		return dayDawn, j + 3
	case p.is(j, cDem) && p.e(j+1).cls == cDayPart && p.e(j+1).def && p.f.lax:
		return uint8(p.e(j + 1).val), j + 2
	}
	return 0, 0
}

// onClock turns an hour of the clock face into one of 24.
func onClock(h int, part uint8) int {
	switch part {
	case dayAfternoon, dayEvening:
		if h < 12 {
			return h + 12
		}
	case dayNoon:
		if h < 6 {
			return h + 12
		}
	case dayNight:
		switch {
		case h >= 6 && h < 12:
			return h + 12
		case h == 12:
			return 0
		}
	case dayMorning, dayDawn:
		if h == 12 {
			return 0
		}
	}
	return h
}

// zone returns the token after the name of a time zone at token j, or j:
// بتوقيت غرينتش, بالتوقيت المحلي (12:30 ت غ).
func (p *parser) zone(j int) int {
	k := j
	if p.mark(k) == '(' {
		k++
	}
	if p.is(k, cZone) && k+1 < p.hi && p.toks[k+1].Kind == marsad.TokenWord {
		k += 2
		if k > j+2 {
			if p.mark(k) != ')' {
				return j
			}
			k++
		}
		j = k
	} else if p.full(k) == "ت" && p.full(k+1) == "غ" && k == j {
		j = k + 2
	}
	if p.mark(j) == '(' {
		if _, n := p.digits(j + 1); n > 0 {
			for k := j + 2; k < min(p.hi, j+9); k++ {
				if p.mark(k) == ')' {
					if p.full(k-1) == "غ" || p.full(k-1) == "غرينتش" || p.full(k-1) == "جرينتش" || p.full(k-1) == "غ." {
						return k + 1
					}
					break
				}
			}
		}
	}
	return j
}

// clockFirst reads a time of day and the day after it: الساعة 8 مساء الأحد.
func (p *parser) clockFirst(i int) (ex expr, end int) {
	j := p.clock(i, &ex)
	if j == 0 {
		return expr{}, 0
	}
	ex.k, ex.rule = kClock, "clock"
	k := j
	for n := 0; n < 2; n++ {
		if p.is(k, cFrom) || p.mark(k) == ',' || p.is(k, cIn) {
			k++
		}
	}
	d, last := p.dayLevel(k)
	if last == 0 {
		if e := p.e(k); e.cls == cDayPart && e.pre == 0 {
			d, last = p.dayPart(k, e)
		}
	}
	if last == 0 {
		return ex, j
	}
	if d.dayPart != dayPartNone && ex.dayPart == dayPartNone {
		ex.h, ex.dayPart = onClock(ex.h, d.dayPart), d.dayPart
	}
	d.clock, d.h, d.mi, d.s, d.hasMin, d.hasSec, d.dayPart = true, ex.h, ex.mi, ex.s, ex.hasMin, ex.hasSec, ex.dayPart
	d.rule += "+clock"
	return d, last
}
