package marsad_test

import (
	"flag"
	"io/fs"
	"math"
	"os"
	"path"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"

	"marsad"
	"marsad/data"
	"marsad/internal/output"
	"marsad/internal/pipeline"
	"marsad/internal/report"
	"marsad/internal/sample"
)

var update = flag.Bool("update", false, "rewrite the samples in README.md")

// readmeSample is the article that README.md shows.
const readmeSample = "sample-11"

// TestReadmeSample holds the output pasted into README.md to what the program
// prints. With -update it pastes it.
func TestReadmeSample(t *testing.T) {
	p, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	w := p.NewWorker()
	w.Explain(true)
	articles := sample.Articles()
	i := slices.IndexFunc(articles, func(a marsad.Article) bool { return a.ID == readmeSample })
	if i < 0 {
		t.Fatalf("no article %s", readmeSample)
	}
	doc := w.Code(&articles[i])
	table := output.Table{}.Article(output.Table{}.Header(nil), doc)
	why := explained(string(output.Plain{}.Document(nil, doc)))
	if why == "" {
		t.Fatal("no sentence of the sample has a record with two sides")
	}
	for name, text := range map[string]string{"sample-table": string(table), "sample-why": why} {
		text = "```\n" + strings.TrimRight(text, "\n") + "\n```\n"
		if *update {
			if err := report.Fill("README.md", name, text); err != nil {
				t.Fatal(err)
			}
			continue
		}
		if got, ok := report.Block(read(t, "README.md"), name); !ok || masked(got) != masked(text) {
			t.Errorf("README.md, block %s, is not what the program prints; run: go test . -run TestReadmeSample -update", name)
		}
	}
}

// figure is what may change with a new row or a retrained model without making
// the pasted output untrue: line numbers of rows, and scores.
var figure = regexp.MustCompile(`:\d+|\d\.\d+`)

func masked(s string) string { return figure.ReplaceAllString(s, "#") }

// explained returns the sentence that has a record with two sides
// and its why, and the fewest records; of equals the first.
func explained(text string) string {
	best := ""
	for i, part := range strings.Split(text, "\n\n") {
		n := strings.Count(part, "▸")
		if i > 0 && strings.Contains(part, " → ") && strings.Contains(part, "  why  ") && (best == "" || n < strings.Count(best, "▸")) {
			best = part
		}
	}
	return best
}

// TestReadmeFigures holds the figures in README.md to the pages that `make
// quality` and `make bench` write.
func TestReadmeFigures(t *testing.T) {
	for name, page := range map[string]string{"quality": "docs/quality.md", "speed": "docs/performance.md"} {
		block, ok := report.Block(read(t, "README.md"), name)
		if !ok {
			t.Errorf("README.md has no block %s", name)
			continue
		}
		if _, err := os.Stat(page); err != nil {
			if !strings.Contains(block, "not measured yet") {
				t.Errorf("README.md has figures of %s, which does not exist", page)
			}
			continue
		}
		if !strings.Contains(read(t, page), block) {
			t.Errorf("README.md, block %s, is not in %s", name, page)
		}
	}
}

var link = regexp.MustCompile(`\]\(([^)#\s]+)\)`)

// TestLinks follows the links between documents.
func TestLinks(t *testing.T) {
	n := 0
	for _, page := range pages(t) {
		for _, m := range link.FindAllStringSubmatch(read(t, page), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			n++
			if _, err := os.Stat(filepath.Join(filepath.Dir(page), m[1])); err != nil {
				t.Errorf("%s: broken link %s", page, m[1])
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d links found", n)
	}
}

// codeRef is a name of our own code in a document: `event.Worker.Code`, or
// `Worker.Code` behind a link to its file, is written [`name`](path.go).
var codeRef = regexp.MustCompile("\\[`([A-Za-z.]+)`\\]\\(([^)]+\\.go)\\)")

// TestCodeLinks checks that what a document links to by name is declared in the
// file it links to.
func TestCodeLinks(t *testing.T) {
	n := 0
	for _, page := range pages(t) {
		for _, m := range codeRef.FindAllStringSubmatch(read(t, page), -1) {
			n++
			name := m[1][strings.LastIndex(m[1], ".")+1:]
			declared := regexp.MustCompile(`(?m)^(func (\([^)]*\) )?|type |var |const |\t)` + name + `\b`)
			if src := read(t, filepath.Join(filepath.Dir(page), m[2])); !declared.MatchString(src) {
				t.Errorf("%s: %s does not declare %s", page, m[2], name)
			}
		}
	}
	if n < 20 {
		t.Errorf("only %d links to code found", n)
	}
}

// pages returns every Markdown document of the project.
func pages(t *testing.T) []string {
	t.Helper()
	var out []string
	walk(t, func(name string) {
		if path.Ext(name) == ".md" && !strings.Contains(name, "testdata/") {
			out = append(out, name)
		}
	})
	return out
}

// TestLexiconsDocumented checks that every lexicon file and its columns stand in
// docs/formats/lexicons.md.
func TestLexiconsDocumented(t *testing.T) {
	doc := read(t, "docs/formats/lexicons.md")
	names, err := fs.Glob(data.FS, "*.tsv")
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range names {
		kind, _, _ := strings.Cut(strings.TrimSuffix(name, ".tsv"), "_")
		if !strings.Contains(doc, kind+".tsv") {
			t.Errorf("%s: docs/formats/lexicons.md does not tell of %s.tsv", name, kind)
		}
		for line := range strings.Lines(read(t, "data/"+name)) {
			if strings.HasPrefix(line, "#") {
				continue
			}
			for col := range strings.SplitSeq(strings.TrimSpace(line), "\t") {
				if !regexp.MustCompile(`\b` + col + `\b`).MatchString(doc) {
					t.Errorf("%s: docs/formats/lexicons.md does not tell of column %s", name, col)
				}
			}
			break
		}
	}
}

func read(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// TestModelSizes holds the sizes that docs/models.md gives to the files.
func TestModelSizes(t *testing.T) {
	rows := regexp.MustCompile("(?m)^\\| `(internal/[^`]*)` \\|.*\\| ([0-9,]+) \\|$").FindAllStringSubmatch(read(t, "docs/models.md"), -1)
	if len(rows) < 8 {
		t.Fatalf("%d files in docs/models.md", len(rows))
	}
	for _, r := range rows {
		said, err := strconv.Atoi(strings.ReplaceAll(r[2], ",", ""))
		if err != nil {
			t.Fatal(err)
		}
		info, err := os.Stat(r[1])
		if err != nil {
			t.Error(err)
			continue
		}
		if kb := float64(info.Size()) / 1000; math.Abs(kb-float64(said)) > max(kb/10, 1) {
			t.Errorf("%s has %.0f kB, docs/models.md says %d", r[1], kb, said)
		}
	}
}
