// The structure group: can the file be read, and does it hold what a plan holds?
package rule

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func structureRules() []Rule {
	return append([]Rule{
		{
			ID: emptyRule, Over: overProblems, Severity: finding.Error, Core: true, Templates: true, Since: "0.1.0",
			Summary: "the file is empty",
			Why:     "An empty file is kept, listed and shown to managers as a plan, but it plans nothing.",
			Do:      "Start from `acctplan new`, or delete the file.",
			Bad:     Example{Excerpt: "(an empty file)", empty: true},
			Good:    fine("# Harbor Foods\n"),
			Check:   reportProblems(emptyFile, plan.EmptyFile),
		},
		{
			ID: conflictRule, Over: overProblems, Severity: finding.Error, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a merge conflict is not resolved",
			Why:     "Two people changed the same lines, and git kept both versions with its own signs around them. Until somebody decides, the plan says two things at once, and nothing else about it is checked.",
			Do:      "Keep the lines that are right, of one version or of both, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>.",
			Bad:     changed("renewal: 2027-03-31\n", "<<<<<<< HEAD\nrenewal: 2027-03-31\n=======\nrenewal: 2027-06-30\n>>>>>>> renewal-talks\n"),
			Good:    fine("renewal: 2027-03-31"),
			Check:   checkConflicts,
		},
		{
			ID: "structure/frontmatter-invalid", Over: overProblems, Severity: finding.Error, Core: true, Templates: true, Since: "0.1.0",
			Summary: "the facts between the --- lines cannot be read",
			Why:     "Renewal dates, ARR and owners stand there. What cannot be read is missing from every list, forecast and reminder.",
			Do:      "Mend the line; put a value with a colon, an @ or [[brackets]] in quotes.",
			Fix:     "--fix deletes a key that is repeated with the same value.",
			Bad:     changed("renewal: 2027-03-31", "renewal: Octember 2027"),
			Good:    fine("renewal: 2027-03-31"),
			Check:   checkFrontmatter,
		},
		{
			ID: "structure/frontmatter-missing", Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "the plan does not begin with facts between --- lines",
			Why:     "Lists of renewals and portfolio views read the facts at the top of the file; without them the account is missing there.",
			Do:      "Put the account's name, owner, ARR and renewal between two lines of --- at the top of the file.",
			Bad:     Example{Excerpt: "# Harbor Foods\n\n- Industry: Food wholesale", bare: true},
			Good:    fine("---\nacctplan: 1\naccount: Harbor Foods\n---\n\n# Harbor Foods"),
			Check:   checkFrontmatterMissing,
		},
		{
			ID: "structure/unknown-key", Over: overProblems, Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a key of the facts at the top is not known",
			Why:     "A misspelt key looks right to its author and is read by nobody: `renewl:` never reminds anyone.",
			Do:      "Correct the key, give a key of your own the prefix x-, or list it in the option `allow`.",
			Fix:     "--fix-unsafe writes the nearest key that is known.",
			Options: []Option{{Name: "allow", Default: WordsValue(), Doc: "further keys that the team uses"}},
			Bad:     changed("created: 2026-01-12\n", "created: 2026-01-12\nlocaton: Venlo\n").showing("localton: Venlo"),
			Good:    fine("location: Rotterdam, Netherlands"),
			Check:   checkUnknownKeys,
		},
		{
			ID: "structure/unknown-value", Over: overProblems, Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a word or number cannot be understood in its place",
			Why:     "A role, stage or amount that is not understood takes part in no sum, map or check.",
			Do:      "Use one of the words that the finding lists.",
			Fix:     "--fix-unsafe writes the nearest word that is known.",
			Bad:     changed("| champion | supporter |", "| champion | purple |"),
			Good:    fine("| champion | supporter |"),
			Check:   reportProblems(unknownValue, plan.UnknownValue, plan.UnreadableValue),
		},
		{
			ID: "structure/ambiguous-value", Over: overProblems, Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a date or an amount can be read in two ways",
			Why:     "11/06/2026 is June to one colleague and November to another. A plan that two people read differently is no agreement.",
			Do:      "Write dates as 2026-11-06 and amounts without separators that could be decimals.",
			Bad:     changed("created: 2026-01-12", "created: 11/06/2026"),
			Good:    fine("created: 2026-01-12"),
			Check:   reportProblems(ambiguousValue, plan.AmbiguousValue),
		},
		{
			ID: "structure/unresolvable-date", Over: overProblems, Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a date is no date that the calendar knows",
			Why:     "A date that cannot be found in the calendar reminds nobody.",
			Do:      "Write the day (2027-04-30), the month (Apr 2027) or the quarter (Q2 2027).",
			Bad:     changed("| 35 | 2027-04-30 |", "| 35 | 2027-04-31 |"),
			Good:    fine("| 35 | 2027-04-30 |"),
			Check:   checkDates,
		},
		{
			ID: "structure/placeholder", Over: overProblems, Severity: finding.Warning, Core: true, Since: "0.1.0",
			Varies: "an error where the record makes no sense without the field", Others: []finding.Severity{finding.Error},
			Summary: "a field still holds a placeholder",
			Why:     "One guide warns of plans that feel like a form to fill out. A form that is half filled out looks finished and is not.",
			Do:      "Fill it in, or delete the line until somebody knows.",
			Bad:     changed("industry: Food wholesale", "industry: TBD"),
			Good:    fine("industry: Food wholesale"),
			Check:   checkPlaceholders,
		},
		{
			ID: "structure/limit", Over: overProblems, Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "the file is too large or too deep to be read in full",
			Why:     "What lies beyond the limit is in no list and was checked by no rule.",
			Do:      "Split the plan, or move attachments out of it.",
			Bad:     changed("## Questions\n", "## Questions\n\n"+strings.Repeat("> ", 200)+"Who decides?\n").showing("> > > > > … (200 levels deep)"),
			Good:    fine("## Questions"),
			Check:   reportProblems(beyondLimit, plan.LimitExceeded),
		},
		{
			ID: "structure/assumed-fiscal-year", Over: overProblems, Severity: finding.Info, Core: true, Since: "0.1.0",
			Summary: "a fiscal year was read as the calendar year",
			Why:     "FY27 ends in March at one company and in December at the next.",
			Do:      "Set `fiscal_year_start` in the configuration.",
			Bad:     changed("period_end: 2027-09-30", "period_end: FY27"),
			Good:    fine("period_end: 2027-09-30"),
			Check:   checkFiscalYear,
		},
		internalMarkRule(),
	}, sectionRules()...)
}

// reportProblems makes a check that reports every problem of the given kinds in the given words.
func reportProblems(say func(*Pass, *plan.Problem) finding.Finding, kinds ...plan.ProblemKind) func(*Pass) {
	return func(p *Pass) {
		for i := range p.Plan.Problems {
			problem := &p.Plan.Problems[i]
			for _, kind := range kinds {
				if problem.Kind == kind {
					p.reportProblem(problem, say(p, problem))
				}
			}
		}
	}
}

// reportProblem completes a finding with what every problem knows: its place, its record and
// the other place that belongs to it.
func (p *Pass) reportProblem(problem *plan.Problem, f finding.Finding) {
	f.Span = problem.Span
	f.Content = p.say(problem.Field, " ", problem.Text)
	if problem.Record != "" {
		f.Record = p.say(string(problem.Collection), "/", problem.Record)
		f.Owner = p.ownerOf(problem.Collection, problem.Record)
	}
	if f.Hint == "" {
		f.Hint = problem.Hint
	}
	if !problem.Related.IsZero() {
		message := "the other place"
		if problem.RelatedText != "" {
			message = p.say("here it says ", quoted(problem.RelatedText))
		}
		f.Related = append(f.Related, finding.Related{Path: p.Plan.Path, Span: problem.Related, Message: message})
	}
	p.Report(f)
}

// fieldOf names the field of a problem with its record: `due of "Send the deck"`.
func (p *Pass) fieldOf(problem *plan.Problem) string {
	field := fieldLabel(problem.Field)
	switch {
	case problem.Field == "" && problem.Label != "":
		return quoted(problem.Label)
	case problem.Label == "" || problem.Label == problem.Text:
		return p.say("the ", field)
	}
	return p.say("the ", field, ` of "`, shortened(problem.Label), `"`)
}

// fieldLabel is what people call a field that the format abbreviates.
func fieldLabel(field string) string {
	switch field {
	case "":
		return "value"
	case "due":
		return "due date"
	case "by", "on", "as_of":
		return "date"
	case "close":
		return "close date"
	case "renewal":
		return "renewal date"
	case "reviewed":
		return "date of the last review"
	case "next_review":
		return "date of the next review"
	case "created":
		return "date of creation"
	case "left":
		return "date of leaving"
	case "raised":
		return "date on which it was raised"
	case "employees", "seats":
		return "number of " + field
	case "active":
		return "number of active seats"
	case "products", "units":
		return "list of " + field
	case "enables":
		return `"how we help"`
	case "for":
		return `"what for"`
	case "priorities", "reports_to", "influences", "conflicts_with", "blocked_by", "with", "where", "every", "measure":
		return `"` + strings.ReplaceAll(field, "_", " ") + `"`
	case "arr", "nps", "csat":
		return strings.ToUpper(field)
	case "target_arr":
		return "target ARR"
	case "crm_id":
		return "CRM id"
	case "csm":
		return "CSM"
	}
	return strings.ReplaceAll(field, "_", " ")
}

// capital begins a sentence.
func capital(text string) string {
	if text == "" {
		return text
	}
	return strings.ToUpper(text[:1]) + text[1:]
}

// because adds a problem's detail, a clause of its own, to a sentence.
func because(sentence, detail string) string {
	switch {
	case detail == "":
		return sentence + "."
	case unicode.IsUpper(rune(detail[0])):
		return sentence + ". " + ended(detail)
	}
	return sentence + ": " + ended(detail)
}

// unreadable says what stands in a field that should be something else, and what it is not: the
// problem's detail, such as "is not a date", else what is usual.
func (p *Pass) unreadable(problem *plan.Problem, usual string) string {
	return p.say(capital(p.fieldOf(problem)), ` is "`, shortened(problem.Text), `", which `, ended(orElse(problem.Detail, usual)))
}

// advice is a problem's own hint as a sentence, else the usual one.
func advice(hint, usual string) string {
	switch {
	case hint == "":
		return usual
	case strings.HasSuffix(hint, "?"):
		return capital(hint)
	}
	return capital(ended(hint))
}

// ended closes a sentence once.
func ended(sentence string) string { return strings.TrimRight(sentence, ". ") + "." }

func emptyFile(*Pass, *plan.Problem) finding.Finding {
	return finding.Finding{Message: "This file is empty.", Hint: "Start from `acctplan new`, or delete the file."}
}

func checkConflicts(p *Pass) {
	for problem := range each(p.Plan.Problems) {
		if problem.Kind != plan.MergeConflict {
			continue
		}
		file := p.Plan.File
		first, last := file.Position(problem.Span.Start).Line, file.Position(problem.Span.End).Line
		sign, start := file.Line(first)
		if first == 1 {
			start = problem.Span.Start // behind a byte order mark
		}
		p.Report(finding.Finding{
			Span:    source.Span{Start: start, End: start + len(sign)},
			Content: string(sign),
			Message: fmt.Sprintf("This merge conflict is not resolved: lines %d–%d hold two versions of the plan.", first, last),
			Hint:    "Keep the lines that are right, and delete those that begin with <<<<<<<, ======= and >>>>>>>.",
		})
	}
}

func beyondLimit(_ *Pass, problem *plan.Problem) finding.Finding {
	message := "This plan is too large to be read in full."
	if problem.Detail != "" {
		message = capital(ended(problem.Detail))
	}
	return finding.Finding{
		Message: message,
		Hint:    "Split the plan, or move attachments out of it.",
	}
}

func unknownValue(p *Pass, problem *plan.Problem) finding.Finding {
	if problem.Kind == plan.UnreadableValue {
		hint := "Write a number with its unit, for example €45k, 70% or 90d."
		if problem.Field == "notice" {
			hint = "Write how long before the renewal notice must be given, for example 90d or 3 months."
		}
		return finding.Finding{
			Message: p.unreadable(problem, "is no amount or number"),
			Hint:    hint,
		}
	}
	f := finding.Finding{Message: p.say(capital(p.fieldOf(problem)), ` is "`, shortened(problem.Text), `", a word that acctplan does not know.`)}
	switch {
	case problem.Suggest != "":
		f.Hint = fmt.Sprintf("Did you mean %s? Known words: %s.", problem.Suggest, strings.Join(problem.Allowed, ", "))
		f.Edits = []finding.Edit{{Span: problem.Span, Text: problem.Suggest}}
	case len(problem.Allowed) > 0:
		f.Hint = fmt.Sprintf("Write one of: %s.", strings.Join(problem.Allowed, ", "))
	}
	return f
}

func ambiguousValue(p *Pass, problem *plan.Problem) finding.Finding {
	f := finding.Finding{Message: p.say(capital(p.fieldOf(problem)), ` is "`, shortened(problem.Text), `", which can be read in two ways.`)}
	if len(problem.Readings) > 0 {
		f.Message = p.say(capital(p.fieldOf(problem)), " is ", quoted(problem.Text), ": that is ", either(problem.Readings), ".")
		f.Hint = "Write " + either(problem.Readings) + "."
		if isDay(problem.Readings[0]) {
			f.Hint += " If the team always writes dates in one order, say so once: date_order: day-first (or month-first) in .acctplan.yaml."
		}
	}
	return f
}

// isDay reports whether a reading of an ambiguous value is a day: 2026-06-11.
func isDay(reading string) bool {
	_, err := time.Parse(time.DateOnly, reading)
	return err == nil
}

func unknownDate(p *Pass, problem *plan.Problem) finding.Finding {
	return finding.Finding{
		Message: p.unreadable(problem, "is no date in the calendar"),
		Hint:    advice(p.withYear(problem), "Write the day, for example 2026-11-30, the month (Nov 2026) or the quarter (Q4 2026)."),
	}
}

// lacksYear is what a problem says of a date without one.
const lacksYear = "has no year"

// withYear is the hint of a problem, which names for a date without a year the one that is meant: by the plan's last
// review, the next in which it is not over, or, where the field tells what was, the last in which it had begun. It does
// not change from day to day: without a review it names none.
func (p *Pass) withYear(problem *plan.Problem) string {
	if problem.Detail != lacksYear {
		return problem.Hint
	}
	written := p.Plan.Reviewed
	if !written.Known() {
		return "add the year"
	}
	past := slices.Contains([]string{"created", "last_contact", "as_of", "health_as_of", "date", "since", "customer_since", "contract_start", "start"}, problem.Field)
	year := written.Last.Time().Year()
	for _, next := range [...]int{year, year + 1, year - 1} {
		date, _ := value.Date(problem.Text+" "+strconv.Itoa(next), value.Settings{})
		if date.Known() && (past && date.First <= written.Last || !past && date.Last >= written.Last) {
			year = next
			break
		}
	}
	return strings.ReplaceAll(problem.Hint, "2026", strconv.Itoa(year))
}

// isDateProblem reports whether a value should be a date and is none.
func isDateProblem(problem *plan.Problem) bool {
	return problem.Kind == plan.ImpossibleDate || problem.Kind == plan.UnresolvableDate
}

// inFrontmatter reports whether a problem is about a fact in the frontmatter, not about a
// record or a line of the body.
func inFrontmatter(p *plan.Plan, problem *plan.Problem) bool {
	if !p.HasFrontmatter || problem.Collection != "" {
		return false
	}
	return len(p.Sections) == 0 || problem.Span.Start < p.Sections[0].Span.Start
}

func checkFrontmatter(p *Pass) {
	for problem := range each(p.Plan.Problems) {
		switch {
		case problem.Kind == plan.InvalidFrontmatter:
			message := because("The facts at the top of the plan cannot be read", problem.Detail)
			if problem.Field != "" && problem.Detail != "" {
				message = capital(ended(problem.Detail))
			}
			hint := advice(problem.Hint, "Correct the line; the README shows what each key takes.")
			p.reportProblem(problem, finding.Finding{Message: message, Hint: hint})
		case problem.Kind == plan.DuplicateKey:
			p.reportProblem(problem, finding.Finding{
				Message: p.say(quoted(problem.Text), " is written twice at the top of the plan."),
				Hint:    "Keep one of the two lines.",
				Edits:   withoutRepetition(p.Plan.File, problem),
			})
		case isDateProblem(problem) && inFrontmatter(p.Plan, problem):
			p.reportProblem(problem, unknownDate(p, problem))
		}
	}
}

// withoutRepetition deletes the second of two keys where it says exactly what the first says,
// in one line each.
func withoutRepetition(file *source.File, problem *plan.Problem) []finding.Edit {
	first, _ := file.Line(file.Position(problem.Related.Start).Line)
	number := file.Position(problem.Span.Start).Line
	second, start := file.Line(number)
	below, next := file.Line(number + 1)
	_, value, _ := strings.Cut(string(second), ":")
	if string(first) != string(second) || start != problem.Span.Start || len(below) == 0 || strings.ContainsAny(string(below[:1]), " \t-") && string(below) != "---" {
		return nil
	}
	if value = strings.TrimSpace(value); value == "" || strings.ContainsAny(value[:1], "|>#[{&*") {
		return nil
	}
	return []finding.Edit{{Span: source.Span{Start: start, End: next}, Safe: true}}
}

func checkFrontmatterMissing(p *Pass) {
	if p.Plan.HasFrontmatter || p.Plan.FactsUnread() != nil {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Facts,
		Message: "The plan does not begin with facts between two lines of ---.",
		Hint:    "Add them at the top: account, owner, arr and renewal, one a line. `acctplan adopt` does it for you.",
	})
}

func checkUnknownKeys(p *Pass) {
	allowed := p.Words("allow")
	for problem := range each(p.Plan.Problems) {
		if problem.Kind != plan.UnknownKey || contains(allowed, problem.Text) {
			continue
		}
		f := finding.Finding{
			Message: p.say("acctplan does not know the key ", quoted(problem.Text), "."),
			Hint:    "Give a key of your own the prefix x-, or list it in the configuration.",
		}
		if problem.Suggest != "" {
			f.Hint = fmt.Sprintf("Did you mean %q? A key of your own takes the prefix x-.", problem.Suggest)
			f.Edits = []finding.Edit{{Span: problem.Span, Text: problem.Suggest}}
		}
		p.reportProblem(problem, f)
	}
}

// isMisspelt reports whether a key of the facts at the top is nearly this one: then it is misspelt, which
// structure/unknown-key says, and not missing.
func (p *Pass) isMisspelt(key string) bool {
	for problem := range each(p.Plan.Problems) {
		if problem.Kind == plan.UnknownKey && problem.Suggest == key && problem.Collection == "" {
			return p.runs("structure/unknown-key")
		}
	}
	return false
}

func contains(words []string, wanted string) bool {
	for _, word := range words {
		if strings.EqualFold(word, wanted) {
			return true
		}
	}
	return false
}

func checkDates(p *Pass) {
	for problem := range each(p.Plan.Problems) {
		isDue := problem.Collection == plan.Actions && problem.Field == "due"
		if isDateProblem(problem) && !isDue && !inFrontmatter(p.Plan, problem) {
			p.reportProblem(problem, unknownDate(p, problem))
		}
	}
}

// checkPlaceholders reports one finding a record, at the first placeholder that the record
// cannot do without, else at the first: forty findings for one form teach people to look away.
func checkPlaceholders(p *Pass) {
	type subject struct {
		collection plan.Collection
		record     string
		alone      int // tells those apart that are about no record
	}
	type unfilled struct {
		subject
		problems []*plan.Problem
	}
	const few = 8 // subjects that are looked through without an index
	var all []unfilled
	var index map[subject]int
	for i := range p.Plan.Problems {
		problem := &p.Plan.Problems[i]
		if problem.Kind != plan.UnfilledValue {
			continue
		}
		about := subject{collection: problem.Collection, record: problem.Record}
		if problem.Record == "" {
			about = subject{alone: i}
		}
		at, known := -1, false
		if index == nil {
			at = slices.IndexFunc(all, func(u unfilled) bool { return u.subject == about })
			known = at >= 0
		} else {
			at, known = index[about]
		}
		if !known {
			at = len(all)
			all = append(all, unfilled{subject: about})
			if index != nil {
				index[about] = at
			} else if len(all) == few {
				index = map[subject]int{}
				for i := range all {
					index[all[i].subject] = i
				}
			}
		}
		all[at].problems = append(all[at].problems, problem)
	}
	for _, one := range all {
		p.reportPlaceholders(one.problems)
	}
}

func (p *Pass) reportPlaceholders(problems []*plan.Problem) {
	subject := problems[0]
	var fields []string
	for _, problem := range problems {
		if problem.Required && !subject.Required {
			subject = problem
		}
		fields = append(fields, fieldLabel(problem.Field))
	}
	f := finding.Finding{
		Message: p.say(capital(p.fieldOf(subject)), " is not filled in: it says ", quoted(subject.Text), "."),
		Hint:    "Fill it in, or delete it until somebody knows.",
	}
	f.Hint = advice(subject.Hint, f.Hint)
	if len(problems) > 1 {
		f.Message = fmt.Sprintf("%s has %d fields that are not filled in: %s.", quoted(subject.Label), len(problems), all(fields))
		if subject.Label == "" {
			f.Message = fmt.Sprintf("%d fields are not filled in: %s.", len(problems), all(fields))
		}
	}
	if subject.Required {
		f.Severity = finding.Error
	}
	for _, problem := range problems {
		if problem.Span != subject.Span {
			f.Related = append(f.Related, finding.Related{
				Path: p.Plan.Path, Span: problem.Span, Message: p.say(p.fieldOf(problem), " is not filled in either"),
			})
		}
	}
	p.reportProblem(subject, f)
}

// checkFiscalYear says once a plan how fiscal years were read.
func checkFiscalYear(p *Pass) {
	for problem := range each(p.Plan.Problems) {
		if problem.Kind == plan.AssumedFiscalYear {
			p.reportProblem(problem, finding.Finding{
				Message: p.say(quoted(problem.Text), " was read as the calendar year."),
				Hint:    "Set fiscal_year_start in .acctplan.yaml if your year begins in another month than January.",
			})
			return
		}
	}
}
