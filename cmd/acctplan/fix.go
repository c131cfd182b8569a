package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/fix"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// fixFlags are the flags with which lint mends what it finds.
type fixFlags struct {
	app                *app
	safe, unsafe, diff *bool
}

// fixFlags adds the flags to a command.
func (a *app) fixFlags(command *cobra.Command) *fixFlags {
	return &fixFlags{
		app:    a,
		safe:   command.Flags().Bool("fix", false, "mend what can be mended without changing what anybody meant"),
		unsafe: command.Flags().Bool("fix-unsafe", false, "also mend by likely guesses: a misspelt key or word"),
		diff:   command.Flags().Bool("diff", false, "with --fix: write nothing, show what would change"),
	}
}

// wanted reports whether anything is to be mended.
func (f *fixFlags) wanted() bool { return *f.safe || *f.unsafe }

// run mends the plans and says on stderr what was mended. After it with --diff, there is
// nothing left for lint to do; done says so.
func (f *fixFlags) run(ctx context.Context, paths []string, discovering bool, options lint.Options) (done bool, err error) {
	a := f.app
	if *f.diff && !f.wanted() {
		return true, fmt.Errorf("--diff shows what --fix or --fix-unsafe would change; add one of them")
	}
	if !f.wanted() {
		return false, nil
	}
	if slices.Contains(paths, "-") {
		return true, errors.New("--fix changes files, and the standard input is none; name the file")
	}
	request, err := a.request(paths, discovering)
	if err != nil {
		return true, err
	}
	// What cannot be read is reported by the run of lint that follows.
	loaded, err := workspace.Load(ctx, request)
	if err != nil {
		return true, err
	}
	options = configured(options, a.config.Config, nil)
	options.Required = nil // nobody can mend a plan that is not there
	var o outcome
	for _, p := range loaded.Plans {
		if err := ctx.Err(); err != nil {
			return true, err
		}
		if err := f.app.contained(p.Path, func() error { return f.mend(p, options, &o) }); err != nil {
			a.fail(&o, err)
		}
	}
	switch {
	case o.failed:
		return true, errTrouble
	case *f.diff && (len(loaded.Errors) > 0 || len(loaded.Missing) > 0):
		return false, nil // let lint say so
	case *f.diff:
		return true, o.end(nil, true)
	}
	return false, nil
}

// mend makes the fixes of one plan.
func (f *fixFlags) mend(p *plan.Plan, options lint.Options, o *outcome) error {
	a := f.app
	result := fix.Apply(p, fix.Options{
		Settings: a.readingOf(p),
		Unsafe:   *f.unsafe,
		Check: func(p *plan.Plan) []finding.Finding {
			findings, _ := lint.Run([]*plan.Plan{p}, options) // the options were validated
			return findings
		},
	})
	if len(result.Applied) > 0 {
		o.changed++
		if *f.diff {
			a.printDiff(p.Path, p.File.Bytes, result.File.Bytes)
		} else if err := o.overwrite(p.Path, p.File.Bytes, result.File.Bytes); err != nil {
			return err
		}
	}
	for _, done := range result.Applied {
		a.note(fmt.Sprintf("%s:%d: %s: %s", p.Path, done.At.Line, done.Finding.Rule, fixText(done, !*f.diff)))
	}
	for _, refused := range result.Refused {
		at := p.File.Position(refused.Span.Start)
		a.complain(fmt.Sprintf("%s:%d: %s: not mended, because more would change than that: %s", p.Path, at.Line, refused.Rule, refused.Message))
	}
	return nil
}

// fixText says what a fix did: `"renewel" is now "renewal"`.
func fixText(done fix.Applied, written bool) string {
	before, after := strconv.Quote(done.Before), strconv.Quote(done.After)
	before, after = strings.ReplaceAll(before, `\"`, `"`), strings.ReplaceAll(after, `\"`, `"`)
	switch {
	case done.After == "":
		return before + " " + verb(written, "was deleted", "would be deleted")
	case done.Before == "":
		return after + " " + verb(written, "was added", "would be added")
	}
	return before + " " + verb(written, "is now", "would become") + " " + after
}
