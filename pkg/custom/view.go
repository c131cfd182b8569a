package custom

// The view: what expressions see of a plan. A field has the name of the plan model's field that
// it is filled from; its expr tag is what expressions call it, words are all the words that it
// can hold, and doc says what it is where its name does not.

import (
	"reflect"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// from is where a part of the view comes from.
type from struct {
	model reflect.Value // the plan model's struct
	head  source.Span   // where a finding about the whole of it points
	key   string        // "actions/a1"; empty for the plan
	label string
}

// viewed is implemented by the parts of a view that have a place of their own.
type viewed interface{ origin() *from }

func (f *from) origin() *from { return f }

// Date is a day or a longer period. What is not known compares as false with everything.
type Date struct {
	Known bool    `expr:"known" doc:"whether the date names days that can be compared"`
	Text  string  `expr:"text" doc:"as written"`
	Year  float64 `expr:"year"`
	Month float64 `expr:"month" doc:"1 to 12"`

	first, last plan.Day
	span        source.Span
	day         bool // written as a day
}

// Person is somebody whom a plan mentions.
type Person struct {
	Known  bool   `expr:"known" doc:"whether anybody is named"`
	Name   string `expr:"name" doc:"the full name where it is known, else as written"`
	Ours   bool   `expr:"ours" doc:"on the team"`
	Theirs bool   `expr:"theirs" doc:"among the stakeholders"`

	span source.Span
}

// Plan is the account and all its records.
type Plan struct {
	from

	Account          string  `expr:"account"`
	Key              string  `expr:"id"`
	CRMID            string  `expr:"crm_id"`
	Parent           string  `expr:"parent"`
	Path             string  `expr:"path" doc:"the plan's file"`
	Tier             string  `expr:"tier" words:"strategic key standard" doc:"key where none is named"`
	Lifecycle        string  `expr:"lifecycle" words:"customer prospect"`
	Industry         string  `expr:"industry"`
	Location         string  `expr:"location"`
	Employees        float64 `expr:"employees"`
	Currency         string  `expr:"currency"`
	ARR              float64 `expr:"arr" doc:"in the plan's currency"`
	TargetARR        float64 `expr:"target_arr" doc:"in the plan's currency"`
	Potential        float64 `expr:"potential" doc:"in the plan's currency"`
	TargetBy         *Date   `expr:"target_by"`
	ContractStart    *Date   `expr:"contract_start"`
	Renewal          *Date   `expr:"renewal"`
	Notice           float64 `expr:"notice" doc:"days"`
	Owner            *Person `expr:"owner"`
	CSM              *Person `expr:"csm"`
	ExecutiveSponsor *Person `expr:"executive_sponsor" doc:"ours"`

	Units         []string `expr:"units"`
	ProductsOwned []string `expr:"products"`

	Health          string  `expr:"health" words:"green amber red"`
	HealthScore     float64 `expr:"health_score"`
	NPS             float64 `expr:"nps"`
	CSAT            float64 `expr:"csat"`
	HealthAsOf      *Date   `expr:"health_as_of"`
	Created         *Date   `expr:"created"`
	Reviewed        *Date   `expr:"reviewed"`
	NextReview      *Date   `expr:"next_review"`
	Cadence         string  `expr:"cadence" words:"weekly biweekly monthly quarterly half-yearly yearly"`
	ActionsReviewed *Date   `expr:"actions_reviewed"`
	PeriodStart     *Date   `expr:"period_start"`
	PeriodEnd       *Date   `expr:"period_end"`

	Pipeline         float64           `expr:"pipeline" doc:"open opportunities together, in the plan's currency"`
	WeightedPipeline float64           `expr:"weighted_pipeline" doc:"the same, each by its probability"`
	Adoption         float64           `expr:"adoption" doc:"per cent of the seats paid for that are used"`
	Extra            map[string]string `expr:"extra" doc:"the team's own keys: plan.extra.region_lead"`

	Goals            []*Goal         `expr:"goals"`
	Targets          []*Target       `expr:"targets"`
	Stakeholders     []*Stakeholder  `expr:"stakeholders"`
	Team             []*TeamMember   `expr:"team"`
	DecisionProcess  []*DecisionStep `expr:"decision_process"`
	DecisionCriteria []*Criterion    `expr:"decision_criteria"`
	Questions        []*Question     `expr:"questions"`
	Assumptions      []*Question     `expr:"assumptions"`
	Commitments      []*Commitment   `expr:"commitments"`
	Asks             []*Ask          `expr:"asks"`
	Challenges       []*Challenge    `expr:"challenges"`
	Contracts        []*Contract     `expr:"contracts"`
	Products         []*ProductUse   `expr:"current_state"`
	Metrics          []*Metric       `expr:"metrics"`
	Values           []*Value        `expr:"value_delivered"`
	Whitespace       []*Cell         `expr:"whitespace"`
	Opportunities    []*Opportunity  `expr:"opportunities"`
	Competitors      []*Competitor   `expr:"competitors"`
	Risks            []*Risk         `expr:"risks"`
	Actions          []*Action       `expr:"actions"`
	Milestones       []*Milestone    `expr:"milestones"`
	Log              []*LogEntry     `expr:"log"`
	Sections         []*Section      `expr:"sections"`
}

// Goal is an objective of the customer's own.
type Goal struct {
	from
	Key      string    `expr:"id"`
	Goal     string    `expr:"goal"`
	Metric   string    `expr:"metric"`
	Baseline string    `expr:"baseline"`
	Target   string    `expr:"target"`
	By       *Date     `expr:"by"`
	Owner    []*Person `expr:"owners"`
	Unit     string    `expr:"unit"`
	Source   string    `expr:"source"`
	Enables  string    `expr:"enables"`
}

// Target is a number that we want to reach.
type Target struct {
	from
	Key     string  `expr:"id"`
	Target  string  `expr:"target"`
	Amount  float64 `expr:"amount" doc:"in the plan's currency"`
	Current string  `expr:"current"`
	By      *Date   `expr:"by"`
}

// Stakeholder is a person of the customer's.
type Stakeholder struct {
	from
	Key           string    `expr:"id"`
	Name          string    `expr:"name"`
	Title         string    `expr:"title"`
	Unit          string    `expr:"unit"`
	Roles         []string  `expr:"roles" words:"economic-buyer champion executive-sponsor coach technical-buyer end-user influencer blocker procurement"`
	Stance        string    `expr:"stance" words:"advocate supporter neutral sceptic detractor unknown"`
	Influence     string    `expr:"influence" words:"high medium low"`
	Priorities    string    `expr:"priorities"`
	Perception    string    `expr:"perception"`
	ReportsTo     *Person   `expr:"reports_to"`
	Influences    []*Person `expr:"influences"`
	ConflictsWith []*Person `expr:"conflicts_with"`
	LastContact   *Date     `expr:"last_contact"`
	Cadence       string    `expr:"cadence" words:"weekly biweekly monthly quarterly half-yearly yearly"`
	NextAction    string    `expr:"next_action"`
	Counterpart   *Person   `expr:"counterpart" doc:"our person"`
	Competitor    string    `expr:"competitor"`
	HasLeft       bool      `expr:"left"`
	Group         bool      `expr:"group" doc:"no single person"`
	Engaged       bool      `expr:"engaged" doc:"met within 90 days, or at least neutral towards us"`
}

// TeamMember is a person on our side.
type TeamMember struct {
	from
	Key    string `expr:"id"`
	Name   string `expr:"name"`
	Role   string `expr:"role"`
	Handle string `expr:"handle"`
}

// DecisionStep is one step of how the customer decides.
type DecisionStep struct {
	from
	Key   string    `expr:"id"`
	Step  string    `expr:"step"`
	Owner []*Person `expr:"owners"`
	By    *Date     `expr:"by"`
}

// Criterion is one thing that the customer decides by.
type Criterion struct {
	from
	Key       string `expr:"id"`
	Criterion string `expr:"criterion"`
	Weight    string `expr:"weight"`
	Standing  string `expr:"standing"`
}

// Question is something that we want to know.
type Question struct {
	from
	Key   string    `expr:"id"`
	Text  string    `expr:"text"`
	Owner []*Person `expr:"owners"`
	Due   *Date     `expr:"due"`
}

// Commitment is a promise that we made.
type Commitment struct {
	from
	Key        string    `expr:"id"`
	Commitment string    `expr:"commitment"`
	To         []*Person `expr:"to"`
	Owner      []*Person `expr:"owners"`
	Due        *Date     `expr:"due"`
	Status     string    `expr:"status" words:"open doing blocked done dropped accepted"`
}

// Ask is what we need from our own leaders.
type Ask struct {
	from
	Key string    `expr:"id"`
	Ask string    `expr:"ask"`
	Of  []*Person `expr:"of"`
	By  *Date     `expr:"by"`
}

// Challenge is a pain of the customer's business.
type Challenge struct {
	from
	Key       string    `expr:"id"`
	Challenge string    `expr:"challenge"`
	Unit      string    `expr:"unit"`
	Owner     []*Person `expr:"owners"`
}

// Contract is one of several agreements of the account.
type Contract struct {
	from
	Key     string  `expr:"id"`
	Name    string  `expr:"name"`
	Product string  `expr:"product"`
	Unit    string  `expr:"unit"`
	ARR     float64 `expr:"arr" doc:"in the plan's currency"`
	Start   *Date   `expr:"start"`
	Renewal *Date   `expr:"renewal"`
	Notice  float64 `expr:"notice" doc:"days"`
	Terms   string  `expr:"terms"`
}

// ProductUse is a product that the customer has.
type ProductUse struct {
	from
	Key      string  `expr:"id"`
	Product  string  `expr:"product"`
	Unit     string  `expr:"unit"`
	UseCase  string  `expr:"use_case"`
	Seats    float64 `expr:"seats" doc:"paid for"`
	Active   float64 `expr:"active" doc:"used"`
	ARR      float64 `expr:"arr" doc:"in the plan's currency"`
	Adoption float64 `expr:"adoption" doc:"per cent"`
	AsOf     *Date   `expr:"as_of"`
}

// Metric is one measured signal of the account's state.
type Metric struct {
	from
	Key    string `expr:"id"`
	Metric string `expr:"metric"`
	Value  string `expr:"value"`
	Trend  string `expr:"trend"`
	AsOf   *Date  `expr:"as_of"`
}

// Value is an outcome that the customer has already got.
type Value struct {
	from
	Key     string `expr:"id"`
	Outcome string `expr:"outcome"`
	Metric  string `expr:"metric"`
	Value   string `expr:"value"`
	Source  string `expr:"source"`
	Date    *Date  `expr:"date"`
}

// Cell is one cell of the whitespace matrix.
type Cell struct {
	from
	Key        string  `expr:"id"`
	Product    string  `expr:"product"`
	Unit       string  `expr:"unit"`
	Coverage   string  `expr:"coverage" words:"owned open competitor n/a"`
	Competitor string  `expr:"competitor"`
	Amount     float64 `expr:"amount" doc:"in the plan's currency"`
}

// Opportunity is a place where the relationship could grow.
type Opportunity struct {
	from
	Key         string    `expr:"id"`
	Opportunity string    `expr:"opportunity"`
	Product     string    `expr:"product"`
	UseCase     string    `expr:"use_case"`
	Unit        string    `expr:"unit"`
	Stakeholder []*Person `expr:"stakeholders"`
	Rationale   string    `expr:"rationale"`
	Approach    string    `expr:"approach"`
	CRMID       string    `expr:"crm_id"`
	Stage       string    `expr:"stage" doc:"discover, qualify, validate, propose, negotiate, commit, won, lost, parked, or as written"`
	Amount      float64   `expr:"amount" doc:"in the plan's currency"`
	Probability float64   `expr:"probability" doc:"per cent"`
	Close       *Date     `expr:"close"`
	Owner       []*Person `expr:"owners"`
	Goal        []string  `expr:"goals" doc:"ids"`
	NextAction  string    `expr:"next_action"`
	IsOpen      bool      `expr:"open"`
}

// Competitor is another vendor in the account.
type Competitor struct {
	from
	Key        string `expr:"id"`
	Competitor string `expr:"competitor"`
	Where      string `expr:"where"`
	Status     string `expr:"status"`
	Threat     string `expr:"threat" words:"high medium low"`
	Strategy   string `expr:"strategy"`
}

// Risk is what could cost us the account or a goal.
type Risk struct {
	from
	Key        string    `expr:"id"`
	Risk       string    `expr:"risk"`
	Category   string    `expr:"category"`
	Likelihood string    `expr:"likelihood" words:"critical high medium low"`
	Impact     string    `expr:"impact" words:"critical high medium low"`
	Owner      []*Person `expr:"owners"`
	Mitigation string    `expr:"mitigation"`
	Due        *Date     `expr:"due"`
	Status     string    `expr:"status" words:"open doing blocked done dropped accepted"`
	Raised     *Date     `expr:"raised"`
	IsOpen     bool      `expr:"open"`
}

// Action is who does what by when.
type Action struct {
	from
	Key       string    `expr:"id"`
	Action    string    `expr:"action"`
	Owners    []*Person `expr:"owners"`
	Due       *Date     `expr:"due"`
	Status    string    `expr:"status" words:"open doing blocked done dropped accepted"`
	Done      *Date     `expr:"done"`
	For       []string  `expr:"for" doc:"ids of what it serves"`
	Every     string    `expr:"every"`
	BlockedBy []string  `expr:"blocked_by" doc:"ids"`
	IsOpen    bool      `expr:"open"`
}

// Milestone is a dated point that others can hold us to.
type Milestone struct {
	from
	Key       string   `expr:"id"`
	Milestone string   `expr:"milestone"`
	On        *Date    `expr:"on"`
	For       []string `expr:"for" doc:"ids of what it serves"`
	Status    string   `expr:"status" words:"open doing blocked done dropped accepted"`
	IsOpen    bool     `expr:"open"`
}

// LogEntry is something that happened.
type LogEntry struct {
	from
	Key    string    `expr:"id"`
	Date   *Date     `expr:"date"`
	Kind   string    `expr:"kind" words:"stakeholder competitor business usage review meeting won lost note"`
	Text   string    `expr:"text"`
	With   []*Person `expr:"with"`
	Reason string    `expr:"reason"`
}

// Section is a heading and what stands below it.
type Section struct {
	from
	Concept string  `expr:"concept" doc:"what it is about: goals, risks and so on; empty for other headings"`
	Title   string  `expr:"title"`
	Level   float64 `expr:"level" doc:"1 to 6"`
	Words   float64 `expr:"words"`
}

// scopes are what a rule can be for, and what its expressions call one of them. The names are
// those of the plan's fields.
var scopes = []struct{ collection, record string }{
	{"plan", ""}, {"goals", "goal"}, {"targets", "target"}, {"stakeholders", "stakeholder"}, {"team", "colleague"},
	{"decision_process", "step"}, {"decision_criteria", "criterion"}, {"questions", "question"}, {"assumptions", "assumption"},
	{"commitments", "commitment"}, {"asks", "ask"}, {"challenges", "challenge"}, {"contracts", "contract"},
	{"current_state", "product"}, {"metrics", "metric"}, {"value_delivered", "outcome"}, {"whitespace", "cell"},
	{"opportunities", "opportunity"}, {"competitors", "competitor"}, {"risks", "risk"}, {"actions", "action"},
	{"milestones", "milestone"}, {"log", "entry"}, {"sections", "section"},
}
