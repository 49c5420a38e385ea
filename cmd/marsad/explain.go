package main

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"runtime"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/internal/output"
	"marsad/internal/pipeline"
	"marsad/internal/read"
)

func (a *app) explainCommand() *cobra.Command {
	var format, out, input, only string
	var min float64
	cmd := &cobra.Command{Use: "explain FILE…", Args: a.args(1, -1)}
	f := cmd.Flags()
	f.StringVarP(&format, "format", "f", "text", "")
	f.StringVarP(&out, "out", "o", "", "")
	f.StringVar(&input, "input", "auto", "")
	f.StringVar(&only, "article", "", "")
	f.Float64Var(&min, "min-confidence", defaultMinConfidence, "")
	lexicons := lexiconFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) (err error) {
		if err := a.oneOf(cmd, "format", format, "text", "html"); err != nil {
			return err
		}
		if err := a.oneOf(cmd, "input", input, read.Kinds()...); err != nil {
			return err
		}
		p, err := a.load(*lexicons)
		if err != nil {
			return err
		}
		dst, closeFile, err := a.create(out)
		if err != nil {
			return err
		}
		defer func() {
			if e := closeFile(); err == nil && e != nil {
				err = fmt.Errorf("output: %w", e)
			}
		}()
		e := explainer{app: a, p: p, min: min, only: only}
		reader := read.Open(args, read.Options{Input: read.Kind(input), Stdin: a.in})
		if format == "html" {
			return e.page(dst, reader)
		}
		return e.plain(dst, reader)
	}
	return cmd
}

// An explainer shows articles with their marks and records.
type explainer struct {
	*app
	p    *pipeline.Pipeline
	min  float64
	only string // id of the one article to show; "" for all
}

// plain writes the articles as text as they are coded.
func (e *explainer) plain(dst io.Writer, reader *read.Reader) error {
	style := e.plainStyle(dst)
	legend := style.Legend(nil) // before the first article; there may be none
	return e.each(reader, func(b []byte, doc *marsad.Document) []byte {
		return style.Document(append(b, '\n'), doc)
	}, func(b []byte) error {
		if len(b) > 0 {
			b, legend = append(legend, b...), nil
		}
		if _, err := dst.Write(b); err != nil {
			return fmt.Errorf("output: %w", err)
		}
		return nil
	}, nil)
}

// page writes one HTML page of all articles.
func (e *explainer) page(dst io.Writer, reader *read.Reader) error {
	var docs []*marsad.Document
	err := e.each(reader, func(b []byte, _ *marsad.Document) []byte { return b }, func([]byte) error { return nil }, func(doc *marsad.Document) {
		docs = append(docs, doc)
	})
	if err != nil && err != errRefused {
		return err
	}
	var b bytes.Buffer
	if e := (output.Page{Lang: e.text.lang, MinConfidence: e.min, Versions: e.p.Versions()}).Write(&b, docs); e != nil {
		return e
	}
	if _, e := dst.Write(b.Bytes()); e != nil {
		return fmt.Errorf("output: %w", e)
	}
	return err
}

// each codes the articles that are asked for, with their why.
func (e *explainer) each(reader *read.Reader, render func([]byte, *marsad.Document) []byte, write func([]byte) error, keep func(*marsad.Document)) error {
	ctx, done := watchSignals(context.Background())
	defer done()
	total := tally{}
	r := runner{
		jobs: runtime.GOMAXPROCS(0), min: e.min, render: render,
		coder: func() coder { return newWorker(e.p, true) },
		next: func() (read.Item, error) {
			for {
				item, err := reader.Next()
				if err == nil && e.only != "" && item.Article.ID != e.only {
					continue
				}
				return item, err
			}
		},
		write: func(b []byte, refused []error, t tally) error {
			total.add(t)
			for _, ref := range refused {
				fmt.Fprintln(e.err, ref.Error())
			}
			return write(b)
		},
	}
	if keep != nil {
		r.keep = func(_ float64, doc *marsad.Document) { keep(doc) }
	}
	err := r.run(ctx)
	switch {
	case err != nil:
		return err
	case e.only != "" && total.articles == 0:
		return e.text.err("explain.noarticle", e.only)
	case total.refused > 0:
		return errRefused
	}
	return nil
}

// plainStyle is the text form that suits a writer.
func (e *explainer) plainStyle(dst io.Writer) output.Plain {
	s := e.screen(dst)
	return output.Plain{Width: s.width, TTY: s.tty, Colour: s.colour, Lang: e.text.lang, MinConfidence: e.min}
}
