package event

import (
	"marsad"
	"marsad/internal/learn"
)

func bucket(n int) uint64 {
	switch {
	case n < 4:
		return uint64(n)
	case n < 7:
		return 4
	case n < 12:
		return 5
	case n < 20:
		return 6
	}
	return 7
}

func b2u(b bool) uint64 {
	if b {
		return 1
	}
	return 0
}

// eventFeatures fills w.feats with what speaks for or against candidate c being
// a real event of its type.
func (w *Worker) eventFeatures(c *Candidate) []uint32 {
	w.feats = w.typeFeatures(c, w.wordFeatures(c, w.feats[:0]))
	return w.feats
}

// sameWord tells whether two candidates have the same wordFeatures.
func sameWord(a, b *Candidate) bool {
	return a.First == b.First && a.Last == b.Last && a.Form == b.Form
}

// wordFeatures appends what holds of the trigger of c whatever its type.
func (w *Worker) wordFeatures(c *Candidate, f []uint32) []uint32 {
	word := &w.words[c.First]
	sent := &w.doc.Sentences[c.Sent]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	lemma := w.lemmas[c.First]
	fm := uint64(c.Form)
	def := b2u(word.Feats.Def)
	add(tBias, 0, 0)
	add(tDef, def<<4|fm, 0)
	add(tLemmaDef, lemma, def<<2|b2u(word.Enc != marsad.EncNone))
	add(tAspect, uint64(word.Feats.Aspect)<<4|uint64(word.Feats.Voice)<<2|uint64(word.Feats.Person), fm)
	add(tEnc, uint64(word.Enc), fm)
	add(tPro, uint64(word.Pro), fm)
	if c.First > sent.First {
		add(tPrev, w.lemmas[c.First-1], fm)
	} else {
		add(tPrev, 1, fm)
	}
	if c.Last < sent.Last {
		add(tNext, w.lemmas[c.Last], fm)
		add(tLemmaNext, lemma, w.lemmas[c.Last])
	} else {
		add(tNext, 1, fm)
	}
	if c.gov >= 0 {
		add(tGov, w.lemmas[c.gov], 1<<8|fm)
		add(tGovSlot, learn.String(c.govSlot), w.lemmas[c.gov])
		add(tLemmaGov, lemma, w.lemmas[c.gov])
		if govFrames := w.info[c.gov].verbs; len(govFrames) > 0 {
			add(tGov, 2, 1<<10)
			if govFrames[0].Embed {
				add(tGov, 3, 1<<10)
			}
		}
	} else {
		add(tGov, 1, fm)
	}
	if c.govNoun >= 0 {
		add(tGovNoun, w.lemmas[c.govNoun], 1<<8)
	}
	for k := max(sent.First, c.First-5); k < c.First; k++ {
		if o := w.ops[k]; o != opNone {
			add(tOpBefore, uint64(o)<<4|uint64(c.First-k), 0)
		}
	}
	if k, topic := w.topicBefore(c, sent); topic {
		add(tTopicList, uint64(w.ops[k]), bucket(c.First-k))
	} else if k >= 0 {
		add(tTopicList, w.lemmas[k], 1)
	}
	told := w.toldOf(c.Sent)
	add(tNamed, told.named, fm)
	add(tSentAspect, told.aspect<<2|min(told.named, 2), fm)
	for k := max(sent.First, c.First-4); k < min(sent.Last, c.Last+4); k++ {
		if (k < c.First || k >= c.Last) && w.toks[k].Kind != marsad.TokenPunct {
			add(tNear, w.lemmas[k], fm|1<<8)
		}
	}
	add(tTitle, b2u(sent.Title)|2, fm)
	add(tLength, uint64(min((sent.Last-sent.First)/8, 7)), fm)
	add(tMentions, told.mentions, fm)
	for i := range told.times {
		t := &told.times[i]
		add(xTime, t.age, fm)
		if t.distance(c) < 8 {
			add(xTimeNear, t.age, fm)
		}
	}
	if len(told.times) == 0 {
		add(xTime, 1<<10, fm)
	}
	return f
}

// typeFeatures appends what holds of c as an event of its type.
func (w *Worker) typeFeatures(c *Candidate, f []uint32) []uint32 {
	ty := uint64(c.Type)
	word := &w.words[c.First]
	sent := &w.doc.Sentences[c.Sent]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	lemma := w.lemmas[c.First]
	fm := uint64(c.Form)
	add(tType, ty, 0)
	add(tLemma, lemma, ty)
	add(tLemmaForm, lemma, fm<<8|ty)
	add(tTypeForm, ty, fm)
	add(tFrame, c.Frame.hash, ty)
	flags := b2u(c.Frame.Weak) | b2u(c.Frame.Topic)<<1 | b2u(c.Frame.Embed)<<2
	add(tFlags, flags<<4|fm, 0)
	add(tConds, uint64(c.conds), fm)
	if c.loose {
		add(tLoose, ty, 0)
		add(tLoose, fm, 1<<8)
		add(tLoose, lemma, 1<<9|ty)
	}
	if c.Type != c.Frame.Type {
		add(tTurned, uint64(c.Frame.Type), ty)
		add(tTurned, uint64(c.Frame.Type)|1<<8, ty<<8|fm)
	}
	add(tCameo, c.Frame.cameo, fm)
	add(tCameo, c.Frame.cameo, flags<<4|1<<8)
	// slots
	var actor, recip, any, gen, adj, obj, specific bool
	for _, a := range c.clause.args {
		if a.mention < 0 {
			if a.slot == "O" {
				obj = true
			}
			continue
		}
		any = true
		m := &w.mentions[a.mention]
		specific = specific || m.SelfCode || m.Kind != marsad.MentionRole || m.Definite && !m.Plural
		switch w.slotRoleOf(c, a.slot) {
		case roleActor:
			actor = true
		case roleRecipient:
			recip = true
		}
		gen = gen || a.slot == "G"
		adj = adj || a.slot == "J"
	}
	slots := b2u(actor) | b2u(recip)<<1 | b2u(any)<<2 | b2u(gen)<<3 | b2u(adj)<<4
	add(tSlots, slots&3, fm<<8|ty)
	add(tGeneric, b2u(any)<<1|b2u(specific), fm)
	add(tGeneric, b2u(any)<<1|b2u(specific), ty|1<<8)
	add(tGeneric, b2u(any)<<1|b2u(specific)|flags<<2, fm|1<<10)
	add(tSlots, slots|1<<8, fm)
	add(tSlots, b2u(any)|1<<9|b2u(obj)<<1, lemma)
	add(tAspect, uint64(word.Feats.Aspect)<<4|uint64(word.Feats.Person)|1<<10, ty)
	add(tPlural, uint64(word.Feats.Number), ty)
	add(tPro, uint64(word.Pro)|1<<8, ty)
	// neighbours
	if c.First > sent.First {
		p := &w.words[c.First-1]
		add(tPrevPOS, uint64(p.POS)<<1|b2u(p.Feats.Def), fm<<8|ty)
		if p.POS == marsad.POSAdp {
			add(tPrep, w.lemmas[c.First-1], ty)
		}
		if w.toks[c.First-1].Kind == marsad.TokenNumber || p.POS == marsad.POSNum {
			add(tNumber, 1, ty)
		}
	}
	if c.Last < sent.Last {
		n := &w.words[c.Last]
		add(tNextPOS, uint64(n.POS)<<1|b2u(n.Feats.Def), fm<<8|ty)
		if n.POS == marsad.POSNum || w.toks[c.Last].Kind == marsad.TokenNumber {
			add(tNumber, 2, ty)
		}
		if m := w.mentionStarting(c.Last); m >= 0 {
			mm := &w.mentions[m]
			add(tTrigNoun, uint64(mm.Kind)<<2|b2u(mm.Adjective)<<1|b2u(mm.Generic), fm<<8|ty)
			add(tTrigNoun, learn.String(mm.Code.Sector), ty|1<<12)
		}
	}
	// what governs it
	if c.gov >= 0 {
		add(tGov, w.lemmas[c.gov], ty)
		add(tGovOp, uint64(w.ops[c.gov]), ty)
		if govFrames := w.info[c.gov].verbs; len(govFrames) > 0 {
			add(tGov, uint64(govFrames[0].Type)|1<<9, ty|1<<11)
		}
	}
	if c.govNoun >= 0 {
		add(tGovNoun, w.lemmas[c.govNoun], ty)
		add(tGovNounOp, uint64(w.ops[c.govNoun]), ty)
	}
	for k := max(sent.First, c.First-5); k < c.First; k++ {
		if o := w.ops[k]; o != opNone {
			add(tOpBefore, uint64(o)|1<<8, ty)
		}
	}
	for k := c.Last; k < min(sent.Last, c.Last+4); k++ {
		if o := w.ops[k]; o != opNone {
			add(tOpAfter, uint64(o), ty)
		}
	}
	if k, topic := w.topicBefore(c, sent); topic {
		add(tTopicList, uint64(w.ops[k])|1<<8, ty)
	}
	if d := w.discussed(c, sent); d > 0 {
		add(tDiscussed, d, fm)
		add(tDiscussed, d, ty|1<<8)
		add(tDiscussed, d, b2u(actor)|1<<9)
	}
	told := w.toldOf(c.Sent)
	add(tNamed, told.named, ty|1<<8)
	add(tSentAspect, told.aspect<<2|min(told.named, 2), ty|1<<8)
	for k := max(sent.First, c.First-4); k < min(sent.Last, c.Last+4); k++ {
		if (k < c.First || k >= c.Last) && w.toks[k].Kind != marsad.TokenPunct {
			add(tWindow, w.lemmas[k], ty)
		}
	}
	// document
	add(tTitle, b2u(sent.Title), ty)
	add(tParagraph, bucket(sent.Paragraph), ty)
	add(tQuote, b2u(w.inQuote[c.First]), ty)
	add(tSameType, bucket(c.rank), ty)
	add(tRank, b2u(c.lone), ty)
	add(tRank, b2u(c.lone)|2, fm)
	for i := range told.times {
		t := &told.times[i]
		if t.distance(c) < 8 {
			add(xTimeNear, t.age, 1<<8|ty)
		}
	}
	return f
}

// topicBefore returns the first verb or word of a subject of talks before c,
// which is no verb, and whether it is the latter; −1 for none: تناول اللقاء سبل
// تعزيز التعاون وضبط الحدود.
func (w *Worker) topicBefore(c *Candidate, sent *marsad.Sentence) (int, bool) {
	if c.Form == formVerb {
		return -1, false
	}
	for k := c.First - 1; k >= sent.First && k > c.First-25; k-- {
		if w.words[k].POS == marsad.POSVerb {
			return k, false
		}
		if w.ops[k] == opTopic {
			return k, true
		}
	}
	return -1, false
}

// discussed tells whether c stands among the subjects of talks: behind a verb or
// noun of discussing in its sentence, with no clause between. 2 means that it
// has no subject of its own.
func (w *Worker) discussed(c *Candidate, sent *marsad.Sentence) uint64 {
	if c.Type == marsad.EventConsult {
		return 0
	}
	for k := c.First - 1; k >= sent.First; k-- {
		word := &w.words[k]
		if w.boundary(k) || word.POS == marsad.POSSconj || word.OpensClause() || w.inQuote[k] != w.inQuote[c.First] {
			return 0
		}
		switch w.verbLemma(k) {
		case "بحث", "ناقش", "تناول", "استعرض", "تطرّق", "تدارس", "تباحث", "ركّز", "تشاور", "عالج", "تناقش":
			for _, a := range c.clause.args {
				if a.slot == "S" && a.mention >= 0 {
					return 1
				}
			}
			return 2
		}
	}
	return 0
}

// verbLemma returns the verb that the word at token k is or derives from, "" for none.
func (w *Worker) verbLemma(k int) string {
	word := &w.words[k]
	if word.POS == marsad.POSVerb {
		return word.Lemma
	}
	return word.Root
}

// slotRoleOf returns what candidate c makes of a slot, seen through the form of
// its trigger: the genitive of a masdar is its subject or object, a passive has
// no subject.
func (w *Worker) slotRoleOf(c *Candidate, slot string) slotRole {
	fr := c.Frame
	switch slot {
	case "G", "J":
		switch fr.Gen {
		case "O":
			if slot == "J" {
				return orElse(roleOf(fr, "S"), roleActor)
			}
			return roleOf(fr, "O")
		case "S", "SO":
			return roleOf(fr, "S")
		}
		if c.Form == formNoun || c.Form == formPhrase {
			return orElse(roleOf(fr, "G"), roleOf(fr, "S"))
		}
		return roleOf(fr, "S")
	case "A":
		return orElse(roleOf(fr, "A"), roleOf(fr, "S"))
	case "S<":
		return roleOf(fr, "S")
	case "ل":
		if c.Form != formVerb && !w.words[c.First].Feats.Def && roleOf(fr, "ل") == roleNone {
			return roleOf(fr, "S") // هجوم لمسلحين
		}
	}
	return roleOf(fr, slot)
}

func orElse(a, b slotRole) slotRole {
	if a != roleNone {
		return a
	}
	return b
}
