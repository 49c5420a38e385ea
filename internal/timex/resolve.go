package timex

import "marsad"

// interval is a stretch of whole days with the precision it is known to.
type interval struct {
	from, to day
	prec     marsad.Precision
}

// span makes an interval; false when it is empty.
func span(from, to day, prec marsad.Precision) (interval, bool) {
	return interval{from, to, prec}, from <= to
}

// resolve anchors ex on the day ref. lean chooses among the days that it may
// mean. It returns false when it has no day.
func (ex *expr) resolve(ref day, known bool, lean Convention, spec bool) (interval, bool) {
	if !known && ex.relative() {
		return interval{}, false
	}
	ry, rm, _ := ref.ymd()
	y := ex.y
	if ex.relYear {
		y = ry + ex.off
	}
	switch ex.k {
	case kDay:
		return ex.resolveDay(ref, y, lean, spec)
	case kMonth:
		if ex.isHijri {
			return ex.resolveHijriMonth(ref, y, lean)
		}
		m := ex.m
		if ex.relMonth {
			y, m = ry, rm+ex.off
			if m < 1 || m > 12 {
				y, m, _ = civil(ry, m, 1).ymd()
			}
		} else if y == 0 {
			y = ex.monthYear(ry, rm, lean, spec)
		}
		return span(civil(y, m, 1), monthEnd(y, m), marsad.PrecisionMonth)
	case kYear:
		if ex.isHijri {
			return span(hijri(y, 1, 1), hijri(y+1, 1, 1)-1, marsad.PrecisionYear)
		}
		return span(civil(y, 1, 1), civil(y, 12, 31), marsad.PrecisionYear)
	case kWeekday:
		n := ex.resolveWeekday(ref, lean, spec)
		return span(n, n, marsad.PrecisionDay)
	case kUnit:
		return ex.resolveUnit(ref)
	case kShift:
		return ex.resolveShift(ref)
	case kSpan:
		return ex.resolveSpan(ref)
	case kNthWeek, kNthDay:
		return ex.resolveNth(ref, y, lean, spec)
	case kPart:
		m := (ex.n-1)*ex.unit + 1
		return span(civil(y, m, 1), monthEnd(y, m+ex.unit-1), marsad.PrecisionMonth)
	case kDecade:
		return span(civil(y, 1, 1), civil(y+9, 12, 31), marsad.PrecisionYear)
	case kCentury:
		return span(civil(100*ex.n-99, 1, 1), civil(100*ex.n, 12, 31), marsad.PrecisionYear)
	case kSeason:
		if ex.mod != modNone && y == 0 {
			y = ry
			switch start := civil(y, ex.m, 1); {
			case ex.mod == modLast && monthEnd(y, ex.m+2) >= ref:
				y--
			case ex.mod == modNext && start <= ref:
				y++
			}
		}
		if y == 0 {
			return interval{}, false
		}
		return span(civil(y, ex.m, 1), monthEnd(y, ex.m+2), marsad.PrecisionMonth)
	case kNow:
		return span(ref, ref, marsad.PrecisionDay)
	}
	return interval{}, false
}

// relative reports whether the value of ex hangs on the day of publication.
func (ex *expr) relative() bool {
	switch ex.k {
	case kDay, kMonth:
		return ex.y == 0 || ex.relMonth
	case kYear, kPart, kNthWeek, kNthDay, kSeason:
		return ex.y == 0
	case kDecade, kCentury:
		return false
	}
	return true
}

func (ex *expr) resolveDay(ref day, y int, lean Convention, spec bool) (interval, bool) {
	one := func(n day) (interval, bool) { return interval{n, n, marsad.PrecisionDay}, true }
	ry, rm, _ := ref.ymd()
	switch {
	case ex.isHijri:
		if y == 0 || ex.relYear {
			hy := ref.hijriYear() + ex.off
			n := pick(hijri(hy-1, ex.m, ex.d), hijri(hy, ex.m, ex.d), hijri(hy+1, ex.m, ex.d), ref, ex, lean)
			return one(n)
		}
		return one(hijri(y, ex.m, ex.d))
	case ex.relMonth || ex.m == 0 && ex.y == 0:
		k := 0
		switch {
		case ex.relMonth:
			k = ex.off
		case ex.wd > 0 && spec: // عدت يوم الخميس 21
		case civil(ry, rm, ex.d) >= ref && (lean == Past || lean == News && !ex.future):
			k = -1
		case civil(ry, rm, ex.d) < ref && (lean == Future || lean == News && ex.future):
			k = 1
		}
		if spec && !ex.future && !ex.relMonth {
			k = 0
		}
		y, m, _ := civil(ry, rm+k, 1).ymd()
		if !valid(y, m, ex.d) {
			return interval{}, false
		}
		return one(civil(y, m, ex.d))
	case y == 0:
		at := func(y int) day {
			if !valid(y, ex.m, ex.d) { // 29 February
				return monthEnd(y, ex.m)
			}
			return civil(y, ex.m, ex.d)
		}
		if !valid(2000, ex.m, ex.d) {
			return interval{}, false
		}
		return one(pick(at(ry-1), at(ry), at(ry+1), ref, ex, lean))
	}
	if !valid(y, ex.m, ex.d) {
		return interval{}, false
	}
	return one(civil(y, ex.m, ex.d))
}

// nearAhead is how many days ahead a date without a year may lie when nothing
// speaks of the future.
const nearAhead = 60

// pick chooses among the same day of three years.
func pick(before, this, after, ref day, ex *expr, lean Convention) day {
	past, next := before, after
	switch {
	case this < ref:
		past = this
	case this > ref, lean == Future:
		next = this
	case ex.mod == modNone && lean != Past:
		return this
	}
	switch {
	case ex.mod == modLast, lean == Past:
		return past
	case ex.mod == modNext, lean == Future:
		return next
	case ex.mod == modThis:
		return this
	}
	if ex.wd > 0 { // the weekday beside the date tells the year
		ok := func(n day) bool { return n.weekday() == ex.wd-1 }
		switch {
		case ok(past) && !ok(next):
			return past
		case ok(next) && !ok(past):
			return next
		}
	}
	if ex.future || next-ref <= nearAhead && ref-past > nearAhead {
		return next
	}
	return past
}

// monthYear chooses the year of a month without one.
func (ex *expr) monthYear(ry, rm int, lean Convention, spec bool) int {
	switch {
	case ex.mod == modThis:
		return ry
	case ex.mod == modLast:
		if spec || ex.m >= rm {
			return ry - 1
		}
		return ry
	case ex.mod == modNext:
		if spec || ex.m <= rm {
			return ry + 1
		}
		return ry
	case lean == Past, lean == News && !ex.future:
		if ex.m > rm {
			return ry - 1
		}
		return ry
	}
	if ex.m < rm {
		return ry + 1
	}
	return ry
}

func (ex *expr) resolveHijriMonth(ref day, y int, lean Convention) (interval, bool) {
	if y == 0 {
		y = ref.hijriYear()
		switch {
		case ex.mod == modThis:
		case ex.mod == modNext, lean == Future, lean == News && ex.future && ex.mod == modNone:
			if hijri(y, ex.m, 1) <= ref {
				y++
			}
		case ex.mod == modLast:
			if hijri(y, ex.m+1, 1) > ref {
				y--
			}
		case hijri(y, ex.m, 1) > ref+nearAhead:
			y--
		}
	}
	return interval{hijri(y, ex.m, 1), hijri(y, ex.m+1, 1) - 1, marsad.PrecisionDay}, true
}

func (ex *expr) resolveWeekday(ref day, lean Convention, spec bool) day {
	wd := ex.wd - 1
	inWeek := func(off int) day { return ref.monday() + day(7*off+(wd+6)%7) }
	back := (ref.weekday() - wd + 7) % 7
	switch {
	case ex.inWeek:
		return inWeek(ex.off)
	case spec && ex.mod != modNone:
		return inWeek(int(ex.mod) - modThis)
	case ex.mod == modThis:
		return inWeek(0)
	case ex.mod == modLast, lean == Past:
		if back == 0 {
			back = 7
		}
		return ref - day(back)
	case ex.mod == modNext, lean == Future:
		return ref + day(7-back)
	case ex.future && back > 0:
		return ref + day(7-back)
	}
	return ref - day(back)
}

func (ex *expr) resolveUnit(ref day) (interval, bool) {
	y, m, _ := ref.ymd()
	switch ex.unit {
	case uDay:
		return span(ref+day(ex.off), ref+day(ex.off), marsad.PrecisionDay)
	case uWeek:
		n := ref.monday() + day(7*ex.off)
		return span(n, n+6, marsad.PrecisionWeek)
	case uWeekend:
		n := ref.monday() + day(7*ex.off+5)
		return span(n, n+1, marsad.PrecisionDay)
	case uMonth:
		return span(civil(y, m+ex.off, 1), monthEnd(y, m+ex.off), marsad.PrecisionMonth)
	case uYear:
		return span(civil(y+ex.off, 1, 1), civil(y+ex.off, 12, 31), marsad.PrecisionYear)
	case uDecade:
		y = y - y%10 + 10*ex.off
		return span(civil(y, 1, 1), civil(y+9, 12, 31), marsad.PrecisionYear)
	case uCentury:
		y = y - (y-1)%100 + 100*ex.off
		return span(civil(y, 1, 1), civil(y+99, 12, 31), marsad.PrecisionYear)
	}
	return interval{}, false
}

var unitPrecision = [...]marsad.Precision{
	uHour: marsad.PrecisionDay, uDay: marsad.PrecisionDay, uWeek: marsad.PrecisionWeek, uMonth: marsad.PrecisionMonth,
	uYear: marsad.PrecisionYear, uDecade: marsad.PrecisionYear, uCentury: marsad.PrecisionYear,
}

func (ex *expr) resolveShift(ref day) (interval, bool) {
	n := ref.addMonths(ex.off*(12*ex.dy+ex.dm)) + day(ex.off*ex.dd)
	prec := marsad.PrecisionDay
	if ex.unit > 0 && !ex.hours {
		prec = unitPrecision[ex.unit]
	} else if ex.unit == 0 && (ex.h > 24 || ex.mi > 24*60) {
		n += day(ex.off * (ex.h + ex.mi/60) / 24)
	}
	return span(n, n, prec)
}

func (ex *expr) resolveSpan(ref day) (interval, bool) {
	n := ex.n
	prec := unitPrecision[ex.unit]
	var months, days int
	switch ex.unit {
	case uHour:
		k := day((n + 23) / 24)
		if ex.off < 0 {
			return span(ref-k, ref, prec)
		}
		return span(ref, ref+k, prec)
	case uDay:
		days = n
	case uWeek:
		days, prec = 7*n, marsad.PrecisionDay
	case uMonth:
		months = n
	case uYear:
		months = 12 * n
	case uDecade:
		y, _, _ := ref.ymd()
		y -= y % 10
		if ex.off < 0 {
			return span(civil(y-10*n, 1, 1), civil(y-1, 12, 31), prec)
		}
		return span(civil(y+10, 1, 1), civil(y+10*n+9, 12, 31), prec)
	case uCentury:
		months = 1200 * n
	}
	if ex.off < 0 {
		return span(ref.addMonths(-months)-day(days), ref-1, prec)
	}
	return span(ref+1, (ref+1).addMonths(months)+day(days)-1, prec)
}

// resolveNth finds the n-th week or weekday of a month, or week of a year.
// Week 1 of a year follows ISO 8601; that of a month begins on its first Monday.
func (ex *expr) resolveNth(ref day, y int, lean Convention, spec bool) (interval, bool) {
	ry, rm, _ := ref.ymd()
	m := ex.m
	switch {
	case ex.relMonth:
		y, m, _ = civil(ry, rm+ex.off, 1).ymd()
	case m > 0 && y == 0 && ex.n == 0:
		sub := *ex
		iv, ok := sub.resolveDay(ref, 0, lean, spec)
		n := iv.from.monday()
		return interval{n, n + 6, marsad.PrecisionWeek}, ok
	case m > 0 && y == 0:
		y = ex.monthYear(ry, rm, lean, spec)
	}
	if m == 0 { // week of a year
		n := civil(y, 1, 4).monday() + day(7*(ex.n-1))
		if ex.n < 0 {
			n = civil(y, 12, 28).monday()
		}
		return span(n, n+6, marsad.PrecisionWeek)
	}
	first, last := civil(y, m, 1), monthEnd(y, m)
	if ex.k == kNthDay {
		n := first + day((ex.wd-1-first.weekday()+7)%7) + day(7*(ex.n-1))
		if ex.n < 0 {
			n = last - day((last.weekday()-ex.wd+8)%7)
		}
		return interval{n, n, marsad.PrecisionDay}, n <= last
	}
	n := first + day((8-first.weekday())%7) + day(7*(ex.n-1))
	if ex.n < 0 {
		n = (last - 6).monday()
	}
	return interval{n, n + 6, marsad.PrecisionWeek}, n <= last
}
