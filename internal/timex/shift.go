package timex

// shift reads قبل, بعد and منذ with what they govern: قبل يومين, بعد شهر,
// منذ عام 2003, قبل أسابيع, بعد غد.
func (p *parser) shift(i int, c class) (ex expr, end int) {
	dir := -1
	if c == cAfter {
		dir = 1
	}
	j := i + 1
	if c != cSince {
		k := j
		if p.full(k) == "يوم" {
			k++
		}
		if e := p.e(k); e.cls == cRel && e.pre == 0 && int(e.val) == dir { // قبل أمس, بعد غد
			return expr{k: kUnit, unit: uDay, off: 2 * dir, dir: int8(dir), rule: "day"}, p.absorbWeekday(k + 1)
		}
	}
	if c == cAfter {
		if ex, end = p.afternoon(j); end > 0 {
			return ex, end
		}
	}
	if p.is(j, cAbout) {
		j++
	}
	vague := false
	if f := p.full(j); (f == "اكثر" || f == "اقل") && p.is(j+1, cFrom) {
		j, vague = j+2, true
	}
	if e := p.e(j); c == cSince && (e.cls == cUnit && e.def || e.cls != cUnit || e.val == uYear && e.cnt == 1 || e.val == uMonth && e.cnt == 1) {
		if ex, end = p.sinceWhen(j); end > 0 {
			return ex, end
		}
	}
	if e := p.e(j); e.cls == cUnit && e.cnt == 1 && !e.def {
		if e.val == uYear || e.val == uMonth || e.val == uDay && p.e(j+1).num != 1 {
			if _, k := p.core(j); k > 0 { // قبل عام 2011: the date is found by itself
				return expr{}, 0
			}
		}
		if e.val == uDecade && !vague && p.full(j+1) != "من" || e.val == uDay && c == cAfter && p.full(j+1) != "" && p.e(j+1).num == 0 && p.e(j+1).cls != cFrom && p.mark(j+1) == 0 && !p.f.lax && !p.isAnd(j+1) {
			return expr{}, 0
		}
	}
	ex, end = p.amount(j)
	if end == 0 {
		return expr{}, 0
	}
	ex.off, ex.dir = dir, int8(dir)
	if ex.k == kVague || vague {
		ex.k, ex.rule = kVague, "vague-shift"
	}
	if p.e(end).cls == cFrom || p.full(end) == "علي" || p.full(end) == "عن" {
		switch p.full(end + 1) {
		case "الان", "اليوم":
			return ex, end + 2
		case "الزمن", "الزمان":
			return ex, end + 2
		}
		if c != cSince { // two days after the attack, not after today
			return expr{}, end + 1
		}
	}
	if p.f.lax && p.is(end, cIn) && p.full(end+1) == "المستقبل" {
		return ex, end + 2
	}
	return ex, end
}

func (p *parser) isAnd(i int) bool { e := p.e(i); return e.cls == cAnd || e.wa }

// afternoon reads بعد ظهر الأحد and بعد منتصف ليل الأحد from the token after بعد.
func (p *parser) afternoon(j int) (ex expr, end int) {
	part, e := uint8(dayAfternoon), p.e(j)
	if e.cls == cPart && e.val == partMid {
		j++
		part, e = dayNight, p.e(j)
	}
	if e.cls != cDayPart || part == dayAfternoon && e.val != dayNoon {
		return expr{}, 0
	}
	if e.def || p.full(j) == "الليل" {
		return expr{}, 0
	}
	if ex, end = p.dayLevel(j + 1); end > 0 {
		ex.dayPart = part
		return ex, end
	}
	return expr{}, 0
}

// sinceWhen reads the beginning of a period that lasts: منذ 2003, منذ الأحد.
func (p *parser) sinceWhen(j int) (ex expr, end int) {
	if e := p.e(j); e.cls == cPart {
		ex, end = p.part(j, e)
	} else if e.cls == cDayPart {
		ex, end = p.dayPart(j, e)
	} else {
		ex, end = p.core(j)
	}
	if end == 0 || ex.k == kNow {
		return expr{}, 0
	}
	if ex.k == kUnit && ex.off == 0 && ex.unit != uDay || ex.k == kSpan {
		ex.dir = 0
	}
	ex.since = true
	return ex, end
}

// amount reads a quantity of time: يومين, ثلاثة أيام, شهر و21 يوما, بضعة أشهر.
func (p *parser) amount(i int) (ex expr, end int) {
	ex = expr{k: kShift, rule: "shift"}
	for j := i; ; {
		n, k := 0, j
		if j > i {
			switch {
			case ex.n == 6:
				return ex, end
			case p.e(j).cls == cAnd:
				k++
			case p.e(j).wa:
			case p.f.lax && p.mark(j) == ',':
				k++
			default:
				return ex, end
			}
		}
		few := false
		if p.e(k).cls == cFew {
			few, k = true, k+1
		} else {
			u := p.e(k)
			if u.cls != cUnit {
				if n, k = p.count(k); n == 0 {
					return ex, end
				}
			}
		}
		u := p.e(k)
		if u.cls != cUnit && u.ord == 2 && n > 2 && n < 100 { // ثانية
			return ex, end
		}
		if u.cls != cUnit || u.def || u.pre > 0 && !(k == j && u.wa && u.prep == 0) && !(k == i && u.wa) {
			return ex, end
		}
		k++
		if n == 0 && u.cnt > 0 {
			n = int(u.cnt)
			if u.cnt == 1 && p.e(k).num == 1 && p.e(k).pre == 0 { // يوم واحد
				k++
			}
		}
		if p.e(k).cls == cFew && p.e(k).pre == 0 && n == 0 {
			few, k = true, k+1
		}
		if n == 0 || few || n > 2000 {
			if p.f.lax && few {
				n = 3
			} else {
				return expr{k: kVague}, k
			}
		}
		ex.add(int(u.val), n)
		if f := p.full(k); f == "ونصف" || f == "ونصفا" || f == "والنصف" {
			k++
			switch u.val {
			case uYear:
				ex.add(uMonth, 6)
			case uHour:
				ex.add(uMinute, 30)
			}
		}
		ex.n++
		j, end = k, k
	}
}

// add puts n units on the shift.
func (ex *expr) add(unit, n int) {
	switch unit {
	case uHour:
		ex.hours = true
		ex.h += n
	case uMinute:
		ex.hours = true
		ex.mi += n
	case uSecond:
		ex.hours = true
		ex.s += n
	case uDay:
		ex.dd += n
	case uWeek:
		ex.dd += 7 * n
	case uMonth:
		ex.dm += n
	case uYear:
		ex.dy += n
	case uDecade:
		ex.dy += 10 * n
	case uCentury:
		ex.dy += 100 * n
	}
	// The finest unit gives the precision.
	if unit >= uDay && (ex.unit == 0 || unit < ex.unit) {
		ex.unit = unit
	}
}

// last reads آخر 3 سنوات.
func (p *parser) last(i int) (ex expr, end int) {
	j := i + 1
	if p.f.lax && p.full(j) == "يوم" {
		return expr{k: kUnit, unit: uDay, off: -1}, j + 1
	}
	n, k := p.count(j)
	e := p.e(k)
	if n == 0 {
		k = j
		if e = p.e(j); e.cls != cUnit || e.cnt != 2 {
			return expr{}, 0
		}
		n = 2
	}
	if e.cls != cUnit || e.pre > 0 || e.val < uHour || n > 500 {
		return expr{}, 0
	}
	return expr{k: kSpan, unit: int(e.val), n: n, off: -1, dir: -1, rule: "span"}, k + 1
}

// part reads مطلع مايو, نهاية الأسبوع الماضي, منتصف عام 2011.
func (p *parser) part(i int, e entry) (ex expr, end int) {
	j := i + 1
	if d := p.e(j); e.val == partMid && d.cls == cDayPart && !d.def { // منتصف ليل الأحد
		return p.dayPart(j, d)
	}
	if p.f.lax {
		if ex, end = p.laxPart(i, e); end > 0 {
			return ex, end
		}
	}
	ex, end = p.core(j)
	switch ex.k {
	case kMonth, kYear, kDecade, kCentury, kSeason, kNthWeek:
	case kUnit:
		if ex.unit < uWeek {
			return expr{}, 0
		}
	default:
		return expr{}, 0
	}
	if end == 0 {
		return expr{}, 0
	}
	ex.part = uint8(e.val)
	ex.rule = "part-" + ex.rule
	return ex, end
}

// dayLevel reads an expression for one day, with يوم or not before it.
func (p *parser) dayLevel(j int) (ex expr, end int) {
	if p.depth > 2 { // بعد ظهر بعد ظهر …
		return expr{}, 0
	}
	p.depth++
	defer func() { p.depth-- }()
	ex, end = p.core(j)
	if end == 0 {
		if p.full(j) == "يوم" {
			ex, end = p.core(j + 1)
		}
		if end == 0 {
			e := p.e(j)
			if e.cls == cBefore || e.cls == cAfter {
				ex, end = p.shift(j, e.cls)
			} else if e.ord == 1 && p.is(j+1, cFrom) && p.full(j+2) == "امس" || e.ord == 1 && p.full(j+1) == "امس" {
				ex, end = p.dayBefore(j)
			}
		}
	}
	if ex.k == kDay || ex.k == kWeekday || ex.k == kNthDay || ex.k == kUnit && ex.unit == uDay {
		return ex, end
	}
	return expr{}, 0
}

// dayBefore reads أول من أمس and أول أمس.
func (p *parser) dayBefore(i int) (ex expr, end int) {
	j := i + 1
	if f := p.full(i); len(f) > len("الاول")+len("و") || p.e(i).ord != 1 || f == "الاولي" {
		return expr{}, 0
	}
	if p.is(j, cFrom) {
		j++
	}
	if p.full(j) == "امس" || p.full(j) == "البارحة" {
		return expr{k: kUnit, unit: uDay, off: -2, dir: -1, rule: "day"}, p.absorbWeekday(j + 1)
	}
	return expr{}, 0
}

// dayPart reads صباح الأحد, مساء أمس, ليل السبت – الأحد.
func (p *parser) dayPart(i int, e entry) (ex expr, end int) {
	if e.def {
		return expr{}, 0
	}
	ex, end = p.dayLevel(i + 1)
	if end == 0 {
		return expr{}, 0
	}
	ex.dayPart = uint8(e.val)
	return ex, end
}
