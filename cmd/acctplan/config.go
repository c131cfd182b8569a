package main

import (
	"errors"
	"fmt"
	"os"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/report"
)

// configCommand shows which settings hold for a plan.
func (a *app) configCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "config [PATH]",
		Short: "Show the settings that hold for a plan, and where each comes from",
		Long: `Show the settings that hold for a plan or a folder (by default the current
one), and where each comes from: a line of ` + config.Name + `, or the default.

The file is looked for in the folder of the plan and above it, up to the root
of the repository. Of words, severities and options of rules, only those that
the file sets are listed; with --all, every rule is.

Exit code: 0 done, 2 the configuration or the command line has a mistake.`,
		Example: `  acctplan config
  acctplan config accounts/acme.md
  acctplan config --all | grep review/`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) > 1 {
				return errors.New("one path at a time")
			}
			return nil
		},
	}
	all := command.Flags().Bool("all", false, "also list every rule's severity and options")
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
		settings := a.config.Settings()
		if *all {
			settings = withRules(settings, a.config.RuleSettings())
		}
		if a.config.File == nil && !a.config.none {
			a.note("there is no " + config.Name + " here or above, up to the root of the repository; these are the defaults")
		}
		a.printSettings(settings)
		return nil
	}
	return command
}

// withRules puts what holds for every rule in the place of the options that a file sets. What
// it sets for groups and tags is kept: it is where severities come from.
func withRules(settings, rules []config.Setting) []config.Setting {
	listed := map[string]bool{}
	for _, s := range rules {
		listed[s.Name] = true
	}
	var out []config.Setting
	for _, s := range settings {
		if !listed[s.Name] {
			out = append(out, s)
		}
	}
	return append(out, rules...)
}

// printSettings prints a table: one line a setting, the value last, because it may be long.
func (a *app) printSettings(settings []config.Setting) {
	rows := [][3]string{{"SETTING", "FROM", "VALUE"}}
	for _, s := range settings {
		value := s.Value
		if value == "" {
			value = `""`
		}
		rows = append(rows, [3]string{report.Visible(s.Name), report.Visible(a.config.Place(s)), report.Visible(value)})
	}
	var widths [2]int
	for _, row := range rows {
		for i := range widths {
			widths[i] = max(widths[i], displaywidth.String(row[i]))
		}
	}
	bold := a.wantsColor(a.color.value, a.terminal)
	for i, row := range rows {
		line := padded(row[0], widths[0]) + "  " + padded(row[1], widths[1]) + "  " + row[2]
		if a.terminal.width > 0 {
			line = clip(line, a.terminal.width)
		}
		if bold && i == 0 {
			line = "\x1b[1m" + line + "\x1b[0m"
		}
		fmt.Fprintln(a.stdout, line)
	}
}

// padded fills a text with blanks up to a width.
func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-displaywidth.String(text)))
}
