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
		if b.Kind == syntax.Paragraph && i+1 < len(blocks) && c.startsRecord(s, b, blocks[i+1]) {
			continue // the list that follows belongs to it
		}
		switch b.Kind {
		case syntax.Paragraph:
			c.readParagraph(s, b)
		case syntax.TableBlock:
			c.readTable(s, b)
		case syntax.List:
			if i > 0 && blocks[i-1].Kind == syntax.Paragraph {
				if group := c.groupOf(s, pieceOf(blocks[i-1].Inline)); group != nil {
					c.readList(group, b, nil)
					continue
				}
			}
			if i > 0 && blocks[i-1].Kind == syntax.Paragraph && isWork(firstCollection(s.concepts)) {
				// "**Mackenzie**" above the list of what she does
				who := pieceOf(blocks[i-1].Inline)
				who = who.trimRight(": ")
				if c.ownerScore(who.text) >= givenName {
					inner := *s
					inner.owner = who
					c.readList(&inner, b, nil)
					continue
				}
			}
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
		case syntax.Code:
			c.prose(s, b.Span, b.Inline.Text(), -1)
			if text := strings.TrimSpace(b.Inline.Text()); text != "" && collectionsOf[s.concept()] != nil {
				c.unplaced(piece{text: text, span: b.Span}, plan.CodeBlock, "", s.concept())
			}
		case syntax.HTML:
			c.prose(s, b.Span, withoutTags(b.Inline.Text()), 0)
		}
	}
}

// withoutTags is the text of raw HTML, as wikis export it.
func withoutTags(html string) string {
	var b strings.Builder
	depth := 0
	for _, r := range html {
		switch {
		case r == '<':
			depth++
		case r == '>' && depth > 0:
			depth--
			b.WriteByte(' ')
		case depth == 0:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// readQuote reads a quotation that holds facts as facts, and any other as prose.
func (c *compiler) readQuote(s *section, b syntax.Block) {
	if c.readCallout(s, b) {
		return
	}
	if collection := firstCollection(s.concepts); collection != "" && s.record == nil && len(b.Blocks) == 1 && b.Blocks[0].Kind == syntax.Paragraph {
		if lines := pieceLines(b.Blocks[0].Inline); len(lines) > 1 && allKeyLines(lines) && c.haveFields(collection, keyLines(lines)) {
			c.readParagraph(s, b.Blocks[0])
			return
		}
	}
	if c.readQuotedList(s, b) {
		return
	}
	if s.statesFacts() && s.record == nil && len(b.Blocks) == 1 && b.Blocks[0].Kind == syntax.Paragraph {
		lines := pieceLines(b.Blocks[0].Inline)
		if len(lines) == 1 && len(c.wordFacts(s, lines[0])) > 1 {
			c.readParagraph(s, b.Blocks[0])
			return
		}
		if pairs := keyLines(lines); len(pairs) > 0 {
			for _, pair := range pairs {
				if _, known := c.factKey(pair.key.text); known {
					c.readParagraph(s, b.Blocks[0])
					return
				}
			}
		}
	}
	if s.record != nil {
		for _, inner := range b.Blocks {
			if inner.Kind == syntax.Paragraph {
				for _, line := range pieceLines(inner.Inline) {
					c.tellBelow(s.record, line)
				}
			}
		}
	}
	c.prose(s, b.Span, blockText(b), 0)
}

// readQuotedList reads a list that somebody quotes, a mail below "Pipeline", where nothing else below the heading is a
// list or a table. What stands around it in the quotation is prose.
func (c *compiler) readQuotedList(s *section, b syntax.Block) bool {
	if s.record != nil {
		return false
	}
	for i := range s.blocks {
		if kind := s.blocks[i].Kind; kind == syntax.List || kind == syntax.TableBlock {
			return false
		}
	}
	collection := firstCollection(s.concepts)
	blocks, read := c.reshaped(b.Blocks), false
	for i, inner := range blocks {
		if inner.Kind == syntax.Paragraph && collection == "" && s.isSilent() && broken(inner.Inline) {
			if list := lineList(inner); c.tellingList(s, list) != "" {
				blocks[i], inner = list, list
			}
		}
		switch {
		case inner.Kind == syntax.List && (collection != "" || s.isSilent() && c.tellingList(s, inner) != ""):
			read = true
		case inner.Kind == syntax.Paragraph && collection == plan.Stakeholders:
			lines := pieceLines(inner.Inline)
			read = read || len(lines) > 1 && c.listsRecords(s, collection, lines)
		}
	}
	if !read {
		return false
	}
	for _, inner := range blocks {
		switch inner.Kind {
		case syntax.List:
			c.readList(s, inner, nil)
		case syntax.Paragraph:
			if lines := pieceLines(inner.Inline); collection == plan.Stakeholders && len(lines) > 1 && c.listsRecords(s, collection, lines) {
				c.readParagraph(s, inner)
				continue
			}
			fallthrough
		default:
			c.prose(s, inner.Span, blockText(inner), 0)
		}
	}
	return true
}

// readCallout reads "> [!warning] Risks" and what stands below it as a section of its own. One
// whose title is no concept belongs to the section around it.
func (c *compiler) readCallout(s *section, b syntax.Block) bool {
	if len(b.Blocks) == 0 || b.Blocks[0].Kind != syntax.Paragraph || s.record != nil {
		return false
	}
	lines := inlineLines(b.Blocks[0].Inline)
	first := pieceOf(lines[0])
	if !strings.HasPrefix(first.text, "[!") {
		return false
	}
	end := strings.IndexByte(first.text, ']')
	if end < 0 {
		return false
	}
	kind := strings.ToLower(first.text[2:end])
	title := first.cut(end+1, len(first.text))
	title = title.trimLeft("+- ")
	match, _ := c.heading(title.text)
	if !match.Known() {
		switch kind {
		case "todo":
			match = c.words.Exact("actions", "")
		case "summary", "abstract", "tldr":
			match = c.words.Exact("summary", "")
		}
	}
	blocks := b.Blocks[1:]
	if len(lines) > 1 {
		rest := b.Blocks[0]
		rest.Inline.Runs = nil
		for i, line := range lines[1:] {
			if i > 0 {
				rest.Inline.Runs = append(rest.Inline.Runs, syntax.Run{Span: source.Span{Start: line.Span.Start, End: line.Span.Start}, Text: "\n"})
			}
			rest.Inline.Runs = append(rest.Inline.Runs, line.Runs...)
		}
		blocks = append([]syntax.Block{rest}, blocks...)
	}
	inner := *s
	if match.Known() {
		inner.concepts, inner.role, inner.horizon, inner.title = match.Concepts, match.Role, match.Horizon, false
	}
	c.prose(s, first.span, first.text, -1)
	c.readBlocks(&inner, c.reshaped(blocks))
	return true
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
		if raw := c.file.Text(span); strings.Contains(raw, "~") {
			str.Text = withoutStruckSource(str.Text, raw)
		}
		if str.Text != "" {
			c.plan.Summary = append(c.plan.Summary, str)
		}
	}
}

// blockText is all text of a block, for narrative: a line for each item and row, tabs between the cells of a row.
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
				var cells []string
				for _, cell := range row.Cells {
					if t := cell.Inline.Text(); t != "" {
						cells = append(cells, t)
					}
				}
				if len(cells) > 0 {
					parts = append(parts, strings.Join(cells, "\t"))
				}
			}
		}
	}
	walk(b)
	return strings.Join(parts, "\n")
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
	for _, part := range partsOutside(list) {
		r := &raw{collection: plan.Team, place: place, section: s.index, span: part.span}
		c.fillTeamMember(r, part)
		if role, ok := r.get("role"); ok {
			if key, ours := c.leadRole(role.text); ours {
				c.weakly(s, key, role, mustGet(r, "name"))
			}
		}
		c.add(r)
	}
}

// partsOutside cuts a list of people where its separators stand outside of parentheses: "Ada Roth (CSM),
// Noboru Kuze (Director, sponsor)".
func partsOutside(list piece) []piece {
	depth := 0
	separators := []string{",", ";", " · ", " + ", " & "}
	begins := firstBytes(separators)
	begins.add('(')
	begins.add(')')
	return list.splitAt(begins, func(_, at int) int {
		switch list.text[at] {
		case '(':
			depth++
		case ')':
			depth--
		}
		if depth > 0 {
			return 0
		}
		return widthOf(list.text[at:], separators)
	})
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

// unplaced records a text that found no place.
func (c *compiler) unplaced(p piece, why plan.UnplacedReason, name string, concept plan.Concept) {
	str := p.string()
	if str.State == plan.Missing {
		str.State = plan.Set
	}
	c.plan.Unplaced = append(c.plan.Unplaced, plan.Unplaced{Text: str, Why: why, Name: name, Concept: concept})
}

// lineList makes a list of the lines of a paragraph.
func lineList(b syntax.Block) syntax.Block {
	list := syntax.Block{Kind: syntax.List, Span: b.Span}
	for _, line := range pieceLines(b.Inline) {
		list.Items = append(list.Items, itemOfLine(line))
	}
	return list
}
