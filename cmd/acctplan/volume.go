// How much is said on stderr: --quiet and --verbose.
package main

import (
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/rule"
)

// volumeFlags adds --quiet and --verbose to all commands.
func (a *app) volumeFlags(root *cobra.Command) {
	root.PersistentFlags().BoolVarP(&a.quiet, "quiet", "q", false, "no notes and no summary: findings, errors, and plans that were deleted")
	root.PersistentFlags().BoolVarP(&a.verbose, "verbose", "v", false, "also say what is read, by which configuration, and what is not")
	root.PersistentPreRunE = func(*cobra.Command, []string) error {
		if a.quiet && a.verbose {
			return errors.New("--quiet and --verbose contradict each other; use one of them")
		}
		return nil
	}
}

// note prints a line on stderr that is worth knowing and is no error.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (a *app) note(message string) {
	if !a.quiet {
		a.complain(message)
	}
}

// detail prints a line on stderr for those who want to know how acctplan came to what it says.
func (a *app) detail(message string) {
	if a.verbose {
		a.complain(message)
	}
}

// describe says how the input was read, and what was not.
func (a *app) describe(in *input) {
	if !a.verbose {
		return
	}
	switch c := &a.config; {
	case c.none:
		a.detail("configuration: none, as --no-config says")
	case c.path == "":
		a.detail("configuration: none; there is no " + config.Name + " here or above, up to the root of the repository")
	default:
		a.detail("configuration: " + shown(c.path))
	}
	for _, path := range in.Other {
		a.detail(path + ": skipped, it is not an account plan")
	}
	for _, path := range in.PlanLike {
		a.detail(path + `: skipped, it looks like a plan but is not marked with "acctplan: 1"`)
	}
	for _, p := range in.Plans {
		what := "tier " + string(p.EffectiveTier())
		if lint.IsTemplate(p) {
			what = "a template, which most rules leave alone"
		}
		a.detail(fmt.Sprintf("%s: read, %s", filepath.ToSlash(p.Path), what))
		switch foreign, all := rule.GoalsNotJudged(p); {
		case all:
			a.detail(filepath.ToSlash(p.Path) + ": its goals are not in English, so goals/quota-first and goals/adoption-only do not judge them")
		default:
			for _, goal := range foreign {
				a.detail(fmt.Sprintf("%s:%d: %s is not in English, so goals/quota-first and goals/adoption-only do not judge it", filepath.ToSlash(p.Path), p.File.Position(goal.Head.Start).Line, `"`+goal.Goal.Text+`"`))
			}
		}
	}
	a.detail(fmt.Sprintf("%s read, %s skipped", counted(len(in.Plans), "plan"), counted(len(in.Other)+len(in.PlanLike), "other Markdown file")))
}
