package finding_test

import (
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

// TestPack gives back what it was given, whatever that is, but for what findings have in common.
func TestPack(t *testing.T) {
	text := rapid.OneOf(rapid.String(), rapid.SampledFrom([]string{"", "a.md", "Set a new date, or tick it off.", "\xff\x00"}))
	span := rapid.Custom(func(t *rapid.T) source.Span {
		return source.Span{Start: rapid.Int().Draw(t, "start") / 4, End: rapid.Int().Draw(t, "end") / 4}
	})
	var one func(depth int) *rapid.Generator[finding.Finding]
	one = func(depth int) *rapid.Generator[finding.Finding] {
		return rapid.Custom(func(t *rapid.T) finding.Finding {
			f := finding.Finding{
				Rule: text.Draw(t, "rule"), Severity: finding.Severity(rapid.IntRange(0, int(finding.Error)).Draw(t, "severity")),
				Path: text.Draw(t, "path"), Span: span.Draw(t, "span"), Message: text.Draw(t, "message"), Hint: text.Draw(t, "hint"),
				Account: text.Draw(t, "account"), Record: text.Draw(t, "record"), Owner: text.Draw(t, "owner"), Content: text.Draw(t, "content"),
				AboutAll: rapid.Bool().Draw(t, "about all"), Name: text.Draw(t, "name"), Known: rapid.Bool().Draw(t, "known"),
				Lacking: rapid.IntRange(-1, 3).Draw(t, "lacking"), Wanted: rapid.IntRange(0, 3).Draw(t, "wanted"),
			}
			for range rapid.IntRange(0, 2).Draw(t, "more") {
				f.Tags = append(f.Tags, text.Draw(t, "tag"))
				f.Related = append(f.Related, finding.Related{Path: text.Draw(t, "other"), Span: span.Draw(t, "place"), Message: text.Draw(t, "why")})
				f.Edits = append(f.Edits, finding.Edit{Span: span.Draw(t, "edit"), Text: text.Draw(t, "text"), Safe: rapid.Bool().Draw(t, "safe")})
				if depth > 0 {
					f.Parts = append(f.Parts, one(depth-1).Draw(t, "part"))
				}
			}
			return f
		})
	}
	rapid.Check(t, func(t *rapid.T) {
		var packer finding.Packer
		for range rapid.IntRange(1, 3).Draw(t, "plans") {
			findings := rapid.SliceOfN(one(1), 0, 30).Draw(t, "findings")
			packed := packer.Pack(pointers(findings))
			if diff := cmp.Diff(findings, packed.Unpack()); diff != "" && len(findings) > 0 {
				t.Fatal(diff)
			}
			if got, want := (finding.Portion{Packed: packed}).Counts(), finding.CountsOf(findings); got != want {
				t.Fatalf("%v, want %v", got, want)
			}
		}
	})
}

// TestPackIsSmall packs what rules say of plans, from several goroutines, into a part of its words.
func TestPackIsSmall(t *testing.T) {
	plan := func(number int) []finding.Finding {
		var findings []finding.Finding
		for i := range 40 {
			name := fmt.Sprintf("Agree the plan of site %d with team %d", i*number, number)
			findings = append(findings, finding.Finding{
				Path: fmt.Sprintf("accounts/%d.md", number), Rule: "actions/overdue", Severity: finding.Warning, Tags: []string{"time"},
				Message: fmt.Sprintf("%q was due 14 Oct 2026, 40 days ago.", name), Hint: "Set a new date, or tick it off.", Content: name,
				Span: source.Span{Start: 100 * i, End: 100*i + 10}, Account: "Acme", Owner: "Priya Nair", Record: fmt.Sprintf("actions/a%d", i),
			})
		}
		return findings
	}
	var packer finding.Packer
	packer.Pack(pointers(plan(0))) // whose words the others refer to
	const number = 16
	packed := make([]finding.Packed, number)
	var group sync.WaitGroup
	for i := range number {
		group.Go(func() { packed[i] = packer.Pack(pointers(plan(i + 1))) })
	}
	group.Wait()
	var list finding.List
	for i := range number {
		list = append(list, finding.Portion{Path: fmt.Sprintf("accounts/%d.md", i+1), Packed: packed[i]})
		if got := packed[i].Size(); got > 1000 {
			t.Errorf("the findings of plan %d take %d bytes", i, got)
		}
	}
	slices.SortFunc(list, func(a, b finding.Portion) int { return strings.Compare(a.Path, b.Path) })
	if got := list.Of("accounts/7.md").Findings(); !cmp.Equal(got, plan(7)) {
		t.Error(cmp.Diff(plan(7), got))
	}
	if got := list.Of("accounts/70.md").Findings(); got != nil {
		t.Error(got)
	}
	all := 0
	for f := range list.All() {
		if all++; f.Rule != "actions/overdue" {
			t.Fatal(f)
		}
		if all == 50 {
			break
		}
	}
	if all != 50 {
		t.Error(all)
	}
}

func pointers(findings []finding.Finding) []*finding.Finding {
	list := make([]*finding.Finding, len(findings))
	for i := range findings {
		list[i] = &findings[i]
	}
	return list
}
