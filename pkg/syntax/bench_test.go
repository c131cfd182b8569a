package syntax

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
	"gopkg.in/yaml.v3"

	"github.com/acctplan/acctplan/pkg/source"
)

// typical is a plan of usual size: the first of $PLANS, a folder, or one made up here.
func typical(b *testing.B) [][]byte {
	var plans [][]byte
	if dir := os.Getenv("PLANS"); dir != "" {
		names, _ := filepath.Glob(filepath.Join(dir, "*.md"))
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				b.Fatal(err)
			}
			plans = append(plans, content)
		}
	}
	if len(plans) == 0 {
		plans = [][]byte{[]byte(examplePlan())}
	}
	return plans
}

func examplePlan() string {
	var out strings.Builder
	out.WriteString("---\nacctplan: 1\naccount: \"Harbor Foods\"\nid: harbor-foods\ntier: strategic\nindustry: food\nemployees: 4100\ncurrency: EUR\narr: 480000\ncontract_start: 2024-03-01\nrenewal: 2027-02-28\nowner: \"Ines Moreau\"\ncsm: \"Kwame Silva\"\nunits: [Retail, Wholesale, Group IT]\nhealth: green\nhealth_score: 78\nreviewed: 2026-09-14\nnext_review: 2026-12-14\ncadence: quarterly\n---\n\n# Harbor Foods\n\n## Summary\n\nThe steering group wants **measurable adoption** across sites. See [notes](notes/kickoff.md) and `validate`.\n")
	for _, section := range []string{"Goals", "Stakeholders", "Opportunities", "Risks"} {
		out.WriteString("\n## " + section + "\n\n| ID | Name | Title | Role | Stance | Influence | Priorities | Last contact |\n|---|---|---|---|---|---|---|---|\n")
		for range 6 {
			out.WriteString("| s1 | Zoë Lindqvist | Head of Data | champion | supporter | high | Fewer systems, one owner | 2026-08-02 |\n")
		}
	}
	out.WriteString("\n## Actions\n\n")
	for range 8 {
		out.WriteString("- [ ] Send the pricing tiers to procurement @kwame due:2026-10-14 for:o1\n")
	}
	out.WriteString("\n## Log\n\n")
	for range 8 {
		out.WriteString("- 2026-08-02 (video) Integration work must land before the budget freeze, and _Zoë_ disagrees.\n")
	}
	for range 3 {
		out.WriteString("\n## Background\n\nPrior migrations slipped when data quality issues surfaced late, although support response improved sharply\nafter escalation and usage among planners grew steadily.\n\n> One quarter at a time.\n")
	}
	return out.String()
}

// BenchmarkParse against BenchmarkLibraries is what this package adds to goldmark and yaml.v3.
func BenchmarkParse(b *testing.B) {
	plans := typical(b)
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		Parse(source.NewFile("plan.md", plans[i%len(plans)]))
	}
}

func BenchmarkLibraries(b *testing.B) {
	plans := typical(b)
	markdown := goldmark.New(goldmark.WithExtensions(extension.Table, extension.Strikethrough, extension.TaskList)).Parser()
	b.ReportAllocs()
	for i := 0; b.Loop(); i++ {
		front, body, _ := bytes.Cut(plans[i%len(plans)][4:], []byte("\n---\n"))
		var node yaml.Node
		if err := yaml.Unmarshal(front, &node); err != nil {
			b.Fatal(err)
		}
		markdown.Parse(text.NewReader(body))
	}
}
