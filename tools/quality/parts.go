package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"

	"marsad"
	"marsad/internal/eval"
	"marsad/internal/event"
	"marsad/internal/gold"
	"marsad/internal/lexicon"
	"marsad/internal/pipeline"
	"marsad/internal/sample"
	"marsad/internal/train"
)

const summaryPlace = "@@summary@@\n"

// A page is docs/quality.md as far as it is written.
type page struct {
	b           bytes.Buffer
	shared      string
	annotations string
	lex         *lexicon.Lexicon
	shipped     *pipeline.Pipeline

	dev    *gold.Set
	extra  int                // articles annotated by us
	models *event.Models      // of clean
	clean  *pipeline.Pipeline // trained here on dev and our annotations, nothing else

	held      eval.Report
	detection eval.GSRReport
	split     string // of the words of PUD
}

func (p *page) path(parts ...string) string {
	return filepath.Join(append([]string{p.shared}, parts...)...)
}

func (p *page) f(format string, args ...any) { fmt.Fprintf(&p.b, format, args...) }

// block writes what w writes as a block of fixed width.
func (p *page) block(w func(io.Writer) error) error {
	p.b.WriteString("```\n")
	if err := w(&p.b); err != nil {
		return err
	}
	p.b.WriteString("```\n")
	return nil
}

func (p *page) intro() error {
	v := p.shipped.Versions()
	p.f("# Accuracy\n\nWritten by `make quality` (`go run ./tools/quality`) from the code, the lexicons and the data in `../shared`; do not edit. Marsad %s, lexicon %s, %s. The same code and data give the same page.\n\n", v.Code, v.Lexicon, v.Ontology)
	p.b.WriteString(summaryPlace)
	p.f(`
How to read it:

- **Held out**: coded by models that did not see the article. **In-sample**: coded by models trained on it, or by thresholds chosen on it; that says little about other articles.
- The lexicons and rules were written and mended by people who read gold/dev and our annotations. So even its held-out figures are kinder than those on articles nobody has looked at.
- *detect*: the type in the sentence; *country*: and the countries of both sides; *strict*: and all codes of both sides and the auxiliary mode. Brackets hold 95 %% bootstrap intervals over articles. Two annotators agree at .959, .883 and .814 (F1).
`)
	return nil
}

// events scores gold/dev by five-fold cross-validation.
func (p *page) events() error {
	set, err := gold.Read(os.DirFS(p.path("gold", "dev")))
	if err != nil {
		return err
	}
	p.dev = set
	all, err := gold.Read(os.DirFS(p.path("gold", "dev")))
	if err != nil {
		return err
	}
	if texts, err := gold.ReadCorpus(p.path("corpora", "news.jsonl.gz")); err == nil {
		more, err := gold.ReadRanges(os.DirFS(p.annotations), texts)
		if err != nil {
			return err
		}
		p.extra = len(more.Articles)
		all.Add(more)
	}
	var log []string
	docs, models := train.CrossValidate(p.lex, pipeline.With(p.lex, &event.Models{}), all, func(s string) { log = append(log, s) })
	p.models, p.clean = models, pipeline.With(p.lex, models)
	p.held = eval.Score(set, docs[:len(set.Articles)], 0)

	p.f("\n## Events and quotes, held out\n\nThe %d articles of gold/dev, each coded by models trained on four fifths of them and of the %d articles annotated for Marsad, without it (`train.CrossValidate`, seed %d). The thresholds are chosen on all held-out predictions, a few numbers for thousands of decisions. The format is that of `score.py`; quotes are found by rules alone.\n\n", len(set.Articles), p.extra, train.Seed)
	if err := p.block(func(w io.Writer) error { return p.held.Write(w, eval.Options{PerType: true}) }); err != nil {
		return err
	}
	p.f("\nWhat training said:\n\n")
	if err := p.block(func(w io.Writer) error {
		_, err := fmt.Fprintln(w, strings.Join(log, "\n"))
		return err
	}); err != nil {
		return err
	}
	p.f("\n### Confidence\n\nOf the mentions coded with a confidence in each tenth, the share whose type is in the gold at that sentence. The mapping to confidences is fitted on the same held-out predictions.\n\n")
	c := eval.Calibrate(p.held.Pairs)
	return p.block(c.Write)
}

// gsr scores detection and actor codes on arabic_event_gsr.
func (p *page) gsr() error {
	set, err := eval.GSR(p.path("gold", "gsr"))
	if err != nil {
		return err
	}
	w := p.clean.NewWorker()
	p.detection = set.Detect(func(text string) map[marsad.EventType]float64 {
		doc := w.Code(&marsad.Article{ID: "gsr", Text: text})
		best := map[marsad.EventType]float64{}
		for i := range doc.Events {
			e := &doc.Events[i]
			best[e.Type] = max(best[e.Type], e.Confidence)
		}
		return best
	}, 0)
	p.f("\n## ASSAULT and PROTEST in single sentences (arabic_event_gsr)\n\nSentences without date or context. The models are trained on gold/dev and our annotations, as above; none of these sentences and no threshold fitted to them. Annotators agree poorly here (α .344 PROTEST, .553 ASSAULT): one of them against the majority of the others reaches F1 .470 and .659. UniversalPetrarch finds 3.7 %% of the PROTEST and 17.7 %% of the ASSAULT events of the marked sentences.\n\n")
	if err := p.block(p.detection.Write); err != nil {
		return err
	}
	if err := p.judged(set); err != nil {
		return err
	}
	actors := set.Actors(func(a *marsad.Article, span marsad.Span) marsad.Code {
		return eval.GSRCode(w.Read(a), span)
	})
	p.f("\n### Codes of marked actors\n\nThe span is given, and the day of publication, which its source names. The gold was coded after CAMEO, not PLOVER, so our codes are written its way before they are compared (`eval.GSRCode`): a country that the words of the actor do not tell is unknown; a bare country, capital or nationality, and people of whom nothing is told but that they are people, have no sector; health is HLH and media MED.\n\n")
	return p.block(actors.Write)
}

// judged scores a judge of whole sentences that learns from the judgements of
// the other folds.
func (p *page) judged(set *eval.GSRSet) error {
	var rows []train.Judged
	for _, j := range set.Judgements() {
		rows = append(rows, train.Judged{Article: j.Article, Text: j.Text, Type: j.Type, Yes: j.Accept, No: j.Reject})
	}
	sure := map[string]map[marsad.EventType]float64{}
	for i, v := range train.CrossJudge(p.clean, p.models, rows) {
		if sure[rows[i].Text] == nil {
			sure[rows[i].Text] = map[marsad.EventType]float64{}
		}
		sure[rows[i].Text][rows[i].Type] = v.Sure
	}
	r := set.Detect(func(text string) map[marsad.EventType]float64 { return sure[text] }, .5)
	r.Spans = nil // not all of them are among the judged sentences
	p.f("\n### With the judgements of other sentences\n\nThe same sentences, each judged by a linear model ([`train.CrossJudge`](../internal/train/judge.go)) that learned from the judgements of four fifths of the articles, not its own, with what the coder sees in a sentence as features: candidates, lemmas, the scorer's probability. The threshold comes from folds inside. This model is not part of the program: where these annotators say no, the guidelines of gold/dev often say yes (an attack that is only mentioned, hypothetical, past).\n\n")
	return p.block(r.Write)
}

// entities measures recall of mentions on NewsFANE.
func (p *page) entities() error {
	w := p.clean.NewWorker()
	r, err := eval.Entities(p.path("gold", "entities", "newsfane.txt"), func(text string) []marsad.Mention {
		return w.Read(&marsad.Article{ID: "newsfane", Text: text}).Mentions
	})
	if err != nil {
		return err
	}
	p.f("\n## Mentions (NewsFANE)\n\nShare of the entities that a mention overlaps (*found*), covers exactly (*exact*), or that a mention of whatever kind overlaps (*any*). No weight is trained on it; places count only where they can be actors or the place of an event.\n\n")
	return p.block(func(w io.Writer) error { return r.Write(w, 0) })
}

// samples scores the articles that come with the program.
func (p *page) samples() error {
	set, err := gold.Read(sample.FS)
	if err != nil {
		return err
	}
	p.f("\n## The sample articles\n\nThe %d invented articles of `internal/sample`, annotated by the same guidelines, coded by the models above, which have not seen them. Several were at hand while rules were written.\n\n", len(set.Articles))
	return p.block(func(w io.Writer) error {
		r := eval.Score(set, code(p.clean, set), 0)
		return r.Write(w, eval.Options{})
	})
}

// inSample scores what a user of the program gets on gold/dev.
func (p *page) inSample() error {
	p.f("\n## The shipped models on gold/dev, in-sample\n\nWhat `marsad eval ../shared/gold/dev` prints. The models were trained on these articles (docs/models.md): a check that program and models belong together, not an accuracy.\n\n")
	return p.block(func(w io.Writer) error {
		r := eval.Score(p.dev, code(p.shipped, p.dev), 0)
		return r.Write(w, eval.Options{})
	})
}

// code codes every article of set.
func code(p *pipeline.Pipeline, set *gold.Set) []*marsad.Document {
	w := p.NewWorker()
	var docs []*marsad.Document
	for i := range set.Articles {
		a := set.Articles[i].Article()
		docs = append(docs, w.Code(&a))
	}
	return docs
}

// summary is the table that README.md repeats.
func (p *page) summary() string {
	var b strings.Builder
	r := &p.held
	fmt.Fprintf(&b, "| what | on what | P | R | F1 |\n|---|---|---|---|---|\n")
	row := func(what, on string, m eval.PRF) {
		fmt.Fprintf(&b, "| %s | %s | %.2f | %.2f | **%.2f** |\n", what, on, m.P, m.R, m.F1)
	}
	on := fmt.Sprintf("%d news articles, held out", r.Articles)
	row("event type in the sentence", on, r.Detect.PRF)
	row("… and the countries of both sides", on, r.Country.PRF)
	row("… and all codes and the auxiliary mode", on, r.Strict.PRF)
	row("quotes", on, r.Quotes)
	for _, d := range p.detection.Protocols {
		if strings.Contains(d.Name, "majority") {
			row(d.Type.String()+" or not", "sentences of arabic_event_gsr, majority", d.PRF)
		}
	}
	fmt.Fprintf(&b, "| words split as in the treebank | UD Arabic PUD, held out | | | **%s** |\n", p.split)
	return b.String()
}
