// Bench measures speed and memory on the news corpus and writes
// docs/performance.md and the figures that README.md repeats.
//
//	go run ./tools/bench [-shared ../shared] [-docs docs] [-readme README.md]
//
// Without the corpus nothing is written.
package main

import (
	"crypto/sha256"
	"encoding/json"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"

	"marsad/internal/report"
)

func main() {
	shared := flag.String("shared", report.Shared(), "`folder` that holds corpora/news.jsonl.gz")
	docs := flag.String("docs", "docs", "`folder` of performance.md")
	readme := flag.String("readme", "README.md", "`file` whose marked block is filled")
	runs := flag.Int("runs", 3, "how often to measure; the fastest counts")
	flag.Parse()
	corpus := filepath.Join(*shared, "corpora", "news.jsonl.gz")
	if _, err := os.Stat(corpus); err != nil {
		fmt.Fprintln(os.Stderr, "bench: no", corpus, "(set MARSAD_SHARED); docs/performance.md is left as it is")
		return
	}
	if err := run(corpus, *docs, *readme, *runs); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

// figures are the line that `marsad bench` prints.
type figures struct {
	Articles, Refused, Events int
	Bytes                     int64
	Seconds                   float64
	MBPerS                    float64 `json:"mb_per_s"`
	StartupS                  float64 `json:"startup_s"`
	LoadS                     float64 `json:"load_s"`
	PeakRSSMB                 float64 `json:"peak_rss_mb"`
	P50ms                     float64 `json:"p50_ms"`
	P99ms                     float64 `json:"p99_ms"`
	cpu                       float64 // seconds of processor time, loading included
}

func run(corpus, docs, readme string, runs int) error {
	dir, err := os.MkdirTemp("", "marsad-bench")
	if err != nil {
		return err
	}
	defer os.RemoveAll(dir)
	bin := filepath.Join(dir, "marsad")
	if err := command("go", "build", "-o", bin, "./cmd/marsad").Run(); err != nil {
		return fmt.Errorf("build: %w", err)
	}
	stages, err := benchmarks()
	if err != nil {
		return err
	}
	best := map[int]figures{}
	for range runs {
		for _, jobs := range []int{1, 2} {
			r, err := measure(bin, corpus, jobs)
			if err != nil {
				return err
			}
			if old, ok := best[jobs]; !ok || r.MBPerS > old.MBPerS {
				best[jobs] = r
			}
		}
	}
	sums, err := checksums(bin, corpus, []int{1, 2, 4})
	if err != nil {
		return err
	}
	one, two := best[1], best[2]
	var b strings.Builder
	fmt.Fprintf(&b, "# Speed and memory\n\nWritten by `make bench` (`go run ./tools/bench`); do not edit. %s, %s, %s/%s, %d cores seen.\n\n", cpu(), runtime.Version(), runtime.GOOS, runtime.GOARCH, runtime.NumCPU())
	fmt.Fprintf(&b, "Corpus: `../shared/corpora/news.jsonl.gz`, %d articles coded, %d refused, %.1f MB of text, %d events; unpacked, decoded, coded and rendered as JSONL with quotes, not written to disk. The fastest of %d runs; MB are 10⁶ bytes of UTF-8 text. Processor time counts loading too, and is what stays comparable when the machine has other work.\n\n", one.Articles, one.Refused, float64(one.Bytes)/1e6, one.Events, runs)
	summary := table(one, two, sums)
	b.WriteString(summary)
	b.WriteString("\nReproduce with `marsad bench FILE --jobs N` and, for the bytes, `marsad code FILE --quiet --format jsonl --with quotes --jobs N | sha256sum`.\n\n| jobs | SHA-256 of the records |\n|---|---|\n")
	for _, s := range sums {
		fmt.Fprintf(&b, "| %d | `%s` |\n", s.jobs, s.sum)
	}
	kept, err := archiveSection(bin, corpus, dir, one.Bytes)
	if err != nil {
		return err
	}
	b.WriteString(kept)
	b.WriteString("\n## Stages\n\n`go test -run '^$' -bench . -benchmem ./...`, on the texts of the tests:\n\n```\n" + stages + "```\n")
	if err := os.WriteFile(filepath.Join(docs, "performance.md"), []byte(b.String()), 0o644); err != nil {
		return err
	}
	return report.Fill(readme, "speed", summary)
}

func table(one, two figures, sums []checksum) string {
	same := "yes"
	for _, s := range sums {
		if s.sum != sums[0].sum {
			same = "**no**"
		}
	}
	var b strings.Builder
	b.WriteString("| | one worker | two workers |\n|---|---|---|\n")
	row := func(what, format string, v func(figures) float64) {
		fmt.Fprintf(&b, "| %s | "+format+" | "+format+" |\n", what, v(one), v(two))
	}
	row("MB of text a second", "%.1f", func(r figures) float64 { return r.MBPerS })
	row("MB of text a second of processor time", "%.1f", func(r figures) float64 { return float64(r.Bytes) / 1e6 / r.cpu })
	row("articles a second", "%.0f", func(r figures) float64 { return float64(r.Articles) / r.Seconds })
	row("milliseconds an article, median", "%.2f", func(r figures) float64 { return r.P50ms })
	row("milliseconds an article, 99 %", "%.2f", func(r figures) float64 { return r.P99ms })
	row("most memory held, MB", "%.0f", func(r figures) float64 { return r.PeakRSSMB })
	row("seconds to the first record", "%.2f", func(r figures) float64 { return r.StartupS })
	fmt.Fprintf(&b, "| speed-up | | %.2f× |\n| same bytes with 1, 2 and 4 workers | %s | |\n", two.MBPerS/one.MBPerS, same)
	return b.String()
}

func measure(bin, corpus string, jobs int) (figures, error) {
	var r figures
	cmd := command(bin, "bench", corpus, "--jobs", fmt.Sprint(jobs))
	cmd.Stderr = nil // refusals are counted
	out, err := cmd.Output()
	if err != nil {
		return r, fmt.Errorf("bench: %w", err)
	}
	r.cpu = (cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime()).Seconds()
	return r, json.Unmarshal(out, &r)
}

type checksum struct {
	jobs int
	sum  string
}

// checksums codes the corpus with each number of workers.
func checksums(bin, corpus string, jobs []int) ([]checksum, error) {
	var out []checksum
	for _, n := range jobs {
		h := sha256.New()
		cmd := command(bin, "code", corpus, "--quiet", "--format", "jsonl", "--with", "quotes", "--jobs", fmt.Sprint(n))
		cmd.Stdout, cmd.Stderr = h, nil
		if err := cmd.Run(); err != nil && cmd.ProcessState.ExitCode() != 3 { // 3: some articles were refused
			return nil, fmt.Errorf("code: %w", err)
		}
		out = append(out, checksum{n, fmt.Sprintf("%x", h.Sum(nil))})
	}
	return out, nil
}

var benchLine = regexp.MustCompile(`(?m)^(pkg: .*|Benchmark.*)$`)

// benchmarks runs the benchmarks of the stages and returns their lines.
func benchmarks() (string, error) {
	cmd := command("go", "test", "-run", "^$", "-bench", ".", "-benchmem", "./...")
	cmd.Stdout = nil
	out, err := cmd.Output()
	if err != nil {
		return "", fmt.Errorf("go test -bench: %w\n%s", err, out)
	}
	var b strings.Builder
	pkg := ""
	for _, l := range benchLine.FindAllString(string(out), -1) {
		if p, ok := strings.CutPrefix(l, "pkg: marsad/"); ok {
			pkg = p
		} else if !strings.HasPrefix(l, "pkg: ") {
			fmt.Fprintf(&b, "%-16s %s\n", pkg, strings.Join(strings.Fields(l), "  "))
		}
	}
	return b.String(), nil
}

func command(name string, args ...string) *exec.Cmd {
	cmd := exec.Command(name, args...)
	cmd.Stderr = os.Stderr
	return cmd
}

// cpu names the processor as Linux does.
func cpu() string {
	b, _ := os.ReadFile("/proc/cpuinfo")
	for line := range strings.Lines(string(b)) {
		if k, v, ok := strings.Cut(line, ":"); ok && strings.TrimSpace(k) == "model name" {
			return strings.TrimSpace(v)
		}
	}
	return "unknown processor"
}
