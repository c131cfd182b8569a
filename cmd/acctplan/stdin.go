// "-": a plan from the standard input, for editors and pipes.
package main

import (
	"fmt"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// stdinName is what a plan from the standard input is called where nobody says its path.
const stdinName = "stdin.md"

// stdinFlag adds --stdin-filename to a command that reads "-".
func (a *app) stdinFlag(command *cobra.Command) {
	command.Flags().StringVar(&a.stdinFile, "stdin-filename", "", "with \"-\": the `PATH` of the plan, for its configuration and its name")
	_ = command.MarkFlagFilename("stdin-filename", "md")
}

// readsStdin reports whether the paths are "-". The error is about the command line.
func (a *app) readsStdin(paths []string) (bool, error) {
	switch {
	case !slices.Contains(paths, "-"):
		if a.stdinFile != "" {
			return false, fmt.Errorf(`--stdin-filename says which file "-" stands for; add "-" as the path`)
		}
		return false, nil
	case len(paths) > 1:
		return false, errStdinAlone
	}
	return true, nil
}

// stdinPath is the file that the standard input stands for.
func (a *app) stdinPath() string {
	if a.stdinFile == "" {
		return stdinName
	}
	return a.stdinFile
}

// loadStdin reads the standard input as if it were the file that --stdin-filename names, whether
// that is there or not.
func (a *app) loadStdin(discover bool, asOf plan.Day) (*input, error) {
	name := a.stdinPath()
	request, err := a.request([]string{name}, discover)
	if err != nil {
		return nil, err
	}
	content, err := io.ReadAll(io.LimitReader(a.stdin, workspace.MaxSize+1))
	if err != nil {
		return nil, fmt.Errorf("cannot read the standard input: %s", plainError(err))
	}
	in := &input{Workspace: workspace.Text(content, request), asOf: asOf, config: a.config.Config, paths: []string{name}, complain: a.complain}
	a.describe(in)
	return in, nil
}
