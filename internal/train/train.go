// Package train makes the models of package event from annotated articles.
// [Collect] turns articles into examples, [Fit] trains on them, and
// [CrossValidate] trains on four folds and codes the fifth, in turn, so that no
// article is coded by a model that has seen it.
package train

import (
	"fmt"
	"sort"
	"strings"

	"marsad"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/learn"
	"marsad/internal/lexicon"
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
	from, to   int // in Role
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
			left := 0
			for i := range cands {
				k := &cands[i]
				if match[i] >= 0 || k.Type.String() != ge.Type || doc.Sentences[k.Sent].Paragraph != ge.Sentence {
					continue
				}
				trig := ew.Trigger(k).In(doc.Text)
				left++
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
			_ = left
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
	we := weighedEvent{group: a.ID, weight: a.Weight, from: len(c.Role), act: codeSet(ge.Actors), recip: codeSet(ge.Recipients)}
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
		if Debug != nil && p.Prev == 0 {
			sl, ro, fo := ew.SlotOf(k, p.Mention)
			Debug(fo, sl, ro, class, a.Sentences[ge.Sentence]+"\n     "+ge.Trigger+" | "+m.In(doc.Text)+" | "+ew.Slots(k))
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

// tuneRoles chooses the thresholds of roles by how many gold events come out
// with the right countries, and with the right codes, on both sides, held out.
func (c *Collection) tuneRoles(m *event.Models, models []*event.Models, folds map[string]int) string {
	probs := make([][3]float64, len(c.Role))
	for i, ex := range c.Role {
		models[folds[ex.Group]].Role.Scores(ex.Feats, probs[i][:])
		learn.Softmax(probs[i][:])
	}
	first := make([][2]float64, len(c.Role))
	for i, ex := range c.Role {
		f := models[folds[ex.Group]]
		first[i] = [2]float64{f.Actor.Score(ex.Feats), f.Recip.Score(ex.Feats)}
	}
	best := -1.0
	try := func(sure, biasA, biasR float64) {
		n := 0.0
		for i := range c.weighed {
			we := &c.weighed[i]
			wt := we.weight
			if wt == 0 {
				wt = 1
			}
			f := models[folds[we.group]]
			ch := event.Choice{NobodyA: f.Actor.Score(we.nobody), NobodyR: f.Recip.Score(we.nobody), Sure: sure, BiasA: biasA, BiasR: biasR}
			for k := range we.codes {
				p, q := probs[we.from+k], first[we.from+k]
				ch.Mentions = append(ch.Mentions, event.Weighed{FirstA: q[0], FirstR: q[1], Actor: p[1], Recip: p[2], Earlier: we.prev[k] > 0, Join: we.join[k], Bound: we.bound[k]})
			}
			act, rec := map[marsad.Code]bool{}, map[marsad.Code]bool{}
			ch.Decide(func(k int, recip bool) {
				set := act
				if recip {
					set = rec
				}
				if we.both[k] == nil {
					put(set, we.codes[k])
				}
				for _, code := range we.both[k] {
					put(set, code)
				}
			})
			// a country right is worth half of a whole code
			if sameCountries(act, we.act) && sameCountries(rec, we.recip) {
				n += wt
				if same(act, we.act) && same(rec, we.recip) {
					n += wt
				}
			}
		}
		if n > best {
			best, m.SureRole, m.BiasActor, m.BiasRecip = n, sure, biasA, biasR
		}
	}
	for _, a := range []float64{-2, -1.5, -1, -.5, 0} {
		for _, r := range []float64{-1.5, -1, -.5, 0, .5} {
			try(.7, a, r)
		}
	}
	for _, sure := range []float64{.3, .4, .5, .6, .8, .9} {
		try(sure, m.BiasActor, m.BiasRecip)
	}
	// what the codes of the mentions allow at all
	ceil := 0
	for i := range c.weighed {
		we := &c.weighed[i]
		act, rec := map[marsad.Code]bool{}, map[marsad.Code]bool{}
		for k := range we.codes {
			switch c.Role[we.from+k].Class {
			case 1:
				put(act, we.codes[k])
			case 2:
				put(rec, we.codes[k])
			}
		}
		if same(act, we.act) && same(rec, we.recip) {
			ceil++
		}
	}
	n := float64(len(c.weighed))
	return fmt.Sprintf("score of codes of both sides, held out: %.3f a found event (of 2) at %.2f and %.2f; with true roles all codes right in %.3f", best/n, m.SureRole, m.BiasActor, float64(ceil)/n)
}

func put(set map[marsad.Code]bool, c marsad.Code) { set[c] = true }

func sameCountries(a, b map[marsad.Code]bool) bool {
	x, y := map[string]bool{}, map[string]bool{}
	for c := range a {
		x[c.Country] = true
	}
	for c := range b {
		y[c.Country] = true
	}
	delete(x, "")
	delete(y, "")
	if len(x) != len(y) {
		return false
	}
	for k := range x {
		if !y[k] {
			return false
		}
	}
	return true
}

func same(a, b map[marsad.Code]bool) bool {
	if len(a) != len(b) {
		return false
	}
	for k := range a {
		if !b[k] {
			return false
		}
	}
	return true
}

// Fit trains all models on the examples whose group is in keep (nil: all).
func (c *Collection) Fit(keep func(group string) bool) *event.Models {
	sel := func(in []learn.Example) []learn.Example {
		if keep == nil {
			return in
		}
		var out []learn.Example
		for _, e := range in {
			if keep(e.Group) {
				out = append(out, e)
			}
		}
		return out
	}
	m := &event.Models{}
	m.Modes = c.Modes
	m.Event = learn.Train(sel(c.Event), 1, learn.Options{Bits: 19, Epochs: 8, Rate: .05, L2: 3e-4, Seed: Seed})
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

// Folds is how many parts cross-validation makes.
const Folds = 5

// Fold returns the fold of an article: by its place among the sorted ids.
func Folds5(set *gold.Set) map[string]int {
	ids := make([]string, len(set.Articles))
	for i := range set.Articles {
		ids[i] = set.Articles[i].ID
	}
	sort.Slice(ids, func(i, j int) bool { return learn.String(ids[i]) < learn.String(ids[j]) })
	out := map[string]int{}
	for i, id := range ids {
		out[id] = i % Folds
	}
	return out
}

// Tune chooses thresholds on the held-out predictions: those with the best
// detection F1. It returns the figures it reached.
func (c *Collection) Tune(m *event.Models, prob []float64) string {
	best := 0.0 // of the thresholds under which two events in three are right
	for _, t1 := range []float64{.2, .25, .3, .35, .4, .45, .5, .55} {
		for _, t2 := range []float64{0, .05, .1, .15, .2, .3} {
			p, r := c.detect(prob, t1, t1+t2)
			f := 2 * p * r / max(p+r, 1e-9)
			if f > best && (p >= .65 || best == 0) {
				best, m.MinEvent, m.MinSecond = f, t1, t1+t2
			}
		}
	}
	p, r := c.detect(prob, m.MinEvent, m.MinSecond)
	m.Calibrate = c.calibration(prob)
	return fmt.Sprintf("detection, held out: P %.3f R %.3f F1 %.3f at %.2f, further ones at %.2f", p, r, best, m.MinEvent, m.MinSecond)
}

// detect scores thresholds as score.py does, without roles.
func (c *Collection) detect(prob []float64, t1, t2 float64) (float64, float64) {
	type trig struct {
		group string
		first int
	}
	top := map[trig]int{}
	for i, k := range c.cands {
		t := trig{k.group, k.trigger}
		if j, ok := top[t]; !ok || prob[i] > prob[j] {
			top[t] = i
		}
	}
	byPar := map[parType][]float64{}
	for _, i := range top {
		if prob[i] >= t1 {
			k := c.cands[i]
			key := parType{k.group, k.par, k.typ}
			byPar[key] = append(byPar[key], prob[i])
		}
	}
	det, sys, ng := 0, 0, 0
	for key, ps := range byPar {
		sort.Sort(sort.Reverse(sort.Float64Slice(ps)))
		n := 0
		for i, p := range ps {
			if i == 0 || p >= t2 {
				n++
			}
		}
		sys += n
		det += min(n, c.gold[key])
	}
	for _, n := range c.gold {
		ng += n
	}
	return float64(det) / float64(max(sys, 1)), float64(det) / float64(max(ng, 1))
}

// calibration maps held-out probabilities to shares right, at eleven knots, by
// pooling neighbours until the shares rise (isotonic regression on bins).
func (c *Collection) calibration(prob []float64) []float64 {
	type bin struct{ sum, right, n float64 }
	var bins []bin
	idx := make([]int, len(prob))
	for i := range idx {
		idx[i] = i
	}
	sort.Slice(idx, func(a, b int) bool { return prob[idx[a]] < prob[idx[b]] })
	per := max(len(idx)/40, 1)
	for i := 0; i < len(idx); i += per {
		var b bin
		for _, k := range idx[i:min(i+per, len(idx))] {
			b.sum += prob[k]
			if c.cands[k].right {
				b.right++
			}
			b.n++
		}
		bins = append(bins, b)
		for len(bins) > 1 && bins[len(bins)-2].right/bins[len(bins)-2].n >= bins[len(bins)-1].right/bins[len(bins)-1].n {
			x, y := bins[len(bins)-2], bins[len(bins)-1]
			bins = append(bins[:len(bins)-2], bin{x.sum + y.sum, x.right + y.right, x.n + y.n})
		}
	}
	knots := make([]float64, 11)
	for i := range knots {
		x := float64(i) / 10
		px, py := 0.0, 0.0
		for _, b := range bins {
			bx, by := b.sum/b.n, b.right/b.n
			if bx >= x {
				if bx > px {
					knots[i] = py + (by-py)*(x-px)/(bx-px)
				} else {
					knots[i] = by
				}
				px = 2
				break
			}
			px, py = bx, by
		}
		if px < 2 {
			knots[i] = py
		}
	}
	return knots
}

// fitFolds trains for each fold on the articles of the others, and chooses the
// thresholds on the held-out predictions.
func (c *Collection) fitFolds(folds map[string]int) []*event.Models {
	models := make([]*event.Models, Folds)
	for f := range Folds {
		models[f] = c.Fit(func(g string) bool { return folds[g] != f })
	}
	m := &event.Models{Settings: models[0].Settings}
	c.Tune(m, c.heldOut(models, folds))
	c.tuneRoles(m, models, folds)
	for f := range Folds {
		models[f].Settings = m.Settings
	}
	return models
}

// heldOut returns the probability of each event example by the model that did
// not see its article.
func (c *Collection) heldOut(models []*event.Models, folds map[string]int) []float64 {
	prob := make([]float64, len(c.Event))
	for i := range c.Event {
		prob[i] = models[folds[c.Event[i].Group]].Event.Prob(c.Event[i].Feats)
	}
	return prob
}

// CrossValidate returns the documents of set, each coded by models that did not
// see its article, and the models trained on all with tuned thresholds.
func CrossValidate(lex *lexicon.Lexicon, p *pipeline.Pipeline, set *gold.Set, log func(string)) ([]*marsad.Document, *event.Models) {
	folds := Folds5(set)
	c := Collect(p, set, nil, folds)
	var models []*event.Models
	for round := range 2 {
		models = c.fitFolds(folds)
		if round == 0 {
			c = Collect(p, set, models, folds)
		}
	}
	right := 0
	for _, k := range c.cands {
		if k.right {
			right++
		}
	}
	total := 0
	for _, n := range c.gold {
		total += n
	}
	log(fmt.Sprintf("%d articles, %d candidates, %d of them report %d gold mentions (ceiling of recall %.3f); %d role, %d aux, %d mode examples",
		len(set.Articles), len(c.Event), right, total, float64(right)/float64(total), len(c.Role), len(c.Aux), len(c.Mode)))
	prob := c.heldOut(models, folds)
	log(c.roleReport(models, folds))
	all := c.Fit(nil)
	log(c.Tune(all, prob))
	log(c.tuneRoles(all, models, folds))
	var docs []*marsad.Document
	byFold := make([]*pipeline.Worker, Folds)
	for f := range Folds {
		s := models[f]
		s.Settings = all.Settings
		byFold[f] = p.WithModels(s).NewWorker()
	}
	for i := range set.Articles {
		art := set.Articles[i].Article()
		docs = append(docs, byFold[folds[set.Articles[i].ID]].Code(&art))
	}
	all.TrainedOn = fmt.Sprintf("gold/dev, %d articles", len(set.Articles))
	all.Candidates = len(c.Event)
	return docs, all
}

// roleReport tells how well held-out models give mentions their parts.
func (c *Collection) roleReport(models []*event.Models, folds map[string]int) string {
	var tp, sys, ng [3]int
	var s [3]float64
	for _, ex := range c.Role {
		models[folds[ex.Group]].Role.Scores(ex.Feats, s[:])
		best := 0
		for k := range s {
			if s[k] > s[best] {
				best = k
			}
		}
		sys[best]++
		ng[ex.Class]++
		if best == ex.Class {
			tp[best]++
		}
	}
	out := "roles, held out:"
	for k, name := range [3]string{"none", "actor", "recipient"} {
		p, r := float64(tp[k])/float64(max(sys[k], 1)), float64(tp[k])/float64(max(ng[k], 1))
		out += fmt.Sprintf(" %s n=%d P %.3f R %.3f F1 %.3f;", name, ng[k], p, r, 2*p*r/max(p+r, 1e-9))
	}
	return out
}

var Debug func(form, slot, role string, class int, text string)

// Report gives the best detection F1 on the articles of keep for held-out probabilities.
func (c *Collection) Report(prob []float64, keep map[string]bool) string {
	sub := &Collection{gold: map[parType]int{}}
	var p []float64
	for i, k := range c.cands {
		if keep[k.group] {
			sub.cands = append(sub.cands, k)
			p = append(p, prob[i])
		}
	}
	for k, n := range c.gold {
		if keep[k.group] {
			sub.gold[k] = n
		}
	}
	m := &event.Models{}
	return sub.Tune(m, p)
}
