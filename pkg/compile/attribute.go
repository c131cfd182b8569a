package compile

// Attributes at the end of a line without any key: what their own form says they are.
//
//	Loyalty connector: $15K, likely Q4 2026
//	Plant in Ghent may be sold (High)
//	Cut dwell time from 94 to 60 minutes by Q2 2027

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
)

// takeAttributes takes amounts, percentages, dates and levels from the end of an item about an
// opportunity or a risk. Either all the parts behind the label are such, or none is taken.
func (c *compiler) takeAttributes(r *raw, p piece) piece {
	switch r.collection {
	case plan.Opportunities:
		for _, sep := range append([]string{": "}, dashes...) {
			if at := strings.Index(p.text, sep); at > 0 && c.takeFigures(r, p.cut(at+len(sep), len(p.text))) {
				return p.cut(0, at)
			}
		}
		if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") && c.takeFigures(r, p.cut(open+1, len(p.text)-1)) {
			return p.cut(0, open)
		}
	case plan.Risks:
		p = p.cut(0, len(strings.TrimRight(p.text, " –—-")))
		for _, sep := range dashes {
			if at := strings.LastIndex(p.text, sep); at > 0 && !r.has("impact") {
				level := p.cut(at+len(sep), len(p.text))
				if _, ok := c.words.Level(level.text); ok {
					r.set("impact", level)
					return p.cut(0, at)
				}
			}
		}
		if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") && !r.has("impact") {
			level := p.cut(open+1, len(p.text)-1)
			if _, ok := c.words.Level(level.text); ok {
				r.set("impact", level)
				return p.cut(0, open)
			}
		}
	}
	return p
}

// takeFigures reads "$60k, 40%, close Q2 2027"; false, and nothing taken, where a part is
// something else.
func (c *compiler) takeFigures(r *raw, p piece) bool {
	type figure struct {
		name  string
		value piece
	}
	var figures []figure
	has := func(name string) bool {
		for _, f := range figures {
			if f.name == name {
				return true
			}
		}
		return r.has(name)
	}
	for _, part := range p.split(", ", "; ", " / ", " · ", " | ", " – ", " — ", " - ") {
		date := part
		for _, lead := range []string{"likely ", "close ", "closes ", "closing ", "expected ", "by ", "target ", "est. "} {
			if strings.HasPrefix(asciiLower(date.text), lead) {
				date = date.cut(len(lead), len(date.text))
			}
		}
		switch {
		case strings.HasSuffix(part.text, "%") && !has("probability"):
			if v, problem := value.Percent(part.text, c.values); problem != nil || v.State != plan.Set {
				return false
			}
			figures = append(figures, figure{"probability", part})
		case !has("close") && c.dateLike(date.text) && !vagueDate(date.text):
			figures = append(figures, figure{"close", date})
		case !has("amount") && isAmount(c, part.text):
			figures = append(figures, figure{"amount", part})
		default:
			return false
		}
	}
	for _, f := range figures {
		r.set(f.name, f.value)
	}
	return len(figures) > 0
}

// isAmount reports whether a text is an amount that shows it: by a currency or by its unit.
func isAmount(c *compiler, text string) bool {
	if !strings.ContainsAny(text, "€$£₹¥kKmM") && !strings.Contains(text, "Cr") && !strings.Contains(text, "lakh") {
		if len(text) < 4 || strings.ToUpper(text[:3]) != text[:3] {
			return false
		}
	}
	m, _ := value.Money(text, c.values)
	return m.State == plan.Set || m.State == plan.Ambiguous
}

// takeDeadline reads "by Q2 2027" at the end of a goal. The words stay part of the goal,
// unless a comma or a dash sets them apart.
func (c *compiler) takeDeadline(r *raw, p piece) piece {
	if r.collection != plan.Goals && r.collection != plan.Targets || r.has("by") {
		return p
	}
	lower := asciiLower(p.text)
	for _, lead := range []string{" by the end of ", " by end of ", " by ", " before ", " until ", " bis ", " avant le ", " avant ", " antes de ", " en ", ", ", " – ", " — ", " - "} {
		at := strings.LastIndex(lower, lead)
		if at <= 0 {
			continue
		}
		date := p.cut(at+len(lead), len(p.text))
		date = date.cut(0, len(strings.TrimRight(date.text, ".")))
		for _, word := range []string{"by ", "before ", "until "} {
			if strings.HasPrefix(asciiLower(date.text), word) {
				date = date.cut(len(word), len(date.text))
			}
		}
		if !strings.ContainsAny(date.text, "0123456789") || strings.Contains(lead, "en ") && len(date.text) < 4 || !c.dateLike(date.text) {
			continue
		}
		r.set("by", date)
		if before := p.cut(0, at); strings.ContainsAny(lead, ",–—-") || strings.HasSuffix(before.text, ",") || endsInDash(before.text) {
			return before.cut(0, len(strings.TrimRight(before.text, " ,–—-")))
		}
		return p
	}
	return p
}

func endsInDash(text string) bool {
	return strings.HasSuffix(text, " –") || strings.HasSuffix(text, " —") || strings.HasSuffix(text, " -")
}

// takeLeadingPerson takes "Callum – three-year fix paper", where Callum is known, and
// "2026-10-09 – Callum – three-year fix paper".
func (c *compiler) takeLeadingPerson(r *raw, p piece) piece {
	if r.collection != plan.Actions || r.has("owner") {
		return p
	}
	for _, sep := range append([]string{" | ", ": "}, dashes...) {
		at := strings.Index(p.text, sep)
		if at <= 0 || at > maxKeyLength || r.has("due") {
			continue
		}
		if date := p.cut(0, at); c.dateLike(date.text) && !vagueDate(date.text) {
			r.set("due", date)
			p = p.cut(at+len(sep), len(p.text))
		}
	}
	for _, sep := range append([]string{" | "}, dashes...) {
		at := strings.Index(p.text, sep)
		if at <= 0 || at > maxKeyLength {
			continue
		}
		if who := p.cut(0, at); c.knownPeople(who.text) {
			r.set("owner", who)
			return p.cut(at+len(sep), len(p.text))
		}
	}
	return p
}
