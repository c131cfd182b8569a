// History: whether git is asked how the plans came about, and what it has to say.
package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

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

// ask asks git for the history of the plans, where that is wanted: by the flag or by the
// configuration. What git cannot tell is said on stderr.
func (f historyFlag) ask(ctx context.Context, in *input, selected []string) (map[string]*rule.History, error) {
	if !*f.wanted && !in.config.History {
		for _, pattern := range selected {
			if r, err := rule.Lookup(pattern); err == nil && r.NeedsHistory {
				f.app.note(fmt.Sprintf("%s asks git, which only --history does", r.ID))
			}
		}
		return nil, nil
	}
	request := workspace.Request{Environ: f.app.variables, Settings: in.config.Reading}
	histories, notes, err := in.Workspace.History(ctx, request, in.asOf)
	for _, note := range notes {
		f.app.note(note)
	}
	return histories, err
}
