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
	"sort"
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
	Counts    []CountWord
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
	Flags          []string // without of:
	Country        string   // of who is so called, unless more words say otherwise; "" any
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

// A CountWord is a row of counts.tsv: a number word with what it stands for, a
// word that qualifies a number, or one that tells who is counted.
type CountWord struct {
	Word, Kind string
	Role       string // of who is counted: noun, verb or event
	Low, High  int    // of a number; equal unless it is vague
	Row        string
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
	"counts":        {"word kind value source", (*Lexicon).countWord},
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
