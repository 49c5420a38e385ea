package read

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync/atomic"

	"github.com/klauspost/compress/gzip"

	"marsad"
)

var (
	gzipMagic = []byte{0x1f, 0x8b}
	warcMagic = []byte("WARC/")
)

// maxHeader is the longest header of a WARC record or of the HTTP answer in it,
// in bytes.
const maxHeader = 256 << 10

// warcFile reads a web archive (ISO 28500). Every response with a page becomes
// an article; other records are skipped and counted. Compressed archives have a
// gzip member for each record, which are taken one by one: damage costs the
// records it touches, and reading goes on at the next member or, in a plain
// archive, at the next line that can begin a record.
type warcFile struct {
	taken  *atomic.Int64 // bytes that raw has read
	raw    *bufio.Reader
	zipped bool
	limit  int // bytes of a page
	skip   func(reason string)

	zr   *gzip.Reader
	body *bufio.Reader // what records are read from: raw, or the open member
	open bool          // a member is open
	at   int64         // offset in the file of the record, or of its member
	nth  int           // number of the record in the member
	lost bool          // after damage: look for the next record
	done bool
}

func newWARC(taken *atomic.Int64, raw *bufio.Reader, zipped bool, limit int, skip func(string)) *warcFile {
	w := &warcFile{taken: taken, raw: raw, zipped: zipped, limit: limit, skip: skip, body: raw}
	if zipped {
		w.body = bufio.NewReaderSize(nil, bufferSize)
	}
	return w
}

// holdsWARC tells a web archive from its first bytes. Of gzipped data it
// decompresses as little as tells; how the bytes arrive makes no difference.
func holdsWARC(br *bufio.Reader, zipped bool) bool {
	if !zipped {
		head, _ := br.Peek(len(warcMagic))
		return bytes.Equal(head, warcMagic)
	}
	got := make([]byte, len(warcMagic))
	for n := 64; ; {
		head, err := br.Peek(n)
		if err == nil {
			n = br.Buffered()
			head, _ = br.Peek(n)
		}
		if zr, e := gzip.NewReader(bytes.NewReader(head)); e == nil {
			if m, _ := io.ReadFull(zr, got); m == len(got) {
				return bytes.Equal(got, warcMagic)
			}
		}
		if err != nil || n >= peekSize {
			return false
		}
		n++
	}
}

func (w *warcFile) offset() int64 { return w.taken.Load() - int64(w.raw.Buffered()) }

// place implements placed.
func (w *warcFile) place() string {
	s := fmt.Sprintf(" at byte offset %d", w.at)
	if w.nth > 1 {
		s += fmt.Sprintf(", record %d of the gzip member", w.nth)
	}
	return s
}

func (w *warcFile) fault(err error) *fault {
	return &fault{reason: err.Error() + w.place(), err: err}
}

// errSkipped says that a record was counted and is no article.
var errSkipped = errors.New("skipped")

// A damage is an error after which nobody knows where the next record begins.
type damage struct{ err error }

func (d *damage) Error() string { return d.err.Error() }
func (d *damage) Unwrap() error { return d.err }

func damaged(format string, args ...any) error { return &damage{fmt.Errorf(format, args...)} }

func (w *warcFile) next() (marsad.Article, int, error) {
	for !w.done {
		a, err := w.record()
		switch {
		case err == nil:
			w.lost = false
			return a, 0, nil
		case err == io.EOF:
			w.done = true
		case err == errSkipped:
			w.lost = false
		default:
			if _, ok := errors.AsType[*damage](err); !ok {
				w.lost = false
				return a, 0, w.fault(err)
			}
			w.open = false
			if !w.lost || w.done { // told once, not for all that is met on the way on
				w.lost = true
				return a, 0, w.fault(err)
			}
		}
	}
	return marsad.Article{}, 0, io.EOF
}

// record reads the next record.
func (w *warcFile) record() (marsad.Article, error) {
	if err := w.start(); err != nil {
		return marsad.Article{}, err
	}
	head, err := readHeader(w.body)
	if err != nil {
		return marsad.Article{}, damaged("WARC header: %w", noEOF(err))
	}
	n, err := strconv.ParseInt(head["content-length"], 10, 64)
	if err != nil || n < 0 {
		return marsad.Article{}, damaged("WARC header without a Content-Length")
	}
	content := &io.LimitedReader{R: w.body, N: n}
	a, err := w.content(head, content)
	if _, e := io.Copy(io.Discard, content); e != nil {
		return marsad.Article{}, damaged("WARC record: %w", e)
	}
	if content.N > 0 {
		return marsad.Article{}, damaged("WARC record cut off: %d of %d bytes", n-content.N, n)
	}
	if err := w.finish(); err != nil {
		return marsad.Article{}, err
	}
	return a, err
}

// finish passes the empty lines after a record. At the end of a gzip member it
// finds out whether its checksum is right, before anything is made of the record.
func (w *warcFile) finish() error {
	for {
		c, err := w.body.Peek(1)
		switch {
		case err == io.EOF:
			w.open = false
			return nil
		case err != nil:
			return damaged("WARC record: %w", err)
		case c[0] != '\r' && c[0] != '\n':
			return nil
		}
		w.body.Discard(1)
	}
}

// start finds where the next record begins and reads its first line.
func (w *warcFile) start() error {
	for {
		if w.zipped && !w.open {
			if err := w.member(); err != nil {
				return err
			}
		}
		if !w.zipped {
			w.at, w.nth = w.offset(), 0
		}
		line, err := w.body.ReadSlice('\n')
		switch {
		case err == io.EOF && len(line) == 0 && w.zipped:
			w.open = false
			continue
		case err == io.EOF && len(line) == 0:
			return io.EOF
		case err != nil && err != io.EOF && err != bufio.ErrBufferFull:
			w.done = !w.zipped // the file itself cannot be read on
			return damaged("%w", err)
		case len(bytes.TrimRight(line, "\r\n")) == 0 && err == nil:
			continue // the two line ends after a record
		case bytes.HasPrefix(line, warcMagic) && err == nil && len(line) < 16:
			w.nth++
			return nil
		case w.lost && !w.zipped:
			for err == bufio.ErrBufferFull {
				_, err = w.body.ReadSlice('\n')
			}
			continue
		}
		if !w.zipped {
			return damaged("not a WARC record")
		}
		return damaged("gzip member without a WARC record")
	}
}

// member opens the next gzip member. After damage it looks for the bytes
// that begin one: they may stand by chance, and then what follows is no record
// and the search goes on.
func (w *warcFile) member() error {
	for {
		head, err := w.raw.Peek(4)
		if len(head) == 0 {
			if err == io.EOF {
				return io.EOF
			}
			w.done = true // the file itself cannot be read on
			w.at = w.offset()
			return damaged("read: %w", err)
		}
		if bytes.HasPrefix(head, gzipMagic) && (!w.lost || len(head) == 4 && head[2] == 8 && head[3]&0xe0 == 0) {
			break
		}
		w.at = w.offset()
		if !w.lost {
			w.raw.Discard(1)
			return damaged("not gzip data")
		}
		w.raw.Discard(1)
	}
	w.at = w.offset()
	var err error
	if w.zr == nil {
		w.zr, err = gzip.NewReader(w.raw)
	} else {
		err = w.zr.Reset(w.raw)
	}
	if err != nil {
		return damaged("gzip header: %w", noEOF(err))
	}
	w.zr.Multistream(false)
	w.body.Reset(gzipReader{w.zr})
	w.open, w.nth = true, 0
	return nil
}

// readHeader reads header lines up to an empty one. Names are in lower case; of
// several lines of one name the first counts. Lines that go on a header are
// joined to it. The error is io.EOF when the header has no end.
func readHeader(br *bufio.Reader) (map[string]string, error) {
	head := map[string]string{}
	last, size := "", 0
	for {
		line, err := br.ReadSlice('\n')
		if size += len(line); size > maxHeader || err == bufio.ErrBufferFull {
			return nil, fmt.Errorf("longer than %d bytes", maxHeader)
		}
		if err != nil {
			return nil, err
		}
		text := strings.TrimRight(string(line), "\r\n")
		if text == "" {
			return head, nil
		}
		if text[0] == ' ' || text[0] == '\t' {
			if last != "" {
				head[last] += " " + strings.TrimSpace(text)
			}
			continue
		}
		name, value, ok := strings.Cut(text, ":")
		if !ok {
			last = ""
			continue
		}
		name = strings.ToLower(strings.TrimSpace(name))
		if last = ""; head[name] == "" {
			head[name], last = strings.TrimSpace(value), name
		}
	}
}
