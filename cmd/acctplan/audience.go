// Audiences: pages for ourselves, and pages that the customer may read.
package main

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/audience"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
)

// The words of --audience.
var audiences = []string{string(plan.Internal), string(plan.CustomerAudience)}

// isForCustomer reports whether a plan's page is for the customer: by --audience, else by the plan.
func (m *pageMaker) isForCustomer(p *plan.Plan) bool {
	if m.audience != "" {
		return m.audience == string(plan.CustomerAudience)
	}
	return p.Audience.Value == plan.CustomerAudience
}

// customerSuffix tells the files for customers from those for ourselves in one folder.
const customerSuffix = "-customer"

// internalSuffix is added to files for ourselves of a plan whose own id ends as the files for customers do: what
// ends in -customer is for a customer, always, also when it is written into a folder that has such files already.
const internalSuffix = "-internal"

// share makes what the customer may read of a plan, and lists what not. The error says why there is none.
func (m *pageMaker) share(p *plan.Plan) (*plan.Plan, []audience.Withheld, error) {
	c := &m.app.config
	return audience.Share(p, m.app.readingOf(p), c.Visibility, c.Vendor.Names)
}

// sayWithheld says on stderr which records the customers' pages leave out.
func (m *pageMaker) sayWithheld() {
	for i := range m.pages {
		one := &m.pages[i]
		if one.refused != "" || len(one.withheld) == 0 {
			continue
		}
		counts := map[plan.Collection]int{}
		var order []plan.Collection
		for _, record := range one.withheld {
			if counts[record.Collection] == 0 {
				order = append(order, record.Collection)
			}
			counts[record.Collection]++
		}
		var parts []string
		for _, collection := range order {
			parts = append(parts, counted(counts[collection], strings.TrimSuffix(string(collection), "s")))
		}
		m.app.complain(fmt.Sprintf("%s: kept back from the customer: %s; --verbose says which and why", one.path, strings.Join(parts, ", ")))
		for _, record := range one.withheld {
			m.app.detail(fmt.Sprintf("%s: kept back: %s %q: %s", one.path, strings.TrimSuffix(string(record.Collection), "s"), report.Visible(record.Label), record.Why))
		}
	}
}
