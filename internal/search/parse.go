package search

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"marsad"
)

// A Problem is what is wrong with a query.
type Problem string

// The problems.
const (
	Empty     Problem = "the query is empty"
	Field     Problem = "no such field"
	Value     Problem = "no such value"
	NoValue   Problem = "a value is missing"
	Quotation Problem = "the quotation mark is not closed"
	NoWord    Problem = "there is no word here"
	Excluded  Problem = "only words and phrases can be excluded"
	OnlyNot   Problem = "what excludes needs a word that must be there"
	Unicode   Problem = "the query is not valid UTF-8"
	Dates     Problem = "the last day is before the first one"
)

// An Error says what is wrong with a query, and where.
type Error struct {
	Problem Problem
	At      marsad.Span // bytes of the query
	Column  int         // 1-based, in characters
	Text    string      // the words of the query that are wrong
	Want    string      // what is possible there, in no language; "" when that is no short list
}

// Error says it in English.
func (e *Error) Error() string {
	s := fmt.Sprintf("query, column %d: %s", e.Column, e.Problem)
	if e.Text != "" {
		s += fmt.Sprintf(": %q", e.Text)
	}
	if e.Want != "" {
		s += "; possible: " + e.Want
	}
	return s
}

// fields are the names of filters, with what each does with a value. The names
// in Arabic mean the same.
var fields = map[string]func(q *Query, v string) (want string, ok bool){
	"actor":     func(q *Query, v string) (string, bool) { return party(&q.Events.Actors, v) },
	"recipient": func(q *Query, v string) (string, bool) { return party(&q.Events.Recipients, v) },
	"country":   country,
	"dyad":      dyad,
	"type":      eventType,
	"mode":      func(q *Query, v string) (string, bool) { return label(&q.Events.Modes, v) },
	"context":   func(q *Query, v string) (string, bool) { return label(&q.Events.Contexts, v) },
	"aux":       auxiliary,
	"place":     func(q *Query, v string) (string, bool) { return party(&q.Events.Places, v) },
	"conf":      confidence,
	"outlet":    func(q *Query, v string) (string, bool) { return "", add(&q.Outlets, v) },
	"from":      func(q *Query, v string) (string, bool) { return day(&q.From, v, false) },
	"to":        func(q *Query, v string) (string, bool) { return day(&q.To, v, true) },
}

// arabicFields are the names of fields in Arabic, folded.
var arabicFields = map[string]string{
	"فاعل":  "actor",
	"متلقي": "recipient",
	"بلد":   "country",
	"بلدان": "dyad",
	"نوع":   "type",
	"شكل":   "mode",
	"موضوع": "context",
	"صيغة":  "aux",
	"مكان":  "place",
	"ثقة":   "conf",
	"صحيفة": "outlet",
	"من":    "from",
	"الي":   "to",
}

// Fields lists the names of filters, sorted.
func Fields() []string {
	var out []string
	for name := range fields {
		out = append(out, name)
	}
	slices.Sort(out)
	return out
}

// Parse reads a query. Its error is an *Error.
func Parse(s string) (*Query, error) {
	p := parser{s: s, q: &Query{}}
	if i := strings.IndexFunc(s, func(r rune) bool { return r == utf8.RuneError }); i >= 0 && !utf8.ValidString(s) {
		return nil, p.fail(Unicode, marsad.Span{Start: i, End: i}, "")
	}
	for {
		p.space()
		if p.i == len(s) {
			break
		}
		if err := p.item(); err != nil {
			return nil, err
		}
	}
	q := p.q
	switch {
	case len(q.Terms) == 0 && !q.Events.Any() && len(q.Outlets) == 0 && q.From == "" && q.To == "":
		return nil, p.fail(Empty, marsad.Span{}, "")
	case len(q.Terms) > 0 && !q.Words():
		return nil, p.fail(OnlyNot, q.Terms[0].At, "")
	case q.From != "" && q.To != "" && q.To < q.From:
		return nil, p.fail(Dates, marsad.Span{}, "")
	}
	return q, nil
}

type parser struct {
	s string
	i int
	q *Query
}

func (p *parser) fail(what Problem, at marsad.Span, want string) error {
	return &Error{Problem: what, At: at, Column: utf8.RuneCountInString(p.s[:at.Start]) + 1, Text: at.In(p.s), Want: want}
}

func (p *parser) space() {
	for p.i < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.i:])
		if !unicode.IsSpace(r) {
			return
		}
		p.i += n
	}
}

// closing are the marks that end a phrase, by the one that begins it.
var closing = map[rune]rune{'"': '"', '«': '»', '“': '”', '„': '“'}

// item reads a word, phrase or filter.
func (p *parser) item() error {
	start := p.i
	not := strings.HasPrefix(p.s[p.i:], "-") || strings.HasPrefix(p.s[p.i:], "−")
	if not {
		_, n := utf8.DecodeRuneInString(p.s[p.i:])
		p.i += n
	}
	text, quoted, err := p.value(true)
	if err != nil {
		return err
	}
	at := marsad.Span{Start: start, End: p.i}
	if !quoted && strings.HasPrefix(p.s[p.i:], ":") {
		if not {
			return p.fail(Excluded, marsad.Span{Start: start, End: p.i + 1}, "")
		}
		return p.filter(text, at)
	}
	ws := Words(text)
	if len(ws) == 0 {
		return p.fail(NoWord, at, "")
	}
	p.q.Terms = append(p.q.Terms, Term{Words: ws, Phrase: quoted || len(ws) > 1, Not: not, At: at})
	return nil
}

// value reads up to white space, up to a colon when field is set, or what
// stands in quotation marks.
func (p *parser) value(field bool) (text string, quoted bool, err error) {
	start := p.i
	r, n := utf8.DecodeRuneInString(p.s[p.i:])
	if end, ok := closing[r]; ok && n > 0 {
		k := strings.IndexRune(p.s[p.i+n:], end)
		if k < 0 {
			return "", false, p.fail(Quotation, marsad.Span{Start: start, End: start + n}, "")
		}
		p.i += n + k + utf8.RuneLen(end)
		return p.s[start+n : start+n+k], true, nil
	}
	for p.i < len(p.s) {
		r, n := utf8.DecodeRuneInString(p.s[p.i:])
		if unicode.IsSpace(r) || field && r == ':' {
			break
		}
		p.i += n
	}
	return p.s[start:p.i], false, nil
}

// filter reads the values of a field whose name has just been read.
func (p *parser) filter(name string, at marsad.Span) error {
	key := Fold(name)
	if en, ok := arabicFields[key]; ok {
		key = en
	}
	set, ok := fields[key]
	if !ok {
		return p.fail(Field, at, strings.Join(Fields(), ", "))
	}
	p.i++ // the colon
	start := p.i
	if p.i == len(p.s) {
		return p.fail(NoValue, marsad.Span{Start: at.Start, End: p.i}, "")
	}
	text, quoted, err := p.value(false)
	if err != nil {
		return err
	}
	values := []string{text}
	if !quoted {
		values = strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '،' })
	}
	if len(values) == 0 || strings.TrimSpace(text) == "" {
		return p.fail(NoValue, marsad.Span{Start: at.Start, End: p.i}, "")
	}
	for _, v := range values {
		if want, ok := set(p.q, v); !ok {
			k := start + strings.Index(p.s[start:], v)
			return p.fail(Value, marsad.Span{Start: k, End: k + len(v)}, want)
		}
	}
	return nil
}

func add(list *[]string, v string) bool {
	if !slices.Contains(*list, v) {
		*list = append(*list, v)
	}
	return true
}

// isCode reports whether v is a code of three letters, in any case.
func isCode(v string) bool {
	if len(v) != 3 {
		return false
	}
	for _, c := range []byte(v) {
		if c|0x20 < 'a' || c|0x20 > 'z' {
			return false
		}
	}
	return true
}

// party takes a code as it is and folds the words of a name.
func party(list *[]string, v string) (string, bool) {
	if isCode(v) {
		return "", add(list, strings.ToUpper(v))
	}
	if v = strings.Join(Words(v), " "); v == "" {
		return "", false
	}
	return "", add(list, v)
}

func country(q *Query, v string) (string, bool) {
	return "EGY", isCode(v) && add(&q.Events.Countries, strings.ToUpper(v))
}

func dyad(q *Query, v string) (string, bool) {
	const want = "EGY-LBY, EGY>LBY"
	a, b, directed := strings.Cut(v, ">")
	if !directed {
		a, b, _ = strings.Cut(v, "-")
	}
	if !isCode(a) || !isCode(b) {
		return want, false
	}
	q.Events.Dyads = append(q.Events.Dyads, Dyad{strings.ToUpper(a), strings.ToUpper(b), directed})
	return "", true
}

func eventType(q *Query, v string) (string, bool) {
	t, ok := marsad.ParseEventType(strings.ToUpper(v))
	if !ok {
		var all []string
		for t := marsad.EventNone + 1; int(t) < marsad.NumEventTypes; t++ {
			all = append(all, t.String())
		}
		return strings.Join(all, ", "), false
	}
	return "", add(&q.Events.Types, t.String())
}

func label(list *[]string, v string) (string, bool) {
	return "", add(list, strings.ToLower(v))
}

func auxiliary(q *Query, v string) (string, bool) {
	v = strings.ToLower(v)
	if v == "none" {
		return "", add(&q.Events.Auxiliary, "")
	}
	for _, a := range []marsad.Auxiliary{marsad.AuxFuture, marsad.AuxHypothetical, marsad.AuxNegation, marsad.AuxHistorical} {
		if a.String() == v {
			return "", add(&q.Events.Auxiliary, v)
		}
	}
	return "none, future, hypothetical, negation, historical", false
}

func confidence(q *Query, v string) (string, bool) {
	const want = ">0.8, >=0.8, <0.5, <=0.5, 0.8"
	op := ">="
	for _, o := range []string{">=", "<=", ">", "<", "="} {
		if rest, ok := strings.CutPrefix(v, o); ok {
			v = rest
			if o != "=" {
				op = o
			}
			break
		}
	}
	f, err := strconv.ParseFloat(Fold(v), 64)
	if err != nil || f != f || f < 0 || f > 1 {
		return want, false
	}
	q.Events.Confidence = append(q.Events.Confidence, Limit{op, f})
	return "", true
}

// day reads YYYY, YYYY-MM or YYYY-MM-DD as its first or last day.
func day(dst *string, v string, last bool) (string, bool) {
	const want = "YYYY, YYYY-MM, YYYY-MM-DD"
	v = Fold(v)
	full := v
	switch len(v) {
	case 4:
		full = v + "-01-01"
	case 7:
		full = v + "-01"
	}
	d, ok := marsad.ParseDate(full)
	if !ok || len(full) != 10 {
		return want, false
	}
	if last {
		t := d.Time()
		switch len(v) {
		case 4:
			t = t.AddDate(1, 0, -1)
		case 7:
			t = t.AddDate(0, 1, -1)
		}
		d = marsad.Day(t)
	}
	*dst = d.String()
	return "", true
}
