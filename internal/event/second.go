package event

import (
	"math"

	"marsad"
	"marsad/internal/learn"
)

// The first scorer sees a candidate by itself. The second one weighs it again,
// knowing what the first said of all others: another type of the same word, the
// headline, what the article tells again and again, the verb that governs it.

// A Standing is where a candidate stands among the candidates of its document.
type Standing struct {
	Trigger   int // first token
	Gov       int // token of the governing verb, −1
	Paragraph int
	Title     bool
	Type      marsad.EventType
	Form      uint8
	Lemma     uint64
}

// secondFloor is the probability below which a candidate is not weighed again.
const secondFloor = .02

// A second holds what is needed to weigh the candidates of one document again.
type second struct {
	st    []Standing
	prob  []float64
	most  [][marsad.NumEventTypes]float64 // by paragraph: highest probability of each type
	sum   [][marsad.NumEventTypes]float64
	next  []int32 // next candidate of the same type, −1
	first [marsad.NumEventTypes]int32
	total [marsad.NumEventTypes]float64
	title int  // its paragraph, −1
	lone  bool // all candidates stand in one paragraph
}

// load takes the candidates of a document, in the order of the text, with their
// first probabilities.
func (s *second) load(st []Standing, prob []float64) {
	s.st, s.prob, s.title = st, prob, -1
	pars := 0
	for i := range st {
		pars = max(pars, st[i].Paragraph+1)
	}
	s.most, s.sum, s.next = grow(s.most, pars), grow(s.sum, pars), grow(s.next, len(st))
	s.total = [marsad.NumEventTypes]float64{}
	for t := range s.first {
		s.first[t] = -1
	}
	for i := len(st) - 1; i >= 0; i-- {
		x := &st[i]
		p := prob[i]
		s.most[x.Paragraph][x.Type] = max(s.most[x.Paragraph][x.Type], p)
		s.sum[x.Paragraph][x.Type] += p
		s.total[x.Type] += p
		s.next[i], s.first[x.Type] = s.first[x.Type], int32(i)
		if x.Title {
			s.title = x.Paragraph
		}
	}
	s.lone = len(st) > 0 && st[0].Paragraph == st[len(st)-1].Paragraph
}

// tenth puts a probability into one of ten parts; none is apart from the lowest.
func tenth(p float64) uint64 {
	if p <= 0 {
		return 20
	}
	return uint64(p * 9.99)
}

func logit(p float64) float64 { return math.Log(p+1e-6) - math.Log(1-p+1e-6) }

// features appends what speaks for or against candidate i to f.
func (s *second) features(i int, f []uint32) []uint32 {
	x := &s.st[i]
	ty, mine := uint64(x.Type), tenth(s.prob[i])
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	add(sBias, 0, 0)
	add(sBias, ty, 1<<8)
	add(sBias, ty, uint64(x.Form)|1<<9)
	own := logit(s.prob[i])
	for k := -8; k <= 8 && own > float64(k)*.5; k++ {
		add(sOwn, uint64(k+100), 0)
		add(sOwn, uint64(k+100), 1+ty)
	}
	put := func(t uint32, p float64) {
		b := tenth(p)
		add(t, b, 0)
		add(t, b, 1+ty)
		add(t, b, 100+mine)
	}
	// the paragraph
	var sameWord, sameType, others float64
	rank, n := 0, 0
	wordType := marsad.EventNone
	for _, step := range [2]int{-1, 1} {
		for j := i + step; j >= 0 && j < len(s.st) && s.st[j].Paragraph == x.Paragraph; j += step {
			o, p := &s.st[j], s.prob[j]
			switch {
			case o.Trigger == x.Trigger:
				if p > sameWord {
					sameWord, wordType = p, o.Type
				}
			case o.Type == x.Type:
				sameType = max(sameType, p)
				n++
				if p > s.prob[i] {
					rank++
				}
			default:
				others += p
				if p > .4 {
					add(sBeside, uint64(o.Type), ty)
				}
			}
		}
	}
	put(sWord, sameWord)
	add(sWordType, uint64(wordType), ty)
	put(sPar, sameType)
	add(sRank, uint64(min(rank, 3)), uint64(min(n, 4)))
	add(sRank, uint64(min(rank, 3)), 100+ty)
	add(sOthers, uint64(min(others*2, 8)), 0)
	add(sOthers, uint64(min(others*2, 8)), 1+ty)
	if x.Gov >= 0 {
		g, gt := 0.0, marsad.EventNone
		for j := range s.st {
			if s.st[j].Trigger == x.Gov && s.prob[j] > g {
				g, gt = s.prob[j], s.st[j].Type
			}
		}
		put(sGov, g)
		add(sGovType, uint64(gt), ty)
		add(sGovType, uint64(gt)<<8|tenth(g)/3, ty|1<<8)
	}
	if s.lone { // there is no article that could tell more
		add(sLone, 0, 0)
		add(sLone, ty, 1)
		add(sLone, mine, 2)
		return f
	}
	if x.Title {
		add(sTitle, 99, 0)
	} else if s.title >= 0 {
		put(sTitle, s.most[s.title][x.Type])
	}
	best, near := 0.0, 0.0
	for p := range s.most {
		if v := s.most[p][x.Type]; p != x.Paragraph {
			best = max(best, v)
			if p >= x.Paragraph-1 && p <= x.Paragraph+1 {
				near = max(near, v)
			}
		}
	}
	put(sDoc, best)
	put(sNear, near)
	often := s.total[x.Type] - s.sum[x.Paragraph][x.Type]
	add(sOften, uint64(min(often*1.5, 15)), 0)
	add(sOften, uint64(min(often*1.5, 15)), 1+ty)
	again := 0.0
	for j := s.first[x.Type]; j >= 0; j = s.next[j] {
		if o := &s.st[j]; o.Lemma == x.Lemma && o.Paragraph != x.Paragraph {
			again = max(again, s.prob[j])
		}
	}
	put(sAgain, again)
	top := 0
	for t, v := range s.total {
		if v-s.sum[x.Paragraph][t] > s.total[top]-s.sum[x.Paragraph][top] {
			top = t
		}
	}
	add(sTop, uint64(top), ty)
	return f
}

// Seconds returns the features of the second weighing of each candidate of one
// document, nil for those that are too unlikely. The candidates are in the order
// of the text; prob is what the first scorer says of them.
func Seconds(st []Standing, prob []float64) [][]uint32 {
	var s second
	s.load(st, prob)
	out := make([][]uint32, len(st))
	for i := range st {
		if prob[i] >= secondFloor {
			out[i] = s.features(i, nil)
		}
	}
	return out
}

// standings describes the candidates of the document to the second scorer.
func (w *Worker) standings() []Standing {
	w.standing = w.standing[:0]
	for i := range w.cands {
		c := &w.cands[i]
		sent := &w.doc.Sentences[c.Sent]
		w.standing = append(w.standing, Standing{c.First, c.gov, sent.Paragraph, sent.Title, c.Type, uint8(c.Form), w.lemmas[c.First]})
	}
	return w.standing
}

// weigh sets the probability of every candidate.
func (w *Worker) weigh() {
	m := w.f.models
	w.firsts = grow(w.firsts, len(w.cands))
	word := 0.0
	for i := range w.cands {
		c := &w.cands[i]
		if i == 0 || !sameWord(c, &w.cands[i-1]) { // what holds of the word is summed once
			w.feats = w.wordFeatures(c, w.feats[:0])
			word = m.Event.Score(w.feats)
		}
		w.feats = w.typeFeatures(c, w.feats[:0])
		c.Prob = 1 / (1 + math.Exp(-word-m.Event.Score(w.feats)))
		w.firsts[i] = c.Prob
	}
	if m.Second == nil {
		return
	}
	w.second.load(w.standings(), w.firsts)
	for i := range w.cands {
		if w.firsts[i] >= secondFloor {
			w.feats = w.second.features(i, w.feats[:0])
			w.cands[i].Prob = m.Second.Prob(w.feats)
		}
	}
}
