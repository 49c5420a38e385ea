package event

import (
	"fmt"
	"slices"
	"sort"
	"strings"

	"marsad"
	"marsad/internal/learn"
	"marsad/internal/norm"
)

// Code returns the events of doc, whose words, mentions and quotes must be set.
func (w *Worker) Code(doc *marsad.Document) []marsad.Event {
	w.Prepare(doc)
	m := w.f.models
	for i := range w.cands {
		c := &w.cands[i]
		c.Prob = m.Event.Prob(w.eventFeatures(c))
	}
	var told []told
	for _, i := range w.chosen() {
		told = append(told, w.tell(&w.cands[i]))
	}
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
	if c.gov < 0 {
		return false
	}
	switch w.words[c.gov].Lemma {
	case "اعتزم", "نوى", "خطّط", "استعدّ", "تأهّب":
		return true
	}
	return false
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

// chosen returns the candidates that are events: the best type of each trigger,
// over the threshold; a further event of a type in a paragraph must be surer.
func (w *Worker) chosen() []int {
	m := w.f.models
	var best []int
	for i := 0; i < len(w.cands); {
		j, k := i, i
		for ; j < len(w.cands) && w.cands[j].First == w.cands[i].First; j++ {
			if w.cands[j].Prob > w.cands[k].Prob {
				k = j
			}
		}
		if w.cands[k].Prob >= m.MinEvent {
			best = append(best, k)
		}
		i = j
	}
	// within a paragraph and type: the surest first
	order := slices.Clone(best)
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

// told is one mention of an event before incidents are joined.
type told struct {
	c      *Candidate
	ev     marsad.Event
	par    int
	prob   float64
	actors []marsad.Code
	recips []marsad.Code
	votes  map[string]int // contexts, over the mentions joined
}

// tell turns a candidate into an event of its sentence.
func (w *Worker) tell(c *Candidate) told {
	m := w.f.models
	all := w.pairs(c, c.roles)
	c.roles = all
	var s [5]float64
	for i := range all {
		m.sides.Scores(w.roleFeatures(c, &all[i], all), s[:])
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
	if c.Type == marsad.EventSanction && c.Mode == "expel" {
		for i := range ev.Recipients { // people driven from their homes
			if a := &ev.Recipients[i]; a.Code.Sector == "CVL" && displacement[w.lemmaOf(c)] {
				a.Code.Sector = "REF"
			}
		}
	}
	ev.Contexts = w.contexts(c, c.Mode)
	ev.Location = w.locate(c)
	ev.Date = w.dateOf(c, ev.Auxiliary)
	ev.Commitment = w.commitment(c, ev.Auxiliary)
	ev.Attribution = w.attribution(c, &ev)
	ev.Why = w.why(c, all)
	t := told{c: c, ev: ev, par: w.doc.Sentences[c.Sent].Paragraph, prob: c.Prob}
	t.actors, t.recips = codesOf(ev.Actors), codesOf(ev.Recipients)
	w.Remember(c.Type, t.actors, t.recips)
	return t
}

// recall fills the sides of a meeting that a definite noun tells again (the talks,
// the visit) from what the document told of it before, when the sentence names
// some of its parties only.
func (w *Worker) recall(c *Candidate, ev *marsad.Event) {
	mem := &w.memory[c.Type]
	if c.Type != marsad.EventConsult || c.Form == formVerb || !w.words[c.First].Feats.Def || !mem.told {
		return
	}
	known := func(codes []marsad.Code) []marsad.Actor {
		var out []marsad.Actor
		for _, code := range codes {
			a := marsad.Actor{Mention: -1, Code: code, Coref: "earlier-mention-of-the-event"}
			for i := range w.mentions { // the first who had the code gives the name
				if w.mentions[i].First >= c.First {
					break
				}
				if w.mentions[i].Code == code && !w.mentions[i].Adjective {
					a = w.actor(i, "earlier-mention-of-the-event")
					break
				}
			}
			out = append(out, a)
		}
		return out
	}
	all := append(append([]marsad.Code(nil), mem.act...), mem.rec...)
	if len(all) < 2 {
		return
	}
	told := map[string]bool{}
	for _, code := range all {
		told[code.Country] = true
	}
	now := map[string]bool{}
	for _, a := range append(append([]marsad.Actor(nil), ev.Actors...), ev.Recipients...) {
		if !told[a.Code.Country] {
			return // another meeting
		}
		now[a.Code.Country] = true
	}
	if len(now) >= len(told) {
		return
	}
	if c.Mode == "visit" {
		ev.Actors, ev.Recipients = known(mem.act), known(mem.rec)
	} else {
		ev.Actors, ev.Recipients = known(all), nil
	}
}

// displacement are the verbs whose object or subject becomes displaced people.
var displacement = map[string]bool{"نزح": true, "هجّر": true, "شرّد": true, "تشرّد": true, "فرّ": true, "هرب": true, "نزوح": true, "تهجير": true, "تشريد": true, "فرار": true}

// lemmaOf returns the verb that the trigger is or derives from, else its lemma.
func (w *Worker) lemmaOf(c *Candidate) string {
	if word := &w.words[c.First]; word.Root != "" {
		return word.Root
	}
	return w.words[c.First].Lemma
}

func (w *Worker) triggerSpan(c *Candidate) marsad.Span {
	return marsad.Span{Start: w.toks[c.First].Start, End: w.toks[c.Last-1].End}
}

// decode chooses actors and recipients among the pairs.
func (w *Worker) decode(c *Candidate, all []pair) (act, rec []marsad.Actor) {
	m := w.f.models
	var put func(dst []marsad.Actor, p *pair, coref string) []marsad.Actor
	put = func(dst []marsad.Actor, p *pair, coref string) []marsad.Actor {
		a := w.actor(p.mention, coref)
		if both := w.bothSides(p.mention, c.Type); both != nil {
			for i, code := range both {
				b := a
				b.Code, b.Coref = code, "both-sides"
				b.Name = code.Country + " " + code.Sector
				if i > 0 {
					b.Span = marsad.Span{}
				}
				dst = append(dst, b)
			}
			return dst
		}
		for _, o := range dst {
			if o.Name == a.Name && o.Code == a.Code {
				return dst
			}
		}
		return append(dst, a)
	}
	ch := Choice{NobodyA: c.nobodyA, NobodyR: c.nobodyR, Sure: m.SureRole, BiasA: m.BiasActor, BiasR: m.BiasRecip}
	for i := range all {
		p := &all[i]
		ch.Mentions = append(ch.Mentions, Weighed{p.firstA, p.firstR, p.actor, p.recip, p.prev > 0, p.join, p.bound})
	}
	ch.Decide(func(k int, recip bool) {
		coref := ""
		if all[k].prev > 0 {
			coref = "earlier-paragraph"
		}
		if recip {
			rec = put(rec, &all[k], coref)
		} else {
			act = put(act, &all[k], coref)
		}
	})
	return act, rec
}

// A Choice is what the scorers say of the mentions that may play a part in an event.
type Choice struct {
	Mentions         []Weighed
	NobodyA, NobodyR float64 // scores of an unfilled side
	Sure             float64 // least probability of a further actor or recipient
	BiasA, BiasR     float64 // added to the scores of nobody
}

// Weighed is one mention: its scores as the first of each side, and its
// probabilities of having that part at all.
type Weighed struct {
	FirstA, FirstR float64
	Actor, Recip   float64
	Earlier        bool // stands before the paragraph
	Join           int  // mention that it is joined to by و, −1
	Bound          bool // by بين: what Join names has the same part
}

// joinedSure is the least probability of what is joined by و to a chosen mention.
const joinedSure = .3

// Decide chooses the first of each side, the likelier side first, then what
// else is surely of a side. A mention has one part.
func (c *Choice) Decide(take func(k int, recip bool)) {
	bestA, bestR := -1, -1
	topA, topR := c.NobodyA+c.BiasA, c.NobodyR+c.BiasR
	for k, m := range c.Mentions {
		if m.FirstA > topA {
			bestA, topA = k, m.FirstA
		}
		if m.FirstR > topR {
			bestR, topR = k, m.FirstR
		}
	}
	if bestA >= 0 && bestA == bestR {
		// by how far each is ahead of nobody
		if topA-c.NobodyA >= topR-c.NobodyR {
			bestR, topR = -1, c.NobodyR+c.BiasR
			for k, m := range c.Mentions {
				if k != bestA && m.FirstR > topR {
					bestR, topR = k, m.FirstR
				}
			}
		} else {
			bestA, topA = -1, c.NobodyA+c.BiasA
			for k, m := range c.Mentions {
				if k != bestR && m.FirstA > topA {
					bestA, topA = k, m.FirstA
				}
			}
		}
	}
	joins := func(k, best int) bool { // k is joined to best, directly or through others
		for j := k; j >= 0 && j < len(c.Mentions); j = c.Mentions[j].Join {
			if j == best {
				return true
			}
		}
		for j := best; j >= 0 && j < len(c.Mentions); j = c.Mentions[j].Join {
			if j == k {
				return true
			}
		}
		return false
	}
	bound := func(k, best int) bool { // بين القاهرة وطرابلس
		if best < 0 || c.Mentions[max(k, best)].Earlier {
			return false
		}
		for j := max(k, best); c.Mentions[j].Bound && c.Mentions[j].Join >= 0; j = c.Mentions[j].Join {
			if c.Mentions[j].Join == min(k, best) {
				return true
			}
		}
		return false
	}
	for k, m := range c.Mentions {
		switch {
		case k == bestA:
			take(k, false)
		case k == bestR:
			take(k, true)
		case bound(k, bestA):
			take(k, false)
		case bound(k, bestR):
			take(k, true)
		case m.Earlier:
		case bestA >= 0 && m.Actor >= joinedSure && m.Actor >= m.Recip && joins(k, bestA):
			take(k, false)
		case bestR >= 0 && m.Recip >= joinedSure && joins(k, bestR):
			take(k, true)
		case bestA >= 0 && m.Actor >= c.Sure && m.Actor >= m.Recip:
			take(k, false)
		case bestR >= 0 && m.Recip >= c.Sure:
			take(k, true)
		}
	}
}

// actor makes an actor of a mention. A place that acts or suffers stands for its government.
func (w *Worker) actor(i int, coref string) marsad.Actor {
	m := &w.mentions[i]
	a := marsad.Actor{Mention: i, Span: m.Head, Name: m.Name, ID: m.ID, Code: m.Code, Office: m.Office, Rank: m.Rank, Coref: coref}
	if m.Kind == marsad.MentionPlace && a.Code.Sector == "" {
		a.Code.Sector = "GOV"
		a.ID = ""
	}
	if coref != "" {
		a.Span = marsad.Span{}
	}
	return a
}

func codesOf(as []marsad.Actor) []marsad.Code {
	var out []marsad.Code
	for _, a := range as {
		if !slices.Contains(out, a.Code) {
			out = append(out, a.Code)
		}
	}
	sort.Slice(out, func(i, j int) bool {
		return out[i].Country < out[j].Country || out[i].Country == out[j].Country && out[i].Sector < out[j].Sector
	})
	return out
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

// attribution returns who reports the event, when that is not its own actor.
func (w *Worker) attribution(c *Candidate, ev *marsad.Event) *marsad.Attribution {
	for i := range w.doc.Quotes {
		q := &w.doc.Quotes[i]
		if q.Sentence != c.Sent || q.Text.Empty() || !q.Text.Contains(ev.Trigger.Span) {
			continue
		}
		kind := "indirect"
		if q.Direct {
			kind = "direct"
		}
		return &marsad.Attribution{Speaker: q.Speaker, Cue: q.Cue, Kind: kind}
	}
	return nil
}

// why lists what led to the record: the frame, the form of the trigger, the
// conditions that held, the slots, operators, and the mentions weighed.
func (w *Worker) why(c *Candidate, all []pair) []string {
	if !w.Explain {
		return nil
	}
	out := []string{
		fmt.Sprintf("frame %s (%s)", c.Frame.Row, c.Frame.Lemma),
		"trigger form: " + formNames[c.Form],
		fmt.Sprintf("event scorer: %.3f", c.Prob),
	}
	if c.conds > 0 {
		out = append(out, fmt.Sprintf("conditions of the frame held: %d", len(c.Frame.Conds)))
	}
	if c.Frame.Type != c.Type {
		out = append(out, fmt.Sprintf("reduced from %s because it is planned", c.Frame.Type))
	}
	if c.gov >= 0 {
		out = append(out, fmt.Sprintf("governed by %s as %s", w.words[c.gov].Lemma, c.govSlot))
	}
	sent := &w.doc.Sentences[c.Sent]
	for k := max(sent.First, c.First-6); k < c.First; k++ {
		if w.ops[k] != opNone {
			out = append(out, "operator before: "+w.words[k].Full)
		}
	}
	for i := range all {
		p := &all[i]
		m := &w.mentions[p.mention]
		if p.actor < .05 && p.recip < .05 {
			continue
		}
		slot, _ := slotOf(c, p.mention)
		from := ""
		if p.prev > 0 {
			from = fmt.Sprintf(", %d paragraphs before", p.prev)
		}
		coref := ""
		if m.Coref != "" {
			coref = ", country by " + m.Coref
		}
		out = append(out, fmt.Sprintf("%s: %s %s by %s%s%s, slot %q, actor %.2f, recipient %.2f", norm.Fold(m.Head.In(w.doc.Text)), m.Code.Country, m.Code.Sector, m.Row, from, coref, slot, p.actor, p.recip))
	}
	for i := range w.cands {
		o := &w.cands[i]
		if o.First == c.First && o != c {
			out = append(out, fmt.Sprintf("rejected: %s by %s, scorer %.3f", o.Type, o.Frame.Row, o.Prob))
		}
	}
	return out
}

// calibrated maps the scorer's probability to the share that is right.
func (m *Models) calibrated(p float64) float64 {
	k := m.Calibrate
	if len(k) < 2 {
		return p
	}
	x := p * float64(len(k)-1)
	i := min(int(x), len(k)-2)
	return k[i] + (k[i+1]-k[i])*(x-float64(i))
}
