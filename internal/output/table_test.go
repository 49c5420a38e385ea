package output

import (
	"strings"
	"testing"

	"github.com/jedib0t/go-pretty/v6/text"
)

func TestTable(t *testing.T) {
	doc := testDoc()
	plain := string(Table{}.Document(Table{}.Header(nil), doc))
	lines := strings.Split(strings.TrimSpace(plain), "\n")
	if len(lines) != 4 || !strings.HasPrefix(lines[0], "DATE ") {
		t.Fatalf("table:\n%s", plain)
	}
	for i, want := range []string{
		"2025-02-03  CONSULT/visit           VAL GOV → KAS            0.94  يزور | سالم النعمان ← كاستان",
		"—           SUPPORT ?               VAL GOV → —              0.50  تدعم | سالم النعمان",
		"—           PROTEST/demo            --- LAB → —              0.25  تظاهر | عمّال <الميناء>",
	} {
		if lines[i+1] != want {
			t.Errorf("line %d:\n%q, want\n%q", i, lines[i+1], want)
		}
	}
	if strings.ContainsAny(plain, "\x1b\u2068\u2069") {
		t.Error("marks of a terminal in a file")
	}
	if s := string(Table{MinConfidence: .9}.Document(nil, doc)); strings.Count(s, "\n") != 1 {
		t.Errorf("not one event above .9:\n%s", s)
	}
}

func TestTableFitsTheScreen(t *testing.T) {
	doc := testDoc()
	for i := range doc.Events {
		doc.Events[i].Actors[0].Name = strings.Repeat("اسم طويل جدًا ", 40)
	}
	for _, width := range []int{80, 90, 110, 132, 200} {
		for _, lang := range []Lang{English, Arabic} {
			tab := Table{Width: width, TTY: true, Colour: true, Lang: lang}
			b := tab.Article(tab.Header(nil), doc)
			for line := range strings.Lines(string(b)) {
				shown := strings.NewReplacer(fsi, "", pdi, "", "\n", "").Replace(line)
				if n := text.StringWidthWithoutEscSequences(shown); n > width {
					t.Errorf("width %d: a line of %d: %q", width, n, line)
				}
				if strings.Count(line, fsi) != strings.Count(line, pdi) {
					t.Errorf("width %d: isolates are not closed: %q", width, line)
				}
			}
			if (lang == Arabic) != strings.Contains(string(b), "لقاء ومباحثات") && width > 100 {
				t.Errorf("%s: the name of the type:\n%s", lang, b)
			}
		}
	}
}
