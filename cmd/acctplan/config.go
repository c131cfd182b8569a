package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// configCommand shows which settings hold for a plan.
func (a *app) configCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "config [PATH]",
		Short: "Show the settings that hold for a plan, and where each comes from",
		Long: `Show the settings that hold for a plan or a folder (by default the current
one), and where each comes from: a line of ` + config.Name + `, or the default.

The file is looked for in the folder of the plan and above it, up to the root
of the repository. Of words, severities, tiers and options of rules, only what
the file, or one that it extends, sets is listed; with --all, every rule is.
For a plan, the overrides that match it are taken into account.

Exit code: 0 done, 2 the configuration or the command line has a mistake.`,
		Example: `  acctplan config
  acctplan config accounts/acme.md
  acctplan config --all | grep review/
  acctplan config --format json accounts/acme.md`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) > 1 {
				return errors.New("one path at a time")
			}
			return nil
		},
	}
	all := command.Flags().Bool("all", false, "also list every rule's severity and options")
	format := &choice{value: "text", allowed: []string{"text", "json"}}
	command.Flags().Var(format, "format", "text or json")
	completeChoice(command, "format", format.allowed)
	a.configFlags(command)
	command.AddCommand(a.configTestCommand())

	command.RunE = func(_ *cobra.Command, paths []string) error {
		for _, path := range paths {
			if _, err := os.Stat(path); err != nil {
				return fmt.Errorf("%s: %s", path, plainError(err))
			}
		}
		if err := a.configure(paths); err != nil {
			return err
		}
		place := ""
		for _, path := range paths {
			if info, err := os.Stat(path); err == nil && !info.IsDir() {
				place = a.config.Relative(resolved(path))
			}
		}
		if a.config.Book.Len() == 0 {
			a.config.Book = rule.Standard()
		}
		settings := a.config.Settings(place)
		if place != "" {
			settings = a.withOwnTier(settings, paths[0])
		}
		if *all {
			settings = withRules(settings, a.config.RuleSettings(place))
		}
		if a.config.File == nil && !a.config.none {
			a.note("there is no " + config.Name + " here or above, up to the root of the repository; these are the defaults")
		}
		if format.value == "json" {
			return a.printSettingsJSON(settings)
		}
		a.printSettings(settings)
		return nil
	}
	return command
}

// withOwnTier puts the tier that a plan names itself in the place of that of an override, which
// speaks of plans that name none.
func (a *app) withOwnTier(settings []config.Setting, path string) []config.Setting {
	content, err := os.ReadFile(path)
	if err != nil {
		return settings
	}
	file := source.NewFile(filepath.ToSlash(path), content)
	p := compile.Compile(file, a.config.SettingsFor(resolved(path), a.config.Reading))
	if !p.Tier.IsSet() {
		return settings
	}
	own := config.Setting{Name: "tier", Value: string(p.Tier.Value), File: file, Span: p.Tier.Span}
	at := slices.IndexFunc(settings, func(s config.Setting) bool { return s.Name == own.Name })
	if at < 0 {
		return append(settings, own)
	}
	settings = slices.DeleteFunc(settings, func(s config.Setting) bool { return s.Name == own.Name })
	return slices.Insert(settings, at, own)
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
		value := s.Text()
		if value == "" {
			value = `""`
		}
		rows = append(rows, [3]string{report.Visible(s.Name), report.Visible(s.Place()), report.Visible(value)})
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

// settingEntry is a setting in JSON. Every key is always there.
type settingEntry struct {
	Name  string `json:"name"`
	Value any    `json:"value"`
	From  string `json:"from"` // file, preset or default
	File  string `json:"file"` // the file's path or the preset's name
	Line  int    `json:"line"` // 0 for a default
}

// printSettingsJSON prints settings for programs.
func (a *app) printSettingsJSON(settings []config.Setting) error {
	document := struct {
		Version  int            `json:"version"`
		File     string         `json:"file"`
		Settings []settingEntry `json:"settings"`
	}{Version: 1, Settings: []settingEntry{}}
	if a.config.File != nil {
		document.File = a.config.File.Path
	}
	for _, s := range settings {
		entry := settingEntry{Name: s.Name, Value: s.Value, From: "default", Line: s.Line()}
		if value, ok := s.Value.(rule.Value); ok {
			entry.Value = optionDefault(value)
		}
		switch preset := s.Preset(); {
		case preset != "":
			entry.From, entry.File = "preset", preset
		case s.File != nil:
			entry.From, entry.File = "file", s.File.Path
		}
		document.Settings = append(document.Settings, entry)
	}
	return report.WriteJSON(a.stdout, document, "  ")
}

// padded fills a text with blanks up to a width.
func padded(text string, width int) string {
	return text + strings.Repeat(" ", max(0, width-displaywidth.String(text)))
}
