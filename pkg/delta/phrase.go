// Phrases: what a colleague would say of a value that came, differs, or is gone.
package delta

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// phrase is how sentences speak of a field. {a} and {b} stand for what the later and the earlier
// version say, {ba} for both with an arrow. What is empty is said in the common way, by the word.
type phrase struct {
	word                string // a noun: "due date"; the field's own name where empty
	came, changed, gone string
}

// phrases are the fields that are not said in the common way, by name, or by collection and name.
var phrases = map[string]phrase{
	// Facts of the account.
	"account":                     {word: "account name", changed: "account renamed: {ba}"},
	"id":                          {word: "plan id"},
	"crm_id":                      {word: "CRM id"},
	"arr":                         {word: "ARR"},
	"target_arr":                  {word: "target ARR"},
	"target_by":                   {word: "date of the target ARR"},
	"parent":                      {word: "parent account"},
	"lifecycle":                   {came: "now a {a}", changed: "now a {a}, no longer a {b}", gone: "no longer marked as a {b}"},
	"employees":                   {word: "number of employees"},
	"units":                       {word: "business units"},
	"renewal":                     {came: "renewal now {a}", changed: "renewal {ba}", gone: "no renewal date any more (was {b})"},
	"notice":                      {word: "notice period"},
	"csm":                         {word: "CSM", gone: "no CSM any more (was {b})"},
	"executive_sponsor":           {gone: "no executive sponsor any more (was {b})"},
	"health_score":                {word: "health score"},
	"health_as_of":                {came: "health as of {a}", changed: "health as of {ba}", gone: "health no longer dated (was {b})"},
	"nps":                         {word: "NPS"},
	"csat":                        {word: "CSAT"},
	"created":                     {came: "plan created {a}", word: "day of the plan's creation"},
	"reviewed":                    {word: "last review", came: "reviewed {a}", changed: "reviewed {a}"},
	"actions_reviewed":            {word: "last review of the actions", came: "actions reviewed {a}", changed: "actions reviewed {a}"},
	"next_review":                 {gone: "no next review any more (was {b})"},
	"cadence":                     {word: "rhythm of reviews", came: "reviews now {a}", changed: "reviews {ba}"},
	"period_start":                {word: "start of the period"},
	"period_end":                  {word: "end of the period"},
	"template":                    {came: "now a template, no plan", gone: "no longer a template"},
	"owner":                       {gone: "no owner any more (was {b})"},
	"account/owner":               {word: "account owner", gone: "no account owner any more (was {b})"},
	"by":                          {word: "date", gone: "no date any more (was {b})"},
	"due":                         {word: "due date", gone: "no due date any more (was {b})"},
	"for":                         {came: "now for “{a}”", changed: "for “{b}” → “{a}”", gone: "no longer for “{b}”"},
	"goal":                        {came: "now for “{a}”", changed: "for “{b}” → “{a}”", gone: "no longer for “{b}”"},
	"as_of":                       {came: "as of {a}", changed: "as of {ba}", gone: "no longer dated (was {b})"},
	"start":                       {word: "start date"},
	"notes":                       {word: "note"},
	"enables":                     {word: "how we help"},
	"assumed":                     {came: "now marked as assumed", gone: "no longer marked as assumed"},
	"measure":                     {word: "kind of measure"},
	"targets/current":             {word: "state", changed: "so far {ba}", came: "so far {a}"},
	"decision_criteria/standing":  {word: "our standing"},
	"commitments/to":              {came: "promised to {a}", changed: "promised to {ba}", gone: "no longer promised to {b}"},
	"asks/of":                     {came: "asked of {a}", changed: "asked of {ba}", gone: "no longer asked of {b}"},
	"next_action":                 {gone: "no next action any more (was {b})"},
	"mitigation":                  {gone: "no mitigation any more (was {b})"},
	"raised":                      {came: "raised {a}", changed: "raised {ba}", gone: "no longer says when it was raised (was {b})"},
	"active":                      {word: "active users"},
	"overage":                     {came: "used by more than agreed", gone: "no longer used by more than agreed"},
	"trend":                       {came: "trend {a}"},
	"coverage":                    {changed: "{ba}"},
	"metrics/value":               {changed: "{ba}"},
	"landscape/value":             {word: "entry", came: "now {a}", changed: "{ba}", gone: "no longer says {b}"},
	"opportunities/amount":        {changed: "{ba}"},
	"opportunities/probability":   {changed: "{ba}"},
	"close":                       {word: "closing date", gone: "no closing date any more (was {b})"},
	"competitors/where":           {word: "place", came: "now seen at {a}", changed: "seen at {ba}", gone: "no longer seen at {b}"},
	"actions/every":               {came: "now every {a}", changed: "now every {a}, no longer every {b}", gone: "no longer every {b}"},
	"actions/blocked_by":          {came: "now waits for “{a}”", changed: "waits for “{b}” → “{a}”", gone: "no longer waits for “{b}”"},
	"actions/done":                {came: "done {a}", changed: "done {ba}", gone: "no longer says when it was done (was {b})"},
	"opportunities/stakeholder":   {came: "now with {a}", changed: "with {ba}", gone: "no longer with {b}"},
	"actions/horizon":             {word: "time frame", came: "now under {a}", changed: "now under {a}, no longer under {b}", gone: "no longer under {b}"},
	"milestones/on":               {word: "date"},
	"log/with":                    {came: "with {a}", changed: "with {ba}", gone: "no longer says with whom (was {b})"},
	"log/kind":                    {came: "now filed as {a}", changed: "now filed as {a}, no longer as {b}", gone: "no longer filed as {b}"},
	"swot/quadrant":               {came: "now a {a}", changed: "now a {a}, no longer a {b}", gone: "no longer a {b}"},
	"team/handle":                 {came: "now @{a}", changed: "now @{a}, no longer @{b}", gone: "no longer @{b}"},
	"stakeholders/role":           {came: "now {a}", gone: "no longer {b}"},
	"stakeholders/stance":         {came: "now {a}", changed: "{ba}"},
	"stakeholders/reports_to":     {came: "now reports to {a}", changed: "now reports to {a}, no longer to {b}", gone: "no longer said to report to {b}"},
	"stakeholders/influences":     {word: "influences", came: "now influences {a}", changed: "influences {ba}", gone: "no longer said to influence {b}"},
	"stakeholders/conflicts_with": {word: "conflicts", came: "now in conflict with {a}", changed: "in conflict with {ba}", gone: "no longer in conflict with {b}"},
	"stakeholders/counterpart":    {word: "our counterpart", gone: "no counterpart on our side any more (was {b})"},
	"stakeholders/competitor":     {word: "competitor that they are close to", came: "now close to {a}", changed: "close to {ba}", gone: "no longer close to {b}"},
	"stakeholders/cadence":        {word: "rhythm of contact", came: "contact now {a}", changed: "contact {ba}", gone: "no rhythm of contact any more (was {b})"},
	"stakeholders/last_contact":   {came: "last contact {a}"},
	"stakeholders/left":           {word: "day they left"},
	"stakeholders/email":          {came: "e-mail address now {a}", word: "e-mail address"},
	"stakeholders/perception":     {word: "view of us"},
}

// accountFacts is what phrases call the facts, which belong to no collection, where a field of
// records has the same name.
const accountFacts plan.Collection = "account"

// phraseOf is how sentences speak of a field of a collection.
func phraseOf(collection plan.Collection, field string) phrase {
	p, ok := phrases[string(collection)+"/"+field]
	if !ok {
		p = phrases[field]
	}
	if p.word == "" {
		p.word = strings.ReplaceAll(field, "_", " ")
	}
	return p
}

// longestValue is how many characters of a text a sentence repeats as a value; of a longer one it
// quotes how it begins now.
const longestValue = 48

// clause says how a value differs: "impact medium → high".
func clause(collection plan.Collection, v Value) string {
	p := phraseOf(collection, v.Field)
	before, after := apart(v.Before, v.After)
	if v.reserved && !strings.Contains(p.changed, "{ba}") {
		p.changed = "" // "now a customer, no longer a customer" would be wrong
	}
	switch {
	case v.after.none && before != "":
		after = ""
	case v.before.none && after != "":
		before = ""
	}
	if v.isText() && (isLong(v.Before) || isLong(v.After) || v.Field == "notes") {
		return p.longText(before, after)
	}
	if came, gone := v.members(); collection == accountFacts && before != "" && after != "" && (len(came) < len(v.after.parts) || len(gone) < len(v.before.parts)) {
		var parts []string
		if len(came) > 0 {
			parts = append(parts, strings.Join(came, ", ")+" added")
		}
		if len(gone) > 0 {
			parts = append(parts, strings.Join(gone, ", ")+" removed")
		}
		if len(parts) > 0 {
			return p.word + ": " + strings.Join(parts, ", ")
		}
	}
	form := p.changed
	switch {
	case before == "" && p.came != "":
		form = p.came
	case before == "":
		form = p.word + " now {a}"
	case after == "" && p.gone != "":
		form = p.gone
	case after == "":
		form = p.word + " no longer given (was {b})"
	case form == "":
		form = p.word + " {ba}"
	}
	return strings.NewReplacer("{ba}", between(before, after), "{a}", after, "{b}", before).Replace(form)
}

// longText says that a text was written, rewritten or removed, and how it begins now.
func (p phrase) longText(before, after string) string {
	switch {
	case before == "" && p.came != "":
		return strings.ReplaceAll(p.came, "{a}", "“"+after+"”")
	case before == "":
		return p.word + " added: “" + after + "”"
	case after == "":
		return p.word + " removed"
	}
	return p.word + " now “" + after + "”"
}

func isLong(text string) bool { return len([]rune(text)) > longestValue }

// told is what is known of one side of a value besides what it says.
type told struct {
	text  bool     // prose rather than a date, a word of the format, a number or a name
	none  bool     // says that there is none: "none", "n/a"
	parts []string // of a list: its members
}

func (v Value) isText() bool { return v.before.text || v.after.text }

// members are those of a list that came, and those that are gone.
func (v Value) members() (came, gone []string) {
	without := func(list, other []string) (out []string) {
		for _, member := range list {
			if !slices.Contains(other, member) {
				out = append(out, member)
			}
		}
		return out
	}
	return without(v.after.parts, v.before.parts), without(v.before.parts, v.after.parts)
}
