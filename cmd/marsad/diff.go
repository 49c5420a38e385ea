package main

import (
	"context"
	"encoding/json"
	"fmt"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"marsad/internal/archive"
	"marsad/internal/record"
	"marsad/internal/store"
)

// diffCommand compares what two coders made of the same articles.
func (a *app) diffCommand() *cobra.Command {
	var format string
	cmd := &cobra.Command{Use: "diff [OLD NEW]", Args: a.args(0, 2)}
	data := dataFlag(cmd)
	cmd.Flags().StringVarP(&format, "format", "f", "table", "")
	run := a.withArchive(data, func(ctx context.Context, s store.Store, args []string) error { return a.diff(ctx, s, args, format) })
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.oneOf(cmd, "format", format, "table", "jsonl"); err != nil {
			return err
		}
		if len(args) == 1 {
			return &usageError{cmd.CommandPath(), a.text.err("usage.few", 1, 2)}
		}
		for _, s := range args {
			if n, err := strconv.ParseInt(s, 10, 64); err != nil || n < 1 {
				return &usageError{cmd.CommandPath(), a.text.err("diff.coder", s)}
			}
		}
		return run(cmd, args)
	}
	return cmd
}

// coders returns the two coders to compare: those that are named, else the last
// two.
func (a *app) coders(ctx context.Context, s store.Store, args []string) (old, now store.Coder, err error) {
	all, err := s.Coders(ctx)
	if err != nil {
		return old, now, err
	}
	if len(args) == 0 {
		if len(all) < 2 {
			return old, now, a.text.err("diff.one", len(all))
		}
		return all[len(all)-2], all[len(all)-1], nil
	}
	find := func(arg string) (store.Coder, error) {
		for _, c := range all {
			if strconv.FormatInt(c.ID, 10) == arg {
				return c, nil
			}
		}
		return store.Coder{}, a.text.err("diff.coder", arg)
	}
	if old, err = find(args[0]); err != nil {
		return old, now, err
	}
	now, err = find(args[1])
	return old, now, err
}

func (a *app) diff(ctx context.Context, s store.Store, args []string, format string) error {
	old, now, err := a.coders(ctx, s, args)
	if err != nil {
		return err
	}
	var appeared, vanished, changed int
	for c, err := range archive.Diff(ctx, s, old.ID, now.ID) {
		if err != nil {
			return err
		}
		switch {
		case c.Old == nil:
			appeared++
		case c.New == nil:
			vanished++
		default:
			changed++
		}
		line := changeLine(&c)
		if format == "jsonl" {
			b, err := json.Marshal(changeJSON(&c))
			if err != nil {
				return fmt.Errorf("diff: %w", err)
			}
			line = string(b)
		}
		if _, err := fmt.Fprintln(a.out, line); err != nil {
			return err
		}
	}
	fmt.Fprintln(a.err, a.text.f("diff.done", old.ID, old.Code, old.Lexicon, now.ID, now.Code, now.Lexicon, appeared, vanished, changed))
	return nil
}

// changeLine writes a change with its sign; the Arabic stands last.
func changeLine(c *archive.Change) string {
	e, sign := c.New, "+"
	switch {
	case c.New == nil:
		e, sign = c.Old, "−"
	case c.Old != nil:
		sign = "~"
	}
	name := e.Type
	if len(e.Modes) > 0 {
		name += "/" + strings.Join(e.Modes, "+")
	}
	line := fmt.Sprintf("%s %-16d  %-22s  %s → %s", sign, c.Article, name, codesOf(e.Actors), codesOf(e.Recipients))
	for _, f := range c.Fields {
		line += fmt.Sprintf("  %s: %q → %q", f, archive.Field(c.Old, f), archive.Field(c.New, f))
	}
	return line + "  " + e.Trigger.Text
}

func codesOf(as []record.Actor) string {
	var out []string
	for i := range as {
		if c := strings.TrimSpace(as[i].Country + " " + as[i].Sector); c != "" {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return "—"
	}
	return strings.Join(out, ", ")
}

// changeJSON is the JSON form of a change, schema marsad.change/1.
func changeJSON(c *archive.Change) any {
	type change struct {
		Field string `json:"field"`
		Old   string `json:"old"`
		New   string `json:"new"`
	}
	out := struct {
		Schema  string   `json:"schema"`
		Article int64    `json:"article"`
		Doc     string   `json:"doc"`
		Change  string   `json:"change"` // appeared, vanished, changed
		Old     string   `json:"old,omitempty"`
		New     string   `json:"new,omitempty"`
		Event   string   `json:"event"`
		Trigger string   `json:"trigger"`
		Start   int      `json:"start"`
		Fields  []change `json:"fields"`
	}{Schema: "marsad.change/1", Article: int64(c.Article), Change: "appeared", Fields: []change{}}
	e := c.New
	if c.Old != nil {
		out.Change, out.Old = "changed", c.Old.ID
	}
	if c.New == nil {
		out.Change, e = "vanished", c.Old
	} else {
		out.New = c.New.ID
	}
	out.Doc, out.Event, out.Trigger, out.Start = e.Doc, e.Type, e.Trigger.Text, e.Trigger.Start
	for _, f := range c.Fields {
		out.Fields = append(out.Fields, change{f, archive.Field(c.Old, f), archive.Field(c.New, f)})
	}
	return out
}
