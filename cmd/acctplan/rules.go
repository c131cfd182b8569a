package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/rule"
)

// rulesCommand lists the rule book.
func (a *app) rulesCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "rules",
		Short: "List the rules",
		Long: `List the rules with their default severity and the tiers of accounts that
they speak about; also those of your own, where a configuration holds here.
Filters narrow the list down; several of them, to the rules that pass all.`,
		Example: `  acctplan rules
  acctplan rules --group actions,risks
  acctplan rules --tier standard --severity error   what can fail a standard account?
  acctplan rules --fixable
  acctplan rules --tag time                         what appears as time passes?
  acctplan rules --format json`,
		Args:              noArguments,
		ValidArgsFunction: cobra.NoFileCompletions,
	}
	format := &choice{value: "text", allowed: []string{"text", "json"}}
	filters := rulesFilters(command)
	command.Flags().Var(format, "format", "text or json")
	completeChoice(command, "format", format.allowed)
	command.RunE = func(*cobra.Command, []string) error {
		if err := a.configure(nil); err != nil {
			return err
		}
		rules := filters.apply(a.config.book().All())
		if format.value == "json" {
			return a.printRulesJSON(rules)
		}
		a.printRules(rules)
		return nil
	}
	return command
}

// noArguments refuses arguments in words that say more than their number.
func noArguments(command *cobra.Command, arguments []string) error {
	if len(arguments) > 0 {
		return fmt.Errorf("%s takes no arguments, but was given %q", command.CommandPath(), arguments[0])
	}
	return nil
}

// ruleFilters say which rules are listed: those that pass all.
type ruleFilters struct {
	groups, tiers, severities, tags choices
	fixable, history                *bool
}

// rulesFilters adds the filters to a command.
func rulesFilters(command *cobra.Command) *ruleFilters {
	f := &ruleFilters{
		groups: choices{allowed: append(rule.Groups(), rule.TeamGroup)}, severities: choices{allowed: []string{"error", "warning", "info"}},
		tiers: choices{allowed: []string{string(plan.Strategic), string(plan.Key), string(plan.Standard)}}, tags: choices{allowed: rule.Standard().Tags()},
		fixable: command.Flags().Bool("fixable", false, "only rules of which --fix or --fix-unsafe mends something"),
		history: command.Flags().Bool("history", false, "only rules that ask git"),
	}
	for _, filter := range []struct {
		name, usage string
		words       *choices
	}{
		{"group", "only the rules of these groups", &f.groups},
		{"tier", "only rules that speak about these accounts: strategic, key, standard", &f.tiers},
		{"severity", "only rules with findings of this severity, by default or at the tier: error, warning, info", &f.severities},
		{"tag", "only rules with this tag: " + strings.Join(f.tags.allowed, ", "), &f.tags},
	} {
		command.Flags().Var(filter.words, filter.name, filter.usage)
		completeChoice(command, filter.name, filter.words.allowed)
	}
	return f
}

// apply keeps the rules that pass every filter. Of several words of one filter, one has to fit.
func (f *ruleFilters) apply(rules []rule.Rule) []rule.Rule {
	return slices.DeleteFunc(rules, func(r rule.Rule) bool {
		return len(f.groups.values) > 0 && !slices.Contains(f.groups.values, r.Group()) ||
			len(f.tags.values) > 0 && !slices.ContainsFunc(f.tags.values, r.HasTag) ||
			*f.fixable && r.Fix == "" || *f.history && !r.NeedsHistory || !f.speaks(r)
	})
}

// speaks reports whether a rule has findings of one of the severities at one of the tiers.
func (f *ruleFilters) speaks(r rule.Rule) bool {
	wanted := func(severity finding.Severity) bool {
		return len(f.severities.values) == 0 || slices.Contains(f.severities.values, severity.String())
	}
	if len(f.tiers.values) == 0 {
		return wanted(r.Severity) || slices.ContainsFunc(r.Others, wanted)
	}
	return slices.ContainsFunc(f.tiers.values, func(tier string) bool {
		return slices.ContainsFunc(r.Severities(plan.Tier(tier)), wanted)
	})
}

// rulesOf lists the rules of a group, or all.
func rulesOf(book rule.Book, group string) []rule.Rule {
	return slices.DeleteFunc(book.All(), func(r rule.Rule) bool { return group != "" && r.Group() != group })
}

// printRules prints a table: one line a rule, so that grep finds it; cut to the terminal,
// whole in a pipe.
func (a *app) printRules(rules []rule.Rule) {
	colored := a.wantsColor(a.color.value, a.terminal)
	rows := [][]string{{"RULE", "SEVERITY", "TIERS", "FINDS THAT"}}
	for _, r := range rules {
		rows = append(rows, []string{r.ID, severityWords(r), tierWords(r.Tiers()), report.Visible(r.Summary)})
	}
	var widths [3]int
	for _, row := range rows {
		for i := range widths {
			widths[i] = max(widths[i], len(row[i]))
		}
	}
	for i, row := range rows {
		line := fmt.Sprintf("%-*s  %-*s  %-*s  %s", widths[0], row[0], widths[1], row[1], widths[2], row[2], row[3])
		if a.terminal.width > 0 {
			line = clip(line, a.terminal.width)
		}
		if colored && i == 0 {
			line = "\x1b[1m" + line + "\x1b[0m"
		}
		fmt.Fprintln(a.stdout, line)
	}
}

// severityWords is a rule's severity for a narrow column; "warning/error" is an error on
// strategic accounts, "warning, error" for some of its findings.
func severityWords(r rule.Rule) string {
	words := r.Severity.String()
	if r.Strategic != finding.Off && r.Strategic != r.Severity {
		words += "/" + r.Strategic.String()
	}
	for _, other := range r.Others {
		words += ", " + other.String()
	}
	return words
}

// ruleEntry is a rule in JSON. Every key is always there.
type ruleEntry struct {
	ID                string        `json:"id"`
	Group             string        `json:"group"`
	Summary           string        `json:"summary"`
	Why               string        `json:"why"`
	Do                string        `json:"do"`
	Severity          string        `json:"severity"`
	SeverityStrategic string        `json:"severity_strategic"`
	Varies            string        `json:"varies"`
	Others            []string      `json:"severity_varies"` // what Varies makes of it
	Tiers             []plan.Tier   `json:"tiers"`
	Core              bool          `json:"core"`
	Fix               string        `json:"fix"`
	History           bool          `json:"history"`
	Tags              []string      `json:"tags"`
	Options           []optionEntry `json:"options"`
	Since             string        `json:"since"`
	From              string        `json:"from"` // where a team wrote it; empty for acctplan's own
	Aliases           []string      `json:"aliases"`
	Bad               string        `json:"bad"`
	Good              string        `json:"good"`
}

// optionEntry is a rule's option in JSON.
type optionEntry struct {
	Name    string   `json:"name"`
	Type    string   `json:"type"`
	Default any      `json:"default"`
	Doc     string   `json:"doc"`
	Allowed []string `json:"allowed"`
}

// printRulesJSON prints the rules for programs.
func (a *app) printRulesJSON(rules []rule.Rule) error {
	document := struct {
		Version int         `json:"version"`
		Rules   []ruleEntry `json:"rules"`
	}{Version: 1, Rules: []ruleEntry{}}
	for _, r := range rules {
		bad, good := r.Excerpts()
		entry := ruleEntry{
			ID: r.ID, Group: r.Group(), Summary: r.Summary, Why: r.Why, Do: r.Do,
			Severity: r.Severity.String(), SeverityStrategic: r.SeverityFor(plan.Strategic).String(), Varies: r.Varies,
			Others: severityList(r.Others), Tiers: list(r.Tiers()), Core: r.Core, Fix: r.Fix, History: r.NeedsHistory, Tags: list(r.Tags), Options: []optionEntry{},
			Since: r.Since, From: r.From, Aliases: list(r.Aliases),
			Bad: strings.TrimSpace(bad), Good: strings.TrimSpace(good),
		}
		for _, option := range r.Options {
			entry.Options = append(entry.Options, optionEntry{
				Name: option.Name, Type: string(option.Default.Kind), Default: optionDefault(option.Default),
				Doc: option.Doc, Allowed: list(option.Allowed),
			})
		}
		document.Rules = append(document.Rules, entry)
	}
	return report.WriteJSON(a.stdout, document, "  ")
}

func severityList(severities []finding.Severity) []string {
	words := []string{}
	for _, severity := range severities {
		words = append(words, severity.String())
	}
	return words
}

// optionDefault is an option's default as a JSON value.
func optionDefault(v rule.Value) any {
	switch v.Kind {
	case rule.Whole:
		return v.Whole
	case rule.Share:
		return v.Share
	case rule.YesNo:
		return v.YesNo
	case rule.Words:
		return list(v.Words)
	}
	return v.Phrase
}

// list is a slice that JSON writes as [] and never as null.
func list[T any](items []T) []T {
	if items == nil {
		return []T{}
	}
	return items
}
