// Command marsad codes political events in Arabic news.
package main

import (
	"fmt"
	"os"

	"github.com/spf13/cobra"
)

func main() {
	root := &cobra.Command{Use: "marsad", SilenceUsage: true, SilenceErrors: true}
	root.AddCommand(trainCommand())
	if err := root.Execute(); err != nil {
		fmt.Fprintln(os.Stderr, "marsad:", err)
		os.Exit(1)
	}
}
