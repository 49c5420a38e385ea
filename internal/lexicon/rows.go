package lexicon

import (
	"slices"
	"strconv"
	"strings"

	"marsad"
)

// values returns the values of several fields together, in order.
func values(fields ...string) []string {
	var out []string
	for _, f := range fields {
		out = append(out, list(f)...)
	}
	return out
}

// The closed sets of docs/formats/lexicons.md that no other file defines.
var (
	genders    = []string{"m", "f"}
	titleKinds = []string{"academic", "honorific", "noble", "rank", "religious"}
	placeKinds = []string{"airport", "base", "camp", "city", "crossing", "desert", "district", "governorate", "island", "mountain", "port", "region", "river", "sea", "site", "strait", "town", "village"}
	roleFlags  = []string{"envoy", "gov", "head", "many", "member", "ngo", "victim"}
	operators  = []string{"attempt", "cond", "deny", "future", "intent", "last", "need", "neg", "negfut", "past", "poss", "refuse", "threat", "topic", "wish"}
)

// oneOf returns a problem when v is not among the values that a field may have.
func (r row) oneOf(field, v string, allowed []string) Problems {
	if slices.Contains(allowed, v) {
		return nil
	}
	return Problems{r.problem("no such %s: %s", field, v)}
}

func (lex *Lexicon) verb(r row) Problems {
	f := r.fields
	v := Verb{Lemma: f[0], Imperfect: f[1], Root: strings.Fields(f[2]), Form: f[3], Masdars: list(f[4]), Trans: strings.Contains(f[5], "t"), Gloss: f[6], Row: r.ref()}
	switch {
	case len(v.Root) < 3 || len(v.Root) > 4:
		return Problems{r.problem("a root has three or four radicals")}
	case !slices.Contains([]string{"I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "QI", "QII", "QIV"}, v.Form):
		return Problems{r.problem("no such verb form: %s", v.Form)}
	case !strings.HasPrefix(v.Imperfect, "ي"):
		return Problems{r.problem("the imperfect does not begin with ي")}
	}
	lex.Verbs = append(lex.Verbs, v)
	return nil
}

func (lex *Lexicon) noun(r row) Problems {
	f := r.fields
	pos, ok := marsad.ParsePOS(f[2])
	if !ok {
		return Problems{r.problem("no such part of speech: %s", f[2])}
	}
	if p := r.oneOf("gender", f[3], genders); p != nil {
		return p
	}
	g := marsad.Masc
	if f[3] == "f" {
		g = marsad.Fem
	}
	lex.Nouns = append(lex.Nouns, Noun{f[0], list(f[1]), pos, g, f[4], f[5], r.ref()})
	return nil
}

func (lex *Lexicon) particle(r row) Problems {
	f := r.fields
	pos, ok := marsad.ParsePOS(f[1])
	if !ok {
		return Problems{r.problem("no such part of speech: %s", f[1])}
	}
	lex.Particles = append(lex.Particles, Particle{f[0], pos, f[2], f[3], r.ref()})
	return nil
}

func (lex *Lexicon) country(r row) Problems {
	f := r.fields
	lex.Countries = append(lex.Countries, Country{f[0], values(f[1], f[2]), list(f[3]), list(f[4]), list(f[5]), r.ref()})
	return nil
}

func (lex *Lexicon) place(r row) Problems {
	f := r.fields
	p := Place{Names: values(f[0], f[1]), Country: f[2], Admin: f[3], Kind: f[4], Row: r.ref()}
	if probs := r.oneOf("kind", f[4], placeKinds); probs != nil {
		return probs
	}
	if f[5] != "" || f[6] != "" {
		var err1, err2 error
		p.Lat, err1 = strconv.ParseFloat(f[5], 64)
		p.Lon, err2 = strconv.ParseFloat(f[6], 64)
		if err1 != nil || err2 != nil || !(p.Lat >= -90 && p.Lat <= 90 && p.Lon >= -180 && p.Lon <= 180) { // NaN too
			return Problems{r.problem("bad coordinates")}
		}
		p.HasPoint = true
	}
	if f[7] != "" {
		n, err := strconv.Atoi(f[7])
		if err != nil || n < 0 {
			return Problems{r.problem("bad population: %s", f[7])}
		}
		p.Population = n
	}
	lex.Places = append(lex.Places, p)
	return nil
}

func (lex *Lexicon) person(r row) Problems {
	f := r.fields
	lex.People = append(lex.People, Person{f[0], values(f[1], f[2]), f[3], marsad.Code{Country: f[4], Sector: f[5]}, r.ref()})
	return nil
}

func (lex *Lexicon) term(r row) Problems {
	f := r.fields
	from, ok1 := day(f[5], false)
	to, ok2 := day(f[6], true)
	if !ok1 || !ok2 || from > to {
		return Problems{r.problem("impossible dates: from %q to %q", f[5], f[6])}
	}
	lex.Terms = append(lex.Terms, Term{f[0], f[1], f[2], marsad.Code{Country: f[3], Sector: f[4]}, from, to, r.ref()})
	return nil
}

func (lex *Lexicon) org(r row) Problems {
	f := r.fields
	from, ok1 := day(f[6], false)
	to, ok2 := day(f[7], true)
	if !ok1 || !ok2 || from > to {
		return Problems{r.problem("impossible dates: from %q to %q", f[6], f[7])}
	}
	lex.Orgs = append(lex.Orgs, Org{f[0], values(f[1], f[2]), f[3], marsad.Code{Country: f[4], Sector: f[5]}, from, to, r.ref()})
	return nil
}

func (lex *Lexicon) role(r row) Problems {
	f := r.fields
	sector, dep := strings.CutPrefix(f[2], ">")
	if f[3] != "person" && f[3] != "group" {
		return Problems{r.problem("number is person or group")}
	}
	flags := list(strings.ReplaceAll(f[4], ",", "|"))
	country := ""
	for _, flag := range flags {
		if c, ok := strings.CutPrefix(flag, "of:"); ok {
			if len(c) != 3 || strings.Trim(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
				return Problems{r.problem("no such country: %s", c)}
			}
			country = c
			continue
		}
		if p := r.oneOf("flag", flag, roleFlags); p != nil {
			return p
		}
	}
	lex.Roles = append(lex.Roles, Role{f[0], list(f[1]), sector, dep, f[3] == "group", flags, country, r.ref()})
	return nil
}

func (lex *Lexicon) title(r row) Problems {
	f := r.fields
	if p := r.oneOf("kind", f[1], titleKinds); p != nil {
		return p
	}
	lex.Titles = append(lex.Titles, Title{f[0], f[1], f[2], r.ref()})
	return nil
}

func (lex *Lexicon) givenName(r row) Problems {
	f := r.fields
	lex.Names = append(lex.Names, GivenName{f[0], f[1], f[2], r.ref()})
	return nil
}

func (lex *Lexicon) reporting(r row) Problems {
	f := r.fields
	if f[1] != "verb" && f[1] != "noun" && f[1] != "phrase" && f[1] != "source" {
		return Problems{r.problem("kind is verb, noun, phrase or source")}
	}
	lex.Reporting = append(lex.Reporting, Reporting{f[0], f[1], list(f[2]), r.ref()})
	return nil
}

func (lex *Lexicon) operator(r row) Problems {
	f := r.fields
	if p := r.oneOf("pos", f[1], []string{"F", "V", "N"}); p != nil {
		return p
	}
	if p := r.oneOf("op", f[2], operators); p != nil {
		return p
	}
	lex.Operators = append(lex.Operators, Operator{f[0], f[1], f[2], r.ref()})
	return nil
}

func (lex *Lexicon) topic(r row) Problems {
	f := r.fields
	lex.Topics = append(lex.Topics, Topic{f[0], f[1], r.ref()})
	return nil
}

func (lex *Lexicon) modeWord(r row) Problems {
	f := r.fields
	lex.ModeWords = append(lex.ModeWords, ModeWord{f[0], f[1], f[2], r.ref()})
	return nil
}

// day reads YYYY, YYYY-MM or YYYY-MM-DD as yyyymmdd: the first day it covers,
// or the last. An empty date is open: day 0, or the last day of year 9999.
func day(s string, last bool) (int, bool) {
	if s == "" {
		if last {
			return 99991231, true
		}
		return 0, true
	}
	if _, err := strconv.Atoi(strings.ReplaceAll(s, "-", "")); err != nil {
		return 0, false
	}
	y, rest, _ := strings.Cut(s, "-")
	m, d, _ := strings.Cut(rest, "-")
	n := func(v string, first, end int) int {
		if v == "" {
			if last {
				return end
			}
			return first
		}
		i, _ := strconv.Atoi(v)
		return i
	}
	yy, mm, dd := n(y, 0, 0), n(m, 1, 12), n(d, 1, 31)
	if len(y) != 4 || yy < 1800 || mm < 1 || mm > 12 || dd < 1 || dd > 31 {
		return 0, false
	}
	return yy*10000 + mm*100 + dd, true
}
