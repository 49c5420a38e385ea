package main

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"text/tabwriter"
	"time"

	"github.com/spf13/cobra"

	"marsad/internal/feed"
	"marsad/internal/store"
)

// feedsCommand lists the shipped feeds or those of a file, and how they are.
func (a *app) feedsCommand() *cobra.Command {
	var (
		format, state, data string
		countries           []string
	)
	cmd := &cobra.Command{Use: "feeds [FILE]", Args: a.args(0, 1)}
	cmd.Flags().StringVarP(&format, "format", "f", "", "")
	cmd.Flags().StringVar(&state, "state", "", "")
	cmd.Flags().StringVar(&data, "data", "", "")
	cmd.Flags().StringSliceVar(&countries, "country", nil, "")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if format == "" {
			format = "tsv"
			if state != "" || data != "" || a.screen(a.out).tty {
				format = "table"
			}
		}
		if err := a.oneOf(cmd, "format", format, "table", "tsv", "jsonl"); err != nil {
			return err
		}
		if state != "" && data != "" {
			return &usageError{cmd.CommandPath(), a.text.err("usage.exclusive", "--data", "--state")}
		}
		if data != "" {
			run := a.withArchive(&data, func(ctx context.Context, s store.Store, args []string) error {
				return a.feedsOf(ctx, s, format, strings.Join(args, ""), countries)
			})
			return run(cmd, args)
		}
		list, err := a.sources(strings.Join(args, ""), countries)
		if err != nil {
			return err
		}
		states, err := feed.ReadStates(state)
		if state == "" {
			states, err = nil, nil
		}
		if err != nil {
			return fmt.Errorf("state: %w", err)
		}
		return a.listFeeds(format, list, states)
	}
	return cmd
}

// feedsOf lists how the feeds of a file are, or without one all that were
// watched into the archive.
func (a *app) feedsOf(ctx context.Context, s store.Store, format, path string, countries []string) error {
	feeds, err := s.Feeds(ctx)
	if err != nil {
		return err
	}
	var list []feed.Source
	if path != "" {
		if list, err = a.sources(path, countries); err != nil {
			return err
		}
	} else {
		for _, f := range feeds {
			list = append(list, feed.Source{URL: f.URL, Country: f.Country, Name: f.Title})
		}
		if list, err = a.ofCountries(list, countries); err != nil {
			return err
		}
	}
	return a.listFeeds(format, list, feedStates(feeds))
}

func (a *app) listFeeds(format string, list []feed.Source, states map[string]feed.State) error {
	switch format {
	case "jsonl":
		e := json.NewEncoder(a.out)
		e.SetEscapeHTML(false)
		for _, s := range list {
			var health *feed.State
			if st, ok := states[s.URL]; ok {
				health = &st
			}
			if err := e.Encode(feedLine{s.URL, s.Kind, s.Country, s.Name, s.NameEnglish, s.Verified, health}); err != nil {
				return err
			}
		}
		return nil
	case "tsv":
		fmt.Fprintln(a.out, strings.Join(feed.Columns, "\t"))
		for _, s := range list {
			fmt.Fprintln(a.out, strings.Join([]string{s.URL, s.Kind, s.Country, s.Name, s.NameEnglish, yesNo(s.Verified), s.Origin}, "\t"))
		}
		return nil
	}
	list = slices.Clone(list)
	slices.SortStableFunc(list, func(a, b feed.Source) int { return strings.Compare(a.Country, b.Country) })
	w := tabwriter.NewWriter(a.out, 0, 8, 2, ' ', 0)
	head := a.text.s("feeds.head")
	if states != nil {
		head = a.text.s("feeds.health")
	}
	fmt.Fprintln(w, strings.ReplaceAll(head, "|", "\t"))
	for _, s := range list {
		// Arabic stands in the last column: terminals do not agree on its width.
		if states == nil {
			fmt.Fprintf(w, "%s\t%s\t%s\t%s\t%s\t%s\n", s.Country, s.Kind, yesNo(s.Verified), s.NameEnglish, s.URL, s.Name)
			continue
		}
		st := states[s.URL]
		fmt.Fprintf(w, "%s\t%s\t%s\t%d\t%d\t%d\t%d\t%s\t%s\n", s.Country, moment(st.LastFetch), moment(st.LastOK), st.LastStatus, st.Failures, st.Items, st.Articles, s.URL, st.LastError)
	}
	return w.Flush()
}

// feedLine is a line of --format jsonl.
type feedLine struct {
	URL         string      `json:"url"`
	Kind        string      `json:"kind,omitempty"`
	Country     string      `json:"country,omitempty"`
	Name        string      `json:"name,omitempty"`
	NameEnglish string      `json:"name_en,omitempty"`
	Verified    bool        `json:"verified"`
	Health      *feed.State `json:"health,omitempty"`
}

func yesNo(b bool) string {
	if b {
		return "yes"
	}
	return "no"
}

func moment(t time.Time) string {
	if t.IsZero() {
		return "-"
	}
	return t.UTC().Format("2006-01-02 15:04")
}
