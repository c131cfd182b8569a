package compile

// Evidence: what a section is about by what stands in it. Its heading is one sign among others, as
// are the columns of its tables, the shapes and words of its lines, and what the rest of the plan
// already has. The signs are weighed as sections of real plans taught (see evidence_weights.go).

import (
	"slices"
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
	signPlace      = signHint + len(weighed)    // in which quarter of the plan
	signCount      = signPlace + 4
)

// maxEvidence is how many items of a section are looked at.
const maxEvidence = 6

// maxParts is how many parts of an item are looked at.
const maxParts = 12

// evidence is what was found.
type evidence struct {
	signs [signCount]float32
	words []string // of the items, in small letters, each as often as it stands there
	title []string // of the heading
	items int
	fits  [len(fitted)]int
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
			c.look(e, pieceOf(b.Inline), nil, syntax.NoTask)
		case syntax.TableBlock:
			e.signs[signTable] = 1
			c.gatherTable(e, b.Table)
		case syntax.List:
			e.signs[signList] = 1
			for k := range b.Items {
				line := firstLine(b.Items[k].Inline)
				if e.items >= maxEvidence {
					break
				}
				if b.Items[k].Task == syntax.NoTask {
					keyedField(c, e, line)
				}
				c.look(e, line, nil, b.Items[k].Task)
			}
		case syntax.Paragraph:
			lines := pieceLines(b.Inline)
			for _, line := range lines {
				if e.items >= maxEvidence {
					break
				}
				if len(line.text) > 160 && boldLead(line) == 0 {
					e.signs[signProse] = 1
					e.words = addWords(e.words, line.text[:160])
					continue
				}
				keyedField(c, e, line)
				c.look(e, line, nil, syntax.NoTask)
			}
		}
	}
}

// keyedField notes the collections that have a field of a line's key.
func keyedField(c *compiler, e *evidence, line piece) {
	pair, ok := keyLine(line)
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
	for _, row := range t.Rows {
		if row.NoPipe || e.items >= maxEvidence {
			continue
		}
		cells := make([]piece, 0, min(len(row.Cells), maxParts))
		for _, cell := range row.Cells {
			if len(cells) == maxParts {
				break
			}
			if p := pieceOf(cell.Inline); !p.empty() && (len(cells) > 0 || !isFigure(p.text) && !looksLikeID(p.text)) {
				cells = append(cells, p)
			}
		}
		if len(cells) > 0 {
			c.look(e, cells[0], cells, syntax.NoTask)
		}
	}
}

// look notes the signs of one item: a line, or the cells of a row.
func (c *compiler) look(e *evidence, line piece, parts []piece, task syntax.Task) {
	if e.items >= maxEvidence || line.empty() {
		return
	}
	e.items++
	row := parts != nil
	if !row {
		line = line.cut(numbering(line.text), len(line.text))
		if len(line.text) > 240 {
			e.signs[signLong]++
			e.words = addWords(e.words, line.text[:240])
			return
		}
		parts = line.commaParts(" (", ") ", ": ", " | ", " → ", " -> ", " · ", " - ", " – ", " — ", "; ")
	}
	if len(parts) == 0 {
		return
	}
	parts = parts[:min(len(parts), maxParts)]
	s := &e.signs
	has := func(sign int, ok bool) {
		if ok {
			s[sign]++
		}
	}
	has(signBox, task != syntax.NoTask)
	has(signBold, boldLead(line) > 0)
	has(signKey, !row && strings.Index(line.text, ": ") > 0)
	has(signQuestion, strings.HasSuffix(line.text, "?"))
	has(signSentence, strings.HasSuffix(line.text, "."))
	has(signSmall, line.text[0] >= 'a' && line.text[0] <= 'z')
	count := strings.Count(line.text, " ") + 1
	has(signShort, count <= 3)
	has(signLong, count >= 15)
	has(signDigits, strings.ContainsAny(line.text, "0123456789"))
	first := c.nameForm(parts[0].text) >= fullName
	has(signNameFirst, first)
	word, _, _ := strings.Cut(line.text, " ")
	has(signOrder, isOrder(word))
	_, _, change := changeOf(line)
	found := [...]struct {
		sign int
		ok   bool
	}{{sign: signNameBehind}, {sign: signTitle}, {sign: signStance}, {sign: signDate}, {sign: signMoney}, {sign: signPercent}, {sign: signLevel}}
	for i, p := range parts {
		text := strings.Trim(p.text, "() ")
		if text == "" || len(text) > 48 {
			continue
		}
		digits := strings.ContainsAny(text, "0123456789")
		switch {
		case digits && strings.HasSuffix(text, "%"):
			found[5].ok = true
		case digits && c.dateLike(text):
			found[3].ok = true
			has(signDateFirst, i == 0)
		case digits:
			found[4].ok = found[4].ok || isAmount(c, text)
			if !change {
				_, _, change = changeOf(p)
			}
		case i > 0 && c.nameForm(text) >= givenName:
			found[0].ok = true
		case i > 0 || row:
			if _, level := c.words.Level(text); level {
				found[6].ok = true
			} else if c.isStance(text) || c.isRole(text) {
				found[2].ok = true
			} else if c.words.JobTitle(text) {
				found[1].ok = true
			}
		}
	}
	for _, f := range found {
		has(f.sign, f.ok)
	}
	has(signChange, change)
	has(signPerson, first && (found[1].ok || found[2].ok))
	e.words = addWords(e.words, line.text)
}

// addWords adds the words of a text in small letters.
func addWords(words []string, text string) []string {
	for word := range strings.FieldsSeq(asciiLower(text)) {
		if word = strings.Trim(word, "*_.,:;!?()[]\"'“”„«»"); len(word) > 1 {
			words = append(words, word)
		}
	}
	return words
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
	before, after []int8 // for each heading the concept of the nearest known one, as a place among weighed; -1 for none
	claimed       [len(weighed)]int
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
				place, last = at, at
			}
		}
		known = append(known, place)
	}
	o.after = make([]int8, len(known))
	next := int8(-1)
	for i := len(known) - 1; i >= 0; i-- {
		o.after[i] = next
		if known[i] > -2 {
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
	e.title = addWords(nil, title.text)
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
	mark(signBefore, o.before[at])
	mark(signAfter, o.after[at])
	e.signs[signPlace+min(3, 4*at/len(o.before))] = 1
	return e
}

// wordWeight is how much a word speaks for each concept.
type wordWeight struct {
	word string
	for_ [len(weighed) + 1]int8
}

// evident is by how much the evidence for a concept must outweigh that for anything else.
const evident = 0

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
	for _, word := range e.words {
		if at, ok := slices.BinarySearchFunc(wordWeights[:], word, compareWord); ok && seen[at] < 1 {
			v := min(2/float32(e.items+1), 1-seen[at])
			seen[at] += v
			add(&wordWeights[at].for_, v)
		}
	}
	for i, word := range e.title {
		if at, ok := slices.BinarySearchFunc(titleWeights[:], word, compareWord); ok && !slices.Contains(e.title[:i], word) {
			add(&titleWeights[at].for_, 1)
		}
	}
	return scores
}

func compareWord(w wordWeight, word string) int { return strings.Compare(w.word, word) }

// decided is the concept that the evidence speaks for by more than a margin; empty where it speaks for none.
func (e *evidence) decided(margin float32) plan.Concept {
	if e.items == 0 {
		return ""
	}
	scores := e.weigh()
	best := 0
	for i := range weighed {
		if scores[i] > scores[best] {
			best = i
		}
	}
	if scores[best] < scores[len(weighed)]+margin {
		return ""
	}
	return weighed[best]
}
