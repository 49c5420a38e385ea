package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"slices"
	"sort"

	"marsad/internal/record"
	"marsad/internal/store"
)

// period bounds a column of dates. The upper bound covers months and years: all
// of 2025-07 lies in a period that ends on 2025-07-31, none before it.
func period(where *clause, column string, d store.Dyad) {
	if d.From != "" {
		where.and(column+" >= ?", d.From)
	}
	if d.To != "" {
		where.and(column+" <> '' AND "+column+" <= ?", d.To)
	}
}

// Dyad implements store.Store.
func (s *Store) Dyad(ctx context.Context, d store.Dyad) ([]store.Told, error) {
	var where clause
	where.and("d.country = ? AND d.country <> ''", d.A) // the index is a partial one
	where.and("EXISTS (SELECT 1 FROM parties p WHERE p.event = d.event AND p.side = 1 - d.side AND p.country = ?)", d.B)
	period(&where, "e.date", d)
	ids, err := list[int64](ctx, s, "SELECT DISTINCT d.event FROM parties d INDEXED BY parties_country CROSS JOIN events e ON e.id = d.event WHERE "+where.String()+" ORDER BY d.event", where.args...)
	if err != nil {
		return nil, fmt.Errorf("archive: dyad: %w", err)
	}
	var out []store.Told
	for len(ids) > 0 {
		a := store.ArticleID(ids[0] / store.MaxEvents)
		n := slices.IndexFunc(ids, func(id int64) bool { return store.ArticleID(id/store.MaxEvents) != a })
		if n < 0 {
			n = len(ids)
		}
		told, err := s.told(ctx, a, ids[:n])
		if err != nil {
			return nil, err
		}
		out = append(out, told...)
		ids = ids[n:]
	}
	sort.SliceStable(out, func(i, j int) bool { return out[i].Event.Date < out[j].Event.Date })
	return out, nil
}

// told returns some records of one article.
func (s *Store) told(ctx context.Context, a store.ArticleID, events []int64) ([]store.Told, error) {
	art, err := s.Article(ctx, a)
	if err != nil {
		return nil, err
	}
	c, err := s.Coding(ctx, a)
	if err != nil {
		return nil, err
	}
	lines, _, err := record.Split(c.Records)
	if err != nil {
		return nil, fmt.Errorf("archive: article %d: %w", a, err)
	}
	var out []store.Told
	for _, id := range events {
		seq := int(id % store.MaxEvents)
		if seq >= len(lines) {
			return nil, fmt.Errorf("archive: article %d: event %d of %d", a, seq, len(lines))
		}
		e, err := record.ReadEvent(lines[seq])
		if err != nil {
			return nil, fmt.Errorf("archive: article %d: %w", a, err)
		}
		out = append(out, store.Told{Article: art, Seq: seq, Event: e})
	}
	return out, nil
}

// Daily implements store.Store.
func (s *Store) Daily(ctx context.Context, d store.Dyad) ([]store.Day, error) {
	var where clause
	where.and("(source = ? AND target = ? OR source = ? AND target = ?)", d.A, d.B, d.B, d.A)
	period(&where, "date", d)
	var out []store.Day
	err := s.each(ctx, func(rows *sql.Rows) (bool, error) {
		var v store.Day
		err := rows.Scan(&v.Date, &v.From, &v.To, &v.Type, &v.Auxiliary, &v.Quad, &v.Records, &v.Scale)
		out = append(out, v)
		return true, err
	}, "SELECT date, source, target, type, aux, quad, records, scale FROM daily WHERE "+where.String()+" ORDER BY date, source, target, type, aux", where.args...)
	if err != nil {
		return nil, fmt.Errorf("archive: roll-up: %w", err)
	}
	return out, nil
}
