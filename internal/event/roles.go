package event

import (
	"marsad"
	"marsad/internal/learn"
)

// A pair is a mention that may play a part in an event.
type pair struct {
	mention int
	prev    int     // paragraphs before the trigger's, 0 in its own
	actor   float64 // probability
	recip   float64
	firstA  float64 // score as the first actor
	firstR  float64
	join    int  // index of the pair whose mention this one is joined to by و, −1
	bound   bool // بين binds it to what it is joined to: both or neither
}

// maxPairs bounds the mentions weighed for one event; the nearest are kept.
const maxPairs = 18

// pairs lists the mentions that may play a part in c: those of its paragraph,
// then the most recent ones before it, one for each code.
func (w *Worker) pairs(c *Candidate, out []pair) []pair {
	out = out[:0]
	par := w.doc.Sentences[c.Sent].Paragraph
	first, last := c.Sent, c.Sent
	for first > 0 && w.doc.Sentences[first-1].Paragraph == par {
		first--
	}
	for last+1 < len(w.doc.Sentences) && w.doc.Sentences[last+1].Paragraph == par {
		last++
	}
	lo, hi := w.doc.Sentences[first].First, w.doc.Sentences[last].Last
	begin := len(w.mentions)
	for i := range w.mentions {
		m := &w.mentions[i]
		if m.First >= hi {
			break
		}
		if m.First < lo {
			continue
		}
		begin = min(begin, i)
		if m.First <= c.First && c.First < m.Last && m.Kind != marsad.MentionRole {
			continue
		}
		p := pair{mention: i, join: -1}
		if n := len(out); n > 0 && w.joined(out[n-1].mention, i) {
			p.join = n - 1
			first := w.mentions[out[n-1].mention].First
			p.bound = out[n-1].bound || first > 0 && w.words[first-1].Lemma == "بين"
		}
		out = append(out, p)
	}
	if begin == len(w.mentions) {
		for begin = 0; begin < len(w.mentions) && w.mentions[begin].First < lo; begin++ {
		}
	}
	if len(out) > maxPairs { // keep the nearest
		k := 0
		for k < len(out)-maxPairs && w.mentions[out[k].mention].Last < c.First {
			k++
		}
		out = out[k:]
		for i := range out {
			out[i].join = max(out[i].join-k, -1)
		}
		if len(out) > maxPairs {
			out = out[:maxPairs]
		}
	}
	n := 0
	var seen [6]marsad.Code
	for i := begin - 1; i >= 0 && n < len(seen); i-- {
		m := &w.mentions[i]
		if m.Kind == marsad.MentionPlace || m.Code.Country == "" {
			continue
		}
		dup := false
		for _, s := range seen[:n] {
			dup = dup || s == m.Code
		}
		if dup {
			continue
		}
		d := par - w.doc.Sentences[w.sentOf[m.First]].Paragraph
		if d > 4 && w.doc.Sentences[w.sentOf[m.First]].Paragraph != 0 {
			continue
		}
		seen[n] = m.Code
		n++
		out = append(out, pair{mention: i, prev: max(d, 1), join: -1})
	}
	return out
}

// joined tells whether mention b is joined to mention a, right before it, by و.
func (w *Worker) joined(a, b int) bool {
	x, y := &w.mentions[a], &w.mentions[b]
	if !w.words[y.First].Pro.Has(marsad.ProWa) || x.Adjective || y.Adjective {
		return false
	}
	for t := x.Last; t < y.First; t++ {
		if w.toks[t].Kind != marsad.TokenPunct {
			return false
		}
	}
	return y.First-x.Last <= 2
}

// bothSides tells whether mention i stands for two parties named before:
// الجانبان, الطرفان, البلدان. It returns their codes.
func (w *Worker) bothSides(i int, t marsad.EventType) []marsad.Code {
	m := &w.mentions[i]
	if !m.Definite || m.Kind != marsad.MentionRole {
		return nil
	}
	word := &w.words[m.First]
	state := false
	switch word.Key {
	case "جانبان", "جانبين", "طرفان", "طرفين":
	case "بلدان", "بلدين", "دولتان", "دولتين", "حكومتان", "حكومتين", "رئيسان", "رئيسين", "وزيران", "وزيرين":
		state = true
		if m.SelfCode {
			return nil
		}
	default:
		return nil
	}
	if mem := &w.memory[t]; mem.told && len(mem.act) == 2 && (!state || mem.act[0].Country != mem.act[1].Country) {
		return mem.act
	}
	var out []marsad.Code
	for k := i - 1; k >= 0 && k > i-40 && len(out) < 2; k-- {
		o := &w.mentions[k]
		if o.Kind == marsad.MentionPlace || o.Code.Country == "" || o.Kind == marsad.MentionRole && !o.SelfCode {
			continue
		}
		c := o.Code
		if state {
			if len(c.Country) != 3 || c.Sector != "GOV" && !o.Adjective {
				continue
			}
			c.Sector = "GOV"
		}
		if len(out) == 1 && (out[0] == c || state && out[0].Country == c.Country) {
			continue
		}
		out = append(out, c)
	}
	if len(out) < 2 {
		return nil
	}
	return out
}

// slotOf returns the slot of mention m in the clause of c, "" when it has none.
func slotOf(c *Candidate, m int) (string, *arg) {
	for i := range c.clause.args {
		if c.clause.args[i].mention == m {
			return c.clause.args[i].slot, &c.clause.args[i]
		}
	}
	return "", nil
}

// extended returns the slot of mention m for c beyond its own clause: in that of
// the verb whose subject the trigger is ("v:"), of the verb that governs it
// ("g:"), or of the nearest verbs before and after ("m:", "n:").
func (w *Worker) extended(c *Candidate, m int) (string, slotRole) {
	in := func(verb int) string {
		if v := w.verbAt[verb]; v > 0 {
			for _, a := range w.clauses[v-1].args {
				if a.mention == m {
					return a.slot
				}
			}
		}
		return ""
	}
	if c.Form != formVerb {
		for v := c.Last; v < len(w.words) && v < c.Last+5; v++ {
			k := w.verbAt[v]
			if k == 0 {
				continue
			}
			if r := w.clauses[k-1].relHead; r >= c.First-1 && r < c.Last+3 { // الهجوم الذي شنته القوات على المدينة
				if s := in(v); s != "" {
					if s == "O" {
						return "r:O", orElse(roleOf(c.Frame, "O"), roleRecipient)
					}
					return "r:" + s, w.slotRoleOf(c, s)
				}
			}
			break
		}
	}
	if c.Form != formVerb && c.gov >= 0 {
		if s := in(c.gov); s != "" {
			if c.govSlot == "S" {
				return "v:" + s, w.slotRoleOf(c, s) // الاشتباكات تتواصل بين الجيش والمتمردين
			}
			r := roleNone
			for _, fr := range w.info[c.gov].verbs {
				if fr.Light && (s == "S" || s == "S<") {
					r = roleOf(c.Frame, "S") // شن الجيش هجوما
				}
			}
			return "g:" + s, r
		}
	}
	sent := &w.doc.Sentences[c.Sent]
	for v := c.First - 1; v >= sent.First && v > c.First-30; v-- {
		if w.verbAt[v] > 0 && v != c.gov {
			if s := in(v); s != "" {
				return "m:" + s, roleNone
			}
			break
		}
	}
	for v := c.Last; v < sent.Last && v < c.Last+20; v++ {
		if w.verbAt[v] > 0 && v != c.gov {
			if s := in(v); s != "" {
				return "n:" + s, roleNone
			}
			break
		}
	}
	return "", roleNone
}

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
		add(rSlots(c, w), fm, 1<<8)
		add(rLemmaSide, lemma, 8)
		w.memoryFeatures(c, m, 1, uint64(rSlots(c, w)), add)
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
	add(rSlotFrame, uint64(fr), uint64(passive)|1<<8)
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
	for v := c.First - 1; v >= w.doc.Sentences[c.Sent].First && v > c.First-25; v-- {
		if k := w.verbAt[v]; k > 0 {
			for _, g := range w.clauses[k-1].args {
				if g.mention == p.mention {
					add(rMainSubj, learn.String(g.slot), fm)
					add(rMainSubj, learn.String(g.slot), w.lemmas[v])
					add(rMainSubj, learn.String(g.slot), ty|1<<9)
				}
			}
			break
		}
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
	w.feats = f
	return f
}

func rSlots(c *Candidate, w *Worker) uint32 {
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

// isSpeaker tells whether mention m speaks in the sentence of c.
func (w *Worker) isSpeaker(c *Candidate, m int) bool {
	for i := range w.doc.Quotes {
		q := &w.doc.Quotes[i]
		if q.Speaker.Mention >= 0 && w.doc.Sentences[q.Sentence].Paragraph == w.doc.Sentences[c.Sent].Paragraph {
			if q.Speaker.Mention == m {
				return true
			}
			a, b := &w.mentions[q.Speaker.Mention], &w.mentions[m]
			if a.Code == b.Code && a.Name == b.Name {
				return true
			}
		}
	}
	return false
}

// countCodes counts, for each mention, the mentions of the document that have
// its code.
func (w *Worker) countCodes() {
	w.salient = grow(w.salient, len(w.mentions))
	type count struct {
		code marsad.Code
		n    int32
	}
	var codes []count
	at := func(c marsad.Code) int {
		for i := range codes {
			if codes[i].code == c {
				return i
			}
		}
		codes = append(codes, count{code: c})
		return len(codes) - 1
	}
	for i := range w.mentions {
		if !w.mentions[i].Adjective {
			codes[at(w.mentions[i].Code)].n++
		}
	}
	for i := range w.mentions {
		w.salient[i] = codes[at(w.mentions[i].Code)].n
	}
}

// inTitle tells whether a mention of the title has the code.
func (w *Worker) inTitle(code marsad.Code) bool {
	if len(w.doc.Sentences) == 0 || !w.doc.Sentences[0].Title {
		return false
	}
	for k := range w.mentions {
		if w.mentions[k].First >= w.doc.Sentences[0].Last {
			return false
		}
		if w.mentions[k].Code == code {
			return true
		}
	}
	return false
}

// A memory is what the document told of earlier events, so that a later mention
// of the same happening finds its actors.
type memory struct {
	told     bool
	act, rec []marsad.Code
}

// Remember keeps the codes of an event of type t for those that follow it.
func (w *Worker) Remember(t marsad.EventType, act, rec []marsad.Code) {
	if len(act) == 0 && len(rec) == 0 {
		return
	}
	m := &w.memory[t]
	m.told = true
	if len(act) > 0 {
		m.act = append(m.act[:0], act...)
	}
	if len(rec) > 0 {
		m.rec = append(m.rec[:0], rec...)
	}
}

// forget empties the memory for a new document.
func (w *Worker) forget() {
	for i := range w.memory {
		m := &w.memory[i]
		m.told, m.act, m.rec = false, m.act[:0], m.rec[:0]
	}
}

// memoryFeatures tells whether mention m had a part in an earlier event of the
// type of c, or of any type of its quad class.
func (w *Worker) memoryFeatures(c *Candidate, m *marsad.Mention, named, filled uint64, add func(uint32, uint64, uint64)) {
	ty, fm := uint64(c.Type), uint64(c.Form)
	k := w.partOf(&w.memory[c.Type], m.Code)
	add(rMemory, k, ty<<4|named)
	add(rMemory, k, fm<<8|named|1<<16)
	add(rMemorySlot, k, named<<4|filled)
	all := uint64(0)
	quad := w.f.lex.Ontology.Types[c.Type].Quad
	for t := range w.memory {
		if w.memory[t].told && w.f.lex.Ontology.Types[t].Quad == quad {
			all |= w.partOf(&w.memory[t], m.Code)
		}
	}
	add(rMemoryAll, all, ty<<4|named)
}

// partOf returns bits: 1 an event was told, 2 the code acted, 4 it received,
// 8 its country acted, 16 its country received.
func (w *Worker) partOf(m *memory, code marsad.Code) uint64 {
	if !m.told {
		return 0
	}
	k := uint64(1)
	for _, c := range m.act {
		if c == code {
			k |= 2
		} else if c.Country == code.Country && code.Country != "" {
			k |= 8
		}
	}
	for _, c := range m.rec {
		if c == code {
			k |= 4
		} else if c.Country == code.Country && code.Country != "" {
			k |= 16
		}
	}
	return k
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
	slots := rSlots(c, w)
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
