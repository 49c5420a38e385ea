package main

import (
	"errors"
	"fmt"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// A usageError is a command line that cannot be understood.
type usageError struct {
	path string // of the command, for the hint
	err  error
}

func (u *usageError) Error() string { return u.err.Error() }

// rootCommand builds the tree of commands with the texts of the run's language.
func (a *app) rootCommand() *cobra.Command {
	root := &cobra.Command{
		Use: "marsad", SilenceUsage: true, SilenceErrors: true,
		Args:              cobra.ArbitraryArgs, // an unknown command is told by RunE
		CompletionOptions: cobra.CompletionOptions{DisableDefaultCmd: true},
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) > 0 {
				return &usageError{"marsad", a.text.err("usage.command", args[0])}
			}
			return cmd.Help()
		},
	}
	root.SetIn(a.in)
	root.SetOut(a.out)
	root.SetErr(a.err)
	flags := root.PersistentFlags()
	flags.String("lang", string(a.text.lang), "")
	flags.Lookup("lang").DefValue = "" // its text says what the default is
	flags.BoolVarP(&a.verbose, "verbose", "v", false, "")
	flags.StringVar(&a.models, "models", "", "")
	lexicon := a.lexiconCommand()
	help := a.helpCommand(root)
	root.AddCommand(a.codeCommand(), a.explainCommand(), a.demoCommand(),
		a.addCommand(), a.searchCommand(), a.dossierCommand(), a.recodeCommand(), a.diffCommand(), a.archiveCheckCommand(), a.refusedCommand(), a.evalCommand(), lexicon, a.trainCommand(), a.benchCommand(),
		a.watchCommand(), a.feedsCommand(), a.exportCommand(), a.versionCommand(), a.completionCommand(root))
	root.SetHelpCommand(help)
	root.SetFlagErrorFunc(func(cmd *cobra.Command, err error) error {
		return &usageError{cmd.CommandPath(), err}
	})
	root.SetUsageTemplate(a.usageTemplate())
	root.SetHelpTemplate("{{with (or .Long .Short)}}{{. | trimTrailingWhitespaces}}\n\n{{end}}{{if or .Runnable .HasSubCommands}}{{.UsageString}}{{end}}")
	root.AddCommand(help)
	a.describe(root)
	return root
}

// usageTemplate is cobra's template of usage with its headings from the catalog.
func (a *app) usageTemplate() string {
	t := a.text
	return t.s("usage.usage") + ":{{if .Runnable}}\n  {{.UseLine}}{{end}}{{if .HasAvailableSubCommands}}\n  {{.CommandPath}} COMMAND{{end}}" +
		"{{if .HasExample}}\n\n" + t.s("usage.examples") + ":\n{{.Example}}{{end}}" +
		"{{if .HasAvailableSubCommands}}\n\n" + t.s("usage.commands") + `:{{range .Commands}}{{if or .IsAvailableCommand (eq .Name "help")}}` + "\n  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}" +
		"{{if .HasAvailableLocalFlags}}\n\n" + t.s("usage.flags") + ":\n{{.LocalFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}" +
		"{{if .HasAvailableInheritedFlags}}\n\n" + t.s("usage.global") + ":\n{{.InheritedFlags.FlagUsages | trimTrailingWhitespaces}}{{end}}\n"
}

// describe gives every command and flag its texts from the catalog. Their keys
// are the path of the command, and that path with the name of the flag.
func (a *app) describe(cmd *cobra.Command) {
	key := strings.ReplaceAll(cmd.CommandPath(), " ", ".")
	cmd.Short = a.text.s(key)
	cmd.Long = cmd.Short
	if long, ok := a.text.texts[key+":long"]; ok {
		cmd.Long = cmd.Short + "\n\n" + long
	}
	cmd.Example = strings.TrimRight(a.text.texts[key+":example"], "\n")
	cmd.InitDefaultHelpFlag()
	cmd.LocalFlags().VisitAll(func(f *pflag.Flag) {
		f.Usage = a.text.s(a.flagKey(cmd, f))
		a.describeDefault(f)
	})
	for _, c := range cmd.Commands() {
		a.describe(c)
	}
}

// describeDefault tells the default of a flag in the language of the run: pflag
// itself can tell it in English only, and does so where DefValue is not zero.
func (a *app) describeDefault(f *pflag.Flag) {
	zero := map[string]string{"string": "", "bool": "false", "int": "0", "int64": "0", "float64": "0", "duration": "0s"}
	if none, ok := zero[f.Value.Type()]; ok && f.DefValue != none {
		f.Usage += a.text.f("usage.default", f.DefValue)
		f.DefValue = none
	}
}

// flagKey returns the key of a flag's text: the command's own, or the one that
// commands share.
func (a *app) flagKey(cmd *cobra.Command, f *pflag.Flag) string {
	key := strings.ReplaceAll(cmd.CommandPath(), " ", ".") + "--" + f.Name
	if _, ok := a.text.texts[key]; ok {
		return key
	}
	return "--" + f.Name
}

// usageProblem says in the language of the catalog what is wrong with a
// command line.
func (c catalog) usageProblem(err error) string {
	var (
		missing *pflag.NotExistError
		value   *pflag.ValueRequiredError
		invalid *pflag.InvalidValueError
	)
	switch {
	case errors.As(err, &missing):
		name := "--" + missing.GetSpecifiedName()
		if missing.GetSpecifiedShortnames() != "" {
			// pflag takes a byte for a name; what was written is here.
			name = "-" + missing.GetSpecifiedShortnames()
		}
		return c.f("usage.flag", name)
	case errors.As(err, &value):
		return c.f("usage.value", "--"+value.GetFlag().Name)
	case errors.As(err, &invalid):
		return c.f("usage.invalid", invalid.GetValue(), "--"+invalid.GetFlag().Name)
	}
	return err.Error()
}

// args returns a check that there are from min to max arguments; max < 0 is no limit.
func (a *app) args(min, max int) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		switch {
		case len(args) < min:
			return &usageError{cmd.CommandPath(), a.text.err("usage.few", len(args), min)}
		case max >= 0 && len(args) > max:
			return &usageError{cmd.CommandPath(), a.text.err("usage.many", len(args), max)}
		}
		return nil
	}
}

// oneOf checks the value of a flag that has a few values.
func (a *app) oneOf(cmd *cobra.Command, flag, value string, values ...string) error {
	for _, v := range values {
		if v == value {
			return nil
		}
	}
	return &usageError{cmd.CommandPath(), a.text.err("usage.oneof", value, "--"+flag, strings.Join(values, "|"))}
}

// positive checks the value of a flag that counts something there must be.
func (a *app) positive(cmd *cobra.Command, flag string, n int) error {
	if n < 1 {
		return &usageError{cmd.CommandPath(), a.text.err("usage.invalid", fmt.Sprint(n), "--"+flag)}
	}
	return nil
}

func (a *app) helpCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "help [COMMAND]",
		RunE: func(_ *cobra.Command, args []string) error {
			cmd, rest, err := root.Find(args)
			if err != nil || len(rest) > 0 {
				return &usageError{"marsad", a.text.err("usage.command", strings.Join(args, " "))}
			}
			return cmd.Help()
		},
	}
}

func (a *app) completionCommand(root *cobra.Command) *cobra.Command {
	return &cobra.Command{
		Use: "completion bash|zsh|fish|powershell", Args: a.args(1, 1),
		ValidArgs: []string{"bash", "zsh", "fish", "powershell"},
		RunE: func(cmd *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				return root.GenBashCompletionV2(a.out, true)
			case "zsh":
				return root.GenZshCompletion(a.out)
			case "fish":
				return root.GenFishCompletion(a.out, true)
			case "powershell":
				return root.GenPowerShellCompletionWithDesc(a.out)
			}
			return &usageError{cmd.CommandPath(), fmt.Errorf("%s: bash|zsh|fish|powershell", args[0])}
		},
	}
}
