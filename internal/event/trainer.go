package event

import (
	"slices"

	"marsad"
)

// What follows is the view that training has of a worker after Prepare: the
// candidates with the features of each decision.

// Candidates returns the candidates of the prepared document.
func (w *Worker) Candidates() []Candidate { return w.cands }

// EventFeatures returns the features of the decision whether c is an event. The
// slice is the caller's.
func (w *Worker) EventFeatures(c *Candidate) []uint32 { return slices.Clone(w.eventFeatures(c)) }

// Standings returns where the candidates stand. The slice is the caller's.
func (w *Worker) Standings() []Standing { return slices.Clone(w.standings()) }

// AuxFeatures returns the features of the auxiliary mode of c.
func (w *Worker) AuxFeatures(c *Candidate) []uint32 { return slices.Clone(w.auxFeatures(c)) }

// ModeFeatures returns the features of the mode of c.
func (w *Worker) ModeFeatures(c *Candidate) []uint32 { return slices.Clone(w.modeFeatures(c)) }

// A Pair is a mention that may play a part in a candidate, with its features.
type Pair struct {
	Mention int
	Prev    int // paragraphs before the candidate's
	Feats   []uint32
	Bound   bool          // by بين to what it is joined to
	Join    int           // index of the pair it is joined to by و, −1
	Both    []marsad.Code // the two parties that it stands for, nil
}

// Pairs returns the mentions weighed for c.
func (w *Worker) Pairs(c *Candidate) []Pair {
	all := w.pairs(c, nil)
	out := make([]Pair, len(all))
	for i := range all {
		out[i] = Pair{all[i].mention, all[i].prev, slices.Clone(w.roleFeatures(c, &all[i], all)), all[i].bound, all[i].join, slices.Clone(w.bothSides(all[i].mention, c.Type))}
	}
	return out
}

// Nobody returns the features of the choice that a side of c is not filled.
func (w *Worker) Nobody(c *Candidate) []uint32 {
	return slices.Clone(w.nobodyFeatures(c, w.pairs(c, nil)))
}

// Chosen tells of each candidate whether the models of the worker take it for an event.
func (w *Worker) Chosen() []bool {
	w.weigh()
	out := make([]bool, len(w.cands))
	for _, i := range w.chosen() {
		out[i] = true
	}
	return out
}

// Tell decides the roles of c by the models and remembers them for what follows.
func (w *Worker) Tell(c *Candidate) { w.tell(c) }

// Trigger returns the words of the trigger of c as they stand in the text.
func (w *Worker) Trigger(c *Candidate) marsad.Span { return w.triggerSpan(c) }
