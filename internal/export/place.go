package export

import "marsad/internal/record"

// The kinds of places, as `precision` of a location names them.

// settled are places with one point: settlements and sites.
var settled = map[string]bool{
	"city": true, "town": true, "village": true, "camp": true, "crossing": true, "airport": true, "port": true, "base": true, "site": true,
}

// natural are places that belong to no division of a state.
var natural = map[string]bool{"island": true, "sea": true, "strait": true, "river": true, "mountain": true, "desert": true}

// divisions splits a place into the columns city, district and province.
func divisions(l *record.Location) (city, district, province string) {
	if l == nil {
		return
	}
	switch l.Precision {
	case "city", "town", "village":
		city = l.Name
	case "district":
		district = l.Name
	case "governorate", "region":
		province = l.Name
	}
	return
}

// geoType is GDELT's type of a place: 0 none, 1 country, 4 city or landmark, 5
// first-level division; in the United States 3 city or landmark and 2 state.
func geoType(l *record.Location) int {
	us := l != nil && l.Country == "USA"
	switch {
	case l == nil:
		return 0
	case l.Precision == "country":
		return 1
	case l.Precision == "governorate" || l.Precision == "region":
		if us {
			return 2
		}
		return 5
	case settled[l.Precision] || natural[l.Precision] || l.Precision == "district":
		if us {
			return 3
		}
		return 4
	}
	return 0
}

// fips returns the FIPS 10-4 code of the country of a place. Palestine has two:
// a point tells the Gaza Strip, which lies west of 34.7° E, from the West Bank.
func fips(l *record.Location) string {
	if l == nil {
		return ""
	}
	if l.Country == "PSE" && l.Lon != nil && l.Precision != "country" {
		if *l.Lon < 34.7 {
			return "GZ"
		}
		return "WE"
	}
	return states()[l.Country].fips
}
