package eval

import (
	"fmt"
	"io"
	"strings"
)

// Options are the flags of score.py.
type Options struct {
	PerType bool
	Errors  int // how many mistakes to print
	JSON    bool
}

// Write prints the report exactly as score.py prints it. Event types that are
// equally frequent in the gold come by name; score.py leaves their order to chance.
func (r *Report) Write(w io.Writer, o Options) error {
	var b strings.Builder
	if o.JSON {
		r.json(&b)
	} else {
		r.text(&b, o)
	}
	return write(w, b.String())
}

// write prints a finished report.
func write(w io.Writer, s string) error {
	if _, err := io.WriteString(w, s); err != nil {
		return fmt.Errorf("eval: write report: %w", err)
	}
	return nil
}

func (r *Report) json(b *strings.Builder) {
	f := pyFloat
	prf := func(m PRF) string {
		return `{"p": ` + f(m.P) + `, "r": ` + f(m.R) + `, "f": ` + f(m.F1) + `}`
	}
	fmt.Fprintf(b, `{"articles": %d, "gold": %d, "system": %d, "detect": %s, "country": %s, "strict": %s, "aux": %s, "mode": %s, "who": %s, "quotes": %s, "speaker": %s}`+"\n",
		r.Articles, r.Gold, r.System, prf(r.Detect.PRF), prf(r.Country.PRF), prf(r.Strict.PRF), f(r.Aux), f(r.Mode), f(r.Who), prf(r.Quotes), f(r.Speaker))
}

func (r *Report) text(b *strings.Builder, o Options) {
	fmt.Fprintf(b, "%d articles, %d gold mentions, %d coded", r.Articles, r.Gold, r.System)
	if r.Skipped > 0 {
		fmt.Fprintf(b, ", %d records of unknown documents", r.Skipped)
	}
	b.WriteByte('\n')
	for _, m := range []struct {
		name string
		Measure
	}{{"detect", r.Detect}, {"country", r.Country}, {"strict", r.Strict}} {
		fmt.Fprintf(b, "%-8s P %.3f  R %.3f  F1 %.3f   95%% [%.3f, %.3f]\n", m.name, m.P, m.R, m.F1, m.Low, m.High)
	}
	fmt.Fprintf(b, "on detected: aux %.3f  mode %.3f  who-overlap %.3f\n", r.Aux, r.Mode, r.Who)
	fmt.Fprintf(b, "quotes   P %.3f  R %.3f  F1 %.3f  speaker code %.3f  (%d sentences)\n", r.Quotes.P, r.Quotes.R, r.Quotes.F1, r.Speaker, r.QuoteSentences)
	if o.PerType {
		for _, t := range r.PerType {
			m := prf(t.Detect, t.Gold, t.Coded)
			fmt.Fprintf(b, "  %-10s gold %4d coded %4d  P %.2f R %.2f F1 %.2f  strict %d\n", t.Type, t.Gold, t.Coded, m.P, m.R, m.F1, t.Strict)
		}
	}
	for _, m := range r.Errors[:min(max(o.Errors, 0), len(r.Errors))] {
		fmt.Fprintf(b, "\n%s %s [%d] %s\n", m.Kind, m.Article, m.Sentence, m.Text)
		if m.Gold != "" {
			b.WriteString("  gold   " + m.Gold + "\n")
		}
		if m.Coded != "" {
			b.WriteString("  coded  " + m.Coded + "\n")
		}
	}
}
