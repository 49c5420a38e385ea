package main

import (
	"bufio"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"

	"github.com/spf13/cobra"

	"marsad"
	"marsad/data"
	"marsad/internal/morph"
	"marsad/internal/norm"
)

// showCommand prints what the lexicons know of a word: its analyses, then the
// rows that have it, or one of its lemmas, among their forms.
func (a *app) showCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "show WORD…", Args: a.args(1, -1)}
	dirs := lexiconFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		word := strings.Join(strings.Fields(strings.Join(args, " ")), " ")
		if word == "" {
			return &usageError{cmd.CommandPath(), a.text.err("usage.few", 0, 1)}
		}
		p, err := a.load(*dirs)
		if err != nil {
			return err
		}
		var analyses []morph.Analysis
		if !strings.Contains(word, " ") {
			analyses = p.Analyses(word)
		}
		found, err := a.rowsOf(word, analyses, *dirs)
		if err != nil {
			return err
		}
		var sb strings.Builder
		known := false
		for i := range analyses {
			if an := &analyses[i]; an.Known {
				if !known {
					sb.WriteString(a.text.s("show.analyses") + "\n")
				}
				known = true
				sb.WriteString("  " + analysisLine(an) + "\n")
			}
		}
		if !known && len(analyses) > 0 { // several words have rows, no analysis
			sb.WriteString(a.text.f("show.unknown", word) + "\n  " + analysisLine(&analyses[0]) + "\n")
		}
		if len(found) == 0 {
			sb.WriteString(a.text.s("show.norows") + "\n")
		} else {
			sb.WriteString(a.text.s("show.rows") + "\n")
		}
		for _, r := range found {
			sb.WriteString("  " + r + "\n")
		}
		_, err = fmt.Fprint(a.out, sb.String())
		return err
	}
	return cmd
}

// analysisLine writes part of speech and features, then where the lemma
// stands, then the Arabic.
func analysisLine(an *morph.Analysis) string {
	f := []string{an.POS.String()}
	add := func(names []string, i int) {
		if i < len(names) && names[i] != "" {
			f = append(f, names[i])
		}
	}
	add([]string{"", "perfect", "imperfect", "imperative"}, int(an.Feats.Aspect))
	if an.POS == marsad.POSVerb {
		add([]string{"", "active", "passive"}, int(an.Feats.Voice))
	}
	if an.Feats.Person > 0 {
		f = append(f, fmt.Sprintf("person %d", an.Feats.Person))
	}
	add([]string{"", "masc", "fem"}, int(an.Feats.Gender))
	add([]string{"", "sing", "dual", "plural"}, int(an.Feats.Number))
	add([]string{"", "masdar", "participle", "passive participle"}, int(an.Feats.Deriv))
	if an.Feats.Def {
		f = append(f, "definite")
	}
	if an.Lemma == nil {
		return strings.Join(f, " ")
	}
	if an.Lemma.Class != "" {
		f = append(f, "class "+an.Lemma.Class)
	}
	s := strings.Join(f, " ")
	if an.Lemma.Row != "" {
		s += "  " + an.Lemma.Row
	}
	s += "  " + an.Lemma.Text
	if an.Lemma.Root != "" && an.Lemma.Root != an.Lemma.Text {
		s += " < " + an.Lemma.Root
	}
	return s
}

// formColumns are the columns of lexicon files that hold Arabic forms.
var formColumns = []string{"lemma", "imperfect", "masdars", "plurals", "form", "name", "aliases", "nisba", "people", "capital", "noun", "title", "phrase", "word"}

// rowsOf returns the rows, as file:line and columns, that have the word or one
// of its lemmas among their forms.
func (a *app) rowsOf(word string, analyses []morph.Analysis, dirs []string) ([]string, error) {
	keys := map[string]bool{norm.Fold(word): true}
	for i := range analyses {
		if l := analyses[i].Lemma; l != nil && analyses[i].Known {
			keys[norm.Fold(l.Text)] = true
			if l.Root != "" {
				keys[norm.Fold(l.Root)] = true
			}
		}
	}
	var out []string
	for i, fsys := range append([]fs.FS{data.FS}, folders(dirs)...) {
		names, err := fs.Glob(fsys, "*.tsv")
		if err != nil {
			return nil, err
		}
		sort.Strings(names)
		for _, name := range names {
			shown := name
			if i > 0 {
				shown = filepath.Join(dirs[i-1], name)
			}
			rows, err := matches(fsys, name, shown, keys)
			if err != nil {
				return nil, fmt.Errorf("lexicon: %w", err)
			}
			out = append(out, rows...)
		}
	}
	return out, nil
}

func folders(dirs []string) []fs.FS {
	var out []fs.FS
	for _, dir := range dirs {
		out = append(out, os.DirFS(dir))
	}
	return out
}

// matches returns the rows of one file that have one of keys among their forms.
// The file has been loaded before, so its grammar is known to be right.
func matches(fsys fs.FS, name, shown string, keys map[string]bool) ([]string, error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	var out, columns []string
	sc := bufio.NewScanner(f)
	for n := 1; sc.Scan(); n++ {
		if strings.HasPrefix(sc.Text(), "#") {
			continue
		}
		fields := strings.Split(sc.Text(), "\t")
		if columns == nil {
			columns = fields
			continue
		}
		if !hasForm(columns, fields, keys) {
			continue
		}
		line := fmt.Sprintf("%s:%d", shown, n)
		for i, v := range fields {
			if v != "" && i < len(columns) {
				line += "  " + columns[i] + "=" + v
			}
		}
		out = append(out, line)
	}
	return out, sc.Err()
}

func hasForm(columns, fields []string, keys map[string]bool) bool {
	for i, v := range fields {
		if i >= len(columns) || v == "" || !slices.Contains(formColumns, columns[i]) {
			continue
		}
		for _, form := range strings.Split(v, "|") {
			if keys[norm.Fold(form)] {
				return true
			}
		}
	}
	return false
}
