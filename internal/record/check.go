package record

import (
	"errors"
	"fmt"
	"time"

	"marsad"
)

// check returns the first thing that is wrong with e.
func (e *Event) check() error {
	if e.Schema != EventSchema {
		return fmt.Errorf("%w %q, want %q", ErrSchema, e.Schema, EventSchema)
	}
	if e.ID == "" {
		return errors.New("no id")
	}
	if _, ok := marsad.ParseEventType(e.Type); !ok {
		return fmt.Errorf("event %q is no PLOVER type", e.Type)
	}
	if _, ok := marsad.ParseAuxiliary(e.Auxiliary); !ok {
		return fmt.Errorf("auxiliary mode %q", e.Auxiliary)
	}
	if e.Quad < 1 || e.Quad > 4 {
		return fmt.Errorf("quad_code %d, want 1 to 4", e.Quad)
	}
	if !(e.Scale >= -10 && e.Scale <= 10) {
		return fmt.Errorf("event_scale %v, want -10 to 10", e.Scale)
	}
	if !(e.Confidence >= 0 && e.Confidence <= 1) {
		return fmt.Errorf("confidence %v, want 0 to 1", e.Confidence)
	}
	if !cameoCode(e.CAMEO) {
		return fmt.Errorf("cameo %q, want two to four digits", e.CAMEO)
	}
	if _, err := e.When(); err != nil {
		return err
	}
	for _, side := range [...][]Actor{e.Actors, e.Recipients} {
		for i := range side {
			if err := side[i].check(); err != nil {
				return err
			}
		}
	}
	if l := e.Location; l != nil {
		if !upper3(l.Country) {
			return fmt.Errorf("country %q of the location", l.Country)
		}
		if (l.Lat == nil) != (l.Lon == nil) || l.Lat != nil && !(*l.Lat >= -90 && *l.Lat <= 90 && *l.Lon >= -180 && *l.Lon <= 180) {
			return errors.New("bad lat or lon")
		}
	}
	return nil
}

func (a *Actor) check() error {
	switch {
	case !upper3(a.Country):
		return fmt.Errorf("country %q of an actor", a.Country)
	case !upper3(a.Sector):
		return fmt.Errorf("sector %q of an actor", a.Sector)
	case a.Start < 0 || a.End < a.Start:
		return fmt.Errorf("offsets %d to %d of an actor", a.Start, a.End)
	}
	return nil
}

// upper3 reports whether s is empty or three capital letters.
func upper3(s string) bool {
	for i := range len(s) {
		if s[i] < 'A' || s[i] > 'Z' {
			return false
		}
	}
	return s == "" || len(s) == 3
}

func cameoCode(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s == "" || len(s) >= 2 && len(s) <= 4
}

// When returns the date of e, with its precision; the zero Date when unknown. It
// fails only for an event that ReadEvent did not make.
func (e *Event) When() (marsad.Date, error) {
	var layout string
	var p marsad.Precision
	switch e.DatePrecision {
	case "day":
		layout, p = time.DateOnly, marsad.PrecisionDay
	case "week":
		layout, p = time.DateOnly, marsad.PrecisionWeek
	case "month":
		layout, p = "2006-01", marsad.PrecisionMonth
	case "year":
		layout, p = "2006", marsad.PrecisionYear
	case "":
		if e.Date == "" {
			return marsad.Date{}, nil
		}
		return marsad.Date{}, fmt.Errorf("date %q without date_precision", e.Date)
	default:
		return marsad.Date{}, fmt.Errorf("date_precision %q", e.DatePrecision)
	}
	t, err := time.Parse(layout, e.Date)
	if err != nil {
		return marsad.Date{}, fmt.Errorf("date %q is no %s", e.Date, e.DatePrecision)
	}
	d := marsad.Day(t)
	d.Precision = p
	if p < marsad.PrecisionWeek {
		d.Day = 0
	}
	if p < marsad.PrecisionMonth {
		d.Month = 0
	}
	return d, nil
}
