// Marks of internal text: a customer must not read what their author meant to keep back.
package rule

import (
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func internalMarkRule() Rule {
	return Rule{
		ID: "structure/internal-mark", Over: overProblems, Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
		Summary: "a mark of internal text does not say where that begins or ends",
		Why:     "What stands between <!-- internal --> and <!-- /internal --> is on no page for the customer. A mark that is misspelt keeps nothing back.",
		Do:      "Write <!-- internal --> before the text and <!-- /internal --> behind it.",
		Bad:     changed("## Questions\n", "<!-- internel -->\n\n## Questions\n").showing("<!-- internel -->\n\n## Questions"),
		Good:    changed("## Questions\n", "## Questions\n\n<!-- internal -->We ask these in person.<!-- /internal -->\n").showing("<!-- internal -->We ask these in person.<!-- /internal -->"),
		Check:   reportProblems(internalMark, plan.UnclosedMark, plan.DoubtfulMark),
	}
}

func internalMark(_ *Pass, problem *plan.Problem) finding.Finding {
	f := finding.Finding{Message: quoted(problem.Text) + " " + ended(problem.Detail)}
	if problem.Kind == plan.DoubtfulMark {
		f.Hint = problem.Hint + " Until then no page for customers is made of this plan."
	}
	return f
}
