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
	if t.Delimiter.IsZero() && !allEmpty(heads) && c.file.Bytes[t.Header.Span.Start] != '<' {
		c.prose(s, t.Header.Span, joinHeads(heads), -1) // nothing but their place says that these are heads
	}
	c.rowTrouble(s, t)
	if s.has(plan.ConceptWhitespace) && !c.listsOpportunities(heads) && c.readMatrix(s, t, heads) {
		return
	}
	if c.readFactRow(s, t, heads) || c.readSideTable(s, t, heads) {
		return
	}
	if c.isKeyValue(s, t, heads) {
		c.readKeyValueTable(s, t, heads)
		return
	}
	if c.readQuadrants(s, t, heads) || c.readMixedTable(s, t, heads) || c.readKeyedTable(s, t, heads) {
		return
	}
	if turned := c.upright(c.collectionsFor(s), t, heads); turned != nil {
		t = turned
		heads = make([]piece, len(t.Header.Cells))
		for i, cell := range t.Header.Cells {
			heads[i] = pieceOf(cell.Inline)
		}
	}
	if concept := c.tellingTable(s, syntax.Block{Kind: syntax.TableBlock, Span: b.Span, Table: t}, heads); concept != "" {
		s = s.about(concept)
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
		if columns[i] == "" && head.empty() && mostCells(t, i, isFigure) {
			continue // the numbers of the rows
		}
		if columns[i] == "" && collection == plan.Goals && mostCells(t, i, func(text string) bool { _, _, ok := changeOf(textPiece(text)); return ok }) {
			continue // "From → To" is the baseline and the target
		}
		if columns[i] == "" && collection == plan.Goals && plan.IsCurrent(head.text) {
			continue // the record keeps it, and both pages show it
		}
		if columns[i] == "" && c.columnHasText(t, i) && !allEmpty(heads) {
			c.unplaced(head, plan.UnknownColumn, head.text, s.concept())
		}
	}
	place := c.newPlace()
	side, fields := collection, columns // a row "Our side" among the stakeholders changes them for those below it
	for _, row := range t.Rows {
		if row.NoPipe {
			continue
		}
		if collection == plan.Stakeholders {
			if head := c.groupHead(row); !head.empty() {
				side, fields = collection, columns
				if ours := c.columnsOf(plan.Team, heads); isOurSide(head.text) && slices.Contains(ours, "name") {
					side, fields = plan.Team, ours
				}
			}
		}
		c.readRow(s, side, place, heads, fields, row)
	}
}

// groupHead is what a row with nothing but one marked word says of the rows below it; empty for any other row.
func (c *compiler) groupHead(row syntax.Row) (head piece) {
	if len(row.Cells) < 3 {
		return piece{}
	}
	for i, cell := range row.Cells {
		if i == 0 {
			head = pieceOf(cell.Inline)
		} else if !cell.Empty() {
			return piece{}
		}
	}
	if head.empty() || !head.emphasised() {
		return piece{}
	}
	return head
}

// collectionsFor lists what the records of a section may be, likeliest first.
func (c *compiler) collectionsFor(s *section) []plan.Collection {
	var list []plan.Collection
	for _, concept := range s.concepts {
		list = append(list, collectionsOf[concept]...)
	}
	return list
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

// listsFields reports whether a table of two columns says by its header that each row is a
// field and its value: "Field | Value", or nothing at all.
func listsFields(t *syntax.Table) bool {
	if len(t.Header.Cells) != 2 {
		return false
	}
	key := pieceOf(t.Header.Cells[0].Inline)
	return key.empty() && t.Header.Cells[1].Empty() || isFieldWord(key.text)
}

// speaksOfBoth reports whether a cell of a column for the likelihood or impact of a risk may give both, "H/M": not beside
// a column for the other one, and figures only where the header names two; else "4/5" is four of five.
func speaksOfBoth(columns []string, at int, head, cell string) bool {
	other := ""
	switch columns[at] {
	case "likelihood":
		other = "impact"
	case "impact":
		other = "likelihood"
	}
	if other == "" || slices.Contains(columns, other) {
		return false
	}
	return cell == "" || !isDigitByte(cell[0]) || strings.ContainsAny(head, "/&×+,") || strings.Contains(head, " x ") || strings.Contains(head, " and ")
}

// readRow reads one row as one record.
func (c *compiler) readRow(s *section, collection plan.Collection, place int, heads []piece, columns []string, row syntax.Row) {
	r := &c.room().raws.Take(1)[0]
	*r = raw{collection: collection, place: place, section: s.index, span: c.file.Trim(row.Span), horizon: s.horizon}
	r.fields = c.room().fields.Take(min(len(row.Cells)+1, 16))[:0]
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
		if columns[i] == "amount" || columns[i] == "arr" {
			r.currency, r.unit = headerCurrency(heads[i].text), headerUnit(heads[i].text)
		}
		switch {
		case collection == plan.Actions && columns[i] == "done" && c.boxCell(r, v):
			// A box beside a status does not contradict it: the row is ticked as in a list.
		case columns[i] == "" && !v.empty() && collection == plan.Goals && c.changeCell(r, v):
		case columns[i] == "" && strings.ContainsAny(v.text, "·|;,") && ownerField[collection] != "" && c.takeAll(r, v, knownName):
			// "$260k · Proposal · 50% · close 2027-03-31 · Dana" below "Details"
		case columns[i] == "" && !v.empty():
			r.keep(heads[i], v)
		case columns[i] == "":
		case columns[i] == "notes":
			r.note(v)
			c.readTraitSentences(r, v)
		case collection == plan.Stakeholders && columns[i] == "influence" && !v.empty():
			c.influenceCell(r, v)
		case columns[i] == "amount" && r.unit != "" && isFigure(v.text):
			whole := piece{text: v.text + r.unit, span: v.span}
			whole.runs = []syntax.Run{{Span: v.span, Text: whole.text}}
			r.set("amount", whole)
		case collection == plan.Stakeholders && columns[i] == "stance" && c.stanceCell(r, v):
		case columns[i] == "mitigation" && collection == plan.Risks && c.isLevel(r, v.text):
			r.fields = slices.DeleteFunc(r.fields, func(f field) bool { return f.name == "impact" })
			r.set("impact", v) // "Now", beside how grave it was the last time
		case c.setFused(r, heads[i], v):
		case collection == plan.Risks && speaksOfBoth(columns, i, heads[i].text, v.text) && c.takeLevels(r, v):
		case collection == plan.Goals && !v.empty() && c.changeCell(r, v):
		case columns[i] == "action" && collection == plan.Actions:
			r.set("action", c.takeBox(r, v))
		default:
			r.set(columns[i], v)
		}
	}
	if filled == 0 {
		return
	}
	if filled == 1 && len(row.Cells) > 2 && first.emphasised() {
		c.prose(s, first.span, first.text, -1) // a bold row that parts the table into groups
		return
	}
	if isTotalWord(first.text) && c.readTotalRow(collection, r, row.Span) {
		return
	}
	c.inheritPart(s, r, c.plan.Sections[s.index].Title.Span)
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
	if collection == plan.Stakeholders && r.has("title") {
		for i, f := range r.fields {
			if f.name == "name" && !f.value.empty() {
				if parts := f.value.split(dashes...); len(parts) == 2 && c.nameScore(f.value.text) < givenName && c.nameScore(parts[0].text) < givenName && c.nameScore(parts[1].text) >= fullName {
					r.fields[i].value = parts[1] // "(agency) Lowell & Dace - Bridget Moss"
					if !r.has("unit") {
						r.set("unit", parts[0])
					}
				}
				c.splitAside(r, i)
			}
		}
	}
	if collection == plan.Stakeholders && !r.has("title") {
		c.splitFusedName(r, fusedHeader(heads, columns))
	}
	c.add(r)
}

// stanceCell takes a cell that says more than a stance: "big fan / champion", "no, detractor".
func (c *compiler) stanceCell(r *raw, v piece) bool {
	parts := v.split(" / ", ", ", "; ")
	if _, whole := c.words.Stance(v.text); whole || len(parts) != 2 {
		return false
	}
	stance, role := -1, -1
	for i, part := range parts {
		if c.isRole(part.text) && !isStanceWord(part.text) {
			role = i
		} else if _, ok := c.stanceOf(part); ok && (stance < 0 || isStanceWord(core(part).text)) {
			stance = i
		}
	}
	if stance < 0 && role < 0 {
		return false
	}
	if role >= 0 && !r.has("role") {
		r.set("role", parts[role])
	}
	if stance >= 0 {
		found, _ := c.stanceOf(parts[stance])
		r.set("stance", found)
	}
	for i, part := range parts {
		if i != stance && i != role {
			r.note(part)
		}
	}
	return true
}

// headerCurrency finds the currency that a header or key names: "TCV (USD)", "Value in EUR".
func headerCurrency(header string) string {
	for _, word := range strings.FieldsFunc(header, func(r rune) bool { return r == ' ' || r == '(' || r == ')' || r == ',' || r == '/' || r == '_' }) {
		switch word = strings.Trim(word, "km"); word {
		case "€", "£", "₹":
			if code, ok := currencyCode(word); ok {
				return code
			}
		}
		if letters, ok := strings.CutSuffix(word, "$"); ok && letters != "" && len(letters) < 3 && strings.ToUpper(letters) == letters {
			if code, ok := currencyCode(word); ok {
				return code // "A$", "R$"
			}
		}
		if len(word) == 3 && strings.ToUpper(word) == word {
			if code, ok := currencyCode(word); ok && code == word {
				return code
			}
		}
	}
	return ""
}

// headerUnit is what a header says that the figures below it are: "k" of "£k" and "Value (k€)", "m" of "JPY M / year"; empty
// where they are what they are.
func headerUnit(header string) string {
	lower := strings.ToLower(header)
	for _, mark := range []string{"£k", "€k", "$k", "k£", "k€", "k$", "t€", "teur", "keur", "kusd", "kgbp", "'000", "000s", "(k)", "in k", "tsek", "tnok", "tdkk", "tchf", "thousand"} {
		if strings.Contains(lower, mark) {
			return "k"
		}
	}
	for _, mark := range []string{"£m", "€m", "$m", "m£", "m€", "m$", "meur", "musd", "mgbp", "mjpy", "msek", "mnok", "mdkk", "mchf", "(m)", "million", "mio", "mln"} {
		if strings.Contains(lower, mark) {
			return "m"
		}
	}
	before := ""
	for word := range strings.FieldsFuncSeq(header, func(r rune) bool { return r == ' ' || r == '(' || r == ')' || r == ',' || r == '/' }) {
		if _, money := currencyCode(before); word == "M" && money {
			return "m"
		}
		before = word
	}
	return ""
}

// changeCell takes "14 → 5" for a goal's baseline and target, whatever the column is called.
func (c *compiler) changeCell(r *raw, v piece) bool {
	from, to, ok := changeOf(v)
	if !ok || r.has("baseline") || r.has("target") {
		return false
	}
	r.set("baseline", from)
	r.set("target", to)
	return true
}

// influenceCell reads a cell of influence, which many use for the buying role: "Economic buyer
// (High)", "Gatekeeper / Blocker", "Medium".
func (c *compiler) influenceCell(r *raw, v piece) {
	if _, level := c.words.Level(v.text); level || isPlaceholder(v) {
		r.set("influence", v)
		return
	}
	taken := false
	for _, part := range v.split("(", ")", ",", "/", ";", " – ", " - ", "+") {
		if role, ok := c.roleOf(part); ok {
			r.set("role", role)
			taken = true
		} else if _, level := c.words.Level(part.text); level && !r.has("influence") {
			r.set("influence", part)
			taken = true
		}
	}
	if !taken {
		r.set("influence", v)
	}
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
		if f = c.splitAside(r, i); f.value.empty() {
			continue
		}
		if c.splitByKind(r, i) {
			return
		}
		name, title := splitNameTitle(f.value)
		if !title.empty() && (always || c.words.JobTitle(title.text) || strings.Contains(f.value.text, " - ") || strings.Contains(f.value.text, " – ")) {
			r.fields[i].value = name
			c.setTitleOrRole(r, title)
		}
		return
	}
}

// splitAside takes what parentheses behind a name say of the person: "Tom Basile (left 2026-09-30)",
// "Ada Roth (champion)".
func (c *compiler) splitAside(r *raw, at int) field {
	f := r.fields[at]
	open := strings.IndexByte(f.value.text, '(')
	if open <= 0 || !strings.HasSuffix(f.value.text, ")") || c.nameScore(strings.TrimSpace(f.value.text[:open])) < fullName {
		return f
	}
	aside := f.value.cut(open+1, len(f.value.text)-1)
	lower := asciiLower(aside.text)
	switch {
	case strings.HasPrefix(lower, "left") || strings.HasPrefix(lower, "leaves") || strings.HasPrefix(lower, "leaving"):
		when := aside.cut(strings.IndexByte(aside.text+" ", ' '), len(aside.text))
		if when, ok := c.dated(when, false); ok {
			r.set("left", when)
		} else {
			r.note(aside)
		}
	case c.personTrait(r, aside):
	default:
		return f
	}
	f.value = f.value.cut(0, open)
	r.fields[at] = f
	return f
}

// splitByKind splits a cell such as "Principal (Dr Evelyn Marsh)" or "Head of IT – Colm Doyle",
// where one piece is surely a name and another surely a title.
func (c *compiler) splitByKind(r *raw, at int) bool {
	parts := c.personParts(r.fields[at].value)
	if len(parts) != 2 {
		return false
	}
	for name, other := range [2]int{1, 0} {
		if c.nameScore(parts[name].text) >= fullName && c.titleScore(parts[other].text, true) >= 5 && c.nameScore(parts[other].text) < givenName {
			r.fields[at].value = parts[name].piece
			c.fillAttributes(r, parts[other].piece)
			return true
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
