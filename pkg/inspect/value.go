package inspect

// Values in the words of the format, and trouble in the words of people.

import (
	"fmt"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// value writes a value as it was understood; what was not understood, in quotes.
func (p *page) value(v field.Value) string {
	switch {
	case misunderstood(v.Origin.State) && len(v.Parts) == 0:
		return `"` + v.Origin.Text + `"`
	case v.Origin.State == plan.NotApplicable:
		return "n/a"
	}
	switch data := v.Data.(type) {
	case plan.Date:
		return dateText(data)
	case plan.Money:
		return moneyText(data)
	case plan.Percent:
		return data.Value.String() + "%"
	case plan.Number:
		return grouped(data.Value)
	case plan.Days:
		return counted(data.Value, "day")
	case plan.Flag:
		if data.Value {
			return "yes"
		}
		return "no"
	case plan.Person:
		return data.Label()
	case plan.Ref:
		if data.Resolved() {
			return data.Key
		}
		return `"` + data.Text + `"`
	}
	if word, ok := v.Word(); ok && word != "" {
		return word
	}
	if len(v.Parts) > 0 {
		texts := make([]string, len(v.Parts))
		for i, part := range v.Parts {
			texts[i] = p.value(part)
		}
		return strings.Join(texts, ", ")
	}
	return v.Origin.Text
}

// remark is what a reader should know about a value that was understood: how it was written,
// where that looks different, and whose person is meant.
func (p *page) remark(v field.Value, shown string) string {
	var remarks []string
	if people := mentions(v); len(people) > 0 {
		var sides []string
		for _, person := range people {
			side := [...]string{plan.Unresolved: "not among the people of this plan", plan.Theirs: "theirs", plan.Ours: "ours", plan.Nobody: "not a person"}[person.Side]
			if len(sides) == 0 || sides[len(sides)-1] != side {
				sides = append(sides, side)
			}
		}
		remarks = append(remarks, strings.Join(sides, ", "))
	}
	for _, part := range v.All() {
		if ref, ok := part.Data.(plan.Ref); ok && ref.Resolved() {
			remarks = append(remarks, p.label(ref))
		}
	}
	if written := v.Origin.Text; letters(written) != letters(shown) && written != "" && len(v.Parts) < 2 {
		if !strings.Contains(strings.Join(remarks, " "), written) {
			remarks = append(remarks, `written `+`"`+written+`"`)
		}
	}
	return strings.Join(remarks, "; ")
}

// letters is what two spellings that look alike to a reader have in common.
func letters(text string) string {
	return strings.ReplaceAll(finding.Normalise(text), " ", "")
}

// mentions are the people that a value names.
func mentions(v field.Value) []plan.Person {
	switch data := v.Data.(type) {
	case plan.Person:
		return []plan.Person{data}
	case plan.People:
		return data.List
	}
	return nil
}

// label is what the record that a reference means is called.
func (p *page) label(ref plan.Ref) string {
	for _, r := range p.records {
		if r.Collection == ref.Collection && r.Key == ref.Key {
			return strings.TrimSuffix(name(string(ref.Collection)), "s") + ": " + r.Label
		}
	}
	return name(string(ref.Collection))
}

func dateText(d plan.Date) string {
	first := d.First.Time()
	switch {
	case d.None:
		return "none"
	case d.Never:
		return "never"
	case d.Yes:
		return "yes"
	case d.Precision == plan.ToMonth:
		return first.Format("2006-01")
	case d.Precision == plan.ToDay && !d.IsSpan():
		return d.First.String()
	case d.Precision == plan.ToWeek:
		return "week of " + d.First.String()
	}
	return fmt.Sprintf("%s to %s", d.First, d.Last)
}

func moneyText(m plan.Money) string {
	amount := grouped(m.Amount)
	if m.IsRange() {
		amount = grouped(m.Min) + " to " + grouped(m.Max)
	}
	return strings.TrimSpace(amount + " " + m.Currency)
}

// grouped writes a number with commas between thousands.
func grouped(n decimal.Decimal) string {
	text := n.String()
	whole, fraction, dotted := strings.Cut(text, ".")
	sign := ""
	if strings.HasPrefix(whole, "-") {
		sign, whole = "-", whole[1:]
	}
	for i := len(whole) - 3; i > 0; i -= 3 {
		whole = whole[:i] + "," + whole[i:]
	}
	if dotted {
		whole += "." + fraction
	}
	return sign + whole
}

// problemText says what is wrong with a value that is shown beside it.
func problemText(q plan.Problem) string {
	switch q.Kind {
	case plan.UnfilledValue:
		return "not filled in"
	case plan.UnknownKey:
		if q.Suggest != "" {
			return fmt.Sprintf("an unknown key; did you mean %s?", q.Suggest)
		}
		return "a key that the format does not know"
	case plan.UnknownValue:
		switch {
		case q.Suggest != "":
			return fmt.Sprintf("an unknown word; did you mean %s?", q.Suggest)
		case len(q.Allowed) > 0:
			return "an unknown word; known are " + strings.Join(q.Allowed, ", ")
		}
		return "an unknown word"
	case plan.AmbiguousValue:
		if len(q.Readings) > 0 {
			return "could be " + strings.Join(q.Readings, " or ")
		}
	case plan.DuplicateKey:
		return "written twice"
	case plan.DanglingReference:
		return "no record has this id or name"
	case plan.Contradiction:
		if q.RelatedText != "" {
			return fmt.Sprintf("elsewhere it says %q", q.RelatedText)
		}
	}
	if q.Detail != "" {
		return strings.TrimRight(q.Detail, ".")
	}
	return "not understood"
}

// problemSentence is problemText for a place that shows no value: it names what it is about.
func problemSentence(q plan.Problem) string {
	var b strings.Builder
	if q.Field != "" {
		b.WriteString(q.Field + " ")
	}
	if text := strings.Join(strings.Fields(q.Text), " "); text != "" {
		b.WriteString(`"` + shortened(text) + `" `)
	}
	if b.Len() == 0 {
		return problemText(q)
	}
	return strings.TrimSuffix(b.String(), " ") + ": " + problemText(q)
}

// Unplaced says in one line which text found no place, and why.
func Unplaced(u plan.Unplaced) string {
	text := `"` + shortened(strings.Join(strings.Fields(u.Text.Text), " ")) + `"`
	switch u.Why {
	case plan.SurplusCell:
		return "the cell " + text + ", which is one more than the table has columns"
	case plan.UnknownColumn:
		if text == `""` {
			return "a column without a heading"
		}
		return "the column " + text
	case plan.UnknownField:
		if u.Name != "" {
			return fmt.Sprintf("the field %q with %s", u.Name, text)
		}
		return "the field " + text
	case plan.SwallowedText:
		return "the text " + text + ", which stands right below a table: put a blank line between"
	case plan.BrokenTable:
		return "a table: " + strings.Trim(text, `"`)
	case plan.UnmappedTable:
		return "the table " + text + ", of which no column is known"
	case plan.UnreadableItem:
		return "the item " + text
	case plan.CodeBlock:
		return "the block " + text + ", which is marked as text for programs"
	case plan.TooDeep:
		return "the text " + text + ", which is nested too deep"
	}
	return text
}

// shortened keeps a text to what a line can show.
func shortened(text string) string {
	const most = 100
	runes := []rune(text)
	if len(runes) <= most {
		return text
	}
	return strings.TrimSpace(string(runes[:most])) + "…"
}
