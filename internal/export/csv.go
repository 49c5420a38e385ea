package export

import (
	"io"
	"slices"
	"strconv"

	"marsad/internal/output"
	"marsad/internal/record"
)

// csvColumns are the columns of the CSV form: those of `marsad code --format
// csv`, in their order, then what only an export knows. Columns are added at the
// end, never renamed or moved.
var csvColumns = append(output.CSVColumns(),
	"record", "published", "headline", "language", "actor_cow", "recipient_cow", "reports", "articles", "outlets",
	"dead_low", "dead_best", "dead_high", "injured_low", "injured_best", "injured_high", "arrested_low", "arrested_best", "arrested_high", "crowd_low", "crowd_best", "crowd_high",
)

// countKinds are the kinds of counts, in the order of their columns.
var countKinds = [...]string{"dead", "injured", "arrested", "crowd"}

type csvSink struct{ table }

func newCSV(w io.Writer, o *Options) sink {
	s := &csvSink{table{w: w}}
	if o.BOM {
		s.b = append(s.b, "\uFEFF"...)
	}
	s.header(csvColumns)
	return s
}

func (s *csvSink) row(r *row) error {
	s.text(r.id)
	s.text(r.Doc)
	s.text(r.article.Source)
	s.text(r.article.URL)
	s.text(r.Date)
	s.text(r.DatePrecision)
	s.text(r.Type)
	s.list(r.Modes, ";")
	s.list(r.Contexts, ";")
	s.text(r.Auxiliary)
	s.int(int64(r.Quad))
	s.float(r.Scale)
	s.quoted(r.CAMEO)
	s.maybe(r.Goldstein)
	s.party(r.actors)
	s.party(r.recipients)
	if l := r.Location; l != nil {
		s.text(l.Name)
		s.text(l.Country)
		s.maybe(l.Lat)
		s.maybe(l.Lon)
		s.text(l.Precision)
	} else {
		s.unknown(5)
	}
	if a := r.Attribution; a != nil {
		s.text(a.Kind)
		s.text(a.Speaker.Called())
		s.text(a.Speaker.Country)
		s.text(a.Speaker.Sector)
		s.text(a.Cue.Text)
	} else {
		s.unknown(5)
	}
	s.text(r.Trigger.Text)
	s.text(r.Trigger.Lemma)
	s.int(int64(r.Trigger.Start))
	s.int(int64(r.Trigger.End))
	s.int(int64(r.Sentence.Index))
	s.int(int64(len(r.Mentions)))
	if c := r.Commitment; c != nil {
		s.text(c.Content.Text)
		s.text(c.Type)
		s.text(c.Deadline)
	} else {
		s.unknown(3)
	}
	s.text(strconv.FormatFloat(r.Confidence, 'f', 3, 64))
	s.text(r.Coder.Version)
	s.text(r.Coder.Lexicon)

	s.text(r.ID)
	s.text(r.article.Date)
	s.text(r.article.Headline)
	s.text(r.article.Language)
	s.list(each(r.actors, cowOf), ";")
	s.list(each(r.recipients, cowOf), ";")
	s.int(int64(r.reports))
	s.int(int64(len(r.docs)))
	s.list(r.sources, ";")
	for _, kind := range countKinds {
		c := r.count(kind)
		s.maybe(c.Low)
		s.maybe(c.Best)
		s.maybe(c.High)
	}
	return s.end()
}

// party writes five cells with as many values as there are actors, so that the
// n-th values of all cells belong to the n-th actor.
func (s *csvSink) party(as []record.Actor) {
	for _, of := range [...]func(*record.Actor) string{(*record.Actor).Called, idOf, countryOf, sectorOf, officeOf} {
		s.list(each(as, of), ";")
	}
}

// count returns the first count of a kind, or one of which nothing is known.
func (r *row) count(kind string) record.Count {
	if i := slices.IndexFunc(r.Counts, func(c record.Count) bool { return c.Kind == kind }); i >= 0 {
		return r.Counts[i]
	}
	return record.Count{}
}
