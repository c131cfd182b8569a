package export

// One plan: what the account is, then its collections, then the text around them.

import (
	"cmp"

	"github.com/acctplan/acctplan/pkg/plan"
)

// plan writes a plan; the zero Plan is an object of nulls and empty lists.
func (e *encoder) plan(p *plan.Plan) {
	e.of, e.misses.list = p, e.misses.list[:0]
	e.open('{')
	e.key("path")
	e.string(p.Path)
	e.key("id")
	e.string(cmp.Or(p.Key, p.ID.Text))
	e.key("marked")
	e.bool(p.Marked)
	e.text("title", p.Title)
	facts(e, p)
	e.unreadFields()
	list(e, "extra", p.ExtraKeys, e.extra)

	e.key("summary")
	e.open('[')
	for _, paragraph := range p.Summary {
		e.element()
		e.string(paragraph.Text)
	}
	e.close(']')
	for _, c := range collections() {
		e.key(string(c.name))
		e.open('[')
		c.records(e, p)
		e.close(']')
	}
	e.surroundings(p)
	e.close('}')
}

// facts is what the frontmatter, or the overview, says about the account.
func facts(f form, p *plan.Plan) {
	f.text("account", p.Account)
	f.text("crm_id", p.CRMID)
	f.text("parent", p.Parent)
	enum(f, "tier", p.Tier)
	enum(f, "lifecycle", p.Lifecycle)
	f.text("industry", p.Industry)
	f.text("location", p.Location)
	numeric(f, "employees", p.Employees)
	f.text("company_revenue", p.CompanyRevenue)
	f.texts("products", p.ProductsOwned)
	f.texts("units", p.Units)

	f.text("currency", p.Currency)
	f.money("arr", p.ARR)
	f.money("potential", p.Potential)
	f.money("target_arr", p.TargetARR)
	f.date("target_by", p.TargetBy)
	f.date("contract_start", p.ContractStart)
	f.date("renewal", p.Renewal)
	f.days("notice", p.Notice)

	f.person("owner", p.Owner)
	f.person("csm", p.CSM)
	f.person("executive_sponsor", p.ExecutiveSponsor)

	enum(f, "health", p.Health)
	numeric(f, "health_score", p.HealthScore)
	numeric(f, "nps", p.NPS)
	numeric(f, "csat", p.CSAT)
	f.date("health_as_of", p.HealthAsOf)

	f.date("created", p.Created)
	f.date("reviewed", p.Reviewed)
	f.date("next_review", p.NextReview)
	enum(f, "cadence", p.Cadence)
	f.date("actions_reviewed", p.ActionsReviewed)
	f.date("period_start", p.PeriodStart)
	f.date("period_end", p.PeriodEnd)
	enum(f, "audience", p.Audience)
	f.flag("template", p.Template)
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
		e.integer(section.Level)
		e.key("parent")
		if section.Parent > 0 {
			e.integer(section.Parent - 1)
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
			e.integer(prose.Section)
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
		e.misses.list = e.misses.list[:0] // the amount's own text says it
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
