package entity_test

import (
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"marsad"
	"marsad/internal/norm"
)

// cut tells whether offset lies within tok behind no more than the clitics that
// may be written before a word: و or ف, and a preposition, or لل.
func cut(text string, tok marsad.Token, offset int) bool {
	if offset < tok.Start || offset >= tok.End {
		return false
	}
	letters := 0
	for _, c := range norm.Fold(text[tok.Start:offset]) { // every writing of a letter: وآلعراق is cut like والعراق
		if !strings.ContainsRune("وفبلكسا", c) {
			return false
		}
		letters++
	}
	return letters <= 3
}

// check tells what is wrong with the mentions of doc, whatever its text.
func check(t *testing.T, doc *marsad.Document, ms []marsad.Mention) {
	t.Helper()
	last, s := 0, 0
	for i := range ms {
		m := &ms[i]
		if m.First < last || m.Last <= m.First || m.Last > len(doc.Tokens) {
			t.Fatalf("%q: tokens [%d,%d) behind %d of %d", doc.Text, m.First, m.Last, last, len(doc.Tokens))
		}
		last = m.Last
		if m.Start < 0 || m.End > len(doc.Text) || m.Empty() {
			t.Fatalf("%q: span %v", doc.Text, m.Span)
		}
		if i > 0 && (m.Start < ms[i-1].End || m.Overlaps(ms[i-1].Span)) {
			t.Fatalf("%q: %q and %q overlap or are out of order", doc.Text, ms[i-1].In(doc.Text), m.In(doc.Text))
		}
		if m.End != doc.Tokens[m.Last-1].End || !cut(doc.Text, doc.Tokens[m.First], m.Start) {
			t.Fatalf("%q: %q is not cut at tokens %v to %v", doc.Text, m.In(doc.Text), doc.Tokens[m.First].Span, doc.Tokens[m.Last-1].Span)
		}
		// known: the head of a name that is read as clitic and stem keeps the
		// clitic, which the span leaves out: لمى
		if !m.Contains(m.Head) && m.Head.Start != doc.Tokens[m.First].Start || m.Head.End > m.End || m.Head.Empty() {
			t.Fatalf("%q: head %v of %v", doc.Text, m.Head, m.Span)
		}
		if utf8.ValidString(doc.Text) && !(utf8.ValidString(m.In(doc.Text)) && utf8.ValidString(m.Head.In(doc.Text))) {
			t.Fatalf("%q: %q cuts a character", doc.Text, m.In(doc.Text))
		}
		for s < len(doc.Sentences) && doc.Sentences[s].Last <= m.First {
			s++
		}
		if s == len(doc.Sentences) || m.First < doc.Sentences[s].First || m.Last > doc.Sentences[s].Last {
			t.Fatalf("%q: %q crosses a sentence", doc.Text, m.In(doc.Text))
		}
		if m.Name == "" || m.Row == "" || m.Antecedent != -1 {
			t.Fatalf("%q: %q has name %q, row %q, antecedent %d", doc.Text, m.In(doc.Text), m.Name, m.Row, m.Antecedent)
		}
	}
}

func FuzzFind(f *testing.F) {
	for _, c := range findCases {
		f.Add("", c.text)
	}
	f.Add("وزير الدفاع: لن نقبل", page)
	f.Add("الفريق أول/", "قال/ الفريق (/ :")
	f.Add("", "0 لمي ة 0") // the head before the span
	f.Add("", "تفقد رئيس\nالأركان الفريق أول فؤاد الدليمي الثكنة.")
	f.Add("", "يحتفل وآلعراقيون بالعيد.")
	f.Add("", "وللعراق ولل لل ولليمن «حماس \"حماس» بن عبد")
	r := newReader()
	f.Fuzz(func(t *testing.T, title, text string) {
		doc := r.split(title, text)
		ms := r.mentions(doc)
		check(t, doc, ms)
		again := r.mentions(doc)
		if len(again) != len(ms) {
			t.Fatalf("%q: %d mentions, then %d", doc.Text, len(ms), len(again))
		}
		for i := range ms {
			if ms[i] != again[i] {
				t.Fatalf("%q: %+v, then %+v", doc.Text, ms[i], again[i])
			}
		}
	})
}

// TestSpans holds the cases and the benchmark's text to the properties.
func TestSpans(t *testing.T) {
	r := newReader()
	for _, c := range findCases {
		for _, title := range []string{"", c.text} {
			doc := r.split(title, c.text)
			check(t, doc, r.mentions(doc))
		}
	}
	doc := r.split("", page)
	ms := r.mentions(doc)
	check(t, doc, ms)
	if len(ms) < 20 {
		t.Errorf("%d mentions on a page", len(ms))
	}
}

// TestAlone reads every case on its own and in the middle of a document that
// holds all others: mentions of a sentence with no name do not depend on it.
func TestAlone(t *testing.T) {
	r := newReader()
	doc := r.split("", "تفقد وزير الزراعة المشروع.")
	want := show(&r.mentions(doc)[0], doc.Text)
	doc = r.split("", page+"\nتفقد وزير الزراعة المشروع.")
	ms := r.mentions(doc)
	if got := show(&ms[len(ms)-1], doc.Text); got != want {
		t.Errorf("alone %s, in a page %s", want, got)
	}
}

// TestLinear reads repeated beginnings of phrases, each of which could look
// through all that follow it: eight times the text may not take thirty-two
// times as long.
func TestLinear(t *testing.T) {
	r := newReader()
	const n = 250
	for _, s := range []string{"رئيس وزراء ", "الفريق أول ", "بن عبد ", "حركة «حماس ", "وزير، ", "محمد أحمد ", "وللعراق "} {
		took := func(n int) time.Duration {
			doc := r.split("", strings.Repeat(s, n))
			best := time.Hour
			for range 5 {
				start := time.Now()
				doc.Mentions = r.mentions(doc)
				best = min(best, time.Since(start))
			}
			check(t, doc, doc.Mentions)
			return best
		}
		small := took(n)
		if d := took(8 * n); d > 32*small && d > 50*time.Millisecond {
			t.Errorf("%s: %v, eight times the text %v", s, small, d)
		}
	}
}
