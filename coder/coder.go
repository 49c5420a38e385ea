// Package coder codes Arabic news articles into PLOVER events from a Go
// program. Call [New] once, then [Coder.Code] for each article, from as many
// goroutines as there are cores; [Coder.AppendJSON] gives the records of the
// contract. The shapes of records are stable; fields are added, never renamed.
package coder

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"strings"
	"sync"
	"unicode/utf8"

	"marsad"
	"marsad/data"
	"marsad/internal/output"
	"marsad/internal/pipeline"
)

// Errors that Code returns for articles it refuses.
var (
	ErrEmpty       = errors.New("the article has no text")
	ErrInvalidUTF8 = errors.New("the article is not valid UTF-8")
)

// Options of a Coder. The zero value is right for most uses.
type Options struct {
	Lexicons      []string // folders of lexicon files on top of the embedded ones
	Explain       bool     // fill Event.Why
	Quotes        bool     // AppendJSON prints quote records too
	MinConfidence float64  // AppendJSON leaves out events below; 0 prints all that were found
}

// A Coder codes articles. It is safe for concurrent use.
type Coder struct {
	p    *pipeline.Pipeline
	opts Options
	pool sync.Pool
}

// New loads lexicons and models, which takes some tenths of a second. When a
// lexicon file is wrong, the error names every wrong row with file, line and reason.
func New(opts Options) (*Coder, error) {
	folders := []fs.FS{data.FS}
	for _, dir := range opts.Lexicons {
		if _, err := os.ReadDir(dir); err != nil {
			return nil, fmt.Errorf("lexicons: %w", err)
		}
		folders = append(folders, os.DirFS(dir))
	}
	p, err := pipeline.New(folders...)
	if err != nil {
		return nil, err
	}
	c := &Coder{p: p, opts: opts}
	c.pool.New = func() any {
		w := p.NewWorker()
		w.Explain(opts.Explain)
		return w
	}
	return c, nil
}

// Code codes one article. It returns ErrEmpty or ErrInvalidUTF8 for an article
// that cannot be coded, and the error of ctx when that ended before the article
// was begun; an article takes milliseconds and is not interrupted. The Document
// is the caller's and shares no memory with the Coder.
func (c *Coder) Code(ctx context.Context, a marsad.Article) (*marsad.Document, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	if strings.TrimSpace(a.Text) == "" && strings.TrimSpace(a.Title) == "" {
		return nil, ErrEmpty
	}
	if !utf8.ValidString(a.Text) || !utf8.ValidString(a.Title) {
		return nil, ErrInvalidUTF8
	}
	w := c.pool.Get().(*pipeline.Worker)
	doc := w.Code(&a)
	c.pool.Put(w)
	return doc, nil
}

// AppendJSON appends the records of doc to b, one JSON object a line, and
// returns it. Equal documents give equal bytes.
func (c *Coder) AppendJSON(b []byte, doc *marsad.Document) []byte {
	return output.Document(b, doc, output.Options{Quotes: c.opts.Quotes, Explain: c.opts.Explain, MinConfidence: c.opts.MinConfidence, Ontology: &c.p.Lexicon.Ontology})
}

// Versions names the code, lexicons and ontology that this Coder codes with.
func (c *Coder) Versions() marsad.Versions { return c.p.Versions() }
