package main

import (
	"context"
	"fmt"
	"io"
	"net/url"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"marsad/internal/feed"
	"marsad/internal/pipeline"
	"marsad/internal/store/sqlite"
)

// watchOptions are the flags of `marsad watch`.
type watchOptions struct {
	feeds, out, state, contact string
	data                       string
	lexicons                   *[]string
	once, allowPrivate, quiet  bool
	interval, pace             time.Duration
	countries                  []string
}

func (a *app) watchCommand() *cobra.Command {
	var o watchOptions
	cmd := &cobra.Command{Use: "watch --feeds FILE", Args: a.args(0, 0)}
	f := cmd.Flags()
	f.StringVar(&o.feeds, "feeds", "", "")
	f.StringVarP(&o.out, "out", "o", "-", "")
	f.StringVar(&o.state, "state", "marsad-watch", "")
	f.StringVar(&o.data, "data", "", "")
	o.lexicons = lexiconFlag(cmd)
	f.StringVar(&o.contact, "contact", a.env("MARSAD_CONTACT"), "")
	f.Lookup("contact").DefValue = "" // its text says what the default is
	f.BoolVar(&o.once, "once", false, "")
	f.DurationVar(&o.interval, "interval", 15*time.Minute, "")
	f.DurationVar(&o.pace, "pace", 2*time.Second, "")
	f.StringSliceVar(&o.countries, "country", nil, "")
	f.BoolVar(&o.allowPrivate, "allow-private", false, "")
	f.BoolVarP(&o.quiet, "quiet", "q", false, "")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		usage := func(key string, args ...any) error {
			return &usageError{cmd.CommandPath(), a.text.err(key, args...)}
		}
		switch {
		case o.feeds == "":
			return usage("usage.nofeeds")
		case o.data != "" && (f.Changed("state") || f.Changed("out")):
			return usage("usage.exclusive", "--data", "--state, --out")
		case o.data == "" && len(*o.lexicons) > 0:
			return usage("usage.needs", "--lexicon", "--data")
		case !isContact(o.contact):
			return usage("usage.contact")
		case o.interval < time.Minute:
			return usage("usage.invalid", o.interval.String(), "--interval")
		case o.pace <= 0:
			return usage("usage.invalid", o.pace.String(), "--pace")
		}
		return a.watch(&o)
	}
	return cmd
}

// isContact reports whether whoever runs a site could write to s.
func isContact(s string) bool {
	if strings.ContainsAny(s, " \t\r\n()") {
		return false
	}
	u, err := url.Parse(s)
	return strings.Contains(strings.Trim(s, "@"), "@") || err == nil && u.Host != "" && strings.HasPrefix(u.Scheme, "http")
}

// watch is the command after its flags are known to be right.
func (a *app) watch(o *watchOptions) (err error) {
	sources, err := a.sources(o.feeds, o.countries)
	if err != nil {
		return err
	}
	if o.data != "" {
		return a.watchArchive(sources, o)
	}
	var out io.Writer = a.out
	if o.out != "" && o.out != "-" {
		f, err := feed.OpenLines(o.out)
		if err != nil {
			return fmt.Errorf("output: %w", err)
		}
		defer func() {
			if e := f.Close(); err == nil && e != nil {
				err = fmt.Errorf("output: %w", e)
			}
		}()
		out = f
	}
	folder, err := feed.OpenFolder(o.state, out)
	if err != nil {
		return fmt.Errorf("state: %w", err)
	}
	defer func() {
		if e := folder.Close(); err == nil && e != nil {
			err = fmt.Errorf("state: %w", e)
		}
	}()
	return a.watching(sources, o, folder, folder.States(), nil)
}

// watchArchive watches into an archive.
func (a *app) watchArchive(sources []feed.Source, o *watchOptions) (err error) {
	a.limitMemory(1 + batchMemory)
	p, err := a.load(*o.lexicons)
	if err != nil {
		return err
	}
	ctx := context.Background() // what was fetched is written, also after an interrupt
	s, err := sqlite.Open(ctx, o.data)
	if err != nil {
		return err
	}
	defer closeStore(s, &err)
	list, err := s.Feeds(ctx)
	if err != nil {
		return err
	}
	sink := a.newArchiveSink(s, p, sources)
	return a.watching(sources, o, sink, feedStates(list), func() (int, error) {
		err := sink.flush(ctx)
		return sink.refused, err
	})
}

// watching looks at the sources until it is done or interrupted, and tells what
// came of it. finish, when not nil, is called at the end and returns how many
// further refusals there were.
func (a *app) watching(sources []feed.Source, o *watchOptions, sink feed.Sink, states map[string]feed.State, finish func() (int, error)) (err error) {
	fetcher := feed.NewFetcher(feed.Options{Agent: "marsad/" + pipeline.Version, Contact: o.contact, AllowPrivate: o.allowPrivate, Pace: o.pace})
	defer fetcher.Close()
	articles, refused := 0, 0
	w := &feed.Watcher{
		Fetcher: fetcher, Sink: sink, States: states, Interval: o.interval,
		Note: func(n feed.Note) {
			articles += n.Articles
			if n.URL != "" && !n.Temporary {
				refused++
			}
			a.watched(o, n)
		},
	}
	ctx, done := watchSignals(context.Background())
	defer done()
	failed := 0
	if o.once {
		failed, err = w.Once(ctx, sources)
	} else {
		err = w.Run(ctx, sources)
	}
	if finish != nil {
		more, e := finish()
		refused += more
		if e != nil && (err == nil || ctx.Err() != nil) {
			err = e
		}
	}
	if !o.quiet && (a.verbose || a.screen(a.err).tty || !o.once) {
		fmt.Fprintln(a.err, a.text.f("watch.summary", a.text.count("article", articles), a.text.count("refused", refused), failed))
	}
	if err == nil && failed+refused > 0 {
		err = errRefused
	}
	return err
}

// watched tells of a look or a page: what failed always, what went well only
// with --verbose.
func (a *app) watched(o *watchOptions, n feed.Note) {
	at := n.Source
	if n.URL != "" {
		at = n.URL
	}
	switch {
	case n.Reason != "" && n.Temporary:
		fmt.Fprintln(a.err, a.text.f("watch.later", at, n.Reason))
	case n.Reason != "":
		fmt.Fprintf(a.err, "%s: %s\n", at, n.Reason)
	case a.verbose && !o.quiet:
		fmt.Fprintln(a.err, a.text.f("watch.look", at, n.Articles, n.Items))
	}
}

// sources reads a list of feeds, the shipped one when there is no path, and
// keeps those of the countries, all when there are none.
func (a *app) sources(path string, countries []string) ([]feed.Source, error) {
	var (
		list []feed.Source
		err  error
	)
	if path == "" {
		list, err = feed.Shipped()
	} else {
		b, e := os.ReadFile(path)
		if e != nil {
			return nil, fmt.Errorf("feeds: %w", e)
		}
		list, err = feed.Read(b, path)
	}
	if err != nil {
		fmt.Fprintln(a.err, err)
		return nil, errProblems
	}
	return a.ofCountries(list, countries)
}

// ofCountries keeps the feeds of the countries, all when there are none.
func (a *app) ofCountries(list []feed.Source, countries []string) ([]feed.Source, error) {
	if len(countries) == 0 {
		return list, nil
	}
	var kept []feed.Source
	for _, s := range list {
		for _, c := range countries {
			if strings.EqualFold(s.Country, c) {
				kept = append(kept, s)
				break
			}
		}
	}
	if len(kept) == 0 {
		return nil, a.text.err("feeds.none", strings.Join(countries, ", "))
	}
	return kept, nil
}
