package compile

// Columns: which collection a table belongs to, and which field each of its columns is, by
// header and, where the header says nothing, by the values below it.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// chooseCollection picks the collection whose fields fit the headers best, and maps each
// column to its field. No collection fits a table of which no column is known.
func (c *compiler) chooseCollection(s *section, t *syntax.Table, heads []piece) (plan.Collection, []string) {
	var best plan.Collection
	var columns []string
	most := 0
	try := func(collection plan.Collection, need int) {
		mapped, n := c.fit(collection, heads)
		if n > most && n >= need {
			best, columns, most = collection, mapped, n
		}
	}
	for _, concept := range s.concepts {
		for _, collection := range collectionsOf[concept] {
			try(collection, 1)
		}
	}
	if s.record != nil && s.record.collection != plan.Actions {
		if _, n := c.fit(plan.Actions, heads); n >= 4 && n > most {
			try(plan.Actions, 4) // the work below a goal or a risk
		}
	}
	if s.has(plan.ConceptWhitespace) && c.listsOpportunities(heads) {
		try(plan.Opportunities, 1)
	}
	if !s.title {
		if collection := c.headedOtherwise(s, heads, best, columns, most); collection != "" {
			columns, most = c.fit(collection, heads)
			best = collection
		}
	}
	if concept := s.concept(); (concept == plan.ConceptDecisionProcess || concept == plan.ConceptDecisionCriteria) && s.record == nil {
		// Who decides stands below "Decision" as often as how.
		if mapped, n := c.fit(plan.Stakeholders, heads); n >= 3 && n > most-2 && mostCells(t, 0, func(text string) bool { return c.nameScore(firstPiece(textPiece(text)).text) >= fullName }) {
			best, columns, most = plan.Stakeholders, mapped, n
		}
	}
	if best == plan.Milestones {
		// Steps with an owner and a box are work, whatever the heading calls them.
		if columns, _ := c.fit(plan.Actions, heads); slices.Contains(columns, "owner") && slices.Contains(columns, "done") {
			try(plan.Actions, 1)
		}
	}
	if best == plan.Opportunities && (slices.Contains(columns, "product") || slices.Contains(columns, "use_case")) {
		// A product and its description: the product is what the row is called.
		for i, name := range columns {
			if name == "opportunity" && strings.EqualFold(heads[i].text, "description") && !slices.Contains(columns, "rationale") {
				columns[i] = "rationale"
			}
		}
	}
	if best == plan.Team && s.record == nil {
		// "Champion", "Procurement", "End user": nobody of ours plays such a part
		if mapped, n := c.fit(plan.Stakeholders, heads); n >= most {
			if role := slices.Index(mapped, "role"); role >= 0 && mostCells(t, role, func(text string) bool { return c.isRole(text) && !c.isOurRole(text) }) {
				best, columns = plan.Stakeholders, mapped
			}
		}
	}
	if best != "" {
		c.inferColumns(best, t, heads, columns)
	} else if most == 0 && s.record == nil {
		for _, collection := range c.collectionsFor(s) {
			if columns = c.unheadedColumns(collection, t, heads); columns != nil {
				best = collection
				break
			}
		}
	}
	if best == plan.Actions {
		c.responsibleOnly(heads, columns)
	}
	if best == plan.Stakeholders {
		c.roleOrTitle(t, heads, columns)
	}
	return best, columns
}

// headedOtherwise finds the collection that the headers of a table name where they do not fit what its
// heading says: "Milestone | Date" below actions, "Result | Who wants it | By when" below growth.
func (c *compiler) headedOtherwise(s *section, heads []piece, best plan.Collection, columns []string, most int) plan.Collection {
	if len(s.concepts) == 0 || len(heads) < 2 || s.record != nil {
		return ""
	}
	if best == plan.Actions && asciiLower(heads[0].text) == "milestone" && !slices.Contains(columns, "owner") && !slices.Contains(columns, "status") {
		return plan.Milestones // a day is reached, nobody does it
	}
	if slices.Contains(columns, labelField[best]) || slices.Contains(columns, "amount") || collectionsOf[s.concept()] == nil {
		return ""
	}
	other := plan.Collection("")
	for _, collection := range [...]plan.Collection{plan.Goals, plan.Risks, plan.Actions, plan.Opportunities, plan.Milestones} {
		mapped, n := c.fit(collection, heads)
		if collection == best || n <= most+1 || n < 3 || mapped[0] != labelField[collection] && (mapped[0] != "id" || mapped[1] != labelField[collection]) {
			continue
		}
		if best == plan.Risks && collection == plan.Actions && slices.Contains(columns, "due") && !slices.Contains(mapped, "status") && !slices.Contains(mapped, "done") {
			continue // a tool's "CTA | Priority | Assignee | Due" below "Open risks"
		}
		other, most = collection, n
	}
	return other
}

// responsibleOnly leaves the owner to the column "Responsible" where another says who is
// accountable.
func (c *compiler) responsibleOnly(heads []piece, columns []string) {
	responsible := false
	for _, head := range heads {
		switch asciiLower(head.text) {
		case "responsible", "r", "(r)", "responsible (r)":
			responsible = true
		}
	}
	for i, head := range heads {
		switch lower := asciiLower(head.text); {
		case !responsible:
		case strings.HasPrefix(lower, "accountable"), strings.HasPrefix(lower, "consulted"), strings.HasPrefix(lower, "informed"), lower == "a", lower == "c", lower == "i":
			columns[i] = "notes"
		}
	}
}

// readHeaders maps headers to the fields of a collection.
func (c *compiler) readHeaders(collection plan.Collection, heads []piece) []string {
	texts := make([]string, len(heads))
	for i, head := range heads {
		texts[i] = oneScript(head.text)
		if before, after, bilingual := strings.Cut(head.text, " / "); bilingual {
			// "Attività / Activity" is known by either half.
			if _, ok := c.words.Field(collection, head.text); !ok {
				if name, ok := c.words.Field(collection, after); ok && name != "status" {
					texts[i] = after
				} else if _, ok := c.words.Field(collection, before); ok {
					texts[i] = before // "Mitigation / status" too
				} else if ok = name != ""; ok {
					texts[i] = after
				}
			}
		}
	}
	return c.words.Columns(collection, texts)
}

// oneScript is the Latin half of a header that says the same in two scripts, "Customer 顧客名"; the
// header itself where it has one.
func oneScript(text string) string {
	at := strings.IndexFunc(text, func(r rune) bool {
		return r >= 0x3000 && r < 0xFF00 || r >= 0x0400 && r < 0x0530 || r >= 0x0600 && r < 0x0700 || r >= 0x0E00 && r < 0x0E80
	})
	if at <= 0 {
		return text
	}
	if latin := strings.TrimRight(text[:at], " (/（-–"); len(latin) > 1 {
		return latin
	}
	return text
}

// fitsBetter reports whether the tables below a heading belong to the concepts of the section
// around it rather than to those that the heading's words suggest.
func (c *compiler) fitsBetter(outer, inner []plan.Concept, direct []syntax.Block) bool {
	best := func(concepts []plan.Concept, heads []piece) int {
		most := 0
		for _, concept := range concepts {
			for _, collection := range collectionsOf[concept] {
				_, n := c.fit(collection, heads)
				most = max(most, n)
			}
		}
		return most
	}
	for _, b := range direct {
		if b.Kind != syntax.TableBlock {
			continue
		}
		heads := make([]piece, len(b.Table.Header.Cells))
		for i, cell := range b.Table.Header.Cells {
			heads[i] = pieceOf(cell.Inline)
		}
		return best(outer, heads) > best(inner, heads)
	}
	return false
}

// inferColumns finds out by their values what columns are whose headers say nothing: most of
// "Side" are buying roles, most of "When" are dates.
func (c *compiler) inferColumns(collection plan.Collection, t *syntax.Table, heads []piece, columns []string) {
	type guess struct {
		field string
		is    func(string) bool
	}
	date := func(text string) bool { return c.dateLike(text) }
	var guesses []guess
	switch collection {
	case plan.Stakeholders:
		if !slices.Contains(columns, "name") {
			for i := range columns {
				if mostCells(t, i, func(text string) bool { return c.nameScore(firstPiece(textPiece(text)).text) >= fullName }) {
					columns[i] = "name" // whatever the column is called
					break
				}
			}
		}
		c.namesBeside(t, columns)
		if !slices.Contains(columns, "stance") {
			for i, name := range columns {
				if (name == "perception" || name == "priorities" || name == "cadence" || name == "notes") && mostCells(t, i, c.isStance) {
					columns[i] = "stance" // "View of us": supportive, neutral
					break
				}
			}
		}
		for i, name := range columns {
			if name == "title" && !slices.Contains(columns, "stance") && mostCells(t, i, c.isStance) {
				columns[i] = "stance" // "Position": favourable, neutral
			}
		}
		c.partsPlayed(t, heads, columns)
		guesses = []guess{
			{"role", func(text string) bool { _, ok := c.words.Role(text); return ok }},
			{"stance", func(text string) bool { _, ok := c.words.Stance(text); return ok }},
			{"last_contact", date},
			{"title", c.words.JobTitle},
			{"influence", func(text string) bool { _, ok := c.words.Level(text); return ok }},
		}
	case plan.Actions:
		guesses = []guess{{"due", date}, {"owner", c.namesOwners}, {"done", isBoxMark}}
	case plan.Opportunities:
		guesses = []guess{
			{"close", date},
			{"probability", func(text string) bool { return strings.HasSuffix(text, "%") }},
			{"amount", func(text string) bool { return isAmount(c, text) || isFigure(text) && len(text) > 3 }},
			{"probability", isFigure},
			{"owner", c.namesOwners},
		}
	case plan.Goals:
		c.swapGoalAndTarget(t, columns)
		guesses = []guess{{"by", date}, {"owner", func(text string) bool { return c.ownerScore(text) >= fullName }}}
	case plan.Milestones:
		guesses = []guess{{"on", date}}
	case plan.Risks:
		guesses = []guess{{"owner", c.namesOwners}, {"due", date}, {"impact", func(text string) bool { _, ok := c.words.Level(text); return ok }}}
	}
	if label := labelField[collection]; collection == plan.Opportunities && len(columns) > 1 && (columns[0] == "amount" || columns[0] == "product") && !slices.Contains(columns, label) && mostCells(t, 0, c.isWords) {
		columns[0] = label // "Potential | Volume": what could be sold, not for how much
		for i, head := range heads {
			if name, ok := c.words.Field(collection, head.text); i > 0 && ok && name == "amount" && columns[i] == "" {
				columns[i] = name
				break
			}
		}
	}
	for i, name := range columns {
		// A column of chances is no column of names, even where "Chance" may mean either.
		if name == labelField[collection] && mostCells(t, i, func(text string) bool {
			return strings.HasSuffix(text, "%") || collection != plan.Metrics && isFigure(text) && len(text) < 3
		}) {
			columns[i] = ""
			for j, head := range heads {
				if other, ok := c.words.Field(collection, head.text); j != i && ok && other == name {
					columns[j] = name
					break
				}
			}
		}
	}
	if label := labelField[collection]; len(columns) > 0 && !slices.Contains(columns, label) && !slices.Contains(columns, "") && mostCells(t, 0, c.isWords) && len(stands[collection]) > 0 && !slices.ContainsFunc(stands[collection], func(name string) bool { return slices.Contains(columns, name) }) {
		columns[0] = label // the first column names the row, whatever it is called
	}
	if owner := ownerField[collection]; owner != "" && collection != plan.Stakeholders && !slices.Contains(columns, owner) {
		for i, name := range columns {
			if (name == "rationale" || name == "notes" || name == "approach") && mostCells(t, i, func(text string) bool { return strings.Count(text, " ") < 3 && c.knownPerson(text) }) {
				columns[i] = owner // nothing but people whom the plan knows, whatever the column is called
				break
			}
		}
	}
	guesses = append(guesses, guess{labelField[collection], func(text string) bool { return c.isWords(text) && !isBareFigure(text) }})
	if collection == plan.Risks {
		guesses = append(guesses, guess{"mitigation", c.isWords})
	}
	for _, g := range guesses {
		taken := false
		for _, name := range columns {
			taken = taken || name == g.field
		}
		if taken {
			continue
		}
		for i, name := range columns {
			if name == "" && mostCells(t, i, g.is) {
				columns[i] = g.field
				break
			}
		}
	}
	if collection == plan.Actions && slices.Contains(columns, "owner") {
		for i, head := range heads {
			if columns[i] == "" && isOtherSide(head.text) && mostCells(t, i, c.namesOwners) {
				columns[i] = "owner" // "Us | Them" of a mutual plan: both do it
			}
		}
	}
}

// namesBeside finds the names where the column that is headed as theirs holds the parts that people play,
// as in "Buying influence | Who": the personal names decide.
func (c *compiler) namesBeside(t *syntax.Table, columns []string) {
	name := slices.Index(columns, "name")
	if name < 0 || !mostCells(t, name, c.isRole) {
		return
	}
	for i, other := range columns {
		if other != "" && other != "counterpart" && other != "notes" && other != "reports_to" || !mostCells(t, i, func(text string) bool { return c.nameScore(firstPiece(textPiece(text)).text) >= fullName }) {
			continue
		}
		columns[i], columns[name] = "name", "role"
		if role := slices.Index(columns, "role"); role != name {
			columns[name] = ""
		}
		return
	}
}

// partsPlayed finds the buying roles below "Influence" or "Where they stand", where no column is headed
// as theirs. Words that are stances as well, "champion" and "blocker", leave a column of stances what it is.
func (c *compiler) partsPlayed(t *syntax.Table, heads []piece, columns []string) {
	if slices.Contains(columns, "role") || !slices.Contains(columns, "title") {
		return
	}
	for i, name := range columns {
		if name != "influence" && name != "stance" || !mostCells(t, i, c.isRole) || mostCells(t, i, c.isStance) {
			continue
		}
		another := slices.IndexFunc(heads, func(head piece) bool {
			other, ok := c.words.Field(plan.Stakeholders, head.text)
			return ok && other == name && head.span != heads[i].span
		})
		if name == "influence" && another < 0 {
			continue // its cells are read one by one, "champion (high)"
		}
		columns[i] = "role"
		if another >= 0 && columns[another] == "" {
			columns[another] = name
		}
		return
	}
}

// swapGoalAndTarget puts "Target | Present | Goal" right, where the words stand below "Target" and the
// figures below "Goal".
func (c *compiler) swapGoalAndTarget(t *syntax.Table, columns []string) {
	goal, target := slices.Index(columns, "goal"), slices.Index(columns, "target")
	if goal < 0 && target >= 0 && !mostCells(t, target, isMeasure) {
		// "Aim | Now | Aiming for": the words are what is aimed at, the figures the target
		for i, name := range columns {
			if name == "" && mostCells(t, i, isMeasure) {
				columns[target], columns[i] = "goal", "target"
				return
			}
		}
	}
	if goal < 0 || target < 0 || !mostCells(t, goal, isMeasure) || mostCells(t, target, isMeasure) {
		return
	}
	columns[goal], columns[target] = "target", "goal"
}

// isOtherSide reports whether a column is headed as the customer's half of who does something.
func isOtherSide(head string) bool {
	switch head = asciiLower(head); head {
	case "them", "their lead", "their owner", "theirs", "customer", "client", "customer owner", "client owner", "customer lead", "kunde", "klant", "cliente":
		return true
	}
	return isTheirSide(head)
}

// namesOwners reports whether a cell names people, surely enough for a column of them.
func (c *compiler) namesOwners(text string) bool { return c.ownerScore(text) >= nameShaped }

// isWords reports whether a cell is text that could name a record.
func (c *compiler) isWords(text string) bool {
	return !isBoxMark(text) && !isFigure(text) && !isAmount(c, text) && !c.dateLike(text) && !looksLikeID(text)
}

// isFigure reports whether a cell is a bare number.
func isFigure(text string) bool {
	return text != "" && strings.Trim(text, "0123456789.,' ") == ""
}

// isBareFigure reports whether a cell is a figure with its sign or unit, "under £150k", "80%", which names nothing.
func isBareFigure(text string) bool {
	text = withoutBound(text)
	return isMeasure(text) && (text[0] < 'A' || text[0] > 'z') && strings.Count(text, " ") < 2
}

// isBoxMark reports whether a cell is a box, ticked or not.
func isBoxMark(text string) bool {
	switch strings.ToLower(text) {
	case "x", "[x]", "[ ]", "☐", "☑", "☒", "✓", "✔", "✔️", "✅", "⬜", "done", "open":
		return true
	}
	return false
}

// mostCells reports whether most of a column's filled cells, and at least one, are such.
func mostCells(t *syntax.Table, column int, is func(string) bool) bool {
	filled, fitting := 0, 0
	for _, row := range t.Rows {
		if row.NoPipe || column >= len(row.Cells) {
			continue
		}
		text := pieceOf(row.Cells[column].Inline).text
		if text == "" || value.Blank(text) {
			continue
		}
		filled++
		if is(text) {
			fitting++
		}
	}
	return fitting > 0 && fitting*3 >= filled*2
}

// roleOrTitle decides by its values whether a "Role" column holds buying roles or job titles.
func (c *compiler) roleOrTitle(t *syntax.Table, heads []piece, columns []string) {
	role := -1
	for i, name := range columns {
		if name == "title" {
			return
		}
		if name == "role" {
			role = i
		}
	}
	if role < 0 {
		return
	}
	for _, row := range t.Rows {
		if row.NoPipe || role >= len(row.Cells) {
			continue
		}
		for _, part := range pieceOf(row.Cells[role].Inline).split(",", "/", "+", ";", "&") {
			if _, ok := c.words.Role(part.text); ok {
				return
			}
		}
	}
	columns[role] = "title"
}

// setFused splits a cell below a header that names two fields, "Role / Power".
func (c *compiler) setFused(r *raw, head, v piece) bool {
	if strings.IndexByte(head.text, '/') < 0 {
		return false
	}
	names := head.split("/")
	values := v.split(" / ")
	if len(names) == 2 && len(values) != 2 {
		values = v.split("/", ", ", " – ", " - ")
	}
	if len(names) != 2 || len(values) != 2 {
		return false
	}
	first, ok := c.words.Field(r.collection, names[0].text)
	second, also := c.words.Field(r.collection, names[1].text)
	if !ok || !also || first == second || r.has(first) || r.has(second) {
		return false
	}
	r.set(first, values[0])
	r.set(second, values[1])
	return true
}

// stands lists the fields that name a record where its own naming column is missing.
var stands = map[plan.Collection][]string{
	plan.Opportunities: {"use_case", "product", "unit"},
	plan.Contracts:     {"product", "unit"},
	plan.Goals:         {"metric"},
}

// fusedHeader reports whether the column of names is headed "Name, Title" or the like.
func fusedHeader(heads []piece, columns []string) bool {
	for i, name := range columns {
		if name == "name" {
			header := asciiLower(heads[i].text)
			return strings.Contains(header, "title") || strings.Contains(header, "role") || strings.Contains(header, "position") || strings.Contains(header, "designation") || strings.Contains(header, "fonction") || strings.Contains(header, "cargo") || strings.Contains(header, "funktion") || strings.Contains(header, "function")
		}
	}
	return false
}

// promoteHeader takes the first row for the header where the header is empty, as wikis export
// tables, and the first row names fields of the section's concept.
func (c *compiler) promoteHeader(s *section, t *syntax.Table, heads []piece) (*syntax.Table, []piece) {
	for _, head := range heads {
		if !head.empty() {
			return t, heads
		}
	}
	if len(t.Rows) < 2 || s.record != nil {
		return t, heads
	}
	first := make([]piece, len(heads))
	for i, cell := range t.Rows[0].Cells {
		first[i] = pieceOf(cell.Inline)
	}
	for _, concept := range s.concepts {
		for _, collection := range collectionsOf[concept] {
			known := 0
			for _, head := range first {
				if _, ok := c.words.Field(collection, head.text); ok {
					known++
				}
			}
			if known >= 2 || known == len(first) {
				return &syntax.Table{Header: t.Rows[0], Delimiter: t.Delimiter, Rows: t.Rows[1:]}, first
			}
		}
	}
	return t, heads
}

// readMixedTable reads a table below "Opportunities & risks" in which a column says of each
// row what it is.
func (c *compiler) readMixedTable(s *section, t *syntax.Table, heads []piece) bool {
	if len(s.concepts) < 2 {
		return false
	}
	collectionOf := func(text string) plan.Collection {
		for _, concept := range s.concepts {
			for _, collection := range collectionsOf[concept] {
				if c.namesRecord(collection, text) {
					return collection
				}
			}
		}
		return ""
	}
	kind := -1
	for i := range heads {
		if mostCells(t, i, func(text string) bool { return collectionOf(text) != "" }) {
			kind = i
			break
		}
	}
	if kind < 0 {
		return false
	}
	rest := slices.Delete(slices.Clone(heads), kind, kind+1)
	place := c.newPlace()
	for _, row := range t.Rows {
		collection := collectionOf(pieceOf(row.Cells[kind].Inline).text)
		if row.NoPipe || collection == "" {
			if !row.NoPipe {
				c.prose(s, row.Span, c.file.Text(row.Span), 0)
			}
			continue
		}
		row.Cells = slices.Delete(slices.Clone(row.Cells), kind, kind+1)
		columns, _ := c.fit(collection, rest)
		c.inferColumns(collection, &syntax.Table{Rows: []syntax.Row{row}}, rest, columns)
		c.readRow(s, collection, place, rest, columns, row)
	}
	return true
}
