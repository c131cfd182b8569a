package export

// The records of a plan: what all of them have, then one function for each collection that
// lists its fields under the names of the format.

import (
	"cmp"

	"github.com/acctplan/acctplan/pkg/plan"
)

// record writes an object: the record's identity, its own fields, and what all records have.
func (e *encoder) record(r *plan.Record, fields func()) {
	e.open('{')
	e.key("id")
	e.string(cmp.Or(r.Key, r.ID.Text))
	e.key("label")
	e.orNull(r.Label)
	fields()
	e.unreadFields()
	e.paragraphs("notes", r.Notes)
	list(e, "extra", r.Extra, e.extra)
	e.place(r.Span)
	e.close('}')
}

// collections writes every collection, under the name that references use.
func (e *encoder) collections(p *plan.Plan) {
	list(e, string(plan.Team), p.Team, e.teamMember)
	list(e, string(plan.Goals), p.Goals, e.goal)
	list(e, string(plan.Targets), p.Targets, e.target)
	list(e, string(plan.Stakeholders), p.Stakeholders, e.stakeholder)
	list(e, string(plan.DecisionProcess), p.DecisionProcess, e.decisionStep)
	list(e, string(plan.DecisionCriteria), p.DecisionCriteria, e.criterion)
	list(e, string(plan.Opportunities), p.Opportunities, e.opportunity)
	list(e, string(plan.Whitespace), p.Whitespace, e.cell)
	list(e, string(plan.Competitors), p.Competitors, e.competitor)
	list(e, string(plan.Risks), p.Risks, e.risk)
	list(e, string(plan.Actions), p.Actions, func(a *plan.Action) { e.action(a, p.Actions) })
	list(e, string(plan.Milestones), p.Milestones, e.milestone)
	list(e, string(plan.Commitments), p.Commitments, e.commitment)
	list(e, string(plan.Asks), p.Asks, e.ask)
	list(e, string(plan.Questions), p.Questions, e.question)
	list(e, string(plan.Assumptions), p.Assumptions, e.question)
	list(e, string(plan.Challenges), p.Challenges, e.challenge)
	list(e, string(plan.Contracts), p.Contracts, e.contract)
	list(e, string(plan.Products), p.Products, e.productUse)
	list(e, string(plan.Metrics), p.Metrics, e.metric)
	list(e, string(plan.ValueDelivered), p.Values, e.value)
	list(e, string(plan.SWOT), p.SWOT, e.swotEntry)
	list(e, string(plan.Landscape), p.Landscape, e.landscapeFact)
	list(e, string(plan.Log), p.Log, e.logEntry)
}

func (e *encoder) teamMember(r *plan.TeamMember) {
	e.record(&r.Record, func() {
		e.text("name", r.Name)
		e.text("role", r.Role)
		e.text("handle", r.Handle)
	})
}

func (e *encoder) goal(r *plan.Goal) {
	e.record(&r.Record, func() {
		e.text("goal", r.Goal)
		e.text("metric", r.Metric)
		e.text("baseline", r.Baseline)
		e.text("target", r.Target)
		e.date("by", r.By)
		e.lead("owner", "owners", r.Owner)
		e.text("unit", r.Unit)
		e.text("source", r.Source)
		e.text("enables", r.Enables)
		e.flag("assumed", r.Assumed)
		e.text("measure", r.Measure)
	})
}

func (e *encoder) target(r *plan.Target) {
	e.record(&r.Record, func() {
		e.text("target", r.Target)
		e.money("amount", r.Amount)
		e.text("current", r.Current)
		e.date("by", r.By)
	})
}

func (e *encoder) stakeholder(r *plan.Stakeholder) {
	e.record(&r.Record, func() {
		e.text("name", r.Name)
		e.text("title", r.Title)
		e.text("unit", r.Unit)
		enums(e, "roles", r.Roles)
		enum(e, "stance", r.Stance)
		enum(e, "influence", r.Influence)
		e.text("priorities", r.Priorities)
		e.text("perception", r.Perception)
		e.person("reports_to", r.ReportsTo)
		e.people("influences", "influences", r.Influences)
		e.people("conflicts_with", "conflicts_with", r.ConflictsWith)
		e.date("last_contact", r.LastContact)
		enum(e, "cadence", r.Cadence)
		e.text("next_action", r.NextAction)
		e.person("counterpart", r.Counterpart)
		e.text("competitor", r.Competitor)
		e.date("left", r.Left)
		e.text("email", r.Email)
		e.key("group")
		e.bool(r.Group)
	})
}

func (e *encoder) decisionStep(r *plan.DecisionStep) {
	e.record(&r.Record, func() {
		e.text("step", r.Step)
		e.lead("owner", "owners", r.Owner)
		e.date("by", r.By)
	})
}

func (e *encoder) criterion(r *plan.Criterion) {
	e.record(&r.Record, func() {
		e.text("criterion", r.Criterion)
		e.text("weight", r.Weight)
		e.text("standing", r.Standing)
	})
}

func (e *encoder) opportunity(r *plan.Opportunity) {
	e.record(&r.Record, func() {
		e.text("opportunity", r.Opportunity)
		e.text("product", r.Product)
		e.text("use_case", r.UseCase)
		e.text("unit", r.Unit)
		e.lead("stakeholder", "stakeholders", r.Stakeholder)
		e.text("rationale", r.Rationale)
		e.text("approach", r.Approach)
		e.text("crm_id", r.CRMID)
		e.stage("stage", r.Stage)
		e.money("amount", r.Amount)
		e.percent("probability", r.Probability)
		e.date("close", r.Close)
		e.lead("owner", "owners", r.Owner)
		e.references("goal", r.Goal)
		e.text("next_action", r.NextAction)
	})
}

func (e *encoder) cell(r *plan.Cell) {
	e.record(&r.Record, func() {
		e.text("product", r.Product)
		e.text("unit", r.Unit)
		enum(e, "coverage", r.Coverage)
		e.text("competitor", r.Competitor)
		e.money("amount", r.Amount)
	})
}

func (e *encoder) competitor(r *plan.Competitor) {
	e.record(&r.Record, func() {
		e.text("competitor", r.Competitor)
		e.text("where", r.Where)
		e.text("status", r.Status)
		enum(e, "threat", r.Threat)
		e.text("strategy", r.Strategy)
	})
}

func (e *encoder) risk(r *plan.Risk) {
	e.record(&r.Record, func() {
		e.text("risk", r.Risk)
		e.text("category", r.Category)
		enum(e, "likelihood", r.Likelihood)
		enum(e, "impact", r.Impact)
		e.lead("owner", "owners", r.Owner)
		e.text("mitigation", r.Mitigation)
		e.date("due", r.Due)
		enum(e, "status", r.Status)
		e.date("raised", r.Raised)
	})
}

// action writes an action; all are those of the plan, to name its parent among them.
func (e *encoder) action(r *plan.Action, all []plan.Action) {
	e.record(&r.Record, func() {
		e.text("action", r.Action)
		e.lead("owner", "owners", r.Owners)
		e.date("due", r.Due)
		enum(e, "status", r.Status)
		e.key("done")
		e.bool(!r.IsOpen() && r.Status.Value != plan.Dropped)
		e.date("done_on", r.Done)
		e.flag("checked", r.Checked)
		e.references("for", r.For)
		e.references("blocked_by", r.BlockedBy)
		e.text("every", r.Every)
		e.key("parent")
		if r.Parent > 0 && r.Parent <= len(all) {
			e.string(all[r.Parent-1].Key)
		} else {
			e.null()
		}
		e.key("horizon_days")
		if r.Horizon > 0 {
			e.number(r.Horizon)
		} else {
			e.null()
		}
	})
}

func (e *encoder) milestone(r *plan.Milestone) {
	e.record(&r.Record, func() {
		e.text("milestone", r.Milestone)
		e.date("on", r.On)
		e.references("for", r.For)
		enum(e, "status", r.Status)
		e.flag("checked", r.Checked)
	})
}

func (e *encoder) commitment(r *plan.Commitment) {
	e.record(&r.Record, func() {
		e.text("commitment", r.Commitment)
		e.people("to", "to", r.To)
		e.lead("owner", "owners", r.Owner)
		e.date("due", r.Due)
		enum(e, "status", r.Status)
	})
}

func (e *encoder) ask(r *plan.Ask) {
	e.record(&r.Record, func() {
		e.text("ask", r.Ask)
		e.people("of", "of", r.Of)
		e.date("by", r.By)
	})
}

func (e *encoder) question(r *plan.Question) {
	e.record(&r.Record, func() {
		e.text("text", r.Text)
		e.lead("owner", "owners", r.Owner)
		e.date("due", r.Due)
	})
}

func (e *encoder) challenge(r *plan.Challenge) {
	e.record(&r.Record, func() {
		e.text("challenge", r.Challenge)
		e.text("unit", r.Unit)
		e.lead("owner", "owners", r.Owner)
	})
}

func (e *encoder) contract(r *plan.Contract) {
	e.record(&r.Record, func() {
		e.text("name", r.Name)
		e.text("product", r.Product)
		e.text("unit", r.Unit)
		e.money("arr", r.ARR)
		e.date("start_date", r.Start)
		e.date("renewal", r.Renewal)
		e.days("notice", r.Notice)
		e.text("terms", r.Terms)
	})
}

func (e *encoder) productUse(r *plan.ProductUse) {
	e.record(&r.Record, func() {
		e.text("product", r.Product)
		e.text("unit", r.Unit)
		e.text("use_case", r.UseCase)
		e.numeric("seats", r.Seats)
		e.numeric("active", r.Active)
		e.money("arr", r.ARR)
		e.percent("adoption", r.Adoption)
		e.date("as_of", r.AsOf)
		e.flag("overage", r.Overage)
	})
}

func (e *encoder) metric(r *plan.Metric) {
	e.record(&r.Record, func() {
		e.text("metric", r.Metric)
		e.text("value", r.Value)
		e.text("trend", r.Trend)
		e.date("as_of", r.AsOf)
	})
}

func (e *encoder) value(r *plan.Value) {
	e.record(&r.Record, func() {
		e.text("outcome", r.Outcome)
		e.text("metric", r.Metric)
		e.text("value", r.Value)
		e.text("source", r.Source)
		e.date("date", r.Date)
	})
}

func (e *encoder) swotEntry(r *plan.SWOTEntry) {
	e.record(&r.Record, func() {
		enum(e, "quadrant", r.Quadrant)
		e.text("text", r.Text)
	})
}

func (e *encoder) landscapeFact(r *plan.Fact) {
	e.record(&r.Record, func() {
		e.text("name", r.Name)
		e.text("value", r.Value)
	})
}

func (e *encoder) logEntry(r *plan.LogEntry) {
	e.record(&r.Record, func() {
		e.date("date", r.Date)
		enum(e, "kind", r.Kind)
		e.text("text", r.Text)
		e.people("with", "with", r.With)
		e.text("reason", r.Reason)
	})
}
