package read

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"unicode/utf8"

	"marsad"
)

// errLong marks a line over the limit; the lines after it can still be read.
var errLong = errors.New("line too long")

// lines cuts a stream into lines in bounded memory: a line over the limit is
// read past, not held. It is written by hand because bufio.Scanner cannot go on
// after a long line.
type lines struct {
	r          io.Reader
	limit      int // bytes of the longest line
	buf        []byte
	start, end int // unread part of buf
	line       int // number of the line last returned
	err        error
}

// next returns the next line without its newline, valid until the next call.
// The error is errLong, io.EOF, or that of the stream, after which comes io.EOF;
// an unfinished line before an error is dropped.
func (l *lines) next() ([]byte, error) {
	for scan := l.start; ; {
		if i := bytes.IndexByte(l.buf[scan:l.end], '\n'); i >= 0 {
			return l.take(scan+i, 1)
		}
		scan = l.end
		if l.end-l.start > l.limit {
			return nil, l.skip()
		}
		switch {
		case l.err == nil:
			shift := l.start
			l.fill()
			scan -= shift
		case l.err == io.EOF && l.start < l.end:
			return l.take(l.end, 0)
		default:
			err := l.err
			if err != io.EOF {
				l.line++
			}
			l.err, l.start, l.end = io.EOF, 0, 0
			return nil, err
		}
	}
}

func (l *lines) take(end, newline int) ([]byte, error) {
	b := l.buf[l.start:end]
	l.start = end + newline
	l.line++
	if len(b) > l.limit {
		return nil, errLong
	}
	return b, nil
}

// fill moves the unread part to the front of the buffer and reads once.
func (l *lines) fill() {
	copy(l.buf, l.buf[l.start:l.end])
	l.end -= l.start
	l.start = 0
	if l.end == len(l.buf) {
		grown := make([]byte, max(bufferSize, min(2*len(l.buf), l.limit+bufferSize)))
		copy(grown, l.buf[:l.end])
		l.buf = grown
	}
	for range 100 {
		n, err := l.r.Read(l.buf[l.end:])
		l.end += n
		l.err = err
		if n > 0 || err != nil {
			return
		}
	}
	l.err = io.ErrNoProgress
}

// skip reads past the rest of a long line.
func (l *lines) skip() error {
	l.line++
	for {
		l.start, l.end = 0, 0
		if l.err != nil {
			return errLong // the error, if any, is told by the next call
		}
		l.fill()
		if i := bytes.IndexByte(l.buf[:l.end], '\n'); i >= 0 {
			l.start = i + 1
			return errLong
		}
	}
}

// jsonLines reads an article a line; blank lines are passed over.
type jsonLines struct {
	lines lines
}

func (j *jsonLines) next() (marsad.Article, int, error) {
	for {
		b, err := j.lines.next()
		if err == io.EOF {
			return marsad.Article{}, 0, err
		}
		n := j.lines.line
		switch {
		case err == errLong:
			return marsad.Article{}, n, &fault{line: n, reason: fmt.Sprintf("line too long: the limit is %d bytes", j.lines.limit)}
		case err != nil:
			return marsad.Article{}, n, &fault{line: n, reason: err.Error(), err: err}
		case len(bytes.TrimLeft(b, " \t\r")) == 0:
			continue
		}
		a, err := Decode(b)
		if err != nil {
			return a, n, lineFault(b, n, 0, err)
		}
		return a, n, nil
	}
}

// lineFault places an error of Decode: b starts on that line after col bytes.
func lineFault(b []byte, line, col int, err error) *fault {
	f := &fault{line: line, reason: err.Error(), err: err}
	d, ok := errors.AsType[*DecodeError](err)
	if !ok {
		return f
	}
	before := b[:d.Offset]
	f.line += bytes.Count(before, []byte("\n"))
	if i := bytes.LastIndexByte(before, '\n'); i >= 0 {
		before, col = before[i+1:], 0
	}
	f.reason = fmt.Sprintf("%s at column %d", d.Reason, col+len(before)+1)
	return f
}

// invalidAt returns the offset of the first byte of b that is not UTF-8, -1
// when all of it is.
func invalidAt(b []byte) int {
	if utf8.Valid(b) {
		return -1
	}
	for i := 0; i < len(b); {
		r, n := utf8.DecodeRune(b[i:])
		if r == utf8.RuneError && n == 1 {
			return i
		}
		i += n
	}
	return -1
}
