package record

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"
)

// ErrSchema is in the error for a line of another schema than was asked for.
var ErrSchema = errors.New("schema")

// errQuote is the error of ReadEvent for a line that is a quote.
var errQuote = fmt.Errorf("%w %q, want %q", ErrSchema, QuoteSchema, EventSchema)

// ReadEvent reads one event and checks it: what it lets pass can be exported and
// archived. The error says what is wrong with the line, which is not kept.
func ReadEvent(line []byte) (Event, error) {
	var e Event
	err := decode(line, &e)
	if e.Schema == QuoteSchema { // which is an error already: its sentence is a number
		return e, errQuote
	}
	if err != nil {
		return e, err
	}
	return e, e.check()
}

// ReadQuote reads one quote.
func ReadQuote(line []byte) (Quote, error) {
	var q Quote
	if err := decode(line, &q); err != nil {
		return q, err
	}
	if q.Schema != QuoteSchema {
		return q, fmt.Errorf("%w %q, want %q", ErrSchema, q.Schema, QuoteSchema)
	}
	return q, nil
}

// decode reads the JSON object that a line is. Fields of which the type is
// right are set even when the error names another one.
func decode(line []byte, v any) error {
	if !utf8.Valid(line) {
		return errors.New("not UTF-8") // encoding/json would replace what is not
	}
	err := json.Unmarshal(line, v)
	if err == nil {
		return nil
	}
	if e, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		if e.Field == "" {
			return fmt.Errorf("a JSON %s, not an object", e.Value)
		}
		// encoding/json names the struct that holds offsets like a field
		return fmt.Errorf("field %s cannot be a JSON %s", strings.ReplaceAll(e.Field, "Range.", ""), e.Value)
	}
	// a value that begins as it should was cut, or something follows it
	var first json.RawMessage
	switch err := json.NewDecoder(bytes.NewReader(line)).Decode(&first); {
	case err == nil:
		return errors.New("more after the JSON object")
	case errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF):
		return errors.New("no complete JSON object")
	default:
		return fmt.Errorf("bad JSON: %w", err)
	}
}

// Split cuts the lines of an article into those of its events and those of its
// quotes, in their order. The lines lie in b and have no newline. A line of
// another schema is an error that holds ErrSchema.
func Split(b []byte) (events, quotes [][]byte, err error) {
	for line := range bytes.Lines(b) {
		line = bytes.TrimSuffix(line, []byte("\n"))
		switch {
		case len(line) == 0:
		case bytes.HasPrefix(line, []byte(`{"schema":"`+EventSchema+`"`)):
			events = append(events, line)
		case bytes.HasPrefix(line, []byte(`{"schema":"`+QuoteSchema+`"`)):
			quotes = append(quotes, line)
		default:
			return nil, nil, fmt.Errorf("record: unknown %w: %.60q", ErrSchema, line)
		}
	}
	return events, quotes, nil
}

// Lines reads all lines of an article.
func Lines(b []byte) (events []Event, quotes []Quote, err error) {
	es, qs, err := Split(b)
	if err != nil {
		return nil, nil, err
	}
	for _, line := range es {
		e, err := ReadEvent(line)
		if err != nil {
			return nil, nil, fmt.Errorf("event record: %w", err)
		}
		events = append(events, e)
	}
	for _, line := range qs {
		q, err := ReadQuote(line)
		if err != nil {
			return nil, nil, fmt.Errorf("quote record: %w", err)
		}
		quotes = append(quotes, q)
	}
	return events, quotes, nil
}
