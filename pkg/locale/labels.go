// The catalogue: every word that a page says by itself, as against what a plan says.

package locale

import (
	"fmt"
	"strings"
)

// Labels are the words of one language. A text with %s or %d takes values, in the same order in
// every language unless it numbers them (%[2]s). No field is empty in any language, and the
// languages take the same values: tests see to both.
type Labels struct {
	// Language is the language's BCP 47 tag: "de".
	Language string
	// NounCapitals says that words keep their capital inside of a sentence, as German nouns do,
	// and that a grade stands behind what it grades: "Auswirkung hoch".
	NounCapitals bool
	// Weekdays are short names, Sunday first.
	Weekdays [7]string
	// Terms are the format's own words, by kind and word: "stance/supporter".
	Terms map[string]string

	// The frame of a page.
	ExecutiveBrief, BriefTitle, BriefSubject string
	Internal, Draft                          string
	HealthIs, UnnamedAccount                 string
	AsOf, AsOfInside, Reviewed, Checked      string
	TierAccount, Prospect, AccountOwner      string
	Nothing, KeyFigures, Generated, Page     string
	Errors, Warnings, Infos                  Plural

	// Dates and days.
	None, Never, Yes, WeekOf, Today, DaysLeft, DaysOverdue string
	Days                                                   Plural

	// Key figures.
	ARR, Target, By, Potential, TargetARR, OpenPipeline, Weighted string
	OtherCurrencies                                               string
	NotWeighted, NotWeightedLate                                  Plural
	Renewal, Evergreen, NoticeBy, NoticePassed                    string
	Adoption, Seats, NPS, CustomerSatisfaction, CSAT              string
	HealthScore, PlanScore, OfHundred                             string

	// Why an account comes first.
	RenewalToday, RedHealth, AmberHealth  string
	RenewalPassed, RenewalIn, ActionsLate Plural

	// Goals.
	Goals, Goal, BaselineToTarget, Served, Progress, WeHelp string
	Assumed, Now, To, ToWord, FromTo, OverdueSince, NextOn  string
	DayPassed, FartherAway                                  string
	OpenActions, MilestoneCount                             Plural

	// People.
	Summary, RelationshipMap, RelationshipMapOf                             string
	Stakeholders, Name, TitleAndRole, Title, Influence, Stance, LastContact string
	OurCounterpart, Counterpart, Left, LeftOn, NextIs                       string
	MapOmits                                                                string

	// Work.
	Opportunities, Opportunity, Stage, Amount, Probability, Close string
	Overdue, OverdueInside                                        string
	Risks, RiskMatrix, Impact, Likelihood, LikelihoodIs, ImpactIs string
	Due, DoneOn, DoneIs, Done, ToDo, Missed                       string
	NextDays, NextActions, BandFirst, Band, Until                 string
	Whitespace, WhitespaceMore, Product, NotOwned                 string
	Milestones, KeyNotice, KeyReview                              string
	Competition, Competitor, Where, Status, Threat, ThreatIs      string
	OurStrategy, Strategy                                         string
	Asks                                                          string

	// What one page leaves out.
	OnePage, ShownOf, Shown, LeftOut                                  string
	MitigationsLeftOut, ServedLeftOut, TableLeftOut, SummaryShortened string
	SomeGoals, SomePeopleOnMap, SomeStakeholders                      string
	SomeOpportunities, SomeRisks, SomeActions, SomeMilestones         string
	SomeAsks, SomeCompetitors, SomeWhitespace                         string

	// The page of a customer.
	JointPlan, JointPlanTitle, JointPlanSubject, Confidential string
	CustomerSummary, YourGoals, YourPeople, JointActions      string
	UnderWay, UnderWayShort, UnderWayLeftOut                  string
	ValueDelivered, Outcome, Result, Date, OurTeam, Role      string
	NextReview, NextReviewOn                                  string
	SuccessManager, OurSponsor                                string
	SomeOutcomes, SomeColleagues                              string

	// The portfolio.
	Portfolio, AccountPlans, AccountPlansOn, NoPlans                      string
	TotalsByCurrency, ARRIn, ARRSum, PipelineSum                          string
	SearchAll, NothingFound, Unsearched                                   string
	Accounts, FilterAccounts, AccountOrOwner, Tier, Health                string
	All, Unknown, OnlyWith, Anything, LateActions, RenewalSoon            string
	ErrorsWord, Account, Pipeline, Actions, Findings, PDFOf, Open         string
	RenewalsAndHealth, PipelineByQuarter, NoCurrency, Quarter             string
	WeightedWord, Unweighted, Deals                                       string
	ActionsByOwner, Owner, InThirtyDays, Later, NoDate, Nobody            string
	FindingsByRule, Rule, Severity, Groups                                string
	Passed, After, WithoutDate                                            string
	AccountCount, AccountsShown, Results, UnreadFiles                     Plural
	FirstResults, OldPages                                                string
	KindAccount, KindSummary, KindGoal, KindPerson, KindOpportunity       string
	KindCompetitor, KindRisk, KindAction, KindMilestone, KindAsk, KindLog string

	// The agenda.
	Agenda, AgendaOf, Tomorrow, Since                          string
	InDays, LateDays, Entries, UndatedActions                  Plural
	NoEntries, EntriesSpan                                     string
	RenewalOf, LastNotice, LastNoticeOf, ReviewOfPlan, KindOf  string
	AgendaRenewal, AgendaNotice, AgendaReview, AgendaMilestone string
	AgendaAction                                               string

	// The status in the terminal.
	ColumnAccount, ColumnTier, ColumnHealth, ColumnARR, ColumnRenewal, ColumnDays string
	ColumnOpen, ColumnLate, ColumnErrors, ColumnWarnings, ColumnWhy               string
	ShortStrategic, ShortStandard                                                 string
	CountRed, CountLate, LateCount, SumsAsOf, WeightedSum, SumIn                  string

	// Pictures.
	Picture Picture
}

// Picture are the words that pictures say. Bonds are reporting, influence and conflict, in this
// order: in a legend, in a legend of signs, and inside of a sentence.
type Picture struct {
	Bonds, BondSigns, BondVerbs          [3]string
	OurCounterpart, CounterpartIs        string
	NobodyHere, NobodyIs                 string
	WithoutUnit, AtTheTop                string
	MoreGroups, MorePeople, More, MoreIs string
	MatrixOf, TimelineOf                 string
	MapOf                                Plural
}

// Plural is a text about a number of things.
type Plural struct {
	None string // of 0; where it is empty, Many says it
	One  string
	Many string // with %d or, for a number that is grouped, %s
}

// Of says the text for a number.
func (p Plural) Of(n int) string {
	switch {
	case n == 0 && p.None != "":
		return p.None
	case n == 1 || n == -1:
		return strings.Replace(p.One, "%d", fmt.Sprint(n), 1)
	}
	return strings.Replace(p.Many, "%d", fmt.Sprint(n), 1)
}

// Term is one of the format's words as a person writes it: "economic-buyer" of kind "role" is
// "Economic buyer". A word that the catalogue lacks stays as it is, with a capital.
func (l *Labels) Term(kind, word string) string {
	if term, known := l.Terms[kind+"/"+word]; known {
		return term
	}
	return word
}

// Inside is a term as it stands inside of a sentence.
func (l *Labels) Inside(term string) string {
	if l.NounCapitals {
		return term
	}
	return strings.ToLower(term)
}

// Rating says how likely and how grave a risk is, each of which may be empty.
func (l *Labels) Rating(likelihood, impact string) string {
	var parts []string
	for i, part := range [...]struct{ pattern, grade string }{{l.LikelihoodIs, likelihood}, {l.ImpactIs, impact}} {
		if part.grade == "" {
			continue
		}
		if l.NounCapitals || i > 0 && likelihood != "" {
			part.grade = strings.ToLower(part.grade)
		}
		parts = append(parts, fmt.Sprintf(part.pattern, part.grade))
	}
	return strings.Join(parts, ", ")
}
