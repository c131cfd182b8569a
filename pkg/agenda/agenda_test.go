package agenda_test

import (
	"bytes"
	"fmt"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/agenda"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

var asOf = plan.DayOf(2026, 11, 23)

func compiled(text string) *plan.Plan {
	return compile.Compile(source.NewFile("acme.md", []byte(text)), compile.Settings{})
}

const acme = `---
account: Acme, Inc.
id: acme
renewal: 2026-12-20
notice: 10d
next_review: 2026-11-20
reviewed: 2026-08-01
owner: Dana Whitlock
team:
  - {name: Dana Whitlock, role: CSM, handle: dw}
  - {name: Bo Lindgren, role: AM, handle: bo}
---

# Acme

## Milestones

| Milestone | On | Status |
|---|---|---|
| Go-live | 2026-12-01 | |
| Kick-off | 2026-10-01 | done |

## Actions

- [ ] Send the deck; then call, please @bo due:2026-11-23
- [ ] Ask for the logo @dw due:2026-11-03
- [ ] Much later @dw due:2027-11-03
- [x] Done @dw due:2026-11-25
- [ ] Whenever @bo
`

func TestOf(t *testing.T) {
	told := func(a agenda.Agenda) []string {
		var lines []string
		for _, e := range a.Entries {
			lines = append(lines, fmt.Sprintf("%s %s %q %s %v", e.Day, e.Kind, e.Text, strings.Join(e.Owners, "+"), e.Overdue))
		}
		return lines
	}
	all := agenda.Of([]*plan.Plan{compiled(acme)}, asOf, 30, "", locale.Locale{})
	want := []string{
		`2026-11-03 action "Ask for the logo" Dana Whitlock true`,
		`2026-11-20 review "Review of the plan" Dana Whitlock true`,
		`2026-11-23 action "Send the deck; then call, please" Bo Lindgren false`,
		`2026-12-01 milestone "Go-live" Dana Whitlock false`,
		`2026-12-10 notice "Last day to give notice" Dana Whitlock false`,
		`2026-12-20 renewal "Renewal" Dana Whitlock false`,
	}
	if diff := cmp.Diff(want, told(all)); diff != "" {
		t.Error(diff)
	}
	if all.Undated != 1 {
		t.Errorf("%d undated", all.Undated)
	}
	for _, name := range []string{"bo", "@bo", "Bo Lindgren", "LINDGREN"} {
		if diff := cmp.Diff(want[2:3], told(agenda.Of([]*plan.Plan{compiled(acme)}, asOf, 30, name, locale.Locale{}))); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
	if got := told(agenda.Of([]*plan.Plan{compiled(acme)}, asOf, 0, "dw", locale.Locale{})); len(got) != 2 {
		t.Errorf("today and before: %q", got)
	}
}

// event is what a calendar program reads.
type event map[string]string

// read is a small, strict reader of calendars.
func read(text string) ([]event, error) {
	if !utf8.ValidString(text) {
		return nil, fmt.Errorf("not UTF-8")
	}
	if !strings.HasSuffix(text, "\r\n") {
		return nil, fmt.Errorf("the last line does not end")
	}
	var lines []string
	for _, line := range strings.Split(strings.TrimSuffix(text, "\r\n"), "\r\n") {
		switch {
		case strings.ContainsAny(line, "\r\n"):
			return nil, fmt.Errorf("a bare line break in %q", line)
		case len(line) > 75:
			return nil, fmt.Errorf("%d octets in %q", len(line), line)
		case !utf8.ValidString(line):
			return nil, fmt.Errorf("a character is cut in %q", line)
		case strings.HasPrefix(line, " ") && len(lines) > 0:
			lines[len(lines)-1] += line[1:]
		default:
			lines = append(lines, line)
		}
	}
	var events []event
	depth := ""
	for i, line := range lines {
		name, value, found := strings.Cut(line, ":")
		switch {
		case !found:
			return nil, fmt.Errorf("no property: %q", line)
		case i == 0 && line != "BEGIN:VCALENDAR", i == len(lines)-1 && line != "END:VCALENDAR":
			return nil, fmt.Errorf("not a calendar: %q", line)
		case line == "BEGIN:VEVENT" && depth == "":
			depth, events = "event", append(events, event{})
		case line == "END:VEVENT" && depth == "event":
			depth = ""
		case name == "BEGIN" || name == "END":
			if i != 0 && i != len(lines)-1 {
				return nil, fmt.Errorf("out of place: %q", line)
			}
		case depth == "event":
			last := events[len(events)-1]
			if _, twice := last[name]; twice {
				return nil, fmt.Errorf("%s twice", name)
			}
			if name == "SUMMARY" || name == "DESCRIPTION" {
				var err error
				if value, err = unescape(value); err != nil {
					return nil, err
				}
			}
			last[name] = value
		}
	}
	return events, nil
}

// unescape reads a value of type TEXT.
func unescape(value string) (string, error) {
	var out strings.Builder
	for i := 0; i < len(value); i++ {
		switch c := value[i]; c {
		case ';', ',':
			return "", fmt.Errorf("%c is not escaped in %q", c, value)
		case '\\':
			i++
			if i == len(value) || !strings.ContainsRune(`\;,nN`, rune(value[i])) {
				return "", fmt.Errorf("a stray backslash in %q", value)
			}
			if value[i] == 'n' || value[i] == 'N' {
				out.WriteByte('\n')
				continue
			}
			out.WriteByte(value[i])
		default:
			out.WriteByte(c)
		}
	}
	return out.String(), nil
}

func calendar(t interface{ Fatal(...any) }, a agenda.Agenda) string {
	var out bytes.Buffer
	if err := agenda.ICS(&out, a); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestICS(t *testing.T) {
	text := calendar(t, agenda.Of([]*plan.Plan{compiled(acme)}, asOf, 30, "", locale.Locale{}))
	events, err := read(text)
	if err != nil {
		t.Fatal(err)
	}
	if len(events) != 6 {
		t.Fatalf("%d events", len(events))
	}
	deck := events[2]
	delete(deck, "UID")
	want := event{
		"DTSTAMP": "20261123T000000Z", "DTSTART;VALUE=DATE": "20261123", "DTEND;VALUE=DATE": "20261124", "SUMMARY": "Acme, Inc.: Send the deck; then call, please",
		"DESCRIPTION": "Action of Bo Lindgren\nacme.md:25", "CATEGORIES": "ACTION", "TRANSP": "TRANSPARENT",
	}
	if diff := cmp.Diff(want, deck); diff != "" {
		t.Error(diff)
	}
	empty, err := read(calendar(t, agenda.Agenda{AsOf: asOf, Last: asOf}))
	if err != nil || len(empty) != 0 {
		t.Errorf("an empty agenda: %v, %v", empty, err)
	}
}

// A calendar that reads the file again moves events: what happens to a date, to the day of the
// export or to the lines around must not make another event.
func TestUIDs(t *testing.T) {
	uids := func(text string, day plan.Day) map[string]string {
		events, err := read(calendar(t, agenda.Of([]*plan.Plan{compiled(text)}, day, 400, "", locale.Locale{})))
		if err != nil {
			t.Fatal(err)
		}
		found := map[string]string{}
		for _, e := range events {
			if other, twice := found[e["UID"]]; twice {
				t.Errorf("%q and %q have one UID", other, e["SUMMARY"])
			}
			found[e["UID"]] = e["SUMMARY"]
		}
		return found
	}
	before := uids(acme, asOf)
	moved := strings.NewReplacer("due:2026-11-23", "due:2026-11-30", "renewal: 2026-12-20", "renewal: 2027-01-20", "# Acme\n", "# Acme\n\nMore prose.\n").Replace(acme)
	if diff := cmp.Diff(before, uids(moved, asOf+1)); diff != "" {
		t.Error(diff)
	}
	uids(acme+"- [ ] Whenever @bo due:2026-12-02\n- [ ] Whenever @bo due:2026-12-03\n", asOf)
}

// Whatever a plan says, the calendar can be read and says the same.
func TestICSCarriesEveryText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.OneOf(rapid.String(), rapid.StringOfN(rapid.RuneFrom([]rune("aé漢🚀;,\\\n\r\x00\u202e: ")), 0, 300, -1)).Draw(t, "text")
		a := agenda.Agenda{AsOf: asOf, Last: asOf, Entries: []agenda.Entry{{Day: asOf, Kind: agenda.Action, Account: "A", Text: agenda.Clean(text), Owners: []string{agenda.Clean(text)}}}}
		events, err := read(calendar(t, a))
		if err != nil {
			t.Fatal(err)
		}
		if want := "A: " + agenda.Clean(text); len(events) != 1 || events[0]["SUMMARY"] != want {
			t.Fatalf("%q, want %q", events, want)
		}
	})
}

func FuzzPlan(f *testing.F) {
	f.Add(acme)
	f.Add("---\nrenewal: 9999-12-31\nnotice: 99999d\n---\n## Actions\n- [ ] \\;,\u202e\x00 due:0001-01-01\n")
	f.Fuzz(func(t *testing.T, text string) {
		a := agenda.Of([]*plan.Plan{compiled(text)}, asOf, 365, "", locale.Locale{})
		events, err := read(calendar(t, a))
		if err != nil {
			t.Fatal(err)
		}
		for _, e := range events {
			if _, err := time.Parse("20060102", e["DTSTART;VALUE=DATE"]); err != nil {
				t.Error(err)
			}
		}
		if err := agenda.Markdown(&bytes.Buffer{}, a); err != nil {
			t.Error(err)
		}
	})
}

// What lasts several days stands on the first of them that is not over, is overdue behind the last, and is one event of all of them.
func TestSeveralDays(t *testing.T) {
	p := compiled("---\naccount: Acme\n---\n\n## Milestones\n\n- 2026-12-05 to 2026-12-09: Workshop days\n")
	for day, want := range map[plan.Day]string{
		plan.DayOf(2026, 12, 1):  "2026-12-05 false",
		plan.DayOf(2026, 12, 7):  "2026-12-07 false",
		plan.DayOf(2026, 12, 9):  "2026-12-09 false",
		plan.DayOf(2026, 12, 10): "2026-12-09 true",
	} {
		a := agenda.Of([]*plan.Plan{p}, day, 30, "", locale.Locale{})
		if e := a.Entries[0]; fmt.Sprint(e.Day, e.Overdue) != want || e.Days != "5 Dec 2026 – 9 Dec 2026" || e.Text != "Workshop days" {
			t.Errorf("on %s: %+v", day, e)
		}
		var out bytes.Buffer
		if err := agenda.ICS(&out, a); err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(out.String(), "DTSTART;VALUE=DATE:20261205\r\nDTEND;VALUE=DATE:20261210\r\n") {
			t.Error(out.String())
		}
	}
}

// A handle that another plan explains is that person, in what is told and for --owner.
func TestHandlesOfOtherPlans(t *testing.T) {
	plans := []*plan.Plan{
		compiled("---\naccount: A\nowner: Dana Whitlock\n---\n"),
		compiled("---\naccount: B\n---\n\n## Actions\n\n- [ ] Call @Dana due:2026-12-01\n"),
	}
	a := agenda.Of(plans, asOf, 30, "whitlock", locale.Locale{})
	if len(a.Entries) != 1 || strings.Join(a.Entries[0].Owners, ", ") != "Dana Whitlock" {
		t.Errorf("%+v", a.Entries)
	}
	if diff := cmp.Diff([]string{"Dana Whitlock"}, agenda.People(plans)); diff != "" {
		t.Error(diff)
	}
}
