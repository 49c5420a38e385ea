package export

import (
	"cmp"
	"encoding/xml"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"marsad/internal/output"
	"marsad/internal/record"
)

// A node is an actor of the network.
type node struct {
	a      record.Actor
	events int // records it takes part in
}

// An edge is what one actor did towards another.
type edge struct {
	from, to    string
	events      int
	score       float64 // sum of the event scales
	goldstein   float64 // sum over the events that have a value
	scaled      int     // those events
	quads       [5]int
	first, last string // days
}

// graphml gathers the network of actors and writes it at the end.
type graphml struct {
	w     io.Writer
	nodes map[string]*node
	edges map[[2]string]*edge
	err   error
	seen  map[string]bool // nodes of the record at hand
}

func newGraphML(w io.Writer, _ *Options) sink {
	return &graphml{w: w, nodes: map[string]*node{}, edges: map[[2]string]*edge{}}
}

// nodeKey names an actor: its identifier in the registry, else what is known.
func nodeKey(a *record.Actor) string {
	if a.ID != "" {
		return a.ID
	}
	return strings.Join([]string{a.Country, a.Sector, output.Clean(a.Called())}, "|")
}

func (g *graphml) row(r *row) error {
	if r.first {
		g.seen = map[string]bool{}
	}
	var keys []string
	for _, a := range [...]*record.Actor{r.actor(), r.recipient()} {
		if a == nil {
			continue
		}
		key := nodeKey(a)
		keys = append(keys, key)
		n := g.nodes[key]
		if n == nil {
			n = &node{a: *a}
			g.nodes[key] = n
		}
		if !g.seen[key] {
			g.seen[key] = true
			n.events++
		}
	}
	if len(keys) < 2 {
		return nil
	}
	pair := [2]string{keys[0], keys[1]}
	e := g.edges[pair]
	if e == nil {
		e = &edge{from: keys[0], to: keys[1]}
		g.edges[pair] = e
	}
	e.events++
	e.score += r.Scale
	if r.Goldstein != nil {
		e.goldstein += *r.Goldstein
		e.scaled++
	}
	e.quads[r.Quad]++
	if r.day() {
		if e.first == "" || r.Date < e.first {
			e.first = r.Date
		}
		e.last = max(e.last, r.Date)
	}
	return nil
}

// graphKeys declare the data of nodes and edges: identifier, of what, name, type.
var graphKeys = [...][4]string{
	{"label", "node", "label", "string"}, {"actor", "node", "actor", "string"}, {"country", "node", "country", "string"}, {"cow", "node", "cow", "int"},
	{"sector", "node", "sector", "string"}, {"events", "node", "events", "int"},
	{"weight", "edge", "weight", "int"}, {"score", "edge", "mean_score", "double"}, {"goldstein", "edge", "mean_goldstein", "double"},
	{"q1", "edge", "verbal_cooperation", "int"}, {"q2", "edge", "material_cooperation", "int"}, {"q3", "edge", "verbal_conflict", "int"}, {"q4", "edge", "material_conflict", "int"},
	{"first", "edge", "first", "string"}, {"last", "edge", "last", "string"},
}

func (g *graphml) close() error {
	g.put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n")
	for _, k := range graphKeys {
		g.put(`  <key id="` + k[0] + `" for="` + k[1] + `" attr.name="` + k[2] + `" attr.type="` + k[3] + "\"/>\n")
	}
	g.put("  <graph id=\"actors\" edgedefault=\"directed\">\n")
	number := map[string]string{}
	for i, key := range slices.Sorted(maps.Keys(g.nodes)) {
		n := g.nodes[key]
		number[key] = "n" + strconv.Itoa(i)
		g.put(`    <node id="` + number[key] + `">`)
		g.data("label", n.a.Called())
		g.data("actor", n.a.ID)
		g.data("country", n.a.Country)
		g.data("cow", cow(n.a.Country))
		g.data("sector", n.a.Sector)
		g.data("events", strconv.Itoa(n.events))
		g.put("</node>\n")
	}
	pairs := slices.SortedFunc(maps.Keys(g.edges), func(a, b [2]string) int {
		return cmp.Or(cmp.Compare(a[0], b[0]), cmp.Compare(a[1], b[1]))
	})
	for i, pair := range pairs {
		e := g.edges[pair]
		g.put(`    <edge id="e` + strconv.Itoa(i) + `" source="` + number[e.from] + `" target="` + number[e.to] + `">`)
		g.data("weight", strconv.Itoa(e.events))
		g.data("score", mean(e.score, e.events))
		if e.scaled > 0 {
			g.data("goldstein", mean(e.goldstein, e.scaled))
		}
		for q := 1; q <= 4; q++ {
			g.data("q"+strconv.Itoa(q), strconv.Itoa(e.quads[q]))
		}
		g.data("first", e.first)
		g.data("last", e.last)
		g.put("</edge>\n")
	}
	g.put("  </graph>\n</graphml>\n")
	return g.err
}

// mean returns sum/n with at most four decimals, so that the order of adding
// does not show.
func mean(sum float64, n int) string {
	s := strconv.FormatFloat(sum/float64(n), 'f', 4, 64)
	return strings.TrimSuffix(strings.TrimRight(s, "0"), ".")
}

// data writes a value of a node or edge, unless it is unknown.
func (g *graphml) data(key, value string) {
	if value = output.Clean(value); value == "" {
		return
	}
	g.put(`<data key="` + key + `">`)
	if g.err == nil {
		g.err = xml.EscapeText(g.w, []byte(value))
	}
	g.put("</data>")
}

func (g *graphml) put(s string) {
	if g.err == nil {
		_, g.err = io.WriteString(g.w, s)
	}
}
