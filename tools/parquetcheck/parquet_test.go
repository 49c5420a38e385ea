// Package parquetcheck reads the Parquet export back with Arrow, which shares no
// code with the library that wrote it. It is a module of its own: Arrow is larger
// than all of Marsad. Run it with `make parquet`.
package parquetcheck

import (
	"bytes"
	"context"
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/apache/arrow-go/v18/arrow"
	"github.com/apache/arrow-go/v18/arrow/array"
	"github.com/apache/arrow-go/v18/arrow/memory"
	"github.com/apache/arrow-go/v18/parquet/file"
	"github.com/apache/arrow-go/v18/parquet/pqarrow"

	"marsad/data"
	"marsad/internal/export"
	"marsad/internal/output"
	"marsad/internal/pipeline"
	"marsad/internal/record"
	"marsad/internal/sample"
)

// records returns the JSONL of the built-in articles, the last record repeated
// until there are several row groups.
func records(t *testing.T) string {
	t.Helper()
	p, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	w := p.NewWorker()
	var b []byte
	articles := sample.Articles()
	for i := range articles {
		b = output.Document(b, w.Code(&articles[i]), output.Options{Ontology: &p.Lexicon.Ontology})
	}
	lines := strings.SplitAfter(string(b), "\n")
	return strings.Join(lines, "") + strings.Repeat(lines[len(lines)-2], 11_000)
}

func TestArrowReads(t *testing.T) {
	jsonl := records(t)
	var b bytes.Buffer
	stats, err := export.Run(&b, export.Read([]string{"-"}, strings.NewReader(jsonl)), export.Options{Format: export.FormatParquet, Refused: func(err error) { t.Error(err) }})
	if err != nil {
		t.Fatal(err)
	}
	pf, err := file.NewParquetReader(bytes.NewReader(b.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	if pf.NumRowGroups() < 2 || pf.NumRows() != int64(stats.Rows) {
		t.Errorf("%d row groups, %d rows of %d", pf.NumRowGroups(), pf.NumRows(), stats.Rows)
	}
	fr, err := pqarrow.NewFileReader(pf, pqarrow.ArrowReadProperties{BatchSize: 4096}, memory.DefaultAllocator)
	if err != nil {
		t.Fatal(err)
	}
	table, err := fr.ReadTable(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	defer table.Release()
	schema := table.Schema()
	for name, kind := range map[string]arrow.Type{
		"id": arrow.STRING, "date": arrow.DATE32, "mode": arrow.LIST, "context": arrow.LIST, "quad_code": arrow.INT32, "event_scale": arrow.FLOAT64, "cameo": arrow.STRING,
		"actor": arrow.LIST, "recipient": arrow.LIST, "lat": arrow.FLOAT64, "counts": arrow.LIST, "confidence": arrow.FLOAT64, "trigger_start": arrow.INT64,
	} {
		f, ok := schema.FieldsByName(name)
		if !ok || f[0].Type.ID() != kind {
			t.Errorf("column %s: %v", name, f)
		}
	}
	// every cell of every record, as JSON has it
	tr := array.NewTableReader(table, 4096)
	defer tr.Release()
	n, bounds, unknown := 0, 0, 0
	dec := json.NewDecoder(strings.NewReader(jsonl))
	for tr.Next() {
		rec := tr.RecordBatch()
		at := func(name string) arrow.Array { return rec.Column(schema.FieldIndices(name)[0]) }
		for i := range int(rec.NumRows()) {
			var want record.Event
			if err := dec.Decode(&want); err != nil {
				t.Fatal(err)
			}
			n++
			check := func(name, want string) {
				t.Helper()
				a := at(name)
				got := ""
				if !a.IsNull(i) {
					got = a.(*array.String).Value(i)
				} else if want == "" {
					return
				}
				if got != want || want == "" {
					t.Fatalf("row %d: %s is %q, want %q", n, name, got, want)
				}
			}
			check("id", want.ID)
			check("doc", want.Doc)
			check("source", want.Source)
			check("event", want.Type)
			check("cameo", want.CAMEO)
			check("auxiliary", want.Auxiliary)
			check("date_precision", want.DatePrecision)
			check("trigger", want.Trigger.Text)
			if want.Location != nil {
				check("location", want.Location.Name)
			} else {
				check("location", "")
			}
			if got := at("event_scale").(*array.Float64).Value(i); got != want.Scale {
				t.Fatalf("row %d: scale %v, want %v", n, got, want.Scale)
			}
			dates := at("date").(*array.Date32)
			if dates.IsNull(i) != (want.Date == "") || !dates.IsNull(i) && !strings.HasPrefix(dates.Value(i).ToTime().Format(time.DateOnly), want.Date) {
				t.Fatalf("row %d: date %v, want %q", n, dates.Value(i).ToTime(), want.Date)
			}
			modes(t, at("mode").(*array.List), i, want.Modes)
			modes(t, at("context").(*array.List), i, want.Contexts)
			actors(t, at("actor").(*array.List), i, want.Actors)
			actors(t, at("recipient").(*array.List), i, want.Recipients)
			for _, c := range want.Counts {
				for _, v := range []*float64{c.Low, c.Best, c.High} {
					if v != nil {
						bounds++
					} else {
						unknown++
					}
				}
			}
			counts(t, at("counts").(*array.List), i, want.Counts)
		}
	}
	if n != stats.Rows {
		t.Errorf("%d rows read, %d written", n, stats.Rows)
	}
	if bounds == 0 || unknown == 0 {
		t.Errorf("%d bounds of counts are told, %d are not", bounds, unknown)
	}
}

func counts(t *testing.T, l *array.List, i int, want []record.Count) {
	t.Helper()
	from, to := l.ValueOffsets(i)
	if int(to-from) != len(want) {
		t.Fatalf("%d counts, want %d", to-from, len(want))
	}
	s := l.ListValues().(*array.Struct)
	for k := range want {
		w, at := &want[k], int(from)+k
		if kind, text := s.Field(0).(*array.String).Value(at), s.Field(4).(*array.String).Value(at); kind != w.Kind || text != w.Text {
			t.Fatalf("count %s %q, want %s %q", kind, text, w.Kind, w.Text)
		}
		for field, value := range []*float64{w.Low, w.Best, w.High} {
			f := s.Field(1 + field).(*array.Float64)
			if f.IsNull(at) != (value == nil) || value != nil && f.Value(at) != *value {
				t.Fatalf("count %s: bound %d is %v, want %v", w.Kind, field, f, value)
			}
		}
	}
}

func modes(t *testing.T, l *array.List, i int, want []string) {
	t.Helper()
	from, to := l.ValueOffsets(i)
	if int(to-from) != len(want) {
		t.Fatalf("%d values, want %q", to-from, want)
	}
	for k := range want {
		if got := l.ListValues().(*array.String).Value(int(from) + k); got != want[k] {
			t.Fatalf("%q, want %q", got, want[k])
		}
	}
}

func actors(t *testing.T, l *array.List, i int, want []record.Actor) {
	t.Helper()
	from, to := l.ValueOffsets(i)
	if int(to-from) != len(want) {
		t.Fatalf("%d actors, want %d", to-from, len(want))
	}
	s := l.ListValues().(*array.Struct)
	kind := s.DataType().(*arrow.StructType)
	for k := range want {
		for name, value := range map[string]string{"name": want[k].Name, "country": want[k].Country, "sector": want[k].Sector, "office": want[k].Office, "text": want[k].Text, "coref": want[k].Coref} {
			index, ok := kind.FieldIdx(name)
			if !ok {
				t.Fatalf("no %s", name)
			}
			f := s.Field(index).(*array.String)
			at := int(from) + k
			if f.IsNull(at) != (value == "") || value != "" && f.Value(at) != value {
				t.Fatalf("actor %s: %q, want %q", name, f.Value(at), value)
			}
		}
	}
}
