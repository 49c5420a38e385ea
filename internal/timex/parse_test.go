package timex

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"marsad"
)

// A Value is an expression of time as Recognizers-Text describes it: with the
// two days that it may mean. Periods end before End, as there.
type Value struct {
	Text         string
	Kind         string // "date", "daterange" or "datetime"
	Timex        string // "" where it is not derived
	Future, Past [2]string
}

// Parse finds the expressions in input under the conventions of
// Recognizers-Text. A shift (بعد يومين) has two values: the day, and the period
// until then.
func Parse(input string, ref time.Time) []Value {
	toks, words, sents := analyse(input)
	f := Finder{lax: true}
	p := parser{f: &f, text: input, toks: toks, words: words}
	var out []Value
	y, mo, d := ref.Date()
	today := civil(y, int(mo), d)
	for _, s := range sents {
		p.lo, p.hi = s.First, s.Last
		for i := p.lo; i < p.hi; {
			m, ok := p.at(i)
			if ok {
				m.a.future = p.speaksOfFuture(m.first, m.last)
				m.b.future = m.a.future
				out = append(out, p.values(&m, today, ref)...)
			}
			i = max(m.last, i+1)
		}
	}
	return out
}

func iso(n day) string { return n.date(marsad.PrecisionDay).String() }

func (p *parser) values(m *match, today day, ref time.Time) (out []Value) {
	ex := &m.a
	v := Value{Text: p.text[p.stem(m.first, m.skip):p.toks[m.last-1].End], Timex: ex.timex(today)}
	at := func(lean Convention) (interval, bool) { return ex.resolve(today, true, lean, true) }
	clock := ""
	if ex.clock {
		clock = fmt.Sprintf(" %02d:%02d:%02d", ex.h, ex.mi, ex.s)
		tail := fmt.Sprintf("T%02d", ex.h)
		if ex.hasMin {
			tail += fmt.Sprintf(":%02d", ex.mi)
		}
		if ex.hasSec {
			tail += fmt.Sprintf(":%02d", ex.s)
		}
		v.Timex += tail
	}
	if ex.k == kClock || ex.k == kNow {
		if ex.k == kNow {
			clock = ref.Format(" 15:04:05")
			v.Timex = "PRESENT_REF"
		} else {
			v.Timex = iso(today) + v.Timex
		}
		v.Kind = "datetime"
		v.Future[0] = iso(today) + clock
		v.Past = v.Future
		return []Value{v}
	}
	if ex.k == kShift && ex.hours {
		t := ref.AddDate(ex.off*ex.dy, ex.off*ex.dm, ex.off*ex.dd).Add(time.Duration(ex.off) * time.Duration(ex.h*3600+ex.mi*60+ex.s) * time.Second)
		v.Kind, v.Timex = "datetime", t.Format("2006-01-02T15:04:05")
		v.Future[0] = t.Format("2006-01-02 15:04:05")
		v.Past = v.Future
		return []Value{v}
	}
	if m.ranged {
		v.Kind = "daterange"
		for i, lean := range []Convention{Future, Past} {
			r := []*[2]string{&v.Future, &v.Past}[i]
			a, ok1 := at(lean)
			b, ok2 := m.b.resolve(today, true, lean, true)
			if !ok1 || !ok2 {
				continue
			}
			*r = [2]string{iso(a.from), iso(b.from)}
		}
		v.Timex = ""
		return []Value{v}
	}
	fut, ok := at(Future)
	past, ok2 := at(Past)
	if ok && ok2 {
		v.Future[0], v.Past[0] = iso(fut.from), iso(past.from)
	}
	switch ex.k {
	case kDay, kWeekday, kNthDay, kShift:
		v.Kind = "date"
	case kUnit:
		if ex.unit == uDay && ex.part == partNone {
			v.Kind = "date"
		}
	}
	if v.Kind == "date" {
		if !ok || !ok2 {
			v.Future[0], v.Past[0] = "0001-01-01", "0001-01-01"
		}
		if ex.clock {
			v.Kind = "datetime"
			v.Future[0] += clock
			v.Past[0] += clock
		}
		out = append(out, v)
		if ex.k == kShift && ok {
			r := v
			r.Kind, r.Timex = "daterange", ""
			r.Future = [2]string{iso(today + 1), iso(fut.from + 1)}
			if ex.off < 0 {
				r.Future = [2]string{iso(fut.from), iso(today)}
			}
			r.Past = r.Future
			out = append(out, r)
		}
		return out
	}
	v.Kind = "daterange"
	if ok && ok2 {
		v.Future = ex.portion(fut, today)
		v.Past = ex.portion(past, today)
	}
	if ex.k == kDecade && !ex.written { // the century is open
		from := civil(ex.y+100, 1, 1)
		v.Future = [2]string{iso(from), iso(from.addMonths(120))}
	}
	if ex.k == kSeason {
		v.Future, v.Past = [2]string{}, [2]string{}
	}
	return []Value{v}
}

// portion cuts a period down to the part of it that the words name.
func (ex *expr) portion(iv interval, today day) [2]string {
	from, end := iv.from, iv.to+1
	y, m, _ := iv.from.ymd()
	week := end-from == 7
	year := end-from > 100
	switch ex.part {
	case partEarly:
		switch {
		case week:
			end = from + 3
		case year:
			end = civil(y, 7, 1)
		default:
			end = civil(y, m, 16)
		}
	case partMid:
		if week {
			from, end = from+1, from+5
		}
	case partLate:
		switch {
		case week:
			from += 3
		case year:
			from = civil(y, 7, 1)
		default:
			from = civil(y, m, 16)
		}
	case partRest:
		from, end = today, end-1
	}
	return [2]string{iso(from), iso(end)}
}

// timex gives the TIMEX3 value of the common kinds; "" of the others.
func (ex *expr) timex(today day) string {
	ry, rm, _ := today.ymd()
	y := "XXXX"
	switch {
	case ex.relYear:
		y = fmt.Sprintf("%04d", ry+ex.off)
	case ex.y > 0:
		y = fmt.Sprintf("%04d", ex.y)
	}
	iv, ok := ex.resolve(today, true, Past, true)
	switch ex.k {
	case kDay:
		if ex.relMonth {
			a, b, _ := civil(ry, rm+ex.off, 1).ymd()
			return fmt.Sprintf("%04d-%02d-%02d", a, b, ex.d)
		}
		if ex.m == 0 {
			return fmt.Sprintf("XXXX-XX-%02d", ex.d)
		}
		return fmt.Sprintf("%s-%02d-%02d", y, ex.m, ex.d)
	case kMonth:
		if ex.mod != modNone && ok {
			return iso(iv.from)[:7]
		}
		return fmt.Sprintf("%s-%02d", y, ex.m)
	case kYear:
		return y
	case kWeekday:
		if ex.mod == modNone && !ex.inWeek {
			return fmt.Sprintf("XXXX-WXX-%d", (ex.wd+5)%7+1)
		}
		return iso(iv.from)
	case kUnit:
		switch ex.unit {
		case uDay:
			return iso(iv.from)
		case uWeek, uWeekend:
			w, n := time.Unix(int64(iv.from)*86400, 0).UTC().ISOWeek()
			s := fmt.Sprintf("%04d-W%02d", w, n)
			if ex.unit == uWeekend {
				s += "-WE"
			}
			return s
		case uMonth:
			return iso(iv.from)[:7]
		case uYear:
			return iso(iv.from)[:4]
		}
	case kShift:
		return iso(iv.from)
	case kSeason:
		s := map[int]string{3: "SP", 6: "SU", 9: "FA", 12: "WI"}[ex.m]
		switch {
		case ex.mod != modNone:
			return fmt.Sprintf("%04d-%s", ry+int(ex.mod)-modThis, s)
		case y != "XXXX":
			return y + "-" + s
		}
		return s
	}
	return ""
}

// has reports whether a value of the wanted kind is among vs; timex counts only
// when want has no days.
func hasValue(vs []Value, kind, timex string, future, past []string) bool {
	return slices.ContainsFunc(vs, func(v Value) bool {
		if v.Kind != kind {
			return false
		}
		if len(future) == 0 {
			return v.Timex == timex && timex != ""
		}
		return strings.Join(v.Future[:len(future)], " ") == strings.Join(future, " ") && strings.Join(v.Past[:len(past)], " ") == strings.Join(past, " ")
	})
}
