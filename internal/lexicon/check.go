package lexicon

import (
	"fmt"
	"strconv"
	"strings"

	"marsad"
	"marsad/internal/norm"
)

// International reports whether a country code is that of actors that belong
// to no state.
func International(code string) bool {
	switch code {
	case "IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC":
		return true
	}
	return false
}

// check finds what single rows cannot tell: codes that do not exist, terms of
// unknown people, overlapping terms, modes that belong to another type.
func (lex *Lexicon) check() Problems {
	var probs Problems
	bad := func(ref, format string, args ...any) {
		file, line, _ := strings.Cut(ref, ":")
		p := Problem{File: file, Reason: fmt.Sprintf(format, args...)}
		p.Line, _ = strconv.Atoi(line) // 0 when there is none
		probs = append(probs, p)
	}
	codes := map[string]bool{}
	for _, c := range lex.Countries {
		if codes[c.Code] {
			bad(c.Row, "country %s stands twice", c.Code)
		}
		codes[c.Code] = true
	}
	code := func(ref string, c marsad.Code) {
		if c.Country != "" && !codes[c.Country] && !International(c.Country) {
			bad(ref, "no such country: %s", c.Country)
		}
		if c.Sector != "" && !lex.Ontology.Sectors[c.Sector] {
			bad(ref, "no such sector: %s", c.Sector)
		}
	}
	people := map[string]bool{}
	for _, p := range lex.People {
		if people[p.ID] {
			bad(p.Row, "person %s stands twice", p.ID)
		}
		people[p.ID] = true
		code(p.Row, p.Code)
	}
	last := map[[2]string]Term{}
	for _, t := range lex.Terms {
		if !people[t.Person] {
			bad(t.Row, "no such person: %s", t.Person)
		}
		code(t.Row, t.Code)
		k := [2]string{t.Person, t.Office + "/" + t.Org}
		if q, ok := last[k]; ok && t.From < q.To && q.From < t.To && !touches(q.To, t.From) {
			bad(t.Row, "overlaps with %s", q.Row)
		}
		last[k] = t
	}
	orgs := map[string]Org{}
	for _, o := range lex.Orgs {
		code(o.Row, o.Code)
		if q, ok := orgs[o.ID]; ok && o.From < q.To && q.From < o.To {
			bad(o.Row, "overlaps with %s", q.Row)
		}
		orgs[o.ID] = o
	}
	for _, p := range lex.Places {
		code(p.Row, marsad.Code{Country: p.Country})
	}
	for _, r := range lex.Roles {
		code(r.Row, marsad.Code{Sector: r.Sector})
	}
	for _, t := range lex.Titles {
		code(t.Row, marsad.Code{Sector: t.Sector})
	}
	letters := func(ref, s string) {
		if strings.TrimSpace(norm.Fold(s)) == "" {
			bad(ref, "no letters in %q", s)
		}
	}
	for _, o := range lex.Operators {
		letters(o.Row, o.Form)
	}
	for _, f := range lex.Frames {
		letters(f.Row, f.Lemma)
		if f.Mode != "" && f.Mode != "*" && f.Type != marsad.EventNone {
			if _, ok := lex.Ontology.Modes[f.Type.String()+"/"+f.Mode]; !ok {
				bad(f.Row, "%s has no mode %s", f.Type, f.Mode)
			}
		}
		if f.CAMEO != "" && f.Type != marsad.EventNone {
			if _, ok := lex.Ontology.Goldstein(f.CAMEO); !ok {
				bad(f.Row, "no such CAMEO code: %s", f.CAMEO)
			}
		}
	}
	for _, m := range lex.ModeWords {
		letters(m.Row, m.Word)
		if _, ok := lex.Ontology.Modes[m.Event+"/"+m.Mode]; !ok {
			bad(m.Row, "%s has no mode %s", m.Event, m.Mode)
		}
	}
	for _, t := range lex.Topics {
		letters(t.Row, t.Phrase)
		if !lex.Ontology.Contexts[t.Context] {
			bad(t.Row, "no such context: %s", t.Context)
		}
	}
	return probs
}

// touches tells whether one term ends in the month, or in the year when neither
// date is more exact, in which the next begins.
func touches(to, from int) bool {
	return to/100 == from/100 || to/10000 == from/10000 && to%10000 == 1231 && from%10000 == 101
}
