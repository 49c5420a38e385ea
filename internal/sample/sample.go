// Package sample holds articles written for Marsad, with their annotations, for
// demonstrations and tests. [Articles] gives the articles; [FS] holds the
// annotations in the format that package gold reads.
//
// All that the articles tell is invented: the persons, the outlets, the armed
// groups, the parties and the happenings, whatever real states and organisations
// they are told of. Only the past that sample-20 and sample-21 look back on is
// history.
package sample

import (
	"bytes"
	"embed"
	"encoding/json"
	"fmt"
	"io"
	"slices"
	"sync"

	"marsad"
)

// FS holds articles.jsonl, the articles as a reader gets them; articles.json,
// the same articles sentence by sentence; and events.jsonl, what a careful human
// would code. Call gold.Read(sample.FS).
//
//go:embed articles.jsonl articles.json events.jsonl
var FS embed.FS

// Articles returns the articles in the order of their ids. The slice is the caller's.
func Articles() []marsad.Article { return slices.Clone(articles()) }

var articles = sync.OnceValue(func() []marsad.Article {
	b, err := FS.ReadFile("articles.jsonl")
	if err != nil {
		panic(err) // the file is embedded
	}
	var out []marsad.Article
	for d := json.NewDecoder(bytes.NewReader(b)); ; {
		var a marsad.Article
		switch err := d.Decode(&a); err {
		case nil:
			out = append(out, a)
		case io.EOF:
			return out
		default:
			panic(fmt.Sprintf("sample: articles.jsonl, article %d: %v", len(out)+1, err))
		}
	}
})
