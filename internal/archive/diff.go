package archive

import (
	"context"
	"iter"
	"slices"
	"strings"

	"marsad/internal/record"
	"marsad/internal/store"
)

// A Change is what became of an event from one coding to another. Old is nil
// for one that appeared, New for one that vanished.
type Change struct {
	Article store.ArticleID
	Old     *record.Event
	New     *record.Event
	Fields  []string // names of the fields that differ, in the order of records; only when both are there
}

// Compare tells what changed between two codings of an article. Events are
// matched by id, then by trigger and type, then by trigger alone; those that are
// matched and equal but for their confidence are left out.
func Compare(old, now []record.Event) []Change {
	match := make([]int, len(now)) // index into old, -1 none
	taken := make([]bool, len(old))
	for i := range match {
		match[i] = -1
	}
	for _, same := range []func(a, b *record.Event) bool{
		func(a, b *record.Event) bool { return a.ID == b.ID },
		func(a, b *record.Event) bool { return a.Trigger.Start == b.Trigger.Start && a.Type == b.Type },
		func(a, b *record.Event) bool { return a.Trigger.Start == b.Trigger.Start },
	} {
		for i := range now {
			for k := range old {
				if match[i] < 0 && !taken[k] && same(&old[k], &now[i]) {
					match[i], taken[k] = k, true
				}
			}
		}
	}
	var out []Change
	for k := range old {
		if !taken[k] {
			out = append(out, Change{Old: &old[k]})
		}
	}
	for i := range now {
		c := Change{New: &now[i]}
		if match[i] >= 0 {
			c.Old = &old[match[i]]
			if c.Fields = differing(c.Old, c.New); len(c.Fields) == 0 {
				continue
			}
		}
		out = append(out, c)
	}
	slices.SortStableFunc(out, func(a, b Change) int { return a.at() - b.at() })
	return out
}

// at is where the event stands in the text.
func (c *Change) at() int {
	if c.New != nil {
		return c.New.Trigger.Start
	}
	return c.Old.Trigger.Start
}

// fields are what is compared, each as text.
var fields = []struct {
	name string
	of   func(e *record.Event) string
}{
	{"date", func(e *record.Event) string { return e.Date }},
	{"event", func(e *record.Event) string { return e.Type }},
	{"mode", func(e *record.Event) string { return strings.Join(e.Modes, ",") }},
	{"context", func(e *record.Event) string { return strings.Join(e.Contexts, ",") }},
	{"auxiliary", func(e *record.Event) string { return e.Auxiliary }},
	{"actor", func(e *record.Event) string { return sides(e.Actors) }},
	{"recipient", func(e *record.Event) string { return sides(e.Recipients) }},
	{"location", func(e *record.Event) string {
		if e.Location == nil {
			return ""
		}
		return e.Location.Name + " " + e.Location.Country
	}},
	{"attribution", func(e *record.Event) string {
		if e.Attribution == nil {
			return ""
		}
		return sides([]record.Actor{e.Attribution.Speaker})
	}},
}

// Field returns a field of an event by the name that Change.Fields has.
func Field(e *record.Event, name string) string {
	for _, f := range fields {
		if f.name == name {
			return f.of(e)
		}
	}
	return ""
}

func sides(as []record.Actor) string {
	var out []string
	for i := range as {
		out = append(out, strings.TrimSpace(as[i].Country+" "+as[i].Sector+" "+as[i].Name))
	}
	return strings.Join(out, "; ")
}

func differing(a, b *record.Event) []string {
	var out []string
	for _, f := range fields {
		if f.of(a) != f.of(b) {
			out = append(out, f.name)
		}
	}
	return out
}

// Diff gives the changes of all articles that both coders have coded, in order
// of article.
func Diff(ctx context.Context, s store.Store, old, now int64) iter.Seq2[Change, error] {
	return func(yield func(Change, error) bool) {
		next, stop := iter.Pull2(s.Codings(ctx, now))
		defer stop()
		b, err, ok := next()
		for a, failed := range s.Codings(ctx, old) {
			if failed != nil {
				yield(Change{}, failed)
				return
			}
			for ok && err == nil && b.Article < a.Article {
				b, err, ok = next()
			}
			if err != nil {
				yield(Change{}, err)
				return
			}
			if !ok {
				return
			}
			if b.Article != a.Article || string(a.Records) == string(b.Records) {
				continue
			}
			before, _, err1 := record.Lines(a.Records)
			after, _, err2 := record.Lines(b.Records)
			if err1 != nil || err2 != nil {
				if err1 == nil {
					err1 = err2
				}
				yield(Change{Article: a.Article}, err1)
				return
			}
			for _, c := range Compare(before, after) {
				c.Article = a.Article
				if !yield(c, nil) {
					return
				}
			}
		}
	}
}
