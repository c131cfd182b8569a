// The prose group: do the sentences say something that can be checked?
package rule

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

func proseRules() []Rule {
	return []Rule{
		{
			ID: "prose/empty-praise", Severity: finding.Info, Since: "0.1.0",
			Summary: "a sentence praises without a number, a date or a quotation",
			Why:     "Leverage insights, not just instinct, one guide says. \"Great relationship\" stands in the plans of accounts that left a month later.",
			Do:      "Say what somebody did or said, and when.",
			Bad:     changed("Success in twelve months: both stores", "They are very happy with us. Success in twelve months: both stores").showing("They are very happy with us."),
			Good:    fine("NPS 31 in September; Carl Jansen quoted our figures to his board."),
			Check:   checkPraise,
		},
		{
			ID: "prose/instinct", Severity: finding.Info, Since: "0.1.0",
			Summary: "a long passage about health or growth holds no figure",
			Why:     "Data should inform every section, one guide says: usage, telemetry, win and loss.",
			Do:      "Add the one figure that the passage is about.",
			Options: []Option{{Name: "min_words", Default: WholeValue(60), Doc: "words from which on a passage should hold a figure"}},
			Bad: changed("## Value delivered\n", strings.Repeat("The teams in both stores work well with the planner and the drivers like the new screen a lot. ", 4)+"\n\n## Value delivered\n").
				showing("The teams in both stores work well with the planner … (72 words without a figure)"),
			Good:  fine("74% of the seats are used; tickets fell from 12 to 5 since July."),
			Check: checkInstinct,
		},
		{
			ID: "prose/hedge", Severity: finding.Info, Since: "0.1.0",
			Summary: "a goal or target hopes",
			Why:     "Targets are to be realistic, one guide says. \"Hopefully\" is the author's doubt in a word; the doubt belongs into the assumptions.",
			Do:      "Drop the word, or write the doubt down as an assumption that somebody tests.",
			Bad:     changed("| g2 | Raise the fill rate of outgoing trucks |", "| g2 | Hopefully raise the fill rate of outgoing trucks |"),
			Good:    fine("| g2 | Raise the fill rate of outgoing trucks |"),
			Check:   checkHedge,
		},
		{
			ID: "prose/sensitive", Severity: finding.Warning, Since: "0.1.0",
			Summary: "the plan holds a telephone number, an e-mail address or a remark about a person",
			Why:     "Plans are copied, shown and leaked. What you would not say to the person's face does not belong into a file with their name.",
			Do:      "Keep contact data in the CRM, and write what somebody wants instead of how they are.",
			Bad:     changed("Success in twelve months: both stores", "Milan is an idiot. Success in twelve months: both stores").showing("Milan is an idiot."),
			Good:    fine("Milan Kok is sceptical about new logins."),
			Check:   checkSensitive,
		},
	}
}

// What the prose rules look for.
var (
	praisePattern = newSieve(`\b(great|excellent|fantastic|strong|good|amazing) (relationship|partnership|rapport)s?\b|\bstrategic partner\b|\bworld[- ]class\b|\b(very|extremely|super) (happy|pleased|satisfied)\b|\b(going|goes) (very |really )?(well|great)\b|\btrusted (advisor|adviser|partner)\b|\blove (us|our product|working with us)\b`)
	hedgePattern  = newSieve(`\b(hopefully|should be fine|we think|we hope|probably|fingers crossed|maybe|somehow)\b`)
	emailPattern  = newSieve(`[\w.+-]+@[\w-]+(\.[\w-]+)+`)
	phonePattern  = newSieve(`(?:\+|\b00)\d{1,3}[ ./()-]*\d(?:[ ./()-]*\d){6,12}\b|\b0\d{2,4}[ /-]\d{3,4}[ -]?\d{3,5}\b`)
	remarkPattern = newSieve(`\b(idiot|moron|stupid|incompetent|lazy|clueless|arrogant|drunk|alcohol\w*|divorc\w*|pregnan\w*|mental\w* ill\w*|depress(ed|ion)|burn[- ]?out|affair|gossip|sick leave|politically weak|a pain|difficult (person|woman|man)|is difficult)\b`)
)

// passages lists the plan's prose about some concepts.
func (p *Pass) passages(concepts ...plan.Concept) []*plan.Prose {
	var found []*plan.Prose
	for prose := range each(p.Plan.Prose) {
		if prose.Section < 0 || prose.Section >= len(p.Plan.Sections) {
			continue
		}
		if slices.ContainsFunc(concepts, p.Plan.Sections[prose.Section].Has) {
			found = append(found, prose)
		}
	}
	return found
}

// within narrows a passage's place to words of it, where they stand there as they are
// written; markup in between leaves the passage's own place.
func (p *Pass) within(text plan.String, words string) source.Span {
	if p.Plan.File == nil {
		return text.Span
	}
	raw := p.Plan.File.Text(text.Span)
	if at := strings.Index(raw, words); at >= 0 {
		return source.Span{Start: text.Span.Start + at, End: text.Span.Start + at + len(words)}
	}
	return text.Span
}

// sentences cuts a text into sentences.
func sentences(text string) []string {
	var list []string
	for start := 0; start < len(text); {
		start += len(text[start:]) - len(strings.TrimLeft(text[start:], ".!?\n"))
		length := strings.IndexAny(text[start:], ".!?\n")
		if length < 0 {
			length = len(text) - start
		}
		end := start + length
		end += len(text[end:]) - len(strings.TrimLeft(text[end:], ".!?"))
		if end > start {
			list = append(list, text[start:end])
		}
		start = end
	}
	return list
}

func isProven(sentence string) bool {
	return strings.ContainsFunc(sentence, unicode.IsDigit) || strings.ContainsAny(sentence, "\"“”„«»")
}

func checkPraise(p *Pass) {
	for _, one := range p.passages(plan.ConceptSummary, plan.ConceptOverview, plan.ConceptCurrentState) {
		for _, sentence := range sentences(one.Text.Text) {
			word := praisePattern().find(sentence)
			if word == "" || isProven(sentence) {
				continue
			}
			p.Report(finding.Finding{
				Span:    p.within(one.Text, word),
				Message: quoted(strings.TrimSpace(sentence)) + ": says who, and by what measure?",
				Hint:    "Say what somebody did or said, and when.",
				Content: sentence,
			})
		}
	}
}

func checkInstinct(p *Pass) {
	words, figures := map[int]int{}, map[int]bool{}
	var order []int
	first := map[int]plan.String{}
	for prose := range each(p.Plan.Prose) {
		i := prose.Section
		if i < 0 || i >= len(p.Plan.Sections) {
			continue
		}
		if s := p.Plan.Sections[i]; !s.Has(plan.ConceptCurrentState) && !s.Has(plan.ConceptOpportunities) {
			continue
		}
		if words[i] == 0 {
			order = append(order, i)
			first[i] = prose.Text
		}
		words[i] += prose.Words
		figures[i] = figures[i] || strings.ContainsFunc(prose.Text.Text, unicode.IsDigit)
	}
	for _, i := range order {
		if words[i] < p.Whole("min_words") || figures[i] {
			continue
		}
		p.Report(finding.Finding{
			Span:    first[i].Span,
			Message: fmt.Sprintf("%d words under %s and not one figure.", words[i], quoted(p.Plan.Sections[i].Title.Text)),
			Hint:    "Add the one figure that they are about.",
			Content: p.Plan.Sections[i].Title.Text,
		})
	}
}

func checkHedge(p *Pass) {
	for i := range p.Plan.Goals {
		goal := &p.Plan.Goals[i]
		word := hedgePattern().find(goal.Goal.Text)
		if word == "" || goal.Assumed.Value {
			continue
		}
		p.reportGoal(goal, finding.Finding{
			Span:    p.within(goal.Goal, word),
			Message: p.say(p.quoted(&goal.Record), " says ", quoted(word), "."),
			Hint:    "Drop the word, or write the doubt down under \"## Assumptions\".",
		})
	}
	for target := range each(p.Plan.Targets) {
		if word := hedgePattern().find(target.Target.Text); word != "" {
			p.Report(finding.Finding{
				Span:    p.within(target.Target, word),
				Message: p.say(p.quoted(&target.Record), " says ", quoted(word), "."),
				Hint:    "Drop the word, or write the doubt down under \"## Assumptions\".",
				Record:  recordOf(plan.Targets, &target.Record), Content: nameOf(&target.Record),
			})
		}
	}
}

// checkSensitive looks at prose and at what is said about people. E-mail addresses of our own
// team are no secret.
func checkSensitive(p *Pass) {
	before := "" // what was found just before: an address may stand in the name and be the e-mail
	for i := range p.Plan.Prose {
		if prose := &p.Plan.Prose[i]; prose.Section >= 0 && prose.Section < len(p.Plan.Sections) {
			p.lookForSensitive(&prose.Text, &before)
		}
	}
	for i := range p.Plan.Stakeholders {
		person := &p.Plan.Stakeholders[i]
		for _, text := range [...]*plan.String{&person.Name, &person.Email, &person.Priorities, &person.Perception, &person.NextAction} {
			p.lookForSensitive(text, &before)
		}
		for note := range person.Notes {
			p.lookForSensitive(&person.Notes[note], &before)
		}
	}
}

func (p *Pass) lookForSensitive(text *plan.String, before *string) {
	for kind := range 3 {
		word, what := sensitiveWord(text.Text, kind)
		if word == "" || word == *before {
			continue
		}
		*before = word
		p.Report(finding.Finding{
			Span:    p.within(*text, word),
			Message: fmt.Sprintf("%s %s.", quoted(word), what),
			Hint:    "Keep contact data in the CRM, and write what somebody wants instead of how they are.",
			Content: word,
		})
	}
}

// sensitiveWord is the first of a kind, of three, that a text should not hold, and what it is; empty
// where there is none.
func sensitiveWord(text string, kind int) (word, what string) {
	switch {
	case kind == 0 && mayHoldEmail(text):
		return emailPattern().find(text), "is an e-mail address"
	case kind == 1 && mayHoldPhone(text):
		return phonePattern().find(text), "is a telephone number"
	case kind == 2:
		return remarkPattern().find(text), "is a remark that the person might read"
	}
	return "", ""
}

// mayHoldEmail reports whether an @ stands between two words. Most others begin a name.
func mayHoldEmail(text string) bool {
	for at := strings.IndexByte(text, '@'); at >= 0 && at+1 < len(text); at++ {
		if at > 0 && text[at] == '@' && (isWordByte(text[at-1]) || strings.IndexByte(".+-", text[at-1]) >= 0) && (isWordByte(text[at+1]) || text[at+1] == '-') {
			return true
		}
	}
	return false
}

// mayHoldPhone reports whether a text has the digits of a telephone number: eight behind a plus, two
// zeros or one that begins a number. Many texts have zeros, in amounts.
func mayHoldPhone(text string) bool {
	if strings.IndexByte(text, '+') < 0 && strings.IndexByte(text, '0') < 0 {
		return false
	}
	for at := 0; at+8 < len(text); at++ {
		if text[at] != '+' && !(text[at] == '0' && digits(text[at+1:at+2]) > 0 && begins(text, at)) {
			continue
		}
		found := 0
		for i := at + 1; i < len(text); i++ {
			if digits(text[i:i+1]) > 0 {
				found++
			} else if strings.IndexByte(" ./()-", text[i]) < 0 {
				break
			}
		}
		if found >= 8 {
			return true
		}
	}
	return false
}
