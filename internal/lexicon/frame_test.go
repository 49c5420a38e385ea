package lexicon

import (
	"slices"
	"testing"

	"marsad"
	"marsad/data"
)

// TestShadowedFrames: of two rows of one word and type with the same conditions
// the first is taken, so that a row whose words another before it has is dead.
func TestShadowedFrames(t *testing.T) {
	lex, err := Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	within := func(a, b []Cond) bool {
		return slices.EqualFunc(a, b, func(x, y Cond) bool {
			some := len(x.Words) > 0
			return x.Kind == y.Kind && x.Prep == y.Prep && some == (len(y.Words) > 0) &&
				!slices.ContainsFunc(x.Words, func(s string) bool { return !slices.Contains(y.Words, s) })
		})
	}
	type word struct {
		lemma string
		pos   byte
		typ   marsad.EventType
	}
	before := map[word][]*Frame{}
	for i := range lex.Frames {
		f := &lex.Frames[i]
		k := word{f.Lemma, f.POS, f.Type}
		for _, o := range before[k] {
			if within(f.Conds, o.Conds) && (o.Also || !f.Also) {
				t.Errorf("%s is never taken: %s goes before it", f.Row, o.Row)
			}
		}
		before[k] = append(before[k], f)
	}
	if len(before) < 1000 {
		t.Errorf("frames of only %d words", len(before))
	}
}
