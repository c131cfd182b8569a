// Paragraphs: the summary in the shape in which it was written, as text, lists and rows.

package brief

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Paragraph is a piece of prose: a paragraph, an item of a list or a row of a table.
type Paragraph struct {
	Text string
	Sign string // of an item: "•", or its number as the plan has it: "2."; empty for what is no item
	Deep bool   // an item below the one before it
	Row  bool   // of a table, its cells joined
}

// paragraphsOf is the summary of a plan. Its shape is that of the source, of which a shared plan has none.
func paragraphsOf(p *plan.Plan) []Paragraph {
	var paragraphs []Paragraph
	for _, one := range p.Summary {
		if one.State == plan.Missing || one.State == plan.Placeholder || one.State == plan.NotApplicable {
			continue
		}
		sign := ""
		if p.File != nil {
			sign = signOf(p.File.Text(one.Span))
		}
		row := strings.Contains(one.Text, "\t")
		if sign == "" && !row {
			if text := clean(one.Text); text != "" {
				paragraphs = append(paragraphs, Paragraph{Text: text})
			}
			continue
		}
		for i, line := range strings.Split(one.Text, "\n") {
			own := Paragraph{Text: clean(strings.ReplaceAll(line, "\t", " · ")), Sign: sign, Row: row}
			if i > 0 && sign != "" {
				own.Sign, own.Deep = "•", true
			}
			if own.Text != "" {
				paragraphs = append(paragraphs, own)
			}
		}
	}
	return paragraphs
}

// signOf is the sign of the list item that a source begins with; empty where it begins with none.
func signOf(source string) string {
	digits := 0
	for digits < len(source) && digits < 4 && source[digits] >= '0' && source[digits] <= '9' {
		digits++
	}
	switch rest := source[digits:]; {
	case len(rest) < 2 || rest[1] != ' ' && rest[1] != '\t':
		return ""
	case digits > 0 && (rest[0] == '.' || rest[0] == ')'):
		return source[:digits] + "."
	case digits == 0 && (rest[0] == '-' || rest[0] == '*' || rest[0] == '+'):
		return "•"
	}
	return ""
}
