package export

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"encoding/xml"
	"errors"
	"io"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"marsad/data"
	"marsad/internal/output"
	"marsad/internal/pipeline"
	"marsad/internal/record"
	"marsad/internal/sample"
)

// coded returns the JSONL and the CSV of the sample articles, as `marsad code`
// prints them.
func coded(t *testing.T) (jsonl, table []byte) {
	t.Helper()
	c := codedOnce()
	if c.err != nil {
		t.Fatal(c.err)
	}
	return c.jsonl, c.table
}

type codedSamples struct {
	jsonl, table []byte
	err          error
}

var codedOnce = sync.OnceValue(func() (c codedSamples) {
	p, err := pipeline.New(data.FS)
	if err != nil {
		return codedSamples{err: err}
	}
	w := p.NewWorker()
	o := output.Options{Quotes: true, Ontology: &p.Lexicon.Ontology}
	c.table = output.CSVHeader(nil, o)
	articles := sample.Articles()
	for i := range articles {
		doc := w.Code(&articles[i])
		c.jsonl = output.Document(c.jsonl, doc, o)
		c.table = output.CSV(c.table, doc, o)
	}
	return c
})

// TestCSVAsCoded compares, cell by cell, the CSV of an export with the one that
// is printed while coding.
func TestCSVAsCoded(t *testing.T) {
	jsonl, table := coded(t)
	var b bytes.Buffer
	if _, err := Run(&b, Read([]string{"-"}, bytes.NewReader(jsonl)), Options{Format: FormatCSV, Refused: func(err error) { t.Error(err) }}); err != nil {
		t.Fatal(err)
	}
	got, err := csv.NewReader(&b).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	want, err := csv.NewReader(bytes.NewReader(table)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	if len(got) != len(want) || len(got) < 100 || !slices.Equal(got[0], csvColumns) {
		t.Fatalf("%d rows, want %d; header %q", len(got), len(want), got[0])
	}
	for i := range want {
		if !slices.Equal(got[i][:len(want[i])], want[i]) {
			t.Errorf("row %d\n%q\n%q", i, got[i], want[i])
		}
	}
}

func TestCSV(t *testing.T) {
	var b bytes.Buffer
	if _, err := Run(&b, sequence(sampleRecords(t)), Options{Format: FormatCSV, View: OneADay, BOM: true, Articles: sampleArticles()}); err != nil {
		t.Fatal(err)
	}
	text, ok := strings.CutPrefix(b.String(), "\ufeff")
	if !ok {
		t.Error("no byte order mark")
	}
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	row := func(i int) map[string]string {
		m := map[string]string{}
		for k, c := range all[0] {
			m[c] = all[i][k]
		}
		return m
	}
	if len(all) != 10 { // 4 pairs, the fight twice, protest, threat, receptions merged
		t.Fatalf("%d lines", len(all))
	}
	want(t, "pair", row(4), "id", "e1-2-2", "record", "e1", "actor", "الوفد", "actor_cow", "651", "recipient_cow", "360", "published", "2025-03-11T09:30:00+02:00", "headline", "زيارة", "dead_best", "", "reports", "2")
	want(t, "fight", row(5), "dead_low", "20", "dead_best", "25", "dead_high", "30", "crowd_best", "", "cameo", "193")
	want(t, "month", row(7), "date", "2025-03", "date_precision", "month", "actor", "عمال الميناء", "source", `وكالة "الضفة"`)
	want(t, "nobody", row(8), "id", "e4", "actor", "", "recipient_country", "UNO", "cameo", "", "goldstein", "")
	want(t, "merged", row(9), "id", "e5", "reports", "2", "articles", "2", "outlets", "إذاعة السهل")
}

func TestPLOVER(t *testing.T) {
	text, _ := exported(t, FormatPLOVER, "")
	dec := json.NewDecoder(strings.NewReader(text))
	var all []map[string]any
	for {
		m := map[string]any{}
		if err := dec.Decode(&m); err == io.EOF {
			break
		} else if err != nil {
			t.Fatal(err)
		}
		for _, must := range []string{"id", "date", "actor", "recipient", "event", "mode", "context", "quad_code", "event_scale", "cite_info", "coder"} {
			if _, ok := m[must]; !ok {
				t.Errorf("%v: no %s", m["id"], must)
			}
		}
		all = append(all, m)
	}
	if len(all) != 6 {
		t.Fatalf("%d records", len(all))
	}
	if n := len(all[0]["actor"].([]any)); n != 2 || all[0]["link"] != nil {
		t.Errorf("%d actors, link %v: PLOVER keeps lists", n, all[0]["link"])
	}
	actor := all[0]["actor"].([]any)[0].(map[string]any)
	if actor["code"] != "EGY" || actor["sector"] != "MIL" || actor["entity_text"] != "وزير الدفاع" || actor["identifier_text"] != "سالم النعمان" || actor["cow"] != "651" {
		t.Errorf("%v", actor)
	}
	if all[2]["date"] != "2025-03-01" || all[2]["enddate"] != "2025-03-31" || all[0]["enddate"] != nil {
		t.Errorf("%v to %v", all[2]["date"], all[2]["enddate"])
	}
	if all[3]["date"] != nil || !slices.Equal(all[3]["context"].([]any), []any{"negation"}) {
		t.Errorf("%v", all[3])
	}
	if size := all[1]["size"].(map[string]any); size["dead"] != 25.0 || all[0]["size"] != nil {
		t.Errorf("%v", size)
	}
	dyads, _ := exported(t, FormatPLOVER, Dyads)
	if strings.Count(dyads, `"link":"e1"`) != 4 || strings.Contains(dyads, `"link":"e3"`) {
		t.Errorf("links of dyads")
	}
}

func TestACLED(t *testing.T) {
	text, stats := exported(t, FormatACLED, "")
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil || len(all) != 3 || stats.Left[LeftKind] != 4 || !slices.Equal(all[0], acledColumns) {
		t.Fatalf("%v, %d lines, %+v", err, len(all), stats)
	}
	row := func(i int) map[string]string {
		m := map[string]string{}
		for k, c := range all[0] {
			m[c] = all[i][k]
		}
		return m
	}
	want(t, "fight", row(1), "event_id_cnty", "SDNe2", "event_date", "2025-03-10", "year", "2025", "time_precision", "1", "disorder_type", "Political violence", "event_type", "Battles", "sub_event_type", "Armed clash",
		"actor1", "مسلحون", "assoc_actor_1", "", "inter1", "2", "actor2", "الجيش", "inter2", "1", "interaction", "12", "civilian_targeting", "", "iso", "729", "region", "Northern Africa", "country", "Sudan",
		"admin1", "دارفور", "admin3", "", "location", "دارفور", "latitude", "", "geo_precision", "3", "source", "غير هذا", "source_scale", "", "notes", "زيارة [اشتباكات]", "fatalities", "25", "tags", "crowd size=العشرات", "timestamp", "")
	want(t, "protest", row(2), "event_date", "2025-03-01", "time_precision", "3", "event_type", "Protests", "sub_event_type", "Peaceful protest", "inter1", "6", "inter2", "0", "interaction", "60", "iso", "275", "geo_precision", "1", "fatalities", "", "tags", "")
}

// TestACLEDClass checks the kinds of events by class.
func TestACLEDClass(t *testing.T) {
	civ, mil, unk := []record.Actor{{Country: "SYR", Sector: "CVL"}}, []record.Actor{{Country: "SYR", Sector: "MIL"}}, []record.Actor{{Country: "SYR"}}
	for _, c := range []struct {
		event, mode string
		whom        []record.Actor
		want        string
	}{
		{"ASSAULT", "aerial", civ, explosions + "/Air/drone strike"}, {"ASSAULT", "suicide-attack", mil, explosions + "/Suicide bomb"},
		{"ASSAULT", "firearms", civ, civilians + "/Attack"}, {"ASSAULT", "firearms", mil, battles + "/Armed clash"}, {"ASSAULT", "firearms", unk, "/"}, {"ASSAULT", "firearms", nil, "/"},
		{"ASSAULT", "abduct", civ, civilians + "/Abduction/forced disappearance"}, {"ASSAULT", "destroy", nil, strategic + "/Looting/property destruction"}, {"ASSAULT", "crowd-control", civ, "Protests/Protest with intervention"},
		{"PROTEST", "riot", nil, "Riots/Violent demonstration"}, {"PROTEST", "obstruct", nil, "Protests/"}, {"COERCE", "arrest", civ, strategic + "/Arrests"}, {"RETREAT", "ceasefire", nil, strategic + "/Agreement"},
	} {
		r := row{Event: &record.Event{Type: c.event, Modes: []string{c.mode}}, recipients: c.whom}
		if got := classOf(&r); got.event+"/"+got.sub != c.want || !isConflict(r.Event) {
			t.Errorf("%s/%s: %+v, want %s", c.event, c.mode, got, c.want)
		}
	}
	for _, m := range []string{"strike", "boycott", "hunger"} {
		if isConflict(&record.Event{Type: "PROTEST", Modes: []string{m}}) {
			t.Errorf("%s is no demonstration", m)
		}
	}
	home, abroad := &record.Event{Location: &record.Location{Country: "SYR"}}, &record.Event{Location: &record.Location{Country: "IRQ"}}
	if inter(&mil[0], home) != interState || inter(&mil[0], abroad) != interOther || inter(&record.Actor{Country: "UNO", Sector: "MIL"}, home) != interOther || inter(&record.Actor{Sector: "UAF"}, home) != interMilitia || inter(&record.Actor{Country: "NGO"}, home) != interOther {
		t.Error("inter codes")
	}
}

// TestGraphML reads the network as another program would and checks that it
// hangs together.
func TestGraphML(t *testing.T) {
	text, _ := exported(t, FormatGraphML, "")
	var g struct {
		XMLName xml.Name `xml:"http://graphml.graphdrawing.org/xmlns graphml"`
		Keys    []struct {
			ID  string `xml:"id,attr"`
			For string `xml:"for,attr"`
		} `xml:"key"`
		Graph struct {
			Direction string    `xml:"edgedefault,attr"`
			Nodes     []element `xml:"node"`
			Edges     []element `xml:"edge"`
		} `xml:"graph"`
	}
	if err := xml.Unmarshal([]byte(text), &g); err != nil {
		t.Fatal(err)
	}
	keys := map[string]string{}
	for _, k := range g.Keys {
		keys[k.ID] = k.For
	}
	nodes := map[string]map[string]string{}
	for _, n := range g.Graph.Nodes {
		if nodes[n.ID] != nil {
			t.Errorf("node %s twice", n.ID)
		}
		nodes[n.ID] = n.values(t, keys, "node")
	}
	edges := map[string]map[string]string{}
	for _, e := range g.Graph.Edges {
		from, to := nodes[e.Source], nodes[e.Target]
		if from == nil || to == nil {
			t.Errorf("edge %s from %q to %q: no such node", e.ID, e.Source, e.Target)
		}
		edges[from["label"]+"→"+to["label"]] = e.values(t, keys, "edge")
	}
	if g.Graph.Direction != "directed" || len(nodes) != 11 || len(edges) != 8 || len(edges) != len(g.Graph.Edges) {
		t.Errorf("%d nodes, %d edges", len(nodes), len(g.Graph.Edges))
	}
	e := edges["مسلحون→الجيش"]
	if e["weight"] != "1" || e["score"] != "-9" || e["goldstein"] != "-10" || e["q4"] != "1" || e["q1"] != "0" || e["first"] != "2025-03-10" || e["last"] != "2025-03-10" {
		t.Errorf("%v", e)
	}
	for _, n := range nodes {
		if n["label"] == "سالم النعمان" && (n["actor"] != "egy-salim" || n["events"] != "1" || n["cow"] != "651") {
			t.Errorf("%v: an event with two recipients is one event", n)
		}
	}
}

type element struct {
	ID     string `xml:"id,attr"`
	Source string `xml:"source,attr"`
	Target string `xml:"target,attr"`
	Data   []struct {
		Key   string `xml:"key,attr"`
		Value string `xml:",chardata"`
	} `xml:"data"`
}

func (e *element) values(t *testing.T, keys map[string]string, of string) map[string]string {
	m := map[string]string{}
	for _, d := range e.Data {
		if keys[d.Key] != of {
			t.Errorf("%s has %s, which is declared for %q", e.ID, d.Key, keys[d.Key])
		}
		m[d.Key] = d.Value
	}
	return m
}

// TestSameBytes writes every format twice.
func TestSameBytes(t *testing.T) {
	jsonl, _ := coded(t)
	for _, f := range Formats {
		for _, v := range Views(f) {
			var out [2]bytes.Buffer
			for i := range out {
				if _, err := Run(&out[i], Read([]string{"-"}, bytes.NewReader(jsonl)), Options{Format: f, View: v}); err != nil {
					t.Fatal(err)
				}
			}
			if out[0].Len() == 0 || !bytes.Equal(out[0].Bytes(), out[1].Bytes()) {
				t.Errorf("%s %s: %d and %d bytes", f, v, out[0].Len(), out[1].Len())
			}
		}
	}
}

// TestUniqueIDs checks that no two rows of a dyadic export share an identifier.
func TestUniqueIDs(t *testing.T) {
	jsonl, _ := coded(t)
	for _, c := range []struct {
		f       Format
		columns []string
		header  bool
	}{{FormatPOLECAT, polecatColumns, true}, {FormatGDELT, gdeltColumns, false}, {FormatPhoenix, phoenixColumns, false}, {FormatICEWS, icewsColumns, true}} {
		var b bytes.Buffer
		if _, err := Run(&b, Read([]string{"-"}, bytes.NewReader(jsonl)), Options{Format: c.f, View: Dyads}); err != nil {
			t.Fatal(err)
		}
		seen := map[string]bool{}
		for _, r := range cells(t, b.String(), c.columns, c.header) {
			if id := r[c.columns[0]]; seen[id] {
				t.Errorf("%s: %s twice", c.f, id)
			} else {
				seen[id] = true
			}
		}
	}
}

// TestConstantMemory writes many records: once Parquet has written some
// groups and its buffers have their size, the memory in use at the same place of
// each further group must not grow.
func TestConstantMemory(t *testing.T) {
	recs := sampleRecords(t)
	for _, f := range []Format{FormatCSV, FormatParquet} {
		var used []int64
		many := func(yield func(Record, error) bool) {
			for i := range 8*rowsPerGroup + 2_000 {
				r := recs[i%len(recs)]
				r.ID += strconv.Itoa(i)
				if !yield(r, nil) {
					return
				}
				if i > rowsPerGroup && i%rowsPerGroup == 1_000 {
					var m runtime.MemStats
					runtime.GC() // twice: what the pools of Parquet hold outlives one
					runtime.GC()
					runtime.ReadMemStats(&m)
					used = append(used, int64(m.HeapAlloc))
				}
			}
		}
		if _, err := Run(io.Discard, many, Options{Format: f}); err != nil {
			t.Fatal(err)
		}
		if grown := used[7] - used[5]; grown > 8<<20 {
			t.Errorf("%s: %d MB more two groups later", f, grown>>20)
		}
	}
}

// TestWriteError checks that a full disk ends the run.
func TestWriteError(t *testing.T) {
	recs := sampleRecords(t)
	many := func(yield func(Record, error) bool) {
		for i := range 5000 {
			if !yield(recs[i%len(recs)], nil) {
				return
			}
		}
	}
	for _, f := range Formats {
		if _, err := Run(fullDisk{}, many, Options{Format: f}); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", f, err)
		}
	}
	if _, err := Run(io.Discard, many, Options{Format: "xls"}); err == nil {
		t.Error("no such format")
	}
	if _, err := Run(io.Discard, many, Options{Format: FormatGDELT, View: Incidents}); err == nil {
		t.Error("no such view")
	}
}

var errFull = errors.New("no space left")

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errFull }
