package compile

// Building: merged raw records become the typed records of the plan. Each collection has one
// function that says which field goes where.

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// requiredFields are the fields without which a record makes no sense to a reader.
var requiredFields = map[plan.Collection]map[string]bool{
	plan.Goals:         {"goal": true},
	plan.Stakeholders:  {"name": true},
	plan.Opportunities: {"opportunity": true},
	plan.Risks:         {"risk": true, "mitigation": true},
	plan.Actions:       {"action": true, "owner": true, "due": true},
	plan.Milestones:    {"milestone": true, "on": true},
	plan.Team:          {"name": true},
}

// build makes the records of one collection. The slice never grows afterwards, so that
// pointers into it stay good while references are resolved.
func build[T any](c *compiler, collection plan.Collection, base func(*T) *plan.Record, set func(h holder, r *T, name string, p piece, list []piece)) []T {
	raws := c.merged(collection)
	if len(raws) == 0 {
		return nil
	}
	out := make([]T, len(raws))
	c.fill(collection, raws,
		func(i int) *plan.Record { return base(&out[i]) },
		func(i int, h holder, f *field) { set(h, &out[i], f.name, f.value, f.list) })
	return out
}

// fill is build for records of any type: base is what is common to all of the record at a place, and set gives it one
// field. There is one for all types, because a copy for each would be a percent of the program.
func (c *compiler) fill(collection plan.Collection, raws []*raw, base func(i int) *plan.Record, set func(i int, h holder, f *field)) {
	keys := make(map[string]int, len(raws))
	for i, x := range raws {
		x.index = i
		x.settle()
		x.dropStruck()
		b := base(i)
		c.record(b, x, keys)
		switch collection {
		case plan.Stakeholders:
			c.titleFromRole(x)
		case plan.Risks:
			c.answerBehindGrade(x)
		}
		h := holder{collection: collection, record: b, required: requiredFields[collection], currency: x.currency}
		for n := range x.fields {
			f := &x.fields[n]
			if f.name == "id" {
				b.ID = c.text(h, "id", f.value)
				continue
			}
			if earlier := repeated(x.fields[:n], f); earlier != nil {
				if !c.sameValue(f.name, earlier.value.text, f.value.text) || c.isDateName(f.name) && !sameText(earlier.value.text, f.value.text) {
					c.trouble(&plan.Problem{Kind: plan.Contradiction, Text: f.value.text, Related: earlier.value.span, RelatedText: earlier.value.text}, h, f.name, f.value.span)
				}
				b.Again = append(b.Again, f.value.span)
				continue // the first word counts
			}
			set(i, h, f)
		}
	}
}

// listFields are the fields that may be told several times in one record.
var listFields = map[string]bool{
	"owner": true, "for": true, "blocked_by": true, "role": true, "stakeholder": true, "with": true, "to": true,
	"of": true, "influences": true, "conflicts_with": true, "goal": true, "notes": true, "text": true,
}

// repeated finds an earlier, different value of a field that has one.
func repeated(earlier []field, f *field) *field {
	for i := range earlier {
		if earlier[i].name == f.name && !earlier[i].value.empty() && !f.value.empty() && !listFields[f.name] {
			return &earlier[i]
		}
	}
	return nil
}

// record fills what every record has.
func (c *compiler) record(b *plan.Record, x *raw, keys map[string]int) {
	b.Span, b.Head, b.Notes, b.Extra, b.Again = x.span, x.head, x.notes, x.extra, x.again
	label := mustGet(x, labelField[x.collection])
	b.Label, b.Struck = label.text, label.struck()
	key := ""
	if id, ok := x.get("id"); ok && !isPlaceholder(id) {
		key = foldID(id.text)
	}
	if b.Label == "" {
		for _, f := range x.fields {
			if !f.value.empty() {
				b.Label = f.value.text
				break
			}
		}
		if b.Label == "" && len(x.notes) > 0 {
			b.Label = x.notes[0].Text
		}
	}
	if handle, ok := x.get("handle"); ok && key == "" && !isPlaceholder(handle) {
		key = foldID(strings.TrimPrefix(handle.text, "@")) // what the rest of the plan calls them
	}
	if key == "" {
		key = slug(b.Label)
	}
	if key == "" {
		key = string(x.collection)
	}
	keys[key]++
	if n := keys[key]; n > 1 {
		key = fmt.Sprintf("%s-%d", key, n)
		keys[key]++
	}
	b.Key = key
}

// slug makes a key of a label: its first words, folded.
func slug(label string) string {
	const most = 48
	text := finding.Normalise(stripMarks(label))
	if len(text) > most {
		cut := strings.LastIndexByte(text[:most], ' ')
		if cut <= 0 {
			cut = most
			for cut > 0 && text[cut]&0xC0 == 0x80 {
				cut--
			}
		}
		text = text[:cut]
	}
	var room [most]byte
	key := room[:copy(room[:], text)]
	for i, b := range key {
		if b == ' ' {
			key[i] = '-'
		}
	}
	return string(key)
}

func (c *compiler) buildRecords() {
	p := c.plan
	p.Team = build(c, plan.Team, func(r *plan.TeamMember) *plan.Record { return &r.Record }, c.setTeamMember)
	p.Goals = build(c, plan.Goals, func(r *plan.Goal) *plan.Record { return &r.Record }, c.setGoal)
	p.Targets = build(c, plan.Targets, func(r *plan.Target) *plan.Record { return &r.Record }, c.setTarget)
	p.Stakeholders = build(c, plan.Stakeholders, func(r *plan.Stakeholder) *plan.Record { return &r.Record }, c.setStakeholder)
	p.DecisionProcess = build(c, plan.DecisionProcess, func(r *plan.DecisionStep) *plan.Record { return &r.Record }, c.setDecisionStep)
	p.DecisionCriteria = build(c, plan.DecisionCriteria, func(r *plan.Criterion) *plan.Record { return &r.Record }, c.setCriterion)
	p.Questions = build(c, plan.Questions, func(r *plan.Question) *plan.Record { return &r.Record }, c.setQuestion)
	p.Assumptions = build(c, plan.Assumptions, func(r *plan.Question) *plan.Record { return &r.Record }, c.setQuestion)
	p.Commitments = build(c, plan.Commitments, func(r *plan.Commitment) *plan.Record { return &r.Record }, c.setCommitment)
	p.Asks = build(c, plan.Asks, func(r *plan.Ask) *plan.Record { return &r.Record }, c.setAsk)
	p.Challenges = build(c, plan.Challenges, func(r *plan.Challenge) *plan.Record { return &r.Record }, c.setChallenge)
	p.Contracts = build(c, plan.Contracts, func(r *plan.Contract) *plan.Record { return &r.Record }, c.setContract)
	p.Products = build(c, plan.Products, func(r *plan.ProductUse) *plan.Record { return &r.Record }, c.setProduct)
	p.Metrics = build(c, plan.Metrics, func(r *plan.Metric) *plan.Record { return &r.Record }, c.setMetric)
	p.Values = build(c, plan.ValueDelivered, func(r *plan.Value) *plan.Record { return &r.Record }, c.setValue)
	p.Whitespace = build(c, plan.Whitespace, func(r *plan.Cell) *plan.Record { return &r.Record }, c.setCell)
	p.Opportunities = build(c, plan.Opportunities, func(r *plan.Opportunity) *plan.Record { return &r.Record }, c.setOpportunity)
	p.Competitors = build(c, plan.Competitors, func(r *plan.Competitor) *plan.Record { return &r.Record }, c.setCompetitor)
	p.Risks = build(c, plan.Risks, func(r *plan.Risk) *plan.Record { return &r.Record }, c.setRisk)
	p.Actions = build(c, plan.Actions, func(r *plan.Action) *plan.Record { return &r.Record }, c.setAction)
	p.Milestones = build(c, plan.Milestones, func(r *plan.Milestone) *plan.Record { return &r.Record }, c.setMilestone)
	p.Log = build(c, plan.Log, func(r *plan.LogEntry) *plan.Record { return &r.Record }, c.setLogEntry)
	p.SWOT = build(c, plan.SWOT, func(r *plan.SWOTEntry) *plan.Record { return &r.Record }, c.setSWOTEntry)
	p.Landscape = build(c, plan.Landscape, func(r *plan.Fact) *plan.Record { return &r.Record }, c.setLandscape)
	c.finishStruck()
	c.finishActions()
}

// finishStruck says of work that is crossed out, of people who are said to be gone and of goals that
// are said to be guesses what their fields would say.
func (c *compiler) finishStruck() {
	for i := range c.plan.Stakeholders {
		settleLeft(&c.plan.Stakeholders[i], c.values)
	}
	for i := range c.plan.Goals {
		settleAssumed(&c.plan.Goals[i])
	}
	for i := range c.plan.Risks {
		if r := &c.plan.Risks[i]; r.Struck && r.IsOpen() {
			r.Status = plan.Enum[plan.Status]{Origin: plan.Origin{Span: r.Risk.Span, Text: r.Risk.Text, State: plan.Set}, Value: plan.Done}
		}
	}
	for _, collection := range []plan.Collection{plan.Actions, plan.Milestones, plan.Commitments} {
		for _, x := range c.raws[collection] {
			if label := mustGet(x, labelField[collection]); label.struck() && !x.checked.IsWritten() {
				x.checked = plan.Flag{Origin: plan.Origin{Span: label.span, Text: label.text, State: plan.Set}, Value: true}
			}
		}
	}
}

// finishActions fills what is not a field: boxes, sub-tasks, horizons.
func (c *compiler) finishActions() {
	for _, x := range c.raws[plan.Actions] {
		if x.index < 0 {
			continue
		}
		a := &c.plan.Actions[x.index]
		a.Checked, a.Horizon = x.checked, x.horizon
		if x.parent != nil && x.parent.collection == plan.Actions && x.parent.index >= 0 {
			a.Parent = x.parent.index + 1
		}
	}
	for _, x := range c.raws[plan.Milestones] {
		if x.index >= 0 {
			c.plan.Milestones[x.index].Checked = x.checked
		}
	}
	for _, x := range c.raws[plan.Commitments] {
		if x.index < 0 {
			continue
		}
		// A ticked box is how a list says that a promise is kept.
		if status := &c.plan.Commitments[x.index].Status; x.checked.Value && !status.IsWritten() {
			*status = plan.Enum[plan.Status]{Origin: x.checked.Origin, Value: plan.Done}
		}
	}
}

func (c *compiler) setTeamMember(h holder, r *plan.TeamMember, name string, p piece, _ []piece) {
	switch name {
	case "name":
		r.Name = c.text(h, name, p)
		if who, role := splitNameTitle(p); !role.empty() && strings.HasSuffix(p.text, ")") && !r.Role.IsWritten() {
			r.Name, r.Role = c.text(h, name, who), role.string()
			r.Label = who.text
		}
	case "role":
		if parts := p.split(dashes...); len(parts) > 1 && parts[1].text[0] >= 'a' && parts[1].text[0] <= 'z' {
			r.Notes = append(r.Notes, p.between(parts[1], parts[len(parts)-1]).string()) // "CSM – on parental leave"
			p = parts[0]
		}
		r.Role = c.text(h, name, p)
	case "handle":
		r.Handle = c.text(h, name, p)
		r.Handle.Text = strings.TrimPrefix(r.Handle.Text, "@")
	}
}

func (c *compiler) setGoal(h holder, r *plan.Goal, name string, p piece, list []piece) {
	switch name {
	case "goal":
		r.Goal = c.text(h, name, p)
	case "metric":
		r.Metric = c.text(h, name, p)
	case "baseline":
		r.Baseline = c.text(h, name, p)
	case "target":
		r.Target = c.text(h, name, p)
	case "by":
		r.By = c.date(h, name, p, 0)
	case "owner":
		c.people(h, name, &r.Owner, p, list, plan.Theirs)
	case "unit":
		r.Unit = c.text(h, name, p)
	case "source":
		r.Source = c.text(h, name, p)
	case "enables":
		r.Enables = c.text(h, name, p)
	case "assumed":
		r.Assumed = c.flag(h, name, p)
	case "measure":
		r.Measure = c.text(h, name, p)
	}
}

func (c *compiler) setTarget(h holder, r *plan.Target, name string, p piece, _ []piece) {
	switch name {
	case "target":
		r.Target = c.text(h, name, p)
		if !r.Amount.IsWritten() {
			if m, problem := value.Money(p.text, c.values); problem == nil && m.State == plan.Set {
				finish(&m.Origin, p)
				r.Amount = m
			}
		}
	case "amount":
		r.Amount = c.money(h, name, p)
	case "current":
		r.Current = c.text(h, name, p)
	case "by":
		r.By = c.date(h, name, p, 0)
	}
}

func (c *compiler) setStakeholder(h holder, r *plan.Stakeholder, name string, p piece, list []piece) {
	switch name {
	case "name":
		r.Name = c.text(h, name, p)
		r.Group = isGroup(p.text)
	case "title":
		r.Title = c.text(h, name, p)
	case "unit":
		r.Unit = c.text(h, name, p)
	case "role":
		c.roles(h, r, p, list)
	case "stance":
		if _, ok := c.words.Role(p.text); ok && strings.EqualFold(p.text, "champion") && !r.Roles.IsWritten() {
			c.roles(h, r, p, nil) // a champion is one, whatever the column is called
		}
		if vocabulary.SaysLeft(p.text) {
			r.Stance = plan.Enum[plan.Stance]{Origin: plan.Origin{Span: p.span, Text: p.text, State: plan.Unreadable}} // it says Left, and is no mistake
			return
		}
		r.Stance = enum(c, h, name, p, "stance", c.words.Stance)
	case "influence":
		r.Influence = enum(c, h, name, p, "level", c.words.Level)
	case "priorities":
		r.Priorities = c.text(h, name, p)
	case "perception":
		r.Perception = c.text(h, name, p)
	case "reports_to":
		c.person(h, name, &r.ReportsTo, p, plan.Theirs)
	case "influences":
		c.people(h, name, &r.Influences, p, list, plan.Theirs)
	case "conflicts_with":
		c.people(h, name, &r.ConflictsWith, p, list, plan.Theirs)
	case "last_contact":
		r.LastContact = c.date(h, name, p, value.AllowNever)
	case "cadence":
		r.Cadence = enum(c, h, name, p, "cadence", c.words.Cadence)
	case "next_action":
		r.NextAction = c.text(h, name, p)
	case "counterpart":
		c.person(h, name, &r.Counterpart, p, plan.Ours)
	case "competitor":
		r.Competitor = c.text(h, name, p)
	case "left":
		r.Left = c.date(h, name, p, value.AllowYes|value.AllowNone)
	case "email":
		r.Email = c.text(h, name, p)
	}
}

// titleFromRole takes a role that is none for the job title, where another field holds the
// role: "role: IT Security" beside "type: technical_buyer".
func (c *compiler) titleFromRole(x *raw) {
	roles := 0
	for i := range x.fields {
		if f := &x.fields[i]; f.name == "role" && !f.value.empty() {
			roles++
		}
	}
	for i := range x.fields {
		f := &x.fields[i]
		if f.name != "role" || f.value.empty() || x.has("title") {
			continue
		}
		if _, ok := c.words.Role(f.value.text); !ok && f.list == nil && (roles > 1 || c.words.JobTitle(f.value.text) && !strings.ContainsAny(f.value.text, "/+;&")) {
			f.name = "title"
		}
	}
}

// isGroup reports whether a name stands for several people: "Dock leads (≈220 users)".
func isGroup(name string) bool {
	if strings.ContainsAny(name, "0123456789≈") {
		return true
	}
	for word := range strings.FieldsFuncSeq(name, func(r rune) bool { return strings.ContainsRune(" ,()/-:", r) }) {
		if len(word) > len("department") {
			continue
		}
		var room [len("department")]byte
		lower := room[:copy(room[:], word)]
		for i, b := range lower {
			if b >= 'A' && b <= 'Z' {
				lower[i] = b + 'a' - 'A'
			}
		}
		switch string(lower) {
		case "team", "teams", "users", "leads", "managers", "staff", "group", "department", "committee", "various", "planners", "operators":
			return true
		}
	}
	return false
}

func (c *compiler) setDecisionStep(h holder, r *plan.DecisionStep, name string, p piece, list []piece) {
	switch name {
	case "step":
		r.Step = c.text(h, name, p)
	case "owner":
		c.people(h, name, &r.Owner, p, list, plan.Theirs)
	case "by":
		r.By = c.date(h, name, p, 0)
	}
}

func (c *compiler) setCriterion(h holder, r *plan.Criterion, name string, p piece, _ []piece) {
	switch name {
	case "criterion":
		r.Criterion = c.text(h, name, p)
	case "weight":
		r.Weight = c.text(h, name, p)
	case "standing":
		r.Standing = c.text(h, name, p)
	}
}

func (c *compiler) setQuestion(h holder, r *plan.Question, name string, p piece, list []piece) {
	switch name {
	case "text":
		r.Text = c.text(h, name, p)
	case "owner":
		c.people(h, name, &r.Owner, p, list, plan.Ours)
	case "due":
		r.Due = c.date(h, name, p, 0)
	}
}

func (c *compiler) setCommitment(h holder, r *plan.Commitment, name string, p piece, list []piece) {
	switch name {
	case "commitment":
		r.Commitment = c.text(h, name, p)
	case "to":
		c.people(h, name, &r.To, p, list, plan.Theirs)
	case "owner":
		c.people(h, name, &r.Owner, p, list, plan.Ours)
	case "due":
		r.Due = c.date(h, name, p, 0)
	case "status":
		r.Status = enum(c, h, name, p, "status", c.words.Status)
	}
}

func (c *compiler) setAsk(h holder, r *plan.Ask, name string, p piece, list []piece) {
	switch name {
	case "ask":
		r.Ask = c.text(h, name, p)
	case "of":
		c.people(h, name, &r.Of, p, list, plan.Ours)
	case "by":
		r.By = c.date(h, name, p, 0)
	}
}

func (c *compiler) setChallenge(h holder, r *plan.Challenge, name string, p piece, list []piece) {
	switch name {
	case "challenge":
		r.Challenge = c.text(h, name, p)
	case "unit":
		r.Unit = c.text(h, name, p)
	case "owner":
		c.people(h, name, &r.Owner, p, list, plan.Theirs)
	}
}

func (c *compiler) setContract(h holder, r *plan.Contract, name string, p piece, _ []piece) {
	switch name {
	case "name":
		r.Name = c.text(h, name, p)
	case "product":
		r.Product = c.text(h, name, p)
	case "unit":
		r.Unit = c.text(h, name, p)
	case "arr":
		r.ARR = c.money(h, name, p)
	case "start":
		r.Start = c.date(h, name, p, 0)
	case "renewal":
		r.Renewal = c.date(h, name, p, value.AllowNone)
	case "notice":
		r.Notice = c.days(h, name, p)
	case "terms":
		r.Terms = c.text(h, name, p)
	}
}

func (c *compiler) setProduct(h holder, r *plan.ProductUse, name string, p piece, _ []piece) {
	switch name {
	case "product":
		r.Product = c.text(h, name, p)
	case "unit":
		r.Unit = c.text(h, name, p)
	case "use_case":
		r.UseCase = c.text(h, name, p)
	case "seats":
		r.Seats = c.number(h, name, p)
	case "active":
		r.Active = c.number(h, name, p)
	case "arr":
		r.ARR = c.money(h, name, p)
	case "adoption":
		r.Adoption = c.percent(h, name, p)
	case "as_of":
		r.AsOf = c.date(h, name, p, 0)
	case "overage":
		r.Overage = c.flag(h, name, p)
	}
}

func (c *compiler) setMetric(h holder, r *plan.Metric, name string, p piece, _ []piece) {
	switch name {
	case "metric":
		r.Metric = c.text(h, name, p)
	case "value":
		r.Value = c.text(h, name, p)
	case "trend":
		r.Trend = c.text(h, name, p)
	case "as_of":
		r.AsOf = c.date(h, name, p, 0)
	}
}

func (c *compiler) setValue(h holder, r *plan.Value, name string, p piece, _ []piece) {
	switch name {
	case "outcome":
		r.Outcome = c.text(h, name, p)
	case "metric":
		r.Metric = c.text(h, name, p)
	case "value":
		r.Value = c.text(h, name, p)
	case "source":
		r.Source = c.text(h, name, p)
	case "date":
		r.Date = c.date(h, name, p, 0)
	}
}
