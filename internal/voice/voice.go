// Package voice finds attributed speech: who says what by which word. Build a
// [Finder] once with [New]; it is safe for concurrent use.
package voice

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
)

// A Finder knows the words of saying.
type Finder struct {
	verbs   map[string]*lexicon.Reporting // by lemma
	nouns   map[string]*lexicon.Reporting // by folded lemma
	phrases map[string][][]string         // folded first word → the words after it
	given   map[string]marsad.Gender      // folded personal name → gender
}

// New compiles the reporting words of lex.
func New(lex *lexicon.Lexicon) *Finder {
	f := &Finder{verbs: map[string]*lexicon.Reporting{}, nouns: map[string]*lexicon.Reporting{}, phrases: map[string][][]string{}, given: map[string]marsad.Gender{}}
	for i := range lex.Names {
		switch n := &lex.Names[i]; n.Gender {
		case "m":
			f.given[norm.Fold(n.Name)] = marsad.Masc
		case "f":
			f.given[norm.Fold(n.Name)] = marsad.Fem
		}
	}
	for i := range lex.Reporting {
		r := &lex.Reporting[i]
		switch r.Kind {
		case "verb":
			f.verbs[r.Lemma] = r
		case "noun":
			f.nouns[norm.Fold(r.Lemma)] = r
		case "source":
			ws := strings.Fields(norm.Fold(r.Lemma))
			f.phrases[ws[0]] = append(f.phrases[ws[0]], ws[1:])
		}
	}
	return f
}

// A Worker finds the quotes of documents one after the other. It remembers which
// word types may be words of saying, and is for one goroutine.
type Worker struct {
	f    *Finder
	seen []uint8 // by type: 0 unknown, 1 no word of saying, 2 perhaps
}

// NewWorker returns a worker of f.
func NewWorker(f *Finder) *Worker { return &Worker{f: f} }

// Reset forgets the types; call it when the analyser's cache was reset.
func (w *Worker) Reset() { w.seen = w.seen[:0] }

// maybe tells whether a word of this type may be a word of saying in any reading.
func (w *Worker) maybe(word *marsad.Word) bool {
	id := int(word.Type)
	for id >= len(w.seen) {
		w.seen = append(w.seen, 0)
	}
	if w.seen[id] == 0 {
		w.seen[id] = 1
		if w.f.phrases[word.Full] != nil || w.f.phrases[strings.TrimPrefix(word.Full, "و")] != nil {
			w.seen[id] = 2
		}
	}
	return w.seen[id] == 2
}

// A run is the work on one document.
type run struct {
	f        *Finder
	w        *Worker
	doc      *marsad.Document
	covers   []int32 // by token: mention that covers it, +1; −1 a time
	speakers []who   // who spoke, the last one on top
	spoke    int     // the sentence in which it spoke last
	sentence int     // the one being read
	open     open    // a quotation that a sentence before opened
}

// Find returns the quotes of doc, whose words and mentions must be set and resolved.
func (w *Worker) Find(doc *marsad.Document) []marsad.Quote {
	r := &run{f: w.f, w: w, doc: doc, covers: make([]int32, len(doc.Tokens)), spoke: -1}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Kind == marsad.MentionPlace || m.Adjective {
			continue
		}
		for t := m.First; t < m.Last; t++ {
			r.covers[t] = int32(i + 1)
		}
	}
	for i := range doc.Times {
		for t := doc.Times[i].First; t < doc.Times[i].Last; t++ {
			if r.covers[t] == 0 {
				r.covers[t] = -1
			}
		}
	}
	var out []marsad.Quote
	for s := range doc.Sentences {
		r.sentence = s
		out = r.read(s, out)
	}
	return out
}

// mention returns the mention that covers token i, −1 for none.
func (r *run) mention(i int) int { return max(int(r.covers[i])-1, -1) }

// mentionFrom returns the mention that begins at token i, −1 for none.
func (r *run) mentionFrom(i int) int {
	if m := r.mention(i); m >= 0 && r.doc.Mentions[m].First == i {
		return m
	}
	return -1
}

// timed tells whether token i is part of an expression of time.
func (r *run) timed(i int) bool { return r.covers[i] < 0 }

// read appends the quotes of sentence s: the first cue with its speaker,
// and any further cue with another speaker.
func (r *run) read(s int, out []marsad.Quote) []marsad.Quote {
	sent := &r.doc.Sentences[s]
	if sent.Byline {
		return out
	}
	found := len(out)
	if q, ok := r.headline(sent, s); ok {
		return append(out, q)
	}
	said := marsad.Span{} // of the quote before, in the sentence
	marked := false       // it stands between quotation marks
	named := false        // the last quote only names what was said
	begin := sent.First
	if r.open.marks != "" {
		c := r.closes(r.open.marks, sent.First, sent)
		end := sent.End
		if c >= 0 {
			end, begin = r.doc.Tokens[c].Start, c+1
		} else {
			begin = sent.Last
		}
		out = append(out, r.quote(s, sent.First, sent.First+1, r.open.speaker, marsad.Span{Start: sent.Start, End: end}, true))
		r.speaks(r.open.speaker, s)
		if c >= 0 {
			r.open = open{}
		}
	}
	for i := begin; i < sent.Last; i++ {
		if said.Contains(r.doc.Tokens[i].Span) && (marked || !r.beside(i, sent)) {
			continue
		}
		q, p, ok := r.cue(i, s)
		if !ok {
			continue
		}
		clause := q.Text.Start > r.doc.Tokens[i].Start && r.clauseAt(q.Text.Start, i, sent)
		if w := &r.doc.Words[i]; q.Text.Start > r.doc.Tokens[i].Start && w.POS == marsad.POSVerb && w.Lemma != "نقل" && (q.Direct || clause) {
			said = q.Text
			marked = q.Direct && q.Text.End < sent.End
		}
		dup := false
		for k := found; k < len(out); k++ {
			o := &out[k]
			if o.Speaker.Mention != q.Speaker.Mention && o.Speaker.Code != q.Speaker.Code || !o.Direct && q.Direct {
				continue
			}
			dup = true
			if named && clause { // رحب بالخطة وقال إن: the clause tells more
				*o = q
			}
			named = named && !clause
		}
		if !dup {
			named = !q.Direct && !clause && r.doc.Words[i].POS == marsad.POSVerb
		}
		r.speaks(p, s)
		if p.named() {
			r.open = r.opened(&q, p, i, sent, s)
		}
		if !dup {
			out = append(out, q)
		}
	}
	if len(out) == found {
		if q, ok := r.continued(sent, s); ok {
			out = append(out, q)
		}
	}
	return out
}

// speaks puts p on top of the stack of speakers.
func (r *run) speaks(p who, s int) {
	if !p.named() {
		return
	}
	r.spoke = s
	if n := len(r.speakers); n == 0 || r.speakers[n-1] != p {
		r.speakers = append(r.speakers, p)
	}
}

func (r *run) quote(s, first, last int, p who, text marsad.Span, direct bool) marsad.Quote {
	q := marsad.Quote{Sentence: s, Direct: direct, Text: text, Speaker: marsad.Actor{Mention: -1}}
	q.Cue = marsad.Span{Start: r.doc.Tokens[first].Start, End: r.doc.Tokens[last-1].End}
	sent := &r.doc.Sentences[s]
	if m := p.mention; m >= 0 {
		mm := &r.doc.Mentions[m]
		q.Speaker = marsad.Actor{Mention: m, Span: mm.Head, Name: mm.Name, ID: mm.ID, Code: mm.Code, Office: mm.Office, Rank: mm.Rank}
		if mm.First < sent.First || mm.First >= sent.Last {
			q.Speaker.Span, q.Speaker.Coref = marsad.Span{}, "last-speaker"
		}
	} else if p.named() {
		sp := marsad.Span{Start: r.doc.Tokens[p.first].Start, End: r.doc.Tokens[p.last-1].End}
		q.Speaker.Span, q.Speaker.Name, q.Speaker.Code = sp, sp.In(r.doc.Text), r.code(p)
		if p.first < sent.First || p.first >= sent.Last {
			q.Speaker.Span, q.Speaker.Coref = marsad.Span{}, "last-speaker"
		}
	}
	return q
}
