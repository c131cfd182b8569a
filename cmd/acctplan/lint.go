package main

import (
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/report"
)

// lintCommand checks plans against the rule book.
func (a *app) lintCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check plans and say what to mend",
		Long: `Check account plans against the rule book, and say what to mend.

PATH is a plan or a folder; without one, the current folder is checked. In
folders, the Markdown files with "acctplan: 1" in their frontmatter are plans;
a file that you name is checked whatever it is.

Exit code: 0 nothing found at or above --fail-on, 1 something found, 2 a file
or the command line could not be read.`,
		Example: `  acctplan lint
  acctplan lint accounts/acme.md
  acctplan lint --as-of 2026-12-31            what will be overdue by then?
  acctplan lint --select goals,actions/none   only these rules
  acctplan lint --fix-unsafe --diff           what could be mended for me?
  acctplan lint --format json > findings.json`,
	}
	asOf := a.asOf(command)
	failOn := &choice{value: "error", allowed: []string{"error", "warning", "info", "never"}}
	format := &choice{value: "text", allowed: []string{"text", "json"}}
	selected, ignored := &patterns{}, &patterns{}
	flags := command.Flags()
	flags.Var(failOn, "fail-on", "exit with 1 from this severity on: error, warning, info or never")
	flags.Var(selected, "select", "run only these rules or groups (repeat, or separate by commas)")
	flags.Var(ignored, "ignore", "leave out these rules or groups")
	flags.Var(format, "format", "text or json")
	discovering := discover(command)
	a.configFlags(command)
	fixes := a.fixFlags(command)
	completeChoice(command, "fail-on", failOn.allowed)
	completeChoice(command, "format", format.allowed)
	a.completeRules(command, "select", "ignore")

	command.RunE = func(command *cobra.Command, paths []string) error {
		if err := a.configure(paths); err != nil {
			return err
		}
		options := lint.Options{Select: selected.list, Ignore: ignored.list, Book: a.config.Book}
		if err := options.Validate(); err != nil {
			return err
		}
		options.AsOf = asOf.or(a.today())
		if done, err := fixes.run(command.Context(), paths, *discovering, options); done || err != nil {
			return err
		}
		in, err := a.load(command.Context(), paths, *discovering, options.AsOf)
		if err != nil {
			return err
		}
		if err := in.check(command.Context(), options); err != nil {
			return err
		}
		if format.value == "json" {
			err = a.printFindingsJSON(in)
		} else {
			err = a.printFindings(in)
		}
		return in.verdict(failOn.value, err)
	}
	return command
}

// printFindingsJSON prints the findings for programs. What could not be read is said on
// stderr too: the JSON often goes where nobody looks.
func (a *app) printFindingsJSON(in *input) error {
	a.printErrors(in)
	result := in.result()
	for _, missing := range in.Missing {
		result.Errors = append(result.Errors, report.FileError(missing))
	}
	return report.JSON(a.stdout, result)
}

// verdict is how a command that checked its input ends.
func (in *input) verdict(failOn string, err error) error {
	severity, known := finding.ParseSeverity(failOn)
	switch {
	case err != nil:
		return err
	case in.failed():
		return errTrouble
	case known && in.atLeast(severity):
		return errFindings
	}
	return nil
}
