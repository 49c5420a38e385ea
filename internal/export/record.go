package export

import (
	"io"
	"iter"

	"marsad/internal/record"
)

// A Record is an event to export.
type Record struct {
	record.Event
	about *Article // nil when only Options.Articles tells of it
}

// Read yields the records of the files; see [record.Events].
func Read(paths []string, stdin io.Reader) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		for e, err := range record.Events(paths, stdin) {
			if !yield(Record{Event: e}, err) {
				return
			}
		}
	}
}
