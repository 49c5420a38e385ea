package eval

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"

	"marsad"
)

// A Detector returns the event types of a sentence, each with the confidence of
// its best event. Types that are not in the map were not found.
type Detector func(text string) map[marsad.EventType]float64

// A Protocol is one way to read the judgements of the GSR (docs/arabic.md §3a).
type Protocol struct {
	Type     marsad.EventType
	Name     string
	N        int // sentences
	Positive int
	Measure          // the interval is that of F1
	AP       float64 // average precision by confidence; what was not found comes last
}

// A SpanRecall counts the sentences with marked actors, all of which tell an event.
type SpanRecall struct {
	Type  marsad.EventType
	N     int
	Any   int // any event was found
	Found int // the right type was found
}

// A GSRReport is what [GSRSet.Detect] found.
type GSRReport struct {
	Protocols []Protocol
	Spans     []SpanRecall
}

// protocols say which rows count and which of them are positive.
var protocols = []struct {
	name     string
	in       func(*gsrRow) bool
	positive func(*gsrRow) bool
}{
	{"yes vs easy", func(r *gsrRow) bool { return r.label == "yes" || r.label == "easy no" }, (*gsrRow).yes},
	{"yes vs easy+difficult", func(r *gsrRow) bool { return r.label == "yes" || r.label == "easy no" || r.label == "difficult no" }, (*gsrRow).yes},
	{"majority", func(*gsrRow) bool { return true }, func(r *gsrRow) bool { return r.accept > r.reject }},
}

func (r *gsrRow) yes() bool { return r.label == "yes" }

// gsrResamples is the number of bootstrap samples of articles.
const gsrResamples = 1000

// Detect runs f once on every sentence. A type counts as found when its
// confidence is at least minConfidence.
func (set *GSRSet) Detect(f Detector, minConfidence float64) GSRReport {
	var out GSRReport
	known := map[string]map[marsad.EventType]float64{}
	detect := func(text string) map[marsad.EventType]float64 {
		m, ok := known[text]
		if !ok {
			m = f(text)
			known[text] = m
		}
		return m
	}
	for _, t := range []marsad.EventType{marsad.EventAssault, marsad.EventProtest} {
		for _, p := range protocols {
			var rows []detection
			for i := range set.rows[t] {
				row := &set.rows[t][i]
				if !p.in(row) {
					continue
				}
				c, ok := detect(row.text)[t]
				rows = append(rows, detection{article: row.article, confidence: c, scored: ok, found: ok && c >= minConfidence, positive: p.positive(row)})
			}
			out.Protocols = append(out.Protocols, protocolOf(t, p.name, rows))
		}
		s := SpanRecall{Type: t}
		for _, x := range set.spans {
			if x.typ != t {
				continue
			}
			s.N++
			found := detect(x.text)
			some := false
			for _, c := range found {
				some = some || c >= minConfidence
			}
			s.Any += one(some)
			c, ok := found[t]
			s.Found += one(ok && c >= minConfidence)
		}
		out.Spans = append(out.Spans, s)
	}
	return out
}

// A Judgement is what people said of one sentence: whether it tells a specific
// event of the type.
type Judgement struct {
	Type           marsad.EventType
	Article, Text  string
	Accept, Reject int // how many said so
}

// Judgements returns the sentences with what people said of them, ASSAULT first,
// in the order of the files.
func (set *GSRSet) Judgements() []Judgement {
	var out []Judgement
	for _, t := range []marsad.EventType{marsad.EventAssault, marsad.EventProtest} {
		for _, r := range set.rows[t] {
			out = append(out, Judgement{t, r.article, r.text, r.accept, r.reject})
		}
	}
	return out
}

// A detection is one sentence under one protocol.
type detection struct {
	article                 string
	confidence              float64
	scored, found, positive bool
}

func protocolOf(t marsad.EventType, name string, rows []detection) Protocol {
	p := Protocol{Type: t, Name: name, N: len(rows)}
	type article struct{ right, positive, found int }
	var by []article
	index := map[string]int{}
	var all article
	for _, r := range rows {
		i, ok := index[r.article]
		if !ok {
			i = len(by)
			index[r.article] = i
			by = append(by, article{})
		}
		for _, a := range []*article{&by[i], &all} {
			a.right += one(r.found && r.positive)
			a.positive += one(r.positive)
			a.found += one(r.found)
		}
	}
	p.Positive = all.positive
	p.PRF = prf(all.right, all.positive, all.found)
	p.AP = averagePrecision(rows)

	rnd := newTwister(1)
	f1 := make([]float64, 0, gsrResamples)
	for range gsrResamples {
		var c article
		for range by {
			a := by[rnd.index(len(by))]
			c.right += a.right
			c.positive += a.positive
			c.found += a.found
		}
		f1 = append(f1, prf(c.right, c.positive, c.found).F1)
	}
	p.Low, p.High = middle95(f1)
	return p
}

// averagePrecision sums precision at each step of recall, from the most
// confident sentence down; equal confidences make one step.
func averagePrecision(rows []detection) float64 {
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b detection) int {
		if a.scored != b.scored {
			return one(b.scored) - one(a.scored)
		}
		return cmp.Compare(b.confidence, a.confidence)
	})
	positive := 0
	for _, r := range rows {
		positive += one(r.positive)
	}
	ap, right := 0.0, 0
	for i := 0; i < len(rows); {
		j, step := i, 0
		for j < len(rows) && rows[j].scored == rows[i].scored && rows[j].confidence == rows[i].confidence {
			step += one(rows[j].positive)
			j++
		}
		j = max(j, i+1) // a NaN equals nothing
		right += step
		ap += share(step, positive) * share(right, j)
		i = j
	}
	return ap
}

// Write prints one line per protocol, then the recall on marked sentences.
func (r *GSRReport) Write(w io.Writer) error {
	var b strings.Builder
	for _, p := range r.Protocols {
		fmt.Fprintf(&b, "%-8s %-22s n %4d (%3d)  P %.3f  R %.3f  F1 %.3f   95%% [%.3f, %.3f]  AP %.3f\n", p.Type, p.Name, p.N, p.Positive, p.P, p.R, p.F1, p.Low, p.High, p.AP)
	}
	for _, s := range r.Spans {
		fmt.Fprintf(&b, "%-8s %-22s n %4d  any event %.3f  type recall %.3f\n", s.Type, "marked sentences", s.N, share(s.Any, s.N), share(s.Found, s.N))
	}
	return write(w, b.String())
}
