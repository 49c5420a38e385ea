// Package lexicon reads and checks the lexicon files. Call [Load] with the
// embedded data and any folders of the user's on top; it returns typed rows,
// or every problem found, each with file, line and reason. Stages compile these
// rows into their own tables. A Lexicon is read-only after Load.
package lexicon

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"
	"path"
	"slices"
	"sort"
	"strconv"
	"strings"

	"marsad"
)

// A Lexicon is all rows of all files.
type Lexicon struct {
	Verbs     []Verb
	Nouns     []Noun
	Particles []Particle
	Countries []Country
	Places    []Place
	People    []Person
	Terms     []Term
	Orgs      []Org
	Roles     []Role
	Titles    []Title
	Names     []GivenName
	Reporting []Reporting
	Frames    []Frame
	Operators []Operator
	Topics    []Topic
	ModeWords []ModeWord
	Ontology  Ontology
	Hash      string // SHA-256 of all files, hex, first 16 digits
}

// A Verb is a row of verbs.tsv.
type Verb struct {
	Lemma, Imperfect string
	Root             []string
	Form             string
	Masdars          []string
	Trans            bool
	Gloss, Row       string
}

// A Noun is a row of nouns.tsv.
type Noun struct {
	Lemma      string
	Plurals    []string
	POS        marsad.POS
	Gender     marsad.Gender
	Class      string
	Gloss, Row string
}

// A Particle is a row of particles.tsv.
type Particle struct {
	Form       string
	POS        marsad.POS
	Kind       string
	Gloss, Row string
}

// A Country is a row of countries.tsv.
type Country struct {
	Code     string
	Names    []string // everyday name first
	Nisbas   []string
	People   []string
	Capitals []string
	Row      string
}

// A Place is a row of places.tsv.
type Place struct {
	Names      []string
	Country    string
	Admin      string
	Kind       string
	Lat, Lon   float64
	HasPoint   bool
	Population int
	Row        string
}

// A Person is a row of people.tsv.
type Person struct {
	ID     string
	Names  []string // usual full name first
	Gender string
	Code   marsad.Code
	Row    string
}

// A Term is a row of terms.tsv: an office held from one day to another.
type Term struct {
	Person, Office, Org string
	Code                marsad.Code
	From, To            int // days as yyyymmdd; 0 and 99991231 when open
	Row                 string
}

// An Org is a row of organisations.tsv.
type Org struct {
	ID       string
	Names    []string
	Kind     string
	Code     marsad.Code
	From, To int // as in Term
	Row      string
}

// A Role is a row of roles.tsv.
type Role struct {
	Noun           string
	Plurals        []string
	Sector         string
	FromComplement bool // sector is what the complement says, else Sector
	Group          bool
	Flags          []string
	Row            string
}

// A Title is a row of titles.tsv.
type Title struct {
	Title, Kind, Sector, Row string
}

// A GivenName is a row of givennames.tsv.
type GivenName struct {
	Name, Gender, Kind, Row string
}

// A Reporting is a row of reporting.tsv.
type Reporting struct {
	Lemma, Kind string
	Preps       []string
	Row         string
}

// A Topic is a row of topics.tsv: words that tell of a PLOVER context.
type Topic struct {
	Phrase  string
	Context string
	Row     string
}

// A ModeWord is a row of modewords.tsv: a word near a trigger that tells its mode.
type ModeWord struct{ Word, Event, Mode, Row string }

// An Operator is a row of operators.tsv: a word that negates or shades what it governs.
type Operator struct {
	Form string // as written, or a lemma
	POS  string // F form, V verb lemma, N noun lemma
	Op   string
	Row  string
}

// Load reads the files of every folder in turn; later folders add rows to
// earlier ones. It returns Problems as its error when any row is wrong, with
// the rows that were right.
func Load(folders ...fs.FS) (*Lexicon, error) {
	lex := &Lexicon{}
	var probs Problems
	hash := sha256.New()
	for _, fsys := range folders {
		names, err := fs.Glob(fsys, "*.tsv")
		if err != nil {
			return nil, err
		}
		sort.Strings(names)
		for _, name := range names {
			b, err := fs.ReadFile(fsys, name)
			if err != nil {
				probs = append(probs, Problem{File: name, Reason: err.Error()})
				continue
			}
			hash.Write([]byte(name))
			hash.Write([]byte{0})
			hash.Write(b)
			probs = append(probs, lex.read(fsys, name)...)
		}
	}
	lex.Hash = hex.EncodeToString(hash.Sum(nil))[:16]
	probs = append(probs, lex.check()...)
	if len(probs) > 0 {
		return lex, probs
	}
	return lex, nil
}

// kinds maps the stem of a file name (up to the first underscore) to its
// columns and to what reads one row.
var kinds = map[string]struct {
	columns string
	add     func(*Lexicon, row) Problems
}{
	"verbs":         {"lemma imperfect root form masdars trans gloss source", (*Lexicon).verb},
	"nouns":         {"lemma plurals pos gender class gloss source", (*Lexicon).noun},
	"particles":     {"form pos kind gloss source", (*Lexicon).particle},
	"countries":     {"code name aliases nisba people capital source", (*Lexicon).country},
	"places":        {"name aliases country admin kind lat lon population source", (*Lexicon).place},
	"people":        {"id name aliases gender country sector source", (*Lexicon).person},
	"terms":         {"person office organisation country sector from to source", (*Lexicon).term},
	"organisations": {"id name aliases kind country sector from to source", (*Lexicon).org},
	"roles":         {"noun plurals sector number flags gloss source", (*Lexicon).role},
	"titles":        {"title kind sector gloss source", (*Lexicon).title},
	"givennames":    {"name gender kind source", (*Lexicon).givenName},
	"reporting":     {"lemma kind prep gloss source", (*Lexicon).reporting},
	"frames":        {"lemma pos comp type mode cameo actor recipient gen flags gloss source", (*Lexicon).frame},
	"operators":     {"form pos op gloss source", (*Lexicon).operator},
	"topics":        {"phrase context source", (*Lexicon).topic},
	"modewords":     {"word event mode source", (*Lexicon).modeWord},
	"types":         {"event quad score recipient future source", (*Lexicon).ontType},
	"modes":         {"event mode score gloss source", (*Lexicon).ontMode},
	"contexts":      {"context gloss source", (*Lexicon).ontContext},
	"sectors":       {"sector gloss source", (*Lexicon).ontSector},
	"cameo":         {"code event mode context goldstein quad label source", (*Lexicon).ontCAMEO},
}

func (lex *Lexicon) read(fsys fs.FS, name string) Problems {
	stem, _, _ := strings.Cut(strings.TrimSuffix(path.Base(name), ".tsv"), "_")
	k, ok := kinds[stem]
	if !ok {
		return Problems{{File: name, Reason: "no lexicon has this name; a file of more rows is named like people_mine.tsv"}}
	}
	rows, probs := readTable(fsys, name, strings.Fields(k.columns))
	for _, r := range rows {
		probs = append(probs, k.add(lex, r)...)
	}
	return probs
}

// values returns the values of several fields together, in order.
func values(fields ...string) []string {
	var out []string
	for _, f := range fields {
		out = append(out, list(f)...)
	}
	return out
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
	if f[5] != "" || f[6] != "" {
		var err1, err2 error
		p.Lat, err1 = strconv.ParseFloat(f[5], 64)
		p.Lon, err2 = strconv.ParseFloat(f[6], 64)
		if err1 != nil || err2 != nil || p.Lat < -90 || p.Lat > 90 || p.Lon < -180 || p.Lon > 180 {
			return Problems{r.problem("bad coordinates")}
		}
		p.HasPoint = true
	}
	if f[7] != "" {
		n, err := strconv.Atoi(f[7])
		if err != nil {
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
	lex.Roles = append(lex.Roles, Role{f[0], list(f[1]), sector, dep, f[3] == "group", list(strings.ReplaceAll(f[4], ",", "|")), r.ref()})
	return nil
}

func (lex *Lexicon) title(r row) Problems {
	f := r.fields
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
	if f[1] != "verb" && f[1] != "noun" && f[1] != "phrase" {
		return Problems{r.problem("kind is verb, noun or phrase")}
	}
	lex.Reporting = append(lex.Reporting, Reporting{f[0], f[1], list(f[2]), r.ref()})
	return nil
}

func (lex *Lexicon) operator(r row) Problems {
	f := r.fields
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
