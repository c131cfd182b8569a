package main

import (
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
)

// lintCommand checks plans against the rule book.
func (a *app) lintCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "lint [PATH...]",
		Short: "Check plans and say what to mend",
		Long: `Check account plans against the rule book, and say what to mend.

PATH is a plan or a folder; without one, the current folder is checked. In
folders, the Markdown files with "acctplan: 1" in their frontmatter are plans;
a file that you name is checked whatever it is. With "-", a plan is read from
the standard input.

--format says in which form the findings are printed; --report writes further
forms to files in the same run. FORMAT is text, json, sarif, github, gitlab,
junit or markdown. In GitHub Actions, the text comes with annotations on the
changed lines and a job summary; --no-ci leaves them out.

Exit code: 0 nothing found at or above --fail-on, 1 something found, 2 a file
or the command line could not be read.`,
		Example: `  acctplan lint
  acctplan lint accounts/acme.md
  acctplan lint --as-of 2026-12-31            what will be overdue by then?
  acctplan lint --select goals,actions/none   only these rules
  acctplan lint --fix-unsafe --diff           what could be mended for me?
  acctplan lint --statistics                  which rules speak most?
  acctplan lint --baseline known.json         only what is new
  acctplan lint --changed-since origin/main   what did this branch bring?
  acctplan lint --format json > findings.json
  acctplan lint --report sarif=acctplan.sarif --report markdown=comment.md
  acctplan lint - --stdin-filename accounts/acme.md < draft.md`,
	}
	asOf := a.asOf(command)
	failOn := &choice{value: "error", allowed: []string{"error", "warning", "info", "never"}}
	format := &choice{value: "text", allowed: formatNames()}
	selected, ignored := &patterns{}, &patterns{}
	flags := command.Flags()
	flags.Var(failOn, "fail-on", "exit with 1 from this severity on: error, warning, info or never")
	flags.Var(selected, "select", "run only these rules or groups (repeat, or separate by commas)")
	flags.Var(ignored, "ignore", "leave out these rules or groups")
	flags.Var(format, "format", "text, json, sarif, github, gitlab, junit or markdown")
	discovering := discover(command)
	a.configFlags(command)
	readKnown := a.baselineFlag(command)
	asking := a.historyFlag(command)
	statistics := command.Flags().Bool("statistics", false, "count the findings by rule, instead of listing them")
	reports := a.reportFlags(command, format, failOn)
	a.stdinFlag(command)
	fixes := a.fixFlags(command)
	changed := a.changedFlags(command)
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
		if err := changed.validate(command); err != nil {
			return err
		}
		options.AsOf = asOf.or(a.today())
		if err := reports.prepare(*statistics); err != nil {
			return err
		}
		known, err := readKnown()
		if err != nil {
			return err
		}
		if done, err := fixes.run(command.Context(), paths, *discovering, options); done || err != nil {
			return err
		}
		options.Known = known
		var in *input
		switch {
		case changed.since != "":
			in, err = changed.check(command.Context(), a, paths, *discovering, options, asking)
		case a.mayForget(paths):
			options.Count = *statistics
			histories := asking.begin(options.AsOf)
			in, err = a.readAndCheck(command.Context(), paths, *discovering, options, histories, nil, func(in *input) {
				a.printMissing(in)
				asking.end(histories, options.Select)
			})
		default:
			if in, err = a.load(command.Context(), paths, *discovering, options.AsOf); err != nil {
				return err
			}
			if options.History, err = asking.ask(command.Context(), in, options.Select); err != nil {
				return err
			}
			err = in.check(command.Context(), options)
		}
		if err != nil {
			return err
		}
		a.noteRequired(in)
		if changed.since == "" {
			a.printStale(in, known)
		}
		if *statistics {
			return in.verdict(failOn.value, a.printStatistics(in, format.value))
		}
		return in.verdict(failOn.value, reports.write(in))
	}
	return command
}

// parseFailOn is the severity from which on findings fail the run; Off for "never".
func parseFailOn(word string) finding.Severity {
	severity, _ := finding.ParseSeverity(word)
	return severity
}

// verdict is how a command that checked its input ends.
func (in *input) verdict(failOn string, err error) error {
	switch {
	case err != nil:
		return err
	case in.failed():
		return errTrouble
	case in.atLeast(parseFailOn(failOn)):
		return errFindings
	}
	return nil
}
