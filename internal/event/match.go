package event

import (
	"strings"

	"marsad"
)

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
	if bestFrame == nil {
		return 0
	}
	if bestFrame.Type == marsad.EventNone { // معركة انتخابية: no event, nor its words
		return best
	}
	c := Candidate{First: t, Last: best, Sent: s, Type: bestFrame.Type, Frame: bestFrame, Form: formPhrase, conds: 2}
	if v := w.verbAt[t]; v > 0 {
		c.clause = w.clauses[v-1]
	} else {
		c.clause = w.clauseOf(best-1, sent)
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
	case marsad.POSAdp:
		nouns = info.nouns
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
			if word.Pro.Has(marsad.ProAl) && nouns == nil && !w.attribute(t, sent) {
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
		c = w.clauseOf(t, sent)
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
			w.addBest(n, Candidate{First: t, Last: t + 1, Sent: s, Type: fr.Type, Frame: fr, Form: f, conds: k, clause: c, also: fr.Also})
		}
	}
	if info.loose != nil {
		w.looseWord(t, sent, s, n, fm, &c)
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

// attribute tells whether the definite participle at t describes the noun before
// it: الرئيس المحتجز, القوى الموقعة على الاتفاق.
func (w *Worker) attribute(t int, sent *marsad.Sentence) bool {
	if t == sent.First || w.words[t].POS != marsad.POSAdj || w.words[t].Pro&^marsad.ProAl != 0 {
		return false
	}
	p := &w.words[t-1]
	return w.toks[t-1].Kind == marsad.TokenWord && p.Feats.Def && (p.POS == marsad.POSNoun || p.POS == marsad.POSAdj || p.POS == marsad.POSPropn)
}

// looseSpan is how far behind a trigger a word of its condition may stand.
const looseSpan = 7

// looseOf maps the words of conditions to the frames that they speak for.
func (w *Worker) looseOf(nouns, verbs []*frame) map[string][]*frame {
	var of frameLists
	if len(nouns) > 0 {
		of[0] = nouns[0]
	}
	if len(verbs) > 0 {
		of[1] = verbs[0]
	}
	if of == (frameLists{}) {
		return nil
	}
	m, ok := w.loose[of]
	if ok {
		return m
	}
	for _, frames := range [2][]*frame{nouns, verbs} {
		for _, fr := range frames {
			for _, x := range fr.loose {
				if m == nil {
					m = map[string][]*frame{}
				}
				m[x] = append(m[x], fr)
			}
		}
	}
	if w.loose == nil {
		w.loose = map[frameLists]map[string][]*frame{}
	}
	w.loose[of] = m
	return m
}

// frameLists names the rows of a noun and of a verb by the first of each.
type frameLists [2]*frame

// looseWord adds candidates of types that no row allows by its conditions, when
// a word of the condition stands shortly behind the trigger: the clause was read
// wrong, or is too involved to be read. The scorer knows them as such.
func (w *Worker) looseWord(t int, sent *marsad.Sentence, s, from int, fm form, c *clause) {
	for i := from; i < len(w.cands); i++ {
		if w.cands[i].conds > 0 {
			return // the clause was read well enough
		}
	}
	for k := t + 1; k < sent.Last && k <= t+looseSpan && !w.boundary(k); k++ {
		if w.toks[k].Kind != marsad.TokenWord || w.words[k].POS == marsad.POSVerb {
			continue
		}
		frames := w.info[t].loose[bareKey(&w.words[k])]
		if frames == nil {
			frames = w.info[t].loose[w.lemmaKey(k)]
		}
		for _, fr := range frames {
			if fm == formMasdar && fr.Gen == "-" || w.proposed(from, fr.Type) {
				continue
			}
			f := fm
			if fr.POS != 'V' {
				f = formNoun
			}
			w.addCandidate(Candidate{First: t, Last: t + 1, Sent: s, Type: fr.Type, Frame: fr, Form: f, clause: *c, loose: true})
		}
	}
}

// proposed tells whether a candidate after from has that type.
func (w *Worker) proposed(from int, t marsad.EventType) bool {
	for i := from; i < len(w.cands); i++ {
		if w.cands[i].Type == t {
			return true
		}
	}
	return false
}

// addBest keeps, among the frames of one word, the most specific ones, one for each type.
func (w *Worker) addBest(from int, c Candidate) {
	for i := from; i < len(w.cands); i++ {
		o := &w.cands[i]
		if o.Type == c.Type { // what stands for the type stands beside others if any of its rows does
			o.also = o.also || c.also
			c.also = o.also
		}
		if beside(&c, o) {
			continue
		}
		if o.conds > c.conds || o.conds == c.conds && o.Type == c.Type {
			return
		}
	}
	keep := w.cands[:from]
	for _, o := range w.cands[from:] {
		if o.conds >= c.conds || beside(&c, &o) {
			keep = append(keep, o)
		}
	}
	w.cands = keep
	w.addCandidate(c)
}

// beside tells whether two frames of one word stand beside each other however
// specific they are: one of them says so, they are of two types, and the other
// does not ask for words that leave no doubt.
func beside(a, b *Candidate) bool {
	return a.Type != b.Type && (a.also && !b.Frame.words || b.also && !a.Frame.words)
}

func (w *Worker) addCandidate(c Candidate) {
	c.gov, c.govNoun = -1, -1
	if g := w.govern[c.First]; g.verb > 0 && int(g.verb-1) != c.First {
		c.gov, c.govSlot = int(g.verb-1), g.slot
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
			case "court":
				if m.Code.Sector == "JUD" {
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
