package main

import (
	"bufio"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"runtime"
	"sort"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/internal/output"
	"marsad/internal/read"
)

// A benchReport is the line that `marsad bench` prints. Fields are added, never
// renamed: the trend of releases is read from it.
type benchReport struct {
	Articles   int     `json:"articles"`
	Refused    int     `json:"refused"`
	Bytes      int64   `json:"bytes"` // of text
	Events     int     `json:"events"`
	Seconds    float64 `json:"seconds"` // of coding, without loading
	MBPerS     float64 `json:"mb_per_s"`
	StartupS   float64 `json:"startup_s"` // from the start of the program to the first record
	LoadS      float64 `json:"load_s"`
	PeakRSSMB  float64 `json:"peak_rss_mb"` // 0 where the system does not tell
	Jobs       int     `json:"jobs"`
	P50ms      float64 `json:"p50_ms"` // time of an article in a worker, records included
	P99ms      float64 `json:"p99_ms"`
	OutBytes   int64   `json:"out_bytes"`
	Version    string  `json:"version"`
	Lexicon    string  `json:"lexicon"`
	GoMaxProcs int     `json:"gomaxprocs"`
}

func (a *app) benchCommand() *cobra.Command {
	var jobs int
	var profilePath string
	cmd := &cobra.Command{Use: "bench FILE…", Args: a.args(1, -1), Hidden: true}
	cmd.Flags().IntVarP(&jobs, "jobs", "j", runtime.GOMAXPROCS(0), "")
	cmd.Flags().StringVar(&profilePath, "cpuprofile", "", "")
	lexicons := lexiconFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		if err := a.positive(cmd, "jobs", jobs); err != nil {
			return err
		}
		a.limitMemory(jobs)
		stop, err := profile(profilePath)
		if err != nil {
			return err
		}
		defer stop()
		p, err := a.load(*lexicons)
		if err != nil {
			return err
		}
		rep := benchReport{Jobs: jobs, LoadS: a.elapsed(), Version: p.Versions().Code, Lexicon: p.Versions().Lexicon, GoMaxProcs: runtime.GOMAXPROCS(0)}
		ctx, done := watchSignals(context.Background())
		defer done()
		began := time.Now()
		var times []float64
		total := tally{}
		opts := output.Options{Quotes: true, Ontology: &p.Lexicon.Ontology}
		r := runner{
			jobs:   jobs,
			coder:  func() coder { return newWorker(p, false) },
			next:   read.Open(args, read.Options{Stdin: a.in}).Next,
			render: func(b []byte, doc *marsad.Document) []byte { return output.Document(b, doc, opts) },
			keep:   func(ms float64, _ *marsad.Document) { times = append(times, ms) },
			write: func(b []byte, refused []error, t tally) error {
				a.refused(refused)
				if rep.OutBytes == 0 && len(b) > 0 {
					rep.StartupS = a.elapsed()
				}
				rep.OutBytes += int64(len(b))
				total.add(t)
				_, err := io.Discard.Write(b)
				return err
			},
		}
		if err := r.run(ctx); err != nil {
			return err
		}
		rep.Seconds = time.Since(began).Seconds()
		rep.Articles, rep.Refused, rep.Events, rep.Bytes = total.articles, total.refused, total.events, total.bytes
		rep.MBPerS = float64(rep.Bytes) / 1e6 / max(rep.Seconds, 1e-9)
		rep.P50ms, rep.P99ms = quantile(times, .5), quantile(times, .99)
		rep.PeakRSSMB = peakRSS()
		if err := json.NewEncoder(a.out).Encode(rep); err != nil {
			return err
		}
		if total.refused > 0 {
			return errRefused
		}
		return nil
	}
	return cmd
}

// quantile returns the value below which a share q of v lies; it sorts v.
func quantile(v []float64, q float64) float64 {
	if len(v) == 0 {
		return 0
	}
	sort.Float64s(v)
	return v[min(int(q*float64(len(v))), len(v)-1)]
}

// peakRSS returns the most memory this process has held, in MB of 10⁶ bytes, as
// Linux tells it; 0 elsewhere.
func peakRSS() float64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for sc := bufio.NewScanner(f); sc.Scan(); {
		if v, ok := strings.CutPrefix(sc.Text(), "VmHWM:"); ok {
			var kb float64
			if _, err := fmt.Sscan(v, &kb); err == nil {
				return kb * 1024 / 1e6
			}
		}
	}
	return 0
}
