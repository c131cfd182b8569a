// The structure group, second half: the plan's sections, its tables and its length.
package rule

import (
	"bytes"
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func sectionRules() []Rule {
	return []Rule{
		{
			ID: "structure/section-missing", Severity: finding.Warning, Strategic: finding.Error, Core: true, Templates: true, Since: "0.1.0",
			Summary: "the plan lacks a part that every plan has",
			Why: "The guides list five to eight parts of an account plan: overview, customer goals, stakeholder map, current state, " +
				"opportunities, risks, actions. A part that is missing is a question that nobody asked.",
			Do: "Add the heading and one honest line below it.",
			Options: []Option{
				{Name: "required", Default: WordsValue("overview", "goals", "stakeholders", "current-state", "opportunities", "risks", "actions"), Doc: "the parts that every plan needs"},
				{Name: "required_strategic", Default: WordsValue("competition"), Doc: "the parts that a strategic account needs beyond these"},
			},
			Bad:   changed(currentStateOf(), "").showing("(no heading about the current state, and no health in the facts)"),
			Good:  fine("## Current state"),
			Check: checkSectionMissing,
		},
		{
			ID: "structure/section-empty", Severity: finding.Warning, Core: true, Since: "0.1.0",
			Summary: "a heading has nothing below it",
			Why:     "One guide: if the plan feels like a form to fill out instead of a strategy to drive, rethink the approach. Empty headings make the form.",
			Do:      `Write one line, even "None known as of 2026-10-01 (asked at the QBR)", or delete the heading.`,
			Options: []Option{{Name: "min_words", Default: WholeValue(5), Doc: "words that make a section more than empty, where it holds no record"}},
			Bad:     changed(section("Decision process"), "## Decision process\n\n").showing("## Decision process\n\n## Current state"),
			Good:    fine("## Decision process\n\n| Step | Owner | By |\n|------|-------|----|\n| Board approves above €100k | Carl Jansen | 2027-01-29 |"),
			Check:   checkSectionEmpty,
		},
		{
			ID: "structure/duplicate-section", Severity: finding.Warning, Since: "0.1.0",
			Summary: "two headings hold the same kind of records",
			Why:     "Two lists of risks are two truths: the next editor updates one of them.",
			Do:      "Move the records under one heading.",
			Bad: changed("## Milestones\n", "## Risk register\n\n| Risk | Likelihood | Impact | Owner | Mitigation | Due | Raised | Category |\n|---|---|---|---|---|---|---|---|\n"+
				"| The price rise in January meets the budget round | low | medium | Priya Nair | Tell Carl Jansen the new price before his budget is closed | 2026-11-10 | 2026-09-21 | contract |\n\n## Milestones\n").
				showing("## Risks\n| … |\n\n## Risk register\n| … |"),
			Good:  fine("## Risks\n| … |"),
			Check: checkDuplicateSection,
		},
		{
			ID: "structure/unplaced", Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "a text has no place in the plan's records",
			Why:     "What stands in a cell too many or in a column that nobody reads is lost to every list and check, though it looks written down.",
			Do:      "Give the column a name that acctplan knows, or move the text to where it belongs.",
			Bad:     changed("| Board approves above €100k | Carl Jansen | 2027-01-29 |", "| Board approves above €100k | Carl Jansen | 2027-01-29 | maybe earlier |"),
			Good:    fine("| Board approves above €100k | Carl Jansen | 2027-01-29 |"),
			Check:   checkUnplaced,
		},
		{
			ID: "structure/unmapped-table", Severity: finding.Warning, Core: true, Templates: true, Since: "0.1.0",
			Summary: "no column of a table is known",
			Why:     "The rows of such a table are in no list: its actions remind nobody, its risks are on no page.",
			Do:      "Rename the columns, or silence the finding if the table is a legend.",
			Bad:     changed("## Milestones\n", "| Foo | Bar |\n|-----|-----|\n| red | blue |\n\n## Milestones\n"),
			Good:    fine("| Milestone | On | For | Status |"),
			Check:   checkUnmappedTable,
		},
		{
			ID: "structure/too-long", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan is too long to be read before a meeting",
			Why:     "The most effective plans, one guide says, are short enough to be read and updated, not 20-page decks in a folder.",
			Do:      "Move history and background under a heading `Appendix`, which does not count.",
			Options: []Option{{Name: "max_words", Default: WholeValue(2500), Doc: "words of the body, appendix and notes not counted"}},
			Bad: changed("## Landscape\n", "## Landscape\n\n"+strings.Repeat("The tour of the cold store went on. ", 320)+"\n").
				showing("(3,000 words)"),
			Good:  fine("(700 words)"),
			Check: checkTooLong,
		},
		{
			ID: "structure/misspelt-section", Severity: finding.Warning, Core: true, Since: "0.1.0",
			Summary: "a heading is nearly one that acctplan knows",
			Why:     "What stands below a misspelt heading is read as prose: its records are on no page and checked by no rule.",
			Do:      "Correct the heading, or list yours under extra_sections in the configuration.",
			Fix:     "--fix-unsafe writes the nearest heading that is known.",
			Bad:     changed("## Questions\n", "## Mielstones\n\nThe gate opens when the crane is there.\n\n## Questions\n").showing("## Mielstones"),
			Good:    fine("## Questions"),
			Check:   func(p *Pass) { checkUnknownSection(p, true) },
		},
		{
			ID: "structure/unknown-section", Severity: finding.Info, Since: "0.1.0",
			Summary: "a heading is about nothing that acctplan knows",
			Why:     "Records under an unknown heading are read as prose: they are on no page and checked by no rule.",
			Do:      "Use the heading that the finding suggests, or list yours in the option `extra_sections`.",
			Options: []Option{{Name: "extra_sections", Default: WordsValue(), Doc: "further headings that the team uses"}},
			Bad:     changed("## Questions\n", "## Canteen\n\nThe canteen in Rotterdam serves good soup on Fridays.\n\n## Questions\n").showing("## Canteen"),
			Good:    fine("## Questions"),
			Check:   func(p *Pass) { checkUnknownSection(p, false) },
		},
	}
}

// currentStateOf is the part of the example plan about the current state.
func currentStateOf() string { return section("Current state") }

// speaksForItself reports whether a concept that is missing altogether is reported by a rule
// of its own (goals/none, risks/none, …) at the plan's tier: then no other rule says so too.
func (p *Pass) speaksForItself(concept plan.Concept) bool {
	switch concept {
	case plan.ConceptGoals, plan.ConceptStakeholders, plan.ConceptRisks, plan.ConceptActions:
		return true
	case plan.ConceptOpportunities:
		return p.Tier != plan.Standard
	case plan.ConceptCompetition:
		return p.Tier == plan.Strategic
	case plan.ConceptCurrentState:
		return p.Tier != plan.Standard && !p.Plan.IsProspect() && !knowsHealth(p.Plan)
	}
	return false
}

func checkSectionMissing(p *Pass) {
	required := p.Words("required")
	if p.Tier == plan.Strategic {
		required = append(slices.Clone(required), p.Words("required_strategic")...)
	}
	var missing []string
	for _, name := range required {
		concept := plan.Concept(name)
		if p.speaksForItself(concept) || p.isCovered(concept) || concept == plan.ConceptOverview && p.Plan.FactsUnread() != nil {
			continue
		}
		missing = append(missing, strings.ReplaceAll(name, "-", " "))
	}
	if len(missing) == 0 {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Facts,
		Message: "The plan has no section about " + either(missing) + ".",
		Hint:    "Add a heading, for example \"## " + capital(missing[0]) + "\", and one honest line below it.",
	})
}

// isCovered reports whether the plan says something about a concept, under a heading of its
// own or in the facts at the top.
func (p *Pass) isCovered(concept plan.Concept) bool {
	about := p.Plan
	for s := range each(about.Sections) {
		if s.Has(concept) || concept == plan.ConceptOverview && s.Has(plan.ConceptSummary) {
			return true
		}
	}
	switch concept {
	case plan.ConceptOverview, plan.ConceptSummary:
		return about.Industry.IsWritten() || about.Location.IsWritten() || about.ARR.IsWritten() || about.Renewal.IsWritten() || len(about.Summary) > 0
	case plan.ConceptCurrentState:
		return about.IsProspect() || len(about.Products) > 0 || len(about.Metrics) > 0 || p.isUnread(plan.Products)
	case plan.ConceptGoals:
		return len(about.Goals) > 0 || p.isUnread(plan.Goals)
	case plan.ConceptTargets:
		return len(about.Targets) > 0 || about.TargetARR.IsWritten()
	case plan.ConceptStakeholders:
		return len(about.Stakeholders) > 0 || p.isUnread(plan.Stakeholders)
	case plan.ConceptOpportunities, plan.ConceptWhitespace:
		return len(about.Opportunities)+len(about.Whitespace) > 0 || p.isUnread(plan.Opportunities) || p.isUnread(plan.Whitespace)
	case plan.ConceptCompetition:
		return len(about.Competitors) > 0 || p.isUnread(plan.Competitors)
	case plan.ConceptRisks:
		return len(about.Risks) > 0 || p.isUnread(plan.Risks)
	case plan.ConceptActions:
		return len(about.Actions) > 0 || p.isUnread(plan.Actions)
	case plan.ConceptTeam:
		return len(about.Team) > 0 || about.Owner.IsWritten()
	case plan.ConceptValueDelivered:
		return len(about.Values) > 0
	case plan.ConceptMilestones:
		return len(about.Milestones) > 0
	case plan.ConceptLog:
		return len(about.Log) > 0
	case plan.ConceptLandscape:
		return len(about.Landscape) > 0
	}
	return false
}

func checkSectionEmpty(p *Pass) {
	var unfilled []int // where placeholders stand, in order
	for problem := range each(p.Plan.Problems) {
		if problem.Kind == plan.UnfilledValue {
			unfilled = append(unfilled, problem.Span.Start)
		}
	}
	slices.Sort(unfilled)
	least := p.Whole("min_words")
	for i, s := range p.Plan.Sections {
		if s.Concept == "" || s.Headless || s.Concept == plan.ConceptNotes {
			continue
		}
		if content := p.contentOf(i); content.records > 0 || content.words >= least || p.noneSpeaks(s) {
			continue
		}
		if at, _ := slices.BinarySearch(unfilled, s.Span.Start); at < len(unfilled) && unfilled[at] < s.Span.End {
			continue // structure/placeholder says the more precise thing
		}
		message := "The section " + quoted(s.Title.Text) + " is empty."
		if words := p.contentOf(i).words; words > 0 {
			if p.hasFigure(s.Span) || p.saysNothingYet(s.Span) {
				continue // "78% adoption" is short, and says something; "Not known yet" is honest
			}
			message = fmt.Sprintf("The section %s has only %s.", quoted(s.Title.Text), counted(words, "word", "words"))
		}
		p.Report(finding.Finding{
			Span:    s.Title.Span,
			Message: message,
			Hint:    `Write one line, even "None known" with a date and who was asked, or delete the heading.`,
			Content: s.Title.Text,
		})
	}
}

// hasFigure reports whether prose within a stretch of the plan has a digit.
func (p *Pass) hasFigure(within source.Span) bool {
	for prose := range each(p.Plan.Prose) {
		if within.Start <= prose.Text.Span.Start && prose.Text.Span.Start < within.End && strings.ContainsFunc(prose.Text.Text, unicode.IsDigit) {
			return true
		}
	}
	return false
}

// saysNothingYet reports whether prose within a stretch of the plan says in two words or more that
// nothing is known, or nothing is to be done: "Not known yet", "Protect only this year".
func (p *Pass) saysNothingYet(within source.Span) bool {
	for prose := range each(p.Plan.Prose) {
		if within.Start <= prose.Text.Span.Start && prose.Text.Span.Start < within.End && prose.Words > 1 &&
			mentions(prose.Text.Text, "not", "none", "no", "nothing", "nobody", "unknown", "only") {
			return true
		}
	}
	return false
}

// noneSpeaks reports whether the rule about a concept's missing records already speaks of
// an empty section.
func (p *Pass) noneSpeaks(s plan.Section) bool {
	for _, concept := range append([]plan.Concept{s.Concept}, s.Also...) {
		if concept != plan.ConceptCurrentState && p.speaksForItself(concept) && p.countOf(concept) == 0 {
			return true
		}
	}
	return false
}

// countOf is how many records a plan has for a concept with a rule of its own.
func (p *Pass) countOf(concept plan.Concept) int {
	switch concept {
	case plan.ConceptGoals:
		return len(p.Plan.Goals)
	case plan.ConceptStakeholders:
		return len(p.Plan.Stakeholders)
	case plan.ConceptRisks:
		return len(p.Plan.Risks)
	case plan.ConceptActions:
		return len(p.Plan.Actions)
	case plan.ConceptOpportunities:
		return len(p.Plan.Opportunities)
	case plan.ConceptCompetition:
		return len(p.Plan.Competitors)
	}
	return 0
}

// checkDuplicateSection looks only at records that belong in one list. Headings that part a
// list on purpose, by time or by buying role, are no duplicates, nor is a heading of which only its
// content says what it is about.
func checkDuplicateSection(p *Pass) {
	single := []plan.Concept{
		plan.ConceptGoals, plan.ConceptTargets, plan.ConceptStakeholders, plan.ConceptOpportunities,
		plan.ConceptCompetition, plan.ConceptRisks, plan.ConceptActions, plan.ConceptMilestones,
	}
	candidates := [8]int{} // by concept
	several := false
	for s := range each(p.Plan.Sections) {
		if i := slices.Index(single, s.Concept); s.Records > 0 && i >= 0 && !s.ByContent {
			candidates[i]++
			several = several || candidates[i] > 1
		}
	}
	if !several {
		return
	}
	type place struct {
		concept       plan.Concept
		level, parent int
	}
	first := map[place]*plan.Section{}
	for s := range each(p.Plan.Sections) {
		if s.Records == 0 || s.ByContent || !slices.Contains(single, s.Concept) || len(s.Also) > 0 || partsAList(s.Title.Text) || p.standsIn(s, s.Concept) {
			continue
		}
		at := place{s.Concept, s.Level, s.Parent}
		earlier, found := first[at]
		if !found {
			first[at] = s
			continue
		}
		message, hint := fmt.Sprintf("%s and %s both hold %s.", quoted(earlier.Title.Text), quoted(s.Title.Text), s.Concept), "Move the records under "+quoted(earlier.Title.Text)+"."
		if s.Title.Text == earlier.Title.Text {
			message, hint = "The heading "+quoted(s.Title.Text)+" stands there twice.", "Move the records of this one under the first."
		}
		p.Report(finding.Finding{
			Span:    s.Title.Span,
			Message: message,
			Hint:    hint,
			Content: s.Title.Text,
			Related: []finding.Related{{Path: p.Plan.Path, Span: earlier.Title.Span, Message: "the other section"}},
		})
	}
}

// standsIn reports whether a section stands in another one of the same concept: a heading
// for each record is no second list.
func (p *Pass) standsIn(s *plan.Section, concept plan.Concept) bool {
	for parent := s.Parent; parent > 0; parent = p.Plan.Sections[parent-1].Parent {
		if p.Plan.Sections[parent-1].Has(concept) {
			return true
		}
	}
	return false
}

// partsAList reports whether a heading names one part of a list: a time, a status or a role.
func partsAList(heading string) bool {
	if strings.ContainsFunc(heading, unicode.IsDigit) {
		return true
	}
	return mentions(heading, "done", "completed", "closed", "past", "month*", "week*", "short", "long", "immediate", "recovery",
		"champion*", "buyer*", "influencer*", "blocker*", "sponsor*", "detractor*", "coach*", "user*", "executive*", "decision", "internal")
}

func checkUnplaced(p *Pass) {
	seenColumns := map[string]bool{}
	for unplaced := range each(p.Plan.Unplaced) {
		if unplaced.Why == plan.UnmappedTable {
			continue
		}
		if unplaced.Why == plan.UnknownColumn || unplaced.Why == plan.UnknownField { // once a column, not once a cell
			column := string(unplaced.Concept) + "/" + unplaced.Name
			if seenColumns[column] {
				continue
			}
			seenColumns[column] = true
		}
		message, hint := whyUnplaced(unplaced)
		p.Report(finding.Finding{Span: unplaced.Text.Span, Message: message, Hint: hint, Content: unplaced.Name + " " + unplaced.Text.Text})
	}
}

// whyUnplaced says what happened to a text and what to do.
func whyUnplaced(unplaced *plan.Unplaced) (message, hint string) {
	text := quoted(unplaced.Text.Text)
	switch unplaced.Why {
	case plan.SurplusCell:
		return fmt.Sprintf("The row has a cell too many: %s.", text), `Remove a "|", or add a column. Write \| for a bar inside a cell.`
	case plan.UnknownColumn:
		return "acctplan does not know the column " + quoted(orElse(unplaced.Name, unplaced.Text.Text)) + " here; what stands in it is on no page.",
			"Rename the column, or move its text to one that is known."
	case plan.UnknownField:
		return "acctplan does not know the field " + quoted(orElse(unplaced.Name, unplaced.Text.Text)) + " here.",
			"Rename the field, or write the text without a colon."
	case plan.SwallowedText:
		return fmt.Sprintf("%s stands right below a table and became a row of it.", text), "Put an empty line above it."
	case plan.BrokenTable:
		return "These lines are no table: the row of dashes does not fit the header.", "Give the row of dashes as many cells as the header has."
	case plan.CodeBlock:
		return "These lines are marked as text for programs; what stands in them is on no page.", `Take away the lines of backticks, or the spaces in front, and write the text as a list, such as "- Metric: hours".`
	case plan.TooDeep:
		return fmt.Sprintf("%s is nested too deep to be read.", text), "Move it further out."
	}
	return fmt.Sprintf("%s could not be read as a record of this section.", text), "Write it as the other records are written, or as a sentence of its own."
}

func orElse(text, other string) string {
	if text == "" {
		return other
	}
	return text
}

func checkUnmappedTable(p *Pass) {
	for unplaced := range each(p.Plan.Unplaced) {
		if unplaced.Why != plan.UnmappedTable {
			continue
		}
		about := ""
		if unplaced.Concept != "" {
			about = fmt.Sprintf(" about %s", strings.ReplaceAll(string(unplaced.Concept), "-", " "))
		}
		p.Report(finding.Finding{
			Span:    unplaced.Text.Span,
			Message: fmt.Sprintf("acctplan knows no column of this table%s, so its rows are on no page.", about),
			Hint:    "Rename the columns. If the table is a legend, silence the finding with a comment that says so.",
			Content: unplaced.Text.Text,
		})
	}
}

func checkTooLong(p *Pass) {
	if p.Plan.File == nil {
		return
	}
	limit := p.Whole("max_words")
	if len(p.Plan.File.Bytes)/2 < limit || mostWords(p.Plan.File.Bytes) <= limit {
		return // a word and what parts it from the next take two bytes
	}
	words := bodyWords(p.Plan)
	if words <= limit {
		return
	}
	p.Report(finding.Finding{
		Span:    p.Plan.Title.At(p.Plan.Facts),
		Message: fmt.Sprintf("The plan has %d words; more than %d are not read before a meeting.", words, limit),
		Hint:    `Move history and background under a heading "Appendix": it does not count.`,
	})
}

// mostWords is no less than the number of words of a text, and quickly known: all that may part
// two of them, and one.
func mostWords(text []byte) int {
	most := 1
	for _, space := range []byte{' ', '\n', '\r', '\t', '\v', '\f', 0xc2, 0xe1, 0xe2, 0xe3} { // the latter begin the spaces of Unicode
		most += bytes.Count(text, []byte{space})
	}
	return most
}

// bodyWords counts the words of the body; frontmatter, comments' markers and whatever stands
// under appendix and notes headings do not count.
func bodyWords(about *plan.Plan) int {
	start := 0
	if len(about.Sections) > 0 && about.HasFrontmatter {
		start = about.Sections[0].Span.Start
	}
	words := wordsIn(about.File.Slice(source.Span{Start: start, End: len(about.File.Bytes)}))
	for i, s := range about.Sections {
		if isAppendix(about, s) && !underNotes(about, i) {
			words -= wordsIn(about.File.Slice(s.Span))
		}
	}
	return words
}

// isAppendix reports whether a section is known to be narrative; the title's own is not.
func isAppendix(about *plan.Plan, s plan.Section) bool {
	return s.Concept == plan.ConceptNotes && s.Title.Span != about.Title.Span
}

func underNotes(about *plan.Plan, index int) bool {
	for parent := about.Sections[index].Parent; parent > 0; parent = about.Sections[parent-1].Parent {
		if isAppendix(about, about.Sections[parent-1]) {
			return true
		}
	}
	return false
}

// wordsIn counts what stands between white space and holds a letter or a digit.
func wordsIn(text []byte) int {
	words, counted := 0, false
	for at := 0; at < len(text); {
		if c := text[at]; c < utf8.RuneSelf {
			at++
			switch {
			case c == ' ' || '\t' <= c && c <= '\r':
				counted = false
			case !counted && ('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9'):
				words, counted = words+1, true
			}
			continue
		}
		r, size := utf8.DecodeRune(text[at:])
		at += size
		switch {
		case unicode.IsSpace(r):
			counted = false
		case !counted && (unicode.IsLetter(r) || unicode.IsDigit(r)):
			words, counted = words+1, true
		}
	}
	return words
}

// checkUnknownSection reports headings that nobody knows: those that are nearly a known one, or
// all others.
func checkUnknownSection(p *Pass, misspelt bool) {
	var known []string
	if !misspelt {
		known = p.Words("extra_sections")
	}
	for i, s := range p.Plan.Sections {
		about := p.missingFrom(&s)
		if s.Concept != "" || s.Headless || s.Level > 2 && about == "" || s.Title.Span == p.Plan.Title.Span || contains(known, s.Title.Text) || underNotes(p.Plan, i) {
			continue
		}
		if misspelt != (s.Suggest != "") {
			continue
		}
		f := finding.Finding{
			Span:    s.Title.Span,
			Message: "acctplan does not know the heading " + quoted(s.Title.Text) + "; it reads what stands below as prose.",
			Hint:    "Nothing to do if it is prose. List the heading under extra_sections to say so.",
			Content: s.Title.Text,
		}
		if about != "" && s.Suggest == "" {
			f.Message = "acctplan does not understand " + quoted(s.Title.Text) + ", which may be about " + about + "; it reads what stands below as prose."
			f.Hint = "If it is, head it \"" + capital(about) + "\". List the heading under extra_sections if it is not."
		}
		if s.Suggest != "" {
			f.Hint = "Did you mean " + quoted(s.Suggest) + "?"
			if s.Title.Span.Len() == len(s.Title.Text) {
				f.Edits = []finding.Edit{{Span: s.Title.Span, Text: capital(s.Suggest)}}
			}
		}
		p.Report(f)
	}
}

// missingFrom is what a section that was not understood may be about, where the plan has nothing else of
// it; empty where there is no such thing.
func (p *Pass) missingFrom(s *plan.Section) string {
	for _, concept := range s.Perhaps {
		if p.countOf(concept) == 0 && concept != plan.ConceptTeam && concept != plan.ConceptMilestones { // whose absence no rule reports
			return strings.ReplaceAll(string(concept), "-", " ")
		}
	}
	return ""
}
