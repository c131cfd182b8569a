// Package compile makes the typed model of an account plan out of a file's syntax tree.
//
// The steps run in one direction: frontmatter and sections become raw records and account
// facts (whatever shape they were written in), raw records that are the same thing are
// merged, values are read into types, and last the references between records are resolved.
// Trouble becomes a plan.Problem; text without a place becomes plan.Unplaced; nothing is dropped.
package compile

import (
	"bytes"
	"path"
	"sort"
	"strings"
	"time"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Settings are what a workspace configures about reading plans. The zero value is the default.
type Settings struct {
	FiscalYearStart time.Month             // 0: fiscal years are taken as calendar years, and said so
	DateOrder       value.DateOrder        // how 11/06/2026 is meant; unset: it is ambiguous
	Vocabulary      *vocabulary.Vocabulary // nil: the built-in words
	OwnKeys         []string               // keys of the team's own, which are no mistake where the format does not know them
	Marked          bool                   // the configuration says that this file is a plan
	Tier            plan.Tier              // of plans that name none; empty: as plan.EffectiveTier has it
	Rates           plan.Rates             // by which amounts may be added
	Colleagues      []Colleague            // our people whom every plan may mention without listing them
}

// compiler holds one file's state while it is compiled.
type compiler struct {
	file     *source.File
	doc      *syntax.Document
	settings Settings
	words    *vocabulary.Vocabulary
	memory   *memory
	rooms    *rooms
	values   value.Settings
	plan     *plan.Plan

	raws          map[plan.Collection][]*raw
	facts         []fact
	conflicts     []conflict
	places        int
	persons       []pendingPerson
	refs          []pendingRefs
	deal          *raw     // a deal that a line below the title named
	ticks         bool     // a whitespace matrix has ticks, beside which an X is none
	boldRecord    *raw     // a bold line whose fields stand in the list that follows
	currentParent *section // of the heading that is being classified
	sections      []section
	outline       *outline // what the headings say
	headingAt     int      // the place of the heading below which is read
	// pendingSubTasks are read after their parent was added, so that source order is kept.
	pendingSubTasks []func()
	implicit        []plan.TeamMember
	roster          roster
	proseLines      []proseLine        // in which facts are looked for at the end
	weak            []weakFact         // of sentences, for what nothing else states
	mentioned       map[string]mention // see mentions; nil until somebody asks
	working         int                // inside a line about work, whose people may be named further below
	registers       map[plan.Collection]*register
	refIDs          map[string][]string  // ids that a reference could have meant, by field
	broken          map[source.Span]bool // spans that do not parse; nil where everything does
	handled         map[source.Span]bool // spans that already have a problem, so that the schema check does not repeat it
}

// Compile reads one plan. It never fails: what cannot be read is a Problem of the plan.
// The file must be valid UTF-8.
func Compile(file *source.File, settings Settings) *plan.Plan {
	c := newCompiler(file, settings)
	if strings.TrimSpace(strings.TrimPrefix(file.String(), string(source.ByteOrderMark))) == "" {
		c.plan.Key = fileKey(file.Path)
		c.plan.Problems = []plan.Problem{{Kind: plan.EmptyFile, Detail: "the file is empty"}}
		return c.plan
	}
	c.doc = syntax.Parse(file)
	c.read()
	c.addWeakFacts()
	if late := c.lateNames(); late != nil {
		// Lines were read before the plan named the people in them: read them again with all
		// names known.
		again := newCompiler(file, settings)
		again.doc, again.rooms, again.roster.named = c.doc, c.rooms, late
		again.read()
		again.addWeakFacts()
		c = again
	}
	c.buildFacts()
	c.buildRecords()
	c.resolve()
	c.reportConflicts()
	c.readSuppressions()
	c.readInternal()
	c.checkSchema()
	c.finish()
	c.release()
	return c.plan
}

// newCompiler is a compiler that has read nothing yet.
func newCompiler(file *source.File, settings Settings) *compiler {
	c := &compiler{
		file: file, settings: settings, words: settings.Vocabulary,
		plan: &plan.Plan{File: file, Path: file.Path, Marked: settings.Marked, DefaultTier: settings.Tier, Rates: settings.Rates},
		raws: map[plan.Collection][]*raw{},

		registers: map[plan.Collection]*register{}, refIDs: map[string][]string{},
		handled: map[source.Span]bool{},
	}
	if c.words == nil {
		c.words = vocabulary.Default()
	}
	c.memory = c.words.Keep(newMemory).(*memory)
	c.values = value.Settings{FiscalYearStart: settings.FiscalYearStart, DateOrder: settings.DateOrder}
	if settings.DateOrder == value.OrderUnset {
		c.values.DateOrder = dateOrder(file.Bytes)
	}
	return c
}

// dateOrder finds out by the dates that can be read in one way only how a file writes its dates
// with strokes: after "31/03/2027" or "28-10-2026", "01/04/2027" is a day of April. Where it writes
// both ways, or shows neither, the order stays open.
func dateOrder(content []byte) value.DateOrder {
	day, month := false, false
	for _, stroke := range []byte("/-") {
		dayFirst, monthFirst := dateOrders(content, stroke)
		day, month = day || dayFirst, month || monthFirst
	}
	switch {
	case day && !month:
		return value.DayFirst
	case month && !day:
		return value.MonthFirst
	}
	return value.OrderUnset
}

// dateOrders reports which orders dates with this stroke show.
func dateOrders(content []byte, stroke byte) (day, month bool) {
	for at := 0; ; at++ {
		next := bytes.IndexByte(content[at:], stroke)
		if at += next; next < 0 || at+8 > len(content) {
			return day, month
		}
		if at == 0 || !isDigitByte(content[at-1]) {
			continue
		}
		first, second, after := int(content[at-1]-'0'), 0, at+1
		if at > 1 && isDigitByte(content[at-2]) {
			first += 10 * int(content[at-2]-'0')
		}
		if at > 2 && isDigitByte(content[at-2]) && (isDigitByte(content[at-3]) || content[at-3] == stroke) {
			continue // the end of a year, or the month of a date that begins with one
		}
		for ; after < len(content) && after < at+3 && isDigitByte(content[after]); after++ {
			second = second*10 + int(content[after]-'0')
		}
		if after == at+1 || after+4 >= len(content) || content[after] != stroke || !isDigitByte(content[after+1]) || !isDigitByte(content[after+2]) {
			continue
		}
		day = day || first > 12 && first < 32 && second >= 1 && second <= 12
		month = month || second > 12 && second < 32 && first >= 1 && first <= 12
	}
}

// read makes raw records and facts of the syntax tree.
func (c *compiler) read() {
	c.syntaxProblems()
	c.readFrontmatter()
	c.readBody()
}

// finish gives the plan its identity and puts what was collected in source order.
func (c *compiler) finish() {
	p := c.plan
	p.Key = foldID(p.ID.Text)
	if p.ID.State != plan.Set {
		p.Key = fileKey(p.Path)
	}
	sort.SliceStable(p.Problems, func(i, j int) bool { return p.Problems[i].Span.Start < p.Problems[j].Span.Start })
	sort.SliceStable(p.Unplaced, func(i, j int) bool { return p.Unplaced[i].Text.Span.Start < p.Unplaced[j].Text.Span.Start })
	sort.SliceStable(p.Prose, func(i, j int) bool { return p.Prose[i].Text.Span.Start < p.Prose[j].Text.Span.Start })
}

// fileKey is a file's name without directory and extension.
func fileKey(name string) string {
	return strings.ToLower(strings.TrimSuffix(path.Base(name), path.Ext(name)))
}

// syntaxProblems turns what does not parse into problems of the plan.
func (c *compiler) syntaxProblems() {
	for _, s := range c.doc.Problems {
		p := plan.Problem{Span: s.Span, Text: c.file.Text(s.Span), Detail: strings.TrimSuffix(s.Message, "."), Hint: s.Hint, Related: s.Related}
		switch s.Kind {
		case syntax.DuplicateKey:
			p.Kind = plan.DuplicateKey
			p.RelatedText = c.file.Text(s.Related)
		case syntax.AliasLimit, syntax.DepthLimit, syntax.ContentLimit:
			p.Kind = plan.LimitExceeded
		case syntax.MergeConflict:
			p.Kind, p.Text = plan.MergeConflict, "" // the lines are many, and no value
		case syntax.TableDelimiter:
			c.plan.Unplaced = append(c.plan.Unplaced, plan.Unplaced{
				Text: plan.String{Origin: plan.Origin{Span: s.Span, Text: s.Message, State: plan.Set}},
				Why:  plan.BrokenTable,
			})
			continue
		default:
			p.Kind = plan.InvalidFrontmatter
			if c.broken == nil {
				c.broken = map[source.Span]bool{}
			}
			c.broken[s.Span] = true
		}
		c.handled[s.Span] = true
		c.plan.Problems = append(c.plan.Problems, p)
	}
}

// isPlaceholder reports whether the piece was never filled in.
func isPlaceholder(p piece) bool {
	return !p.empty() && value.Placeholder(strings.TrimPrefix(p.text, "@")) // "@TBD" is nobody's handle
}
