// Package dossier gathers what an archive holds of two countries: [Make] one,
// then write it with [Dossier.Markdown], [Dossier.HTML] or encoding/json. It
// quotes and counts; it composes no sentence, joins no reports of different
// outlets into one happening, and judges no promise.
package dossier

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"marsad"
	"marsad/internal/record"
	"marsad/internal/store"
)

// A Dossier is what is known of two countries in a period. Counts are of
// records: what three outlets report counts three times.
type Dossier struct {
	Schema   string   `json:"schema"` // marsad.dossier/1
	A        string   `json:"a"`      // codes, in alphabetical order
	B        string   `json:"b"`
	From     string   `json:"from"` // first and last day asked for; "" without limit
	To       string   `json:"to"`
	Archive  Archive  `json:"archive"`
	Records  int      `json:"records"`  // of all auxiliary modes
	Articles int      `json:"articles"` // that tell them
	Undated  int      `json:"undated"`  // records whose day, month or year is not known
	Actual   int      `json:"actual"`   // told as having happened
	Aux      []Count  `json:"auxiliary"`
	Months   []Month  `json:"months"`
	Timeline []Item   `json:"timeline"`   // told as having happened, in order of date
	Meetings []Item   `json:"meetings"`   // of these, who met whom
	Said     []Item   `json:"statements"` // what the two sides said, of all auxiliary modes
	Promised []Item   `json:"promises"`   // what was promised, planned, threatened or asked for
	Coders   []string `json:"coders"`     // versions that made the records
}

// Schema names the JSON form of a Dossier.
const Schema = "marsad.dossier/1"

// An Archive tells what was read, without which counts mean little.
type Archive struct {
	Articles int    `json:"articles"`
	First    string `json:"first"` // days of publication
	Last     string `json:"last"`
}

// A Count is how many records have an auxiliary mode.
type Count struct {
	Auxiliary string `json:"auxiliary"`
	Records   int    `json:"records"`
}

// A Month is one direction in one month, or in a year of which no month is known.
type Month struct {
	Month string  `json:"month"` // YYYY-MM or YYYY
	From  string  `json:"actor"`
	To    string  `json:"recipient"`
	Quads [4]Quad `json:"quads"` // PLOVER's quad categories 1 to 4
}

// A Quad is the records of one quad category.
type Quad struct {
	Records int     `json:"records"`
	Mean    float64 `json:"mean_scale"` // of PLOVER's event scale; 0 without records
}

// An Item is a record with the words it rests on.
type Item struct {
	Date       string   `json:"date"` // as precise as known
	From       []string `json:"actor"`
	To         []string `json:"recipient"`
	Type       string   `json:"event"`
	Modes      []string `json:"mode"`
	Auxiliary  string   `json:"auxiliary"`
	Quad       int      `json:"quad_code"`
	Scale      float64  `json:"event_scale"`
	Confidence float64  `json:"confidence"`
	Actors     []Party  `json:"actors"`
	Recipients []Party  `json:"recipients"`
	Sentence   string   `json:"sentence"` // as published
	Trigger    [2]int   `json:"trigger"`  // bytes of Sentence
	Speaker    *Party   `json:"speaker,omitempty"`
	Cue        string   `json:"cue,omitempty"` // the word of saying
	Content    string   `json:"content,omitempty"`
	Promises   string   `json:"promises,omitempty"` // type of what is promised
	Deadline   string   `json:"deadline,omitempty"`
	Outlet     string   `json:"outlet"`
	Published  string   `json:"published"`
	URL        string   `json:"url,omitempty"`
	Article    int64    `json:"article"`
	Doc        string   `json:"doc"`
	Record     string   `json:"record"` // id
}

// A Party is one who takes part.
type Party struct {
	Name    string `json:"name"`
	Office  string `json:"office,omitempty"`
	Country string `json:"country"`
	Sector  string `json:"sector"`
}

// Make asks the store for a dossier. The pair may come in any order.
func Make(ctx context.Context, s store.Store, pair store.Dyad) (*Dossier, error) {
	if pair.B < pair.A {
		pair.A, pair.B = pair.B, pair.A
	}
	d := &Dossier{Schema: Schema, A: pair.A, B: pair.B, From: pair.From, To: pair.To}
	counts, err := s.Counts(ctx)
	if err != nil {
		return nil, err
	}
	d.Archive = Archive{counts.Articles, counts.First, counts.Last}
	days, err := s.Daily(ctx, pair)
	if err != nil {
		return nil, err
	}
	d.Months = months(days)
	told, err := s.Dyad(ctx, pair)
	if err != nil {
		return nil, err
	}
	aux, articles, coders := map[string]int{}, map[store.ArticleID]bool{}, map[string]bool{}
	for i := range told {
		e := &told[i].Event
		aux[e.Auxiliary]++
		articles[told[i].Article.ID] = true
		coders[e.Coder.Version+" "+e.Coder.Lexicon] = true
		if e.Date == "" {
			d.Undated++
		}
		it := item(&told[i], pair)
		if e.Auxiliary == "" {
			d.Timeline = append(d.Timeline, it)
			if e.Type == "CONSULT" && met(e) {
				d.Meetings = append(d.Meetings, it)
			}
		}
		if said(e, pair) {
			d.Said = append(d.Said, it)
		}
		if e.Commitment != nil || e.Auxiliary == "future" || e.Type == "AGREE" && e.Auxiliary == "" {
			d.Promised = append(d.Promised, it)
		}
	}
	d.Records, d.Articles, d.Actual = len(told), len(articles), aux[""]
	for a := marsad.AuxFuture; a <= marsad.AuxHistorical; a++ {
		if n := aux[a.String()]; n > 0 {
			d.Aux = append(d.Aux, Count{a.String(), n})
		}
	}
	for c := range coders {
		d.Coders = append(d.Coders, c)
	}
	slices.Sort(d.Coders)
	return d, nil
}

// months adds up the days of what is told as having happened.
func months(days []store.Day) []Month {
	type key struct{ month, from, to string }
	sums := map[key]*[4]Quad{}
	for _, day := range days {
		if day.Auxiliary != "" || day.Date == "" || day.Quad < 1 || day.Quad > 4 {
			continue
		}
		k := key{day.Date[:min(len(day.Date), len("2025-03"))], day.From, day.To}
		if sums[k] == nil {
			sums[k] = &[4]Quad{}
		}
		q := &sums[k][day.Quad-1]
		q.Records += day.Records
		q.Mean += day.Scale // the sum, for now
	}
	var out []Month
	for k, quads := range sums {
		for i := range quads {
			if quads[i].Records > 0 {
				quads[i].Mean /= float64(quads[i].Records)
			}
		}
		out = append(out, Month{k.month, k.from, k.to, *quads})
	}
	slices.SortFunc(out, func(a, b Month) int {
		return cmp.Or(cmp.Compare(a.Month, b.Month), cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To))
	})
	return out
}

// met reports whether an event names who met whom: somebody on each side.
func met(e *record.Event) bool {
	named := func(as []record.Actor) bool {
		return slices.ContainsFunc(as, func(a record.Actor) bool { return a.Name != "" })
	}
	return named(e.Actors) && named(e.Recipients)
}

// said reports whether one of the two sides said it.
func said(e *record.Event, pair store.Dyad) bool {
	if e.Attribution == nil {
		return false
	}
	c := e.Attribution.Speaker.Country
	return c != "" && (c == pair.A || c == pair.B)
}

// item makes an item of a record. Countries are those of the pair alone.
func item(t *store.Told, pair store.Dyad) Item {
	e := &t.Event
	it := Item{
		Date: e.Date, Type: e.Type, Modes: e.Modes, Auxiliary: e.Auxiliary, Quad: e.Quad, Scale: e.Scale, Confidence: e.Confidence,
		From: countries(e.Actors, pair), To: countries(e.Recipients, pair), Actors: parties(e.Actors), Recipients: parties(e.Recipients),
		Outlet: t.Article.Source, Published: t.Article.Day, URL: t.Article.URL, Article: int64(t.Article.ID), Doc: e.Doc, Record: e.ID,
	}
	it.Sentence = e.Sentence.In(t.Article.Canonical())
	if from, to := e.Trigger.Start-e.Sentence.Start, e.Trigger.End-e.Sentence.Start; from >= 0 && from <= to && to <= len(it.Sentence) {
		it.Trigger = [2]int{from, to}
	}
	if a := e.Attribution; a != nil {
		p := party(&a.Speaker)
		it.Speaker, it.Cue = &p, a.Cue.Text
	}
	if c := e.Commitment; c != nil {
		it.Content, it.Promises, it.Deadline = c.Content.Text, c.Type, c.Deadline
	}
	return it
}

func countries(as []record.Actor, pair store.Dyad) []string {
	out := []string{}
	for i := range as {
		if c := as[i].Country; c != "" && (c == pair.A || c == pair.B) && !slices.Contains(out, c) {
			out = append(out, c)
		}
	}
	return out
}

func parties(as []record.Actor) []Party {
	out := []Party{}
	for i := range as {
		if p := party(&as[i]); !slices.Contains(out, p) {
			out = append(out, p)
		}
	}
	return out
}

func party(a *record.Actor) Party {
	office := a.Office
	if strings.Contains(a.Name, office) {
		office = ""
	}
	return Party{Name: a.Name, Office: office, Country: a.Country, Sector: a.Sector}
}
