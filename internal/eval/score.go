// Package eval measures how well articles were coded. Call [Score] with the
// annotated gold and the coded documents, or [ReadSystem] with the records the
// coder printed; [Report.Write] prints the figures byte for byte as the shared
// score.py does. The other functions score one component each against public
// data: [GSR], [PUD], [Entities], [Dates], [Calibrate].
//
// It only reads: nothing here codes text, and no test file may hold text of the
// gold. The figures of Score are stable, since they repeat score.py; the layout
// of the other reports is not.
package eval

import (
	"sort"

	"marsad"
	"marsad/internal/gold"
)

// A Measure is precision, recall and F1 with the 95 % bootstrap interval of F1.
type Measure struct {
	PRF
	Low, High float64
}

// PRF is precision, recall and F1; each is 0 when it has no denominator.
type PRF struct{ P, R, F1 float64 }

// prf counts as score.py does: right, in the gold, in the system's output.
func prf(right, ngold, nsys int) PRF {
	var m PRF
	if nsys > 0 {
		m.P = float64(right) / float64(nsys)
	}
	if ngold > 0 {
		m.R = float64(right) / float64(ngold)
	}
	if m.P+m.R > 0 {
		m.F1 = 2 * m.P * m.R / (m.P + m.R)
	}
	return m
}

// share is a/b, 0 when b is 0.
func share(a, b int) float64 {
	if b == 0 {
		return 0
	}
	return float64(a) / float64(b)
}

// A Report holds every figure of score.py, micro-averaged over event mentions.
type Report struct {
	Articles, Gold, System int // articles; gold and coded mentions
	Skipped                int // records of documents that are not in the gold

	Detect  Measure // type in the sentence
	Country Measure // and the countries of both sides
	Strict  Measure // and all codes of both sides and the auxiliary

	Aux, Mode, Who float64 // accuracy on detected pairs

	Quotes         PRF
	Speaker        float64 // speaker's code right, on detected quotes
	QuoteSentences int     // sentences with a quote in the gold

	PerType []TypeScore // most frequent in the gold first, ties by name
	Errors  []Mistake   // by article id, sentence and kind
	Pairs   []Pair      // coded mentions: their confidence, and whether they were detected
}

// A TypeScore counts one event type.
type TypeScore struct {
	Type                        string
	Gold, Coded, Detect, Strict int
}

// A Mistake is one event mention that is not strictly right.
type Mistake struct {
	Kind     string // "missed", "spurious" or "wrong codes"
	Article  string
	Sentence int
	Text     string // of the sentence
	Gold     string // the gold event on one line; "" when spurious
	Coded    string // the coded event on one line; "" when missed
}

// Score compares coded documents with the gold. Events below minConfidence are
// left out as the command does when it prints. Documents that are not in the
// gold are counted record by record in Skipped.
func Score(set *gold.Set, docs []*marsad.Document, minConfidence float64) Report {
	sys := newSystem(set)
	for _, doc := range docs {
		sys.add(doc, minConfidence)
	}
	return score(set, sys)
}

func score(set *gold.Set, sys *system) Report {
	g := goldOf(set)
	keys := make([]key, 0, len(g.events)+len(sys.events))
	for k := range g.events {
		keys = append(keys, k)
	}
	for k := range sys.events {
		if _, both := g.events[k]; !both {
			keys = append(keys, k)
		}
	}
	// score.py's errors are sorted by article id; the figures do not depend on the order.
	sort.Slice(keys, func(i, j int) bool {
		a, b := set.Articles[keys[i].article].ID, set.Articles[keys[j].article].ID
		if a != b {
			return a < b
		}
		return keys[i].sentence < keys[j].sentence
	})

	t := tally{by: make([]counts, len(set.Articles)), per: map[string]*counts{}}
	for _, k := range keys {
		t.sentence(&set.Articles[k.article], k, g.events[k], sys.events[k])
	}
	var c counts
	for i := range t.by {
		c.add(&t.by[i])
	}
	r := Report{
		Articles: len(set.Articles), Gold: c.gold, System: c.sys, Skipped: sys.skipped,
		Detect:  Measure{PRF: prf(c.detect, c.gold, c.sys)},
		Country: Measure{PRF: prf(c.country, c.gold, c.sys)},
		Strict:  Measure{PRF: prf(c.strict, c.gold, c.sys)},
		Aux:     share(c.aux, c.detect), Mode: share(c.mode, c.modeN), Who: share(c.who, c.whoN),
		Errors: t.mistakes, Pairs: t.pairs,
	}
	r.intervals(t.by)
	r.quotes(g, sys)
	for name, p := range t.per {
		r.PerType = append(r.PerType, TypeScore{name, p.gold, p.sys, p.detect, p.strict})
	}
	sort.Slice(r.PerType, func(i, j int) bool {
		a, b := &r.PerType[i], &r.PerType[j]
		if a.Gold != b.Gold {
			return a.Gold > b.Gold
		}
		return a.Type < b.Type
	})
	return r
}

// quotes fills the figures of quotes: one per sentence, whatever it quotes.
func (r *Report) quotes(g, sys *system) {
	both, right := 0, 0
	for k, want := range g.quotes {
		got, ok := sys.quotes[k]
		if !ok {
			continue
		}
		both++
		if shareCode(want, got) {
			right++
		}
	}
	r.QuoteSentences = len(g.quotes)
	r.Quotes = prf(both, len(g.quotes), len(sys.quotes))
	r.Speaker = share(right, both)
}

func shareCode(a, b []marsad.Code) bool {
	for _, x := range a {
		for _, y := range b {
			if x == y {
				return true
			}
		}
	}
	return false
}

// resamples is score.py's number of bootstrap samples.
const resamples = 200

// intervals resamples whole articles, as random.Random(1).choices does. score.py
// starts anew from seed 1 for every figure, so one set of samples serves all three.
func (r *Report) intervals(by []counts) {
	rnd := newTwister(1)
	var detect, country, strict []float64
	for range resamples {
		var c counts
		for range by {
			c.add(&by[rnd.index(len(by))])
		}
		detect = append(detect, prf(c.detect, c.gold, c.sys).F1)
		country = append(country, prf(c.country, c.gold, c.sys).F1)
		strict = append(strict, prf(c.strict, c.gold, c.sys).F1)
	}
	r.Detect.Low, r.Detect.High = middle95(detect)
	r.Country.Low, r.Country.High = middle95(country)
	r.Strict.Low, r.Strict.High = middle95(strict)
}

// middle95 sorts v and returns the bounds of its middle 95 % as score.py takes them.
func middle95(v []float64) (low, high float64) {
	sort.Float64s(v)
	n := float64(len(v))
	return v[int(.025*n)], v[int(.975*n)-1]
}
