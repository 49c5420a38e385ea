package event

import (
	"marsad"
	"marsad/internal/learn"
)

// roleFeatures fills w.feats with what tells the part of p in c.
func (w *Worker) roleFeatures(c *Candidate, p *pair, all []pair) []uint32 {
	f := w.feats[:0]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	m := &w.mentions[p.mention]
	ty, fm := uint64(c.Type), uint64(c.Form)
	lemma := w.lemmas[c.First]
	kind := uint64(m.Kind)<<1 | b2u(m.Adjective)
	sector := learn.String(m.Code.Sector)
	if p.prev > 0 {
		add(rPrev, uint64(min(p.prev, 5)), fm)
		add(rPrev, ty, 1<<8)
		add(rPrevCode, sector, ty|1<<8)
		add(rPrevCode, kind, ty)
		n := 0
		for i := range all {
			if all[i].prev == 0 {
				n++
			}
			if all[i].mention == p.mention {
				add(rRecent, uint64(i-n), ty)
			}
			if all[i].prev == 0 && w.mentions[all[i].mention].Code == m.Code {
				add(rSameCode, 1, 0)
			}
		}
		add(rSpeaker, b2u(w.isSpeaker(c, p.mention)), ty|1<<8)
		add(rSalience2, bucket(int(w.salient[p.mention])), ty|1<<12)
		add(rInTitle, b2u(w.inTitle(m.Code)), ty|1<<12)
		for _, a := range c.clause.args {
			if a.mention < 0 && (a.slot == "G" || a.slot == "O" || a.slot == "S") {
				add(rSlot, learn.String(a.slot), 1<<10|uint64(w.slotRoleOf(c, a.slot)))
				add(rSlot, learn.String(a.slot), 1<<11|uint64(w.words[c.First].Enc))
			}
		}
		add(w.filledSides(c), fm, 1<<8)
		add(rLemmaSide, lemma, 8)
		w.memoryFeatures(c, m, 1, uint64(w.filledSides(c)), add)
		w.feats = f
		return f
	}
	slot, a := slotOf(c, p.mention)
	sh := learn.String(slot)
	fr := w.slotRoleOf(c, slot)
	if slot == "" {
		slot, fr = w.extended(c, p.mention)
		sh = learn.String(slot)
		if m.First >= c.First && m.Last <= c.Last {
			sh = 1 // inside the trigger: الحرب على غزة
		}
	}
	word := &w.words[c.First]
	passive := uint64(word.Feats.Voice)
	add(rBias, 0, 0)
	add(rSlot, sh, fm)
	add(rSlotFrame, sh, uint64(fr)<<4|fm)
	add(rSlotFrame, uint64(fr), passive|1<<8)
	add(rSlotLemma, sh, lemma)
	add(rSlotForm, sh, fm<<8|ty)
	add(rSlotSector, learn.Hash64(sh, sector), ty)
	if a != nil {
		add(rNested, b2u(a.nested)<<1|b2u(a.conj), uint64(fr))
	}
	side, dist := uint64(0), m.First-c.Last
	if m.First < c.First {
		side, dist = 1, c.First-m.Last
	}
	same := b2u(int(w.sentOf[m.First]) == c.Sent)
	add(rSide, side<<1|same, fm)
	add(rDist, bucket(dist)<<1|side, fm)
	add(rDist, bucket(dist)<<1|side, ty|1<<8)
	between, verbs, commas := 0, 0, 0
	lo, hi := min(m.Last, c.Last), max(m.First, c.First)
	for t := lo; t < hi; t++ {
		if w.startAt[t] > 0 {
			between++
		}
		if w.words[t].POS == marsad.POSVerb {
			verbs++
		}
		if w.toks[t].Kind == marsad.TokenPunct && (w.words[t].Full == "،" || w.words[t].Full == ".") {
			commas++
		}
	}
	add(rBetween, uint64(min(between, 4))<<1|side, fm)
	add(rBetween, uint64(min(verbs, 3))<<1|side|1<<6, fm)
	add(rBetween, uint64(min(commas, 3))<<1|side|1<<7, fm)
	add(rKind, kind, side)
	add(rKindType, kind, ty<<1|side)
	add(rSector, sector, side)
	add(rSectorType, sector, ty<<2|side<<1)
	add(rSectorType, sector, ty|1<<12)
	add(rTypeSide, ty, side<<4|fm)
	add(rLemmaSide, lemma, side)
	add(rVictim, b2u(m.Victim), ty)
	add(rDefinite, b2u(m.Definite)<<1|b2u(m.Generic), ty)
	add(rCountry, b2u(m.Code.Country == "")<<1|b2u(m.SelfCode), ty)
	if m.First > 0 && w.sentOf[m.First-1] == w.sentOf[m.First] {
		pw := &w.words[m.First-1]
		add(rWordBefore, w.lemmas[m.First-1], ty)
		if pw.POS == marsad.POSAdp {
			add(rPrepBefore, w.lemmas[m.First-1], side)
			add(rPrepType, w.lemmas[m.First-1], ty<<1|side)
		}
		add(rPrepBefore, uint64(pw.POS)|1<<20, side<<4|fm)
	} else {
		add(rFirst, side, ty)
	}
	pro := uint64(w.words[m.First].Pro)
	add(rPrepBefore, pro|1<<24, side)
	add(rPrepType, pro|1<<24, ty<<1|side)
	if c.gov >= 0 {
		if v := w.verbAt[c.gov]; v > 0 {
			for _, g := range w.clauses[v-1].args {
				if g.mention == p.mention {
					gs := learn.String(g.slot)
					add(rGovSubj, gs, fm)
					add(rGovSubj, gs, w.lemmas[c.gov])
					add(rGovSubj, gs, ty|1<<20)
				}
			}
		}
	}
	add(rSpeaker, b2u(w.isSpeaker(c, p.mention)), ty)
	add(rSpeaker, b2u(w.isSpeaker(c, p.mention))|2, lemma)
	add(rSpeakerPerson, b2u(w.isSpeaker(c, p.mention))<<5|uint64(word.Feats.Person)<<3|b2u(word.Enc == marsad.EncNa)<<2|b2u(w.inQuote[c.First])<<1, fm)
	// its place among the mentions on its side, and the triggers that are nearer to it
	rank := 0
	for i := range all {
		o := &w.mentions[all[i].mention]
		if all[i].prev > 0 || all[i].mention == p.mention || o.Adjective || o.Kind == marsad.MentionPlace {
			continue
		}
		if side == 1 && o.First > m.First && o.First < c.First || side == 0 && o.First < m.First && o.First >= c.Last {
			rank++
		}
	}
	add(rRankSide, uint64(min(rank, 4))<<1|side, fm)
	add(rRankSide, uint64(min(rank, 4))<<1|side, ty|1<<8)
	add(rEncRank, uint64(word.Enc), uint64(min(rank, 4))<<2|side<<1|fm<<8)
	if fm == uint64(formVerb) || word.Feats.Gender != marsad.GenderNone {
		hw := &w.words[m.First]
		g := uint64(hw.Feats.Gender)<<4 | uint64(hw.Feats.Number)<<2 | uint64(m.Kind)<<8
		add(rAgree, uint64(word.Feats.Gender)<<2|uint64(word.Feats.Number), g<<1|side)
	}
	nearer := 0
	for i := range w.cands {
		if t := w.cands[i].First; t != c.First && t >= lo && t < hi {
			nearer++
		}
	}
	add(rTriggersBetween, uint64(min(nearer, 3))<<1|side, fm)
	main := ""
	for v := c.First - 1; v >= w.doc.Sentences[c.Sent].First && v > c.First-25; v-- {
		if k := w.verbAt[v]; k > 0 {
			for _, g := range w.clauses[k-1].args {
				if g.mention == p.mention {
					main = g.slot
					add(rMainSubj, learn.String(g.slot), fm)
					add(rMainSubj, learn.String(g.slot), w.lemmas[v])
					add(rMainSubj, learn.String(g.slot), ty|1<<9)
				}
			}
			break
		}
	}
	if word.Enc != marsad.EncNone {
		ref := w.refersTo(word.Enc, m)
		add(rEncMain, ref<<8|uint64(word.Enc), learn.Hash64(learn.String(main), fm<<1|side))
		add(rEncMain, ref|1<<16, uint64(min(rank, 3))<<8|fm<<1|side)
	}
	if m.Last < len(w.words) {
		add(rWordAfter, w.lemmas[m.Last], side)
		add(rWordAfter, uint64(w.words[m.Last].POS)|1<<30, side<<4|fm)
	}
	add(rSlotSectorRole, sector, uint64(fr)<<8|ty)
	sal := int(w.salient[p.mention])
	add(rSalience2, bucket(sal), side<<8|ty)
	add(rInTitle, b2u(w.inTitle(m.Code)), side<<8|ty)
	// is the slot that the frame wants filled by another?
	fa, frr := false, false
	for _, x := range c.clause.args {
		if x.mention >= 0 && x.mention != p.mention {
			switch w.slotRoleOf(c, x.slot) {
			case roleActor:
				fa = true
			case roleRecipient:
				frr = true
			}
		}
	}
	add(rFilled, b2u(fa)<<1|b2u(frr), uint64(fr)<<4|fm)
	add(rFilled, b2u(fa)<<1|b2u(frr), side|1<<8)
	w.memoryFeatures(c, m, 2+b2u(slot != ""), uint64(fr), add)
	if m.Adjective {
		add(rAdj, bucket(dist), side<<1|b2u(c.Last == m.First))
	}
	add(rTitle, b2u(w.doc.Sentences[c.Sent].Title), side<<2|fm)
	w.pathFeatures(c, m, add)
	w.feats = f
	return f
}

// filledSides tells which sides of c its clause fills: a template, 200 to 203.
func (w *Worker) filledSides(c *Candidate) uint32 {
	n := uint32(0)
	for _, a := range c.clause.args {
		if a.mention >= 0 {
			switch w.slotRoleOf(c, a.slot) {
			case roleActor:
				n |= 1
			case roleRecipient:
				n |= 2
			}
		}
	}
	return 200 + n
}

// nobodyFeatures fills w.feats with what tells that a side of c is not filled.
func (w *Worker) nobodyFeatures(c *Candidate, all []pair) []uint32 {
	f := w.feats[:0]
	add := func(t uint32, a, b uint64) { f = append(f, learn.Hash(t, a, b)) }
	ty, fm := uint64(c.Type), uint64(c.Form)
	lemma := w.lemmas[c.First]
	word := &w.words[c.First]
	add(nBias, 0, 0)
	add(nType, ty, fm)
	add(nType, ty, 1<<8)
	add(nLemma, lemma, fm)
	add(nLemma, lemma, 1<<8|uint64(word.Feats.Voice))
	slots := w.filledSides(c)
	add(nSlots, uint64(slots), fm)
	add(nSlots, uint64(slots), ty|1<<8)
	add(nSlots, uint64(slots), lemma)
	mem := &w.memory[c.Type]
	add(nMemory, b2u(mem.told)|b2u(len(mem.act) == 0)<<1|b2u(len(mem.rec) == 0)<<2, fm)
	add(nMemory, b2u(mem.told)|b2u(len(mem.act) == 0)<<1|b2u(len(mem.rec) == 0)<<2, uint64(slots)|1<<8)
	add(nFlags, uint64(word.Feats.Voice)<<4|uint64(word.Enc), fm)
	add(nFlags, b2u(c.Frame.Victim)<<2|b2u(len(c.Frame.Actor) > 0)<<1|b2u(len(c.Frame.Recipient) > 0), ty)
	n := 0
	for i := range all {
		if all[i].prev == 0 && !w.mentions[all[i].mention].Adjective {
			n++
		}
	}
	add(nMentions, uint64(min(n, 6)), fm)
	add(nMentions, uint64(min(n, 6)), ty|1<<8)
	add(nTitle, b2u(w.doc.Sentences[c.Sent].Title), ty)
	if c.Last < len(w.words) {
		add(nNext, uint64(w.words[c.Last].POS)<<1|b2u(w.words[c.Last].Feats.Def), fm)
	}
	if c.gov >= 0 {
		add(nGov, w.lemmas[c.gov], ty)
	}
	w.feats = f
	return f
}
