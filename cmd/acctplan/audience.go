// Audiences: pages for ourselves, and pages that the customer may read.
package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

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
	return audience.Share(p, m.app.readingOf(p), c.Visibility, c.Vendor.Called())
}

// sayNames says on stderr which customers' pages are named after a file that says more than the account's name.
func (m *pageMaker) sayNames() {
	for _, one := range m.pages {
		if one.refused == "" && one.telling != "" && m.file == "" {
			m.app.complain(fmt.Sprintf("%s: the customer's page is named after this file, which says %q, too; give the plan an id", one.path, one.telling))
		}
	}
}

// telling are the words of a plan's key that the account's name has not, where the key is the name of the plan's file.
func telling(p *plan.Plan, account string) string {
	if p.ID.IsSet() {
		return ""
	}
	of := func(text string) []string {
		return strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return !unicode.IsLetter(char) && !unicode.IsDigit(char) })
	}
	known := of(account)
	return strings.Join(slices.DeleteFunc(of(p.Key), func(word string) bool { return slices.Contains(known, word) }), " ")
}

// remark is a part of a text that a customer does not read.
const remark = "remark"

// recordName is what a message calls one record of a collection.
func recordName(collection plan.Collection) string {
	switch collection {
	case plan.ValueDelivered:
		return "result"
	case plan.Team:
		return "colleague"
	case plan.Products:
		return "product"
	}
	return strings.TrimSuffix(string(collection), "s")
}

// described says what is kept back from a customer: a record, or a part of its text.
func described(kept audience.Withheld) string {
	whose := fmt.Sprintf("%s %q", recordName(kept.Collection), report.Visible(kept.Label))
	if kept.Collection == "" {
		whose = kept.Label
	}
	if kept.Part == "" {
		return whose
	}
	return fmt.Sprintf("%q in %s", report.Visible(kept.Part), whose)
}

// sayWithheld says on stderr what the customers' pages leave out.
func (m *pageMaker) sayWithheld() {
	for _, one := range m.pages {
		if one.refused != "" || len(one.withheld) == 0 {
			continue
		}
		counts := map[string]int{}
		var order []string
		for _, kept := range one.withheld {
			what := recordName(kept.Collection)
			if kept.Part != "" {
				counts[remark]++
				continue
			}
			if counts[what] == 0 {
				order = append(order, what)
			}
			counts[what]++
		}
		if counts[remark] > 0 {
			order = append(order, remark)
		}
		var parts []string
		for _, what := range order {
			parts = append(parts, counted(counts[what], what))
		}
		m.app.complain(fmt.Sprintf("%s: kept back from the customer: %s; --verbose says which and why", one.path, strings.Join(parts, ", ")))
		for _, kept := range one.withheld {
			m.app.detail(fmt.Sprintf("%s: kept back: %s: %s", one.path, described(kept), kept.Why))
		}
	}
}
