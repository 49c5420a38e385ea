package sqlite

import (
	"context"
	"database/sql"
	"fmt"
	"strings"

	"marsad"
	"marsad/internal/search"
	"marsad/internal/store"
)

// defaultLimit is how many articles a search returns unless told otherwise.
const defaultLimit = 20

// notRare leaves out readings that a form f has less than once in ten times:
// most of them are mistakes, and one would bring all forms of another word.
const notRare = "n * 10 >= (SELECT sum(g.n) FROM forms g WHERE g.form = f.form)"

// Lemmas implements store.Store.
func (s *Store) Lemmas(ctx context.Context, form string) ([]string, error) {
	out, err := list[string](ctx, s, "SELECT lemma FROM forms f WHERE form = ? AND "+notRare+" ORDER BY lemma", form)
	if err != nil {
		return nil, fmt.Errorf("archive: lemmas: %w", err)
	}
	return out, nil
}

// Forms implements store.Store.
func (s *Store) Forms(ctx context.Context, lemmas []string) ([]string, error) {
	if len(lemmas) == 0 {
		return nil, nil
	}
	var args []any
	for _, l := range lemmas {
		args = append(args, l)
	}
	out, err := list[string](ctx, s, "SELECT DISTINCT form FROM forms f WHERE lemma IN (?"+strings.Repeat(", ?", len(args)-1)+") AND "+notRare+" ORDER BY form", args...)
	if err != nil {
		return nil, fmt.Errorf("archive: forms: %w", err)
	}
	return out, nil
}

// Search implements store.Store. Articles with the words and events that fit the
// filters are two streams in falling order of article; where a query has both,
// the streams are merged, so that a search stops as soon as its page is full.
func (s *Store) Search(ctx context.Context, q *search.Query, page store.Page) (store.Results, error) {
	if page.Limit <= 0 {
		page.Limit = defaultLimit
	}
	res, err := s.search(ctx, q, page)
	if err != nil {
		return store.Results{}, fmt.Errorf("archive: search: %w", err)
	}
	return res, nil
}

func (s *Store) search(ctx context.Context, q *search.Query, page store.Page) (store.Results, error) {
	c := compiler{s: s, ctx: ctx, q: q, page: page}
	var found []store.Hit
	var err error
	switch {
	case q.Words():
		found, err = c.byWords()
	case q.Events.Any():
		found, err = c.byEvents()
	default:
		found, err = c.byArticles()
	}
	if err != nil {
		return store.Results{}, err
	}
	var res store.Results
	if len(found) > page.Limit {
		res.More = true
		found = found[:page.Limit]
	}
	for i := range found {
		if found[i].Article, err = s.Article(ctx, found[i].Article.ID); err != nil {
			return store.Results{}, err
		}
	}
	res.Hits = found
	return res, nil
}

// A compiler makes statements of a query.
type compiler struct {
	s    *Store
	ctx  context.Context
	q    *search.Query
	page store.Page
	f    *filters // made by filters
}

// A clause is a part of a statement with its values.
type clause struct {
	sql  []string
	args []any
}

func (c *clause) and(sql string, args ...any) {
	c.sql = append(c.sql, sql)
	c.args = append(c.args, args...)
}

func (c *clause) in(column string, values []string) {
	if len(values) == 0 {
		return
	}
	args := make([]any, len(values))
	for i, v := range values {
		args[i] = v
	}
	c.and(column+" IN (?"+strings.Repeat(", ?", len(values)-1)+")", args...)
}

func (c *clause) String() string {
	if len(c.sql) == 0 {
		return "1"
	}
	return strings.Join(c.sql, " AND ")
}

// ids returns the first and the last article number that may be found.
func (c *compiler) ids() (first, last int64) {
	first, last = 0, int64(1)<<42
	if d, ok := marsad.ParseDate(c.q.From); ok {
		first = int64(store.FirstOf(d))
	}
	if d, ok := marsad.ParseDate(c.q.To); ok {
		last = int64(store.EndOf(d)) - 1
		if first == 0 {
			first = int64(store.EndOf(marsad.Date{})) // undated ones are of no period
		}
	}
	if c.page.Before > 0 {
		last = min(last, int64(c.page.Before)-1)
	}
	return first, last
}

// match returns the expression of FTS5 for the words of the query.
func (c *compiler) match() (string, error) {
	var with, without []string
	for i := range c.q.Terms {
		t := &c.q.Terms[i]
		var part string
		if t.Phrase {
			part = "words : " + quoted(strings.Join(t.Words, " "))
		} else {
			lemmas, err := c.s.Lemmas(c.ctx, t.Words[0])
			if err != nil {
				return "", err
			}
			lemmas = append(lemmas, t.Words[0]) // the word may be a lemma itself
			for k := range lemmas {
				lemmas[k] = quoted(lemmas[k])
			}
			part = "lemmas : (" + strings.Join(lemmas, " OR ") + ")"
		}
		if t.Not {
			without = append(without, "("+part+")")
		} else {
			with = append(with, "("+part+")")
		}
	}
	expr := strings.Join(with, " AND ")
	if len(without) > 0 {
		expr = "(" + expr + ") NOT (" + strings.Join(without, " OR ") + ")"
	}
	return expr, nil
}

func quoted(s string) string { return `"` + strings.ReplaceAll(s, `"`, `""`) + `"` }

// byWords finds articles by their words, and by their events where the query
// asks for both.
func (c *compiler) byWords() ([]store.Hit, error) {
	expr, err := c.match()
	if err != nil {
		return nil, err
	}
	first, last := c.ids()
	var where clause
	where.and("search MATCH ?", expr)
	where.and("search.rowid BETWEEN ? AND ?", first, last)
	from, order := "search", "search.rowid DESC"
	if len(c.q.Outlets) > 0 {
		// CROSS keeps the order: from the index of words to the few articles
		from = "search CROSS JOIN articles a ON a.id = search.rowid"
		where.in("a.outlet", c.q.Outlets)
	}
	if c.page.Order == store.Best {
		order = "search.rank, search.rowid DESC"
	}
	var out []store.Hit
	events := func(store.ArticleID) ([]int, error) { return nil, nil }
	wants := c.q.Events.Any()
	switch {
	case wants && c.page.Order == store.Best:
		all, err := c.allEvents()
		if err != nil {
			return nil, err
		}
		events = func(id store.ArticleID) ([]int, error) { return all[id], nil }
	case wants:
		stream, err := c.openEvents()
		if err != nil {
			return nil, err
		}
		defer stream.close()
		events = stream.of
	}
	err = c.s.each(c.ctx, func(rows *sql.Rows) (bool, error) {
		var id store.ArticleID
		if err := rows.Scan(&id); err != nil {
			return false, err
		}
		seqs, err := events(id)
		if err != nil {
			return false, err
		}
		if !wants || len(seqs) > 0 {
			out = append(out, store.Hit{Article: store.Article{ID: id}, Events: seqs})
		}
		return len(out) <= c.page.Limit, nil
	}, "SELECT search.rowid FROM "+from+" WHERE "+where.String()+" ORDER BY "+order, where.args...)
	return out, err
}

// byArticles finds articles by outlet and day alone.
func (c *compiler) byArticles() ([]store.Hit, error) {
	first, last := c.ids()
	var where clause
	where.and("a.id BETWEEN ? AND ?", first, last)
	where.in("a.outlet", c.q.Outlets)
	ids, err := list[store.ArticleID](c.ctx, c.s, "SELECT a.id FROM articles a WHERE "+where.String()+" ORDER BY a.id DESC LIMIT ?", append(where.args, c.page.Limit+1)...)
	var out []store.Hit
	for _, id := range ids {
		out = append(out, store.Hit{Article: store.Article{ID: id}})
	}
	return out, err
}

// byEvents finds articles by their events.
func (c *compiler) byEvents() ([]store.Hit, error) {
	stream, err := c.openEvents()
	if err != nil {
		return nil, err
	}
	defer stream.close()
	var out []store.Hit
	for len(out) <= c.page.Limit {
		id, ok, err := stream.peek()
		if err != nil || !ok {
			return out, err
		}
		seqs, err := stream.of(id)
		if err != nil {
			return nil, err
		}
		if len(c.q.Outlets) > 0 {
			var where clause
			where.and("a.id = ?", int64(id))
			where.in("a.outlet", c.q.Outlets)
			if there, err := list[int64](c.ctx, c.s, "SELECT a.id FROM articles a WHERE "+where.String(), where.args...); err != nil {
				return nil, err
			} else if len(there) == 0 {
				continue
			}
		}
		out = append(out, store.Hit{Article: store.Article{ID: id}, Events: seqs})
	}
	return out, nil
}
