package sqlite

import (
	"fmt"
	"sort"
	"strings"

	"marsad/internal/record"
	"marsad/internal/search"
	"marsad/internal/store"
)

// event writes the rows of one event.
func (w *writer) event(a store.ArticleID, seq int, e *record.Event) error {
	id := store.EventID(a, seq)
	country := ""
	var place, lat, lon any
	if l := e.Location; l != nil {
		country = l.Country
		var err error
		if place, err = w.name(l.Name); err != nil {
			return err
		}
		if l.Lat != nil && l.Lon != nil {
			lat, lon = *l.Lat, *l.Lon
		}
	}
	if _, err := w.run(`INSERT INTO events (id, article, event, date, precision, type, aux, quad, scale, cameo, confidence, place, country, lat, lon, sentence, start, "end") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
		id, int64(a), e.ID, e.Date, e.DatePrecision, e.Type, e.Auxiliary, e.Quad, e.Scale, e.CAMEO, e.Confidence, place, country, lat, lon, e.Sentence.Index, e.Trigger.Start, e.Trigger.End); err != nil {
		return err
	}
	for side, as := range [][]record.Actor{e.Actors, e.Recipients} {
		for n := range as {
			name, err := w.name(as[n].Name)
			if err != nil {
				return err
			}
			if _, err := w.run("INSERT INTO parties (event, side, n, country, sector, actor, name) VALUES (?, ?, ?, ?, ?, ?, ?)", id, side, n, as[n].Country, as[n].Sector, as[n].ID, name); err != nil {
				return err
			}
		}
	}
	for i, values := range [][]string{e.Modes, e.Contexts} {
		for _, v := range values {
			if _, err := w.run("INSERT INTO labels (kind, value, event) VALUES (?, ?, ?) ON CONFLICT DO NOTHING", labelKinds[i], v, id); err != nil {
				return err
			}
		}
	}
	for n := range e.Mentions {
		m := &e.Mentions[n]
		if _, err := w.run(`INSERT INTO mentions (event, n, sentence, start, "end") VALUES (?, ?, ?, ?, ?)`, id, n, m.Sentence, m.Trigger.Start, m.Trigger.End); err != nil {
			return err
		}
	}
	if c := e.Commitment; c != nil {
		if _, err := w.run(`INSERT INTO commitments (event, type, start, "end", deadline) VALUES (?, ?, ?, ?, ?)`, id, c.Type, c.Content.Start, c.Content.End, c.Deadline); err != nil {
			return err
		}
	}
	w.count(e, 1)
	return nil
}

// labelKinds are the kinds of labels: modes, then contexts.
var labelKinds = [...]string{"mode", "context"}

// name returns the number of the folded words of a name; nil when it has none.
func (w *writer) name(s string) (any, error) {
	s = strings.Join(search.Words(s), " ")
	if s == "" {
		return nil, nil
	}
	w.s.namesMu.Lock()
	id, ok := w.s.names[s]
	w.s.namesMu.Unlock()
	if ok {
		return id, nil
	}
	if id, ok := w.names[s]; ok {
		return id, nil
	}
	if _, err := w.run("INSERT INTO names (name) VALUES (?) ON CONFLICT DO NOTHING", s); err != nil {
		return nil, err
	}
	if err := w.one("SELECT id FROM names WHERE name = ?", []any{s}, &id); err != nil {
		return nil, err
	}
	w.names[s] = id
	return id, nil
}

// A dailyKey is the key of a row of the roll-up.
type dailyKey struct{ source, target, date, kind, aux string }

type dailySum struct {
	quad    int
	records int
	scale   float64
}

// pairs calls f once for each pair of different countries on the two sides.
func pairs(e *record.Event, f func(source, target string)) {
	for i := range e.Actors {
		if c := e.Actors[i].Country; c != "" && !repeated(e.Actors[:i], c) {
			for k := range e.Recipients {
				if d := e.Recipients[k].Country; d != "" && !repeated(e.Recipients[:k], d) {
					f(c, d)
				}
			}
		}
	}
}

func repeated(as []record.Actor, country string) bool {
	for i := range as {
		if as[i].Country == country {
			return true
		}
	}
	return false
}

// count adds n times the event to the roll-up.
func (w *writer) count(e *record.Event, n int) {
	pairs(e, func(source, target string) {
		k := dailyKey{source, target, e.Date, e.Type, e.Auxiliary}
		sum := w.daily[k]
		sum.quad = e.Quad
		sum.records += n
		sum.scale += float64(n) * e.Scale
		w.daily[k] = sum
	})
}

func (w *writer) flushDaily() error {
	keys := make([]dailyKey, 0, len(w.daily))
	for k := range w.daily {
		keys = append(keys, k)
	}
	sort.Slice(keys, func(i, j int) bool {
		a, b := keys[i], keys[j]
		for _, p := range [][2]string{{a.source, b.source}, {a.target, b.target}, {a.date, b.date}, {a.kind, b.kind}, {a.aux, b.aux}} {
			if p[0] != p[1] {
				return p[0] < p[1]
			}
		}
		return false
	})
	for _, k := range keys {
		sum := w.daily[k]
		if _, err := w.run(`INSERT INTO daily (source, target, date, type, aux, quad, records, scale) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
			ON CONFLICT DO UPDATE SET records = records + excluded.records, scale = scale + excluded.scale`, k.source, k.target, k.date, k.kind, k.aux, sum.quad, sum.records, sum.scale); err != nil {
			return fmt.Errorf("archive: roll-up: %w", err)
		}
		if sum.records < 0 {
			if _, err := w.run("DELETE FROM daily WHERE source = ? AND target = ? AND date = ? AND type = ? AND aux = ? AND records <= 0", k.source, k.target, k.date, k.kind, k.aux); err != nil {
				return fmt.Errorf("archive: roll-up: %w", err)
			}
		}
	}
	return nil
}
