package event

import (
	"strings"

	"marsad"
)

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
	if p.OpensClause() && p.Enc != marsad.EncNone { // أعلنت أنها اعتقلت
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
			if mm.Adjective && first > s.First && w.words[first-1].POS == marsad.POSNoun && w.words[i].Feats.Person == 3 && !w.governed(w.nounStart(first-1, s.First), s.First) && w.mayPrecede(i, first-1) {
				c.args = append(c.args, arg{slot: "S", mention: m, head: first - 1, nested: true}) // طائرات إسرائيلية قصفت
				return
			}
			if !mm.Adjective && mm.Kind != marsad.MentionPlace && !w.governed(first, s.First) && agrees(&w.words[i], mm) && w.mayPrecede(i, first) {
				c.args = append(c.args, arg{slot: "S", mention: m, head: first})
				w.conjBefore(c, m, s)
				return
			}
			if !mm.Adjective && agrees(&w.words[i], mm) {
				if h := w.possessor(i, m, s); h >= 0 {
					c.args = append(c.args, arg{slot: "S", mention: m, head: h, nested: true})
					return
				}
			}
			k = first - 1
			n++
			continue
		}
		if word.POS == marsad.POSVerb || word.POS == marsad.POSSconj || word.OpensClause() {
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
		if n == 0 || w.inQuote[k] && !w.inQuote[c.trigger] {
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
