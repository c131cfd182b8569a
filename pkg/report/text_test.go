package report

import (
	"errors"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/clipperhouse/displaywidth"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// one is a result with one finding about the span of the text.
func one(content string, span source.Span) Result {
	file := source.NewFile("a.md", []byte(content))
	return Result{
		AsOf: plan.DayOf(2026, 11, 23), Plans: 1,
		Findings: []finding.Finding{{Rule: "a/b", Severity: finding.Warning, Path: "a.md", Span: span, Message: "m"}},
		Source:   func(string) *source.File { return file },
	}
}

func TestNothingToSay(t *testing.T) {
	if got := text(t, Result{Plans: 3}, TextOptions{}); got != "" {
		t.Errorf("printed %q", got)
	}
	off := one("abc", source.Span{Start: 1, End: 2})
	off.Findings[0].Severity = finding.Off
	if got := text(t, off, TextOptions{}); got != "" {
		t.Errorf("printed a finding that is off: %q", got)
	}
}

// TestOnePlace: what is said of one place stands below one excerpt of it.
func TestOnePlace(t *testing.T) {
	result := one("---\nabc", source.Span{Start: 0, End: 3})
	first := result.Findings[0]
	second, third := first, first
	second.Message, third.Span = "Another thing.", source.Span{Start: 4, End: 7}
	result.Findings = append(result.Findings, second, third)
	got := text(t, result, TextOptions{})
	if strings.Count(got, "│ ---") != 1 || strings.Count(got, "│ abc") != 1 {
		t.Errorf("two places are not shown once each:\n%s", got)
	}
}

func TestExcerpt(t *testing.T) {
	for _, test := range []struct {
		name, content string
		start, end    int
		width         int
		want          string
	}{
		{"middle", "one two three", 4, 7, 0, "one two three\n    ^^^"},
		{"nothing written", "| a |  |", 6, 6, 0, "| a |  |\n      ^"},
		{"behind the last character", "abc", 3, 3, 0, "abc\n   ^"},
		{"behind the last line", "abc\n", 4, 4, 0, "\n^"},
		{"an empty line", "abc\n\ndef", 4, 4, 0, "\n^"},
		{"with its line ending", "abc\r\ndef", 1, 5, 0, "abc\n ^^"},
		{"into the next line", "abc\ndef", 1, 6, 0, "abc\n ^^…"},
		{"from a line's end on", "abc\ndef", 3, 6, 0, "abc\n   ^…"},
		{"a tab before", "\tab", 1, 3, 0, "    ab\n    ^^"},
		{"a tab inside", "a\tb", 0, 3, 0, "a    b\n^^^^^^"},
		{"wide before", "日本 x", 7, 8, 0, "日本 x\n     ^"},
		{"wide inside", "a日本b", 1, 7, 0, "a日本b\n ^^^^"},
		{"combining", "e\u0301te\u0301 x", 3, 7, 0, "e\u0301te\u0301 x\n ^^"},
		{"half a cluster", "xe\u0301y", 2, 4, 0, "xe\u0301y\n ^"},
		{"family", "👩‍👩‍👧 x", 19, 20, 0, "👩‍👩‍👧 x\n   ^"},
		{"nothing to see", "a\u200db", 1, 4, 0, "a\u200db\n^"},
		{"a byte order mark", "\ufeffabc", 4, 5, 0, "abc\n ^"},
		{"before a byte order mark", "\ufeffabc", 0, 4, 0, "abc\n^"},
		{"an escape sequence", "a\x1b[31mb", 6, 7, 0, `a\x1b[31mb` + "\n         ^"},
		{"an override", "a\u202eb", 1, 4, 0, `a\u202eb` + "\n ^^^^^^"},
		{"no UTF-8", "a\xffb", 2, 3, 0, `a\xffb` + "\n     ^"},
		{"beyond the file", "abc", 1, 99, 0, "abc\n ^^"},
		{"a long line's beginning", strings.Repeat("abcdefghi ", 10), 0, 3, 36, "abcdefghi abcdefghi abcdefghi…\n^^^"},
		{"a long line's middle", strings.Repeat("abcdefghi ", 10), 50, 53, 36, "…hi abcdefghi abcdefghi abcde…\n              ^^^"},
		{"a long line's end", strings.Repeat("abcdefghi ", 10), 96, 99, 36, "…cdefghi abcdefghi abcdefghi \n                         ^^^"},
		{"a long subject", strings.Repeat("abcdefghi ", 10), 20, 80, 36, "…abcdefghi abcdefghi abcdefgh…\n ^^^^^^^^^^^^^^^^^^^^^^^^^^^^…"},
		{"a line that just fits", strings.Repeat("x", 30), 29, 30, 36, strings.Repeat("x", 30) + "\n" + strings.Repeat(" ", 29) + "^"},
	} {
		t.Run(test.name, func(t *testing.T) {
			out := text(t, one(test.content, source.Span{Start: test.start, End: test.end}), TextOptions{Width: test.width})
			lines := strings.Split(out, "\n")
			_, line, _ := strings.Cut(lines[1], "│")
			_, carets, _ := strings.Cut(lines[2], "│")
			got := strings.TrimPrefix(line, " ") + "\n" + strings.TrimPrefix(carets, " ")
			if got != test.want {
				t.Errorf("got\n%s\nwant\n%s", got, test.want)
			}
		})
	}
}

// pieces are what lines are made of in the properties below.
var pieces = []string{
	"a", "due:", " ", "| ", "日本", "é", "e\u0301", "🚚", "👩‍👩‍👧", "🇩🇪", "❤️", "ﷺ", "ก็", "한", "\t", "\x1b[2J", "\u009b31m", "\u202e",
	"\u2066", "\u200b", "\r", "\xff", "\x00", "\n", "\u0301", "\u200d", "\ufeff",
}

func drawText(t *rapid.T) string {
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(pieces), 0, 60).Draw(t, "text"), "")
}

func drawSpan(t *rapid.T, length int) source.Span {
	start := rapid.IntRange(0, length).Draw(t, "start")
	return source.Span{Start: start, End: rapid.IntRange(start, length).Draw(t, "end")}
}

// Whatever a plan, a path or a message holds, no terminal obeys it.
func TestNoControlCharacterIsPrinted(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		content := drawText(t)
		result := one(content, drawSpan(t, len(content)))
		f := &result.Findings[0]
		f.Path, f.Message, f.Hint, f.Rule = drawText(t), drawText(t), drawText(t), drawText(t)
		f.Related = []finding.Related{{Path: drawText(t), Span: drawSpan(t, len(content)), Message: drawText(t)}}
		result.Errors = []FileError{{Path: drawText(t), Message: drawText(t)}}
		options := TextOptions{Width: rapid.IntRange(0, 60).Draw(t, "width"), Wrap: rapid.Bool().Draw(t, "wrap")}
		var out strings.Builder
		if err := Text(&out, result, options); err != nil {
			t.Fatal(err)
		}
		if err := JSON(&out, result); err != nil {
			t.Fatal(err)
		}
		if !utf8.ValidString(out.String()) {
			t.Error("the output is not UTF-8")
		}
		for _, r := range out.String() {
			if r != '\n' && isHidden(r) {
				t.Errorf("printed %U in %q", r, out.String())
			}
		}
	})
}

// The carets begin below the subject's first character and end below its last, for every
// line and width: the columns are counted a second time here, from the printed line.
func TestCaretsStandUnderTheSubject(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		before, subject, after := drawText(t), "<subject>", drawText(t)
		before = strings.NewReplacer("\n", "", "\r", "").Replace(before) + "."
		width := rapid.IntRange(30, 120).Draw(t, "width")
		var out strings.Builder
		span := source.Span{Start: len(before), End: len(before) + len(subject)}
		if err := Text(&out, one(before+subject+after, span), TextOptions{Width: width}); err != nil {
			t.Fatal(err)
		}
		lines := strings.Split(out.String(), "\n")
		at := strings.Index(lines[1], subject)
		if at < 0 {
			t.Fatalf("the subject is not shown:\n%s", out.String())
		}
		if got := displaywidth.String(lines[1]); got > width {
			t.Errorf("the line has %d columns of %d:\n%s", got, width, out.String())
		}
		want := displaywidth.String(lines[1][:at])
		caret := strings.Index(lines[2], "^")
		if got := displaywidth.String(lines[2][:caret]); got != want {
			t.Errorf("carets at column %d, the subject at %d:\n%s", got, want, out.String())
		}
		if got := strings.Count(lines[2], "^"); got != len(subject) {
			t.Errorf("%d carets:\n%s", got, out.String())
		}
	})
}

// Whom a hook blocks reads at the end why, where that is far above.
func TestFailing(t *testing.T) {
	findings := func(errors, warnings, old int) (out []finding.Finding) {
		for i, count := range []int{errors, warnings, old} {
			for range count {
				out = append(out, finding.Finding{Path: "a.md", Rule: "group/rule", Known: i == 2, Severity: []finding.Severity{finding.Error, finding.Warning, finding.Error}[i]})
			}
		}
		return out
	}
	for _, test := range []struct {
		findings []finding.Finding
		failOn   finding.Severity
		want     string
	}{
		{findings(1, 13, 0), finding.Error, "The check fails because of a.md:1:1 (group/rule)\n"},
		{findings(2, 13, 4), finding.Error, "The check fails because of a.md:1:1 (group/rule), a.md:1:1 (group/rule)\n"},
		{findings(1, 13, 0), finding.Off, ""},     // nothing does
		{findings(1, 13, 0), finding.Warning, ""}, // everything does
		{findings(1, 3, 9), finding.Error, ""},    // it is in sight: old findings are not printed
		{findings(0, 13, 2), finding.Error, ""},
	} {
		var out strings.Builder
		if err := Text(&out, Result{Plans: 1, Findings: test.findings, FailOn: test.failOn}, TextOptions{Concise: true}); err != nil {
			t.Fatal(err)
		}
		got := out.String()[strings.LastIndex(strings.TrimSuffix(out.String(), "\n"), "\n")+1:]
		if test.want == "" && strings.Contains(out.String(), "fails") || test.want != "" && got != test.want {
			t.Errorf("got %q, want %q", got, test.want)
		}
	}
}

func TestClosing(t *testing.T) {
	fix := func(safe ...bool) finding.Finding {
		f := finding.Finding{Path: "a.md", Severity: finding.Info}
		for _, s := range safe {
			f.Edits = append(f.Edits, finding.Edit{Safe: s})
		}
		return f
	}
	many := make([]finding.Finding, 1234)
	for i := range many {
		many[i] = finding.Finding{Path: "a.md", Severity: finding.Warning}
	}
	for _, test := range []struct {
		result  Result
		command string
		want    string
	}{
		{Result{Plans: 1, Findings: []finding.Finding{{Path: "a.md", Severity: finding.Error}}}, "", "1 error in 1 plan, as of 23 Nov 2026\n"},
		{Result{Plans: 2, Findings: []finding.Finding{{Path: "a.md", Severity: finding.Warning}, {Path: "a.md", Severity: finding.Warning}}}, "", "2 warnings in 1 of 2 plans, as of 23 Nov 2026\n"},
		{Result{Plans: 0, Findings: []finding.Finding{{Path: ".acctplan.yaml", Severity: finding.Error}}}, "", "1 error in 1 file, as of 23 Nov 2026\n"},
		{Result{Plans: 1, Errors: make([]FileError, 1)}, "", "no findings in 1 plan, as of 23 Nov 2026; 1 file could not be read\n"},
		{Result{Plans: 1500, Findings: many}, "", "1,234 warnings in 1 of 1,500 plans, as of 23 Nov 2026\n"},
		{Result{Plans: 1, Findings: []finding.Finding{fix(true), fix(true, true)}}, "", "2 infos in 1 plan, as of 23 Nov 2026\n2 fixable automatically\n"},
		{Result{Plans: 1, Findings: []finding.Finding{fix(true, false)}}, "acctplan fix", "1 info in 1 plan, as of 23 Nov 2026\n1 fixable with `acctplan fix` after a review\n"},
	} {
		test.result.AsOf = plan.DayOf(2026, 11, 23)
		if got := closing(test.result, test.result.totals(), TextOptions{FixCommand: test.command}); got != test.want {
			t.Errorf("got  %swant %s", got, test.want)
		}
	}
	both := TextOptions{FixCommand: "lint --fix", UnsafeFixCommand: "lint --fix-unsafe"}
	for want, edits := range map[string][]bool{
		"1 fixable with `lint --fix`\n":                                                 {true},
		"1 fixable with `lint --fix-unsafe` after a review\n":                           {false},
		"1 fixable with `lint --fix`, 1 more with `lint --fix-unsafe` after a review\n": {true, false},
	} {
		var counted totals
		for _, safe := range edits {
			one := fix(safe)
			counted.add(&one)
		}
		if got := counted.fixable(both); got != want {
			t.Errorf("got  %swant %s", got, want)
		}
	}
}

func TestVisible(t *testing.T) {
	for text, want := range map[string]string{
		"": "",
		"Żurawska & Sons <日本> 👩‍👩‍👧": "Żurawska & Sons <日本> 👩‍👩‍👧",
		"a\nb\tc\r":                  `a\nb\tc\r`,
		"\x1b]0;title\x07\x7f":       `\x1b]0;title\x07\x7f`,
		"\u0085\u009b":               `\u0085\u009b`,
		"\u202a\u202e\u2066\u2069":   `\u202a\u202e\u2066\u2069`,
		"soft\u00adhyphen\u200b\xc3": `soft\u00adhyphen\u200b\xc3`,
	} {
		if got := Visible(text); got != want {
			t.Errorf("Visible(%q) = %q, want %q", text, got, want)
		}
	}
}

func TestWrap(t *testing.T) {
	result := one("abc", source.Span{Start: 0, End: 3})
	result.Findings[0].Message = "The sponsor 日本日本日本 has a-word-that-is-much-too-long-for-this-line to answer."
	got, _, _ := strings.Cut(text(t, result, TextOptions{Width: 40, Wrap: true}), "  1 │")
	want := `a.md:1:1: warning a/b: The sponsor
      日本日本日本 has
      a-word-that-is-much-too-long-for-this-line
      to answer.
`
	if got != want {
		t.Errorf("got\n%swant\n%s", got, want)
	}
}

// brokenWriter fails after so many bytes.
type brokenWriter struct{ left int }

var errBroken = errors.New("broken pipe")

func (w *brokenWriter) Write(p []byte) (int, error) {
	if w.left -= len(p); w.left < 0 {
		return 0, errBroken
	}
	return len(p), nil
}

func TestWriterErrorsAreReported(t *testing.T) {
	for left := range 3 {
		if err := Text(&brokenWriter{left}, sample(t), TextOptions{}); !errors.Is(err, errBroken) {
			t.Errorf("Text: %v", err)
		}
		if err := JSON(&brokenWriter{left}, sample(t)); !errors.Is(err, errBroken) {
			t.Errorf("JSON: %v", err)
		}
	}
}

// manyFindings are findings in as many lines, or all in one.
func manyFindings(count int, separator string) Result {
	row := "| g1 | Cut the dock waiting time by Q4 2026 | 待ち時間 | @ines |" + strings.Repeat(" .", 40) + separator
	file := source.NewFile("a.md", []byte(strings.Repeat(row, count)))
	result := Result{Plans: 1, Source: func(string) *source.File { return file }}
	for i := range count {
		at := i*len(row) + strings.Index(row, "Q4 2026")
		result.Findings = append(result.Findings, finding.Finding{
			Rule: "goals/date", Severity: finding.Warning, Path: "a.md", Span: source.Span{Start: at, End: at + 7},
			Message: fmt.Sprintf("The goal %d ends in 38 days.", i), Hint: "Review it.",
			Related: []finding.Related{{Path: "a.md", Span: source.Span{Start: i * len(row), End: i*len(row) + 4}, Message: "the row"}},
		})
	}
	return result
}

// TestManyFindingsAreNotQuadratic compares four times as many findings with few by what printing them
// allocates, which no machine changes. To lay out a line is to copy it: to lay out a whole one for each
// finding in it, and not what can be seen of it, would take the square. What counts columns copies
// nothing, and has TestColumnsAreCountedOn.
func TestManyFindingsAreNotQuadratic(t *testing.T) {
	const most, times = 1_600, 4
	for name, separator := range map[string]string{"lines": "\n", "one line": " "} {
		few, many := manyFindings(most/times, separator), manyFindings(most, separator)
		for form, print := range map[string]func(Result){
			"text": func(result Result) { text(t, result, TextOptions{Width: 100, Color: true}) },
			"JSON": func(result Result) {
				if err := JSON(&discard{}, result); err != nil {
					t.Fatal(err)
				}
			},
		} {
			t.Run(form+" of "+name, func(t *testing.T) {
				small, large := allocated(func() { print(few) }), allocated(func() { print(many) })
				t.Logf("%d findings take %d bytes, %d take %d", most/times, small, most, large)
				if large > 2*times*small {
					t.Errorf("%d times as many findings take %d times as much memory", times, large/small)
				}
			})
		}
	}
}

// TestColumnsAreCountedOn: the column of a place is counted from the one before in its line, which shows
// where that one is wrong on purpose.
func TestColumnsAreCountedOn(t *testing.T) {
	file, c := source.NewFile("a.md", []byte("first\n"+strings.Repeat("日本 ", 1000)+"\nlast\n")), counter{}
	const wrong = 1_000_000
	at := strings.Index(string(file.Bytes), "日")
	if got, want := c.position(file, at), file.Position(at); got != want {
		t.Fatalf("%+v, want %+v", got, want)
	}
	c.last.Column += wrong
	for _, offset := range []int{at + 7, at + 6993, at + 70} { // on, far on, and back
		want := file.Position(offset)
		want.Column += wrong
		if got := c.position(file, offset); got != want {
			t.Errorf("%+v, want %+v: it was not counted on", got, want)
		}
	}
	last := len(file.Bytes) - 2
	if got, want := c.position(file, last), file.Position(last); got != want {
		t.Errorf("%+v, want %+v in another line", got, want)
	}
}

// allocated is how many bytes something allocates when it is done a second time.
func allocated(do func()) uint64 {
	do()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	do()
	runtime.ReadMemStats(&after)
	return after.TotalAlloc - before.TotalAlloc
}

func BenchmarkText(b *testing.B) {
	for name, separator := range map[string]string{"lines": "\n", "one line": " "} {
		result := manyFindings(10_000, separator)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_ = Text(&discard{}, result, TextOptions{Width: 100})
			}
		})
	}
}

func BenchmarkJSON(b *testing.B) {
	for name, separator := range map[string]string{"lines": "\n", "one line": " "} {
		result := manyFindings(10_000, separator)
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				_ = JSON(&discard{}, result)
			}
		})
	}
}

type discard struct{}

func (*discard) Write(p []byte) (int, error) { return len(p), nil }
