package event

import (
	"marsad"
	"marsad/internal/learn"
)

// JudgeFeatures describes sentence s of the prepared document to a scorer that
// says whether the sentence as a whole tells a specific event of type t: its
// lemmas and pairs of lemmas, what the candidates of t look like, and what the
// models of the worker think of the best of them and of other types. ok is false
// when no candidate of the sentence is of that type.
func (w *Worker) JudgeFeatures(s int, t marsad.EventType) (feats []uint32, ok bool) {
	sent := &w.doc.Sentences[s]
	f := make([]uint32, 0, 256)
	add := func(k uint32, a, b uint64) { f = append(f, learn.Hash(k, a, b^uint64(t)<<56)) }
	add(jBias, 0, 0)
	prev := uint64(1)
	for k := sent.First; k < sent.Last; k++ {
		if w.toks[k].Kind == marsad.TokenPunct {
			continue
		}
		h := w.lemmas[k]
		add(jLemma, h, 0)
		add(jPair, prev, h)
		prev = h
	}
	n, best := 0, 0.0
	for i := range w.cands {
		c := &w.cands[i]
		if c.Sent != s {
			continue
		}
		of := w.eventFeatures(c)
		p := w.f.models.Event.Prob(of)
		if c.Type != t {
			if p > .3 {
				add(jBeside, uint64(c.Type), 0)
			}
			continue
		}
		n++
		best = max(best, p)
		for _, x := range of {
			add(jTrigger, uint64(x), 0)
		}
	}
	add(jCount, uint64(min(n, 5)), 0)
	for k := -8; k <= 8 && logit(best) > float64(k)*.5; k++ {
		add(jBest, uint64(k+100), 0)
	}
	return f, n > 0
}
