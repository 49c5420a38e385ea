package record

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"iter"
	"os"

	"github.com/klauspost/compress/gzip"

	"marsad/internal/read"
)

// maxLine is the longest line of records that is read, in bytes. With --explain
// a record may be long, but not that long.
const maxLine = 16 << 20

// Events yields the events of the files, gzipped or not, in order; "-" is stdin.
// A line that is no record yields a *read.Refusal with file, line and reason and
// does not end the sequence; nor does a file that cannot be opened or read to
// its end. Empty lines and quotes are passed over.
func Events(paths []string, stdin io.Reader) iter.Seq2[Event, error] {
	return func(yield func(Event, error) bool) {
		for _, path := range paths {
			if !lines(path, stdin, func(line []byte, n int, err error) bool {
				var e Event
				if err == nil {
					e, err = ReadEvent(line)
				}
				if errors.Is(err, errQuote) {
					return true
				}
				if err != nil {
					return yield(Event{}, &read.Refusal{File: path, Line: n, Reason: err.Error()})
				}
				return yield(e, nil)
			}) {
				return
			}
		}
	}
}

// lines calls f with every line of a file that is not empty, numbered from 1,
// or with the reason why there is none, and reports whether f wants more.
func lines(path string, stdin io.Reader, f func(line []byte, n int, err error) bool) bool {
	src := stdin
	if path != "-" {
		file, err := os.Open(path)
		if err != nil {
			return f(nil, 0, reason(err))
		}
		defer file.Close()
		src = file
	}
	br := bufio.NewReaderSize(src, 64<<10)
	if magic, _ := br.Peek(2); bytes.Equal(magic, []byte{0x1f, 0x8b}) {
		zr, err := gzip.NewReader(br)
		if err != nil {
			return f(nil, 0, fmt.Errorf("bad gzip: %w", err))
		}
		br = bufio.NewReaderSize(zr, 64<<10)
	}
	var line []byte
	for n := 1; ; n++ {
		long := false
		line = line[:0]
		var err error
		for {
			var part []byte
			part, err = br.ReadSlice('\n')
			if long = long || len(line)+len(part) > maxLine; !long {
				line = append(line, part...)
			}
			if !errors.Is(err, bufio.ErrBufferFull) {
				break
			}
		}
		if n == 1 {
			line = bytes.TrimPrefix(line, []byte("\xef\xbb\xbf"))
		}
		text := bytes.TrimSpace(line)
		switch {
		case long:
			if !f(nil, n, fmt.Errorf("line longer than %d bytes", maxLine)) {
				return false
			}
		case err != nil && err != io.EOF:
			return f(nil, n, reason(err))
		case len(text) > 0:
			if !f(text, n, nil) {
				return false
			}
		}
		if err != nil {
			return true
		}
	}
}

// reason returns err without the name of the file, which a refusal has already.
func reason(err error) error {
	if e, ok := errors.AsType[*os.PathError](err); ok {
		return e.Err
	}
	return err
}
