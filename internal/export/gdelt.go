package export

import (
	"io"
	"math"
	"net/url"
	"strings"
	"time"

	"marsad"
	"marsad/internal/record"
)

// gdeltColumns are the 61 columns of GDELT 2.0 events; the file has no header.
// Source: GDELT Event Codebook 2.0, data/events2.csv of gdeltPyR.
var gdeltColumns = []string{
	"GLOBALEVENTID", "SQLDATE", "MonthYear", "Year", "FractionDate",
	"Actor1Code", "Actor1Name", "Actor1CountryCode", "Actor1KnownGroupCode", "Actor1EthnicCode", "Actor1Religion1Code", "Actor1Religion2Code", "Actor1Type1Code", "Actor1Type2Code", "Actor1Type3Code",
	"Actor2Code", "Actor2Name", "Actor2CountryCode", "Actor2KnownGroupCode", "Actor2EthnicCode", "Actor2Religion1Code", "Actor2Religion2Code", "Actor2Type1Code", "Actor2Type2Code", "Actor2Type3Code",
	"IsRootEvent", "EventCode", "EventBaseCode", "EventRootCode", "QuadClass", "GoldsteinScale", "NumMentions", "NumSources", "NumArticles", "AvgTone",
	"Actor1Geo_Type", "Actor1Geo_FullName", "Actor1Geo_CountryCode", "Actor1Geo_ADM1Code", "Actor1Geo_ADM2Code", "Actor1Geo_Lat", "Actor1Geo_Long", "Actor1Geo_FeatureID",
	"Actor2Geo_Type", "Actor2Geo_FullName", "Actor2Geo_CountryCode", "Actor2Geo_ADM1Code", "Actor2Geo_ADM2Code", "Actor2Geo_Lat", "Actor2Geo_Long", "Actor2Geo_FeatureID",
	"ActionGeo_Type", "ActionGeo_FullName", "ActionGeo_CountryCode", "ActionGeo_ADM1Code", "ActionGeo_ADM2Code", "ActionGeo_Lat", "ActionGeo_Long", "ActionGeo_FeatureID",
	"DATEADDED", "SOURCEURL",
}

type gdelt struct{ table }

func newGDELT(w io.Writer, _ *Options) sink { return &gdelt{table{w: w, tabs: true}} }

func (g *gdelt) row(r *row) error {
	g.int(number(r.id, 53))
	g.text(compact(r.date))
	g.text(compact(r.date)[:6])
	g.int(int64(r.date.Year))
	g.fixed(fraction(r.date), 4)
	g.party(r.actor())
	g.party(r.recipient())
	g.int(bit(r.isRoot()))
	g.text(r.CAMEO)
	g.text(r.CAMEO[:min(3, len(r.CAMEO))])
	g.text(r.CAMEO[:2])
	g.int(int64(quad(r.CAMEO, false)))
	g.maybe(r.Goldstein)
	g.int(int64(r.reports))
	g.positive(len(r.sources))
	g.int(int64(len(r.docs)))
	g.unknown(1) // tone
	g.place(nil) // Marsad does not place actors
	g.place(nil)
	g.place(r.Location)
	g.text(stamp(r.article.Date))
	g.text(r.article.URL)
	return g.end()
}

// party writes the ten columns of an actor.
func (g *gdelt) party(a *record.Actor) {
	groups, country := groups(a, true)
	g.text(strings.Join(groups, ""))
	if a == nil {
		g.unknown(9)
		return
	}
	g.text(a.Called())
	var own, known string
	types := groups
	switch {
	case country:
		own, types = groups[0], groups[1:]
	case a.Country == "UNO":
		known, types = "UNO", append([]string{"IGO"}, groups[2:]...)
	case a.Country == "EUR":
		own, known, types = "EUR", "EEC", append([]string{"IGO"}, groups[3:]...)
	}
	g.text(own)
	g.text(known)
	g.unknown(3) // ethnic group, religions
	for i := range 3 {
		if i < len(types) {
			g.text(types[i])
		} else {
			g.unknown(1)
		}
	}
}

// place writes the eight columns of a place.
func (g *gdelt) place(l *record.Location) {
	kind := geoType(l)
	g.int(int64(kind))
	if kind == 0 {
		g.unknown(7)
		return
	}
	code := fips(l)
	whole := "" // GDELT repeats the code of a whole country as its division and its feature
	if kind == 1 {
		whole = code
	}
	g.text(l.Name)
	g.text(code)
	g.text(whole)
	g.unknown(1)
	g.maybe(l.Lat)
	g.maybe(l.Lon)
	g.text(whole)
}

// isRoot reports whether the lead of the article, its headline and first
// paragraph, tells the event. Without the article the lead is its first two
// sentences.
func (r *row) isRoot() bool {
	if r.article.Lead > 0 {
		return r.Trigger.Start < r.article.Lead
	}
	return r.Sentence.Index < 2
}

func bit(b bool) int64 {
	if b {
		return 1
	}
	return 0
}

// compact returns a day as YYYYMMDD.
func compact(d marsad.Date) string { return strings.ReplaceAll(d.String(), "-", "") }

// fraction is the year and the share of it that is over, as GDELT files have it:
// months of 30 days. The codebook's formula counts the month of the day too,
// which would pass the next year in December.
func fraction(d marsad.Date) float64 {
	return float64(d.Year) + math.Floor(float64((d.Month-1)*30+d.Day)/365*1e4+.5)/1e4
}

// stamp returns a publication date as YYYYMMDDHHMMSS in UTC; midnight when only
// the day is known, "" when it is no date.
func stamp(date string) string {
	for _, layout := range [...]string{time.RFC3339, "2006-01-02T15:04:05", time.DateOnly} {
		if t, err := time.Parse(layout, date); err == nil {
			return t.UTC().Format("20060102150405")
		}
	}
	return ""
}

// mentionColumns are the 16 columns of GDELT 2.0 mentions; the file has no header.
// Source: GDELT Event Codebook 2.0, data/mentions.csv of gdeltPyR.
var mentionColumns = []string{
	"GLOBALEVENTID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
	"Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone", "MentionDocTranslationInfo", "Extras",
}

type mentions struct{ table }

func newMentions(w io.Writer, _ *Options) sink { return &mentions{table{w: w, tabs: true}} }

// row writes a line for each sentence that reports the event.
func (m *mentions) row(r *row) error {
	when := stamp(r.article.Date)
	kind, name, identifier := int64(2), r.article.Source, r.Doc // a citation
	if u, err := url.Parse(r.article.URL); err == nil && u.Host != "" {
		kind, name, identifier = 1, strings.TrimPrefix(u.Hostname(), "www."), r.article.URL
	}
	for i := range r.Mentions {
		at := &r.Mentions[i]
		m.int(number(r.id, 53))
		m.text(when)
		m.text(when)
		m.int(kind)
		m.text(name)
		m.text(identifier)
		m.int(int64(at.Sentence) + 1)
		m.offset(r.actor())
		m.offset(r.recipient())
		m.int(int64(at.Trigger.Start))
		m.int(1)
		m.int(int64(math.Round(r.Confidence * 100)))
		m.positive(r.article.Length)
		m.unknown(1) // tone
		m.text("srclc:ara")
		m.text("offsets=utf8-bytes-of-original;doc=" + r.Doc + ";coder=" + r.Coder.Version)
		if err := m.end(); err != nil {
			return err
		}
	}
	return nil
}

// offset writes where an actor is named; nothing when no words name it.
func (m *mentions) offset(a *record.Actor) {
	if a == nil || a.End == 0 {
		m.unknown(1)
		return
	}
	m.int(int64(a.Start))
}
