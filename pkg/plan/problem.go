package plan

import "github.com/acctplan/acctplan/pkg/source"

// ProblemKind says what kind of trouble the compiler had with a value.
type ProblemKind string

// The kinds of problems. Each is reported by one rule.
const (
	InvalidFrontmatter ProblemKind = "invalid-frontmatter" // YAML does not parse, or a value has the wrong type
	DuplicateKey       ProblemKind = "duplicate-key"       // a frontmatter key written twice
	UnknownKey         ProblemKind = "unknown-key"         // a frontmatter key that the format does not know
	UnknownValue       ProblemKind = "unknown-value"       // a word outside the vocabulary; Allowed lists the words
	AmbiguousValue     ProblemKind = "ambiguous-value"     // Readings shows both
	ImpossibleDate     ProblemKind = "impossible-date"     // 2026-02-31
	UnresolvableDate   ProblemKind = "unresolvable-date"   // "ASAP", "next week"
	UnreadableValue    ProblemKind = "unreadable-value"    // not an amount, a number or a percentage
	UnfilledValue      ProblemKind = "placeholder"         // "TBD", "[Name]"
	DanglingReference  ProblemKind = "dangling-reference"  // an id that no record has
	Contradiction      ProblemKind = "contradiction"       // the same fact stated twice, differently; Related is the other
	AssumedFiscalYear  ProblemKind = "assumed-fiscal-year" // FY27 read as the calendar year
	LimitExceeded      ProblemKind = "limit"               // too large or too deep to read in full
	EmptyFile          ProblemKind = "empty-file"
	MergeConflict      ProblemKind = "merge-conflict" // lines of two branches stand there, between git's signs; nothing else about the plan is certain
	UnclosedMark       ProblemKind = "unclosed-mark"  // a mark of internal text that is not closed: the rest of the file is internal
	DoubtfulMark       ProblemKind = "doubtful-mark"  // one that leaves open what is internal
)

// Problem is trouble that the compiler had with one value. It is data for a rule: the rule
// decides how serious it is and what to say.
type Problem struct {
	Kind     ProblemKind
	Span     source.Span // exactly the value, word or key
	Text     string      // what is written there
	Field    string      // the field's name as the format spells it ("due", "arr"); may be empty
	Required bool        // the record or plan makes no sense without the field

	Collection Collection // of the record it stands in; empty in the frontmatter and in prose
	Record     string     // the record's Key
	Label      string     // the record's Label

	Detail   string   // what is wrong, a plain clause without a full stop; may be empty
	Hint     string   // what to write instead; may be empty
	Allowed  []string // words that would be understood
	Suggest  string   // the nearest of them, where one is near
	Readings []string // the plausible readings of an ambiguous value

	Related     source.Span // the other place of a contradiction or duplicate
	RelatedText string
}

// Conflict is the first merge conflict of the plan that nobody has resolved; nil where there is
// none. Its Span is all of its lines.
func (p *Plan) Conflict() *Problem {
	for i := range p.Problems {
		if p.Problems[i].Kind == MergeConflict {
			return &p.Problems[i]
		}
	}
	return nil
}

// FactsUnread is why the frontmatter as a whole does not parse; nil where it does, or there is none. Facts that were made out
// in spite of it are as good as guessed.
func (p *Plan) FactsUnread() *Problem {
	for i := range p.Problems {
		if problem := &p.Problems[i]; problem.Kind == InvalidFrontmatter && problem.Field == "" {
			return problem
		}
	}
	return nil
}

// Unread is why the plan as a whole counts as not read: a merge conflict, facts that do not parse, an empty file. It is
// nil where the plan was read.
func (p *Plan) Unread() *Problem {
	if problem := p.Conflict(); problem != nil {
		return problem
	}
	for i := range p.Problems {
		if p.Problems[i].Kind == EmptyFile {
			return &p.Problems[i]
		}
	}
	return p.FactsUnread()
}
