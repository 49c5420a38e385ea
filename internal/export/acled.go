package export

import (
	"io"
	"slices"
	"strconv"
	"strings"

	"marsad"
	"marsad/internal/record"
)

// acledColumns are the columns of ACLED's API, version of 2023.
var acledColumns = []string{
	"event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type",
	"actor1", "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting",
	"iso", "region", "country", "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision",
	"source", "source_scale", "notes", "fatalities", "tags", "timestamp",
}

// isConflict reports whether ACLED has a place for a kind of event. Strikes,
// boycotts and hunger strikes are no demonstrations.
func isConflict(r *record.Event) bool {
	switch r.Type {
	case "ASSAULT":
		return true
	case "PROTEST":
		return len(r.Modes) == 0 || slices.ContainsFunc(r.Modes, func(m string) bool { return m == "demo" || m == "riot" || m == "obstruct" || m == "vandalize" })
	case "COERCE":
		return slices.Contains(r.Modes, "arrest")
	case "RETREAT":
		return slices.Contains(r.Modes, "ceasefire")
	}
	return false
}

// The parts of ACLED's inter codes.
const (
	interNone = iota
	interState
	interRebel
	interMilitia
	interIdentity
	interRioters
	interProtesters
	interCivilians
	interOther
)

// inter returns ACLED's kind of an actor, interNone when its sector does not
// tell. State forces in another country than their own are external ones.
func inter(a *record.Actor, r *record.Event) int {
	if a == nil {
		return interNone
	}
	switch a.Sector {
	case "MIL", "COP", "GOV", "SPY", "JUD":
		if international[a.Country] != nil {
			return interOther
		}
		if l := r.Location; l != nil && l.Country != "" && a.Country != "" && l.Country != a.Country {
			return interOther
		}
		return interState
	case "REB":
		return interRebel
	case "PRM", "UAF":
		return interMilitia
	case "CVL", "JRN", "MED", "EDU", "REF", "LAB", "AGR", "BUS", "REL", "SOC", "LEG", "PTY", "OPP", "ELI":
		return interCivilians
	}
	if international[a.Country] != nil {
		return interOther
	}
	return interNone
}

// A class is ACLED's kind of an event; what cannot be told is empty.
type class struct{ disorder, event, sub string }

const (
	political      = "Political violence"
	demonstrations = "Demonstrations"
	strategic      = "Strategic developments"
	battles        = "Battles"
	explosions     = "Explosions/Remote violence"
	civilians      = "Violence against civilians"
)

// remote are the modes of ASSAULT that are violence from afar.
var remote = []struct{ mode, sub string }{
	{"suicide-attack", "Suicide bomb"},
	{"drone", "Air/drone strike"},
	{"aerial", "Air/drone strike"},
	{"heavy-weapons", "Shelling/artillery/missile attack"},
	{"explosives", "Remote explosive/landmine/IED"},
}

// classOf returns ACLED's kind of an event from PLOVER's type and modes and,
// for violence at hand, from who is hit: fighters or civilians.
func classOf(r *row) class {
	has := func(mode string) bool { return slices.Contains(r.Modes, mode) }
	switch r.Type {
	case "PROTEST":
		switch {
		case has("riot"), has("vandalize"):
			return class{demonstrations, "Riots", "Violent demonstration"}
		case has("demo"):
			return class{demonstrations, "Protests", "Peaceful protest"}
		}
		return class{demonstrations, "Protests", ""}
	case "COERCE":
		return class{strategic, strategic, "Arrests"}
	case "RETREAT":
		return class{strategic, strategic, "Agreement"}
	}
	for _, m := range remote {
		if has(m.mode) {
			return class{political, explosions, m.sub}
		}
	}
	switch {
	case has("crowd-control"):
		return class{demonstrations, "Protests", "Protest with intervention"}
	case has("sexual"):
		return class{political, civilians, "Sexual violence"}
	}
	switch target(r) {
	case interCivilians:
		if has("abduct") {
			return class{political, civilians, "Abduction/forced disappearance"}
		}
		return class{political, civilians, "Attack"}
	case interNone:
		if has("destroy") {
			return class{strategic, strategic, "Looting/property destruction"}
		}
		return class{political, "", ""}
	}
	return class{political, battles, "Armed clash"}
}

// target returns the kind of those who are hit: the first recipient, or the
// other side of a fight among actors.
func target(r *row) int {
	if a := r.recipient(); a != nil {
		return inter(a, r.Event)
	}
	if len(r.actors) > 1 && mutual(r.Event) {
		return inter(&r.actors[1], r.Event)
	}
	return interNone
}

type acled struct{ table }

func newACLED(w io.Writer, _ *Options) sink {
	s := &acled{table{w: w}}
	s.header(acledColumns)
	return s
}

func (s *acled) row(r *row) error {
	first, second := r.actors, r.recipients
	if len(second) == 0 && len(first) > 1 && r.Type == "ASSAULT" && mutual(r.Event) {
		first, second = first[:1], first[1:]
	}
	kind := classOf(r)
	l := r.Location
	if l == nil {
		l = &record.Location{}
	}
	from, _, _ := period(r.date)
	s.text(l.Country + r.id)
	s.text(from)
	s.int(int64(r.date.Year))
	s.int(timePrecision(r.date))
	s.text(kind.disorder)
	s.text(kind.event)
	s.text(kind.sub)
	one := s.side(r, first, kind, true)
	two := s.side(r, second, kind, false)
	s.text(interaction(one, two))
	hit := ""
	if kind.disorder == political && target(r) == interCivilians {
		hit = "Civilian targeting"
	}
	s.text(hit)
	st := states()[l.Country]
	s.text(strings.TrimLeft(st.num, "0"))
	s.text(st.region)
	s.text(st.name)
	city, district, province := divisions(l)
	s.text(province)
	s.text(district)
	s.text(city)
	s.text(l.Name)
	s.maybe(l.Lat)
	s.maybe(l.Lon)
	s.positive(geoPrecision(l))
	s.list(r.sources, several)
	s.unknown(1) // scale of the source
	notes := r.Trigger.Text
	if r.article.Headline != "" {
		notes = r.article.Headline + " [" + notes + "]"
	}
	s.text(notes)
	s.maybe(r.count("dead").Best)
	if c := r.count("crowd"); c.Text != "" {
		s.text("crowd size=" + c.Text)
	} else {
		s.unknown(1)
	}
	s.unknown(1) // time of adding
	return s.end()
}

// side writes the three columns of a side and returns its kind.
func (s *acled) side(r *row, as []record.Actor, kind class, acting bool) int {
	if len(as) == 0 {
		s.unknown(2)
		s.int(interNone)
		return interNone
	}
	code := inter(&as[0], r.Event)
	if acting && r.Type == "PROTEST" {
		code = interProtesters
		if kind.event == "Riots" {
			code = interRioters
		}
	}
	s.text(as[0].Called())
	s.list(each(as[1:], (*record.Actor).Called), several)
	s.positive(code)
	return code
}

// interaction joins the kinds of both sides, the lower one first; "" when one of
// them is unknown. One side alone is its kind and 0.
func interaction(one, two int) string {
	if one == interNone {
		return ""
	}
	if two == interNone {
		return strconv.Itoa(one) + "0"
	}
	return strconv.Itoa(min(one, two)) + strconv.Itoa(max(one, two))
}

// timePrecision is 1 for a day, 2 for a week, 3 for a month.
func timePrecision(d marsad.Date) int64 {
	switch d.Precision {
	case marsad.PrecisionDay:
		return 1
	case marsad.PrecisionWeek:
		return 2
	}
	return 3
}

// geoPrecision is 1 for a settlement or site, 2 for a district, 3 for more than
// that; 0 when no place is known.
func geoPrecision(l *record.Location) int {
	switch {
	case l.Name == "":
		return 0
	case settled[l.Precision]:
		return 1
	case l.Precision == "district":
		return 2
	}
	return 3
}
