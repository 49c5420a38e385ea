package morph

import (
	"compress/gzip"
	"encoding/json"
	"os"
	"strings"
	"syscall"
	"testing"

	"marsad"
	"marsad/internal/token"
)

// benchText is the test sentences as one article, repeated.
func benchText() string {
	var b strings.Builder
	for range 20 {
		for _, c := range contextPairs {
			b.WriteString(strings.NewReplacer("[", "", "]", "").Replace(c.text))
			b.WriteString(".\n")
		}
	}
	return b.String()
}

func BenchmarkWordsWarm(b *testing.B) {
	w := NewWorker(newAnalyzer(b))
	text := benchText()
	toks, _ := token.Split(text, false, nil, nil)
	out := w.Words(text, toks, make([]marsad.Word, 0, len(toks)))
	b.SetBytes(int64(len(text)))
	b.ReportAllocs()
	for b.Loop() {
		out = w.Words(text, toks, out[:0])
	}
}

func BenchmarkAnalyzeCold(b *testing.B) {
	a := newAnalyzer(b)
	text := benchText()[:20000]
	toks, _ := token.Split(text, false, nil, nil)
	n := 0
	for _, t := range toks {
		if t.Kind == marsad.TokenWord && t.End <= len(text) {
			n += t.End - t.Start
		}
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	for b.Loop() {
		for _, t := range toks {
			if t.Kind == marsad.TokenWord {
				a.Analyze(text[t.Start:t.End])
			}
		}
	}
}

// BenchmarkWordsNews reads a corpus that is no part of the repository.
func BenchmarkWordsNews(b *testing.B) {
	f, err := os.Open("/work/shared/corpora/news.jsonl.gz")
	if err != nil {
		b.Skip(err)
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		b.Fatal(err)
	}
	var texts []string
	var toks [][]marsad.Token
	n := 0
	for dec := json.NewDecoder(z); n < 4<<20; {
		var art struct{ Text string }
		if err := dec.Decode(&art); err != nil {
			break
		}
		t, _ := token.Split(art.Text, false, nil, nil)
		texts, toks = append(texts, art.Text), append(toks, t)
		n += len(art.Text)
	}
	w := NewWorker(newAnalyzer(b))
	var out []marsad.Word
	for i := range texts {
		out = w.Words(texts[i], toks[i], out[:0])
	}
	b.SetBytes(int64(n))
	b.ReportAllocs()
	before, rounds := cpuTime(), 0
	for b.Loop() {
		rounds++
		for i := range texts {
			out = w.Words(texts[i], toks[i], out[:0])
		}
	}
	b.ReportMetric(float64(n*rounds)/1e6/(cpuTime()-before), "MB/cpu-s") // holds on a busy machine too
}

func cpuTime() float64 {
	var u syscall.Rusage
	if syscall.Getrusage(syscall.RUSAGE_SELF, &u) != nil {
		return 0
	}
	return float64(u.Utime.Sec) + float64(u.Utime.Usec)/1e6
}
