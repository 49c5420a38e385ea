package read

import (
	"bufio"
	"errors"
	"fmt"
	"io"

	"marsad"
)

// jsonElements reads the elements of a JSON array, or objects that follow one
// another. It finds where an element ends by brackets and quotes alone, so a
// wrong element is refused by itself and one over the limit is not held.
type jsonElements struct {
	r         *bufio.Reader
	limit     int // bytes of the longest element
	line, col int // place of the next byte: 1-based line, bytes before it in the line
	buf       []byte
	array     bool // inside "["
	begun     bool // an element or "[" was seen
	done      bool
}

func (j *jsonElements) next() (marsad.Article, int, error) {
	if j.done {
		return marsad.Article{}, 0, io.EOF
	}
	c, err := j.token()
	if err == nil && !j.begun && c == '[' {
		j.begun, j.array = true, true
		c, err = j.token()
		if err == nil && c == ']' {
			return j.finish()
		}
	} else if err == nil && j.begun && j.array {
		switch c {
		case ']':
			return j.finish()
		case ',':
			c, err = j.token()
		default:
			return j.stop(fmt.Sprintf("invalid JSON: %q where a comma or ] is wanted", c))
		}
	}
	if err != nil {
		j.done = true
		if err == io.EOF && !j.array {
			return marsad.Article{}, 0, io.EOF
		}
		if err == io.EOF {
			err = errors.New("invalid JSON: the array is not closed")
		}
		return marsad.Article{}, j.line, &fault{line: j.line, reason: err.Error(), err: err}
	}
	j.begun = true
	return j.element(c)
}

// element reads the element whose first byte is c.
func (j *jsonElements) element(c byte) (marsad.Article, int, error) {
	line, col := j.line, j.col-1
	if c != '{' && c != '[' {
		return j.stop(fmt.Sprintf("invalid JSON: %q where an article object is wanted", c))
	}
	j.buf = j.buf[:0]
	depth, long, quoted := 0, false, false
	for {
		if len(j.buf) < j.limit {
			j.buf = append(j.buf, c)
		} else {
			long = true
		}
		switch {
		case quoted && c == '\\':
			next, err := j.byte()
			if err != nil {
				return j.cut(line, err)
			}
			if c = next; len(j.buf) < j.limit {
				j.buf = append(j.buf, c)
			} else {
				long = true
			}
		case c == '"':
			quoted = !quoted
		case quoted:
		case c == '{' || c == '[':
			depth++
		case c == '}' || c == ']':
			depth--
		}
		if depth == 0 {
			break
		}
		if quoted {
			long = j.run() || long
		}
		var err error
		if c, err = j.byte(); err != nil {
			return j.cut(line, err)
		}
	}
	if long {
		return marsad.Article{}, line, &fault{line: line, reason: fmt.Sprintf("article too long: the limit is %d bytes of JSON", j.limit)}
	}
	a, err := Decode(j.buf)
	if err != nil {
		return a, line, lineFault(j.buf, line, col, err)
	}
	return a, line, nil
}

// run takes the bytes at hand that are plain inside a string, and reports
// whether they went over the limit.
func (j *jsonElements) run() bool {
	b, _ := j.r.Peek(j.r.Buffered()) // never more than there is, so it cannot fail
	b = b[:plain(b, 0)]
	kept := b[:min(len(b), j.limit-len(j.buf))]
	j.buf = append(j.buf, kept...)
	j.r.Discard(len(b))
	j.col += len(b)
	return len(kept) < len(b)
}

// finish looks for what must not follow the array.
func (j *jsonElements) finish() (marsad.Article, int, error) {
	c, err := j.token()
	if err == nil {
		return j.stop(fmt.Sprintf("invalid JSON: %q after the end of the array", c))
	}
	j.done = true
	if err != io.EOF {
		return marsad.Article{}, j.line, &fault{line: j.line, reason: err.Error(), err: err}
	}
	return marsad.Article{}, 0, io.EOF
}

// stop refuses the rest of the file at the byte just read.
func (j *jsonElements) stop(reason string) (marsad.Article, int, error) {
	j.done = true
	return marsad.Article{}, j.line, &fault{line: j.line, reason: fmt.Sprintf("%s at column %d", reason, max(j.col, 1))}
}

// cut refuses an element that has no end.
func (j *jsonElements) cut(line int, err error) (marsad.Article, int, error) {
	j.done = true
	reason := err.Error()
	if err == io.EOF {
		reason = "invalid JSON: the article has no end"
	}
	return marsad.Article{}, line, &fault{line: line, reason: reason, err: err}
}

// token returns the next byte that is not white space.
func (j *jsonElements) token() (byte, error) {
	for {
		c, err := j.byte()
		if err != nil || c != ' ' && c != '\t' && c != '\r' && c != '\n' {
			return c, err
		}
	}
}

func (j *jsonElements) byte() (byte, error) {
	c, err := j.r.ReadByte()
	if err != nil {
		return 0, err
	}
	if c == '\n' {
		j.line++
		j.col = 0
	} else {
		j.col++
	}
	return c, nil
}
