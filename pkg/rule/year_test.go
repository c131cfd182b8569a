package rule

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

// TestWithYear: the year that a hint proposes makes of a goal one to come, and of a contact one that was.
func TestWithYear(t *testing.T) {
	reviewed := plan.DayOf(2027, 11, 20)
	pass := &Pass{Plan: &plan.Plan{Reviewed: plan.Date{Origin: plan.Origin{State: plan.Set}, First: reviewed, Last: reviewed}}}
	for _, test := range []struct{ field, text, want string }{
		{"by", "end of Q1", "as in end of Q1 2028"}, {"by", "Q4", "as in Q4 2027"}, {"due", "4 Dec", "as in 4 Dec 2027"},
		{"last_contact", "4 Dec", "as in 4 Dec 2026"}, {"last_contact", "12 nov", "as in 12 nov 2027"},
	} {
		problem := &plan.Problem{Field: test.field, Text: test.text, Detail: lacksYear, Hint: "as in " + test.text + " 2026"}
		if got := pass.withYear(problem); got != test.want {
			t.Errorf("%s: %q, want %q", test.field, got, test.want)
		}
	}
	pass.Plan.Reviewed = plan.Date{}
	if got := pass.withYear(&plan.Problem{Text: "Q1", Detail: lacksYear, Hint: "as in Q1 2026"}); got != "add the year" {
		t.Error(got)
	}
}
