package lint_test

// Whoever does what a finding says is rid of it, and hears nothing else for it. Where an advice has
// two ways out, the good plan of the rule shows the one, and this table the other.

import (
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
)

// wayOut is an advice, in the words of the rule or of its finding, and how its bad plan changes for
// somebody who follows it to the letter: pairs of a passage and what stands there instead.
type wayOut struct {
	rule, advice string
	changes      []string
	leaves       []string // rules that then ask the next question
}

// newAction puts an action behind the others, due when few are.
func newAction(text string) []string {
	return []string{"## Milestones\n", "- [ ] " + text + " @priya due:2026-11-05\n\n## Milestones\n"}
}

// newSection puts a section in front of the questions.
func newSection(text string) []string { return []string{"## Questions\n", text + "\n\n## Questions\n"} }

func waysOut() []wayOut {
	return []wayOut{
		{"structure/unknown-key", "the prefix x-", []string{"locaton:", "x-locaton:"}, nil},
		{"structure/placeholder", "delete the line", []string{"industry: TBD\n", "", "acctplan: 1\n", "acctplan: 1\nindustry: Food wholesale\n"}, nil},
		{"structure/section-empty", `"None known"`, []string{"## Decision process\n\n", "## Decision process\n\nNone known as of 2026-09-21, asked Carl Jansen.\n\n"}, nil},
		{"structure/section-empty", "Write one line", []string{"## Decision process\n\n", "## Decision process\n\nNot known yet.\n\n"}, nil},
		{"structure/section-empty", "delete the heading", []string{"## Decision process\n\n", "## Decision criteria\n\n- Price for each truck and hour at the docks\n\n"}, nil},
		{"structure/section-missing", "one honest line", []string{"## Value delivered\n", "## Current state\n\nNot known yet.\n\n## Value delivered\n"}, nil},
		{"structure/unplaced", "where it belongs", []string{"| 2027-01-29 | maybe earlier |", "| 2027-01-29 |"}, nil},
		{"overview/renewal-past", "renewal: none", []string{"renewal: 2026-08-31", "renewal: none"}, nil},
		{"overview/renewal-unprepared", "who presents which offer to whom", []string{"Prepare the dock training with Carl Jansen", "Present the offer to Carl Jansen"}, nil},
		{"overview/renewal-unprepared", "a risk that names what stands in its way", []string{"modules as one deal", "modules before the renewal"}, nil},
		{"overview/notice-near", "settles the renewal", []string{"Prepare the dock training with Carl Jansen", "Settle the renewal with Carl Jansen"}, nil},
		{"overview/group-unmapped", "a whitespace cell", []string{"| Product | Fresh | Frozen |\n|---------|-------|--------|\n| Dock Planner | owned | open €90k |\n| Load Board | open €70k | owned |",
			"| Product | Fresh | Frozen | Bakery |\n|---------|-------|--------|---|\n| Dock Planner | owned | open €90k | n/a |\n| Load Board | open €70k | owned | n/a |", "| Dock Supervisor | Frozen |", "| Dock Supervisor | Bakery |"}, []string{"stakeholders/unit-uncovered"}},
		{"goals/unmeasurable", "a deliverable that is there or not", []string{"Improve the work at the docks", "Open the new docks in Venlo"}, nil},
		{"goals/unmeasurable", "measure: qualitative", []string{"| Source | Enables |\n|----|------|--------|----------|--------|----|-------|------|--------|---------|", "| Source | Enables | Measure |\n|----|------|--------|----------|--------|----|-------|------|--------|---------|---|",
			"| Dock Planner gives every truck a slot |", "| Dock Planner gives every truck a slot | qualitative |", "| Load Board shows free places a day ahead |", "| Load Board shows free places a day ahead | |"}, nil},
		{"goals/unsourced", "who said it and when", []string{"| Ada Roth | Fresh | |", "| Ada Roth | Fresh | Ada Roth, 2026-09-24 |"}, nil},
		{"goals/unmapped-outcome", "tie an opportunity or action", []string{"stores @ines due:2026-10-22 for:g2", "stores @ines due:2026-10-22 for:g1"}, nil},
		{"goals/unmapped-outcome", "tie an opportunity", []string{"| Priya Nair | g2 | Offer", "| Priya Nair | g1 | Offer"}, nil},
		{"goals/orphan", "Add an action with for:g1", []string{"stores @ines due:2026-10-22 for:g2", "stores @ines due:2026-10-22 for:g1"}, nil},
		{"goals/past", "their new date", []string{"| 71% | 80% | 2026-06-30 |", "| 71% | 80% | 2027-03-31 |"}, nil},
		{"goals/past", "Move it to Value delivered", []string{"| g2 | Raise the fill rate of outgoing trucks | Share of pallet places | 71% | 80% | 2026-06-30 | Femke Bos | Frozen | QBR with Carl Jansen, 2026-08-14 | Load Board shows free places a day ahead |",
			"| g2 | Fill the trucks of the new store | Share of pallet places | 71% | 80% | 2027-06-30 | Femke Bos | Frozen | QBR with Carl Jansen, 2026-08-14 | Load Board shows free places a day ahead |",
			"| Shorter wait", "| Fill rate of outgoing trucks | 71% to 80% | Femke Bos, call | 2026-06-30 |\n| Shorter wait"}, nil},
		{"goals/past", "drop it", []string{"| g2 | Raise the fill rate of outgoing trucks | Share of pallet places | 71% | 80% | 2026-06-30 | Femke Bos | Frozen | QBR with Carl Jansen, 2026-08-14 | Load Board shows free places a day ahead |",
			"| g3 | Open the third cold store in Venlo | Stores | 2 | 3 | 2027-05-31 | Femke Bos | Frozen | QBR with Carl Jansen, 2026-08-14 | Load Board shows free places a day ahead |",
			"| Jonas Weber | g2 | Trial", "| Jonas Weber | g3 | Trial"}, nil},
		{"goals/no-change", "say it in the goal", []string{"Raise the fill rate", "Keep the fill rate"}, nil},
		{"goals/no-customer-owner", "unit", []string{"| 35 | 2027-04-30 | | |", "| 35 | 2027-04-30 | | Fresh |"}, nil},
		{"stakeholders/role-missing", "an action that finds out who it is", newAction("Find out who the economic buyer is"), nil},
		{"stakeholders/role-missing", "an action that finds out who it is", newAction("Ask Ada Roth who approves the budget"), nil},
		{"stakeholders/field-missing", "an action that names them and asks for it", newAction("Ask Sanne for her priorities"), nil},
		{"stakeholders/contact-stale", "cadence", []string{"| Counterpart | Competitor |\n", "| Counterpart | Competitor | Cadence |\n", "|-------------|-------------|------------|\n", "|-------------|-------------|------------|---|\n",
			"Tries the new slot screen | Jonas Weber | |", "Tries the new slot screen | Jonas Weber | | half-yearly |"}, nil},
		{"stakeholders/no-next-step", "an action that names them", newAction("Show Milan Kok the sign-on concept"), nil},
		{"stakeholders/no-next-step", "an action that names them", newAction("Show Milan the sign-on concept"), nil},
		{"stakeholders/reports-to", "add Willem Dekker to the stakeholders", []string{"| s1 | Carl Jansen", "| s7 | Willem Dekker | Night Lead | Frozen | end-user | neutral | low | Ada Roth | Sleep | 2026-09-21 | Sees the new slot screen | Jonas Weber | |\n| s1 | Carl Jansen"}, nil},
		{"stakeholders/no-critic", "no known blockers as of", newSection("## Notes\n\nNo known blockers as of 2026-09-21."), nil},
		{"stakeholders/champion-not-warm", "a potential champion", []string{"| champion | neutral |", "| influencer | neutral |"}, []string{"stakeholders/unit-uncovered"}},
		{"stakeholders/decision-process-missing", "Decision criteria", newSection("## Decision criteria\n\n- Price for each truck and hour at the docks"), nil},
		{"stakeholders/unnamed-key-role", "an action that finds the name", newAction("Find out the name of the Chief Financial Officer"), nil},
		{"stakeholders/unnamed-key-role", "an action that finds the name", newAction("Learn who is the economic buyer"), nil},
		{"health/no-adoption", "n/a", []string{"| 300 | | €360k |", "| 300 | n/a | €360k |", "| 100 | | €120k |", "| 100 | n/a | €120k |"}, nil},
		{"health/escalation-unaddressed", "an action that closes it", newAction("Close both open escalations with Milan Kok"), nil},
		{"health/usage-falling", "the action that finds out why", newAction("Find out why the usage goes down"), nil},
		{"health/usage-falling", "Add the risk", []string{"| r3 | Single sign-on", "| r4 | Usage goes on falling in Fresh | people | low | medium | Jonas Weber | Walk the shifts through the new slot screen | 2026-11-30 | 2026-09-02 | open |\n| r3 | Single sign-on"}, nil},
		{"health/no-signals", `"None known" with a date`, []string{"## Value delivered\n", "Signals: none known as of 2026-09-25, asked Milan Kok.\n\n## Value delivered\n"}, nil},
		{"opportunities/none", `"Protect only this year"`, newSection("## Opportunities\n\nProtect only this year"), nil},
		{"opportunities/incomplete", "an action that names it and finds that out", newAction("Ask Ada Roth why they need Free pallet places for the fresh fleet"), nil},
		{"opportunities/no-next-action", "an action with for:", newAction("Show Ada Roth the first ten trucks for:o2"), nil},
		{"opportunities/no-annual-target", "a target under Targets", newSection("## Targets\n\n| Target | Current | By |\n|---|---|---|\n| ARR of €600k | €480k | 2027-09-30 |"), nil},
		{"opportunities/target-unfunded", "lower the target", []string{"target_arr: €900k", "target_arr: €600k"}, nil},
		{"opportunities/ignores-shelfware", "an action that brings the product into use", newAction("Bring Gate Watch into use with Femke Bos"), nil},
		{"opportunities/ignores-shelfware", "a risk that it will be cut", []string{"| r3 | Single sign-on", "| r4 | Gate Watch is cut at the renewal | contract | low | medium | Jonas Weber | Walk the shifts through the cameras | 2026-11-30 | 2026-09-02 | open |\n| r3 | Single sign-on"}, nil},
		{"competition/missing", `"No known competitor as of`, newSection("## Competition\n\nNo known competitor as of 2026-09-21, asked Carl Jansen."), nil},
		{"competition/no-defence", "an action or risk that names the competitor", newAction("Show Carl Jansen where Slotwise ends"), nil},
		{"competition/no-footprint", `"unknown"`, []string{"| Slotwise | |", "| Slotwise | unknown |"}, nil},
		{"risks/none", "write it down", newSection("## Risks\n\nNone known as of 2026-09-21, asked Carl Jansen."), nil},
		{"risks/no-mitigation", "status: accepted", []string{"| Keep an eye on it | 2026-11-13 | 2026-09-18 | open |", "| Keep an eye on it | 2026-11-13 | 2026-09-18 | accepted |"}, nil},
		{"risks/severe-unactioned", "into an action", newAction("Bring Femke Bos in as second champion"), nil},
		{"risks/severe-unactioned", "with for:r1", newAction("Ask Femke Bos to the December review for:r1"), nil},
		{"risks/stale", "close it", []string{"| 2026-11-13 | 2026-03-18 | open |", "| 2026-11-13 | 2026-03-18 | closed |"}, nil},
		{"actions/no-date", "every:month", []string{"concept @jonas", "concept @jonas every:month"}, nil},
		{"actions/unresolvable-date", "every:month", []string{"due:ASAP", "every:month"}, nil},
		{"actions/overdue", "Tick it off", []string{"- [ ] Book the dock visit", "- [x] Book the dock visit"}, nil},
		{"actions/overdue", "move the date", []string{"due:2026-09-05", "due:2026-11-05"}, nil},
		{"actions/owner-unknown", "add the person to the team", []string{"team:\n", "team:\n  - {name: Bob Stone, role: Consultant, handle: bob}\n"}, nil},
		{"actions/unlinked", "drop the action", []string{"- [ ] Walk the new colleagues through the sign-on concept @jonas due:2026-10-27", "- [ ] Agree the sign-on dates with Milan Kok @jonas due:2026-10-27"}, nil},
		{"actions/unlinked", "Add for:", []string{"concept @jonas due:2026-10-27", "concept @jonas due:2026-10-27 for:r3"}, nil},
		{"consistency/broken-ref", "add the record", []string{"| r3 | Single sign-on", "| r9 | The gates open late in Venlo | product fit | low | medium | Jonas Weber | Walk the shifts through the new slot screen | 2026-11-30 | 2026-09-02 | open |\n| r3 | Single sign-on"}, nil},
		{"consistency/person-unknown", "add the person", []string{"| s1 | Carl Jansen", "| s7 | Johan Doe | Night Lead | Frozen | end-user | neutral | low | Ada Roth | Sleep | 2026-09-21 | Sees the new slot screen | Jonas Weber | |\n| s1 | Carl Jansen"}, nil},
		{"prose/hedge", "an assumption", []string{"Hopefully raise", "Raise", "## Questions\n", "## Assumptions\n\n- The fleet grows in the autumn as planned\n\n## Questions\n"}, nil},
	}
}

func TestAdvice(t *testing.T) {
	for _, way := range waysOut() {
		t.Run(way.rule+" "+way.advice, func(t *testing.T) {
			r, err := rule.Lookup(way.rule)
			if err != nil {
				t.Fatal(err)
			}
			text, said := r.Bad.Text(), r.Do
			for _, f := range inspect(t, []*plan.Plan{compileText("harbor-foods.md", text)}, lint.Options{}) {
				said += " " + f.Hint
			}
			if !strings.Contains(said, way.advice) {
				t.Fatalf("nobody advises %q: %s", way.advice, said)
			}
			for pair := range slices.Chunk(way.changes, 2) {
				if !strings.Contains(text, pair[0]) {
					t.Fatalf("the bad plan has no %q", pair[0])
				}
				text = strings.Replace(text, pair[0], pair[1], 1)
			}
			mended := compileText("harbor-foods.md", text)
			for _, f := range inspect(t, []*plan.Plan{mended}, lint.Options{}) {
				if !slices.Contains(way.leaves, f.Rule) {
					t.Error(describe(mended, f))
				}
			}
		})
	}
}
