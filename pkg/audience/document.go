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
owns, people who are still there, and, where risks are shown at all, those that name no person and no competitor.
No text that names a competitor, judges people ("our champion", "blocker", in any language that acctplan reads), is crossed out or
stands in "(internal: …)" is shown. Of names, titles and texts the customer reads what is plainly one: a remark in brackets or
behind a comma or dash is cut out unless it is a title, a department, a place that the plan names, pronouns, another name or a
figure, and so are fields of tasks that acctplan does not know, handles, tags and symbols. What is cut out is said.

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
