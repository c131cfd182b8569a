package main

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"
	"unicode/utf8"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/format"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/workspace"
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

	command.RunE = func(command *cobra.Command, paths []string) error {
		if slices.Contains(paths, "-") {
			if len(paths) > 1 {
				return errStdinAlone
			}
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
				if err := overwrite(p.Path, p.File.Bytes, after); err != nil {
					a.fail(&o, err)
					continue
				}
			}
			fmt.Fprintln(a.stdout, p.Path)
		}
		return o.end(in, *check)
	}
	return command
}

// formatted is a plan's text in canonical form.
func (a *app) formatted(p *plan.Plan) ([]byte, error) {
	after, err := format.File(p.File, a.readingOf(p))
	if err != nil {
		return nil, fmt.Errorf("%s: %w", p.Path, err)
	}
	return after, nil
}

// formatStdin formats the standard input.
func (a *app) formatStdin(check, diff bool) error {
	if err := a.configure(nil); err != nil {
		return err
	}
	content, err := io.ReadAll(io.LimitReader(a.stdin, workspace.MaxSize+1))
	switch {
	case err != nil:
		return fmt.Errorf("cannot read the standard input: %s", plainError(err))
	case len(content) > workspace.MaxSize:
		return errors.New("the standard input is too large to be a plan")
	case !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0:
		return errors.New("the standard input is not text in UTF-8")
	}
	after, err := format.File(source.NewFile("stdin.md", content), a.config.Reading)
	if err != nil {
		return fmt.Errorf("standard input: %w", err)
	}
	o := outcome{}
	if !bytes.Equal(content, after) {
		o.changed++
	}
	switch {
	case diff:
		a.printDiff("stdin.md", content, after)
	case !check:
		if _, err := a.stdout.Write(after); err != nil {
			return err
		}
	}
	return o.end(nil, check)
}
