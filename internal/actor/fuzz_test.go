package actor_test

import (
	"testing"

	"marsad"
)

// check tells what is wrong with the resolved mentions of doc. before is what
// they were.
func check(t *testing.T, doc *marsad.Document, before []marsad.Mention) {
	t.Helper()
	if len(before) != len(doc.Mentions) {
		t.Fatalf("%q: %d mentions, then %d", doc.Text, len(before), len(doc.Mentions))
	}
	for i := range doc.Mentions {
		m, old := &doc.Mentions[i], &before[i]
		if m.Span != old.Span || m.Head != old.Head || m.First != old.First || m.Last != old.Last || m.Kind != old.Kind {
			t.Fatalf("%q: %+v was moved: %+v", doc.Text, *old, *m)
		}
		if m.Antecedent < -1 || m.Antecedent >= len(doc.Mentions) {
			t.Fatalf("%q: antecedent %d of %q", doc.Text, m.Antecedent, m.In(doc.Text))
		}
		if m.Kind == marsad.MentionRole && old.Code.Country != "" && m.Code.Country != old.Code.Country {
			t.Fatalf("%q: %q says %s and is %s", doc.Text, m.In(doc.Text), old.Code.Country, m.Code.Country)
		}
		if m.Kind == marsad.MentionRole && old.Code.Country == "" && m.Code.Country != "" && m.Coref == "" {
			t.Fatalf("%q: %q says no country, is %s and does not say why", doc.Text, m.In(doc.Text), m.Code.Country)
		}
		if n := len(m.Code.Country); n != 0 && n != 3 {
			t.Fatalf("%q: country %q", doc.Text, m.Code.Country)
		}
		if m.Code.Sector != "" && !compiled().sectors[m.Code.Sector] {
			t.Fatalf("%q: sector %q", doc.Text, m.Code.Sector)
		}
	}
}

func FuzzResolve(f *testing.F) {
	for _, c := range resolveCases {
		f.Add(c.date, c.title, c.text)
	}
	f.Add("2024-01-01", "المملكة: بلاده", page)
	r := newReader()
	f.Fuzz(func(t *testing.T, date, title, text string) {
		doc := r.found(date, title, text)
		before := append([]marsad.Mention(nil), doc.Mentions...)
		r.actors.Resolve(doc)
		check(t, doc, before)
		again := r.read(date, title, text)
		for i := range doc.Mentions {
			if doc.Mentions[i] != again.Mentions[i] {
				t.Fatalf("%q: %+v, then %+v", doc.Text, doc.Mentions[i], again.Mentions[i])
			}
		}
	})
}
