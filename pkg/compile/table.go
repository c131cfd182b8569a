package compile

// Tables: one row a record, with columns matched by header; or a field and value a row; or
// the whitespace matrix of products and units.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

func (c *compiler) readTable(s *section, b syntax.Block) {
	t := b.Table
	heads := make([]piece, len(t.Header.Cells))
	for i, cell := range t.Header.Cells {
		heads[i] = pieceOf(cell.Inline)
		if heads[i].empty() {
			heads[i].span = cell.Span
		}
	}
	t, heads = c.promoteHeader(s, t, heads)
	c.rowTrouble(s, t)
	if s.has(plan.ConceptWhitespace) && !c.listsOpportunities(heads) && c.readMatrix(s, t, heads) {
		return
	}
	if c.isKeyValue(s, t, heads) {
		c.readKeyValueTable(s, t, heads)
		return
	}
	if c.readMixedTable(s, t, heads) {
		return
	}
	collection, columns := c.chooseCollection(s, t, heads)
	if collection == "" {
		if len(s.concepts) > 0 && collectionsOf[s.concept()] != nil {
			c.plan.Unplaced = append(c.plan.Unplaced, plan.Unplaced{
				Text: plan.String{Origin: plan.Origin{Span: t.Header.Span, Text: joinHeads(heads), State: plan.Set}},
				Why:  plan.UnmappedTable, Concept: s.concept(),
			})
		}
		c.prose(s, b.Span, blockText(b), 0)
		return
	}
	for i, head := range heads {
		if columns[i] == "" && c.columnHasText(t, i) {
			c.unplaced(head, plan.UnknownColumn, head.text, s.concept())
		}
	}
	place := c.newPlace()
	for _, row := range t.Rows {
		if !row.NoPipe {
			c.readRow(s, collection, place, heads, columns, row)
		}
	}
}

func (s *section) has(concept plan.Concept) bool {
	for _, own := range s.concepts {
		if own == concept {
			return true
		}
	}
	return false
}

func joinHeads(heads []piece) string {
	words := make([]string, len(heads))
	for i, h := range heads {
		words[i] = h.text
	}
	return strings.Join(words, " | ")
}

// rowTrouble keeps what Markdown drops from a table or adds to it.
func (c *compiler) rowTrouble(s *section, t *syntax.Table) {
	for _, row := range t.Rows {
		if row.NoPipe {
			text := c.file.Text(row.Span)
			c.unplaced(piece{text: strings.TrimSpace(text), span: c.file.Trim(row.Span)}, plan.SwallowedText, "", s.concept())
			continue
		}
		for _, cell := range row.Surplus {
			if !cell.Empty() {
				c.unplaced(pieceOf(cell.Inline), plan.SurplusCell, "", s.concept())
			}
		}
	}
}

func (c *compiler) columnHasText(t *syntax.Table, column int) bool {
	for _, row := range t.Rows {
		if column < len(row.Cells) && !row.NoPipe && !row.Cells[column].Empty() {
			return true
		}
	}
	return false
}

// isKeyValue reports whether a table of two columns lists facts: "Field | Value", an empty
// header as wikis export it, or a first column of which most are facts of the account.
func (c *compiler) isKeyValue(s *section, t *syntax.Table, heads []piece) bool {
	if len(heads) > 2 && isFieldWord(heads[0].text) && isValueWord(heads[1].text) && s.record == nil && s.statesFacts() {
		return true // with a source or a comment behind
	}
	if len(heads) >= 4 && len(heads)%2 == 0 && s.record == nil && s.statesFacts() && allEmpty(heads) {
		known := 0
		for _, row := range t.Rows {
			if _, ok := c.words.Key(strings.TrimRight(pieceOf(row.Cells[0].Inline).text, ": ")); ok {
				known++
			}
		}
		return known*2 > len(t.Rows)
	}
	if len(heads) != 2 || s.record == nil && !s.statesFacts() {
		return false
	}
	if listsFields(t) {
		return true
	}
	if s.record != nil {
		return false
	}
	known := 0
	for _, row := range t.Rows {
		if _, ok := c.words.Key(pieceOf(row.Cells[0].Inline).text); ok {
			known++
		}
	}
	_, metric := c.words.Field(plan.Metrics, heads[0].text)
	return known*2 > len(t.Rows) && !metric
}

// listsFields reports whether a table of two columns says by its header that each row is a
// field and its value: "Field | Value", or nothing at all.
func listsFields(t *syntax.Table) bool {
	if len(t.Header.Cells) != 2 {
		return false
	}
	key := pieceOf(t.Header.Cells[0].Inline)
	return key.empty() && t.Header.Cells[1].Empty() || isFieldWord(key.text)
}

func allEmpty(heads []piece) bool {
	for _, head := range heads {
		if !head.empty() {
			return false
		}
	}
	return true
}

func isFieldWord(head string) bool {
	switch strings.ToLower(strings.TrimSpace(head)) {
	case "field", "key", "attribute", "property", "fact", "item", "detail", "feld", "parameter":
		return true
	}
	return false
}

func isValueWord(head string) bool {
	switch strings.ToLower(strings.TrimSpace(head)) {
	case "value", "details", "detail", "answer", "wert", "valeur", "valor":
		return true
	}
	return false
}

// readKeyValueTable reads each row as "key: value".
func (c *compiler) readKeyValueTable(s *section, t *syntax.Table, heads []piece) {
	rows := t.Rows
	if !(heads[0].empty() && heads[1].empty()) && !isFieldWord(heads[0].text) {
		rows = append([]syntax.Row{t.Header}, rows...)
	}
	if allEmpty(heads) && len(heads) > 2 {
		rows = pairRows(rows) // "| **Account** | Acme | **Tier** | Key |"
	}
	for _, row := range rows {
		if row.NoPipe || len(row.Cells) < 2 {
			continue
		}
		pair := keyed{key: pieceOf(row.Cells[0].Inline), value: pieceOf(row.Cells[1].Inline), bold: true}
		pair.key = pair.key.cut(0, len(strings.TrimRight(pair.key.text, ": ")))
		if pair.value.empty() {
			pair.value.span = row.Cells[1].Span
		}
		if pair.key.empty() && pair.value.empty() {
			continue
		}
		taken := false
		if s.record != nil {
			taken = c.readRecordField(s.record, pair)
		} else {
			taken = c.readFactLine(s, pair)
		}
		if !taken {
			c.prose(s, row.Span, strings.TrimSpace(pair.key.text+": "+pair.value.text), 0)
			continue
		}
		for _, cell := range row.Cells[2:] {
			if !cell.Empty() {
				c.prose(s, cell.Span, cell.Inline.Text(), 0)
			}
		}
	}
}

// pairRows cuts rows of several pairs into rows of one.
func pairRows(rows []syntax.Row) []syntax.Row {
	var out []syntax.Row
	for _, row := range rows {
		for i := 0; i+1 < len(row.Cells); i += 2 {
			pair := row
			pair.Cells = row.Cells[i : i+2]
			out = append(out, pair)
		}
	}
	return out
}

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
	if s.has(plan.ConceptWhitespace) && c.listsOpportunities(heads) {
		try(plan.Opportunities, 1)
	}
	if best == plan.Milestones {
		// Steps with an owner and a box are work, whatever the heading calls them.
		if columns, _ := c.fit(plan.Actions, heads); slices.Contains(columns, "owner") && slices.Contains(columns, "done") {
			try(plan.Actions, 1)
		}
	}
	if best == "" && (len(s.concepts) == 0 || collectionsOf[s.concept()] == nil) && !s.title {
		// Narrative may hold a table that can only be one thing.
		for _, collection := range []plan.Collection{plan.Actions, plan.Risks, plan.Stakeholders, plan.Opportunities} {
			try(collection, 4)
		}
		if columns, n := c.fit(plan.Milestones, heads); best == "" && n >= 3 && slices.Contains(columns, "on") && slices.Contains(columns, "milestone") {
			best = plan.Milestones
			try(plan.Milestones, 3)
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
	if best != "" {
		c.inferColumns(best, t, heads, columns)
	}
	if best == plan.Stakeholders {
		c.roleOrTitle(t, heads, columns)
	}
	return best, columns
}

// fit maps headers to the fields of a collection and says how well they fit: the number of
// fields, and one more where the column that names the records is there.
func (c *compiler) fit(collection plan.Collection, heads []piece) (columns []string, score int) {
	texts := make([]string, len(heads))
	for i, head := range heads {
		texts[i] = head.text
	}
	columns = c.words.Columns(collection, texts)
	for _, name := range columns {
		if name != "" {
			score++
		}
		if name == labelField[collection] {
			score++
		}
	}
	if collection == plan.Goals && slices.Contains(columns, "target") && slices.Contains(columns, "metric") {
		score += 2 // a metric with a target is a goal, not a reading
	}
	return columns, score
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
		guesses = []guess{
			{"role", func(text string) bool { _, ok := c.words.Role(text); return ok }},
			{"stance", func(text string) bool { _, ok := c.words.Stance(text); return ok }},
			{"last_contact", date},
			{"title", c.words.JobTitle},
		}
	case plan.Actions:
		guesses = []guess{{"due", date}, {"owner", c.knownPeople}, {"done", isBoxMark}}
	case plan.Opportunities:
		guesses = []guess{
			{"close", date},
			{"probability", func(text string) bool { return strings.HasSuffix(text, "%") }},
			{"amount", func(text string) bool { return isAmount(c, text) || isFigure(text) && len(text) > 3 }},
			{"probability", isFigure},
			{"owner", c.knownPeople},
		}
	case plan.Milestones:
		guesses = []guess{{"on", date}}
	case plan.Risks:
		guesses = []guess{{"owner", c.knownPeople}, {"due", date}}
	}
	for i, name := range columns {
		// A column of chances is no column of names, even where "Chance" may mean either.
		if name == labelField[collection] && mostCells(t, i, func(text string) bool { return strings.HasSuffix(text, "%") }) {
			columns[i] = ""
			for j, head := range heads {
				if other, ok := c.words.Field(collection, head.text); j != i && ok && other == name {
					columns[j] = name
					break
				}
			}
		}
	}
	for _, g := range append(guesses, guess{labelField[collection], c.isWords}) {
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
}

// isWords reports whether a cell is text that could name a record.
func (c *compiler) isWords(text string) bool {
	return !isBoxMark(text) && !isFigure(text) && !isAmount(c, text) && !c.dateLike(text) && !looksLikeID(text)
}

// isFigure reports whether a cell is a bare number.
func isFigure(text string) bool {
	return text != "" && strings.Trim(text, "0123456789.,' ") == ""
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

// readRow reads one row as one record.
func (c *compiler) readRow(s *section, collection plan.Collection, place int, heads []piece, columns []string, row syntax.Row) {
	r := &raw{collection: collection, place: place, section: s.index, span: c.file.Trim(row.Span), horizon: s.horizon}
	filled := 0
	first := piece{}
	for i, cell := range row.Cells {
		v := c.cellPiece(cell)
		if value.Blank(v.text) && !v.empty() {
			v = piece{span: v.span}
		}
		if !v.empty() {
			filled++
			if first.empty() {
				first = v
			}
		}
		switch {
		case collection == plan.Actions && columns[i] == "done" && c.boxCell(r, v):
			// A box beside a status does not contradict it: the row is ticked as in a list.
		case columns[i] == "" && !v.empty():
			r.keep(heads[i], v)
		case columns[i] == "":
		case columns[i] == "notes":
			r.note(v)
		case c.setFused(r, heads[i], v):
		case columns[i] == "action" && collection == plan.Actions:
			r.set("action", c.takeBox(r, v))
		default:
			r.set(columns[i], v)
		}
	}
	if filled == 0 {
		return
	}
	if filled == 1 && len(row.Cells) > 2 && first.bold(0, len(first.text)) {
		c.prose(s, first.span, first.text, -1) // a bold row that parts the table into groups
		return
	}
	if isTotalWord(first.text) && c.readTotalRow(collection, r, row.Span) {
		return
	}
	if s.role != "" && !r.has("role") && collection == plan.Stakeholders {
		r.set("role", piece{text: string(s.role), span: c.plan.Sections[s.index].Title.Span})
	}
	if label := labelField[collection]; !r.has(label) {
		for _, name := range stands[collection] {
			if v, ok := r.get(name); ok {
				r.set(label, v) // what the row is about names it
				break
			}
		}
	}
	if collection == plan.Metrics {
		c.factFromMetric(s, r)
	}
	if collection == plan.Stakeholders && !r.has("title") {
		c.splitFusedName(r, fusedHeader(heads, columns))
	}
	c.add(r)
}

// cellPiece is a cell's text. A placeholder such as <Name> is an HTML tag to Markdown, which
// hides it; here it is what the author left to fill in.
func (c *compiler) cellPiece(cell syntax.Cell) piece {
	v := pieceOf(cell.Inline)
	if !v.empty() {
		return v
	}
	v.span = cell.Span
	if raw := strings.TrimSpace(c.file.Text(cell.Span)); strings.HasPrefix(raw, "<") && !strings.HasPrefix(raw, "<!--") && value.Placeholder(raw) {
		span := c.file.Trim(cell.Span)
		v = piece{text: raw, span: span, runs: []syntax.Run{{Span: span, Text: raw, Verbatim: true}}}
	}
	return v
}

// factFromMetric takes a measured score for the account's own where no fact states it. Where
// one does, the table may well show an older reading.
func (c *compiler) factFromMetric(s *section, r *raw) {
	name, _ := r.get("metric")
	v, ok := r.get("value")
	key, known := c.words.Key(name.text)
	if !ok || !known {
		return
	}
	switch key {
	case "nps", "csat", "health_score":
		if n, problem := value.Number(v.text, c.values); problem != nil || n.State != plan.Set {
			return
		}
	default:
		return
	}
	for _, f := range c.facts {
		if f.key == key {
			return
		}
	}
	c.facts = append(c.facts, fact{key: key, keySpan: name.span, value: v})
}

// setFused splits a cell below a header that names two fields, "Role / Power".
func (c *compiler) setFused(r *raw, head, v piece) bool {
	names := head.split(" / ", " & ", " + ")
	values := v.split(" / ", " & ", " + ", " – ", " - ")
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

// boxCell takes a cell that is a box.
func (c *compiler) boxCell(r *raw, v piece) bool {
	switch strings.ToLower(v.text) {
	case "[ ]", "☐", "⬜":
		r.checked = plan.Flag{Origin: v.string().Origin}
	case "[x]", "☑", "☒", "✅", "✔", "✔️":
		r.checked = plan.Flag{Origin: v.string().Origin, Value: true}
	default:
		return false
	}
	return true
}

// takeBox takes a box from in front of an action's text.
func (c *compiler) takeBox(r *raw, v piece) piece {
	for _, box := range []string{"[ ]", "[x]", "[X]", "☐", "☑", "✅"} {
		if strings.HasPrefix(v.text, box) && c.boxCell(r, v.cut(0, len(box))) {
			return v.cut(len(box), len(v.text))
		}
	}
	return v
}

// splitFusedName splits "Ada Roth, VP IT" in a name column where the table has no titles.
// always: the header says that the cell holds both.
func (c *compiler) splitFusedName(r *raw, always bool) {
	for i, f := range r.fields {
		if f.name != "name" || f.value.empty() {
			continue
		}
		name, title := splitNameTitle(f.value)
		if !title.empty() && (always || c.words.JobTitle(title.text) || strings.Contains(f.value.text, " - ") || strings.Contains(f.value.text, " – ")) {
			r.fields[i].value = name
			c.setTitleOrRole(r, title)
		}
		return
	}
}

// fusedHeader reports whether the column of names is headed "Name, Title" or the like.
func fusedHeader(heads []piece, columns []string) bool {
	for i, name := range columns {
		if name == "name" {
			header := asciiLower(heads[i].text)
			return strings.Contains(header, "title") || strings.Contains(header, "role") || strings.Contains(header, "position")
		}
	}
	return false
}

// readTotalRow keeps a row that sums up the others; a row without an amount is none.
func (c *compiler) readTotalRow(collection plan.Collection, r *raw, span source.Span) bool {
	for _, name := range []string{"amount", "arr"} {
		if v, ok := r.get(name); ok {
			money, _ := value.Money(v.text, c.values)
			if money.State == plan.Set {
				money.Span = v.span
				c.plan.Totals = append(c.plan.Totals, plan.Total{Collection: collection, Amount: money, Row: span})
				return true
			}
		}
	}
	return false
}

// readMatrix reads the whitespace matrix: rows and columns are products and units, a cell says
// what is there. It declines a table that lists one cell a row.
func (c *compiler) readMatrix(s *section, t *syntax.Table, heads []piece) bool {
	if len(heads) < 2 {
		return false
	}
	listed := 0
	for _, head := range heads[1:] {
		if name, ok := c.words.Field(plan.Opportunities, head.text); ok && name != "product" && name != "unit" {
			listed++
		} else if _, ok := c.words.Coverage(head.text); ok || strings.EqualFold(head.text, "status") || strings.EqualFold(head.text, "coverage") {
			listed++
		}
	}
	if listed > 0 && listed*2 >= len(heads)-1 {
		return c.readCoverageList(s, t, heads)
	}
	rowsAreUnits := c.isUnitWord(heads[0].text) || c.knownUnits(firstColumn(t)) > c.knownUnits(heads[1:])
	place := c.newPlace()
	for _, row := range t.Rows {
		if row.NoPipe {
			continue
		}
		label := pieceOf(row.Cells[0].Inline)
		if label.empty() {
			continue
		}
		for i, cell := range row.Cells[1:] {
			product, unit := label, heads[i+1]
			if rowsAreUnits {
				product, unit = unit, product
			}
			v := pieceOf(cell.Inline)
			if v.empty() {
				v.span = cell.Span
			}
			r := &raw{collection: plan.Whitespace, place: place, section: s.index, span: cell.Span, head: cell.Span}
			r.set("product", product)
			r.set("unit", unit)
			r.set("coverage", v)
			c.add(r)
		}
	}
	return true
}

// listsOpportunities reports whether a table among the whitespace is one of opportunities: it
// has amounts, and dates, chances or owners.
func (c *compiler) listsOpportunities(heads []piece) bool {
	columns, _ := c.fit(plan.Opportunities, heads)
	return slices.Contains(columns, "amount") &&
		(slices.Contains(columns, "close") || slices.Contains(columns, "probability") || slices.Contains(columns, "owner"))
}

func firstColumn(t *syntax.Table) []piece {
	var out []piece
	for _, row := range t.Rows {
		if len(row.Cells) > 0 {
			out = append(out, pieceOf(row.Cells[0].Inline))
		}
	}
	return out
}

func (c *compiler) isUnitWord(head string) bool {
	name, ok := c.words.Field(plan.Opportunities, head)
	return ok && name == "unit"
}

// knownUnits counts the pieces that the frontmatter lists as units.
func (c *compiler) knownUnits(pieces []piece) int {
	n := 0
	for _, f := range c.facts {
		if f.key != "units" {
			continue
		}
		for _, unit := range f.list {
			for _, p := range pieces {
				if sameText(unit.text, p.text) {
					n++
				}
			}
		}
	}
	return n
}

// readCoverageList reads a whitespace table of one product and unit a row.
func (c *compiler) readCoverageList(s *section, t *syntax.Table, heads []piece) bool {
	columns := make([]string, len(heads))
	found := false
	for i, head := range heads {
		name, ok := c.words.Field(plan.Opportunities, head.text)
		switch {
		case ok && (name == "product" || name == "unit" || name == "amount"):
			columns[i] = name
		case ok && name == "opportunity" || ok && name == "use_case":
			columns[i] = "product"
		case strings.EqualFold(head.text, "status") || strings.EqualFold(head.text, "coverage") || ok && name == "stage":
			columns[i], found = "coverage", true
		case strings.EqualFold(head.text, "competitor"):
			columns[i] = "competitor"
		}
	}
	if !found {
		return false
	}
	place := c.newPlace()
	for _, row := range t.Rows {
		if !row.NoPipe {
			c.readRow(s, plan.Whitespace, place, heads, columns, row)
		}
	}
	return true
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
