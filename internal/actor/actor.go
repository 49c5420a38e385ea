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
	places map[string]string // sector of who is hit where a place is hit, by row; none is the government
	// codes of countries that a name of theirs calls a kingdom
	kingdoms map[string]bool
}

// New indexes the registry of lex.
func New(lex *lexicon.Lexicon) *Resolver {
	r := &Resolver{people: map[string]*lexicon.Person{}, terms: map[string][]*lexicon.Term{}, orgs: map[string][]*lexicon.Org{}, places: map[string]string{}, kingdoms: map[string]bool{}}
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
	for i := range lex.Countries {
		for _, n := range lex.Countries[i].Names {
			if first, _, _ := strings.Cut(n, " "); strings.TrimPrefix(first, "ال") == "مملكة" {
				r.kingdoms[lex.Countries[i].Code] = true
			}
		}
	}
	for i := range lex.Places {
		switch p := &lex.Places[i]; p.Kind {
		case "camp", "village":
			r.places[p.Row] = "CVL"
		case "base":
			r.places[p.Row] = "MIL"
		}
	}
	return r
}

// Resolve fills Code, Office and Coref of every mention of doc, in place.
func (r *Resolver) Resolve(doc *marsad.Document) {
	day := 0
	if d := doc.Published; d.Known() {
		day = d.Year*10000 + max(d.Month, 1)*100 + max(d.Day, 1)
	}
	ev := &evidence{kingdoms: r.kingdoms}
	for i := range doc.Mentions {
		m := &doc.Mentions[i]
		switch m.Kind {
		case marsad.MentionPerson:
			r.person(m, day)
		case marsad.MentionOrg:
			r.org(m, day)
		case marsad.MentionPlace:
			if m.Code.Sector == "" {
				m.Code.Sector = r.places[m.Row]
			}
		}
		if m.Org != "" && m.Kind != marsad.MentionCountry {
			r.part(m, day)
		}
	}
	ev.count(doc)
	r.sameName(doc)
	forces(doc)
	ev.fill(doc)
	ev.groups(doc, day)
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
		if day > 0 && (day < t.From || t.To < day) { // no day: the latest office
			continue
		}
		if best == nil || ofState(t) && !ofState(best) && day > 0 || ofState(t) == ofState(best) && t.From > best.From || day == 0 && t.From > best.From {
			best = t
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
		if best == nil && m.Title == "GOV" && code.Sector == "ELI" {
			code.Sector = m.Title // the text calls him president still
		}
		m.Office = office
		m.Code = code
		return
	}
	// the text names an office: its words decide, the registry fills the gaps
	if m.Code.Country == "" {
		m.Code.Country = code.Country
	}
	if m.Code.Sector == "" && (best != nil || !lexicon.International(m.Code.Country)) {
		m.Code.Sector = code.Sector
	}
}

// ofState tells whether a term is an office of the state, which goes before the
// leadership of a party held beside it.
func ofState(t *lexicon.Term) bool { return t.Code.Sector != "PTY" && t.Code.Sector != "OPP" }

func (r *Resolver) org(m *marsad.Mention, day int) {
	if best := r.orgOn(m.ID, day); best != nil {
		m.Code, m.Row = best.Code, best.Row
	}
}

// orgOn returns the row of an organisation of several rows that holds on day,
// the latest when the day is unknown; nil when it has one row.
func (r *Resolver) orgOn(id string, day int) *lexicon.Org {
	rows := r.orgs[id]
	if len(rows) < 2 {
		return nil
	}
	best := rows[len(rows)-1]
	for _, o := range rows {
		if day > 0 && o.From <= day && day <= o.To || day == 0 && o.From > best.From {
			best = o
		}
	}
	return best
}

// part gives who belongs to an organisation the code that it has on day:
// مقاتلو حركة طالبان.
func (r *Resolver) part(m *marsad.Mention, day int) {
	best := r.orgOn(m.Org, day)
	if best == nil {
		return
	}
	for _, o := range r.orgs[m.Org] {
		if o.Code.Country != m.Code.Country {
			continue
		}
		// the fighters of who governs are soldiers, before that they are rebels
		if o.Code == m.Code || m.Code.Sector == "MIL" && o.Code.Sector == "GOV" && best.Code.Sector != "GOV" {
			m.Code = best.Code
			return
		}
	}
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
