package plan_test

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/plan"
)

func TestSaysLeft(t *testing.T) {
	for _, text := range []string{"left", "Left.", "has left", "gone", "departed", "left the company", "left in May 2026", "retired", "no longer with us", "left 2026-05"} {
		if !plan.SaysLeft(text) {
			t.Errorf("%q", text)
		}
	}
	for _, text := range []string{"", "left us a good review", "left-handed", "retired the old system", "supporter", "gone through the deck", "likes us"} {
		if plan.SaysLeft(text) {
			t.Errorf("%q is taken for gone", text)
		}
	}
	for _, title := range []string{"former CFO", "Former CFO", "ex-COO", "ex COO, left the company", "VP, retired", "COO (left in May 2026)", "former CFO, now at DHL"} {
		if !plan.TitleSaysLeft(title) {
			t.Errorf("%q", title)
		}
	}
	for _, title := range []string{"CFO", "Executive", "former CFO, now chair", "VP, formerly of Harrowgate", "Head of Left Bank stores"} {
		if plan.TitleSaysLeft(title) {
			t.Errorf("%q is taken for gone", title)
		}
	}
}
