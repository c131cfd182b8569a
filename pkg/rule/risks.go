// The risks group: what could go wrong, and does somebody do something about it?
package rule

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

func riskRules() []Rule {
	return []Rule{
		{
			ID: "risks/none", Severity: finding.Error, Core: true, Since: "0.1.0",
			Varies: "a warning where the plan says with a date that none is known, and silent where it says who was asked", Others: []finding.Severity{finding.Warning},
			Summary: "the plan has no risk",
			Why:     "No plan is complete without identifying risks, one guide says; all others list them among the parts of a plan.",
			Do:      "Ask what would make the customer leave, and who would be pleased. If it is nothing, write who was asked and when.",
			Bad:     changed(section("Risks"), "", "due:2026-10-27 for:r3", "due:2026-10-27 for:g1", "due:2026-12-04 for:r2", "due:2026-12-04 for:o1", "| 2026-11-30 | r3 | planned |", "| 2026-11-30 | g1 | planned |").showing("(no risks)"),
			Good:    fine("| r2 | Slotwise offers the gate and dock modules as one contract | competition | low | high |"),
			Check:   checkRisksNone,
		},
		{
			ID: "risks/no-mitigation", Over: overRisks, Severity: finding.Error, Since: "0.1.0",
			Summary: "nothing is done about an open risk",
			Why:     "Great teams prepare for headwinds, one guide says; another wants the risks mitigated before the renewal. Watching is not preparing.",
			Do:      "Write what somebody does about it, or accept the risk with `status: accepted`.",
			Bad:     changed("| Show Carl Jansen the cost of two systems with his own figures |", "| Keep an eye on it |", "due:2026-12-04 for:r2", "due:2026-12-04 for:o1"),
			Good:    fine("| Show Carl Jansen the cost of two systems with his own figures |"),
			Check:   checkMitigation,
		},
		{
			ID: "risks/no-owner", Over: overRisks, Severity: finding.Warning, Since: "0.1.0",
			Summary: "an open risk has no owner",
			Why:     "The guides want an owner for each task; a risk that nobody watches is noticed by the customer first.",
			Do:      "Name the one who would call first.",
			Bad:     changed("| medium | high | Priya Nair | Bring", "| medium | high | | Bring"),
			Good:    fine("| medium | high | Priya Nair | Bring"),
			Check:   checkRiskOwner,
		},
		{
			ID: "risks/unrated", Over: overRisks, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a risk does not say how likely or how bad it is",
			Why:     "Planning directs attention to the risks that matter most. Every planning tool rates them by likelihood and impact.",
			Do:      "Write high, medium or low for both.",
			Bad:     changed("| competition | low | high |", "| competition | | high |"),
			Good:    fine("| competition | low | high |"),
			Check:   checkRated,
		},
		{
			ID: "risks/severe-unactioned", Over: overRisks, Severity: finding.Warning, Since: "0.1.0",
			Summary: "a severe risk has no open action",
			Why:     "The action plan holds the risks that need to be mitigated before the renewal, one guide says.",
			Do:      "Turn the mitigation into an action with an owner and a date.",
			Bad:     changed("| people | medium | high |", "| people | high | high |"),
			Good:    fine("- [ ] Bring Femke Bos to the December review @priya due:2026-12-01 for:r1"),
			Check:   checkSevere,
		},
		{
			ID: "risks/champion-exit-unplanned", Over: overRisks, Severity: finding.Warning, Since: "0.1.0",
			Summary: "the account has one champion, and no risk asks what happens when they leave",
			Why:     "A champion or sponsor who leaves is the most urgent trigger of all, one guide says: it changes the entire stakeholder map.",
			Do:      "Add the risk, and build a second champion.",
			Bad: changed("| Head of Cold Store | Frozen | champion | supporter |", "| Head of Cold Store | Frozen | economic-buyer | supporter |",
				"Champion Ada Roth moves to the Venlo project", "The Venlo project binds the drivers", "Bring Femke Bos in as second champion at the December review", "Plan the Venlo start with the drivers at the December meeting", "| people | medium", "| budget | medium"),
			Good:  fine("| r1 | Champion Ada Roth moves to the Venlo project |"),
			Check: checkChampionExit,
		},
		{
			ID: "risks/mitigation-after-renewal", Over: overRisks, Severity: finding.Warning, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "a risk is dealt with only after the renewal",
			Why:     "Risks are to be mitigated before the renewal, one guide says; after it they have come true or not.",
			Do:      "Bring the date forward.",
			Bad:     changed("with Milan Kok before the freeze | 2026-11-30 |", "with Milan Kok before the freeze | 2027-04-30 |"),
			Good:    fine("| Agree the sign-on concept with Milan Kok before the freeze | 2026-11-30 |"),
			Check:   checkMitigationDate,
		},
		{
			ID: "risks/category-gap", Severity: finding.Info, Since: "0.1.0",
			Summary: "all risks are of one kind",
			Why:     "One guide names four kinds: product fit, people and budgets, contracts, competition. Whoever sees one kind looks in one direction.",
			Do:      "Ask for each of the other kinds what could happen.",
			Bad: changed("Champion Ada Roth moves to the Venlo project | people", "Dock Planner misses the Venlo gates | product fit", "Slotwise offers the gate and dock modules as one contract | competition", "The gate module lacks a Dutch manual | product fit",
				"Single sign-on slips past the renewal of the contract", "Single sign-on slips into the spring",
				"Bring Femke Bos in as second champion at the December review", "Bring the Venlo gates into the December release with Femke Bos",
				"Show Carl Jansen the cost of two systems with his own figures", "Ship the manual with the autumn release to both stores"),
			Good:  fine("| r1 | … | people |\n| r2 | … | competition |"),
			Check: checkCategories,
		},
		{
			ID: "risks/stale", Over: overRisks, Severity: finding.Info, Tags: []string{TagTime}, Since: "0.1.0",
			Summary: "an open risk was raised long ago and not looked at since",
			Why:     "A plan revisited regularly stays current, one guide says. A risk of last year is either gone or has grown.",
			Do:      "Look at it, and set `raised` to today, or close it.",
			Options: []Option{{Name: "max_days", Default: WholeValue(quarter), Doc: "days after which a risk is old"}},
			Bad:     changed("| 2026-11-13 | 2026-09-18 | open |", "| 2026-11-13 | 2026-03-18 | open |"),
			Good:    fine("| 2026-11-13 | 2026-09-18 | open |"),
			Check:   checkRiskAge,
		},
	}
}

// reportRisk reports something about one risk.
func (p *Pass) reportRisk(risk *plan.Risk, f finding.Finding) {
	p.reportRecord(plan.Risks, &risk.Record, responsible(risk.Owner), &f)
}

func checkRisksNone(p *Pass) {
	if len(p.Plan.Risks) > 0 || p.isUnread(plan.Risks) {
		return
	}
	at, found := p.headingOf(plan.ConceptRisks)
	f := finding.Finding{
		Span:    at.Span,
		Message: "The plan has no risk.",
		Hint:    "Ask what would make " + orElse(p.Plan.Account.Text, "the customer") + " leave, and write it down with what we do about it.",
	}
	if found {
		f.Message = quoted(at.Text) + " holds no risk."
	}
	switch none := p.saysNone(plan.ConceptRisks); {
	case none != "" && (mentions(none, "asked", "according", "says", "said") || p.callings().callsAnybody(none)):
		return // somebody was asked, on a day
	case none != "":
		f.Severity = finding.Warning
		f.Message = "The plan says that no risk is known, but not who was asked."
		f.Hint = `Write down who was asked and when: "None known, asked Karen on 2026-11-17".`
	}
	p.Report(f)
}

// saysNone is the prose under a concept that says, with a date, that there is none; empty where none does.
func (p *Pass) saysNone(concept plan.Concept) string {
	for prose := range each(p.Plan.Prose) {
		if prose.Section < 0 || prose.Section >= len(p.Plan.Sections) || !p.Plan.Sections[prose.Section].Has(concept) {
			continue
		}
		if mentions(prose.Text.Text, "none", "no", "nothing", "not") && strings.ContainsFunc(prose.Text.Text, unicode.IsDigit) {
			return prose.Text.Text
		}
	}
	return ""
}

func checkMitigation(p *Pass) {
	var common *finding.Common
	for _, risk := range p.Facts.OpenRisks {
		text := risk.Mitigation.Text
		if !p.isUnmitigated(risk) {
			continue
		}
		if common == nil {
			of := len(p.Facts.OpenRisks)
			common = p.inCommon(plan.ConceptRisks, "", of, "Nothing is done about any of the {of} open risks.",
				"Nothing is done about {n} of the {of} open risks: {names}.", "Write for each what somebody does about it by when, or accept it with status: accepted.")
		}
		message := "Nothing is done about " + p.quoted(&risk.Record) + "."
		if risk.Mitigation.IsSet() {
			message = p.say(quoted(text), " is no plan against ", p.quoted(&risk.Record), ".")
		}
		p.reportRisk(risk, finding.Finding{
			Span:    place(risk.Mitigation.Origin, &risk.Record),
			Message: message,
			Hint:    "Write what somebody does about it by when, or accept the risk with status: accepted.",
			Common:  common,
		})
	}
}

// isUnmitigated reports whether nothing is done about a risk but watching it.
func (p *Pass) isUnmitigated(risk *plan.Risk) bool {
	mitigation := &risk.Mitigation
	return mitigation.State != plan.Placeholder && !(mitigation.State == plan.Set && !justWatches(mitigation.Text)) &&
		!p.riskHasAction(risk) && !tellsMitigation(risk) && !p.actionSpeaksOf(risk.Risk.Text)
}

// tellsMitigation reports whether a risk goes on, behind what may happen, with what somebody does about
// it by when: "Anna leaves in March. Train Beth before that (Jo, 28 Feb 2027)".
func tellsMitigation(risk *plan.Risk) bool {
	return risk.Owner.IsWritten() && risk.Due.Known() && (strings.Contains(risk.Risk.Text, ". ") || strings.Contains(risk.Risk.Text, "; "))
}

// justWatches reports whether a mitigation does nothing but look.
func justWatches(text string) bool {
	const most = 6 // words that say nothing but that
	words, fourth := 0, len(text)
	for word, at := nextWord(text, 0); word != "" && words <= most; word, at = nextWord(text, at) {
		if words++; words == 4 {
			fourth = at
		}
	}
	switch {
	case words <= 2:
		return true
	case words > most:
		return false
	}
	opening := folded(text[:fourth])
	for _, watching := range [...]string{"monitor", "watch", "keep an eye", "keep monitoring", "keep watching", "observe", "wait and see", "track"} {
		if strings.HasPrefix(opening, watching) {
			return true
		}
	}
	return false
}

// riskHasAction reports whether an open action refers to a risk.
func (p *Pass) riskHasAction(risk *plan.Risk) bool {
	return p.openTargets()[target{plan.Risks, risk.Key}]
}

func checkRiskOwner(p *Pass) {
	var common *finding.Common
	for _, risk := range p.Facts.OpenRisks {
		if risk.Owner.IsWritten() {
			continue
		}
		if common == nil {
			of := len(p.Facts.OpenRisks)
			common = p.inCommon(plan.ConceptRisks, "", of, "None of the {of} open risks has an owner.",
				"Nobody owns {n} of the {of} open risks: {names}.", p.addOwner())
		}
		p.reportRisk(risk, finding.Finding{
			Span:    place(risk.Owner.Origin, &risk.Record),
			Message: p.say("Nobody owns the risk ", p.quoted(&risk.Record), "."),
			Hint:    p.addOwner(),
			Common:  common,
		})
	}
}

func checkRated(p *Pass) {
	var common *finding.Common
	for _, risk := range p.Facts.OpenRisks {
		likelihood, impact := risk.Likelihood.IsWritten(), risk.Impact.IsWritten()
		if likelihood && impact || impact && !p.ratesLikelihood() {
			continue // a plan that rates severity alone has rated
		}
		if common == nil {
			of, all := len(p.Facts.OpenRisks), "The plan does not say both how likely and how bad any of its {of} open risks is."
			if !slices.ContainsFunc(p.Facts.OpenRisks, func(r *plan.Risk) bool { return r.Likelihood.IsWritten() || r.Impact.IsWritten() }) {
				all = "The plan does not say how likely or how bad any of its {of} open risks is."
			}
			common = p.inCommon(plan.ConceptRisks, "", of, all,
				"{n} of the {of} open risks are not rated: {names}.", "Add likelihood and impact: high, medium or low.")
		}
		missing, at := "likely", risk.Likelihood.Origin
		switch {
		case !likelihood && !impact:
			missing = "likely or how bad"
		case likelihood:
			missing, at = "bad", risk.Impact.Origin
		}
		p.reportRisk(risk, finding.Finding{
			Span:    place(at, &risk.Record),
			Message: p.say("The plan does not say how ", missing, " ", p.quoted(&risk.Record), " is."),
			Hint:    "Write high, medium or low.",
			Common:  common,
		})
	}
}

// ratesLikelihood reports whether any risk of the plan says how likely it is.
func (p *Pass) ratesLikelihood() bool {
	for risk := range each(p.Plan.Risks) {
		if risk.Likelihood.IsWritten() {
			return true
		}
	}
	return false
}

func isSevere(risk *plan.Risk) bool {
	high := func(level plan.Enum[plan.Level]) bool {
		return level.Value == plan.High || level.Value == plan.Critical
	}
	return risk.Impact.Value == plan.Critical || high(risk.Impact) && (high(risk.Likelihood) || !risk.Likelihood.IsWritten())
}

func checkSevere(p *Pass) {
	for _, risk := range p.Facts.OpenRisks {
		if !isSevere(risk) || p.isUnmitigated(risk) && p.runs("risks/no-mitigation") {
			continue // risks/no-mitigation says the more important thing
		}
		if p.riskHasAction(risk) || p.actionSpeaksOf(risk.Risk.Text+" "+risk.Mitigation.Text) {
			continue
		}
		p.reportRisk(risk, finding.Finding{
			Message: p.say(p.quoted(&risk.Record), " is severe, and no open action works against it."),
			Hint:    p.asAction("Turn the mitigation into an action", &risk.Record),
		})
	}
}

// actionSpeaksOf reports whether an open action speaks of a text, by three of its words; that both name
// the same person does not count.
func (p *Pass) actionSpeaksOf(text string) bool {
	if len(p.Facts.OpenActions) == 0 || !p.openActions().speaks(text, 3) {
		return false
	}
	named := map[string]bool{}
	remembered(&p.memo.parts, func() phrases {
		var parts []string // of the people's names
		for person := range each(p.Plan.Stakeholders) {
			parts = append(parts, strings.Fields(person.Name.Text)...)
		}
		return newPhrases(parts)
	}).collect(text, named)
	if len(named) == 0 {
		return true
	}
	for _, name := range slices.SortedFunc(maps.Keys(named), func(a, b string) int { return cmp.Or(cmp.Compare(len(b), len(a)), cmp.Compare(a, b)) }) {
		text = strings.ReplaceAll(text, name, "")
	}
	return p.openActions().speaks(text, 3)
}

func checkChampionExit(p *Pass) {
	champions := p.Facts.InRole(plan.Champion)
	if len(champions) != 1 || len(p.Plan.Risks) == 0 {
		return
	}
	champion := champions[0]
	for i := range p.Plan.Risks {
		for _, text := range [...]string{p.Plan.Risks[i].Risk.Text, p.Plan.Risks[i].Category.Text} {
			if leaving().in(text) {
				return
			}
			if p.callings().calls(text, champion) {
				return
			}
		}
	}
	p.reportPerson(champion, finding.Finding{
		Message: p.say(nameOf(&champion.Record), " is our only champion, and no risk asks what happens when they leave."),
		Hint:    "Add the risk, and build a second champion.",
	})
}

var leaving = newWordSet("champion* sponsor* turnover leav* depart* successor succession people single-threaded")

func checkMitigationDate(p *Pass) {
	renewal := p.Plan.Renewal
	if !renewal.Known() || renewal.Last < p.AsOf {
		return
	}
	for _, risk := range p.Facts.OpenRisks {
		due := risk.Due
		if !due.IsWritten() {
			due = dayIn(risk.Mitigation)
		}
		if !due.Known() || due.First <= renewal.Last {
			continue
		}
		p.reportRisk(risk, finding.Finding{
			Span:    due.Span,
			Message: p.say(p.quoted(&risk.Record), " is dealt with by ", dateText(due), ", after the renewal ", when(renewal), "."),
			Hint:    "Bring the date forward.",
			Related: []finding.Related{{Path: p.Plan.Path, Span: renewal.Span, Message: "the renewal"}},
		})
	}
}

// dayIn is the last day that a text names behind "by", as 2027-07-30; the zero date where it names none.
func dayIn(text plan.String) (found plan.Date) {
	const behind = "by "
	at := strings.LastIndex(text.Text, behind)
	if at < 0 || at > 0 && isWordByte(text.Text[at-1]) || len(text.Text) < at+len(behind)+len(time.DateOnly) {
		return found
	}
	day, err := time.Parse(time.DateOnly, text.Text[at+len(behind):][:len(time.DateOnly)])
	if err != nil {
		return found
	}
	found.Origin = text.Origin
	found.First = plan.DayOf(day.Year(), day.Month(), day.Day())
	found.Last = found.First
	return found
}

// categories are what a risk may be about, with the words that say so.
var categories = [...]struct {
	name  string
	words func() *wordSet
}{
	{"people and budget", newWordSet("people champion* sponsor* leav* turnover budget* freeze cfo reorg* restructur* layoff* cost* headcount staff*")},
	{"contract", newWordSet("contract* renew* tender* rfp procurement notice price* pricing legal terms licen* discount*")},
	{"competition", newWordSet("compet* rival* incumbent* alternative* replace* in-house")},
	{"product fit", newWordSet("product* fit security adoption usage outage* integration* bug* roadmap sign-on sso performance technical delay* gate gates")},
}

func checkCategories(p *Pass) {
	if len(p.Plan.Risks) < 3 {
		return
	}
	kinds := map[string]bool{}
	var names []string // the first words of the competitors'
	for competitor := range each(p.Plan.Competitors) {
		if name, _ := nextWord(strings.ToLower(competitor.Competitor.Text), 0); competitor.Competitor.IsSet() && name != "" {
			names = append(names, name)
		}
	}
	rivals := wordList(names)
	for risk := range each(p.Plan.Risks) {
		text := sentence(risk.Risk.Text, risk.Category.Text)
		known := false
		for i := range categories {
			if categories[i].words().in(text) {
				kinds[categories[i].name], known = true, true
			}
		}
		if rivals.in(text) {
			kinds["competition"], known = true, true
		}
		if !known {
			return // about something that nobody here has thought of
		}
	}
	if len(kinds) != 1 {
		return
	}
	var only string
	var others []string
	for _, kind := range []string{"product fit", "people and budget", "contract", "competition"} {
		if kinds[kind] {
			only = kind
		} else {
			others = append(others, kind)
		}
	}
	at, _ := p.headingOf(plan.ConceptRisks)
	p.Report(finding.Finding{
		Span:    at.Span,
		Message: fmt.Sprintf("All %d risks are about %s.", len(p.Plan.Risks), only),
		Hint:    "Ask what could happen with " + either(others) + ".",
	})
}

func checkRiskAge(p *Pass) {
	for _, risk := range p.Facts.OpenRisks {
		since := p.Facts.Since(risk.Raised)
		if !since.Known || since.Days <= p.Whole("max_days") {
			continue
		}
		p.reportRisk(risk, finding.Finding{
			Span:    risk.Raised.Span,
			Message: p.say(p.quoted(&risk.Record), " was raised ", when(risk.Raised), ", ", days(since.Days), " ago."),
			Hint:    "Look at it: is it gone, or has it grown? Then write today's date, or close it.",
		})
	}
}
