package train

import (
	"sort"

	"marsad"
	"marsad/internal/event"
	"marsad/internal/learn"
	"marsad/internal/pipeline"
)

// A Judged is a sentence of which people said whether it tells a specific event
// of a type.
type Judged struct {
	Article string // sentences of one article stay in one fold
	Text    string
	Type    marsad.EventType
	Yes, No int // how many said so
}

func (j *Judged) positive() bool { return j.Yes > j.No }

// A Verdict is what a judge says of a sentence that it has not seen. Sure grows
// with its probability and is .5 at the threshold that was best for F1 on other
// sentences that were held out too; it is 0 where the coder finds no word that
// could report the type.
type Verdict struct{ Sure float64 }

// CrossJudge lets a linear judge learn from the judgements of four fifths of the
// sentences, in turn, and say what it thinks of the rest: the figures that a
// trained coder reaches on such a set. models must not have seen the sentences.
// The verdicts are in the order of rows.
func CrossJudge(p *pipeline.Pipeline, models *event.Models, rows []Judged) []Verdict {
	out := make([]Verdict, len(rows))
	w := p.WithModels(models).NewWorker()
	feats := make([][]uint32, len(rows))
	for i := range rows {
		doc := w.Read(&marsad.Article{ID: "judged", Text: rows[i].Text})
		ew := w.Events()
		ew.Prepare(doc)
		for s := range doc.Sentences {
			if f, ok := ew.JudgeFeatures(s, rows[i].Type); ok {
				feats[i] = append(feats[i], f...)
			}
		}
	}
	folds := judgedFolds(rows)
	for _, t := range typesOf(rows) {
		in := func(f, g int) []int { // of type t, outside both folds
			var is []int
			for i := range rows {
				if rows[i].Type == t && folds[i] != f && folds[i] != g {
					is = append(is, i)
				}
			}
			return is
		}
		for f := range Folds {
			at := thresholdOf(rows, feats, folds, t, f, in)
			m := fitJudge(rows, feats, in(f, f))
			for i := range rows {
				if rows[i].Type == t && folds[i] == f && feats[i] != nil {
					out[i].Sure = around(m.Prob(feats[i]), at)
				}
			}
		}
	}
	return out
}

// around maps a probability to one that is .5 at the threshold.
func around(p, at float64) float64 {
	if p < at {
		return .5 * p / at
	}
	return .5 + .5*(p-at)/max(1-at, 1e-9)
}

// thresholdOf returns the threshold that is best for F1 on the other folds, each
// judged without it and without fold f.
func thresholdOf(rows []Judged, feats [][]uint32, folds []int, t marsad.EventType, f int, in func(f, g int) []int) float64 {
	type said struct {
		p  float64
		ok bool
	}
	var all []said
	positives := 0
	for g := range Folds {
		if g == f {
			continue
		}
		m := fitJudge(rows, feats, in(f, g))
		for i := range rows {
			if rows[i].Type != t || folds[i] != g {
				continue
			}
			if rows[i].positive() {
				positives++
			}
			if feats[i] != nil {
				all = append(all, said{m.Prob(feats[i]), rows[i].positive()})
			}
		}
	}
	sort.SliceStable(all, func(a, b int) bool { return all[a].p > all[b].p })
	best, at, right := 0.0, .5, 0
	for n, s := range all {
		if s.ok {
			right++
		}
		if f := 2 * float64(right) / float64(n+1+positives); f > best {
			best, at = f, s.p
		}
	}
	return min(max(at, .01), .99)
}

// fitJudge trains on the rows at is. A sentence counts for both sides, for each
// by the share of the people who took it.
func fitJudge(rows []Judged, feats [][]uint32, is []int) *judge {
	var ex []learn.Example
	for _, i := range is {
		n := rows[i].Yes + rows[i].No
		if feats[i] == nil || n == 0 {
			continue
		}
		if y := rows[i].Yes; y > 0 {
			ex = append(ex, learn.Example{Feats: feats[i], Class: 1, Weight: float32(y) / float32(n)})
		}
		if no := rows[i].No; no > 0 {
			ex = append(ex, learn.Example{Feats: feats[i], Class: 0, Weight: float32(no) / float32(n)})
		}
	}
	var j judge
	for i := range j {
		j[i] = learn.Train(ex, 1, learn.Options{Bits: 20, Epochs: 8, Rate: .02, L2: 1e-4, Seed: Seed + uint64(i), Drop: .1})
	}
	return &j
}

// A judge is the mean of a few models that differ in the order of learning: one
// alone hangs on it, with so few sentences that say yes.
type judge [3]*learn.Linear

func (j *judge) Prob(f []uint32) float64 {
	p := 0.0
	for _, m := range j {
		p += m.Prob(f)
	}
	return p / float64(len(j))
}

func typesOf(rows []Judged) []marsad.EventType {
	var seen [marsad.NumEventTypes]bool
	var out []marsad.EventType
	for i := range rows {
		if t := rows[i].Type; !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// judgedFolds puts the articles into folds by a hash of their names.
func judgedFolds(rows []Judged) []int {
	seen := map[string]int{}
	var ids []string
	for i := range rows {
		if _, ok := seen[rows[i].Article]; !ok {
			seen[rows[i].Article] = 0
			ids = append(ids, rows[i].Article)
		}
	}
	sort.Slice(ids, func(i, j int) bool { return learn.String(ids[i]) < learn.String(ids[j]) })
	for i, id := range ids {
		seen[id] = i % Folds
	}
	out := make([]int, len(rows))
	for i := range rows {
		out[i] = seen[rows[i].Article]
	}
	return out
}
