package morph

import (
	"marsad"
	"marsad/internal/learn"
)

// A Trial is one token with its readings, as the ranker sees them.
type Trial struct {
	Words []marsad.Word // one for each reading; stems relative to the token
	Base  []float32     // hand-set scores
	Feats [][]uint32    // features that hold of each reading where it stands
}

// WithModel returns an analyzer that differs from a in its weights only.
func (a *Analyzer) WithModel(m *learn.Linear) *Analyzer {
	b := *a
	b.model = m
	return &b
}

// Try walks over the tokens as [Worker.Words] does, but lets pick choose among
// the readings of each. The trial belongs to Try after pick returns. It is for
// training, and the worker's analyzer should have no model.
func (w *Worker) Try(text string, toks []marsad.Token, pick func(i int, t *Trial) int) {
	p1, p2 := &boundary, &boundary
	cl := clauseOpen
	var tr Trial
	var dyn [dynamicFeats]uint32
	for i := range toks {
		t := w.typeOf(text, toks[i])
		next := &end
		if i+1 < len(toks) && !newLine(text, toks[i+1]) {
			next = &w.typeOf(text, toks[i+1]).ahead
		}
		if newLine(text, toks[i]) {
			p1, p2 = &boundary, &boundary
			cl = clauseOpen
		}
		tr.Words, tr.Base, tr.Feats = tr.Words[:0], tr.Base[:0], tr.Feats[:0]
		ctx := newContext(p1, p2, cl, next)
		for k := range t.Readings {
			r := &t.Readings[k]
			f := staticFeats(r, &t.alts[k].sig, text[toks[i].Start:toks[i].End], t.alts[k].form.Full, nil)
			tr.Words = append(tr.Words, marsad.Word{Form: &t.alts[k].form, Stem: marsad.Span{Start: int(t.alts[k].start), End: int(t.alts[k].end)}})
			ctx.feats(&t.alts[k].sig, &dyn)
			tr.Base = append(tr.Base, r.score+contextScore(&t.alts[k].sig, p1))
			tr.Feats = append(tr.Feats, append(f, dyn[:]...))
		}
		k := pick(i, &tr)
		p1, p2 = &t.alts[k].sig, p1
		cl = cl.after(p1)
	}
}

// NewsVerbs calls f with every verb of the lexicon that frames or reporting lists
// know, and its masdars.
func (a *Analyzer) NewsVerbs(f func(verb string, masdars []string)) {
	masdars := map[string][]string{}
	for i := range a.lemmas {
		if l := &a.lemmas[i]; l.Deriv == marsad.Masdar {
			masdars[l.Root] = append(masdars[l.Root], l.Text)
		}
	}
	for i := range a.lemmas {
		if l := &a.lemmas[i]; l.POS == marsad.POSVerb && l.News {
			f(l.Text, masdars[l.Text])
		}
	}
}
