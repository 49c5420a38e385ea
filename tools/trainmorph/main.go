// Trainmorph measures the choice between readings on a treebank by five-fold
// cross-validation and, with -write, retrains internal/morph/model.bin on all of it.
//
//	go run ./tools/trainmorph [-plain | -as-is] [-errors n] [-news news.jsonl.gz] [-write internal/morph/model.bin] ar_pud-ud-test.conllu
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
	"io"
	"os"
	"strings"

	"marsad/data"
	"marsad/internal/lexicon"
	"marsad/internal/morph"
	"marsad/internal/trainmorph"
)

func main() {
	plain := flag.Bool("plain", false, "measure the hand-set scores alone")
	asIs := flag.Bool("as-is", false, "measure the committed model")
	write := flag.String("write", "", "train on all sentences and write the model to this `file`")
	errors := flag.Int("errors", 0, "print so many errors of each kind")
	news := flag.String("news", "", "gzipped JSON lines of articles to count lemmas in")
	cover := flag.Int("cover", 0, "measure coverage on -news and print so many unknown types")
	kinds := flag.String("kinds", "split,pos,lemma,tok", "kinds of errors to print")
	flag.Parse()
	if err := run(*plain, *asIs, *write, *errors, *kinds, *news, *cover, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "trainmorph:", err)
		os.Exit(1)
	}
}

func run(plain, asIs bool, write string, errors int, kinds, news string, cover int, path string) error {
	lex, err := lexicon.Load(data.FS)
	if err != nil && lex == nil {
		return err
	}
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	sents, err := trainmorph.Read(f)
	if err != nil {
		return err
	}
	a := morph.New(lex)
	var prior trainmorph.Prior
	if news != "" {
		err := withGzip(news, func(r io.Reader) (err error) {
			prior, err = trainmorph.ReadPrior(a, r)
			return err
		})
		if err != nil {
			return err
		}
	}
	if cover > 0 {
		return withGzip(news, func(r io.Reader) error {
			c, err := trainmorph.Cover(a, r)
			if err != nil {
				return err
			}
			fmt.Printf("words %d  known %.2f%%\n", c.Words, 100*float64(c.Known)/float64(c.Words))
			for _, t := range c.Top(cover) {
				fmt.Println(c.Unknown[t], t)
			}
			return nil
		})
	}
	var r *trainmorph.Report
	switch {
	case plain:
		r = trainmorph.Measure(a.WithModel(nil), sents)
	case asIs:
		r = trainmorph.Measure(a, sents)
	default:
		r = trainmorph.CrossValidate(a, sents, prior)
	}
	fmt.Println(r)
	if errors > 0 {
		for k := range strings.SplitSeq(kinds, ",") {
			for _, e := range r.Top(k, errors) {
				fmt.Println(e)
			}
		}
	}
	if write == "" {
		return nil
	}
	return os.WriteFile(write, trainmorph.Train(a, sents, prior).Encode(), 0o644)
}

func withGzip(path string, f func(io.Reader) error) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	z, err := gzip.NewReader(file)
	if err != nil {
		return err
	}
	return f(z)
}
