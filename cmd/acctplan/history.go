// History: whether git is asked how the plans came about, and what it has to say.
package main

import (
	"context"
	"fmt"
	"sync"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// historyFlag is --history of a command that runs rules.
type historyFlag struct {
	app    *app
	wanted *bool
}

// historyFlag adds --history to a command.
func (a *app) historyFlag(command *cobra.Command) historyFlag {
	return historyFlag{a, command.Flags().Bool("history", false, "also run the rules that ask git how a plan came about")}
}

// begin prepares to ask git for the history of plans as they are read, where that is wanted: by the flag or by the
// configuration. It is nil where nothing is to be asked, of which rules that are selected are told. end says
// what git could not tell; both are about one run of a command.
func (f historyFlag) begin(asOf plan.Day) *workspace.Histories {
	if !f.isWanted() {
		return nil
	}
	return workspace.NewHistories(workspace.Request{
		Environ: f.app.variables, Settings: f.app.config.Reading, SettingsFor: f.app.config.SettingsFor,
	}, asOf)
}

func (f historyFlag) isWanted() bool { return *f.wanted || f.app.config.History }

// end says on stderr what git could not tell, or that it was not asked about selected rules.
func (f historyFlag) end(histories *workspace.Histories, selected []string) {
	if histories != nil {
		for _, note := range histories.Notes() {
			f.app.note(note)
		}
		histories.Close()
		return
	}
	for _, pattern := range selected {
		if r, err := rule.Lookup(pattern); err == nil && r.NeedsHistory {
			f.app.note(fmt.Sprintf("%s asks git, which only --history does", r.ID))
		}
	}
}

// ask is begin and end for plans that were read.
func (f historyFlag) ask(ctx context.Context, in *input, selected []string) (func(string) *rule.History, error) {
	histories := f.begin(in.asOf)
	if histories == nil {
		f.end(nil, selected)
		return nil, nil
	}
	known, err := in.Workspace.History(ctx, histories)
	if err != nil {
		histories.Close()
		return nil, err
	}
	f.end(histories, selected)
	return func(path string) *rule.History { return known[path] }, nil
}

// told is what git said of plans, by path. It is safe for concurrent use; the nil told knows nothing.
type told struct{ histories sync.Map }

func (t *told) note(path string, history *rule.History) {
	if history != nil {
		t.histories.Store(path, history)
	}
}

// of is the function that looks up a plan; nil for the nil told.
func (t *told) of() func(path string) *rule.History {
	if t == nil {
		return nil
	}
	return func(path string) *rule.History {
		history, _ := t.histories.Load(path)
		known, _ := history.(*rule.History)
		return known
	}
}
