// Package render turns a brief into pages: one self-contained HTML file, a tagged PDF, and
// the index page of a portfolio. Equal briefs and options give equal bytes. Everything a
// brief says is untrusted text: it is escaped, cleaned of control characters, and never
// becomes a script, a style or an address that is followed unasked.
package render

import (
	"io"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/theme"
)

// Options says how pages are made. The zero value is an A4 page.
type Options struct {
	// Version is acctplan's own, for the generator mark; may be empty.
	Version string
	Paper   Paper
	// OnePage reduces the PDF to the most important that fits on one page, which says what it
	// leaves out. Otherwise it flows over as many pages as it needs.
	OnePage bool
	// Theme is the look of the pages; nil is acctplan's own.
	Theme *theme.Theme
}

// Paper is the size of a printed page.
type Paper uint8

// The papers. The zero value is A4.
const (
	A4 Paper = iota
	Letter
)

// String is the word that users write: a4, letter.
func (p Paper) String() string {
	if p == Letter {
		return "letter"
	}
	return "a4"
}

// ParsePaper reads "a4" or "letter".
func ParsePaper(word string) (Paper, bool) {
	switch word {
	case "a4", "A4":
		return A4, true
	case "letter", "Letter":
		return Letter, true
	}
	return A4, false
}

func (p Paper) size() draw.Size {
	if p == Letter {
		return draw.Letter()
	}
	return draw.A4()
}

// generator is the mark that says what made the page.
func (o Options) generator() string {
	if o.Version == "" {
		return "acctplan"
	}
	return "acctplan " + o.Version
}

// HTML writes the brief as one self-contained page: no script, no request to anywhere, for
// any width from a phone's to a desktop's, for light and dark screens, and for print.
func HTML(w io.Writer, b brief.Brief, o Options) error { return htmlPage(w, b, o) }

// PDF writes the brief as a tagged document.
func PDF(w io.Writer, b brief.Brief, o Options) error { return pdfPage(w, b, o) }

// Index writes the portfolio's page, with links to the pages of its accounts. It works from
// a file system as well as from a server.
func Index(w io.Writer, p brief.Portfolio, o Options) error { return indexPage(w, p, o) }

// IndexScript is the script of the index page, to be written beside it as ScriptFile. Without
// it the page says the same, but does not sort, filter or search.
func IndexScript() []byte { return []byte(pageTexts()["portfolio.js"]) }

// SearchScript writes the texts that the index page searches, for SearchFile.
func SearchScript(w io.Writer, p brief.Portfolio) error { return searchScript(w, p) }

// isEmpty reports whether a brief says nothing below its header but how good the plan is.
func isEmpty(b brief.Brief) bool {
	for _, card := range b.KPIs {
		if card.Name != b.Locale.Labels().PlanScore {
			return false
		}
	}
	return len(b.Summary)+len(b.Map.Nodes)+len(b.Goals)+len(b.Stakeholders)+len(b.Whitespace.Rows)+len(b.Opportunities)+
		len(b.Competition)+len(b.Risks)+len(b.Actions)+len(b.Milestones)+len(b.Asks)+len(b.Value)+len(b.Team) == 0
}
