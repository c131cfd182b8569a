package value

// Yes or no, in words, ticks and boxes.

import (
	"github.com/acctplan/acctplan/pkg/plan"
)

// Flag reads a yes or no: yes, true, y, x, 1, ✅, ☑, [x] against no, false, n, 0, ❌, ☐, [ ]. A
// trailing comment in parentheses does not count. Any other word is Unreadable with a problem
// of kind UnknownValue that lists the words to use.
func Flag(text string, _ Settings) (plan.Flag, *plan.Problem) {
	origin, trouble, settled := settle(text)
	flag := plan.Flag{Origin: origin}
	if settled {
		return flag, trouble
	}
	value, _ := withoutComment(origin.Text)
	switch {
	case len(value) > 16:
	case anyFold(value, "yes", "y", "true", "t", "on", "1", "x", "[x]", "ja", "oui", "sí", "si", "sim", "sì", "是", "done",
		"✅", "☑", "☑️", "✔", "✔️", "✓", "🗹", "🟢", "✅ yes", "✓ yes"):
		flag.Value = true
		return flag, nil
	case anyFold(value, "no", "n", "false", "f", "off", "0", "none", "not yet", "nein", "non", "não", "nee", "否",
		"❌", "✗", "✘", "✖", "✖️", "☐", "□", "⬜", "◻️", "◻", "[ ]", "❌ no", "🔴"):
		return flag, nil
	}
	flag.State = plan.Unreadable
	p := problem(plan.UnknownValue, origin.Text, "is neither yes nor no", "write yes or no")
	p.Allowed = []string{"yes", "no"}
	return flag, p
}
