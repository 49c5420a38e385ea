package timex

import (
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

var update = flag.Bool("update", false, "rewrite testdata/recognizers.md")

// specFolder finds the specifications of Recognizers-Text (MIT): below
// $MARSAD_SHARED, or in a folder "shared" beside one above this package.
func specFolder() string {
	const sub = "gold/time/datetime"
	if s := os.Getenv("MARSAD_SHARED"); s != "" {
		return filepath.Join(s, sub)
	}
	dir, _ := os.Getwd()
	for range 6 {
		dir = filepath.Dir(dir)
		if s := filepath.Join(dir, "shared", sub); exists(s) {
			return s
		}
	}
	return ""
}

func exists(name string) bool { _, err := os.Stat(name); return err == nil }

type specCase struct {
	Input   string
	Context struct{ ReferenceDateTime string }
	Results []struct {
		Text  string
		Value struct {
			Timex                            string
			FutureResolution, PastResolution map[string]string
		}
	}
}

func days(m map[string]string, kind string) []string {
	switch {
	case len(m) == 0:
		return nil
	case kind == "date":
		return []string{m["date"]}
	case kind == "datetime":
		return []string{m["dateTime"]}
	}
	return []string{m["startDate"], m["endDate"]}
}

// TestRecognizers runs the three specifications. Every case counts, also those
// of DateTimeParser, which the .NET library itself does not support. A case is
// right when each of its results has a value with the same future and past
// days; a season, which has none there, when its timex is the same.
func TestRecognizers(t *testing.T) {
	dir := specFolder()
	if !exists(dir) {
		t.Skip("no specifications of Recognizers-Text")
	}
	var report strings.Builder
	report.WriteString("# Cases of Recognizers-Text that get another value\n\nWritten by `go test ./internal/timex -run TestRecognizers -update`.\n\n")
	var fails strings.Builder
	right, all := 0, 0
	for _, spec := range []struct{ name, kind string }{{"DateParser", "date"}, {"DatePeriodParser", "daterange"}, {"DateTimeParser", "datetime"}} {
		b, err := os.ReadFile(filepath.Join(dir, spec.name+".json"))
		if err != nil {
			t.Fatal(err)
		}
		var cases []specCase
		if err := json.Unmarshal([]byte(strings.TrimPrefix(string(b), "\ufeff")), &cases); err != nil {
			t.Fatal(err)
		}
		ok, same, timexes, derived := 0, 0, 0, 0
		for _, c := range cases {
			ref, err := time.Parse("2006-01-02T15:04:05", c.Context.ReferenceDateTime[:19])
			if err != nil {
				t.Fatal(err)
			}
			vs := Parse(c.Input, ref)
			good := len(c.Results) > 0
			for _, r := range c.Results {
				v := r.Value
				if !hasValue(vs, spec.kind, v.Timex, days(v.FutureResolution, spec.kind), days(v.PastResolution, spec.kind)) {
					good = false
				}
				for _, g := range vs {
					if g.Kind != spec.kind {
						continue
					}
					if strings.TrimSpace(g.Text) == strings.TrimSpace(r.Text) {
						same++
					}
					if g.Timex != "" {
						derived++
						if g.Timex == v.Timex {
							timexes++
						}
					}
					break
				}
			}
			if good {
				ok++
				continue
			}
			want := ""
			for _, r := range c.Results {
				want += fmt.Sprintf("%s %s/%s", r.Value.Timex, strings.Join(days(r.Value.FutureResolution, spec.kind), ".."), strings.Join(days(r.Value.PastResolution, spec.kind), ".."))
			}
			got := ""
			for _, v := range vs {
				got += fmt.Sprintf("%s %s %s/%s; ", v.Kind, v.Timex, strings.Trim(strings.Join(v.Future[:], ".."), "."), strings.Trim(strings.Join(v.Past[:], ".."), "."))
			}
			fmt.Fprintf(&fails, "| %s | %s | %s | %s | %s |\n", spec.name, strings.ReplaceAll(c.Input, "|", "\\|"), want, strings.TrimSuffix(got, "; "), reasons[c.Input])
		}
		line := fmt.Sprintf("%s: %d of %d right; same span %d; timex %d of %d derived", spec.name, ok, len(cases), same, timexes, derived)
		t.Log(line)
		fmt.Fprintf(&report, "- %s\n", line)
		right, all = right+ok, all+len(cases)
	}
	share := float64(right) / float64(all)
	t.Logf("all: %d of %d, %.3f", right, all, share)
	fmt.Fprintf(&report, "- all: %d of %d, %.3f\n\n| Specification | Input | Wanted | Got | Reason |\n| --- | --- | --- | --- | --- |\n%s", right, all, share, fails.String())
	if share < 0.90 {
		t.Errorf("right share %.3f, want at least 0.90", share)
	}
	if *update {
		if err := os.WriteFile("testdata/recognizers.md", []byte(report.String()), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

// reasons says why a case keeps another value.
var reasons = map[string]string{
	"سأعود يومي":                "possessed unit; in news يومي is \"daily\"",
	"اسبوعي":                    "possessed unit; in news أسبوعي is \"weekly\"",
	"16. نوفمبر. 2016":          "the full stop ends a sentence of four tokens",
	"من شهر سبتمبر 16":          "the specification takes the month and drops the day",
	"جدولة اجتماع خلال اسبوعين": "a duration; the specification takes its second week",
	"سأخرج بعد 3 سنوات":         "the specification takes the third year only",
	"سأخرج بعد 3 أسابيع":        "the specification takes the weeks before",
	"في السبعينيات":             "elsewhere the specification leaves the century open",
	"من مواليد ألفين":           "number words without في or عام",
	"في 1970":                   "the specification takes a year for a decade",
	"سأعود في أقرب وقت ممكن":    "names no time",
	"سأعود في 14  أكتوبرالساعة 8:00:31 صباحًا": "two words written as one",
	"سأعود في السابعة في 15":                   "an ordinal without الساعة is read as the day",
	"سأعود عشرين دقيقة بعد الخامسة صباح الغد":  "minutes before the hour are not read",
	"سأعود 12-2016 12:23:59       ":            "the specification makes a day of the year's digits",
	"سأعود 6 يناير 2017-6:37 صباحًا":           "a dash between date and hour",
	"بالتأكيد ، لنبدأ سكايب في الأسبوع القادم": "the specification takes half a week",
}
