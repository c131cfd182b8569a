// The list of fields as a page of documentation.

package audience

//go:generate go run generate.go

import (
	"fmt"
	"strings"
)

// Document writes README.md: every field with who may read it.
func Document() []byte {
	var out strings.Builder
	out.WriteString(`# What a customer reads

Made from the list in fields.go by ` + "`go generate`" + `; do not edit. ` + "`acctplan render --audience customer`" + ` shows what
is listed as shown, and nothing else: a field that acctplan gets tomorrow is hidden until it is listed here.

Of these fields the customer reads the joint records only: goals that are theirs (not assumed, not given up, and not ours by their words),
actions and milestones that are ` + "`for:`" + ` such goals and for nothing else, actions without ` + "`for:`" + ` that one of their people
owns, people who are still there, and, where risks are shown at all, those that name no person, title or competitor and not us.
No text that names a competitor, judges people ("our champion", "blocker", in any language that acctplan reads), speaks as a seller
does ("quota", "upsell"), calls itself internal or is crossed out is shown; its record stays with us. Names and titles stand as they
are, without what is set off from them and is not plainly a title, a department, a place that the plan names, pronouns, a degree or
another name. A figure is a number with what it counts. Fields of tasks that acctplan does not know, handles, tags and symbols are
cut out. What is cut out is said. A judgement in ordinary words passes: read the page before you send it.

`)
	out.WriteString("## Shown\n\n`visibility: {hide: [NAME]}` hides them, all but `account`. A collection's name stands for all of its fields.\n\n")
	list(&out, Shown)
	out.WriteString("\n## Shown on demand\n\n`visibility: {show: [NAME]}` shows them.\n\n")
	list(&out, Offered)
	out.WriteString("\n## Never shown\n\n| Fields | Why not |\n|---|---|\n")
	for _, e := range entries {
		if e.class != Never {
			continue
		}
		names := []string{"`" + e.name + "`"}
		if e.fields != "*" {
			names = nil
			for name := range strings.FieldsSeq(e.fields) {
				names = append(names, "`"+strings.TrimPrefix(e.name+"."+spelled(name), ".")+"`")
			}
		}
		fmt.Fprintf(&out, "| %s | %s |\n", strings.Join(names, ", "), e.why)
	}
	out.WriteString("| keys, notes and columns of your own of every record | " + unread + " |\n")
	return []byte(out.String())
}

// list writes the fields of a class, a line for each collection.
func list(out *strings.Builder, class Class) {
	for _, e := range entries {
		if e.class != class {
			continue
		}
		var names []string
		for name := range strings.FieldsSeq(e.fields) {
			names = append(names, "`"+strings.TrimPrefix(e.name+"."+spelled(name), ".")+"`")
		}
		fmt.Fprintf(out, "- %s\n", strings.Join(names, ", "))
	}
}
