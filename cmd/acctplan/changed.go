// lint --changed-since: only what a change brought, of the plans that it touched.
package main

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
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

// check says what is wrong with the flags.
func (c *changeScope) check(command *cobra.Command) error {
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

// narrow leaves in the input the plans that changed, with their findings; those that were there
// before the change are marked as known. Of plans that are none any more it makes notices.
func (c *changeScope) narrow(ctx context.Context, a *app, in *input, paths []string, discover bool, options lint.Options) error {
	if c.since == "" {
		return nil
	}
	if slices.Contains(paths, "-") {
		// What comes from a pipe stands for a file.
		if len(in.Plans) == 0 {
			return nil
		}
		paths = []string{in.Plans[0].Path}
	}
	compared, err := c.compare(ctx, a, in, paths, discover)
	if err != nil {
		return fmt.Errorf("--changed-since: %w", err)
	}
	a.noteAbsent(compared)
	changed, before := map[string]bool{}, map[string]*plan.Plan{} // by path: touched at all, and as it was
	var gone []*plan.Plan
	read := map[string]bool{}
	for _, p := range in.Plans {
		read[p.Path] = true
	}
	unmarked := func(path string) {
		in.notices = append(in.notices, report.Notice{Path: path, Severity: finding.Error,
			Message: fmt.Sprintf("no longer marked as a plan since %s, so it is not checked; put \"acctplan: 1\" back into its frontmatter, or delete the file", c.since)})
	}
	for _, pair := range compared.Pairs {
		if pair.After == nil {
			gone = append(gone, pair.Before)
			if pair.Unmarked {
				unmarked(pair.Before.Path)
				continue
			}
			in.notices = append(in.notices, report.Notice{Path: pair.Before.Path, Message: "plan deleted since " + c.since})
			continue
		}
		if pair.Unmarked {
			unmarked(pair.After.Path)
			if !read[pair.After.Path] {
				gone = append(gone, pair.Before)
				continue
			}
		}
		changed[pair.After.Path] = true
		if pair.Before != nil {
			before[pair.After.Path] = pair.Before
		}
	}
	for _, p := range compared.Opaque {
		changed[p.Path] = true
	}
	if !c.all && len(before) > 0 {
		if err := c.markKnown(ctx, in, changed, before, gone, options); err != nil {
			return err
		}
	}
	in.Findings = slices.DeleteFunc(in.Findings, func(f finding.Finding) bool { return !changed[f.Path] })
	in.Suppressed = slices.DeleteFunc(in.Suppressed, func(s finding.Suppressed) bool { return !changed[s.Path] })
	in.Plans = slices.DeleteFunc(in.Plans, func(p *plan.Plan) bool { return !changed[p.Path] })
	c.forgive(a, in, compared)
	if len(in.Missing) > 0 && len(in.Plans) == 0 {
		if repository, err := workspace.RepositoryHere(ctx, paths, a.variables); err == nil && repository.IsSparse(ctx) {
			return errors.New("--changed-since: no plan is here to check, because this is a sparse checkout; to get the files that git holds, run: git sparse-checkout add FOLDER")
		}
	}
	a.printMissing(in)
	if len(changed) == 0 && len(gone) == 0 && len(in.Errors)+len(in.Missing) == 0 {
		a.note("no plan changed since " + c.since)
	}
	return nil
}

// forgive takes out of what could not be read that which is not the change's doing: files that
// the change did not touch, which are named all the same, and paths that are missing because the
// change deleted or moved what was there.
func (c *changeScope) forgive(a *app, in *input, compared *workspace.Compared) {
	touched := map[string]bool{}
	for _, failure := range compared.Errors {
		touched[failure.Path] = true
	}
	in.Errors = slices.DeleteFunc(in.Errors, func(failure workspace.FileError) bool {
		if !touched[failure.Path] {
			a.complain(fmt.Sprintf("%s: %s (not changed since %s, so this does not fail)", failure.Path, failure.Message, c.since))
		}
		return !touched[failure.Path]
	})
	in.Missing = slices.DeleteFunc(in.Missing, func(missing workspace.FileError) bool {
		return slices.ContainsFunc(compared.Pairs, func(pair workspace.Pair) bool {
			if pair.Before == nil || pair.After != nil && !pair.Moved() && !pair.Unmarked {
				return false
			}
			return missing.Path == "." || pair.Before.Path == missing.Path || strings.HasPrefix(pair.Before.Path, strings.TrimSuffix(missing.Path, "/")+"/")
		})
	})
}

// compare finds out which of the plans changed since the branches parted.
func (c *changeScope) compare(ctx context.Context, a *app, in *input, paths []string, discover bool) (*workspace.Compared, error) {
	repository, err := workspace.RepositoryHere(ctx, paths, a.variables)
	if err != nil {
		return nil, err
	}
	since, err := repository.Resolve(ctx, c.since)
	if err != nil {
		return nil, err
	}
	head, err := repository.Resolve(ctx, "HEAD")
	if err != nil {
		return nil, err
	}
	base, err := repository.MergeBase(ctx, since, head)
	if err != nil {
		return nil, err
	}
	request, err := a.request(paths, discover)
	if err != nil {
		return nil, err
	}
	return workspace.Compare(ctx, workspace.Comparison{Request: request, Repository: repository, Before: base, Loaded: in.Plans})
}

// markKnown marks the findings that the rules find in the workspace as it was, too: with every
// changed plan as it was before, judged on the same day.
func (c *changeScope) markKnown(ctx context.Context, in *input, changed map[string]bool, before map[string]*plan.Plan, gone []*plan.Plan, options lint.Options) error {
	was := &input{Workspace: &workspace.Workspace{}, asOf: in.asOf, config: in.config}
	was.Plans = append(was.Plans, gone...)
	keys := map[string]string{} // by the path that a plan had: its key today
	for _, p := range in.Plans {
		switch old := before[p.Path]; {
		case old != nil:
			was.Plans = append(was.Plans, old)
			keys[old.Path] = p.Key
		case !changed[p.Path]:
			was.Plans = append(was.Plans, p)
		}
	}
	if err := was.check(ctx, options); err != nil {
		return err
	}
	old := slices.DeleteFunc(finding.Sorted(finding.Apart(was.Findings)), func(f finding.Finding) bool { return keys[f.Path] == "" })
	known := map[string]bool{}
	for _, fingerprint := range finding.Fingerprints(old, func(path string) string { return keys[path] }) {
		known[fingerprint] = true
	}
	now := finding.Sorted(finding.Apart(in.Findings)) // some of what is said of several records may be old
	for i, fingerprint := range finding.Fingerprints(now, in.Key) {
		if known[fingerprint] && before[now[i].Path] != nil {
			now[i].Known = true
		}
	}
	in.Findings = finding.Together(now)
	return nil
}
