package vocabulary_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
)

// TestWords checks what people write against what it means; "" is no word of the vocabulary.
func TestWords(t *testing.T) {
	words := vocabulary.Default()
	reader := map[vocabulary.Kind]func(string) (string, bool){
		vocabulary.KindRole:      text(words.Role),
		vocabulary.KindStance:    text(words.Stance),
		vocabulary.KindLevel:     text(words.Level),
		vocabulary.KindHealth:    text(words.Health),
		vocabulary.KindTier:      text(words.Tier),
		vocabulary.KindLifecycle: text(words.Lifecycle),
		vocabulary.KindCadence:   text(words.Cadence),
		vocabulary.KindStatus:    text(words.Status),
		vocabulary.KindStage:     text(words.Stage),
		vocabulary.KindCoverage:  text(words.Coverage),
		vocabulary.KindLogKind:   text(words.LogKind),
		vocabulary.KindQuadrant:  text(words.Quadrant),
		vocabulary.KindAudience:  text(words.Audience),
	}
	tests := []struct {
		kind  vocabulary.Kind
		want  string
		words []string
	}{
		{vocabulary.KindRole, "economic-buyer", []string{"Economic Buyer", "economic_buyer", "EB", "Decision maker", "decision-maker", "Budget holder", "Economic Buyers", "Approver (final)"}},
		{vocabulary.KindRole, "champion", []string{"Champion", "🏆 Champion", "Advocate", "Champion – strong"}},
		{vocabulary.KindRole, "executive-sponsor", []string{"Executive sponsor", "Exec Sponsor", "Sponsor"}},
		{vocabulary.KindRole, "coach", []string{"coach", "Mentor"}},
		{vocabulary.KindRole, "technical-buyer", []string{"Technical buyer", "Technical evaluator", "TDM"}},
		{vocabulary.KindRole, "end-user", []string{"User", "end users", "Power user"}},
		{vocabulary.KindRole, "blocker", []string{"Blocker", "skeptic", "opponent", "detractor"}},
		{vocabulary.KindRole, "procurement", []string{"Procurement", "Einkauf"}},
		{vocabulary.KindRole, "", []string{"", "CFO", "VP Finance", "Procurement Manager", "Head of IT", "?", "champion, influencer"}},

		{vocabulary.KindStance, "advocate", []string{"Advocate", "Champion", "highly_supportive", "5", "5/5", "++"}},
		{vocabulary.KindStance, "supporter", []string{"Supporter", "strong", "Strong", "🟢", "🟢 Strong", "positive", "4", "4/5", "Green", "👍", "Supportive (mostly)", "+", "Bonne", "gut", "buena"}},
		{vocabulary.KindStance, "neutral", []string{"neutral", "weak", "🟡", "🟡 warming up", "3", "3 / 5", "Developing", "amber", "Neutral"}},
		{vocabulary.KindStance, "sceptic", []string{"sceptic", "Skeptic", "skeptical_but_open", "cold", "🟠", "2"}},
		{vocabulary.KindStance, "detractor", []string{"detractor", "🔴", "negative", "hostile", "1", "Red", "blocker"}},
		{vocabulary.KindStance, "unknown", []string{"unknown", "not met", "never", "new", "⚪"}},
		{vocabulary.KindStance, "", []string{"", "purple", "6", "5/10", "Dana"}},

		{vocabulary.KindLevel, "critical", []string{"Critical", "very high", "🚨"}},
		{vocabulary.KindLevel, "high", []string{"High", "H", "🔴", "🔴 High", "5", "4", "4/5", "8/10", "3/3", "70%", "60 %", "Medium–High", "medium-high", "High/Medium", "Medium to High", "likely", "High (CFO's ear)", "hoch"}},
		{vocabulary.KindLevel, "medium", []string{"Medium", "M", "med", "🟡", "3", "3/5", "50%", "low-medium", "Low/Medium", "possible", "2/4"}},
		{vocabulary.KindLevel, "low", []string{"low", "L", "🟢", "1", "2", "1/5", "10%", "unlikely"}},
		{vocabulary.KindLevel, "", []string{"", "x", "?", "6", "12", "120%", "5/4", "tall", "high and mighty", "1000/1000"}},

		{vocabulary.KindHealth, "green", []string{"green", "🟢", "🟢 Green", "Healthy", "good", "On track", "G"}},
		{vocabulary.KindHealth, "amber", []string{"amber", "yellow", "🟡", "🟠", "At risk", "at-risk", "⚠️", "Yellow (usage down)"}},
		{vocabulary.KindHealth, "red", []string{"red", "🔴", "critical", "Poor", "RED – escalated"}},
		{vocabulary.KindHealth, "", []string{"", "72", "purple"}},

		{vocabulary.KindTier, "strategic", []string{"Strategic", "Tier 1", "tier_1", "T1", "1", "A", "Platinum"}},
		{vocabulary.KindTier, "key", []string{"key", "Key account", "Tier 2", "Gold"}},
		{vocabulary.KindTier, "standard", []string{"standard", "Tier 3", "SMB"}},

		{vocabulary.KindLifecycle, "customer", []string{"customer", "Client", "active", "Renewal"}},
		{vocabulary.KindLifecycle, "prospect", []string{"prospect", "New logo", "POC"}},

		{vocabulary.KindCadence, "weekly", []string{"weekly", "every week"}},
		{vocabulary.KindCadence, "biweekly", []string{"bi-weekly", "Biweekly", "fortnightly", "every 2 weeks"}},
		{vocabulary.KindCadence, "monthly", []string{"Monthly", "every month", "month"}},
		{vocabulary.KindCadence, "quarterly", []string{"quarterly", "QBR", "every quarter"}},
		{vocabulary.KindCadence, "half-yearly", []string{"half-yearly", "Semi-annual", "twice a year"}},
		{vocabulary.KindCadence, "yearly", []string{"annual", "Yearly", "once a year"}},
		{vocabulary.KindCadence, "", []string{"", "ad hoc", "often"}},

		{vocabulary.KindStatus, "open", []string{"open", "Not started", "not-started", "TODO", "To Do", "☐", "[ ]", "🔵", "Planned", "pending"}},
		{vocabulary.KindStatus, "doing", []string{"doing", "In Progress", "in_progress", "🟡", "🟢", "🟢 On track", "WIP", "ongoing", "active", "🔄"}},
		{vocabulary.KindStatus, "blocked", []string{"Blocked", "🔴", "⚠️", "At risk", "On hold", "delayed"}},
		{vocabulary.KindStatus, "done", []string{"done", "Done", "✅", "✅ Done", "[x]", "[X]", "Complete", "completed", "☑", "Done - 3 Oct", "closed", "mitigated", "erledigt"}},
		{vocabulary.KindStatus, "dropped", []string{"dropped", "Cancelled", "canceled", "won't do", "❌", "parked", "declined"}},
		{vocabulary.KindStatus, "accepted", []string{"Accepted"}},
		{vocabulary.KindStatus, "", []string{"", "purple", "done-ish"}},

		{vocabulary.KindStage, "discover", []string{"Discovery", "identified", "Prospecting"}},
		{vocabulary.KindStage, "qualify", []string{"Qualified", "qualification"}},
		{vocabulary.KindStage, "validate", []string{"Validation", "POC", "pilot", "Demo"}},
		{vocabulary.KindStage, "propose", []string{"Proposal", "proposal sent", "RFP"}},
		{vocabulary.KindStage, "negotiate", []string{"Negotiation", "Legal review"}},
		{vocabulary.KindStage, "commit", []string{"commit", "Verbal"}},
		{vocabulary.KindStage, "won", []string{"Won", "Closed Won", "closed-won"}},
		{vocabulary.KindStage, "lost", []string{"Closed lost"}},
		{vocabulary.KindStage, "parked", []string{"On hold", "nurture"}},
		{vocabulary.KindStage, "", []string{"", "Stage 7b: Dance", "open", "S3"}},

		{vocabulary.KindCoverage, "owned", []string{"owned", "✅", "✔️", "Live", "yes", "●", "x"}},
		{vocabulary.KindCoverage, "open", []string{"open", "◻️", "◻", "☐", "whitespace", "Opportunity", "no", "⬜"}},
		{vocabulary.KindCoverage, "competitor", []string{"competitor", "⚔️", "⚔", "⚔️ Acme", "competitor: Acme", "Competitor (Acme)", "Incumbent – Acme"}},
		{vocabulary.KindCoverage, "n/a", []string{"n/a", "N/A", "–", "—", "-", "not applicable"}},
		{vocabulary.KindCoverage, "", []string{"", "Acme", "Competitors Anonymous", "purple"}},

		{vocabulary.KindLogKind, "meeting", []string{"Meeting", "call", "📞", "1:1", "Workshop"}},
		{vocabulary.KindLogKind, "review", []string{"QBR", "business review"}},
		{vocabulary.KindLogKind, "stakeholder", []string{"stakeholder", "People"}},
		{vocabulary.KindLogKind, "won", []string{"won", "Renewal"}},
		{vocabulary.KindQuadrant, "strength", []string{"Strengths", "💪", "S", "Stärken"}},
		{vocabulary.KindQuadrant, "weakness", []string{"Weaknesses", "weakness"}},
		{vocabulary.KindQuadrant, "opportunity", []string{"Opportunities", "O"}},
		{vocabulary.KindQuadrant, "threat", []string{"Threats", "Risks"}},
		{vocabulary.KindAudience, "customer", []string{"customer", "External", "customer-facing"}},
		{vocabulary.KindAudience, "internal", []string{"Internal", "internal only"}},
	}
	for _, test := range tests {
		for _, word := range append(test.words, strings.Repeat("z", 500)) {
			want := test.want
			if len(word) == 500 {
				want = ""
			}
			if got, ok := reader[test.kind](word); got != want || ok != (want != "") {
				t.Errorf("%s %q = %q, %v; want %q", test.kind, word, got, ok, want)
			}
		}
	}
}

// text makes the readers of all kinds one type.
func text[T ~string](read func(string) (T, bool)) func(string) (string, bool) {
	return func(word string) (string, bool) {
		value, ok := read(word)
		return string(value), ok
	}
}

func TestCompetitorCell(t *testing.T) {
	words := vocabulary.Default()
	for cell, want := range map[string]string{"competitor: Acme": "Acme", "⚔️ Acme Corp": "Acme Corp", "Competitor (Acme)": "Acme", "competitor": "", "⚔️": "", "Incumbent – Acme": "Acme", "competitor:Acme": "Acme", "competitor: Acme (2027)": "Acme (2027)"} {
		if name, ok := words.CompetitorCell(cell); !ok || name != want {
			t.Errorf("CompetitorCell(%q) = %q, %v; want %q", cell, name, ok, want)
		}
	}
	for _, cell := range []string{"", "owned", "Acme", "Competitors Anonymous", "✅", "✅ Acme"} {
		if name, ok := words.CompetitorCell(cell); ok {
			t.Errorf("CompetitorCell(%q) = %q", cell, name)
		}
	}
}
