// Command marsad codes political events in Arabic news. README.md shows how to
// use it; each command tells about itself with --help, in English and Arabic.
package main

import (
	"errors"
	"fmt"
	"io"
	"os"
	"runtime/debug"
	"syscall"
	"time"
)

// Exit statuses. An interrupted run ends with 128 + the number of the signal.
const (
	exitOK      = 0
	exitFailure = 1
	exitUsage   = 2
	exitRefused = 3
)

// The memory that the garbage collector aims at unless GOMEMLIMIT says
// otherwise: the lexicons and models, and what each worker caches.
const (
	memoryBase   = 185 << 20
	memoryWorker = 36 << 20
)

// limitMemory sets the aim for a number of workers.
func (a *app) limitMemory(jobs int) {
	if a.env("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(memoryBase + int64(jobs)*memoryWorker)
	}
}

func main() {
	started := time.Now()
	a := &app{in: os.Stdin, out: os.Stdout, err: os.Stderr, env: os.Getenv, started: started}
	os.Exit(a.run(os.Args[1:]))
}

// An app is one run of the program: what it reads, where it writes and in which
// language it speaks.
type app struct {
	in       io.Reader
	out, err io.Writer
	env      func(string) string
	started  time.Time
	text     catalog
	verbose  bool
	models   string // folder of event models instead of the embedded ones
}

// run executes the command line and returns the exit status.
func (a *app) run(args []string) int {
	lang, err := language(args, a.env)
	a.text = catalogOf(lang)
	if err == nil {
		root := a.rootCommand()
		root.SetArgs(excluded(args))
		err = root.Execute()
	}
	return a.status(err)
}

// status reports err and returns the exit status that it means.
func (a *app) status(err error) int {
	var (
		stop  *interrupted
		usage *usageError
	)
	switch {
	case err == nil:
		return exitOK
	case errors.Is(err, errProblems), errors.Is(err, errFaults):
		return exitFailure // each was told when it was met
	case errors.Is(err, errRefused):
		return exitRefused
	case errors.Is(err, syscall.EPIPE):
		return 128 + int(syscall.SIGPIPE) // whoever read the output has seen enough
	case errors.As(err, &stop):
		return 128 + int(stop.signal)
	case errors.As(err, &usage):
		fmt.Fprintf(a.err, "marsad: %s\n%s\n", a.text.usageProblem(usage.err), a.text.f("usage.hint", usage.path))
		return exitUsage
	}
	fmt.Fprintln(a.err, "marsad:", err)
	return exitFailure
}

// Errors whose details have been printed already.
var (
	errRefused  = errors.New("some articles were refused")
	errProblems = errors.New("some lexicon rows are wrong")
)

// An interrupted error says which signal ended a run early.
type interrupted struct{ signal syscall.Signal }

func (i *interrupted) Error() string { return "interrupted by " + i.signal.String() }
