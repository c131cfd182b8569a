package compile

// Records that stand in paragraphs: a bold line with its fields, a person below the heading of
// a role, "Main risk: …", a sentence followed by "Likelihood: medium. Impact: high."

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// readBoldRecord reads a paragraph whose first line is bold and whose other lines are fields:
//
//	**Licensing module**
//	Value: £18,000
//	Close: March 2027
func (c *compiler) readBoldRecord(s *section, b syntax.Block, lines []piece) bool {
	collection := firstCollection(s.concepts)
	if s.record != nil || collection == "" || len(lines) < 2 || len(lines[0].text) > 200 || len(lines[1].text) > maxLine || !allKeyLines(lines[1:]) || c.eachNamesOne(collection, lines) {
		return false
	}
	pairs := keyLines(lines[1:])
	if !c.haveFields(collection, pairs) || !c.headsFields(collection, lines[0], pairs) {
		return false
	}
	head, id := lines[0], piece{}
	if named := slices.IndexFunc(pairs, func(pair keyed) bool { return c.namesRecord(collection, pair.key.text) }); named >= 0 && looksLikeID(head.text) {
		head, id = pairs[named].value, head // "**OBJ-0231**" above "Objective: Loan sanction under 30 minutes"
		pairs = slices.Delete(pairs, named, named+1)
	}
	r := c.newBoldRecord(s, collection, head, b.Span)
	if !id.empty() {
		r.set("id", id)
	}
	for _, pair := range pairs {
		if !c.readRecordField(r, pair) {
			r.note(pair.whole())
		}
	}
	c.add(r)
	return true
}

// startsRecord starts the record that a line is when the list below it holds its fields: a bold
// line, somebody's name, "Goal 2: documents for the audit", or a few words above several fields.
func (c *compiler) startsRecord(s *section, b, next syntax.Block) bool {
	collection := firstCollection(s.concepts)
	if s.record != nil || collection == "" || next.Kind != syntax.List {
		return false
	}
	lines := pieceLines(b.Inline)
	if len(lines) != 1 || overloaded(lines[0]) {
		return false
	}
	var items []piece
	for _, item := range next.Items {
		if item.Task != syntax.NoTask {
			return false
		}
		items = append(items, firstLine(item.Inline))
	}
	if !allKeyLines(items) && !c.remarksOn(collection, lines[0], items) || !c.haveFields(collection, keyLines(items)) || !c.headsFields(collection, lines[0], keyLines(items)) {
		return false
	}
	c.boldRecord = c.add(c.newBoldRecord(s, collection, lines[0], b.Span))
	return true
}

// remarksOn reports whether the items below somebody's name in bold are about that person, though not
// all of them are fields: none is a person of its own.
func (c *compiler) remarksOn(collection plan.Collection, line piece, items []piece) bool {
	if n := boldLead(line); collection != plan.Stakeholders || n == 0 || c.nameScore(strings.TrimRight(line.text[:n], ": ")) < fullName {
		return false
	}
	for _, item := range items {
		if c.nameScore(firstPiece(item).text) >= fullName || boldLead(item) > 0 && len(keyPairs(item)) == 0 {
			return false
		}
	}
	return true
}

// headsFields reports whether a line names the record whose fields follow it.
func (c *compiler) headsFields(collection plan.Collection, line piece, fields []keyed) bool {
	switch {
	case line.bold(0, len(line.text)):
		return true
	case collection == plan.Stakeholders || collection == plan.Team:
		return boldLead(line) > 0 || c.nameScore(firstPiece(line).text) >= fullName
	}
	if pair, ok := keyLine(line); ok {
		return !pair.value.empty() && c.namesRecord(collection, strings.TrimRight(pair.key.text, "0123456789# "))
	}
	known := 0
	for _, pair := range fields {
		if name, ok := c.words.Field(collection, pair.key.text); ok && name != labelField[collection] {
			known++
		}
	}
	return known > 1 && len(strings.Fields(line.text)) <= 14 && !strings.ContainsAny(line.text[len(line.text)-1:], ".:!?")
}

func (c *compiler) newBoldRecord(s *section, collection plan.Collection, label piece, span source.Span) *raw {
	r := &raw{collection: collection, place: c.newPlace(), section: s.index, span: span, horizon: s.horizon}
	label = label.trimLeft("0123456789.) ")
	if collection == plan.Stakeholders {
		c.fillPerson(s, r, label)
		return r
	}
	r.set(labelField[collection], c.withoutKind(collection, c.takeID(r, label)))
	return r
}

// withoutKind cuts "Objective 1:" from in front of a record's name.
func (c *compiler) withoutKind(collection plan.Collection, label piece) piece {
	if pair, ok := keyLine(label); ok && !pair.value.empty() && c.namesRecord(collection, strings.TrimRight(pair.key.text, "0123456789# ")) {
		return pair.value
	}
	return label
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
	if stop := strings.Index(title.text, ". "); stop > 0 {
		title = title.cut(0, stop)
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
	if n := boldLead(line); collection == plan.Competitors && n > 0 && len(strings.Fields(line.text[:n])) <= 4 {
		// "**MillSense** offers a free trial at the Berlin mill."
		r := &raw{collection: collection, place: c.newPlace(), section: s.index, span: line.span}
		r.set("competitor", line.cut(0, len(strings.TrimRight(line.text[:n], ": "))))
		r.note(line.cut(n, len(line.text)))
		c.add(r)
		return true
	}
	if collection == plan.Risks && c.plan.Sections[s.index].Records == 0 && oneRisk(c.plan.Sections[s.index].Title.Text) {
		if _, keyed := keyLine(line); !keyed && len(strings.Fields(line.text)) <= 25 {
			// "## Top risk" above a sentence; what follows is about it.
			r := &raw{collection: collection, place: c.newPlace(), section: s.index, span: line.span}
			r.set("risk", c.inlineFields(r, line))
			s.record = c.add(r)
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
	label := c.takeSentences(r, c.takeID(r, trimLights(trimEmoji(line))))
	if len(r.fields) < 2 || label.empty() {
		return false
	}
	r.set(labelField[collection], c.takeParts(r, label))
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

// oneRisk reports whether a heading announces a single risk.
func oneRisk(title string) bool {
	words := strings.Fields(finding.Normalise(title))
	return len(words) > 0 && words[len(words)-1] == "risk"
}

// namesRecord reports whether a key says that a record of the collection follows: "Main risk:".
func (c *compiler) namesRecord(collection plan.Collection, key string) bool {
	key = asciiLower(key)
	for _, adjective := range []string{"main ", "top ", "biggest ", "key ", "primary ", "first ", "second ", "third ", "fourth ", "next ", "another ", "other "} {
		key = strings.TrimPrefix(key, adjective)
	}
	name, ok := c.words.Field(collection, key)
	return ok && name == labelField[collection] && len(strings.Fields(key)) <= 2
}

func (c *compiler) isRole(text string) bool {
	_, ok := c.words.Role(text)
	return ok && c.personNamed(text) == nil
}
