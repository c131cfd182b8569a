// Titles of sections, the same on the HTML page and in the PDF.

package render

const (
	goalsTitle   = "Customer goals"
	servedTitle  = "How we serve it"
	risksTitle   = "Risks"
	nextTitle    = "Next actions"
	actionsTitle = "Next 90 days"
	asksTitle    = "What we need from you"
)
