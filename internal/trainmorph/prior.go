package trainmorph

import (
	"io"
	"math"
	"sort"

	"marsad"
	"marsad/internal/learn"
	"marsad/internal/morph"
	"marsad/internal/token"
)

// The settings of the prior.
const (
	priorRounds = 4
	priorShare  = .4  // weight of the log frequency
	priorZero   = 3.5 // log frequency of a verb that the prior leaves alone
	masdarShare = .25 // how much a masdar tells of its verb
	priorMost   = 300_000
)

// A Prior tells how common verbs are among each other, as weights of [morph.PriorFeature].
type Prior map[uint32]float32

// ReadPrior estimates the frequencies of verbs from unlabelled articles, JSON lines
// with title and text: the readings of a type share its count by their scores
// and the frequencies of the round before.
func ReadPrior(a *morph.Analyzer, r io.Reader) (Prior, error) {
	counts := map[string]int{}
	err := articles(r, func(text string) {
		toks, _ := token.Split(text, true, nil, nil)
		for _, t := range toks {
			if t.Kind == marsad.TokenWord {
				counts[t.In(text)]++
			}
		}
	})
	if err != nil {
		return nil, err
	}
	types := make([]string, 0, len(counts))
	for t := range counts {
		types = append(types, t)
	}
	sort.Slice(types, func(i, j int) bool {
		if counts[types[i]] != counts[types[j]] {
			return counts[types[i]] > counts[types[j]]
		}
		return types[i] < types[j]
	})
	types = types[:min(len(types), priorMost)]

	type reading struct {
		lemma, root uint32
		base        float32
		verb        bool
	}
	var readings []reading
	starts := []int{0}
	w := morph.NewWorker(a.WithModel(nil))
	for _, t := range types {
		w.Try(t, []marsad.Token{{Span: marsad.Span{Start: 0, End: len(t)}}}, func(_ int, tr *morph.Trial) int {
			for k := range tr.Words {
				x := &tr.Words[k]
				if !x.Known {
					continue
				}
				rd := reading{lemma: morph.PriorFeature(x.Lemma, x.POS), base: tr.Base[k], verb: x.POS == marsad.POSVerb}
				if x.Feats.Deriv == marsad.Masdar && x.Root != "" {
					rd.root = morph.PriorFeature(x.Root, marsad.POSVerb)
				}
				readings = append(readings, rd)
			}
			return 0
		})
		starts = append(starts, len(readings))
	}
	prior := Prior{}
	var p []float64
	for range priorRounds {
		sums := map[uint32]float64{}
		for i, t := range types {
			rs := readings[starts[i]:starts[i+1]]
			if len(rs) == 0 {
				continue
			}
			p = p[:0]
			for _, r := range rs {
				p = append(p, float64(r.base+prior[r.lemma]))
			}
			learn.Softmax(p)
			for k, r := range rs {
				sums[r.lemma] += p[k] * float64(counts[t])
				if r.root != 0 {
					sums[r.root] += masdarShare * p[k] * float64(counts[t])
				}
			}
		}
		next := Prior{}
		for i := range readings {
			l := readings[i].lemma
			if readings[i].verb {
				next[l] = float32(priorShare * (math.Log(sums[l]+1) - priorZero))
			}
		}
		prior = next
	}
	return prior, nil
}
