package marsad_test

import (
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"
)

// rows are the import rows of the module, low to high (docs/architecture.md):
// a package imports lower rows only, never a sibling. A name that ends in a
// slash stands for every package below that folder.
var rows = [][]string{
	{".", "data"},
	{"internal/norm", "internal/learn", "internal/report"},
	{"internal/lexicon", "internal/gold", "internal/read"},
	{"internal/token", "internal/morph", "internal/entity", "internal/actor", "internal/timex", "internal/voice", "internal/event", "internal/feed", "internal/record"},
	{"internal/pipeline", "internal/search"},
	{"internal/eval", "internal/train", "internal/trainmorph", "internal/output", "internal/sample", "internal/challenge", "internal/store"},
	{"coder", "internal/export", "internal/archive", "internal/dossier", "internal/store/sqlite", "internal/store/storetest"},
	{"cmd/", "tools/"},
}

// testImports are the imports of test files that the rows do not allow. What a
// stage reads has to be made by the stage before it.
var testImports = map[string][]string{
	"internal/morph":        {"internal/token"},
	"internal/entity":       {"internal/token", "internal/morph", "internal/actor"},
	"internal/actor":        {"internal/token", "internal/morph", "internal/entity"},
	"internal/timex":        {"internal/token", "internal/morph"},
	"internal/voice":        {"internal/token", "internal/morph", "internal/entity", "internal/actor"},
	"internal/event":        {"internal/token", "internal/morph", "internal/entity", "internal/actor", "internal/timex", "internal/voice", "internal/pipeline", "internal/sample"},
	"internal/sample":       {"internal/eval", "internal/output", "coder"}, // codes the samples and scores the records
	"internal/eval":         {"internal/output"},                           // reads what output prints
	"internal/output":       {"internal/sample"},
	"internal/pipeline":     {"internal/output", "internal/sample", "internal/challenge"}, // compares the records of the samples
	"internal/train":        {"internal/sample"},
	"internal/record":       {"internal/output", "internal/sample", "coder"}, // reads back what output prints
	"internal/search":       {"internal/pipeline", "internal/sample"},
	"internal/archive":      {"internal/pipeline", "internal/sample", "internal/store/sqlite"},
	"internal/dossier":      {"internal/store/sqlite"},
	"internal/store/sqlite": {"internal/store/storetest"},
}

// modules are the packages that may import from other modules, and which.
// Every other package gets along with the standard library.
var modules = map[string][]string{
	"internal/read":         {"codeberg.org/readeck/go-readability/v2", "github.com/klauspost/compress", "golang.org/x/net", "golang.org/x/text"},
	"internal/feed":         {"github.com/klauspost/compress", "golang.org/x/text", "github.com/temoto/robotstxt", "golang.org/x/time"},
	"internal/record":       {"github.com/klauspost/compress"},
	"internal/output":       {"github.com/jedib0t/go-pretty/v6"},
	"internal/export":       {"github.com/parquet-go/parquet-go", "golang.org/x/text"},
	"cmd/marsad":            {"github.com/spf13/cobra", "github.com/spf13/pflag", "github.com/schollz/progressbar/v3", "golang.org/x/term", "github.com/rogpeppe/go-internal"},
	"internal/store/sqlite": {"modernc.org/sqlite", "github.com/pressly/goose/v3", "github.com/klauspost/compress"},
}

// banned are packages of the standard library that only some may import.
var banned = []struct {
	pkg    string
	only   []string // prefixes of packages that may
	reason string
}{
	{"net/http", []string{"internal/feed"}, "only feed fetches"},
	{"math/rand", []string{"internal/learn", "internal/trainmorph"}, "equal input gives equal bytes: only training shuffles, by a fixed seed"},
	{"log", nil, "use log/slog"},
	{"log/slog", []string{"cmd/"}, "only cmd logs"},
	{"regexp", []string{"internal/output", "internal/eval", "cmd/", "tools/"}, "stages walk tokens: regexp is slow and knows no Arabic word"},
	{"unsafe", nil, "not needed"},
}

const module = "marsad"

// A goFile is what the tests here need to know of a file.
type goFile struct {
	name    string // from the root, with slashes
	pkg     string // its folder, "." for the root
	test    bool
	imports []string
}

// goFiles parses the imports of every Go file of the module.
func goFiles(t *testing.T) []goFile {
	t.Helper()
	var out []goFile
	walk(t, func(name string) {
		if path.Ext(name) != ".go" {
			return
		}
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, parser.ImportsOnly)
		if err != nil {
			t.Fatal(err)
		}
		g := goFile{name: name, pkg: path.Dir(name), test: strings.HasSuffix(name, "_test.go")}
		for _, s := range f.Imports {
			p, err := strconv.Unquote(s.Path.Value)
			if err != nil {
				t.Fatal(err)
			}
			g.imports = append(g.imports, p)
		}
		out = append(out, g)
	})
	if len(out) < 50 {
		t.Fatalf("only %d Go files found", len(out))
	}
	return out
}

// walk calls f with every file of the module; other modules, hidden folders
// and built programs are left out.
func walk(t *testing.T, f func(name string)) {
	t.Helper()
	err := fs.WalkDir(os.DirFS("."), ".", func(name string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case !d.IsDir():
			f(name)
		case name == "dist" || name != "." && strings.HasPrefix(d.Name(), "."):
			return fs.SkipDir
		case name != ".":
			if _, err := os.Stat(path.Join(name, "go.mod")); err == nil {
				return fs.SkipDir
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// rowOf returns the row of a package of this module, -1 when it has none.
func rowOf(pkg string) int {
	for i, row := range rows {
		for _, p := range row {
			if p == pkg || strings.HasSuffix(p, "/") && strings.HasPrefix(pkg, p) {
				return i
			}
		}
	}
	return -1
}

// local returns the folder of an import of this module.
func local(imp string) (string, bool) {
	if imp == module {
		return ".", true
	}
	return strings.CutPrefix(imp, module+"/")
}

func TestImportRows(t *testing.T) {
	seen := map[string]bool{}
	for _, f := range goFiles(t) {
		row := rowOf(f.pkg)
		if row < 0 {
			if !seen[f.pkg] {
				t.Errorf("%s is in no row of deps_test.go", f.pkg)
			}
			seen[f.pkg] = true
			continue
		}
		seen[f.pkg] = true
		for _, imp := range f.imports {
			p, ok := local(imp)
			if !ok || p == f.pkg || rowOf(p) >= 0 && rowOf(p) < row {
				continue
			}
			if f.test && (f.pkg == "." || slices.Contains(testImports[f.pkg], p)) {
				continue // the tests of the root look at the whole module
			}
			t.Errorf("%s imports %s: a package imports lower rows only (row %d, row %d)", f.name, imp, row+1, rowOf(p)+1)
		}
	}
	for _, row := range rows {
		for _, p := range row {
			if !strings.HasSuffix(p, "/") && !seen[p] {
				t.Errorf("%s is in a row of deps_test.go and does not exist", p)
			}
		}
	}
}

func TestOtherModules(t *testing.T) {
	for _, f := range goFiles(t) {
		for _, imp := range f.imports {
			if _, ok := local(imp); ok {
				continue
			}
			if first, _, _ := strings.Cut(imp, "/"); strings.Contains(first, ".") {
				if !slices.ContainsFunc(modules[f.pkg], func(m string) bool { return imp == m || strings.HasPrefix(imp, m+"/") }) {
					t.Errorf("%s imports %s, which deps_test.go does not allow there", f.name, imp)
				}
				continue
			}
			for _, b := range banned {
				if f.test || imp != b.pkg && !strings.HasPrefix(imp, b.pkg+"/") || b.pkg == "log" && imp == "log/slog" {
					continue
				}
				if !slices.ContainsFunc(b.only, func(p string) bool { return strings.HasPrefix(f.pkg, p) }) {
					t.Errorf("%s imports %s: %s", f.name, imp, b.reason)
				}
			}
		}
	}
}

// bidi reports whether r is a bidirectional control character, which can make
// source and data read differently from what they hold.
func bidi(r rune) bool {
	switch r {
	case '\u061C', '\u200E', '\u200F':
		return true
	}
	return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069'
}

// bidiFiles may hold bidirectional control characters.
var bidiFiles = map[string]string{
	"cmd/marsad/testdata/script/code_table.txtar": "shows that those of an article are not printed",
}

func TestNoBidiControls(t *testing.T) {
	texts := []string{".go", ".tsv", ".md", ".json", ".jsonl", ".txt", ".txtar", ".html", ".golden", ".mod", ".sum", ".yml", ""}
	n := 0
	walk(t, func(name string) {
		if !slices.Contains(texts, path.Ext(name)) || strings.Contains(name, "testdata/fuzz/") || bidiFiles[name] != "" {
			return
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !utf8.Valid(b) {
			if path.Ext(name) != "" { // without one it may be a built program
				t.Errorf("%s is not UTF-8", name)
			}
			return
		}
		n++
		for i, line := range strings.Split(string(b), "\n") {
			if k := strings.IndexFunc(line, bidi); k >= 0 {
				r, _ := utf8.DecodeRuneInString(line[k:])
				t.Errorf("%s:%d: bidirectional control character %U", name, i+1, r)
				break
			}
		}
	})
	if n < 100 {
		t.Errorf("only %d text files found", n)
	}
}

// long are the files over maxLines and why they are not cut.
var long = map[string]string{}

// maxLines is the length of a file that can still be read in one go.
const maxLines = 400

func TestFileLength(t *testing.T) {
	walk(t, func(name string) {
		if path.Ext(name) != ".go" || strings.HasSuffix(name, "_test.go") || strings.HasSuffix(name, "_table.go") {
			return
		}
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		n := strings.Count(string(b), "\n")
		switch {
		case n > maxLines && long[name] == "":
			t.Errorf("%s has %d lines: cut it, or say in deps_test.go why not", name, n)
		case n <= maxLines && long[name] != "":
			t.Errorf("%s has %d lines: take it off the list in deps_test.go", name, n)
		}
	})
	for name := range long {
		if _, err := os.Stat(name); err != nil {
			t.Errorf("%s is on the list of long files and does not exist", name)
		}
	}
}
