package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"marsad/internal/store"
	"marsad/internal/store/sqlite"
)

// errFaults is returned by `marsad check` after it has told each fault.
var errFaults = errors.New("the archive has faults")

// dataFlag adds --data to a command.
func dataFlag(cmd *cobra.Command) *string { return cmd.Flags().String("data", "", "") }

// dataFolder returns the folder of the archive: --data, else MARSAD_DATA.
func (a *app) dataFolder(cmd *cobra.Command, flag string) (string, error) {
	if flag == "" {
		flag = a.env("MARSAD_DATA")
	}
	if flag == "" {
		return "", &usageError{cmd.CommandPath(), a.text.err("usage.data")}
	}
	return flag, nil
}

// archive opens an archive that must be there.
func (a *app) archive(ctx context.Context, cmd *cobra.Command, flag string) (store.Store, error) {
	dir, err := a.dataFolder(cmd, flag)
	if err != nil {
		return nil, err
	}
	s, err := sqlite.OpenExisting(ctx, dir)
	if errors.Is(err, sqlite.ErrNoArchive) {
		return nil, a.text.err("archive.none", dir)
	}
	if err != nil { // not a nil *sqlite.Store in an interface
		return nil, err
	}
	return s, nil
}

// closeStore closes an archive; its error is that of the command unless there
// is an earlier one.
func closeStore(s store.Store, err *error) {
	if e := s.Close(); *err == nil {
		*err = e
	}
}

// withArchive makes the body of a command that asks an archive.
func (a *app) withArchive(data *string, f func(ctx context.Context, s store.Store, args []string) error) func(*cobra.Command, []string) error {
	return func(cmd *cobra.Command, args []string) error {
		ctx, done := watchSignals(context.Background())
		defer done()
		s, err := a.archive(ctx, cmd, *data)
		if err != nil {
			return err
		}
		err = f(ctx, s, args)
		closeStore(s, &err)
		if ctx.Err() != nil && err != nil {
			return context.Cause(ctx)
		}
		return err
	}
}

// archiveCheckCommand looks for damage.
func (a *app) archiveCheckCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "check", Args: a.args(0, 0)}
	data := dataFlag(cmd)
	cmd.RunE = a.withArchive(data, func(ctx context.Context, s store.Store, _ []string) error {
		faults := 0
		err := s.Check(ctx, func(f store.Fault) {
			faults++
			fmt.Fprintln(a.out, faultLine(f))
		})
		if err != nil {
			return err
		}
		c, err := s.Counts(ctx)
		if err != nil {
			return err
		}
		fmt.Fprintf(a.out, "%s\n", a.text.f("check.counts", a.text.count("article", c.Articles), a.text.count("event", c.Events), a.text.count("quote", c.Quotes), a.text.count("refused", c.Refusals),
			float64(c.Text)/1e6, float64(c.Size)/1e6))
		if c.First != "" {
			fmt.Fprintln(a.out, a.text.f("check.period", c.First, c.Last))
		}
		coders, err := s.Coders(ctx)
		if err != nil {
			return err
		}
		for _, k := range coders {
			fmt.Fprintln(a.out, a.text.f("check.coder", k.ID, k.Code, k.Lexicon, cmp.Or(k.Models, "?"), k.Articles, k.Live))
		}
		if faults > 0 {
			fmt.Fprintln(a.out, a.text.count("problem", faults))
			return errFaults
		}
		fmt.Fprintln(a.out, a.text.s("check.fine"))
		return nil
	})
	return cmd
}

// faultLine writes "what: where: detail", without what is not known.
func faultLine(f store.Fault) string {
	s := f.What
	for _, more := range []string{f.Where, f.Detail} {
		if more != "" {
			s += ": " + more
		}
	}
	return s
}

// refusedCommand lists what was refused.
func (a *app) refusedCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "refused", Args: a.args(0, 0)}
	data := dataFlag(cmd)
	cmd.RunE = a.withArchive(data, func(ctx context.Context, s store.Store, _ []string) error {
		refusals, err := s.Refusals(ctx)
		if err != nil {
			return err
		}
		for _, r := range refusals {
			place := r.File
			if r.Line > 0 {
				place = fmt.Sprintf("%s:%d", r.File, r.Line)
			}
			if _, err := fmt.Fprintf(a.out, "%s  %s: %s\n", r.Added.Format("2006-01-02"), place, r.Reason); err != nil {
				return err
			}
		}
		return nil
	})
	return cmd
}
