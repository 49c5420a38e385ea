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
	w.timeFeatures(c, sent, add)
	add(xPar, bucket(sent.Paragraph), 0)
	add(xPar, b2u(sent.Title)|8, 0)
	add(xQuote, b2u(w.inQuote[c.First]), 0)
	w.feats = f
	return f
}

// timeFeatures tells how far the times named in the sentence lie from the day of
// publication.
func (w *Worker) timeFeatures(c *Candidate, sent *marsad.Sentence, add func(uint32, uint64, uint64)) {
	fm := uint64(c.Form)
	seen := false
	for i := range w.doc.Times {
		t := &w.doc.Times[i]
		if t.First < sent.First || t.First >= sent.Last {
			continue
		}
		seen = true
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
		age |= uint64(t.Direction+1) << 4
		add(xTime, age, fm)
		d := t.First - c.Last
		if d < 0 {
			d = c.First - t.Last
		}
		if d < 8 {
			add(xTimeNear, age, fm)
			add(xTimeNear, age, 1<<8|uint64(c.Type))
		}
	}
	if !seen {
		add(xTime, 1<<10, fm)
	}
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
