package event

import (
	"strings"

	"marsad"
)

// An arg is a phrase of the clause around a trigger.
type arg struct {
	slot    string // S, O, G, A, J (adjective), or the lemma of a preposition
	mention int    // index into the document's mentions, −1 when it names no actor
	head    int    // token of the head noun
	nested  bool   // the mention is the genitive of a noun that names no actor
	conj    bool   // joined by و to the argument before it
}

// A clause is a trigger with the phrases around it.
type clause struct {
	trigger int
	args    []arg
	embed   int // first token of a clause introduced by أن or إن; 0 none
	relHead int // token of the noun that a relative clause with this verb describes, −1
	end     int
}

// agentPhrases introduce the agent of a passive or nominal event.
var agentPhrases = map[string]bool{"يد": true, "يدي": true, "ايدي": true, "قبل": true, "نيران": true, "رصاص": true, "جانب": true}

// mentionStarting returns the mention whose first token is i, or −1.
func (w *Worker) mentionStarting(i int) int { return int(w.startAt[i]) - 1 }

// boundary tells whether the token ends any clause.
func (w *Worker) boundary(i int) bool {
	if w.toks[i].Kind != marsad.TokenPunct {
		return false
	}
	switch w.words[i].Full {
	case ".", "؛", ";", "؟", "?", "!", ":", "…":
		return true
	}
	return false
}

// clauseOf reads the clause around the trigger at token i of sentence s.
func (w *Worker) clauseOf(i int, s *marsad.Sentence, args []arg) clause {
	c := clause{trigger: i, relHead: -1, args: args[:0]}
	t := &w.words[i]
	verb := w.verbal(i)
	if verb && t.POS != marsad.POSVerb {
		w.inherit(&c, s)
	} else if verb {
		w.before(&c, s)
	} else {
		if i > s.First && t.Enc == marsad.EncNone {
			// nothing: what governs a noun is read from its own clause
		}
	}
	w.after(&c, s, verb)
	return c
}

// verbal tells whether the word at i heads a clause: a verb, or a participle in
// the accusative that goes on for its verb: مشددا على دعم بلاده.
func (w *Worker) verbal(i int) bool {
	word := &w.words[i]
	if word.POS == marsad.POSVerb {
		return true
	}
	if word.Feats.Deriv != marsad.Participle || word.Feats.Def || word.Pro&^(marsad.ProWa) != 0 || word.Enc != marsad.EncNone || word.Root == "" {
		return false
	}
	if strings.HasSuffix(word.Full, "ا") {
		return true
	}
	return word.Feats.Gender == marsad.Fem && i > 0 && w.toks[i-1].Kind == marsad.TokenPunct // وأكدت الوزيرة …، مشيرة إلى
}

// before finds the subject or the noun of a relative clause before a verb.
func (w *Worker) before(c *clause, s *marsad.Sentence) {
	i := c.trigger
	k := i - 1
	for k >= s.First && (w.words[k].POS == marsad.POSPart || w.words[k].POS == marsad.POSAux || w.words[k].POS == marsad.POSAdv && k > s.First) {
		k--
	}
	if k < s.First {
		return
	}
	p := &w.words[k]
	if w.words[i].Pro.Has(marsad.ProWa | marsad.ProFa) {
		w.inherit(c, s)
		return
	}
	if w.toks[k].Kind == marsad.TokenPunct {
		switch p.Full {
		case "\"", "«", "“":
			if k == s.First || !w.inQuote[k-1] { // what is quoted begins with the verb
				return
			}
		}
	}
	if clauseStart(p) && p.Enc != marsad.EncNone { // أعلنت أنها اعتقلت
		w.inherit(c, s)
		return
	}
	switch {
	case p.Class == "rel":
		if k > s.First && w.toks[k-1].Kind == marsad.TokenPunct && !w.boundary(k-1) {
			k-- // حماس، التي
		}
		// الغارة التي شنها الجيش; الجيش الذي شن: the noun before the relative pronoun
		if m := w.mentionEnding(k); m >= 0 {
			c.relHead = w.mentions[m].First
			if w.words[i].Enc == marsad.EncNone {
				c.args = append(c.args, arg{slot: "S", mention: m, head: w.mentions[m].First})
			} else {
				c.args = append(c.args, arg{slot: "O", mention: m, head: w.mentions[m].First})
			}
		} else if k > s.First {
			c.relHead = k - 1
		}
		return
	case p.POS == marsad.POSNoun && !p.Feats.Def && w.words[i].Enc != marsad.EncNone && k == i-1 && w.mentionAt(k) < 0:
		c.relHead = k // هجوم شنته القوات: the noun is the verb's object
		return
	case p.Lemma == "أن" && p.POS == marsad.POSSconj:
		return // the subject follows, or is the governing verb's
	}
	// subject before the verb: the nearest phrase not governed by a preposition
	n := 0
	for k >= s.First && n < 40 {
		if w.boundary(k) {
			return
		}
		word := &w.words[k]
		if m := w.mentionAt(k); m >= 0 {
			mm := &w.mentions[m]
			first := mm.First
			if mm.Adjective && first > s.First && w.words[first-1].POS == marsad.POSNoun && w.words[i].Feats.Person == 3 && !w.governed(w.nounStart(first-1, s.First), s.First) {
				c.args = append(c.args, arg{slot: "S", mention: m, head: first - 1, nested: true}) // طائرات إسرائيلية قصفت
				return
			}
			if !mm.Adjective && mm.Kind != marsad.MentionPlace && !w.governed(first, s.First) && agrees(&w.words[i], mm) {
				c.args = append(c.args, arg{slot: "S", mention: m, head: first})
				w.conjBefore(c, m, s)
				return
			}
			k = first - 1
			n++
			continue
		}
		if word.POS == marsad.POSVerb || word.POS == marsad.POSSconj || clauseStart(word) {
			// another clause stands between, unless it is relative
			if !w.inRelative(k, s.First) {
				return
			}
		}
		k--
		n++
	}
}

// nounStart returns the first noun of the chain of nouns and adjectives that ends at k.
func (w *Worker) nounStart(k, first int) int {
	for k > first && (w.words[k-1].POS == marsad.POSNoun || w.words[k].POS == marsad.POSAdj) && w.toks[k-1].Kind == marsad.TokenWord && w.words[k].Pro&^marsad.ProAl == 0 {
		k--
	}
	return k
}

// inherit gives the verb of c the subject of the verb before it in the sentence,
// when the two agree: توغلت القوات … وفرضت سيطرتها.
func (w *Worker) inherit(c *clause, s *marsad.Sentence) {
	v := &w.words[c.trigger]
	for k := c.trigger - 1; k >= s.First && k > c.trigger-45; k-- {
		n := w.verbAt[k]
		if n == 0 {
			continue
		}
		if v.Feats.Gender != marsad.GenderNone && w.words[k].Feats.Gender != marsad.GenderNone && v.Feats.Gender != w.words[k].Feats.Gender && v.Feats.Number == marsad.Singular {
			continue
		}
		for _, a := range w.clauses[n-1].args {
			if (a.slot == "S" || a.slot == "S<") && a.mention >= 0 {
				c.args = append(c.args, arg{slot: "S<", mention: a.mention, head: c.trigger})
				return
			}
		}
	}
}

// inRelative tells whether the verb at k follows a relative pronoun.
func (w *Worker) inRelative(k, first int) bool {
	for j := k - 1; j >= first && j > k-4; j-- {
		if w.words[j].Class == "rel" {
			return true
		}
	}
	return false
}

// conjBefore adds what is joined to mention m by و: الجيش وقوات الدعم.
func (w *Worker) conjBefore(c *clause, m int, s *marsad.Sentence) {
	for w.words[w.mentions[m].First].Pro.Has(marsad.ProWa) && m > 0 {
		p := &w.mentions[m-1]
		if p.Last != w.mentions[m].First || p.First < s.First || p.Kind == marsad.MentionPlace || p.Adjective {
			return
		}
		m--
		c.args = append(c.args, arg{slot: "S", mention: m, head: p.First, conj: true})
	}
}

// governed tells whether the phrase at token first is the object of a
// preposition or the genitive of a noun before it.
func (w *Worker) governed(first, start int) bool {
	if w.words[first].Pro.Has(marsad.ProBi | marsad.ProLi | marsad.ProKa) {
		return true
	}
	k := first - 1
	for k >= start && w.toks[k].Kind == marsad.TokenPunct && (w.words[k].Full == "\"" || w.words[k].Full == "«" || w.words[k].Full == "“") {
		k--
	}
	if k < start {
		return false
	}
	p := &w.words[k]
	if w.words[first].Pro.Has(marsad.ProWa | marsad.ProFa) {
		return false
	}
	if p.POS == marsad.POSAdp && p.Enc == marsad.EncNone {
		return true
	}
	return (p.POS == marsad.POSNoun) && !p.Feats.Def && p.Enc == marsad.EncNone && !strings.HasSuffix(p.Full, "ا") && w.mentionAt(k) < 0
}

// clauseStart tells whether a word opens a clause of what is said or wanted: أن
// and إن, which the tagger may also call particles.
func clauseStart(word *marsad.Word) bool {
	switch word.Lemma {
	case "أن", "إن", "أنّ", "إنّ":
		return word.POS == marsad.POSSconj || word.POS == marsad.POSPart
	}
	return false
}

// agrees tells whether the mention may be the subject of a verb that follows it.
func agrees(v *marsad.Word, m *marsad.Mention) bool {
	if v.Feats.Person != 3 {
		return false
	}
	if m.Kind == marsad.MentionPerson && v.Feats.Number == marsad.Plural {
		return false
	}
	return true
}

// after reads the phrases behind the trigger.
func (w *Worker) after(c *clause, s *marsad.Sentence, verb bool) {
	i := c.trigger
	t := &w.words[i]
	subject := len(c.args) > 0 && c.args[0].slot == "S"
	if verb && t.POS != marsad.POSVerb || verb && t.Feats.Number == marsad.Plural && t.Feats.Person == 3 || verb && t.Feats.Person > 0 && t.Feats.Person < 3 {
		subject = true // a verb in the plural stands behind its subject, or has none: وفتحوا النار
	}
	object := len(c.args) > 0 && c.args[0].slot == "O" || verb && t.Enc != marsad.EncNone
	genitive := false
	if t.Enc != marsad.EncNone {
		slot := "O"
		if !verb {
			slot, genitive = "G", true
		}
		c.args = append(c.args, arg{slot: slot, mention: -1, head: i})
	}
	last := "" // slot of the last phrase, for what is joined to it
	commas := 0
	j := i + 1
	for n := 0; j < s.Last && n < 45; n++ {
		if w.boundary(j) {
			break
		}
		if w.toks[j].Kind == marsad.TokenPunct {
			switch w.words[j].Full {
			case "،", ",":
				if k := w.parenthesis(j, s.Last); k > 0 { // استقبل، السبت، رئيس الوفد
					j = k + 1
					continue
				}
				commas++
				if commas > 2 {
					c.end = j
					return
				}
			case "(", "[":
				for k := j + 1; k < s.Last && k < j+12; k++ {
					if w.words[k].Full == ")" || w.words[k].Full == "]" {
						j = k
						break
					}
				}
			}
			j++
			continue
		}
		word := &w.words[j]
		conj := word.Pro.Has(marsad.ProWa | marsad.ProFa)
		pos := word.POS
		if clauseStart(word) {
			pos = marsad.POSSconj
		}
		switch pos {
		case marsad.POSVerb, marsad.POSAux:
			if verb || conj || commas > 0 {
				c.end = j
				return
			}
			// an indefinite noun and its describing clause: هجوم شنته القوات
			if !t.Feats.Def && j == i+1 || word.Feats.Voice == marsad.Passive {
				j++
				continue
			}
			c.end = j
			return
		case marsad.POSSconj:
			if c.embed == 0 && clauseStart(word) {
				c.embed = j + 1
			}
			c.end = j
			return
		case marsad.POSDet, marsad.POSPron:
			if word.Class == "rel" {
				c.end = j
				return
			}
			if word.Class == "demonstrative" {
				j++
				continue
			}
		case marsad.POSCconj:
			j++
			continue
		case marsad.POSAdv, marsad.POSPart:
			j++
			continue
		}
		slot := ""
		start := j
		switch {
		case word.POS == marsad.POSAdp:
			slot = word.Lemma
			if word.Pro.Has(marsad.ProBi|marsad.ProLi) && word.Enc == marsad.EncNone {
				slot = word.Lemma
			}
			if word.Enc != marsad.EncNone {
				c.args = append(c.args, arg{slot: slot, mention: -1, head: j})
				last = slot
				j++
				continue
			}
			start = j + 1
			if start < s.Last && agentPhrases[w.words[start].Key] && (slot == "على" || slot == "من") {
				slot = "A"
				start++
			}
		case word.Pro.Has(marsad.ProBi):
			slot = "ب"
			if agentPhrases[word.Key] && word.Key != "جانب" {
				slot = "A"
				start = j + 1
			}
		case word.Pro.Has(marsad.ProLi):
			slot = "ل"
		case word.Pro.Has(marsad.ProKa):
			slot = "ك"
		}
		if start >= s.Last {
			break
		}
		bare := slot == ""
		for start+1 < s.Last && (w.toks[start].Kind == marsad.TokenNumber || w.words[start].POS == marsad.POSNum && w.mentionAt(start) < 0) && w.toks[start+1].Kind != marsad.TokenPunct && w.words[start+1].POS != marsad.POSVerb && w.words[start+1].POS != marsad.POSAdp {
			start++ // what is counted: 431 شخصا
		}
		m := w.mentionAt(start)
		head := start
		next := start + 1
		nested := false
		if m >= 0 {
			if w.mentions[m].First != start { // inside one already passed
				j = max(w.mentions[m].Last, j+1)
				continue
			}
			next = w.mentions[m].Last
			if w.mentions[m].Adjective {
				if bare && j == i+1 && !verb {
					c.args = append(c.args, arg{slot: "J", mention: m, head: start})
				}
				j = next
				continue
			}
		} else {
			// a noun that names no actor: take its genitive along
			switch w.words[start].POS {
			case marsad.POSNoun, marsad.POSPropn, marsad.POSNum, marsad.POSX:
			case marsad.POSAdj:
				if bare {
					j++
					continue
				}
			default:
				j = max(start, j+1)
				continue
			}
			if g := w.genitive(start, s.Last); g >= 0 {
				m, nested = g, true
				next = w.mentions[g].Last
			} else {
				next = w.skipNoun(start, s.Last)
			}
		}
		if bare {
			switch {
			case conj && last != "":
				slot = last
			case verb && !subject && m >= 0 && !nested && commas == 0:
				slot = "S"
				if t.Feats.Voice == marsad.Passive {
					slot = "O"
				}
				subject = true
			case verb && !subject && (commas == 0):
				slot = "S"
				subject = true
			case verb && !object && commas <= 1:
				slot = "O"
				object = true
			case !verb && !genitive && j == i+1 && (!t.Feats.Def || t.Feats.Deriv == marsad.DerivNone && false):
				slot = "G"
				genitive = true
			case !verb && !object && genitive && commas == 0:
				slot = "O"
				object = true
			case w.timeNoun(start):
				j = next
				continue
			default:
				if conj && last == "" {
					c.end = j
					return
				}
				j = next
				continue
			}
		}
		c.args = append(c.args, arg{slot: slot, mention: m, head: head, nested: nested, conj: conj && bare})
		last = slot
		j = next
		if slot == "بين" { // both sides
			for j < s.Last && w.words[j].Pro.Has(marsad.ProWa) {
				if m := w.mentionStarting(j); m >= 0 && !w.mentions[m].Adjective {
					c.args = append(c.args, arg{slot: "بين", mention: m, head: j, conj: true})
					j = w.mentions[m].Last
					continue
				}
				if w.words[j].Full == "وبين" {
					j++
					if m := w.mentionStarting(j); m >= 0 {
						c.args = append(c.args, arg{slot: "بين", mention: m, head: j, conj: true})
						j = w.mentions[m].Last
						continue
					}
				}
				break
			}
		}
	}
	c.end = j
}

// parenthesis returns the comma that closes a short insertion, without verb or
// actor, which the comma at j opens; 0 when there is none.
func (w *Worker) parenthesis(j, end int) int {
	for k := j + 1; k < end && k < j+6; k++ {
		switch {
		case w.toks[k].Kind == marsad.TokenPunct && (w.words[k].Full == "،" || w.words[k].Full == ","):
			if k > j+1 {
				return k
			}
			return 0
		case w.words[k].POS == marsad.POSVerb || w.words[k].POS == marsad.POSSconj || w.mentionAt(k) >= 0:
			return 0
		}
	}
	return 0
}

func (w *Worker) timeNoun(i int) bool { return w.words[i].Class == "time" }

// genitive returns the mention that is the genitive of the noun at i, through a
// chain of nouns: مواقع الحوثيين, محيط مقر قيادة الجيش.
func (w *Worker) genitive(i, end int) int {
	for k, n := i, 0; k+1 < end && n < 4; n++ {
		if w.words[k].Feats.Def || w.words[k].Enc != marsad.EncNone || w.toks[k].Kind != marsad.TokenWord {
			return -1
		}
		k++
		if w.toks[k].Kind != marsad.TokenWord || w.words[k].Pro&^marsad.ProAl != 0 {
			return -1
		}
		if m := w.mentionStarting(k); m >= 0 {
			if w.mentions[m].Adjective {
				return -1
			}
			return m
		}
		if w.words[k].POS != marsad.POSNoun {
			return -1
		}
	}
	return -1
}

// skipNoun returns the token after the noun at i with its genitives and adjectives.
func (w *Worker) skipNoun(i, end int) int {
	k := i + 1
	for k < end && w.toks[k].Kind == marsad.TokenWord && w.words[k].Pro&^marsad.ProAl == 0 && w.mentionAt(k) < 0 {
		word := &w.words[k]
		if word.POS == marsad.POSAdj || word.POS == marsad.POSNoun && !w.words[k-1].Feats.Def && w.words[k-1].Enc == marsad.EncNone {
			k++
			continue
		}
		break
	}
	return k
}

// mentionEnding returns the mention that ends right before token i, or −1.
func (w *Worker) mentionEnding(i int) int {
	if i == 0 {
		return -1
	}
	if m := w.mentionAt(i - 1); m >= 0 && w.mentions[m].Last == i && !w.mentions[m].Adjective {
		return m
	}
	return -1
}

// mentionAt returns the mention that covers token i, or −1.
func (w *Worker) mentionAt(i int) int { return int(w.covers[i]) - 1 }
