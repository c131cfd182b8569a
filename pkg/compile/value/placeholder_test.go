package value_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile/value"
)

func TestPlaceholder(t *testing.T) {
	marks := []string{
		"[Name]", "[Client Name]", "[name@example.com]", "[Name], [Title]", "[First] [Last]", "£[n]", "$[amount]", "[n]%", "$[n]k", "[ Name ]", "[$ amount]", "[...]", "[?]", "[NAME]", "**[Name]**",
		"{{x}}", "{{ account.name }}", "{x}", "${arr}", "<x>", "<Customer name>", "<YYYY-MM-DD>",
		"___", "____ %", "$____", "__ / __ / ____", "__",
		"TBD", "tbd", "TBC", "TBA", "T.B.D.", "TBD.", "TBD?", "to be determined", "TBD (waiting for legal)", "(TBD)", "?", "??", "???", "...", "…",
		"YYYY-MM-DD", "DD/MM/YYYY", "MM/DD/YYYY", "TT.MM.JJJJ", "YYYY", "20XX", "20XX-XX-XX", "XX", "XX%", "$XX,XXX", "$XXK", "Q? YYYY", "FYXX",
		"(populate)", "_(populate)_", "*(populate)*", "(fill in)", "(insert name here)", "(add owner)", "populate",
		"High / Medium / Low", "High/Medium/Low", "H/M/L", "Low | Medium | High | Critical", "Green / Yellow / Red", "🟢 / 🟡 / 🔴", "🟢 Green / 🟡 Yellow / 🔴 Red", "Yes / No", "Y/N", "☐ Yes ☐ No", "[ ] High [ ] Medium [ ] Low",
		"Open / In Progress / Done", "Champion / Neutral / Blocker", "Strong / Developing / Weak", "Weekly / Monthly / Quarterly",
	}
	for _, text := range marks {
		if !value.Placeholder(text) {
			t.Errorf("Placeholder(%q) = false", text)
		}
		if value.Blank(text) || value.NotApplicable(text) {
			t.Errorf("%q is blank or not applicable as well", text)
		}
	}
	values := []string{
		"", " ", "—", "-", "n/a", "N/A", "none", "unknown", "Lorem ipsum", "Dana Roth", "0",
		"[x]", "[ ]", "[X]", "[-]", "[[Acme]]", "[[Acme|the account]]", "[Acme](https://acme.example)", "[1]", "[1, 2]", "[^1]", "[due:: 2026-10-14]", "[@dana]", "[]", "{}", "<>",
		"<https://acme.example>", "<dana@acme.example>", "<br>", "<br/>", "<b>", "< 10", "a < b > c", "<10%>",
		"_", "snake_case", "**bold**", "_italic_",
		"High", "High/Medium", "Medium / High", "Champion / Influencer", "A / B", "Dana / Lee / Kim", "Sales / Legal / Finance", "CSM / AE", "Open", "Yes", "No / none yet",
		"(internal)", "(Dana)", "($180K)", "(2.2x)", "MY", "XL", "XXL size", "MD", "Jay", "2020", "2026-12-01", "20", "Y2K",
		"Meet [Name]", "Q4 [year] review with Dana", "call <name> back", "Todo", "todo", "pending", "What is next?", "TBD by Dana", "+1", "K", "$5k",
	}
	for _, text := range values {
		if value.Placeholder(text) {
			t.Errorf("Placeholder(%q) = true", text)
		}
	}
}

func TestContainsPlaceholder(t *testing.T) {
	for _, text := range []string{"Meet [Name] in June", "{{owner}} calls", "Owner: ___, due: ___", "by <date>", "TBD", "costs ${price}"} {
		if !value.ContainsPlaceholder(text) {
			t.Errorf("ContainsPlaceholder(%q) = false", text)
		}
	}
	for _, text := range []string{"", "Meet Dana", "see [the deck](x.md)", "[x] done", "a_b", "<br>", "[[Acme]]", "1 < 2 > 0"} {
		if value.ContainsPlaceholder(text) {
			t.Errorf("ContainsPlaceholder(%q) = true", text)
		}
	}
}

func TestBlank(t *testing.T) {
	for _, text := range []string{"", "  ", "\t\n", "-", "–", "—", "--", "---", "— —"[:3], "−", "<!-- add a name -->", "<!-- a --> <!-- b -->", "\u00a0", "\u200b"} {
		if !value.Blank(text) {
			t.Errorf("Blank(%q) = false", text)
		}
	}
	for _, text := range []string{"0", "n/a", "- x", "none", "TBD", "<!-- open", ".", "<!-- a --> x", strings.Repeat("x", 500)} {
		if value.Blank(text) {
			t.Errorf("Blank(%q) = true", text)
		}
	}
}

func TestNotApplicable(t *testing.T) {
	for _, text := range []string{"n/a", "N/A", "n.a.", "not applicable", "Not Applicable", "entfällt", "_n/a_"} {
		if !value.NotApplicable(text) {
			t.Errorf("NotApplicable(%q) = false", text)
		}
	}
	for _, text := range []string{"", "-", "none", "no", "na", "TBD", "n/a for now"} {
		if value.NotApplicable(text) {
			t.Errorf("NotApplicable(%q) = true", text)
		}
	}
}
