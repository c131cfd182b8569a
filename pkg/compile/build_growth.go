package compile

// Building, continued: growth, risk and the work.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
)

func (c *compiler) setCell(h holder, r *plan.Cell, name string, p piece, _ []piece) {
	switch name {
	case "product":
		r.Product = p.string()
		r.Label = p.text
	case "unit":
		r.Unit = p.string()
		r.Label = strings.TrimSpace(r.Label + " / " + p.text)
	case "coverage":
		c.coverage(h, r, p)
	case "competitor":
		r.Competitor = c.text(h, name, p)
	case "amount":
		r.Amount = c.money(h, name, p)
	}
}

// coverage reads one cell: "owned", "open €40k", "competitor: Veltrix", "n/a".
func (c *compiler) coverage(h holder, r *plan.Cell, p piece) {
	if p.empty() {
		r.Coverage.Origin = plan.Origin{Span: p.span}
		return
	}
	for _, sep := range []string{":", " ", "("} {
		at := strings.Index(p.text, sep)
		if at <= 0 {
			continue
		}
		word, ok := c.words.Coverage(p.text[:at])
		if !ok {
			continue
		}
		rest := p.cut(at+1, len(p.text))
		if _, whole := c.words.Coverage(p.text); whole && sep == " " && word != plan.CoverageCompetitor && !strings.ContainsAny(rest.text, "0123456789") && !isPlaceholder(rest) {
			continue // "not applicable", "in use"
		}
		r.Coverage = plan.Enum[plan.Coverage]{Origin: p.cut(0, at).string().Origin, Value: word}
		rest = rest.trimRight(") ")
		rest = rest.trimLeft("(:–- ")
		if rest.empty() {
			return
		}
		switch {
		case word == plan.CoverageCompetitor:
			r.Competitor = rest.string()
		case strings.ContainsAny(rest.text, "0123456789") || isPlaceholder(rest):
			r.Amount = c.money(h, "amount", rest)
		default:
			r.Notes = append(r.Notes, rest.string())
		}
		return
	}
	// An unknown word: point at the word, not at the competitor or amount behind it.
	word := p
	if at := strings.IndexByte(p.text, ':'); at > 0 {
		word = p.cut(0, at)
		r.Competitor = p.cut(at+1, len(p.text)).string()
	} else if at := strings.IndexByte(p.text, ' '); at > 0 {
		rest := p.cut(at, len(p.text))
		if m, problem := value.Money(rest.text, c.values); problem == nil && m.State == plan.Set {
			word = p.cut(0, at)
			finish(&m.Origin, rest)
			r.Amount = m
		}
	}
	r.Coverage = enum(c, h, "coverage", word, vocabulary.KindCoverage, func(text string) (plan.Coverage, bool) {
		if c.ticks && strings.EqualFold(text, "x") { // a tick by itself, beside ticks the contrary
			return "", false
		}
		return c.words.Coverage(text)
	})
}

func (c *compiler) setOpportunity(h holder, r *plan.Opportunity, name string, p piece, list []piece) {
	switch name {
	case "opportunity":
		r.Opportunity = c.text(h, name, p)
	case "product":
		r.Product = c.text(h, name, p)
	case "use_case":
		r.UseCase = c.text(h, name, p)
	case "unit":
		r.Unit = c.text(h, name, p)
	case "stakeholder":
		c.people(h, name, &r.Stakeholder, p, list, plan.Theirs)
	case "rationale":
		r.Rationale = c.text(h, name, p)
	case "approach":
		r.Approach = c.text(h, name, p)
	case "crm_id":
		r.CRMID = c.text(h, name, p)
	case "stage":
		r.Stage = c.stage(h, name, p)
	case "amount":
		r.Amount = c.money(h, name, p)
	case "probability":
		r.Probability = c.percent(h, name, p)
	case "close":
		r.Close = c.date(h, name, p, 0)
	case "owner":
		c.people(h, name, &r.Owner, p, list, plan.Ours)
	case "goal":
		c.references(h, name, &r.Goal, p, list)
	case "next_action":
		r.NextAction = c.text(h, name, p)
	}
}

func (c *compiler) setCompetitor(h holder, r *plan.Competitor, name string, p piece, _ []piece) {
	switch name {
	case "competitor":
		r.Competitor = c.text(h, name, p)
	case "where":
		r.Where = c.text(h, name, p)
	case "status":
		r.Status = c.text(h, name, p)
	case "threat":
		r.Threat = enum(c, h, name, p, "level", c.words.Level)
	case "strategy":
		r.Strategy = c.text(h, name, p)
	}
}

func (c *compiler) setRisk(h holder, r *plan.Risk, name string, p piece, list []piece) {
	switch name {
	case "risk":
		r.Risk = c.text(h, name, p)
	case "category":
		r.Category = c.text(h, name, p)
	case "likelihood":
		r.Likelihood = enum(c, h, name, p, "level", c.words.Level)
	case "impact":
		r.Impact = enum(c, h, name, p, "level", c.words.Level)
	case "owner":
		c.people(h, name, &r.Owner, p, list, plan.Ours)
	case "mitigation":
		r.Mitigation = c.text(h, name, p)
	case "due":
		r.Due = c.date(h, name, p, 0)
	case "status":
		r.Status = enum(c, h, name, p, "status", c.words.Status)
	case "raised":
		r.Raised = c.date(h, name, p, 0)
	}
}

func (c *compiler) setAction(h holder, r *plan.Action, name string, p piece, list []piece) {
	switch name {
	case "action":
		r.Action = c.text(h, name, p)
	case "owner":
		c.people(h, name, &r.Owners, p, list, plan.Ours)
	case "due":
		r.Due = c.date(h, name, p, 0)
	case "status":
		r.Status = enum(c, h, name, p, "status", c.words.Status)
	case "done":
		if strings.EqualFold(p.text, "x") {
			r.Status = plan.Enum[plan.Status]{Origin: p.string().Origin, Value: plan.Done}
			return
		}
		if word, ok := c.words.Status(p.text); ok && !c.dateLike(p.text) {
			r.Status = plan.Enum[plan.Status]{Origin: p.string().Origin, Value: word}
			return
		}
		r.Done = c.date(h, name, p, value.AllowYes|value.AllowNone)
	case "for":
		c.references(h, name, &r.For, p, list)
	case "every":
		r.Every = c.text(h, name, p)
	case "blocked_by":
		c.references(h, name, &r.BlockedBy, p, list)
	}
}

func (c *compiler) setMilestone(h holder, r *plan.Milestone, name string, p piece, list []piece) {
	switch name {
	case "milestone":
		r.Milestone = c.text(h, name, p)
	case "on":
		r.On = c.date(h, name, p, value.AllowSpan)
	case "for":
		c.references(h, name, &r.For, p, list)
	case "status":
		r.Status = enum(c, h, name, p, "status", c.words.Status)
	}
}

func (c *compiler) setLogEntry(h holder, r *plan.LogEntry, name string, p piece, list []piece) {
	switch name {
	case "date":
		r.Date = c.date(h, name, p, 0)
	case "kind":
		if kind, ok := c.words.LogKind(p.text); ok {
			r.Kind = plan.Enum[plan.LogKind]{Origin: p.string().Origin, Value: kind}
			return
		}
		r.Kind = enum(c, h, name, p, vocabulary.KindLogKind, c.words.LogKind)
	case "text":
		r.Text = p.string()
	case "with":
		c.people(h, name, &r.With, p, list, plan.Unresolved)
	case "reason":
		r.Reason = c.text(h, name, p)
	}
}

func (c *compiler) setSWOTEntry(h holder, r *plan.SWOTEntry, name string, p piece, _ []piece) {
	switch name {
	case "quadrant":
		r.Quadrant = enum(c, h, name, p, "quadrant", c.words.Quadrant)
	case "text":
		r.Text = c.text(h, name, p)
	}
}

func (c *compiler) setLandscape(h holder, r *plan.Fact, name string, p piece, _ []piece) {
	switch name {
	case "name":
		r.Name = p.string()
	case "value":
		r.Value = c.text(h, name, p)
	}
}
