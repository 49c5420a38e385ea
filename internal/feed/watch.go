package feed

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"time"
)

// A Watcher looks at sources and fetches the articles they point to. Fetcher and
// Sink must be set; it must not be copied or changed while it runs.
type Watcher struct {
	Fetcher *Fetcher
	Sink    Sink
	// States are those kept earlier, by address. The watcher takes them over.
	States map[string]State
	// Interval is the time between two looks at a source (15 min). After
	// failures it doubles each time, up to a day.
	Interval time.Duration
	// MaxEntries is the most pages fetched in one look (100); the rest waits for
	// the next. MaxAge is how old, by its date, an entry may be (30 days).
	MaxEntries int
	MaxAge     time.Duration
	// Jobs is how many sources are looked at at the same time (16): they
	// mostly wait for the turn of their hosts.
	Jobs int
	// Note, when not nil, is told what happens, by one goroutine at a time.
	Note func(Note)

	mu      sync.Mutex // for Sink, Note, States and claimed
	claimed map[string]bool
}

// A Note is something that happened: a look at a source, or a page that was
// refused or is still to be had.
type Note struct {
	Source    string
	URL       string // of the page; empty for a look at the source
	Reason    string // why not; empty for a good look
	Temporary bool   // it is tried again
	Articles  int    // new ones of a look
	Items     int    // entries of a look
}

const maxInterval = 24 * time.Hour

func (w *Watcher) prepare() {
	w.Interval = or(w.Interval, 15*time.Minute)
	w.MaxEntries = or(w.MaxEntries, 100)
	w.MaxAge = or(w.MaxAge, 30*24*time.Hour)
	w.Jobs = or(w.Jobs, 16)
	if w.States == nil {
		w.States = map[string]State{}
	}
	w.claimed = map[string]bool{}
}

// Once looks at each source once, except those whose time after failures has
// not come, and returns how many looks failed. The error is the sink's, or the
// cause of ctx when that was cancelled.
func (w *Watcher) Once(ctx context.Context, sources []Source) (failed int, err error) {
	w.prepare()
	err = w.each(ctx, sources, func(ctx context.Context, s Source, turn chan struct{}) error {
		st := w.state(s)
		if st.Failures > 0 && time.Now().Before(st.NextFetch) {
			w.note(Note{Source: s.URL, Temporary: true, Reason: "not tried before " + st.NextFetch.UTC().Format(time.RFC3339) + ": " + st.LastError})
			w.mu.Lock()
			failed++
			w.mu.Unlock()
			return nil
		}
		st, err := w.turn(ctx, s, turn)
		if err == nil && st.Failures > 0 {
			w.mu.Lock()
			failed++
			w.mu.Unlock()
		}
		return err
	})
	return failed, err
}

// Run looks at the sources again and again until ctx is cancelled or the sink
// fails. The error is the cause of ctx or the sink's.
func (w *Watcher) Run(ctx context.Context, sources []Source) error {
	w.prepare()
	return w.each(ctx, sources, func(ctx context.Context, s Source, turn chan struct{}) error {
		for {
			timer := time.NewTimer(time.Until(w.state(s).NextFetch))
			select {
			case <-timer.C:
			case <-ctx.Done():
				timer.Stop()
				return context.Cause(ctx)
			}
			if _, err := w.turn(ctx, s, turn); err != nil {
				return err
			}
		}
	})
}

// each runs do for all sources, and stops them all at the first error.
func (w *Watcher) each(ctx context.Context, sources []Source, do func(context.Context, Source, chan struct{}) error) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	turn := make(chan struct{}, w.Jobs)
	var wg sync.WaitGroup
	for _, s := range sources {
		wg.Go(func() {
			if err := do(ctx, s, turn); err != nil {
				cancel(err)
			}
		})
	}
	wg.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return nil
}

func (w *Watcher) state(s Source) State {
	w.mu.Lock()
	defer w.mu.Unlock()
	st := w.States[s.URL]
	st.URL = s.URL
	return st
}

func (w *Watcher) note(n Note) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.Note != nil {
		w.Note(n)
	}
}

// turn waits for a place and looks at a source.
func (w *Watcher) turn(ctx context.Context, s Source, turn chan struct{}) (State, error) {
	select {
	case turn <- struct{}{}:
		defer func() { <-turn }()
	case <-ctx.Done():
		return State{}, context.Cause(ctx)
	}
	st := w.state(s)
	l := look{Watcher: w, source: s, st: &st}
	err := l.guarded(ctx)
	var own *Error
	var sink *sinkError
	switch {
	case errors.As(err, &sink):
		return st, sink.err
	case ctx.Err() != nil:
		// What was fetched is kept, but a look that was broken off says nothing
		// of the health of its source.
		if e := w.keep(ctx, w.broken(st)); e != nil {
			return st, e
		}
		return st, context.Cause(ctx)
	}
	now := time.Now()
	st.LastFetch = now.UTC().Truncate(time.Second)
	n := Note{Source: s.URL, Articles: l.articles, Items: st.Items}
	if err != nil {
		st.Failures++
		st.LastError = err.Error()
		wait := w.Interval
		for range min(st.Failures, 20) {
			if wait *= 2; wait >= maxInterval {
				wait = maxInterval
				break
			}
		}
		st.LastStatus = 0
		if errors.As(err, &own) {
			st.LastError, st.LastStatus = own.Reason, own.Status
			wait = max(wait, own.Wait)
		}
		st.NextFetch = now.Add(wait).UTC().Truncate(time.Second)
		n.Reason, n.Temporary = st.LastError, true
	} else {
		st.Failures, st.LastError = 0, l.flaw
		st.LastOK = st.LastFetch
		st.NextFetch = now.Add(w.Interval).UTC().Truncate(time.Second)
		n.Reason = l.flaw
	}
	if err := w.keep(ctx, st); err != nil {
		return st, err
	}
	w.note(n)
	return st, nil
}

// broken returns the earlier state with the counts of what was taken since.
func (w *Watcher) broken(st State) State {
	old := w.state(Source{URL: st.URL})
	old.Articles, old.Refused = st.Articles, st.Refused
	old.ETag, old.LastModified = "", "" // entries may be left
	return old
}

// A sinkError is an error of the sink.
type sinkError struct{ err error }

func (e *sinkError) Error() string { return e.err.Error() }
func (e *sinkError) Unwrap() error { return e.err }

func (w *Watcher) keep(ctx context.Context, st State) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.States[st.URL] = st
	if err := w.Sink.Keep(context.WithoutCancel(ctx), st); err != nil {
		return fmt.Errorf("keep state of %s: %w", st.URL, err)
	}
	return nil
}
