// lint --changed-since: only what a change brought, of the plans that it touched.
package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// changeScope is the flags that limit a check to what a change touched.
type changeScope struct {
	since string // a revision; empty for no limit
	all   bool   // what was there before in the plans that changed counts too
}

// changedFlags adds --changed-since and --all-in-changed to a command.
func (a *app) changedFlags(command *cobra.Command) *changeScope {
	c := &changeScope{}
	command.Flags().StringVar(&c.since, "changed-since", "", "report only plans that changed since `REV` and HEAD parted, uncommitted work included")
	command.Flags().BoolVar(&c.all, "all-in-changed", false, "with --changed-since: also fail for what was in these plans before")
	return c
}

// validate says what is wrong with the flags.
func (c *changeScope) validate(command *cobra.Command) error {
	flags := command.Flags()
	switch given := flags.Changed("changed-since"); {
	case given && (flags.Changed("fix") || flags.Changed("fix-unsafe")):
		return errors.New("--changed-since does not limit what --fix mends; name the plans to mend")
	case given && slices.Contains(command.Flags().Args(), "-") && !flags.Changed("stdin-filename"):
		return errors.New(`--changed-since: which file does "-" stand for? Add --stdin-filename`)
	case c.all && !given:
		return errors.New("--all-in-changed goes with --changed-since")
	case given && c.since == "":
		return errors.New(`--changed-since: name a branch, a tag or a commit, such as origin/main`)
	}
	return nil
}

// sinceThen is a check of what a change brought. The plans come one by one, and only of those that changed more is
// kept than what the rules about all plans need.
type sinceThen struct {
	*changeScope
	compare  *workspace.Comparing
	now, was *lint.Inspection // the plans as they are, and as they were; was is nil with --all-in-changed

	lock   sync.Mutex // of what follows
	sights map[string]lint.Sight
	pairs  []workspace.Pair  // without the plans themselves
	keys   map[string]string // by the path that a plan had: its path today
}

// check reads the plans and runs the rules. It leaves in the input the plans that changed, with their
// findings; those that were there before the change are marked as known. Of plans that are none any more
// it makes notices.
func (c *changeScope) check(ctx context.Context, a *app, paths []string, discover bool, options lint.Options, asking historyFlag) (*input, error) {
	run := &sinceThen{changeScope: c}
	histories := asking.begin(options.AsOf)
	var comparison workspace.Comparison
	begin := func(known func(string) *rule.History) (take func(*plan.Plan) bool, err error) {
		options.History = known
		return run.begin(ctx, comparison, configured(options, a.config.Config, paths))
	}
	var in *input
	var err error
	if a.mayForget(paths) {
		if comparison, err = c.comparison(ctx, a, paths, discover); err == nil {
			in, err = a.readEach(ctx, paths, discover, options.AsOf, histories, begin)
		}
		asking.end(histories, options.Select)
	} else if in, err = a.read(ctx, paths, discover, options.AsOf); err == nil {
		if slices.Contains(paths, "-") && len(in.Plans) > 0 {
			paths = []string{in.Plans[0].Path} // what comes from a pipe stands for a file
		} else if slices.Contains(paths, "-") {
			return in, nil
		}
		var known func(string) *rule.History
		if known, err = asking.ask(ctx, in, options.Select); err == nil {
			comparison, err = c.comparison(ctx, a, paths, discover)
		}
		if err == nil {
			err = run.takeAll(in.Plans, known, begin)
		}
	}
	if err == nil {
		err = in.finish(ctx, func() (lint.Result, error) { return run.now.End(), nil })
	}
	if err != nil {
		return nil, err
	}
	a.printStale(in, options.Known)
	compared, err := run.compare.Finish(ctx)
	if err != nil {
		return nil, sinceError(err)
	}
	a.noteAbsent(compared)
	return in, run.narrow(ctx, a, in, paths, compared)
}

func sinceError(err error) error { return fmt.Errorf("--changed-since: %w", err) }

// begin begins the two runs and the comparison.
func (run *sinceThen) begin(ctx context.Context, comparison workspace.Comparison, options lint.Options) (take func(*plan.Plan) bool, err error) {
	run.sights, run.pairs, run.keys, run.was = map[string]lint.Sight{}, nil, map[string]string{}, nil
	if run.now, err = lint.Begin(options); err != nil {
		return nil, err
	}
	if !run.all {
		if run.was, err = lint.Begin(options); err != nil {
			return nil, err
		}
	}
	comparison.Take = run.pair
	if run.compare, err = workspace.BeginComparison(ctx, comparison); err != nil {
		return nil, sinceError(err)
	}
	return run.take, nil
}

// takeAll is take of plans that were read before.
func (run *sinceThen) takeAll(plans []*plan.Plan, known func(string) *rule.History, begin func(func(string) *rule.History) (func(*plan.Plan) bool, error)) error {
	take, err := begin(known)
	if err != nil {
		return err
	}
	for _, p := range plans {
		take(p)
	}
	return nil
}

// take looks at a plan, and reports whether more of it will be wanted than the rules about all plans need.
func (run *sinceThen) take(p *plan.Plan) (text bool) {
	sight := lint.SightOf(p)
	run.lock.Lock()
	run.sights[p.Path] = sight
	run.lock.Unlock()
	if run.compare.Add(p) {
		run.now.Look(p)
		return true
	}
	run.now.LookAside(p, sight)
	return false
}

// pair takes in a plan that changed: as it was, it is judged by itself, on the same day.
func (run *sinceThen) pair(pair workspace.Pair) {
	run.lock.Lock()
	_, read := run.sights[pair.To]
	before := pair.Before
	pair.Before, pair.After = nil, nil
	run.pairs = append(run.pairs, pair)
	if before != nil && pair.To != "" && read {
		run.keys[pair.From] = pair.To
	}
	run.lock.Unlock()
	if run.was != nil && before != nil && (pair.To == "" || pair.Unmarked || read) {
		run.was.Look(before)
	}
}

// narrow leaves in the input what changed.
func (run *sinceThen) narrow(ctx context.Context, a *app, in *input, paths []string, compared *workspace.Compared) error {
	changed := map[string]bool{} // by path
	gone := 0
	unmarked := func(path, failure string) {
		message := fmt.Sprintf("no longer marked as a plan since %s, so it is not checked; put \"acctplan: 1\" back into its frontmatter, or delete the file", run.since)
		if failure != "" {
			message = fmt.Sprintf("no plan any more since %s, so it is not checked: %s; put the plan back, or delete the file", run.since, failure)
		}
		in.notices = append(in.notices, report.Notice{Path: path, Severity: finding.Error, Message: message})
	}
	sorting.Stable(run.pairs, func(a, b workspace.Pair) int { return cmp.Compare(a.Path(), b.Path()) })
	for _, pair := range run.pairs {
		switch _, read := run.sights[pair.To]; {
		case pair.To == "" && pair.Unmarked:
			gone++
			unmarked(pair.From, pair.Failure)
			continue
		case pair.To == "":
			gone++
			in.notices = append(in.notices, report.Notice{Path: pair.From, Message: "plan deleted since " + run.since})
			continue
		case pair.Unmarked:
			unmarked(pair.To, pair.Failure)
			if !read {
				gone++
				continue
			}
		}
		changed[pair.To] = true
	}
	for _, path := range compared.Opaque {
		changed[path] = true
	}
	if run.was != nil && len(run.keys) > 0 {
		if err := run.markKnown(ctx, in, changed); err != nil {
			return err
		}
	}
	in.Findings = slices.DeleteFunc(in.Findings, func(f finding.Finding) bool { return !changed[f.Path] })
	in.Suppressed = slices.DeleteFunc(in.Suppressed, func(s finding.Suppressed) bool { return !changed[s.Path] })
	in.Narrow(func(path string) bool { return changed[path] })
	run.forgive(a, in, compared)
	if len(in.Missing) > 0 && in.read() == 0 {
		if repository, err := workspace.RepositoryHere(ctx, paths, a.variables); err == nil && repository.IsSparse(ctx) {
			return sinceError(errors.New("no plan is here to check, because this is a sparse checkout; to get the files that git holds, run: git sparse-checkout add FOLDER"))
		}
	}
	a.printMissing(in)
	if len(changed) == 0 && gone == 0 && len(in.Errors)+len(in.Missing) == 0 {
		a.note("no plan changed since " + run.since)
	}
	return nil
}

// forgive takes out of what could not be read that which is not the change's doing: files that
// the change did not touch, which are named all the same, and paths that are missing because the
// change deleted or moved what was there.
func (run *sinceThen) forgive(a *app, in *input, compared *workspace.Compared) {
	touched := map[string]bool{}
	for _, failure := range compared.Errors {
		touched[failure.Path] = true
	}
	in.Errors = slices.DeleteFunc(in.Errors, func(failure workspace.FileError) bool {
		if !touched[failure.Path] {
			a.complain(fmt.Sprintf("%s: %s (not changed since %s, so this does not fail)", failure.Path, failure.Message, run.since))
		}
		return !touched[failure.Path]
	})
	in.Missing = slices.DeleteFunc(in.Missing, func(missing workspace.FileError) bool {
		return slices.ContainsFunc(run.pairs, func(pair workspace.Pair) bool {
			if pair.From == "" || pair.To != "" && !pair.Moved() && !pair.Unmarked {
				return false
			}
			return missing.Path == "." || pair.From == missing.Path || strings.HasPrefix(pair.From, strings.TrimSuffix(missing.Path, "/")+"/")
		})
	})
}

// comparison is with the version where the branches parted.
func (c *changeScope) comparison(ctx context.Context, a *app, paths []string, discover bool) (workspace.Comparison, error) {
	none := workspace.Comparison{}
	repository, err := workspace.RepositoryHere(ctx, paths, a.variables)
	if err != nil {
		return none, sinceError(err)
	}
	since, err := repository.Resolve(ctx, c.since)
	if err != nil {
		return none, sinceError(err)
	}
	head, err := repository.Resolve(ctx, "HEAD")
	if err != nil {
		return none, sinceError(err)
	}
	base, err := repository.MergeBase(ctx, since, head)
	if err != nil {
		return none, sinceError(err)
	}
	request, err := a.request(paths, discover)
	if err != nil {
		return none, err
	}
	return workspace.Comparison{Request: request, Repository: repository, Before: base}, nil
}

// markKnown marks the findings that the rules find in the workspace as it was, too: with every
// changed plan as it was before.
func (run *sinceThen) markKnown(ctx context.Context, in *input, changed map[string]bool) error {
	for path, sight := range run.sights {
		if !changed[path] {
			run.was.Know(sight)
		}
	}
	was := &input{Workspace: in.Workspace, asOf: in.asOf, config: in.config, complain: func(string) {}} // what fails has been said
	if err := was.finish(ctx, func() (lint.Result, error) { return run.was.End(), nil }); err != nil {
		return err
	}
	old := slices.DeleteFunc(finding.Sorted(finding.Apart(was.Findings)), func(f finding.Finding) bool { return run.keys[f.Path] == "" })
	known, before := map[string]bool{}, map[string]bool{}
	for _, fingerprint := range finding.Fingerprints(old, func(path string) string { return in.Key(run.keys[path]) }) {
		known[fingerprint] = true
	}
	for _, path := range run.keys {
		before[path] = true
	}
	now := finding.Sorted(finding.Apart(in.Findings)) // some of what is said of several records may be old
	for i, fingerprint := range finding.Fingerprints(now, in.Key) {
		if known[fingerprint] && before[now[i].Path] {
			now[i].Known = true
		}
	}
	in.Findings = finding.Together(now)
	return nil
}
