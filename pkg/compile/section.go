package compile

// Sections: which heading is about which concept, and which headings are records.

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// section is a heading with the blocks that stand directly below it.
type section struct {
	index        int // in Plan.Sections
	concepts     []plan.Concept
	blocks       []syntax.Block
	record       *raw      // the heading is, or stands below, this record
	startsRecord bool      // it is
	role         plan.Role // the heading names a buying role
	horizon      int       // "Next 30 days"
	owner, due   piece     // a heading inside the actions says whose they are, or by when
	stance       piece     // a heading among people says how those below it think of us
	quadrant     plan.Quadrant
	title        bool
	focused      bool // a line of text said which of several concepts is next
}

// collectionsOf lists the collections that a concept's records may belong to, likeliest first.
var collectionsOf = map[plan.Concept][]plan.Collection{
	plan.ConceptLandscape:        {plan.Landscape},
	plan.ConceptChallenges:       {plan.Challenges},
	plan.ConceptContracts:        {plan.Contracts},
	plan.ConceptGoals:            {plan.Goals},
	plan.ConceptTargets:          {plan.Targets},
	plan.ConceptStakeholders:     {plan.Stakeholders},
	plan.ConceptDecisionProcess:  {plan.DecisionProcess, plan.DecisionCriteria},
	plan.ConceptDecisionCriteria: {plan.DecisionCriteria, plan.DecisionProcess},
	plan.ConceptQuestions:        {plan.Questions},
	plan.ConceptAssumptions:      {plan.Assumptions},
	plan.ConceptCommitments:      {plan.Commitments},
	plan.ConceptAsks:             {plan.Asks},
	plan.ConceptTeam:             {plan.Team},
	plan.ConceptCurrentState:     {plan.Metrics, plan.Products},
	plan.ConceptValueDelivered:   {plan.ValueDelivered},
	plan.ConceptWhitespace:       {plan.Whitespace},
	plan.ConceptOpportunities:    {plan.Opportunities},
	plan.ConceptCompetition:      {plan.Competitors},
	plan.ConceptRisks:            {plan.Risks},
	plan.ConceptActions:          {plan.Actions},
	plan.ConceptMilestones:       {plan.Milestones},
	plan.ConceptLog:              {plan.Log},
	plan.ConceptSWOT:             {plan.SWOT},
}

// holdsFacts are the concepts below which key lines state facts of the account.
var holdsFacts = map[plan.Concept]bool{
	plan.ConceptSummary: true, plan.ConceptOverview: true, plan.ConceptCurrentState: true,
	plan.ConceptContracts: true, plan.ConceptReview: true, plan.ConceptTeam: true,
}

// readBody cuts the body at its headings, decides what each heading is about, and reads
// what stands below it before the next heading is looked at: a heading that repeats the id
// of a table's row belongs to that row.
func (c *compiler) readBody() {
	var open []int                   // indexes of the enclosing sections
	titled, nameless := false, false // there is a title; it does not name the account
	end := len(c.file.Bytes)
	from := 0
	blocks := c.withoutSignatures(c.reshaped(c.withPastedTables(withQuotesOpened(c.doc.Blocks))))
	blocks = c.withLineHeadings(c.withPlainHeadings(c.withStepsParted(blocks)))
	headings := 1
	for i := range blocks {
		if blocks[i].Kind == syntax.Heading {
			headings++
		}
	}
	known := c.outlined(blocks, headings)
	c.outline = known
	topsAreSections := known.tops > 1
	c.sections, c.plan.Sections = make([]section, 0, headings), make([]plan.Section, 0, headings)
	flush := func(to int) {
		if len(c.sections) == 0 {
			if from == to {
				return
			}
			c.sections = append(c.sections, section{index: 0, title: true})
			span := source.Span{Start: blocks[from].Span.Start, End: end}
			if to < len(blocks) {
				span.End = blocks[to].Span.Start
			}
			c.plan.Sections = append(c.plan.Sections, plan.Section{Span: span, Headless: true, Concept: plan.ConceptOverview})
		}
		s := &c.sections[len(c.sections)-1]
		s.blocks = blocks[from:to]
		c.readSection(s)
	}
	closeTo := func(level, at int) {
		for len(open) > 0 && c.plan.Sections[open[len(open)-1]].Level >= level {
			index := open[len(open)-1]
			c.plan.Sections[index].Span.End = at
			if s := c.sectionAt(index); s.startsRecord {
				s.record.span = c.file.Trim(c.plan.Sections[index].Span)
			}
			open = open[:len(open)-1]
		}
	}
	number := -1 // of the heading
	for i, b := range blocks {
		if b.Kind != syntax.Heading {
			continue
		}
		c.headingAt = max(0, number)
		flush(i)
		number++
		from = i + 1
		closeTo(b.Level, b.Span.Start)
		name := pieceOf(b.Inline)
		s := section{index: len(c.plan.Sections)}
		model := plan.Section{Title: name.string(), Level: b.Level, Span: source.Span{Start: b.Span.Start, End: end}}
		if model.Title.State == plan.Missing {
			model.Title.Span = b.Span
		}
		var parent *section
		if len(open) > 0 {
			model.Parent = open[len(open)-1] + 1
			parent = c.sectionAt(open[len(open)-1])
		}
		direct := directBlocks(blocks[i+1:])
		untold := i == 0 && b.Level == boldLevel && titleName(name.text) == "" && strings.Contains(asciiLower(name.text), "plan") // "STRATEGIC ACCOUNT PLAN"
		bare := (b.Level == boldLevel || b.Level == 2 && i == 0 && titleName(name.text) != "" && !hasTopHeading(blocks)) && len(c.sections) == 0 && (untold || !c.knownHeading(name.text))
		second := nameless && (b.Level == 2 || b.Level == boldLevel && i == 1) && titleName(name.text) != "" && !c.words.Exact(name.text, "").Known() && c.factsBelow(direct, false)
		concept := b.Level == 1 && i > 0 && blocks[0].Kind == syntax.Paragraph && (c.knownHeading(name.text) && severalTops(blocks) || topsAreSections && !strings.Contains(asciiLower(name.text), "plan"))
		if (b.Level == 1 || bare) && !titled && !concept || second {
			titled = true
			c.plan.Title = name.string()
			nameless = titleName(name.text) == ""
			s.title = true
			model.Concept = plan.ConceptNotes
			if len(direct) > 0 {
				model.Concept = plan.ConceptOverview
			}
			s.concepts = []plan.Concept{model.Concept}
		} else {
			c.classify(&s, &model, parent, name, known.matches[number], direct, func(match vocabulary.Match, sure bool) plan.Concept {
				concept, perhaps := c.speaksFor(known, number, name, match, sure, known.below(blocks[i+1:], b.Level, number))
				model.Perhaps = perhaps
				return concept
			})
		}
		open = append(open, s.index)
		c.plan.Sections = append(c.plan.Sections, model)
		c.sections = append(c.sections, s)
		if len(direct) == 0 && s.record == nil && !s.title {
			c.readHeadingValue(c.sectionAt(s.index), name)
		}
	}
	c.headingAt = max(0, number)
	flush(len(blocks))
	closeTo(0, end)
}

// factsBelow reports whether the blocks below a heading state facts of the account: two at least in the first of them.
// mostly: and hardly anything else.
func (c *compiler) factsBelow(direct []syntax.Block, mostly bool) bool {
	if len(direct) == 0 {
		return false
	}
	known, lines := 0, 0
	look := func(line piece) {
		lines++
		for _, pair := range keyPairs(line) {
			if _, ok := c.factOf(pair.key.text, pair.value); ok {
				known++
			}
		}
	}
	switch b := direct[0]; b.Kind {
	case syntax.TableBlock:
		for _, row := range append([]syntax.Row{b.Table.Header}, b.Table.Rows...) {
			if len(row.Cells) != 2 {
				return false
			}
			if key, v := pieceOf(row.Cells[0].Inline), pieceOf(row.Cells[1].Inline); !v.empty() {
				lines++
				if _, ok := c.factOf(key.text, v); ok {
					known++
				}
			}
		}
	case syntax.Paragraph:
		for _, line := range pieceLines(b.Inline) {
			look(line)
		}
	case syntax.List:
		for _, item := range b.Items {
			look(firstLine(item.Inline))
		}
	}
	return known > 1 && (!mostly || known*2 > lines)
}

// severalTops reports whether a document has several headings of the first level, none of which
// can be its title then.
func severalTops(blocks []syntax.Block) bool {
	tops := 0
	for _, b := range blocks {
		if b.Kind == syntax.Heading && b.Level == 1 {
			tops++
		}
	}
	return tops > 1
}

// hasTopHeading reports whether a document has a heading of the first level.
func hasTopHeading(blocks []syntax.Block) bool {
	for _, b := range blocks {
		if b.Kind == syntax.Heading && b.Level == 1 {
			return true
		}
	}
	return false
}

// sectionAt is the section of an index of Plan.Sections: the two grow together.
func (c *compiler) sectionAt(index int) *section { return &c.sections[index] }

// directBlocks are the blocks before the next heading.
func directBlocks(blocks []syntax.Block) []syntax.Block {
	for i, b := range blocks {
		if b.Kind == syntax.Heading {
			return blocks[:i]
		}
	}
	return blocks
}

// classify decides what a heading is: a concept, a record of the concept it stands in, a
// group inside that concept, or narrative. match is what the vocabulary says of it; evidence tells what the blocks below speak for.
func (c *compiler) classify(s *section, model *plan.Section, parent *section, name piece, match vocabulary.Match, direct []syntax.Block, evidence func(match vocabulary.Match, sure bool) plan.Concept) {
	match, sure := c.headingOr(match, name.text)
	c.currentParent = parent
	inConcept := parent != nil && !parent.title && len(parent.concepts) > 0 && parent.concepts[0] != plan.ConceptNotes
	if (!inConcept || sure && match.Known()) && (parent == nil || parent.record == nil) {
		if concept := evidence(match, sure); concept != "" {
			model.ByContent = concept != match.Concept()
			match.Concepts = []plan.Concept{concept}
		}
	}
	if len(match.Concepts) > 0 && match.Concepts[0] == plan.ConceptTeam && (isTheirSide(name.text) || c.namesAccount(name.text)) {
		match.Concepts = []plan.Concept{plan.ConceptStakeholders}
	}
	if match.Quadrant == plan.SWOTThreat && (parent == nil || parent.concept() != plan.ConceptSWOT) && !c.hasStrengths() {
		match.Concepts = []plan.Concept{plan.ConceptRisks} // "Threats" without its three sisters
	}
	if parent != nil && parent.record != nil {
		// Deeper headings of a record belong to it.
		s.record, s.concepts = parent.record, parent.concepts
		model.Concept = c.plan.Sections[parent.index].Concept
		return
	}
	if inConcept {
		s.concepts, s.role, s.horizon, s.quadrant = parent.concepts, parent.role, parent.horizon, parent.quadrant
		s.owner, s.due, s.stance = parent.owner, parent.due, parent.stance
		collection := firstCollection(parent.concepts)
		if collection == plan.Stakeholders && len(direct) > 0 && c.headsPerson(name) {
			s.record, s.startsRecord = c.headingRecord(collection, s, name, model.Span), true
			model.Concept, model.Records = parent.concepts[0], 1
			return
		}
		if match.Role != "" && parent.concepts[0] == plan.ConceptStakeholders {
			s.role = match.Role
			model.Concept = plan.ConceptStakeholders
			return
		}
		if parent.concepts[0] == plan.ConceptTeam && isTheirSide(name.text) {
			s.concepts = []plan.Concept{plan.ConceptStakeholders}
			model.Concept = plan.ConceptStakeholders
			return
		}
		if parent.concepts[0] == plan.ConceptStakeholders && isOurSide(name.text) {
			s.concepts, s.role = []plan.Concept{plan.ConceptTeam}, ""
			model.Concept = plan.ConceptTeam
			return
		}
		if parent.concepts[0] == plan.ConceptSWOT {
			if q, ok := c.words.Quadrant(name.text); ok {
				s.quadrant = q
				model.Concept = plan.ConceptSWOT
				return
			}
		}
		if collection != "" && c.isRecordHeading(collection, name, direct) {
			s.record, s.startsRecord = c.headingRecord(collection, s, name, model.Span), true
			model.Concept, model.Records = parent.concepts[0], 1
			return
		}
		if _, stance := c.stanceOf(name); stance && collection == plan.Stakeholders {
			s.stance = name // "On our side" above those who are
			model.Concept = plan.ConceptStakeholders
			return
		}
		if collection == plan.Actions && !match.Known() {
			if when, ok := c.dated(name, false); ok {
				s.due = when
			} else if c.ownerScore(name.text) >= givenName {
				s.owner = withoutRole(name)
			}
		}
		if len(match.Concepts) > 0 && !c.fitsBetter(parent.concepts, match.Concepts, direct) {
			c.enterConcept(s, model, name, match, direct)
			return
		}
		if match.Horizon > 0 {
			s.horizon = match.Horizon
		}
		model.Concept = parent.concepts[0]
		return
	}
	if part, _, ok := c.playedBy(name); ok && len(direct) > 0 && c.isRole(part.text) {
		// "### Economic: Otavio Lacerda" below nothing that says who these are
		s.concepts = []plan.Concept{plan.ConceptStakeholders}
		s.record, s.startsRecord = c.headingRecord(plan.Stakeholders, s, name, model.Span), true
		model.Concept, model.Records = plan.ConceptStakeholders, 1
		return
	}
	if len(match.Concepts) > 0 {
		c.enterConcept(s, model, name, match, direct)
		return
	}
	if collection := c.numberedHeading(name); collection != "" && (parent == nil || parent.title) && c.headsTold(collection, name, direct) {
		// "## G1: First patient in, faster" below nothing that says what these are
		s.concepts = []plan.Concept{weighed[classOfCollection(collection)]}
		s.record, s.startsRecord = c.headingRecord(collection, s, name, model.Span), true
		model.Concept, model.Records = s.concepts[0], 1
		return
	}
	if (parent == nil || parent.title) && c.factsBelow(direct, true) {
		s.concepts = []plan.Concept{plan.ConceptOverview} // "## Customer in brief" above its industry, place and size
		model.Concept, model.ByContent = plan.ConceptOverview, true
		return
	}
	model.Suggest = c.words.Heading(name.text, c.accountName()).Suggest
	if parent != nil && !parent.title {
		// Below narrative everything unknown is the same narrative.
		s.concepts = parent.concepts
		model.Concept = c.plan.Sections[parent.index].Concept
	}
}

// enterConcept makes a heading the concept that its words are, and a record of it where it says which: "## Objective 1: Cut
// drop-off" and "### Risk: Usage drop in Guelph" above what is told of it.
func (c *compiler) enterConcept(s *section, model *plan.Section, name piece, match vocabulary.Match, direct []syntax.Block) {
	s.concepts, s.role, s.horizon = match.Concepts, match.Role, match.Horizon
	model.Concept, model.Also = match.Concepts[0], match.Concepts[1:]
	switch collection := firstCollection(match.Concepts); collection {
	case plan.Goals, plan.Opportunities, plan.Risks:
		if len(direct) > 0 && c.withoutKind(collection, name).text != name.text {
			s.record, s.startsRecord = c.headingRecord(collection, s, name, model.Span), true
			model.Records = 1
		}
	}
}

// heading matches a title; one that the vocabulary does not know as a whole is what its first
// part is: "Objectives and how we measure". sure: it is no guess by some of its words.
func (c *compiler) heading(title string) (match vocabulary.Match, sure bool) {
	return c.headingOr(c.words.Exact(title, ""), title)
}

// headingOr is heading for a title that was looked up already.
func (c *compiler) headingOr(match vocabulary.Match, title string) (vocabulary.Match, bool) {
	if name := c.accountName(); name != "" && !match.Known() && match.Role == "" {
		match = c.words.Exact(title, name)
	}
	if at := slices.Index(match.Concepts, plan.ConceptTargets); at >= 0 {
		if lower := asciiLower(title); strings.Contains(lower, "customer") || strings.Contains(lower, "client") || strings.Contains(lower, "their") {
			// "Customer issues and targets": the customer's targets are goals
			match.Concepts = slices.Clone(match.Concepts)
			match.Concepts[at] = plan.ConceptGoals
		}
	}
	if match.Known() || match.Role != "" || match.Horizon > 0 {
		return match, true
	}
	if short, _, more := strings.Cut(c.accountName(), " "); more && strings.Contains(title, short) {
		// "What Redgum is trying to do", of Redgum Resources Pty Ltd
		they := strings.NewReplacer(short+" is", "they are", short+" has", "they have", short+"'s", "their", short, "they").Replace(title)
		for _, named := range []vocabulary.Match{c.words.Exact(title, short), c.words.Exact(they, "")} {
			if named.Known() {
				return named, true
			}
		}
	}
	for _, separator := range []string{" and ", " & ", " – ", " — ", " - ", ", ", " ("} {
		if at := strings.Index(title, separator); at > 0 {
			if first := c.words.Exact(title[:at], c.accountName()); first.Known() {
				return first, true
			}
		}
	}
	title = title[numbering(title):]
	switch asciiLower(title) {
	case "plan", "the plan", "our plan", "plan of work":
		return vocabulary.Match{Concepts: []plan.Concept{plan.ConceptActions}}, true // below the title of the account plan itself
	}
	if concept := c.hintOf(title); concept != "" {
		match.Concepts = []plan.Concept{concept}
	}
	return match, false
}

// hintOf is what some words of a title that nobody has listed hint at; empty where none does.
func (c *compiler) hintOf(title string) plan.Concept {
	if theyWish(title) {
		return plan.ConceptGoals
	}
	if len(strings.Fields(title)) > 9 || beginsWithDate(title) {
		return ""
	}
	return c.words.HeadingHint(title)
}

// knownHeading reports whether a title names a concept, or seems to.
func (c *compiler) knownHeading(title string) bool {
	match, _ := c.heading(title)
	return match.Known()
}

// theyWish reports whether a title says what the customer wants, whatever it calls them: "What the council
// needs", "What Van der Molen wants to reach", "Customer's growth". What we want is something else.
func theyWish(title string) bool {
	words := strings.Fields(asciiLower(title))
	if len(words) < 2 || len(words) > 10 {
		return false
	}
	for _, lead := range [...]string{"customer's", "customers'", "client's", "clients'", "their", "customer’s", "client’s"} {
		if words[0] == lead && len(words) <= 5 {
			switch strings.Trim(words[1], ".,:/") {
			case "growth", "ambitions", "wishes", "wants", "needs", "agenda", "plans", "results":
				return true
			}
		}
	}
	if words[0] != "what" && words[0] != "things" {
		return false
	}
	for i, word := range words[1:] {
		switch strings.Trim(word, ".,:?!") {
		case "we", "i", "us", "we're", "our", "could", "might", "worries", "from":
			return false
		case "need", "needs":
			return i > 0 && (i == len(words)-2 || !strings.HasPrefix(words[i+2], "to")) // "What the board needs to approve"
		case "want", "wants", "aim", "aims", "hope", "hopes", "chasing", "care", "cares", "hoping", "aiming", "asked", "wish", "wishes":
			return i > 0 // "What needs to happen" is ours to do
		}
	}
	return false
}

// beginsWithDate reports whether a title is an entry's rather than a section's.
func beginsWithDate(title string) bool { return title != "" && title[0] >= '0' && title[0] <= '9' }

func firstCollection(concepts []plan.Concept) plan.Collection {
	for _, concept := range concepts {
		if list := collectionsOf[concept]; len(list) > 0 {
			return list[0]
		}
	}
	return ""
}

// accountName is the account's name as far as it is known while headings are read.
func (c *compiler) accountName() string {
	for _, f := range c.facts {
		if f.key == "account" {
			return f.value.text
		}
	}
	return ""
}

// headsPerson reports whether a heading is a word about somebody and their name: "Blocker: Keith
// Varley (VP IT)"; or all that there is to say of them: "Ann Gray – CFO – champion".
func (c *compiler) headsPerson(name piece) bool {
	who, rest := splitNameTitle(name)
	if title, role := splitNameTitle(rest); !role.empty() && c.words.JobTitle(title.text) && c.nameScore(firstPiece(who).text) >= fullName {
		return true
	}
	_, _, played := c.playedBy(name)
	return played
}

// playedBy parts a heading into the part that somebody plays and who it is: "Economic: Otavio Lacerda",
// "Go-Getter: Ada Roth". Behind a dash only a word that is surely a buying role counts, "Coach – Ada Roth".
func (c *compiler) playedBy(name piece) (part, who piece, ok bool) {
	at, width := strings.Index(name.text, ": "), len(": ")
	dashed := at <= 0
	for _, dash := range dashes {
		if i := strings.Index(name.text, dash); dashed && i > 0 && (at <= 0 || i < at) {
			at, width = i, len(dash)
		}
	}
	if at <= 0 || at > maxKeyLength {
		return part, who, false
	}
	part, who = name.cut(0, at), name.cut(at+width, len(name.text))
	if dashed && !c.isRole(part.text) || c.nameScore(part.text) >= fullName || c.nameScore(firstPiece(who).text) < fullName {
		return part, who, false
	}
	return part, who, true
}

// isRecordHeading reports whether a heading inside a concept is a record of its own: it
// names a record that exists already, or its lines are fields of one.
func (c *compiler) isRecordHeading(collection plan.Collection, name piece, direct []syntax.Block) bool {
	if c.existing(collection, name) != nil {
		return true
	}
	if parent := c.currentParent; parent != nil && parent.role != "" && collection == plan.Stakeholders && personLike(name.text) && !c.knownHeading(name.text) {
		return len(direct) > 0 && direct[0].Kind != syntax.TableBlock
	}
	if collection == plan.Log && len(direct) > 0 {
		entry := &raw{collection: plan.Log}
		c.fillLogEntry(entry, name)
		if entry.has("date") {
			return true // "### 2026-11-05 Call with Mila"
		}
	}
	fields := 0
	for _, b := range direct {
		switch b.Kind {
		case syntax.TableBlock:
			if !listsFields(b.Table) {
				return false
			}
			for _, row := range b.Table.Rows {
				if f, ok := c.words.Field(collection, pieceOf(row.Cells[0].Inline).text); ok && f != labelField[collection] {
					fields++
				}
			}
		case syntax.Paragraph:
			for _, line := range keyLines(pieceLines(b.Inline)) {
				if f, ok := c.words.Field(collection, line.key.text); ok && f != labelField[collection] {
					fields++
				}
			}
		case syntax.List:
			for _, item := range b.Items {
				if item.Task != syntax.NoTask && collection != plan.Goals && collection != plan.Opportunities && collection != plan.Risks && collection != plan.Stakeholders {
					return false
				}
				if line, ok := keyLine(firstLine(item.Inline)); ok {
					if f, ok := c.words.Field(collection, line.key.text); ok && f != labelField[collection] && !line.rest {
						fields++
					}
				}
			}
		}
	}
	if fields > 0 {
		return true
	}
	if c.headsTold(collection, name, direct) {
		return true
	}
	if collection != plan.Stakeholders {
		return false
	}
	if len(direct) == 0 || direct[0].Kind == syntax.List {
		return c.namesPersonAlone(name, direct)
	}
	if direct[0].Kind == syntax.Paragraph && c.nameScore(name.text) >= fullName && !c.knownHeading(name.text) {
		return true // "### Ama Darko" above what is known about her
	}
	// "### Sarah Chen - Product Manager" above a paragraph.
	who, title := splitNameTitle(name)
	return direct[0].Kind == syntax.Paragraph && !title.empty() && c.words.JobTitle(title.text) && personLike(who.text)
}

// namesPersonAlone reports whether a heading is one person: "Per Berg, Head of IT" above nothing, or above a list of what is
// known about him; with "Per Berg" the list decides. Above a list with names of people it is the group that they are in.
func (c *compiler) namesPersonAlone(name piece, direct []syntax.Block) bool {
	who, title := splitNameTitle(name)
	if c.nameScore(firstPiece(who).text) < fullName || c.knownHeading(name.text) {
		return false
	}
	if len(direct) == 0 {
		return !title.empty() && c.words.JobTitle(title.text)
	}
	if !title.empty() && !c.words.JobTitle(title.text) && !c.isRole(title.text) && !c.isStance(title.text) {
		return false
	}
	for _, b := range direct {
		for _, item := range b.Items {
			if line := firstLine(item.Inline); item.Task != syntax.NoTask || c.isPersonLine(line) {
				return false
			}
		}
	}
	return true
}

// numberedHeading is the collection whose letter a heading's number begins with, "G1: …", "R2 – …"; empty where there
// is none.
func (c *compiler) numberedHeading(name piece) plan.Collection {
	trial := &raw{}
	c.takeID(trial, name)
	id, ok := trial.get("id")
	if !ok || len(id.text) > 3 {
		return ""
	}
	return numberedAs(id.text)
}

// numberedAs is the collection whose letter an id begins with.
func numberedAs(id string) plan.Collection {
	switch id[0] {
	case 'G', 'g':
		return plan.Goals
	case 'R', 'r':
		return plan.Risks
	}
	return ""
}

// classOfCollection is the place among weighed of the concept whose records a collection has.
func classOfCollection(collection plan.Collection) int {
	for i, concept := range weighed {
		if collectionsOf[concept][0] == collection {
			return i
		}
	}
	return 0
}

// headsTold reports whether a heading below goals, risks or deals is one of them by what stands below it without any
// keys: nothing but a paragraph or two, of which the heading's name is not just a group's, "### By June".
func (c *compiler) headsTold(collection plan.Collection, name piece, direct []syntax.Block) bool {
	switch collection {
	case plan.Goals, plan.Risks, plan.Opportunities:
	default:
		return false
	}
	if len(direct) == 0 || len(direct) > 3 || c.knownHeading(name.text) || len(name.text) > 120 || c.dateLike(name.text) || c.isLevel(&raw{collection: collection}, name.text) {
		return false
	}
	if collection == plan.Opportunities && c.isStage(name.text) {
		return false
	}
	trial := &raw{collection: collection}
	if collection == plan.Opportunities && strings.ContainsAny(name.text, "€$£₹¥%") {
		c.dealHeading(trial, name)
	}
	for _, b := range direct {
		if b.Kind != syntax.Paragraph && b.Kind != syntax.Quote {
			return false
		}
		lines := pieceLines(b.Inline)
		for _, line := range lines {
			if boldLead(line) > 0 || markOf(line.text) > 0 || numbering(line.text) > 0 || len(line.text) > 400 {
				return false
			}
		}
		c.tellLines(trial, lines)
	}
	return len(trial.fields) > 0 || collection != plan.Opportunities && (len(strings.Fields(name.text)) > 3 || collection == plan.Goals && c.isShortGoal(name, direct))
}

// isShortGoal reports whether a heading of few words is a goal: it says what shall be better, or the heading in front of
// it is one, and the words below it tell no goals of their own.
func (c *compiler) isShortGoal(name piece, direct []syntax.Block) bool {
	first, _, several := strings.Cut(asciiLower(name.text), " ")
	switch first {
	case "fewer", "faster", "shorter", "lower", "higher", "less", "more", "better", "cut", "reduce", "raise", "grow", "increase", "improve", "shorten", "stop", "halve", "double":
	default:
		last := &c.sections[len(c.sections)-1]
		several = last.startsRecord && last.record.collection == plan.Goals
	}
	if !several {
		return false
	}
	for _, b := range direct {
		for _, line := range pieceLines(b.Inline) {
			lower := asciiLower(" " + line.text)
			if slices.ContainsFunc(wishes, func(wish string) bool { return strings.Contains(lower, wish) }) {
				return false
			}
		}
	}
	return true
}

// dealHeading takes the figures out of a heading that is a deal: "[70%] Insurance claims link, £17k".
func (c *compiler) dealHeading(r *raw, name piece) piece {
	for _, marks := range [...][2]string{{"[", "]"}, {"(", ")"}} {
		if end := strings.Index(name.text, marks[1]); strings.HasPrefix(name.text, marks[0]) && end > 0 {
			if c.takeSingle(r, name.cut(1, end), knownName) {
				name = name.cut(end+1, len(name.text))
			}
		}
	}
	return c.inlineFields(r, name)
}

// headingRecord starts the record that a heading is. Its fields come from the blocks below.
func (c *compiler) headingRecord(collection plan.Collection, s *section, name piece, span source.Span) *raw {
	r := &raw{collection: collection, place: c.newPlace(), section: s.index, span: span, head: name.span, horizon: s.horizon}
	if known := c.existing(collection, name); known != nil {
		// The same id makes the two places one record when they merge.
		if id, ok := known.get("id"); ok {
			at := piece{text: id.text, span: name.span}
			r.set("id", at)
		} else {
			r.set(labelField[collection], piece{text: mustGet(known, labelField[collection]).text, span: name.span})
		}
	} else {
		label := c.takeID(r, name)
		if collection == plan.Log {
			c.fillLogEntry(r, label)
			label = piece{}
		}
		if collection == plan.Stakeholders || collection == plan.Team {
			if part, who, ok := c.playedBy(label); ok {
				if c.isRole(part.text) {
					r.inherit("role", part)
				}
				label = who
			}
			who, title := splitNameTitle(label)
			label = who
			if !title.empty() {
				c.setTitleOrRole(r, title)
			}
		}
		if collection == plan.Opportunities && strings.ContainsAny(label.text, "€$£₹¥%") {
			label = c.dealHeading(r, label)
		}
		if label = c.withoutKind(collection, label); !label.empty() {
			r.set(labelField[collection], label)
		}
	}
	c.inheritPart(s, r, name.span)
	// The section's own entry is being made by the caller, who counts the record there.
	c.raws[collection] = append(c.raws[collection], r)
	return r
}

// isOurSide reports whether a heading below the stakeholders is about our own people.
func isOurSide(title string) bool {
	switch finding.Normalise(title) {
	case "internal", "internal team", "internal contacts", "our team", "our side", "us", "our people", "vendor", "vendor team", "internal stakeholders", "intern", "interne":
		return true
	}
	return false
}

// isTheirSide reports whether a heading below the team is about the customer's people.
func isTheirSide(title string) bool {
	switch finding.Normalise(title) {
	case "their team", "their side", "customer", "customer team", "customer side", "customer contacts", "client", "client team", "client side", "client contacts", "external", "kunde", "leur equipe":
		return true
	}
	return false
}

// namesAccount reports whether a heading names the customer: "Team at Norrbruk", "Acme's team".
func (c *compiler) namesAccount(title string) bool {
	account := c.accountName()
	if account == "" {
		account = titleName(c.plan.Title.Text)
	}
	short, _, _ := strings.Cut(account, " ")
	short = strings.Trim(short, ",.")
	if len(short) < 4 || c.words.Ordinary(short) || strings.EqualFold(short, "the") {
		short = account
	}
	if len(short) > 2 && hasWordOf(asciiLower(title), asciiLower(short), asciiLower(short)+"'s", asciiLower(short)+"’s") {
		return true
	}
	for word := range strings.FieldsSeq(account) {
		if word = strings.Trim(word, ",.()"); len(word) > 5 && strings.EqualFold(word, title) {
			return true // "Marbravo", of Hoteles Marbravo
		}
	}
	return false
}

// hasStrengths reports whether the plan has a heading for strengths, and so a SWOT analysis.
func (c *compiler) hasStrengths() bool {
	for _, b := range c.doc.Blocks {
		if b.Kind == syntax.Heading && c.words.Exact(b.Inline.Text(), "").Quadrant == plan.SWOTStrength {
			return true
		}
	}
	return false
}
