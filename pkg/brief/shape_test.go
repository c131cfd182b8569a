package brief_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

// The summary keeps its lists and rows, asks what stands below them.
func TestProseKeepsItsShape(t *testing.T) {
	b := briefOf("# A\n\n## Summary\n\nThey want three things:\n\n- Faster claims\n  - in Leeds\n- Lower cost\n\n1. First phase\n2) Second phase\n\n| Topic | State | Since |\n|---|---|---|\n| Mood | good | May |\n\n-5% is no list, *nor* this\n\n## Asks\n\n- **Ida**: call Olaf\n  - before 10 December\n")
	want := []brief.Paragraph{
		{Text: "They want three things:"},
		{Text: "Faster claims", Sign: "•"}, {Text: "in Leeds", Sign: "•", Deep: true}, {Text: "Lower cost", Sign: "•"},
		{Text: "First phase", Sign: "1."}, {Text: "Second phase", Sign: "2."},
		{Text: "Topic · State · Since", Row: true}, {Text: "Mood · good · May", Row: true},
		{Text: "-5% is no list, nor this"},
	}
	if diff := cmp.Diff(want, b.Summary); diff != "" {
		t.Error(diff)
	}
	if len(b.Asks) != 1 || cmp.Diff([]string{"before 10 December"}, b.Asks[0].Notes) != "" {
		t.Errorf("%+v", b.Asks)
	}
}

// A goal that gets worse does not look like one that stands still, and one that is missed does not look like one ahead.
func TestGoalsThatGoWrong(t *testing.T) {
	b := briefOf("# A\n\n## Goals\n\n| ID | Goal | Metric | Baseline | Current | Target | By |\n|---|---|---|---|---|---|---|\n" +
		"| g1 | Cut cost | cost | €4.10 | €5.90 | €3.60 | 2026-10-30 |\n| g2 | Raise OTIF | OTIF | 90% | 99% | 95% | 2026-10-30 |\n| g3 | Stand still | x | 10% | 10% | 20% | 2027-10-30 |\n| g4 | Open hubs | hubs | 0 | | 2 | 2026-10-30 |\n")
	type said struct {
		behind bool
		missed brief.Label
	}
	var got []said
	for _, goal := range b.Goals {
		got = append(got, said{goal.Progress.Behind, goal.Missed})
	}
	want := []said{{true, brief.Label{Text: "missed", Tone: brief.Bad}}, {}, {}, {false, brief.Label{Text: "the day has passed", Tone: brief.Fair}}}
	if len(got) != len(want) {
		t.Fatalf("%+v", got)
	}
	for i := range want {
		if got[i] != want[i] {
			t.Errorf("g%d: %+v, not %+v", i+1, got[i], want[i])
		}
	}
}

// A cell says no more than the plan does: "no" is no opening, a red dot no competitor, and an X beside ticks no tick.
func TestWhitespaceMarksAreNotMore(t *testing.T) {
	cells := func(marks string) []string {
		b := briefOf("# A\n\n## Whitespace\n\n| Product | North | South |\n|---|---|---|\n" + marks)
		var texts []string
		for _, row := range b.Whitespace.Rows {
			for _, cell := range row.Cells {
				texts = append(texts, cell.Text+" "+cell.Tone.String())
			}
		}
		return texts
	}
	want := []string{"Owned good", "Not owned accent", "X plain", "🔴 plain", "lost plain", "Not owned accent", "Open accent", "Not owned accent"}
	if diff := cmp.Diff(want, cells("| Desk | ✅ | ❌ |\n| Flow | X | 🔴 |\n| Beam | lost | none |\n| Edge | open | No |\n")); diff != "" {
		t.Error(diff)
	}
	if diff := cmp.Diff([]string{"Owned good", "Open accent"}, cells("| Desk | X | open |\n")); diff != "" {
		t.Error(diff)
	}
}

// Whom the rules find too long unmet has an amber date, however short the time is for others.
func TestContactsAgreeWithFindings(t *testing.T) {
	const text = "# A\n\n## Stakeholders\n\n| Name | Title | Role | Last contact | Next action |\n|---|---|---|---|---|\n| Ada Roth | CFO | economic buyer | 2026-10-02 | Lunch |\n| Bo Li | COO | end user | 2026-10-02 | |\n"
	p, _ := compiled(text)
	found := finding.Finding{Rule: "stakeholders/contact-stale", Severity: finding.Warning, Span: p.Stakeholders[0].LastContact.Span}
	off := finding.Finding{Rule: "stakeholders/contact-stale", Span: source.Span(p.Stakeholders[1].LastContact.Span)}
	b := briefOf(text, found, off)
	if b.Stakeholders[0].LastContact.Tone != brief.Fair || b.Stakeholders[1].LastContact.Tone != brief.Plain || b.Stakeholders[0].Next != "Lunch" {
		t.Errorf("%+v", b.Stakeholders)
	}
}

// Our own brief says what was delivered, what comes next, and the stage in the plan's own word.
func TestOurBriefSaysWhatSearchFinds(t *testing.T) {
	b := briefOf("# A\n\n## Value delivered\n\n| Outcome | Value | Date |\n|---|---|---|\n| Claims settled | 8 days | 2026-09-30 |\n\n## Opportunities\n\n| Opportunity | Stage | Next action |\n|---|---|---|\n| Hubs | proposal | Send the offer |\n")
	if len(b.Value) != 1 || b.Value[0].Outcome != "Claims settled" || len(b.Opportunities) != 1 || b.Opportunities[0].Stage != "Proposal" || b.Opportunities[0].Next != "Send the offer" {
		t.Errorf("%+v %+v", b.Value, b.Opportunities)
	}
}
