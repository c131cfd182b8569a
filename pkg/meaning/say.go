package meaning

// What a single value says, whatever its spelling.

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
)

// say writes a value so that two of one meaning are written alike. What was not understood
// is its text.
func say(v field.Value) string {
	state := [...]string{"missing", "set", "placeholder", "unreadable", "ambiguous", "n/a"}[v.Origin.State]
	if v.Origin.State != plan.Set {
		return state + " " + v.Origin.Text + parts(v)
	}
	switch data := v.Data.(type) {
	case plan.String:
		return data.Text
	case plan.Date:
		switch {
		case data.None:
			return "none"
		case data.Never:
			return "never"
		case data.Yes:
			return "yes"
		}
		return fmt.Sprintf("%s to %s (%s)", data.First, data.Last, data.Precision)
	case plan.Money:
		return strings.TrimSpace(fmt.Sprintf("%s (%s to %s) %s", data.Amount, data.Min, data.Max, data.Currency))
	case plan.Percent:
		return data.Value.String() + "%"
	case plan.Number:
		return data.Value.String()
	case plan.Days:
		return fmt.Sprintf("%d days", data.Value)
	case plan.Flag:
		return fmt.Sprint(data.Value)
	case plan.Person:
		switch data.Side {
		case plan.Theirs, plan.Ours:
			return fmt.Sprintf("%s (%d:%d %s)", data.Name, data.Side, data.Index, data.ID)
		case plan.Nobody:
			return data.Text + " (nobody)"
		}
		return data.Text
	case plan.Ref:
		if data.Resolved() {
			return string(data.Collection) + "/" + data.Key
		}
		return data.Text
	}
	if word, ok := v.Word(); ok {
		if word == "" {
			return v.Origin.Text // a company's own stage
		}
		return word
	}
	return "list" + parts(v)
}

// parts says the members of a list.
func parts(v field.Value) string {
	var b strings.Builder
	for _, part := range v.Parts {
		b.WriteString("; " + say(part))
	}
	return b.String()
}
