package actor

import (
	"strings"

	"marsad"
)

// evidence counts how much a document speaks of each country.
type evidence struct {
	weight   map[string]float64
	dominant string
}

func (ev *evidence) count(doc *marsad.Document) {
	ev.weight = map[string]float64{}
	s := 0
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		for s+1 < len(doc.Sentences) && m.First >= doc.Sentences[s].Last {
			s++
		}
		c := m.Code.Country
		if len(c) != 3 || !m.SelfCode || international(c) {
			continue
		}
		w := 1.0
		if m.Kind == marsad.MentionPerson || m.Kind == marsad.MentionOrg {
			w = .7
		}
		if s < len(doc.Sentences) {
			switch p := doc.Sentences[s].Paragraph; {
			case p == 0:
				w *= 3
			case p <= 2:
				w *= 2
			}
		}
		ev.weight[c] += w
	}
	best := 0.0
	for _, m := range doc.Mentions { // in text order, so that ties are decided alike
		if c := m.Code.Country; ev.weight[c] > best {
			best, ev.dominant = ev.weight[c], c
		}
	}
}

func international(c string) bool {
	switch c {
	case "IGO", "UNO", "EUR", "NGO", "IMG", "ISM", "MNC":
		return true
	}
	return false
}

// fill gives a country to mentions whose own words tell none.
func (ev *evidence) fill(doc *marsad.Document) {
	lastOf := map[string]string{} // role word → country it had last
	s := 0
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		for s+1 < len(doc.Sentences) && m.First >= doc.Sentences[s].Last {
			s++
		}
		if m.Kind == marsad.MentionPlace || m.Several {
			continue
		}
		key := ""
		if m.Kind == marsad.MentionRole || m.Office != "" {
			key = strings.TrimPrefix(doc.Words[m.First].Key, "ال") + m.Code.Sector
		}
		if m.Code.Country != "" {
			if doc.Words[m.First].Key == "وفد" { // الوفد العراقي: what it was before
				for k := i - 1; k >= 0; k-- {
					if o := &doc.Mentions[k]; doc.Words[o.First].Key == "وفد" && o.Code.Country == m.Code.Country && o.Code.Sector != "" {
						m.Code.Sector = o.Code.Sector
						break
					}
				}
			}
			if key != "" {
				lastOf[key] = m.Code.Country
			}
			continue
		}
		if m.Kind == marsad.MentionPerson && m.Office == "" && m.Code.Sector == "" {
			// a name of which nothing is known: somebody of the country the article is about
			if ev.dominant != "" {
				m.Code, m.Coref = marsad.Code{Country: ev.dominant, Sector: "CVL"}, "document-country"
			}
			continue
		}
		word := &doc.Words[m.First]
		switch {
		case word.Key == "بلاد" && word.Enc != marsad.EncNone: // بلاده: the country of who was named last
			if c := lastCountry(doc, i); c != "" {
				m.Code = marsad.Code{Country: c, Sector: "GOV"}
				m.Coref = "his-country"
				continue
			}
		case word.Key == "وفد" && accompanies(doc, m): // the company of who was named last
			if c := lastActor(doc, i); c.Country != "" {
				if m.Code.Sector == "" || m.Code.Sector == "GOV" {
					m.Code.Sector = c.Sector
				}
				m.Code.Country, m.Coref = c.Country, "companion"
				continue
			}
		case word.Key == "مملكة" && word.Feats.Def:
			m.Code = marsad.Code{Country: "SAU", Sector: "GOV"}
			switch ev.dominant {
			case "JOR", "MAR", "BHR", "GBR", "ESP", "THA", "BEL", "NLD", "SWE", "NOR", "DNK":
				m.Code.Country = ev.dominant
			}
			m.Coref = "document-country"
			continue
		case m.Plural && (word.Key == "دول" || word.Key == "بلدان" || word.Key == "اطراف" || word.Key == "حكومات"):
			continue // of several countries
		}
		if m.Definite && m.Last-m.First <= 2 { // الحركة, عناصر التنظيم, الوزارة: the one named before
			if o := antecedent(doc, i); o >= 0 && (m.Last == m.First+1 || member(doc, m)) {
				m.Code, m.Coref, m.Antecedent = doc.Mentions[o].Code, "definite-back-reference", o
				if m.Last == m.First+1 {
					m.ID, m.Name = doc.Mentions[o].ID, doc.Mentions[o].Name
				}
				continue
			}
		}
		if c := lastOf[key]; c != "" && m.Definite && key != "" {
			m.Code.Country, m.Coref = c, "same-role"
			continue
		}
		if m.Generic && !m.Definite || m.Victim {
			if c := ev.near(doc, i, s); c != "" {
				m.Code.Country, m.Coref = c, "place-in-sentence"
				continue
			}
		}
		if c := ev.near(doc, i, s); c != "" && !m.Definite {
			m.Code.Country, m.Coref = c, "place-in-sentence"
			continue
		}
		if ev.dominant != "" {
			m.Code.Country, m.Coref = ev.dominant, "document-country"
			if key != "" && m.Definite {
				lastOf[key] = ev.dominant
			}
		}
	}
}

// near returns the country of the place or country nearest to mention i in its sentence.
func (ev *evidence) near(doc *marsad.Document, i, s int) string {
	m := &doc.Mentions[i]
	best, dist := "", 1<<30
	for k := i - 12; k <= i+12; k++ {
		if k < 0 || k >= len(doc.Mentions) || k == i {
			continue
		}
		o := &doc.Mentions[k]
		if o.Code.Country == "" || !o.SelfCode || o.First < doc.Sentences[s].First || o.Last > doc.Sentences[s].Last || international(o.Code.Country) {
			continue
		}
		if o.Kind != marsad.MentionPlace && o.Kind != marsad.MentionCountry {
			continue
		}
		d := o.First - m.Last
		if d < 0 {
			d = m.First - o.Last + 2
		}
		if o.Kind == marsad.MentionPlace {
			d -= 4
		}
		if d < dist {
			best, dist = o.Code.Country, d
		}
	}
	return best
}

// forces gives the forces or the cabinet of a person that person's country:
// قوات فلان, حكومة فلان. The troops of who holds no office are rebels.
func forces(doc *marsad.Document) {
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Kind != marsad.MentionRole || m.SelfCode || doc.Words[m.First].Feats.Def || doc.Words[m.First].Enc != marsad.EncNone || i+1 >= len(doc.Mentions) {
			continue
		}
		p := &doc.Mentions[i+1]
		if p.Kind != marsad.MentionPerson || p.First != m.Last || p.Code.Country == "" || doc.Words[p.First].Pro&^marsad.ProAl != 0 {
			continue
		}
		switch m.Code.Sector {
		case "MIL", "PRM", "UAF", "REB":
			switch p.Code.Sector {
			case "REB", "ELI", "OPP":
				m.Code.Sector = "REB"
			case "PRM":
				m.Code.Sector = "PRM"
			}
		case "GOV", "PTY":
		default:
			continue
		}
		m.Code.Country, m.Coref = p.Code.Country, "person-beside"
	}
}

// groups settles what armed people without a name are, by what the document and
// its day tell: gunmen of a document about rebels are its rebels; in some wars
// militias or a resistance stand on a side that everybody knows.
func (ev *evidence) groups(doc *marsad.Document, day int) {
	last := marsad.Code{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Code.Sector == "REB" && m.SelfCode && m.Code.Country != "" && !m.Adjective {
			last = m.Code
		}
		if m.Kind != marsad.MentionRole || m.Org != "" {
			continue
		}
		switch m.Code.Sector {
		case "UAF":
			if m.Definite && !m.SelfCode && last.Country != "" && (last.Country == "IMG" || last.Country == m.Code.Country) {
				m.Code, m.Coref = last, "definite-back-reference"
			}
		case "PRM":
			if (m.Code.Country == "YEM" && day > 20140900 || m.Code.Country == "SOM") && heads(doc, m, "ميليشيا", "مليشيا") {
				m.Code.Sector = "REB" // militias in Yemen are those of the Houthis
			}
		case "REB":
			if m.Code.Country == "YEM" && day > 20150300 && heads(doc, m, "مقاومة", "مقاوم") {
				m.Code.Sector = "PRM" // the popular resistance fights beside the government
			}
		}
	}
}

// heads tells whether one of the first two nouns of m is one of two lemmas.
func heads(doc *marsad.Document, m *marsad.Mention, one, other string) bool {
	for t := m.First; t < m.Last && t < m.First+2; t++ {
		if l := doc.Words[t].Lemma; l == one || l == other {
			return true
		}
	}
	return false
}

// accompanies tells whether a delegation is the company of someone: والوفد المرافق له.
func accompanies(doc *marsad.Document, m *marsad.Mention) bool {
	for t := m.First + 1; t < len(doc.Words) && t <= m.Last; t++ {
		if strings.HasPrefix(doc.Words[t].Full, "المرافق") {
			return true
		}
	}
	return false
}

// lastActor returns the code of the nearest mention before i that may act.
func lastActor(doc *marsad.Document, i int) marsad.Code {
	for k := i - 1; k >= 0 && k > i-4; k-- {
		if m := &doc.Mentions[k]; m.Kind != marsad.MentionPlace && !m.Adjective {
			return m.Code
		}
	}
	return marsad.Code{}
}

// lastCountry returns the country of the nearest mention before i that speaks or acts.
func lastCountry(doc *marsad.Document, i int) string {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		m := &doc.Mentions[k]
		if m.Kind != marsad.MentionPlace && !m.Adjective && m.Code.Country != "" && !international(m.Code.Country) {
			return m.Code.Country
		}
	}
	return ""
}

// antecedent returns the nearest organisation before mention i whose name begins
// with its noun: حركة حماس for الحركة. −1 when there is none.
func antecedent(doc *marsad.Document, i int) int {
	key := doc.Words[doc.Mentions[i].Last-1].Key
	for k := i - 1; k >= 0 && k > i-40; k-- {
		m := &doc.Mentions[k]
		if m.Kind != marsad.MentionOrg && !(m.Kind == marsad.MentionRole && m.Org != "" && m.SelfCode) {
			continue
		}
		first := doc.Words[m.First].Key
		if first == key || strings.TrimPrefix(first, "ال") == key || groupNoun(key, m.Code.Sector) {
			return k
		}
	}
	return -1
}
