package export

import (
	"io"
	"strings"

	"marsad/internal/record"
)

// polecatColumns are the 40 columns of POLECAT.
// Source: the files at doi:10.7910/DVN/AJGVIT, as three loaders repeat them.
var polecatColumns = []string{
	"Event ID", "Event Date", "Event Type", "Event Mode", "Intensity", "Quad Code", "Contexts",
	"Actor Name", "Actor Country", "Actor COW", "Primary Actor Sector", "Actor Sectors", "Actor Title", "Actor Name Raw", "Wikipedia Actor ID",
	"Recipient Name", "Recipient Country", "Recipient COW", "Primary Recipient Sector", "Recipient Sectors", "Recipient Title", "Recipient Name Raw", "Wikipedia Recipient ID",
	"Placename", "City", "District", "Province", "Country", "Latitude", "Longitude", "GeoNames ID", "Raw Placename", "Feature Type",
	"Source", "Publication Date", "Story People", "Story Organizations", "Story Locations", "Language", "Version",
}

// several separates the values of a cell: loaders of POLECAT split at "; ".
const several = "; "

type polecat struct{ table }

func newPOLECAT(w io.Writer, _ *Options) sink {
	p := &polecat{table{w: w, tabs: true, null: "None"}}
	p.header(polecatColumns)
	return p
}

func (p *polecat) row(r *row) error {
	p.text(r.id)
	if r.day() {
		p.text(r.Date)
	} else {
		p.unknown(1)
	}
	p.text(r.Type)
	p.list(r.Modes, several)
	p.float(r.Scale)
	p.text(quadNames[r.Quad])
	p.list(r.Contexts, several)
	p.party(r.actors)
	p.party(r.recipients)
	l := r.Location
	if l == nil {
		l = &record.Location{}
	}
	city, district, province := divisions(l)
	p.text(l.Name)
	p.text(city)
	p.text(district)
	p.text(province)
	p.text(l.Country)
	p.maybe(l.Lat)
	p.maybe(l.Lon)
	p.unknown(1) // GeoNames
	p.text(l.Text)
	p.unknown(1) // feature type of GeoNames
	p.text(r.article.Source)
	p.text(publicationDay(r.article.Date))
	p.unknown(3) // people, organisations and places of the whole story
	language := r.article.Language
	if language == "" {
		language = "ar" // nothing else is coded
	}
	p.text(language)
	p.text("marsad " + r.Coder.Version + " " + r.Coder.Lexicon)
	return p.end()
}

// party writes the eight columns of a side. Each cell has as many values as
// there are actors; what is unknown of one of them is None.
func (p *polecat) party(as []record.Actor) {
	p.each(as, (*record.Actor).Called)
	p.each(as, countryOf)
	p.each(as, cowOf)
	if len(as) > 0 {
		p.text(as[0].Sector)
	} else {
		p.unknown(1)
	}
	p.each(as, sectorOf)
	p.each(as, officeOf)
	p.each(as, wordsOf)
	p.unknown(1) // Wikipedia
}

func (p *polecat) each(as []record.Actor, f func(*record.Actor) string) {
	values := each(as, f)
	some := false
	for i, v := range values {
		some = some || v != ""
		if v == "" {
			values[i] = p.null
		}
	}
	if !some {
		p.unknown(1)
		return
	}
	p.list(values, several)
}

// publicationDay returns the day of a publication date, "" when it is no date.
func publicationDay(date string) string {
	if stamp(date) == "" {
		return ""
	}
	return strings.TrimSpace(date[:10])
}
