// The agenda as a calendar file, by RFC 5545.

package agenda

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// ICS writes the agenda as an iCalendar object. Every entry is an event of a whole day, so that
// no time zone can move it, and blocks nobody's time. Its UID depends on the plan's id, the kind
// and the record alone: a calendar that reads the file again moves the event instead of adding
// one. DTSTAMP is the agenda's day. A file without entries holds no event, which programs accept
// although the standard asks for one.
func ICS(w io.Writer, a Agenda) error {
	var out strings.Builder
	line := func(text string) { out.WriteString(fold(text)) }
	line("BEGIN:VCALENDAR")
	line("VERSION:2.0")
	line("PRODID:-//acctplan//agenda//EN")
	line("CALSCALE:GREGORIAN")
	line("X-WR-CALNAME:" + escape(a.Locale.Labels().AccountPlans))
	seen := map[string]int{}
	for _, e := range a.Entries {
		seen[e.identity]++
		line("BEGIN:VEVENT")
		line("UID:" + uid(e.identity, seen[e.identity]))
		line("DTSTAMP:" + date(a.AsOf) + "T000000Z")
		line("DTSTART;VALUE=DATE:" + date(e.First))
		line("DTEND;VALUE=DATE:" + date(e.Last+1))
		line("SUMMARY:" + escape(e.Account+": "+e.Text))
		line("DESCRIPTION:" + escape(e.description(a.Locale.Labels())))
		line("CATEGORIES:" + strings.ToUpper(string(e.Kind)))
		line("TRANSP:TRANSPARENT")
		line("END:VEVENT")
	}
	line("END:VCALENDAR")
	_, err := io.WriteString(w, out.String())
	return err
}

// description says who, and where it stands.
func (e Entry) description(say *locale.Labels) string {
	lines := []string{locale.Sentence(e.Kind.Word(say))}
	if len(e.Owners) > 0 {
		lines[0] = fmt.Sprintf(say.KindOf, lines[0], strings.Join(e.Owners, ", "))
	}
	place := clean(e.Path)
	if e.Line > 0 {
		place = fmt.Sprintf("%s:%d", place, e.Line)
	}
	return strings.Join(append(lines, place), "\n")
}

// uid makes an identity a name that is unique in the world and says nothing about the account.
// Records that cannot be told apart are numbered.
func uid(identity string, nth int) string {
	if nth > 1 {
		identity += fmt.Sprintf("\x00%d", nth)
	}
	sum := sha256.Sum256([]byte(identity))
	return hex.EncodeToString(sum[:16]) + "@acctplan"
}

func date(day plan.Day) string { return day.Time().Format("20060102") }

// escape writes a text as a value of type TEXT.
func escape(text string) string {
	return strings.NewReplacer(`\`, `\\`, ";", `\;`, ",", `\,`, "\n", `\n`).Replace(text)
}

// longest is how many octets a line of the file may have, its end not counted.
const longest = 75

// fold ends a line, and breaks it where it is too long: each further piece begins with a blank,
// and no character is cut.
func fold(line string) string {
	var out strings.Builder
	room := longest
	for len(line) > room {
		cut := room
		for cut > room-utf8.UTFMax && !utf8.RuneStart(line[cut]) {
			cut--
		}
		out.WriteString(line[:cut] + "\r\n ")
		line, room = line[cut:], longest-1
	}
	return out.String() + line + "\r\n"
}
