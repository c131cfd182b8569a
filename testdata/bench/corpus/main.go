// Command corpus writes a folder of account plans that nobody wrote, for benchmarks: of native
// shape, 6.7 KB each, and of random content, so that most rules have something to say.
//
//	corpus -n 10000 -out DIR [-seed 1]
//
// The same flags always give the same bytes. The names are made up.
package main

import (
	"bytes"
	"flag"
	"fmt"
	"log"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
)

var (
	first    = strings.Fields("Amara Bjorn Chiara Dmitri Elif Farah Goran Hana Ines Jonas Kwame Leila Marek Noor Olga Priya Quentin Rosa Sven Tomas Uma Viktor Wen Ximena Yara Zoltan Zoë Søren Łucja 美咲")
	last     = strings.Fields("Abara Brandt Castillo Duarte Eriksen Fontaine Grigoriev Hashimoto Ivanova Jansen Kowalski Lindqvist Moreau Nakamura Okafor Petrov Quiroga Rossi Silva Tanaka Ueda Vasquez Weber Yilmaz Zhang O'Neill Müller")
	brand    = strings.Fields("Ledgerlark Nordhafen Corvane Halmere Junipera Bluewick Castellan Driftholm Everbeck Fathomly Granitor Harborne Ironbrook Kestrelle Lumenwald Monarque Nimbusta Orchardine Pinnacor Quarrymoor Redwater Summitra Tideholm Umbrano Vantagia Westmarke")
	trade    = strings.Fields("Logistics Health Bank Energy Retail Airlines Foods Telecom Mutual Pharma Motors Media Insurance Materials Systems")
	industry = strings.Fields("logistics healthcare banking energy retail aviation food telecom insurance pharma automotive media")
	region   = strings.Fields("emea amer apac latam")
	tier     = strings.Fields("strategic key standard")
	unit     = []string{"Retail", "Wholesale", "Operations", "Group IT", "Finance", "Supply Chain", "Marketing"}
	light    = strings.Fields("green amber red")
	role     = []string{"economic-buyer", "champion", "technical-buyer", "end-user", "coach", "influencer", "procurement"}
	title    = []string{"CIO", "VP Operations", "Head of Data", "CFO", "Director of Platform", "Procurement Lead", "CISO", "Product Owner", "Enterprise Architect"}
	stance   = strings.Fields("advocate supporter neutral sceptic detractor unknown")
	product  = []string{"Core Platform", "Analytics Add-on", "Edge Gateway", "Premium Support", "Data Residency Pack", "Identity Bridge", "Workflow Studio"}
	stage    = strings.Fields("discover qualify validate propose negotiate closed-won closed-lost")
	level    = strings.Fields("low medium high")
	channel  = strings.Fields("onsite video email phone")
	words    = strings.Fields("the renewal team agreed that integration work must land before budget freeze and their steering group wants measurable adoption across regional sites while procurement keeps asking for clearer pricing tiers so we propose a staged rollout with named owners weekly checkpoints and executive review each quarter because prior migrations slipped when data quality issues surfaced late although support response improved sharply after escalation and usage among planners grew steadily")
	heads    = []string{"Situation", "Plan of record", "Commercials", "Notes", "Background"}
)

// writer makes one plan after the other.
type writer struct {
	*rand.Rand
	bytes.Buffer
}

func (w *writer) f(format string, a ...any) { fmt.Fprintf(&w.Buffer, format, a...) }
func (w *writer) pick(list []string) string { return list[w.IntN(len(list))] }
func (w *writer) between(low, high int) int { return low + w.IntN(high-low+1) }
func (w *writer) name() string              { return w.pick(first) + " " + w.pick(last) }
func (w *writer) company() string           { return w.pick(brand) + " " + w.pick(trade) }
func (w *writer) date() string {
	return fmt.Sprintf("%d-%02d-%02d", w.between(2024, 2027), w.between(1, 12), w.between(1, 28))
}

func (w *writer) sentence(low, high int) string {
	list := make([]string, w.between(low, high))
	for i := range list {
		list[i] = w.pick(words)
	}
	text := strings.Join(list, " ")
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// rich is a sentence with markup in or behind it.
func (w *writer) rich() string {
	text := w.sentence(8, 18)
	switch w.IntN(6) {
	case 0:
		text += " **" + w.pick(product) + "** is in scope."
	case 1:
		text += fmt.Sprintf(" See [notes](notes/%s.md) and `%s`.", w.date(), w.pick(stage))
	case 2:
		text += " _" + w.name() + "_ disagrees; ~~" + w.pick(product) + "~~ was dropped."
	case 3:
		text += " Source: https://example.com/" + w.pick(industry) + "/" + w.date() + "."
	}
	return text
}

// table begins a section with a table of the columns.
func (w *writer) table(heading string, columns ...string) {
	w.f("\n## %s\n\n| %s |\n|%s\n", heading, strings.Join(columns, " | "), strings.Repeat("---|", len(columns)))
}

func (w *writer) plan(id int) []byte {
	w.Reset()
	company, owner, csm := w.company(), w.name(), w.name()
	w.f("---\nacctplan: 1\naccount: %q\nid: acc-%05d\ntier: %s\nindustry: %s\nlocation: %s\nemployees: %d\n", company, id, w.pick(tier), w.pick(industry), w.pick(region), w.between(200, 90000))
	w.f("currency: EUR\narr: %d\ncontract_start: %s\nrenewal: %s\nowner: %q\ncsm: %q\nexecutive_sponsor: %q\n", w.between(20000, 4000000), w.date(), w.date(), owner, csm, w.name())
	w.f("units: [%s, %s, %s]\nhealth: %s\nhealth_score: %d\n", w.pick(unit), w.pick(unit), w.pick(unit), w.pick(light), w.between(20, 100))
	w.f("reviewed: %s\nnext_review: %s\ncadence: quarterly\nperiod_start: %s\nperiod_end: %s\n---\n", w.date(), w.date(), w.date(), w.date())
	w.f("\n# %s\n\n## Summary\n\n%s %s\n", company, w.rich(), w.rich())
	w.table("Goals", "ID", "Goal", "Metric", "Baseline", "Target", "By", "Owner", "Source")
	for i := range w.between(2, 4) {
		w.f("| g%d | %s | %s | %d | %d | 2027-Q%d | %s | %s |\n", i+1, w.sentence(5, 9), w.pick(unit), w.between(1, 90), w.between(1, 90), w.between(1, 4), w.name(), w.sentence(3, 5))
	}
	w.table("Stakeholders", "ID", "Name", "Title", "Role", "Stance", "Influence", "Reports to", "Priorities", "Last contact", "Next action")
	for i := range w.between(4, 10) {
		boss := ""
		if i > 0 && w.IntN(2) == 0 {
			boss = fmt.Sprintf("s%d", w.between(1, i))
		}
		w.f("| s%d | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", i+1, w.name(), w.pick(title), w.pick(role), w.pick(stance), w.pick(level), boss, w.sentence(2, 5), w.date(), w.sentence(3, 6))
	}
	w.f("\n### s1\n\n%s %s\n", w.rich(), w.rich())
	w.table("Current state", "Product", "Seats", "Active", "As of")
	for range w.between(1, 3) {
		w.f("| %s | %d | %d | %s |\n", w.pick(product), w.between(100, 900), w.between(10, 900), w.date())
	}
	w.f("\n%s\n", w.rich())
	w.table("Opportunities", "ID", "Opportunity", "Product", "Unit", "Stakeholder", "Stage", "Amount", "Probability", "Close", "Owner", "Goal")
	for i := range w.between(1, 4) {
		w.f("| o%d | %s | %s | %s | s%d | %s | %dk | %d%% | %s | %s | g%d |\n", i+1, w.sentence(4, 8), w.pick(product), w.pick(unit), w.between(1, 4), w.pick(stage), w.between(5, 900), w.between(1, 99), w.date(), owner, w.between(1, 2))
	}
	w.f("\n## Competition\n\n- **%s**: %s\n", w.company(), w.rich())
	w.table("Risks", "ID", "Risk", "Likelihood", "Impact", "Owner", "Mitigation", "Due")
	for i := range w.between(1, 4) {
		w.f("| r%d | %s | %s | %s | %s | %s | %s |\n", i+1, w.sentence(4, 8), w.pick(level), w.pick(level), owner, w.sentence(6, 12), w.date())
	}
	w.f("\n## Actions\n\n")
	for range w.between(4, 9) {
		w.f("- [%s] %s @%s due:%s for:o1\n", w.pick([]string{" ", "x"}), w.sentence(5, 9), strings.ToLower(strings.Fields(csm)[0]), w.date())
	}
	w.f("\n## Milestones\n\n")
	for range w.between(1, 3) {
		w.f("- [ ] %s on:%s\n", w.sentence(4, 7), w.date())
	}
	w.f("\n## Log\n\n")
	for range w.between(3, 9) {
		w.f("- %s (%s) %s\n", w.date(), w.pick(channel), w.rich())
	}
	for range w.between(1, 3) {
		w.f("\n## %s\n\n%s %s %s\n\n> %s\n", w.pick(heads), w.rich(), w.rich(), w.rich(), w.sentence(8, 14))
	}
	return w.Bytes()
}

func main() {
	log.SetFlags(0)
	n := flag.Int("n", 100, "how many plans")
	out := flag.String("out", "", "a folder that does not exist yet")
	seed := flag.Uint64("seed", 1, "of the random numbers")
	flag.Parse()
	if _, err := os.Stat(*out); *out == "" || err == nil {
		log.Fatal("name with -out a folder that does not exist yet")
	}
	w := &writer{Rand: rand.New(rand.NewPCG(*seed, uint64(*n)))}
	for id := range *n {
		path := filepath.Join(*out, fmt.Sprintf("%03d", id/100), fmt.Sprintf("acc-%05d.md", id))
		if err := os.MkdirAll(filepath.Dir(path), 0o777); err != nil {
			log.Fatal(err)
		}
		if err := os.WriteFile(path, w.plan(id), 0o666); err != nil {
			log.Fatal(err)
		}
	}
}
