package report

import (
	"os"
	"path/filepath"
	"testing"
)

func TestFill(t *testing.T) {
	path := filepath.Join(t.TempDir(), "a.md")
	write := func(s string) {
		t.Helper()
		if err := os.WriteFile(path, []byte(s), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	write("before\n<!-- a:begin -->\nold\n<!-- a:end -->\n<!-- b:begin -->\n<!-- b:end -->\nafter\n")
	for _, c := range []struct{ name, text, doc string }{
		{"a", "new\nlines\n", "before\n<!-- a:begin -->\nnew\nlines\n<!-- a:end -->\n<!-- b:begin -->\n<!-- b:end -->\nafter\n"},
		{"b", "x\n", "before\n<!-- a:begin -->\nnew\nlines\n<!-- a:end -->\n<!-- b:begin -->\nx\n<!-- b:end -->\nafter\n"},
		{"a", "", "before\n<!-- a:begin -->\n<!-- a:end -->\n<!-- b:begin -->\nx\n<!-- b:end -->\nafter\n"},
	} {
		if err := Fill(path, c.name, c.text); err != nil {
			t.Fatal(err)
		}
		b, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if string(b) != c.doc {
			t.Errorf("%s: got\n%swant\n%s", c.name, b, c.doc)
		}
		if got, ok := Block(string(b), c.name); !ok || got != c.text {
			t.Errorf("Block(%s) = %q, %v", c.name, got, ok)
		}
	}
	if err := Fill(path, "c", "x"); err == nil {
		t.Error("a missing block is no error")
	}
	write("<!-- a:begin -->\nno end\n")
	if err := Fill(path, "a", "x"); err == nil {
		t.Error("a block without an end is no error")
	}
}
