package event

import (
	"slices"

	"marsad"
	"marsad/internal/learn"
	"marsad/internal/norm"
)

// A Worker codes the events of documents one after the other; it is for one goroutine.
type Worker struct {
	f        *Finder
	doc      *marsad.Document
	toks     []marsad.Token
	words    []marsad.Word
	mentions []marsad.Mention
	startAt  []int32  // by token: mention that starts here, +1
	covers   []int32  // by token: mention that covers it, +1
	sentOf   []int32  // by token
	govern   []link   // by token: the verb whose complement it heads
	lemmas   []uint64 // by token: hash of the lemma
	ops      []opKind // by token
	inQuote  []bool   // by token
	inTime   []bool   // by token: part of an expression of time
	clauses  []clause // of the verbs of the document
	args     []arg    // of the clauses, one after the other
	scratch  []arg
	verbAt   []int32 // by token: clause of the verb, +1
	cands    []Candidate
	feats    []uint32
	path     []uint64
	infos    []*wordInfo // by reading
	loose    map[frameLists]map[string][]*frame
	votes    []int
	info     []*wordInfo // by token; nil for punctuation
	salient  []int32     // by mention: how many mentions have its code
	scores   []float64
	toldBy   []sentenceTold // by sentence
	firsts   []float64      // by candidate: what the first scorer says
	standing []Standing     // by candidate
	second   second
	memory   [marsad.NumEventTypes]memory
	// Explain asks for Event.Why.
	Explain bool
}

// A wordInfo is what the lexicons say of one reading of a word type. It is
// looked up once for each.
type wordInfo struct {
	hash    uint64 // of the verb it derives from, else of the lemma
	op      opKind
	trigger bool // it may be one, or begin one
	nouns   []*frame
	verbs   []*frame            // of the lemma or of the verb it derives from
	loose   map[string][]*frame // of verbs and nouns, by a word of their condition
	phrases []phraseFrame
	key     string // folded lemma
	topics  []topicPhrase
	hints   []modeHint // modes that the word tells when it stands near a trigger
}

// infoOf returns what is known of the word at token t. The pointer holds until
// the next Reset.
func (w *Worker) infoOf(t int) *wordInfo {
	word := &w.words[t]
	id := int(word.Reading)
	for id >= len(w.infos) {
		w.infos = append(w.infos, nil)
	}
	if k := w.infos[id]; k != nil {
		return k
	}
	k := &wordInfo{op: w.f.operator(word), key: norm.Fold(word.Lemma)}
	w.infos[id] = k
	k.topics = w.f.topics.first[bare(word.Key)]
	k.hints = w.f.modes[bareKey(word)]
	if k.key != bareKey(word) {
		k.hints = join(k.hints, w.f.modes[k.key])
	}
	l := word.Lemma
	if word.Root != "" {
		l = word.Root
	}
	k.hash = learn.String(l)
	switch word.POS {
	case marsad.POSVerb:
		k.verbs = w.f.verbs[word.Lemma]
	case marsad.POSAdp: // بوساطة قطرية
		k.nouns = w.f.nouns[word.Key]
	case marsad.POSNoun, marsad.POSAdj, marsad.POSPropn:
		k.nouns = w.f.nouns[k.key]
		if k.nouns == nil {
			k.nouns = w.f.nouns[word.Key]
		}
		if word.Root != "" {
			k.verbs = w.f.verbs[word.Root]
		}
	}
	k.loose = w.looseOf(k.nouns, k.verbs)
	last := ""
	for i, first := range [3]string{word.Full, word.Key, stripClitics(word.Full)} {
		if i > 0 && (first == word.Full || first == last) {
			continue
		}
		last = first
		k.phrases = join(k.phrases, w.f.phrases[first])
	}
	k.trigger = len(k.nouns)+len(k.verbs)+len(k.phrases) > 0
	return k
}

// join returns the elements of both; most often one is empty, and nothing is copied.
func join[T any](a, b []T) []T {
	switch {
	case len(a) == 0:
		return b
	case len(b) == 0:
		return a
	}
	return append(slices.Clip(a), b...)
}

// Reset empties the cache of word types; call it when the analyser's was reset.
func (w *Worker) Reset() { w.infos = w.infos[:0] }

// A link says which verb or noun governs a word, and by which slot.
type link struct {
	verb int32 // token of the governing verb, +1
	slot string
}

// A Candidate is a word that may report an event of one type.
type Candidate struct {
	First, Last int // tokens of the trigger
	Sent        int
	Type        marsad.EventType
	Frame       *frame
	Form        form
	conds       int
	also        bool // it stands beside candidates of other types
	loose       bool // a word of its condition stands near, in no slot that was found
	clause      clause
	gov         int // token of the governing verb, −1
	govSlot     string
	govNoun     int // token of the noun whose genitive the trigger is, −1
	Prob        float64
	Mode        string
	Aux         marsad.Auxiliary
	roles       []pair
	nobodyA     float64 // score of having no actor
	nobodyR     float64
	lone        bool // the only candidate of its type in the paragraph
	rank        int  // how many of its type stand before it there
}

// form tells how a trigger appears.
type form uint8

const (
	formVerb form = iota
	formMasdar
	formParticiple
	formNoun
	formPhrase
)

var formNames = [...]string{"verb", "masdar", "participle", "noun", "phrase"}

// NewWorker returns a worker of f.
func NewWorker(f *Finder) *Worker {
	return &Worker{f: f, scores: make([]float64, 256)}
}

// load points the worker at doc and builds its per-token tables.
func (w *Worker) load(doc *marsad.Document) {
	w.doc, w.toks, w.words, w.mentions = doc, doc.Tokens, doc.Words, doc.Mentions
	n := len(w.toks)
	w.startAt, w.covers, w.sentOf, w.verbAt = grow(w.startAt, n), grow(w.covers, n), grow(w.sentOf, n), grow(w.verbAt, n)
	w.govern, w.lemmas, w.ops, w.inQuote = grow(w.govern, n), grow(w.lemmas, n), grow(w.ops, n), grow(w.inQuote, n)
	w.info, w.inTime = grow(w.info, n), grow(w.inTime, n)
	for _, x := range doc.Times {
		for t := x.First; t < x.Last; t++ {
			w.inTime[t] = true
		}
	}
	w.clauses, w.args, w.cands = w.clauses[:0], w.args[:0], w.cands[:0]
	w.toldBy = again(w.toldBy, len(doc.Sentences))
	w.forget()
	w.countCodes()
	for i := range w.mentions {
		m := &w.mentions[i]
		w.startAt[m.First] = int32(i + 1)
		for t := m.First; t < m.Last; t++ {
			w.covers[t] = int32(i + 1)
		}
	}
	for s := range doc.Sentences {
		for t := doc.Sentences[s].First; t < doc.Sentences[s].Last; t++ {
			w.sentOf[t] = int32(s)
		}
	}
	quoted := false
	par := -1
	for i := range w.words {
		word := &w.words[i]
		if p := doc.Sentences[w.sentOf[i]].Paragraph; p != par {
			par, quoted = p, false
		}
		if w.toks[i].Kind == marsad.TokenPunct {
			switch word.Full {
			case "«", "“":
				quoted = true
			case "»", "”":
				quoted = false
			case "\"":
				quoted = !quoted
			}
			continue
		}
		w.inQuote[i] = quoted
		k := w.infoOf(i)
		w.info[i], w.lemmas[i], w.ops[i] = k, k.hash, k.op
	}
	for s := range doc.Sentences {
		sent := &doc.Sentences[s]
		if !w.tells(sent) {
			continue
		}
		for t := sent.First; t < sent.Last; t++ {
			if !w.verbal(t) {
				continue
			}
			c := w.clauseOf(t, sent)
			w.clauses = append(w.clauses, c)
			w.verbAt[t] = int32(len(w.clauses))
			for _, a := range c.args {
				if a.slot != "S<" && a.head != t && w.govern[a.head].verb == 0 {
					w.govern[a.head] = link{int32(t + 1), a.slot}
				}
			}
			if c.embed > 0 {
				for k := c.embed; k < sent.Last && k < c.embed+6; k++ {
					if w.words[k].POS == marsad.POSVerb {
						w.govern[k] = link{int32(t + 1), "أن"}
						break
					}
				}
			}
		}
	}
}

// tells reports whether any word of the sentence may be a trigger: in the others
// nothing is looked for, so no clause is read.
func (w *Worker) tells(sent *marsad.Sentence) bool {
	for t := sent.First; t < sent.Last; t++ {
		if k := w.info[t]; k != nil && k.trigger {
			return true
		}
	}
	return false
}

// again returns n empty entries, with the room that those of s had for times.
func again(s []sentenceTold, n int) []sentenceTold {
	s = slices.Grow(s[:0], n)[:n]
	for i := range s {
		s[i] = sentenceTold{times: s[i].times[:0]}
	}
	return s
}

func grow[T any](s []T, n int) []T {
	if cap(s) < n {
		return make([]T, n, n+n/2)
	}
	s = s[:n]
	clear(s)
	return s
}

// candidates fills w.cands with every word that the frames know.
func (w *Worker) candidates() {
	for s := range w.doc.Sentences {
		sent := &w.doc.Sentences[s]
		if sent.Byline {
			continue
		}
		for t := sent.First; t < sent.Last; t++ {
			if w.toks[t].Kind != marsad.TokenWord {
				continue
			}
			if last := w.phrase(t, sent, s); last > t {
				t = last - 1
				continue
			}
			w.word(t, sent, s)
		}
	}
}
