package rule

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

// TestTellsOutcome: whoever says beside a goal what came of it is not asked for that.
func TestTellsOutcome(t *testing.T) {
	said := func(text string) plan.String { return plan.String{Origin: plan.Origin{Text: text, State: plan.Set}} }
	for text, want := range map[string]bool{"Reached in May": true, "missed by 2 points": true, "dropped": true, "on track": false, "": false} {
		noted := plan.Goal{Record: plan.Record{Notes: []plan.String{said("Ada Roth's own"), said(text)}}}
		beside := plan.Goal{Record: plan.Record{Extra: []plan.Extra{{Value: said(text)}}}}
		if tellsOutcome(&noted) != want || tellsOutcome(&beside) != want {
			t.Errorf("%q: %v in a note, %v in a column, want %v", text, tellsOutcome(&noted), tellsOutcome(&beside), want)
		}
	}
}
