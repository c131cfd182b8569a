package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/agenda"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
)

// longestAgenda is how many days an agenda may look ahead: ten years.
const longestAgenda = 3660

// agendaCommand says what is to be done, day by day.
func (a *app) agendaCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "agenda [PATH...]",
		Short: "Say what is to be done, day by day, or as a calendar",
		Long: `Say what is to be done over all account plans: open actions, reviews, renewals,
last days to give notice and milestones, first what is overdue and then day by
day. Renewals, notice, reviews and milestones belong to the plan's owner.

The calendar (--format ics) opens in any calendar program. Reading a newer one
moves what was in the older instead of adding it again.`,
		Example: `  acctplan agenda
  acctplan agenda --owner dana --days 7
  acctplan agenda --owner dana --days 90 --format ics > dana.ics`,
	}
	asOf := a.asOf(command)
	owner := command.Flags().String("owner", "", "only what belongs to this `NAME`: a name, a part of it or a handle")
	days := command.Flags().Int("days", 30, "how many `DAYS` to look ahead")
	format := &choice{value: "text", allowed: []string{"text", "ics", "markdown"}}
	command.Flags().Var(format, "format", "text, ics or markdown")
	completeChoice(command, "format", format.allowed)
	discovering := discover(command)
	speech := a.localeFlag(command)
	a.configFlags(command)

	command.RunE = func(command *cobra.Command, paths []string) error {
		if *days < 0 || *days > longestAgenda {
			return fmt.Errorf("--days takes 0 to %d", longestAgenda)
		}
		in, err := a.load(command.Context(), paths, *discovering, asOf.or(a.today()))
		if err != nil {
			return err
		}
		written, err := speech.locale()
		if err != nil {
			return err
		}
		plans := slices.DeleteFunc(slices.Clone(in.Plans), lint.IsTemplate)
		var wanted agenda.Agenda
		plans, lost, err := survive(a, plans, pathOf, func(plans []*plan.Plan) {
			wanted = agenda.Of(plans, in.asOf, *days, *owner, written)
		})
		if err != nil {
			return err
		}
		in.Errors = append(in.Errors, lost...)
		a.printErrors(in)
		a.printDoubts(in)
		if err := knownOwner(plans, *owner); err != nil && len(plans) > 0 {
			return err
		}
		switch format.value {
		case "ics":
			err = agenda.ICS(a.stdout, wanted)
		case "markdown":
			err = agenda.Markdown(a.stdout, wanted)
		default:
			a.printAgenda(wanted)
		}
		return in.verdict("never", err)
	}
	return command
}

// knownOwner reports, as an error, that nobody is called that; a mistyped name must not look
// like somebody who has nothing to do.
func knownOwner(plans []*plan.Plan, owner string) error {
	if owner == "" {
		return nil
	}
	var words []string
	for _, p := range plans {
		for _, member := range p.Team {
			if agenda.Names(owner, member.Name.Text, member.Handle.Text) {
				return nil
			}
		}
		for i := range p.Actions {
			for _, person := range p.Actions[i].Owners.List {
				if agenda.Names(owner, person.Label(), person.Text) {
					return nil
				}
			}
		}
	}
	people := agenda.People(plans)
	for _, name := range people {
		if agenda.Names(owner, name, "") {
			return nil
		}
		words = append(words, strings.ToLower(name))
		words = append(words, strings.Fields(strings.ToLower(name))...)
	}
	if near := nearest(strings.ToLower(strings.TrimPrefix(owner, "@")), words); near != "" {
		return fmt.Errorf("nobody in these plans is called %q; did you mean %q?", owner, near)
	}
	if len(people) == 0 {
		return fmt.Errorf("nobody in these plans is called %q; they name nobody", owner)
	}
	if more := len(people) - 12; more > 0 {
		people = append(people[:12], fmt.Sprintf("and %d more", more))
	}
	return fmt.Errorf("nobody in these plans is called %q; there are: %s", owner, strings.Join(people, ", "))
}

// printAgenda prints the agenda for people: the entries below their day, each with its account
// and its owners.
func (a *app) printAgenda(wanted agenda.Agenda) {
	bold, red, dim, reset := "", "", "", ""
	if a.wantsColor(a.color.value, a.terminal) {
		bold, red, dim, reset = "\x1b[1m", "\x1b[1;31m", "\x1b[2m", "\x1b[0m"
	}
	width, say := a.readingWidth(), wanted.Locale.Labels()
	kindWidth := 0
	for _, kind := range agenda.Kinds() {
		kindWidth = max(kindWidth, displaywidth.String(kind.Word(say))+2)
	}
	for _, group := range wanted.Groups() {
		color := bold
		if group.Overdue {
			color = red
		}
		fmt.Fprintf(a.stdout, "%s%s%s\n", color, group.Title, reset)
		for _, e := range group.Entries {
			// "  action     Ledgerlark: Send the pilot report (Dana Whitlock, since 3 Nov 2026)"
			indent := strings.Repeat(" ", 2+kindWidth)
			text := e.Account + ": " + e.Text
			details := e.Details()
			if e.Overdue {
				details = append(details, say.LateDays.Of(int(wanted.AsOf-e.Day)))
			}
			if len(details) > 0 {
				text += " (" + strings.Join(details, ", ") + ")"
			}
			lines := wrapped(report.Visible(text), indent, width)
			fmt.Fprintf(a.stdout, "  %s%s%s%s", dim, padded(e.Kind.Word(say), kindWidth), reset, strings.TrimPrefix(lines, indent))
		}
		fmt.Fprintln(a.stdout)
	}
	summary := wanted.Summary()
	if wanted.Owner != "" {
		summary = report.Visible(wanted.Owner) + ": " + summary
	}
	fmt.Fprint(a.stdout, wrapped(summary, "", width))
}
