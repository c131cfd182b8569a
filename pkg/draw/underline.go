// Underlines: the rules under underlined text.

package draw

// Rule is an underline relative to the left end of a line's baseline.
type Rule struct {
	Box   Rect
	Color Color
}

// Placement and thickness of an underline as shares of the type size.
const (
	underlineTop       = 0.14
	underlineThickness = 0.065
)

// Underlines returns the rules of a line's underlined runs, for backends that draw them themselves. Adjacent runs of one style share a rule.
func (l Line) Underlines() []Rule {
	var rules []Rule
	var last Style
	for _, run := range l.Runs {
		style := run.Style
		if !style.Underline || !style.Color.Visible() || run.X < 0 || run.X >= l.Width {
			continue
		}
		if n := len(rules); n > 0 && last == style && rules[n-1].Box.X+rules[n-1].Box.Width > run.X-0.01 {
			rules[n-1].Box.Width = run.X + run.Width - rules[n-1].Box.X
			continue
		}
		rules = append(rules, Rule{Box: Rect{run.X, underlineTop * style.Size, run.Width, underlineThickness * style.Size}, Color: style.Color})
		last = style
	}
	return rules
}
