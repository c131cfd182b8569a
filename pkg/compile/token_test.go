package compile_test

import (
	"strings"
	"testing"
)

// Fields that stand as tokens in a task: quoted owners and notes are read whole, and words that name no
// field of acctplan's stay the record's, out of its text.
func TestTokens(t *testing.T) {
	for _, test := range []struct{ line, action, owner, due, notes, extra string }{
		{`Draft the paper @"Dana Whitlock" due:2026-12-01`, "Draft the paper", "Dana Whitlock", "2026-12-01", "", ""},
		{`Draft the paper @“Dana Whitlock”`, "Draft the paper", "Dana Whitlock", "", "", ""},
		{`Draft the paper @"Dana Whitlock" @lea`, "Draft the paper", "Dana Whitlock, @lea", "", "", ""},
		{`Draft the paper @"Nina Holm" due:2026-12-01`, `Draft the paper @"Nina Holm"`, "", "2026-12-01", "", ""}, // whom nobody knows
		{`Draft the paper @"Dana Whitlock`, `Draft the paper @"Dana Whitlock`, "", "", "", ""},                    // never closed
		{`Draft the paper @"" due:2026-12-01`, `Draft the paper @""`, "", "2026-12-01", "", ""},
		{`Send the deck @dana due:2026-12-02 note:"they will balk" priority:xyz`, "Send the deck", "@dana", "2026-12-02", "they will balk", "priority=xyz"},
		{`Call them @dana effort:x size:"two days"`, "Call them", "@dana", "", "", "effort=x size=two days"},
		{`Call them effort:3 @dana due:2026-12-02`, "Call them", "@dana", "2026-12-02", "", "effort=3"},
		{`Agree the split price:volume`, "Agree the split price:volume", "", "", "", ""}, // there is no other field
		{`Mend https://example.com/a @dana`, "Mend https://example.com/a", "@dana", "", "", ""},
		{`Mend http://example.com:8080 @dana`, "Mend http://example.com:8080", "@dana", "", "", ""},
		{`Write to mailto:x@example.com @dana`, "Write to mailto:x@example.com", "@dana", "", "", ""},
		{`Call them at 10:30 @dana`, "Call them at 10:30", "@dana", "", "", ""},
		{`priority:high @dana`, "priority:high", "@dana", "", "", ""}, // the text would be gone
	} {
		p := compiled("## Team\n\n- Dana Whitlock (CSM)\n\n## Actions\n\n- [ ] " + test.line + "\n")
		if len(p.Actions) != 1 {
			t.Errorf("%s: %d actions", test.line, len(p.Actions))
			continue
		}
		a := p.Actions[0]
		var owners, notes, extra []string
		for _, owner := range a.Owners.List {
			owners = append(owners, owner.Text)
		}
		for _, note := range a.Notes {
			notes = append(notes, note.Text)
		}
		for _, one := range a.Extra {
			extra = append(extra, one.Name.Text+"="+one.Value.Text)
		}
		got := [...]string{a.Action.Text, strings.Join(owners, ", "), a.Due.Text, strings.Join(notes, ", "), strings.Join(extra, " ")}
		if want := [...]string{test.action, test.owner, test.due, test.notes, test.extra}; got != want {
			t.Errorf("%s:\ngot  %q\nwant %q", test.line, got, want)
		}
	}
}
