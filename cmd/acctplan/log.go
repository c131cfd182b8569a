package main

import (
	"errors"
	"fmt"
	"os"
	"slices"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/delta"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// logCommand tells the history of a plan as what changed in the account.
func (a *app) logCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "log PATH",
		Short: "Tell the history of a plan: what changed in the account, by whom",
		Long: `Tell the history of a plan as what changed in the account: one entry a commit,
the newest first, also from before the file was moved. Work that is put off
again and again is counted.

Exit code: 0 done, 2 the file or its history could not be read.`,
		Example: `  acctplan log accounts/acme.md
  acctplan log -n 3 accounts/acme.md
  acctplan log --since 2026-07-01 --format markdown accounts/acme.md`,
	}
	format := changeFormat(command)
	since := &day{}
	command.Flags().Var(since, "since", "leave out what was done before this `DATE`, YYYY-MM-DD")
	most := command.Flags().IntP("number", "n", 0, "show the last `N` commits only")
	a.configFlags(command)

	command.RunE = func(command *cobra.Command, arguments []string) error {
		switch {
		case len(arguments) != 1:
			return errors.New("name one plan: acctplan log accounts/acme.md")
		case *most < 0, *most == 0 && command.Flags().Changed("number"):
			return fmt.Errorf("-n: %d is no number of commits", *most)
		}
		path := arguments[0]
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			return fmt.Errorf("%s is a folder: name one plan in it", path)
		}
		ctx := command.Context()
		repository, err := workspace.RepositoryOf(ctx, arguments, a.variables)
		if err != nil {
			return err
		}
		request, err := a.request(arguments, false)
		if err != nil {
			return err
		}
		read, err := workspace.PlanHistory(ctx, workspace.Comparison{Request: request, Repository: repository}, path)
		if err != nil {
			return err
		}
		if read.Moved != "" {
			a.note(fmt.Sprintf("%s is %s now", path, read.Moved))
			path = read.Moved
		}
		history, broken := a.historyOf(read, path)
		unreadable := len(history.Entries) > 0 && !slices.ContainsFunc(history.Entries, func(e report.HistoryEntry) bool { return e.Failure == "" })
		history.Total = len(history.Entries)
		history.Entries = limited(history.Entries, since, *most)
		if read.Cut {
			a.complain("this is a shallow clone, which holds only the end of the history; " + workspace.WholeHistory)
		}
		switch format.value {
		case "json":
			err = history.JSON(a.stdout)
		case "markdown":
			err = history.Markdown(a.stdout)
		default:
			err = history.Text(a.stdout, a.changeText())
		}
		if err == nil && (broken || unreadable) {
			return errTrouble
		}
		return err
	}
	return command
}

// historyOf makes changes of versions. All of them count for how often something slipped,
// whichever are shown. A panic over a version is why that one cannot be told.
func (a *app) historyOf(read *workspace.History, path string) (history report.History, broken bool) {
	history = report.History{Path: path, Cut: read.Cut}
	var slips delta.Slips
	for i := len(read.Versions) - 1; i >= 0; i-- {
		v := read.Versions[i]
		entry := report.HistoryEntry{
			Commit: v.ID, Author: v.Author, Date: v.Date, Subject: v.Subject, Merge: v.Merge, Failure: v.Failure,
		}
		nothing := false
		if v.Failure == "" {
			err := a.attempt(func() error {
				entry.Change, nothing = changeOf(v)
				slips.Count(entry.Change.Changes)
				return nil
			}, path)
			if err != nil {
				broken, entry.Failure, entry.Change = true, err.Error(), report.ChangedPlan{}
				a.complain(path + ": " + err.Error())
			}
		}
		if !nothing {
			history.Entries = append(history.Entries, entry)
		}
	}
	slices.Reverse(history.Entries)
	return history, broken
}

// changeOf says what one version changed. A merge that only brought together what the branches did
// did nothing itself.
func changeOf(v workspace.PlanVersion) (change report.ChangedPlan, nothing bool) {
	switch {
	case v.Merge && v.After != nil && len(v.Before) > 1:
		// Compared with the parent that has the file under its present name, if one does.
		first := max(0, slices.IndexFunc(v.Before, func(p *plan.Plan) bool { return p.Path == v.After.Path }))
		change = report.NewChangedPlan(v.Before[first], v.After)
		for i, other := range v.Before {
			if i != first {
				change.Changes = delta.Common(change.Changes, delta.Compare(other, v.After))
			}
		}
		return change, len(change.Changes) == 0
	case v.Restored != nil && v.After != nil:
		change = report.NewChangedPlan(v.Restored, v.After)
		change.Restored = true
		return change, false
	}
	var before *plan.Plan
	if len(v.Before) > 0 {
		before = v.Before[0]
	}
	return report.NewChangedPlan(before, v.After), false
}

// limited leaves out what is older than a day, and what is beyond a number.
func limited(entries []report.HistoryEntry, since *day, most int) []report.HistoryEntry {
	var kept []report.HistoryEntry
	for _, e := range entries {
		date := e.Date
		if since.set && !date.IsZero() && plan.DayOf(date.Year(), date.Month(), date.Day()) < since.value {
			continue
		}
		if most > 0 && len(kept) == most {
			break
		}
		kept = append(kept, e)
	}
	return kept
}
