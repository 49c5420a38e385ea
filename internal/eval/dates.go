package eval

import (
	"encoding/json"
	"fmt"
	"io"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A Value is what an expression of time means. Start and End are days
// (2006-01-02) or moments (2006-01-02 15:04:05), "" when unknown. For a single
// day End is "" or equal to Start.
type Value struct{ Timex, Start, End string }

// A DateFile is the score of one file of Recognizers-Text.
type DateFile struct {
	Name    string
	N       int // expected expressions
	Right   int // the days are right, as the past or the future reading
	Timex   int // the TIMEX is the same
	Checked int // expressions whose value the origin's own tests compare
	OK      int // of these, right
}

// A DateReport is the score of all files, and what was wrong.
type DateReport struct {
	Files []DateFile
	Wrong []DateError
}

// A DateError is an expected expression with what was found instead.
type DateError struct {
	File, Input, Reference, Text string
	Timex                        string
	Want                         []string // readings
	Got                          []Value
}

// dateFiles are the files that tell days.
var dateFiles = []string{"DateParser.json", "DatePeriodParser.json", "DateTimeParser.json"}

// Dates scores parse on the cases of Recognizers-Text in dir. A case is left out
// when it is marked as not supported on every one of platforms; with no platforms
// none is. An expected expression is right when some value of parse has its days,
// read as past or as future. The data give the end of a week, month or year as the
// day after and the end of "from … to …" as written, so an End one day before
// the expected one also counts. Without expected days the TIMEX decides.
func Dates(dir string, platforms []string, parse func(input string, ref time.Time) []Value) (DateReport, error) {
	var out DateReport
	for _, name := range dateFiles {
		var cases []dateCase
		err := withFile(filepath.Join(dir, name), func(r io.Reader) (err error) {
			cases, err = readDates(r)
			return err
		})
		if err != nil {
			return DateReport{}, err
		}
		f := DateFile{Name: strings.TrimSuffix(name, ".json")}
		for i := range cases {
			if c := &cases[i]; c.supported(platforms) {
				out.Wrong = append(out.Wrong, f.score(c, parse(c.Input, c.ref))...)
			}
		}
		out.Files = append(out.Files, f)
	}
	return out, nil
}

// score counts one case and returns its expressions that are wrong.
func (f *DateFile) score(c *dateCase, got []Value) []DateError {
	var wrong []DateError
	for _, want := range c.Results {
		v := want.Value
		readings := v.readings()
		timex := slices.ContainsFunc(got, func(g Value) bool { return g.Timex == v.Timex })
		right := len(readings) == 0 && timex
		for _, r := range readings {
			right = right || slices.ContainsFunc(got, r.matches)
		}
		checked := c.IgnoreResolution != "true"
		f.N++
		f.Right += one(right)
		f.Timex += one(timex)
		f.Checked += one(checked)
		f.OK += one(checked && right)
		if !right {
			e := DateError{File: f.Name, Input: c.Input, Reference: c.Context.ReferenceDateTime, Text: want.Text, Timex: v.Timex, Got: got}
			for _, r := range readings {
				e.Want = append(e.Want, r.String())
			}
			wrong = append(wrong, e)
		}
	}
	return wrong
}

// Write prints one line per file, then the first errors wrong expressions.
func (r *DateReport) Write(w io.Writer, errors int) error {
	var b strings.Builder
	for _, f := range r.Files {
		fmt.Fprintf(&b, "%-16s n %3d  right %.3f  same TIMEX %.3f  of %d compared by the origin %.3f\n", f.Name, f.N, share(f.Right, f.N), share(f.Timex, f.N), f.Checked, share(f.OK, f.Checked))
	}
	for _, e := range r.Wrong[:min(max(errors, 0), len(r.Wrong))] {
		fmt.Fprintf(&b, "  %s «%s» in «%s» on %s: want %s %s, got", e.File, e.Text, e.Input, e.Reference, e.Timex, strings.Join(e.Want, " or "))
		for _, g := range e.Got {
			fmt.Fprintf(&b, " %s %s", g.Timex, reading{g.Start, g.End})
		}
		if len(e.Got) == 0 {
			b.WriteString(" nothing")
		}
		b.WriteByte('\n')
	}
	return write(w, b.String())
}

// A reading is one resolution: a day, or the first day and the end of a period.
type reading struct{ start, end string }

func (r reading) String() string {
	if r.end == "" {
		return r.start
	}
	return r.start + "…" + r.end
}

func (r reading) matches(v Value) bool {
	if v.Start != r.start {
		return false
	}
	if r.end == "" {
		return v.End == "" || v.End == v.Start
	}
	if v.End == r.end {
		return true
	}
	t, err := time.Parse(time.DateOnly, r.end)
	return err == nil && v.End == t.AddDate(0, 0, -1).Format(time.DateOnly)
}

// A dateCase is one case as Recognizers-Text writes it.
type dateCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text  string
		Value dateValue
	}
	NotSupported, NotSupportedByDesign string // platforms, with commas
	IgnoreResolution                   looseString
	ref                                time.Time
}

// A looseString also takes the booleans true and false.
type looseString string

// UnmarshalJSON accepts a string or any other value as written.
func (s *looseString) UnmarshalJSON(b []byte) error {
	var v string
	if len(b) > 0 && b[0] == '"' {
		if err := json.Unmarshal(b, &v); err != nil {
			return err
		}
		*s = looseString(v)
		return nil
	}
	*s = looseString(b)
	return nil
}

type dateValue struct {
	Timex                            string
	FutureResolution, PastResolution map[string]string
}

// readings returns the future and the past resolution, once when equal.
func (v *dateValue) readings() []reading {
	var out []reading
	for _, m := range []map[string]string{v.FutureResolution, v.PastResolution} {
		r := reading{m["date"], ""}
		if r.start == "" {
			r.start = m["dateTime"]
		}
		if r.start == "" {
			r = reading{m["startDate"], m["endDate"]}
		}
		if r != (reading{}) && !slices.Contains(out, r) {
			out = append(out, r)
		}
	}
	return out
}

func (c *dateCase) supported(platforms []string) bool {
	if len(platforms) == 0 {
		return true
	}
	var not []string
	for p := range strings.SplitSeq(c.NotSupported+","+c.NotSupportedByDesign, ",") {
		not = append(not, strings.TrimSpace(p))
	}
	return slices.ContainsFunc(platforms, func(p string) bool { return !slices.Contains(not, p) })
}

func readDates(r io.Reader) ([]dateCase, error) {
	var cases []dateCase
	if err := json.NewDecoder(skipBOM(r)).Decode(&cases); err != nil {
		return nil, err
	}
	for i := range cases {
		s := cases[i].Context.ReferenceDateTime
		t, err := time.Parse("2006-01-02T15:04:05", s)
		if err != nil {
			if t, err = time.Parse(time.RFC3339, s); err != nil {
				return nil, fmt.Errorf("case %d: reference: %w", i, err)
			}
		}
		cases[i].ref = t
	}
	return cases, nil
}
