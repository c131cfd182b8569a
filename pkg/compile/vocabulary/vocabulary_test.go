package vocabulary_test

import (
	"os/exec"
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
)

// TestTablesAreCurrent runs the generator, so that nobody edits the words without the tables or
// the tables without the words.
func TestTablesAreCurrent(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the generator")
	}
	if out, err := exec.Command("go", "run", "generate.go", "-check").CombinedOutput(); err != nil {
		t.Errorf("%v: %s", err, out)
	}
}

func TestKeys(t *testing.T) {
	words := vocabulary.Default()
	tests := map[string][]string{
		"account":         {"account", "Account", "client", "Customer", "company", "account_name", "Account Name", "**Company Name**", "Kunde"},
		"location":        {"HQ", "headquarters", "Location", "Headquarters location", "head_office"},
		"employees":       {"headcount", "size", "Employees", "# employees", "Company size", "Mitarbeiter"},
		"industry":        {"sector", "Industry", "vertical", "Branche"},
		"arr":             {"ARR", "current_arr", "arr_usd", "ACV", "contract_value", "ARR ($)", "ARR/contract value"},
		"target_arr":      {"target_arr", "Target ARR", "growth target"},
		"renewal":         {"renewal", "renewal_date", "renewalDate", "contract_end", "Contract end date", "Next renewal", "Contract end / true renewal"},
		"contract_start":  {"contract_start", "Contract Start", "customer since"},
		"notice":          {"notice", "notice period"},
		"owner":           {"owner", "account_owner", "Account Manager", "account executive", "prepared by", "crm_owner"},
		"csm":             {"csm", "CSM", "csm_name", "Customer Success Manager"},
		"reviewed":        {"reviewed", "last_reviewed", "Last Updated", "updated", "date-modified", "refreshed_at", "last_touch"},
		"next_review":     {"next_review", "Next review", "review date"},
		"health":          {"health", "health_status", "Account status"},
		"health_score":    {"health_score", "Health Score"},
		"lifecycle":       {"lifecycle", "stage", "relationship-stage"},
		"crm_id":          {"crm_id", "CRM", "salesforce_id", "crmId"},
		"team":            {"team", "Account team"},
		"acctplan":        {"acctplan"},
		"company_revenue": {"Revenue", "annual revenue", "company_revenue"},
	}
	for want, keys := range tests {
		for _, key := range keys {
			if field, ok := words.Key(key); !ok || field != want {
				t.Errorf("Key(%q) = %q, %v; want %q", key, field, ok, want)
			}
			if collection, ok := words.Collection(key); ok {
				t.Errorf("Collection(%q) = %q, though it is the fact %q", key, collection, want)
			}
		}
	}
	for _, key := range []string{"", "x-team-colour", "favourite_colour", "goals", strings.Repeat("a", 500), "🎉"} {
		if field, ok := words.Key(key); ok {
			t.Errorf("Key(%q) = %q", key, field)
		}
	}
	for _, name := range words.KeyNames() {
		if field, ok := words.Key(name); !ok || field != name {
			t.Errorf("Key(%q) = %q, %v; it should be itself", name, field, ok)
		}
	}
	collections := map[string]plan.Collection{
		"goals": plan.Goals, "Objectives": plan.Goals, "stakeholders": plan.Stakeholders, "contacts": plan.Stakeholders, "key_contacts": plan.Stakeholders, "actions": plan.Actions,
		"next_steps": plan.Actions, "risks": plan.Risks, "opportunities": plan.Opportunities, "current_state": plan.Products, "metrics": plan.Metrics, "decision_process": plan.DecisionProcess,
		"value_delivered": plan.ValueDelivered, "log": plan.Log, "swot": plan.SWOT, "landscape": plan.Landscape, "whitespace": plan.Whitespace, "competitors": plan.Competitors,
	}
	for key, want := range collections {
		if collection, ok := words.Collection(key); !ok || collection != want {
			t.Errorf("Collection(%q) = %q, %v; want %q", key, collection, ok, want)
		}
	}
	suggestions := map[string]string{"reneval": "renewal", "acount": "account", "stakholders": "stakeholders", "ownr": "owner", "indutsry": "industry", "favourite_colour": "", "qqq": "", "x": ""}
	for key, want := range suggestions {
		if got := words.SuggestKey(key); got != want {
			t.Errorf("SuggestKey(%q) = %q; want %q", key, got, want)
		}
	}
}

func TestFields(t *testing.T) {
	words := vocabulary.Default()
	tests := []struct {
		collection plan.Collection
		field      string
		headers    []string
	}{
		{plan.Goals, "goal", []string{"Goal", "Objective", "Business objective", "**Goal**", "Goals", "What they want", "Ziel", "目标"}},
		{plan.Goals, "metric", []string{"Metric", "KPI", "Measure of success", "Success metric"}},
		{plan.Goals, "baseline", []string{"Baseline", "Baseline (today)", "Current", "Before", "Last quarter"}},
		{plan.Goals, "target", []string{"Target", "Target (EOY)", "After", "30-day target", "Target FY27"}},
		{plan.Goals, "enables", []string{"Enables", "How we help"}},
		{plan.Goals, "owner", []string{"Owner", "Owner (customer)", "Exec owner"}},
		{plan.Targets, "amount", []string{"Amount", "Value ($)", "Target amount"}},
		{plan.Stakeholders, "name", []string{"Name", "Stakeholder", "Contact", "Name, Title", "Key contact", "👤 Name"}},
		{plan.Stakeholders, "title", []string{"Title", "Job title", "Role (job)", "Position"}},
		{plan.Stakeholders, "role", []string{"Role", "Role in deal", "Buying role", "Persona", "Role in decision"}},
		{plan.Stakeholders, "influence", []string{"Influence", "Influence (1-5)", "Influence 1–5", "Influence level", "Power", "Influence (H/M/L)"}},
		{plan.Stakeholders, "stance", []string{"Stance", "Relationship", "Sentiment", "Our relationship", "Engagement", "RAG"}},
		{plan.Stakeholders, "last_contact", []string{"Last contact", "last_contact", "Last touch", "Last met", "Last interaction"}},
		{plan.Stakeholders, "reports_to", []string{"Reports to", "reports-to", "Manager"}},
		{plan.Stakeholders, "counterpart", []string{"Counterpart", "Owner", "Our contact", "Relationship owner"}},
		{plan.Stakeholders, "priorities", []string{"What they care about", "Priorities", "Primary concern"}},
		{plan.Opportunities, "amount", []string{"Amount", "Value", "Est. value", "ARR (EUR)", "ARR EUR", "Potential ARR", "Value ($)", "Deal size", "Est. Revenue"}},
		{plan.Opportunities, "close", []string{"Close", "Close date", "Target date", "Timeline", "Expected close"}},
		{plan.Opportunities, "probability", []string{"Probability", "Prob. (%)", "%", "Confidence"}},
		{plan.Opportunities, "rationale", []string{"Why", "Rationale", "Evidence", "Business case"}},
		{plan.Opportunities, "next_action", []string{"Next action", "Next step", "Next Steps"}},
		{plan.Risks, "risk", []string{"Risk", "Risk factor", "Description", "Risk / assumption", "Threat", "Risque", "Risiko"}},
		{plan.Risks, "likelihood", []string{"Likelihood", "Likelihood (H/M/L)", "Probability", "L"}},
		{plan.Risks, "impact", []string{"Impact", "Severity", "I"}},
		{plan.Risks, "mitigation", []string{"Mitigation", "Mitigation plan", "Save play", "Contingency"}},
		{plan.Actions, "action", []string{"Action", "Task", "Next step", "Action Item", "What"}},
		{plan.Actions, "owner", []string{"Owner", "DRI", "Who", "Owner (us)", "Assigned to", "Owners", "Owner(s)"}},
		{plan.Actions, "due", []string{"Due", "Due date", "By when", "Target date", "Date", "Deadline", "When", "Fällig"}},
		{plan.Actions, "status", []string{"Status", "Progress", "☐", "[ ]"}},
		{plan.Actions, "done", []string{"Done", "Completed"}},
		{plan.Actions, "for", []string{"For", "Goal", "Supports"}},
		{plan.Actions, "blocked_by", []string{"Blocked by", "Depends on", "Dependencies"}},
		{plan.Actions, "id", []string{"#", "ID", "No.", "Nr."}},
		{plan.Actions, "notes", []string{"Notes", "Comments"}},
		{plan.Products, "adoption", []string{"Adoption", "Adoption %", "% used", "%", "Utilization"}},
		{plan.Products, "seats", []string{"Seats", "Licenses", "Seats purchased"}},
		{plan.Products, "active", []string{"Active", "Active users", "Used", "MAU"}},
		{plan.Metrics, "value", []string{"Value", "Current", "Score"}},
		{plan.Contracts, "renewal", []string{"Renewal", "End date", "Expires"}},
		{plan.Competitors, "where", []string{"Where", "Business unit", "Product"}},
		{plan.Milestones, "on", []string{"On", "Date", "Due"}},
		{plan.Log, "with", []string{"With", "Attendees"}},
		{plan.Team, "handle", []string{"Handle", "GitHub", "@"}},
		{plan.DecisionCriteria, "standing", []string{"Our standing", "Standing"}},
	}
	for _, test := range tests {
		for _, header := range test.headers {
			if field, ok := words.Field(test.collection, header); !ok || field != test.field {
				t.Errorf("Field(%s, %q) = %q, %v; want %q", test.collection, header, field, ok, test.field)
			}
		}
	}
	for _, header := range []string{"", " ", "Favourite colour", "---", strings.Repeat("x", 1000), "Owner of the thing", "()"} {
		if field, ok := words.Field(plan.Actions, header); ok {
			t.Errorf("Field(actions, %q) = %q", header, field)
		}
	}
	if field, ok := words.Field("no such collection", "Name"); ok {
		t.Errorf("an unknown collection has the field %q", field)
	}
}

// TestFieldNames pins the fields that the compiler fills: one lost here is lost in every plan.
func TestFieldNames(t *testing.T) {
	names := map[plan.Collection]string{
		plan.Goals:            "id goal metric baseline target by owner unit source enables assumed measure notes",
		plan.Targets:          "target amount current by id notes",
		plan.Stakeholders:     "id name title unit role stance influence priorities perception reports_to influences conflicts_with last_contact cadence next_action counterpart competitor left email notes",
		plan.Team:             "name role handle id notes",
		plan.DecisionProcess:  "step owner by id notes",
		plan.DecisionCriteria: "criterion weight standing id notes",
		plan.Questions:        "text owner due id notes",
		plan.Assumptions:      "text owner due id notes",
		plan.Commitments:      "commitment to owner due status id notes",
		plan.Asks:             "ask of by id notes",
		plan.Challenges:       "id challenge unit owner notes",
		plan.Contracts:        "id name product unit arr start renewal notice terms notes",
		plan.Products:         "id product unit use_case seats active arr adoption as_of overage notes",
		plan.Metrics:          "id metric value trend as_of notes",
		plan.ValueDelivered:   "id outcome metric value source date notes",
		plan.Whitespace:       "id product use_case unit coverage competitor amount notes",
		plan.Opportunities:    "id opportunity product use_case unit stakeholder rationale approach crm_id stage amount probability close owner goal next_action notes",
		plan.Competitors:      "id competitor where status threat strategy notes",
		plan.Risks:            "id risk category likelihood impact owner mitigation due status raised notes",
		plan.Actions:          "id action owner due status done for every blocked_by notes",
		plan.Milestones:       "id milestone on for status notes",
		plan.Log:              "id date kind text with reason notes",
		plan.SWOT:             "id quadrant text notes",
		plan.Landscape:        "name value id notes",
	}
	words := vocabulary.Default()
	for collection, want := range names {
		got := words.FieldNames(collection)
		if strings.Join(got, " ") != want {
			t.Errorf("FieldNames(%s) = %s; want %s", collection, strings.Join(got, " "), want)
		}
		for _, name := range got {
			if name == "notes" && (collection == plan.Log || collection == plan.Landscape) {
				continue // a log's notes are its text
			}
			for _, form := range []string{name, strings.ToUpper(name), strings.ReplaceAll(name, "_", " "), strings.ReplaceAll(name, "_", "-"), "**" + name + "**"} {
				if field, ok := words.Field(collection, form); !ok || field != name {
					t.Errorf("Field(%s, %q) = %q, %v; it should be %q", collection, form, field, ok, name)
				}
			}
		}
	}
}

func TestColumns(t *testing.T) {
	tests := []struct {
		collection    plan.Collection
		headers, want string
	}{
		{plan.Targets, "Metric | Target | Current | By", "target | amount | current | by"},
		{plan.Targets, "Target | Current | By", "target | current | by"},
		{plan.Goals, "Goal | Outcome | Metric", "goal | target | metric"},
		{plan.Stakeholders, "Name | Title | Role | Relationship | Stance", "name | title | role | perception | stance"},
		{plan.Actions, "Action | Owner (us) | Owner (customer) | Due | Done | Status", "action | owner | owner | due | done | status"},
		{plan.Risks, "Risk | Description | Likelihood | Impact", "risk | notes | likelihood | impact"},
		{plan.Opportunities, "Opportunity | Product | Value | Foo", "opportunity | product | amount | "},
		{plan.Opportunities, "", ""},
	}
	words := vocabulary.Default()
	for _, test := range tests {
		got := strings.Join(words.Columns(test.collection, strings.Split(test.headers, " | ")), " | ")
		if got != test.want {
			t.Errorf("Columns(%s, %s) = %s; want %s", test.collection, test.headers, got, test.want)
		}
	}
	many := make([]string, 5000)
	for i := range many {
		many[i] = "Value"
	}
	if got := words.Columns(plan.Opportunities, many); len(got) != len(many) {
		t.Errorf("Columns gives %d columns for %d headers", len(got), len(many))
	}
}

func TestExtend(t *testing.T) {
	base := vocabulary.Default()
	extended, err := base.Extend(vocabulary.Extension{
		Headings: map[plan.Concept][]string{plan.ConceptGoals: {"Moonshots"}, plan.ConceptRisks: {"What could bite us"}},
		Fields:   map[plan.Collection]map[string][]string{plan.Actions: {"owner": {"Wrangler"}}},
		Keys:     map[string][]string{"tier": {"segment"}},
		Words:    map[vocabulary.Kind]map[string][]string{vocabulary.KindStage: {"propose": {"S4 – Paper", "Discovery"}}},
		OurRoles: map[string][]string{"pod_lead": {"pod lead"}, "csm": {"customer hero"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	check := func(what string, known, want bool) {
		t.Helper()
		if known != want {
			t.Errorf("%s: %v; want %v", what, known, want)
		}
	}
	for _, words := range []*vocabulary.Vocabulary{base, extended} {
		added := words == extended
		check("heading", words.Heading("🚀 Our moonshots", "").Concept() == plan.ConceptGoals, added)
		_, ok := words.Field(plan.Actions, "Wrangler")
		check("field", ok, added)
		_, ok = words.Key("segment")
		check("key", ok, added)
		stage, _ := words.Stage("s4 - paper")
		check("stage", stage == plan.Propose, added)
		stage, _ = words.Stage("discovery")
		check("a word taken over", stage == plan.Propose, added)
		role, _ := words.OurRole("Pod lead")
		check("role", role == "pod_lead", added)
		check("a word of old", words.Heading("Risks", "").Concept() == plan.ConceptRisks, true)
	}
	for _, extension := range []vocabulary.Extension{
		{Headings: map[plan.Concept][]string{"gaols": {"x y"}}},
		{Headings: map[plan.Concept][]string{plan.ConceptGoals: {"  "}}},
		{Fields: map[plan.Collection]map[string][]string{"gaols": {"owner": {"x"}}}},
		{Fields: map[plan.Collection]map[string][]string{plan.Goals: {"ownr": {"x"}}}},
		{Keys: map[string][]string{"teir": {"x"}}},
		{Keys: map[string][]string{"tier": {strings.Repeat("x", 400)}}},
		{Words: map[vocabulary.Kind]map[string][]string{"stages": {"propose": {"x"}}}},
		{Words: map[vocabulary.Kind]map[string][]string{vocabulary.KindStage: {"paper": {"x"}}}},
	} {
		if _, err := base.Extend(extension); err == nil {
			t.Errorf("Extend(%+v) has no error", extension)
		}
	}
}

func TestSource(t *testing.T) {
	if !strings.Contains(vocabulary.Source(), "headings:") {
		t.Error("the source is not the vocabulary")
	}
}

func TestPeople(t *testing.T) {
	words := vocabulary.Default()
	roles := map[string]string{"CSM": "csm", "our CSM": "csm", "AE": "owner", "Account Manager": "owner", "KAM": "owner", "Exec sponsor": "executive_sponsor", "Executive Sponsor (us)": "executive_sponsor", "Solutions Engineer": "se", "senior TAM": "tam", "account_owner": "owner", "SDR": "sdr"}
	for text, want := range roles {
		if role, ok := words.OurRole(text); !ok || role != want {
			t.Errorf("OurRole(%q) = %q, %v; want %q", text, role, ok, want)
		}
	}
	for _, text := range []string{"", "Dana", "Dana Roth", "CFO", "VP Operations", "@dana", "champion"} {
		if role, ok := words.OurRole(text); ok {
			t.Errorf("OurRole(%q) = %q", text, role)
		}
	}
	for _, text := range []string{"team", "Team", "Sales", "all", "us", "everyone", "TBD", "the QA team", "Account team", "unassigned", "Finance department", "alle"} {
		if !words.Nobody(text) {
			t.Errorf("Nobody(%q) = false", text)
		}
	}
	for _, text := range []string{"", "Dana", "CSM", "Sam Teamson", "CFO", "@all-hands-dana"} {
		if words.Nobody(text) {
			t.Errorf("Nobody(%q) = true", text)
		}
	}
	ranks := []struct {
		rank  int
		texts []string
	}{
		{2, []string{"CFO", "ceo", "CHRO", "Chief Digital Officer", "VP Operations", "SVP, Global Supply Chain", "Head of IT", "Director of Procurement", "Managing Partner", "Managing Director", "General Manager", "Board member", "President", "Vice President", "Vice-President Sales", "Co-founder", "Geschäftsführer", "Vorstand Finanzen", "Einkaufsleiterin", "Leiter IT", "Bereichsleiter Logistik", "Directeur des achats", "Directrice générale", "PDG", "Directora de Operaciones", "Presidente", "Jefe de compras", "Executive Director", "Partner", "Chief of Staff"}},
		{1, []string{"Product Manager", "Senior Analyst", "Executive assistant to the CEO", "Assistant to the Director", "Teamleiter Lager", "Projektleiterin", "Account Executive", "Partner Manager", "Principal Engineer", "Solution Architect", "IT lead", "Responsable informatique", "Ingeniero de sistemas", "Buyer", "Key User Manager"}},
		{0, []string{"", "Dana Roth", "Champion", "Economic buyer", "Technical buyer", "Coach", "Influencer", "Procurement", "high", "CO2", "CARGO IO", strings.Repeat("ceo ", 100)}},
	}
	for _, test := range ranks {
		for _, text := range test.texts {
			if words.JobTitle(text) != (test.rank > 0) || words.Executive(text) != (test.rank == 2) {
				t.Errorf("%q: job title %v, executive %v; want rank %d", text, words.JobTitle(text), words.Executive(text), test.rank)
			}
		}
	}
}

func TestAllowed(t *testing.T) {
	words := vocabulary.Default()
	allowed := map[vocabulary.Kind][]string{
		vocabulary.KindRole:      {"economic-buyer", "champion", "executive-sponsor", "coach", "technical-buyer", "end-user", "influencer", "blocker", "procurement"},
		vocabulary.KindStance:    {"advocate", "supporter", "neutral", "sceptic", "detractor", "unknown"},
		vocabulary.KindLevel:     {"critical", "high", "medium", "low"},
		vocabulary.KindHealth:    {"green", "amber", "red"},
		vocabulary.KindTier:      {"strategic", "key", "standard"},
		vocabulary.KindLifecycle: {"customer", "prospect"},
		vocabulary.KindCadence:   {"weekly", "biweekly", "monthly", "quarterly", "half-yearly", "yearly"},
		vocabulary.KindStatus:    {"open", "doing", "blocked", "done", "dropped", "accepted"},
		vocabulary.KindStage:     {"discover", "qualify", "validate", "propose", "negotiate", "commit", "won", "lost", "parked"},
		vocabulary.KindCoverage:  {"owned", "open", "competitor", "n/a"},
		vocabulary.KindLogKind:   {"stakeholder", "competitor", "business", "usage", "review", "meeting", "won", "lost", "note"},
		vocabulary.KindQuadrant:  {"strength", "weakness", "opportunity", "threat"},
		vocabulary.KindAudience:  {"internal", "customer"},
	}
	for kind, want := range allowed {
		if got := words.Allowed(kind); !slices.Equal(got, want) {
			t.Errorf("Allowed(%s) = %v; want %v", kind, got, want)
		}
		for _, word := range want {
			for _, form := range []string{word, strings.ToUpper(word), strings.ReplaceAll(word, "-", " "), strings.ReplaceAll(word, "-", "_"), "**" + word + "**"} {
				if got, ok := words.Word(kind, form); !ok || got != word {
					t.Errorf("Word(%s, %q) = %q, %v; want %q", kind, form, got, ok, word)
				}
			}
		}
	}
	if words.Allowed("no such kind") != nil {
		t.Error("an unknown vocabulary allows words")
	}
	suggestions := []struct {
		kind       vocabulary.Kind
		word, want string
	}{
		{vocabulary.KindStance, "suporter", "supporter"}, {vocabulary.KindStance, "nuetral", "neutral"}, {vocabulary.KindStatus, "dnoe", "done"}, {vocabulary.KindTier, "stratgic", "strategic"},
		{vocabulary.KindRole, "champoin", "champion"}, {vocabulary.KindHealth, "purple", ""}, {vocabulary.KindStance, "", ""}, {vocabulary.KindStance, strings.Repeat("s", 1000), ""}, {"no such kind", "done", ""},
	}
	for _, test := range suggestions {
		if got := words.Suggest(test.kind, test.word); got != test.want {
			t.Errorf("Suggest(%s, %q) = %q; want %q", test.kind, test.word, got, test.want)
		}
	}
}
