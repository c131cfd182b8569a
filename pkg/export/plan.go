package export

// One plan: what the account is, then its collections, then the text around them.

import (
	"cmp"

	"github.com/acctplan/acctplan/pkg/plan"
)

// plan writes a plan; the zero Plan is an object of nulls and empty lists.
func (e *encoder) plan(p *plan.Plan) {
	e.file, e.unread = p.File, e.unread[:0]
	e.open('{')
	e.key("path")
	e.string(p.Path)
	e.key("id")
	e.string(cmp.Or(p.Key, p.ID.Text))
	e.key("marked")
	e.bool(p.Marked)
	e.text("title", p.Title)
	e.facts(p)
	e.unreadFields()
	list(e, "extra", p.ExtraKeys, e.extra)

	e.key("summary")
	e.open('[')
	for _, paragraph := range p.Summary {
		e.element()
		e.string(paragraph.Text)
	}
	e.close(']')
	e.collections(p)
	e.surroundings(p)
	e.close('}')
}

// facts writes what the frontmatter, or the overview, says about the account.
func (e *encoder) facts(p *plan.Plan) {
	e.text("account", p.Account)
	e.text("crm_id", p.CRMID)
	e.text("parent", p.Parent)
	enum(e, "tier", p.Tier)
	enum(e, "lifecycle", p.Lifecycle)
	e.text("industry", p.Industry)
	e.text("location", p.Location)
	e.numeric("employees", p.Employees)
	e.text("company_revenue", p.CompanyRevenue)
	e.texts("products", p.ProductsOwned)
	e.texts("units", p.Units)

	e.text("currency", p.Currency)
	e.money("arr", p.ARR)
	e.money("potential", p.Potential)
	e.money("target_arr", p.TargetARR)
	e.date("target_by", p.TargetBy)
	e.date("contract_start", p.ContractStart)
	e.date("renewal", p.Renewal)
	e.days("notice", p.Notice)

	e.person("owner", p.Owner)
	e.person("csm", p.CSM)
	e.person("executive_sponsor", p.ExecutiveSponsor)

	enum(e, "health", p.Health)
	e.numeric("health_score", p.HealthScore)
	e.numeric("nps", p.NPS)
	e.numeric("csat", p.CSAT)
	e.date("health_as_of", p.HealthAsOf)

	e.date("created", p.Created)
	e.date("reviewed", p.Reviewed)
	e.date("next_review", p.NextReview)
	enum(e, "cadence", p.Cadence)
	e.date("actions_reviewed", p.ActionsReviewed)
	e.date("period_start", p.PeriodStart)
	e.date("period_end", p.PeriodEnd)
	enum(e, "audience", p.Audience)
	e.flag("template", p.Template)
}

// extra writes a field that the format does not know.
func (e *encoder) extra(item *plan.Extra) {
	e.open('{')
	e.key("name")
	e.string(item.Name.Text)
	e.key("value")
	e.string(item.Value.Text)
	e.place(item.Name.Span.Union(item.Value.Span))
	e.close('}')
}

// surroundings writes the headings, the narrative, stated totals, and what found no place.
func (e *encoder) surroundings(p *plan.Plan) {
	list(e, "sections", p.Sections, func(section *plan.Section) {
		e.open('{')
		e.key("title")
		e.orNull(section.Title.Text)
		e.key("level")
		e.number(section.Level)
		e.key("parent")
		if section.Parent > 0 {
			e.number(section.Parent - 1)
		} else {
			e.null()
		}
		e.key("concepts")
		e.open('[')
		if section.Concept != "" {
			e.element()
			e.string(string(section.Concept))
		}
		for _, concept := range section.Also {
			e.element()
			e.string(string(concept))
		}
		e.close(']')
		e.place(section.Span)
		e.close('}')
	})
	list(e, "prose", p.Prose, func(prose *plan.Prose) {
		e.open('{')
		e.key("text")
		e.string(prose.Text.Text)
		e.key("section")
		if prose.Section >= 0 && prose.Section < len(p.Sections) {
			e.number(prose.Section)
		} else {
			e.null()
		}
		e.place(prose.Text.Span)
		e.close('}')
	})
	list(e, "totals", p.Totals, func(total *plan.Total) {
		e.open('{')
		e.key("collection")
		e.orNull(string(total.Collection))
		e.money("amount", total.Amount)
		e.unread = e.unread[:0] // the amount's own text says it
		e.place(total.Row)
		e.close('}')
	})
	list(e, "unplaced", p.Unplaced, func(unplaced *plan.Unplaced) {
		e.open('{')
		e.key("text")
		e.string(unplaced.Text.Text)
		e.key("why")
		e.string(string(unplaced.Why))
		e.key("name")
		e.orNull(unplaced.Name)
		e.key("concept")
		e.orNull(string(unplaced.Concept))
		e.place(unplaced.Text.Span)
		e.close('}')
	})
}
