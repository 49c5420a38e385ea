package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A progress shows how much of the input is done. The nil *progress shows
// nothing.
type progress struct {
	bar   *progressbar.ProgressBar
	text  catalog
	total int64        // size of all files
	taken func() int64 // bytes read of them so far
	done  int          // articles
	began time.Time
	shown bool
}

// patience is how long a run lasts before a bar is shown.
const patience = time.Second

// progress returns a bar when people watch the run and the sizes of all files
// are known: not for standard input. taken tells how much of them is read.
func (a *app) progress(quiet bool, out string, paths []string, taken func() int64) *progress {
	s := a.screen(a.err)
	if quiet || !s.tty || out == "" && a.screen(a.out).tty {
		return nil
	}
	p := &progress{text: a.text, taken: taken, began: time.Now()}
	for _, root := range paths {
		if root == "-" {
			return nil
		}
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := os.Stat(path)
			if err != nil || !info.Mode().IsRegular() {
				return fs.ErrInvalid
			}
			p.total += info.Size()
			return nil
		})
		if err != nil {
			return nil
		}
	}
	p.bar = progressbar.NewOptions64(p.total,
		progressbar.OptionSetWriter(a.err), progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetDescription(a.text.s("code.progress")))
	return p
}

// show moves the bar on after a number of articles. What is read and not yet
// coded counts as done: a few batches.
func (p *progress) show(articles int) {
	if p == nil {
		return
	}
	p.done += articles
	took := time.Since(p.began)
	if took < patience {
		return
	}
	p.shown = true
	p.bar.Describe(p.text.f("code.rate", p.text.count("article", p.done), float64(p.done)/took.Seconds()))
	_ = p.bar.Set64(min(p.taken(), p.total))
}

// step tells what was refused and moves the bar on. Without a bar it tells all
// the same.
func (p *progress) step(a *app, refused []error, articles int) {
	if len(refused) > 0 {
		p.clear()
		a.refused(refused)
	}
	p.show(articles)
}

// clear takes the bar away to make room for a line.
func (p *progress) clear() {
	if p != nil && p.shown {
		_ = p.bar.Clear()
	}
}

func (p *progress) finish() {
	if p != nil && p.shown {
		_ = p.bar.Exit()
		_ = p.bar.Clear()
	}
}
