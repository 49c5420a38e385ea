package export

import (
	"fmt"
	"iter"
	"slices"
	"strconv"

	"marsad"
	"marsad/internal/record"
)

// A View says what one row of an export is.
type View string

// The views. Incidents: an event with all its actors and recipients. Dyads: one
// actor and one recipient of it. OneADay: dyads, of which those with the same
// day, parties and code become one.
const (
	Incidents View = "incidents"
	Dyads     View = "dyads"
	OneADay   View = "oneaday"
)

// A row is what one line of an export is made of.
type row struct {
	*record.Event
	id            string // unique: the id of the record, with the numbers of the pair when it has several
	actors        []record.Actor
	recipients    []record.Actor
	date          marsad.Date
	article       Article
	docs          []string // articles that report it, this one first
	ids           []string // of the sentences that report it: DOC_SENTENCE, counted from 1
	urls, sources []string // of those articles, each once
	reports       int      // sentences that report it
	first         bool     // the first row of its record
}

// day reports whether the day of r is known.
func (r *row) day() bool { return r.date.Precision == marsad.PrecisionDay }

// actor returns the first actor, nil when there is none.
func (r *row) actor() *record.Actor { return firstOf(r.actors) }

// recipient returns the first recipient, nil when there is none.
func (r *row) recipient() *record.Actor { return firstOf(r.recipients) }

func firstOf(as []record.Actor) *record.Actor {
	if len(as) == 0 {
		return nil
	}
	return &as[0]
}

// newRow makes the row of a whole record.
func newRow(rec *Record, articles Articles) row {
	r := row{Event: &rec.Event, id: rec.ID, actors: rec.Actors, recipients: rec.Recipients, article: articles[rec.Doc], first: true}
	if rec.about != nil {
		r.article = *rec.about
	}
	r.date, _ = rec.When() // checked by ReadEvent; of a record made by hand a bad date is an unknown one
	if rec.Source != "" {
		r.article.Source = rec.Source
	}
	if rec.URL != "" {
		r.article.URL = rec.URL
	}
	for i := range rec.Mentions {
		r.ids = append(r.ids, rec.Doc+"_"+strconv.Itoa(rec.Mentions[i].Sentence+1))
	}
	r.reports = len(rec.Mentions)
	r.docs = []string{rec.Doc}
	r.urls = addOnce(nil, r.article.URL)
	r.sources = addOnce(nil, r.article.Source)
	return r
}

// rows yields the rows of records in a view. Errors of records are passed on.
func rows(records iter.Seq2[Record, error], v View, articles Articles, take func(*row) bool) iter.Seq2[*row, error] {
	return func(yield func(*row, error) bool) {
		var kept []*row // one-a-day alone: in order of first appearance
		seen := map[string]*row{}
		for rec, err := range records {
			if err != nil {
				if !yield(nil, err) {
					return
				}
				continue
			}
			whole := newRow(&rec, articles)
			if !take(&whole) {
				continue
			}
			if v == Incidents {
				if !yield(&whole, nil) {
					return
				}
				continue
			}
			for _, r := range dyads(whole) {
				if v == Dyads {
					if !yield(&r, nil) {
						return
					}
					continue
				}
				key, ok := r.key()
				if old := seen[key]; ok && old != nil {
					old.merge(&r)
					continue
				}
				r.own()
				kept = append(kept, &r)
				if ok {
					seen[key] = &r
				}
			}
		}
		for _, r := range kept {
			if !yield(r, nil) {
				return
			}
		}
	}
}

// dyads returns the pairs of a row: every actor with every recipient, or, when
// the event is one that its actors do with each other, every actor with every
// other one, in both directions. A side that nobody stands on stays empty.
func dyads(r row) []row {
	var out []row
	add := func(i, j int) {
		d := r
		d.first = len(out) == 0
		d.actors, d.recipients = nil, nil
		if i >= 0 {
			d.actors = r.actors[i : i+1]
		}
		if j >= 0 {
			d.recipients = r.recipients[j : j+1]
		}
		d.id = fmt.Sprintf("%s-%d-%d", r.id, i+1, j+1)
		out = append(out, d)
	}
	switch {
	case len(r.recipients) == 0 && len(r.actors) > 1 && mutual(r.Event):
		r.recipients = r.actors
		for i := range r.actors {
			for j := range r.actors {
				if i != j {
					add(i, j)
				}
			}
		}
	case len(r.actors) == 0 && len(r.recipients) == 0:
		add(-1, -1)
	case len(r.actors) == 0:
		for j := range r.recipients {
			add(-1, j)
		}
	case len(r.recipients) == 0:
		for i := range r.actors {
			add(i, -1)
		}
	default:
		for i := range r.actors {
			for j := range r.recipients {
				add(i, j)
			}
		}
	}
	if len(out) == 1 {
		out[0].id = r.id
	}
	return out
}

// mutualWords are triggers of what two sides do to each other. Without one of
// them two attackers of an unnamed victim would seem to attack each other.
var mutualWords = map[string]bool{
	"اتفق":    true, // agreed with each other
	"اتفاق":   true, // agreement
	"اشتبك":   true, // clashed
	"اشتباك":  true, // clash
	"مواجهة":  true, // confrontation
	"معركة":   true, // battle
	"قتال":    true, // fighting
	"اقتتال":  true, // infighting
	"تقاتل":   true, // fought each other
	"تبادل":   true, // exchanged
	"مناوشة":  true, // skirmish
	"تصارع":   true, // struggled
	"تصالح":   true, // made peace
	"مصالحة":  true, // reconciliation
	"تفاوض":   true, // negotiated
	"مفاوضات": true, // negotiations
}

// mutual reports whether the actors of an event without recipients act on each
// other: PLOVER puts both sides of a meeting, of joint work and of a fight among
// the actors when none of them is the host or the attacker.
func mutual(r *record.Event) bool {
	switch r.Type {
	case "CONSULT", "COOPERATE":
		return true
	}
	return r.CAMEO == "057" || mutualWords[r.Trigger.Lemma] // 057: sign an agreement
}

// key returns what tells rows of one day apart, as in Phoenix: day, parties,
// code. A party without a code is told by its name. Rows whose day is unknown
// have no key: nobody knows that they are the same.
func (r *row) key() (string, bool) {
	if !r.day() {
		return "", false
	}
	code := r.CAMEO
	if code == "" {
		code = r.Type
	}
	return r.Date + "\x00" + partyKey(r.actor()) + "\x00" + partyKey(r.recipient()) + "\x00" + code + "\x00" + r.Auxiliary, true
}

func partyKey(a *record.Actor) string {
	switch {
	case a == nil:
		return ""
	case a.Country == "" && a.Sector == "":
		return "?" + a.Called()
	}
	return a.Country + "." + a.Sector
}

// own makes r a row that others can be merged into: the lists of a record are
// shared by all its pairs until then.
func (r *row) own() {
	r.first = true
	for _, list := range [...]*[]string{&r.docs, &r.ids, &r.urls, &r.sources} {
		*list = slices.Clip(*list)
	}
}

// merge adds what s reports to r, the row that stays.
func (r *row) merge(s *row) {
	for _, d := range s.docs {
		r.docs = addOnce(r.docs, d)
	}
	for _, id := range s.ids {
		if !slices.Contains(r.ids, id) {
			r.ids = append(r.ids, id)
			r.reports++
		}
	}
	for _, u := range s.urls {
		r.urls = addOnce(r.urls, u)
	}
	for _, src := range s.sources {
		r.sources = addOnce(r.sources, src)
	}
}

// addOnce appends s unless it is empty or there already.
func addOnce(list []string, s string) []string {
	if s == "" || slices.Contains(list, s) {
		return list
	}
	return append(list, s)
}
