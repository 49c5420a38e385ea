package event

import (
	"slices"
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// A numberWord is what a word of counts.tsv stands for.
type numberWord struct {
	kind      string
	low, high int
}

// A qualifier is a phrase before a number: about, least or most.
type qualifier struct {
	words []string
	kind  string
}

// compileCounts builds the tables of counts.tsv.
func (f *Finder) compileCounts(rows []lexicon.CountWord) {
	f.numbers, f.counted = map[string]numberWord{}, map[[2]string]string{}
	for i := range rows {
		c := &rows[i]
		switch {
		case c.Role == "verb":
			f.counted[[2]string{c.Role, c.Word}] = c.Kind
		case c.Role != "":
			f.counted[[2]string{c.Role, norm.Fold(c.Word)}] = c.Kind
		case c.Low == 0:
			f.qualifiers = append(f.qualifiers, qualifier{strings.Fields(norm.Fold(c.Word)), c.Kind})
		default:
			f.numbers[norm.Fold(c.Word)] = numberWord{c.Kind, c.Low, c.High}
		}
	}
}

// fitting are the types of the events that a count belongs to, likeliest first.
var fitting = map[string][]marsad.EventType{
	"dead":     {marsad.EventAssault, marsad.EventProtest, marsad.EventCoerce},
	"injured":  {marsad.EventAssault, marsad.EventProtest, marsad.EventCoerce},
	"arrested": {marsad.EventCoerce, marsad.EventAssault},
	"crowd":    {marsad.EventProtest},
}

// counts gives the numbers of people that a sentence tells to the nearest of its
// events that they fit. ts are the mentions of events of the document.
func (w *Worker) counts(ts []told) {
	for i := 0; i < len(ts); {
		s := ts[i].c.Sent
		j := i
		for ; j < len(ts) && ts[j].c.Sent == s; j++ {
		}
		here := ts[i:j]
		i = j
		if !slices.ContainsFunc(here, func(t told) bool { return slices.Contains(fitting["dead"], t.c.Type) }) {
			continue // no other kind fits more types
		}
		for _, c := range w.countsIn(&w.doc.Sentences[s]) {
			best := -1
			for _, typ := range fitting[c.Kind] {
				for k := range here {
					if here[k].c.Type == typ && (best < 0 || w.gap(here[k].c, c.Span) < w.gap(here[best].c, c.Span)) {
						best = k
					}
				}
				if best >= 0 {
					here[best].ev.Counts = append(here[best].ev.Counts, c)
					break
				}
			}
		}
	}
}

// gap is the distance in bytes between a trigger and a span.
func (w *Worker) gap(c *Candidate, s marsad.Span) int {
	t := w.triggerSpan(c)
	return max(s.Start-t.End, t.Start-s.End)
}

// countsIn returns the numbers of people that a sentence tells.
func (w *Worker) countsIn(sent *marsad.Sentence) []marsad.Count {
	var out []marsad.Count
	last, lastKind := sent.First, "" // where the count before ends
	for i := sent.First; i < sent.Last; i++ {
		if kind := w.struck(i); kind != "" && i+1 < sent.Last {
			if n := w.counted(i+1, sent.Last); n > 0 && (kind == "dead" || !w.words[i+1].Feats.Def) { // مقتل جنديين; but إصابة الإنسان بالمرض
				out = append(out, marsad.Count{Kind: kind, Low: n, Best: n, High: n, Span: w.toks[i+1].Span})
				last, lastKind = i+2, kind
				i++
			}
			continue
		}
		n, ok := w.numberAt(i, sent.Last, i > sent.First && w.words[i-1].Lemma == "بين")
		if !ok || w.inTime[i] { // عام 2012
			continue
		}
		i = n.last - 1
		end, kind, people := w.people(n.last, sent.Last)
		if !people {
			continue
		}
		q, first := w.qualified(n.first, sent.First)
		if noun := kind; noun == "" || noun == "crowd" {
			kind = w.teller(first, max(last, sent.First))
			if kind == "" && first-last <= 1 && lastKind != "" && w.toks[last-1].Kind == marsad.TokenWord {
				kind = lastKind // ثلاثة جنود وأربعة مدنيين
			}
			if kind == "" && end > n.last {
				kind = w.tellerBehind(end, sent.Last)
			}
			if kind == "" {
				kind = noun
			}
		}
		if kind == "" || kind == partOf || end == n.last && end < sent.Last && parts[w.words[end].Full] { // ثلاثة منهم
			continue
		}
		if kind, last := w.qualifiedBehind(end, sent.Last); kind != "" {
			q, end = kind, last
		}
		c := marsad.Count{Kind: kind, Low: n.low, Best: n.low, High: n.high, Span: marsad.Span{Start: w.toks[first].Start, End: w.toks[end-1].End}}
		switch {
		case n.low != n.high:
			c.Best = -1
		case q == "about":
			c.Low, c.High = -1, -1
		case q == "least":
			c.High = -1
		case q == "most":
			c.Low = -1
		}
		out = append(out, c)
		last, lastKind = end, kind
		i = end - 1
	}
	return out
}

// struck returns what happened to the people named right behind the word at i: a
// noun or masdar of counts.tsv, or a passive verb.
func (w *Worker) struck(i int) string {
	word := &w.words[i]
	if word.POS == marsad.POSVerb {
		if word.Feats.Voice != marsad.Passive {
			return ""
		}
	} else if word.Enc != marsad.EncNone || word.Feats.Def {
		return ""
	}
	return w.tellsOf(i)
}

// tellsOf returns what the word at i says of those it governs.
func (w *Worker) tellsOf(i int) string {
	word := &w.words[i]
	switch {
	case word.POS == marsad.POSVerb:
		return w.f.counted[[2]string{"verb", word.Lemma}]
	case word.POS != marsad.POSNoun || word.Feats.Deriv == marsad.Participle || word.Feats.Deriv == marsad.PassivePart:
		return ""
	case word.Root != "":
		if kind := w.f.counted[[2]string{"verb", word.Root}]; kind != "" {
			return kind
		}
	}
	return w.f.counted[[2]string{"event", w.lemmaKey(i)}]
}

// counted returns 1 or 2 when the word at i is one person or two without a
// number: شخص, جنديين; 0 otherwise.
func (w *Worker) counted(i, end int) int {
	word := &w.words[i]
	if word.POS != marsad.POSNoun || word.Class != "person" || word.Pro&^marsad.ProAl != 0 {
		return 0
	}
	switch word.Feats.Number {
	case marsad.Dual:
		return 2
	case marsad.Singular:
		if i+1 < end && w.toks[i+1].Kind == marsad.TokenWord && w.words[i+1].Feats.Number == marsad.Plural && w.words[i+1].POS == marsad.POSAdj {
			return 0
		}
		return 1
	}
	return 0
}

// people tells whether what is counted before token k are people, by the noun
// there or because there is none, and returns the token behind it and what the
// noun tells of them.
func (w *Worker) people(k, end int) (last int, kind string, ok bool) {
	if k >= end {
		return k, "", true
	}
	if w.words[k].Full == "من" && k+1 < end && w.words[k+1].Feats.Def {
		k++
	}
	word := &w.words[k]
	if w.toks[k].Kind != marsad.TokenWord || word.Pro&^marsad.ProAl != 0 {
		return k, "", w.toks[k].Kind == marsad.TokenPunct && word.Full != "%" && word.Full != "/" && word.Full != "-" || word.Pro.Has(marsad.ProWa|marsad.ProFa|marsad.ProBi)
	}
	switch word.POS {
	case marsad.POSVerb, marsad.POSAdp, marsad.POSSconj, marsad.POSPron:
		return k, "", true
	}
	kind = w.f.counted[[2]string{"noun", w.lemmaKey(k)}]
	if kind != "" || word.Class == "person" || word.Class == "group" && word.Feats.Number == marsad.Plural {
		return k + 1, kind, true
	}
	if m := w.mentionStarting(k); m >= 0 && w.mentions[m].Kind == marsad.MentionRole && (w.mentions[m].Plural || !w.mentions[m].Definite) {
		return k + 1, "", true
	}
	return k, "", false
}

// parts are the words for a part of those counted before; partOf stands for the
// kind of such a number.
var parts = map[string]bool{
	"بينهم": true, // among them
	"منهم":  true, // of them
	"بينها": true, // among them
	"منها":  true, // of them
	"بينهن": true, // among them (f.)
	"ضمنهم": true, // among them
}

const partOf = "part"

// teller returns what the word that governs the number at token i tells, looking
// back to token from; partOf when the number is a part of one told before.
func (w *Worker) teller(i, from int) string {
	for k := i - 1; k >= from && k > i-9; k-- {
		if w.boundary(k) {
			return ""
		}
		if parts[strings.TrimPrefix(w.words[k].Full, "و")] {
			return partOf
		}
		if kind := w.tellsOf(k); kind != "" {
			return kind
		}
	}
	return ""
}

// tellerBehind returns what a verb right behind the people tells: 40 شخصا قتلوا.
func (w *Worker) tellerBehind(i, end int) string {
	for k := i; k < end && k < i+4 && !w.boundary(k); k++ {
		if w.words[k].POS == marsad.POSVerb {
			return w.tellsOf(k)
		}
	}
	return ""
}

// moreCounts adds to the counts of an incident those of a further mention of it.
func moreCounts(cs, more []marsad.Count) []marsad.Count {
	for _, m := range more {
		if !slices.ContainsFunc(cs, func(c marsad.Count) bool {
			return c.Kind == m.Kind && c.Low == m.Low && c.Best == m.Best && c.High == m.High
		}) {
			cs = append(cs, m)
		}
	}
	return cs
}
