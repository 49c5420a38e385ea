package challenge

import (
	"bytes"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"marsad"
	"marsad/data"
	"marsad/internal/lexicon"
	"marsad/internal/morph"
	"marsad/internal/pipeline"
)

var update = flag.Bool("update", false, "rewrite testdata/known.tsv")

const (
	folder    = "testdata/challenge"
	knownFile = "testdata/known.tsv"
	columns   = "id\tphenomenon\tdate\ttext\texpect"

	// floor is the share under which TestChallenge fails: what was reached when
	// it was last set, less .02.
	floor = 0.861
)

// An item is one text with one expectation. Items whose ids differ in the last
// letter only belong together.
type item struct {
	id, phenomenon, date, text, expect string
	file                               string
	line                               int
}

// A runner codes items.
type runner struct {
	w     *pipeline.Worker
	words *morph.Analyzer // for segments
}

func newRunner(t *testing.T) *runner {
	t.Helper()
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	p, err := pipeline.New(data.FS)
	if err != nil {
		t.Fatal(err)
	}
	return &runner{p.NewWorker(), morph.New(lex)}
}

// check returns "" when the expectation of it is met, else what was found.
func (r *runner) check(it *item) (string, error) {
	e, err := parse(it.expect)
	if err != nil {
		return "", err
	}
	if e.about != "" && !strings.Contains(it.text, e.about) {
		return "", fmt.Errorf("«%s» is not in the text", e.about)
	}
	doc := r.w.Code(&marsad.Article{ID: it.id, Date: it.date, Text: it.text})
	return e.check(doc, r.words), nil
}

// read returns the items of every file of the folder.
func read(t *testing.T) []item {
	t.Helper()
	names, err := filepath.Glob(folder + "/*.tsv")
	if err != nil || len(names) == 0 {
		t.Fatalf("no items in %s: %v", folder, err)
	}
	var out []item
	for _, name := range names {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		head := false
		for i, line := range strings.Split(strings.TrimSuffix(string(b), "\n"), "\n") {
			switch f := strings.Split(line, "\t"); {
			case strings.HasPrefix(line, "#") && !head:
			case !head && line == columns:
				head = true
			case len(f) != 5 || !head:
				t.Errorf("%s:%d: %d fields, want 5: %s", name, i+1, len(f), strings.ReplaceAll(columns, "\t", " "))
			default:
				out = append(out, item{f[0], f[1], f[2], f[3], f[4], strings.TrimSuffix(filepath.Base(name), ".tsv"), i + 1})
			}
		}
	}
	return out
}

// TestItems checks the form of the items: unique ids, every item in a pair, the
// members of a pair different.
func TestItems(t *testing.T) {
	seen := map[string]bool{}
	pair := map[string][]item{}
	for _, it := range read(t) {
		if seen[it.id] {
			t.Errorf("%s:%d: id %s twice", it.file, it.line, it.id)
		}
		seen[it.id] = true
		if len(it.id) < 3 || it.phenomenon == "" || it.text == "" {
			t.Errorf("%s:%d: incomplete", it.file, it.line)
			continue
		}
		if _, err := parse(it.expect); err != nil {
			t.Errorf("%s:%d: %v", it.file, it.line, err)
		}
		if it.date != "" {
			if _, ok := marsad.ParseDate(it.date); !ok {
				t.Errorf("%s:%d: date %q", it.file, it.line, it.date)
			}
		}
		key := it.id[:len(it.id)-1]
		for _, o := range pair[key] {
			if o.date+o.text+o.expect == it.date+it.text+it.expect {
				t.Errorf("%s:%d: as %s", it.file, it.line, o.id)
			}
		}
		pair[key] = append(pair[key], it)
	}
	for key, items := range pair {
		if len(items) < 2 {
			t.Errorf("%s: one item only", key)
		}
	}
	if len(seen) < 300 {
		t.Errorf("only %d items", len(seen))
	}
}

// readKnown returns the items that are known to fail.
func readKnown(t *testing.T) map[string]bool {
	t.Helper()
	known := map[string]bool{}
	b, err := os.ReadFile(knownFile)
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range strings.Split(string(b), "\n") {
		if id, _, ok := strings.Cut(line, "\t"); ok && !strings.HasPrefix(line, "#") && id != "id" {
			known[id] = true
		}
	}
	return known
}

// TestChallenge prints the shares by phenomenon. It fails on an item that fails
// and is not in testdata/known.tsv, and when the share falls under floor.
// With -update it rewrites that file.
func TestChallenge(t *testing.T) {
	r := newRunner(t)
	items := read(t)
	known := map[string]bool{}
	if !*update {
		known = readKnown(t)
	}
	total, phenomena := map[string]*share{}, []string{}
	count := func(name string, ok bool) {
		s := total[name]
		if s == nil {
			s = &share{}
			total[name] = s
			phenomena = append(phenomena, name)
		}
		s.add(ok)
	}
	all, pairs := share{}, map[string]bool{}
	var failing []string
	ids := map[string]bool{}
	for i := range items {
		it := &items[i]
		ids[it.id] = true
		got, err := r.check(it)
		if err != nil {
			t.Errorf("%s:%d: %s: %v", it.file, it.line, it.id, err)
			continue
		}
		ok := got == ""
		count(it.file, ok)
		count(it.file+"/"+it.phenomenon, ok)
		all.add(ok)
		key := it.id[:len(it.id)-1]
		if right, seen := pairs[key]; !seen || right {
			pairs[key] = ok
		}
		switch {
		case !ok && *update:
			failing = append(failing, it.id+"\t"+it.file+"/"+it.phenomenon+"\t"+it.expect+"\t"+got)
		case !ok && !known[it.id]:
			t.Errorf("%s: %s\n  want %s\n  got  %s", it.id, it.text, it.expect, got)
		case ok && known[it.id]:
			t.Logf("%s passes: take it off %s", it.id, knownFile)
		}
	}
	for id := range known {
		if !ids[id] {
			t.Errorf("%s: no item %s", knownFile, id)
		}
	}
	if *update {
		writeKnown(t, failing)
	}
	slices.Sort(phenomena)
	var b strings.Builder
	for _, name := range phenomena {
		fmt.Fprintf(&b, "\n%-34s %s", name, total[name])
	}
	var whole share
	for _, ok := range pairs {
		whole.add(ok)
	}
	t.Logf("\n%-34s items right share%s\n%-34s %s\n%-34s %s", "phenomenon", b.String(), "all", all, "pairs right in every item", whole)
	if got := all.of(); got < floor && !*update {
		t.Errorf("share %.3f is under the floor %.3f", got, floor)
	}
}

// A share counts items and those that are right.
type share struct{ items, right int }

func (s *share) add(ok bool) {
	s.items++
	if ok {
		s.right++
	}
}

func (s share) of() float64 { return float64(s.right) / float64(max(s.items, 1)) }

func (s share) String() string { return fmt.Sprintf("%5d %5d %.3f", s.items, s.right, s.of()) }

func writeKnown(t *testing.T, failing []string) {
	t.Helper()
	slices.Sort(failing)
	var b bytes.Buffer
	b.WriteString("# Items of the challenge set that the coder does not get right yet, with what it made of them.\n")
	b.WriteString("# Written by: go test ./internal/challenge -run TestChallenge -update\n")
	b.WriteString("id\tphenomenon\texpect\tgot\n")
	for _, f := range failing {
		b.WriteString(f + "\n")
	}
	if err := os.WriteFile(knownFile, b.Bytes(), 0o644); err != nil {
		t.Fatal(err)
	}
}
