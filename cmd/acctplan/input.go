// What the commands that read plans have in common: loading, and saying what went wrong.
package main

import (
	"context"
	"fmt"
	"slices"

	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// input is what a command has read and checked.
type input struct {
	*workspace.Workspace
	asOf   plan.Day
	config config.Config
	paths  []string // of the command line
	lint.Result
	complain func(string)
	counting bool            // the result is counts, not findings
	notices  []report.Notice // of plans that are none any more
	changed  map[string]bool // the plans whose texts could not be read again
}

// load reads the plans that a command line names, and says on stderr which of its paths
// came to nothing.
func (a *app) load(ctx context.Context, paths []string, discover bool, asOf plan.Day) (*input, error) {
	in, err := a.read(ctx, paths, discover, asOf)
	if err == nil {
		a.printMissing(in)
	}
	return in, err
}

// read is load without a word about paths that came to nothing.
func (a *app) read(ctx context.Context, paths []string, discover bool, asOf plan.Day) (*input, error) {
	return a.readFor(ctx, paths, discover, asOf, nil)
}

// readAndCheck is read and input.check in one: the rules look at each plan as soon as it is read,
// and it is forgotten then. take, where it is not nil, gets it before that, from several goroutines at once. between comes
// between the last plan and the rules about all of them. histories may be nil.
func (a *app) readAndCheck(ctx context.Context, paths []string, discover bool, options lint.Options, histories *workspace.Histories, take func(*plan.Plan), between func(*input)) (*input, error) {
	var run *lint.Inspection
	in, err := a.readEach(ctx, paths, discover, options.AsOf, histories, func(known func(string) *rule.History) (func(*plan.Plan) bool, error) {
		var err error
		options.History, options.List, options.Plain = known, true, a.held.plans
		run, err = lint.Begin(configured(options, a.config.Config, paths))
		return func(p *plan.Plan) bool {
			run.Look(p)
			if take != nil {
				take(p)
			}
			return !options.Count
		}, err
	})
	if err != nil {
		return nil, err
	}
	in.counting = options.Count
	between(in)
	return in, in.finish(ctx, func() (lint.Result, error) { return run.End(), nil })
}

// readEach is read that hands over each plan as soon as it is read, from several goroutines at once, and
// forgets it then; its text is held where who gets it says so. begin makes who gets them, from what git knows of
// the plan in hand: once more from the first plan on where git broke down in between. histories may be nil.
func (a *app) readEach(ctx context.Context, paths []string, discover bool, asOf plan.Day, histories *workspace.Histories, begin func(known func(string) *rule.History) (func(*plan.Plan) bool, error)) (*input, error) {
	for {
		known := (*told)(nil)
		if histories != nil {
			known = &told{}
		}
		take, err := begin(known.of())
		if err != nil {
			return nil, err
		}
		in, err := a.readFor(ctx, paths, discover, asOf, func(request *workspace.Request) {
			request.Histories, request.Room = histories, a.held.texts
			request.Take = func(p *plan.Plan) bool {
				if histories != nil {
					known.note(p.Path, histories.Of(ctx, p))
				}
				text := take(p)
				a.collector.tick()
				return text
			}
		})
		if err != nil || histories == nil || !histories.Again() {
			return in, err
		}
	}
}

// each reads the plans that a command line names and hands them over one by one, in the order of
// their paths; each is forgotten then. A panic on the way is that file's error.
func (a *app) each(ctx context.Context, paths []string, discover bool, asOf plan.Day, take func(*plan.Plan)) (*input, error) {
	streamed := !slices.Contains(paths, "-") && !a.verbose
	in, err := a.readFor(ctx, paths, discover, asOf, func(request *workspace.Request) {
		if streamed {
			request.InOrder = true
			request.Take = func(p *plan.Plan) bool {
				if a.fault != nil {
					a.fault(p.Path)
				}
				take(p)
				a.collector.tick()
				return false
			}
		}
	})
	if err != nil {
		return nil, err
	}
	for _, p := range in.Plans { // those that were not handed over at once
		a.guard(in, p.Path, func() { take(p) })
	}
	a.printMissing(in)
	return in, nil
}

// mayForget reports whether nobody will ask for the plans again once the rules have looked at them.
func (a *app) mayForget(paths []string) bool { return !slices.Contains(paths, "-") && !a.verbose }

func (a *app) readFor(ctx context.Context, paths []string, discover bool, asOf plan.Day, also func(*workspace.Request)) (*input, error) {
	if isStdin, err := a.readsStdin(paths); err != nil {
		return nil, err
	} else if isStdin {
		return a.loadStdin(discover, asOf)
	}
	request, err := a.request(paths, discover)
	if err != nil {
		return nil, err
	}
	if also != nil {
		also(&request)
	}
	loaded, err := workspace.Load(ctx, request)
	if err != nil {
		return nil, err
	}
	in := &input{Workspace: loaded, asOf: asOf, config: a.config.Config, paths: paths, complain: a.complain}
	a.noteNested(in)
	a.noteIdle(in)
	a.describe(in)
	return in, nil
}

// printMissing says on stderr which paths of the command line came to nothing.
func (a *app) printMissing(loaded *input) {
	for _, missing := range loaded.Missing {
		if missing.Path == "." {
			a.complain(missing.Message)
			continue
		}
		a.complain(missing.Path + ": " + missing.Message)
	}
	switch many := len(loaded.PlanLike); {
	case many == 0 || len(loaded.Missing) > 0: // the lines above say so
	case many == 1:
		a.note(`1 more file looks like a plan but is not marked with "acctplan: 1": add --discover to read it`)
	default:
		a.note(fmt.Sprintf(`%d more files look like plans but are not marked with "acctplan: 1": add --discover to read them`, many))
	}
}

// check runs the rules over what was loaded, as the configuration says. It returns at once when the user interrupts.
func (in *input) check(ctx context.Context, options lint.Options) error {
	options = configured(options, in.config, in.paths)
	options.AsOf = in.asOf
	return in.finish(ctx, func() (lint.Result, error) { return lint.Inspect(in.Plans, options) })
}

// finish waits for the rules to have looked, but not for them when the user interrupts.
func (in *input) finish(ctx context.Context, look func() (lint.Result, error)) error {
	type outcome struct {
		result lint.Result
		err    error
	}
	done := make(chan outcome, 1)
	go func() {
		var o outcome
		defer func() {
			if problem := recover(); problem != nil {
				o.err = defect{problem}
			}
			done <- o
		}()
		o.result, o.err = look()
	}()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case o := <-done:
		for _, failure := range o.result.Failures {
			in.complain(failureText(failure))
		}
		in.Result = o.result
		return o.err
	}
}

// failureText says which rule could not be worked out, and where.
func failureText(f lint.Failure) string {
	text := fmt.Sprintf("%v (rule %s, on %s", f.Err, f.Rule, f.Path)
	if f.Plans > 1 {
		text += fmt.Sprintf(" and %d more", f.Plans-1)
	}
	return text + ")"
}

// failed reports whether something that was to be read, or worked out, could not be.
func (in *input) failed() bool {
	return len(in.Errors) > 0 || len(in.Missing) > 0 || len(in.Failures) > 0 || len(in.changed) > 0
}

// source is the text of a file that a finding stands in: a plan's, or the configuration's.
func (in *input) source(path string) *source.File {
	if file := in.Source(path); file != nil {
		return file
	}
	if in.Changed(path) && !in.changed[path] {
		in.complain(path + ": " + changedMeanwhile)
		if in.changed == nil {
			in.changed = map[string]bool{}
		}
		in.changed[path] = true
	}
	return in.config.Files(path)
}

// changedMeanwhile is what is said of a plan that was judged, and whose text has gone before it could be shown.
const changedMeanwhile = "somebody changed this file while acctplan was at work; run it again"

// read is how many plans were read.
func (in *input) read() int { return len(in.Plans) + len(in.Listed) }

// result is what a report says about the input.
func (in *input) result() report.Result {
	result := report.Result{
		AsOf: in.asOf, Plans: in.read(), Findings: in.Findings, List: in.List, Suppressed: in.Suppressed,
		Notices: in.notices, Source: in.source, PlanKey: in.Key, Book: in.config.Book,
	}
	for _, p := range in.Plans {
		result.Checked = append(result.Checked, report.Plan{Path: p.Path, Account: p.Account.Text})
	}
	for _, p := range in.Listed {
		result.Checked = append(result.Checked, report.Plan{Path: p.Path, Account: p.Account})
	}
	for _, failure := range in.Errors {
		result.Errors = append(result.Errors, report.FileError(failure))
	}
	return result
}

// printFindings prints what the rules found, for people.
func (a *app) printFindings(in *input) error { return a.printText(in.result()) }

// printErrors names the files that could not be read on stderr, for commands whose stdout is
// for something else.
func (a *app) printErrors(in *input) {
	for _, failure := range in.Errors {
		a.complain(failure.Path + ": " + failure.Message)
	}
}

// printDoubts names the plans that are not to be trusted on stderr: numbers that are made of them may be those of
// either version, or not all of them.
func (a *app) printDoubts(in *input) {
	for _, p := range in.Plans {
		a.printDoubt(p)
	}
}

// printDoubt is printDoubts of one plan.
func (a *app) printDoubt(p *plan.Plan) {
	if problem := p.Unread(); problem != nil && problem.Kind != plan.EmptyFile { // which says nothing at all
		a.complain(doubt(p, problem) + "; what is said of this plan may be wrong")
	}
}

// doubt says where and why a plan counts as not read.
func doubt(p *plan.Plan, problem *plan.Problem) string {
	why := "the facts at the top cannot be read"
	if problem.Kind == plan.MergeConflict {
		why = "a merge conflict is not resolved"
	}
	return fmt.Sprintf("%s:%d: %s", p.Path, p.File.Position(problem.Span.Start).Line, why)
}

// atLeast reports whether a new finding is as serious as a severity, or more.
func (in *input) atLeast(severity finding.Severity) bool {
	result := report.Result{FailOn: severity}
	if slices.ContainsFunc(in.notices, result.FailsBy) {
		return true
	}
	if in.counting {
		return slices.ContainsFunc(in.Counts, func(c lint.Count) bool { return result.Fails(&finding.Finding{Severity: c.Severity}) })
	}
	for _, portion := range in.List {
		for at, number := range portion.Counts() {
			if number > 0 && result.Fails(&finding.Finding{Severity: finding.Severity(at)}) {
				return true
			}
		}
	}
	for i := range in.Findings {
		if result.Fails(&in.Findings[i]) {
			return true
		}
	}
	return false
}
