package main

import (
	"bytes"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/format"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
)

// formatCommand brings plans into canonical form.
func (a *app) formatCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "fmt [PATH...]",
		Short: "Bring the facts, dates and tasks of plans into one form",
		Long: `Rewrite account plans in place so that all of them spell alike what acctplan
understands: the facts at the top in the format's order and under its names,
dates as 2026-12-01 or 2026-Q4, the fields of tasks as "@owner due: for: every:".

Prose is never touched, tables are never padded, comments stay with their
lines, nothing is invented. Each plan is read again before it is written: one
that would say anything else than before is left alone. Names of the files
that changed are printed.

PATH is a plan or a folder; without one, the current folder is formatted. With
"-", a plan is read from the standard input and written to the standard output.

Exit code: 0 done, 1 with --check where a file would change, 2 a file or the
command line could not be read.`,
		Example: `  acctplan fmt
  acctplan fmt --diff accounts/acme.md     what would change?
  acctplan fmt --check                     in CI: is everything formatted?
  pbpaste | acctplan fmt - | pbcopy`,
	}
	check := command.Flags().Bool("check", false, "write nothing; exit with 1 if a file would change, and name it")
	diff := command.Flags().Bool("diff", false, "write nothing; show what would change")
	discovering := discover(command)
	a.configFlags(command)
	a.stdinFlag(command)

	command.RunE = func(command *cobra.Command, paths []string) error {
		if isStdin, err := a.readsStdin(paths); err != nil {
			return err
		} else if isStdin {
			return a.formatStdin(*check, *diff)
		}
		in, err := a.load(command.Context(), paths, *discovering, a.today())
		if err != nil {
			return err
		}
		a.printErrors(in)
		var o outcome
		for _, p := range in.Plans {
			if err := command.Context().Err(); err != nil {
				return err
			}
			after, err := a.formatted(p)
			if err != nil {
				a.fail(&o, err)
				continue
			}
			if bytes.Equal(p.File.Bytes, after) {
				continue
			}
			o.changed++
			switch {
			case *diff:
				a.printDiff(p.Path, p.File.Bytes, after)
				continue
			case !*check:
				if err := o.overwrite(p.Path, p.File.Bytes, after); err != nil {
					a.fail(&o, err)
					continue
				}
			}
			fmt.Fprintln(a.stdout, report.Visible(p.Path))
		}
		return o.end(in, *check)
	}
	return command
}

// formatted is a plan's text in canonical form.
func (a *app) formatted(p *plan.Plan) (after []byte, err error) {
	err = a.contained(p.Path, func() error {
		if after, err = format.File(p.File, a.readingOf(p)); err != nil {
			return fmt.Errorf("%s: %w", p.Path, err)
		}
		return nil
	})
	return after, err
}

// formatStdin formats the standard input.
func (a *app) formatStdin(check, diff bool) error {
	in, err := a.loadStdin(false, a.today())
	if err != nil {
		return err
	}
	a.printErrors(in)
	var o outcome
	for _, p := range in.Plans {
		after, err := a.formatted(p)
		if err != nil {
			return err
		}
		if !bytes.Equal(p.File.Bytes, after) {
			o.changed++
		}
		switch {
		case diff:
			a.printDiff(p.Path, p.File.Bytes, after)
		case !check:
			if _, err := a.stdout.Write(after); err != nil {
				return err
			}
		}
	}
	return o.end(in, check)
}
