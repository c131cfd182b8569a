package render

import (
	"bytes"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/theme"
)

// A footer for ourselves is on none of a customer's pages, in no format, and theirs on none of ours.
func TestFooters(t *testing.T) {
	const ours, theirs = "OurOwnEyesOnly", "SolventOfHamburg"
	for _, footers := range []theme.Theme{{Footer: ours, CustomerFooter: theirs}, {Footer: ours}, {CustomerFooter: theirs}} {
		options := Options{Theme: &footers}
		for _, customer := range []bool{false, true} {
			b := brief.Brief{Customer: customer, Header: brief.Header{Account: "Harbor Foods"}}
			var page bytes.Buffer
			if err := HTML(&page, b, options); err != nil {
				t.Fatal(err)
			}
			heard := &listener{}
			newSheet(heard, b, options).compose(options)
			for format, text := range map[string]string{"HTML": page.String(), "PDF": strings.Join(heard.pieces, " ")} {
				if got, want := strings.Contains(text, ours), !customer && footers.Footer != ""; got != want {
					t.Errorf("%s, customer %v, %+v: our footer is there: %v", format, customer, footers, got)
				}
				if got, want := strings.Contains(text, theirs), customer && footers.CustomerFooter != ""; got != want {
					t.Errorf("%s, customer %v, %+v: the customer's footer is there: %v", format, customer, footers, got)
				}
			}
		}
	}
}
