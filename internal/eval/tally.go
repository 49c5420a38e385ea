package eval

import (
	"slices"
	"sort"
	"strings"

	"marsad"
	"marsad/internal/gold"
)

// A key is one sentence of one article of the gold, by index.
type key struct{ article, sentence int }

// An event is one mention of an event, of the gold or coded.
type event struct {
	typ        string
	modes      []string
	aux        string
	act, rec   []gold.Arg
	trigger    string
	confidence float64
}

// counts is what score.py adds up.
type counts struct {
	gold, sys, detect, country, strict, aux, modeN, mode, whoN, who int
}

func (c *counts) add(d *counts) {
	c.gold += d.gold
	c.sys += d.sys
	c.detect += d.detect
	c.country += d.country
	c.strict += d.strict
	c.aux += d.aux
	c.modeN += d.modeN
	c.mode += d.mode
	c.whoN += d.whoN
	c.who += d.who
}

// A grade tells how well a coded event matches a gold one of its type.
type grade struct{ strict, country, near bool }

func gradeOf(g, s *event) grade {
	return grade{
		strict:  sameCodes(g.act, s.act) && sameCodes(g.rec, s.rec) && g.aux == s.aux,
		country: sameCountries(g.act, s.act) && sameCountries(g.rec, s.rec),
		near:    strings.Contains(s.trigger, g.trigger) || strings.Contains(g.trigger, s.trigger),
	}
}

// less orders grades as Python orders tuples of booleans.
func (a grade) less(b grade) bool {
	if a.strict != b.strict {
		return b.strict
	}
	if a.country != b.country {
		return b.country
	}
	return !a.near && b.near
}

func (a grade) sum() int { return one(a.strict) + one(a.country) + one(a.near) }

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

func sameCodes(a, b []gold.Arg) bool {
	within := func(a, b []gold.Arg) bool {
		for _, x := range a {
			if !slices.ContainsFunc(b, func(y gold.Arg) bool { return x.Code == y.Code }) {
				return false
			}
		}
		return true
	}
	return within(a, b) && within(b, a)
}

// sameCountries compares the sets of known countries.
func sameCountries(a, b []gold.Arg) bool {
	within := func(a, b []gold.Arg) bool {
		for _, x := range a {
			if x.Code.Country != "" && !slices.ContainsFunc(b, func(y gold.Arg) bool { return x.Code.Country == y.Code.Country }) {
				return false
			}
		}
		return true
	}
	return within(a, b) && within(b, a)
}

// pair pairs the events of one sentence one to one, by type and then by grade:
// the gold events that can be matched best choose first, each takes the first
// of the best. It returns pairs of indexes in that order, and the coded events
// left over in their order.
func pair(g, s []event) (pairs [][2]int, extra []int) {
	order := make([]int, len(g))
	best := make([]int, len(g))
	for i := range g {
		order[i], best[i] = i, -1
		for j := range s {
			if s[j].typ == g[i].typ {
				best[i] = max(best[i], gradeOf(&g[i], &s[j]).sum())
			}
		}
	}
	sort.SliceStable(order, func(a, b int) bool { return best[order[a]] > best[order[b]] })
	taken := make([]bool, len(s))
	for _, i := range order {
		at, top := -1, grade{}
		for j := range s {
			if taken[j] || s[j].typ != g[i].typ {
				continue
			}
			if q := gradeOf(&g[i], &s[j]); at < 0 || top.less(q) {
				at, top = j, q
			}
		}
		if at >= 0 {
			taken[at] = true
			pairs = append(pairs, [2]int{i, at})
		}
	}
	for j, t := range taken {
		if !t {
			extra = append(extra, j)
		}
	}
	return pairs, extra
}

// overlap reports whether a named actor of the gold shares a word with a coded one.
func overlap(g, s []gold.Arg) bool {
	for _, x := range g {
		words := pyFields(x.Text)
		for _, y := range s {
			for _, w := range pyFields(y.Text) {
				if slices.Contains(words, w) {
					return true
				}
			}
		}
	}
	return false
}

func named(side []gold.Arg) bool {
	return slices.ContainsFunc(side, func(a gold.Arg) bool { return a.Text != "" })
}

// A tally collects the counts of all sentences.
type tally struct {
	by       []counts // per article
	per      map[string]*counts
	mistakes []Mistake
	pairs    []Pair
}

func (t *tally) of(typ string) *counts {
	c := t.per[typ]
	if c == nil {
		c = &counts{}
		t.per[typ] = c
	}
	return c
}

// sentence counts one sentence. Mistakes come in the order of score.py's sorted
// list: by kind, then in the order of pairing, of the gold, or of the output.
func (t *tally) sentence(a *gold.Article, k key, g, s []event) {
	pairs, extra := pair(g, s)
	c := &t.by[k.article]
	c.gold += len(g)
	c.sys += len(s)
	c.detect += len(pairs)
	for i := range g {
		t.of(g[i].typ).gold++
	}
	detected := make([]bool, len(s))
	found := make([]bool, len(g))
	var wrong []Mistake
	for _, p := range pairs {
		x, y := &g[p[0]], &s[p[1]]
		found[p[0]], detected[p[1]] = true, true
		q := gradeOf(x, y)
		per := t.of(x.typ)
		per.detect++
		per.strict += one(q.strict)
		c.country += one(q.country)
		c.strict += one(q.strict)
		c.aux += one(x.aux == y.aux)
		if len(x.modes) > 0 {
			c.modeN++
			c.mode += one(slices.Contains(y.modes, x.modes[0]))
		}
		for _, side := range [][2][]gold.Arg{{x.act, y.act}, {x.rec, y.rec}} {
			if named(side[0]) {
				c.whoN++
				c.who += one(overlap(side[0], side[1]))
			}
		}
		if !q.strict {
			wrong = append(wrong, mistake("wrong codes", a, k, x, y))
		}
	}
	for i := range g {
		if !found[i] {
			t.mistakes = append(t.mistakes, mistake("missed", a, k, &g[i], nil))
		}
	}
	for _, j := range extra {
		t.mistakes = append(t.mistakes, mistake("spurious", a, k, nil, &s[j]))
	}
	t.mistakes = append(t.mistakes, wrong...)
	for j := range s {
		t.of(s[j].typ).sys++
		t.pairs = append(t.pairs, Pair{s[j].confidence, detected[j]})
	}
}

func mistake(kind string, a *gold.Article, k key, g, s *event) Mistake {
	m := Mistake{Kind: kind, Article: a.ID, Sentence: k.sentence}
	if k.sentence >= 0 && k.sentence < len(a.Sentences) {
		m.Text = a.Sentences[k.sentence]
	}
	if g != nil {
		m.Gold = g.show()
	}
	if s != nil {
		m.Coded = s.show()
	}
	return m
}

// show prints an event on one line as score.py does.
func (e *event) show() string {
	var b strings.Builder
	modes := slices.Clone(e.modes)
	slices.Sort(modes)
	b.WriteString(e.typ + "/" + strings.Join(slices.Compact(modes), ",") + " aux=")
	if e.aux == "" {
		b.WriteByte('-')
	}
	b.WriteString(e.aux + " " + showCodes(e.act) + " -> " + showCodes(e.rec) + " «" + e.trigger + "»")
	return b.String()
}

func showCodes(side []gold.Arg) string {
	list := make([]string, len(side))
	for i, a := range side {
		list[i] = showCode(a.Code)
	}
	return pyList(list)
}

// showCode writes a code as score.py joins it: unknown country "---", and a
// space even when there is no sector.
func showCode(c marsad.Code) string {
	if c.Country == "" {
		return "--- " + c.Sector
	}
	return c.Country + " " + c.Sector
}
