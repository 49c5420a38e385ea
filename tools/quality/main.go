// Quality measures accuracy and writes docs/quality.md, and the figures and
// samples that README.md repeats.
//
//	go run ./tools/quality [-shared ../shared] [-docs docs] [-readme README.md]
//
// The text holds no date and no duration: the same code, lexicons and data give
// the same bytes. Without the shared data nothing is written.
package main

import (
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"marsad/data"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
	"marsad/internal/report"
)

func main() {
	shared := flag.String("shared", report.Shared(), "`folder` of gold and corpora")
	docs := flag.String("docs", "docs", "`folder` of quality.md")
	readme := flag.String("readme", "README.md", "`file` whose marked blocks are filled")
	annotations := flag.String("annotations", "internal/eval/testdata/annotations", "`folder` of annotations by byte ranges")
	flag.Parse()
	if _, err := os.Stat(filepath.Join(*shared, "gold")); err != nil {
		fmt.Fprintln(os.Stderr, "quality: no shared data at", *shared, "(set MARSAD_SHARED); docs/quality.md is left as it is")
		return
	}
	if err := run(*shared, *docs, *readme, *annotations); err != nil {
		fmt.Fprintln(os.Stderr, "quality:", err)
		os.Exit(1)
	}
}

func run(shared, docs, readme, annotations string) error {
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		return err
	}
	shipped, err := pipeline.New(data.FS)
	if err != nil {
		return err
	}
	p := &page{shared: shared, annotations: annotations, lex: lex, shipped: shipped}
	for _, part := range []func() error{p.intro, p.events, p.gsr, p.words, p.entities, p.dates, p.samples, p.inSample} {
		if err := part(); err != nil {
			return err
		}
	}
	// the summary comes first, though its figures are known last
	text := strings.Replace(p.b.String(), summaryPlace, p.summary(), 1)
	if err := os.WriteFile(filepath.Join(docs, "quality.md"), []byte(text), 0o644); err != nil {
		return err
	}
	return report.Fill(readme, "quality", p.summary())
}
