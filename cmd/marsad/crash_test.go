package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"marsad/internal/store"
	"marsad/internal/store/sqlite"
)

// crashArticles are how many articles a crash test adds, crashBatch how many of
// them a transaction holds.
const (
	crashArticles = 300
	crashBatch    = 10
)

// crashInput writes articles about invented happenings, with lines among them
// that are refused, and returns the path.
func crashInput(t *testing.T) string {
	t.Helper()
	var sb strings.Builder
	towns := []string{"الدار البيضاء", "صفاقس", "طرابلس", "أسوان", "البصرة"}
	for i := range crashArticles {
		if i%47 == 20 {
			fmt.Fprintf(&sb, `{"id":"bad%d","text":""}`+"\n", i)
		}
		fmt.Fprintf(&sb, `{"id":"c%d","source":"s%d","date":"2025-03-%02d","title":"لقاء رقم %d في %s","text":"استقبل وزير الخارجية المصري في القاهرة نظيره الليبي، وبحثا ملف الحدود رقم %d.\nوتظاهر %d من العمال في %s احتجاجًا على رفع الأسعار، واعتقلت الشرطة %d منهم."}`+"\n",
			i, i%3, 1+(i*7)%28, i, towns[i%len(towns)], i, 10+i, towns[(i+2)%len(towns)], i%9+1)
	}
	path := filepath.Join(t.TempDir(), "news.jsonl")
	if err := os.WriteFile(path, []byte(sb.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// addCommandLine is a process that adds the input to an archive.
func addCommandLine(dir, input string) *exec.Cmd {
	cmd := exec.Command("marsad", "add", "--quiet", "--batch", fmt.Sprint(crashBatch), "--jobs", "2", "--data", dir, input)
	cmd.Env = append(os.Environ(), "LC_ALL=C")
	return cmd
}

// finish runs it to its end; some articles of the input are refused.
func finish(t *testing.T, dir, input string) {
	t.Helper()
	out, err := addCommandLine(dir, input).CombinedOutput()
	exit, ok := errors.AsType[*exec.ExitError](err)
	if !ok || exit.ExitCode() != exitRefused {
		t.Fatalf("marsad add: %v\n%s", err, out)
	}
}

// snapshot writes all that the archive holds of articles, records and refusals,
// without the time at which it came in, after Check found it whole.
func snapshot(t *testing.T, dir string) (text string, articles int) {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.Open(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	if err := s.Check(ctx, func(f store.Fault) { t.Errorf("fault: %s", faultLine(f)) }); err != nil {
		t.Fatal(err)
	}
	var sb strings.Builder
	last := -1
	for a, err := range s.Articles(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		var n int
		if _, err := fmt.Sscanf(a.Article.ID, "c%d", &n); err != nil {
			t.Fatal(err)
		}
		last = max(last, n)
		a.Added = time.Time{}
		fmt.Fprintf(&sb, "%+v\n", a)
		articles++
	}
	if last != articles-1 {
		t.Errorf("%d articles, the last one is number %d: there is a gap", articles, last)
	}
	for c, err := range s.Codings(ctx, 0) {
		if err != nil {
			t.Fatal(err)
		}
		fmt.Fprintf(&sb, "%d %d\n%s", c.Article, c.Coder, c.Records)
	}
	refused, err := s.Refusals(ctx)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range refused {
		fmt.Fprintln(&sb, filepath.Base(r.File), r.Line, r.Reason)
	}
	return sb.String(), articles
}

// growing waits until the archive has more than some articles, or until done.
// It has left the archive when it returns.
func growing(t *testing.T, dir string, before int, done <-chan struct{}) {
	t.Helper()
	ctx := context.Background()
	s, err := sqlite.OpenExisting(ctx, dir)
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	for {
		c, err := s.Counts(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if c.Articles > before {
			return
		}
		select {
		case <-done:
			return
		case <-time.After(2 * time.Millisecond):
		}
	}
}

// TestKilled kills adds: the first of each archive at any moment, while the
// program loads or makes the archive too, the others some moments after a
// commit. After each the archive is whole and has at least what it had before;
// in the end it equals one of an undisturbed run byte for byte.
func TestKilled(t *testing.T) {
	kills, rounds := 30, 3
	if testing.Short() || raceOn { // the race detector makes each run some ten times longer
		kills, rounds = 3, 1
	}
	input := crashInput(t)
	undisturbed := t.TempDir()
	began := time.Now()
	finish(t, undisturbed, input)
	took := time.Since(began)
	want, n := snapshot(t, undisturbed)
	if n != crashArticles {
		t.Fatalf("%d articles of %d", n, crashArticles)
	}
	seed := uint64(time.Now().UnixNano())
	t.Logf("an undisturbed run takes %v; seed %d", took, seed)
	var midway atomic.Int64
	t.Run("rounds", func(t *testing.T) {
		for round := range rounds {
			t.Run(fmt.Sprint(round), func(t *testing.T) {
				t.Parallel()
				rnd := rand.New(rand.NewPCG(seed, uint64(round)))
				dir := t.TempDir()
				before := 0
				for kill := range kills / rounds {
					cmd := addCommandLine(dir, input)
					if err := cmd.Start(); err != nil {
						t.Fatal(err)
					}
					done := make(chan struct{})
					go func() { _ = cmd.Wait(); close(done) }() // it was killed
					if kill == 0 {
						time.Sleep(time.Duration(rnd.Int64N(int64(took / 2))))
					} else {
						growing(t, dir, before, done)
						time.Sleep(time.Duration(rnd.Int64N(int64(took) / (2 * crashArticles / crashBatch))))
					}
					if err := cmd.Process.Kill(); err != nil && !errors.Is(err, os.ErrProcessDone) {
						t.Fatal(err)
					}
					<-done
					_, after := snapshot(t, dir)
					if after < before {
						t.Errorf("after a kill: %d articles, %d before", after, before)
					}
					if after > before && after < crashArticles {
						midway.Add(1)
					}
					before = after
				}
				finish(t, dir, input)
				if got, _ := snapshot(t, dir); got != want {
					t.Error("after kills the archive differs from one of an undisturbed run")
				}
				if round > 0 {
					return
				}
				finish(t, dir, input) // once more changes nothing
				if got, _ := snapshot(t, dir); got != want {
					t.Error("adding again changed the archive")
				}
			})
		}
	})
	t.Logf("%d of %d kills fell between two commits", midway.Load(), kills)
	if kills == 30 && midway.Load() < 10 {
		t.Error("hardly a kill fell between two commits: the test shows little")
	}
}
