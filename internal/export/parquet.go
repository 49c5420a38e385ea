package export

import (
	"io"

	"github.com/parquet-go/parquet-go"
	"github.com/parquet-go/parquet-go/compress/zstd"

	"marsad"
	"marsad/internal/record"
)

// A parquetRow is a row of the Parquet form. Columns have the names of the CSV
// form; actors and counts are lists of groups. What is unknown is null, in
// lists of text too. Columns are added, never renamed.
type parquetRow struct {
	ID            string          `parquet:"id"`
	Record        string          `parquet:"record"`
	Doc           string          `parquet:"doc"`
	Source        *string         `parquet:"source,optional"`
	URL           *string         `parquet:"url,optional"`
	Published     *string         `parquet:"published,optional"`
	Headline      *string         `parquet:"headline,optional"`
	Language      *string         `parquet:"language,optional"`
	Date          *int32          `parquet:"date,optional,date"` // first day
	DateEnd       *int32          `parquet:"date_end,optional,date"`
	DatePrecision *string         `parquet:"date_precision,optional"`
	Event         string          `parquet:"event,dict"`
	Mode          []string        `parquet:"mode,list"`
	Context       []string        `parquet:"context,list"`
	Auxiliary     *string         `parquet:"auxiliary,optional"`
	QuadCode      int32           `parquet:"quad_code"`
	EventScale    float64         `parquet:"event_scale"`
	CAMEO         *string         `parquet:"cameo,optional"`
	Goldstein     *float64        `parquet:"goldstein,optional"`
	Actor         []parquetActor  `parquet:"actor,list"`
	Recipient     []parquetActor  `parquet:"recipient,list"`
	Location      *string         `parquet:"location,optional"`
	Country       *string         `parquet:"location_country,optional"`
	Lat           *float64        `parquet:"lat,optional"`
	Lon           *float64        `parquet:"lon,optional"`
	Precision     *string         `parquet:"location_precision,optional"`
	Attribution   *string         `parquet:"attribution,optional"`
	Speaker       *string         `parquet:"speaker,optional"`
	Cue           *string         `parquet:"cue,optional"`
	Trigger       string          `parquet:"trigger"`
	Lemma         string          `parquet:"lemma"`
	Start         int64           `parquet:"trigger_start"`
	End           int64           `parquet:"trigger_end"`
	Sentence      int32           `parquet:"sentence"`
	Mentions      int32           `parquet:"mentions"`
	Reports       int32           `parquet:"reports"`
	Articles      int32           `parquet:"articles"`
	Outlets       []string        `parquet:"outlets,list"`
	Commitment    *string         `parquet:"commitment,optional"`
	Promised      *string         `parquet:"commitment_event,optional"`
	Deadline      *string         `parquet:"deadline,optional"`
	Counts        []parquetNumber `parquet:"counts,list"`
	Confidence    float64         `parquet:"confidence"`
	Version       string          `parquet:"version,dict"`
	Lexicon       string          `parquet:"lexicon,dict"`
}

type parquetActor struct {
	Name    *string `parquet:"name,optional"`
	ID      *string `parquet:"id,optional"`
	Country *string `parquet:"country,optional"`
	COW     *string `parquet:"cow,optional"`
	Sector  *string `parquet:"sector,optional"`
	Office  *string `parquet:"office,optional"`
	Rank    *string `parquet:"rank,optional"`
	Text    *string `parquet:"text,optional"`
	Start   *int64  `parquet:"start,optional"`
	End     *int64  `parquet:"end,optional"`
	Coref   *string `parquet:"coref,optional"`
}

type parquetNumber struct {
	Kind string   `parquet:"kind"`
	Low  *float64 `parquet:"low,optional"`
	Best *float64 `parquet:"best,optional"`
	High *float64 `parquet:"high,optional"`
	Text string   `parquet:"text"`
}

// rowsPerGroup is how many rows are held before they are written.
const rowsPerGroup = 10_000

type parquetSink struct {
	w *parquet.GenericWriter[parquetRow]
	n int
}

func newParquet(w io.Writer, _ *Options) sink {
	return &parquetSink{w: parquet.NewGenericWriter[parquetRow](w, parquet.Compression(&zstd.Codec{}), parquet.CreatedBy("marsad", "", ""))}
}

func (s *parquetSink) row(r *row) error {
	p := parquetRow{
		ID: r.id, Record: r.ID, Doc: r.Doc, Source: known(r.article.Source), URL: known(r.article.URL), Published: known(r.article.Date),
		Headline: known(r.article.Headline), Language: known(r.article.Language), DatePrecision: known(r.DatePrecision),
		Event: r.Type, Mode: r.Modes, Context: r.Contexts, Auxiliary: known(r.Auxiliary), QuadCode: int32(r.Quad), EventScale: r.Scale,
		CAMEO: known(r.CAMEO), Goldstein: r.Goldstein, Actor: parquetActors(r.actors), Recipient: parquetActors(r.recipients),
		Trigger: r.Trigger.Text, Lemma: r.Trigger.Lemma, Start: int64(r.Trigger.Start), End: int64(r.Trigger.End),
		Sentence: int32(r.Sentence.Index), Mentions: int32(len(r.Mentions)), Reports: int32(r.reports), Articles: int32(len(r.docs)), Outlets: r.sources,
		Confidence: r.Confidence, Version: r.Coder.Version, Lexicon: r.Coder.Lexicon,
	}
	p.Date, p.DateEnd = parquetDays(r.date)
	if l := r.Location; l != nil {
		p.Location, p.Country, p.Lat, p.Lon, p.Precision = known(l.Name), known(l.Country), l.Lat, l.Lon, known(l.Precision)
	}
	if a := r.Attribution; a != nil {
		p.Attribution, p.Speaker, p.Cue = known(a.Kind), known(a.Speaker.Called()), known(a.Cue.Text)
	}
	if c := r.Commitment; c != nil {
		p.Commitment, p.Promised, p.Deadline = known(c.Content.Text), known(c.Type), known(c.Deadline)
	}
	for i := range r.Counts {
		c := &r.Counts[i]
		p.Counts = append(p.Counts, parquetNumber{c.Kind, c.Low, c.Best, c.High, c.Text})
	}
	if _, err := s.w.Write([]parquetRow{p}); err != nil {
		return err
	}
	if s.n++; s.n%rowsPerGroup == 0 {
		return s.w.Flush()
	}
	return nil
}

func (s *parquetSink) close() error { return s.w.Close() }

// known returns s, or nil when it is empty.
func known(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}

func parquetActors(as []record.Actor) []parquetActor {
	out := make([]parquetActor, len(as))
	for i := range as {
		a := &as[i]
		out[i] = parquetActor{
			Name: known(a.Name), ID: known(a.ID), Country: known(a.Country), COW: known(cow(a.Country)), Sector: known(a.Sector),
			Office: known(a.Office), Rank: known(a.Rank), Text: known(a.Text), Coref: known(a.Coref),
		}
		if a.End > 0 {
			start, end := int64(a.Start), int64(a.End)
			out[i].Start, out[i].End = &start, &end
		}
	}
	return out
}

// parquetDays returns the first and last day that a date covers, counted from
// the first of January 1970.
func parquetDays(d marsad.Date) (first, last *int32) {
	from, to, ok := period(d)
	if !ok {
		return nil, nil
	}
	day := func(s string) *int32 {
		day, _ := marsad.ParseDate(s) // period writes dates
		n := int32(day.Time().Unix() / (24 * 60 * 60))
		return &n
	}
	return day(from), day(to)
}
