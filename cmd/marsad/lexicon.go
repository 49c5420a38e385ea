package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"

	"github.com/spf13/cobra"

	"marsad/data"
	"marsad/internal/lexicon"
)

func (a *app) lexiconCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "lexicon", Args: cobra.ArbitraryArgs,
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &usageError{cmd.CommandPath(), a.text.err("usage.command", args[0])}
			}
			return cmd.Help()
		},
	}
	cmd.AddCommand(a.checkCommand(), a.showCommand())
	return cmd
}

// checkCommand checks the embedded lexicons with the folders on top and prints
// every problem.
func (a *app) checkCommand() *cobra.Command {
	return &cobra.Command{
		Use: "check [DIR…]", Args: a.args(0, -1),
		RunE: func(_ *cobra.Command, dirs []string) error {
			for _, dir := range dirs {
				if info, err := os.Stat(dir); err != nil {
					return fmt.Errorf("lexicon: %w", err)
				} else if !info.IsDir() {
					return fmt.Errorf("lexicon: %s: not a directory", dir)
				}
			}
			folders := []fs.FS{data.FS}
			for _, dir := range dirs {
				folders = append(folders, namedFolder(dir))
			}
			lex, err := lexicon.Load(folders...)
			var probs lexicon.Problems
			switch {
			case errors.As(err, &probs):
				for _, p := range probs {
					fmt.Fprintln(a.out, p.Error())
				}
				fmt.Fprintln(a.err, a.text.count("problem", len(probs)))
				return errProblems
			case err != nil:
				return err
			}
			rows := len(lex.Verbs) + len(lex.Nouns) + len(lex.Particles) + len(lex.Countries) + len(lex.Places) + len(lex.People) + len(lex.Terms) +
				len(lex.Orgs) + len(lex.Roles) + len(lex.Titles) + len(lex.Names) + len(lex.Reporting) + len(lex.Frames) + len(lex.Operators) + len(lex.Topics)
			_, err = fmt.Fprintln(a.out, a.text.f("lexicon.fine", rows, lex.Hash))
			return err
		},
	}
}
