package compile

// Paragraphs that are lists without bullets: each line is a record, or each line is a piece of
// one, below a heading whose concept has records.
//
//	Vince Hollis, owner, EB          **Magnus Thorsen**
//	Marnie Cho: ops mgr, champ       Managing Director
//	[ ] TMS demo - Kurt - 12/15/26   magnus@example.com

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// readLineItems reads a paragraph whose lines are records; false where it is something else.
func (c *compiler) readLineItems(s *section, b syntax.Block, lines []piece) bool {
	collection := firstCollection(s.concepts)
	if len(lines) > 1 {
		if group := c.groupOf(s, lines[0]); group != nil {
			list := syntax.Block{Kind: syntax.List, Span: b.Span}
			for _, line := range lines[1:] {
				list.Items = append(list.Items, itemOfLine(line))
			}
			c.readList(group, list, nil)
			c.prose(s, b.Span, b.Inline.Text(), -1)
			return true
		}
	}
	if s.record == nil && c.readPersonCard(s, b, lines) {
		return true
	}
	if s.record != nil || s.title || collection == "" || collection == plan.Landscape || collection == plan.Metrics || collection == plan.Whitespace || collection == plan.SWOT {
		return false
	}
	for _, line := range lines {
		if c.isFactAnywhere(s, line) {
			return false
		}
	}
	if !c.eachNamesOne(collection, lines) {
		if c.readCard(s, collection, b, lines) {
			return true
		}
		if len(lines) == 1 && collection == plan.Stakeholders && c.readPersonParagraph(s, b, lines[0]) {
			return true
		}
		if c.readTitledParagraph(s, collection, b, lines) {
			return true
		}
		if c.readTitledLines(s, collection, b, lines) {
			return true
		}
		if !c.listsRecords(s, collection, lines) {
			return false
		}
	}
	list := syntax.Block{Kind: syntax.List, Span: b.Span}
	for _, line := range lines {
		list.Items = append(list.Items, itemOfLine(line))
	}
	c.readList(s, list, nil)
	if collection == plan.Stakeholders {
		c.prose(s, b.Span, b.Inline.Text(), -1) // sentences about people say more than their fields
	}
	return true
}

// groupOf is the section as it is for the people below a line that says how they think of us, "Friends", "**Against**";
// nil where a line says something else.
func (c *compiler) groupOf(s *section, line piece) *section {
	line = line.trimRight(": ")
	if s.record != nil || firstCollection(s.concepts) != plan.Stakeholders || !c.isStance(line.text) {
		return nil
	}
	inner := *s
	inner.stance = line
	return &inner
}

// eachNamesOne reports whether each of several lines begins with the name of a goal, a deal or a risk of its own: in bold, or
// behind the word for it, "Risk: New auction in Q1. Mitigation: agree the cost first."
func (c *compiler) eachNamesOne(collection plan.Collection, lines []piece) bool {
	if len(lines) < 2 || collection != plan.Goals && collection != plan.Opportunities && collection != plan.Risks {
		return false
	}
	for _, line := range lines {
		if c.withoutKind(collection, line).text != line.text {
			continue
		}
		name := strings.TrimRight(line.text[:boldLead(line)], ":.,–—- ")
		if _, field := c.words.Field(collection, name); field || name == "" || len(name) > longestTitle || len(line.text) < len(name)+12 {
			return false
		}
	}
	return true
}

// readPersonParagraph reads a paragraph that begins with somebody's name in bold or italics, and
// says more about them than a line of fields does.
func (c *compiler) readPersonParagraph(s *section, b syntax.Block, line piece) bool {
	n := 0
	for _, run := range line.exact() {
		if run.Style&(syntax.Bold|syntax.Italic) == 0 {
			break
		}
		n += len(run.Text)
	}
	if n == 0 || n >= len(line.text) || n > 100 {
		return false
	}
	lead := line.cut(0, len(strings.TrimRight(line.text[:n], ". :,–—-")))
	r := &raw{collection: plan.Stakeholders, place: c.newPlace(), section: s.index, span: b.Span}
	c.fillPerson(s, r, lead)
	if name, ok := r.get("name"); !ok || c.nameScore(name.text) < fullName {
		return false
	}
	rest := line.cut(n, len(line.text))
	rest = rest.trimLeft(" .:,;–—-")
	c.readTraitSentences(r, rest)
	r.note(rest)
	c.add(r)
	return true
}

// readTitledParagraph reads a line that begins with the bold name of a record, and sentences
// about it on the lines below.
func (c *compiler) readTitledParagraph(s *section, collection plan.Collection, b syntax.Block, lines []piece) bool {
	if len(lines) < 2 || collection == plan.Stakeholders || boldLead(lines[0]) == 0 || !c.carriesFields(collection, lines[0]) {
		return false
	}
	if allKeyLines(lines[1:]) && c.haveFields(collection, keyLines(lines[1:])) {
		// "**Charity income drops.** Likelihood high, impact high." above "We do: offer the two-year price."
		c.readItem(s, syntax.Item{Span: b.Span, Inline: b.Inline}, c.newPlace(), nil)
		return true
	}
	for _, line := range lines[1:] {
		if boldLead(line) > 0 || numbering(line.text) > 0 || !strings.HasSuffix(line.text, ".") || len(keyPairs(line)) > 0 {
			return false
		}
	}
	item := itemOfLine(lines[0])
	item.Span = b.Span
	for _, line := range lines[1:] {
		item.Blocks = append(item.Blocks, syntax.Block{Kind: syntax.Paragraph, Span: line.span, Inline: syntax.Inline{Span: line.span, Runs: line.exact()}})
	}
	c.readList(s, syntax.Block{Kind: syntax.List, Span: b.Span, Items: []syntax.Item{item}}, nil)
	return true
}

// itemOfLine makes a list item of a line, box and bullet read.
func itemOfLine(line piece) syntax.Item {
	item := syntax.Item{Span: line.span}
	line = line.cut(numbering(line.text), len(line.text))
	if bullet := strings.TrimLeft(line.text, "•‣▪●◦*·–—→➜➔►▶①②③④⑤⑥⑦⑧⑨⑩ "); len(bullet) < len(line.text) && bullet != "" {
		line = line.cut(len(line.text)-len(bullet), len(line.text))
	}
	for _, box := range []struct {
		mark string
		task syntax.Task
	}{{"[ ]", syntax.OpenTask}, {"[x]", syntax.DoneTask}, {"[X]", syntax.DoneTask}, {"☐", syntax.OpenTask}, {"☑", syntax.DoneTask}, {"☒", syntax.DoneTask}, {"[]", syntax.OpenTask}} {
		if strings.HasPrefix(line.text, box.mark) {
			item.Task, item.Box = box.task, line.spanOf(0, len(box.mark))
			line = line.cut(len(box.mark), len(line.text))
			break
		}
	}
	item.Inline = syntax.Inline{Span: line.span, Runs: line.exact()}
	return item
}

// numbering is the length of "2.1 ", "a. ", "(b) " or "3) " in front of a line.
func numbering(text string) int {
	at := strings.IndexByte(text, ' ')
	if at < 2 || at > 6 || at+1 >= len(text) {
		return 0
	}
	mark := text[:at]
	core := strings.Trim(mark, "().")
	switch {
	case core == "":
		return 0
	case len(core) == 1 && core[0] >= 'a' && core[0] <= 'z' && mark != core:
		return at + 1
	case strings.Trim(core, "0123456789.") == "" && strings.ContainsAny(mark, ".)") && (strings.HasSuffix(mark, ".") || strings.HasSuffix(mark, ")") || strings.Count(core, ".") == 1 && len(core) <= 5):
		next, _ := utf8.DecodeRuneInString(text[at+1:])
		if unicode.IsLetter(next) || next == '*' || unicode.IsDigit(next) && strings.HasSuffix(mark, ".") {
			return at + 1
		}
	}
	return 0
}

// isBullet reports whether a line's first sign is one that people put in front of items. All of
// them take three bytes.
func isBullet(r rune) bool { return strings.ContainsRune("•‣▪●◦–—→➜➔►▶", r) }

// listsRecords reports whether lines are items that lack their bullets rather than prose that
// was wrapped: each begins as a text does, and they carry what records carry.
func (c *compiler) listsRecords(s *section, collection plan.Collection, lines []piece) bool {
	boxes, fields, people, long, numbered := 0, 0, 0, 0, 0
	titled := 0
	for i, line := range lines {
		first, _ := utf8.DecodeRuneInString(line.text)
		if isBullet(first) {
			numbered++
			line = line.cut(len("•"), len(line.text))
			first, _ = utf8.DecodeRuneInString(line.text)
		} else if n := strings.IndexByte(line.text, ' '); n > 1 && n < 6 && looksLikeID(strings.TrimRight(line.text[:n], ".:)")) && !isPeriodWord(strings.TrimRight(line.text[:n], ".:)")) && (line.text[n-1] < '0' || strings.HasPrefix(line.text[n:], " – ") || strings.HasPrefix(line.text[n:], " - ") || strings.HasPrefix(line.text[n:], " — ") || line.text[n-1] == ':') {
			numbered++ // "R1 – …", "A2. …"
			first = 'A'
		} else if n := numbering(line.text); n > 0 {
			numbered++
			line = line.cut(n, len(line.text))
			first = 'A' // the number begins the line, whatever follows it
		}
		if isPicture(first) && len(lines) > 1 {
			numbered++ // "🚩 Nobody met the MD": the picture is the bullet
			first = 'A'
		}
		switch {
		case strings.HasPrefix(line.text, "[ ]") || strings.HasPrefix(line.text, "[x]") || strings.HasPrefix(line.text, "[X]") || first == '☐' || first == '☑':
			boxes++
		case unicode.IsLower(first) && collection == plan.Stakeholders && people > 1 && !strings.HasSuffix(lines[max(i-1, 0)].text, ","):
		case unicode.IsLower(first) && (len(lines) == 1 || len(lines[max(i-1, 0)].text) > 50):
			return false // prose goes on from the line before
		case strings.HasPrefix(line.text, "[^") || strings.HasPrefix(line.text, "|") || strings.HasPrefix(line.text, "<"):
			return false
		}
		if len(line.text) > 110 {
			long++
		}
		if boldLead(line) > 0 {
			titled++
		}
		if collection == plan.Team {
			if name := firstPiece(line); len(name.text) < len(line.text) && c.nameScore(name.text) >= fullName {
				people++
			}
			continue
		}
		if collection == plan.Stakeholders {
			if c.isPersonLine(line) {
				people++
			}
			continue
		}
		if c.carriesFields(collection, line) || collection == plan.Opportunities && isLabelled(line) {
			fields++
		}
	}
	n := len(lines)
	switch {
	case n == 1 && strings.HasSuffix(lines[0].text, ":"):
		return false // it says what follows
	case boxes > 0 && taskCollections[collection]:
		return true
	case numbered == n && boxes == 0:
		return true
	case titled == n && n > 1 && (fields == n || collection == plan.Risks || collection == plan.Goals):
		return true // each line begins with a bold name
	case n == 1 && fields == 1 && len(lines[0].text) < 240 && boldLead(lines[0]) > 0 && (collection == plan.Risks || collection == plan.Opportunities || collection == plan.Goals):
		return true // "**Ireland entity** - £55k, early, close August 2027. Graham is behind it."
	case long*2 > n || boxes > 0:
		return false
	case collection == plan.Team:
		return n > 1 && people == n // "Lamar Hewitt - Solutions Engineer" on each line
	case collection == plan.Stakeholders:
		return people > 0 && people*3 >= n*2 || n > 1 && people*2 >= n
	case n == 1 && lines[0].bold(0, len(lines[0].text)):
		return false // "**January – March**"
	case n == 1:
		if lead := boldLead(lines[0]); lead > 0 && lead < 80 && collection == plan.Risks && strings.ContainsAny(strings.TrimRight(lines[0].text[:lead], " ")[len(strings.TrimRight(lines[0].text[:lead], " "))-1:], ".!") {
			return true // "**Neville digs in.** He has Graeme's ear."
		}
		if boldLead(lines[0]) > 0 && (collection == plan.Risks || collection == plan.Opportunities || collection == plan.Goals) {
			return fields == 1 && len(lines[0].text) < 240
		}
		return fields == 1 && (isWork(collection) || collection == plan.Opportunities || collection == plan.Milestones) && len(strings.Fields(lines[0].text)) <= 16
	}
	for _, line := range lines {
		if fields == 0 && collection == plan.Actions && len(strings.Fields(line.text)) < 3 {
			return false // "Thanks", "Petra"
		}
	}
	return n > 1 && !c.isProse(lines) && (fields*2 >= n || collection == plan.Risks || collection == plan.Actions)
}

// isFactAnywhere reports whether a line says when the plan was written, wherever it stands.
func (c *compiler) isFactAnywhere(s *section, line piece) bool {
	if pair, ok := keyLine(line); ok {
		if isNextMeeting(pair.key.text) && c.fitsFact("next_review", pair.value.trimRight(". ")) {
			return true
		}
		key, known := c.factOf(pair.key.text, pair.value)
		return known && (factsAnywhere[key] || key == "team" && c.nameScore(firstPiece(pair.value).text) >= fullName)
	}
	if _, dated := c.datedWord(s, line); dated {
		return true
	}
	return c.signature(s, line) != nil
}

// isLabelled reports whether a line is a few words, a colon and a remark.
func isLabelled(line piece) bool {
	pair, ok := keyLine(line)
	return ok && !pair.value.empty() && len(strings.Fields(pair.key.text)) <= 5
}

// isProse reports whether lines are sentences that were wrapped.
func (c *compiler) isProse(lines []piece) bool {
	for i, line := range lines {
		if i < len(lines)-1 && len(line.text) > 64 && !strings.ContainsAny(line.text[len(line.text)-1:], ".!?:)]%0123456789") && len(line.split(partSeparators...)) < 2 {
			return true
		}
		if strings.Contains(line.text, ". ") && len(c.sentences(line)) > 1 && !isLabelled(line) {
			return true
		}
	}
	return false
}

// carriesFields reports whether a line has an attribute that a record of the collection has.
func (c *compiler) carriesFields(collection plan.Collection, line piece) bool {
	if len(line.text) > 240 || overloaded(line) {
		return false
	}
	trial := &raw{collection: collection}
	label := c.inlineFields(trial, c.takeID(trial, trimLights(trimEmoji(line))))
	light, _ := utf8.DecodeRuneInString(line.text)
	return len(trial.fields) > 0 && !label.empty() || isPicture(light)
}

// isPersonLine reports whether a line is about one person: it begins with a sure name, and has a
// title, a role or the like beside it.
func (c *compiler) isPersonLine(line piece) bool { return c.personSureness(line) > 0 }

// personSureness is 2 where a line is about a person wherever it stands, 1 where it is so in a
// list of people, and 0 where it is something else.
func (c *compiler) personSureness(line piece) int {
	if len(line.text) > 200 || overloaded(line) {
		return 0
	}
	trial := &raw{collection: plan.Stakeholders}
	c.fillPerson(&section{}, trial, line)
	name, ok := trial.get("name")
	if !ok || c.nameScore(name.text) < fullName {
		return 0
	}
	title, titled := trial.get("title")
	switch {
	case trial.has("role"), trial.has("stance"), trial.has("last_contact"), titled && c.titleScore(title.text, false) >= 5:
		return 2
	case titled, line.text == name.text:
		return 1
	}
	return 0
}

// readCard reads a paragraph that is one person as on a visiting card, or one record with its
// fields on lines of their own.
func (c *compiler) readCard(s *section, collection plan.Collection, b syntax.Block, lines []piece) bool {
	if len(lines) < 2 {
		return false
	}
	if allKeyLines(lines) {
		pairs := keyLines(lines)
		if len(pairs) < 2 || !c.namesRecord(collection, pairs[0].key.text) || !c.haveFields(collection, pairs[1:]) || c.beginAlike(lines) {
			return false
		}
		r := c.newBoldRecord(s, collection, pairs[0].value, b.Span)
		for _, pair := range pairs[1:] {
			if !c.readRecordField(r, pair) {
				r.note(pair.whole())
			}
		}
		c.add(r)
		return true
	}
	return false
}

// beginAlike reports whether two lines begin with the same key, so that each is a record of its own: "CTA: …".
func (c *compiler) beginAlike(lines []piece) bool {
	first, _ := keyLine(lines[0])
	for _, line := range lines[1:] {
		if pair, ok := keyLine(line); ok && sameText(pair.key.text, first.key.text) {
			return true
		}
	}
	return false
}

// readPersonCard reads a bold line with somebody's name above lines that say what they are, in a
// section about people or in any other.
func (c *compiler) readPersonCard(s *section, b syntax.Block, lines []piece) bool {
	if len(lines) < 2 || len(lines) > 8 || len(lines[0].text) > 100 || len(keyPairs(lines[1])) > 0 {
		return false
	}
	if !lines[0].bold(0, len(lines[0].text)) && (firstCollection(s.concepts) != plan.Stakeholders || c.nameScore(lines[0].text) < fullName || c.nameScore(firstPiece(lines[1]).text) >= fullName) {
		return false // "Ines Duarte" above "VP Guest Experience | Champion" needs no emphasis below "Contacts"
	}
	people := firstCollection(s.concepts) == plan.Stakeholders
	name := firstPiece(lines[0])
	if c.nameScore(name.text) < fullName || !people && s.statesFacts() {
		return false
	}
	r := &raw{collection: plan.Stakeholders, place: c.newPlace(), section: s.index, span: b.Span}
	c.fillPerson(s, r, lines[0])
	for i, line := range lines[1:] {
		switch {
		case c.isPersonLine(line):
			return false
		case strings.Contains(line.text, ". ") || strings.HasSuffix(line.text, "."):
			c.readTraitSentences(r, line)
			r.note(line)
		case i > 0 && len(strings.Fields(line.text)) > 8:
			r.note(line)
		default:
			c.fillAttributes(r, line)
		}
	}
	if !people && !r.has("role") {
		return false
	}
	c.add(r)
	return true
}
