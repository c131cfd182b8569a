package custom_test

import (
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/custom"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// define makes a definition whose texts stand one below the other in a file, each behind its key.
func define(texts map[string]string) custom.Definition {
	var content strings.Builder
	place := func(key string) custom.Text {
		text, ok := texts[key]
		if !ok {
			return custom.Text{}
		}
		content.WriteString(key + ": ")
		start := content.Len()
		content.WriteString(text)
		span := source.Span{Start: start, End: content.Len()}
		content.WriteByte('\n')
		return custom.Text{Text: text, Span: span}
	}
	if _, ok := texts["id"]; !ok {
		texts["id"] = "custom/x"
	}
	if _, ok := texts["message"]; !ok {
		texts["message"] = "no"
	}
	d := custom.Definition{
		ID: place("id"), For: place("for"), When: place("when"), Assert: place("assert"),
		Message: place("message"), Hint: place("hint"), At: place("at"), Severity: finding.Warning,
	}
	d.File = source.NewFile("c.yaml", []byte(content.String()))
	return d
}

// problems compiles and says what is wrong, with the text at the place.
func problems(d custom.Definition) string {
	_, problems := custom.Compile(d, custom.Settings{})
	var lines []string
	for _, p := range problems {
		rest := string(d.File.Bytes[p.Span.Start:])
		lines = append(lines, fmt.Sprintf("%.8s: %s", strings.SplitN(rest, "\n", 2)[0], p.Message))
	}
	return strings.Join(lines, "\n")
}

// TestMistakes shows what is said of each mistake, and the text that it points at.
func TestMistakes(t *testing.T) {
	for _, test := range []struct{ key, text, want string }{
		{"assert", "plan.renewl.known", `renewl.k: assert: the plan has no field "renewl"; did you mean "renewal"?`},
		{"assert", "known(renewal)", `renewal): assert: nothing is called "renewal"; did you mean "plan.renewal"?`},
		{"assert", "knwon(plan.renewal)", `knwon(pl: assert: nothing is called "knwon"; did you mean "known"?`},
		{"assert", `plan.tier == "strategc"`, `"strateg: assert: it is never "strategc"; did you mean "strategic"?`},
		{"assert", `"champ" in plan.stakeholders[0].roles`, `"champ" : assert: it is never "champ", but one of economic-buyer, champion, executive-sponsor, coach, technical-buyer, end-user, influencer, blocker, procurement`},
		{"assert", `plan.health in ["green", "yellow"]`, `"yellow": assert: it is never "yellow", but one of green, amber, red`},
		{"assert", `len(people("buyer")) > 0`, `"buyer"): assert: it is never "buyer", but one of economic-buyer, champion, executive-sponsor, coach, technical-buyer, end-user, influencer, blocker, procurement`},
		{"assert", "plan.arr", "plan.arr: assert must be true or false, but is a number"},
		{"assert", "plan.owner == plan.csm", "owner ==: assert: A person cannot be compared with ==; compare names, as in plan.owner.name"},
		{"assert", "plan.renewal > 3", "renewal : assert: A date cannot be compared with >; compare two dates, as in plan.renewal < day(\"2027-03-31\"), or count days_until(plan.renewal)"},
		{"assert", "plan.goals == plan.goals", "goals ==: assert: A list cannot be compared with ==; count it with len, or ask any or all"},
		{"assert", "plan.arr >", ""},
		{"assert", "now() > now()", `now() > : assert: now is not available; there are: all, any, none, one, filter, map, find, count, sum, len, min, max, mean, abs, ceil, floor, round, lower, upper, trim, join`},
		{"assert", `$env["plan"] == nil`, "$env[\"pl: assert: $env is not available"},
		{"assert", `let x = "a"; x + x == "b"`, "x = \"a\";: assert: let is not available; write the value where it is used"},
		{"assert", `map(["a"], [#, #]) == []`, "#, #]) =: assert: a list in brackets holds texts or numbers only"},
		{"assert", `any(plan.goals, any(plan.goals, any(plan.goals, any(plan.goals, true))))`, ""},
		{"assert", "reduce(plan.goals, 1) > 0", "reduce(p: assert: reduce is not available; there are: all, any, none, one, filter, map, find, count, sum, len, min, max, mean, abs, ceil, floor, round, lower, upper, trim, join"},
		{"assert", `plan.account matches plan.industry`, "industry: assert: matches takes a pattern in quotes"},
		{"assert", `plan.account matches "(a"`, `"(a": assert: the pattern cannot be read: missing closing ): "(a"`},
		{"assert", `"x" in plan.account`, ""},
		{"assert", `known(plan.renewl)`, `renewl): assert: the plan has no field "renewl"; did you mean "renewal"?`},
		{"assert", `any(people("champion"), days_until(.nam) > 3)`, `nam) > 3: assert: a stakeholder has no field "nam"; did you mean "name"?`},
		{"assert", `days_until(plan.arr) > 3`, `arr) > 3: assert: days_until takes a date, but this is a number`},
		{"assert", `count(plan.goals) > 1`, `count(pl: assert: count counts those of which something is true, as in count(plan.goals, .goal != ""); how many there are is len(plan.goals)`},
		{"assert", `any(plan.goals)`, `): assert: the condition is missing; any, all, count and such ask it of each, as in any(plan.goals, .goal != "")`},
		{"assert", `sum(plan.opportunities) > 5`, `sum(plan: assert: sum takes numbers, but this is an opportunity; name one, as in sum(map(plan.opportunities, .amount))`},
		{"assert", `max(plan.goals) > 5`, `max(plan: assert: max takes numbers, but this is a goal; how many there are is len(plan.goals)`},
		{"assert", `len(plan.arr) > 1`, `len(plan: assert: len takes a list or a text, but this is a number`},
		{"assert", `plan.arr > "5"`, `> "5": assert: > takes two values of one kind, but these are a number and a text`},
		{"assert", `plan.renewal - as_of > 3`, `- as_of : assert: - does not work with dates; count with days_until or days_since`},
		{"assert", `not plan.renewal`, `not plan: assert: not takes true or false, but this is a date`},
		{"assert", `plan.account[3] == ""`, `[3] == ": assert: a text has no numbered entries; only a list has`},
		{"assert", `day("2027-13-01") > as_of`, `"2027-13: assert: day takes a date such as 2027-03-31, not "2027-13-01"`},
		{"assert", `plan.account ==`, `=: assert: the expression ends too early`},
		{"for", "action", `action: for is "action"; did you mean "actions"?`},
		{"message", "{{ plan.goals }}", "plan.goa: message: a list cannot be put into a text; name one of its fields"},
		{"message", "in {{ days_until(plan.arr) }} days", ""},
		{"message", "{{ plan.arr", "{{ plan.: message: {{ is not closed; write }} behind the expression"},
		{"at", "plan.arr + 1", "plan.arr: at must name a place of the plan, such as plan.renewal or a record, but is a number"},
	} {
		t.Run(test.text, func(t *testing.T) {
			texts := map[string]string{"assert": "plan.owner.known"}
			texts[test.key] = test.text
			got := problems(define(texts))
			if got == "" || test.want != "" && got != test.want {
				t.Errorf("got:\n%s\nwant:\n%s", got, test.want)
			}
			if strings.Contains(got, "custom.") || strings.Contains(got, "\x00") || strings.Contains(got, "·") {
				t.Errorf("speaks of its own insides: %s", got)
			}
			t.Log(got)
		})
	}
	long := strings.Repeat("plan.owner.known and ", 200) + "true"
	if got := problems(define(map[string]string{"assert": long})); !strings.Contains(got, "longer than") {
		t.Error(got)
	}
	if got := problems(define(map[string]string{"assert": strings.Repeat("1+", 900) + "1 > 0"})); got == "" {
		t.Error("the number of parts is not bounded")
	}
	if got := problems(define(map[string]string{"assert": strings.Repeat("(", 1900) + "true" + strings.Repeat(")", 1900)})); got != "" {
		t.Log(got)
	}
}

const account = `---
account: Harbor Foods
tier: strategic
currency: EUR
arr: €480k
renewal: 2027-03-31
owner: Priya Nair
region_lead: Jo
---
## Stakeholders

| Name | Role | Stance | Last contact | Left |
|---|---|---|---|---|
| Carl Jansen | economic-buyer | neutral | 2026-09-11 | |
| Ada Roth | champion, end-user | advocate | | |
| Milan Kok | champion | sceptic | | 2026-01-01 |

## Opportunities

| ID | Opportunity | Amount | Probability | Stage |
|---|---|---|---|---|
| o1 | Dock slots | €90k | 60% | Propose |
| o2 | Pallets | $100k | 20% | Qualify |

## Actions

- [ ] Agree the dock plan @priya due:2026-10-14
- [x] Send the report @priya due:2026-09-14
- [ ] Ask about Venlo
`

var asOf = plan.DayOf(2026, time.October, 1)

// run lets a rule look at a plan.
func run(t *testing.T, d custom.Definition, text string, settings custom.Settings) ([]finding.Finding, error) {
	t.Helper()
	r, problems := custom.Compile(d, settings)
	for _, p := range problems {
		t.Fatalf("%s", p.Message)
	}
	about := compile.Compile(source.NewFile("a.md", []byte(text)), compile.Settings{})
	var failed error
	findings := r.Run(rule.Context{Facts: facts.Of(about, asOf), Tier: about.EffectiveTier(), Failed: func(err error) { failed = err }})
	return findings, failed
}

// TestExpressions shows what expressions come to.
func TestExpressions(t *testing.T) {
	for text, want := range map[string]bool{
		`plan.account == "Harbor Foods" and plan.tier == "strategic" and plan.lifecycle == "customer"`: true,
		`plan.arr == 480000 and plan.arr > 479999.5`:                                                   true,
		`plan.target_arr > 0 or plan.target_arr <= 0`:                                                  false, // unknown
		`known(plan.target_arr)`:                                                                       false,
		`plan.renewal > as_of and plan.renewal < day("2027-04-01")`:                                    true,
		`plan.renewal == day("2027-03-31")`:                                                            true,
		`plan.contract_start < as_of or plan.contract_start >= as_of`:                                  false, // unknown
		`days_until(plan.renewal) == 181`:                                                              true,
		`days_until(plan.renewal) in 180..181`:                                                         true,
		`days_until(plan.contract_start) < 1000`:                                                       false, // unknown
		`days_since(plan.stakeholders[0].last_contact) == 20`:                                          true,
		`this_quarter(plan.stakeholders[0].last_contact)`:                                              false,
		`this_year(plan.stakeholders[0].last_contact)`:                                                 true,
		`this_month(as_of) and this_quarter(as_of)`:                                                    true,
		`len(people("champion")) == 1 and people("champion")[0].name == "Ada Roth"`:                    true, // who has left does not count
		`"end-user" in plan.stakeholders[1].roles`:                                                     true,
		`plan.stakeholders[0].stance in ["neutral", "sceptic"]`:                                        true,
		`"Milan Kok" in map(plan.stakeholders, .name)`:                                                 true,
		`any(plan.actions, .open and not known(.due))`:                                                 true,
		`count(plan.actions, .open) == 2`:                                                              true,
		`all(plan.actions, len(.owners) > 0)`:                                                          false,
		`plan.actions[0].owners[0].name == "Priya Nair"`:                                               true,
		`plan.actions[0].owners[0].ours and plan.owner.ours`:                                           true,
		`find(plan.opportunities, .stage == "qualify")?.id == "o2"`:                                    true,
		`find(plan.opportunities, .stage == "won")?.id == "o2"`:                                        false,
		`known(plan.opportunities[1].amount)`:                                                          false, // no rate
		`plan.pipeline == 90000 and plan.weighted_pipeline == 54000`:                                   true,
		`sum(plan.opportunities, known(.amount) ? .amount : 0) == 90000`:                               true,
		`plan.extra.region_lead == "Jo" and not known(plan.extra.nothing)`:                             true,
		`mentions(plan.actions[2].action, "venlo", "docks") and not mentions("a", "")`:                 true,
		`plan.actions[0].action matches "(?i)^agree .*plan$"`:                                          true,
		`plan.account + "!" == "Harbor Foods!" and plan.account contains "Food"`:                       true,
		`any(plan.sections, .concept == "actions" and .level == 2)`:                                    true,
		`not plan.csm.known and plan.csm.name == ""`:                                                   true,
		`convert(100, "EUR") == 100 and not known(convert(100, "USD"))`:                                true,
		`len(plan.goals) == 0 and known(plan.stakeholders)`:                                            true,
	} {
		findings, err := run(t, define(map[string]string{"assert": text}), account, custom.Settings{})
		if err != nil || (len(findings) == 0) != want {
			t.Errorf("%s: %v, %v", text, len(findings) == 0, err)
		}
	}
	// The quarters of a fiscal year that begins in February.
	for start, want := range map[time.Month]bool{0: false, time.February: false, time.March: true} {
		d := define(map[string]string{"assert": `this_quarter(day("2026-11-30"))`})
		findings, err := run(t, d, account, custom.Settings{FiscalYearStart: start})
		if got := len(findings) == 0; err != nil || got != (want || start == 0) {
			t.Errorf("%v: %v %v", start, got, err)
		}
	}
}

// TestPlaces shows where findings point, and whom they are about.
func TestPlaces(t *testing.T) {
	for _, test := range []struct{ scope, when, at, want, record string }{
		{"plan", "true", "", "---", ""},
		{"plan", "true", "plan.renewal", "2027-03-31", ""},
		{"plan", "true", "plan.arr", "€480k", ""},
		{"plan", "true", "plan.csm", "---", ""},
		{"plan", "true", "plan.stakeholders", "Stakeholders", ""},
		{"plan", "true", "plan.goals", "---", ""},
		{"plan", "true", `people("champion")[0]`, "Ada Roth", ""},
		{"plan", "true", `people("champion")[0].stance`, "advocate", ""},
		{"plan", "true", `find(plan.risks, true)`, "---", ""},
		{"actions", "known(action.due) and action.open", "", "Agree the dock plan", "actions/agree-the-dock-plan"},
		{"actions", "known(action.due) and action.open", "action.due", "2026-10-14", "actions/agree-the-dock-plan"},
		{"opportunities", `opportunity.id == "o2"`, "opportunity.amount", "$100k", "opportunities/o2"},
		{"stakeholders", `stakeholder.name == "Ada Roth"`, "stakeholder.last_contact", "", "stakeholders/ada-roth"},
		{"sections", `section.title == "Actions"`, "section", "Actions", ""},
	} {
		texts := map[string]string{"for": test.scope, "when": test.when, "assert": "false"}
		if test.at != "" {
			texts["at"] = test.at
		}
		findings, err := run(t, define(texts), account, custom.Settings{})
		if err != nil || len(findings) != 1 {
			t.Errorf("%s: %d findings, %v", test.at, len(findings), err)
			continue
		}
		if got := account[findings[0].Span.Start:findings[0].Span.End]; strings.TrimSpace(got) != test.want || findings[0].Record != test.record {
			t.Errorf("%s: at %q in %q", test.at, got, findings[0].Record)
		}
	}
}

func TestMessage(t *testing.T) {
	d := define(map[string]string{
		"assert":  "false",
		"message": `{{ plan.account }}: {{plan.arr}}, {{ plan.nps }}, {{ plan.renewal }}, {{ plan.created }}, {{ plan.owner }}, {{ plan.csm }}, {{ map(plan.stakeholders, .name) }}, {{ true }}, {{ 1 / 3 }}`,
		"hint":    "Do it.",
	})
	findings, err := run(t, d, account, custom.Settings{})
	want := "Harbor Foods: 480,000, unknown, 31 Mar 2027, no date, Priya Nair, nobody, Carl Jansen, Ada Roth, Milan Kok, yes, 0.33"
	if err != nil || len(findings) != 1 || findings[0].Message != want || findings[0].Hint != "Do it." {
		t.Errorf("%v %+v", err, findings)
	}
	d = define(map[string]string{"assert": "false", "message": strings.Repeat("{{ plan.account }} ", 15) + strings.Repeat("word ", 200)})
	findings, err = run(t, d, account, custom.Settings{})
	if err != nil || len(findings[0].Message) > 510 || !strings.HasSuffix(findings[0].Message, " …") {
		t.Errorf("%v %+v", err, findings)
	}
}

// TestFailures shows that what goes wrong while a rule runs is one error with its place.
func TestFailures(t *testing.T) {
	many := account + strings.Repeat("- [ ] Call them again @priya due:2026-12-01\n", 3000)
	for text, want := range map[string]string{
		`find(plan.risks, true).risk == "x"`:                             "c.yaml:2:32: nothing was found here to take a field of; write ?. instead of .",
		`plan.risks[3].risk == "x"`:                                      "there is no entry 3: the list has 0 on this plan, counted from 0; look with any or find instead",
		`plan.renewal < day(plan.account)`:                               `day takes a date such as 2027-03-31, not "Harbor Foods"`,
		`max(map(plan.risks, 1)) > 3`:                                    "there is nothing here on this plan",
		`any(plan.actions, any(plan.actions, any(plan.actions, false)))`: "this is too much work for one plan",
		`len(1..100000000) > 3`:                                          "",
		`any(plan.actions, join(map(plan.actions, .action), "") == "x")`: "this is too much work for one plan",
		`len(map(map(map(map(map(map(map(map(map(map(map(map(map(map(map(map(map(map(["abc"], # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #), # + #)) > 0`: "the text that is put together is too long",
		`any(plan.actions, any(plan.actions, .action matches "(a?){500}z"))`: "this is too much work for one plan",
	} {
		findings, err := run(t, define(map[string]string{"assert": text}), many, custom.Settings{})
		if err == nil || !strings.Contains(err.Error(), want) || !strings.HasPrefix(err.Error(), "c.yaml:2:") || len(findings) > 0 || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", text, err)
		}
		if strings.Contains(err.Error(), "<nil>") || strings.Contains(err.Error(), "int") && !strings.Contains(err.Error(), "into") || strings.Contains(err.Error(), "interface") {
			t.Errorf("speaks of its own insides: %v", err)
		}
		t.Log(err)
	}
}

// TestReference proves that the page is current, and that every function on it exists.
func TestReference(t *testing.T) {
	page, err := os.ReadFile("README.md")
	if err != nil || string(page) != custom.Reference() {
		t.Error("pkg/custom/README.md is not current: run go generate ./pkg/custom")
	}
	for _, line := range strings.Split(custom.Reference(), "\n") {
		call, found := strings.CutPrefix(line, "| `")
		call, _, _ = strings.Cut(call, "`")
		if !found || !strings.HasSuffix(call, ")") {
			continue
		}
		call = strings.NewReplacer("(date)", "(plan.renewal)", "(value)", "(plan.arr)", "(text,", "(plan.account,").Replace(call)
		if got := problems(define(map[string]string{"assert": "known(" + call + ")"})); got != "" {
			t.Errorf("%s: %s", call, got)
		}
	}
}
