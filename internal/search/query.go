// Package search is the query language of the archive: [Parse] reads a query,
// [TermsOf] tells what of a document is searched, and a [Matcher] finds the
// words of a query again in the text as published. Package store runs queries;
// nothing here knows a database.
//
// A query is words, "phrases" and filters with white space between them, all of
// which must hold. A word finds every form of its lemma; a phrase finds its
// words as written, one after the other, in any spelling that folding merges. A
// minus before either excludes it. A filter is field:value; docs/formats/store.md
// lists the fields.
package search

import (
	"strings"

	"marsad"
	"marsad/internal/norm"
	"marsad/internal/token"
)

// A Query is what Parse read. Values of one filter are alternatives; all
// filters on events must hold for one and the same event.
type Query struct {
	Terms   []Term
	Events  Events
	Outlets []string // as written in the articles
	From    string   // first and last day of publication, YYYY-MM-DD, both
	To      string   // included; "" for no limit
}

// A Term is a word or phrase.
type Term struct {
	Words  []string // folded; one for a word
	Phrase bool
	Not    bool
	At     marsad.Span // in the query, in bytes
}

// Events are the filters on events.
type Events struct {
	Actors     []string // country, sector, registry id, or folded words of the name
	Recipients []string // the same, of the other side
	Countries  []string // of either side
	Dyads      []Dyad
	Types      []string
	Modes      []string
	Contexts   []string
	Auxiliary  []string // "" is told as having happened
	Places     []string // country, or folded words of the name
	Confidence []Limit  // all must hold
}

// A Dyad is a pair of countries; Directed when the first one must be the actor.
type Dyad struct {
	A, B     string
	Directed bool
}

// A Limit is a bound of the confidence.
type Limit struct {
	Op    string // "<", "<=", ">" or ">="
	Value float64
}

// Any reports whether there is a filter on events.
func (e *Events) Any() bool {
	return len(e.Actors)+len(e.Recipients)+len(e.Countries)+len(e.Dyads)+len(e.Types)+len(e.Modes)+len(e.Contexts)+len(e.Auxiliary)+len(e.Places)+len(e.Confidence) > 0
}

// Words reports whether the query has a word or phrase that must be there.
func (q *Query) Words() bool {
	for i := range q.Terms {
		if !q.Terms[i].Not {
			return true
		}
	}
	return false
}

// Fold returns the form under which a token is searched: its folded spelling,
// Latin letters in lower case.
func Fold(s string) string { return strings.ToLower(norm.Fold(s)) }

// Words returns the folded words of s; marks of punctuation are left out.
func Words(s string) []string {
	toks, _ := token.Split(s, false, nil, nil)
	var out []string
	for _, t := range toks {
		if t.Kind == marsad.TokenPunct {
			continue
		}
		if w := Fold(t.In(s)); w != "" {
			out = append(out, w)
		}
	}
	return out
}

// Terms are what of a document is searched.
type Terms struct {
	Words  string       // folded tokens in order, with a space between them
	Lemmas string       // their folded lemmas
	Forms  map[Form]int // how often each pair of both occurs
}

// A Form is a folded written form with the folded lemma it had.
type Form struct{ Form, Lemma string }

// TermsOf returns the terms of a document. Marks of punctuation are left out.
func TermsOf(doc *marsad.Document) Terms {
	t := Terms{Forms: map[Form]int{}}
	var ws, ls strings.Builder
	ws.Grow(len(doc.Text))
	ls.Grow(len(doc.Text))
	for i, tok := range doc.Tokens {
		if tok.Kind == marsad.TokenPunct {
			continue
		}
		w := doc.Words[i].Full
		if tok.Kind == marsad.TokenLatin {
			w = strings.ToLower(w)
		}
		if w == "" {
			continue
		}
		l := Fold(doc.Words[i].Lemma)
		if l == "" || strings.ContainsAny(l, " \t\n") {
			l = w
		}
		if ws.Len() > 0 {
			ws.WriteByte(' ')
			ls.WriteByte(' ')
		}
		ws.WriteString(w)
		ls.WriteString(l)
		t.Forms[Form{w, l}]++
	}
	t.Words, t.Lemmas = ws.String(), ls.String()
	return t
}
