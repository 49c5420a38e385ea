package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/data"
	"marsad/internal/dossier"
	"marsad/internal/lexicon"
	"marsad/internal/store"
)

// dossierCommand writes what is known of two countries.
func (a *app) dossierCommand() *cobra.Command {
	var format, out string
	var pair store.Dyad
	cmd := &cobra.Command{Use: "dossier A B", Args: a.args(2, 2)}
	data := dataFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&pair.From, "from", "", "")
	f.StringVar(&pair.To, "to", "", "")
	f.StringVarP(&format, "format", "f", "markdown", "")
	f.StringVarP(&out, "out", "o", "", "")
	run := a.withArchive(data, func(ctx context.Context, s store.Store, _ []string) error {
		return a.dossier(ctx, s, pair, format, out)
	})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.oneOf(cmd, "format", format, "markdown", "html", "json"); err != nil {
			return err
		}
		pair.A, pair.B = strings.ToUpper(args[0]), strings.ToUpper(args[1])
		for _, c := range []string{pair.A, pair.B} {
			if len(c) != 3 || strings.Trim(c, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") != "" {
				return &usageError{cmd.CommandPath(), a.text.err("dossier.code", c)}
			}
		}
		for flag, v := range map[string]string{"--from": pair.From, "--to": pair.To} {
			if _, ok := marsad.ParseDate(v); v != "" && (!ok || len(v) != len("2025-03-01")) {
				return &usageError{cmd.CommandPath(), a.text.err("usage.invalid", v, flag)}
			}
		}
		return run(cmd, args)
	}
	return cmd
}

func (a *app) dossier(ctx context.Context, s store.Store, pair store.Dyad, format, out string) (err error) {
	d, err := dossier.Make(ctx, s, pair)
	if err != nil {
		return err
	}
	var b []byte
	switch format {
	case "json":
		if b, err = json.MarshalIndent(d, "", " "); err != nil {
			return fmt.Errorf("dossier: %w", err)
		}
		b = append(b, '\n')
	default:
		names, err := lexicon.CountryNames(data.FS)
		if err != nil {
			return err
		}
		style := dossier.Style{Lang: a.text.lang, Names: names}
		if format == "markdown" {
			b = d.Markdown(nil, style)
			break
		}
		var buf bytes.Buffer
		if err := d.HTML(&buf, style); err != nil {
			return err
		}
		b = buf.Bytes()
	}
	dst, closeFile, err := a.create(out)
	if err != nil {
		return err
	}
	_, err = dst.Write(b)
	if e := closeFile(); err == nil {
		err = e
	}
	if err != nil {
		return fmt.Errorf("output: %w", err)
	}
	return nil
}
