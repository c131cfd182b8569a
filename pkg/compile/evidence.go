package compile

// Evidence: what a section is about by what stands in it. Its heading is one sign among others, as
// are the columns of its tables, the shapes and words of its lines, and what the rest of the plan
// already has. The signs are weighed as sections of real plans taught (see evidence_weights.go).

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// weighed are the concepts among which the evidence decides; the place behind the last stands for
// everything else that a section may be.
var weighed = [...]plan.Concept{
	plan.ConceptStakeholders, plan.ConceptTeam, plan.ConceptGoals, plan.ConceptOpportunities,
	plan.ConceptRisks, plan.ConceptActions, plan.ConceptMilestones, plan.ConceptCompetition,
}

// fitted are the collections to whose fields the headers and keys of a section are compared.
var fitted = [...]plan.Collection{
	plan.Stakeholders, plan.Team, plan.Goals, plan.Opportunities, plan.Risks, plan.Actions, plan.Milestones, plan.Competitors,
	plan.Log, plan.Metrics, plan.Products, plan.ValueDelivered, plan.Questions, plan.Whitespace, plan.Contracts,
}

// The signs, by their places among the weights.
const (
	signAlways = iota
	signTable
	signList
	signProse
	signSubheads
	signOneItem
	signFewItems
	signPerson                                  // share of the items that are surely about a person
	signNameFirst                               // that begin with a name
	signNameBehind                              // that have a name behind their first part
	signTitle                                   // that have a job title
	signStance                                  // that have a stance or buying role
	signBox                                     // that are boxes
	signOrder                                   // that begin as orders do
	signDate                                    // that have a day as a part
	signDateFirst                               // that begin with one
	signMoney                                   // that have an amount
	signPercent                                 // that have a chance in per cent
	signChange                                  // that tell a change of figures
	signLevel                                   // that have a level such as "high"
	signDigits                                  // that have figures
	signBold                                    // whose beginning is bold
	signKey                                     // that begin with a key
	signQuestion                                // that end in a question mark
	signShort                                   // of at most three words
	signLong                                    // of fifteen words or more
	signSentence                                // that end as sentences do
	signSmall                                   // that begin with a small letter
	signFit                                     // how well fields fit, a place for each of fitted
	signFitsBest   = signFit + len(fitted)      // the collection that fits best
	signClaimed    = signFitsBest + len(fitted) // other headings of the plan are about it, a place for each of weighed
	signBefore     = signClaimed + len(weighed) // the known heading before
	signAfter      = signBefore + len(weighed)  // and behind
	signHint       = signAfter + len(weighed)   // words of the heading hint at it
	signCount      = signHint + len(weighed)
)

// maxEvidence is how many items of a section are looked at.
const maxEvidence = 6

// maxParts is how many parts of an item are looked at.
const maxParts = 12

// evidence is what was found.
type evidence struct {
	signs  [signCount]float32
	texts  []string // of the items
	title  string   // of the heading
	items  int
	method int // how often the items turn to another concept, as the steps of a sales method do
	step   plan.Concept
	fits   [len(fitted)]int
}

// gather looks at the blocks below a heading.
func (c *compiler) gather(e *evidence, blocks []syntax.Block) {
	for i := range blocks {
		if e.items >= maxEvidence {
			return
		}
		switch b := &blocks[i]; b.Kind {
		case syntax.Heading:
			e.signs[signSubheads] = 1
			c.lookAtLine(e, pieceOf(b.Inline), syntax.NoTask)
		case syntax.TableBlock:
			e.signs[signTable] = 1
			c.gatherTable(e, b.Table)
		case syntax.List:
			e.signs[signList] = 1
			for k := range b.Items[:min(len(b.Items), maxEvidence-e.items)] {
				line := firstLine(b.Items[k].Inline)
				if b.Items[k].Task == syntax.NoTask {
					c.lookAtKey(e, line)
				}
				c.lookAtLine(e, line, b.Items[k].Task)
			}
		case syntax.Paragraph:
			for _, line := range pieceLines(b.Inline) {
				if len(line.text) > 160 && boldLead(line) == 0 {
					e.signs[signProse] = 1
					e.texts = append(e.texts, line.text[:160])
					break
				}
				c.lookAtKey(e, line)
				if c.lookAtLine(e, line, syntax.NoTask); e.items >= maxEvidence {
					return
				}
			}
		}
	}
}

// lookAtKey notes the collections that have a field of a line's key, or of a key behind the first part of
// the line: "Claim still open – Countermeasure: …".
func (c *compiler) lookAtKey(e *evidence, line piece) {
	pair, ok := keyLine(line)
	if !ok && strings.Contains(line.text, ": ") {
		for _, mark := range [...]string{" – ", " — ", " - ", ". "} {
			if at := strings.Index(line.text, mark); at > 0 && !ok {
				pair, ok = keyLine(line.cut(at+len(mark), len(line.text)))
			}
		}
	}
	if !ok {
		return
	}
	for i, collection := range fitted {
		if _, known := c.words.Field(collection, pair.key.text); known {
			e.fits[i]++
		}
	}
}

// gatherTable looks at the headers and the rows of a table.
func (c *compiler) gatherTable(e *evidence, t *syntax.Table) {
	heads := make([]piece, len(t.Header.Cells))
	for i, cell := range t.Header.Cells {
		heads[i] = pieceOf(cell.Inline)
	}
	for i, collection := range fitted {
		_, n := c.fit(collection, heads)
		e.fits[i] += n
	}
	var cells [maxParts]string
	for _, row := range t.Rows {
		if row.NoPipe {
			continue
		}
		if e.items >= maxEvidence {
			return
		}
		count, first := 0, piece{}
		for i := range row.Cells {
			if count == maxParts {
				break
			}
			switch p := pieceOf(row.Cells[i].Inline); {
			case p.empty(), count == 0 && (isFigure(p.text) || looksLikeID(p.text)):
				continue
			case count == 0:
				first = p
				fallthrough
			default:
				cells[count] = p.text
				count++
			}
		}
		if count > 0 {
			c.look(e, first, cells[:count], true, syntax.NoTask)
		}
	}
}

// partMarks part the text of a line.
var partMarks = [...]string{", ", " (", ") ", ": ", " | ", "; ", " - ", " – ", " — ", " · ", " → ", " -> "}

// lookAtLine notes the signs of a line.
func (c *compiler) lookAtLine(e *evidence, line piece, task syntax.Task) {
	line = line.cut(numbering(line.text), len(line.text))
	if e.items >= maxEvidence || line.empty() {
		return
	}
	if len(line.text) > 240 {
		e.items++
		e.signs[signLong]++
		e.texts = append(e.texts, line.text[:240])
		return
	}
	var parts [maxParts]string
	count, from := 0, 0
	for at := 0; at < len(line.text) && count < maxParts-1; at++ {
		if strings.IndexByte(" ,:;)", line.text[at]) < 0 {
			continue
		}
		if n := widthOf(line.text[at:], partMarks[:]); n > 0 {
			parts[count] = line.text[from:at]
			count, from = count+1, at+n
			at = from - 1
		}
	}
	parts[count] = line.text[from:]
	c.look(e, line, parts[:count+1], false, task)
}

// look notes the signs of one item: a line, or the cells of a row.
func (c *compiler) look(e *evidence, line piece, parts []string, row bool, task syntax.Task) {
	e.items++
	has := func(sign int, ok bool) {
		if ok {
			e.signs[sign]++
		}
	}
	has(signBox, task != syntax.NoTask)
	has(signBold, boldLead(line) > 0)
	has(signKey, !row && strings.Contains(line.text, ": "))
	has(signQuestion, strings.HasSuffix(line.text, "?"))
	has(signSentence, strings.HasSuffix(line.text, "."))
	has(signSmall, line.text[0] >= 'a' && line.text[0] <= 'z')
	count := strings.Count(line.text, " ") + 1
	has(signShort, count <= 3)
	has(signLong, count >= 15)
	has(signDigits, strings.ContainsAny(line.text, "0123456789"))
	first := parts[0] != "" && c.nameForm(parts[0]) >= fullName
	has(signNameFirst, first)
	word, _, _ := strings.Cut(line.text, " ")
	has(signOrder, isOrder(word))
	if !first && len(parts[0]) <= 24 && (row || len(parts) > 1 && strings.HasPrefix(line.text[len(parts[0]):], ": ")) && !c.isRole(parts[0]) {
		if concept := c.keyedConcept(parts[0]).Concept(); concept != "" && concept != e.step {
			e.method, e.step = e.method+1, concept
		}
	}
	behind, title, stance, date, money, chance, level, change := false, false, false, false, false, false, false, false
	if strings.ContainsAny(line.text, "0123456789") {
		_, _, change = changeOf(line)
	}
	for i, text := range parts {
		text = strings.Trim(text, "() ")
		if text == "" || len(text) > 48 {
			continue
		}
		switch digits := strings.ContainsAny(text, "0123456789"); {
		case digits && strings.HasSuffix(text, "%"):
			chance = true
		case digits && c.dateLike(text):
			date = true
			has(signDateFirst, i == 0)
		case digits:
			money = money || isAmount(c, text)
			if !change {
				_, _, change = changeOf(textPiece(text))
			}
		case i > 0 && c.nameForm(text) >= givenName:
			behind = true
		case i > 0 || row:
			if _, known := c.words.Level(text); known {
				level = true
			} else if c.isStance(text) || c.isRole(text) {
				stance = true
			} else if c.words.JobTitle(text) {
				title = true
			}
		}
	}
	has(signNameBehind, behind)
	has(signTitle, title)
	has(signStance, stance)
	has(signDate, date)
	has(signMoney, money)
	has(signPercent, chance)
	has(signLevel, level)
	has(signChange, change)
	has(signPerson, first && (title || stance))
	e.texts = append(e.texts, line.text)
}

// eachWord calls for each word of a text, in small letters.
func eachWord(text string, do func(word []byte)) {
	var small [24]byte
	for word := range strings.FieldsSeq(text) {
		word = strings.Trim(word, "*_.,:;!?()[]\"'“”„«»")
		if len(word) < 2 || len(word) > len(small) {
			continue
		}
		n := copy(small[:], word)
		for i := range n {
			if small[i] >= 'A' && small[i] <= 'Z' {
				small[i] += 'a' - 'A'
			}
		}
		do(small[:n])
	}
}

// finish turns counts into shares.
func (e *evidence) finish() {
	e.signs[signAlways] = 1
	switch {
	case e.items == 1:
		e.signs[signOneItem] = 1
	case e.items < 4:
		e.signs[signFewItems] = 1
	}
	if e.items > 0 {
		for i := signPerson; i < signFit; i++ {
			e.signs[i] /= float32(e.items)
		}
	}
	best := 0
	for _, n := range e.fits {
		best = max(best, n)
	}
	for i, n := range e.fits {
		e.signs[signFit+i] = float32(min(n, 6)) / 6
		if n == best && n > 1 {
			e.signs[signFitsBest+i] = 1
		}
	}
}

// below are the blocks that belong to the heading at a place among all: up to the next of its level, or one that is known.
func (o *outline) below(blocks []syntax.Block, level, at int) []syntax.Block {
	for i := range blocks {
		if blocks[i].Kind == syntax.Heading {
			if at++; blocks[i].Level <= level || i > 3*maxEvidence || o.matches[at].Known() {
				return blocks[:i]
			}
		}
	}
	return blocks
}

// outline is what the headings of a plan say that the vocabulary knows.
type outline struct {
	matches       []vocabulary.Match
	before, after []int8 // for each heading the nearest one that is known to be about one of weighed, as a place among them; -1 for none
	claimed       [len(weighed)]int
	tops          int // headings of the first level that are known
}

// outlined reads the headings of a plan, of which there are as many as given.
func (c *compiler) outlined(blocks []syntax.Block, headings int) *outline {
	o := &outline{matches: make([]vocabulary.Match, 0, headings), before: make([]int8, 0, headings)}
	last := int8(-1)
	known := make([]int8, 0, headings) // of each; -2 where it is not known
	for i := range blocks {
		if blocks[i].Kind != syntax.Heading {
			continue
		}
		o.before = append(o.before, last)
		match := c.words.Exact(blocks[i].Inline.Text(), "")
		o.matches = append(o.matches, match)
		place := int8(-2)
		for k, concept := range match.Concepts {
			at := weight(concept)
			if at >= 0 {
				o.claimed[at]++
			}
			if k == 0 {
				place = at
			}
			if k == 0 && at >= 0 {
				last = at // an appendix between two sections says nothing about either
			}
		}
		if match.Known() && blocks[i].Level == 1 {
			o.tops++
		}
		known = append(known, place)
	}
	o.after = make([]int8, len(known))
	next := int8(-1)
	for i := len(known) - 1; i >= 0; i-- {
		o.after[i] = next
		if known[i] >= 0 {
			next = known[i]
		}
	}
	return o
}

// weight is the place of a concept among weighed; -1 where it is none of them.
func weight(concept plan.Concept) int8 {
	for i, one := range weighed {
		if one == concept {
			return int8(i)
		}
	}
	return -1
}

// evidenceOf is what speaks about a section: the heading at a place among all headings, and the
// blocks below it. hint is what the heading's words hint at.
func (c *compiler) evidenceOf(o *outline, at int, title piece, hint plan.Concept, below []syntax.Block) *evidence {
	e := &evidence{}
	c.gather(e, below)
	e.finish()
	e.title = title.text
	mark := func(sign int, place int8) {
		if place >= 0 {
			e.signs[sign+int(place)] = 1
		}
	}
	mark(signHint, weight(hint))
	for i, n := range o.claimed {
		if n > 0 {
			e.signs[signClaimed+i] = 1
		}
	}
	if at < len(o.before) { // a plan may have no heading
		mark(signBefore, o.before[at])
		mark(signAfter, o.after[at])
	}
	return e
}

// wordWeight is how much a word speaks for each concept.
type wordWeight struct {
	word    string
	weights [len(weighed) + 1]int8
}

// evident is by how much the evidence for a concept must outweigh that for anything else.
const evident = 0

// strikingly is the margin for a section whose heading says that it is one of seldomSo, and then only for a
// concept that no other heading names.
const strikingly = 2

// conceivably is the margin above which nobody may say that the plan has nothing about a concept.
const conceivably = -4

// seldomSo are concepts whose headings people also write above other things: "Notes", "Decision",
// "Metrics".
var seldomSo = map[plan.Concept]bool{
	plan.ConceptNotes: true, plan.ConceptDecisionProcess: true, plan.ConceptDecisionCriteria: true,
	plan.ConceptCurrentState: true, plan.ConceptValueDelivered: true, plan.ConceptTeam: true, plan.ConceptChallenges: true,
}

// scale is the number of steps of a weight that make one unit of log odds.
const scale = 16

// weigh adds up what the evidence says about each of weighed, and about anything else.
func (e *evidence) weigh() (scores [len(weighed) + 1]float32) {
	add := func(weights *[len(weighed) + 1]int8, v float32) {
		for i, w := range weights {
			scores[i] += float32(w) * v / scale
		}
	}
	for i, v := range e.signs {
		if v != 0 {
			add(&signWeights[i], v)
		}
	}
	var seen [len(wordWeights)]float32
	for _, text := range e.texts {
		eachWord(text, func(word []byte) {
			if at := find(wordWeights[:], word); at >= 0 && seen[at] < 1 {
				v := min(2/float32(e.items+1), 1-seen[at])
				seen[at] += v
				add(&wordWeights[at].weights, v)
			}
		})
	}
	eachWord(e.title, func(word []byte) {
		if at := find(titleWeights[:], word); at >= 0 {
			add(&titleWeights[at].weights, 1)
		}
	})
	return scores
}

// find is the place of a word in a table that is in order; -1 where it is not there.
func find(table []wordWeight, word []byte) int {
	low, high := 0, len(table)
	for low < high {
		if mid := (low + high) / 2; table[mid].word < string(word) {
			low = mid + 1
		} else {
			high = mid
		}
	}
	if low < len(table) && table[low].word == string(word) {
		return low
	}
	return -1
}

// speaksFor is the concept of a section that its content speaks for, whose heading is no known one, or one that
// people write above all kinds of things; empty where the heading's own meaning stands. Where the content
// speaks for nothing surely, perhaps are the concepts that it may be about.
func (c *compiler) speaksFor(o *outline, at int, title piece, match vocabulary.Match, sure bool, below []syntax.Block) (concept plan.Concept, perhaps []plan.Concept) {
	hint := match.Concept()
	if sure {
		if len(match.Concepts) != 1 || !seldomSo[match.Concept()] || o.complete() {
			return "", nil
		}
		hint = ""
	}
	e := c.evidenceOf(o, at, title, hint, below)
	listed := e.signs[signList] > 0 || e.signs[signTable] > 0 || sure && e.signs[signSubheads] > 0
	if e.isMethod() || len(e.texts) == 0 || sure && !listed {
		return "", nil
	}
	scores := e.weigh()
	best := 0
	for i := range weighed {
		if scores[i] > scores[best] {
			best = i
		}
	}
	if weighed[best] == plan.ConceptOpportunities && !sure && e.isMoneyAlone() {
		return "", []plan.Concept{plan.ConceptOpportunities}
	}
	switch lead := scores[best] - scores[len(weighed)]; {
	case e.items > 0 && !sure && lead >= evident, e.items > 0 && sure && lead >= strikingly && o.claimed[best] == 0 && weighed[best] != plan.ConceptTeam:
		o.claimed[best]++
		return weighed[best], nil
	}
	for i, concept := range weighed {
		if !sure && (listed || e.items > 1) && scores[i]-scores[len(weighed)] > conceivably && o.claimed[i] == 0 {
			perhaps = append(perhaps, concept)
		}
	}
	return "", perhaps
}

// complete reports whether the headings of a plan name all that every plan should have.
func (o *outline) complete() bool {
	for _, concept := range [...]plan.Concept{plan.ConceptStakeholders, plan.ConceptGoals, plan.ConceptOpportunities, plan.ConceptRisks, plan.ConceptActions} {
		if o.claimed[weight(concept)] == 0 {
			return false
		}
	}
	return true
}

// isMethod reports whether the items are the steps of a sales method.
func (e *evidence) isMethod() bool { return e.method > 1 && e.method*3 >= e.items }

// isMoneyAlone reports whether amounts are no deals: below a heading about prices or bills, and one for each year.
func (e *evidence) isMoneyAlone() bool {
	if isAboutMoney(e.title) {
		return true
	}
	years := 0
	for _, text := range e.texts {
		if key, _, found := strings.Cut(text, ":"); found && isYear(key[max(0, len(key)-4):]) {
			years++
		}
	}
	return years > 1 && 2*years > len(e.texts)
}

// isAboutMoney reports whether a heading is about prices or bills.
func isAboutMoney(title string) bool {
	return hasWordOf(asciiLower(title), "invoice", "invoices", "billing", "bills", "price", "prices", "pricing", "fees", "rechnungen", "preise", "factures", "tarifs")
}
