package event

import (
	"marsad"
	"marsad/internal/learn"
)

// What a token between trigger and mention counts as in a path. Prepositions
// and conjunctions count by their lemma instead.
const (
	stepNone uint64 = iota // adverbs, adjectives, numbers: left out
	stepComma
	stepQuote
	stepBreak
	stepBracket
	stepVerb
	stepPassive
	stepSaying
	stepRelative
	stepThat
	stepParticle
	stepNoun
	stepDefinite
	stepPossessed
	stepMasdar
	stepActor
	stepPlace
	stepNisba
	stepAnd
	stepBi
	stepLi
)

// maxPath is the most steps of a path that are taken together; of longer ones
// only the ends count.
const maxPath = 6

// steps appends the steps that the token at i makes; next is the token after it,
// or after the mention that begins there.
func (w *Worker) steps(i int, out []uint64) ([]uint64, int) {
	word := &w.words[i]
	if w.toks[i].Kind == marsad.TokenPunct {
		switch word.Full {
		case "،", ",":
			return append(out, stepComma), i + 1
		case "\"", "«", "»", "“", "”":
			return append(out, stepQuote), i + 1
		case "(", ")", "[", "]", "-", "–":
			return append(out, stepBracket), i + 1
		}
		return append(out, stepBreak), i + 1
	}
	if word.Pro.Has(marsad.ProWa | marsad.ProFa) {
		out = append(out, stepAnd)
	}
	switch {
	case word.POS == marsad.POSAdp:
		return append(out, w.lemmas[i]<<8), i + 1
	case word.Pro.Has(marsad.ProBi):
		out = append(out, stepBi)
	case word.Pro.Has(marsad.ProLi):
		out = append(out, stepLi)
	}
	if m := w.mentionStarting(i); m >= 0 {
		mm := &w.mentions[m]
		s := stepActor
		switch {
		case mm.Adjective:
			s = stepNisba
		case mm.Kind == marsad.MentionPlace:
			s = stepPlace
		}
		return append(out, s), max(mm.Last, i+1)
	}
	s := stepNone
	switch word.POS {
	case marsad.POSVerb:
		s = stepVerb
		if word.Feats.Voice == marsad.Passive {
			s = stepPassive
		}
	case marsad.POSSconj:
		s = stepThat
	case marsad.POSPart, marsad.POSAux:
		s = stepParticle
	case marsad.POSDet, marsad.POSPron:
		if word.Class == "rel" {
			s = stepRelative
		}
	case marsad.POSNoun, marsad.POSPropn, marsad.POSX:
		switch {
		case word.Feats.Def:
			s = stepDefinite
		case word.Enc != marsad.EncNone:
			s = stepPossessed
		case word.Feats.Deriv == marsad.Masdar:
			s = stepMasdar
		default:
			s = stepNoun
		}
	}
	if word.OpensClause() {
		s = stepThat
	}
	if s != stepNone {
		out = append(out, s)
	}
	return out, i + 1
}

// pathFeatures tells of the words between trigger and mention: what kind each
// is, in order, where they are few, else those next to either.
func (w *Worker) pathFeatures(c *Candidate, m *marsad.Mention, add func(uint32, uint64, uint64)) {
	ty, fm := uint64(c.Type), uint64(c.Form)
	lo, hi, side := c.Last, m.First, uint64(0)
	if m.First < c.First {
		lo, hi, side = m.Last, c.First, 1
	} else if m.First < c.Last {
		return
	}
	path := w.path[:0]
	for i := lo; i < hi; {
		path, i = w.steps(i, path)
		if len(path) > 24 {
			break
		}
	}
	// the clitics of the later one belong to the way to it
	later := &w.words[hi]
	if later.Pro.Has(marsad.ProWa | marsad.ProFa) {
		path = append(path, stepAnd)
	}
	switch {
	case later.Pro.Has(marsad.ProBi):
		path = append(path, stepBi)
	case later.Pro.Has(marsad.ProLi):
		path = append(path, stepLi)
	}
	w.path = path
	n := len(path)
	roles := fm<<1 | side
	gen := learn.String(c.Frame.Gen)<<8 | uint64(roleOf(c.Frame, "S"))<<4 | uint64(roleOf(c.Frame, "O"))<<2
	if n <= maxPath {
		h := uint64(n)
		for _, s := range path {
			h = learn.Hash64(h, s)
		}
		add(rPath, h, roles)
		add(rPath, h, roles<<8|ty|1<<16)
		add(rPath, h, gen^roles|1<<62)
		if n <= 3 {
			add(rPathLemma, h, learn.Hash64(w.lemmas[c.First], roles))
		}
	}
	at := func(k int) uint64 {
		if k < 0 || k >= n {
			return 1 << 40
		}
		return path[k]
	}
	add(rPathEnds, learn.Hash64(at(0), at(1)), roles)
	add(rPathEnds, learn.Hash64(learn.Hash64(at(0), at(1)), at(2)), roles|1<<9)
	add(rPathEnds, learn.Hash64(at(n-1), at(n-2)), roles|1<<10)
	add(rPathEnds, learn.Hash64(learn.Hash64(at(n-1), at(n-2)), at(n-3)), roles|1<<11)
	add(rPathEnds, learn.Hash64(learn.Hash64(at(n-1), at(n-2)), at(0)), roles|1<<12)
}
