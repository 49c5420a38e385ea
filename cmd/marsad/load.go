package main

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"path/filepath"
	"time"

	"github.com/spf13/cobra"
	"golang.org/x/term"

	"marsad/data"
	"marsad/internal/event"
	"marsad/internal/lexicon"
	"marsad/internal/output"
	"marsad/internal/pipeline"
)

// load builds the pipeline of the embedded lexicons with the folders on top.
func (a *app) load(dirs []string) (*pipeline.Pipeline, error) {
	began := time.Now()
	folders := []fs.FS{data.FS}
	for _, dir := range dirs {
		if info, err := os.Stat(dir); err != nil {
			return nil, fmt.Errorf("lexicon: %w", err)
		} else if !info.IsDir() {
			return nil, fmt.Errorf("lexicon: %s: not a directory", dir)
		}
		folders = append(folders, os.DirFS(dir))
	}
	p, err := a.pipeline(folders)
	var probs lexicon.Problems
	if errors.As(err, &probs) {
		for _, problem := range checkFolders(dirs) {
			fmt.Fprintln(a.err, problem.Error())
		}
		return nil, errProblems
	}
	if err != nil {
		return nil, err
	}
	a.log().Debug("loaded", "lexicon", p.Versions().Lexicon, "seconds", time.Since(began).Seconds())
	return p, nil
}

func (a *app) pipeline(folders []fs.FS) (*pipeline.Pipeline, error) {
	if a.models == "" {
		return pipeline.New(folders...)
	}
	lex, err := lexicon.Load(folders...)
	if err != nil {
		return nil, err
	}
	models, err := event.ReadModels(os.DirFS(a.models))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", a.models, err)
	}
	// Records say with which models they were made when it is not the built-in ones.
	return pipeline.With(lex, models).Build("models." + models.Hash[:16]), nil
}

// log returns the logger of the run: silent unless --verbose.
func (a *app) log() *slog.Logger {
	level := slog.LevelWarn
	if a.verbose {
		level = slog.LevelDebug
	}
	return slog.New(slog.NewTextHandler(a.err, &slog.HandlerOptions{Level: level}))
}

// checkFolders loads the lexicons once more to name each wrong row with the
// path of its file, which the lexicon itself, for stable hashes, does not know.
func checkFolders(dirs []string) lexicon.Problems {
	folders := []fs.FS{data.FS}
	for _, dir := range dirs {
		folders = append(folders, namedFolder(dir))
	}
	_, err := lexicon.Load(folders...)
	var probs lexicon.Problems
	errors.As(err, &probs)
	return probs
}

// A namedFolder is a folder whose files are called by their path.
type namedFolder string

// Open opens the file of a path that Glob returned.
func (f namedFolder) Open(name string) (fs.File, error) { return os.Open(name) }

// Glob returns the paths of the files in the folder that match.
func (f namedFolder) Glob(pattern string) ([]string, error) {
	names, err := fs.Glob(os.DirFS(string(f)), pattern)
	for i := range names {
		names[i] = filepath.Join(string(f), names[i])
	}
	return names, err
}

// A screen is what is known of the place that output goes to.
type screen struct {
	tty    bool
	width  int
	colour bool
}

// screen looks at a writer. Only a terminal has a width.
func (a *app) screen(w io.Writer) screen {
	f, ok := w.(*os.File)
	if !ok || !term.IsTerminal(int(f.Fd())) {
		return screen{}
	}
	s := screen{tty: true, width: 80, colour: a.env("NO_COLOR") == "" && a.env("TERM") != "dumb"}
	if n, _, err := term.GetSize(int(f.Fd())); err == nil && n > 0 {
		s.width = n
	}
	return s
}

// table is the table for people on that screen.
func (a *app) table(s screen, min float64) output.Table {
	return output.Table{Width: s.width, TTY: s.tty, Colour: s.colour, Lang: a.text.lang, MinConfidence: min}
}

// create opens the file that --out names, or standard output.
func (a *app) create(path string) (io.Writer, func() error, error) {
	if path == "" || path == "-" {
		return a.out, func() error { return nil }, nil
	}
	f, err := os.Create(path)
	if err != nil {
		return nil, nil, fmt.Errorf("output: %w", err)
	}
	return f, f.Close, nil
}

// lexiconFlag adds --lexicon to a command.
func lexiconFlag(cmd *cobra.Command) *[]string {
	return cmd.Flags().StringArray("lexicon", nil, "")
}
