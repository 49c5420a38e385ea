package export

import (
	"encoding/json"
	"io"
	"time"

	"marsad"
	"marsad/internal/output"
	"marsad/internal/record"
)

// The records of PLOVER, chapter "Data Fields" of its codebook. What it has no
// field for stands in comment.
type (
	ploverRecord struct {
		ID         string          `json:"id"`
		Link       string          `json:"link,omitempty"`
		Date       *string         `json:"date"` // null when unknown
		EndDate    string          `json:"enddate,omitempty"`
		Event      []string        `json:"event"`
		Mode       []string        `json:"mode"`
		Context    []string        `json:"context"`
		QuadCode   int             `json:"quad_code"`
		EventScale float64         `json:"event_scale"`
		Actor      []ploverEntity  `json:"actor"`
		Recipient  []ploverEntity  `json:"recipient"`
		EventText  []string        `json:"event_text"`
		EventLoc   *ploverLocation `json:"event_loc,omitempty"`
		TextInfo   ploverText      `json:"text_info"`
		Size       *ploverSize     `json:"size,omitempty"`
		CiteInfo   ploverCite      `json:"cite_info"`
		Coder      string          `json:"coder"`
		Comment    ploverComment   `json:"comment"`
	}
	ploverEntity struct {
		Code       string `json:"code,omitempty"`
		Sector     string `json:"sector,omitempty"`
		COW        string `json:"cow,omitempty"`
		Text       string `json:"entity_text,omitempty"`
		Identifier string `json:"identifier_text,omitempty"`
		RegistryID string `json:"registry_id,omitempty"`
		Office     string `json:"office,omitempty"`
		Rank       string `json:"rank,omitempty"`
		Coref      string `json:"coref,omitempty"`
	}
	ploverLocation struct {
		Extracted  string   `json:"extracted_place,omitempty"`
		Resolved   string   `json:"resolved_place,omitempty"`
		Lat        *float64 `json:"lat,omitempty"`
		Lon        *float64 `json:"lon,omitempty"`
		City       string   `json:"city,omitempty"`
		District   string   `json:"district,omitempty"`
		Province   string   `json:"province,omitempty"`
		Country    string   `json:"country,omitempty"`
		Code       string   `json:"country_code,omitempty"`
		Resolution int      `json:"resolution,omitempty"`
	}
	ploverText struct {
		Sequence int `json:"sequence"`
		Start    int `json:"start"`
		End      int `json:"end"`
	}
	ploverSize struct {
		Dead     *float64 `json:"dead,omitempty"`
		Injured  *float64 `json:"injured,omitempty"`
		Arrested *float64 `json:"arrested,omitempty"`
	}
	ploverCite struct {
		Article     string `json:"article"`
		URL         string `json:"url,omitempty"`
		Title       string `json:"title,omitempty"`
		Language    string `json:"language"`
		Publication string `json:"publication,omitempty"`
		Date        string `json:"date,omitempty"`
		Codebook    string `json:"codebook,omitempty"`
		Version     string `json:"version,omitempty"`
	}
	ploverComment struct {
		Auxiliary  string             `json:"auxiliary,omitempty"`
		CAMEO      string             `json:"cameo,omitempty"`
		Goldstein  *float64           `json:"goldstein,omitempty"`
		Confidence float64            `json:"confidence"`
		Speaker    string             `json:"speaker,omitempty"`
		Commitment *record.Commitment `json:"commitment,omitempty"`
		Counts     []record.Count     `json:"counts,omitempty"`
		Mentions   []ploverText       `json:"mentions"`
		Articles   []string           `json:"articles,omitempty"`
	}
)

type plover struct{ enc *json.Encoder }

func newPLOVER(w io.Writer, _ *Options) sink {
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	return plover{enc}
}

func (p plover) close() error { return nil }

func (p plover) row(r *row) error {
	o := ploverRecord{
		ID: r.id, Event: []string{r.Type}, Mode: list(r.Modes), Context: list(r.Contexts), QuadCode: r.Quad, EventScale: r.Scale,
		Actor: ploverEntities(r.actors), Recipient: ploverEntities(r.recipients), EventText: []string{},
		TextInfo: ploverText{r.Sentence.Index, r.Sentence.Start, r.Sentence.End},
		CiteInfo: ploverCite{
			Article: r.Doc, URL: r.article.URL, Title: r.article.Headline, Language: "ar", Publication: r.article.Source,
			Date: publicationDay(r.article.Date), Codebook: r.Coder.Ontology, Version: r.Coder.Lexicon,
		},
		Coder:   "marsad " + r.Coder.Version,
		Comment: ploverComment{Auxiliary: r.Auxiliary, CAMEO: r.CAMEO, Goldstein: r.Goldstein, Confidence: r.Confidence, Commitment: r.Commitment, Counts: r.Counts},
	}
	if r.Auxiliary != "" {
		o.Context = append(o.Context, r.Auxiliary) // PLOVER's auxiliary modes are contexts
	}
	if r.id != r.ID {
		o.Link = r.ID
	}
	if from, to, ok := period(r.date); ok {
		o.Date = &from
		if to != from {
			o.EndDate = to
		}
	}
	for i := range r.Mentions {
		m := &r.Mentions[i]
		o.EventText = append(o.EventText, output.Clean(m.Trigger.Text))
		o.Comment.Mentions = append(o.Comment.Mentions, ploverText{m.Sentence, m.Trigger.Start, m.Trigger.End})
	}
	if r.article.Language != "" {
		o.CiteInfo.Language = r.article.Language
	}
	if a := r.Attribution; a != nil {
		o.Comment.Speaker = a.Speaker.Called()
	}
	if len(r.docs) > 1 {
		o.Comment.Articles = r.docs
	}
	if l := r.Location; l != nil {
		city, district, province := divisions(l)
		o.EventLoc = &ploverLocation{l.Text, l.Name, l.Lat, l.Lon, city, district, province, states()[l.Country].name, l.Country, resolution(l)}
	}
	if s := (ploverSize{r.count("dead").Best, r.count("injured").Best, r.count("arrested").Best}); s != (ploverSize{}) {
		o.Size = &s
	}
	return p.enc.Encode(&o)
}

// list returns a copy of values that is a list in JSON even when it is empty.
func list(values []string) []string { return append([]string{}, values...) }

func ploverEntities(as []record.Actor) []ploverEntity {
	out := make([]ploverEntity, len(as))
	for i := range as {
		a := &as[i]
		out[i] = ploverEntity{a.Country, a.Sector, cow(a.Country), a.Text, a.Name, a.ID, a.Office, a.Rank, a.Coref}
	}
	return out
}

// period returns the first and the last day that a date covers.
func period(d marsad.Date) (from, to string, ok bool) {
	if !d.Known() {
		return "", "", false
	}
	first := d.Time()
	last := first
	switch d.Precision {
	case marsad.PrecisionWeek:
		last = first.AddDate(0, 0, 6)
	case marsad.PrecisionMonth:
		last = first.AddDate(0, 1, -1)
	case marsad.PrecisionYear:
		last = first.AddDate(1, 0, -1)
	}
	return first.Format(time.DateOnly), last.Format(time.DateOnly), true
}

// resolution is Mordecai's: 5 finer than a city, 4 city, 3 district, 2 province,
// 1 country; 0, which is left out, for what lies in none of them.
func resolution(l *record.Location) int {
	switch l.Precision {
	case "country":
		return 1
	case "governorate", "region":
		return 2
	case "district":
		return 3
	case "city", "town", "village":
		return 4
	case "site", "base", "camp", "crossing", "airport", "port":
		return 5
	}
	return 0
}
