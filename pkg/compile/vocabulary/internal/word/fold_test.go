package word_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
)

func TestFold(t *testing.T) {
	tests := map[string]string{
		"":                        "",
		"  ":                      "",
		"Goals":                   "goals",
		"**Goals:**":              "goals",
		"🎯 Customer  Goals":       "customer goals",
		"Risks & Mitigation":      "risks and mitigation",
		"Risks and & mitigation":  "risks and mitigation",
		"Goals + success":         "goals and success",
		"+ Goals":                 "goals",
		"A+":                      "a",
		"In-Progress_now":         "in progress now",
		"won't do":                "wont do",
		"won’t do":                "wont do",
		"Résumé":                  "resume",
		"Re\u0301sume\u0301":      "resume",
		"Straße":                  "strasse",
		"Œuvre d’art":             "oeuvre dart",
		"Łódź":                    "lodz",
		"目标与机会":                   "目标与机会",
		"% used":                  "percent used",
		"Adoption %":              "adoption percent",
		"%":                       "percent",
		"#":                       "#",
		"# employees":             "employees",
		"🟢":                       "🟢",
		"☑️":                      "☑",
		"🟢 Strong":                "strong",
		"[ ]":                     "[]",
		"[x]":                     "x",
		"—":                       "—",
		"**":                      "",
		"1–5":                     "1 5",
		"\xff":                    "",
		strings.Repeat("a", 161):  "",
		strings.Repeat("ß", 81):   "",
		strings.Repeat("& a", 90): "",
	}
	for text, want := range tests {
		var buffer word.Buffer
		if got := string(word.Fold(&buffer, text)); got != want {
			t.Errorf("Fold(%q) = %q; want %q", text, got, want)
		}
	}
}

func FuzzFold(f *testing.F) {
	for _, text := range []string{"Risks & Mitigation", "🎯 Ziele", "ß%+", "İ", "A\u0301", "☑️"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		var first, second word.Buffer
		folded := string(word.Fold(&first, text))
		if again := string(word.Fold(&second, folded)); again != folded && len(folded) < 150 { // close to the limit it may no longer fit
			t.Errorf("Fold(%q) = %q, which folds to %q", text, folded, again)
		}
		if strings.HasPrefix(folded, " ") || strings.HasSuffix(folded, " ") || strings.Contains(folded, "  ") {
			t.Errorf("Fold(%q) = %q", text, folded)
		}
	})
}
