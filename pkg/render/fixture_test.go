// Fixtures: briefs of the examples and of plans that nobody should write.

package render_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/render"
	"github.com/acctplan/acctplan/pkg/source"
)

var asOf = plan.DayOf(2026, 11, 23)

// options are those of every test page.
var options = render.Options{Version: "0.0.0-test"}

func briefOf(text string, findings ...finding.Finding) brief.Brief {
	p := compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{})
	return brief.Of(p, facts.Of(p, asOf), findings, brief.Options{})
}

// examples are the example plans of the repository, by the name of the file.
func examples(t *testing.T) map[string]brief.Brief {
	t.Helper()
	var paths []string
	for _, folder := range []string{"accounts", "mistakes"} {
		found, err := filepath.Glob("../../examples/" + folder + "/*.md")
		if err != nil || len(found) == 0 {
			t.Fatalf("no examples in %s: %v", folder, err)
		}
		paths = append(paths, found...)
	}
	briefs := map[string]brief.Brief{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		briefs[strings.TrimSuffix(filepath.Base(path), ".md")] = briefOf(string(text))
	}
	return briefs
}

var longName = strings.Repeat("Wolfeschlegelsteinhausen", 8) + "bergerdorff"

// stress are plans that pages have to survive and still look designed.
func stress() map[string]brief.Brief {
	return map[string]brief.Brief{
		"empty":     briefOf(""),
		"one-line":  briefOf("# Only a name\n"),
		"crowd":     briefOf(crowd(60, "Person %d of the Crowd")),
		"chain":     briefOf(chain(40)),
		"long":      briefOf(longPlan()),
		"scripts":   briefOf(scripts),
		"hostile":   briefOf(hostile()),
		"draft":     briefOf("---\naccount: Draft & Co\nhealth: red\nowner: Ada\n---\n# Draft & Co\n", finding.Finding{Severity: finding.Error}, finding.Finding{Severity: finding.Error}, finding.Finding{Severity: finding.Warning}),
		"huge-cell": briefOf("# Huge\n\n## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n| It is long | high | high | " + strings.Repeat("every word of it matters ", 700) + "|\n\n## Stakeholders\n\n| Name | Title |\n|---|---|\n| Ada Roth | " + strings.Repeat("Head of this and that ", 500) + "|\n"),
		"many":      briefOf(many()),
		"units":     briefOf(units(60)),
		"names":     briefOf(strings.ReplaceAll(units(60), "Person", longName)),
		"emoji":     briefOf(emoji()),
	}
}

func crowd(n int, name string) string {
	var out strings.Builder
	out.WriteString("---\naccount: Crowd AG\n---\n# Crowd AG\n\n## Stakeholders\n\n| ID | Name | Title | Stance | Influence | Reports to | Conflicts with | Influences | Last contact |\n|---|---|---|---|---|---|---|---|---|\n")
	for i := 1; i <= n; i++ {
		manager := ""
		if i > 1 {
			manager = fmt.Sprintf("s%d", (i+3)/5)
		}
		conflict, influences := "", ""
		if i%9 == 0 {
			conflict = fmt.Sprintf("s%d", i-1)
		}
		if i%7 == 0 {
			influences = "s1"
		}
		fmt.Fprintf(&out, "| s%d | "+name+" | Head of department %d | %s | %s | %s | %s | %s | 2026-0%d-11 |\n", i, i, i,
			[]string{"advocate", "supporter", "neutral", "sceptic", "detractor", "unknown"}[i%6], []string{"high", "medium", "low"}[i%3], manager, conflict, influences, i%9+1)
	}
	return out.String()
}

// units is a plan with people of several units, two of which have nobody, who all have somebody of
// ours, and with everything else that a large plan has.
func units(n int) string {
	var out strings.Builder
	out.WriteString("---\naccount: Units AG\ncurrency: EUR\narr: €2.4M\nhealth: amber\nowner: Dana West\nrenewal: 2027-01-31\nnotice: 30d\nunits: [Cement, Power, Retail, Hospitals, Shipping]\n---\n# Units AG\n\n## Summary\n\n" +
		strings.Repeat("Units AG buys by unit, and every unit has a head of its own. ", 8) + "\n\n## Goals\n\n| ID | Goal | Metric | Baseline | Target | By |\n|---|---|---|---|---|---|\n")
	for i := range 9 {
		fmt.Fprintf(&out, "| g%d | Goal number %d of Person %d | Hours %d | %d h | 10 h | 2027-06-30 |\n", i, i, i, i, 20+i)
	}
	out.WriteString("\n## Current state\n\n| Metric | Value | As of |\n|---|---|---|\n| Hours 0 | 15 h | 2026-11-01 |\n| Hours 1 | 33 h | 2026-11-01 |\n\n## Stakeholders\n\n| ID | Name | Title | Unit | Role | Stance | Influence | Reports to | Conflicts with | Influences | Counterpart |\n|---|---|---|---|---|---|---|---|---|---|---|\n")
	for i := 1; i <= n; i++ {
		unit, manager, conflict, influences := []string{"Cement", "Power", "Retail"}[i%3], "s1", "", ""
		if i == 1 {
			unit, manager = "", ""
		} else if i > 4 {
			manager = fmt.Sprintf("s%d", i%3+2)
		}
		if i%11 == 0 {
			conflict = fmt.Sprintf("s%d", i-3)
		}
		if i%8 == 0 {
			influences = "s1"
		}
		fmt.Fprintf(&out, "| s%d | Person %d | Head of something %d | %s | end-user | %s | %s | %s | %s | %s | Dana West |\n", i, i, i, unit,
			[]string{"advocate", "supporter", "neutral", "sceptic", "detractor"}[i%5], []string{"high", "medium", "low"}[i%3], manager, conflict, influences)
	}
	out.WriteString("\n## Opportunities\n\n| ID | Opportunity | Stage | Amount | Probability | Close | Goal |\n|---|---|---|---|---|---|---|\n")
	for i := range 12 {
		fmt.Fprintf(&out, "| o%d | Opportunity %d | Propose | €%dk | %d%% | 2027-03-0%d | g%d |\n", i, i, 100+i*30, i*8, i%9+1, i%4)
	}
	out.WriteString("\n## Risks\n\n| Risk | Likelihood | Impact | Mitigation |\n|---|---|---|---|\n")
	for i := range 9 {
		fmt.Fprintf(&out, "| Risk %d of Person %d | %s | high | Do something about it |\n", i, i, []string{"low", "medium", "high"}[i%3])
	}
	out.WriteString("\n## Actions\n\n")
	for i := range 20 {
		fmt.Fprintf(&out, "- [ ] Action %d with Person %d @dana due:2026-%02d-%02d for:o%d\n", i, i, 11+i%2, i+3, i%12)
	}
	out.WriteString("\n## Milestones\n\n| Milestone | On | For |\n|---|---|---|\n")
	for i := range 14 {
		fmt.Fprintf(&out, "| Milestone %d of Person %d | 2027-0%d-%02d | g%d |\n", i, i, i%2+1, i+5, i%4)
	}
	out.WriteString("\n## Asks\n\n| Ask | Of | By |\n|---|---|---|\n| Meet Person 1 | Dana West | 2026-12-10 |\n")
	return out.String()
}

// emoji is a plan with pictures in every text.
func emoji() string {
	words := strings.NewReplacer("Goal", "🎯 Goal 👩‍💻", "Action", "🚀 Action 👨‍👩‍👧‍👦", "Risk", "⚠️ Risk 🔥", "Milestone", "🏁 Milestone 🇩🇪", "Head", "👔 Head 🧑🏽‍🔧",
		"Opportunity", "💶 Opportunity", "Units AG", "🏢 Units AG 🏭", "Do something", "🛠️ Do something")
	lines := strings.Split(units(12), "\n")
	for i, line := range lines {
		// Headings and the heads of tables stay what the format knows.
		if !strings.HasPrefix(line, "## ") && (i+1 == len(lines) || !strings.HasPrefix(lines[i+1], "|---")) {
			lines[i] = words.Replace(line)
		}
	}
	return strings.Join(lines, "\n")
}

// chain is a plan whose people all report to the one before.
func chain(n int) string {
	var out strings.Builder
	out.WriteString("# Chain\n\n## Stakeholders\n\n| ID | Name | Reports to |\n|---|---|---|\n")
	for i := 1; i <= n; i++ {
		fmt.Fprintf(&out, "| s%d | Link %d | s%d |\n", i, i, i-1)
	}
	return out.String()
}

func longPlan() string {
	text := crowd(12, longName+" %d")
	return strings.Replace(text, "account: Crowd AG", "account: "+longName+"\nowner: "+longName+"\nindustry: "+longName+"\narr: €2.4M", 1) +
		"\n## Goals\n\n- " + longName + " by 2027-01-01\n\n## Opportunities\n\n| Opportunity | Stage | Amount | Probability | Close |\n|---|---|---|---|---|\n| " + longName + " | " + longName + " | €123,456,789 | 40% | 2027-01-31 |\n" +
		"\n## Risks\n\n| Risk | Likelihood | Impact | Owner |\n|---|---|---|---|\n| " + longName + " | high | low | " + longName + " |\n\n## Actions\n\n- [ ] " + longName + " @ada due:2026-12-01\n" +
		"\n## Whitespace\n\n| Product | " + longName + " | Unit B |\n|---|---|---|\n| " + longName + " | competitor: " + longName + " | open €120k |\n" +
		"\n## Milestones\n\n| Milestone | On |\n|---|---|\n| " + longName + " | 2027-02-01 |\n\n## Competition\n\n| Competitor | Where | Strategy |\n|---|---|---|\n| " + longName + " | " + longName + " | " + longName + " |\n"
}

const scripts = `---
account: شركة النور للطاقة
owner: יוסי כהן
industry: 再生可能エネルギー
location: पुणे, भारत
currency: INR
arr: ₹6.8 Cr
health: amber
---
# شركة النور للطاقة

## Summary

تعمل الشركة على خفض التكاليف في 2027 مع Nordwind AG. हिन्दी में सारांश, 株式会社ノルド 🚀 و 한국어.

## Goals

| Goal | Metric | Baseline | Target | By | Owner |
|---|---|---|---|---|---|
| خفض التكاليف | % | 40% | 25% | 2027-06-30 | محمد العربي |
| 停電時間を短縮する | 分 | 118 | 75 | 2027-06-30 | 田中 健 |

## Stakeholders

| Name | Title | Stance | Influence | Reports to | Last contact |
|---|---|---|---|---|---|
| محمد العربي | الرئيس التنفيذي | supporter | high | | 2026-11-01 |
| 田中 健 (株式会社ノルド) | 部長 | neutral | medium | محمد العربي | 2026-10-01 |
| יוסי כהן | סמנכ״ל | sceptic | high | محمد العربي | never |
| कृष्णमूर्ति श्री राम | मुख्य वित्त अधिकारी | advocate | low | יוסי כהן | 2026-09-01 |
| 김민수 👩‍💻 | 엔지니어 🚀 | detractor | low | יוסי כהן | 2026-11-20 |
| สมชาย ใจดี | ผู้จัดการ | unknown | medium | יוסי כהן | |
| Łukasz Żółć | Κύριος Παπαδόπουλος | supporter | high | | 2026-11-20 |

## Actions

- [ ] إرسال العرض إلى محمد @dana due:2026-12-01
- [ ] 提案書を送る 📦 due:2026-11-01
`

// hostileTexts are what must stay text wherever it stands.
var hostileTexts = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(2)>`, `javascript:alert(3)`, `' onmouseover='alert(4)`, `</style><style>*{display:none}`,
	`</title><script>alert(5)</script>`, `{{.Generator}}`, `<svg/onload=alert(6)>`, `&lt;b&gt;`, "\u202Egnp.exe\u202C", `]]><!--`, `expression(alert(7))`, `url(https://evil.example/x)`,
}

func hostile() string {
	at := 0
	next := func() string {
		at++
		return strings.ReplaceAll(hostileTexts[at%len(hostileTexts)], "|", "\\|")
	}
	quote := func() string { return "'" + strings.ReplaceAll(next(), "'", "''") + "'" }
	var out strings.Builder
	fmt.Fprintf(&out, "---\naccount: %s\nid: %s\nindustry: %s\nlocation: %s\nowner: %s\narr: %s\ncurrency: %s\nrenewal: %s\nhealth: %s\ntier: %s\n---\n\n", quote(), quote(), quote(), quote(), quote(), quote(), quote(), quote(), quote(), quote())
	out.WriteString("# " + next() + "\n\n## Summary\n\n`" + next() + "` and [click](javascript:alert(8)) ![x](https://evil.example/x.png)\n")
	table := func(title string, columns ...string) {
		out.WriteString("\n## " + title + "\n\n| " + strings.Join(columns, " | ") + " |\n|" + strings.Repeat("---|", len(columns)) + "\n")
		for range 4 {
			out.WriteString("|")
			for range columns {
				out.WriteString(" `" + next() + "` |")
			}
			out.WriteString("\n")
		}
	}
	table("Goals", "Goal", "Metric", "Baseline", "Target", "By", "Owner", "Unit")
	table("Stakeholders", "Name", "Title", "Unit", "Role", "Stance", "Influence", "Reports to", "Last contact", "Counterpart")
	table("Opportunities", "Opportunity", "Product", "Stage", "Amount", "Probability", "Close", "Owner")
	table("Risks", "Risk", "Likelihood", "Impact", "Mitigation", "Owner", "Due")
	table("Competition", "Competitor", "Where", "Status", "Threat", "Strategy")
	table("Milestones", "Milestone", "On")
	table("Asks", "Ask", "Of", "By")
	table("Actions", "Action", "Owner", "Due", "Status")
	table("Value delivered", "Outcome", "Metric", "Value", "Source", "Date")
	table("Team", "Name", "Role")
	table("Whitespace", "Product", "<script>a</script>", "\"onload=b")
	return out.String()
}

// many is a plan with a lot of everything.
func many() string {
	var out strings.Builder
	out.WriteString("---\naccount: Many\ncurrency: EUR\n---\n# Many\n\n## Goals\n\n")
	for i := range 30 {
		fmt.Fprintf(&out, "- Goal number %d of the customer, which has to be reached\n", i)
	}
	out.WriteString("\n## Opportunities\n\n| Opportunity | Stage | Amount | Probability | Close |\n|---|---|---|---|---|\n")
	for i := range 45 {
		fmt.Fprintf(&out, "| Opportunity number %d | Propose | €%dk | %d%% | 2027-03-%02d |\n", i, i*10+5, i*2, i%28+1)
	}
	out.WriteString("\n## Risks\n\n| Risk | Likelihood | Impact | Mitigation | Owner |\n|---|---|---|---|---|\n")
	for i := range 40 {
		fmt.Fprintf(&out, "| Risk number %d | %s | %s | Do something about it | Ada Roth |\n", i, []string{"low", "medium", "high"}[i%3], []string{"high", "critical"}[i%2])
	}
	out.WriteString("\n## Whitespace\n\n| Product |")
	for i := range 16 {
		fmt.Fprintf(&out, " Unit %d |", i)
	}
	out.WriteString("\n|" + strings.Repeat("---|", 17) + "\n")
	for i := range 40 {
		fmt.Fprintf(&out, "| Product %d |%s\n", i, strings.Repeat(" owned | open €1.25M | competitor: Rival Industries | n/a |", 4))
	}
	out.WriteString("\n## Actions\n\n")
	for i := range 90 {
		fmt.Fprintf(&out, "- [ ] Action number %d has to be done in time @ada due:2026-12-%02d\n", i, i%28+1)
	}
	out.WriteString("\n## Milestones\n\n| Milestone | On |\n|---|---|\n")
	for i := range 50 {
		fmt.Fprintf(&out, "| Milestone number %d | 2027-04-%02d |\n", i, i%28+1)
	}
	return out.String()
}

// tool runs a program over a file, or skips the test where it is not installed.
func tool(t *testing.T, name string, arguments ...string) string {
	t.Helper()
	program, err := exec.LookPath(name)
	if err != nil {
		t.Skipf("%s is not installed", name)
	}
	out, err := exec.Command(program, arguments...).CombinedOutput()
	if err != nil {
		t.Fatalf("%s: %v\n%s", name, err, out)
	}
	return string(out)
}
