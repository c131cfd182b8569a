package vocabulary_test

import (
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
)

func TestHeading(t *testing.T) {
	tests := []struct {
		concepts string // joined by "+"; "" for narrative
		titles   []string
	}{
		{"summary", []string{"Summary", "Executive Summary", "Where we stand", "TL;DR", "At a glance", "I. Summary", "Zusammenfassung", "Résumé", "Resumen ejecutivo", "摘要"}},
		{"overview", []string{"Overview", "A. Overview", "Account Overview", "Customer profile", "Who they are", "Acme overview", "Übersicht"}},
		{"landscape", []string{"Landscape", "Market position", "Recent news", "Tech stack", "Business units", "Tech stack & environment"}},
		{"challenges", []string{"Challenges", "Business challenges", "Pain points", "Key challenges", "Herausforderungen"}},
		{"contracts", []string{"Contracts", "Renewals", "Contract terms"}},
		{"contracts+overview", []string{"Contract details", "Licensing overview"}},
		{"goals", []string{"Goals", "goals", "GOALS", "Goal", "1. Goals", "1) Goals", "2.1 Goals", "IV. Business objectives", "🎯 Customer Goals", "**Goals:**", "Goals:", "Acme's goals", "Acme’s goals", "Goals of Acme", "Acme – Goals", "Acme: Goals", "[Account] Goals", "[Acme] Goals", "Our customer's objectives", "Strategic priorities (this fiscal year)", "Goals (FY27)", "Goals 2026", "Q4 FY26 Goals", "Top 3 goals for FY27", "What they care about", "Success criteria", "Goals + success criteria", "Ziele des Kunden", "Objectifs", "Objetivos", "目标", "Goals for the next 12 months", "Part 2: Goals", "__Goals__", "Goals & owners"}},
		{"targets", []string{"Targets", "Our targets", "Our goals", "Growth target", "Revenue targets", "Internal goals", "Quarterly goals"}},
		{"stakeholders", []string{"Stakeholders", "Org & relationships", "4.1 Sponsors and buyers", "Stakeholder Map", "Key contacts", "Buying committee map", "Multi-threading matrix", "Stakeholder map (Acme)", "Step 2: Stakeholders", "👥 People", "Org chart", "Ansprechpartner", "Parties prenantes", "关键联系人", "Stakeholders we have not met"}},
		{"stakeholders+decision-process", []string{"Stakeholders & decision process", "Stakeholders and Decision Process"}},
		{"decision-process", []string{"Decision process", "Decision-making process", "Buying process", "How they buy", "Entscheidungsprozess"}},
		{"decision-criteria", []string{"Decision criteria", "Evaluation criteria"}},
		{"decision-criteria+decision-process", []string{"Decision criteria and process"}},
		{"questions", []string{"Questions", "Open questions", "What we don't know", "Questions we cannot answer yet"}},
		{"assumptions", []string{"Assumptions", "Hypotheses"}},
		{"questions+assumptions", []string{"Questions and assumptions", "Open questions / assumptions"}},
		{"commitments", []string{"Commitments", "Our commitments", "What we promised"}},
		{"asks", []string{"Asks", "Help needed", "Asks of leadership"}},
		{"team", []string{"Team", "Account team", "Our team", "Team at Acme", "Internal team"}},
		{"current-state", []string{"Current state", "Current State", "Account health", "Product adoption", "Usage metrics", "Products/services used", "Health & adoption"}},
		{"current-state+goals", []string{"Success metrics", "KPIs"}},
		{"value-delivered", []string{"Value delivered", "Results to date", "Value delivered this quarter", "Wins"}},
		{"whitespace", []string{"Whitespace", "White space analysis", "Whitespace matrix", "Use-case map", "White-space opportunities"}},
		{"opportunities", []string{"Opportunities", "Growth opportunities", "Expansion", "Upsell / cross-sell", "Upsell & Cross-sell Opportunities", "Pipeline", "Chancen"}},
		{"opportunities+risks+actions", []string{"Opportunities, Risks, and Actions", "Opportunities / risks / actions", "Opportunities, risks & next steps"}},
		{"opportunities+actions", []string{"Pipeline / Next Steps"}},
		{"goals+opportunities", []string{"目标与机会"}},
		{"competition", []string{"Competition", "Competitive landscape", "Competitors", "Positioning", "Wettbewerb"}},
		{"competition+risks", []string{"Value, competition and risk", "Competition and risks"}},
		{"risks", []string{"Risks", "Risk register", "Risks & mitigation", "Risks and Mitigations", "⚠️ Risks", "Open items / risks", "Tier 3: Risks", "2) Risks", "Risks to the renewal", "Risiken", "Risques", "Known blockers", "Early warning signals", "Key Risks:"}},
		{"risks+current-state", []string{"Risks and usage metrics"}},
		{"current-state+risks", []string{"Risk & health"}},
		{"risks+actions", []string{"Gaps and plans", "Risks & actions"}},
		{"risks+questions", []string{"Risks & open questions"}},
		{"actions", []string{"Actions", "Next steps", "Action items", "Action plan", "Actions:", "Next Steps — Q3", "Action items for Acme", "Open items", "Engagement plan", "Phase 1: Onboard (March 2026)", "Nächste Schritte", "Prochaines étapes", "Próximos pasos", "行动", "To-do", "What's next?", "Renewal plan"}},
		{"actions+milestones", []string{"行动与里程碑", "Actions & milestones"}},
		{"milestones", []string{"Milestones", "Key milestones", "Timeline", "Milestone roadmap", "Key dates", "Meilensteine"}},
		{"log", []string{"Log", "History", "Meeting notes", "Events", "Events since the last review", "Meeting history", "Deal history"}},
		{"swot", []string{"SWOT", "SWOT analysis"}},
		{"review", []string{"Review", "QBR schedule", "Communication plan", "Review cadence", "Sign-off"}},
		{"notes", []string{"Notes", "Appendix", "Appendix A: Glossary", "References", "Background", "Notes (internal)", "Glossary"}},
		{"", []string{"", " ", "Weather", "Acme", "Account Plan: Acme", "Acme – Success Plan", "Account plan", "Sarah Chen - Product Manager", "Dana Roth", "Restore supply faster after a feeder fault", "Risks and the weather", "2026-09-10 QBR in Sevilla", "14 Oct 2026: Meeting with Dana", "Prior quarter", "2026", "Q3", "1.", "🎯", "---", "Internal politics", "4.2 Day to day", "[Name]", strings.Repeat("Goals ", 100)}},
	}
	words := vocabulary.Default()
	for _, test := range tests {
		for _, title := range test.titles {
			match := words.Heading(title, "Acme")
			var got []string
			for _, concept := range match.Concepts {
				got = append(got, string(concept))
			}
			if strings.Join(got, "+") != test.concepts {
				t.Errorf("Heading(%q) = %v; want %s", title, got, test.concepts)
			}
			if match.Known() && match.Suggest != "" {
				t.Errorf("Heading(%q) is known and suggests %q", title, match.Suggest)
			}
		}
	}
}

func TestHeadingRole(t *testing.T) {
	words := vocabulary.Default()
	roles := map[string]plan.Role{
		"Champions": plan.Champion, "Champion": plan.Champion, "Key Champions": plan.Champion, "Economic Buyers": plan.EconomicBuyer, "Economic buyer": plan.EconomicBuyer, "🏆 Champions:": plan.Champion,
		"Decision makers": plan.EconomicBuyer, "Influencers": plan.Influencer, "End Users": plan.EndUser, "Executive sponsors": plan.ExecutiveSponsor, "Technical buyers": plan.TechnicalBuyer, "Detractors": plan.Blocker, "Blockers": plan.Blocker,
		"Stakeholders": "", "Risks": "", "Champions and blockers": "",
	}
	for title, want := range roles {
		match := words.Heading(title, "")
		if match.Role != want {
			t.Errorf("Heading(%q).Role = %q; want %q", title, match.Role, want)
		}
		if want != "" && match.Concept() != plan.ConceptStakeholders {
			t.Errorf("Heading(%q) is about %q", title, match.Concept())
		}
	}
	quadrants := map[string]plan.Quadrant{"Strengths": plan.SWOTStrength, "Our strengths": plan.SWOTStrength, "Weaknesses": plan.SWOTWeakness, "Threats": plan.SWOTThreat, "Opportunities": "", "Risks": ""}
	for title, want := range quadrants {
		if got := words.Heading(title, "").Quadrant; got != want {
			t.Errorf("Heading(%q).Quadrant = %q; want %q", title, got, want)
		}
	}
}

func TestHeadingHorizon(t *testing.T) {
	words := vocabulary.Default()
	horizons := map[string]int{
		"Next 30 days": 30, "Next 30 Days:": 30, "30 days": 30, "30-day recovery actions": 30, "90-Day Action Plan": 90, "30/60/90-day plan": 90, "30/60/90": 90, "30-60-90 day plan": 90, "First 90 days": 90,
		"Days 31–60": 60, "Days 31 to 90": 90, "Day 30": 30, "Next 2 weeks": 14, "Week 1": 7, "Month 1": 30, "This week": 7, "This quarter": 90, "Actions (next 30 days)": 30, "90-day priorities": 90,
		"Actions": 0, "Actions 2026": 0, "Goals": 0, "Phase 1: Onboard": 0, "Milestones in 2026": 0,
	}
	for title, want := range horizons {
		match := words.Heading(title, "")
		if match.Horizon != want {
			t.Errorf("Heading(%q).Horizon = %d; want %d", title, match.Horizon, want)
		}
		if want > 0 && match.Concept() != plan.ConceptActions {
			t.Errorf("Heading(%q) is about %v", title, match.Concepts)
		}
	}
}

func TestHeadingSuggest(t *testing.T) {
	words := vocabulary.Default()
	for title, want := range map[string]string{"Gaols": "Goals", "Stakehodlers": "Stakeholders", "## Rsiks": "Risks", "Oportunities": "Opportunities", "Compettion": "Competition", "Weather": "", "Dana Roth": "", "Xy": "", "A very long title about nothing that anybody has ever called a section of a plan": ""} {
		match := words.Heading(title, "")
		if match.Known() || match.Suggest != want {
			t.Errorf("Heading(%q) = %v, suggests %q; want %q", title, match.Concepts, match.Suggest, want)
		}
	}
}

// TestHeadingDecoration checks that what people put around a heading never changes it.
func TestHeadingDecoration(t *testing.T) {
	words := vocabulary.Default()
	titles := []string{"Goals", "Stakeholder map", "Current state", "Growth opportunities", "Risks & mitigation", "Next steps", "Value delivered", "Decision process"}
	before := []string{"", "1. ", "2) ", "IV. ", "A. ", "3.2 ", "Step 2: ", "🎯 ", "**", "[Acme] ", "Acme ", "Acme's ", "Acme – ", "Our ", "Key ", "Part 1: ", "§ "}
	after := []string{"", ":", "**", " (FY27)", " (Acme)", " ✅", " 2026", " – Acme", " for Acme", " Q4 2026", " {#anchor}", "\u00a0"}
	rapid.Check(t, func(t *rapid.T) {
		title := rapid.SampledFrom(titles).Draw(t, "title")
		want := words.Heading(title, "Acme").Concept()
		decorated := rapid.SampledFrom(before).Draw(t, "before") + title + rapid.SampledFrom(after).Draw(t, "after")
		if title == "Goals" && strings.HasPrefix(decorated, "Our ") {
			return // "our goals" are targets
		}
		if got := words.Heading(decorated, "Acme").Concept(); got != want {
			t.Fatalf("Heading(%q) is about %q; %q is about %q", decorated, got, title, want)
		}
	})
}

func FuzzHeading(f *testing.F) {
	for _, title := range []string{"1. Goals", "Opportunities, Risks, and Actions", "Acme – Next 30 days", "[Account] **Risks:**", "Phase 1: Onboard (March 2026)", "目标与机会", "30/60/90", "2026-09-10 QBR", "a/b/c/d/e/f/g/h", "((((", "Ⅳ. Ziele", "ß&+&", "İstanbul"} {
		f.Add(title, "Acme")
	}
	words := vocabulary.Default()
	f.Fuzz(func(t *testing.T, title, account string) {
		match := words.Heading(title, account)
		seen := map[plan.Concept]bool{}
		for _, concept := range match.Concepts {
			if concept == "" || seen[concept] {
				t.Errorf("Heading(%q) = %v", title, match.Concepts)
			}
			seen[concept] = true
		}
		if match.Known() && match.Suggest != "" || !match.Known() && match.Role != "" || match.Horizon < 0 {
			t.Errorf("Heading(%q) = %+v", title, match)
		}
		words.Columns(plan.Actions, strings.Split(title, "|"))
		words.Field(plan.Stakeholders, title)
		words.Key(title)
		words.SuggestKey(title)
		for _, kind := range []vocabulary.Kind{vocabulary.KindStance, vocabulary.KindLevel, vocabulary.KindCoverage} {
			if word, ok := words.Word(kind, title); ok && word == "" {
				t.Errorf("Word(%s, %q) is empty", kind, title)
			}
		}
		words.Level(title)
		words.CompetitorCell(title)
		words.OurRole(title)
		words.Nobody(title)
		if words.Executive(title) && !words.JobTitle(title) {
			if _, role := words.Role(title); !role {
				t.Errorf("%q is an executive without a job title", title)
			}
		}
	})
}

func BenchmarkHeading(b *testing.B) {
	words := vocabulary.Default()
	titles := []string{"Goals", "1. Stakeholder Map", "Opportunities, Risks, and Actions", "Acme's goals for FY27"}
	b.ReportAllocs()
	for i := range b.N {
		words.Heading(titles[i%len(titles)], "Acme")
	}
}

func BenchmarkUnknownHeading(b *testing.B) {
	words := vocabulary.Default()
	b.ReportAllocs()
	for range b.N {
		words.Heading("Sarah Chen - Product Manager", "Acme")
	}
}

func BenchmarkField(b *testing.B) {
	words := vocabulary.Default()
	headers := []string{"Owner", "Due date", "Value ($)", "**Action**", "Favourite colour"}
	b.ReportAllocs()
	for i := range b.N {
		words.Field(plan.Actions, headers[i%len(headers)])
	}
}
