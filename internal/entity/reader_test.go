package entity_test

import (
	"sync"

	"marsad"
	"marsad/data"
	"marsad/internal/entity"
	"marsad/internal/lexicon"
	"marsad/internal/morph"
	"marsad/internal/token"
)

// A reader runs the stages that mentions are found by.
type reader struct {
	words *morph.Worker
	find  *entity.Worker
}

// compiled is built once: a whole lexicon takes a while to load.
var compiled = sync.OnceValue(func() (c struct {
	morph    *morph.Analyzer
	entities *entity.Finder
},
) {
	lex, err := lexicon.Load(data.FS)
	if err != nil {
		panic(err)
	}
	c.morph, c.entities = morph.New(lex), entity.New(lex)
	return c
})

func newReader() *reader {
	c := compiled()
	return &reader{words: morph.NewWorker(c.morph), find: entity.NewWorker(c.entities)}
}

// split makes the document as it is before mentions are found.
func (r *reader) split(title, text string) *marsad.Document {
	if r.words.Full() {
		r.words.Reset()
		r.find.Reset()
	}
	doc := &marsad.Document{Article: marsad.Article{Title: title, Text: text}}
	doc.Text = doc.Article.Canonical()
	doc.Tokens, doc.Sentences = token.Split(doc.Text, title != "", nil, nil)
	doc.Words = r.words.Words(doc.Text, doc.Tokens, nil)
	return doc
}

func (r *reader) mentions(doc *marsad.Document) []marsad.Mention {
	return r.find.Find(doc.Text, doc.Tokens, doc.Words, doc.Sentences, nil)
}
