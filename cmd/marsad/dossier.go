package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/data"
	"marsad/internal/dossier"
	"marsad/internal/lexicon"
	"marsad/internal/norm"
	"marsad/internal/store"
)

// dossierCommand writes what is known of two countries.
func (a *app) dossierCommand() *cobra.Command {
	var format, out string
	var pair store.Dyad
	cmd := &cobra.Command{Use: "dossier A B", Args: a.args(2, 2)}
	folder := dataFlag(cmd)
	f := cmd.Flags()
	f.StringVar(&pair.From, "from", "", "")
	f.StringVar(&pair.To, "to", "", "")
	f.StringVarP(&format, "format", "f", "markdown", "")
	f.StringVarP(&out, "out", "o", "", "")
	run := a.withArchive(folder, func(ctx context.Context, s store.Store, _ []string) error {
		return a.dossier(ctx, s, pair, format, out)
	})
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.oneOf(cmd, "format", format, "markdown", "html", "json"); err != nil {
			return err
		}
		names, err := lexicon.CountryNames(data.FS)
		if err != nil {
			return err
		}
		for i, dst := range []*string{&pair.A, &pair.B} {
			code, ok := countryCode(names, args[i])
			if !ok {
				return &usageError{cmd.CommandPath(), a.text.err("dossier.code", args[i])}
			}
			*dst = code
		}
		for flag, v := range map[string]string{"--from": pair.From, "--to": pair.To} {
			if _, ok := marsad.ParseDate(v); v != "" && (!ok || len(v) != len("2025-03-01")) {
				return &usageError{cmd.CommandPath(), a.text.err("usage.invalid", v, flag)}
			}
		}
		if pair.From != "" && pair.To != "" && pair.To < pair.From {
			return &usageError{cmd.CommandPath(), a.text.err("dossier.dates", pair.To, pair.From)}
		}
		return run(cmd, args)
	}
	return cmd
}

// countryCode returns the code of a country, or of the international actors
// that records have in its place, which a code in any case or the Arabic name
// of a country stands for.
func countryCode(names map[string]string, s string) (string, bool) {
	code := strings.ToUpper(s)
	if _, ok := names[code]; ok || slices.Contains(internationals, code) {
		return code, true
	}
	want := norm.Fold(s)
	for _, code := range slices.Sorted(maps.Keys(names)) {
		if norm.Fold(names[code]) == want {
			return code, true
		}
	}
	return "", false
}

// internationals stand in the field of the country for those who have none.
var internationals = []string{"EUR", "IGO", "IMG", "ISM", "MNC", "NGO", "UNO"}

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
