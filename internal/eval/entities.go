package eval

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"marsad"
)

// An entity is a stretch of a sentence with its class.
type entity struct {
	marsad.Span
	class string
}

// An entitySentence is one sentence with its entities in text order.
type entitySentence struct {
	text     string
	entities []entity
}

// An EntityScore is the recall of one class.
type EntityScore struct {
	Class string
	N     int
	Found int // a mention of a fitting kind overlaps
	Exact int // a mention of a fitting kind covers the same bytes
	Any   int // a mention of whatever kind overlaps
}

// An EntityReport has one row per class scored, and what was missed.
type EntityReport struct {
	Classes []EntityScore
	Missed  []MissedEntity
}

// A MissedEntity is an entity that no mention of a fitting kind overlaps.
type MissedEntity struct{ Class, Text, Sentence string }

// entityClasses are the classes of NewsFANE that matter to events, with the kinds
// of mentions that fit. A role may stand for a body: الحكومة اللبنانية.
var entityClasses = []struct {
	name  string
	kinds []marsad.MentionKind
}{
	{"Nation", []marsad.MentionKind{marsad.MentionCountry}},
	{"Government", []marsad.MentionKind{marsad.MentionOrg, marsad.MentionRole}},
	{"Politician", []marsad.MentionKind{marsad.MentionPerson}},
}

// Entities reads the tokens and tags of NewsFANE and scores the mentions that
// find returns for each of its sentences; spans are bytes of the sentence. The
// file splits off some clitics and knows no spaces: each token is set apart by a
// space, but و ف ب ل ك join the next token, and ه ها the one before.
func Entities(path string, find func(text string) []marsad.Mention) (EntityReport, error) {
	var sents []entitySentence
	err := withFile(path, func(r io.Reader) (err error) {
		sents, err = readNewsFANE(r)
		return err
	})
	if err != nil {
		return EntityReport{}, err
	}
	var out EntityReport
	for _, c := range entityClasses {
		out.Classes = append(out.Classes, EntityScore{Class: c.name})
	}
	for _, s := range sents {
		if len(s.entities) == 0 {
			continue
		}
		mentions := find(s.text)
		for _, e := range s.entities {
			for i, c := range entityClasses {
				if e.class == c.name && !out.Classes[i].count(e.Span, mentions, c.kinds) {
					out.Missed = append(out.Missed, MissedEntity{e.class, e.In(s.text), s.text})
				}
			}
		}
	}
	return out, nil
}

// count scores one entity and reports whether it was found.
func (s *EntityScore) count(span marsad.Span, mentions []marsad.Mention, kinds []marsad.MentionKind) bool {
	some, found, exact := false, false, false
	for i := range mentions {
		m := &mentions[i]
		if !m.Overlaps(span) {
			continue
		}
		some = true
		for _, k := range kinds {
			if m.Kind == k {
				found = true
				exact = exact || m.Span == span || m.Head == span
			}
		}
	}
	s.N++
	s.Any += one(some)
	s.Found += one(found)
	s.Exact += one(exact)
	return found
}

// Write prints one line per class, then the first errors missed entities.
func (r *EntityReport) Write(w io.Writer, errors int) error {
	var b strings.Builder
	for _, c := range r.Classes {
		fmt.Fprintf(&b, "%-12s n %4d  recall %.3f  same span %.3f  any kind %.3f\n", c.Class, c.N, share(c.Found, c.N), share(c.Exact, c.N), share(c.Any, c.N))
	}
	for _, m := range r.Missed[:min(max(errors, 0), len(r.Missed))] {
		fmt.Fprintf(&b, "  missed %s «%s» in %s\n", m.Class, m.Text, m.Sentence)
	}
	return write(w, b.String())
}

// A tagged is one line of NewsFANE.
type tagged struct{ form, tag string }

// readNewsFANE reads lines "token TAB tag" with tags O, B-Class, I-Class; a line
// without token ends a sentence. Tokens carry left-to-right marks, which are dropped.
func readNewsFANE(r io.Reader) ([]entitySentence, error) {
	var out []entitySentence
	var toks []tagged
	finish := func() {
		if len(toks) > 0 {
			out = append(out, assembleTagged(toks))
			toks = toks[:0]
		}
	}
	sc := bufio.NewScanner(skipBOM(r))
	sc.Buffer(nil, 1<<20)
	n := 0
	for sc.Scan() {
		n++
		form, tag, tabbed := strings.Cut(strings.TrimSuffix(sc.Text(), "\r"), "\t")
		form = strings.TrimSpace(strings.ReplaceAll(form, "\u200e", ""))
		if form == "" {
			finish()
			continue
		}
		tag = strings.TrimSpace(tag)
		if !tabbed || tag != "O" && (len(tag) < 3 || !strings.HasPrefix(tag, "B-") && !strings.HasPrefix(tag, "I-")) {
			return nil, fmt.Errorf("line %d: tag %q", n, tag)
		}
		toks = append(toks, tagged{form, tag})
	}
	if err := sc.Err(); err != nil {
		return nil, fmt.Errorf("line %d: %w", n+1, err)
	}
	finish()
	return out, nil
}

// assembleTagged builds the text of a sentence. An I- tag that continues nothing
// of its class begins an entity.
func assembleTagged(toks []tagged) entitySentence {
	var b strings.Builder
	var s entitySentence
	open := ""
	for i, t := range toks {
		if i > 0 && !joins(toks[i-1], t) {
			b.WriteByte(' ')
		}
		start := b.Len()
		b.WriteString(t.form)
		if t.tag == "O" {
			open = ""
			continue
		}
		class := t.tag[2:]
		if t.tag[0] == 'I' && class == open {
			s.entities[len(s.entities)-1].End = b.Len()
			continue
		}
		s.entities = append(s.entities, entity{marsad.Span{Start: start, End: b.Len()}, class})
		open = class
	}
	s.text = b.String()
	return s
}

// joins reports whether b is written together with a. Before the article ل is
// left apart, since it would be written otherwise.
func joins(a, b tagged) bool {
	if !hasArabic(a.form) || !hasArabic(b.form) {
		return false
	}
	switch a.form {
	case "و", "ف", "ب", "ك":
		return a.tag == "O"
	case "ل":
		return a.tag == "O" && !strings.HasPrefix(b.form, "ال")
	}
	switch b.form {
	case "ه", "ها":
		return b.tag == "O"
	}
	return false
}
