package event

import (
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
}

// agentPhrases introduce the agent of a passive or nominal event.
var agentPhrases = map[string]bool{"يد": true, "يدي": true, "ايدي": true, "قبل": true, "نيران": true, "رصاص": true, "جانب": true}

// giving are verbs with two objects: to whom, and what.
var giving = map[string]bool{
	"سلّم": true, // hand
	"منح":  true, // grant
	"أعطى": true, // give
	"أهدى": true, // present with
	"وهب":  true, // bestow
	"قلّد": true, // invest with
	"أبلغ": true, // tell
}

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

// clauseOf reads the clause around the trigger at token i of sentence s. Its
// arguments lie in w.args and hold until the next document.
func (w *Worker) clauseOf(i int, s *marsad.Sentence) clause {
	c := clause{trigger: i, relHead: -1, args: w.scratch[:0]}
	t := &w.words[i]
	verb := w.verbal(i)
	if verb && t.POS != marsad.POSVerb {
		w.inherit(&c, s)
	} else if verb {
		w.before(&c, s)
	} // what governs a noun is read from its own clause
	w.after(&c, s, verb)
	if verb && t.POS == marsad.POSVerb && t.Feats.Person == 3 && t.Feats.Voice != marsad.Passive && c.relHead < 0 && !c.has("S", "S<") {
		w.inherit(&c, s) // nobody is named: قالت إن …، كما رفضت
	}
	w.scratch = c.args
	n := len(w.args)
	w.args = append(w.args, c.args...)
	c.args = w.args[n:len(w.args):len(w.args)]
	return c
}

// has tells whether one of two slots is filled.
func (c *clause) has(one, two string) bool {
	for i := range c.args {
		if c.args[i].slot == one || c.args[i].slot == two {
			return true
		}
	}
	return false
}

// after reads the phrases behind the trigger.
func (w *Worker) after(c *clause, s *marsad.Sentence, verb bool) {
	i := c.trigger
	t := &w.words[i]
	subject := len(c.args) > 0 && c.args[0].slot == "S"
	if verb && t.POS != marsad.POSVerb || verb && t.Feats.Number == marsad.Plural && t.Feats.Person == 3 || verb && t.Feats.Person > 0 && t.Feats.Person < 3 {
		subject = true // a verb in the plural stands behind its subject, or has none: وفتحوا النار
	}
	second := false // of two objects
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
		if word.OpensClause() {
			pos = marsad.POSSconj
		}
		switch pos {
		case marsad.POSVerb, marsad.POSAux:
			if verb || conj || commas > 0 {
				return
			}
			// an indefinite noun and its describing clause: هجوم شنته القوات
			if !t.Feats.Def && j == i+1 || word.Feats.Voice == marsad.Passive {
				j++
				continue
			}
			return
		case marsad.POSSconj:
			if c.embed == 0 && word.OpensClause() {
				c.embed = j + 1
			}
			return
		case marsad.POSDet, marsad.POSPron:
			if word.Class == "rel" {
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
		if bare && w.inTime[j] && w.mentionAt(j) < 0 { // قصفت الطائرات أمس الأحد مخازن
			j++
			continue
		}
		for start+1 < s.Last && (w.toks[start].Kind == marsad.TokenNumber || w.words[start].POS == marsad.POSNum && w.mentionAt(start) < 0) && w.toks[start+1].Kind != marsad.TokenPunct && w.words[start+1].POS != marsad.POSVerb && w.words[start+1].POS != marsad.POSAdp {
			start++ // what is counted: 431 شخصا
		}
		m := w.mentionAt(start)
		head := start
		var next int
		nested := false
		if m >= 0 {
			if w.mentions[m].First != start { // inside one already passed
				j = max(w.mentions[m].Last, j+1)
				continue
			}
			next = w.mentions[m].Last
			if w.mentions[m].Adjective {
				if bare && !verb && w.described(i+1, j) {
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
			if verb && !subject && !conj && start == j && t.Feats.Voice != marsad.Passive && !w.mayHead(c.trigger, start) {
				subject = true
			}
			switch {
			case conj && last != "":
				slot = last
			case verb && !object && w.apposed(c, m):
				slot = "S"
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
			case verb && !second && commas == 0 && giving[t.Lemma] && w.words[start].POS != marsad.POSAdj && !w.timeNoun(start):
				slot = "O" // سلمت الكويت اليمن مساعدات
				second = true
			case !verb && !genitive && j == i+1 && !t.Feats.Def:
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
