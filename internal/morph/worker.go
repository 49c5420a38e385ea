package morph

import (
	"slices"
	"strings"

	"marsad"
	"marsad/internal/norm"
)

// A Worker analyses the words of documents one after the other. It caches the
// readings of every word type it has seen, and is for one goroutine.
type Worker struct {
	a        *Analyzer
	types    table
	list     []*Type
	readings int32 // numbered so far
	// scratch of newType
	found []Analysis
	forms []marsad.Form
	stems []marsad.Span
	sigs  []signature
	feats []uint32
}

// A Type is a written form and its readings.
type Type struct {
	ID       int32
	met      uint32 // how often since the cache was thinned out
	raw      string
	Readings []Analysis // nil once a trained model has chosen what to keep
	forms    []marsad.Form
	stems    []marsad.Span // of each reading, relative to the token
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

// Reset thins out the cache: it keeps the types that are met often. Numbers of
// types and readings change, so whoever keeps facts by them must drop them.
func (w *Worker) Reset() {
	old := w.list
	w.types = newTable()
	w.list = nil
	w.readings = 0
	for _, t := range old {
		if t.met < often || len(w.list) > maxTypes/2 {
			continue
		}
		t.met = 0
		t.ID = int32(len(w.list))
		t.forms = slices.Clone(t.forms) // documents hold the old ones
		w.number(t)
		w.list = append(w.list, t)
		w.types.add(t, hashOf(t.raw))
	}
}

// number tells the readings of t their numbers.
func (w *Worker) number(t *Type) {
	for i := range t.forms {
		t.forms[i].Type, t.forms[i].Reading = t.ID, w.readings
		w.readings++
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
		start := toks[i].Start
		out = append(out, marsad.Word{Form: &t.forms[k], Stem: marsad.Span{Start: start + t.stems[k].Start, End: start + t.stems[k].End}})
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
	raw = strings.Clone(raw) // do not keep the article alive
	full := norm.Fold(raw)
	t := &Type{raw: raw, ID: int32(len(w.list))}
	switch kind {
	case marsad.TokenWord:
		w.found = w.a.analyze(w.found[:0], raw, full)
	case marsad.TokenNumber:
		w.found = append(w.found[:0], Analysis{POS: marsad.POSNum, Lemma: &Lemma{Text: full, POS: marsad.POSNum}, Known: true})
	case marsad.TokenPunct:
		w.found = append(w.found[:0], Analysis{POS: marsad.POSPunct, Lemma: &Lemma{Text: full, POS: marsad.POSPunct}, Known: true})
	default:
		w.found = append(w.found[:0], Analysis{POS: marsad.POSX, Lemma: &Lemma{Text: full, POS: marsad.POSX}})
	}
	w.forms, w.stems, w.sigs = w.forms[:0], w.stems[:0], w.sigs[:0]
	for i := range w.found {
		r := &w.found[i]
		s, e := stemSpan(raw, r.pre, r.suf)
		form := marsad.Form{
			Lemma: r.Lemma.Text, Root: r.Lemma.Root, Full: full, Key: norm.Fold(raw[s:e]), Class: r.Lemma.Class,
			Feats: r.Feats, Pro: r.Pro, Enc: r.Enc, POS: r.POS, Known: r.Known,
		}
		sig := newSignature(r, &form)
		sig.static = r.score
		if w.a.model != nil && len(w.found) > 1 {
			w.feats = staticFeats(r, &sig, raw, full, w.feats[:0])
			sig.static += float32(w.a.model.Score(w.feats))
		}
		w.forms, w.stems, w.sigs = append(w.forms, form), append(w.stems, marsad.Span{Start: s, End: e}), append(w.sigs, sig)
	}
	t.ahead = newAhead(full, w.found, w.sigs[0].fine)
	if w.a.model != nil {
		w.prune()
	} else {
		t.Readings = slices.Clone(w.found) // only training reads them again
	}
	t.forms, t.stems, t.sigs = slices.Clone(w.forms), slices.Clone(w.stems), slices.Clone(w.sigs)
	w.number(t)
	w.list = append(w.list, t)
	return t
}

// hopeless is how far the score of a reading alone may lie behind the best
// before no context is trusted to make it win.
const hopeless = 7

// prune drops the readings in the scratch that no context would choose.
func (w *Worker) prune() {
	top := w.sigs[0].static
	for i := range w.sigs {
		top = max(top, w.sigs[i].static)
	}
	n := 0
	for i := range w.sigs {
		if w.sigs[i].static >= top-hopeless {
			w.forms[n], w.stems[n], w.sigs[n] = w.forms[i], w.stems[i], w.sigs[i]
			n++
		}
	}
	w.forms, w.stems, w.sigs = w.forms[:n], w.stems[:n], w.sigs[:n]
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
