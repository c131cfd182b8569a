// The examples of the rules that a team wrote: what config test does with them.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/custom"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// configTestCommand tries the team's own rules on their examples.
func (a *app) configTestCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "test [PATH]",
		Short: "Try the rules of your own on their examples",
		Long: `Try the rules of your own, custom_rules in ` + config.Name + `, on their
examples: each rule must object to its bad plans and to none of its good ones.

The examples of a rule are judged as of the day that as_of names among them,
else as of --as-of.

Exit code: 0 all pass, 1 some do not, 2 the configuration has a mistake.`,
		Example: `  acctplan config test
  acctplan config test --config rules/.acctplan.yaml`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) > 1 {
				return errors.New("one path at a time")
			}
			return nil
		},
	}
	command.DisableFlagsInUseLine = true
	asOf := a.asOf(command)
	a.configFlags(command)
	command.RunE = func(_ *cobra.Command, paths []string) error {
		for _, path := range paths {
			if _, err := os.Stat(path); err != nil {
				return fmt.Errorf("%s: %s", path, plainError(err))
			}
		}
		if err := a.configure(paths); err != nil {
			return err
		}
		if len(a.config.Custom) == 0 {
			a.complain("there are no rules of your own: custom_rules is empty or missing")
			return nil
		}
		today := asOf.or(a.today())
		passed, failed := 0, 0
		for _, own := range a.config.Custom {
			day := own.AsOf
			if day == 0 {
				day = today
			}
			for _, line := range a.tryExamples(own, day) {
				if line.problem == "" {
					passed++
				} else {
					failed++
				}
				a.printTrial(own, line)
			}
			if len(own.Good)+len(own.Bad) == 0 {
				fmt.Fprintf(a.stdout, "none  %s has no examples; add examples: with good: and bad:\n", own.ID.Text)
			} else if own.AsOf == 0 && own.Rule.HasTag(rule.TagTime) {
				fmt.Fprintf(a.stdout, "note  %s depends on the day: add as_of: to its examples, or they fail some day\n", own.ID.Text)
			}
		}
		fmt.Fprintf(a.stdout, "\n%s, %d failed\n", counted(passed, "example")+" passed", failed)
		if failed > 0 {
			return errFindings
		}
		return nil
	}
	return command
}

// trial is what became of one example.
type trial struct {
	name    string // "good 2"
	said    string // what the rule said
	problem string // why it fails; empty for one that passes
	span    source.Span
}

// printTrial prints one line about an example.
func (a *app) printTrial(own config.CustomRule, t trial) {
	mark, text := "ok  ", t.said
	if t.problem != "" {
		mark, text = "FAIL", t.problem
	}
	line := fmt.Sprintf("%s  %s:%d: %s, %s", mark, own.File.Path, own.File.Position(t.span.Start).Line, own.ID.Text, t.name)
	if text != "" {
		line += ": " + text
	}
	fmt.Fprintln(a.stdout, report.Visible(line))
}

// tryExamples tries a rule on its examples.
func (a *app) tryExamples(own config.CustomRule, asOf plan.Day) []trial {
	var trials []trial
	for i, text := range own.Good {
		t := trial{name: numbered("good", i, len(own.Good)), span: text.Span}
		findings, err := a.try(own.Rule, text.Text, asOf)
		switch {
		case err != nil:
			t.problem = err.Error()
		case len(findings) > 0:
			t.problem = fmt.Sprintf("the rule objects to it: %s", findings[0].Message)
		}
		trials = append(trials, t)
	}
	for i, text := range own.Bad {
		t := trial{name: numbered("bad", i, len(own.Bad)), span: text.Span}
		findings, err := a.try(own.Rule, text.Text, asOf)
		switch {
		case err != nil:
			t.problem = err.Error()
		case len(findings) > 0:
			t.said = findings[0].Message
		case a.applies(own, text.Text, asOf):
			t.problem = "the rule does not object to it: assert holds"
		default:
			t.problem = "the rule does not look at it: when is false, or there is nothing that it is for"
		}
		trials = append(trials, t)
	}
	return trials
}

func numbered(name string, i, many int) string {
	if many == 1 {
		return name
	}
	return fmt.Sprintf("%s %d", name, i+1)
}

// try lets a rule look at the text of a plan.
func (a *app) try(r rule.Rule, text string, asOf plan.Day) ([]finding.Finding, error) {
	settings := a.config.Reading
	settings.Marked = true
	about := compile.Compile(source.NewFile("example.md", []byte(text)), settings)
	var failed error
	findings := r.Run(rule.Context{
		Facts: facts.Of(about, asOf), Tier: about.EffectiveTier(), Vendor: a.config.Vendor, Book: a.config.book(),
		Failed: func(err error) { failed = err },
	})
	return findings, failed
}

// applies reports whether a rule is about the plan or one of its records: whether it would
// object if nothing could hold.
func (a *app) applies(own config.CustomRule, text string, asOf plan.Day) bool {
	strict := own.Definition
	strict.Assert.Text = "false"
	strict.Message.Text, strict.Hint, strict.At = "no", custom.Text{}, custom.Text{}
	r, problems := custom.Compile(strict, custom.Settings{FiscalYearStart: a.config.Reading.FiscalYearStart})
	if len(problems) > 0 {
		return false
	}
	findings, err := a.try(r, text, asOf)
	return err == nil && len(findings) > 0
}
