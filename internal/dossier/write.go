package dossier

import (
	_ "embed"
	"fmt"
	"html/template"
	"io"
	"strings"

	"marsad/internal/output"
)

//go:embed page.html
var pageHTML string

// HTML writes the dossier as one self-contained page without scripts. All text
// is escaped by html/template. Without a limit in s it shows some hundred items
// of each list.
func (d *Dossier) HTML(w io.Writer, s Style) error {
	t, err := template.New("dossier").Parse(pageHTML)
	if err != nil {
		return fmt.Errorf("dossier: page.html: %w", err)
	}
	if err := t.Execute(w, d.view(s.limited())); err != nil {
		return fmt.Errorf("dossier: write page: %w", err)
	}
	return nil
}

func (s Style) limited() Style {
	if s.Most == 0 {
		s.Most = defaultMost
	}
	return s
}

// Markdown appends the dossier as Markdown with tables, and returns b. It is
// limited as HTML is.
func (d *Dossier) Markdown(b []byte, s Style) []byte {
	v := d.view(s.limited())
	b = fmt.Appendf(b, "# %s\n", escape(v.Title))
	for _, f := range v.Facts {
		b = fmt.Appendf(b, "\n- %s", escape(f))
	}
	b = append(b, '\n')
	for _, sec := range v.Sections {
		b = fmt.Appendf(b, "\n## %s\n\n", escape(sec.Title))
		if len(sec.Rows) == 0 {
			b = fmt.Appendf(b, "%s\n", escape(sec.None))
			continue
		}
		b = row(b, sec.Head)
		b = append(append(b, strings.Repeat("|---", len(sec.Head))...), "|\n"...)
		for _, r := range sec.Rows {
			cells := make([]string, 0, len(sec.Head))
			for _, c := range r.Cells {
				cells = append(cells, escape(c))
			}
			if r.Quoted {
				text := escape(r.Before) + "**" + escape(r.Mark) + "**" + escape(r.After)
				if r.Mark == "" {
					text = escape(r.Before + r.After)
				}
				cells = append(cells, text)
			}
			b = row(b, cells)
		}
		if sec.More != "" {
			b = fmt.Appendf(b, "\n%s\n", escape(sec.More))
		}
	}
	return b
}

func row(b []byte, cells []string) []byte {
	for _, c := range cells {
		b = append(append(append(b, "| "...), c...), ' ')
	}
	return append(b, "|\n"...)
}

// markdown escapes what Markdown or HTML in it would take as a mark.
var markdown = strings.NewReplacer(`\`, `\\`, "`", "\\`", "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "<", "&lt;", ">", "&gt;", "&", "&amp;", "|", `\|`, "#", `\#`, "~", `\~`)

func escape(s string) string { return markdown.Replace(output.Clean(s)) }
