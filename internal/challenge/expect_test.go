package challenge

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"marsad"
	"marsad/internal/morph"
)

// An expectation is one line of the language of the items:
//
//	has TYPE[/mode] [field…]   some event is of that type and mode and has the fields
//	aux TYPE=mode              there are events of the type and all have that auxiliary mode
//	no TYPE, no *              no event of the type, none at all
//	untold TYPE[/mode]         none that is told as having happened
//	count TYPE=n               so many incidents of the type
//	quote [field…]             some quote has the fields;  no quote
//	mention WORDS=CODE         a mention that holds the words has the code;  no mention WORDS[=CODE]
//	person WORDS               a mention of a person has these words as its head
//	rank WORDS=…               rank in the mention that holds the words
//	lemma WORD=…, pos WORD=…, split WORD=a+b
//	date WORDS=from[..to]      the time mention that overlaps the words;  no date WORDS
//	clock WORDS=hh:mm          times n    so many time mentions
//	place WORDS=CODE           a mention or location that holds the words lies in the country
//
// Fields of has: aux= (none unless given, or any), act= and rec= (codes joined by
// commas, each of which one of the actors has; none), act!= and rec!= (no actor
// has it), by= (speaker; none), place= (words in the location; none), date=,
// ctx=, trig= (words in the trigger). Fields of quote: speaker=, speaker!=, s=
// (sentence), name=, cue=, direct, indirect. A code is IRQ, IRQ:MIL or :MIL.
// In fields, _ stands for a space.
type expectation struct {
	verb   string
	neg    bool
	about  string // words of the text
	value  string // behind the last =
	typ    marsad.EventType
	mode   string
	fields []field
}

type field struct{ key, value string }

var fieldsOf = map[string][]string{
	"has":   {"aux=", "act=", "rec=", "act!=", "rec!=", "by=", "place=", "date=", "ctx=", "trig="},
	"quote": {"speaker=", "speaker!=", "s=", "name=", "cue=", "direct", "indirect"},
}

// parse reads an expectation.
func parse(s string) (expectation, error) {
	var e expectation
	verb, rest, _ := strings.Cut(s, " ")
	if verb == "no" {
		e.neg = true
		next, after, _ := strings.Cut(rest, " ")
		switch next {
		case "quote", "mention", "date":
			verb, rest = next, after
		default:
			verb = "has"
		}
	}
	e.verb = verb
	bad := func(what string) (expectation, error) { return e, fmt.Errorf("%q: %s", s, what) }
	typed := func(name string) bool {
		name, e.mode, _ = strings.Cut(name, "/")
		var ok bool
		if name == "*" && e.neg {
			return e.mode == ""
		}
		e.typ, ok = marsad.ParseEventType(name)
		return ok
	}
	switch verb {
	case "has", "untold", "quote":
		parts := strings.Fields(rest)
		if verb != "quote" {
			if len(parts) == 0 || !typed(parts[0]) {
				return bad("no event type")
			}
			parts = parts[1:]
		}
		for _, p := range parts {
			key, value, eq := strings.Cut(p, "=")
			if eq {
				key += "="
			}
			if !slices.Contains(fieldsOf[verb], key) || eq && value == "" {
				return bad("field " + p)
			}
			e.fields = append(e.fields, field{key, strings.ReplaceAll(value, "_", " ")})
		}
	case "aux", "count":
		name, value, ok := strings.Cut(rest, "=")
		if !ok || value == "" || !typed(name) {
			return bad("want TYPE=value")
		}
		e.value = value
	case "times":
		e.value = rest
	case "person":
		e.about = rest
	case "mention", "rank", "lemma", "pos", "split", "date", "clock", "place":
		i := strings.LastIndexByte(rest, '=')
		switch {
		case e.neg && i < 0:
			e.about = rest
		case i <= 0:
			return bad("want words=value")
		default:
			e.about, e.value = rest[:i], rest[i+1:]
		}
	default:
		return bad("unknown verb")
	}
	return e, nil
}

// check returns "" when doc meets the expectation, else what it holds instead.
func (e *expectation) check(doc *marsad.Document, words *morph.Analyzer) string {
	switch e.verb {
	case "has", "untold", "aux", "count":
		return e.events(doc)
	case "quote":
		return e.quotes(doc)
	case "lemma", "pos", "split":
		return e.word(doc, words)
	case "date", "clock", "times":
		return e.times(doc)
	}
	return e.mentions(doc)
}

func (e *expectation) events(doc *marsad.Document) string {
	same, match, told := 0, 0, 0
	aux := true
	for i := range doc.Events {
		ev := &doc.Events[i]
		if e.typ != marsad.EventNone && ev.Type != e.typ || e.mode != "" && !slices.Contains(ev.Modes, e.mode) {
			continue
		}
		same++
		if ev.Auxiliary == marsad.AuxNone {
			told++
		}
		aux = aux && auxName(ev) == e.value
		if e.matches(doc, ev) {
			match++
		}
	}
	ok := match > 0
	switch {
	case e.verb == "untold":
		ok = told == 0
	case e.neg:
		ok = same == 0
	case e.verb == "aux":
		ok = same > 0 && aux
	case e.verb == "count":
		ok = strconv.Itoa(same) == e.value
	}
	if ok {
		return ""
	}
	var out []string
	for i := range doc.Events {
		out = append(out, describe(doc, &doc.Events[i]))
	}
	return listed(out)
}

func (e *expectation) matches(doc *marsad.Document, ev *marsad.Event) bool {
	aux := "none"
	for _, f := range e.fields {
		if f.key == "aux=" {
			aux = f.value
		}
	}
	if aux != "any" && auxName(ev) != aux {
		return false
	}
	for _, f := range e.fields {
		ok := true
		switch f.key {
		case "act=":
			ok = all(ev.Actors, f.value)
		case "rec=":
			ok = all(ev.Recipients, f.value)
		case "act!=":
			ok = !one(ev.Actors, f.value)
		case "rec!=":
			ok = !one(ev.Recipients, f.value)
		case "by=":
			ok = ev.Attribution == nil == (f.value == "none")
			if ok && ev.Attribution != nil {
				ok = coded(ev.Attribution.Speaker.Code, f.value)
			}
		case "place=":
			ok = ev.Location == nil == (f.value == "none")
			if ok && ev.Location != nil {
				ok = strings.Contains(ev.Location.Span.In(doc.Text), f.value)
			}
		case "date=":
			ok = ev.Date.String() == f.value
		case "ctx=":
			ok = slices.Contains(ev.Contexts, f.value)
		case "trig=":
			ok = strings.Contains(ev.Trigger.Span.In(doc.Text), f.value)
		}
		if !ok {
			return false
		}
	}
	return true
}

func auxName(ev *marsad.Event) string {
	if ev.Auxiliary == marsad.AuxNone {
		return "none"
	}
	return ev.Auxiliary.String()
}

// all reports whether every code of the list is that of some actor.
func all(actors []marsad.Actor, list string) bool {
	if list == "none" {
		return len(actors) == 0
	}
	for _, code := range strings.Split(list, ",") {
		if !one(actors, code) {
			return false
		}
	}
	return true
}

func one(actors []marsad.Actor, code string) bool {
	return slices.ContainsFunc(actors, func(a marsad.Actor) bool { return coded(a.Code, code) })
}

// coded reports whether c has what the written code names.
func coded(c marsad.Code, code string) bool {
	country, sector, _ := strings.Cut(code, ":")
	return (country == "" || c.Country == country) && (sector == "" || c.Sector == sector)
}

func (e *expectation) quotes(doc *marsad.Document) string {
	match := 0
	var out []string
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		ok, kind := true, "indirect"
		if q.Direct {
			kind = "direct"
		}
		for _, f := range e.fields {
			switch f.key {
			case "speaker=":
				ok = ok && coded(q.Speaker.Code, f.value)
			case "speaker!=":
				ok = ok && !coded(q.Speaker.Code, f.value)
			case "s=":
				ok = ok && strconv.Itoa(q.Sentence) == f.value
			case "name=":
				ok = ok && strings.Contains(q.Speaker.Name, f.value)
			case "cue=":
				ok = ok && q.Cue.In(doc.Text) == f.value
			default:
				ok = ok && f.key == kind
			}
		}
		if ok {
			match++
		}
		out = append(out, fmt.Sprintf("quote s=%d %s %s «%s» cue=%s", q.Sentence, codeOf(q.Speaker.Code), kind, q.Speaker.Name, q.Cue.In(doc.Text)))
	}
	if match > 0 != e.neg {
		return ""
	}
	return listed(out)
}

func (e *expectation) mentions(doc *marsad.Document) string {
	match := 0
	var out []string
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if !holds(doc, m.Span, e.about) {
			continue
		}
		ok := false
		switch e.verb {
		case "mention":
			ok = coded(m.Code, e.value)
		case "place":
			ok = m.Code.Country == e.value
		case "person":
			ok = m.Kind == marsad.MentionPerson && m.Head.In(doc.Text) == e.about
		case "rank":
			ok = m.Rank == e.value
		}
		if ok {
			match++
		}
		out = append(out, fmt.Sprintf("%s «%s» head «%s» %s office «%s» rank «%s»", m.Kind, m.In(doc.Text), m.Head.In(doc.Text), codeOf(m.Code), m.Office, m.Rank))
	}
	for i := range doc.Events {
		if l := doc.Events[i].Location; l != nil && e.verb == "place" && holds(doc, l.Span, e.about) {
			if l.Country == e.value {
				match++
			}
			out = append(out, "location «"+l.Span.In(doc.Text)+"» "+l.Country)
		}
	}
	if match > 0 != e.neg {
		return ""
	}
	return listed(out)
}

// holds reports whether s covers an occurrence of words.
func holds(doc *marsad.Document, s marsad.Span, words string) bool {
	return slices.ContainsFunc(occurrences(doc.Text, words), s.Contains)
}

func occurrences(text, words string) []marsad.Span {
	var out []marsad.Span
	for at := 0; ; {
		i := strings.Index(text[at:], words)
		if i < 0 || words == "" {
			return out
		}
		out = append(out, marsad.Span{Start: at + i, End: at + i + len(words)})
		at += i + len(words)
	}
}

func (e *expectation) word(doc *marsad.Document, words *morph.Analyzer) string {
	for i, tok := range doc.Tokens {
		if tok.In(doc.Text) != e.about {
			continue
		}
		w := &doc.Words[i]
		var segs []string
		for _, s := range words.Segments(doc.Text, tok, w, nil) {
			segs = append(segs, s.In(doc.Text))
		}
		got := map[string]string{"lemma": w.Lemma, "pos": w.POS.String(), "split": strings.Join(segs, "+")}[e.verb]
		if got == e.value {
			return ""
		}
		return got
	}
	return "no such token"
}

func (e *expectation) times(doc *marsad.Document) string {
	match := 0
	var out []string
	for i := range doc.Times {
		m := &doc.Times[i]
		value := m.From.String()
		if m.To != m.From {
			value += ".." + m.To.String()
		}
		if m.Vague {
			value = "vague"
		}
		out = append(out, "«"+m.In(doc.Text)+"» "+value+" "+m.Clock)
		over := slices.ContainsFunc(occurrences(doc.Text, e.about), m.Overlaps)
		if over && (e.neg || e.verb == "date" && value == e.value || e.verb == "clock" && m.Clock == e.value) {
			match++
		}
	}
	if e.verb == "times" && strconv.Itoa(len(doc.Times)) == e.value || e.verb != "times" && match > 0 != e.neg {
		return ""
	}
	return listed(out)
}

func listed(s []string) string {
	if len(s) == 0 {
		return "nothing"
	}
	return strings.ReplaceAll(strings.ReplaceAll(strings.Join(s, "; "), "\n", " "), "\t", " ")
}

func codeOf(c marsad.Code) string {
	if c.Sector == "" {
		return c.Country
	}
	return c.Country + ":" + c.Sector
}

func describe(doc *marsad.Document, ev *marsad.Event) string {
	s := ev.Type.String()
	if len(ev.Modes) > 0 {
		s += "/" + strings.Join(ev.Modes, "+")
	}
	side := func(name string, as []marsad.Actor) {
		var codes []string
		for i := range as {
			codes = append(codes, codeOf(as[i].Code))
		}
		s += " " + name + "=" + strings.Join(codes, ",")
	}
	s += " aux=" + auxName(ev)
	side("act", ev.Actors)
	side("rec", ev.Recipients)
	if ev.Attribution != nil {
		s += " by=" + codeOf(ev.Attribution.Speaker.Code)
	}
	if ev.Date.Known() {
		s += " date=" + ev.Date.String()
	}
	if ev.Location != nil {
		s += " place=" + ev.Location.Span.In(doc.Text)
	}
	return s + " trig=" + ev.Trigger.Span.In(doc.Text)
}
