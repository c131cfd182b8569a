package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/inspect"
)

// inspectCommand shows what acctplan understands of plans.
func (a *app) inspectCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "inspect FILE...",
		Short: "Show what is understood of a plan, line by line",
		Long: `Show what acctplan understands of an account plan: the facts of the account,
what each heading is taken for, each record with its fields in the words of
the format, and, marked, what was not understood or found no place. The number
in front is the line of the file.

With "-", a plan is read from the standard input.

No rule is run: use "acctplan lint" for what is missing or wrong.`,
		Example: `  acctplan inspect accounts/acme.md
  acctplan inspect acme.md --color always | less -R`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return errors.New("inspect what? Name a plan, as in: acctplan inspect accounts/acme.md")
			}
			return nil
		},
	}
	a.configFlags(command)
	a.stdinFlag(command)
	command.RunE = func(command *cobra.Command, paths []string) error {
		in, err := a.load(command.Context(), paths, false, a.today())
		if err != nil {
			return err
		}
		shown := 0
		for _, p := range in.Plans {
			var page bytes.Buffer
			whole := a.guard(in, p.Path, func() {
				_ = inspect.Write(&page, p, inspect.Options{
					Color: a.wantsColor(a.color.value, a.terminal),
					Width: a.terminal.width,
				})
			})
			if !whole {
				continue
			}
			if shown++; shown > 1 {
				fmt.Fprintln(a.stdout)
			}
			if _, err := page.WriteTo(a.stdout); err != nil {
				return err
			}
		}
		a.printErrors(in)
		a.printDoubts(in)
		return in.verdict("never", nil)
	}
	return command
}
