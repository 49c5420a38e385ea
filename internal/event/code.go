package event

import (
	"slices"
	"sort"
	"strings"

	"marsad"
	"marsad/internal/learn"
)

// Code returns the events of doc, whose words, mentions and quotes must be set.
func (w *Worker) Code(doc *marsad.Document) []marsad.Event {
	w.Prepare(doc)
	w.weigh()
	var told []told
	for _, i := range w.chosen() {
		told = append(told, w.tell(&w.cands[i]))
	}
	w.counts(told)
	return w.incidents(told)
}

// Prepare finds the candidates of doc without deciding about them.
func (w *Worker) Prepare(doc *marsad.Document) {
	w.load(doc)
	w.candidates()
	w.twins()
	w.ranks()
}

// twins adds, to every candidate whose type becomes another one when the event
// is only planned, a candidate of that other type. The scorer decides.
func (w *Worker) twins() {
	n := len(w.cands)
	for i := range n {
		c := w.cands[i]
		if t := w.turned(&c); t != marsad.EventNone {
			k := c
			k.Type = t
			w.cands = append(w.cands, k)
		}
		t := w.f.lex.Ontology.Types[c.Type].Future
		if t == marsad.EventNone {
			continue
		}
		c.Type = t
		if w.ahead(&c) { // سيزور: grammar decides
			w.cands[i] = c
			continue
		}
		w.cands = append(w.cands, c)
	}
	sort.SliceStable(w.cands, func(i, j int) bool { return w.cands[i].First < w.cands[j].First })
}

// turned returns the type that candidate c is turned into by what stands before
// it: who will not meet, agree or withdraw refuses (لن نتفاوض، عدم الانسحاب), who
// will punish or deploy threatens (سنفرض عقوبات، إذا). EventNone for no other type.
func (w *Worker) turned(c *Candidate) marsad.EventType {
	sent := &w.doc.Sentences[c.Sent]
	switch c.Type {
	case marsad.EventAgree, marsad.EventConsult, marsad.EventSupport, marsad.EventConcede, marsad.EventCooperate, marsad.EventAid, marsad.EventRetreat, marsad.EventRequest:
		word := &w.words[c.First]
		for k := c.First - 1; k >= sent.First && k >= c.First-2; k-- {
			o := w.ops[k]
			if c.Form == formVerb && (o == opNegFuture || o == opNeg && word.Feats.Aspect == marsad.Imperfect && w.words[k].Full != "لم") {
				return marsad.EventReject
			}
			if c.Form != formVerb && (o == opNeg || o == opRefuse) && k == c.First-1 {
				return marsad.EventReject
			}
		}
	case marsad.EventCoerce, marsad.EventSanction, marsad.EventMobilize:
		if c.Form == formVerb && w.words[c.First].Pro.Has(marsad.ProSa) {
			return marsad.EventThreaten
		}
		for k := c.First - 1; k >= sent.First && k >= c.First-4; k-- {
			switch w.ops[k] {
			case opNegFuture, opFuture, opThreat, opCond:
				return marsad.EventThreaten
			}
		}
		if c.gov >= 0 {
			switch w.ops[c.gov] {
			case opFuture, opThreat, opIntent:
				return marsad.EventThreaten
			}
		}
	}
	return marsad.EventNone
}

// ahead tells whether grammar leaves no doubt that c is only planned or
// threatened: سـ or سوف on its verb, or a verb of intending or threatening that
// governs it.
func (w *Worker) ahead(c *Candidate) bool {
	word := &w.words[c.First]
	if c.Type == marsad.EventThreaten {
		return c.gov >= 0 && w.ops[c.gov] == opThreat && w.words[c.gov].POS == marsad.POSVerb
	}
	if c.Form == formVerb && (word.Pro.Has(marsad.ProSa) || c.First > 0 && w.words[c.First-1].Full == "سوف") {
		return true
	}
	return c.gov >= 0 && w.f.opVerbs[w.words[c.gov].Lemma] == opFuture // يعتزم زيارة
}

// ranks numbers the candidates of one type within their paragraph.
func (w *Worker) ranks() {
	var count [marsad.NumEventTypes]int
	par, start := -1, 0
	closePar := func(end int) {
		for i := start; i < end; i++ {
			w.cands[i].lone = count[w.cands[i].Type] == 1
		}
		count = [marsad.NumEventTypes]int{}
		start = end
	}
	for i := range w.cands {
		c := &w.cands[i]
		if p := w.doc.Sentences[c.Sent].Paragraph; p != par {
			closePar(i)
			par = p
		}
		c.rank = count[c.Type]
		count[c.Type]++
	}
	closePar(len(w.cands))
}

// chosen returns the candidates that are events: the likeliest type of each
// trigger of those over their threshold; a further event of a type in a paragraph must be surer.
func (w *Worker) chosen() []int {
	m := w.f.models
	var best []int
	for i := 0; i < len(w.cands); {
		j, k := i, -1
		for ; j < len(w.cands) && w.cands[j].First == w.cands[i].First; j++ {
			if ok := w.cands[j].Prob >= m.least[w.cands[j].Type]; ok && (k < 0 || w.cands[j].Prob > w.cands[k].Prob) {
				k = j
			}
		}
		if k >= 0 {
			best = append(best, k)
		}
		i = j
	}
	// within a paragraph and type: the surest first
	order := slices.Clone(best)
	order = slices.DeleteFunc(order, func(k int) bool { return w.toldByVerb(best, k) })
	sort.SliceStable(order, func(a, b int) bool { return w.cands[order[a]].Prob > w.cands[order[b]].Prob })
	type key struct {
		par int
		t   marsad.EventType
	}
	seen := map[key]bool{}
	out := best[:0]
	for _, k := range order {
		c := &w.cands[k]
		kk := key{w.doc.Sentences[c.Sent].Paragraph, c.Type}
		if seen[kk] && c.Prob < m.MinSecond {
			continue
		}
		seen[kk] = true
		out = append(out, k)
	}
	sort.Ints(out)
	return out
}

// toldByVerb tells whether the verb that governs candidate k is among best with
// the same type: دعت إلى ضبط النفس is one request, and the verb tells it.
func (w *Worker) toldByVerb(best []int, k int) bool {
	c := &w.cands[k]
	if c.gov < 0 || c.Form == formVerb {
		return false
	}
	return slices.ContainsFunc(best, func(o int) bool {
		return w.cands[o].First == c.gov && w.cands[o].Type == c.Type
	})
}

// told is one mention of an event before incidents are joined.
type told struct {
	c      *Candidate
	ev     marsad.Event
	par    int
	prob   float64
	day    marsad.Date // that its sentence names; unknown otherwise
	actors []marsad.Code
	recips []marsad.Code
	votes  map[string]int // contexts, over the mentions joined
}

// massExpulsion is the CAMEO code of rows by which people become displaced.
const massExpulsion = "201"

// tell turns a candidate into an event of its sentence.
func (w *Worker) tell(c *Candidate) told {
	m := w.f.models
	all := w.pairs(c, c.roles)
	c.roles = all
	var s [5]float64
	for i := range all {
		m.joined.Scores(w.roleFeatures(c, &all[i], all), s[:])
		learn.Softmax(s[:3])
		all[i].actor, all[i].recip, all[i].firstA, all[i].firstR = s[1], s[2], s[3], s[4]
	}
	f := w.nobodyFeatures(c, all)
	c.nobodyA, c.nobodyR = m.Actor.Score(f), m.Recip.Score(f)
	ev := marsad.Event{
		Type: c.Type, CAMEO: c.Frame.CAMEO, Sentence: c.Sent, Confidence: m.calibrated(c.Prob),
		Trigger: marsad.Trigger{Span: w.triggerSpan(c), Lemma: c.Frame.Lemma, Token: c.First},
	}
	if mode := w.modeOf(c); mode != "" {
		ev.Modes = []string{mode}
		c.Mode = mode
	}
	ev.Actors, ev.Recipients = w.decode(c, all)
	w.recall(c, &ev)
	ev.Auxiliary = w.auxOf(c)
	if c.Type == marsad.EventSanction && c.Mode == "expel" && c.Frame.CAMEO == massExpulsion {
		for i := range ev.Recipients { // people driven from their homes
			if a := &ev.Recipients[i]; a.Code.Sector == "CVL" {
				a.Code.Sector = "REF"
			}
		}
	}
	ev.Contexts = w.contexts(c, c.Mode)
	ev.Location = w.locate(c)
	day, said := w.dateOf(c, ev.Auxiliary)
	ev.Date = day
	ev.Commitment = w.commitment(c, ev.Auxiliary)
	ev.Attribution = w.attribution(c, &ev)
	ev.Why = w.why(c, all)
	t := told{c: c, ev: ev, par: w.doc.Sentences[c.Sent].Paragraph, prob: c.Prob}
	if said {
		t.day = day
	}
	t.actors, t.recips = codesOf(ev.Actors), codesOf(ev.Recipients)
	w.Remember(c.Type, t.actors, t.recips)
	return t
}

func (w *Worker) triggerSpan(c *Candidate) marsad.Span {
	return marsad.Span{Start: w.toks[c.First].Start, End: w.toks[c.Last-1].End}
}

// auxOf returns the auxiliary mode of c.
func (w *Worker) auxOf(c *Candidate) marsad.Auxiliary {
	if a, sure := w.operatorAux(c); sure {
		c.Aux = a
		return a
	}
	m := w.f.models.Aux
	s := w.scores[:m.Classes]
	m.Scores(w.auxFeatures(c), s)
	best := 0
	for i, v := range s {
		if v > s[best] {
			best = i
		}
	}
	c.Aux = marsad.Auxiliary(best)
	return c.Aux
}

// modeOf returns the mode of c among the modes of its type, "" for none.
func (w *Worker) modeOf(c *Candidate) string {
	m := w.f.models
	classes := m.modeOf[c.Type]
	s := w.scores[:len(classes)]
	m.Mode.ScoresOf(w.modeFeatures(c), classes, s)
	best := -1
	for i, v := range s {
		if best < 0 || v > s[best] {
			best = i
		}
	}
	if best < 0 {
		if c.Frame.Mode == "*" || c.Frame.Type != c.Type {
			return ""
		}
		return c.Frame.Mode
	}
	_, mode, _ := strings.Cut(m.Modes[classes[best]], "/")
	return mode
}
