package actor

import "marsad"

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
		case "PTY":
			if last.Country != "" && last.Country == m.Code.Country && heads(doc, m, "قيادي", "قيادية") {
				m.Code.Sector = "REB"
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
