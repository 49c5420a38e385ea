// Package read turns files into articles.
//
// Call [Open] with the paths of the command line and take articles from
// [Reader.Next] or [Reader.All] until the end. Each step gives either an [Item]
// or a [*Refusal]; a refusal never ends the run, and nothing a file contains or
// fails to contain does. Articles come in input order, and the same input gives
// the same articles and refusals.
//
// Read are JSON lines, JSON arrays, plain text, HTML pages, web archives (WARC)
// and feeds (RSS, Atom, JSON feed), each also gzipped; kind, compression and
// character set are told by content. Refused are articles that are empty,
// binary, undecodable, too large or not Arabic. Records of an archive that are
// no pages are skipped and counted, see [Reader.Skipped]. The text of a JSON
// article is never altered; plain text only has its line ends made "\n" and
// blank lines at both ends removed. The package fetches nothing from the
// network; whoever does may use [ExtractHTML], [ParseFeed] and [ParseSitemap].
package read

import (
	"errors"
	"fmt"
	"io"
	"iter"
	"sync/atomic"

	"marsad"
)

// Sizes that apply where [Options] gives none.
const (
	DefaultMaxArticle = 4 << 20  // bytes of title and text
	DefaultMaxRecord  = 16 << 20 // bytes of a line, a JSON element or a page
)

// Options says how to read. The zero value detects everything.
type Options struct {
	// Input forces the kind of every file; empty or KindAuto detects it.
	// Compression and character set are detected all the same.
	Input Kind
	// MaxArticle is the most bytes of title and text an article may have,
	// MaxRecord the most bytes that are held of one line, JSON element or page.
	// 0 means the default.
	MaxArticle, MaxRecord int
	// AnyLanguage lets articles pass that are not Arabic.
	AnyLanguage bool
	// Stdin is what the path "-" reads; nil means there is none.
	Stdin io.Reader
}

// A Source is where an article came from.
type Source struct {
	File   string // path as given or found under a directory; "-" for standard input
	Line   int    // 1-based line, after decompression, on which the record starts
	Record int    // 1-based number of the record in the file, refused ones included
}

// An Item is an article that passed all checks. Its ID is never empty: without
// one in the input it is the first 16 hex digits of the SHA-256 of the
// canonical text. A Date that cannot be parsed is left as it came.
type Item struct {
	Article marsad.Article
	Source  Source
}

// A Refusal says why a record or a file gave no article.
type Refusal struct {
	File   string
	Line   int    // 1-based, after decompression; 0 when it concerns the whole file
	Reason string // English, lower case, one line
	Err    error  // cause when there is one, e.g. fs.ErrNotExist; may be nil
}

// Error returns "file:line: reason".
func (r *Refusal) Error() string {
	if r.Line == 0 {
		return fmt.Sprintf("%s: %s", r.File, r.Reason)
	}
	return fmt.Sprintf("%s:%d: %s", r.File, r.Line, r.Reason)
}

// Unwrap returns the cause.
func (r *Refusal) Unwrap() error { return r.Err }

// A Reader gives the articles of some files one by one. It holds at most one
// open file and about one record in memory. It is for one goroutine; the items
// it gave may be used anywhere.
type Reader struct {
	opts  Options
	queue []entry // files still to read, in order
	file  string
	cur   records
	close func() error
	count int // records of the current file so far
	skips skips
	// taken counts the bytes read from files, before decompression.
	taken atomic.Int64
}

// records is one opened file. next returns an article and the line it starts
// on, 0 when it is the whole file; a *fault for a refused record; or io.EOF.
type records interface {
	next() (marsad.Article, int, error)
}

// A fault is a refusal that does not know its file yet.
type fault struct {
	line   int
	reason string
	err    error
}

// placed is implemented by records of files in which a line tells nothing:
// place says where the last record began.
type placed interface{ place() string }

func (f *fault) Error() string { return f.reason }
func (f *fault) Unwrap() error { return f.err }

// Open returns a Reader over paths: files, directories (walked in sorted order;
// files with a known extension are taken, hidden ones are not) and "-". Nothing
// is opened before the first Next, so Open cannot fail.
func Open(paths []string, opts Options) *Reader {
	if opts.MaxArticle <= 0 {
		opts.MaxArticle = DefaultMaxArticle
	}
	if opts.MaxRecord <= 0 {
		opts.MaxRecord = DefaultMaxRecord
	}
	r := &Reader{opts: opts}
	for _, p := range paths {
		r.queue = append(r.queue, entry{path: p, named: true})
	}
	return r
}

// Next returns the next article. The error is nil, a [*Refusal] after which the
// caller goes on calling Next, or io.EOF at the end of the last file.
func (r *Reader) Next() (Item, error) {
	for {
		if r.cur == nil {
			if len(r.queue) == 0 {
				return Item{}, io.EOF
			}
			e := r.queue[0]
			r.queue = r.queue[1:]
			if err := r.start(e); err != nil {
				return Item{}, r.refuse(err)
			}
			continue
		}
		a, line, err := r.cur.next()
		if err == io.EOF {
			r.end()
			continue
		}
		r.count++
		if err == nil {
			err = r.opts.check(&a)
			if err != nil {
				f := &fault{line: line, reason: err.Error()}
				if p, ok := r.cur.(placed); ok {
					f.reason += p.place()
				}
				err = f
			}
		}
		if err != nil {
			return Item{}, r.refuse(err)
		}
		return Item{a, Source{r.file, max(line, 1), r.count}}, nil
	}
}

// Taken returns how many bytes were read from all files so far, before
// decompression. Some of them may wait in a buffer. It may be called from any
// goroutine.
func (r *Reader) Taken() int64 { return r.taken.Load() }

// A counting reader adds what is read to a counter.
type counting struct {
	io.Reader
	n *atomic.Int64
}

func (c counting) Read(p []byte) (int, error) {
	n, err := c.Reader.Read(p)
	c.n.Add(int64(n))
	return n, err
}

// All returns the rest of the articles as a sequence; the error of each pair is
// nil or a [*Refusal]. The sequence can be ranged over once. It closes the
// Reader when it ends or is left.
func (r *Reader) All() iter.Seq2[Item, error] {
	return func(yield func(Item, error) bool) {
		defer r.Close()
		for {
			item, err := r.Next()
			if err == io.EOF || !yield(item, err) {
				return
			}
		}
	}
}

// Close closes the file being read and forgets the files still to read; Next
// then returns io.EOF. It may be called more than once, and need not be called
// after io.EOF.
func (r *Reader) Close() error {
	r.queue = nil
	return r.end()
}

// end leaves the current file. An error of closing a file that was only read
// tells nothing about its articles, so Next ignores it.
func (r *Reader) end() error {
	r.cur = nil
	if r.close == nil {
		return nil
	}
	err := r.close()
	r.close = nil
	return err
}

func (r *Reader) refuse(err error) *Refusal {
	ref := &Refusal{File: r.file, Reason: err.Error(), Err: errors.Unwrap(err)}
	if f, ok := errors.AsType[*fault](err); ok {
		ref.Line = f.line
	}
	return ref
}
