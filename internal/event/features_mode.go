package event

import (
	"marsad"
	"marsad/internal/learn"
)

// modeFeatures fills w.feats with what tells the mode of c.
func (w *Worker) modeFeatures(c *Candidate) []uint32 {
	f := w.feats[:0]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	sent := &w.doc.Sentences[c.Sent]
	ty := uint64(c.Type)
	add(mFrame, learn.String(c.Frame.Mode), ty)
	add(mFrame, learn.String(c.Frame.Mode), learn.String(c.Frame.Lemma))
	add(mLemma, w.lemmas[c.First], ty|uint64(c.Form)<<8)
	for k := sent.First; k < sent.Last; k++ {
		if w.toks[k].Kind == marsad.TokenPunct || k >= c.First && k < c.Last {
			continue
		}
		d := k - c.First
		if d < -12 || d > 16 {
			continue
		}
		add(mWord, w.lemmas[k], ty)
		w.modeHints(c, k, d, add)
		if d >= -3 && d <= 4 {
			add(mNear, w.lemmas[k], ty)
		}
	}
	w.modeHints(c, c.First, 0, add)
	for i := range w.cands { // what is asked for, refused or threatened
		if o := &w.cands[i]; o.First > c.First && o.First < min(c.First+14, sent.Last) {
			add(mNextType, uint64(o.Type), ty)
		}
	}
	for _, a := range c.clause.args {
		if a.mention >= 0 {
			add(mSector, learn.String(w.mentions[a.mention].Code.Sector), ty<<8|uint64(w.slotRoleOf(c, a.slot)))
		}
		add(mRecip, learn.String(a.slot), ty)
	}
	w.feats = f
	return f
}

// modeHints adds a feature for each mode that the word at k tells for c's type.
func (w *Worker) modeHints(c *Candidate, k, d int, add func(uint32, uint64, uint64)) {
	if w.info[k] == nil {
		return
	}
	for _, h := range w.info[k].hints {
		if h.typ != c.Type {
			continue
		}
		if h.second != "" && (k+1 >= len(w.words) || bareKey(&w.words[k+1]) != h.second && w.words[k+1].Full != h.second) {
			continue
		}
		add(mHint, h.mode, uint64(c.Type))
		add(mHint, h.mode, 1<<8)
		if d >= -3 && d <= 5 {
			add(mHintNear, h.mode, uint64(c.Type))
			add(mHintNear, h.mode, 1<<8)
		}
	}
}
