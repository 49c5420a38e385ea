package main

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/internal/archive"
	"marsad/internal/output"
	"marsad/internal/search"
	"marsad/internal/store"
)

// searchOptions are the flags of `marsad search`.
type searchOptions struct {
	format, sort string
	limit        int
	before       int64
	lexicons     *[]string
}

func (a *app) searchCommand() *cobra.Command {
	var o searchOptions
	cmd := &cobra.Command{Use: "search QUERY…", Args: a.args(1, -1)}
	data := dataFlag(cmd)
	f := cmd.Flags()
	f.StringVarP(&o.format, "format", "f", "table", "")
	f.StringVar(&o.sort, "sort", "newest", "")
	f.IntVarP(&o.limit, "limit", "n", 20, "")
	f.Int64Var(&o.before, "before", 0, "")
	o.lexicons = lexiconFlag(cmd)
	run := a.withArchive(data, func(ctx context.Context, s store.Store, args []string) error { return a.search(ctx, s, args, &o) })
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.oneOf(cmd, "format", o.format, "table", "jsonl"); err != nil {
			return err
		}
		if err := a.oneOf(cmd, "sort", o.sort, "newest", "best"); err != nil {
			return err
		}
		if err := a.positive(cmd, "limit", o.limit); err != nil {
			return err
		}
		if o.before < 0 {
			return &usageError{cmd.CommandPath(), a.text.err("usage.invalid", fmt.Sprint(o.before), "--before")}
		}
		if _, err := search.Parse(queryOf(args)); err != nil {
			return &usageError{cmd.CommandPath(), a.queryProblem(err)}
		}
		return run(cmd, args)
	}
	return cmd
}

// queryOf joins the arguments of a command line to one query. The shell has
// taken the quotation marks off an argument with white space in it: such a one
// is a phrase unless it is the only one.
func queryOf(args []string) string {
	if len(args) == 1 {
		return args[0]
	}
	parts := slices.Clone(args)
	for i, p := range parts {
		if name, value, ok := strings.Cut(p, ":"); ok && strings.ContainsAny(value, " \t") && !strings.ContainsAny(p, `"«“`) {
			parts[i] = name + `:"` + value + `"`
		} else if strings.ContainsAny(p, " \t") && !strings.ContainsAny(p, `:"«“`) {
			words := strings.TrimLeft(p, "-"+minus)
			parts[i] = p[:len(p)-len(words)] + `"` + words + `"`
		}
	}
	return strings.Join(parts, " ")
}

// minus is the sign that excludes as a hyphen does, and begins no flag.
const minus = "−"

// excluded returns a command line whose excluded Arabic words, as -وزير, are not
// taken for flags, whose names are ASCII: the minus sign stands before them.
func excluded(args []string) []string {
	if !slices.Contains(args, "search") {
		return args
	}
	out := slices.Clone(args)
	for i, arg := range out {
		if arg == "--" {
			break
		}
		if word, ok := strings.CutPrefix(arg, "-"); ok && word != "" && (word[0] >= utf8.RuneSelf || word[0] == '"') {
			out[i] = minus + word
		}
	}
	return out
}

// queryProblem says in the language of the run what is wrong with a query.
func (a *app) queryProblem(err error) error {
	e, ok := errors.AsType[*search.Error](err)
	if !ok {
		return err
	}
	s := a.text.f("query.at", e.Column, a.text.s("query."+string(e.Problem)))
	if e.Text != "" {
		s += fmt.Sprintf(": %q", e.Text)
	}
	if e.Want != "" {
		s += a.text.f("query.want", e.Want)
	}
	return errors.New(s)
}

// search prints the articles that a query finds.
func (a *app) search(ctx context.Context, s store.Store, args []string, o *searchOptions) error {
	q, err := search.Parse(queryOf(args))
	if err != nil {
		return err
	}
	page := store.Page{Limit: o.limit, Before: store.ArticleID(o.before)}
	if o.sort == "best" {
		page.Order = store.Best
	}
	found, more, err := archive.Search(ctx, s, q, page, a.lemmas(*o.lexicons))
	if err != nil {
		return err
	}
	if o.format == "jsonl" {
		var b []byte
		for i := range found {
			if b, err = foundJSON(b, &found[i]); err != nil {
				return err
			}
		}
		_, err = a.out.Write(b)
		return err
	}
	sc := a.screen(a.out)
	t := output.Hits{Width: sc.width, TTY: sc.tty, Colour: sc.colour, Lang: a.text.lang}
	b := t.Header(nil)
	for i := range found {
		f := &found[i]
		b = t.Hit(b, output.Hit{Number: int64(f.Article.ID), Day: f.Article.Day, Outlet: f.Article.Source, Records: len(f.Records), Title: f.Article.Title, Text: f.Text, Part: f.Snippet, Marks: f.Inside})
	}
	if _, err := a.out.Write(b); err != nil {
		return err
	}
	switch {
	case len(found) == 0:
		fmt.Fprintln(a.err, a.text.s("search.none"))
	case more && page.Order == store.Newest:
		fmt.Fprintln(a.err, a.text.f("search.more", found[len(found)-1].Article.ID))
	}
	return nil
}

// lemmas returns an expander that loads the lexicons once a word needs them.
func (a *app) lemmas(dirs []string) archive.Expander {
	return func(word string) []string {
		p, err := a.load(dirs)
		if err != nil {
			a.log().Warn("no lexicon for the words of the query", "error", err)
			return nil
		}
		var out []string
		for _, an := range p.Analyses(word) {
			if an.Lemma != nil {
				if l := search.Fold(an.Lemma.Text); !slices.Contains(out, l) {
					out = append(out, l)
				}
			}
		}
		return out
	}
}

// foundJSON appends a hit as a JSON line of schema marsad.hit/1.
func foundJSON(b []byte, f *archive.Found) ([]byte, error) {
	type span struct {
		Start int `json:"start"`
		End   int `json:"end"`
	}
	spans := func(in []marsad.Span) []span {
		out := []span{}
		for _, s := range in {
			out = append(out, span(s))
		}
		return out
	}
	records := []json.RawMessage{}
	for _, r := range f.Records {
		records = append(records, r)
	}
	line, err := json.Marshal(struct {
		Schema  string            `json:"schema"`
		Article int64             `json:"article"`
		Doc     string            `json:"doc"`
		Source  string            `json:"source,omitempty"`
		URL     string            `json:"url,omitempty"`
		Date    string            `json:"date,omitempty"`
		Title   string            `json:"title,omitempty"`
		Snippet string            `json:"snippet"`
		Part    span              `json:"part"`
		Marks   []span            `json:"marks"`
		Events  []json.RawMessage `json:"events"`
	}{"marsad.hit/1", int64(f.Article.ID), f.Article.Article.ID, f.Article.Source, f.Article.URL, f.Article.Date, f.Article.Title, f.Snippet.In(f.Text), span(f.Snippet), spans(f.Spans), records})
	if err != nil {
		return b, fmt.Errorf("search: %w", err)
	}
	return append(append(b, line...), '\n'), nil
}
