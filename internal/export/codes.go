package export

import (
	_ "embed"
	"hash/fnv"
	"strconv"
	"strings"
	"sync"

	"marsad/internal/record"
)

// A state is a row of states.tsv.
type state struct {
	num    string // ISO 3166-1 numeric, three digits
	cow    string // Correlates of War number
	fips   string // FIPS 10-4
	cameo  string // CAMEO's code
	name   string // English
	icews  string // as ICEWS writes it
	region string // of ACLED
}

//go:embed states.tsv
var statesTSV string

// states are the states by their ISO 3166 alpha-3 code. A bad embedded table is
// a fault of the program, which a test finds.
var states = sync.OnceValue(func() map[string]state {
	m := map[string]state{}
	for line := range strings.Lines(statesTSV) {
		f := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		if len(f) != 9 || len(f[0]) != 3 {
			continue // comments and the line of columns
		}
		s := state{f[1], f[2], f[3], f[4], f[5], f[6], f[7]}
		if s.cameo == "" {
			s.cameo = f[0]
		}
		if s.icews == "" {
			s.icews = s.name
		}
		m[f[0]] = s
	}
	return m
})

// roles are the CAMEO roles of PLOVER's sectors. Two groups change their
// meaning: PLOVER's JRN is CAMEO's MED, PLOVER's MED is CAMEO's HLH. Sectors that
// CAMEO has no role for are absent.
var roles = map[string]string{
	"AGR": "AGR", "BUS": "BUS", "COP": "COP", "CRM": "CRM", "CVL": "CVL", "EDU": "EDU", "ELI": "ELI", "GOV": "GOV", "JRN": "MED", "JUD": "JUD",
	"LAB": "LAB", "LEG": "LEG", "MED": "HLH", "MIL": "MIL", "OPP": "OPP", "PTY": "PTY", "REB": "REB", "REF": "REF", "REL": "REL", "SPY": "SPY", "UAF": "UAF",
}

// international are the CAMEO groups of actors that belong to no state. GDELT
// knows the first of them as a role and the last as a known group.
var international = map[string][]string{
	"IGO": {"IGO"}, "UNO": {"IGO", "UNO"}, "EUR": {"IGO", "EUR", "EEC"}, "NGO": {"NGO"}, "IMG": {"IMG"}, "MNC": {"MNC"}, "ISM": {"NGM"},
}

// groups returns the three-letter groups of the CAMEO code of an actor: the
// country or the international groups, then the role. country is false when the
// first group is none of a state. cameo asks for CAMEO's codes of states, which
// GDELT writes, instead of ISO's, which Phoenix writes.
func groups(a *record.Actor, cameo bool) (g []string, country bool) {
	if a == nil {
		return nil, false
	}
	if in, ok := international[a.Country]; ok {
		g = append(g, in...)
	} else if a.Country != "" {
		country = true
		code := a.Country
		if s, ok := states()[code]; ok && cameo {
			code = s.cameo
		}
		g = append(g, code)
	}
	if role := roles[a.Sector]; role != "" {
		g = append(g, role)
	}
	return g, country
}

// sectorNames are the names that ICEWS gives to PLOVER's sectors. Those that
// ICEWS has no name for are absent.
var sectorNames = map[string]string{
	"AGR": "Agricultural", "BUS": "Business", "COP": "Police", "CRM": "Criminals / Gangs", "CVL": "General Population / Civilian / Social", "EDU": "Education",
	"ELI": "Elite", "GOV": "Government", "JRN": "Media", "JUD": "Judicial", "LAB": "Labor", "LEG": "Legislative / Parliamentary", "MED": "Medical / Health",
	"MIL": "Military", "OPP": "Dissident", "PTY": "Parties", "REB": "Rebel", "REF": "Refugees / Displaced", "SOC": "Social", "SPY": "Intelligence Ministry", "UAF": "Unidentified Forces",
}

// internationalNames are the sectors of ICEWS for actors that belong to no state.
var internationalNames = map[string]string{
	"IGO": "International Government Organization", "UNO": "International Government Organization", "EUR": "International Government Organization",
	"NGO": "Nongovernmental Organization (International)",
}

// cow returns the Correlates of War number of a country, "" when it has none.
func cow(country string) string { return states()[country].cow }

// quadNames are PLOVER's quad categories, as POLECAT writes them.
var quadNames = [5]string{"", "VERBAL COOPERATION", "MATERIAL COOPERATION", "VERBAL CONFLICT", "MATERIAL CONFLICT"}

// quad returns the quad class of a CAMEO code by its root: GDELT's of one to
// four, or Phoenix's, which has 0 for statements and appeals and counts reduced
// relations among the verbal.
func quad(cameo string, phoenix bool) int {
	root, err := strconv.Atoi(cameo[:min(2, len(cameo))])
	switch {
	case err != nil || root < 1 || root > 20:
		return 0
	case phoenix && root <= 2:
		return 0
	case phoenix && root == 16:
		return 3
	case root <= 5:
		return 1
	case root <= 8:
		return 2
	case root <= 13:
		return 3
	}
	return 4
}

// number returns a positive number of so many bits that stands for id in formats
// whose identifiers are integers: 31 for readers with 32-bit integers (R), 53
// for those that keep numbers as floating point. The same id gives the same number.
func number(id string, bits uint) int64 {
	h := fnv.New64a()
	_, _ = h.Write([]byte(id)) // cannot fail
	x := h.Sum64()
	x ^= x >> 33 // fnv leaves the last bytes in the low bits
	x *= 0xff51afd7ed558ccd
	x ^= x >> 33
	return max(int64(x>>(64-bits)), 1)
}
