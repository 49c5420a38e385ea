package main

import (
	"fmt"
	"runtime"

	"github.com/spf13/cobra"
)

func (a *app) versionCommand() *cobra.Command {
	cmd := &cobra.Command{Use: "version", Args: a.args(0, 0)}
	lexicons := lexiconFlag(cmd)
	cmd.RunE = func(*cobra.Command, []string) error {
		p, err := a.load(*lexicons)
		if err != nil {
			return err
		}
		v := p.Versions()
		_, err = fmt.Fprintf(a.out, "marsad %s\nlexicon %s\nmodels %s\nontology %s\n%s %s/%s\n", v.Code, v.Lexicon, v.Models, v.Ontology, runtime.Version(), runtime.GOOS, runtime.GOARCH)
		return err
	}
	return cmd
}
