package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"
)

// watchSignals returns a context that the first SIGINT or SIGTERM cancels, with
// an interrupted error as its cause. A second one ends the program at once.
func watchSignals(parent context.Context) (ctx context.Context, done func()) {
	ctx, cancel := context.WithCancelCause(parent)
	signals := make(chan os.Signal, 2)
	signal.Notify(signals, os.Interrupt, syscall.SIGTERM)
	go func() {
		s, ok := <-signals
		if !ok {
			return
		}
		cancel(&interrupted{s.(syscall.Signal)})
		if s, ok = <-signals; ok {
			os.Exit(128 + int(s.(syscall.Signal)))
		}
	}()
	return ctx, func() {
		signal.Stop(signals)
		close(signals)
		cancel(nil)
	}
}

// elapsed returns the seconds since the program started.
func (a *app) elapsed() float64 { return time.Since(a.started).Seconds() }
