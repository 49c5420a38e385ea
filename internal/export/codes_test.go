package export

import (
	"math"
	"slices"
	"strconv"
	"strings"
	"testing"

	"golang.org/x/text/language"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/record"
)

// TestStates checks the table of states: every country of the lexicons, no code
// twice, ISO's numbers as CLDR has them.
func TestStates(t *testing.T) {
	lex := testLexicon(t)
	if n := len(states()); n < 200 || n != len(lex.Countries) {
		t.Errorf("%d states, %d countries", n, len(lex.Countries))
	}
	rows := 0
	var last string
	for line := range strings.Lines(statesTSV) {
		if !strings.HasPrefix(line, "#") && !strings.HasPrefix(line, "iso3\t") {
			if rows++; line <= last || strings.Count(line, "\t") != 8 {
				t.Errorf("row out of order or of another width: %q", line)
			}
			last = line
		}
	}
	if rows != len(states()) {
		t.Errorf("%d rows, %d states", rows, len(states()))
	}
	seen := map[string]string{}
	for iso, s := range states() {
		if !slices.ContainsFunc(lex.Countries, func(c lexicon.Country) bool { return c.Code == iso }) {
			t.Errorf("%s is no country of the lexicons", iso)
		}
		for kind, code := range map[string]string{"cow ": s.cow, "fips ": s.fips, "cameo ": s.cameo, "name ": s.name, "icews ": s.icews} {
			if other := seen[kind+code]; other != "" && code != "" {
				t.Errorf("%s and %s have the same %s%s", iso, other, kind, code)
			}
			seen[kind+code] = iso
		}
		if n, err := strconv.Atoi(s.cow); s.cow != "" && (err != nil || n < 2 || n > 990 || strconv.Itoa(n) != s.cow) {
			t.Errorf("%s: cow %q", iso, s.cow)
		}
		if s.fips != "" && len(s.fips) != 2 || s.fips == "" && iso != "PSE" || s.region == "" || s.name == "" {
			t.Errorf("%s: %+v", iso, s)
		}
		if iso == "KOS" {
			continue // not in ISO
		}
		r, err := language.ParseRegion(iso)
		if err != nil {
			t.Errorf("%s: %v", iso, err)
			continue
		}
		if n, _ := strconv.Atoi(s.num); n != r.M49() || len(s.num) != 3 {
			t.Errorf("%s: number %s, CLDR has %d", iso, s.num, r.M49())
		}
	}
	// facts that are often got wrong
	for iso, w := range map[string][3]string{"USA": {"2", "US", "USA"}, "IRQ": {"645", "IZ", "IRQ"}, "ISR": {"666", "IS", "ISR"}, "ISL": {"395", "IC", "ISL"}, "YEM": {"679", "YM", "YEM"}, "DEU": {"255", "GM", "DEU"}, "DZA": {"615", "AG", "DZA"}, "AUS": {"900", "AS", "AUS"}, "TUN": {"616", "TS", "TUN"}, "TUR": {"640", "TU", "TUR"}, "ROU": {"360", "RO", "ROM"}, "SDN": {"625", "SU", "SDN"}, "SSD": {"626", "OD", "SSD"}, "NER": {"436", "NG", "NER"}, "NGA": {"475", "NI", "NGA"}, "PSE": {"", "", "PSE"}} {
		if s := states()[iso]; s.cow != w[0] || s.fips != w[1] || s.cameo != w[2] {
			t.Errorf("%s: %+v, want %v", iso, s, w)
		}
	}
}

// TestSectors checks that every sector is coded or known to have no code.
func TestSectors(t *testing.T) {
	o := &testLexicon(t).Ontology
	without := []string{"PRE", "PRM", "SOC", "UNK"}
	for sector := range o.Sectors {
		if (roles[sector] == "") != slices.Contains(without, sector) {
			t.Errorf("sector %s has the role %q", sector, roles[sector])
		}
	}
	for sector := range roles {
		if !o.Sectors[sector] {
			t.Errorf("%s is no sector", sector)
		}
	}
	for sector := range sectorNames {
		if !o.Sectors[sector] {
			t.Errorf("%s is no sector", sector)
		}
	}
}

func TestQuad(t *testing.T) {
	for code, w := range map[string][2]int{"01": {1, 0}, "020": {1, 0}, "057": {1, 1}, "060": {2, 2}, "0874": {2, 2}, "09": {3, 3}, "138": {3, 3}, "141": {4, 4}, "163": {4, 3}, "2042": {4, 4}, "": {0, 0}, "99": {0, 0}} {
		if got := [2]int{quad(code, false), quad(code, true)}; got != w {
			t.Errorf("%s: %v, want %v", code, got, w)
		}
	}
}

func TestFraction(t *testing.T) {
	// values of rows of GDELT's own files
	for day, w := range map[string]float64{"2007-07-04": 2007.5041, "2016-07-01": 2016.4959, "2017-06-01": 2017.4137} {
		d, _ := marsad.ParseDate(day)
		if got := fraction(d); math.Abs(got-w) > 1e-9 {
			t.Errorf("%s: %v, want %v", day, got, w)
		}
	}
}

func TestFIPS(t *testing.T) {
	at := func(v float64) *float64 { return &v }
	for _, c := range []struct {
		l    *record.Location
		want string
	}{
		{nil, ""}, {&record.Location{Country: "EGY"}, "EG"}, {&record.Location{Country: "PSE", Precision: "country", Lon: at(35)}, ""}, {&record.Location{Country: "PSE", Precision: "city"}, ""},
		{&record.Location{Country: "PSE", Precision: "city", Lon: at(34.3)}, "GZ"}, {&record.Location{Country: "PSE", Precision: "town", Lon: at(35.2)}, "WE"}, {&record.Location{Country: "XXX"}, ""},
	} {
		if got := fips(c.l); got != c.want {
			t.Errorf("%+v: %q, want %q", c.l, got, c.want)
		}
	}
}

// TestNumber checks that numbers are spread and stay within their bits.
func TestNumber(t *testing.T) {
	seen := map[int64]bool{}
	for i := range 20000 {
		n := number("a"+strconv.Itoa(i), 53)
		if n <= 0 || n >= 1<<53 || seen[n] {
			t.Fatalf("%d: %d", i, n)
		}
		seen[n] = true
		if n := number("a"+strconv.Itoa(i), 31); n <= 0 || n > math.MaxInt32 {
			t.Fatalf("%d: %d", i, n)
		}
	}
	// identifiers of rows must outlive releases
	if a, b := number("a778fa2a59cd15b1-2-1", 53), number("a778fa2a59cd15b1-2-1", 31); a != 2010317287416323 || b != 479296991 {
		t.Errorf("%d and %d", a, b)
	}
}
