// Trainmorph measures the choice between readings on a treebank by five-fold
// cross-validation and, with -write, retrains internal/morph/model.bin on all of it.
//
//	go run ./tools/trainmorph [-plain | -as-is] [-errors n] [-news news.jsonl.gz] [-write internal/morph/model.bin] ar_pud-ud-test.conllu
package main

import (
	"compress/gzip"
	"flag"
	"fmt"
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
	kinds := flag.String("kinds", "split,pos,lemma,tok", "kinds of errors to print")
	flag.Parse()
	if err := run(*plain, *asIs, *write, *errors, *kinds, *news, flag.Arg(0)); err != nil {
		fmt.Fprintln(os.Stderr, "trainmorph:", err)
		os.Exit(1)
	}
}

func run(plain, asIs bool, write string, errors int, kinds, news, path string) error {
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
		if prior, err = readPrior(a, news); err != nil {
			return err
		}
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

func readPrior(a *morph.Analyzer, path string) (trainmorph.Prior, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return trainmorph.ReadPrior(a, z)
}
