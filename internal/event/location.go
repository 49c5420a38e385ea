package event

import "marsad"

// locate returns where event c happens: the place nearest to the trigger that a
// preposition of place governs, in its sentence; a country governed by في stands
// for itself. Nil when the sentence names none.
func (w *Worker) locate(c *Candidate) *marsad.Location {
	sent := &w.doc.Sentences[c.Sent]
	best, bestScore := -1, -1000
	for t := sent.First; t < sent.Last; t++ {
		i := w.mentionStarting(t)
		if i < 0 {
			continue
		}
		m := &w.mentions[i]
		if m.Adjective || m.Kind != marsad.MentionPlace && m.Kind != marsad.MentionCountry {
			continue
		}
		in := w.placePrep(m.First, sent.First)
		if m.Kind == marsad.MentionCountry && !in {
			continue
		}
		score := 0
		if in {
			score += 12
		}
		if m.Kind == marsad.MentionPlace {
			score += 4
		}
		d := m.First - c.Last
		if d < 0 {
			d = (c.First - m.Last) + 3
		}
		score -= d
		if score > bestScore {
			best, bestScore = i, score
		}
	}
	if best < 0 {
		return nil
	}
	m := &w.mentions[best]
	l := &marsad.Location{Span: m.Span, Name: m.Name, Country: m.Code.Country, Precision: "country"}
	if p := w.f.places[m.ID]; m.Kind == marsad.MentionPlace && p != nil {
		l.Lat, l.Lon, l.HasPoint, l.Precision = p.Lat, p.Lon, p.HasPoint, p.Kind
	}
	return l
}

// placePrep tells whether the phrase at token t stands in a place: in, near, at.
func (w *Worker) placePrep(t, first int) bool {
	if w.words[t].Pro.Has(marsad.ProBi) {
		return true
	}
	for k := t - 1; k >= first && k >= t-3; k-- {
		switch w.words[k].Lemma {
		case "في", "قرب", "وسط", "داخل", "خارج", "شمال", "جنوب", "شرق", "غرب", "شمالي", "جنوبي", "شرقي", "غربي", "عند", "حول", "قبالة":
			return true
		}
		if w.words[k].Pro.Has(marsad.ProBi) { // بالعاصمة عمان
			return true
		}
		if w.words[k].POS != marsad.POSNoun && w.words[k].POS != marsad.POSAdj {
			return false
		}
	}
	return false
}
