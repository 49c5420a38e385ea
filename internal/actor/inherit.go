package actor

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
)

// fill gives a country to mentions whose own words tell none.
func (ev *evidence) fill(doc *marsad.Document) {
	lastOf := map[string]string{} // role word → country it had last
	s := 0
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		for s+1 < len(doc.Sentences) && m.First >= doc.Sentences[s].Last {
			s++
		}
		if m.Kind == marsad.MentionPlace || m.Several || m.Kind == marsad.MentionOrg && m.Code.Country == "" {
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
			if c := ev.about(doc, i); c != "" {
				m.Code, m.Coref = marsad.Code{Country: c, Sector: "CVL"}, "document-country"
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
		case m.Row == "honorific": // معاليه: the person named last
			if o := lastPerson(doc, i); o >= 0 {
				p := &doc.Mentions[o]
				m.Code, m.ID, m.Name, m.Office, m.Coref, m.Antecedent = p.Code, p.ID, p.Name, p.Office, "definite-back-reference", o
				continue
			}
		case word.Key == "وفد" && accompanies(doc, m): // the company of who was named last
			if c := lastActor(doc, i); c.Country != "" {
				if (m.Code.Sector == "" || m.Code.Sector == "GOV") && c.Sector != "ELI" {
					m.Code.Sector = c.Sector
				}
				m.Code.Country, m.Coref = c.Country, "companion"
				continue
			}
		case word.Key == "مملكة" && word.Feats.Def:
			m.Code = marsad.Code{Country: "SAU", Sector: "GOV"} // as Arabs call it
			if ev.kingdoms[ev.dominant] {
				m.Code.Country = ev.dominant
			}
			m.Coref = "document-country"
			continue
		case m.Plural && word.Key == "دول" && m.Last == m.First+2: // دول المجلس, دول الاتحاد: of the body named before
			if o := antecedent(doc, i); o >= 0 && (doc.Mentions[o].Code.Country == "IGO" || doc.Mentions[o].Code.Country == "EUR") {
				m.Code, m.Coref, m.Antecedent = doc.Mentions[o].Code, "definite-back-reference", o
			}
			continue
		case m.Plural && (word.Key == "دول" || word.Key == "بلدان" || word.Key == "اطراف" || word.Key == "حكومات"):
			continue // of several countries
		}
		if m.Definite && (m.Last-m.First <= 2 || m.Last == m.First+3 && doc.Words[m.First+1].Lemma == "من") { // الحركة, عناصر التنظيم, الوزارة: the one named before
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
		if side := sideOf(m); !m.Definite && side == suffering {
			if c := ev.near(doc, i, s); c != "" {
				m.Code.Country, m.Coref = c, "place-in-sentence"
				continue
			}
		}
		if c := ev.about(doc, i); c != "" {
			m.Code.Country, m.Coref = c, "document-country"
			if key != "" && m.Definite {
				lastOf[key] = c
			}
		}
	}
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

// lastPerson returns the nearest person named before mention i, −1 none.
func lastPerson(doc *marsad.Document, i int) int {
	for k := i - 1; k >= 0 && k > i-30; k-- {
		if m := &doc.Mentions[k]; m.Kind == marsad.MentionPerson && m.Code.Known() {
			return k
		}
	}
	return -1
}

// lastCountry returns the country of the nearest mention before i that speaks or acts.
func lastCountry(doc *marsad.Document, i int) string {
	for k := i - 1; k >= 0 && k > i-8; k-- {
		m := &doc.Mentions[k]
		if m.Kind != marsad.MentionPlace && !m.Adjective && m.Code.Country != "" && !lexicon.International(m.Code.Country) {
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
