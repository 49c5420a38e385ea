package main

import (
	"bufio"
	"compress/gzip"
	"encoding/json"
	"fmt"
	"os"
	"runtime/pprof"
	"time"
	"marsad"
	"marsad/data"
	"marsad/internal/pipeline"
	"marsad/internal/output"
)

func speed() {
	p, err := pipeline.New(data.FS)
	if err != nil { fmt.Println(err); }
	f, _ := os.Open("/work/shared/corpora/news.jsonl.gz")
	z, _ := gzip.NewReader(f)
	sc := bufio.NewScanner(z)
	sc.Buffer(nil, 1<<22)
	var arts []marsad.Article
	for sc.Scan() {
		var a marsad.Article
		json.Unmarshal(sc.Bytes(), &a)
		arts = append(arts, a)
	}
	pf, _ := os.Create("/tmp/cpu.prof")
	pprof.StartCPUProfile(pf)
	w := p.NewWorker()
	t := time.Now()
	n, ev := 0, 0
	var b []byte
	for i := range arts {
		d := w.Code(&arts[i])
		n += len(d.Text)
		ev += len(d.Events)
		b = output.Document(b[:0], d, output.Options{Quotes: true, Ontology: &p.Lexicon.Ontology})
	}
	el := time.Since(t)
	pprof.StopCPUProfile()
	fmt.Printf("%d articles %d bytes %d events %v %.2f MB/s\n", len(arts), n, ev, el, float64(n)/1e6/el.Seconds())
}
