package sample

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"

	"marsad"
	"marsad/coder"
)

// The lines of sample-01, the article that stands for the reference article of
// the product description.
const (
	lineByline     = 1
	lineReceives   = 2
	lineVisit      = 3
	lineCeremony   = 4
	lineSubjects   = 5
	lineSupport    = 6
	lineAdds       = 7
	lineThanks     = 8
	lineGuestSays  = 9
	lineMay        = 11
	lineCommentary = 12 // and 13
)

// Parts of names that pick out the two leaders.
const (
	host  = "الزيود"
	guest = "الساعدي"
)

var (
	jorMIL = marsad.Code{Country: "JOR", Sector: "MIL"}
	jorGOV = marsad.Code{Country: "JOR", Sector: "GOV"}
	irqMIL = marsad.Code{Country: "IRQ", Sector: "MIL"}
	irqGOV = marsad.Code{Country: "IRQ", Sector: "GOV"}
)

// pending names the expectations that the coder does not meet yet, each with
// the reason. They are skipped; one that is met again is logged.
var pending = map[string]string{}

// A coded is the document of the reference article with what the tests ask of it.
type coded struct{ *marsad.Document }

// lines returns the lines that mention e.
func (d coded) lines(e *marsad.Event) []int {
	out := []int{d.Sentences[e.Sentence].Paragraph}
	for _, m := range e.Mentions {
		out = append(out, d.Sentences[m.Sentence].Paragraph)
	}
	return out
}

// at returns the events of type t mentioned in a line; EventNone means of any type.
func (d coded) at(line int, t marsad.EventType) []*marsad.Event {
	var out []*marsad.Event
	for i := range d.Events {
		e := &d.Events[i]
		if (t == marsad.EventNone || e.Type == t) && slices.Contains(d.lines(e), line) {
			out = append(out, e)
		}
	}
	return out
}

// find returns the first event of type t in a line that satisfies ok.
func (d coded) find(line int, t marsad.EventType, ok func(e *marsad.Event) bool) *marsad.Event {
	for _, e := range d.at(line, t) {
		if ok(e) {
			return e
		}
	}
	return nil
}

// visit returns the visit that line 2 tells.
func (d coded) visit() *marsad.Event {
	return d.find(lineReceives, marsad.EventConsult, func(e *marsad.Event) bool { return slices.Contains(e.Modes, "visit") })
}

func (d coded) quotes(line int) []marsad.Quote {
	var out []marsad.Quote
	for _, q := range d.Quotes {
		if d.Sentences[q.Sentence].Paragraph == line {
			out = append(out, q)
		}
	}
	return out
}

// spokenBy reports whether a quote of the line has that speaker, direct or either.
func (d coded) spokenBy(line int, name string, c marsad.Code, direct bool) bool {
	return slices.ContainsFunc(d.quotes(line), func(q marsad.Quote) bool {
		return strings.Contains(q.Speaker.Name, name) && q.Speaker.Code == c && (q.Direct || !direct)
	})
}

// everyone returns all actors, recipients and speakers of the document.
func (d coded) everyone() []marsad.Actor {
	var out []marsad.Actor
	for i := range d.Events {
		e := &d.Events[i]
		out = append(append(out, e.Actors...), e.Recipients...)
		if e.Attribution != nil {
			out = append(out, e.Attribution.Speaker)
		}
	}
	for _, q := range d.Quotes {
		out = append(out, q.Speaker)
	}
	return out
}

// tell describes the events of a line for a failure.
func (d coded) tell(line int) string {
	var b strings.Builder
	for _, e := range d.at(line, marsad.EventNone) {
		fmt.Fprintf(&b, "\n\t%s %v %s «%s»", e.Type, e.Modes, e.Auxiliary, e.Trigger.Span.In(d.Text))
		for _, side := range [][]marsad.Actor{e.Actors, e.Recipients} {
			b.WriteString(" |")
			for _, a := range side {
				fmt.Fprintf(&b, " «%s» %s %s;", a.Name, a.Code.Country, a.Code.Sector)
			}
		}
	}
	for _, q := range d.quotes(line) {
		fmt.Fprintf(&b, "\n\tquote, direct %v: «%s» %s %s", q.Direct, q.Speaker.Name, q.Speaker.Code.Country, q.Speaker.Code.Sector)
	}
	if b.Len() == 0 {
		return " nothing"
	}
	return b.String()
}

func has(as []marsad.Actor, c marsad.Code, parts ...string) bool {
	return slices.ContainsFunc(as, func(a marsad.Actor) bool {
		return a.Code == c && !slices.ContainsFunc(parts, func(p string) bool { return !strings.Contains(a.Name, p) })
	})
}

func country(as []marsad.Actor, c string) bool {
	return slices.ContainsFunc(as, func(a marsad.Actor) bool { return a.Code.Country == c })
}

// expectations are rows 1 to 15 of the table in the product description; a row
// that asks for several things has several entries. line is what a failure tells.
var expectations = []struct {
	row  string
	line int
	want string
	met  func(d coded) bool
}{
	{"1 byline", lineByline, "the author is no actor, recipient or speaker", func(d coded) bool {
		return len(d.at(lineByline, marsad.EventNone)) == 0 && len(d.quotes(lineByline)) == 0 &&
			!slices.ContainsFunc(d.everyone(), func(a marsad.Actor) bool { return strings.Contains(a.Name, "النابلسي") })
	}},
	{"2 visit", lineReceives, "CONSULT visit, the guest IRQ MIL to the host JOR MIL", func(d coded) bool {
		e := d.visit()
		return e != nil && has(e.Actors, irqMIL, guest) && has(e.Recipients, jorMIL, host)
	}},
	{"2 guest", lineReceives, "name, rank, office and army of the guest", func(d coded) bool {
		e := d.visit()
		return e != nil && slices.ContainsFunc(e.Actors, func(a marsad.Actor) bool {
			return a.Name == "حيدر جاسم الساعدي" && a.Rank == "الفريق الركن" && strings.HasPrefix(a.Office, "قائد القوات البرية") && strings.Contains(a.Office, "الجيش العراقي")
		})
	}},
	{"2 host", lineReceives, "name, rank and office of the host", func(d coded) bool {
		e := d.visit()
		return e != nil && slices.ContainsFunc(e.Recipients, func(a marsad.Actor) bool {
			return a.Name == "مازن عبد الكريم الزيود" && a.Rank == "اللواء الركن" && strings.HasPrefix(a.Office, "رئيس هيئة الأركان المشتركة")
		})
	}},
	{"2 place", lineReceives, "the place is Amman, Jordan", func(d coded) bool {
		e := d.visit()
		return e != nil && e.Location != nil && e.Location.Country == "JOR" && strings.Contains(e.Location.Name, "عم")
	}},
	{"2 date", lineReceives, "the publication day", func(d coded) bool {
		e := d.visit()
		return e != nil && e.Date.String() == "2025-03-11"
	}},
	{"3 delegation", lineReceives, "the delegation is a further actor, IRQ MIL", func(d coded) bool {
		e := d.visit()
		return e != nil && len(e.Actors) > 1 && has(e.Actors, irqMIL, "الوفد")
	}},
	{"4 second mention", lineVisit, "the visit of line 2 is mentioned", func(d coded) bool {
		e := d.visit()
		return e != nil && slices.Contains(d.lines(e), lineVisit)
	}},
	{"5 ceremony", lineCeremony, "the visit of line 2 is mentioned", func(d coded) bool {
		e := d.visit()
		return e != nil && slices.Contains(d.lines(e), lineCeremony)
	}},
	{"6 talks", lineSubjects, "CONSULT between JOR and IRQ", func(d coded) bool {
		return d.find(lineSubjects, marsad.EventConsult, func(e *marsad.Event) bool {
			both := slices.Concat(e.Actors, e.Recipients)
			return country(both, "JOR") && country(both, "IRQ")
		}) != nil
	}},
	{"6 same meeting", lineSubjects, "the visit of line 2 is mentioned", func(d coded) bool {
		e := d.visit()
		return e != nil && slices.Contains(d.lines(e), lineSubjects)
	}},
	{"6 subjects", lineSubjects, "contexts military, migration and terrorism", func(d coded) bool {
		return d.find(lineSubjects, marsad.EventConsult, func(e *marsad.Event) bool {
			return slices.Contains(e.Contexts, "military") && slices.Contains(e.Contexts, "migration") && slices.Contains(e.Contexts, "terrorism")
		}) != nil
	}},
	{"6 no violence", lineSubjects, "no ASSAULT", func(d coded) bool {
		return len(d.at(lineSubjects, marsad.EventAssault)) == 0
	}},
	{"6 nothing else", lineSubjects, "subjects are no events: only CONSULT", func(d coded) bool {
		return len(d.at(lineSubjects, marsad.EventNone)) == len(d.at(lineSubjects, marsad.EventConsult))
	}},
	{"7 support", lineSupport, "SUPPORT JOR MIL to Iraq, which is no army: وحدة is unity here", func(d coded) bool {
		return d.find(lineSupport, marsad.EventSupport, func(e *marsad.Event) bool {
			return has(e.Actors, jorMIL) && has(e.Recipients, irqGOV)
		}) != nil
	}},
	{"7 attribution", lineSupport, "the support is attributed to the host", func(d coded) bool {
		return d.find(lineSupport, marsad.EventSupport, func(e *marsad.Event) bool {
			return e.Attribution != nil && strings.Contains(e.Attribution.Speaker.Name, host)
		}) != nil
	}},
	{"8 direct quote", lineSupport, "a direct quote of the host", func(d coded) bool {
		return d.spokenBy(lineSupport, host, jorMIL, true)
	}},
	{"8 pro-drop", lineAdds, "a quote of the host, who is not named", func(d coded) bool {
		return d.spokenBy(lineAdds, host, jorMIL, false)
	}},
	{"9 full support", lineAdds, "SUPPORT JOR GOV to IRQ MIL", func(d coded) bool {
		return d.find(lineAdds, marsad.EventSupport, func(e *marsad.Event) bool {
			return has(e.Actors, jorGOV) && has(e.Recipients, irqMIL)
		}) != nil
	}},
	{"10 thanks", lineThanks, "SUPPORT of the guest IRQ MIL to JOR GOV", func(d coded) bool {
		return d.find(lineThanks, marsad.EventSupport, func(e *marsad.Event) bool {
			return has(e.Actors, irqMIL, guest) && has(e.Recipients, jorGOV)
		}) != nil
	}},
	{"11 still the guest", lineGuestSays, "a quote of the guest, who is not named", func(d coded) bool {
		return d.spokenBy(lineGuestSays, guest, irqMIL, false)
	}},
	{"12 possible", lineMay, "COOPERATE hypothetical", func(d coded) bool {
		return d.find(lineMay, marsad.EventCooperate, func(e *marsad.Event) bool { return e.Auxiliary == marsad.AuxHypothetical }) != nil
	}},
	{"12 commitments", lineMay, "three actions to follow: exercises, exchange of expertise, courses", func(d coded) bool {
		var content []string
		for _, e := range d.at(lineMay, marsad.EventNone) {
			if e.Commitment != nil {
				content = append(content, e.Commitment.Content.In(d.Text))
			}
		}
		all := strings.Join(content, "\n")
		return strings.Contains(all, "مناورات مشتركة") && strings.Contains(all, "للخبرات") && strings.Contains(all, "دورات تدريبية")
	}},
	{"13 capitals", lineMay, "COOPERATE of JOR GOV and IRQ GOV", func(d coded) bool {
		return d.find(lineMay, marsad.EventCooperate, func(e *marsad.Event) bool {
			both := slices.Concat(e.Actors, e.Recipients)
			return has(both, jorGOV) && has(both, irqGOV)
		}) != nil
	}},
	{"13 not Oman", lineMay, "عمان is Jordan's capital throughout", func(d coded) bool {
		for _, e := range d.Events {
			if e.Location != nil && e.Location.Country == "OMN" {
				return false
			}
		}
		return !country(d.everyone(), "OMN")
	}},
	{"14 commentary", lineCommentary, "no event and no quote", func(d coded) bool {
		return len(d.at(lineCommentary, marsad.EventNone))+len(d.quotes(lineCommentary)) == 0
	}},
	{"14 commentary ends", lineCommentary + 1, "no event and no quote", func(d coded) bool {
		return len(d.at(lineCommentary+1, marsad.EventNone))+len(d.quotes(lineCommentary+1)) == 0
	}},
	{"15 dyad", lineReceives, "JOR and IRQ face each other, and no third country occurs", func(d coded) bool {
		e := d.visit()
		return e != nil && country(e.Actors, "IRQ") && country(e.Recipients, "JOR") && !country(e.Actors, "JOR") &&
			!slices.ContainsFunc(d.everyone(), func(a marsad.Actor) bool { return !slices.Contains([]string{"", "JOR", "IRQ"}, a.Code.Country) })
	}},
	{"15 host's page", lineReceives, "one name and one code wherever the host occurs", func(d coded) bool {
		return onePerson(d, host, "مازن عبد الكريم الزيود", jorMIL)
	}},
	{"15 guest's page", lineReceives, "one name and one code wherever the guest occurs", func(d coded) bool {
		return onePerson(d, guest, "حيدر جاسم الساعدي", irqMIL)
	}},
	{"15 explained", lineReceives, "every event says why", func(d coded) bool {
		return len(d.Events) > 0 && !slices.ContainsFunc(d.Events, func(e marsad.Event) bool { return len(e.Why) == 0 })
	}},
}

// onePerson reports whether the person whose name holds part occurs, always
// under the same name and code.
func onePerson(d coded, part, name string, c marsad.Code) bool {
	n := 0
	for _, a := range d.everyone() {
		if strings.Contains(a.Name, part) {
			if a.Name != name || a.Code != c {
				return false
			}
			n++
		}
	}
	return n > 1
}

func TestReference(t *testing.T) {
	c, err := coder.New(coder.Options{Explain: true})
	if err != nil {
		t.Fatal(err)
	}
	doc, err := c.Code(context.Background(), Articles()[0])
	if err != nil {
		t.Fatal(err)
	}
	d := coded{doc}
	known := map[string]bool{}
	for _, x := range expectations {
		known[x.row] = true
		t.Run("row "+x.row, func(t *testing.T) {
			reason, waits := pending[x.row]
			switch met := x.met(d); {
			case met && waits:
				t.Errorf("is met now; take it off the list pending: %s", reason)
			case !met && waits:
				t.Skipf("pending: %s; got%s", reason, d.tell(x.line))
			case !met:
				t.Errorf("want %s; got%s", x.want, d.tell(x.line))
			}
		})
	}
	for row := range pending {
		if !known[row] {
			t.Errorf("pending names no row %q", row)
		}
	}
}
