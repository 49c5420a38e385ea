package event

import (
	"slices"
	"sort"
	"strings"

	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// topicTable finds the words and phrases of topics.tsv.
type topicTable struct {
	first map[string][]topicPhrase // by folded first word, without the article
	names []string                 // contexts, in a fixed order
	index map[string]int
}

type topicPhrase struct {
	rest    []string
	context int
}

func newTopics(rows []lexicon.Topic) *topicTable {
	t := &topicTable{first: map[string][]topicPhrase{}, index: map[string]int{}}
	for _, r := range rows {
		if _, ok := t.index[r.Context]; !ok {
			t.index[r.Context] = 0
			t.names = append(t.names, r.Context)
		}
	}
	sort.Strings(t.names)
	for i, n := range t.names {
		t.index[n] = i
	}
	for _, r := range rows {
		ws := strings.Fields(norm.Fold(r.Phrase))
		for i := range ws {
			ws[i] = bare(ws[i])
		}
		t.first[ws[0]] = append(t.first[ws[0]], topicPhrase{ws[1:], t.index[r.Context]})
	}
	return t
}

func bare(k string) string {
	if s, ok := strings.CutPrefix(k, "ال"); ok && len(s) >= 4 {
		return s
	}
	return k
}

// contexts returns the contexts of the candidate: those its type and mode bring
// with them, then up to three whose words stand in its sentence.
func (w *Worker) contexts(c *Candidate, mode string) []string {
	var out []string
	put := func(s string) {
		if s != "" && !slices.Contains(out, s) {
			out = append(out, s)
		}
	}
	if c.Frame.CAMEO != "" {
		if cam, ok := w.f.lex.Ontology.CAMEO[c.Frame.CAMEO]; ok && cam.Context != "" && cam.Type == c.Type {
			for _, s := range strings.Split(cam.Context, "|") {
				if s == "diplomatic" || s == "cyber" || s == "misinformation" {
					put(s)
				}
			}
		}
	}
	if mode == "cyber" || mode == "misinformation" {
		put(mode)
	}
	w.votes = grow(w.votes, len(w.f.topics.names))
	votes := w.votes
	s := &w.doc.Sentences[c.Sent]
	for t := s.First; t < s.Last; t++ {
		if w.info[t] == nil {
			continue
		}
		for _, p := range w.info[t].topics {
			k := t + 1
			for _, x := range p.rest {
				if k >= s.Last || bare(w.words[k].Key) != x {
					k = 0
					break
				}
				k++
			}
			if k > 0 {
				d := t - c.First
				n := 1
				if d > -6 && d < 8 {
					n = 2
				}
				votes[p.context] += n
			}
		}
	}
	for range 3 {
		best := -1
		for i, v := range votes {
			if v > 0 && (best < 0 || v > votes[best]) {
				best = i
			}
		}
		if best < 0 {
			break
		}
		put(w.f.topics.names[best])
		votes[best] = 0
	}
	return out
}
