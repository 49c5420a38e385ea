package actor_test

import (
	"sync"
	"testing"

	"marsad"
	"marsad/data"
	"marsad/internal/actor"
	"marsad/internal/entity"
	"marsad/internal/lexicon"
	"marsad/internal/morph"
	"marsad/internal/token"
)

// A reader runs the stages up to resolved mentions.
type reader struct {
	words  *morph.Worker
	find   *entity.Worker
	actors *actor.Resolver
}

type stages struct {
	morph    *morph.Analyzer
	entities *entity.Finder
	actors   *actor.Resolver
	sectors  map[string]bool
}

// compiled is built once: a whole lexicon takes a while to load.
var compiled = sync.OnceValue(func() stages {
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		panic(err)
	}
	c := stages{morph: morph.New(lex), entities: entity.New(lex), actors: actor.New(lex)}
	c.sectors = lex.Ontology.Sectors
	return c
})

func newReader() *reader {
	c := compiled()
	return &reader{morph.NewWorker(c.morph), entity.NewWorker(c.entities), c.actors}
}

// found makes the document with its mentions before they are resolved.
func (r *reader) found(date, title, text string) *marsad.Document {
	if r.words.Full() {
		r.words.Reset()
		r.find.Reset()
	}
	doc := &marsad.Document{Article: marsad.Article{Title: title, Text: text, Date: date}}
	doc.Text = doc.Article.Canonical()
	if d, ok := marsad.ParseDate(date); ok {
		doc.Published = d
	}
	doc.Tokens, doc.Sentences = token.Split(doc.Text, title != "", nil, nil)
	doc.Words = r.words.Words(doc.Text, doc.Tokens, nil)
	doc.Mentions = r.find.Find(doc.Text, doc.Tokens, doc.Words, doc.Sentences, nil)
	return doc
}

func (r *reader) read(date, title, text string) *marsad.Document {
	doc := r.found(date, title, text)
	r.actors.Resolve(doc)
	return doc
}

// last returns the last mention whose text is surface.
func last(t *testing.T, doc *marsad.Document, surface string) *marsad.Mention {
	t.Helper()
	for i := len(doc.Mentions) - 1; i >= 0; i-- {
		if doc.Mentions[i].In(doc.Text) == surface {
			return &doc.Mentions[i]
		}
	}
	return nil
}
