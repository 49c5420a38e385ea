package export

import (
	"fmt"
	"io"
	"strings"

	"marsad/internal/record"
)

// phoenixColumns are the 26 columns of Phoenix; the file has no header.
// Source: postprocess.py of openeventdata/phoenix_pipeline.
var phoenixColumns = []string{
	"EventID", "Date", "Year", "Month", "Day",
	"SourceActorFull", "SourceActorEntity", "SourceActorRole", "SourceActorAttribute", "TargetActorFull", "TargetActorEntity", "TargetActorRole", "TargetActorAttribute",
	"EventCode", "EventRootCode", "QuadClass", "GoldsteinScore", "Issues", "Lat", "Lon", "LocationName", "StateName", "CountryCode", "SentenceID", "URLs", "NewsSources",
}

// agents are the roles that Phoenix puts in a column of their own.
var agents = map[string]bool{
	"GOV": true, "MIL": true, "REB": true, "OPP": true, "PTY": true, "COP": true, "JUD": true, "SPY": true, "MED": true, "EDU": true, "BUS": true, "CRM": true, "CVL": true,
}

// entities are the groups of actors of no state that Phoenix takes for their root.
var entities = map[string]bool{"IGO": true, "NGO": true, "IMG": true, "MNC": true}

type phoenix struct{ table }

func newPhoenix(w io.Writer, _ *Options) sink { return &phoenix{table{w: w, tabs: true}} }

func (p *phoenix) row(r *row) error {
	p.text(fmt.Sprintf("%d_%s", number(r.id, 53), r.Coder.Version))
	p.text(compact(r.date))
	p.text(r.Date[:4])
	p.text(r.Date[5:7])
	p.text(r.Date[8:10])
	p.party(r.actor())
	p.party(r.recipient())
	p.text(r.CAMEO)
	p.text(r.CAMEO[:2])
	p.int(int64(quad(r.CAMEO, true)))
	p.maybe(r.Goldstein)
	p.unknown(1) // issues: Marsad has PLOVER's contexts instead
	if l := r.Location; l != nil {
		_, _, province := divisions(l)
		p.maybe(l.Lat)
		p.maybe(l.Lon)
		p.text(l.Name)
		p.text(province)
		p.text(l.Country)
	} else {
		p.unknown(5)
	}
	p.list(r.ids, ";")
	p.list(r.urls, ";")
	p.list(r.sources, ";")
	return p.end()
}

// party writes the four columns of a side. A side without a country begins with
// ---, as PETRARCH writes it.
func (p *phoenix) party(a *record.Actor) {
	all, country := groups(a, false)
	root, rest := "", all
	if len(all) > 0 && (country || entities[all[0]]) {
		root, rest = all[0], all[1:]
	}
	full := strings.Join(all, "")
	if root == "" && (len(all) == 0 || all[0] != "NGM") {
		full = "---" + full
	}
	role := ""
	if len(rest) > 0 && agents[rest[0]] {
		role, rest = rest[0], rest[1:]
	}
	p.text(full)
	p.text(root)
	p.text(role)
	p.list(rest, ";")
}
