package export

import (
	"bufio"
	"fmt"
	"io"
	"iter"

	"marsad/internal/lexicon"
	"marsad/internal/record"
)

// A Format is a form of export.
type Format string

// The formats.
const (
	FormatPLOVER   Format = "plover"
	FormatCSV      Format = "csv"
	FormatParquet  Format = "parquet"
	FormatPOLECAT  Format = "polecat"
	FormatICEWS    Format = "icews"
	FormatPhoenix  Format = "phoenix"
	FormatGDELT    Format = "gdelt"
	FormatMentions Format = "gdelt-mentions"
	FormatACLED    Format = "acled"
	FormatGraphML  Format = "graphml"
)

// Options say what to write.
type Options struct {
	Format   Format
	View     View              // "" is the format's own
	Articles Articles          // what is known of the articles; may be nil
	Ontology *lexicon.Ontology // names of CAMEO codes, for ICEWS
	BOM      bool              // CSV alone: begin with a byte order mark, for Excel
	Refused  func(error)       // called with every error that records yields; may be nil
}

// Stats count what was done.
type Stats struct {
	Records int // read
	Rows    int // written
	Refused int // errors among the records
	Left    map[Reason]int
}

// A Reason says why a format has no row for a record.
type Reason string

// The reasons. What the first names the format could only show as having taken
// place; without the second and third the format has no key; the last are kinds
// of events that the format does not hold.
const (
	LeftAuxiliary Reason = "auxiliary"
	LeftDay       Reason = "day"
	LeftCAMEO     Reason = "cameo"
	LeftKind      Reason = "kind"
)

// Reasons are the reasons in the order in which they are told.
var Reasons = []Reason{LeftKind, LeftAuxiliary, LeftDay, LeftCAMEO}

// A sink writes rows in a format.
type sink interface {
	row(r *row) error
	close() error
}

// A spec is what is particular to a format.
type spec struct {
	views  []View // that it can show, its own first
	actual bool   // only what took place
	day    bool   // only what has a day
	date   bool   // only what has a date
	cameo  bool   // only what has a CAMEO code
	kind   func(*record.Event) bool
	open   func(w io.Writer, o *Options) sink
}

var (
	anyView = []View{Incidents, Dyads, OneADay}
	pairs   = []View{Dyads, OneADay}
)

// specs are the formats.
var specs = map[Format]spec{
	FormatPLOVER:   {views: anyView, open: newPLOVER},
	FormatCSV:      {views: anyView, open: newCSV},
	FormatParquet:  {views: anyView, open: newParquet},
	FormatPOLECAT:  {views: anyView, actual: true, open: newPOLECAT},
	FormatICEWS:    {views: pairs, actual: true, day: true, cameo: true, open: newICEWS},
	FormatPhoenix:  {views: []View{OneADay, Dyads}, actual: true, day: true, cameo: true, open: newPhoenix},
	FormatGDELT:    {views: pairs, actual: true, day: true, cameo: true, open: newGDELT},
	FormatMentions: {views: []View{Dyads}, actual: true, day: true, cameo: true, open: newMentions},
	FormatACLED:    {views: []View{Incidents}, actual: true, date: true, kind: isConflict, open: newACLED},
	FormatGraphML:  {views: pairs, actual: true, open: newGraphML},
}

// Formats are the formats in the order in which they are told of.
var Formats = []Format{FormatPLOVER, FormatCSV, FormatParquet, FormatPOLECAT, FormatICEWS, FormatPhoenix, FormatGDELT, FormatMentions, FormatACLED, FormatGraphML}

// Views returns the views that a format can show, its own first; nil when there
// is no such format.
func Views(f Format) []View { return specs[f].views }

// Run writes the records to w. It stops at the first error of writing; an error
// among the records goes to o.Refused, is counted and does not end the run. The
// error is one of writing, or says that the format or its view does not exist.
func Run(w io.Writer, records iter.Seq2[Record, error], o Options) (Stats, error) {
	stats := Stats{Left: map[Reason]int{}}
	s, ok := specs[o.Format]
	if !ok {
		return stats, fmt.Errorf("no format %q", o.Format)
	}
	if o.View == "" {
		o.View = s.views[0]
	}
	if !s.has(o.View) {
		return stats, fmt.Errorf("format %s has no view %q", o.Format, o.View)
	}
	bw := bufio.NewWriterSize(w, 64<<10)
	out := s.open(bw, &o)
	take := func(r *row) bool {
		stats.Records++
		if why := s.left(r); why != "" {
			stats.Left[why]++
			return false
		}
		if s.cameo {
			asCAMEO(r)
		}
		return true
	}
	for r, err := range rows(records, o.View, o.Articles, take) {
		if err != nil {
			stats.Refused++
			if o.Refused != nil {
				o.Refused(err)
			}
			continue
		}
		if err := out.row(r); err != nil {
			return stats, err
		}
		stats.Rows++
	}
	if err := out.close(); err != nil {
		return stats, err
	}
	return stats, bw.Flush()
}

// asCAMEO turns the sides of a row as CAMEO has them. PLOVER's actor of a visit
// is the visitor, whoever the sentence begins with; the source of CAMEO's 043,
// host a visit, is the host.
func asCAMEO(r *row) {
	if r.CAMEO == "043" && len(r.recipients) > 0 {
		r.actors, r.recipients = r.recipients, r.actors
	}
}

func (s *spec) has(v View) bool {
	for _, have := range s.views {
		if have == v {
			return true
		}
	}
	return false
}

// left returns why there is no place for a record in the format, "" when there is.
func (s *spec) left(r *row) Reason {
	switch {
	case s.kind != nil && !s.kind(r.Event):
		return LeftKind
	case s.actual && r.Auxiliary != "":
		return LeftAuxiliary
	case s.day && !r.day(), s.date && r.date.Month == 0:
		return LeftDay
	case s.cameo && r.CAMEO == "":
		return LeftCAMEO
	}
	return ""
}
