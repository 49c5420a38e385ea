// Package train makes the models of package event from annotated articles.
// [Collect] turns articles into examples, [Fit] trains on them, and
// [CrossValidate] trains on four folds and codes the fifth, in turn, so that no
// article is coded by a model that has seen it.
package train

import (
	"sort"
	"strings"

	"marsad"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/learn"
	"marsad/internal/pipeline"
)

// Seed fixes the order in which examples are learned.
const Seed = 20261125

// A Collection is the examples of a gold set.
type Collection struct {
	Event, Role, Aux, Mode []learn.Example
	Actor, Recip           []learn.Group // choices of the first of each side, the last item being nobody
	Modes                  []string
	among                  map[string][]int // modes of each type
	// for choosing thresholds: one entry for each event example
	cands []candInfo
	stand []event.Standing
	docs  []docRange // the examples of each article
	// for choosing role thresholds: the mentions weighed for each gold event
	weighed []weighedEvent
	gold    map[parType]int // gold mentions by article, paragraph and type
}

type candInfo struct {
	group   string
	par     int
	typ     marsad.EventType
	trigger int
	right   bool
}

// A weighedEvent is a gold event found by a candidate, with the range of its
// role examples and the countries of its sides.
type weighedEvent struct {
	group      string
	meeting    bool // its parties are all on one side
	from, to   int  // in Role
	codes      []marsad.Code
	prev, join []int
	both       [][]marsad.Code
	bound      []bool
	act, recip map[marsad.Code]bool
	nobody     []uint32
	weight     float64
}

type parType struct {
	group string
	par   int
	typ   marsad.EventType
}

// Collect codes every article as far as candidates and labels them by the gold.
// What earlier events of a document tell comes from the gold when models is nil;
// else from what models of the other folds make of them, as it will in use.
func Collect(p *pipeline.Pipeline, set *gold.Set, models []*event.Models, folds map[string]int) *Collection {
	c := &Collection{gold: map[parType]int{}}
	modes := map[string]bool{}
	for i := range set.Articles {
		for _, e := range set.Articles[i].Events {
			modes[e.Type+"/"+e.Mode] = true
		}
	}
	for m := range p.Lexicon.Ontology.Modes {
		modes[m] = true
	}
	for m := range modes {
		c.Modes = append(c.Modes, m)
	}
	sort.Strings(c.Modes)
	modeID := map[string]int{}
	c.among = map[string][]int{}
	for i, m := range c.Modes {
		modeID[m] = i
		t, _, _ := strings.Cut(m, "/")
		c.among[t] = append(c.among[t], i)
	}
	w := p.NewWorker()
	byFold := make([]*pipeline.Worker, len(models))
	for f, m := range models {
		byFold[f] = p.WithModels(m).NewWorker()
	}
	for i := range set.Articles {
		if len(models) > 0 {
			w = byFold[folds[set.Articles[i].ID]]
		}
		c.article(w, &set.Articles[i], modeID, len(models) > 0)
	}
	return c
}

func (c *Collection) article(w *pipeline.Worker, a *gold.Article, modeID map[string]int, predicted bool) {
	art := a.Article()
	doc := w.Read(&art)
	ew := w.Events()
	ew.Prepare(doc)
	cands := ew.Candidates()
	match := align(doc, a, ew)
	c.stand = append(c.stand, ew.Standings()...)
	examples := docRange{a.ID, len(c.Event), len(c.Event) + len(cands)}
	c.docs = append(c.docs, examples)
	for _, e := range a.Events {
		t, _ := marsad.ParseEventType(e.Type)
		c.gold[parType{a.ID, e.Sentence, t}]++
	}
	var chosen []bool
	if predicted {
		chosen = ew.Chosen()
	}
	for i := range cands {
		k := &cands[i]
		ex := learn.Example{Feats: ew.EventFeatures(k), Group: a.ID, Weight: float32(a.Weight)}
		g := match[i]
		if g >= 0 {
			ex.Class = 1
		}
		c.Event = append(c.Event, ex)
		c.cands = append(c.cands, candInfo{a.ID, doc.Sentences[k.Sent].Paragraph, k.Type, k.First, g >= 0})
		if g < 0 {
			if predicted && chosen[i] {
				ew.Tell(k)
			}
			continue
		}
		ge := &a.Events[g]
		for x := range 5 {
			if marsad.Auxiliary(x).String() == ge.Aux {
				c.Aux = append(c.Aux, learn.Example{Feats: ew.AuxFeatures(k), Class: x, Group: a.ID, Weight: float32(a.Weight)})
			}
		}
		if id, ok := modeID[ge.Type+"/"+ge.Mode]; ok {
			c.Mode = append(c.Mode, learn.Example{Feats: ew.ModeFeatures(k), Class: id, Group: a.ID, Weight: float32(a.Weight), Among: c.among[ge.Type]})
		}
		c.roles(ew, doc, a, k, ge)
		switch {
		case !predicted:
			ew.Remember(k.Type, goldCodes(ge.Actors), goldCodes(ge.Recipients))
		case chosen[i]:
			ew.Tell(k)
		}
	}
	c.setBeside(examples)
}

// align gives each candidate the gold event it reports, or −1: first by the
// words of the trigger, then, in a paragraph with one of both left, by type.
func align(doc *marsad.Document, a *gold.Article, ew *event.Worker) []int {
	cands := ew.Candidates()
	match := make([]int, len(cands))
	for i := range match {
		match[i] = -1
	}
	used := make([]bool, len(a.Events))
	for pass := range 3 {
		for g := range a.Events {
			if used[g] {
				continue
			}
			ge := &a.Events[g]
			best, bestD := -1, 1<<30
			for i := range cands {
				k := &cands[i]
				if match[i] >= 0 || k.Type.String() != ge.Type || doc.Sentences[k.Sent].Paragraph != ge.Sentence {
					continue
				}
				trig := ew.Trigger(k).In(doc.Text)
				d := 1 << 20
				switch {
				case trig == ge.Trigger:
					d = 0
				case strings.Contains(trig, ge.Trigger) || strings.Contains(ge.Trigger, trig):
					d = 1
				}
				if pass == 0 && d > 0 || pass == 1 && d > 1 {
					continue
				}
				if pass == 2 {
					at := strings.Index(a.Sentences[ge.Sentence], ge.Trigger)
					d = ew.Trigger(k).Start - a.Starts[ge.Sentence] - at
					if d < 0 {
						d = -d
					}
				}
				if d < bestD {
					best, bestD = i, d
				}
			}
			if best >= 0 && (pass < 2 || bestD < 120) {
				match[best], used[g] = g, true
			}
		}
	}
	return match
}

// roles adds an example for each mention weighed for candidate k.
func (c *Collection) roles(ew *event.Worker, doc *marsad.Document, a *gold.Article, k *event.Candidate, ge *gold.Event) {
	start := a.Starts[ge.Sentence]
	sent := a.Sentences[ge.Sentence]
	trig := ew.Trigger(k).Start
	// the places of the gold actors in the sentence: the occurrence nearest to the trigger
	type place struct {
		span  marsad.Span
		class int
		code  marsad.Code
	}
	var places []place
	var open []struct {
		code  marsad.Code
		class int
	}
	for side, args := range [2][]gold.Arg{ge.Actors, ge.Recipients} {
		for _, g := range args {
			if g.Text == "" {
				open = append(open, struct {
					code  marsad.Code
					class int
				}{g.Code, side + 1})
				continue
			}
			best, bestD := -1, 1<<30
			for off := 0; ; {
				j := strings.Index(sent[off:], g.Text)
				if j < 0 {
					break
				}
				at := start + off + j
				d := at - trig
				if d < 0 {
					d = -d
				}
				if d < bestD {
					best, bestD = at, d
				}
				off += j + len(g.Text)
			}
			if best >= 0 {
				places = append(places, place{marsad.Span{Start: best, End: best + len(g.Text)}, side + 1, g.Code})
			}
		}
	}
	taken := make([]bool, len(open))
	we := weighedEvent{group: a.ID, meeting: event.Meeting(k.Type, ge.Mode), weight: a.Weight, from: len(c.Role), act: codeSet(ge.Actors), recip: codeSet(ge.Recipients)}
	var items [][]uint32
	var right [3][]int
	defer func() {
		we.to = len(c.Role)
		we.nobody = ew.Nobody(k)
		c.weighed = append(c.weighed, we)
		items = append(items, we.nobody)
		for side, args := range [2][]gold.Arg{ge.Actors, ge.Recipients} {
			r := right[side+1]
			if len(r) == 0 {
				if len(args) > 0 {
					continue // somebody, but no mention was found
				}
				r = []int{len(items) - 1}
			}
			g := learn.Group{Items: items, Right: r, Group: a.ID, Weight: a.Weight}
			if side == 0 {
				c.Actor = append(c.Actor, g)
			} else {
				c.Recip = append(c.Recip, g)
			}
		}
	}()
	for _, p := range ew.Pairs(k) {
		we.codes = append(we.codes, doc.Mentions[p.Mention].Code)
		we.prev, we.join, we.both = append(we.prev, p.Prev), append(we.join, p.Join), append(we.both, p.Both)
		we.bound = append(we.bound, p.Bound)
		m := &doc.Mentions[p.Mention]
		class := 0
		if p.Prev == 0 {
			for _, pl := range places {
				if m.Span.Overlaps(pl.span) && (pl.span.Contains(m.Head) || m.Head.Contains(pl.span) || m.Head.Overlaps(pl.span)) {
					class = pl.class
				}
			}
		} else {
			for i, o := range open {
				if !taken[i] && o.code.Country == m.Code.Country && (o.code.Sector == m.Code.Sector || o.code.Sector == "") {
					taken[i], class = true, o.class
					break
				}
			}
		}
		if class == 0 && p.Both != nil { // الجانبان for two that the gold names by code alone
			for _, o := range open {
				if o.code == p.Both[0] || o.code == p.Both[1] {
					class = o.class
				}
			}
		}
		if class == 0 && p.Prev == 0 {
			for _, pl := range places { // another mention of the same actor will do as well
				if pl.code == m.Code && m.Code.Country != "" && !m.Adjective {
					right[pl.class] = append(right[pl.class], len(items))
					break
				}
			}
		}
		if class > 0 {
			right[class] = append(right[class], len(items))
		}
		items = append(items, p.Feats)
		c.Role = append(c.Role, learn.Example{Feats: p.Feats, Class: class, Group: a.ID, Weight: float32(a.Weight)})
	}
}

func goldCodes(args []gold.Arg) []marsad.Code {
	var out []marsad.Code
	for _, a := range args {
		out = append(out, a.Code)
	}
	return out
}

func codeSet(args []gold.Arg) map[marsad.Code]bool {
	out := map[marsad.Code]bool{}
	for _, a := range args {
		out[a.Code] = true
	}
	return out
}

// Fit trains all models but those of events on the examples whose group is in
// keep (nil: all).
func (c *Collection) Fit(keep func(group string) bool) *event.Models {
	sel := func(in []learn.Example) []learn.Example { return kept(in, keep) }
	m := &event.Models{}
	m.Modes = c.Modes
	m.Role = learn.Train(sel(c.Role), 3, learn.Options{Bits: 20, Epochs: 8, Rate: .06, L2: 2e-4, Seed: Seed})
	selG := func(in []learn.Group) []learn.Group {
		if keep == nil {
			return in
		}
		var out []learn.Group
		for _, g := range in {
			if keep(g.Group) {
				out = append(out, g)
			}
		}
		return out
	}
	m.Actor = learn.TrainRank(selG(c.Actor), learn.Options{Bits: 20, Epochs: 8, Rate: .06, L2: 1e-5, Seed: Seed})
	m.Recip = learn.TrainRank(selG(c.Recip), learn.Options{Bits: 20, Epochs: 8, Rate: .06, L2: 1e-5, Seed: Seed})
	m.Aux = learn.Train(sel(c.Aux), 5, learn.Options{Bits: 16, Epochs: 8, Rate: .12, L2: 5e-4, Seed: Seed})
	m.Mode = learn.Train(sel(c.Mode), len(c.Modes), learn.Options{Bits: 16, Epochs: 8, Rate: .15, L2: 2e-4, Seed: Seed})
	m.MinEvent, m.MinSecond, m.SureRole = .4, .5, .5
	return m
}
