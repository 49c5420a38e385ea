package export

import (
	"context"
	"fmt"
	"iter"
	"strconv"

	"marsad/internal/read"
	"marsad/internal/record"
	"marsad/internal/store"
)

// Archive yields the records of the live codings of an archive in order of
// article, which is that of publication, each with what is known of its own
// article: files may use one id for different ones. Quotes are passed over, and
// few articles are held at a time. A record that cannot be read yields a
// *read.Refusal; any other error is one of the archive and ends the sequence.
func Archive(ctx context.Context, s store.Store) iter.Seq2[Record, error] {
	return func(yield func(Record, error) bool) {
		next, stop := iter.Pull2(s.Codings(ctx, 0))
		defer stop()
		coding, err, ok := next()
		for a, e := range s.Articles(ctx, 0) {
			for ok && err == nil && e == nil && coding.Article < a.ID {
				coding, err, ok = next() // its article came after the list of articles was begun
			}
			switch {
			case e != nil:
				yield(Record{}, e)
				return
			case err != nil:
				yield(Record{}, err)
				return
			case !ok:
				return
			case coding.Article != a.ID:
				continue
			}
			about := articleOf(&a.Article)
			if !recordsOf(&coding, &about, yield) {
				return
			}
			coding, err, ok = next()
		}
		if err != nil {
			yield(Record{}, err)
		}
	}
}

// recordsOf yields the records of one coding and reports whether more is wanted.
func recordsOf(c *store.Coding, about *Article, yield func(Record, error) bool) bool {
	refuse := func(i int, err error) bool {
		return yield(Record{}, &read.Refusal{File: "article " + strconv.FormatInt(int64(c.Article), 10), Line: i, Reason: err.Error(), Err: err})
	}
	events, _, err := record.Split(c.Records)
	if err != nil {
		return refuse(0, err)
	}
	for i, line := range events {
		e, err := record.ReadEvent(line)
		if err != nil {
			if !refuse(i+1, fmt.Errorf("record: %w", err)) {
				return false
			}
			continue
		}
		if !yield(Record{Event: e, about: about}, nil) {
			return false
		}
	}
	return true
}
