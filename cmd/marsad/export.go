package main

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"strings"
	"syscall"

	"github.com/spf13/cobra"

	"marsad/data"
	"marsad/internal/export"
	"marsad/internal/lexicon"
	"marsad/internal/read"
	"marsad/internal/store"
)

// exportOptions are the flags of `marsad export`.
type exportOptions struct {
	format, view, out string
	articles          []string
	data              string
	bom               bool
}

func (a *app) exportCommand() *cobra.Command {
	var o exportOptions
	cmd := &cobra.Command{Use: "export [FILE…]", Args: a.args(0, -1)}
	f := cmd.Flags()
	f.StringVarP(&o.format, "format", "f", "", "")
	f.StringVar(&o.view, "view", "", "")
	f.StringArrayVar(&o.articles, "articles", nil, "")
	f.StringVar(&o.data, "data", "", "")
	f.StringVarP(&o.out, "out", "o", "", "")
	f.BoolVar(&o.bom, "bom", false, "")
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		formats := make([]string, len(export.Formats))
		for i, f := range export.Formats {
			formats[i] = string(f)
		}
		if o.format == "" {
			return &usageError{cmd.CommandPath(), a.text.err("usage.needed", "--format", strings.Join(formats, "|"))}
		}
		if err := a.oneOf(cmd, "format", o.format, formats...); err != nil {
			return err
		}
		views := []string{}
		for _, v := range export.Views(export.Format(o.format)) {
			views = append(views, string(v))
		}
		if o.view != "" {
			if err := a.oneOf(cmd, "view", o.view, views...); err != nil {
				return err
			}
		}
		if o.bom && o.format != string(export.FormatCSV) {
			return &usageError{cmd.CommandPath(), a.text.err("usage.bom")}
		}
		if o.data != "" {
			if len(args)+len(o.articles) > 0 {
				return &usageError{cmd.CommandPath(), a.text.err("usage.exclusive", "--data", "FILE, --articles")}
			}
			return a.exportArchive(cmd, &o)
		}
		args, err := a.inputs(cmd, args)
		if err != nil {
			return err
		}
		var about export.Articles
		refused := 0
		if len(o.articles) > 0 {
			about = export.ReadArticles(o.articles, func(err error) {
				refused++
				fmt.Fprintln(a.err, err.Error())
			})
		}
		err = a.export(export.Read(args, a.in), about, &o)
		if err == nil && refused > 0 {
			err = errRefused
		}
		return err
	}
	return cmd
}

// exportArchive exports what an archive holds.
func (a *app) exportArchive(cmd *cobra.Command, o *exportOptions) error {
	run := a.withArchive(&o.data, func(ctx context.Context, s store.Store, _ []string) error {
		return a.export(export.Archive(ctx, s), nil, o)
	})
	return run(cmd, nil)
}

// export is the command after its flags are known to be right. An error among
// the records that is no refusal is one of the archive: it ends them, and fails
// the command.
func (a *app) export(records iter.Seq2[export.Record, error], about export.Articles, o *exportOptions) (err error) {
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		return err
	}
	refused := 0
	var broken error
	refuse := func(err error) {
		if _, ok := errors.AsType[*read.Refusal](err); !ok {
			broken = err
			return
		}
		refused++
		fmt.Fprintln(a.err, err.Error())
	}
	opts := export.Options{Format: export.Format(o.format), View: export.View(o.view), BOM: o.bom, Ontology: &lex.Ontology, Articles: about, Refused: refuse}
	dst, closeFile, err := a.create(o.out)
	if err != nil {
		return err
	}
	stats, err := export.Run(dst, records, opts)
	if e := closeFile(); err == nil {
		err = e
	}
	if err != nil {
		if errors.Is(err, syscall.EPIPE) {
			return err
		}
		return fmt.Errorf("output: %w", err)
	}
	if broken != nil {
		return broken
	}
	a.exported(stats)
	if refused > 0 {
		return errRefused
	}
	return nil
}

// exported tells what was written, on a terminal or with --verbose, and always
// what was left out: an export that silently lacks events misleads.
func (a *app) exported(s export.Stats) {
	if a.verbose || a.screen(a.err).tty {
		fmt.Fprintln(a.err, a.text.f("export.summary", a.text.count("event", s.Records), a.text.count("row", s.Rows)))
	}
	for _, why := range export.Reasons {
		if n := s.Left[why]; n > 0 {
			fmt.Fprintln(a.err, a.text.f("export.left", a.text.count("event", n), a.text.s("export."+string(why))))
		}
	}
}
