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

// switchers announce another speaker and are no words of saying themselves.
var switchers = map[string]bool{"بدوره": true, "بدورها": true, "من جانبه": true, "من جانبها": true, "من جهته": true, "من جهتها": true, "في المقابل": true, "من ناحيته": true, "من ناحيتها": true}

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
		default:
			ws := strings.Fields(norm.Fold(r.Lemma))
			if switchers[strings.Join(ws, " ")] {
				continue
			}
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
	for i := sent.First; i < sent.Last; i++ {
		if said.Contains(r.doc.Tokens[i].Span) && !r.beside(i, sent) {
			continue
		}
		q, p, ok := r.cue(i, s)
		if !ok {
			continue
		}
		if w := &r.doc.Words[i]; q.Text.Start > r.doc.Tokens[i].Start && w.POS == marsad.POSVerb && w.Lemma != "نقل" && (q.Direct || r.clauseAt(q.Text.Start, i, sent)) {
			said = q.Text
		}
		dup := false
		for _, o := range out[found:] {
			dup = dup || (o.Speaker.Mention == q.Speaker.Mention || o.Speaker.Code == q.Speaker.Code) && (o.Direct || !q.Direct)
		}
		r.speaks(p, s)
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

// clauseAt tells whether the clause of what is said behind the verb at i begins
// at a byte of the text.
func (r *run) clauseAt(start, i int, sent *marsad.Sentence) bool {
	for k := i; k < sent.Last && r.doc.Tokens[k].Start <= start; k++ {
		if r.doc.Tokens[k].Start == start {
			return clauseStart(&r.doc.Words[k])
		}
	}
	return false
}

// beside tells whether a word of saying at i inside what is said stands beside
// the one that tells it rather than within: joined by و or behind a comma, not
// between quotation marks.
func (r *run) beside(i int, sent *marsad.Sentence) bool {
	w := &r.doc.Words[i]
	if w.POS != marsad.POSVerb {
		return true
	}
	if r.joined(i, sent) {
		return true
	}
	for k := i - 1; k >= sent.First && k > i-4; k-- {
		switch o := &r.doc.Words[k]; o.Key {
		case "فيما", "بينما", "حين", "لكن":
			return true
		}
	}
	return false
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

// cue reads token i as a word of saying.
func (r *run) cue(i, s int) (marsad.Quote, who, bool) {
	w := &r.doc.Words[i]
	sent := &r.doc.Sentences[s]
	switch {
	case w.POS == marsad.POSVerb:
		row := r.f.verbs[w.Lemma]
		// أوضح and أضاف are spelled alike in the first person and the passive.
		other := w.Feats.Voice == marsad.Passive || w.Feats.Person != 3 && w.Feats.Person != 0
		if row == nil || other && w.Key != norm.Fold(w.Lemma) {
			break
		}
		if w.Full == "يذكر" || w.Full == "ويذكر" || w.Full == "يشار" || w.Full == "ويشار" {
			return marsad.Quote{}, nobody, false // يُذكر أن: nobody speaks
		}
		if i > sent.First && (r.doc.Words[i-1].Class == "rel" || r.doc.Words[i-1].Full == "ما") {
			return marsad.Quote{}, nobody, false // الصين التي تعتبر الجزيرة: no report
		}
		if i > sent.First && w.Enc != marsad.EncNone {
			if o := &r.doc.Words[i-1]; o.POS == marsad.POSNoun && !o.Feats.Def && o.Enc == marsad.EncNone && r.mention(i-1) < 0 {
				return marsad.Quote{}, nobody, false // سؤال طرحه النائب: it describes the noun
			}
		}
		content, direct, ok := r.content(i+1, sent, row)
		if !ok {
			return marsad.Quote{}, nobody, false
		}
		m := r.subject(i, sent, row)
		if w.Lemma == "نقل" || w.Lemma == "أورد" {
			if k := r.afterPrep(i+1, sent, "عن"); k.named() {
				m = k
			}
		}
		return r.quote(s, i, i+1, m, content, direct), m, true
	case w.Feats.Deriv == marsad.Participle && r.f.verbs[w.Root] != nil && strings.HasSuffix(w.Full, "ا") || w.Feats.Deriv == marsad.Participle && r.f.verbs[w.Root] != nil && w.Feats.Gender == marsad.Fem && !w.Feats.Def && i > sent.First && r.doc.Tokens[i-1].Kind == marsad.TokenPunct:
		content, direct, ok := r.content(i+1, sent, nil)
		if !ok {
			return marsad.Quote{}, nobody, false
		}
		m := r.last(w) // a circumstance shares the subject of the verb: أعرب الوزير عن …، مثمنا …
		if r.spoke != s || !m.named() {
			if k := r.inherited(i, sent); k.named() {
				m = k
			} else if k := r.clauseSubject(i, sent); k.named() {
				m = k
			}
		}
		return r.quote(s, i, i+1, m, content, direct), m, true
	case w.POS == marsad.POSNoun && w.Enc != marsad.EncNone && w.Lemma == "قول":
		content, direct, ok := r.content(i+1, sent, nil)
		if !ok {
			return marsad.Quote{}, nobody, false
		}
		m := r.inherited(i, sent)
		if !m.named() {
			m = r.clauseSubject(i, sent)
		}
		return r.quote(s, i, i+1, m, content, direct), m, true
	}
	if !r.w.maybe(w) {
		return marsad.Quote{}, nobody, false
	}
	for _, first := range [2]string{w.Full, strings.TrimPrefix(w.Full, "و")} {
		for _, rest := range r.f.phrases[first] {
			k := i + 1
			lam := false
			for _, x := range rest {
				if x == "ل" || x == "لما" {
					if k < sent.Last && r.doc.Words[k].Pro.Has(marsad.ProLi) {
						lam = true
						continue
					}
					k = 0
					break
				}
				if k >= sent.Last || r.doc.Words[k].Full != x {
					k = 0
					break
				}
				k++
			}
			if k == 0 || k >= sent.Last {
				continue
			}
			_ = lam
			m := -1
			for j := k; j < min(k+3, sent.Last); j++ {
				if m = r.mention(j); m >= 0 {
					break
				}
			}
			if m < 0 {
				continue
			}
			text := marsad.Span{Start: sent.Start, End: r.doc.Tokens[i].Start}
			if i == sent.First {
				text = marsad.Span{Start: r.doc.Mentions[m].End, End: sent.End}
			}
			return r.quote(s, i, k, who{mention: m}, text, false), who{mention: m}, true
		}
	}
	return marsad.Quote{}, nobody, false
}

// content looks for what is said after a cue: a clause with أن or إن, a colon or
// quotation marks, or an object that tells what was announced.
func (r *run) content(i int, sent *marsad.Sentence, row *lexicon.Reporting) (marsad.Span, bool, bool) {
	end := marsad.Span{Start: 0, End: sent.End}
	for k := i; k < sent.Last && k < i+40; k++ {
		w := &r.doc.Words[k]
		if r.doc.Tokens[k].Kind == marsad.TokenPunct {
			switch w.Full {
			case ":", "\"", "«", "“":
				// quotation marks around a name are not speech
				if w.Full != ":" && r.mention(k) >= 0 {
					continue
				}
				if w.Full != ":" && k+4 < sent.Last && r.closesSoon(k, sent) {
					continue
				}
				end.Start = r.doc.Tokens[k].End
				if close := r.closing(k, sent); close > k {
					end.End = r.doc.Tokens[close].Start
					if w.Full == ":" {
						end.Start = r.doc.Tokens[k+1].End
					}
				}
				return end, true, true
			case ".":
				if k > i+2 {
					break
				}
			}
			continue
		}
		if (w.POS == marsad.POSSconj || w.POS == marsad.POSPart) && !w.Pro.Has(marsad.ProFa) && (w.Lemma == "أن" || w.Lemma == "إن" || w.Lemma == "أنّ" || w.Lemma == "إنّ" || w.Full == "ان" || w.Full == "بان" || strings.HasPrefix(w.Full, "انه") || strings.HasPrefix(w.Full, "بانه")) {
			end.Start = r.doc.Tokens[k].Start
			return end, false, true
		}
		if w.POS == marsad.POSVerb && k > i && r.f.verbs[w.Lemma] != nil && w.Pro.Has(marsad.ProWa) {
			break // أكد حرصه على …، وقال: the speech belongs to the next verb
		}
	}
	// announced without a clause: أعلن استقالته, كشف عن خطة; by the row's own
	// prepositions when it has any besides those of clauses
	if i < sent.Last && r.announced(i, sent, row) {
		end.Start = r.doc.Tokens[i].Start
		return end, false, true
	}
	return end, false, false
}

// closing returns the token of the mark that closes the quotation which opens at
// k, or right behind a colon at k; −1 when the sentence closes none.
func (r *run) closing(k int, sent *marsad.Sentence) int {
	if r.doc.Words[k].Full == ":" {
		k++
	}
	if k >= sent.Last {
		return -1
	}
	var mark string
	switch r.doc.Words[k].Full {
	case "«":
		mark = "»"
	case "“":
		mark = "”"
	case "\"":
		mark = "\""
	default:
		return -1
	}
	for j := k + 1; j < sent.Last; j++ {
		if r.doc.Words[j].Full == mark {
			return j
		}
	}
	return -1
}

// announced tells whether what a verb of saying announces may stand without a clause.
func (r *run) announced(i int, sent *marsad.Sentence, row *lexicon.Reporting) bool {
	if row == nil {
		return true
	}
	only := true // the row allows clauses only
	for _, p := range row.Preps {
		p = norm.Fold(p)
		switch p {
		case "ان", "":
			continue
		}
		only = false
		for k := i; k < sent.Last && k < i+9; k++ {
			w := &r.doc.Words[k]
			if w.POS == marsad.POSAdp && strings.HasPrefix(p, w.Full) || p == "ب" && w.Pro.Has(marsad.ProBi) || p == "ل" && w.Pro.Has(marsad.ProLi) {
				return true
			}
		}
	}
	return only
}

// closesSoon tells whether the quotation mark at k opens a name of up to three words.
func (r *run) closesSoon(k int, sent *marsad.Sentence) bool { return r.nameCloses(k, sent) > 0 }

// nameCloses returns the mark that closes the name of up to three words which
// the mark at k opens, −1 when none does.
func (r *run) nameCloses(k int, sent *marsad.Sentence) int {
	for j := k + 1; j < sent.Last && j <= k+4; j++ {
		switch r.doc.Words[j].Full {
		case "\"", "»", "”":
			return j
		}
	}
	return -1
}

// headline reads «نتنياهو: لن نقبل» at the start of a sentence.
func (r *run) headline(sent *marsad.Sentence, s int) (marsad.Quote, bool) {
	m := r.mention(sent.First)
	if m < 0 {
		return marsad.Quote{}, false
	}
	k := r.doc.Mentions[m].Last
	if k < sent.Last-2 && r.doc.Words[k].Full == ":" && r.doc.Mentions[m].Kind != marsad.MentionCountry {
		r.speaks(who{mention: m}, s)
		return r.quote(s, k, k+1, who{mention: m}, marsad.Span{Start: r.doc.Tokens[k].End, End: sent.End}, true), true
	}
	return marsad.Quote{}, false
}

// continued reads a sentence that is all in quotation marks as the words of the
// last speaker.
func (r *run) continued(sent *marsad.Sentence, s int) (marsad.Quote, bool) {
	n := len(r.speakers)
	if n == 0 {
		return marsad.Quote{}, false
	}
	switch r.doc.Words[sent.First].Full {
	case "\"", "«", "“":
		if sent.Last-sent.First > 6 && !r.closesSoon(sent.First, sent) {
			return r.quote(s, sent.First, sent.First+1, r.speakers[n-1], sent.Span, true), true
		}
	}
	return marsad.Quote{}, false
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
		q.Speaker.Span, q.Speaker.Name = sp, sp.In(r.doc.Text)
		if p.first < sent.First || p.first >= sent.Last {
			q.Speaker.Span, q.Speaker.Coref = marsad.Span{}, "last-speaker"
		}
	}
	return q
}
