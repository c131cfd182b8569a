// Examples: one small plan that no rule objects to, and how each rule's bad plan differs from it.
package rule

import (
	_ "embed"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// examplePlan is complete enough for a strategic account on ExampleDay.
//
//go:embed example.md
var examplePlan string

// ExampleDay is the as-of day for which all examples are written: 1 October 2026.
func ExampleDay() plan.Day { return plan.DayOf(2026, 10, 1) }

// Example is a complete plan that shows a rule at work. The zero Example is the plan that no
// rule objects to.
type Example struct {
	Path    string    // the file's name; empty for harbor-foods.md
	Excerpt string    // the lines that matter, for documentation
	Others  []Example // further plans of the same workspace, for rules that look at several

	History  *History      // what git knows of the plan, for rules that ask
	Required []Requirement // accounts that must have a plan

	replaced []string // pairs: a passage of the plan, and what stands there instead
	whole    string   // the whole text, where the example is not a change of examplePlan
	empty    bool     // the example is an empty file
	bare     bool     // the facts stand below the title, not in frontmatter

	shown      bool // the excerpt was written by hand
	peopleless bool // nobody of the customer's is named anywhere
}

// Name is the file's name.
func (e Example) Name() string {
	if e.Path == "" {
		return "harbor-foods.md"
	}
	return e.Path
}

// Text is the whole plan.
func (e Example) Text() string {
	if e.empty {
		return ""
	}
	if e.whole != "" {
		return e.whole
	}
	text := examplePlan
	if e.peopleless {
		text = withoutPeople(text)
	}
	if e.bare {
		text = factsInBody(text)
	}
	for i := 0; i+1 < len(e.replaced); i += 2 {
		old := e.replaced[i]
		if strings.Count(text, old) != 1 {
			panic("example: the passage does not stand exactly once in the plan: " + old)
		}
		text = strings.Replace(text, old, e.replaced[i+1], 1)
	}
	return text
}

// changed is the example plan with passages replaced, given as pairs; the first replacement
// is the excerpt.
//
//go:noinline // many call it, and the binary has no room for copies of it
func changed(pairs ...string) Example {
	return Example{Excerpt: strings.TrimSpace(pairs[1]), replaced: pairs}
}

// fine is the example plan itself; the excerpt is the passage of it that matters.
//
//go:noinline // many call it, and the binary has no room for copies of it
func fine(excerpt string) Example { return Example{Excerpt: strings.TrimSpace(excerpt)} }

// showing gives the example another excerpt.
func (e Example) showing(excerpt string) Example {
	e.Excerpt, e.shown = excerpt, true
	return e
}

// knowing gives the example a history.
func (e Example) knowing(history History) Example {
	e.History = &history
	return e
}

// section is the text of one section of the example plan, from its heading up to the next.
func section(heading string) string {
	start := strings.Index(examplePlan, "## "+heading+"\n")
	if start < 0 {
		panic("example: no section " + heading)
	}
	if next := strings.Index(examplePlan[start+3:], "\n## "); next >= 0 {
		return examplePlan[start : start+3+next+1]
	}
	return examplePlan[start:]
}

// line is the line of the example plan that contains the text.
func line(containing string) string {
	at := strings.Index(examplePlan, containing)
	if at < 0 || strings.Contains(examplePlan[at+1:], containing) {
		panic("example: no single line with " + containing)
	}
	start := strings.LastIndex(examplePlan[:at], "\n") + 1
	end := at + strings.Index(examplePlan[at:], "\n") + 1
	return examplePlan[start:end]
}

// factsInBody moves the facts of a plan from its frontmatter to bullets below its title.
func factsInBody(text string) string {
	_, rest, _ := strings.Cut(text, "---\n")
	facts, body, _ := strings.Cut(rest, "---\n")
	title, body, _ := strings.Cut(strings.TrimLeft(body, "\n"), "\n")
	var b strings.Builder
	b.WriteString(title + "\n\n")
	for fact := range strings.Lines(facts) {
		if strings.HasPrefix(fact, "acctplan:") || strings.HasPrefix(fact, "id:") || strings.HasPrefix(fact, "team:") || strings.HasPrefix(fact, " ") {
			continue
		}
		b.WriteString("- " + strings.NewReplacer("[", "", "]", "").Replace(fact))
	}
	b.WriteString("\n## Account team\n\n| Name | Role | Handle |\n|------|------|--------|\n" +
		"| Priya Nair | Account manager | priya |\n| Jonas Weber | CSM | jonas |\n| Ines Carvalho | Executive sponsor | ines |\n")
	return b.String() + body
}

// withoutPeople takes the stakeholders out of a plan, and their names out of the rest of it.
func withoutPeople(text string) string {
	text = strings.Replace(text, section("Stakeholders"), "## Stakeholders\n\nGood contacts in IT.\n\n", 1)
	text = strings.Replace(text, section("Decision process"), "", 1)
	for _, pair := range []string{"Carl Jansen", "Ada Roth", "Femke Bos", "Milan Kok", "Sanne Visser"} {
		text = strings.ReplaceAll(text, "| "+pair+" |", "| |")
	}
	return strings.Replace(text, "| Carl Jansen, Ada Roth, Ines Carvalho |", "| Ines Carvalho |", 1)
}
