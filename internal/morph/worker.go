package morph

import (
	"marsad"
	"marsad/internal/norm"
	"slices"
)

// A Worker analyses the words of documents one after the other. It caches the
// readings of every word type it has seen, and is for one goroutine.
type Worker struct {
	a     *Analyzer
	types table
	list  []*Type
}

// A Type is a written form and its readings.
type Type struct {
	ID       int32
	Full     string
	Readings []Analysis // nil once a trained model has chosen what to keep
	raw      string
	met      uint32        // how often since the cache was thinned out
	words    []marsad.Word // one for each reading, with Stem relative to the token
	sigs     []signature   // one for each reading
	ahead    ahead         // as seen from the word before
}

// maxTypes bounds the cache; at that size it is thinned out between documents:
// what was met less than often times since it was last thinned out goes.
const (
	maxTypes = 40_000
	often    = 3
)

// NewWorker returns a worker with an empty cache.
func NewWorker(a *Analyzer) *Worker {
	w := &Worker{a: a}
	w.Reset()
	return w
}

// Reset thins out the cache: it keeps the types that are met often. Type numbers
// change, so whoever keeps facts by type number must drop them.
func (w *Worker) Reset() {
	old := w.list
	w.types = newTable()
	w.list = nil
	for _, t := range old {
		if t.met < often || len(w.list) > maxTypes/2 {
			continue
		}
		t.met = 0
		t.ID = int32(len(w.list))
		for i := range t.words {
			t.words[i].Type = t.ID
		}
		w.list = append(w.list, t)
		w.types.add(t, hashOf(t.raw))
	}
}

// Full reports whether the cache should be thinned out before the next document.
func (w *Worker) Full() bool { return len(w.list) > maxTypes }

// Words appends one word for each token to out and returns it. text must be the
// text that the tokens lie in; words share its memory only through spans.
func (w *Worker) Words(text string, toks []marsad.Token, out []marsad.Word) []marsad.Word {
	if len(toks) == 0 {
		return out
	}
	p1, p2 := &boundary, &boundary
	cl := clauseOpen
	next := w.typeOf(text, toks[0])
	for i := range toks {
		t := next
		ahead := &end
		if i+1 < len(toks) {
			next = w.typeOf(text, toks[i+1])
			if !newLine(text, toks[i+1]) {
				ahead = &next.ahead
			}
		}
		if newLine(text, toks[i]) {
			p1, p2 = &boundary, &boundary
			cl = clauseOpen
		}
		k := 0
		if len(t.sigs) > 1 {
			k = w.choose(t, p1, p2, cl, ahead)
		}
		p1, p2 = &t.sigs[k], p1
		out = append(out, t.words[k])
		word := &out[len(out)-1]
		word.Stem.Start += toks[i].Start
		word.Stem.End += toks[i].Start
		cl = cl.after(p1)
	}
	return out
}

// end stands for the type after the last one of a line.
var end ahead

// newLine reports whether tok is the first of a line.
func newLine(text string, tok marsad.Token) bool {
	return tok.Start == 0 || text[tok.Start-1] == '\n'
}

func (w *Worker) typeOf(text string, tok marsad.Token) *Type {
	raw := text[tok.Start:tok.End]
	h := hashOf(raw)
	if t := w.types.find(raw, h); t != nil {
		t.met++
		return t
	}
	t := w.newType(raw, tok.Kind)
	w.types.add(t, h)
	return t
}

func (w *Worker) newType(raw string, kind marsad.TokenKind) *Type {
	raw = string(append([]byte(nil), raw...)) // do not keep the article alive
	t := &Type{raw: raw, ID: int32(len(w.list)), Full: norm.Fold(raw)}
	switch kind {
	case marsad.TokenWord:
		t.Readings = w.a.Analyze(raw)
	case marsad.TokenNumber:
		t.Readings = []Analysis{{POS: marsad.POSNum, Lemma: &Lemma{Text: t.Full, POS: marsad.POSNum}, Known: true}}
	case marsad.TokenPunct:
		t.Readings = []Analysis{{POS: marsad.POSPunct, Lemma: &Lemma{Text: t.Full, POS: marsad.POSPunct}, Known: true}}
	default:
		t.Readings = []Analysis{{POS: marsad.POSX, Lemma: &Lemma{Text: t.Full, POS: marsad.POSX}}}
	}
	var feats []uint32
	for i := range t.Readings {
		r := &t.Readings[i]
		s, e := stemSpan(raw, r.pre, r.suf)
		word := marsad.Word{
			Stem: marsad.Span{Start: s, End: e}, Lemma: r.Lemma.Text, Root: r.Lemma.Root, Full: t.Full,
			Key: norm.Fold(raw[s:e]), Feats: r.Feats, Pro: r.Pro, Enc: r.Enc, POS: r.POS, Known: r.Known, Class: r.Lemma.Class, Type: t.ID,
		}
		word.Reading = uint8(len(t.words))
		t.words = append(t.words, word)
		sig := newSignature(r, &word)
		sig.static = r.score
		if w.a.model != nil {
			feats = staticFeats(r, &sig, raw, t.Full, feats[:0])
			sig.static += float32(w.a.model.Score(feats))
		}
		t.sigs = append(t.sigs, sig)
	}
	t.ahead = newAhead(t)
	if w.a.model != nil {
		t.prune()
		t.Readings = nil // only training reads them again
	}
	w.list = append(w.list, t)
	return t
}

// hopeless is how far the score of a reading alone may lie behind the best
// before no context is trusted to make it win.
const hopeless = 7

// prune drops the readings that no context would choose.
func (t *Type) prune() {
	top := t.sigs[0].static
	for i := range t.sigs {
		top = max(top, t.sigs[i].static)
	}
	n := 0
	for i := range t.sigs {
		if t.sigs[i].static >= top-hopeless {
			t.words[n], t.sigs[n] = t.words[i], t.sigs[i]
			n++
		}
	}
	t.words, t.sigs = slices.Clone(t.words[:n]), slices.Clone(t.sigs[:n])
	for i := range t.words {
		t.words[i].Reading = uint8(i)
	}
}

// choose returns the reading of t that suits its neighbours best: the hand-set
// scores and the trained weights add up.
func (w *Worker) choose(t *Type, p1, p2 *signature, c clause, next *ahead) int {
	best, bestScore := 0, float32(-1e9)
	m := w.a.model
	if m == nil {
		for k := range t.sigs {
			if s := t.sigs[k].static + contextScore(&t.sigs[k], p1); s > bestScore {
				best, bestScore = k, s
			}
		}
		return best
	}
	ctx := newContext(p1, p2, c, next)
	var feats [dynamicFeats]uint32
	for k := range t.sigs {
		sig := &t.sigs[k]
		s := sig.static + contextScore(sig, p1)
		ctx.feats(sig, &feats)
		for _, f := range feats {
			s += m.Weight(f)
		}
		if s > bestScore {
			best, bestScore = k, s
		}
	}
	return best
}
