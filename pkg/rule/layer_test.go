package rule

import (
	"testing"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// TestLayers shows which of several settings holds: the later layer, and in a layer the narrower scope.
func TestLayers(t *testing.T) {
	severity := func(pairs ...any) Layer {
		l := Layer{Severity: map[string]finding.Severity{}}
		for i := 0; i < len(pairs); i += 2 {
			l.Severity[pairs[i].(string)] = pairs[i+1].(finding.Severity)
		}
		return l
	}
	for name, test := range map[string]struct {
		layers []Layer
		want   string // of review/stale
	}{
		"nothing":              {nil, "as in the book"},
		"the narrower":         {[]Layer{severity("all", finding.Off, "tag:time", finding.Info, "review", finding.Warning, "review/stale", finding.Error)}, "error"},
		"a group over a tag":   {[]Layer{severity("tag:time", finding.Info, "review", finding.Warning)}, "warning"},
		"the later":            {[]Layer{severity("review/stale", finding.Error), severity("all", finding.Info)}, "info"},
		"taken back":           {[]Layer{severity("all", finding.Off), severity("review", AsInBook)}, "as in the book"},
		"taken back in itself": {[]Layer{severity("all", finding.Off, "review/stale", AsInBook)}, "as in the book"},
		"others":               {[]Layer{severity("goals", finding.Off, "custom", finding.Off)}, "as in the book"},
	} {
		standing, err := Standard().Resolve(test.layers)
		got := "as in the book"
		if s := standing["review/stale"]; s.SeverityBy != nil {
			got = s.Severity.String()
		}
		if err != nil || got != test.want {
			t.Errorf("%s: %s, %v", name, got, err)
		}
	}
}

func TestTiersMoveRules(t *testing.T) {
	r, err := Lookup("goals/unsourced") // not on standard accounts
	if err != nil || r.SeverityFor(plan.Standard) != finding.Off {
		t.Fatal(r.Core, err)
	}
	for tier, want := range map[plan.Tier][3]bool{
		"": {false, true, true}, plan.Standard: {true, true, true}, plan.Key: {false, true, true}, plan.Strategic: {false, false, true},
	} {
		standing, err := Standard().Resolve([]Layer{{Tiers: map[string]plan.Tier{"goals": tier}}})
		if err != nil {
			t.Fatal(err)
		}
		for i, at := range []plan.Tier{plan.Standard, plan.Key, plan.Strategic} {
			if got := standing[r.ID].Speaks(&r, at); got != want[i] {
				t.Errorf("from %q on, at %s: %v", tier, at, got)
			}
		}
	}
}

func TestWith(t *testing.T) {
	own := Rule{ID: "custom/own", Severity: finding.Warning, Core: true}
	book := Standard().With(own)
	if _, err := book.Lookup("Custom/Own"); err != nil || book.Len() != Standard().Len()+1 {
		t.Error(err)
	}
	if _, err := Lookup("custom/own"); err == nil {
		t.Error("a team's rule is in the standard book")
	}
	if ids, err := book.Match("custom"); err != nil || len(ids) != 1 {
		t.Error(ids, err)
	}
}
