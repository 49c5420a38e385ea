package coder_test

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"marsad"
	"marsad/coder"
	"marsad/internal/sample"
)

// shared is one coder for all tests: making one takes some tenths of a second.
var shared = sync.OnceValues(func() (*coder.Coder, error) { return coder.New(coder.Options{Quotes: true, Explain: true}) })

func newCoder(tb testing.TB) *coder.Coder {
	tb.Helper()
	c, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return c
}

func Example() {
	c, err := coder.New(coder.Options{})
	if err != nil {
		fmt.Println(err)
		return
	}
	doc, err := c.Code(context.Background(), marsad.Article{
		ID: "1", Date: "2025-05-04",
		Text: "استقبل الرئيس المصري عبد الفتاح السيسي، اليوم الأحد، وزير الخارجية الفرنسي في القاهرة.",
	})
	if err != nil {
		fmt.Println(err)
		return
	}
	for _, e := range doc.Events {
		fmt.Println(e.Type, e.Modes, e.Date, e.Trigger.Span.In(doc.Text))
		for _, a := range e.Actors {
			fmt.Println("actor", a.Code.Country, a.Code.Sector)
		}
		for _, a := range e.Recipients {
			fmt.Println("recipient", a.Code.Country, a.Code.Sector)
		}
	}
	// Output:
	// CONSULT [visit] 2025-05-04 استقبل
	// actor FRA GOV
	// recipient EGY GOV
}

func TestRefused(t *testing.T) {
	c := newCoder(t)
	ctx := context.Background()
	for name, x := range map[string]struct {
		a    marsad.Article
		want error
	}{
		"empty":         {marsad.Article{ID: "x"}, coder.ErrEmpty},
		"text":          {marsad.Article{Text: "قصف\xff"}, coder.ErrInvalidUTF8},
		"title":         {marsad.Article{Title: "\xd9", Text: "قصف"}, coder.ErrInvalidUTF8},
		"half a letter": {marsad.Article{Text: "قصف"[:5]}, coder.ErrInvalidUTF8},
		"surrogate":     {marsad.Article{Text: "\xed\xa0\x80"}, coder.ErrInvalidUTF8},
		"title alone":   {marsad.Article{Title: "قصف"}, nil},
		"text alone":    {marsad.Article{Text: "قصف"}, nil},
		"not Arabic":    {marsad.Article{Text: "Nothing happened."}, nil},
		"nul":           {marsad.Article{Text: "\x00"}, nil},
		"space":         {marsad.Article{Text: " \n\t"}, coder.ErrEmpty},
	} {
		doc, err := c.Code(ctx, x.a)
		if !errors.Is(err, x.want) || (doc == nil) != (err != nil) {
			t.Errorf("%s: %v, want %v", name, err, x.want)
		}
	}
}

func TestBlankIsEmpty(t *testing.T) {
	if _, err := newCoder(t).Code(context.Background(), marsad.Article{Text: " \n\t"}); err == nil {
		t.Error("an article of white space alone is coded")
	}
}

func TestContextEnded(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := newCoder(t).Code(ctx, sample.Articles()[0]); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

func TestBadDate(t *testing.T) {
	doc, err := newCoder(t).Code(context.Background(), marsad.Article{Date: "yesterday", Text: "قصف الجيش السوري مدينة إدلب."})
	if err != nil {
		t.Fatal(err)
	}
	if doc.Published.Known() || !slices.ContainsFunc(doc.Issues, func(i marsad.Issue) bool { return i.Kind == "bad-date" && i.Detail == "yesterday" }) {
		t.Errorf("published %v, issues %v", doc.Published, doc.Issues)
	}
	for _, e := range doc.Events {
		if e.Date.Known() {
			t.Errorf("%s has the date %s, which nothing tells", e.Type, e.Date)
		}
	}
}

// TestConcurrent codes the samples from many goroutines at once: each gives the
// bytes that one alone gives.
func TestConcurrent(t *testing.T) {
	c := newCoder(t)
	arts := sample.Articles()
	if testing.Short() {
		arts = arts[:8]
	}
	record := func(i int) []byte {
		doc, err := c.Code(context.Background(), arts[i])
		if err != nil {
			t.Error(err)
			return nil
		}
		return c.AppendJSON(nil, doc)
	}
	want := make([][]byte, len(arts))
	for i := range arts {
		want[i] = record(i)
	}
	if len(bytes.Join(want, nil)) == 0 {
		t.Fatal("no records")
	}
	var wg sync.WaitGroup
	for g := range 8 {
		wg.Go(func() {
			for k := range arts {
				i := (k*5 + g*3) % len(arts)
				if g%2 == 1 {
					i = len(arts) - 1 - i
				}
				if !bytes.Equal(record(i), want[i]) {
					t.Errorf("goroutine %d: %s gives other bytes", g, arts[i].ID)
				}
			}
		})
	}
	wg.Wait()
}

// TestDocumentIsTheCallers: what is coded later changes nothing of a document.
func TestDocumentIsTheCallers(t *testing.T) {
	c := newCoder(t)
	arts := sample.Articles()
	var docs []*marsad.Document
	var want [][]byte
	for _, a := range arts {
		doc, err := c.Code(context.Background(), a)
		if err != nil {
			t.Fatal(err)
		}
		docs = append(docs, doc)
		want = append(want, c.AppendJSON(nil, doc))
	}
	for i, doc := range docs {
		if !bytes.Equal(c.AppendJSON(nil, doc), want[i]) {
			t.Errorf("the document of %s changed", arts[i].ID)
		}
		if doc.Text != arts[i].Canonical() {
			t.Errorf("the text of %s was altered", arts[i].ID)
		}
	}
}

func TestAppendJSON(t *testing.T) {
	doc, err := newCoder(t).Code(context.Background(), sample.Articles()[0])
	if err != nil {
		t.Fatal(err)
	}
	kinds := func(o coder.Options) map[string]int {
		c, err := coder.New(o)
		if err != nil {
			t.Fatal(err)
		}
		b := c.AppendJSON([]byte("before\n"), doc)
		b, ok := bytes.CutPrefix(b, []byte("before\n"))
		if !ok {
			t.Fatal("what was in b is gone")
		}
		out := map[string]int{}
		for line := range bytes.Lines(b) {
			var r struct {
				Schema     string
				Why        []string
				Confidence float64
			}
			if err := json.Unmarshal(line, &r); err != nil {
				t.Fatal(err)
			}
			if r.Schema == "marsad.event/1" && r.Confidence < o.MinConfidence {
				t.Errorf("confidence %v under %v", r.Confidence, o.MinConfidence)
			}
			out[r.Schema]++
			if len(r.Why) > 0 {
				out["why"]++
			}
		}
		return out
	}
	all := kinds(coder.Options{})
	if n := len(doc.Events); n == 0 || all["marsad.event/1"] != n || all["marsad.quote/1"] != 0 || all["why"] != 0 {
		t.Errorf("%d events, records %v", n, all)
	}
	full := kinds(coder.Options{Quotes: true, Explain: true})
	if full["marsad.quote/1"] != len(doc.Quotes) || full["why"] != len(doc.Events) {
		t.Errorf("%d events and %d quotes, records %v", len(doc.Events), len(doc.Quotes), full)
	}
	if none := kinds(coder.Options{MinConfidence: 1.1}); len(none) != 0 {
		t.Errorf("records %v", none)
	}
}

func TestVersions(t *testing.T) {
	c := newCoder(t)
	v := c.Versions()
	if v.Code == "" || len(v.Lexicon) != 16 || v.Ontology != "PLOVER 2.0" {
		t.Errorf("versions %+v", v)
	}
	doc, err := c.Code(context.Background(), sample.Articles()[0])
	if err != nil || doc.CodedBy != v {
		t.Errorf("document coded by %+v, %v", doc.CodedBy, err)
	}
	dir := t.TempDir()
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(dir, "titles_mine.tsv"), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("title\tkind\tsector\tgloss\tsource\nالقبطان\trank\tMIL\tcaptain\town\n")
	own, err := coder.New(coder.Options{Lexicons: []string{dir}})
	if err != nil {
		t.Fatal(err)
	}
	if o := own.Versions(); o.Lexicon == v.Lexicon || o.Code != v.Code || o.Ontology != v.Ontology {
		t.Errorf("with a lexicon of one's own %+v, without %+v", o, v)
	}
	write("title\tkind\tsector\tgloss\tsource\nالقبطان\trank\tNAVY\tcaptain\town\nx\n")
	_, err = coder.New(coder.Options{Lexicons: []string{dir}})
	if err == nil || !strings.Contains(err.Error(), "titles_mine.tsv:3: 1 fields, not 5") || !strings.Contains(err.Error(), "titles_mine.tsv:2: no such sector: NAVY") {
		t.Errorf("two wrong rows give %v", err)
	}
}

// TestLexiconFolderMissing: a folder that does not exist must not pass unseen.
func TestLexiconFolderMissing(t *testing.T) {
	if _, err := coder.New(coder.Options{Lexicons: []string{filepath.Join(t.TempDir(), "none")}}); err == nil {
		t.Error("a folder of lexicons that does not exist is passed over in silence")
	}
}

// TestOddLexiconRows: rows that the reader accepts must not break the stages.
func TestOddLexiconRows(t *testing.T) {
	for name, text := range map[string]string{
		"topics_mine.tsv": "phrase\tcontext\tsource\nـ\tmilitary\town\n",
		"frames_mine.tsv": "lemma\tpos\tcomp\ttype\tmode\tcameo\tactor\trecipient\tgen\tflags\tgloss\tsource\nـ\tX\t\tCONSULT\tvisit\t042\tS\tO\t\t\t\town\n",
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o600); err != nil {
				t.Fatal(err)
			}
			if _, err := coder.New(coder.Options{Lexicons: []string{dir}}); err == nil || !strings.Contains(err.Error(), name+":2: no letters") {
				t.Errorf("a row of no letters gives %v", err)
			}
		})
	}
}

// odd are texts on which a stage may trip.
var odd = []string{
	"", " ", "\n", "\n\n\n", ".", "،", "«", "»«", "\"\"\"", "(", "((((", ":", "قال:", "قال: «", "و", "ال", "لل", "ب", "س", "ـــ", "َُِ", "\u200f", "\ufeff", "٣", "1/2/3", "٪",
	"قصف", "قصف قصف قصف", "شن", "شن هجوما", "وقف إطلاق", "وقف إطلاق النار", "لم", "لم يقصف", "قد", "الذي", "بين", "بين و", "بين إسرائيل و", "كتب:", "كتب: محمد", "الجانبان", "التقى الجانبان",
	"\u0000قصف\u0000", "قصف\u2028قصف", "ﻗﺼﻒ ﺍﻟﺠﻴﺶ", "قصف😀الجيش", strings.Repeat("و", 5000), strings.Repeat("قصف ", 400), strings.Repeat("(", 400), strings.Repeat("قال إن ", 200),
}

// TestOddTexts codes texts without any sense, as title and as text.
func TestOddTexts(t *testing.T) {
	c := newCoder(t)
	for _, title := range []string{"", "قصف الجيش", "\n"} {
		for _, text := range odd {
			checkRecords(t, c, marsad.Article{ID: "x", Date: "2025-01-01", Title: title, Text: text})
		}
	}
}

// checkRecords holds the records of an article to what every record promises.
func checkRecords(t *testing.T, c *coder.Coder, a marsad.Article) {
	t.Helper()
	doc, err := c.Code(context.Background(), a)
	if err != nil {
		return
	}
	b := c.AppendJSON(nil, doc)
	for line := range bytes.Lines(b) {
		type cut struct {
			Text       string
			Start, End int
		}
		var r struct {
			Schema   string
			Trigger  *cut
			Sentence any
			Actor    []cut
		}
		if err := json.Unmarshal(line, &r); err != nil {
			t.Fatalf("%q: %v in %s", a.Text, err, line)
		}
		text := a.Canonical()
		if r.Trigger != nil && r.Trigger.Text != text[r.Trigger.Start:r.Trigger.End] {
			t.Errorf("%q: trigger %+v", a.Text, *r.Trigger)
		}
		for _, x := range r.Actor {
			if x.Text != text[x.Start:x.End] {
				t.Errorf("%q: actor %+v", a.Text, x)
			}
		}
	}
	again, err := c.Code(context.Background(), a)
	if err != nil || !bytes.Equal(b, c.AppendJSON(nil, again)) {
		t.Errorf("%q: coded twice it gives other bytes, %v", a.Text, err)
	}
}

func FuzzCode(f *testing.F) {
	c := newCoder(f)
	for _, s := range odd {
		if len(s) < 200 {
			f.Add("", s)
		}
	}
	n := 0
	for _, a := range sample.Articles() {
		for line := range strings.Lines(a.Text) {
			f.Add(a.Title, line)
			n++
			break
		}
	}
	if n == 0 {
		f.Fatal("no seeds")
	}
	f.Fuzz(func(t *testing.T, title, text string) {
		checkRecords(t, c, marsad.Article{ID: "x", Date: "2025-01-01", Title: title, Text: text})
	})
}

func BenchmarkNew(b *testing.B) {
	b.ReportAllocs()
	for b.Loop() {
		if _, err := coder.New(coder.Options{}); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkAppendJSON(b *testing.B) {
	c := newCoder(b)
	for _, name := range []string{"event", "article"} {
		b.Run(name, func(b *testing.B) {
			doc, err := c.Code(context.Background(), sample.Articles()[0])
			if err != nil {
				b.Fatal(err)
			}
			if name == "event" {
				one := *doc
				one.Events, one.Quotes = doc.Events[:1], nil
				doc = &one
			}
			buf := c.AppendJSON(nil, doc)
			b.SetBytes(int64(len(buf)))
			b.ReportAllocs()
			for b.Loop() {
				buf = c.AppendJSON(buf[:0], doc)
			}
		})
	}
}

// BenchmarkParallel codes the samples on all cores.
func BenchmarkParallel(b *testing.B) {
	c := newCoder(b)
	arts := sample.Articles()
	size := 0
	for _, a := range arts {
		size += len(a.Canonical())
		if _, err := c.Code(context.Background(), a); err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	b.RunParallel(func(pb *testing.PB) {
		for pb.Next() {
			for _, a := range arts {
				if _, err := c.Code(context.Background(), a); err != nil {
					b.Error(err)
				}
			}
		}
	})
}
