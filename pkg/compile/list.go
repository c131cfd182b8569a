package compile

// Lists: an item is a record of its section's concept, a field of the record it stands
// under, a fact of the account, or narrative.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// taskCollections are the collections whose items people write with boxes.
var taskCollections = map[plan.Collection]bool{
	plan.Actions: true, plan.Milestones: true, plan.Commitments: true, plan.Asks: true,
	plan.Questions: true, plan.DecisionProcess: true,
}

// readList reads the items of a list; parent is the action whose sub-tasks they are.
func (c *compiler) readList(s *section, b syntax.Block, parent *raw) {
	if parent == nil && (c.readKeyedList(s, b) || c.readListCard(s, b)) {
		return
	}
	if parent == nil {
		if concept := c.tellingList(s, b); concept != "" {
			s = s.about(concept)
		}
	}
	place := c.newPlace()
	for _, item := range b.Items {
		c.readItem(s, item, place, parent)
	}
}

// isDealWord reports whether a key can only name an opportunity.
func (c *compiler) isDealWord(key string) bool {
	switch asciiLower(strings.Trim(key, " *")) {
	case "deal", "opportunity", "opp", "deal name", "opportunity name", "single sales objective", "deal in focus", "focus deal", "deal in play", "active deal", "current deal":
		return true
	}
	return false
}

// readListCard reads a list whose items are the fields of one record: "- Name: …", "- Amount: …".
func (c *compiler) readListCard(s *section, b syntax.Block) bool {
	collection := firstCollection(s.concepts)
	if s.record != nil || s.title || len(b.Items) < 2 || collection == "" || collection == plan.Metrics || collection == plan.Landscape || collection == plan.Team {
		return false
	}
	lines := make([]piece, 0, len(b.Items))
	for _, item := range b.Items {
		if item.Task != syntax.NoTask || len(item.Blocks) > 0 {
			return false
		}
		lines = append(lines, pieceOf(item.Inline))
	}
	return allKeyLines(lines) && c.readCard(s, collection, b, lines)
}

func (c *compiler) readItem(s *section, item syntax.Item, place int, parent *raw) {
	line := pieceOf(item.Inline)
	var further []piece
	var told []piece // lines below the name, which tell of it
	if lines := pieceLines(item.Inline); len(lines) > 1 && allKeyLines(lines[1:]) {
		line, further = lines[0], lines[1:]
	} else if len(lines) > 1 && s.record == nil && c.titledLines(firstCollection(s.concepts), lines) {
		line, told = lines[0], lines[1:]
	}
	box, mark := piece{}, piece{}
	if item.Task == syntax.NoTask && len(line.text) > 4 && line.text[0] == '[' && line.text[2] == ']' && line.text[3] == ' ' {
		mark, line = line.cut(0, 3), line.cut(3, len(line.text)) // "[-] cancelled", "[/] half done"
	}
	if item.Task == syntax.NoTask {
		if trimmed := trimEmoji(line); trimmed.text != line.text && !trimmed.empty() {
			box, line = line.cut(0, strings.Index(line.text, trimmed.text)), trimmed
		}
	}
	collection := c.itemCollection(s, item, line)
	if s.record != nil && (item.Task == syntax.NoTask || collection == s.record.collection) {
		c.readRecordItem(s, item, line)
		return
	}
	if line.empty() && len(item.Blocks) == 0 {
		return
	}
	if item.Task == syntax.NoTask && c.readFactItem(s, item, line) {
		return
	}
	if collection == "" {
		c.proseFacts(s, line)
		c.prose(s, item.Span, blockText(syntax.Block{Items: []syntax.Item{item}}), 0)
		return
	}
	if collection == plan.Metrics && item.Task == syntax.NoTask && c.sellsByMethod() {
		c.readMetrics(s, line)
	}
	if item.Task == syntax.NoTask && c.readTotal(s, line) {
		return
	}
	if collection == plan.Team && strings.Count(line.text, "(") > 1 && strings.Contains(line.text, "), ") {
		c.addTeamList(s, line) // "Kim Osei (AE), Tania Lopez (CSM)"
		return
	}
	r := &raw{collection: collection, place: place, section: s.index, span: item.Span, parent: parent, horizon: s.horizon}
	if item.Task != syntax.NoTask {
		r.checked = plan.Flag{Origin: plan.Origin{Span: item.Box, Text: c.file.Text(item.Box), State: plan.Set}, Value: item.Task == syntax.DoneTask}
	}
	if !box.empty() && taskCollections[collection] && !c.boxCell(r, box) {
		mark = box
	}
	if _, status := c.words.Status(mark.text); status && (collection == plan.Actions || collection == plan.Commitments || collection == plan.Milestones) {
		r.set("status", mark)
	}
	if taskCollections[collection] && item.Task == syntax.NoTask && line.struck() {
		r.checked = plan.Flag{Origin: plan.Origin{Span: line.span, Text: line.text, State: plan.Set}, Value: true}
	}
	if taskCollections[collection] && item.Task == syntax.NoTask {
		line = c.takeStruckLead(r, line)
	}
	c.fillItem(s, r, line)
	c.readFurther(r, further)
	c.tellLines(r, told)
	c.readNested(s, r, item, place)
	if s.record != nil {
		// A task below the block of a goal is done for that goal.
		if id, ok := s.record.get("id"); ok && !r.has("for") && collection == plan.Actions {
			r.set("for", id)
		}
	}
	if collection == plan.Actions && len(r.fields) > 0 {
		if !s.owner.empty() && !r.has("owner") {
			r.set("owner", s.owner)
		}
		if !s.due.empty() && !r.has("due") {
			r.set("due", s.due)
		}
	}
	if collection == plan.SWOT && s.quadrant != "" && !r.has("quadrant") {
		r.set("quadrant", piece{text: string(s.quadrant), span: c.plan.Sections[s.index].Title.Span})
	}
	if len(r.fields) == 0 && len(r.notes) == 0 {
		c.unplaced(line, plan.UnreadableItem, "", s.concept())
		return
	}
	c.add(r)
	pending := c.pendingSubTasks
	c.pendingSubTasks = nil
	for _, read := range pending {
		read()
	}
}

// readFurther reads the lines below the first of an item, each of which begins with a key: "Countermeasure: offer
// samples. Responsible: Mizuhara".
func (c *compiler) readFurther(r *raw, lines []piece) {
	for _, line := range lines {
		if pairs := keyPairs(line); len(pairs) == 1 && strings.Contains(pairs[0].value.text, ": ") {
			fields := len(r.fields)
			if rest := c.takeSentences(r, line); len(r.fields) > fields+1 {
				r.note(rest)
				continue
			}
			r.fields = r.fields[:fields]
		}
		for _, pair := range keyPairs(line) {
			if !c.readRecordField(r, pair) {
				r.note(pair.whole())
			}
		}
	}
}

// allKeyLines reports whether every line begins with a key.
func allKeyLines(lines []piece) bool {
	for _, line := range lines {
		if len(keyPairs(line)) == 0 {
			return false
		}
	}
	return true
}

// itemCollection decides which collection an item of the section belongs to; empty for narrative.
func (c *compiler) itemCollection(s *section, item syntax.Item, line piece) plan.Collection {
	if c.narrative(s) && (s.title || s.concept() == plan.ConceptSummary || s.concept() == plan.ConceptOverview || s.concept() == plan.ConceptNotes || s.concept() == plan.ConceptReview) {
		if item.Task != syntax.NoTask && !s.title {
			return plan.Actions
		}
		return ""
	}
	var candidates []plan.Collection
	for _, concept := range s.concepts {
		if list := collectionsOf[concept]; len(list) > 0 {
			candidates = append(candidates, list[0])
		}
	}
	if item.Task != syntax.NoTask {
		for _, candidate := range candidates {
			if taskCollections[candidate] {
				return candidate
			}
		}
		if len(candidates) == 1 && candidates[0] == plan.Goals && s.record == nil && !strings.ContainsAny(line.text, "@📅") && !strings.Contains(line.text, "due:") && !strings.Contains(line.text, "(due") {
			return plan.Goals // boxes that tell which goals are reached
		}
		if len(candidates) > 0 && candidates[0] == plan.Risks && !slices.Contains(candidates, plan.Actions) && len(candidates) <= 2 {
			return plan.Risks // boxes that tell which risks are dealt with
		}
		if len(candidates) == 1 && candidates[0] == plan.Opportunities {
			trial := &raw{collection: plan.Opportunities}
			if c.inlineFields(trial, line); trial.has("amount") || trial.has("stage") {
				return plan.Opportunities
			}
		}
		if s.concept() == plan.ConceptSWOT || len(s.concepts) == 0 && !s.title && c.plan.Sections[s.index].Headless {
			return ""
		}
		return plan.Actions
	}
	if len(candidates) > 1 && !s.focused {
		// "Opportunities, Risks, and Actions": the item says what it is, or has an action's fields.
		if pair, ok := keyLine(line); ok {
			for _, concept := range c.words.Exact(pair.key.text, "").Concepts {
				for _, candidate := range candidates {
					if list := collectionsOf[concept]; len(list) > 0 && list[0] == candidate {
						return candidate
					}
				}
			}
		}
		if strings.Contains(line.text, "due:") || strings.Contains(line.text, " @") {
			for _, candidate := range candidates {
				if candidate == plan.Actions {
					return candidate
				}
			}
		}
	}
	if len(candidates) > 1 && !s.focused && (candidates[0] == plan.Commitments || candidates[0] == plan.Contracts) && slices.Contains(candidates, plan.Actions) {
		return plan.Actions // "Agreements / action items", "Commitments and next steps"
	}
	if len(candidates) > 1 && !s.focused && candidates[0] == plan.Challenges && slices.Contains(candidates, plan.Risks) {
		return plan.Risks // "Problems / risks"
	}
	if len(candidates) > 1 && candidates[0] == plan.Landscape {
		if _, keyed := keyLine(line); !keyed {
			candidates = candidates[1:] // "Strategy and goals": what has no key is a goal
		}
	}
	if len(candidates) == 0 || candidates[0] == plan.Whitespace {
		return ""
	}
	return candidates[0]
}

// narrative reports whether no concept of the section has records.
func (c *compiler) narrative(s *section) bool { return s.title || firstCollection(s.concepts) == "" }

// readFactItem takes "- **ARR:** €2M" below a heading that holds facts.
func (c *compiler) readFactItem(s *section, item syntax.Item, line piece) bool {
	if !s.statesFacts() || len(item.Blocks) > 0 {
		return false
	}
	pairs := keyPairs(line)
	if len(pairs) == 0 {
		if c.readTermLine(s, line) {
			return true
		}
		if pair, ok := c.dashPair(s, line); ok { // "- **Contract end date** – 31 March 2027"
			pairs = []keyed{pair}
		} else if pairs = c.wordFacts(s, line); len(pairs) == 0 {
			return false
		}
	}
	for _, pair := range pairs {
		if pair.value.empty() && !pair.bold {
			return false
		}
	}
	taken := false
	for _, pair := range pairs {
		if c.readFactLine(s, pair) {
			taken = true
		} else if taken {
			c.prose(s, union(pair.key, pair.value), pair.key.text+": "+pair.value.text, 0)
		}
	}
	return taken
}

// readRecordItem reads an item below a record's heading: a field, or a note.
func (c *compiler) readRecordItem(s *section, item syntax.Item, line piece) {
	taken := false
	if b := boxesBelow(item); b != nil && len(strings.Fields(line.text)) <= 3 && s.record.collection != plan.Stakeholders {
		c.readList(s, *b, nil) // "Tasks" above boxes
		c.prose(s, line.span, line.text, -1)
		return
	}
	if pairs := keyPairs(line); len(pairs) > 0 {
		taken = true
		for _, pair := range pairs {
			v := pair
			if b := boxesBelow(item); v.value.empty() && b != nil {
				c.readList(s, *b, nil) // "Steps:" above boxes
				c.prose(s, pair.key.span, pair.key.text, -1)
				continue
			}
			if v.value.empty() && len(item.Blocks) > 0 {
				v.value = c.nestedText(item)
			}
			if !c.readRecordField(s.record, v) {
				c.prose(s, item.Span, line.text, 0)
				break
			}
		}
	}
	if !taken {
		if item.Task == syntax.NoTask && len(line.text) < 120 {
			c.readTraitSentences(s.record, line) // "- Champion, advocate" below somebody's heading
			c.tellGoalProse(s.record, line)
		}
		c.prose(s, item.Span, blockText(syntax.Block{Items: []syntax.Item{item}}), 0)
	}
}

// boxesBelow is the list of boxes of which an item is the heading; nil where it is none.
func boxesBelow(item syntax.Item) *syntax.Block {
	if item.Task != syntax.NoTask || len(item.Blocks) != 1 || item.Blocks[0].Kind != syntax.List || len(item.Blocks[0].Items) == 0 || item.Blocks[0].Items[0].Task == syntax.NoTask {
		return nil
	}
	return &item.Blocks[0]
}

// nestedText joins the items of a nested list into one value.
func (c *compiler) nestedText(item syntax.Item) piece {
	var parts []string
	p := piece{}
	for _, b := range item.Blocks {
		p.span = p.span.Union(b.Span)
		parts = append(parts, strings.ReplaceAll(blockText(b), "\n", ", "))
	}
	p.text = strings.Join(parts, ", ")
	p.runs, p.skip = []syntax.Run{{Span: p.span, Text: p.text}}, 0
	return p
}

// fillItem reads the text of an item into the fields of its record.
func (c *compiler) fillItem(s *section, r *raw, line piece) {
	if overloaded(line) {
		r.set(labelField[r.collection], line)
		return
	}
	switch r.collection {
	case plan.Stakeholders:
		c.fillPerson(s, r, line)
	case plan.Team:
		c.fillTeamMember(r, line)
	case plan.Log:
		c.fillLogEntry(r, line)
	case plan.Competitors, plan.Landscape, plan.Metrics:
		c.fillNamed(s, r, line)
	case plan.SWOT:
		if pair, ok := keyLine(line); ok {
			if _, known := c.words.Quadrant(pair.key.text); known {
				r.set("quadrant", pair.key)
				line = pair.value
			}
		}
		r.set("text", line)
	default:
		line = c.takeID(r, line)
		if pair, ok := keyLine(line); ok && !pair.value.empty() {
			if c.namesRecord(r.collection, pair.key.text) {
				line = pair.value // "Main risk: budget freeze"
			}
		}
		line = c.inlineFields(r, line)
		r.set(labelField[r.collection], line.trimRight(" ,;:–—→"))
	}
}

// fillNamed reads "**Name**: text" and "Name – text".
func (c *compiler) fillNamed(s *section, r *raw, line piece) {
	line = c.takeID(r, line)
	label, rest := "", piece{}
	switch r.collection {
	case plan.Competitors:
		label, rest = labelField[r.collection], line
		if pair, ok := keyLine(line); ok {
			r.set(label, pair.key)
			rest = c.inlineFields(r, pair.value)
			r.note(rest)
			return
		}
		line = c.inlineFields(r, line)
		name, text := line, piece{}
		for _, sep := range dashes {
			if i := strings.Index(line.text, sep); i > 0 {
				name, text = line.cut(0, i), line.cut(i+len(sep), len(line.text))
				break
			}
		}
		if cut := strings.IndexAny(name.text, "(,"); text.empty() && cut > 0 && len(strings.Fields(name.text[:cut])) <= 4 {
			name, text = name.cut(0, cut), name.cut(cut, len(name.text))
		}
		if text.empty() && len(strings.Fields(name.text)) > 6 {
			// A sentence: its bold beginning is the name.
			n := 0
			for _, run := range line.exact() {
				if run.Style&syntax.Bold == 0 {
					break
				}
				n += len(run.Text)
			}
			if n > 0 {
				name, text = line.cut(0, n), line.cut(n, len(line.text))
			}
		}
		r.set(label, name)
		r.note(text)
	case plan.Landscape:
		if pair, ok := keyLine(line); ok {
			r.set("name", pair.key)
			r.set("value", pair.value)
			return
		}
		r.set("value", line)
	case plan.Metrics:
		if pair, ok := keyLine(line); ok {
			if c.takeSeats(r, pair.key, pair.value) {
				return
			}
			r.set("metric", pair.key)
			r.set("value", c.takeTrailingDate(r, pair.value, "as_of"))
			return
		}
		r.set("metric", c.takeTrailingDate(r, line, "as_of"))
	}
}

// takeSeats takes "Field Dispatch: 62 of 140 seats active" for the use of a product.
func (c *compiler) takeSeats(r *raw, product, p piece) bool {
	words := strings.Fields(p.text)
	if len(words) < 4 || words[1] != "of" || !isFigure(words[0]) || !isFigure(words[2]) {
		return false
	}
	switch strings.ToLower(strings.Trim(words[3], ".,;()")) {
	case "seats", "seat", "users", "user", "licences", "licenses", "lizenzen", "plätze", "paid", "purchased":
	default:
		return false
	}
	of := strings.Index(p.text, " of ")
	seats := of + len(" of ")
	r.collection = plan.Products
	r.set("product", product)
	r.set("active", p.cut(0, of))
	r.set("seats", p.cut(seats, seats+len(words[2])))
	c.takeTrailingDate(r, p, "as_of")
	return true
}

// fillTeamMember reads "Priya Iyer (CSM)", "CSM: Priya Iyer" and "Priya Iyer, CSM @priya".
func (c *compiler) fillTeamMember(r *raw, line piece) {
	if at := strings.IndexByte(line.text, '@'); at >= 0 {
		word := line.cut(at, len(line.text))
		if end := strings.IndexAny(word.text, " ,;)"); end > 0 {
			word = word.cut(0, end)
		}
		r.set("handle", word)
		line = line.without(at, at+len(word.text))
		line = line.trimRight(" ,;-–—(")
	}
	if pair, ok := keyLine(line); ok {
		if _, known := c.words.OurRole(pair.key.text); known {
			r.set("role", pair.key)
			r.set("name", pair.value)
			return
		}
		if c.nameScore(pair.key.text) < givenName && c.nameScore(firstPiece(pair.value).text) >= fullName {
			r.set("role", pair.key) // "Strategy: Fenella Dore"
			r.set("name", firstPiece(pair.value))
			return
		}
		r.set("name", pair.key)
		r.set("role", pair.value)
		return
	}
	name, role := splitNameTitle(line)
	r.set("name", name)
	if role.empty() {
		return
	}
	if at := strings.Index(role.text, ", "); at > 0 && c.isOurRole(role.text[:at]) || at > 0 && c.words.JobTitle(role.text[:at]) {
		if first, _ := utf8.DecodeRuneInString(role.text[at+2:]); unicode.IsLower(first) {
			r.note(role.cut(at+2, len(role.text))) // "CSM, part time until January"
			role = role.cut(0, at)
		}
	}
	r.set("role", role)
}

// fillLogEntry reads "2026-09-14 (meeting) text", "**14 Sep 2026** – won: text".
func (c *compiler) fillLogEntry(r *raw, line piece) {
	end, best := 0, 0
	for read := 0; read < 4; read++ {
		from := end + len(line.text[end:]) - len(strings.TrimLeftFunc(line.text[end:], unicode.IsSpace))
		w := line.text[from:]
		if space := strings.IndexFunc(w, unicode.IsSpace); space >= 0 {
			w = w[:space]
		}
		if w == "" || w[0] == '(' || w[0] == '[' {
			break // the kind of entry, though a date may have an aside
		}
		end = from + len(w)
		if text := strings.TrimRight(line.text[:end], ":,.–—-"); text != "" && c.dateLike(text) && !vagueDate(text) {
			best = len(text)
		}
	}
	if best > 0 {
		r.set("date", line.cut(0, best))
		line = line.cut(best, len(line.text))
		line = line.trimLeft(" :,.–—-|")
	}
	if strings.HasPrefix(line.text, "(") || strings.HasPrefix(line.text, "[") {
		closing := ")"
		if line.text[0] == '[' {
			closing = "]"
		}
		if i := strings.Index(line.text, closing); i > 0 {
			inside := line.cut(1, i)
			if _, ok := c.words.LogKind(inside.text); ok {
				r.set("kind", inside)
				line = line.cut(i+1, len(line.text))
				line = line.trimLeft(" :,–—-")
			}
		}
	}
	if !r.has("kind") {
		if pair, ok := keyLine(line); ok && len(strings.Fields(pair.key.text)) <= 2 {
			if _, known := c.words.LogKind(pair.key.text); known {
				r.set("kind", pair.key)
				line = pair.value
			}
		}
	}
	line = c.takeParentheses(r, line)
	line = c.takeSentences(r, line)
	line = c.takeTokens(r, line)
	r.set("text", line)
}

// readNested reads what stands below an item: fields, sub-tasks or notes.
func (c *compiler) readNested(s *section, r *raw, item syntax.Item, place int) {
	for _, b := range item.Blocks {
		if b.Kind != syntax.List {
			if text := blockText(b); strings.TrimSpace(text) != "" {
				if b.Kind == syntax.Paragraph && r.collection == plan.Goals {
					c.tellGoalProse(r, pieceOf(b.Inline))
				}
				r.notes = append(r.notes, plan.String{Origin: plan.Origin{Span: b.Span, Text: text, State: plan.Set}})
			}
			continue
		}
		for _, inner := range b.Items {
			line := pieceOf(inner.Inline)
			if inner.Task != syntax.NoTask && taskCollections[r.collection] {
				c.readSubTask(s, r, inner)
				continue
			}
			if pair, ok := keyLine(line); ok {
				if pair.value.empty() && len(inner.Blocks) > 0 {
					pair.value = c.nestedText(inner)
				}
				if c.readRecordField(r, pair) {
					continue
				}
			}
			if c.readNestedPiece(s, r, inner, line, place) {
				continue
			}
			if text := blockText(syntax.Block{Items: []syntax.Item{inner}}); strings.TrimSpace(text) != "" {
				r.notes = append(r.notes, plan.String{Origin: plan.Origin{Span: inner.Span, Text: text, State: plan.Set}})
			}
		}
	}
}

// readNestedPiece reads an item without a key below another: a piece of what its line is about,
// or, below a person, somebody who reports to them.
func (c *compiler) readNestedPiece(s *section, r *raw, inner syntax.Item, line piece, place int) bool {
	switch {
	case r.collection == plan.Stakeholders && c.isPersonLine(line):
		parent := mustGet(r, "name")
		below := *s
		c.pendingSubTasks = append(c.pendingSubTasks, func() {
			boss := &raw{collection: plan.Stakeholders, place: place, section: s.index, span: inner.Span}
			boss.set("reports_to", parent)
			c.fillItem(&below, boss, line)
			c.readNested(&below, boss, inner, place)
			pending := c.pendingSubTasks
			c.pendingSubTasks = nil
			c.add(boss)
			for _, read := range pending {
				read()
			}
		})
		return true
	case len(inner.Blocks) > 0 || len(line.text) > 120:
		return false
	case r.collection == plan.Stakeholders:
		before := len(r.fields)
		c.fillAttributes(r, line)
		return len(r.fields) > before
	case r.collection == plan.Goals:
		before := len(r.fields)
		if !c.takeAll(r, line, fullName) {
			c.tellGoalProse(r, line)
		}
		return len(r.fields) > before
	case isWork(r.collection) || r.collection == plan.Opportunities:
		return c.takeAll(r, line, fullName)
	}
	return false
}

// readSubTask reads a box below a box: an action of its own, which takes owner and date from
// the one above where it has none.
func (c *compiler) readSubTask(s *section, parent *raw, item syntax.Item) {
	inner := *s
	inner.record = nil
	c.pendingSubTasks = append(c.pendingSubTasks, func() {
		c.readItem(&inner, item, parent.place, parent)
	})
}

// sameText compares two texts as people would.
func sameText(a, b string) bool { return finding.Normalise(a) == finding.Normalise(b) }
