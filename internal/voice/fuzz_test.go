package voice_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"marsad"
)

// check tells what is wrong with the quotes of doc, whatever its text.
func check(t *testing.T, doc *marsad.Document) {
	t.Helper()
	last := 0
	for i := range doc.Quotes {
		q := &doc.Quotes[i]
		if q.Sentence < last || q.Sentence >= len(doc.Sentences) {
			t.Fatalf("%q: sentence %d behind %d", doc.Text, q.Sentence, last)
		}
		last = q.Sentence
		sent := &doc.Sentences[q.Sentence]
		if q.Cue.Empty() || !sent.Contains(q.Cue) {
			t.Fatalf("%q: cue %v of sentence %v", doc.Text, q.Cue, sent.Span)
		}
		if q.Text.Start > q.Text.End || !sent.Contains(q.Text) {
			t.Fatalf("%q: text %v of sentence %v", doc.Text, q.Text, sent.Span)
		}
		if utf8.ValidString(doc.Text) && !(utf8.ValidString(q.Cue.In(doc.Text)) && utf8.ValidString(q.Text.In(doc.Text))) {
			t.Fatalf("%q: %v or %v cuts a character", doc.Text, q.Cue, q.Text)
		}
		sp := &q.Speaker
		if sp.Mention < -1 || sp.Mention >= len(doc.Mentions) {
			t.Fatalf("%q: speaker %d of %d", doc.Text, sp.Mention, len(doc.Mentions))
		}
		if sp.Mention < 0 {
			switch { // nobody, or one whose noun is no mention
			case sp.Name == "":
				if *sp != (marsad.Actor{Mention: -1}) {
					t.Fatalf("%q: nobody is %+v", doc.Text, *sp)
				}
			case sp.Span.Empty() != (sp.Coref != ""), !sp.Span.Empty() && (!sent.Contains(sp.Span) || sp.Span.In(doc.Text) != sp.Name):
				t.Fatalf("%q: speaker %+v, sentence %v", doc.Text, *sp, sent.Span)
			}
			continue
		}
		m := &doc.Mentions[sp.Mention]
		if m.Kind == marsad.MentionPlace || m.Adjective {
			t.Fatalf("%q: %q speaks", doc.Text, m.In(doc.Text))
		}
		named := m.First >= sent.First && m.Last <= sent.Last
		if named && (sp.Span != m.Head || sp.Coref != "") || !named && (!sp.Span.Empty() || sp.Coref == "") {
			t.Fatalf("%q: speaker %+v, mention %v, sentence %v", doc.Text, *sp, m.Span, sent.Span)
		}
		if m.First >= sent.Last {
			t.Fatalf("%q: %q speaks before it is named", doc.Text, m.In(doc.Text))
		}
		if sp.Code != m.Code || sp.Name != m.Name || sp.ID != m.ID {
			t.Fatalf("%q: speaker %+v of mention %+v", doc.Text, *sp, *m)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range findCases {
		f.Add(c.title, c.text)
	}
	f.Add("وزير الدفاع: لن نقبل", page)
	f.Add("", "قال وز\xdd55 الزراعة إن الموسم جيد.") // a speaker who is no mention
	f.Add("قال :", "وفقا ل\nبحسب\nنقلا عن\nعلى لسان")
	f.Add("«قال»", "وأضاف: «قال \"أكد “أن")
	r := newReader()
	f.Fuzz(func(t *testing.T, title, text string) {
		doc := r.read("2024-01-01", title, text)
		check(t, doc)
		again := r.voices.Find(doc)
		if len(again) != len(doc.Quotes) {
			t.Fatalf("%q: %d quotes, then %d", doc.Text, len(doc.Quotes), len(again))
		}
		for i := range again {
			if again[i] != doc.Quotes[i] {
				t.Fatalf("%q: %+v, then %+v", doc.Text, doc.Quotes[i], again[i])
			}
		}
	})
}

// TestLinear reads repeated beginnings of speech, each of which could look
// through all that follow it: eight times the text may not take thirty-two
// times as long.
func TestLinear(t *testing.T) {
	r := newReader()
	const n = 500
	for _, s := range []string{"قال الوزير ", "وأضاف ", "مشيرا ", "وفقا لوزارة ", "قال «", "نقلا عن "} {
		took := func(n int) time.Duration {
			doc := r.resolved("", "", strings.Repeat(s, n))
			best := time.Hour
			for range 7 { // the shortest: others use the machine too
				start := time.Now()
				doc.Quotes = r.voices.Find(doc)
				best = min(best, time.Since(start))
			}
			check(t, doc)
			return best
		}
		small := took(n)
		if d := took(8 * n); d > 32*small && d > 20*time.Millisecond {
			t.Errorf("%s: %v, eight times the text %v", s, small, d)
		}
	}
}
