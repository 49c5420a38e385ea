package marsad

import (
	"fmt"
	"time"
)

// A Date is a day, month or year of the Gregorian calendar. The zero Date is unknown.
type Date struct {
	Year, Month, Day int // Month and Day are 0 where the precision is coarser
	Precision        Precision
}

// Precision tells how exactly a date is known.
type Precision uint8

// The precisions of a date.
const (
	PrecisionNone Precision = iota
	PrecisionYear
	PrecisionMonth
	PrecisionWeek // the day is the first day of the week
	PrecisionDay
)

var precisionNames = [...]string{"", "year", "month", "week", "day"}

// String names the precision in English.
func (p Precision) String() string { return precisionNames[p] }

// Day returns the date of t with day precision.
func Day(t time.Time) Date {
	return Date{t.Year(), int(t.Month()), t.Day(), PrecisionDay}
}

// ParseDate reads the publication date of an article: an RFC 3339 date or
// date-time. It returns false when s is neither.
func ParseDate(s string) (Date, bool) {
	if len(s) < 10 {
		return Date{}, false
	}
	if len(s) > 10 {
		if _, err := time.Parse(time.RFC3339, s); err != nil {
			if _, err := time.Parse("2006-01-02T15:04:05", s); err != nil {
				return Date{}, false
			}
		}
	}
	t, err := time.Parse(time.DateOnly, s[:10])
	if err != nil {
		return Date{}, false
	}
	return Day(t), true
}

// Time returns midnight UTC of the first day that d covers.
func (d Date) Time() time.Time {
	return time.Date(d.Year, time.Month(max(d.Month, 1)), max(d.Day, 1), 0, 0, 0, 0, time.UTC)
}

// Known reports whether d is not the zero Date.
func (d Date) Known() bool { return d.Precision != PrecisionNone }

// AddDays returns d moved by n days, with day precision.
func (d Date) AddDays(n int) Date { return Day(d.Time().AddDate(0, 0, n)) }

// String returns d as YYYY, YYYY-MM or YYYY-MM-DD, "" when unknown.
func (d Date) String() string {
	switch d.Precision {
	case PrecisionYear:
		return fmt.Sprintf("%04d", d.Year)
	case PrecisionMonth:
		return fmt.Sprintf("%04d-%02d", d.Year, d.Month)
	case PrecisionWeek, PrecisionDay:
		return fmt.Sprintf("%04d-%02d-%02d", d.Year, d.Month, d.Day)
	}
	return ""
}

// A TimeMention is an expression of time with its value.
type TimeMention struct {
	Span
	First, Last int    // tokens [First, Last)
	From, To    Date   // first and last day covered; equal for a single day
	Clock       string // HH:MM when the expression names a time of day
	Direction   int8   // -1 past, 0 present or unknown, +1 future, relative to publication
	Vague       bool   // قبل أسابيع: no day can be named
	Rule        string
}
