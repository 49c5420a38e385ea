// Package pipeline is the way of an article through the stages; it alone knows
// their order. Build a [Pipeline] once with [New]; give each goroutine a
// [Worker] and call [Worker.Code].
package pipeline

import (
	"crypto/sha256"
	"encoding/hex"
	"io/fs"

	"marsad"
	"marsad/internal/actor"
	"marsad/internal/entity"
	"marsad/internal/event"
	"marsad/internal/lexicon"
	"marsad/internal/morph"
	"marsad/internal/timex"
	"marsad/internal/token"
	"marsad/internal/voice"
)

// Version is the release of the coder; a change of its records changes it.
const Version = "0.1.0"

// A Pipeline holds the compiled lexicons and models. It is read-only and safe
// for concurrent use.
type Pipeline struct {
	Lexicon  *lexicon.Lexicon
	analyzer *morph.Analyzer
	entities *entity.Finder
	actors   *actor.Resolver
	voices   *voice.Finder
	events   *event.Finder
	versions marsad.Versions
}

// New loads the lexicons of the folders, each on top of the ones before, and
// the embedded models. Its error lists every wrong row.
func New(folders ...fs.FS) (*Pipeline, error) {
	lex, err := lexicon.Load(folders...)
	if err != nil {
		return nil, err
	}
	models, err := event.LoadModels()
	if err != nil {
		return nil, err
	}
	return With(lex, models), nil
}

// With builds a pipeline of a loaded lexicon and models.
func With(lex *lexicon.Lexicon, models *event.Models) *Pipeline {
	return &Pipeline{
		Lexicon: lex, analyzer: morph.New(lex), entities: entity.New(lex), actors: actor.New(lex), voices: voice.New(lex), events: event.New(lex, models),
		versions: marsad.Versions{Code: Version, Lexicon: lex.Hash, Ontology: "PLOVER 2.0", Models: modelsHash(models)},
	}
}

// modelsHash names the event models with those of morphology: 16 digits, as of a
// lexicon. Models that were never in a file have no name.
func modelsHash(m *event.Models) string {
	if m == nil || m.Hash == "" {
		return ""
	}
	words := morph.ModelHash()
	sum := sha256.Sum256(append([]byte(m.Hash), words[:]...))
	return hex.EncodeToString(sum[:8])
}

// A Worker codes one article at a time. It is for one goroutine.
type Worker struct {
	p      *Pipeline
	words  *morph.Worker
	find   *entity.Worker
	events *event.Worker
	voices *voice.Worker
}

// NewWorker returns a worker with empty caches.
func (p *Pipeline) NewWorker() *Worker {
	return &Worker{p: p, words: morph.NewWorker(p.analyzer), find: entity.NewWorker(p.entities), events: event.NewWorker(p.events), voices: voice.NewWorker(p.voices)}
}

// Explain asks for the why of every event from now on.
func (w *Worker) Explain(on bool) { w.events.Explain = on }

// Code codes one article. The document is the caller's.
func (w *Worker) Code(a *marsad.Article) *marsad.Document {
	doc := w.Read(a)
	doc.Events = w.events.Code(doc)
	return doc
}

// Read runs the stages before events: what events are decided on.
func (w *Worker) Read(a *marsad.Article) *marsad.Document {
	if w.words.Full() {
		w.words.Reset()
		w.find.Reset()
		w.events.Reset()
		w.voices.Reset()
	}
	doc := &marsad.Document{Article: *a, Text: a.Canonical(), CodedBy: w.p.versions}
	if d, ok := marsad.ParseDate(a.Date); ok {
		doc.Published = d
	} else if a.Date != "" {
		doc.Issues = append(doc.Issues, marsad.Issue{Stage: "read", Kind: "bad-date", Detail: a.Date})
	}
	doc.Tokens, doc.Sentences = token.Split(doc.Text, a.Title != "", make([]marsad.Token, 0, len(doc.Text)/9), nil)
	doc.Words = w.words.Words(doc.Text, doc.Tokens, make([]marsad.Word, 0, len(doc.Tokens)))
	byline(doc)
	doc.Mentions = w.find.Find(doc.Text, doc.Tokens, doc.Words, doc.Sentences, make([]marsad.Mention, 0, len(doc.Tokens)/8+4))
	w.p.actors.Resolve(doc)
	doc.Times = timex.Find(doc.Text, doc.Tokens, doc.Words, doc.Sentences, doc.Published, nil)
	for i := range doc.Times {
		if t := &doc.Times[i]; t.Rule == timex.Impossible {
			doc.Issues = append(doc.Issues, marsad.Issue{Stage: "timex", Kind: "impossible-date", Span: t.Span, Detail: t.In(doc.Text)})
		}
	}
	doc.Quotes = w.voices.Find(doc)
	return doc
}

// Events is the worker's event stage, for training.
func (w *Worker) Events() *event.Worker { return w.events }

// WithModels returns a pipeline that differs from p in its event models only.
func (p *Pipeline) WithModels(m *event.Models) *Pipeline {
	q := *p
	q.events, q.versions.Models = event.New(p.Lexicon, m), modelsHash(m)
	return &q
}

// Build returns a pipeline that differs from p in its version only, which says
// what is not the release's: semantic versioning's metadata of a build.
func (p *Pipeline) Build(metadata string) *Pipeline {
	q := *p
	q.versions.Code += "+" + metadata
	return &q
}

// Versions names what this pipeline codes with.
func (p *Pipeline) Versions() marsad.Versions { return p.versions }

// byline marks the line under the title that names the author, and keeps the
// name when the article came without one: كتبت: فلانة.
func byline(doc *marsad.Document) {
	for i := range doc.Sentences {
		s := &doc.Sentences[i]
		if s.Paragraph > 2 {
			return
		}
		if s.Title || s.Last-s.First > 9 || s.Last-s.First < 2 {
			continue
		}
		switch doc.Words[s.First].Full {
		case "كتب", "كتبت", "اعداد", "اعدت", "اعد", "تحرير", "متابعة", "تقرير", "بقلم", "مراسلنا", "مراسلتنا":
		default:
			continue
		}
		name := s.First + 1
		for name < s.Last && doc.Tokens[name].Kind == marsad.TokenPunct {
			name++
		}
		if last := s.Last - 1; doc.Tokens[last].Kind == marsad.TokenPunct && doc.Words[last].Full == "." && s.Last-s.First > 5 {
			continue // a sentence that happens to begin with such a word
		}
		s.Byline = true
		if doc.Article.Author == "" && name < s.Last {
			doc.Article.Author = doc.Text[doc.Tokens[name].Start:s.End]
		}
	}
}
