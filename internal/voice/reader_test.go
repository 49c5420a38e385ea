package voice_test

import (
	"sync"

	"marsad"
	"marsad/data"
	"marsad/internal/actor"
	"marsad/internal/entity"
	"marsad/internal/lexicon"
	"marsad/internal/morph"
	"marsad/internal/token"
	"marsad/internal/voice"
)

// A reader runs the stages up to quotes.
type reader struct {
	words  *morph.Worker
	find   *entity.Worker
	actors *actor.Resolver
	voices *voice.Worker
}

type stages struct {
	morph    *morph.Analyzer
	entities *entity.Finder
	actors   *actor.Resolver
	voices   *voice.Finder
}

// compiled is built once: a whole lexicon takes a while to load.
var compiled = sync.OnceValue(func() stages {
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		panic(err)
	}
	return stages{morph.New(lex), entity.New(lex), actor.New(lex), voice.New(lex)}
})

func newReader() *reader {
	c := compiled()
	return &reader{morph.NewWorker(c.morph), entity.NewWorker(c.entities), c.actors, voice.NewWorker(c.voices)}
}

// resolved makes the document as it is before quotes are found.
func (r *reader) resolved(date, title, text string) *marsad.Document {
	if r.words.Full() {
		r.words.Reset()
		r.find.Reset()
		r.voices.Reset()
	}
	doc := &marsad.Document{Article: marsad.Article{Title: title, Text: text, Date: date}}
	doc.Text = doc.Article.Canonical()
	if d, ok := marsad.ParseDate(date); ok {
		doc.Published = d
	}
	doc.Tokens, doc.Sentences = token.Split(doc.Text, title != "", nil, nil)
	doc.Words = r.words.Words(doc.Text, doc.Tokens, nil)
	doc.Mentions = r.find.Find(doc.Text, doc.Tokens, doc.Words, doc.Sentences, nil)
	r.actors.Resolve(doc)
	return doc
}

func (r *reader) read(date, title, text string) *marsad.Document {
	doc := r.resolved(date, title, text)
	doc.Quotes = r.voices.Find(doc)
	return doc
}
