package main

import (
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/export"
)

// exportCommand writes the typed model of plans.
func (a *app) exportCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "export [PATH...]",
		Short: "Write what plans say as JSON, for other programs",
		Long: `Write what account plans say as one JSON document: facts, goals,
stakeholders, opportunities, risks, actions and all other records, with exact
amounts, dates, and the place of each in its file.

The rules are not run: use "acctplan lint --format json" for findings.`,
		Example: `  acctplan export accounts/ > plans.json
  acctplan export | jq '.plans[] | {account, arr: .arr.amount}'`,
	}
	asOf := a.asOf(command)
	format := &choice{value: "json", allowed: []string{"json"}}
	command.Flags().Var(format, "format", "json")
	discovering := discover(command)
	a.configFlags(command)
	a.stdinFlag(command)
	completeChoice(command, "format", format.allowed)

	command.RunE = func(command *cobra.Command, paths []string) error {
		in, err := a.load(command.Context(), paths, *discovering, asOf.or(a.today()))
		if err != nil {
			return err
		}
		a.printErrors(in)
		a.printConflicts(in, mayBeWrong)
		if err := export.JSON(a.stdout, in.Plans, in.asOf); err != nil {
			return err
		}
		return in.verdict("never", nil)
	}
	return command
}
