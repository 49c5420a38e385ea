package event

import (
	"marsad"
)

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
