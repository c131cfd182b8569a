package plan

// The closed vocabularies: the canonical words of the format. What people write instead of
// them is data of package compile.

// Concept is what a section of a plan is about; empty for narrative that no concept claims.
type Concept string

// The concepts of an account plan.
const (
	ConceptSummary          Concept = "summary"
	ConceptOverview         Concept = "overview"
	ConceptLandscape        Concept = "landscape"
	ConceptChallenges       Concept = "challenges"
	ConceptContracts        Concept = "contracts"
	ConceptGoals            Concept = "goals"
	ConceptTargets          Concept = "targets"
	ConceptStakeholders     Concept = "stakeholders"
	ConceptDecisionProcess  Concept = "decision-process"
	ConceptDecisionCriteria Concept = "decision-criteria"
	ConceptQuestions        Concept = "questions"
	ConceptAssumptions      Concept = "assumptions"
	ConceptCommitments      Concept = "commitments"
	ConceptAsks             Concept = "asks"
	ConceptTeam             Concept = "team"
	ConceptCurrentState     Concept = "current-state"
	ConceptValueDelivered   Concept = "value-delivered"
	ConceptWhitespace       Concept = "whitespace"
	ConceptOpportunities    Concept = "opportunities"
	ConceptCompetition      Concept = "competition"
	ConceptRisks            Concept = "risks"
	ConceptActions          Concept = "actions"
	ConceptMilestones       Concept = "milestones"
	ConceptLog              Concept = "log"
	ConceptSWOT             Concept = "swot"
	ConceptReview           Concept = "review"
	ConceptNotes            Concept = "notes" // appendix, notes, glossary: known to be narrative
)

// Collection names a list of records of the model, as the JSON export does.
type Collection string

// The collections of a plan.
const (
	Goals            Collection = "goals"
	Targets          Collection = "targets"
	Stakeholders     Collection = "stakeholders"
	DecisionProcess  Collection = "decision_process"
	DecisionCriteria Collection = "decision_criteria"
	Questions        Collection = "questions"
	Assumptions      Collection = "assumptions"
	Commitments      Collection = "commitments"
	Asks             Collection = "asks"
	Team             Collection = "team"
	Contracts        Collection = "contracts"
	Challenges       Collection = "challenges"
	Products         Collection = "current_state"
	Metrics          Collection = "metrics"
	ValueDelivered   Collection = "value_delivered"
	Whitespace       Collection = "whitespace"
	Opportunities    Collection = "opportunities"
	Competitors      Collection = "competitors"
	Risks            Collection = "risks"
	Actions          Collection = "actions"
	Milestones       Collection = "milestones"
	Log              Collection = "log"
	SWOT             Collection = "swot"
	Landscape        Collection = "landscape"
)

// Tier is how much planning depth an account is worth.
type Tier string

// The tiers, deepest first.
const (
	Strategic Tier = "strategic"
	Key       Tier = "key"
	Standard  Tier = "standard"
)

// Lifecycle tells customers from prospects.
type Lifecycle string

// The lifecycles; a plan that names none is a customer's.
const (
	Customer Lifecycle = "customer"
	Prospect Lifecycle = "prospect"
)

// Health is the traffic light of an account.
type Health string

// The health colours.
const (
	Green Health = "green"
	Amber Health = "amber"
	Red   Health = "red"
)

// Cadence is how often a plan or a relationship is looked after.
type Cadence string

// The cadences, most frequent first.
const (
	Weekly     Cadence = "weekly"
	Biweekly   Cadence = "biweekly"
	Monthly    Cadence = "monthly"
	Quarterly  Cadence = "quarterly"
	HalfYearly Cadence = "half-yearly"
	Yearly     Cadence = "yearly"
)

// Audience is who may read a page made from the plan.
type Audience string

// The audiences; the default is internal.
const (
	Internal         Audience = "internal"
	CustomerAudience Audience = "customer"
)

// Role is the part a person plays when the customer buys.
type Role string

// The buying roles.
const (
	EconomicBuyer    Role = "economic-buyer"
	Champion         Role = "champion"
	ExecutiveSponsor Role = "executive-sponsor"
	Coach            Role = "coach"
	TechnicalBuyer   Role = "technical-buyer"
	EndUser          Role = "end-user"
	Influencer       Role = "influencer"
	Blocker          Role = "blocker"
	Procurement      Role = "procurement"
)

// Stance is how a person stands towards us.
type Stance string

// The stances, warmest first.
const (
	Advocate      Stance = "advocate"
	Supporter     Stance = "supporter"
	Neutral       Stance = "neutral"
	Sceptic       Stance = "sceptic"
	Detractor     Stance = "detractor"
	UnknownStance Stance = "unknown"
)

// Level grades influence, likelihood, impact and threat.
type Level string

// The levels, highest first. Critical is read for impact and likelihood only.
const (
	Critical Level = "critical"
	High     Level = "high"
	Medium   Level = "medium"
	Low      Level = "low"
)

// Status is how far a piece of work or a risk has come.
type Status string

// The statuses.
const (
	Open     Status = "open"
	Doing    Status = "doing"
	Blocked  Status = "blocked"
	Done     Status = "done"
	Dropped  Status = "dropped"
	Accepted Status = "accepted" // a risk that is lived with
)

// Closed reports whether nothing is left to do.
func (s Status) Closed() bool { return s == Done || s == Dropped }

// Stage is where an opportunity stands. Companies name stages as they like: a word outside
// this list stays in the value's Text and counts as open.
type Stage string

// The stages that the format knows.
const (
	Discover  Stage = "discover"
	Qualify   Stage = "qualify"
	Validate  Stage = "validate"
	Propose   Stage = "propose"
	Negotiate Stage = "negotiate"
	Commit    Stage = "commit"
	Won       Stage = "won"
	Lost      Stage = "lost"
	Parked    Stage = "parked"
)

// Coverage is what we have in one cell of the whitespace matrix.
type Coverage string

// The coverages.
const (
	CoverageOwned         Coverage = "owned"
	CoverageOpen          Coverage = "open"
	CoverageCompetitor    Coverage = "competitor"
	CoverageNotApplicable Coverage = "n/a"
)

// LogKind is what a log entry is about.
type LogKind string

// The kinds of log entries; an entry that names none is a note.
const (
	LogStakeholder LogKind = "stakeholder"
	LogCompetitor  LogKind = "competitor"
	LogBusiness    LogKind = "business"
	LogUsage       LogKind = "usage"
	LogReview      LogKind = "review"
	LogMeeting     LogKind = "meeting"
	LogWon         LogKind = "won"
	LogLost        LogKind = "lost"
	LogNote        LogKind = "note"
)

// Quadrant is one list of a SWOT analysis.
type Quadrant string

// The quadrants.
const (
	SWOTStrength    Quadrant = "strength"
	SWOTWeakness    Quadrant = "weakness"
	SWOTOpportunity Quadrant = "opportunity"
	SWOTThreat      Quadrant = "threat"
)
