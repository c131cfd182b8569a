package main

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/delta"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// What the sides of a comparison are called where the user gave no name.
const (
	workTree = "the work tree"
	theIndex = "what is staged"
)

// diffCommand says what changed in accounts between two versions of their plans.
func (a *app) diffCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "diff [REV [REV]] [PATH...]",
		Short: "Say what changed in the accounts, not in the text",
		Long: `Say what changed in the accounts between two versions of their plans: who
left, what moved, slipped, was won or closed. How a plan is written is no
change: spelling, order, tables or lists.

Without REV, your files are compared with the last commit; with one, your files
with that version (a branch, a tag, a commit); with two, these versions.
A..B is the same as A B, and A...B is what B did since it parted from A. Plans
are followed where their files were moved. Put "--" before paths that could be
taken for versions.

With --no-index, two files are compared, wherever they are.

Exit code: 0 done, 1 with --exit-code where an account changed, 2 a file or
the command line could not be read.`,
		Example: `  acctplan diff                              since the last commit
  acctplan diff main                         since main, with my uncommitted work
  acctplan diff main... --format markdown    a comment for a pull request
  acctplan diff v1 v2 accounts/acme.md
  acctplan diff --no-index old.md new.md`,
	}
	format := changeFormat(command)
	flags := command.Flags()
	staged := flags.Bool("staged", false, "compare what is staged, instead of your files")
	noIndex := flags.Bool("no-index", false, "compare two files, which need not be in a repository")
	exitCode := flags.Bool("exit-code", false, "exit with 1 if an account changed")
	discovering := discover(command)
	a.configFlags(command)

	command.RunE = func(command *cobra.Command, arguments []string) error {
		var changes report.Changes
		var err error
		if *noIndex {
			changes, err = a.diffFiles(arguments)
		} else {
			changes, err = a.diffVersions(command.Context(), arguments, command.ArgsLenAtDash(), *staged, *discovering, format.value == "json")
		}
		if err != nil {
			return err
		}
		var told bytes.Buffer
		tell := func(plans []report.ChangedPlan) {
			told.Reset()
			changes.Plans = plans
			switch format.value {
			case "json":
				err = changes.JSON(&told)
			case "markdown":
				err = changes.Markdown(&told)
			default:
				err = changes.Text(&told, a.changeText())
			}
		}
		rest, lost, broken := survive(a, changes.Plans, changedPath, tell)
		if broken != nil {
			return broken
		}
		if len(lost) > 0 { // which the documents name, too
			for _, failure := range lost {
				changes.Errors = append(changes.Errors, report.FileError(failure))
			}
			tell(rest)
		}
		if len(changes.Plans) == 0 && len(changes.Errors) == 0 && format.value == "text" {
			a.note("no plan changed between " + changes.Before + " and " + changes.After)
		}
		for _, failure := range changes.Errors {
			a.complain(failure.Path + ": " + failure.Message)
		}
		if err == nil {
			_, err = told.WriteTo(a.stdout)
		}
		switch {
		case err != nil:
			return err
		case len(changes.Errors) > 0:
			return errTrouble
		case *exitCode && changes.Matters():
			return errFindings
		}
		return nil
	}
	return command
}

// changedPath is where a plan is, or was.
func changedPath(c report.ChangedPlan) string {
	if c.After == nil {
		return c.Before.Path
	}
	return c.After.Path
}

// changeFormat adds --format to a command that tells of changes.
func changeFormat(command *cobra.Command) *choice {
	format := &choice{value: "text", allowed: []string{"text", "markdown", "json"}}
	command.Flags().Var(format, "format", "text, markdown or json")
	completeChoice(command, "format", format.allowed)
	return format
}

// changeText is how changes are printed for people.
func (a *app) changeText() report.TextOptions {
	return report.TextOptions{Color: a.wantsColor(a.color.value, a.terminal), Width: a.terminal.width, Wrap: a.terminal.is, Brief: a.quiet}
}

// versions is what the arguments of diff mean.
type versions struct {
	before, after         string // commits; after is empty for the work tree or the index
	beforeName, afterName string
	paths                 []string
}

// diffVersions compares two versions of a repository's plans. places says whether it will be asked where changes stand.
func (a *app) diffVersions(ctx context.Context, arguments []string, dash int, staged, discover, places bool) (report.Changes, error) {
	repository, err := a.repositoryOf(ctx, arguments, dash)
	var noTree error // which two versions do not need
	if err != nil {
		bare, bareErr := workspace.OpenBare(ctx, ".", a.variables)
		if bareErr != nil {
			return report.Changes{}, err
		}
		repository, noTree = bare, err
	}
	v, err := a.versionsOf(ctx, repository, arguments, dash)
	var failed *workspace.GitError
	switch unborn := errors.As(err, &failed) && failed.Unborn; {
	case unborn && staged && v.beforeName == "HEAD":
		v.beforeName, err = "the empty repository", nil
	case err == nil && v.after == "":
		err = noTree
	}
	if err != nil {
		return report.Changes{}, err
	}
	if staged {
		if v.after != "" {
			return report.Changes{}, errors.New("--staged compares what is staged with one version; name no second one")
		}
		v.afterName = theIndex
	}
	request, err := a.request(v.paths, discover)
	if err != nil {
		return report.Changes{}, err
	}
	changes := report.Changes{Before: v.beforeName, After: v.afterName}
	var versions []delta.Versions
	var broken []report.FileError
	var lock sync.Mutex
	compared, err := workspace.Compare(ctx, workspace.Comparison{
		Request: request, Repository: repository, Before: v.before, After: v.after, Staged: staged,
		Take: func(pair workspace.Pair) {
			err := a.attempt(func() error {
				changed, its := changeOfPair(pair, places)
				lock.Lock()
				defer lock.Unlock()
				changes.Plans, versions = append(changes.Plans, changed), append(versions, its)
				return nil
			}, pair.Path())
			if err != nil {
				lock.Lock()
				defer lock.Unlock()
				broken = append(broken, report.FileError{Path: pair.Path(), Message: err.Error()})
			}
			a.collector.tick()
		},
	})
	if err != nil {
		return report.Changes{}, err
	}
	a.noteAbsent(compared)
	for _, failure := range append(compared.Errors, compared.Missing...) {
		changes.Errors = append(changes.Errors, report.FileError(failure))
	}
	sorting.Stable(broken, func(a, b report.FileError) int { return cmp.Compare(a.Path, b.Path) })
	changes.Errors = append(changes.Errors, broken...)
	delta.Transfer(versions)
	changes.Sort()
	return changes, nil
}

// changeOfPair says what changed in one plan, and keeps no more of it than will be told.
func changeOfPair(pair workspace.Pair, places bool) (report.ChangedPlan, delta.Versions) {
	changed := report.NewChangedPlan(pair.Before, pair.After)
	if changed.Unmarked = pair.Unmarked; pair.Unmarked && pair.After != nil && len(bytes.TrimSpace(pair.After.File.Bytes)) > 0 {
		changed.Changes = slices.Insert(changed.Changes, 0, delta.LostMark())
	}
	its := delta.Versions{Before: pair.From, After: pair.To, Changes: changed.Changes}
	switch {
	case pair.Before == nil:
		its.Records = delta.TransferableOf(pair.After)
	case pair.After == nil:
		its.Records = delta.TransferableOf(pair.Before)
	}
	return changed.Forgotten(places), its
}

// noteAbsent says which submodules could not be looked into.
func (a *app) noteAbsent(compared *workspace.Compared) {
	for _, path := range compared.Absent {
		a.complain(path + ": this submodule is not here in both versions, so its plans are not compared; to get it, run: git submodule update --init")
	}
}

// repositoryOf is the repository that a command line is about: the current folder's; where that
// is in none, that of the first path.
func (a *app) repositoryOf(ctx context.Context, arguments []string, dash int) (*workspace.Repository, error) {
	var paths []string
	for i, argument := range arguments {
		if _, err := os.Lstat(argument); dash >= 0 && i >= dash || dash < 0 && err == nil {
			paths = append(paths, argument)
		}
	}
	return workspace.RepositoryHere(ctx, paths, a.variables)
}

// versionsOf tells the versions among the arguments from the paths. What stands behind "--" is
// a path; before it, at most two versions stand first.
func (a *app) versionsOf(ctx context.Context, repository *workspace.Repository, arguments []string, dash int) (versions, error) {
	v := versions{afterName: workTree}
	revisions, paths := arguments, []string(nil)
	if dash >= 0 {
		revisions, paths = arguments[:dash], arguments[dash:]
		if len(revisions) > 2 {
			return v, fmt.Errorf("at most two versions can be compared; %d stand before --", len(revisions))
		}
	} else {
		count := 0
		for count < min(2, len(arguments)) {
			is, err := a.isRevision(ctx, repository, arguments[count])
			if err != nil {
				return v, err
			}
			if !is {
				break
			}
			count++
		}
		revisions, paths = arguments[:count], arguments[count:]
		for _, path := range paths {
			if _, err := os.Lstat(path); (err != nil || repository.Bare) && !strings.ContainsAny(path, "*?[") {
				if _, err := repository.Resolve(ctx, path); err == nil && count == 2 {
					return v, fmt.Errorf("at most two versions can be compared; %q is a third", path)
				}
				return v, fmt.Errorf(`%q is no version and no file here; to name a file that is gone, put "--" before it`, path)
			}
		}
	}
	v.paths = paths
	if len(revisions) == 1 {
		if one, other, ok := strings.Cut(revisions[0], "..."); ok {
			return a.sinceParted(ctx, repository, v, one, other)
		}
		if one, other, ok := strings.Cut(revisions[0], ".."); ok {
			revisions = []string{orHead(one), orHead(other)}
		}
	}
	if len(revisions) == 0 {
		revisions = []string{"HEAD"}
	}
	var err error
	v.beforeName = revisions[0]
	if v.before, err = repository.Resolve(ctx, revisions[0]); err != nil {
		return v, err
	}
	if len(revisions) == 2 {
		v.afterName = revisions[1]
		v.after, err = repository.Resolve(ctx, revisions[1])
	}
	return v, err
}

// sinceParted is A...B: from where the two parted to B.
func (a *app) sinceParted(ctx context.Context, repository *workspace.Repository, v versions, one, other string) (versions, error) {
	first, err := repository.Resolve(ctx, orHead(one))
	if err != nil {
		return v, err
	}
	if v.after, err = repository.Resolve(ctx, orHead(other)); err != nil {
		return v, err
	}
	v.before, err = repository.MergeBase(ctx, first, v.after)
	v.beforeName, v.afterName = orHead(one), orHead(other)
	return v, err
}

func orHead(revision string) string {
	if revision == "" {
		return "HEAD"
	}
	return revision
}

// isRevision reports whether an argument is a version. One that is a file too is neither, until
// the user says which.
func (a *app) isRevision(ctx context.Context, repository *workspace.Repository, argument string) (bool, error) {
	_, err := os.Lstat(argument)
	isFile := err == nil && !repository.Bare // whose own files are nobody's plans
	for _, part := range strings.Split(strings.Replace(argument, "...", "..", 1), "..") {
		if part == "" && part != argument {
			continue
		}
		if _, err := repository.Resolve(ctx, part); err != nil {
			if ctx.Err() != nil || isFile || looksLikePath(argument) {
				return false, ctx.Err()
			}
			return false, err
		}
	}
	if isFile && argument != ".." && argument != "." {
		return false, fmt.Errorf(`%q is both a version and a file: put "--" behind it for the version, before it for the file`, argument)
	}
	return !isFile, nil
}

// looksLikePath reports whether an argument that is no version was meant to be a file.
func looksLikePath(argument string) bool {
	return strings.HasSuffix(strings.ToLower(argument), ".md") || strings.HasSuffix(strings.ToLower(argument), ".markdown") ||
		strings.HasPrefix(argument, ".") || strings.ContainsAny(argument, "*?[")
}

// diffFiles compares two files.
func (a *app) diffFiles(paths []string) (report.Changes, error) {
	if len(paths) != 2 {
		return report.Changes{}, errors.New("--no-index compares two files: acctplan diff --no-index OLD.md NEW.md")
	}
	request, err := a.request(paths, false)
	if err != nil {
		return report.Changes{}, err
	}
	changes := report.Changes{Before: paths[0], After: paths[1]}
	before, failure := workspace.ReadFile(paths[0], request)
	if failure != nil {
		changes.Errors = append(changes.Errors, report.FileError(*failure))
	}
	after, failure := workspace.ReadFile(paths[1], request)
	if failure != nil {
		changes.Errors = append(changes.Errors, report.FileError(*failure))
	}
	if before != nil && after != nil && !bytes.Equal(before.File.Bytes, after.File.Bytes) {
		broken := a.attempt(func() error {
			changed := report.NewChangedPlan(before, after)
			changed.TwoFiles = true
			changes.Plans = append(changes.Plans, changed)
			return nil
		}, paths[1])
		if broken != nil {
			changes.Errors = append(changes.Errors, report.FileError{Path: paths[1], Message: broken.Error()})
		}
	}
	return changes, nil
}
