package sqlite

import (
	"database/sql"
	"slices"
	"strings"

	"marsad/internal/search"
	"marsad/internal/store"
)

// A set are values of one kind of filter, told apart by what they name.
type set struct {
	countries, sectors, ids []string
	names                   []int64
}

// column returns the only column of parties that the set is about, "" when
// there are several.
func (v *set) column() string {
	column, n := "", 0
	for name, size := range map[string]int{"country": len(v.countries), "sector": len(v.sectors), "actor": len(v.ids), "name": len(v.names)} {
		if size > 0 {
			column = name
			n++
		}
	}
	if n == 1 {
		return column
	}
	return ""
}

// on asks that table, parties or events, has one of the values.
func (v *set) on(table string, where *clause) {
	var either clause
	either.in(table+".country", v.countries)
	either.in(table+".sector", v.sectors)
	either.in(table+".actor", v.ids)
	name := table + ".name"
	if table == "e" {
		name = "e.place"
	}
	if len(v.names) > 0 {
		args := make([]any, len(v.names))
		for i, id := range v.names {
			args[i] = id
		}
		either.and(name+" IN (?"+strings.Repeat(", ?", len(args)-1)+")", args...)
	}
	if len(either.sql) == 0 {
		where.and("0") // a name that the archive does not have
		return
	}
	where.and("("+strings.Join(either.sql, " OR ")+")", either.args...)
}

// maxNamed is how many names a word of a filter may stand for.
const maxNamed = 5000

// resolve tells what the values of a filter name: codes of three letters are
// countries, or sectors when no country has them; else an id of the registry,
// or words of names.
func (c *compiler) resolve(values []string, place bool) (set, error) {
	var out set
	for _, v := range values {
		if isCode(v) {
			countries, sectors := true, false
			if !place {
				var err error
				if countries, err = c.has("SELECT 1 FROM parties WHERE country = ? AND country <> '' LIMIT 1", v); err != nil {
					return out, err
				}
				if sectors, err = c.has("SELECT 1 FROM parties WHERE sector = ? AND sector <> '' LIMIT 1", v); err != nil {
					return out, err
				}
			}
			if countries || !sectors {
				out.countries = append(out.countries, v)
			}
			if sectors {
				out.sectors = append(out.sectors, v)
			}
			continue
		}
		names, err := list[int64](c.ctx, c.s, "SELECT id FROM names WHERE instr(' ' || name || ' ', ' ' || ? || ' ') > 0 ORDER BY id LIMIT ?", v, maxNamed)
		if err != nil {
			return out, err
		}
		out.names = append(out.names, names...)
		if !place {
			id, err := c.has("SELECT 1 FROM parties WHERE actor = ? AND actor <> '' LIMIT 1", v)
			if err != nil {
				return out, err
			}
			if id {
				out.ids = append(out.ids, v)
			}
		}
	}
	return out, nil
}

func (c *compiler) has(query string, args ...any) (bool, error) {
	found, err := list[int64](c.ctx, c.s, query, args...)
	return len(found) > 0, err
}

// filters are the filters of a query after resolve.
type filters struct {
	*search.Events
	actors, recipients, places set
}

func (c *compiler) filters() (*filters, error) {
	if c.f != nil {
		return c.f, nil
	}
	f := &filters{Events: &c.q.Events}
	var err error
	if f.actors, err = c.resolve(f.Actors, false); err != nil {
		return nil, err
	}
	if f.recipients, err = c.resolve(f.Recipients, false); err != nil {
		return nil, err
	}
	if f.places, err = c.resolve(f.Places, true); err != nil {
		return nil, err
	}
	c.f = f
	return f, nil
}

// conditions adds what an event e must fulfil.
func (f *filters) conditions(where *clause) {
	where.in("e.type", f.Types)
	where.in("e.aux", f.Auxiliary)
	for _, l := range f.Confidence {
		where.and("e.confidence "+l.Op+" ?", l.Value) // one of four operators
	}
	if len(f.Places) > 0 {
		f.places.on("e", where)
	}
	party := func(side string, values *set) {
		var sub clause
		values.on("p", &sub)
		where.and("EXISTS (SELECT 1 FROM parties p WHERE p.event = e.id AND "+side+sub.String()+")", sub.args...)
	}
	if len(f.Actors) > 0 {
		party("p.side = 0 AND ", &f.actors)
	}
	if len(f.Recipients) > 0 {
		party("p.side = 1 AND ", &f.recipients)
	}
	if len(f.Countries) > 0 {
		party("", &set{countries: f.Countries})
	}
	if len(f.Dyads) > 0 {
		var either []string
		for _, d := range f.Dyads {
			const both = "(EXISTS (SELECT 1 FROM parties p WHERE p.event = e.id AND p.side = 0 AND p.country = ?) AND EXISTS (SELECT 1 FROM parties p WHERE p.event = e.id AND p.side = 1 AND p.country = ?))"
			either = append(either, both)
			where.args = append(where.args, d.A, d.B)
			if !d.Directed {
				either = append(either, both)
				where.args = append(where.args, d.B, d.A)
			}
		}
		where.sql = append(where.sql, "("+strings.Join(either, " OR ")+")")
	}
	for i, values := range [][]string{f.Modes, f.Contexts} {
		if len(values) == 0 {
			continue
		}
		var sub clause
		sub.in("l.value", values)
		where.and("EXISTS (SELECT 1 FROM labels l WHERE l.event = e.id AND l.kind = '"+labelKinds[i]+"' AND "+sub.String()+")", sub.args...)
	}
}

// isCode reports whether v is a code, which search.Parse has put in upper case.
func isCode(v string) bool { return len(v) == 3 && v[0] >= 'A' && v[0] <= 'Z' }

// eventQuery returns the statement that gives the events in falling order. It
// chooses the index that leads: that of parties, places, labels or types.
func (c *compiler) eventQuery() (string, []any, error) {
	f, err := c.filters()
	if err != nil {
		return "", nil, err
	}
	first, last := c.ids()
	lo, hi := first<<20, int64(1)<<62
	if last < int64(1)<<42 {
		hi = store.EventID(store.ArticleID(last), store.MaxEvents-1)
	}
	var where clause
	leads := func(values *set, column string) string {
		var lead clause
		values.on("d", &lead)
		absent := " <> ''"
		if column == "name" {
			absent = " IS NOT NULL" // as the partial index has it
		}
		where.and(lead.String()+" AND d."+column+absent+" AND d.event BETWEEN ? AND ?", append(lead.args, lo, hi)...)
		f.conditions(&where)
		return "SELECT DISTINCT d.event FROM parties d INDEXED BY parties_" + column + " CROSS JOIN events e ON e.id = d.event WHERE " + where.String() + " ORDER BY d.event DESC"
	}
	var dyad, country set
	if len(f.Dyads) == 1 {
		dyad.countries = []string{f.Dyads[0].A}
	}
	country.countries = f.Countries
	for _, s := range []*set{&f.actors, &f.recipients, &dyad, &country} {
		if column := s.column(); column != "" {
			return leads(s, column), where.args, nil
		}
	}
	switch {
	case len(f.places.countries) == 0 && len(f.places.names) > 0:
		where.and("e.place IS NOT NULL AND e.id BETWEEN ? AND ?", lo, hi)
		f.conditions(&where)
		return "SELECT e.id FROM events e INDEXED BY events_place WHERE " + where.String() + " ORDER BY e.id DESC", where.args, nil
	case len(f.Modes) == 1 || len(f.Contexts) == 1:
		kind, values := labelKinds[0], f.Modes
		if len(f.Modes) != 1 {
			kind, values = labelKinds[1], f.Contexts
		}
		where.and("d.kind = ? AND d.value = ? AND d.event BETWEEN ? AND ?", kind, values[0], lo, hi)
		f.conditions(&where)
		return "SELECT d.event FROM labels d CROSS JOIN events e ON e.id = d.event WHERE " + where.String() + " ORDER BY d.event DESC", where.args, nil
	case len(f.Types) == 1:
		where.and("e.id BETWEEN ? AND ?", lo, hi)
		f.conditions(&where)
		return "SELECT e.id FROM events e INDEXED BY events_type WHERE " + where.String() + " ORDER BY e.id DESC", where.args, nil
	case len(f.places.countries) == 1 && len(f.places.names) == 0:
		where.and("e.country <> '' AND e.id BETWEEN ? AND ?", lo, hi)
		f.conditions(&where)
		return "SELECT e.id FROM events e INDEXED BY events_country WHERE " + where.String() + " ORDER BY e.id DESC", where.args, nil
	}
	where.and("e.id BETWEEN ? AND ?", lo, hi)
	f.conditions(&where)
	return "SELECT e.id FROM events e NOT INDEXED WHERE " + where.String() + " ORDER BY e.id DESC", where.args, nil
}

// An eventStream gives the events that fit the filters, the newest article
// first.
type eventStream struct {
	rows *sql.Rows
	next int64 // event read ahead; 0 none
	done bool
}

func (c *compiler) openEvents() (*eventStream, error) {
	query, args, err := c.eventQuery()
	if err != nil {
		return nil, err
	}
	rows, err := c.s.read.QueryContext(c.ctx, query, args...)
	if err != nil {
		return nil, err
	}
	return &eventStream{rows: rows}, nil
}

func (e *eventStream) close() { _ = e.rows.Close() }

// peek returns the article of the next event.
func (e *eventStream) peek() (store.ArticleID, bool, error) {
	if e.next == 0 && !e.done {
		if !e.rows.Next() {
			e.done = true
			return 0, false, e.rows.Err()
		}
		if err := e.rows.Scan(&e.next); err != nil {
			return 0, false, err
		}
	}
	return store.ArticleID(e.next / store.MaxEvents), e.next != 0, nil
}

// of skips what comes before an article and returns its events, in order.
// Articles must be asked for in falling order.
func (e *eventStream) of(id store.ArticleID) ([]int, error) {
	var seqs []int
	for {
		at, ok, err := e.peek()
		if err != nil {
			return nil, err
		}
		if !ok || at < id {
			slices.Sort(seqs)
			return seqs, nil
		}
		if at == id {
			seqs = append(seqs, int(e.next%store.MaxEvents))
		}
		e.next = 0
	}
}

// allEvents returns all events that fit the filters, by article.
func (c *compiler) allEvents() (map[store.ArticleID][]int, error) {
	stream, err := c.openEvents()
	if err != nil {
		return nil, err
	}
	defer stream.close()
	out := map[store.ArticleID][]int{}
	for {
		id, ok, err := stream.peek()
		if err != nil || !ok {
			return out, err
		}
		if out[id], err = stream.of(id); err != nil {
			return nil, err
		}
	}
}
