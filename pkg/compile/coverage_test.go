package compile_test

// Nothing is dropped silently: every word of a body is part of a heading, a record, a fact, a
// paragraph of prose, a comment or a text that was reported as unplaced.

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
	"unicode"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// uncovered returns the stretches of the body whose letters and digits no part of the model holds.
func uncovered(p *plan.Plan, bodyStart int) []string {
	content := p.File.Bytes
	covered := make([]bool, len(content))
	cover := func(s source.Span) {
		for i := max(0, s.Start); i < s.End && i < len(covered); i++ {
			covered[i] = true
		}
	}
	coverLine := func(s source.Span) {
		position := p.File.Position(s.Start)
		line, start := p.File.Line(position.Line)
		cover(source.Span{Start: start, End: start + len(line)})
	}
	for _, s := range p.Sections {
		cover(s.Title.Span)
	}
	for _, v := range valueSpans(p) {
		cover(v)
	}
	for _, s := range p.Prose {
		cover(s.Text.Span)
	}
	for _, u := range p.Unplaced {
		cover(u.Text.Span)
	}
	for _, s := range p.Suppressions {
		cover(s.Span)
	}
	for _, problem := range p.Problems {
		cover(problem.Span)
	}
	for _, total := range p.Totals {
		coverLine(total.Row)
	}
	for _, at := range slices.Concat(comments.FindAllIndex(content, -1), markup.FindAllIndex(content, -1)) {
		cover(source.Span{Start: at[0], End: at[1]})
	}
	// Table headers, key words and field names are structure: they are covered by standing on a
	// line of which another part was understood.
	var out []string
	for n := 1; n <= p.File.Lines(); n++ {
		line, start := p.File.Line(n)
		if start < bodyStart || isStructure(string(line)) {
			continue
		}
		if isHeaderRow(p.File, n) {
			continue
		}
		for _, lost := range lostWords(line, covered[start:start+len(line)]) {
			out = append(out, fmt.Sprintf("%q of: %s", lost, line))
		}
	}
	return out
}

var comments = regexp.MustCompile(`(?s)<!--.*?(-->|\z)`)

// markup is what no reader sees: tags of HTML, the marks of footnotes, links and pictures
// without a text, the number of an item, the box of an empty one.
var markup = regexp.MustCompile(`(?m)<th>[^<]*</th>|</?[a-zA-Z][a-zA-Z0-9-]*(\s[^<>]*)?/?>|\[\^[^\]]+\]|!?\[\s*\]\([^)]*\)|^\s*\d+[.)](\s|$)|^\s*([-+*]|\d+[.)])\s+\[[xX]\]\s*$`)

// lostWords returns the words of a line that nothing covers. The key of a fact or field is
// known by its place: a colon, a dash, a bar or an equals sign follows it. "1 May to 30 June"
// are two dates, with a word between them that says no more.
func lostWords(line []byte, covered []bool) []string {
	var out []string
	for i := 0; i < len(line); {
		if covered[i] || !isWordByte(line[i]) {
			i++
			continue
		}
		from := i
		for i < len(line) && !covered[i] {
			i++
		}
		text := strings.TrimSpace(string(line[from:i]))
		key := strings.ContainsAny(text, ":：|=") || strings.HasSuffix(text, "—") || strings.HasSuffix(text, "–") || strings.HasSuffix(text, "-")
		if _, fact := vocabulary.Default().Key(text); !key && !fact && text != "to" && hasWord(text) {
			out = append(out, text)
		}
	}
	return out
}

func isWordByte(b byte) bool {
	return b >= 0x80 || b >= '0' && b <= '9' || b >= 'A' && b <= 'Z' || b >= 'a' && b <= 'z'
}

func hasWord(text string) bool {
	return strings.ContainsFunc(text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

func isStructure(line string) bool {
	trimmed := strings.TrimSpace(line)
	return trimmed == "" || trimmed == "&nbsp;" || strings.HasPrefix(trimmed, "<!--") || strings.HasPrefix(trimmed, "```")
}

// isHeaderRow reports whether the next line is a table's row of dashes.
func isHeaderRow(file *source.File, number int) bool {
	// The first line of a block of pipes is a header too where wikis leave the dashes out.
	here, _ := file.Line(number)
	before, _ := file.Line(number - 1)
	if bytes.HasPrefix(bytes.TrimLeft(here, " "), []byte("|")) && (!bytes.HasPrefix(bytes.TrimLeft(before, " "), []byte("|")) || strings.Trim(string(before), "|-: ") == "") {
		return true
	}
	next, _ := file.Line(number + 1)
	return len(next) > 0 && strings.Trim(string(next), "|-: \t") == "" && strings.Contains(string(next), "-")
}

func TestNothingIsLost(t *testing.T) {
	paths, _ := filepath.Glob("../../examples/*/*.md")
	more, _ := filepath.Glob("../../testdata/*/*.md")
	held, _ := filepath.Glob("../../testdata/wild/*/*.md")
	more = append(more, held...)
	if len(paths) < 6 {
		t.Fatalf("only %d example plans", len(paths))
	}
	for _, path := range append(paths, more...) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		p := compile.Compile(source.NewFile(path, content), compile.Settings{})
		for _, line := range uncovered(p, bodyStart(p)) {
			t.Errorf("%s: lost: %s", path, line)
		}
	}
}

// bodyStart is where the body begins, behind the facts.
func bodyStart(p *plan.Plan) int {
	if !p.HasFrontmatter {
		return 0
	}
	for _, closing := range []string{"\n---", "\n\n"} { // an unclosed block ends at a blank line
		if end := strings.Index(strings.ReplaceAll(string(p.File.Bytes[p.Facts.End:]), "\r", "\n"), closing); end >= 0 {
			return p.Facts.End + end + len("\n---\n")
		}
	}
	return 0
}

// What a record is told a second time is not lost: its name in a later list, however it is
// spelled there, a second mitigation, an owner in the same words.
func TestToldAgain(t *testing.T) {
	for body, again := range map[string][]string{
		"## Risks\n\n- Loss of Grace\n- Delay\n\nOr so:\n\n- [Loss of GRACE!] (Cass, 2026-10-30)\n- Other (Cass, 2026-10-30)\n":                             {"[Loss of GRACE!]"},
		"## Risks\n\n- Delay (Cass, 2026-10-30)\n\nOr so:\n\n- Delay (Cass, 2026-10-30)\n":                                                                  {"Cass", "2026-10-30", "Delay"},
		"## Risks\n\n| Risk | Likelihood |\n|---|---|\n| Delay | high |\n\n| Risk | Likelihood |\n|---|---|\n| delay | low |\n":                             {"delay", "low"},
		"## Opportunities\n\n- Cloud – €80k\n\nAnd below:\n\n### Cloud\n\n- Amount: €80k\n- Amount: 80,000 EUR\n- Close: 2027-01-31\n- Close: 2027-01-31\n": {"Cloud", "€80k", "80,000 EUR", "2027-01-31"},
	} {
		p := compileBytes([]byte(soundFacts + body))
		if lost := uncovered(p, bodyStart(p)); len(lost) > 0 {
			t.Errorf("lost: %s in %q", lost, body)
		}
		var told []string
		for _, r := range p.Risks {
			for _, at := range r.Again {
				told = append(told, p.File.Text(at))
			}
		}
		for _, r := range p.Opportunities {
			for _, at := range r.Again {
				told = append(told, p.File.Text(at))
			}
		}
		if !slices.Equal(told, again) {
			t.Errorf("told again: %q, want %q, in %q", told, again, body)
		}
	}
}
