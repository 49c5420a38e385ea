// Package actor gives mentions their codes: by the registry and the day of
// publication, by what the document said of the same actor before, and by the
// countries the document is about. Build a [Resolver] once with [New]; it is
// safe for concurrent use. Every code that does not come from the mention's own
// words is marked in Mention.Coref.
package actor

import (
	"strings"

	"marsad"
	"marsad/internal/lexicon"
)

// A Resolver holds the dated facts of the registry.
type Resolver struct {
	people map[string]*lexicon.Person
	terms  map[string][]*lexicon.Term
	orgs   map[string][]*lexicon.Org
}

// New indexes the registry of lex.
func New(lex *lexicon.Lexicon) *Resolver {
	r := &Resolver{people: map[string]*lexicon.Person{}, terms: map[string][]*lexicon.Term{}, orgs: map[string][]*lexicon.Org{}}
	for i := range lex.People {
		r.people[lex.People[i].ID] = &lex.People[i]
	}
	for i := range lex.Terms {
		t := &lex.Terms[i]
		r.terms[t.Person] = append(r.terms[t.Person], t)
	}
	for i := range lex.Orgs {
		o := &lex.Orgs[i]
		r.orgs[o.ID] = append(r.orgs[o.ID], o)
	}
	return r
}

// Resolve fills Code, Office and Coref of every mention of doc, in place.
func (r *Resolver) Resolve(doc *marsad.Document) {
	day := 0
	if d := doc.Published; d.Known() {
		day = d.Year*10000 + max(d.Month, 1)*100 + max(d.Day, 1)
	}
	ev := &evidence{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		switch m.Kind {
		case marsad.MentionPerson:
			r.person(m, day)
		case marsad.MentionOrg:
			r.org(m, day)
		}
	}
	ev.count(doc)
	r.sameName(doc)
	ev.fill(doc)
}

// person sets the code of a registered person by the term that covers the day.
func (r *Resolver) person(m *marsad.Mention, day int) {
	if m.ID == "" || r.people[m.ID] == nil {
		return
	}
	p := r.people[m.ID]
	code, office := p.Code, ""
	var best *lexicon.Term
	for _, t := range r.terms[m.ID] {
		switch {
		case day == 0: // no day: the latest office
			if best == nil || t.From > best.From {
				best = t
			}
		case t.From <= day && day <= t.To:
			if best == nil || t.From > best.From {
				best = t
			}
		}
	}
	if best != nil {
		code, office = best.Code, best.Office
		if code.Country == "" {
			code.Country = p.Code.Country
		}
		m.Row = best.Row
	}
	if m.Office == "" {
		m.Office = office
		m.Code = code
		return
	}
	// the text names an office: its words decide, the registry fills the gaps
	if m.Code.Country == "" {
		m.Code.Country = code.Country
	}
	if m.Code.Sector == "" && (best != nil || !international(m.Code.Country)) {
		m.Code.Sector = code.Sector
	}
}

func (r *Resolver) org(m *marsad.Mention, day int) {
	rows := r.orgs[m.ID]
	if len(rows) < 2 {
		return
	}
	best := rows[len(rows)-1]
	for _, o := range rows {
		if day > 0 && o.From <= day && day <= o.To {
			best = o
		}
	}
	m.Code, m.Row = best.Code, best.Row
}

// sameName copies what one mention of a person says to the others of that name.
func (r *Resolver) sameName(doc *marsad.Document) {
	type known struct {
		code   marsad.Code
		office string
		at     int
	}
	byName := map[string]known{}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Kind != marsad.MentionPerson || m.Generic {
			continue
		}
		key := m.ID
		if key == "" {
			key = m.Name
		}
		k, ok := byName[key]
		if m.Code.Known() && (m.Code.Country != "" || !ok) {
			if !ok || k.code.Country == "" || m.Office != "" && m.SelfCode {
				byName[key] = known{m.Code, m.Office, i}
			}
		}
	}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		if m.Kind != marsad.MentionPerson {
			continue
		}
		key := m.ID
		if key == "" {
			key = m.Name
		}
		if k, ok := byName[key]; ok && (m.Code.Country == "" || m.Code.Sector == "") {
			if m.Code.Country == "" {
				m.Code.Country = k.code.Country
			}
			if m.Code.Sector == "" {
				m.Code.Sector = k.code.Sector
			}
			if m.Office == "" {
				m.Office = k.office
			}
			m.Antecedent = k.at
		}
	}
}

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
		if m.Kind == marsad.MentionPlace {
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
			continue // a name of which nothing is known
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
