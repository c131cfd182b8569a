package main

import (
	"slices"
	"testing"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/rule"
)

// The filters name their words without opening the rule book, which every start would pay for.
func TestRulesAreFilteredByEveryTag(t *testing.T) {
	if got, want := rulesFilters(&cobra.Command{}).tags.words(), rule.Standard().Tags(); !slices.Equal(got, want) {
		t.Errorf("--tag takes %q; the rules have %q", got, want)
	}
}
