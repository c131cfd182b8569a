package compile

// What stands below a heading: paragraphs, lists and other blocks of a section become
// facts, records, notes or prose.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

func (c *compiler) readSection(s *section) {
	c.readBlocks(s, s.blocks)
}

func (c *compiler) readBlocks(s *section, blocks []syntax.Block) {
	for i, b := range blocks {
		if b.Kind == syntax.Paragraph && i+1 < len(blocks) && c.startsBoldRecord(s, b, blocks[i+1]) {
			continue // the list that follows belongs to it
		}
		switch b.Kind {
		case syntax.Paragraph:
			c.readParagraph(s, b)
		case syntax.TableBlock:
			c.readTable(s, b)
		case syntax.List:
			if i > 0 && c.boldRecord != nil {
				inner := *s
				inner.record, c.boldRecord = c.boldRecord, nil
				inner.record.span = inner.record.span.Union(b.Span)
				c.readList(&inner, b, nil)
				continue
			}
			c.readList(s, b, nil)
		case syntax.Quote:
			c.readQuote(s, b)
		case syntax.Code, syntax.HTML:
			c.prose(s, b.Span, b.Inline.Text(), -1)
		}
	}
}

// readQuote reads a quotation that holds facts as facts, and any other as prose.
func (c *compiler) readQuote(s *section, b syntax.Block) {
	if s.statesFacts() && s.record == nil && len(b.Blocks) == 1 && b.Blocks[0].Kind == syntax.Paragraph {
		lines := pieceLines(b.Blocks[0].Inline)
		if pairs := keyLines(lines); len(pairs) > 0 {
			if _, known := c.words.Key(pairs[0].key.text); known {
				c.readParagraph(s, b.Blocks[0])
				return
			}
		}
	}
	c.prose(s, b.Span, blockText(b), 0)
}

// concept is what the section is mainly about.
func (s *section) concept() plan.Concept {
	if s.title {
		return plan.ConceptOverview
	}
	if len(s.concepts) == 0 {
		return ""
	}
	return s.concepts[0]
}

// statesFacts reports whether key lines of the section are facts of the account.
func (s *section) statesFacts() bool { return s.title || holdsFacts[s.concept()] }

// prose keeps narrative. Words are counted unless count is negative (code, raw HTML).
func (c *compiler) prose(s *section, span source.Span, text string, count int) {
	text = strings.TrimSpace(text)
	n := 0
	if count >= 0 && !value.Placeholder(text) {
		n = words(text)
	}
	str := plan.String{Origin: plan.Origin{Span: span, Text: text, State: plan.Set}}
	if value.Placeholder(text) {
		str.State = plan.Placeholder
		c.plan.Problems = append(c.plan.Problems, plan.Problem{Kind: plan.UnfilledValue, Span: span, Text: text, Label: c.plan.Sections[s.index].Title.Text})
	}
	c.plan.Prose = append(c.plan.Prose, plan.Prose{Text: str, Section: s.index, Words: n})
	c.plan.Sections[s.index].Words += n
	if s.record != nil && n > 0 {
		s.record.notes = append(s.record.notes, str)
	}
	if n > 0 && (s.concept() == plan.ConceptSummary || s.concept() == plan.ConceptOverview && s.record == nil) && count >= 0 {
		c.plan.Summary = append(c.plan.Summary, str)
	}
}

// blockText is all text of a block, for narrative.
func blockText(b syntax.Block) string {
	var parts []string
	var walk func(b syntax.Block)
	walk = func(b syntax.Block) {
		if t := b.Inline.Text(); t != "" {
			parts = append(parts, t)
		}
		for _, item := range b.Items {
			if t := item.Inline.Text(); t != "" {
				parts = append(parts, t)
			}
			for _, inner := range item.Blocks {
				walk(inner)
			}
		}
		for _, inner := range b.Blocks {
			walk(inner)
		}
		if b.Table != nil {
			for _, row := range append([]syntax.Row{b.Table.Header}, b.Table.Rows...) {
				for _, cell := range row.Cells {
					if t := cell.Inline.Text(); t != "" {
						parts = append(parts, t)
					}
				}
			}
		}
	}
	walk(b)
	return strings.Join(parts, "\n")
}

// readParagraph reads key lines as fields or facts; everything else is prose.
func (c *compiler) readParagraph(s *section, b syntax.Block) {
	lines := pieceLines(b.Inline)
	if c.readBoldRecord(s, b, lines) {
		return
	}
	if len(lines) == 1 && c.refocus(s, lines[0]) {
		c.prose(s, b.Span, b.Inline.Text(), -1)
		return
	}
	if table := pipeTable(lines, b.Span); table != nil {
		c.readTable(s, syntax.Block{Kind: syntax.TableBlock, Span: b.Span, Table: table})
		return
	}
	var rest []piece
	for _, line := range lines {
		if !c.readLine(s, line) && !c.readPersonLine(s, line) {
			rest = append(rest, line)
		}
	}
	if len(rest) == 0 {
		return
	}
	if s.record != nil {
		for _, line := range rest {
			c.readTraitSentences(s.record, line)
		}
	}
	if len(rest) == len(lines) {
		c.prose(s, b.Span, b.Inline.Text(), 0)
		return
	}
	for _, line := range rest {
		c.prose(s, line.span, line.text, 0)
	}
}

// readBoldRecord reads a paragraph whose first line is bold and whose other lines are fields:
//
//	**Licensing module**
//	Value: £18,000
//	Close: March 2027
func (c *compiler) readBoldRecord(s *section, b syntax.Block, lines []piece) bool {
	collection := firstCollection(s.concepts)
	if s.record != nil || collection == "" || len(lines) < 2 || !lines[0].bold(0, len(lines[0].text)) || !allKeyLines(lines[1:]) {
		return false
	}
	pairs := keyLines(lines[1:])
	if !c.haveFields(collection, pairs) {
		return false
	}
	r := c.newBoldRecord(s, collection, lines[0], b.Span)
	for _, pair := range pairs {
		if !c.readRecordField(r, pair) {
			r.note(piece{text: pair.key.text + ": " + pair.value.text, span: union(pair.key, pair.value)})
		}
	}
	c.add(r)
	return true
}

// startsBoldRecord starts the record that a bold line is when the list below it holds its fields.
func (c *compiler) startsBoldRecord(s *section, b, next syntax.Block) bool {
	collection := firstCollection(s.concepts)
	lines := pieceLines(b.Inline)
	if s.record != nil || collection == "" || len(lines) != 1 || !lines[0].bold(0, len(lines[0].text)) || next.Kind != syntax.List {
		return false
	}
	var items []piece
	for _, item := range next.Items {
		if item.Task != syntax.NoTask {
			return false
		}
		items = append(items, firstLine(item.Inline))
	}
	if !allKeyLines(items) || !c.haveFields(collection, keyLines(items)) {
		return false
	}
	c.boldRecord = c.add(c.newBoldRecord(s, collection, lines[0], b.Span))
	return true
}

func (c *compiler) newBoldRecord(s *section, collection plan.Collection, label piece, span source.Span) *raw {
	r := &raw{collection: collection, place: c.newPlace(), section: s.index, span: span, horizon: s.horizon}
	label = label.cut(len(label.text)-len(strings.TrimLeft(label.text, "0123456789.) ")), len(label.text))
	if collection == plan.Stakeholders {
		c.fillPerson(s, r, label)
		return r
	}
	r.set(labelField[collection], c.takeID(r, label))
	return r
}

// haveFields reports whether one of the pairs at least is a field of the collection.
func (c *compiler) haveFields(collection plan.Collection, pairs []keyed) bool {
	for _, pair := range pairs {
		if name, ok := c.words.Field(collection, pair.key.text); ok && name != labelField[collection] {
			return true
		}
	}
	return false
}

// refocus turns a section of several concepts to the one that a line such as "Opportunities:"
// names, for the blocks that follow.
func (c *compiler) refocus(s *section, line piece) bool {
	if len(s.concepts) == 0 || s.record != nil || !strings.HasSuffix(line.text, ":") || len(strings.Fields(line.text)) > 4 {
		return false
	}
	match := c.words.Heading(strings.TrimRight(line.text, ": "), "")
	if !match.Known() {
		return false
	}
	s.concepts = append(append([]plan.Concept{}, match.Concepts...), s.concepts...)
	s.focused = true
	return true
}

// readLine takes a line of key and value; false means that it is prose.
func (c *compiler) readLine(s *section, line piece) bool {
	if c.readTotal(s, line) {
		return true
	}
	if c.readLabelLine(s, line) {
		return true
	}
	if s.record != nil && c.readFieldSentences(s, line) {
		return true
	}
	pairs := keyPairs(line)
	if len(pairs) == 1 && !pairs[0].bold {
		if several := c.factPairs(s, line); several != nil {
			pairs = several
		}
	}
	if len(pairs) == 0 {
		if pair, ok := c.dashPair(s, line); ok {
			pairs = []keyed{pair}
		} else if pair, ok := c.datedWord(s, line); ok {
			pairs = []keyed{pair}
		}
	}
	if len(pairs) == 0 {
		// "*Last Updated: 2026-09-01*" and the like are key lines in any section.
		return false
	}
	var left []keyed
	for _, pair := range pairs {
		switch {
		case s.record != nil && c.readRecordField(s.record, pair):
		case s.record == nil && c.readFactLine(s, pair):
		default:
			left = append(left, pair)
		}
	}
	if len(left) == len(pairs) {
		return false
	}
	for _, pair := range left {
		c.prose(s, union(pair.key, pair.value), pair.key.text+": "+pair.value.text, 0)
	}
	return true
}

// readRecordField gives a key line to the record it stands under. An unknown bold key is kept
// as an extra field.
func (c *compiler) readRecordField(r *raw, pair keyed) bool {
	if name, ok := c.words.Field(r.collection, pair.key.text); ok {
		if name == "notes" {
			r.note(pair.value)
			return true
		}
		if r.has(name) && name == labelField[r.collection] {
			r.note(pair.value)
			return true
		}
		r.set(name, pair.value)
		return true
	}
	if pair.bold {
		r.keep(pair.key, pair.value)
		c.unplaced(pair.key, plan.UnknownField, pair.key.text, "")
		return true
	}
	return false
}

// readFactLine takes a key line as a fact of the account, a person of the team, or a total.
func (c *compiler) readFactLine(s *section, pair keyed) bool {
	if !s.statesFacts() {
		if key, ok := c.words.Key(pair.key.text); ok && factsAnywhere[key] {
			c.addFact(key, pair.key, pair.value, s)
			return true
		}
		return false
	}
	if s.concept() == plan.ConceptTeam {
		if role, ok := c.words.OurRole(pair.key.text); ok && !pair.value.empty() {
			c.addTeamLine(s, role, pair)
			return true
		}
	}
	if _, _, isTerm := value.DateRange(pair.value.text, c.values); isTerm && isContractWord(pair.key.text) {
		c.addFact("renewal", pair.key, pair.value, s)
		return true
	}
	if key, ok := c.words.Key(pair.key.text); ok && key != "acctplan" {
		if key == "team" {
			c.addTeamList(s, pair.value)
			return true
		}
		c.addFact(key, pair.key, pair.value, s)
		return true
	}
	if role, ok := c.words.OurRole(pair.key.text); ok && personLike(pair.value.text) {
		c.addTeamLine(s, role, pair)
		return true
	}
	if s.concept() == plan.ConceptCurrentState && pair.bold {
		c.addMetric(s, pair)
		return true
	}
	return false
}

// isContractWord reports whether a key names the contract itself, whose value may be its term.
func isContractWord(key string) bool {
	switch strings.ToLower(key) {
	case "contract", "agreement", "subscription", "framework", "vertrag", "contrat", "contrato", "current contract", "licence", "license":
		return true
	}
	return false
}

// factsAnywhere are facts so clearly named that they count in narrative sections too.
var factsAnywhere = map[string]bool{"reviewed": true, "next_review": true, "created": true}

// addTeamLine adds "CSM: Priya Iyer" to the team.
func (c *compiler) addTeamLine(s *section, role string, pair keyed) {
	switch role {
	case "owner", "csm", "executive_sponsor":
		c.addFact(role, pair.key, pair.value, s)
		return
	}
	r := &raw{collection: plan.Team, place: c.newPlace(), section: s.index, span: union(pair.key, pair.value)}
	r.set("name", pair.value)
	r.set("role", pair.key)
	c.add(r)
}

// addTeamList adds "Amir Haddad (AE), Lucie Bonnet (CSM)" to the team.
func (c *compiler) addTeamList(s *section, list piece) {
	place := c.newPlace()
	for _, part := range list.split(",", ";", " · ", " + ", " & ") {
		r := &raw{collection: plan.Team, place: place, section: s.index, span: part.span}
		c.fillTeamMember(r, part)
		c.add(r)
	}
}

// addMetric adds "**Tickets:** 12 open (Oct 2026)" to the account's signals.
func (c *compiler) addMetric(s *section, pair keyed) {
	r := &raw{collection: plan.Metrics, place: c.newPlace(), section: s.index, span: union(pair.key, pair.value), head: pair.key.span}
	r.set("metric", pair.key)
	v := c.takeTrailingDate(r, pair.value, "as_of")
	r.set("value", v)
	c.add(r)
}

// takeTrailingDate takes "(Aug 2026)", "as of 2026-10-01" from the end of a value.
func (c *compiler) takeTrailingDate(r *raw, p piece, name string) piece {
	if open := strings.LastIndexByte(p.text, '('); open > 0 && strings.HasSuffix(p.text, ")") {
		inside := p.cut(open+1, len(p.text)-1)
		date := inside
		for _, lead := range []string{"as of ", "at ", "on "} {
			if strings.HasPrefix(strings.ToLower(date.text), lead) {
				date = date.cut(len(lead), len(date.text))
			}
		}
		if c.dateLike(date.text) && !vagueDate(date.text) {
			r.set(name, date)
			return p.cut(0, open)
		}
	}
	if at := strings.LastIndex(asciiLower(p.text), " as of "); at > 0 {
		if date := p.cut(at+len(" as of "), len(p.text)); c.dateLike(date.text) {
			r.set(name, date)
			return p.cut(0, at)
		}
	}
	return p
}

// readTotal takes "Total: €1.2M", which is no record but can be checked against the records.
func (c *compiler) readTotal(s *section, line piece) bool {
	collection := firstCollection(s.concepts)
	if s.record != nil || collection == "" {
		return false
	}
	pair, ok := keyLine(line)
	if !ok || !isTotalWord(pair.key.text) {
		return false
	}
	money, problem := value.Money(pair.value.text, c.values)
	if problem != nil && money.State != plan.Set {
		return false
	}
	money.Span = pair.value.span
	c.plan.Totals = append(c.plan.Totals, plan.Total{Collection: collection, Amount: money, Row: line.span})
	return true
}

// isTotalWord reports whether a label says that its line sums up the others.
func isTotalWord(label string) bool {
	fields := strings.Fields(strings.ToLower(strings.Trim(label, " *:")))
	if len(fields) == 0 || len(fields) > 3 {
		return false
	}
	for _, word := range fields {
		switch strings.Trim(word, "()") {
		case "total", "totals", "sum", "subtotal", "sub-total", "gesamt", "summe", "grand", "open", "pipeline", "arr", "value", "amount", "all", "weighted", "overall", "target":
		default:
			return false
		}
	}
	switch fields[0] {
	case "total", "totals", "sum", "subtotal", "sub-total", "gesamt", "summe", "grand", "overall":
		return true
	}
	return false
}

// unplaced records a text that found no place.
func (c *compiler) unplaced(p piece, why plan.UnplacedReason, name string, concept plan.Concept) {
	str := p.string()
	if str.State == plan.Missing {
		str.State = plan.Set
	}
	c.plan.Unplaced = append(c.plan.Unplaced, plan.Unplaced{Text: str, Why: why, Name: name, Concept: concept})
}

// readFieldSentences takes a line about a record whose sentences are fields: "Role: economic
// buyer. Influence: high. Last contact: 2026-06-24."
func (c *compiler) readFieldSentences(s *section, line piece) bool {
	before := len(s.record.fields)
	if strings.Count(line.text, ": ") < 2 && !strings.Contains(line.text, ". ") {
		return false
	}
	rest := c.takeSentences(s.record, line)
	if len(s.record.fields) == before {
		return false
	}
	if !rest.empty() {
		c.readTraitSentences(s.record, rest)
		c.prose(s, rest.span, rest.text, 0)
	}
	return true
}

// readPersonLine takes a paragraph below a heading that names a role, "## Executive sponsor":
// "Marijke van Dam, Chief Research Officer — supporter".
func (c *compiler) readPersonLine(s *section, line piece) bool {
	if s.role == "" || s.record != nil || s.concept() != plan.ConceptStakeholders {
		return false
	}
	parts := line.split(dashes...)
	if len(parts) == 0 {
		return false
	}
	name, title := splitNameTitle(parts[0])
	if title.empty() && len(parts) > 1 {
		title = parts[1]
	}
	if !personLike(name.text) || title.empty() || !c.words.JobTitle(title.text) {
		return false
	}
	r := &raw{collection: plan.Stakeholders, place: c.newPlace(), section: s.index, span: line.span}
	c.fillPerson(s, r, line)
	c.add(r)
	return true
}

// readLabelLine takes a paragraph that says what it is: "Main risk: the CFO wants a tender."
func (c *compiler) readLabelLine(s *section, line piece) bool {
	collection := firstCollection(s.concepts)
	if s.record != nil || collection == "" {
		return false
	}
	for _, concept := range s.concepts {
		if list := collectionsOf[concept]; len(list) > 0 && c.readSentenceRecord(s, list[0], line) {
			return true
		}
	}
	pair, ok := keyLine(line)
	if !ok || pair.value.empty() {
		return false
	}
	r := &raw{collection: collection, place: c.newPlace(), section: s.index, span: line.span, horizon: s.horizon}
	switch {
	case c.namesRecord(collection, pair.key.text):
		c.fillItem(s, r, pair.value)
	case collection == plan.Stakeholders && c.isRole(pair.key.text):
		c.fillPerson(s, r, line)
	default:
		return false
	}
	c.add(r)
	return true
}

// readSentenceRecord takes a paragraph that is a record with its fields as sentences: "**Ute
// wants to self-host.** Likelihood: medium. Impact: high."
func (c *compiler) readSentenceRecord(s *section, collection plan.Collection, line piece) bool {
	if collection != plan.Risks && collection != plan.Opportunities && collection != plan.Goals {
		return false
	}
	r := &raw{collection: collection, place: c.newPlace(), section: s.index, span: line.span}
	label := c.takeSentences(r, trimLights(trimEmoji(line)))
	if len(r.fields) < 2 || label.empty() {
		return false
	}
	r.set(labelField[collection], label)
	c.add(r)
	return true
}

// trimLights cuts a traffic light from in front of a record's text.
func trimLights(p piece) piece {
	for i, r := range p.text {
		if r < 0x1F000 && r != ' ' {
			return p.cut(i, len(p.text))
		}
	}
	return p
}

// namesRecord reports whether a key says that a record of the collection follows: "Main risk:".
func (c *compiler) namesRecord(collection plan.Collection, key string) bool {
	key = asciiLower(key)
	for _, adjective := range []string{"main ", "top ", "biggest ", "key ", "primary ", "first "} {
		key = strings.TrimPrefix(key, adjective)
	}
	name, ok := c.words.Field(collection, key)
	return ok && name == labelField[collection] && len(strings.Fields(key)) <= 2
}

func (c *compiler) isRole(text string) bool {
	_, ok := c.words.Role(text)
	return ok && c.personNamed(text) == nil
}

// factPairs reads several facts that stand on one line without bold keys: "Owner: Katrin Voss,
// CSM: Ole Brandt", "ARR: 98.000 EUR, renewal 31.10.2027", "Value: £37k. Renewal: none".
func (c *compiler) factPairs(s *section, line piece) []keyed {
	if !s.statesFacts() || s.record != nil {
		return nil
	}
	for _, separator := range []string{", ", ". ", "; "} {
		parts := line.split(separator)
		if len(parts) < 2 {
			continue
		}
		var pairs []keyed
		for i, part := range parts {
			if pair, ok := keyLine(part); ok {
				if _, known := c.words.Key(pair.key.text); known {
					pairs = append(pairs, pair)
					continue
				}
			}
			space := strings.IndexByte(part.text, ' ')
			if i == 0 || space < 0 {
				break
			}
			key, v := part.cut(0, space), part.cut(space, len(part.text))
			if _, known := c.words.Key(key.text); !known || !c.dateLike(v.text) && !isAmount(c, v.text) {
				break
			}
			pairs = append(pairs, keyed{key: key, value: v})
		}
		if len(pairs) == len(parts) {
			return pairs
		}
	}
	return nil
}

// datedWord reads "Updated 9/30/2026", a line of a word and a day.
func (c *compiler) datedWord(s *section, line piece) (keyed, bool) {
	if s.record != nil {
		return keyed{}, false
	}
	for at, r := range line.text {
		if r < '0' || r > '9' || at == 0 || at > maxKeyLength {
			continue
		}
		key, ok := c.words.Key(strings.TrimSpace(line.text[:at]))
		if ok && factsAnywhere[key] && c.dateLike(line.text[at:]) {
			return keyed{key: line.cut(0, at), value: line.cut(at, len(line.text))}, true
		}
		break
	}
	return keyed{}, false
}

// dashPair reads "Renewal — 31 Jan 2027", where a dash stands for the colon, below headings
// that hold facts.
func (c *compiler) dashPair(s *section, line piece) (keyed, bool) {
	if !s.statesFacts() || s.record != nil {
		return keyed{}, false
	}
	for _, sep := range dashes {
		at := strings.Index(line.text, sep)
		if at <= 0 || at > maxKeyLength {
			continue
		}
		if _, ok := c.words.Key(line.text[:at]); ok {
			return keyed{key: line.cut(0, at), value: line.cut(at+len(sep), len(line.text))}, true
		}
	}
	return keyed{}, false
}
