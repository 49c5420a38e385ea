package event

import (
	"marsad"
	"marsad/internal/learn"
)

// auxFeatures fills w.feats with what tells the auxiliary mode of c.
func (w *Worker) auxFeatures(c *Candidate) []uint32 {
	f := w.feats[:0]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	sent := &w.doc.Sentences[c.Sent]
	word := &w.words[c.First]
	fm := uint64(c.Form)
	add(xBias, 0, 0)
	add(xType, uint64(c.Type), fm)
	add(xAspect, uint64(word.Feats.Aspect)<<2|uint64(word.Feats.Person), 0)
	if word.Pro.Has(marsad.ProSa) {
		add(xTense, 1, 0)
	}
	if word.Pro.Has(marsad.ProLi) {
		add(xTense, 2, fm)
	}
	add(xLemma, w.lemmas[c.First], 0)
	told, _ := w.operatorAux(c)
	rule := uint64(told)
	add(xRule, rule, fm)
	add(xRule, rule, uint64(c.Type)|1<<8)
	add(xRule, rule, 1<<10)
	for k := max(sent.First, c.First-6); k < c.First; k++ {
		if o := w.ops[k]; o != opNone {
			add(xOp, uint64(o), fm)
			add(xOpDist, uint64(o)<<4|bucket(c.First-k), fm)
			if c.First-k == 1 {
				add(xOpDist, uint64(o), 1<<8|uint64(word.Feats.Aspect))
			}
		}
		if k >= c.First-3 {
			add(xWord, w.lemmas[k], uint64(c.First-k))
		}
	}
	for k := c.Last; k < min(sent.Last, c.Last+8); k++ {
		if o := w.ops[k]; o != opNone {
			add(xOp, uint64(o)|1<<8, fm)
		}
		if w.toks[k].Kind == marsad.TokenNumber && len(w.words[k].Full) == 4 {
			add(xYear, w.yearsAgo(k), 0)
		}
	}
	for k := sent.First; k < sent.Last; k++ {
		if w.toks[k].Kind == marsad.TokenNumber && len(w.words[k].Full) == 4 {
			add(xYear, w.yearsAgo(k)|16, 0)
		}
		if w.words[k].Lemma == "كان" || w.words[k].Lemma == "قد" {
			add(xWord, w.lemmas[k], 1<<8|fm)
		}
	}
	if c.gov >= 0 {
		add(xGov, uint64(w.ops[c.gov]), fm)
		add(xGov, w.lemmas[c.gov], 1<<8)
		add(xGov, uint64(w.words[c.gov].Feats.Aspect), 1<<9)
		if w.words[c.gov].Pro.Has(marsad.ProSa) {
			add(xGov, 1, 1<<10)
		}
	}
	if c.govNoun >= 0 {
		add(xGov, uint64(w.ops[c.govNoun]), 1<<11)
		add(xGov, w.lemmas[c.govNoun], 1<<12)
	}
	times := w.toldOf(c.Sent).times
	for i := range times {
		t := &times[i]
		add(xTime, t.age, fm)
		if t.distance(c) < 8 {
			add(xTimeNear, t.age, fm)
			add(xTimeNear, t.age, 1<<8|uint64(c.Type))
		}
	}
	if len(times) == 0 {
		add(xTime, 1<<10, fm)
	}
	add(xPar, bucket(sent.Paragraph), 0)
	add(xPar, b2u(sent.Title)|8, 0)
	add(xQuote, b2u(w.inQuote[c.First]), 0)
	w.feats = f
	return f
}

// A sentenceTold is what a sentence tells whoever asks: it is found once.
type sentenceTold struct {
	known    bool
	named    uint64 // names of persons, organisations and countries, up to 3
	aspect   uint64 // of its first verb
	mentions uint64 // in a bucket
	times    []toldTime
}

// A toldTime is an expression of time: how far it lies from the day of
// publication, and where it stands.
type toldTime struct {
	age         uint64
	first, last int
}

// distance returns how many tokens lie between c and the expression; it is
// negative when they overlap.
func (t *toldTime) distance(c *Candidate) int {
	if d := t.first - c.Last; d >= 0 {
		return d
	}
	return c.First - t.last
}

// toldOf returns what sentence s tells. The pointer holds until the next document.
func (w *Worker) toldOf(s int) *sentenceTold {
	told := &w.toldBy[s]
	if told.known {
		return told
	}
	sent := &w.doc.Sentences[s]
	told.known = true
	mentions := 0
	for k := sent.First; k < sent.Last; k++ {
		if m := w.mentionStarting(k); m >= 0 {
			mentions++
			mm := &w.mentions[m]
			if !mm.Adjective && (mm.Kind == marsad.MentionPerson || mm.Kind == marsad.MentionOrg || mm.Kind == marsad.MentionCountry) {
				told.named = min(told.named+1, 3)
			}
		}
		if told.aspect == 0 && w.words[k].POS == marsad.POSVerb {
			told.aspect = uint64(w.words[k].Feats.Aspect)
		}
	}
	told.mentions = bucket(mentions)
	for i := range w.doc.Times {
		if t := &w.doc.Times[i]; t.First >= sent.First && t.First < sent.Last {
			told.times = append(told.times, toldTime{w.ageOf(t), t.First, t.Last})
		}
	}
	return told
}

// ageOf tells how far a time lies from the day of publication, and on which side.
func (w *Worker) ageOf(t *marsad.TimeMention) uint64 {
	age := uint64(15)
	if t.From.Known() && w.doc.Published.Known() {
		d := int(w.doc.Published.Time().Sub(t.From.Time()).Hours() / 24)
		switch {
		case d < -1:
			age = 0
		case d <= 1:
			age = 1
		case d <= 8:
			age = 2
		case d <= 31:
			age = 3
		case d <= 120:
			age = 4
		case d <= 400:
			age = 5
		default:
			age = 6
		}
	} else if t.Vague {
		age = 7
	}
	return age | uint64(t.Direction+1)<<4
}

// yearsAgo tells how the year at token k lies to the day of publication.
func (w *Worker) yearsAgo(k int) uint64 {
	y := 0
	for _, r := range w.words[k].Full {
		if r < '0' || r > '9' {
			return 9
		}
		y = y*10 + int(r-'0')
	}
	pub := w.doc.Published.Year
	switch {
	case y < 1800 || y > 2100:
		return 9
	case pub == 0:
		return 8
	case y == pub:
		return 0
	case y == pub-1:
		return 1
	case y < pub:
		return 2
	}
	return 3
}
