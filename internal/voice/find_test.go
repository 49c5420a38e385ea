package voice_test

import (
	"fmt"
	"strings"
	"testing"

	"marsad"
)

// A said is one quote of a case.
type said struct {
	speaker string // text of the speaker's mention; empty when nobody is named
	cue     string
	text    string // how what is said begins, without quotation marks
	direct  bool
	whole   bool // text is all that is said
}

// A findCase is a text and all that is said in it.
type findCase struct {
	name  string
	title string
	text  string
	want  []said
	known string // why the case fails today
}

const marks = " \"«»“”„‘’':،.؟!"

func describe(doc *marsad.Document, q *marsad.Quote) string {
	speaker := "nobody"
	if q.Speaker.Mention >= 0 {
		speaker = doc.Mentions[q.Speaker.Mention].In(doc.Text)
	}
	return fmt.Sprintf("%s | %s | direct %v | %s", speaker, q.Cue.In(doc.Text), q.Direct, q.Text.In(doc.Text))
}

func agrees(doc *marsad.Document, q *marsad.Quote, w said) bool {
	speaker := ""
	if q.Speaker.Mention >= 0 {
		speaker = doc.Mentions[q.Speaker.Mention].In(doc.Text)
	}
	text := strings.Trim(q.Text.In(doc.Text), marks)
	return speaker == w.speaker && q.Cue.In(doc.Text) == w.cue && q.Direct == w.direct &&
		strings.HasPrefix(text, w.text) && (!w.whole || text == w.text)
}

func compare(doc *marsad.Document, want []said) string {
	var b strings.Builder
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if len(want) > 0 && agrees(doc, q, want[0]) {
			want = want[1:]
			continue
		}
		if len(want) > 1 && agrees(doc, q, want[1]) {
			fmt.Fprintf(&b, "\n  missing %v", want[0])
			want = want[2:]
			continue
		}
		fmt.Fprintf(&b, "\n  found   %s", describe(doc, q))
	}
	for _, w := range want {
		fmt.Fprintf(&b, "\n  missing %s | %s | direct %v | %s", w.speaker, w.cue, w.direct, w.text)
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
			doc := r.read("2020-05-06", c.title, c.text)
			diff := compare(doc, c.want)
			switch {
			case c.known != "" && diff == "":
				t.Error("passes now: take known off")
			case c.known != "":
				t.Skipf("known: %s%s", c.known, diff)
			case diff != "":
				t.Errorf("%s%s", doc.Text, diff)
			}
		})
	}
}

// TestLastSpeaker looks at what a quote says of a speaker whom its sentence
// does not name.
func TestLastSpeaker(t *testing.T) {
	doc := newReader().read("2020-05-06", "", "أكد وزير الزراعة الأردني أن الموسم جيد. وأشار إلى أن الأسعار ثابتة.")
	if len(doc.Quotes) != 2 {
		t.Fatalf("%d quotes", len(doc.Quotes))
	}
	first, second := doc.Quotes[0].Speaker, doc.Quotes[1].Speaker
	if first.Coref != "" || first.Span.Empty() || first.Code != (marsad.Code{Country: "JOR", Sector: "GOV"}) {
		t.Errorf("first speaker %+v", first)
	}
	if second.Coref != "last-speaker" || !second.Span.Empty() || second.Mention != first.Mention || second.Code != first.Code {
		t.Errorf("second speaker %+v", second)
	}
	if doc.Quotes[0].Sentence != 0 || doc.Quotes[1].Sentence != 1 {
		t.Errorf("sentences %d, %d", doc.Quotes[0].Sentence, doc.Quotes[1].Sentence)
	}
}

// TestByline reads nothing in the line that names the author.
func TestByline(t *testing.T) {
	r := newReader()
	doc := r.resolved("", "", "قال وزير الزراعة الأردني إن الموسم جيد.")
	doc.Sentences[0].Byline = true
	if qs := r.voices.Find(doc); len(qs) != 0 {
		t.Errorf("%d quotes in a byline", len(qs))
	}
}
