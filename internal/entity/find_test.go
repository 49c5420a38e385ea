package entity_test

import (
	"fmt"
	"strings"
	"testing"

	"marsad"
)

// A findCase is a text and the mentions to be found in it, a line each:
//
//	surface = kind COUNTRY SECTOR | office: … | rank: … | head: … | name: … | victim | plural
//
// A dot stands for anything, a hyphen for nothing. The kind adj is a nisba that
// qualifies a noun; such mentions need not be listed. All others must be.
type findCase struct {
	name   string
	text   string
	want   string
	byline bool   // the first sentence names the author
	known  string // why the case fails today
}

func kind(m *marsad.Mention) string {
	switch {
	case m.Adjective:
		return "adj"
	case m.Kind == marsad.MentionOrg:
		return "org"
	}
	return m.Kind.String()
}

func orHyphen(s string) string {
	if s == "" {
		return "-"
	}
	return s
}

// show writes a mention as a line of a case.
func show(m *marsad.Mention, text string) string {
	var b strings.Builder
	fmt.Fprintf(&b, "%s = %s %s %s", m.In(text), kind(m), orHyphen(m.Code.Country), orHyphen(m.Code.Sector))
	for _, x := range []struct{ key, value string }{{"office", m.Office}, {"rank", m.Rank}} {
		if x.value != "" {
			fmt.Fprintf(&b, " | %s: %s", x.key, x.value)
		}
	}
	if m.Head != m.Span {
		fmt.Fprintf(&b, " | head: %s", m.Head.In(text))
	}
	return b.String()
}

// agrees tells whether a mention is what a line of a case asks for.
func agrees(m *marsad.Mention, text, line string) bool {
	surface, rest, _ := strings.Cut(line, " = ")
	parts := strings.Split(rest, " | ")
	codes := strings.Fields(parts[0])
	if m.In(text) != surface || len(codes) != 3 {
		return false
	}
	for i, got := range []string{kind(m), orHyphen(m.Code.Country), orHyphen(m.Code.Sector)} {
		if codes[i] != "." && codes[i] != got {
			return false
		}
	}
	for _, p := range parts[1:] {
		key, value, _ := strings.Cut(p, ": ")
		ok := false
		switch key {
		case "office":
			ok = orHyphen(m.Office) == value
		case "rank":
			ok = orHyphen(m.Rank) == value
		case "head":
			ok = m.Head.In(text) == value
		case "name":
			ok = m.Name == value
		case "id":
			ok = orHyphen(m.ID) == value
		case "victim":
			ok = m.Victim
		case "plural":
			ok = m.Plural
		}
		if !ok {
			return false
		}
	}
	return true
}

// compare returns what differs between the mentions found and those asked for.
func compare(ms []marsad.Mention, text, want string) string {
	var lines []string
	for l := range strings.Lines(want) {
		if l = strings.TrimSpace(l); l != "" {
			lines = append(lines, l)
		}
	}
	var b strings.Builder
	for i := range ms {
		m := &ms[i]
		if len(lines) > 0 && agrees(m, text, lines[0]) {
			lines = lines[1:]
			continue
		}
		if m.Adjective {
			continue
		}
		if len(lines) > 1 && agrees(m, text, lines[1]) {
			fmt.Fprintf(&b, "\n  missing %s", lines[0])
			lines = lines[2:]
			continue
		}
		fmt.Fprintf(&b, "\n  found   %s", show(m, text))
	}
	for _, l := range lines {
		fmt.Fprintf(&b, "\n  missing %s", l)
	}
	return b.String()
}

func TestFind(t *testing.T) {
	r := newReader()
	seen := map[string]bool{}
	for _, c := range findCases {
		t.Run(c.name, func(t *testing.T) {
			if seen[c.name] {
				t.Fatalf("two cases named %s", c.name)
			}
			seen[c.name] = true
			doc := r.split("", c.text)
			doc.Sentences[0].Byline = c.byline
			diff := compare(r.mentions(doc), doc.Text, c.want)
			switch {
			case c.known != "" && diff == "":
				t.Error("passes now: take known off")
			case c.known != "":
				t.Skipf("known: %s%s", c.known, diff)
			case diff != "":
				t.Errorf("%s%s", c.text, diff)
			}
		})
	}
}
