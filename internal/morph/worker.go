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
	alts  []alt
	feats []uint32
}

// A Type is a written form and its readings. Looking up a token costs waiting
// for memory more than anything, so what is known of a type lies in two places.
type Type struct {
	raw      string
	alts     []alt // its readings
	ahead    ahead // as seen from the word before
	ID       int32
	met      uint32     // how often since the cache was thinned out
	Readings []Analysis // nil once a trained model has chosen what to keep
}

// An alt is one reading of a type.
type alt struct {
	sig        signature
	start, end int32 // of the stem, in bytes of the token
	form       marsad.Form
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
		t.alts = slices.Clone(t.alts) // documents hold the old ones
		w.number(t)
		w.list = append(w.list, t)
		w.types.add(t, hashOf(t.raw))
	}
}

// number tells the readings of t their numbers.
func (w *Worker) number(t *Type) {
	for i := range t.alts {
		t.alts[i].form.Type, t.alts[i].form.Reading = t.ID, w.readings
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
		if len(t.alts) > 1 {
			k = w.choose(t, p1, p2, cl, ahead)
		}
		a, start := &t.alts[k], toks[i].Start
		p1, p2 = &a.sig, p1
		out = append(out, marsad.Word{Form: &a.form, Stem: marsad.Span{Start: start + int(a.start), End: start + int(a.end)}})
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
	w.alts = w.alts[:0]
	for i := range w.found {
		r := &w.found[i]
		s, e := stemSpan(raw, r.pre, r.suf)
		w.alts = append(w.alts, alt{start: int32(s), end: int32(e), form: marsad.Form{
			Lemma: r.Lemma.Text, Root: r.Lemma.Root, Full: full, Key: norm.Fold(raw[s:e]), Class: r.Lemma.Class,
			Feats: r.Feats, Pro: r.Pro, Enc: r.Enc, POS: r.POS, Known: r.Known,
		}})
		a := &w.alts[i]
		a.sig = newSignature(r, &a.form)
		a.sig.static = r.score
		if w.a.model != nil && len(w.found) > 1 {
			w.feats = staticFeats(r, &a.sig, raw, full, w.feats[:0])
			a.sig.static += float32(w.a.model.Score(w.feats))
		}
	}
	t.ahead = newAhead(full, w.found, w.alts[0].sig.fine)
	if w.a.model != nil {
		w.prune()
	} else {
		t.Readings = slices.Clone(w.found) // only training reads them again
	}
	t.alts = slices.Clone(w.alts)
	w.number(t)
	w.list = append(w.list, t)
	return t
}

// hopeless is how far the score of a reading alone may lie behind the best
// before no context is trusted to make it win.
const hopeless = 7

// prune drops the readings in the scratch that no context would choose.
func (w *Worker) prune() {
	top := w.alts[0].sig.static
	for i := range w.alts {
		top = max(top, w.alts[i].sig.static)
	}
	w.alts = slices.DeleteFunc(w.alts, func(a alt) bool { return a.sig.static < top-hopeless })
}

// choose returns the reading of t that suits its neighbours best: the hand-set
// scores and the trained weights add up.
func (w *Worker) choose(t *Type, p1, p2 *signature, c clause, next *ahead) int {
	best, bestScore := 0, float32(-1e9)
	m := w.a.model
	if m == nil {
		for k := range t.alts {
			if s := t.alts[k].sig.static + contextScore(&t.alts[k].sig, p1); s > bestScore {
				best, bestScore = k, s
			}
		}
		return best
	}
	ctx := newContext(p1, p2, c, next)
	var feats [dynamicFeats]uint32
	for k := range t.alts {
		sig := &t.alts[k].sig
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
