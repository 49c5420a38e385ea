package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"marsad/internal/archive"
	"marsad/internal/dossier"
	"marsad/internal/output"
	"marsad/internal/search"
	"marsad/internal/store"
	"marsad/internal/store/sqlite"
)

// queries are what is searched for: words common and rare, phrases, filters,
// and both together.
var queries = []string{
	"الرئيس", "الحكومة", "هجوم", "انتخابات", "الكهرباء", "زلزال", "مفاوضات", "الفلوجة",
	"وزير الخارجية", "مجلس الأمن", "حقوق الإنسان سوريا", "النفط -إيران",
	`"وزير الخارجية"`, `"مجلس النواب"`, `"إطلاق النار"`, `"الأمم المتحدة"`,
	"type:ASSAULT", "type:CONSULT country:EGY", "dyad:ISR-PSE", "country:SYR type:PROTEST", "type:COERCE mode:arrest", "conf:>0.9 type:ACCUSE",
	"الجيش type:ASSAULT", "النووي dyad:USA-IRN", `"وزير الخارجية" type:CONSULT`, "قطر from:2015-07-01 to:2015-07-31", "داعش country:IRQ conf:>0.8",
}

// dyads are the pairs that dossiers are written of, from few records to many.
var dyads = []store.Dyad{{A: "EGY", B: "LBY"}, {A: "IRN", B: "SAU"}, {A: "SAU", B: "YEM"}, {A: "ISR", B: "PSE"}}

const repeats = 5 // of each query and dossier

// archiveSection adds the corpus to an archive twice, asks it, and returns the
// section that says how long that took. text is the size of the corpus' text.
func archiveSection(bin, corpus, dir string, text int64) (string, error) {
	dir = filepath.Join(dir, "archive")
	add := func() (float64, error) {
		began := time.Now()
		cmd := command(bin, "add", corpus, "--data", dir, "--jobs", "2", "--quiet")
		cmd.Stderr = nil // refusals are kept in the archive
		if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 3 {
			return 0, fmt.Errorf("add: %w", err)
		}
		return time.Since(began).Seconds(), nil
	}
	first, err := add()
	if err != nil {
		return "", err
	}
	again, err := add()
	if err != nil {
		return "", err
	}
	info, err := os.Stat(filepath.Join(dir, "marsad.db"))
	if err != nil {
		return "", err
	}
	ctx := context.Background()
	s, err := sqlite.OpenExisting(ctx, dir)
	if err != nil {
		return "", err
	}
	defer s.Close()
	found, err := searches(ctx, s)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	b.WriteString("\n## Archive\n\nThe same corpus through `marsad add FILE --data DIR --jobs 2`, then asked by `tools/bench/archive.go` in one process.\n\n| | |\n|---|---|\n")
	fmt.Fprintf(&b, "| add, coding included | %.1f s |\n| the same file again | %.1f s |\n", first, again)
	fmt.Fprintf(&b, "| size of the database | %.0f MB, %.1f × the text |\n", float64(info.Size())/1e6, float64(info.Size())/float64(text))
	fmt.Fprintf(&b, "| search, %d queries, newest and best first: p50, p95, most | %.0f, %.0f, %.0f ms |\n", len(queries), share(found, .5), share(found, .95), share(found, 1))
	for _, pair := range dyads {
		records, ms, err := told(ctx, s, pair)
		if err != nil {
			return "", err
		}
		fmt.Fprintf(&b, "| dossier of %s and %s, %d records, as HTML | %.0f ms |\n", pair.A, pair.B, records, ms)
	}
	return b.String(), nil
}

// searches returns the milliseconds that each query took, the first page of
// twenty read to the end.
func searches(ctx context.Context, s store.Store) ([]float64, error) {
	var out []float64
	for range repeats {
		for _, text := range queries {
			q, err := search.Parse(text)
			if err != nil {
				return nil, fmt.Errorf("query %s: %w", text, err)
			}
			for _, order := range []store.Order{store.Newest, store.Best} {
				began := time.Now()
				if _, _, err := archive.Search(ctx, s, q, store.Page{Limit: 20, Order: order}, func(string) []string { return nil }); err != nil {
					return nil, fmt.Errorf("query %s: %w", text, err)
				}
				out = append(out, ms(began))
			}
		}
	}
	return out, nil
}

// told returns how many records the dossier of a pair has, and how many
// milliseconds it took to make and write it: the median.
func told(ctx context.Context, s store.Store, pair store.Dyad) (int, float64, error) {
	var times []float64
	records := 0
	for range repeats {
		began := time.Now()
		d, err := dossier.Make(ctx, s, pair)
		if err != nil {
			return 0, 0, err
		}
		if err := d.HTML(io.Discard, dossier.Style{Lang: output.Arabic}); err != nil {
			return 0, 0, err
		}
		times = append(times, ms(began))
		records = d.Records
	}
	return records, share(times, .5), nil
}

func ms(began time.Time) float64 { return float64(time.Since(began).Microseconds()) / 1000 }

// share returns the value below which a share q of v lies; it sorts v.
func share(v []float64, q float64) float64 {
	slices.Sort(v)
	return v[min(int(q*float64(len(v))), len(v)-1)]
}
