package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path"
	"strings"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/adopt"
	"github.com/acctplan/acctplan/pkg/inspect"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
)

// adoptCommand makes native plans of wild ones.
func (a *app) adoptCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "adopt PATH...",
		Short: "Turn plans that you already have into native ones",
		Long: `Turn account plans that were not written for acctplan into native ones: write
the facts that are found in them (owner, ARR, renewal, health, ...) into lines
at the top of the file, mark the file with "acctplan: 1", and format it as
"acctplan fmt" does. The text of the plan stays as it is.

First only a diff is printed, and what found no place; --write changes the
files. Each plan is read again before it is written: one that would say
anything else than before is left alone. Adopting twice changes nothing.

PATH is a plan or a folder. In folders, files that look like account plans are
adopted; templates and other Markdown files are skipped.

Exit code: 0 done, 2 a file or the command line could not be read.`,
		Example: `  acctplan adopt accounts/              what would be changed?
  acctplan adopt accounts/ --write
  acctplan adopt acme.md | git apply     the diff is a patch`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return errors.New("adopt what? Name a plan or a folder, as in: acctplan adopt accounts/")
			}
			return nil
		},
	}
	a.configFlags(command)
	write := command.Flags().Bool("write", false, "change the files, instead of only showing what would change")

	command.RunE = func(command *cobra.Command, paths []string) error {
		plans, failed, err := a.loadForAdoption(command.Context(), paths)
		if err != nil {
			return err
		}
		o := outcome{failed: failed}
		for _, p := range plans {
			if err := command.Context().Err(); err != nil {
				return err
			}
			if err := a.contained(p.Path, func() error { return a.adopt(p, *write, &o) }); err != nil {
				a.fail(&o, err)
			}
		}
		if o.changed > 0 && !*write {
			a.note(fmt.Sprintf("nothing was written: add --write to change %s", counted(o.changed, "file")))
		}
		return o.end(nil, false)
	}
	return command
}

// loadForAdoption reads the plans that the paths lead to: a file that is named whatever it is,
// and in folders what looks like a plan. It says what was skipped.
func (a *app) loadForAdoption(ctx context.Context, paths []string) (plans []*plan.Plan, failed bool, err error) {
	var files, folders []string
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			folders = append(folders, path)
		} else {
			files = append(files, path)
		}
	}
	known := map[string]bool{}
	take := func(paths []string, discovering bool) error {
		if len(paths) == 0 {
			return nil
		}
		in, err := a.load(ctx, paths, discovering, a.today())
		if err != nil {
			return err
		}
		a.printErrors(in)
		failed = failed || in.failed()
		for _, p := range in.Plans {
			switch {
			case known[p.Path]:
			case !discovering && !p.Marked && isNoPlan(p):
				a.complain(p.Path + ": not adopted: by its name it is a template or about its folder, not a plan; copy it under a customer's name first")
				failed = true
			case discovering && lint.IsTemplate(p):
				a.note(p.Path + ": skipped, it is a template")
			default:
				known[p.Path] = true
				plans = append(plans, p)
			}
		}
		if other := len(in.Other); other > 0 {
			a.note("skipped " + counted(other, "other Markdown file") + " that " + plural(other, "does", "do") + " not look like an account plan: " + someOf(in.Other))
		}
		return nil
	}
	if err := take(files, false); err != nil {
		return nil, false, err
	}
	err = take(folders, true)
	return plans, failed, err
}

// isNoPlan reports whether a file says by its name that it is a template, or about its folder.
func isNoPlan(p *plan.Plan) bool {
	name := strings.ToLower(path.Base(p.Path))
	name = strings.TrimSuffix(name, path.Ext(name))
	switch name {
	case "readme", "changelog", "contributing", "license", "index", "code_of_conduct":
		return true
	}
	return lint.IsTemplate(p) || strings.Contains(name, "template")
}

// plural is the first word for one thing, the second for several.
func plural(count int, one, many string) string {
	if count == 1 {
		return one
	}
	return many
}

// someOf lists a few names.
func someOf(names []string) string {
	const few = 5
	if len(names) <= few {
		return strings.Join(names, ", ")
	}
	return strings.Join(names[:few], ", ") + fmt.Sprintf(" and %d more", len(names)-few)
}

// adopt shows what adopting a plan changes, and does it.
func (a *app) adopt(p *plan.Plan, write bool, o *outcome) error {
	result, err := adopt.Adopt(p.File, a.readingOf(p))
	var unreadable *adopt.UnreadableError
	switch {
	case errors.As(err, &unreadable) && !unreadable.Span.IsZero():
		at := p.File.Position(unreadable.Span.Start)
		return fmt.Errorf("%s:%d:%d: %w", p.Path, at.Line, at.Column, err)
	case err != nil:
		return fmt.Errorf("%s: %w", p.Path, err)
	}
	shown := result.Before
	if result.Changed() {
		o.changed++
		a.printDiff(p.Path, p.File.Bytes, result.File.Bytes)
		if write {
			if err := o.overwrite(p.Path, p.File.Bytes, result.File.Bytes); err != nil {
				return err
			}
			shown = result.Plan
		}
	}
	switch facts := result.Facts; {
	case !result.Changed():
		a.note(p.Path + ": is a native plan already")
	case len(facts) == 0:
		a.note(p.Path + ": only its form " + verb(write, "was changed", "would change"))
	default:
		a.note(fmt.Sprintf("%s: %s %s to the top: %s", p.Path, counted(len(facts), "line"), verb(write, "added", "to add"), strings.Join(facts, ", ")))
	}
	if len(result.Left) > 0 {
		a.note(p.Path + ": left in the text only, because at the top it would change what the plan says: " + strings.Join(result.Left, ", "))
	}
	for _, unplaced := range shown.Unplaced {
		at := shown.File.Position(unplaced.Text.Span.Start)
		a.note(fmt.Sprintf("%s:%d:%d: found no place: %s", p.Path, at.Line, at.Column, inspect.Unplaced(unplaced)))
	}
	return nil
}

func verb(done bool, past, future string) string {
	if done {
		return past
	}
	return future
}
