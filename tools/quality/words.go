package main

import (
	"compress/gzip"
	"fmt"
	"io"
	"os"
	"strings"
	"time"

	"marsad"
	"marsad/internal/eval"
	"marsad/internal/morph"
	"marsad/internal/timex"
	"marsad/internal/token"
	"marsad/internal/trainmorph"
)

// words measures how words are split and tagged on UD Arabic PUD.
func (p *page) words() error {
	f, err := os.Open(p.path("gold", "pud", "ar_pud-ud-test.conllu"))
	if err != nil {
		return err
	}
	defer f.Close()
	sents, err := trainmorph.Read(f)
	if err != nil {
		return err
	}
	a := morph.New(p.lex)
	prior, err := p.prior(a)
	if err != nil {
		return err
	}
	held := trainmorph.CrossValidate(a, sents, prior)
	p.split = fmt.Sprintf("%.2f %%", 100*float64(held.Split)/float64(max(held.Tokens, 1)))
	p.f("\n## Words (UD Arabic PUD), held out\n\nFive-fold cross-validation over the sentences (`trainmorph.CrossValidate`), with the lexicon and the frequencies of verbs in `../shared/corpora`; per cent. The treebank is translated text. *possible*: some reading of the lexicon is split right; *guessed*: words the lexicon does not know. *function words mapped*: the treebank's own names for function words, ordinals, kana and adverbial accusatives count as right (`convention.upos`), the table being learnt on the training folds.\n\n")
	if err := p.block(func(w io.Writer) error {
		_, err := fmt.Fprintln(w, held)
		return err
	}); err != nil {
		return err
	}
	p.f("\nThe same without any trained weight:\n\n")
	if err := p.block(func(w io.Writer) error {
		_, err := fmt.Fprintln(w, trainmorph.Measure(a.WithModel(nil), sents))
		return err
	}); err != nil {
		return err
	}
	p.f("\nThe shipped model, in-sample, by the general scorer `eval.PUD`:\n\n")
	if err := p.block(func(w io.Writer) error {
		r, err := eval.PUD(p.path("gold", "pud", "ar_pud-ud-test.conllu"), analyser(a))
		if err != nil {
			return err
		}
		return r.Write(w, 0)
	}); err != nil {
		return err
	}
	return p.coverage(a)
}

// coverage counts the words of the corpus that the lexicon knows; without a
// corpus it writes nothing.
func (p *page) coverage(a *morph.Analyzer) error {
	f, err := os.Open(p.path("corpora", "news.jsonl.gz"))
	if err != nil {
		return nil
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return err
	}
	c, err := trainmorph.Cover(a, z)
	if err != nil {
		return err
	}
	p.f("\nOf the %d word tokens of the news corpus (`../shared/corpora`), the lexicon analyses **%.2f %%** without the guesser. Its names and words were looked at when lexicon rows were written.\n", c.Words, 100*float64(c.Known)/float64(max(c.Words, 1)))
	return nil
}

// analyser splits the words of a sentence as eval.PUD wants them.
func analyser(a *morph.Analyzer) func(string) []eval.Word {
	worker := morph.NewWorker(a)
	return func(text string) []eval.Word {
		toks, _ := token.Split(text, false, nil, nil)
		var out []eval.Word
		for i, w := range worker.Words(text, toks, nil) {
			var word eval.Word
			for _, s := range a.Segments(text, toks[i], &w, nil) {
				word.Segments = append(word.Segments, eval.Segment{Form: s.In(text), UPOS: s.POS.String()})
			}
			out = append(out, word)
		}
		return out
	}
}

// prior counts verbs in the corpus; it is nil without one.
func (p *page) prior(a *morph.Analyzer) (trainmorph.Prior, error) {
	f, err := os.Open(p.path("corpora", "news.jsonl.gz"))
	if err != nil {
		return nil, nil
	}
	defer f.Close()
	z, err := gzip.NewReader(f)
	if err != nil {
		return nil, err
	}
	return trainmorph.ReadPrior(a, z)
}

// dates measures expressions of time on the cases of Recognizers-Text.
func (p *page) dates() error {
	a := morph.New(p.lex)
	r, err := eval.Dates(p.path("gold", "time", "datetime"), nil, func(input string, ref time.Time) []eval.Value {
		return append(values(a, timex.Past, input, ref), values(a, timex.Future, input, ref)...)
	})
	if err != nil {
		return err
	}
	p.f("\n## Expressions of time (Recognizers-Text)\n\nThe days of an expression are right as its past or its future reading. The cases are everyday requests, not news (see you on the 15th), and many hang on settings that the news finder does not have, such as shifts from now by hours. No TIMEX is made. The rules were written with these cases at hand.\n\n")
	if err := p.block(func(w io.Writer) error { return r.Write(w, 0) }); err != nil {
		return err
	}
	return p.recognizers()
}

// recognizers repeats what the test of timex counted with those settings.
func (p *page) recognizers() error {
	b, err := os.ReadFile("internal/timex/testdata/recognizers.md")
	if err != nil {
		return err
	}
	p.f("\nWith the settings of everyday requests, every result of a case right (`go test ./internal/timex -run TestRecognizers -update`):\n\n")
	for line := range strings.Lines(string(b)) {
		if strings.HasPrefix(line, "- ") {
			p.b.WriteString(line)
		}
	}
	return nil
}

// values finds the expressions of an input by one convention.
func values(a *morph.Analyzer, c timex.Convention, input string, ref time.Time) []eval.Value {
	toks, sents := token.Split(input, false, nil, nil)
	words := morph.NewWorker(a).Words(input, toks, nil)
	finder := timex.Finder{Convention: c}
	var out []eval.Value
	for _, m := range finder.Find(input, toks, words, sents, marsad.Day(ref), nil) {
		if !m.From.Known() {
			continue
		}
		v := eval.Value{Start: m.From.Time().Format(time.DateOnly)}
		if m.To != m.From || m.From.Precision != marsad.PrecisionDay {
			v.End = last(m.To).Format(time.DateOnly)
		}
		if m.Clock != "" {
			v.Start += " " + m.Clock + ":00"
			if v.End != "" {
				v.End += " " + m.Clock + ":00"
			}
		}
		out = append(out, v)
	}
	return out
}

// last returns the last day that d covers.
func last(d marsad.Date) time.Time {
	t := d.Time()
	switch d.Precision {
	case marsad.PrecisionYear:
		return t.AddDate(1, 0, -1)
	case marsad.PrecisionMonth:
		return t.AddDate(0, 1, -1)
	case marsad.PrecisionWeek:
		return t.AddDate(0, 0, 6)
	}
	return t
}
