package entity

import (
	"strings"

	"marsad"
	"marsad/internal/norm"
)

// A Worker finds the mentions of documents one after the other. It caches what
// the registry knows of each word type, and is for one goroutine.
type Worker struct {
	f         *Finder
	info      []typeInfo
	text      string
	toks      []marsad.Token
	words     []marsad.Word
	out       []marsad.Mention
	ambiguous []ambiguity
	envoy     bool // the role noun being read is an envoy
	last      int  // token behind the sentence being read
}

// A typeInfo is what the registry knows of a word type.
type typeInfo struct {
	known  bool // filled
	ids    []candidate
	name   bool // a personal name
	common bool
	strong bool // a personal name that is no common word
	roles  []cachedRole
}

// A cachedRole is the role noun that a stem of the type is, if any.
type cachedRole struct {
	key   string
	ref   roleRef
	ok    bool
	first bool // may begin a role of two words
}

// role returns what the role nouns say of the stem of token i.
func (w *Worker) role(i int) *cachedRole {
	t := w.typeOf(i)
	key := w.words[i].Key
	for k := range t.roles {
		if t.roles[k].key == key {
			return &t.roles[k]
		}
	}
	r := cachedRole{key: key, first: w.f.firsts[key]}
	r.ref, r.ok = w.f.roles[key]
	t.roles = append(t.roles, r)
	return &t.roles[len(t.roles)-1]
}

// A candidate is a registry word that a token may be, after clitics.
type candidate struct {
	word    int32
	letters uint8 // of the clitics before it
	root    int32 // node of the trie that the word leads to from its root, −1 none
}

// NewWorker returns a worker of f.
func NewWorker(f *Finder) *Worker { return &Worker{f: f} }

// Reset empties the cache; call it when the analyser's cache was reset.
func (w *Worker) Reset() { w.info = w.info[:0] }

func (w *Worker) typeOf(i int) *typeInfo {
	id := int(w.words[i].Type)
	for id >= len(w.info) {
		w.info = append(w.info, typeInfo{})
	}
	t := &w.info[id]
	if !t.known {
		w.fill(t, &w.words[i], w.toks[i].Kind)
	}
	return t
}

func (w *Worker) fill(t *typeInfo, word *marsad.Word, kind marsad.TokenKind) {
	t.known = true
	if kind == marsad.TokenPunct || kind == marsad.TokenNumber {
		if kind == marsad.TokenNumber {
			if id, ok := w.f.trie.words[word.Full]; ok {
				t.ids = append(t.ids, candidate{word: id, root: w.f.trie.step(0, id)})
			}
		}
		return
	}
	full := norm.FoldName(word.Full)
	strong, ok := w.f.names[word.Full]
	t.name, t.strong = ok, strong
	try := func(s string, letters uint8) {
		if len(s) < 4 {
			return
		}
		if id, ok := w.f.trie.words[s]; ok {
			t.ids = append(t.ids, candidate{id, letters, w.f.trie.step(0, id)})
		}
	}
	try(full, 0)
	rest, n := full, uint8(0)
	if strings.HasPrefix(full, "و") || strings.HasPrefix(full, "ف") {
		rest, n = full[2:], 1
		try(rest, 1)
	}
	for _, p := range []string{"ب", "ل", "ك"} {
		if s, ok := strings.CutPrefix(rest, p); ok {
			try(s, n+1)
		}
	}
	if s, ok := strings.CutPrefix(rest, "لل"); ok {
		try("ال"+s, n+1) // لل is ل and ال
	}
	t.common = w.f.common[full]
}

// Find appends the mentions of the document to out, in text order, and returns it.
func (w *Worker) Find(text string, toks []marsad.Token, words []marsad.Word, sents []marsad.Sentence, out []marsad.Mention) []marsad.Mention {
	w.text, w.toks, w.words, w.out = text, toks, words, out
	w.ambiguous = w.ambiguous[:0]
	for _, s := range sents {
		if s.Byline {
			continue
		}
		w.last = s.Last
		for i := w.afterDateline(s.First, s.Last); i < s.Last; {
			i = w.at(i, s.Last)
		}
	}
	w.settle()
	w.shortNames(sents)
	w.dropDoubtful()
	return w.out
}

// afterDateline returns the token after the dateline that a sentence may begin
// with: دبي، الإمارات العربية المتحدة (CNN) --. Places in it only say where the
// report was written.
func (w *Worker) afterDateline(i, end int) int {
	for k := i; k+1 < end && k < i+14; k++ {
		if w.punct(k, ")") && (w.punct(k+1, "-") || w.punct(k+1, "–") || w.punct(k+1, "—")) {
			return k + 2
		}
		if w.words[k].POS == marsad.POSVerb {
			break
		}
	}
	return i
}

// match returns the longest registry phrase at token i, before token end: its
// rows, the token after it, and the clitic letters before its first word.
func (w *Worker) match(i, end int, clitics bool) (refs []entryRef, last int, letters uint8) {
	for _, c := range w.typeOf(i).ids {
		if c.letters > 0 && !clitics {
			continue
		}
		node := c.root
		if node < 0 {
			continue
		}
		j, quoted := i+1, false
		fork, at := int32(-1), 0 // where a father may be passed over
		if e := w.f.trie.ends[node]; e != nil && j > last {
			refs, last, letters = e, j, c.letters
		}
		for j < end {
			k := j
			if w.isQuote(k) && k+1 < end {
				quoted = true
				k++
			}
			next := int32(-1)
			for _, d := range w.typeOf(k).ids {
				if d.letters == 0 {
					next = w.f.trie.step(node, d.word)
				}
			}
			if fork < 0 && w.words[k].Full == "بن" {
				fork, at = node, k
			}
			if next < 0 {
				break
			}
			node, j = next, k+1
			if e := w.f.trie.ends[node]; e != nil && j > last {
				refs, last, letters = e, j, c.letters
				if quoted && j < end && w.isQuote(j) {
					last = j + 1
				}
			}
		}
		if k := w.afterFather(at, end); fork >= 0 && last <= at && k < end { // عادل بن زيد الطريفي is عادل الطريفي
			for _, d := range w.typeOf(k).ids {
				if next := w.f.trie.step(fork, d.word); d.letters == 0 && next >= 0 && onlyPeople(w.f.trie.ends[next]) {
					refs, last, letters = w.f.trie.ends[next], k+1, c.letters
				}
			}
		}
	}
	return refs, last, letters
}

// afterFather returns the token behind the fathers that stand at i in a name:
// بن زيد, بن عبد العزيز بن محمد; end when there are none.
func (w *Worker) afterFather(i, end int) int {
	k := i
	for k+1 < end && w.toks[k].Kind == marsad.TokenWord && w.words[k].Full == "بن" {
		if w.words[k+1].Full == "عبد" {
			k++
		}
		k += 2
	}
	if k == i || k >= end {
		return end
	}
	return k
}

// onlyPeople tells whether what ends at a node is people, and something does.
func onlyPeople(refs []entryRef) bool {
	for _, r := range refs {
		if r.kind != refPerson {
			return false
		}
	}
	return len(refs) > 0
}

func (w *Worker) isQuote(i int) bool {
	if w.toks[i].Kind != marsad.TokenPunct {
		return false
	}
	switch w.words[i].Full {
	case "\"", "«", "»", "“", "”", "'", "‘", "’", "\u201e":
		return true
	}
	return false
}

func (w *Worker) punct(i int, mark string) bool {
	return w.toks[i].Kind == marsad.TokenPunct && w.words[i].Full == mark
}

// at finds what begins at token i and returns the token to go on from.
func (w *Worker) at(i, end int) int {
	if w.toks[i].Kind == marsad.TokenPunct || w.toks[i].Kind == marsad.TokenNumber {
		return i + 1
	}
	if refs, last, letters := w.match(i, end, true); refs != nil {
		if next := w.registry(refs, i, last, end, letters); next > i {
			return next
		}
	}
	if w.honorific(i) {
		return w.mention(marsad.Mention{Kind: marsad.MentionRole, Code: marsad.Code{Sector: "GOV"}, Generic: true, Definite: true, Row: "honorific"}, i, i+1, 0)
	}
	if r, ok := w.roleAt(i); ok {
		return w.roleNP(i, end, r)
	}
	if next := w.nisbaNoun(i, end); next > i {
		return next
	}
	if next := w.nameRun(i, end); next > i {
		return next
	}
	return i + 1
}

// mention appends m after filling its spans from its tokens.
func (w *Worker) mention(m marsad.Mention, first, last int, letters uint8) int {
	for last > first+1 && (w.isQuote(last-1) && !w.openedIn(first, last-1) || w.punct(last-1, "،")) {
		last--
	}
	m.First, m.Last = first, last
	start := w.toks[first].Start
	if w.lamArticle(first) { // للجيش: the article's alef is not written, so the word is kept whole
		if w.words[first].Pro.Has(marsad.ProWa | marsad.ProFa) {
			start = skipLetters(w.text, start, 1)
		}
	} else if letters > 0 {
		start = skipLetters(w.text, start, letters)
	} else if w.words[first].Pro&^marsad.ProAl != 0 {
		start = w.words[first].Stem.Start
		if w.words[first].Pro.Has(marsad.ProAl) {
			start = articleStart(w.text, w.toks[first].Span, start)
		}
	}
	m.Span = marsad.Span{Start: start, End: w.toks[last-1].End}
	if m.Head.Empty() {
		m.Head = m.Span
	}
	if m.Name == "" {
		m.Name = m.Head.In(w.text)
	}
	m.Antecedent = -1
	w.out = append(w.out, m)
	return last
}

// lamArticle tells whether the token is written with لل.
func (w *Worker) lamArticle(i int) bool {
	full := w.words[i].Full
	return strings.HasPrefix(full, "لل") && len(full) > 6 && (w.words[i].Pro.Has(marsad.ProLi) || !w.words[i].Known) ||
		strings.HasPrefix(full, "ولل") && len(full) > 8
}

func (w *Worker) openedIn(first, q int) bool {
	n := 0
	for i := first; i <= q; i++ {
		if w.isQuote(i) {
			n++
		}
	}
	return n%2 == 0
}

// skipLetters returns the offset after n letters from start.
func skipLetters(text string, start int, n uint8) int {
	for i, r := range text[start:] {
		if norm.IsMark(r) {
			continue
		}
		if n == 0 {
			return start + i
		}
		n--
	}
	return start
}

// articleStart returns where the article before the stem begins; in لل the
// article shares its letter with the preposition, and the stem is all there is.
func articleStart(text string, tok marsad.Span, stem int) int {
	if i := strings.LastIndex(text[tok.Start:stem], "ا"); i >= 0 {
		return tok.Start + i
	}
	return stem
}
