package rule

//go:generate go run generate.go

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Document writes pkg/rule/README.md: the whole book as tables.
func Document() []byte {
	var b bytes.Buffer
	rules := standard().rules
	fmt.Fprintf(&b, `<!-- Generated from the rules by "go generate ./pkg/rule"; do not edit. -->

# The rules

%d rules in %d groups. Each page of the book, with the reason, what to do and two examples: `+"`acctplan explain RULE`"+`.

Severity is the default one; "warning, error" is an error on strategic accounts. Accounts: which tiers hear of the rule;
"all" is the core of the book. ⏱ marks rules that speak up because time passes (`+"`tag:time`"+`), ✎ those of which
`+"`lint --fix` or `--fix-unsafe`"+` mends something, ⎇ those that ask git (`+"`--history`"+`).
`, len(rules), len(Groups()))
	for _, name := range Groups() {
		fmt.Fprintf(&b, "\n## %s\n\n| Rule | Severity | Accounts | Finds that | Options |\n|---|---|---|---|---|\n", name)
		for _, r := range rules {
			if r.Group() == name {
				fmt.Fprintf(&b, "| `%s` | %s | %s | %s | %s |\n", r.ID, severities(r), accounts(r), cellText(r.Summary)+marks(r), options(r))
			}
		}
	}
	return b.Bytes()
}

func severities(r Rule) string {
	if r.Strategic != finding.Off && r.Strategic != r.Severity {
		return r.Severity.String() + ", " + r.Strategic.String()
	}
	return r.Severity.String()
}

func accounts(r Rule) string {
	tiers := r.Tiers()
	if len(tiers) == 3 {
		return "all"
	}
	var words []string
	for _, tier := range tiers {
		if tier == plan.Key && r.ID == tierMissing {
			words = append(words, "no tier")
			continue
		}
		words = append(words, string(tier))
	}
	return strings.Join(words, ", ")
}

func marks(r Rule) string {
	text := ""
	if r.HasTag(TagTime) {
		text += " ⏱"
	}
	if r.Fix != "" {
		text += " ✎"
	}
	if r.NeedsHistory {
		text += " ⎇"
	}
	return text
}

func options(r Rule) string {
	var texts []string
	for _, o := range r.Options {
		value := o.Default.String()
		if value == "" {
			value = `""`
		}
		texts = append(texts, fmt.Sprintf("`%s: %s`", o.Name, strings.ReplaceAll(value, "|", `\|`)))
	}
	return strings.Join(texts, ", ")
}

// cellText is a text that ends no cell of a table.
func cellText(text string) string { return strings.ReplaceAll(text, "|", `\|`) }
