package timex

// unitFirst reads what begins with a unit: اليوم, الأسبوع الماضي, الأيام الثلاثة
// المقبلة, عام 2011, شهر مارس, الأسبوع الثالث من مايو, القرن التاسع عشر.
func (p *parser) unitFirst(i int, e entry) (ex expr, end int) {
	unit, j := int(e.val), i+1
	if !e.def {
		switch {
		case unit == uMonth && e.cnt == 1:
			return p.monthFirst(i)
		case unit == uYear && e.cnt == 1:
			if yr, k := p.yearAt(i, true); k > 0 && (yr.y != 0 || yr.rel) {
				ex = expr{k: kYear, rule: "year"}
				ex.setYear(yr)
				return ex, k
			}
		case unit == uDay && e.cnt == 1:
			return p.dayWord(j)
		case unit == uWeek && e.cnt == 1 && p.f.lax:
			if in, k := p.dateAt(j); k > 0 {
				in.k, in.n = kNthWeek, 0
				return in, k
			}
		}
		return expr{}, 0
	}
	switch e.cnt {
	case 0, 2:
		return p.plural(i, e)
	}
	switch unit {
	case uDay:
		return p.today(i)
	case uYear:
		if p.e(i-1).cls == cTitle || p.e(i-1).cls == cUnit {
			return expr{}, 0
		}
		if yr, k := p.yearAt(i, true); k > 0 {
			if e2 := p.e(i + 1); e2.cls == cAdj && e2.val == 0 && p.isDefinite(i-1) && p.full(i+1) == "الحالي" {
				return expr{}, 0 // الرئيس العام الحالي
			}
			ex = expr{k: kYear, rule: "year"}
			ex.setYear(yr)
			if yr.rel {
				ex = expr{k: kUnit, unit: uYear, off: yr.off, dir: int8(sign(yr.off)), rule: "year-rel"}
			}
			return ex, k
		}
		if p.e(i-1).cls == cPart {
			return expr{k: kUnit, unit: uYear, rule: "year-rel"}, j
		}
		return expr{}, 0
	case uCentury:
		if n, k := p.ordinal(j); n > 0 && n < 30 {
			if p.full(k) == "الميلادي" {
				k++
			}
			return expr{k: kCentury, n: n, written: true, rule: "century"}, k
		}
	case uWeek:
		if n, k, ok := p.nth(j); ok {
			if p.is(k, cFrom) || p.is(k, cIn) {
				k++
			} else if !p.f.lax {
				break
			}
			if in, k2 := p.monthOrRel(k); k2 > 0 {
				in.k, in.n, in.rule = kNthWeek, n, "nth-week"
				return in, k2
			}
			if yr, k2 := p.yearAt(k, true); k2 > 0 {
				ex = expr{k: kNthWeek, n: n, rule: "nth-week"}
				ex.setYear(yr)
				return ex, k2
			}
		}
	case uHour, uMinute, uSecond:
		return expr{}, 0
	}
	off, k, ok := p.adj(j)
	if ok {
		ex = expr{k: kUnit, unit: unit, off: off, n: 1, dir: int8(sign(off)), rule: "unit"}
		if unit == uWeek { // الأسبوع المقبل يوم الجمعة
			w := k
			if p.full(w) == "يوم" {
				w++
			}
			if e := p.e(w); e.cls == cWeekday && e.def && e.pre == 0 && (p.f.lax || w > k) {
				return expr{k: kWeekday, wd: int(e.val) + 1, inWeek: true, off: off, rule: "weekday-of-week"}, w + 1
			}
		}
		return ex, k
	}
	if p.e(i-1).cls == cPart || p.f.lax && unit == uWeek {
		return expr{k: kUnit, unit: unit, n: 1, rule: "unit"}, j
	}
	return expr{}, 0
}

// nth reads an ordinal or الأخير.
func (p *parser) nth(i int) (n, end int, ok bool) {
	if p.full(i) == "الاخير" {
		return -1, i + 1, true
	}
	n, end = p.ordinal(i)
	return n, end, n > 0 && n < 54
}

// isDefinite reports whether token i is a word with the article.
func (p *parser) isDefinite(i int) bool {
	f := p.full(i)
	return len(f) > 6 && (f[:4] == "ال" || f[:4] == "لل") && p.e(i).cls == cNone
}

// monthOrRel reads a month, or الشهر with its adjective.
func (p *parser) monthOrRel(i int) (ex expr, end int) {
	if p.is(i, cDem) {
		if e := p.e(i + 1); e.cls == cUnit && e.val == uMonth && e.def {
			return expr{relMonth: true}, i + 2
		}
		return expr{}, 0
	}
	e := p.e(i)
	if e.cls == cUnit && e.val == uMonth && e.def && e.cnt == 1 {
		if off, k, ok := p.adj(i + 1); ok {
			return expr{relMonth: true, off: off}, k
		}
		return expr{}, 0
	}
	if m, k, hij, _ := p.month(i); m > 0 && !hij {
		return p.afterMonth(expr{k: kMonth, m: m}, k)
	}
	return expr{}, 0
}

// dayWord reads what follows يوم: a weekday, a date, أمس.
func (p *parser) dayWord(j int) (ex expr, end int) {
	e := p.e(j)
	switch {
	case e.cls == cWeekday && e.pre == 0:
		return p.weekday(j)
	case e.cls == cRel && e.pre == 0:
		return p.relDay(j, int(e.val))
	}
	if ex, end = p.dateAt(j); end > 0 {
		return ex, end
	}
	if d, k := p.dayNumber(j); p.f.lax && d > 0 && d <= 31 {
		return expr{k: kDay, d: d}, k
	}
	return expr{}, 0
}

// today reads اليوم unless another word takes it away: اليوم الأول, اليوم
// العالمي, صحيفة المصري اليوم.
func (p *parser) today(i int) (ex expr, end int) {
	j := i + 1
	ex = expr{k: kUnit, unit: uDay, rule: "day"}
	if p.e(j).cls == cAfterNext {
		if p.f.lax && p.e(j).val > 0 {
			ex.off = 1
			return ex, j + 1
		}
		return expr{}, 0
	}
	if off, k, ok := p.adj(j); ok && off != 0 {
		if p.f.lax {
			ex.off = off
			return ex, k
		}
		return expr{}, 0
	}
	switch p.full(i - 1) {
	case "روسيا", "المصري", "راي", "اخبار", "العربي", "ليبيا", "ذلك", "دنيا":
		return expr{}, 0
	}
	switch p.full(j) {
	case "ذاته", "نفسه", "الواحد", "العالمي", "الوطني", "الدولي", "الدراسي", "المذكور", "الموعود", "الاخر":
		return expr{}, 0
	}
	if n, _ := p.ordinal(j); n > 0 && p.e(j).def && p.e(j).cls != cWeekday {
		return expr{}, 0
	}
	return ex, p.absorbWeekday(j)
}

// plural reads الأيام الثلاثة الماضية, اليومين المقبلين, الأيام القليلة المقبلة.
func (p *parser) plural(i int, e entry) (ex expr, end int) {
	n, j := 0, i+1
	if e.cnt == 2 {
		n = 2
	} else if v, k := p.count(j); v > 0 {
		n, j = v, k
	} else if p.full(j) == "ال" {
		if v, n2 := p.digits(j + 1); n2 > 0 {
			n, j = v, j+2
		}
	} else if p.e(j).cls == cFew {
		j++
	}
	off, k, ok := p.adj(j)
	if !ok || off == 0 {
		return expr{}, 0
	}
	if e.val < uDay {
		if e.val == uHour && n > 0 && n < 1000 {
			return expr{k: kSpan, unit: uHour, n: n, off: sign(off), dir: int8(sign(off)), rule: "span"}, k
		}
		return expr{k: kVague, dir: int8(sign(off)), rule: "vague-span"}, k
	}
	if n == 0 && !p.f.lax || n > 500 {
		return expr{k: kVague, dir: int8(sign(off)), rule: "vague-span"}, k
	}
	if n == 0 {
		n = 3
	}
	return expr{k: kSpan, unit: int(e.val), n: n, off: sign(off), dir: int8(sign(off)), rule: "span"}, k
}

// demonstrative reads هذا الأسبوع, هذا العام, هذا المساء, هذه الليلة.
func (p *parser) demonstrative(i int) (ex expr, end int) {
	j := i + 1
	e := p.e(j)
	switch {
	case e.pre > 0:
	case e.cls == cUnit && e.def && e.cnt == 1 && e.val >= uDay && e.val <= uDecade:
		if e.val == uDay && p.e(j+1).cls == cAfterNext {
			break
		}
		k := j + 1
		if p.f.lax && e.val == uWeek {
			if e := p.e(k); e.cls == cWeekday && e.pre == 0 {
				return expr{k: kWeekday, wd: int(e.val) + 1, inWeek: true}, k + 1
			}
		}
		ex = expr{k: kUnit, unit: int(e.val), n: 1, rule: "unit-this"}
		if e.val == uDay {
			k = p.absorbWeekday(k)
		}
		return ex, k
	case e.cls == cUnit && e.val == uDay && p.f.lax:
		if ex, end = p.dayWord(j + 1); ex.k == kWeekday {
			ex.inWeek = true
		}
		return ex, end
	case e.cls == cDayPart && e.def:
		return expr{k: kUnit, unit: uDay, dayPart: uint8(e.val), rule: "day-part"}, j + 1
	case e.cls == cRel && e.val == 0:
		return expr{k: kUnit, unit: uDay, dayPart: dayNight, rule: "day-part"}, j + 1
	case e.cls == cSeason && e.def:
		return expr{k: kSeason, m: int(e.val), relYear: true, rule: "season"}, j + 1
	case e.cls == cMonth && p.f.lax:
		return expr{k: kMonth, m: int(e.val), mod: modThis}, j + 1
	}
	return expr{}, 0
}

// season reads صيف 2016, الصيف الماضي, صيف العام المقبل.
func (p *parser) season(i, m int) (ex expr, end int) {
	ex = expr{k: kSeason, m: m, rule: "season"}
	j := i + 1
	if yr, k := p.yearAt(j, true); k > 0 {
		ex.setYear(yr)
		return ex, k
	}
	if off, k, ok := p.adj(j); ok {
		ex.mod = modOf(off)
		ex.dir = int8(sign(off))
		return ex, k
	}
	if p.f.lax {
		return ex, j
	}
	return expr{}, 0
}

// decade reads التسعينات and ثمانينات القرن الماضي.
func (p *parser) decade(i int, e entry) (ex expr, end int) {
	j := i + 1
	y := 1900 + int(e.val)
	if e.val <= 20 && p.f.lax {
		y = 2000 + int(e.val) - 10*int(e.val/20)
	}
	ex = expr{k: kDecade, y: y, n: 1, written: e.def, rule: "decade"}
	if p.is(j, cFrom) {
		j++
	}
	if p.f.lax {
		ex.written = e.val <= 20 || p.e(j).cls == cUnit
	} else if c := p.e(j); c.cls == cUnit && c.val == uCentury && c.def {
		if n, k := p.ordinal(j + 1); n > 0 {
			ex.y = (n-1)*100 + int(e.val)
			return ex, k
		}
		if off, k, ok := p.adj(j + 1); ok {
			ex.y = 2000 + 100*off + int(e.val)
			return ex, k
		}
	}
	if !e.def && !p.f.lax || e.val <= 20 && !p.f.lax {
		return expr{}, 0
	}
	return ex, i + 1
}

// quarter reads الربع الأول من عام 2016, النصف الثاني من العام الجاري.
func (p *parser) quarter(i, months int) (ex expr, end int) {
	n, j := p.ordinal(i + 1)
	if n < 1 || n*months > 12 {
		return expr{}, 0
	}
	if p.is(j, cFrom) {
		if in, k := p.monthOrRel(j + 1); k > 0 { // النصف الأول من مايو: as coarse as the month
			in.k = kMonth
			return in, k
		}
	}
	yr, k := p.yearAt(j, true)
	if k == 0 && p.is(j, cFrom) {
		yr, k = p.yearAt(j+1, true)
	}
	if k == 0 {
		return expr{}, 0
	}
	ex = expr{k: kPart, n: n, unit: months, rule: "quarter"}
	ex.setYear(yr)
	return ex, k
}
