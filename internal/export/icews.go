package export

import (
	"io"
	"strings"

	"marsad/internal/record"
)

// icewsColumns are the 20 columns of ICEWS coded events.
// Source: the files at doi:10.7910/DVN/28075, read_events_tsv.R of andybega/icews.
var icewsColumns = []string{
	"Event ID", "Event Date", "Source Name", "Source Sectors", "Source Country", "Event Text", "CAMEO Code", "Intensity",
	"Target Name", "Target Sectors", "Target Country", "Story ID", "Sentence Number", "Publisher", "City", "District", "Province", "Country", "Latitude", "Longitude",
}

type icews struct {
	table
	o *Options
}

func newICEWS(w io.Writer, o *Options) sink {
	s := &icews{table{w: w, tabs: true}, o}
	s.header(icewsColumns)
	return s
}

func (s *icews) row(r *row) error {
	s.int(number(r.id, 31))
	s.text(r.Date)
	s.party(r.actor())
	label := ""
	if s.o.Ontology != nil {
		label = s.o.Ontology.CAMEO[r.CAMEO].Label
	}
	s.text(label)
	s.text(r.CAMEO)
	s.maybe(r.Goldstein)
	s.party(r.recipient())
	s.int(number(r.Doc, 31))
	s.int(int64(r.Sentence.Index) + 1)
	s.text(r.article.Source)
	city, district, province := divisions(r.Location)
	s.text(city)
	s.text(district)
	s.text(province)
	if l := r.Location; l != nil {
		s.text(states()[l.Country].icews)
		s.maybe(l.Lat)
		s.maybe(l.Lon)
	} else {
		s.unknown(3)
	}
	return s.end()
}

// party writes name, sectors and country of a side.
func (s *icews) party(a *record.Actor) {
	if a == nil {
		s.unknown(3)
		return
	}
	s.text(a.Called())
	var sectors []string
	for _, name := range [...]string{sectorNames[a.Sector], internationalNames[a.Country]} {
		sectors = addOnce(sectors, name)
	}
	s.text(strings.Join(sectors, ","))
	s.text(states()[a.Country].icews)
}
