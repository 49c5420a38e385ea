package event

import (
	"strings"

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
	clauses  []clause // of the verbs of the document
	verbAt   []int32  // by token: clause of the verb, +1
	cands    []Candidate
	feats    []uint32
	infos    [][]*wordInfo // by type, one for each reading
	votes    []int
	info     []*wordInfo // by token; nil for punctuation
	salient  []int32     // by mention: how many mentions have its code
	scores   []float64
	memory   [marsad.NumEventTypes]memory
	// Explain asks for Event.Why.
	Explain bool
}

// A wordInfo is what the lexicons say of one reading of a word type. It is
// looked up once for each.
type wordInfo struct {
	hash    uint64 // of the verb it derives from, else of the lemma
	op      opKind
	nouns   []*frame
	verbs   []*frame // of the lemma or of the verb it derives from
	phrases []phraseFrame
	key     string // folded lemma
	topics  []topicPhrase
	hints   []modeHint // modes that the word tells when it stands near a trigger
}

// infoOf returns what is known of the word at token t. The pointer holds until
// the next Reset.
func (w *Worker) infoOf(t int) *wordInfo {
	word := &w.words[t]
	id := int(word.Type)
	for id >= len(w.infos) {
		w.infos = append(w.infos, nil)
	}
	if int(word.Reading) < len(w.infos[id]) {
		if k := w.infos[id][word.Reading]; k != nil {
			return k
		}
	}
	for int(word.Reading) >= len(w.infos[id]) {
		w.infos[id] = append(w.infos[id], nil)
	}
	k := &wordInfo{op: w.f.operator(word), key: norm.Fold(word.Lemma)}
	w.infos[id][word.Reading] = k
	k.topics = w.f.topics.first[bare(word.Key)]
	k.hints = append(k.hints, w.f.modes[bareKey(word)]...)
	if k.key != bareKey(word) {
		k.hints = append(k.hints, w.f.modes[k.key]...)
	}
	l := word.Lemma
	if word.Root != "" {
		l = word.Root
	}
	k.hash = learn.String(l)
	switch word.POS {
	case marsad.POSVerb:
		k.verbs = w.f.verbs[word.Lemma]
	case marsad.POSNoun, marsad.POSAdj, marsad.POSPropn:
		k.nouns = w.f.nouns[k.key]
		if k.nouns == nil {
			k.nouns = w.f.nouns[word.Key]
		}
		if word.Root != "" {
			k.verbs = w.f.verbs[word.Root]
		}
	}
	last := ""
	for i, first := range [3]string{word.Full, word.Key, stripClitics(word.Full)} {
		if i > 0 && (first == word.Full || first == last) {
			continue
		}
		last = first
		k.phrases = append(k.phrases, w.f.phrases[first]...)
	}
	return k
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
	lone        bool // the only candidate of its type in the sentence
	rank        int
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
	w.info = grow(w.info, n)
	w.clauses, w.cands = w.clauses[:0], w.cands[:0]
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
		for t := sent.First; t < sent.Last; t++ {
			if !w.verbal(t) {
				continue
			}
			c := w.clauseOf(t, sent, nil)
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

// phrase adds the fixed phrase at t and returns the token after it.
func (w *Worker) phrase(t int, sent *marsad.Sentence, s int) int {
	best, bestFrame := 0, (*frame)(nil)
	for _, p := range w.info[t].phrases {
		k := t + 1
		for _, x := range p.words[1:] {
			if k >= sent.Last || w.words[k].Full != x && w.words[k].Key != x && !w.samePhraseWord(k, x) {
				k = 0
				break
			}
			k++
		}
		if k > best {
			best, bestFrame = k, p.frame
		}
	}
	if bestFrame == nil || bestFrame.Type == marsad.EventNone {
		return 0
	}
	c := Candidate{First: t, Last: best, Sent: s, Type: bestFrame.Type, Frame: bestFrame, Form: formPhrase, conds: 2}
	if v := w.verbAt[t]; v > 0 {
		c.clause = w.clauses[v-1]
	} else {
		c.clause = w.clauseOf(best-1, sent, nil)
		c.clause.trigger = t
	}
	w.addCandidate(c)
	return best
}

// samePhraseWord allows the article and a feminine or accusative ending to differ.
func (w *Worker) samePhraseWord(t int, x string) bool {
	word := &w.words[t]
	return w.lemmaKey(t) == x && word.Pro&^marsad.ProAl == 0 && word.POS != marsad.POSVerb
}

func stripClitics(full string) string {
	if len(full) > 6 && (full[:2] == "و" || full[:2] == "ف" || full[:2] == "ب" || full[:2] == "ل") {
		return full[2:]
	}
	return full
}

// word adds a candidate for each type that the frames of the word at t allow here.
func (w *Worker) word(t int, sent *marsad.Sentence, s int) {
	word := &w.words[t]
	var nouns, verbs []*frame
	info := w.info[t]
	fm := formVerb
	switch word.POS {
	case marsad.POSVerb:
		verbs = info.verbs
	case marsad.POSNoun, marsad.POSAdj, marsad.POSPropn:
		if m := w.mentionAt(t); m >= 0 && (w.mentions[m].Kind != marsad.MentionRole || w.mentions[m].First != t) {
			return
		}
		nouns = info.nouns
		if word.Root == "" {
			break
		}
		switch word.Feats.Deriv {
		case marsad.Masdar:
			fm = formMasdar
			verbs = info.verbs
		case marsad.Participle:
			if word.Pro.Has(marsad.ProAl) && nouns == nil {
				return // المتظاهرون are people
			}
			fm = formParticiple
			verbs = info.verbs
		}
	}
	if len(nouns)+len(verbs) == 0 {
		return
	}
	var c clause
	if v := w.verbAt[t]; v > 0 {
		c = w.clauses[v-1]
	} else {
		c = w.clauseOf(t, sent, nil)
	}
	n := len(w.cands)
	for i, frames := range [2][]*frame{nouns, verbs} {
		f := fm
		if i == 0 {
			f = formNoun
		}
		for _, fr := range frames {
			if f == formMasdar && fr.Gen == "-" {
				continue
			}
			k, ok := w.holds(fr, &c, t)
			if !ok || fr.Type == marsad.EventNone && k == 0 {
				continue
			}
			w.addBest(n, Candidate{First: t, Last: t + 1, Sent: s, Type: fr.Type, Frame: fr, Form: f, conds: k, clause: c})
		}
	}
	// a light frame that fits best says that the word itself is no event here
	keep := w.cands[:n]
	for _, c := range w.cands[n:] {
		if c.Type != marsad.EventNone {
			keep = append(keep, c)
		}
	}
	w.cands = keep
}

// addBest keeps, among the frames of one word, the most specific ones, one for each type.
func (w *Worker) addBest(from int, c Candidate) {
	for i := from; i < len(w.cands); i++ {
		o := &w.cands[i]
		if o.conds > c.conds || o.conds == c.conds && o.Type == c.Type {
			return
		}
	}
	keep := w.cands[:from]
	for _, o := range w.cands[from:] {
		if o.conds >= c.conds {
			keep = append(keep, o)
		}
	}
	w.cands = keep
	w.addCandidate(c)
}

func (w *Worker) addCandidate(c Candidate) {
	c.gov, c.govNoun = -1, -1
	for t := c.First; t >= max(c.First-1, 0); t-- {
		if g := w.govern[t]; g.verb > 0 && int(g.verb-1) != c.First && t == c.First {
			c.gov, c.govSlot = int(g.verb-1), g.slot
		}
	}
	if c.Form != formVerb && c.First > 0 {
		p := &w.words[c.First-1]
		if p.POS == marsad.POSNoun && !p.Feats.Def && p.Enc == marsad.EncNone && w.words[c.First].Pro&^marsad.ProAl == 0 && w.sentOf[c.First-1] == w.sentOf[c.First] {
			c.govNoun = c.First - 1
			if c.gov < 0 && w.govern[c.govNoun].verb > 0 {
				g := w.govern[c.govNoun]
				c.gov, c.govSlot = int(g.verb-1), g.slot
			}
		}
	}
	w.cands = append(w.cands, c)
}

// holds tells whether the conditions of fr hold in clause c, and how specific they are.
func (w *Worker) holds(fr *frame, c *clause, t int) (int, bool) {
	n := 0
	for i := range fr.conds {
		cd := &fr.conds[i]
		ok := false
		switch cd.kind {
		case "obj":
			open := w.words[t].POS != marsad.POSVerb || w.words[t].Feats.Voice != marsad.Active
			for _, a := range c.args {
				if (a.slot == "O" || a.slot == "G" || a.slot == "S" && open) && w.headIs(a.head, cd) {
					ok = true
					break
				}
			}
			ok = ok || c.relHead >= 0 && w.headIs(c.relHead, cd)
			n += 2
		case "prep":
			for _, a := range c.args {
				if a.slot == cd.prep && (cd.any || w.headIs(a.head, cd) || w.headIs(a.head+1, cd)) {
					ok = true
					break
				}
			}
			n++
			if !cd.any {
				n++
			}
		case "oc", "sc":
			for k := range c.args {
				a := &c.args[k]
				if (cd.kind == "oc" && (a.slot == "O" || a.slot == "G") || cd.kind == "sc" && a.slot == "S") && w.classIs(a, cd.class) {
					ok = true
					break
				}
			}
			n++
		}
		if !ok {
			return 0, false
		}
	}
	return n, true
}

// headIs tells whether the noun at token i, or the phrase it begins, is among
// the words of the condition: by its form, or by its lemma.
func (w *Worker) headIs(i int, cd *cond) bool {
	if i >= len(w.words) {
		return false
	}
	key := bareKey(&w.words[i])
	lemma := w.lemmaKey(i)
	if cd.one[key] || cd.one[lemma] {
		return true
	}
	if k, ok := strings.CutSuffix(key, "ا"); ok && cd.one[k] {
		return true
	}
	if len(cd.two) == 0 || i+1 >= len(w.words) {
		return false
	}
	next, nextLemma := bareKey(&w.words[i+1]), w.lemmaKey(i+1)
	for _, first := range [2]string{key, lemma} {
		for _, x := range cd.two[first] {
			if x == next || x == nextLemma {
				return true
			}
		}
	}
	return false
}

// bareKey returns the key of a word without its article.
func bareKey(word *marsad.Word) string {
	if word.Feats.Def && len(word.Key) > 4 && word.Key[:4] == "ال" {
		return word.Key[4:]
	}
	return word.Key
}

// lemmaKey returns the folded lemma of the word at token t.
func (w *Worker) lemmaKey(t int) string {
	if k := w.info[t]; k != nil {
		return k.key
	}
	return w.words[t].Key
}

func (w *Worker) classIs(a *arg, classes []string) bool {
	for _, c := range classes {
		if a.mention >= 0 {
			m := &w.mentions[a.mention]
			switch c {
			case "actor":
				return m.Kind != marsad.MentionPlace
			case "place":
				if m.Kind == marsad.MentionPlace || m.Kind == marsad.MentionCountry {
					return true
				}
			case "person":
				if m.Kind == marsad.MentionPerson || m.Kind == marsad.MentionRole {
					return true
				}
			case "country":
				if m.Kind == marsad.MentionCountry {
					return true
				}
			case "armed":
				switch m.Code.Sector {
				case "MIL", "REB", "UAF", "PRM", "COP":
					return true
				}
			}
		}
		if w.words[a.head].Class == c {
			return true
		}
	}
	return false
}
