package timex

import "marsad"

// day counts days from 1 January 1970; it may be negative.
type day int

// civil returns the day of a Gregorian date. The month may lie outside 1..12.
// Source: Howard Hinnant, chrono-compatible date algorithms.
func civil(y, m, d int) day {
	y += (m - 1) / 12
	if m = (m - 1) % 12; m < 0 {
		m += 12
		y--
	}
	m++
	if m <= 2 {
		y--
	}
	era := floorDiv(y, 400)
	yoe := y - era*400
	mp := (m + 9) % 12
	doy := (153*mp+2)/5 + d - 1
	doe := yoe*365 + yoe/4 - yoe/100 + doy
	return day(era*146097 + doe - 719468)
}

// ymd returns the Gregorian date of n.
func (n day) ymd() (y, m, d int) {
	z := int(n) + 719468
	era := floorDiv(z, 146097)
	doe := z - era*146097
	yoe := (doe - doe/1460 + doe/36524 - doe/146096) / 365
	doy := doe - (365*yoe + yoe/4 - yoe/100)
	mp := (5*doy + 2) / 153
	d = doy - (153*mp+2)/5 + 1
	m = mp + 3
	if m > 12 {
		m -= 12
	}
	y = yoe + era*400
	if m <= 2 {
		y++
	}
	return y, m, d
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}

// weekday returns 0 for Sunday to 6 for Saturday.
func (n day) weekday() int { return ((int(n)+4)%7 + 7) % 7 }

// monday returns the first day of the week of n.
func (n day) monday() day { return n - day((n.weekday()+6)%7) }

// monthEnd returns the last day of month m of year y.
func monthEnd(y, m int) day { return civil(y, m+1, 1) - 1 }

// addMonths moves n by k months; a day that the month lacks becomes its last.
func (n day) addMonths(k int) day {
	y, m, d := n.ymd()
	return min(civil(y, m+k, d), monthEnd(y, m+k))
}

// valid reports whether the date exists.
func valid(y, m, d int) bool {
	return m >= 1 && m <= 12 && d >= 1 && civil(y, m, d) <= monthEnd(y, m)
}

// date returns n with precision p; the parts below p are 0.
func (n day) date(p marsad.Precision) marsad.Date {
	if p == marsad.PrecisionWeek {
		n = n.monday()
	}
	y, m, d := n.ymd()
	switch p {
	case marsad.PrecisionYear:
		m, d = 0, 0
	case marsad.PrecisionMonth:
		d = 0
	}
	return marsad.Date{Year: y, Month: m, Day: d, Precision: p}
}

// islamicEpoch is 1 Muharram of year 1 of the tabular (civil) calendar,
// 19 July 622 of the proleptic Gregorian calendar.
var islamicEpoch = civil(622, 7, 19)

// hijri returns the day of a date of the tabular Hijri calendar, in which
// 11 of every 30 years have a leap day and months have 30 and 29 days by turns.
// Source: Dershowitz and Reingold, Calendrical Calculations.
func hijri(y, m, d int) day {
	y += floorDiv(m-1, 12)
	m = (m-1)%12 + 1
	if m <= 0 {
		m += 12
	}
	return islamicEpoch + day((y-1)*354+floorDiv(3+11*y, 30)+29*(m-1)+m/2+d-1)
}

// hijriYear returns the Hijri year of n.
func (n day) hijriYear() int {
	y := floorDiv(30*int(n-islamicEpoch)+10646, 10631)
	for hijri(y+1, 1, 1) <= n {
		y++
	}
	for hijri(y, 1, 1) > n {
		y--
	}
	return y
}
