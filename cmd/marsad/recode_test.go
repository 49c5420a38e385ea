package main

import (
	"context"
	"errors"
	"io"
	"iter"
	"testing"
	"time"

	"marsad"
	"marsad/internal/store"
)

// A slowStore has articles without end, each of which waits to be let go.
type slowStore struct {
	store.Store
	begun, let chan struct{}
	left       bool // the reading ended in order
}

func (s *slowStore) Uncoded(context.Context, marsad.Versions) iter.Seq2[store.Article, error] {
	return func(yield func(store.Article, error) bool) {
		defer func() { s.left = true }()
		for id := store.ArticleID(1); ; id++ {
			s.begun <- struct{}{}
			<-s.let
			if !yield(store.Article{ID: id, Key: store.Key{byte(id)}}, nil) {
				return
			}
		}
	}
}

// A recoding that is interrupted ends while its reading goroutine waits for the
// archive; the two must not be in the sequence of articles at the same time.
func TestRecoderClose(t *testing.T) {
	s := &slowStore{begun: make(chan struct{}), let: make(chan struct{})}
	r := newRecoder(context.Background(), s, marsad.Versions{})
	read := make(chan error)
	go func() {
		_, err := r.read()
		read <- err
	}()
	<-s.begun
	closed := make(chan error)
	go func() { closed <- r.close() }()
	select {
	case <-closed:
		t.Fatal("closed while an article was read")
	case <-time.After(20 * time.Millisecond): // time in which a close that does not wait would be done
	}
	s.let <- struct{}{}
	if err := <-read; err != nil {
		t.Errorf("the article that was being read: %v", err)
	}
	if err := <-closed; err != nil || !s.left {
		t.Errorf("closed: %v, reading ended: %v", err, s.left)
	}
	if _, err := r.read(); !errors.Is(err, io.EOF) {
		t.Errorf("after closing: %v", err)
	}
}
