package event

import (
	"marsad"
	"marsad/internal/learn"
)

// Feature templates. A number is never used again for something else, so that
// an old model fails to match rather than mislead.
const (
	tBias uint32 = iota + 1
	tType
	tLemma
	tLemmaForm
	tTypeForm
	tFrame
	tDef
	tSlots
	tFlags
	tPrev
	tPrevPOS
	tNext
	tNextPOS
	tGov
	tGovOp
	tGovSlot
	tGovNoun
	tGovNounOp
	tOpBefore
	tOpAfter
	tNumber
	tTitle
	tParagraph
	tLength
	tQuote
	tAspect
	tWindow
	tPlural
	tSameType
	tRank
	tPro
	tConds
	tMentions
	tPrep
	tNear
	tEnc
	tAdjAfter
	tLemmaDef
	tLemmaGov
	tLemmaNext
	tTrigNoun
	tTypeSent
	tDate
	tVerbFin
	tDup
	tParCands
	// roles
	rBias
	rSlot
	rSlotFrame
	rSlotLemma
	rSlotForm
	rSide
	rDist
	rBetween
	rKind
	rSector
	rKindType
	rSectorType
	rVictim
	rDefinite
	rGovSubj
	rCue
	rTypeSide
	rNested
	rPrev
	rPrevCode
	rRecent
	rSalience
	rTitle
	rFilled
	rCommon
	rFirst
	rLemmaSide
	rPrepBefore
	rPrepType
	rConj
	rAdj
	rCountry
	rSameCode
	rSpeaker
	rWordBefore
	rSlotSector
	// aux
	xBias
	xOp
	xOpDist
	xAspect
	xTense
	xLast
	xPar
	xGov
	xYear
	xLemma
	xType
	xQuote
	xWord
	// mode
	mWord
	mFrame
	mLemma
	mNear
	mSector
	mRecip
	// more of roles
	rRankSide
	rSalience2
	rInTitle
	rTriggersBetween
	rMainSubj
	rWordAfter
	rSlotSectorRole
	rSalRank
	// nobody
	nBias
	nType
	nLemma
	nSlots
	nFlags
	nMentions
	nTitle
	nNext
	nGov
	// more of modes
	mHint
	mHintNear
	mNextType
	// what earlier events of the document tell
	rMemory
	rMemoryAll
	rMemorySlot
	nMemory
	rEncRank
	rAgree
	rActorSlotWord
	rSpeakerPerson
	xTime
	xTimeNear
	xKana
	xRule
	tTopicList
	tNamed
	tSentAspect
	tDiscussed
	tGeneric
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
	f := w.feats[:0]
	ty := uint64(c.Type)
	word := &w.words[c.First]
	sent := &w.doc.Sentences[c.Sent]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	lemma := w.lemmas[c.First]
	fm := uint64(c.Form)
	def := b2u(word.Feats.Def)
	add(tBias, 0, 0)
	add(tType, ty, 0)
	add(tLemma, lemma, ty)
	add(tLemmaForm, lemma, fm<<8|ty)
	add(tTypeForm, ty, fm)
	add(tFrame, c.Frame.hash, ty)
	add(tDef, def<<4|fm, 0)
	add(tLemmaDef, lemma, def<<2|b2u(word.Enc != marsad.EncNone))
	flags := b2u(c.Frame.Weak) | b2u(c.Frame.Topic)<<1 | b2u(c.Frame.Embed)<<2
	add(tFlags, flags<<4|fm, 0)
	add(tConds, uint64(c.conds), fm)
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
	add(tAspect, uint64(word.Feats.Aspect)<<4|uint64(word.Feats.Voice)<<2|uint64(word.Feats.Person), fm)
	add(tAspect, uint64(word.Feats.Aspect)<<4|uint64(word.Feats.Person)|1<<10, ty)
	add(tPlural, uint64(word.Feats.Number), ty)
	add(tEnc, uint64(word.Enc), fm)
	add(tPro, uint64(word.Pro), fm)
	add(tPro, uint64(word.Pro)|1<<8, ty)
	// neighbours
	if c.First > sent.First {
		p := &w.words[c.First-1]
		add(tPrev, w.lemmas[c.First-1], fm)
		add(tPrevPOS, uint64(p.POS)<<1|b2u(p.Feats.Def), fm<<8|ty)
		if p.POS == marsad.POSAdp {
			add(tPrep, w.lemmas[c.First-1], ty)
		}
		if w.toks[c.First-1].Kind == marsad.TokenNumber || p.POS == marsad.POSNum {
			add(tNumber, 1, ty)
		}
	} else {
		add(tPrev, 1, fm)
	}
	if c.Last < sent.Last {
		n := &w.words[c.Last]
		add(tNext, w.lemmas[c.Last], fm)
		add(tNextPOS, uint64(n.POS)<<1|b2u(n.Feats.Def), fm<<8|ty)
		add(tLemmaNext, lemma, w.lemmas[c.Last])
		if n.POS == marsad.POSNum || w.toks[c.Last].Kind == marsad.TokenNumber {
			add(tNumber, 2, ty)
		}
		if m := w.mentionStarting(c.Last); m >= 0 {
			mm := &w.mentions[m]
			add(tTrigNoun, uint64(mm.Kind)<<2|b2u(mm.Adjective)<<1|b2u(mm.Generic), fm<<8|ty)
			add(tTrigNoun, learn.String(mm.Code.Sector), ty|1<<12)
		}
	} else {
		add(tNext, 1, fm)
	}
	// what governs it
	if c.gov >= 0 {
		add(tGov, w.lemmas[c.gov], ty)
		add(tGov, w.lemmas[c.gov], 1<<8|fm)
		add(tGovOp, uint64(w.ops[c.gov]), ty)
		add(tGovSlot, learn.String(c.govSlot), w.lemmas[c.gov])
		add(tLemmaGov, lemma, w.lemmas[c.gov])
		if govFrames := w.info[c.gov].verbs; len(govFrames) > 0 {
			add(tGov, 2, 1<<10)
			for _, fr := range govFrames {
				add(tGov, uint64(fr.Type)|1<<9, ty|1<<11)
				if fr.Embed {
					add(tGov, 3, 1<<10)
				}
				break
			}
		}
	} else {
		add(tGov, 1, fm)
	}
	if c.govNoun >= 0 {
		add(tGovNoun, w.lemmas[c.govNoun], ty)
		add(tGovNoun, w.lemmas[c.govNoun], 1<<8)
		add(tGovNounOp, uint64(w.ops[c.govNoun]), ty)
	}
	for k := max(sent.First, c.First-5); k < c.First; k++ {
		if o := w.ops[k]; o != opNone {
			add(tOpBefore, uint64(o)<<4|uint64(c.First-k), 0)
			add(tOpBefore, uint64(o)|1<<8, ty)
		}
	}
	for k := c.Last; k < min(sent.Last, c.Last+4); k++ {
		if o := w.ops[k]; o != opNone {
			add(tOpAfter, uint64(o), ty)
		}
	}
	if c.Form != formVerb { // a subject of talks: تناول اللقاء سبل تعزيز التعاون وضبط الحدود
		for k := c.First - 1; k >= sent.First && k > c.First-25; k-- {
			if w.words[k].POS == marsad.POSVerb {
				add(tTopicList, w.lemmas[k], 1)
				break
			}
			if w.ops[k] == opTopic {
				add(tTopicList, uint64(w.ops[k]), bucket(c.First-k))
				add(tTopicList, uint64(w.ops[k])|1<<8, ty)
				break
			}
		}
	}
	if d := w.discussed(c, sent); d > 0 {
		add(tDiscussed, d, fm)
		add(tDiscussed, d, ty|1<<8)
		add(tDiscussed, d, b2u(actor)|1<<9)
	}
	named, aspect := uint64(0), uint64(0)
	for k := sent.First; k < sent.Last; k++ {
		if m := w.mentionStarting(k); m >= 0 {
			mm := &w.mentions[m]
			if !mm.Adjective && (mm.Kind == marsad.MentionPerson || mm.Kind == marsad.MentionOrg || mm.Kind == marsad.MentionCountry) {
				named++
			}
		}
		if aspect == 0 && w.words[k].POS == marsad.POSVerb {
			aspect = uint64(w.words[k].Feats.Aspect)
		}
	}
	add(tNamed, min(named, 3), fm)
	add(tNamed, min(named, 3), ty|1<<8)
	add(tSentAspect, aspect<<2|min(named, 2), fm)
	add(tSentAspect, aspect<<2|min(named, 2), ty|1<<8)
	for k := max(sent.First, c.First-4); k < min(sent.Last, c.Last+4); k++ {
		if k >= c.First && k < c.Last || w.toks[k].Kind == marsad.TokenPunct {
			continue
		}
		add(tWindow, w.lemmas[k], ty)
		add(tNear, w.lemmas[k], fm|1<<8)
	}
	// document
	add(tTitle, b2u(sent.Title), ty)
	add(tTitle, b2u(sent.Title)|2, fm)
	add(tParagraph, bucket(sent.Paragraph), ty)
	add(tLength, uint64(min((sent.Last-sent.First)/8, 7)), fm)
	add(tQuote, b2u(w.inQuote[c.First]), ty)
	add(tMentions, bucket(w.mentionsIn(sent)), fm)
	add(tSameType, bucket(c.rank), ty)
	add(tRank, b2u(c.lone), ty)
	add(tRank, b2u(c.lone)|2, fm)
	w.timeFeatures(c, sent, add)
	w.feats = f
	return f
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
		if w.boundary(k) || word.POS == marsad.POSSconj || clauseStart(word) || w.inQuote[k] != w.inQuote[c.First] {
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

func (w *Worker) mentionsIn(s *marsad.Sentence) int {
	n := 0
	for t := s.First; t < s.Last; t++ {
		if w.startAt[t] > 0 {
			n++
		}
	}
	return n
}

// auxFeatures fills w.feats with what tells the auxiliary mode of c.
func (w *Worker) auxFeatures(c *Candidate) []uint32 {
	f := w.feats[:0]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	sent := &w.doc.Sentences[c.Sent]
	word := &w.words[c.First]
	fm := uint64(c.Form)
	add(xBias, 0, 0)
	add(xType, uint64(c.Type), fm)
	add(xAspect, uint64(word.Feats.Aspect)<<2|uint64(word.Feats.Person), 0)
	if word.Pro.Has(marsad.ProSa) {
		add(xTense, 1, 0)
	}
	if word.Pro.Has(marsad.ProLi) {
		add(xTense, 2, fm)
	}
	add(xLemma, w.lemmas[c.First], 0)
	told, _ := w.operatorAux(c)
	rule := uint64(told)
	add(xRule, rule, fm)
	add(xRule, rule, uint64(c.Type)|1<<8)
	add(xRule, rule, 1<<10)
	for k := max(sent.First, c.First-6); k < c.First; k++ {
		if o := w.ops[k]; o != opNone {
			add(xOp, uint64(o), fm)
			add(xOpDist, uint64(o)<<4|bucket(c.First-k), fm)
			if c.First-k == 1 {
				add(xOpDist, uint64(o), 1<<8|uint64(word.Feats.Aspect))
			}
		}
		if k >= c.First-3 {
			add(xWord, w.lemmas[k], uint64(c.First-k))
		}
	}
	for k := c.Last; k < min(sent.Last, c.Last+8); k++ {
		if o := w.ops[k]; o != opNone {
			add(xOp, uint64(o)|1<<8, fm)
		}
		if w.toks[k].Kind == marsad.TokenNumber && len(w.words[k].Full) == 4 {
			add(xYear, w.yearsAgo(k), 0)
		}
	}
	for k := sent.First; k < sent.Last; k++ {
		if w.toks[k].Kind == marsad.TokenNumber && len(w.words[k].Full) == 4 {
			add(xYear, w.yearsAgo(k)|16, 0)
		}
		if w.words[k].Lemma == "كان" || w.words[k].Lemma == "قد" {
			add(xWord, w.lemmas[k], 1<<8|fm)
		}
	}
	if c.gov >= 0 {
		add(xGov, uint64(w.ops[c.gov]), fm)
		add(xGov, w.lemmas[c.gov], 1<<8)
		add(xGov, uint64(w.words[c.gov].Feats.Aspect), 1<<9)
		if w.words[c.gov].Pro.Has(marsad.ProSa) {
			add(xGov, 1, 1<<10)
		}
	}
	if c.govNoun >= 0 {
		add(xGov, uint64(w.ops[c.govNoun]), 1<<11)
		add(xGov, w.lemmas[c.govNoun], 1<<12)
	}
	w.timeFeatures(c, sent, add)
	add(xPar, bucket(sent.Paragraph), 0)
	add(xPar, b2u(sent.Title)|8, 0)
	add(xQuote, b2u(w.inQuote[c.First]), 0)
	w.feats = f
	return f
}

// timeFeatures tells how far the times named in the sentence lie from the day of
// publication.
func (w *Worker) timeFeatures(c *Candidate, sent *marsad.Sentence, add func(uint32, uint64, uint64)) {
	fm := uint64(c.Form)
	seen := false
	for i := range w.doc.Times {
		t := &w.doc.Times[i]
		if t.First < sent.First || t.First >= sent.Last {
			continue
		}
		seen = true
		age := uint64(15)
		if t.From.Known() && w.doc.Published.Known() {
			d := int(w.doc.Published.Time().Sub(t.From.Time()).Hours() / 24)
			switch {
			case d < -1:
				age = 0
			case d <= 1:
				age = 1
			case d <= 8:
				age = 2
			case d <= 31:
				age = 3
			case d <= 120:
				age = 4
			case d <= 400:
				age = 5
			default:
				age = 6
			}
		} else if t.Vague {
			age = 7
		}
		age |= uint64(t.Direction+1) << 4
		add(xTime, age, fm)
		d := t.First - c.Last
		if d < 0 {
			d = c.First - t.Last
		}
		if d < 8 {
			add(xTimeNear, age, fm)
			add(xTimeNear, age, 1<<8|uint64(c.Type))
		}
	}
	if !seen {
		add(xTime, 1<<10, fm)
	}
}

// yearsAgo tells how the year at token k lies to the day of publication.
func (w *Worker) yearsAgo(k int) uint64 {
	y := 0
	for _, r := range w.words[k].Full {
		if r < '0' || r > '9' {
			return 9
		}
		y = y*10 + int(r-'0')
	}
	pub := w.doc.Published.Year
	switch {
	case y < 1800 || y > 2100:
		return 9
	case pub == 0:
		return 8
	case y == pub:
		return 0
	case y == pub-1:
		return 1
	case y < pub:
		return 2
	}
	return 3
}

// modeFeatures fills w.feats with what tells the mode of c.
func (w *Worker) modeFeatures(c *Candidate) []uint32 {
	f := w.feats[:0]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	sent := &w.doc.Sentences[c.Sent]
	ty := uint64(c.Type)
	add(mFrame, learn.String(c.Frame.Mode), ty)
	add(mFrame, learn.String(c.Frame.Mode), learn.String(c.Frame.Lemma))
	add(mLemma, w.lemmas[c.First], ty|uint64(c.Form)<<8)
	for k := sent.First; k < sent.Last; k++ {
		if w.toks[k].Kind == marsad.TokenPunct || k >= c.First && k < c.Last {
			continue
		}
		d := k - c.First
		if d < -12 || d > 16 {
			continue
		}
		add(mWord, w.lemmas[k], ty)
		w.modeHints(c, k, d, add)
		if d >= -3 && d <= 4 {
			add(mNear, w.lemmas[k], ty)
		}
	}
	w.modeHints(c, c.First, 0, add)
	for i := range w.cands { // what is asked for, refused or threatened
		if o := &w.cands[i]; o.First > c.First && o.First < min(c.First+14, sent.Last) {
			add(mNextType, uint64(o.Type), ty)
		}
	}
	for _, a := range c.clause.args {
		if a.mention >= 0 {
			add(mSector, learn.String(w.mentions[a.mention].Code.Sector), ty<<8|uint64(w.slotRoleOf(c, a.slot)))
		}
		add(mRecip, learn.String(a.slot), ty)
	}
	w.feats = f
	return f
}

// modeHints adds a feature for each mode that the word at k tells for c's type.
func (w *Worker) modeHints(c *Candidate, k, d int, add func(uint32, uint64, uint64)) {
	if w.info[k] == nil {
		return
	}
	for _, h := range w.info[k].hints {
		if h.typ != c.Type {
			continue
		}
		if h.second != "" && (k+1 >= len(w.words) || bareKey(&w.words[k+1]) != h.second && w.words[k+1].Full != h.second) {
			continue
		}
		add(mHint, h.mode, uint64(c.Type))
		add(mHint, h.mode, 1<<8)
		if d >= -3 && d <= 5 {
			add(mHintNear, h.mode, uint64(c.Type))
			add(mHintNear, h.mode, 1<<8)
		}
	}
}
