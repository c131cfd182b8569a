// The suppression group: is every comment that silences a finding readable, needed and explained?
package rule

import (
	"fmt"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func suppressionRules() []Rule {
	comment := func(text string) Example {
		return changed("## Landscape\n", text+"\n\n## Landscape\n").showing(text)
	}
	const praise = "They are very happy with us. Success in twelve months"
	silenced := func(text string) Example {
		return changed("## Summary\n", "## Summary\n\n"+text+"\n", "Success in twelve months", praise).showing(text + "\n\nThey are very happy with us.")
	}
	good := fine("<!-- acctplan-ignore risks/no-owner: the CFO's office owns it until 2027-01-15 -->")
	return []Rule{
		{
			ID: "suppression/malformed", Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a comment that should silence a finding cannot be read",
			Why:     "Its author believes that somebody decided something; the tool does not know what.",
			Do:      "Write `<!-- acctplan-ignore RULE: reason -->`.",
			Bad:     comment("<!-- acctplan-ignore -->"),
			Good:    good,
			Check:   checkMalformed,
		},
		{
			ID: "suppression/unknown-rule", Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a comment silences a rule that does not exist",
			Why:     "The finding that it should silence is still there, or the comment has outlived its rule.",
			Do:      "Correct the rule's name, or delete the comment.",
			Bad:     comment("<!-- acctplan-ignore prose/empty-prise: their words at the dinner -->"),
			Good:    good,
			Check:   checkUnknownRules,
		},
		{
			ID: "suppression/no-reason", Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a comment silences a finding without a reason",
			Why:     "In three months nobody knows whether the exception still holds.",
			Do:      "Write the reason behind a colon.",
			Bad:     silenced("<!-- acctplan-ignore prose/empty-praise -->"),
			Good:    good,
			Check:   checkReasons,
		},
		{
			ID: "suppression/expired", Severity: finding.Warning, Core: true, Templates: true, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "a comment was to silence a finding only until a day that is over",
			Why:     "The exception was made for a time; what it silenced counts again.",
			Do:      "Mend what it silenced, or give it a new day and a new reason.",
			Bad:     comment("<!-- acctplan-ignore prose/empty-praise: until the survey is back until 2026-08-31 -->"),
			Good:    good,
			Check:   checkExpired,
		},
		{
			ID: "suppression/unused", Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a comment silences nothing",
			Why:     "What it silenced was mended. The next finding of the rule here would be silenced unseen.",
			Do:      "Delete the comment.",
			Bad:     comment("<!-- acctplan-ignore prose/empty-praise: their words at the dinner -->"),
			Good:    good,
			Check:   checkUnused,
		},
	}
}

func checkMalformed(p *Pass) {
	for _, comment := range p.Plan.Suppressions {
		if comment.Malformed == "" {
			continue
		}
		p.Report(finding.Finding{
			Span:    comment.Span,
			Message: because("This comment cannot be read", "it "+comment.Malformed),
			Hint:    "Write <!-- acctplan-ignore RULE: reason -->, with \"until 2027-01-31\" at the end if it is for a time.",
			Content: comment.Reason.Text,
		})
	}
}

func checkUnknownRules(p *Pass) {
	for _, comment := range p.Plan.Suppressions {
		if comment.Malformed != "" {
			continue
		}
		for _, pattern := range comment.Rules {
			if p.names(pattern.Rule) {
				continue
			}
			f := finding.Finding{
				Span:    pattern.Span,
				Message: "No rule is called " + quoted(pattern.Rule) + ".",
				Hint:    "Correct the name, or delete the comment. `acctplan rules` lists all rules.",
				Content: pattern.Rule,
			}
			if near := nearest(strings.ToLower(pattern.Rule), ids(p.book.rules)); near != "" {
				f.Hint = fmt.Sprintf("Did you mean %s?", near)
			}
			p.Report(f)
		}
	}
}

// names reports whether a pattern names a rule or a group.
func (p *Pass) names(pattern string) bool {
	return len(p.book.Named(pattern)) > 0
}

func checkReasons(p *Pass) {
	for _, comment := range p.Plan.Suppressions {
		if comment.Malformed != "" || comment.Reason.IsSet() && strings.TrimSpace(comment.Reason.Text) != "" {
			continue
		}
		p.Report(finding.Finding{
			Span:    comment.Span,
			Message: "This comment silences " + all(rulesOf(comment)) + " without a reason.",
			Hint:    "Write the reason behind a colon: what is known here that the rule cannot know?",
			Content: strings.Join(rulesOf(comment), " "),
		})
	}
}

// rulesOf lists the rules that a comment names.
func rulesOf(comment plan.Suppression) []string {
	var names []string
	for _, pattern := range comment.Rules {
		names = append(names, pattern.Rule)
	}
	return names
}

// known lists those of them that there are.
func (p *Pass) known(comment plan.Suppression) []string {
	return slices.DeleteFunc(rulesOf(comment), func(name string) bool { return !p.names(name) })
}

func checkExpired(p *Pass) {
	for _, comment := range p.Plan.Suppressions {
		known := p.known(comment)
		if comment.Malformed != "" || !comment.Until.Before(p.AsOf) || len(known) == 0 {
			continue
		}
		p.Report(finding.Finding{
			Span:    comment.Until.At(comment.Span),
			Message: fmt.Sprintf("This comment silenced %s until %s.", all(known), dateText(comment.Until)),
			Hint:    "Mend what it silenced, or give it a new day and a new reason.",
			Content: strings.Join(known, " "),
		})
	}
}

func checkUnused(p *Pass) {
	unused := make(map[source.Span]bool, len(p.Unused))
	for _, at := range p.Unused {
		unused[at] = true
	}
	for _, comment := range p.Plan.Suppressions {
		for _, pattern := range comment.Rules {
			if !unused[pattern.Span] {
				continue
			}
			f := finding.Finding{
				Span:    pattern.Span,
				Message: fmt.Sprintf("There is no finding of %s here to silence.", pattern.Rule),
				Hint:    "Delete the comment, or the rule from it.",
				Content: sentence(pattern.Rule, pattern.Record),
			}
			if pattern.Record != "" {
				f.Message = fmt.Sprintf("There is no finding of %s about %s here to silence.", pattern.Rule, quoted(pattern.Record))
				if !p.hasRecord(pattern.Record) {
					f.Message = fmt.Sprintf("Nothing in the plan has the id %s.", quoted(pattern.Record))
					f.Hint = "Write the id as its row does; `acctplan inspect` shows the ids. Or delete the comment."
				}
			}
			p.Report(f)
		}
	}
}
