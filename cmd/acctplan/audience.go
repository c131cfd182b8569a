// Audiences: pages for ourselves, and pages that the customer may read.
package main

import (
	"fmt"
	"slices"
	"strconv"
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
	return audience.Share(p, m.app.readingOf(p), c.Visibility, c.Vendor.Names, m.asOf)
}

// sayNames says on stderr which customers' pages are named after a file that says more than the account's name.
func (m *pageMaker) sayNames() {
	for _, one := range m.pages {
		if one.refused == "" && one.telling != "" && m.file == "" {
			which := "an"
			if one.namedAfter != thisFile {
				which = "another"
			}
			m.app.complain(fmt.Sprintf("%s: the customer's page is named after %s, which says %q, too; give the plan %s id", one.path, one.namedAfter, one.telling, which))
		}
	}
}

// What a page may be named after.
const (
	thisFile = "this file"
	itsID    = "the plan's id"
)

// telling are the words of a plan's key that the account's name has not, where the key is the name of the plan's file,
// or where one of them tells what we think of the account: "acme-churn-risk".
func telling(p *plan.Plan, account string) string {
	of := func(text string) []string {
		return strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return !unicode.IsLetter(char) && !unicode.IsDigit(char) })
	}
	known := of(account)
	all := slices.DeleteFunc(of(p.Key), func(word string) bool { return slices.Contains(known, word) })
	if p.ID.IsSet() && !slices.ContainsFunc(all, audience.Tells) {
		return ""
	}
	return strings.Join(all, " ")
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

// summed counts what is kept back, by what it is, and names the first of what somebody may want to mend: work that is
// not joint is only counted.
func summed(withheld []audience.Withheld) string {
	names, ours := map[string][]string{}, map[string]int{}
	var order, notJoint []string
	for _, kept := range withheld {
		what, called := recordName(kept.Collection), kept.Label
		if kept.Part != "" {
			what, called = remark, kept.Part
		} else if kept.Collection == "" {
			what = "fact"
		}
		if kept.NotJoint {
			if ours[what]++; ours[what] == 1 {
				notJoint = append(notJoint, what)
			}
			continue
		}
		if len(names[what]) == 0 && what != remark {
			order = append(order, what)
		}
		names[what] = append(names[what], called)
	}
	if len(names[remark]) > 0 {
		order = append(order, remark)
	}
	var parts []string
	for _, what := range order {
		const most = 2
		var first []string
		for _, name := range names[what][:min(most, len(names[what]))] {
			first = append(first, strconv.Quote(shortened(report.Visible(name))))
		}
		if len(names[what]) > most {
			first = append(first, "…")
		}
		parts = append(parts, counted(len(names[what]), what)+" ("+strings.Join(first, ", ")+")")
	}
	for _, what := range notJoint {
		parts = append(parts, counted(ours[what], what)+" of ours alone")
	}
	return strings.Join(parts, ", ")
}

// shortened is a text of a few words.
func shortened(text string) string {
	const most = 40
	chars := []rune(text)
	if len(chars) <= most {
		return text
	}
	return strings.TrimSpace(string(chars[:most-1])) + "…"
}

// sayWithheld says on stderr what the customers' pages leave out.
func (m *pageMaker) sayWithheld() {
	for _, one := range m.pages {
		if one.refused != "" || len(one.withheld) == 0 {
			continue
		}
		m.app.complain(fmt.Sprintf("%s: kept back from the customer: %s; --verbose says which and why", one.path, summed(one.withheld)))
		for _, kept := range one.withheld {
			m.app.detail(fmt.Sprintf("%s: kept back: %s: %s", one.path, described(kept), kept.Why))
		}
	}
}
