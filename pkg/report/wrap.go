package report

import (
	"strings"

	"github.com/clipperhouse/displaywidth"
)

// continuation begins the further lines of a message that is wrapped.
const continuation = "      "

// statement prints a message and ends its line. used is how many columns stand before it.
func (p *textPrinter) statement(message string, used int) {
	message = Visible(message)
	if p.options.Wrap && p.options.Width > 0 {
		p.wrap(message, used, max(p.options.Width, narrowest))
	} else {
		p.out.WriteString(message)
	}
	p.out.WriteByte('\n')
}

// wrap prints text with line breaks at spaces; a word that is longer than a line stays whole.
func (p *textPrinter) wrap(text string, used, width int) {
	empty := true // nothing stands on the line but its beginning
	for word := range strings.SplitSeq(text, " ") {
		columns := displaywidth.String(word)
		switch {
		case empty:
		case used+1+columns > width:
			p.out.WriteByte('\n')
			p.out.WriteString(continuation)
			used = len(continuation)
		default:
			p.out.WriteByte(' ')
			used++
		}
		p.out.WriteString(word)
		used += columns
		empty = false
	}
}
