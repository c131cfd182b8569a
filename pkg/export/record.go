package export

// The records of a plan: one function for each collection that lists its fields under the names
// of the format.

import "github.com/acctplan/acctplan/pkg/plan"

// collection is a list of records of a plan, under the name that references use.
type collection struct {
	name plan.Collection
	// records describes each record of a plan.
	records func(f form, p *plan.Plan)
	// empty describes a record that says nothing.
	empty func(f form)
}

// collections are all there are, in the order of the document.
func collections() []collection {
	return []collection{
		collectionOf(plan.Team, teamMember, func(p *plan.Plan) []plan.TeamMember { return p.Team }),
		collectionOf(plan.Goals, goal, func(p *plan.Plan) []plan.Goal { return p.Goals }),
		collectionOf(plan.Targets, target, func(p *plan.Plan) []plan.Target { return p.Targets }),
		collectionOf(plan.Stakeholders, stakeholder, func(p *plan.Plan) []plan.Stakeholder { return p.Stakeholders }),
		collectionOf(plan.DecisionProcess, decisionStep, func(p *plan.Plan) []plan.DecisionStep { return p.DecisionProcess }),
		collectionOf(plan.DecisionCriteria, criterion, func(p *plan.Plan) []plan.Criterion { return p.DecisionCriteria }),
		collectionOf(plan.Opportunities, opportunity, func(p *plan.Plan) []plan.Opportunity { return p.Opportunities }),
		collectionOf(plan.Whitespace, cell, func(p *plan.Plan) []plan.Cell { return p.Whitespace }),
		collectionOf(plan.Competitors, competitor, func(p *plan.Plan) []plan.Competitor { return p.Competitors }),
		collectionOf(plan.Risks, risk, func(p *plan.Plan) []plan.Risk { return p.Risks }),
		collectionOf(plan.Actions, action, func(p *plan.Plan) []plan.Action { return p.Actions }),
		collectionOf(plan.Milestones, milestone, func(p *plan.Plan) []plan.Milestone { return p.Milestones }),
		collectionOf(plan.Commitments, commitment, func(p *plan.Plan) []plan.Commitment { return p.Commitments }),
		collectionOf(plan.Asks, ask, func(p *plan.Plan) []plan.Ask { return p.Asks }),
		collectionOf(plan.Questions, question, func(p *plan.Plan) []plan.Question { return p.Questions }),
		collectionOf(plan.Assumptions, question, func(p *plan.Plan) []plan.Question { return p.Assumptions }),
		collectionOf(plan.Challenges, challenge, func(p *plan.Plan) []plan.Challenge { return p.Challenges }),
		collectionOf(plan.Contracts, contract, func(p *plan.Plan) []plan.Contract { return p.Contracts }),
		collectionOf(plan.Products, productUse, func(p *plan.Plan) []plan.ProductUse { return p.Products }),
		collectionOf(plan.Metrics, metric, func(p *plan.Plan) []plan.Metric { return p.Metrics }),
		collectionOf(plan.ValueDelivered, value, func(p *plan.Plan) []plan.Value { return p.Values }),
		collectionOf(plan.SWOT, swotEntry, func(p *plan.Plan) []plan.SWOTEntry { return p.SWOT }),
		collectionOf(plan.Landscape, landscapeFact, func(p *plan.Plan) []plan.Fact { return p.Landscape }),
		collectionOf(plan.Log, logEntry, func(p *plan.Plan) []plan.LogEntry { return p.Log }),
	}
}

//go:noinline // many call it, and the binary has no room for copies of it
func collectionOf[T any](name plan.Collection, describe func(form, *T), records func(*plan.Plan) []T) collection {
	return collection{
		name: name,
		records: func(f form, p *plan.Plan) {
			list := records(p)
			for i := range list {
				describe(f, &list[i])
			}
		},
		empty: func(f form) { describe(f, new(T)) },
	}
}

func teamMember(f form, r *plan.TeamMember) {
	f.record(&r.Record, func() {
		f.text("name", r.Name)
		f.text("role", r.Role)
		f.text("handle", r.Handle)
	})
}

func goal(f form, r *plan.Goal) {
	f.record(&r.Record, func() {
		f.text("goal", r.Goal)
		f.text("metric", r.Metric)
		f.text("baseline", r.Baseline)
		f.text("target", r.Target)
		f.date("by", r.By)
		f.lead("owner", "owners", r.Owner)
		f.text("unit", r.Unit)
		f.text("source", r.Source)
		f.text("enables", r.Enables)
		f.flag("assumed", r.Assumed)
		f.text("measure", r.Measure)
	})
}

func target(f form, r *plan.Target) {
	f.record(&r.Record, func() {
		f.text("target", r.Target)
		f.money("amount", r.Amount)
		f.text("current", r.Current)
		f.date("by", r.By)
	})
}

func stakeholder(f form, r *plan.Stakeholder) {
	f.record(&r.Record, func() {
		f.text("name", r.Name)
		f.text("title", r.Title)
		f.text("unit", r.Unit)
		enums(f, "roles", r.Roles)
		enum(f, "stance", r.Stance)
		enum(f, "influence", r.Influence)
		f.text("priorities", r.Priorities)
		f.text("perception", r.Perception)
		f.person("reports_to", r.ReportsTo)
		f.people("influences", r.Influences)
		f.people("conflicts_with", r.ConflictsWith)
		f.date("last_contact", r.LastContact)
		enum(f, "cadence", r.Cadence)
		f.text("next_action", r.NextAction)
		f.person("counterpart", r.Counterpart)
		f.text("competitor", r.Competitor)
		f.date("left", r.Left)
		f.text("email", r.Email)
		f.boolean("group", r.Group)
	})
}

func decisionStep(f form, r *plan.DecisionStep) {
	f.record(&r.Record, func() {
		f.text("step", r.Step)
		f.lead("owner", "owners", r.Owner)
		f.date("by", r.By)
	})
}

func criterion(f form, r *plan.Criterion) {
	f.record(&r.Record, func() {
		f.text("criterion", r.Criterion)
		f.text("weight", r.Weight)
		f.text("standing", r.Standing)
	})
}

func opportunity(f form, r *plan.Opportunity) {
	f.record(&r.Record, func() {
		f.text("opportunity", r.Opportunity)
		f.text("product", r.Product)
		f.text("use_case", r.UseCase)
		f.text("unit", r.Unit)
		f.lead("stakeholder", "stakeholders", r.Stakeholder)
		f.text("rationale", r.Rationale)
		f.text("approach", r.Approach)
		f.text("crm_id", r.CRMID)
		stage(f, "stage", r.Stage)
		f.derived("open", r.IsOpen())
		f.money("amount", r.Amount)
		chance(f, "probability", r.Probability)
		f.date("close", r.Close)
		f.lead("owner", "owners", r.Owner)
		f.references("goal", r.Goal)
		f.text("next_action", r.NextAction)
	})
}

func cell(f form, r *plan.Cell) {
	f.record(&r.Record, func() {
		f.text("product", r.Product)
		f.text("unit", r.Unit)
		enum(f, "coverage", r.Coverage)
		f.text("competitor", r.Competitor)
		f.money("amount", r.Amount)
	})
}

func competitor(f form, r *plan.Competitor) {
	f.record(&r.Record, func() {
		f.text("competitor", r.Competitor)
		f.text("where", r.Where)
		f.text("status", r.Status)
		enum(f, "threat", r.Threat)
		f.text("strategy", r.Strategy)
	})
}

func risk(f form, r *plan.Risk) {
	f.record(&r.Record, func() {
		f.text("risk", r.Risk)
		f.text("category", r.Category)
		enum(f, "likelihood", r.Likelihood)
		enum(f, "impact", r.Impact)
		f.lead("owner", "owners", r.Owner)
		f.text("mitigation", r.Mitigation)
		f.date("due", r.Due)
		enum(f, "status", r.Status)
		f.derived("open", r.IsOpen())
		f.date("raised", r.Raised)
	})
}

func action(f form, r *plan.Action) {
	f.record(&r.Record, func() {
		f.text("action", r.Action)
		f.lead("owner", "owners", r.Owners)
		f.date("due", r.Due)
		enum(f, "status", r.Status)
		f.derived("open", r.IsOpen())
		f.boolean("done", !r.IsOpen() && r.Status.Value != plan.Dropped)
		f.date("done_on", r.Done)
		f.flag("checked", r.Checked)
		f.references("for", r.For)
		f.references("blocked_by", r.BlockedBy)
		f.text("every", r.Every)
		f.sibling("parent", r.Parent)
		f.count("horizon_days", r.Horizon)
	})
}

func milestone(f form, r *plan.Milestone) {
	f.record(&r.Record, func() {
		f.text("milestone", r.Milestone)
		f.date("on", r.On)
		f.references("for", r.For)
		enum(f, "status", r.Status)
		f.derived("open", r.IsOpen())
		f.flag("checked", r.Checked)
	})
}

func commitment(f form, r *plan.Commitment) {
	f.record(&r.Record, func() {
		f.text("commitment", r.Commitment)
		f.people("to", r.To)
		f.lead("owner", "owners", r.Owner)
		f.date("due", r.Due)
		enum(f, "status", r.Status)
	})
}

func ask(f form, r *plan.Ask) {
	f.record(&r.Record, func() {
		f.text("ask", r.Ask)
		f.people("of", r.Of)
		f.date("by", r.By)
	})
}

func question(f form, r *plan.Question) {
	f.record(&r.Record, func() {
		f.text("text", r.Text)
		f.lead("owner", "owners", r.Owner)
		f.date("due", r.Due)
	})
}

func challenge(f form, r *plan.Challenge) {
	f.record(&r.Record, func() {
		f.text("challenge", r.Challenge)
		f.text("unit", r.Unit)
		f.lead("owner", "owners", r.Owner)
	})
}

func contract(f form, r *plan.Contract) {
	f.record(&r.Record, func() {
		f.text("name", r.Name)
		f.text("product", r.Product)
		f.text("unit", r.Unit)
		f.money("arr", r.ARR)
		f.date("start_date", r.Start)
		f.date("renewal", r.Renewal)
		f.days("notice", r.Notice)
		f.text("terms", r.Terms)
	})
}

func productUse(f form, r *plan.ProductUse) {
	f.record(&r.Record, func() {
		f.text("product", r.Product)
		f.text("unit", r.Unit)
		f.text("use_case", r.UseCase)
		numeric(f, "seats", r.Seats)
		numeric(f, "active", r.Active)
		f.money("arr", r.ARR)
		percent(f, "adoption", r.Adoption)
		f.date("as_of", r.AsOf)
		f.flag("overage", r.Overage)
	})
}

func metric(f form, r *plan.Metric) {
	f.record(&r.Record, func() {
		f.text("metric", r.Metric)
		f.text("value", r.Value)
		f.text("trend", r.Trend)
		f.date("as_of", r.AsOf)
	})
}

func value(f form, r *plan.Value) {
	f.record(&r.Record, func() {
		f.text("outcome", r.Outcome)
		f.text("metric", r.Metric)
		f.text("value", r.Value)
		f.text("source", r.Source)
		f.date("date", r.Date)
	})
}

func swotEntry(f form, r *plan.SWOTEntry) {
	f.record(&r.Record, func() {
		enum(f, "quadrant", r.Quadrant)
		f.text("text", r.Text)
	})
}

func landscapeFact(f form, r *plan.Fact) {
	f.record(&r.Record, func() {
		f.text("name", r.Name)
		f.text("value", r.Value)
	})
}

func logEntry(f form, r *plan.LogEntry) {
	f.record(&r.Record, func() {
		f.date("date", r.Date)
		enum(f, "kind", r.Kind)
		f.text("text", r.Text)
		f.people("with", r.With)
		f.text("reason", r.Reason)
	})
}
