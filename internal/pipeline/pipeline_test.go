package pipeline

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/fstest"

	"marsad"
	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/output"
	"marsad/internal/report"
	"marsad/internal/sample"
)

var shared = sync.OnceValues(func() (*Pipeline, error) { return New(data.FS) })

func newPipeline(tb testing.TB) *Pipeline {
	tb.Helper()
	p, err := shared()
	if err != nil {
		tb.Fatal(err)
	}
	return p
}

// record codes an article and returns all that is printed of it.
func record(w *Worker, a marsad.Article) []byte {
	doc := w.Code(&a)
	return output.Document(nil, doc, output.Options{Quotes: true, Explain: true, Ontology: &w.p.Lexicon.Ontology})
}

func newWorker(p *Pipeline) *Worker {
	w := p.NewWorker()
	w.Explain(true)
	return w
}

// fresh returns the records of each article by a worker that has seen no other.
func fresh(p *Pipeline, arts []marsad.Article) [][]byte {
	out := make([][]byte, len(arts))
	for i, a := range arts {
		out[i] = record(newWorker(p), a)
	}
	return out
}

// checkOrder codes arts in several orders by one worker: what it has seen
// before must change nothing.
func checkOrder(t *testing.T, p *Pipeline, arts []marsad.Article, want [][]byte) {
	t.Helper()
	forward := make([]int, len(arts))
	for i := range forward {
		forward[i] = i
	}
	backward := slices.Clone(forward)
	slices.Reverse(backward)
	var twice []int
	for _, i := range forward {
		twice = append(twice, i, i)
	}
	for name, order := range map[string][]int{"in order": forward, "reversed": backward, "each twice": twice, "all twice": append(slices.Clone(forward), forward...)} {
		w := newWorker(p)
		bad := 0
		for _, i := range order {
			if got := record(w, arts[i]); !bytes.Equal(got, want[i]) {
				if bad++; bad <= 3 {
					t.Errorf("%s: %s differs from what a fresh worker gives:\n%s", name, arts[i].ID, firstDifference(got, want[i]))
				}
			}
		}
		if bad > 0 {
			t.Errorf("%s: %d of %d articles differ", name, bad, len(order))
		}
	}
}

// firstDifference shows two texts around the first byte in which they differ.
func firstDifference(a, b []byte) string {
	i := 0
	for i < min(len(a), len(b)) && a[i] == b[i] {
		i++
	}
	cut := func(s []byte) string { return strings.ToValidUTF8(string(s[max(i-60, 0):min(i+60, len(s))]), "…") }
	return fmt.Sprintf("  %s\n  %s", cut(a), cut(b))
}

func TestOrder(t *testing.T) {
	p := newPipeline(t)
	arts := sample.Articles()
	want := fresh(p, arts)
	if len(bytes.Join(want, nil)) == 0 {
		t.Fatal("no records")
	}
	checkOrder(t, p, arts, want)
}

// TestOrderCorpus is TestOrder on published articles.
func TestOrderCorpus(t *testing.T) {
	if testing.Short() || raceOn {
		t.Skip("takes some seconds")
	}
	root := report.Shared()
	if !filepath.IsAbs(root) {
		root = filepath.Join("../..", root)
	}
	if _, err := os.Stat(filepath.Join(root, "gold/dev/articles.json")); err != nil {
		t.Skip("no shared data")
	}
	set, err := gold.Read(os.DirFS(filepath.Join(root, "gold/dev")))
	if err != nil {
		t.Fatal(err)
	}
	var arts []marsad.Article
	for i := range set.Articles[:min(len(set.Articles), 60)] {
		arts = append(arts, set.Articles[i].Article())
	}
	p := newPipeline(t)
	checkOrder(t, p, arts, fresh(p, arts))
}

// TestTwoWorkers: two workers of one pipeline that share out the articles give
// what one gives.
func TestTwoWorkers(t *testing.T) {
	p := newPipeline(t)
	arts := sample.Articles()
	want := fresh(p, arts)
	got := make([][]byte, len(arts))
	var wg sync.WaitGroup
	for k := range 2 {
		wg.Go(func() {
			w := newWorker(p)
			for i := k; i < len(arts); i += 2 {
				got[i] = record(w, arts[i])
			}
		})
	}
	wg.Wait()
	for i := range arts {
		if !bytes.Equal(got[i], want[i]) {
			t.Errorf("%s differs:\n%s", arts[i].ID, firstDifference(got[i], want[i]))
		}
	}
}

// TestReset empties the caches between any two articles.
func TestReset(t *testing.T) {
	p := newPipeline(t)
	arts := sample.Articles()
	want := fresh(p, arts)
	w := newWorker(p)
	for i, a := range arts {
		if i%2 == 1 {
			w.words.Reset()
			w.find.Reset()
			w.events.Reset()
			w.voices.Reset()
		}
		if got := record(w, a); !bytes.Equal(got, want[i]) {
			t.Errorf("%s differs:\n%s", a.ID, firstDifference(got, want[i]))
		}
	}
}

// TestFullCache fills the cache of word types until the worker empties it.
func TestFullCache(t *testing.T) {
	if testing.Short() || raceOn {
		t.Skip("analyses 60 000 words")
	}
	p := newPipeline(t)
	arts := sample.Articles()[:6]
	want := fresh(p, arts)
	w := newWorker(p)
	for i, a := range arts[:3] {
		if got := record(w, a); !bytes.Equal(got, want[i]) {
			t.Fatalf("%s differs before", a.ID)
		}
	}
	letters := []rune("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
	n := len(letters)
	var b strings.Builder
	for i := range 61_000 {
		b.WriteRune(letters[i%n])
		b.WriteRune(letters[i/n%n])
		b.WriteRune(letters[i/n/n%n])
		b.WriteRune(letters[(i/n/n/n+7)%n])
		if i%20 == 19 {
			b.WriteString(".\n")
		} else {
			b.WriteByte(' ')
		}
	}
	doc := w.Read(&marsad.Article{ID: "many", Text: b.String()})
	if !w.words.Full() {
		t.Fatalf("the cache is not full after %d words", len(doc.Words))
	}
	for i, a := range arts {
		if got := record(w, a); !bytes.Equal(got, want[i]) {
			t.Errorf("%s differs after the cache was emptied:\n%s", a.ID, firstDifference(got, want[i]))
		}
	}
	if w.words.Full() {
		t.Error("the cache was not emptied")
	}
}

// TestDocument holds every document to what package marsad says of one.
func TestDocument(t *testing.T) {
	p := newPipeline(t)
	w := newWorker(p)
	for _, a := range sample.Articles() {
		doc := w.Code(&a)
		if doc.Text != a.Canonical() || doc.CodedBy != p.Versions() {
			t.Errorf("%s: text altered, or versions %+v", a.ID, doc.CodedBy)
		}
		if len(doc.Words) != len(doc.Tokens) {
			t.Fatalf("%s: %d words of %d tokens", a.ID, len(doc.Words), len(doc.Tokens))
		}
		next := 0
		for i, s := range doc.Sentences {
			if s.First != next || s.Last <= s.First {
				t.Errorf("%s: sentence %d holds tokens %d to %d, after %d", a.ID, i, s.First, s.Last, next)
			}
			next = s.Last
			for k := s.First; k < s.Last; k++ {
				if !s.Span.Contains(doc.Tokens[k].Span) {
					t.Errorf("%s: token %d is outside sentence %d", a.ID, k, i)
				}
				if !doc.Tokens[k].Span.Contains(doc.Words[k].Stem) {
					t.Errorf("%s: the stem of %q is outside it", a.ID, doc.Tokens[k].In(doc.Text))
				}
			}
			if want := strings.Count(doc.Text[:s.Start], "\n"); s.Paragraph != want || s.Title != (want == 0) {
				t.Errorf("%s: sentence %d is of paragraph %d, title %v, want %d", a.ID, i, s.Paragraph, s.Title, want)
			}
		}
		if next != len(doc.Tokens) {
			t.Errorf("%s: sentences hold %d of %d tokens", a.ID, next, len(doc.Tokens))
		}
		for i, m := range doc.Mentions {
			if m.First >= m.Last || m.Start < doc.Tokens[m.First].Start || m.End != doc.Tokens[m.Last-1].End || !m.Span.Contains(m.Head) {
				t.Errorf("%s: mention %d %q", a.ID, i, m.In(doc.Text))
			}
			if i > 0 && m.First < doc.Mentions[i-1].Last {
				t.Errorf("%s: mention %q overlaps with the one before", a.ID, m.In(doc.Text))
			}
			if m.Antecedent < -1 || m.Antecedent >= len(doc.Mentions) {
				t.Errorf("%s: antecedent %d", a.ID, m.Antecedent)
			}
		}
		for _, q := range doc.Quotes {
			s := doc.Sentences[q.Sentence]
			if q.Speaker.Mention >= len(doc.Mentions) || q.Text.End > len(doc.Text) || !q.Cue.Empty() && !s.Span.Contains(q.Cue) {
				t.Errorf("%s: quote %+v", a.ID, q)
			}
		}
	}
}

func TestByline(t *testing.T) {
	w := newWorker(newPipeline(t))
	for _, c := range []struct {
		line, author string
		byline       bool
	}{
		{"كتبت: سلمى النابلسي", "سلمى النابلسي", true},
		{"كتب محمد علي", "محمد علي", true},
		{"إعداد: قسم الأخبار", "قسم الأخبار", true},
		{"كتب محمد رسالة إلى الرئيس السوري.", "", false},
		{"بقلم", "", false},
		{"زار محمد علي بغداد", "", false},
	} {
		doc := w.Code(&marsad.Article{Title: "عنوان الخبر", Text: c.line + "\nقصف الجيش السوري مدينة إدلب أمس الأحد."})
		if doc.Sentences[1].Byline != c.byline || doc.Article.Author != c.author {
			t.Errorf("%q: byline %v, author %q", c.line, doc.Sentences[1].Byline, doc.Article.Author)
		}
	}
	doc := w.Code(&marsad.Article{Title: "عنوان", Text: "كتبت: سلمى النابلسي\nنص", Author: "غيرها"})
	if doc.Article.Author != "غيرها" {
		t.Errorf("author %q", doc.Article.Author)
	}
}

func TestNewNamesWrongRows(t *testing.T) {
	_, err := New(data.FS, fstest.MapFS{"titles_mine.tsv": {Data: []byte("title\tkind\tsector\tgloss\tsource\nx\ny\n")}})
	if err == nil || !strings.Contains(err.Error(), "titles_mine.tsv:2: ") || !strings.Contains(err.Error(), "titles_mine.tsv:3: ") {
		t.Errorf("got %v", err)
	}
}

func TestAnalyses(t *testing.T) {
	p := newPipeline(t)
	if as := p.Analyses("وسيقصفونها"); len(as) == 0 || as[0].Lemma.Text != "قصف" {
		t.Errorf("readings %+v", as)
	}
	if as := p.Analyses("قصف"); len(as) < 2 {
		t.Errorf("%d readings of قصف, which is verb and masdar", len(as))
	}
}

func TestWithModels(t *testing.T) {
	p := newPipeline(t)
	models := p.Versions().Models
	if len(models) != 16 {
		t.Errorf("the built-in models are called %q", models)
	}
	seen := map[string]bool{models: true}
	for _, m := range []*event.Models{nil, {Hash: "ab"}, {Hash: "cd"}} {
		q, want := p.WithModels(m), p.Versions()
		got := q.Versions()
		if want.Models = got.Models; q == p || q.events == p.events || q.analyzer != p.analyzer || got != want {
			t.Error("more or less than the models differs")
		}
		if seen[got.Models] || (got.Models == "") != (m == nil) {
			t.Errorf("models %+v are called %q", m, got.Models)
		}
		seen[got.Models] = true
	}
}

func TestBuild(t *testing.T) {
	p := newPipeline(t)
	q, was := p.Build("models.1a2b"), p.Versions()
	if v := q.Versions(); v.Code != was.Code+"+models.1a2b" || v.Lexicon != was.Lexicon || v.Ontology != was.Ontology || p.Versions() != was || q.events != p.events {
		t.Errorf("%+v of %+v", v, was)
	}
}

// short and long are own texts of about 130 and 365 bytes.
const (
	short = "قصف الطيران الإسرائيلي، فجر أمس، مواقع للجيش السوري قرب دمشق وقتل جنديين."
	long  = "استقبل الرئيس المصري عبد الفتاح السيسي، اليوم الأحد، وزير الخارجية الفرنسي في القاهرة، وبحث معه وقف إطلاق النار في غزة. وقال الوزير إن بلاده تدين الهجوم على المدنيين وستقدم مساعدات إنسانية، فيما طالبت الأمم المتحدة بفتح المعابر."
)

func BenchmarkPipeline(b *testing.B) {
	p := newPipeline(b)
	for _, c := range []struct{ name, text string }{{"short", short}, {"long", long}, {"page", strings.Repeat(long+"\n", 12)}} {
		a := marsad.Article{ID: "x", Date: "2025-05-04", Text: c.text}
		b.Run("read/"+c.name, func(b *testing.B) {
			w := p.NewWorker()
			w.Read(&a)
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				w.Read(&a)
			}
		})
		b.Run("code/"+c.name, func(b *testing.B) {
			w := p.NewWorker()
			w.Code(&a)
			b.SetBytes(int64(len(c.text)))
			b.ReportAllocs()
			for b.Loop() {
				w.Code(&a)
			}
		})
	}
}

// BenchmarkSamples codes all samples, as a run over a file does.
func BenchmarkSamples(b *testing.B) {
	w := newPipeline(b).NewWorker()
	arts := sample.Articles()
	size := 0
	for i := range arts {
		size += len(arts[i].Canonical())
		w.Code(&arts[i])
	}
	b.SetBytes(int64(size))
	b.ReportAllocs()
	for b.Loop() {
		for i := range arts {
			w.Code(&arts[i])
		}
	}
}
