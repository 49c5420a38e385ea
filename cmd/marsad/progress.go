package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/schollz/progressbar/v3"
)

// A progress shows how much of the input is done. The nil *progress shows
// nothing.
type progress struct {
	bar    *progressbar.ProgressBar
	sizes  map[string]int64
	before int64  // size of the files that are done
	file   string // the current one
	text   int64  // bytes of its text that are done
	began  time.Time
	shown  bool
}

// patience is how long a run lasts before a bar is shown.
const patience = time.Second

// progress returns a bar when people watch the run and the sizes of all files
// are known: not for standard input and not for compressed files.
func (a *app) progress(o *codeOptions, paths []string) *progress {
	s := a.screen(a.err)
	if o.quiet || !s.tty || o.out == "" && a.screen(a.out).tty {
		return nil
	}
	p := &progress{sizes: map[string]int64{}, began: time.Now()}
	total := int64(0)
	for _, root := range paths {
		if root == "-" {
			return nil
		}
		err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			info, err := os.Stat(path)
			if err != nil || !info.Mode().IsRegular() || strings.HasSuffix(path, ".gz") {
				return fs.ErrInvalid
			}
			p.sizes[path] = info.Size()
			total += info.Size()
			return nil
		})
		if err != nil {
			return nil
		}
	}
	p.bar = progressbar.NewOptions64(total,
		progressbar.OptionSetWriter(a.err), progressbar.OptionSetWidth(30),
		progressbar.OptionSetPredictTime(true), progressbar.OptionThrottle(100*time.Millisecond), progressbar.OptionClearOnFinish(),
		progressbar.OptionSetDescription(a.text.s("code.progress")))
	return p
}

// show moves the bar on by one batch. Where in a file the batch ended is not
// known: its text so far stands for it.
func (p *progress) show(t tally) {
	if p == nil {
		return
	}
	if t.file != p.file {
		p.before += p.sizes[p.file]
		p.file, p.text = t.file, 0
	}
	p.text += t.bytes
	if time.Since(p.began) < patience {
		return
	}
	p.shown = true
	_ = p.bar.Set64(p.before + min(p.text, p.sizes[p.file]))
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
