package read

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"
)

// An entry is a path to read. Only named ones may be "-" or a directory.
type entry struct {
	path  string
	named bool
	// err is why the walk of a directory could not look at path.
	err error
}

const (
	bufferSize = 64 << 10
	peekSize   = 4 << 10 // bytes that detection may look at
)

// start opens e as the current file, or puts the files of a directory in front
// of the queue.
func (r *Reader) start(e entry) error {
	r.file, r.count = e.path, 0
	if e.err != nil {
		return place("read directory", e.err)
	}
	if e.path == "-" && e.named {
		if r.opts.Stdin == nil {
			return errors.New("no standard input")
		}
		return r.layer(r.opts.Stdin)
	}
	f, err := os.Open(e.path)
	if err != nil {
		return place("open", err)
	}
	if info, err := f.Stat(); err == nil && info.IsDir() {
		f.Close()
		found := walk(e.path)
		if len(found) == 0 {
			return errors.New("no file of a known kind in the directory")
		}
		r.queue = append(found, r.queue...)
		return nil
	}
	r.close = f.Close
	if err := r.layer(f); err != nil {
		r.end()
		return err
	}
	return nil
}

// place drops the path from an error of package os, since a Refusal has it.
func place(what string, err error) error {
	if pe, ok := errors.AsType[*fs.PathError](err); ok {
		err = pe.Err
	}
	return fmt.Errorf("%s: %w", what, err)
}

// walk lists the files of a known kind under dir in sorted order. Links to
// files are taken, links to directories are not followed (they may be loops).
func walk(dir string) []entry {
	var found []entry
	_ = filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			found = append(found, entry{path: path, err: err})
		case path != dir && strings.HasPrefix(d.Name(), "."):
			if d.IsDir() {
				return fs.SkipDir
			}
		case !d.IsDir() && kindOfName(path) != KindAuto:
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				found = append(found, entry{path: path})
			} else if err != nil {
				found = append(found, entry{path: path, err: err})
			}
		}
		return nil
	})
	return found
}

// layer takes off compression and byte order marks, and chooses the records.
func (r *Reader) layer(src io.Reader) error {
	var taken atomic.Int64 // of this file
	br := bufio.NewReaderSize(counting{counting{src, &r.taken}, &taken}, bufferSize)
	head, err := br.Peek(2)
	if err != nil && err != io.EOF {
		return place("read", err)
	}
	if len(head) == 0 {
		return errors.New("empty file")
	}
	zipped := bytes.Equal(head, gzipMagic)
	if r.opts.Input == KindWARC || r.auto() && holdsWARC(br, zipped) {
		// Before any layer is taken off: records are found by their members.
		r.cur = newWARC(&taken, br, zipped, r.opts.MaxRecord, r.skips.add)
		return nil
	}
	if zipped {
		zr, err := gzip.NewReader(br)
		if err != nil {
			return fmt.Errorf("gzip header: %w", noEOF(err))
		}
		br = bufio.NewReaderSize(gzipReader{zr}, bufferSize)
	}
	mark, _ := br.Peek(3)
	switch {
	case bytes.HasPrefix(mark, []byte("\xef\xbb\xbf")):
		br.Discard(3)
	case bytes.HasPrefix(mark, []byte("\xff\xfe")), bytes.HasPrefix(mark, []byte("\xfe\xff")):
		br.Discard(2)
		br = bufio.NewReaderSize(newUTF16Reader(br, mark[0] == 0xfe), bufferSize)
	}
	start, err := peek(br)
	if len(start) == 0 {
		if err == nil || err == io.EOF {
			return errors.New("empty file")
		}
		return err
	}
	kind := r.opts.Input
	if r.auto() {
		if kind, err = detect(start, r.file); err != nil {
			return err
		}
	}
	switch kind {
	case KindJSONL:
		r.cur = &jsonLines{lines: lines{r: br, limit: r.opts.MaxRecord}}
	case KindJSON:
		r.cur = &jsonElements{r: br, line: 1, limit: r.opts.MaxRecord}
	case KindText:
		r.cur = &wholeFile{r: br, limit: r.opts.MaxArticle, parse: parseText}
	case KindHTML:
		r.cur = &wholeFile{r: br, limit: r.opts.MaxRecord, parse: ExtractHTML}
	case KindFeed:
		r.cur = &feedFile{r: br, limit: r.opts.MaxRecord}
	case KindWARC:
		return errors.New("a WARC archive behind a byte order mark")
	default:
		return fmt.Errorf("unknown kind of input %q", kind)
	}
	return nil
}

// auto reports whether the kind of files is to be detected.
func (r *Reader) auto() bool { return r.opts.Input == "" || r.opts.Input == KindAuto }

// peek returns the first bytes of a file for detection: peekSize of them, or the
// first line alone when it starts with a brace, so that JSON lines from a pipe
// are coded as they come. The result does not depend on how the bytes arrive.
func peek(br *bufio.Reader) ([]byte, error) {
	for n := 1; ; {
		b, err := br.Peek(n)
		if err == nil {
			n = min(br.Buffered(), peekSize)
			b, _ = br.Peek(n)
		}
		if t := bytes.TrimLeft(b, " \t\r\n"); len(t) > 0 && t[0] == '{' {
			if i := bytes.IndexByte(t, '\n'); i >= 0 {
				return t[:i+1], nil
			}
		}
		if err != nil || n == peekSize {
			return b, err
		}
		n++
	}
}

// gzipReader names errors as those of the compression.
type gzipReader struct{ r *gzip.Reader }

func (g gzipReader) Read(p []byte) (int, error) {
	n, err := g.r.Read(p)
	if err != nil && err != io.EOF {
		err = fmt.Errorf("damaged or cut-off gzip data: %w", err)
	}
	return n, err
}

// noEOF keeps an end inside a header from looking like the end of the input.
func noEOF(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}
