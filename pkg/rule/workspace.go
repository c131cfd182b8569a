// The workspace and portfolio groups: do the plans of a folder fit together?
package rule

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

func workspaceRules() []Rule {
	beside := func(e Example, others ...Example) Example { e.Others = others; return e }
	sister := func(path, id, name string) Example {
		return Example{Path: path, replaced: []string{"id: harbor-foods", "id: " + id, "account: Harbor Foods", "account: " + name, "# Harbor Foods\n", "# " + name + "\n"}}
	}
	child := func(path, id, name, parent string) Example {
		e := sister(path, id, name)
		e.replaced[1] += "\nparent: " + parent
		return e
	}
	busy := func(path, id, name, owner string) Example { // three actions of Priya Nair in October
		e := sister(path, id, name)
		const action = "- [ ] Agree the Venlo dock plan with Ada Roth @priya due:2026-10-14 for:o1\n"
		e.replaced = append(e.replaced, "\nowner: Priya Nair", "\nowner: "+owner, "Carl Jansen @priya due:2026-12-04", "Carl Jansen @ines due:2026-12-04",
			action, action+"- [ ] Count the gates in Venlo with Ada Roth @priya due:2026-10-16 for:o1\n- [ ] Book the crane for Femke Bos @priya due:2026-10-20 for:g2\n")
		return e
	}
	return []Rule{
		{
			ID: "workspace/duplicate-id", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary:        "two plans share an id",
			Why:            "The id is the account's name in lists, links and histories; with two plans of one id each shows the other's numbers.",
			Do:             "Give one of them another `id:`.",
			Bad:            beside(fine("id: harbor-foods").showing("harbor-foods.md:  id: harbor-foods\nharbor-group.md: id: harbor-foods"), sister("harbor-group.md", "harbor-foods", "Harbor Group")),
			Good:           beside(fine("id: harbor-foods").showing("harbor-foods.md:  id: harbor-foods\nharbor-group.md: id: harbor-group"), sister("harbor-group.md", "harbor-group", "Harbor Group")),
			CheckWorkspace: checkDuplicateIDs,
		},
		{
			ID: "workspace/unknown-parent", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary:        "a plan's parent account has no plan",
			Why:            "A group is planned as a whole, one guide says; a child without its parent falls out of the group's numbers.",
			Do:             "Correct the id, or write the parent's plan.",
			Bad:            beside(changed("id: harbor-foods", "id: harbor-foods\nparent: harbor-gruop"), sister("harbor-group.md", "harbor-group", "Harbor Group")),
			Good:           beside(changed("id: harbor-foods", "id: harbor-foods\nparent: harbor-group"), sister("harbor-group.md", "harbor-group", "Harbor Group")),
			CheckWorkspace: checkParents,
		},
		{
			ID: "workspace/parent-cycle", Severity: finding.Error, Core: true, Since: "0.1.0",
			Summary:        "accounts are each other's parents",
			Why:            "A group whose parent is its own child has no top, and no total.",
			Do:             "Remove the parent from the topmost account.",
			Bad:            beside(changed("id: harbor-foods", "id: harbor-foods\nparent: harbor-group").showing("harbor-foods.md:  parent: harbor-group\nharbor-group.md: parent: harbor-foods"), child("harbor-group.md", "harbor-group", "Harbor Group", "harbor-foods")),
			Good:           beside(changed("id: harbor-foods", "id: harbor-foods\nparent: harbor-group").showing("harbor-foods.md:  parent: harbor-group\nharbor-group.md: (no parent)"), sister("harbor-group.md", "harbor-group", "Harbor Group")),
			CheckWorkspace: checkParentCycles,
		},
		{
			ID: "workspace/no-plan", Severity: finding.Warning, Core: true, Since: "0.1.0",
			Summary:        "an account that must have a plan has none",
			Why:            "The accounts that matter most each need a plan, the guides say; the one that nobody wrote is in no list and no review.",
			Do:             "Write the plan, or take the account off `require_plans:` in the configuration.",
			Bad:            Example{Excerpt: "require_plans: [accounts/harbor-bakery.md]", Required: []Requirement{{Path: "accounts/harbor-bakery.md", File: ".acctplan.yaml", Span: source.Span{Start: 16, End: 41}}}},
			Good:           Example{Excerpt: "require_plans: [harbor-foods.md]", Required: []Requirement{{Path: "harbor-foods.md", File: ".acctplan.yaml", Span: source.Span{Start: 16, End: 31}}}},
			CheckWorkspace: checkRequired,
		},
		{
			ID: "portfolio/renewal-crunch", Severity: finding.Info, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "one person has too many renewals in one month",
			Why:     "Planning directs finite attention, one guide says; four renewals in a month get a quarter of it each.",
			Do:      "Hand one of the accounts over, or move a renewal forward.",
			Options: []Option{
				{Name: "max", Default: WholeValue(3), Doc: "renewals of one person in one window"},
				{Name: "window", Default: WholeValue(30), Doc: "days"},
			},
			Bad: beside(fine("(four plans that renew in March 2027, all of Priya Nair)"), sister("harbor-bakery.md", "harbor-bakery", "Harbor Bakery"),
				sister("harbor-group.md", "harbor-group", "Harbor Group"), sister("harbor-venlo.md", "harbor-venlo", "Harbor Venlo")),
			Good:           beside(fine("(two plans that renew in March 2027)"), sister("harbor-group.md", "harbor-group", "Harbor Group")),
			CheckWorkspace: checkRenewalCrunch,
		},
		{
			ID: "portfolio/overloaded-owner", Severity: finding.Info, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "one person has more actions due in a month than anybody can do",
			Why:     "Three to five actions a month for an account, one guide says; whoever has forty does the loudest.",
			Do:      "Move or hand over what can wait.",
			Options: []Option{
				{Name: "max", Default: WholeValue(15), Doc: "open actions of one person due in the window, over all plans"},
				{Name: "window", Default: WholeValue(30), Doc: "days"},
			},
			Bad: beside(busy("", "harbor-foods", "Harbor Foods", "Priya Nair").showing("(18 actions of Priya Nair due in October, in six plans)"),
				busy("harbor-bakery.md", "harbor-bakery", "Harbor Bakery", "Priya Nair"), busy("harbor-group.md", "harbor-group", "Harbor Group", "Jonas Weber"),
				busy("harbor-venlo.md", "harbor-venlo", "Harbor Venlo", "Jonas Weber"), busy("harbor-wine.md", "harbor-wine", "Harbor Wine", "Ines Carvalho"),
				busy("harbor-fish.md", "harbor-fish", "Harbor Fish", "Ines Carvalho")),
			Good:           fine("- [ ] Agree the Venlo dock plan with Ada Roth @priya due:2026-10-14 for:o1"),
			CheckWorkspace: checkOverload,
		},
	}
}

// checkDuplicateIDs tells every plan of an id that others share, so that the one that a change
// brought is told, too, whatever its file is called. It takes files that are merely called alike
// (accounts/acme/plan.md and accounts/beta/plan.md) for what they are: nobody gave either an id.
func checkDuplicateIDs(w *Workspace) {
	if len(w.Plans) < 2 {
		return
	}
	// Of each id: the first plan that says it, and the first other one that goes by it.
	type pair struct{ written, other *Account }
	pairs := map[string]pair{}
	for _, about := range w.Plans {
		if known := pairs[about.Key]; about.ID.IsSet() && known.written == nil {
			pairs[about.Key] = pair{about, known.other}
		} else if known.other == nil {
			pairs[about.Key] = pair{known.written, about}
		}
	}
	for _, about := range w.Plans {
		of := pairs[about.Key]
		if of.written == nil || of.other == nil {
			continue
		}
		f := finding.Finding{
			Span:    about.ID.At(about.Facts),
			Message: "The id " + quoted(about.Key),
			Hint:    "Give one of the two another id.",
			Content: about.Key,
		}
		if !about.ID.IsSet() {
			f.Message += ", which is the file's name,"
			f.Hint = "Write an id of its own into the frontmatter."
		}
		other := of.written
		if other == about {
			other = of.other
		}
		f.Message += fmt.Sprintf(" is also the id of %s.", other.Path)
		f.Related = []finding.Related{{Path: other.Path, Span: other.ID.At(other.Facts), Message: "the other plan"}}
		w.Report(about, f)
	}
}

// byKey finds plans by their id; of several with one id the first counts.
func (w *Workspace) byKey() map[string]*Account {
	plans := map[string]*Account{}
	for _, about := range w.Plans {
		if _, found := plans[about.Key]; !found {
			plans[about.Key] = about
		}
	}
	return plans
}

// parentKey is the parent's id as plans are keyed by it.
func parentKey(about *Account) string { return strings.ToLower(strings.TrimSpace(about.Parent.Text)) }

// checkParents keeps silent about a plan that was looked at alone: its parent may well have
// a plan that nobody read.
func checkParents(w *Workspace) {
	if len(w.Plans) < 2 {
		return
	}
	plans := w.byKey()
	for _, about := range w.Plans {
		if !about.Parent.IsSet() || plans[parentKey(about)] != nil {
			continue
		}
		f := finding.Finding{
			Span:    about.Parent.Span,
			Message: "No plan has the id " + quoted(about.Parent.Text) + ".",
			Hint:    "Correct the id, or write the parent's plan.",
			Content: about.Parent.Text,
		}
		var keys []string
		for _, other := range w.Plans {
			if other != about {
				keys = append(keys, other.Key)
			}
		}
		if near := nearest(parentKey(about), keys); near != "" {
			f.Hint = fmt.Sprintf("Did you mean %s?", near)
		}
		w.Report(about, f)
	}
}

// checkParentCycles reports each circle once, at the plan whose path comes first.
func checkParentCycles(w *Workspace) {
	if !slices.ContainsFunc(w.Plans, func(about *Account) bool { return about.Parent.IsSet() }) {
		return
	}
	plans := w.byKey()
	done := map[*Account]bool{}
	for _, about := range w.Plans {
		var chain []*Account
		for at := about; at != nil && !done[at]; {
			if from := slices.Index(chain, at); from >= 0 {
				w.reportCycle(chain[from:])
				break
			}
			chain = append(chain, at)
			if !at.Parent.IsSet() {
				break
			}
			at = plans[parentKey(at)]
		}
		for _, at := range chain {
			done[at] = true
		}
	}
}

func (w *Workspace) reportCycle(members []*Account) {
	var keys []string
	for _, member := range members {
		keys = append(keys, member.Key)
	}
	first := members[0]
	message := fmt.Sprintf("The accounts are each other's parents: %s > %s.", strings.Join(keys, " > "), keys[0])
	if len(members) == 1 {
		message = fmt.Sprintf("The account %s is its own parent.", keys[0])
	}
	w.Report(first, finding.Finding{
		Span:    first.Parent.Span,
		Message: message,
		Hint:    "Remove the parent from the topmost account.",
		Content: first.Parent.Text,
	})
}

// mostRelated is how many other plans a finding shows; beyond that it says how many there are.
const mostRelated = 5

func checkRenewalCrunch(w *Workspace) {
	if len(w.Plans) <= w.Whole("max") {
		return
	}
	byOwner, called := map[string][]*Account{}, callers{}
	for _, about := range w.Plans {
		if owner := called.person(about.Owner); owner != "" && about.Renewal.Known() && about.Renewal.Last >= w.AsOf {
			byOwner[owner] = append(byOwner[owner], about)
		}
	}
	for _, person := range sortedKeys(byOwner) {
		renewals, owner := byOwner[person], called[person]
		slices.SortStableFunc(renewals, func(a, b *Account) int {
			return cmp.Or(cmp.Compare(a.Renewal.Last, b.Renewal.Last), cmp.Compare(a.Path, b.Path))
		})
		for i := 0; i < len(renewals); i++ {
			j := i
			for j+1 < len(renewals) && int(renewals[j+1].Renewal.Last-renewals[i].Renewal.Last) <= w.Whole("window") {
				j++
			}
			if j-i+1 <= w.Whole("max") {
				continue
			}
			at := i // of the accounts, one that the team plans most deeply
			for k := i + 1; k <= j; k++ {
				if depth(renewals[k].Tier) > depth(renewals[at].Tier) {
					at = k
				}
			}
			var related []finding.Related
			others := slices.Concat(renewals[i:at], renewals[at+1:j+1])
			shown := others[:min(len(others), mostRelated)]
			for _, other := range shown {
				related = append(related, finding.Related{Path: other.Path, Span: other.Renewal.Span, Message: fmt.Sprintf("%s renews %s", other.Name, when(other.Renewal))})
			}
			if more := len(others) - len(shown); more > 0 {
				related[len(related)-1].Message += fmt.Sprintf(", and %d more", more)
			}
			span := "on " + dayText(renewals[i].Renewal.Last)
			if first, last := renewals[i].Renewal.Last, renewals[j].Renewal.Last; first != last {
				span = fmt.Sprintf("between %s and %s", dayText(first), dayText(last))
			}
			w.Report(renewals[at], finding.Finding{
				Span:    renewals[at].Renewal.Span,
				Message: fmt.Sprintf("%s has %d renewals %s.", owner, j-i+1, span),
				Hint:    "Hand one of the accounts over, or bring a renewal forward.",
				Owner:   owner, Content: owner, Related: related,
			})
			i = j
		}
	}
}

func checkOverload(w *Workspace) {
	type load struct {
		plan    *Account
		actions int
	}
	all := 0
	for _, about := range w.Plans {
		all += len(about.Due)
	}
	if all <= w.Whole("max") {
		return
	}
	loads, called := map[string][]load{}, callers{}
	for _, about := range w.Plans {
		due := map[string]int{}
		for _, action := range about.Due {
			if in := int(action.Last - w.AsOf); in >= 0 && in <= w.Whole("window") {
				due[called.person(action.Owner)]++
			}
		}
		for _, owner := range sortedKeys(due) {
			loads[owner] = append(loads[owner], load{about, due[owner]})
		}
	}
	for _, person := range sortedKeys(loads) {
		owner, total, heaviest := called[person], 0, loads[person][0]
		for _, one := range loads[person] {
			total += one.actions
			deeper := depth(one.plan.Tier) - depth(heaviest.plan.Tier)
			if deeper > 0 || deeper == 0 && one.actions > heaviest.actions {
				heaviest = one
			}
		}
		if total <= w.Whole("max") {
			continue
		}
		w.Report(heaviest.plan, finding.Finding{
			Span:    heaviest.plan.ActionsAt,
			Message: fmt.Sprintf("%s has %d actions due in the next %d days, in %s.", owner, total, w.Whole("window"), counted(len(loads[person]), "plan", "plans")),
			Hint:    "Move or hand over what can wait.",
			Owner:   owner, Content: owner,
		})
	}
}

// callers are the names of people, by what stays of a name that several plans may write in different
// ways: "jenna park" is Jenna Park.
type callers map[string]string

// person is a name as it is compared; of those that are alike, the one with the most capitals is shown.
func (c callers) person(name string) string {
	person := folded(name)
	if shown, known := c[person]; !known || name < shown { // capitals come first in the alphabet
		c[person] = name
	}
	return person
}

func sortedKeys[V any](m map[string]V) []string {
	keys := make([]string, 0, len(m))
	for key := range m {
		keys = append(keys, key)
	}
	slices.Sort(keys)
	return keys
}
