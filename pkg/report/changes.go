package report

// What changed in accounts between two versions of their plans, as text: plan by plan, one
// line a change.

import (
	"bufio"
	"cmp"
	"io"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/delta"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// Changes is what changed between two versions of plans.
type Changes struct {
	Before, After string // what the user calls the versions: "main", "the work tree"
	Plans         []ChangedPlan
	Errors        []FileError // files that could not be read
}

// ChangedPlan is what happened to one plan. Before or After is nil where the plan is new or
// deleted.
type ChangedPlan struct {
	Before, After *plan.Plan
	// TwoFiles says that the versions are files of their own, neither of which was moved.
	TwoFiles bool
	// Unmarked says that the file is still there but not marked as a plan any more.
	Unmarked bool
	// Restored says that the plan was deleted, and is back; Before is what was deleted.
	Restored bool
	Changes  []delta.Change // empty for a plan that is new, deleted, only moved, or says what it said

	about string // what Introduce says, where the versions were Forgotten
}

// Forgotten is the change without what is not told of the versions any more, which is nearly everything
// in them; without places, their texts are not kept either, and JSON lacks the places. The changes of thousands of
// plans fit into memory so.
func (c ChangedPlan) Forgotten(places bool) ChangedPlan {
	if c.Before == nil || c.After == nil {
		c.about = delta.Introduce(c.last())
	}
	for _, version := range []**plan.Plan{&c.Before, &c.After} {
		if p := *version; p != nil {
			*version = &plan.Plan{Path: p.Path, Account: p.Account, Title: p.Title}
			if places {
				(*version).File = p.File
			}
		}
	}
	return c
}

// introduction says what a plan that is new, gone or back is about.
func (c ChangedPlan) introduction() string {
	if c.about != "" {
		return c.about
	}
	return delta.Introduce(c.last())
}

// NewChangedPlan compares the two versions of a plan, one of which may be nil.
func NewChangedPlan(before, after *plan.Plan) ChangedPlan {
	c := ChangedPlan{Before: before, After: after}
	if before != nil && after != nil {
		c.Changes = delta.Compare(before, after)
	}
	return c
}

// status is what happened to a plan as a whole.
type status string

const (
	newPlan     status = "new"
	deletedPlan status = "deleted"
	movedPlan   status = "moved"   // to another path, and says what it said
	changedPlan status = "changed" // perhaps moved too
	samePlan    status = "same"    // written otherwise, and says what it said
	// restoredPlan is one that was deleted and is back, perhaps changed; only a history knows.
	restoredPlan status = "restored"
)

func (c ChangedPlan) status() status {
	switch {
	case c.Restored:
		return restoredPlan
	case c.Before == nil:
		return newPlan
	case c.After == nil:
		return deletedPlan
	case len(c.Changes) > 0:
		return changedPlan
	case c.former() != "":
		return movedPlan
	}
	return samePlan
}

// Matters reports whether anything happened but a rewriting that says the same.
func (c ChangedPlan) Matters() bool { return c.status() != samePlan }

// Matters reports whether anything happened to any of the plans.
func (c Changes) Matters() bool { return slices.ContainsFunc(c.Plans, ChangedPlan.Matters) }

// last is the plan as it is now, or was last.
func (c ChangedPlan) last() *plan.Plan {
	if c.After != nil {
		return c.After
	}
	return c.Before
}

// former is the path that the plan had before it was moved; empty where it was not.
func (c ChangedPlan) former() string {
	if !c.TwoFiles && c.Before != nil && c.After != nil && c.Before.Path != c.After.Path {
		return c.Before.Path
	}
	return ""
}

// account is what the account is called; empty where the plan does not say.
func (c ChangedPlan) account() string {
	p := c.last()
	if p.Account.IsSet() {
		return oneLine(p.Account.Text)
	}
	return oneLine(p.Title.Text)
}

// lines is what there is to say about the plan.
func (c ChangedPlan) lines() []string {
	introduced := func(what string) []string {
		if about := c.introduction(); about != "" {
			what += ": " + about
		}
		return []string{what}
	}
	switch c.status() {
	case restoredPlan:
		return append(introduced("plan is back"), delta.Sentences(c.Changes)...)
	case newPlan:
		return introduced("new plan")
	case deletedPlan:
		if c.Unmarked {
			return introduced("no longer marked as a plan")
		}
		return introduced("plan deleted")
	}
	var lines []string
	if former := c.former(); former != "" {
		lines = append(lines, "file moved from "+former)
	}
	return append(lines, delta.Sentences(c.Changes)...)
}

// oneLine is a text without line breaks and double spaces.
func oneLine(text string) string { return strings.Join(strings.Fields(text), " ") }

// Sort puts the plans in the order of their paths.
func (c *Changes) Sort() { c.Plans = c.sorted() }

// sorted gives the plans in the order of their paths.
func (c Changes) sorted() []ChangedPlan {
	return sorting.Sorted(c.Plans, func(a, b ChangedPlan) int { return cmp.Compare(a.last().Path, b.last().Path) })
}

// tally says how many plans changed, and between which versions.
func (c Changes) tally() string {
	counts := map[status]int{}
	for _, p := range c.Plans {
		counts[p.status()]++
	}
	var parts []string
	for _, part := range []struct {
		status status
		word   string
	}{{changedPlan, "changed"}, {newPlan, "new"}, {deletedPlan, "deleted"}, {movedPlan, "only moved"}} {
		switch count := counts[part.status]; {
		case count > 0 && len(parts) == 0 && part.status == newPlan:
			parts = append(parts, plural(count, "new plan"))
		case count > 0 && len(parts) == 0:
			parts = append(parts, plural(count, "plan")+" "+part.word)
		case count > 0:
			parts = append(parts, group(count)+" "+part.word)
		}
	}
	if len(parts) == 0 {
		parts = append(parts, "nothing changed in the accounts")
	}
	text := strings.Join(parts, ", ") + " between " + c.Before + " and " + c.After
	switch same := counts[samePlan]; same {
	case 0:
	case 1:
		text += "; 1 plan is only written otherwise"
	default:
		text += "; " + group(same) + " plans are only written otherwise"
	}
	if unread := len(c.Errors); unread > 0 {
		text += "; " + plural(unread, "file") + " could not be read"
	}
	return text
}

// Text prints the changes for people, but counts the Errors only. Nothing is printed where no
// plan differs at all. The error is the writer's.
//
//	accounts/harrowgate.md: Harrowgate Freight
//	  economic buyer left (Ines Duarte)
//	  renewal moved 30 Nov 2026 → 31 Jan 2027
//
//	1 plan changed between HEAD and the work tree
func (c Changes) Text(w io.Writer, options TextOptions) error {
	if len(c.Plans) == 0 {
		return nil
	}
	p := &changePrinter{textPrinter{out: bufio.NewWriter(w), options: options, style: newStyle(options.Color)}}
	for i, changed := range slices.DeleteFunc(c.sorted(), func(c ChangedPlan) bool { return !c.Matters() }) {
		if i > 0 {
			p.out.WriteByte('\n')
		}
		p.plan(changed)
	}
	if options.Brief {
		return p.out.Flush()
	}
	if c.Matters() {
		p.out.WriteByte('\n')
	}
	p.line(0, strings.ToUpper(c.tally()[:1])+Visible(c.tally()[1:]))
	return p.out.Flush()
}

// changePrinter prints changes as text.
type changePrinter struct{ textPrinter }

// plan prints one plan.
func (p *changePrinter) plan(c ChangedPlan) {
	p.styled(p.style.path, Visible(c.last().Path))
	if account := c.account(); account != "" {
		p.styled(p.style.dim, ":")
		p.out.WriteString(" ")
		p.styled(p.style.path, Visible(account))
	}
	p.out.WriteByte('\n')
	for _, line := range c.lines() {
		p.line(2, line)
	}
}

// line prints a line, indented; where the terminal is narrower, what does not fit stands below,
// indented further.
func (p *changePrinter) line(indent int, text string) {
	p.spaces(indent)
	p.statement(text, indent)
}

// placeOf is the place of a span in a version of the plan, for programs; nil where there is none.
func (c ChangedPlan) placeOf(span source.Span, of *plan.Plan) *changePlace {
	if of == nil || of.File == nil || span.IsZero() {
		return nil
	}
	return &changePlace{Start: positionOf(of.File, span.Start), End: positionOf(of.File, span.End)}
}
