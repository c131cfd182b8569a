// Prose: the paragraphs of a summary, put together to texts, lists and tables.

package render

import "github.com/acctplan/acctplan/pkg/brief"

// prosePart is one of these, the others being empty.
type prosePart struct {
	Text   string
	Points []brief.Paragraph
	Rows   []string
}

// proseOf puts items and rows that follow each other together. A number that begins anew begins another list.
func proseOf(paragraphs []brief.Paragraph) []prosePart {
	var parts []prosePart
	for i, one := range paragraphs {
		last := prosePart{}
		if len(parts) > 0 {
			last = parts[len(parts)-1]
		}
		switch {
		case one.Sign != "" && len(last.Points) > 0 && (one.Deep || (one.Sign == "•") == (topSign(paragraphs[:i]) == "•")):
			parts[len(parts)-1].Points = append(last.Points, one)
		case one.Sign != "":
			parts = append(parts, prosePart{Points: []brief.Paragraph{one}})
		case one.Row && len(last.Rows) > 0:
			parts[len(parts)-1].Rows = append(last.Rows, one.Text)
		case one.Row:
			parts = append(parts, prosePart{Rows: []string{one.Text}})
		default:
			parts = append(parts, prosePart{Text: one.Text})
		}
	}
	return parts
}

// topSign is the sign of the last item that is not below another one.
func topSign(paragraphs []brief.Paragraph) string {
	for i := len(paragraphs) - 1; i >= 0; i-- {
		if !paragraphs[i].Deep {
			return paragraphs[i].Sign
		}
	}
	return ""
}
