package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/rule"
)

// explainCommand prints the page of a rule.
func (a *app) explainCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "explain RULE",
		Short: "Explain a rule: why it exists and what to do",
		Long: `Explain a rule: what it finds, why that matters, what to do about it, its
options, and a bad and a good example. For a group, list its rules.`,
		Example: `  acctplan explain goals/quota-first
  acctplan explain goals                 the rules of the group`,
		ValidArgsFunction: a.completeRuleIDs,
		Args: func(_ *cobra.Command, arguments []string) error {
			switch len(arguments) {
			case 0:
				return errors.New(`which rule? As in: acctplan explain goals/quota-first; "acctplan rules" lists them`)
			case 1:
				return nil
			}
			return errors.New("one rule at a time")
		},
		RunE: func(_ *cobra.Command, arguments []string) error {
			name := strings.ToLower(strings.TrimSuffix(arguments[0], "/*"))
			book := rule.Standard()
			if group, _, _ := strings.Cut(name, "/"); group == rule.TeamGroup {
				// Only the team's own rules stand in a configuration: a mistake in it does not
				// keep anybody from reading about the others.
				if err := a.configure(nil); err != nil {
					return err
				}
				book = a.config.book()
			}
			if slices.Contains(book.Groups(), name) {
				a.printRules(rulesOf(book, name))
				return nil
			}
			r, err := book.Lookup(arguments[0])
			if err != nil && !strings.Contains(name, "/") && a.configure(nil) == nil {
				// A team calls its rules by their names alone.
				if own, unknown := a.config.book().Lookup(rule.TeamGroup + "/" + name); unknown == nil {
					r, err = own, nil
				}
			}
			switch {
			case err == nil:
			case strings.HasSuffix(err.Error(), "?"): // it names the nearest rule
				return err
			default:
				return fmt.Errorf(`%w; "acctplan rules" lists them`, err)
			}
			fmt.Fprint(a.stdout, a.explanation(r))
			return nil
		},
	}
}

// explanation is a rule's page.
func (a *app) explanation(r rule.Rule) string {
	p := &explainer{width: a.readingWidth()}
	if a.wantsColor(a.color.value, a.terminal) {
		p.bold, p.dim, p.reset = "\x1b[1m", "\x1b[2m", "\x1b[0m"
	}
	p.line(p.bold + r.ID + p.reset)
	p.text(report.Visible(sentence(r.Summary)), "")
	p.line("")
	p.text(standing(r), "")

	if len(r.Terms) > 0 {
		p.heading("Written as")
		for _, term := range r.Terms {
			p.text(report.Visible(term), "  ")
		}
	}
	for _, part := range []struct{ title, text string }{{"Why it matters", r.Why}, {"What to do", r.Do}} {
		if part.text != "" {
			p.heading(part.title)
			p.text(report.Visible(part.text), "  ")
		}
	}
	if r.Fix != "" {
		p.text("acctplan lint "+r.Fix, "  ")
	}
	if len(r.Options) > 0 {
		p.heading("Options")
		for _, option := range r.Options {
			p.option(option)
		}
	}
	bad, good := r.Excerpts()
	if bad != "" {
		p.heading("Bad")
		p.excerpt(bad)
	}
	if good != "" {
		p.heading("Good")
		p.excerpt(good)
	}
	switch r.Group() { // each way to be copied
	case "suppression":
	case "workspace":
		p.heading("To silence it")
		p.text("In .acctplan.yaml; no plan is to blame:", "  ")
		p.line("  severity: {" + r.ID + ": off}")
	default:
		p.heading("To silence it")
		p.text("With a reason, in a comment above the block that it is about:", "  ")
		p.line("  <!-- acctplan-ignore " + r.ID + ": why this is fine here -->")
		p.text("Where it is about the plan as a whole, anywhere in the file:", "  ")
		p.line("  <!-- acctplan-ignore-file " + r.ID + ": why this is fine here -->")
	}
	return p.page.String()
}

// standing says in one line how serious the rule is, where it speaks and since when.
func standing(r rule.Rule) string {
	severity := r.Severity.String()
	if r.Strategic != finding.Off && r.Strategic != r.Severity {
		severity += fmt.Sprintf(" (%s on strategic accounts)", r.Strategic)
	}
	if r.Varies != "" {
		severity += ", " + r.Varies
	}
	parts := []string{capitalized(severity), tiersOf(r)}
	if r.NeedsHistory {
		parts = append(parts, "only with --history")
	}
	if r.HasTag(rule.TagTime) {
		parts = append(parts, "appears as time passes (tag:time)")
	}
	if r.From != "" {
		parts = append(parts, "a rule of your own, in "+report.Visible(r.From))
	}
	if r.Since != "" {
		parts = append(parts, "since "+r.Since)
	}
	if len(r.Aliases) > 0 {
		parts = append(parts, "formerly "+strings.Join(r.Aliases, ", "))
	}
	return strings.Join(parts, " · ")
}

// tiersOf says which accounts hear of the rule.
func tiersOf(r rule.Rule) string {
	tiers := r.Tiers()
	switch len(tiers) {
	case 0:
		return "off unless selected"
	case 3:
		return "all accounts"
	}
	words := make([]string, len(tiers))
	for i, tier := range tiers {
		words[i] = string(tier)
	}
	return strings.Join(words, " and ") + " accounts"
}

// explainer lays out a rule's page.
type explainer struct {
	page             strings.Builder
	width            int
	bold, dim, reset string
}

func (p *explainer) line(text string) { p.page.WriteString(text + "\n") }

func (p *explainer) text(text, indent string) { p.page.WriteString(wrapped(text, indent, p.width)) }

func (p *explainer) heading(title string) { p.line("\n" + p.bold + title + p.reset) }

// option prints one setting and, below it, what it means.
func (p *explainer) option(option rule.Option) {
	value := option.Default.String()
	if value == "" {
		value = `""`
	}
	p.line("  " + option.Name + ": " + value + p.dim + "  (" + string(option.Default.Kind) + ")" + p.reset)
	doc := capitalized(sentence(option.Doc))
	if len(option.Allowed) > 0 {
		doc += " One of: " + strings.Join(option.Allowed, ", ") + "."
	}
	p.text(doc, "    ")
}

// excerpt prints lines of a plan as they are. One that is too long goes on below itself, set
// in: nothing is cut, because the end of a table's row is often what matters.
func (p *explainer) excerpt(text string) {
	for line := range strings.SplitSeq(strings.TrimRight(text, "\n"), "\n") {
		line = report.Visible(strings.TrimRight(line, " "))
		if line == "" || 2+displaywidth.String(line) <= p.width {
			p.line(strings.TrimRight("  "+line, " "))
			continue
		}
		first, rest, more := strings.Cut(wrapped(line, "  ", p.width), "\n")
		p.line(first)
		if rest = strings.TrimSpace(rest); more && rest != "" {
			p.text(strings.Join(strings.Fields(rest), " "), "      ")
		}
	}
}

// clip shortens a line to a width, and shows that it did.
func clip(line string, width int) string {
	if displaywidth.String(line) <= width {
		return line
	}
	return displaywidth.TruncateString(line, width, "…")
}

// sentence ends a clause with a full stop and begins it with a capital.
func sentence(clause string) string {
	if clause == "" || strings.HasSuffix(clause, ".") {
		return capitalized(clause)
	}
	return capitalized(clause) + "."
}

func capitalized(text string) string {
	if text == "" {
		return text
	}
	first := []rune(text)[:1]
	return strings.ToUpper(string(first)) + text[len(string(first)):]
}

// tierWords lists tiers for a narrow column: "all", "strategic, key", "none".
func tierWords(tiers []plan.Tier) string {
	switch len(tiers) {
	case 0:
		return "none"
	case 3:
		return "all"
	}
	words := make([]string, len(tiers))
	for i, tier := range tiers {
		words[i] = string(tier)
	}
	return strings.Join(words, ", ")
}
