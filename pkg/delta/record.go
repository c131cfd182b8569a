// What happened to a record: it came, went, or says something else.
package delta

import (
	"slices"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// records says what happened to the records of a collection: first to those that the later
// version holds, in its order, then which of the earlier version's are gone.
func (c *comparison) records(collection plan.Collection) {
	for _, now := range c.new[collection] {
		was := c.earlier[now]
		switch implied := isImplied(c.after, now); {
		case implied && (was == nil || isImplied(c.before, was)): // the fact says it
		case was != nil:
			c.changed(was, now)
		default:
			c.came(now)
		}
	}
	for _, was := range c.old[collection] {
		if c.later[was] == nil && !isImplied(c.before, was) {
			c.went(was)
		}
	}
	if collection == plan.DecisionProcess {
		c.reordered(collection)
	}
}

// isImplied reports whether somebody is on our team only because a fact of the account names them.
func isImplied(p *plan.Plan, r *record) bool {
	return r.Collection == plan.Team && !r.Head.IsZero() && (r.Head == p.Owner.Span || r.Head == p.CSM.Span || r.Head == p.ExecutiveSponsor.Span)
}

// reordered says that records whose order means something stand in another one.
func (c *comparison) reordered(collection plan.Collection) {
	last := -1
	for _, now := range c.new[collection] {
		was := c.earlier[now]
		if was == nil {
			continue
		}
		if was.index < last {
			c.add(Change{Kind: Moved, Collection: collection, Key: now.Key, Former: was.Key, Subject: now.told(), Before: was.Head, After: now.Head,
				rank: rankWork, what: wordsOf(collection).many + " reordered"})
			return
		}
		last = was.index
	}
}

// rankOf is how early changes of a collection's records are told, unless they are special.
func rankOf(collection plan.Collection) rank {
	switch collection {
	case plan.Contracts, plan.Opportunities:
		return rankMoney
	case plan.Risks:
		return rankRisk
	case plan.Stakeholders:
		return rankRelation
	case plan.Goals, plan.Targets, plan.Actions, plan.Milestones, plan.Commitments, plan.Asks:
		return rankWork
	}
	return rankRest
}

// came says that a record is new.
func (c *comparison) came(now *record) {
	change := Change{Kind: Added, Collection: now.Collection, Key: now.Key, Subject: now.told(), After: now.Head, rank: rankOf(now.Collection)}
	for _, v := range now.Values {
		if text := c.shown(v, later); text != "" && v.Name != wordsOf(now.Collection).label {
			change.Values = append(change.Values, Value{Field: v.Name, After: text, AfterSpan: v.Origin.Span})
		}
	}
	change.what, change.of = wordsOf(now.Collection).came, short(now.announced())+c.aside(now, later)
	if progress := c.progress(now, later); progress != "" {
		change.rank = rankRest // what is new and done already threatens and promises nothing
		change.what += ", already " + string(progress)
		if progress == Left {
			change.what, change.of = wordsOf(now.Collection).came+", who has left", short(withoutLeft(now.name()))+c.aside(now, later)
		}
	}
	c.add(change)
}

// went says that a record is not there any more.
func (c *comparison) went(was *record) {
	change := Change{Kind: Removed, Collection: was.Collection, Key: was.Key, Former: was.Key, Subject: was.told(), Before: was.Head, rank: rankOf(was.Collection)}
	for _, v := range was.Values {
		if text := c.shown(v, earlier); text != "" && v.Name != wordsOf(was.Collection).label {
			change.Values = append(change.Values, Value{Field: v.Name, Before: text, BeforeSpan: v.Origin.Span})
		}
	}
	change.what, change.of = wordsOf(was.Collection).gone, short(was.announced())+c.aside(was, earlier)
	switch {
	case was.Collection == plan.Stakeholders && c.progress(was, earlier) == "" && c.logSaysLeft(was):
		change.Kind, change.rank = Left, rankDeparture
		change.what, change.of = person(was.told(), c.before.Stakeholders[was.index].Roles, "left"), ""
	case was.Collection == plan.Stakeholders && c.progress(was, earlier) == "":
		change.rank = rankDeparture
		change.what, change.of = person(was.told(), c.before.Stakeholders[was.index].Roles, "is no longer in the plan"), ""
	case c.progress(was, earlier) == Left:
		change.rank = rankRest
		change.what, change.of = "no longer in the plan", short(withoutLeft(was.name()))+", who had left"
	case c.progress(was, earlier) != "":
		change.rank = rankRest
		change.what = string(c.progress(was, earlier)) + " " + change.what
	case was.Collection == plan.Actions || was.Collection == plan.Milestones || was.Collection == plan.Risks:
		change.what = "open " + change.what
	}
	c.add(change)
}

// person says what became of somebody, by the role where there is one: "champion left (Ada Roth)".
func person(name string, roles plan.Enums[plan.Role], what string) string {
	for _, role := range roles.List {
		if role.IsSet() {
			return ownWord(role.Text, string(role.Value)) + " " + strings.TrimPrefix(what, "is ") + " (" + short(name) + ")"
		}
	}
	return short(name) + " " + what
}

// aside is what helps to know a record, in brackets behind its name.
func (c *comparison) aside(r *record, of version) string {
	var parts []string
	say := func(before, name, behind string) {
		if text := c.shown(r.value(name), of); text != "" && len([]rune(text)) <= longestValue {
			parts = append(parts, before+text+behind)
		}
	}
	switch r.Collection {
	case plan.Stakeholders:
		say("", "title", "")
		say("", "role", "")
		say("", "stance", "")
	case plan.Team:
		say("", "role", "")
	case plan.Opportunities:
		say("", "amount", "")
		say("", "probability", "")
		say("closes ", "close", "")
	case plan.Contracts:
		say("", "arr", "")
		say("renews ", "renewal", "")
	case plan.Risks:
		say("", "likelihood", " likelihood")
		say("", "impact", " impact")
	case plan.Actions, plan.Commitments:
		say("", "owner", "")
		say("due ", "due", "")
	case plan.Goals:
		say("target ", "target", "")
		say("by ", "by", "")
	case plan.Targets, plan.Asks:
		say("by ", "by", "")
	case plan.Milestones:
		say("", "on", "")
	case plan.Competitors:
		say("", "threat", " threat")
	case plan.Whitespace:
		say("", "coverage", "")
	case plan.Metrics, plan.Landscape:
		say("", "value", "")
	case plan.Log:
		say("", "date", "")
	}
	if len(parts) == 0 {
		return ""
	}
	return " (" + strings.Join(parts, ", ") + ")"
}

// changed says what is different about a record that both versions hold.
func (c *comparison) changed(was, now *record) {
	noun := wordsOf(now.Collection)
	base := Change{Collection: now.Collection, Key: now.Key, Former: was.Key, Subject: now.told(), Before: was.Head, After: now.Head, rank: rankOf(now.Collection)}
	values := c.differences(was, now)

	// What a sentence of its own says is not repeated among the values.
	take := func(names ...string) []Value {
		var taken, rest []Value
		for _, v := range values {
			if slices.Contains(names, v.Field) {
				taken = append(taken, v)
			} else {
				rest = append(rest, v)
			}
		}
		values = rest
		return taken
	}
	if isImplied(c.before, was) != isImplied(c.after, now) {
		take("role") // the fact says who has it
	}
	if !isRenaming(was, now) {
		take(noun.label)
	} else if was.first == now.first {
		// What stands below its line is a note, not another name.
		take(noun.label)
		note := Value{Field: "notes", Before: below(was), After: below(now), BeforeSpan: was.Head, AfterSpan: now.Head}
		note.before.text, note.after.text = note.Before != "", note.After != ""
		values = append(values, note)
		base.Subject = withoutBelow(now)
	} else if now.Collection != plan.Whitespace {
		renamed := base
		renamed.Kind = Renamed
		renamed.rank = max(rankWork, base.rank)
		renamed.Values = take(noun.label)
		if len(renamed.Values) == 0 {
			renamed.Values = []Value{{Field: noun.label, Before: was.name(), After: now.name(), BeforeSpan: was.Head, AfterSpan: now.Head}}
		}
		renamed.what = noun.one + " renamed"
		if now.doubtful {
			renamed.what = noun.one + " perhaps renamed"
		}
		one, other := apart(was.name(), now.name())
		renamed.of = one + " → " + other
		if !isNamed(now.Collection) {
			renamed.what = noun.one + " reworded"
		}
		c.add(renamed)
	}

	if before, after := c.progress(was, earlier), c.progress(now, later); before != after {
		c.add(c.progressed(base, before, after, now, take))
	}
	c.moved(base, was, now, take)
	switch now.Collection {
	case plan.Stakeholders:
		c.relation(base, now, take)
	case plan.Actions, plan.Commitments, plan.Milestones, plan.Risks:
		c.worked(base, was, now, take)
	}
	routine := take("last_contact", "as_of", "health_as_of")
	if len(values) == 0 && len(routine) > 0 {
		base.rank = rankRoutine
	}
	if values = append(values, routine...); len(values) == 0 {
		return
	}
	base.Kind, base.Values = Changed, values
	base.what, base.of = short(base.Subject), clauses(now.Collection, values)
	if now.Collection != plan.Stakeholders && now.Collection != plan.Team {
		base.what = noun.one + " " + called(base.Subject)
	}
	if now.Collection == plan.Opportunities && !anyName(values, "amount", "probability", "stage", "close") {
		base.rank = rankWork
	}
	base.Before, base.After = spansOf(values, base.Before, base.After)
	c.add(base)
}

// isNamed reports whether a collection's records have names; others are called by their words.
func isNamed(collection plan.Collection) bool {
	switch collection {
	case plan.Stakeholders, plan.Team, plan.Competitors, plan.Products, plan.Contracts:
		return true
	}
	return false
}

// isRenaming reports whether a record is called by other words, not just written otherwise.
func isRenaming(was, now *record) bool { return was.label != now.label }

// differences are the values that the two versions of a record do not agree on, without those
// that only say whether it is done.
func (c *comparison) differences(was, now *record) []Value {
	var out []Value
	seen := map[string]bool{}
	compare := func(name string) {
		if seen[name] {
			return
		}
		seen[name] = true
		switch name {
		case "id", "checked":
			return
		case "status":
			if c.undecided(was, earlier) && c.undecided(now, later) && reservations(was.value(name)) == reservations(now.value(name)) {
				return // "open" and no status at all
			}
		}
		if v, different := c.difference(was.value(name), now.value(name)); different {
			out = append(out, v)
		}
	}
	for _, v := range now.Values {
		compare(v.Name)
	}
	if v, different := textDifference("notes", joined(was.Notes), joined(now.Notes)); different {
		v.BeforeSpan, v.AfterSpan = firstSpan(was.Notes), firstSpan(now.Notes)
		out = append(out, v)
	}
	out = append(out, extraDifferences(was.Extra, now.Extra)...)
	if v, different := horizons(was, now); different {
		out = append(out, v)
	}
	return out
}

// undecided reports whether a record's status says nothing, or that it is open.
func (c *comparison) undecided(r *record, of version) bool {
	said := c.says(r.value("status"), of)
	return said == "" || said == string(plan.Open)
}

// horizons compares under which "next 30 days" two actions without a due date stand.
func horizons(was, now *record) (Value, bool) {
	if now.Collection != plan.Actions || was.value("due").Origin.IsSet() || now.value("due").Origin.IsSet() {
		return Value{}, false
	}
	days := func(r *record) string {
		for _, mark := range r.Marks {
			if mark.Name == "horizon" && mark.Number > 0 {
				return "next " + strconv.Itoa(mark.Number) + " days"
			}
		}
		return ""
	}
	v := Value{Field: "horizon", Before: days(was), After: days(now)}
	return v, v.Before != v.After
}

// relation says how a person stands to us now, and in which role.
func (c *comparison) relation(change Change, now *record, take func(...string) []Value) {
	name := short(now.told())
	for _, aspect := range []string{"stance", "role"} {
		differing := take(aspect)
		if len(differing) == 0 {
			continue
		}
		told := change
		told.Kind, told.Values = Changed, differing
		told.Before, told.After = spansOf(differing, change.Before, change.After)
		told.what, told.of = name, clause(now.Collection, differing[0])
		c.add(told)
	}
}

// clauses says all values that differ, in one line.
func clauses(collection plan.Collection, values []Value) string {
	parts := make([]string, len(values))
	for i, v := range values {
		parts[i] = clause(collection, v)
	}
	return strings.Join(parts, ", ")
}

// spansOf are the places of the only value that differs; those of the record where there are several.
func spansOf(values []Value, before, after source.Span) (source.Span, source.Span) {
	if len(values) != 1 {
		return before, after
	}
	if !values[0].BeforeSpan.IsZero() {
		before = values[0].BeforeSpan
	}
	if !values[0].AfterSpan.IsZero() {
		after = values[0].AfterSpan
	}
	return before, after
}

func anyName(values []Value, names ...string) bool {
	return slices.ContainsFunc(values, func(v Value) bool { return slices.Contains(names, v.Field) })
}
