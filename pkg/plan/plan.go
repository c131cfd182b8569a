package plan

import (
	"github.com/acctplan/acctplan/pkg/source"
)

// Plan is one account plan. Slices are in source order. A value's State tells whether it
// was written; the zero Plan is an empty plan.
type Plan struct {
	File *source.File // the source; never nil for a compiled plan
	Path string

	// Marked reports `acctplan: 1`; HasFrontmatter whether there is a frontmatter block.
	Marked, HasFrontmatter bool

	// What the configuration says of the plan: the tier that holds where the plan names none
	// (empty: Key), and the rates by which its amounts may be added.
	DefaultTier Tier
	Rates       Rates

	// Facts is where a missing fact of the account should be added: the frontmatter's
	// opening line, else the title, else the file's first line.
	Facts source.Span
	Title String // the H1

	Account        String
	ID             String // as written; Key is the one to use
	Key            string // ID, else the file's name: the plan's identity in the workspace
	CRMID          String
	Potential      Money
	Parent         String
	Tier           Enum[Tier]
	Lifecycle      Enum[Lifecycle]
	Industry       String
	Location       String
	Employees      Number
	CompanyRevenue String
	ProductsOwned  Strings // the `products` fact
	Currency       String
	ARR            Money
	TargetARR      Money
	TargetBy       Date
	ContractStart  Date
	Renewal        Date
	Notice         Days

	Owner            Person
	CSM              Person
	ExecutiveSponsor Person
	Units            Strings

	Health          Enum[Health]
	HealthScore     Number
	NPS             Number
	CSAT            Number
	HealthAsOf      Date
	Created         Date
	Reviewed        Date
	NextReview      Date
	Cadence         Enum[Cadence]
	ActionsReviewed Date
	PeriodStart     Date
	PeriodEnd       Date
	Audience        Enum[Audience]
	Template        Flag

	Goals            []Goal
	Targets          []Target
	Stakeholders     []Stakeholder
	Team             []TeamMember
	DecisionProcess  []DecisionStep
	DecisionCriteria []Criterion
	Questions        []Question
	Assumptions      []Question
	Commitments      []Commitment
	Asks             []Ask
	Challenges       []Challenge
	Contracts        []Contract
	Products         []ProductUse
	Metrics          []Metric
	Values           []Value
	Whitespace       []Cell
	Opportunities    []Opportunity
	Competitors      []Competitor
	Risks            []Risk
	Actions          []Action
	Milestones       []Milestone
	Log              []LogEntry
	SWOT             []SWOTEntry
	Landscape        []Fact

	Summary      []String // paragraphs of the summary and overview, in order
	Sections     []Section
	Prose        []Prose
	Totals       []Total
	ExtraKeys    []Extra // frontmatter keys that the format does not know
	Unplaced     []Unplaced
	Problems     []Problem
	Suppressions []Suppression
	Internal     []source.Span // what is marked as internal, marks included; in source order
}

// IsProspect reports whether the account buys nothing yet.
func (p *Plan) IsProspect() bool { return p.Lifecycle.Value == Prospect }

// EffectiveTier is the plan's tier, else the one that the configuration gives it, else Key.
func (p *Plan) EffectiveTier() Tier {
	switch {
	case p.Tier.State == Set:
		return p.Tier.Value
	case p.DefaultTier != "":
		return p.DefaultTier
	}
	return Key
}

// Section is a heading and what stands below it, down to the next heading of its level or higher.
type Section struct {
	Concept  Concept   // empty: no concept claims it
	Also     []Concept // further concepts of the same heading ("Opportunities, Risks, and Actions")
	Title    String    // the heading's text; its Span is the heading's text only
	Level    int       // 1 to 6
	Span     source.Span
	Parent   int    // index+1 of the section this one stands in; 0 for none
	Records  int    // records and facts read from it, its sub-sections not counted
	Words    int    // words of prose that are not placeholders or comments, sub-sections not counted
	Suggest  string // nearest heading that the format knows, for an unknown one; may be empty
	Headless bool   // stands for the text before the first heading

	// ByContent reports that the heading does not say what the section is about: Concept is what the
	// records below it were taken for.
	ByContent bool
	// Perhaps are the concepts that it may be about where neither its heading nor its content says so
	// surely; what stands in it was not read as records of theirs.
	Perhaps []Concept
}

// Has reports whether the section is about the concept.
func (s *Section) Has(c Concept) bool {
	if s.Concept == c {
		return true
	}
	for _, also := range s.Also {
		if also == c {
			return true
		}
	}
	return false
}

// Prose is a block of narrative: a paragraph, a quotation or list items that are no records.
type Prose struct {
	Text    String
	Section int // index in Plan.Sections
	Words   int
}

// Total is a stated sum ("Total | €1.2M") that is no record but can be checked.
type Total struct {
	Collection Collection
	Amount     Money
	Row        source.Span
}

// Unplaced is text that no part of the model could take.
type Unplaced struct {
	Text    String
	Why     UnplacedReason
	Name    string // the column or field it stands in, where it has one
	Concept Concept
}

// UnplacedReason says why a text found no place.
type UnplacedReason string

// The reasons.
const (
	SurplusCell    UnplacedReason = "surplus-cell"    // a row with more cells than the header
	UnknownColumn  UnplacedReason = "unknown-column"  // a column that no field of the concept owns
	UnknownField   UnplacedReason = "unknown-field"   // "key: value" that no field owns
	SwallowedText  UnplacedReason = "swallowed-text"  // text right below a table that became a row
	BrokenTable    UnplacedReason = "broken-table"    // pipes that are no table: the delimiter row does not fit
	UnmappedTable  UnplacedReason = "unmapped-table"  // a table of which no column is known
	UnreadableItem UnplacedReason = "unreadable-item" // an item under a concept that gave no record
	CodeBlock      UnplacedReason = "code-block"      // text for programs below a heading for records
	TooDeep        UnplacedReason = "too-deep"        // nested beyond the limit
)

// Suppression is an "acctplan-ignore" comment.
type Suppression struct {
	Span      source.Span // the comment
	Rules     []RulePattern
	Reason    String
	Until     Date
	Target    source.Span // findings whose subject starts in it are silenced; ignored for File
	File      bool        // the whole file
	Malformed string      // why the comment cannot be read; empty for a good one
}

// RulePattern is one rule named by a suppression; Record, where set, limits it to one record's id.
type RulePattern struct {
	Span   source.Span
	Rule   string
	Record string
}
