// What a single value says: in a form to compare two versions by, and as people write it.
package delta

import (
	"slices"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/figure"
	"github.com/acctplan/acctplan/pkg/plan"
)

// fold makes texts alike that differ in case, spaces, quotation marks, dashes or the full stop
// at the end. Signs that can carry a meaning stay: "< 5 %" is not "5 %".
func fold(text string) string {
	text = strings.NewReplacer("“", `"`, "”", `"`, "„", `"`, "‘", "'", "’", "'", "–", "-", "—", "-", "−", "-", "…", "...", "\u00a0", " ", "\u202f", " ").Replace(text)
	text = strings.Join(strings.Fields(strings.ToLower(text)), " ")
	return strings.TrimRight(text, ".;, ")
}

// version is one of the two versions of a comparison.
type version uint8

const (
	earlier version = iota
	later
)

// says writes what a value means so that two of one meaning are alike; empty where nothing is
// said: what is missing, not filled in, or an unticked box.
func (c *comparison) says(v field.Value, of version) string {
	switch v.Origin.State {
	case plan.Missing:
		if len(v.Parts) == 0 {
			return ""
		}
	case plan.Placeholder:
		return ""
	case plan.NotApplicable:
		return "n/a"
	case plan.Unreadable, plan.Ambiguous:
		return fold(v.Origin.Text)
	}
	switch data := v.Data.(type) {
	case plan.String:
		return fold(data.Text)
	case plan.Date:
		if !data.Known() {
			return dateWord(data)
		}
		return data.First.String() + " " + data.Last.String()
	case plan.Money:
		return data.Min.String() + " " + data.Max.String() + " " + data.Currency
	case plan.Percent:
		return data.Value.String()
	case plan.Number:
		return data.Value.String()
	case plan.Days:
		return strconv.Itoa(data.Value)
	case plan.Flag:
		if !data.Value {
			return ""
		}
		return "yes"
	case plan.Person:
		if of == later {
			// A person is the same one in both versions, whatever they are called.
			if r := c.person(data); r != nil && c.earlier[r] != nil {
				return fold(c.earlier[r].name())
			}
		}
		return fold(strings.TrimPrefix(data.Label(), "@"))
	case plan.Ref:
		if r := c.record(data, of); r != nil {
			// A record is the same one in both versions, whatever it is called.
			if was := c.earlier[r]; of == later && was != nil {
				r = was
			}
			return string(r.Collection) + "/" + r.Key
		}
		return fold(data.Text)
	}
	if word, ok := v.Word(); ok {
		if word == "" {
			return fold(v.Origin.Text) // a company's own stage
		}
		return word
	}
	if len(v.Parts) == 0 {
		return fold(v.Origin.Text)
	}
	parts := make([]string, 0, len(v.Parts))
	for _, part := range v.Parts {
		if said := c.says(part, of); said != "" {
			parts = append(parts, said)
		}
	}
	slices.Sort(parts)
	return strings.Join(slices.Compact(parts), "; ")
}

// record is what a value refers to, where a record of that version does.
func (c *comparison) record(ref plan.Ref, of version) *record {
	if !ref.Resolved() {
		return nil
	}
	return c.references[of][string(ref.Collection)+"/"+ref.Key]
}

// person is who a value of the later version names; nil for somebody whom it does not list.
func (c *comparison) person(p plan.Person) *record {
	if p.ID == "" {
		return nil
	}
	list := c.new[plan.Stakeholders]
	if p.Side == plan.Ours {
		list = c.new[plan.Team]
	}
	if p.Index < 0 || p.Index >= len(list) || fold(list[p.Index].name()) != fold(p.Name) {
		return nil
	}
	return list[p.Index]
}

// same reports whether two values say the same. Words that point at a person or a record may
// be understood in one version only, because the other does not hold it; they are the same words.
func (c *comparison) same(before, after field.Value) bool {
	a, b := c.says(before, earlier), c.says(after, later)
	if a == b {
		_, isStage := after.Data.(plan.Enum[plan.Stage])
		return !isStage || sameStage(before, after)
	}
	switch before.Data.(type) {
	case plan.Person, plan.People, plan.Ref, plan.Refs:
		if understood(before) && understood(after) {
			return false // the same words, and another record behind them
		}
		return a != "" && b != "" && len(before.Parts) == len(after.Parts) && fold(before.Origin.Text) == fold(after.Origin.Text) && fold(before.Origin.Text) != ""
	}
	return false
}

// understood reports whether a value refers to records, and to nothing else.
func understood(v field.Value) bool {
	if ref, ok := v.Data.(plan.Ref); ok {
		return ref.Resolved()
	}
	if _, ok := v.Data.(plan.Refs); !ok || len(v.Parts) == 0 {
		return false
	}
	for _, part := range v.Parts {
		if !understood(part) {
			return false
		}
	}
	return true
}

// shown is a value as people write it; empty where nothing is said.
func (c *comparison) shown(v field.Value, of version) string {
	if c.says(v, of) == "" {
		return ""
	}
	switch v.Origin.State {
	case plan.NotApplicable:
		return "n/a"
	case plan.Unreadable, plan.Ambiguous:
		return plain(v.Origin.Text)
	}
	switch data := v.Data.(type) {
	case plan.Date:
		if !data.Known() {
			return dateWord(data)
		}
		return plain(figure.Date(data))
	case plan.Money:
		return figure.Money(data)
	case plan.Percent:
		return figure.Grouped(data.Value) + "%"
	case plan.Number:
		return figure.Grouped(data.Value)
	case plan.Days:
		return strconv.Itoa(data.Value) + " days"
	case plan.Flag:
		return "yes"
	case plan.Person:
		return plain(strings.TrimPrefix(data.Label(), "@"))
	case plan.Ref:
		if r := c.record(data, of); r != nil {
			return short(r.name())
		}
		return plain(data.Text)
	}
	if word, ok := v.Word(); ok && word != "" {
		return ownWord(v.Origin.Text, word)
	}
	if len(v.Parts) == 0 {
		return plain(v.Origin.Text)
	}
	parts := make([]string, 0, len(v.Parts))
	for _, part := range v.Parts {
		if text := c.shown(part, of); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, ", ")
}

// dateWord is what a date says that names no days.
func dateWord(date plan.Date) string {
	switch {
	case date.None:
		return "none"
	case date.Never:
		return "never"
	case date.Yes:
		return "yes"
	}
	return fold(date.Text)
}

// plain is a text on one line.
func plain(text string) string { return strings.Join(strings.Fields(text), " ") }

// difference is a value of the two versions where they do not say the same.
func (c *comparison) difference(before, after field.Value) (Value, bool) {
	reserved := false
	if c.same(before, after) {
		if reserved = c.says(after, later) != "" && reservations(before) != reservations(after); !reserved {
			return Value{}, false
		}
	}
	v := Value{Field: after.Name, Before: c.shown(before, earlier), After: c.shown(after, later), reserved: reserved}
	if v.Field == "" {
		v.Field = before.Name
	}
	switch {
	case reserved:
		// The words that differ are the plan's own.
		v.Before, v.After = ownText(before), ownText(after)
	case v.Before == v.After:
		// Rounding or a short name hides the difference.
		v.Before, v.After = exact(before), exact(after)
	}
	if v.Before != "" {
		v.BeforeSpan, v.before = before.Origin.Span, c.toldOf(before, earlier)
	}
	if v.After != "" {
		v.AfterSpan, v.after = after.Origin.Span, c.toldOf(after, later)
	}
	return v, true
}

// toldOf is what a sentence has to know of a value besides how it is shown.
func (c *comparison) toldOf(v field.Value, of version) told {
	t := told{none: v.Origin.State == plan.NotApplicable}
	switch data := v.Data.(type) {
	case plan.String:
		t.text = true
	case plan.Date:
		t.none = t.none || data.State == plan.Set && data.None
	}
	for _, part := range v.Parts {
		if text := c.shown(part, of); text != "" {
			t.parts = append(t.parts, text)
		}
	}
	return t
}

// exact is a value without anything left out.
func exact(v field.Value) string {
	if money, ok := v.Data.(plan.Money); ok && money.IsSet() {
		return figure.Exact(money)
	}
	return plain(v.Origin.Text)
}

// between writes two dates or other short values with an arrow; the year is said once where
// both days are of one.
func between(before, after string) string {
	if head, year, ok := cutYear(before); ok {
		if _, other, ok := cutYear(after); ok && year == other {
			before = head
		}
	}
	return before + " → " + after
}

// cutYear takes the year off "5 Sep 2026".
func cutYear(day string) (head, year string, ok bool) {
	parts := strings.Split(day, " ")
	if len(parts) != 3 || len(parts[2]) != 4 || len(parts[1]) != 3 {
		return "", "", false
	}
	for _, digit := range parts[0] + parts[2] {
		if digit < '0' || digit > '9' {
			return "", "", false
		}
	}
	return parts[0] + " " + parts[1], parts[2], true
}
