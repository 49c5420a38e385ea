package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
	"syscall"
	"testing"
	"time"

	"marsad"
	"marsad/internal/read"
)

// A fakeCoder codes an article as its own text, after a random time.
type fakeCoder struct{}

func (fakeCoder) Code(a *marsad.Article) *marsad.Document {
	if strings.HasPrefix(a.Text, "panic") {
		panic("cannot code this")
	}
	time.Sleep(time.Duration(rand.IntN(300)) * time.Microsecond)
	return &marsad.Document{Article: *a, Text: a.Text, Events: make([]marsad.Event, 2)}
}

// testRun runs n articles, of which every tenth is refused by the reader and
// every twentieth makes the coder panic.
func testRun(ctx context.Context, jobs, n int, write func(string) error) (out string, refused []string, total tally, err error) {
	i := 0
	r := runner{
		jobs: jobs, coder: func() coder { return fakeCoder{} },
		render: func(b []byte, doc *marsad.Document) []byte { return append(append(b, doc.Text...), '\n') },
		next: func() (read.Item, error) {
			i++
			switch {
			case i > n:
				return read.Item{}, io.EOF
			case i%20 == 0:
				return read.Item{Article: marsad.Article{ID: fmt.Sprint("id", i), Text: "panic"}, Source: read.Source{File: "f", Line: i}}, nil
			case i%10 == 0:
				return read.Item{}, &read.Refusal{File: "f", Line: i, Reason: "bad"}
			}
			return read.Item{Article: marsad.Article{Text: fmt.Sprint("text ", i)}, Source: read.Source{File: "f", Line: i}}, nil
		},
		write: func(b []byte, refs []error, t tally) error {
			out += string(b)
			for _, ref := range refs {
				refused = append(refused, ref.Error())
			}
			total.add(t)
			if write != nil {
				return write(string(b))
			}
			return nil
		},
	}
	err = r.run(ctx)
	return out, refused, total, err
}

func TestRunnerKeepsOrder(t *testing.T) {
	want, refusals, total, err := testRun(context.Background(), 1, 333, nil)
	if err != nil || total.articles != 300 || total.refused != 33 || total.events != 600 || strings.Count(want, "\n") != 300 {
		t.Fatalf("%v, %+v", err, total)
	}
	if refusals[0] != "f:10: bad" || refusals[1] != `f:20: internal error while coding article "id20": cannot code this` {
		t.Errorf("refusals: %q", refusals[:2])
	}
	for _, jobs := range []int{2, 3, 8} {
		got, refs, sum, err := testRun(context.Background(), jobs, 333, nil)
		if err != nil || got != want || strings.Join(refs, "\n") != strings.Join(refusals, "\n") || sum != total {
			t.Errorf("%d jobs: other output than one: %v, %+v", jobs, err, sum)
		}
	}
}

func TestRunnerStops(t *testing.T) {
	full := errors.New("disk full")
	out, _, _, err := testRun(context.Background(), 4, 100_000, func(string) error { return full })
	if !errors.Is(err, full) || strings.Count(out, "\n") > batchArticles {
		t.Errorf("after a failed write: %v", err)
	}
	ctx, cancel := context.WithCancelCause(context.Background())
	writes := 0
	out, _, total, err := testRun(ctx, 4, 100_000, func(string) error {
		if writes++; writes == 3 {
			cancel(&interrupted{syscall.SIGTERM})
		}
		return nil
	})
	var stop *interrupted
	if !errors.As(err, &stop) || stop.signal != syscall.SIGTERM {
		t.Errorf("after an interrupt: %v", err)
	}
	if n := strings.Count(out, "\n"); n != total.articles || n == 0 || n > 10_000 {
		t.Errorf("%d articles written, %d counted", n, total.articles)
	}
	for i, line := range strings.Split(strings.TrimSpace(out), "\n") {
		n := i + 1 + i/9 // every tenth was refused
		if line != fmt.Sprint("text ", n) {
			t.Fatalf("line %d is %q: a gap before the end", i, line)
		}
	}
}

func TestQuantile(t *testing.T) {
	v := []float64{5, 1, 4, 2, 3}
	if quantile(v, .5) != 3 || quantile(v, .99) != 5 || quantile(v, 0) != 1 || quantile(nil, .5) != 0 {
		t.Error("quantiles of 1 … 5")
	}
}
