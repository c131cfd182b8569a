package compile

// Keys that say what follows: "Economic buyer | Lourdes Whitfield, CFO" in a MEDDPICC table,
// "- **Champion:** Ada Roth" in a narrative, "## Competitors: SteelSoft, Metallix" as a heading.
// The key is a buying role or a concept, and the value is its people or records.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// readKeyedTable reads a table whose first column names roles and concepts.
func (c *compiler) readKeyedTable(s *section, t *syntax.Table, heads []piece) bool {
	if len(heads) < 2 || len(t.Rows) < 3 || s.record != nil {
		return false
	}
	if c.bestFit(s, heads) > 3 {
		return false
	}
	t = spelledOut(t, heads)
	known := 0
	for _, row := range t.Rows {
		if row.NoPipe || len(row.Cells) < 2 {
			return false
		}
		if key := pieceOf(row.Cells[0].Inline); c.isKeyedRole(key) {
			known += 2
		} else if c.keyedConcept(key.text).Known() {
			known++
		}
	}
	if known < len(t.Rows) {
		return false
	}
	for _, row := range t.Rows {
		key, v := pieceOf(row.Cells[0].Inline), c.cellPiece(row.Cells[1])
		if v.empty() || !c.readKeyed(s, key, v) {
			c.prose(s, row.Span, strings.TrimSpace(key.text+": "+v.text), 0)
			continue
		}
		for _, cell := range row.Cells[2:] {
			if !cell.Empty() {
				c.prose(s, cell.Span, cell.Inline.Text(), -1)
			}
		}
	}
	return true
}

// letters are the steps of MEDDIC and its kin in their order, where a table gives only their initials.
var letters = map[string][]string{
	"M": {"metrics"}, "E": {"economic buyer"}, "D": {"decision criteria", "decision process"}, "P": {"paper process"}, "I": {"identify pain"}, "C": {"champion", "competition"},
}

// spelledOut gives a table whose first column spells MEDDIC or MEDDPICC its keys, the header among
// its rows; any other table as it is.
func spelledOut(t *syntax.Table, heads []piece) *syntax.Table {
	if heads[0].text != "M" || len(t.Rows) < 4 || len(t.Rows) > 9 {
		return t
	}
	rows := append([]syntax.Row{t.Header}, t.Rows...)
	out := &syntax.Table{Header: t.Header, Delimiter: t.Delimiter}
	used := map[string]int{}
	for _, row := range rows {
		if row.NoPipe || len(row.Cells) < 2 {
			return t
		}
		key := pieceOf(row.Cells[0].Inline)
		names := letters[strings.ToUpper(key.text)]
		if len(names) == 0 {
			return t
		}
		cells := append([]syntax.Cell(nil), row.Cells...)
		cells[0].Inline = syntax.Inline{Span: key.span, Runs: []syntax.Run{{Span: key.span, Text: names[min(used[key.text], len(names)-1)]}}}
		used[key.text]++
		row.Cells = cells
		out.Rows = append(out.Rows, row)
	}
	return out
}

// readMetrics takes what the metrics of a sales method say shall change: goals of the customer.
func (c *compiler) readMetrics(s *section, v piece) bool {
	place, taken := c.newPlace(), false
	for _, line := range linesOf(v) {
		for _, sentence := range c.sentences(line) {
			for _, part := range sentence.split("; ") {
				r := &raw{collection: plan.Goals, place: place, section: s.index, span: part.span}
				label := c.inlineFields(r, part)
				wanted := strings.Contains(label.text, "they want ") || strings.Contains(label.text, "wants ")
				if r.has("target") || r.has("baseline") && c.sellsByMethod() || r.has("by") && strings.ContainsAny(part.text, "0123456789") || wanted && strings.ContainsAny(label.text, "%0123456789") {
					r.set("goal", label)
					c.add(r)
					taken = true
				}
			}
		}
	}
	return taken
}

// sellsByMethod reports whether a heading of the plan is a step of MEDDIC or its kin that no other plan has, whose
// metrics are what the customer wants to change.
func (c *compiler) sellsByMethod() bool {
	for i := range c.plan.Sections {
		title := asciiLower(c.plan.Sections[i].Title.Text)
		if strings.Contains(title, "meddic") || strings.Contains(title, "meddpic") {
			return true
		}
	}
	return false
}

// readKeyedList reads a list whose items begin with the keys of a sales method, "- **Champion:** Ada
// Roth, VP IT": those that name a role or a concept with records, where no item of the section's
// own kind could begin so.
func (c *compiler) readKeyedList(s *section, b syntax.Block) bool {
	switch concept := s.concept(); {
	case s.record != nil || s.title || len(b.Items) < 3 || len(b.Items) > 40:
		return false
	case concept == plan.ConceptDecisionProcess, concept == plan.ConceptDecisionCriteria, concept == plan.ConceptNotes, concept == "":
	default:
		return false
	}
	known, roles := 0, 0
	for _, item := range b.Items {
		pair, ok := keyOfItem(item)
		switch {
		case !ok || item.Task != syntax.NoTask:
		case c.isKeyedRole(pair.key):
			roles++
		case c.keyedConcept(pair.key.text).Known():
			known++
		}
	}
	if roles == 0 || (known+roles)*3 < len(b.Items)*2 {
		return false
	}
	place := c.newPlace()
	for _, item := range b.Items {
		pair, ok := keyOfItem(item)
		if ok && pair.value.empty() && len(item.Blocks) > 0 && item.Blocks[0].Kind == syntax.List && asciiLower(pair.key.text) == "metrics" {
			for _, inner := range item.Blocks[0].Items {
				c.readMetrics(s, pieceOf(inner.Inline))
			}
		}
		if ok && pair.value.empty() && len(item.Blocks) > 0 && item.Blocks[0].Kind == syntax.List && c.isKeyedRole(pair.key) {
			inner := *s
			inner.concepts, inner.role = []plan.Concept{plan.ConceptStakeholders}, c.keyedConcept(pair.key.text).Role
			c.readList(&inner, item.Blocks[0], nil)
			c.prose(s, pair.key.span, pair.key.text, -1)
			continue
		}
		if ok && !pair.value.empty() && c.readKeyed(s, pair.key, pair.value) {
			c.prose(s, item.Span, blockText(syntax.Block{Items: []syntax.Item{item}}), -1)
			continue
		}
		c.readItem(s, item, place, nil)
	}
	return true
}

// keyOfItem is the key that an item begins with, or that it is in bold above the items below it.
func keyOfItem(item syntax.Item) (keyed, bool) {
	line := firstLine(item.Inline)
	if pair, ok := keyLine(line); ok {
		return pair, true
	}
	if len(item.Blocks) > 0 && len(line.text) <= maxKeyLength && !line.empty() && line.bold(0, len(line.text)) {
		return keyed{key: line, value: piece{span: line.span}, bold: true}, true
	}
	return keyed{}, false
}

// bestFit is how well a table's headers fit the records of its section.
func (c *compiler) bestFit(s *section, heads []piece) int {
	best := 0
	for _, collection := range c.collectionsFor(s) {
		_, n := c.fit(collection, heads)
		best = max(best, n)
	}
	return best
}

// isKeyedRole reports whether a key is a buying role and nobody's name.
func (c *compiler) isKeyedRole(key piece) bool {
	return !key.empty() && len(key.text) <= maxKeyLength && c.isRole(strings.TrimRight(key.text, ":"))
}

// keyedConcept is what a key stands for as a heading; "identify pain" is about pain.
func (c *compiler) keyedConcept(key string) vocabulary.Match {
	if len(key) > maxKeyLength {
		return vocabulary.Match{}
	}
	return c.words.Exact(strings.TrimPrefix(asciiLower(key), "identify "), "")
}

// readKeyed reads the value of a key that is a role or a concept with records.
func (c *compiler) readKeyed(s *section, key, v piece) bool {
	if c.isKeyedRole(key) {
		return c.readKeyedPeople(s, key, v)
	}
	if word := asciiLower(strings.Trim(key.text, " *:")); (word == "metrics" || word == "metric" || word == "impact") && c.readMetrics(s, v) {
		return false // the line itself stays what it is
	}
	match := c.keyedConcept(key.text)
	if !match.Known() {
		return false
	}
	inner := *s
	inner.concepts, inner.role, inner.record, inner.title = match.Concepts, match.Role, nil, false
	collection := firstCollection(match.Concepts)
	switch collection {
	case plan.Competitors, plan.Risks, plan.Actions, plan.Questions, plan.DecisionCriteria, plan.DecisionProcess, plan.Challenges, plan.Opportunities:
	default:
		return false
	}
	separators := []string{"; ", " / ", "\n"}
	if collection == plan.Competitors {
		separators = append(separators, ", ", " and ")
	}
	place := c.newPlace()
	for _, line := range linesOf(v) {
		for _, part := range line.split(separators...) {
			r := &raw{collection: collection, place: place, section: s.index, span: part.span}
			c.fillItem(&inner, r, part.trimRight(".;"))
			if len(r.fields) > 0 {
				c.add(r)
			}
		}
	}
	return true
}

// readKeyedPeople reads those who play the role that a key names.
func (c *compiler) readKeyedPeople(s *section, role, v piece) bool {
	role = role.trimRight(":")
	place := c.newPlace()
	added := false
	for _, line := range linesOf(v) {
		people := line.split("; ", " / ", " & ", " and ")
		for _, person := range people {
			if c.nameScore(firstPiece(person).text) < givenName {
				people = []piece{line}
				break
			}
		}
		for _, person := range people {
			r := &raw{collection: plan.Stakeholders, place: place, section: s.index, span: role.span.Union(person.span)}
			r.set("role", role)
			c.fillPerson(&section{index: s.index}, r, person)
			if name, ok := r.get("name"); !ok || c.nameScore(name.text) == noName {
				continue
			}
			c.add(r)
			added = true
		}
	}
	return added
}

// readRoleLine reads a line of prose that a role begins: "**Economic buyer** – Claire Fontaine, COO".
func (c *compiler) readRoleLine(s *section, line piece) bool {
	if s.record != nil || len(line.text) > 200 || overloaded(line) {
		return false
	}
	key, v := piece{}, piece{}
	if pair, ok := keyLine(line); ok {
		key, v = pair.key, pair.value
	} else if parts := line.split(dashes...); len(parts) > 1 {
		key, v = parts[0], line.between(parts[1], parts[len(parts)-1])
	}
	if key.text == "C" && line.bold(0, 1) {
		key.text = "champion" // the one letter of MEDDIC that stands for two things, beside somebody's name
	}
	if !c.isKeyedRole(key) || c.nameScore(firstPiece(v).text) < fullName {
		return false
	}
	if s.title && strings.HasSuffix(asciiLower(key.text), " lead") && c.statesOwner() {
		c.addTeamLine(s, "", keyed{key: key, value: v}) // "Technical lead: …" below our account manager
		return true
	}
	return c.readKeyedPeople(s, key, v)
}

// firstPiece is what stands before the first comma, dash or parenthesis.
func firstPiece(p piece) piece {
	end := len(p.text)
	for _, sep := range []string{",", " (", " - ", " – ", " — ", ":"} {
		if at := strings.Index(p.text, sep); at > 0 {
			end = min(end, at)
		}
	}
	return p.cut(0, end)
}

// linesOf cuts a piece at the line breaks within it, as cells have them.
func linesOf(p piece) []piece {
	if !broken(syntax.Inline{Runs: p.runs}) {
		return []piece{p}
	}
	return pieceLines(syntax.Inline{Span: p.span, Runs: p.exact()})
}

// readHeadingValue reads "## Champion: Milo Grant, Plant IT", a heading that says it all.
func (c *compiler) readHeadingValue(s *section, name piece) bool {
	at := strings.Index(name.text, ": ")
	width := 2
	if at <= 0 {
		for _, dash := range dashes {
			if at = strings.Index(name.text, dash); at > 0 {
				width = len(dash)
				break
			}
		}
	}
	if at <= 0 || at > maxKeyLength {
		return false
	}
	key, v := name.cut(0, at), name.cut(at+width, len(name.text))
	if v.empty() || len(strings.Fields(v.text)) > 14 || strings.ContainsAny(key.text, "0123456789") {
		return false
	}
	if c.isKeyedRole(key) && c.nameScore(firstPiece(v).text) < fullName {
		return false
	}
	return c.readKeyed(s, key, v)
}
