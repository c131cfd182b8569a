package report

import (
	"bytes"
	"encoding/json"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/santhosh-tekuri/jsonschema/v5"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/renderer/html"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

// forge is what a run in a forge's CI knows: where the repository's root is and its address.
var forge = Options{
	Text:    TextOptions{Known: true, FixCommand: "acctplan lint --fix", UnsafeFixCommand: "acctplan lint --fix-unsafe"},
	Version: "0.9.0",
	Rooted:  func(path string) string { return "plans/" + path },
	Link: func(path string, line int) string {
		if line == 0 {
			return "https://forge.example/blob/1a2b/plans/" + path
		}
		return fmt.Sprintf("https://forge.example/blob/1a2b/plans/%s?plain=1#L%d", path, line)
	},
}

// written is what a form makes of a result.
func written(t interface{ Fatal(...any) }, name string, result Result, options Options) string {
	format, ok := FormatNamed(name)
	if !ok {
		t.Fatal("no format", name)
	}
	var out strings.Builder
	if err := format.Write(&out, result, options); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

var goldens = map[string]string{
	"sarif": "findings.sarif", "github": "annotations.txt", "gitlab": "gitlab.json", "junit": "junit.xml", "markdown": "comment.md",
}

func TestFormatGoldens(t *testing.T) {
	for name, file := range goldens {
		t.Run(name, func(t *testing.T) {
			got := written(t, name, sample(t), forge)
			if name == "sarif" { // the rule book has tests of its own
				got = regexp.MustCompile(`(?s)"rules":\[\n.*?\n(\{"id":"(?:renewal/close|goals/unclear)")`).ReplaceAllString(got, "\"rules\":[…\n$1")
				got = regexp.MustCompile(`"ruleIndex":\d+`).ReplaceAllString(got, `"ruleIndex":…`)
			}
			golden(t, file, got)
		})
	}
}

// A file that nobody knows has every form; the zero result too.
func TestFormatsOfNothing(t *testing.T) {
	for name, want := range map[string]string{
		"text": "", "github": "", "gitlab": "[]\n",
		"junit":    "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites name=\"acctplan\" tests=\"0\" failures=\"0\" errors=\"0\" time=\"0\">\n</testsuites>\n",
		"markdown": "<!-- acctplan -->\n## Account plans: nothing to mend\n\nNo plan was checked.\n",
	} {
		if got := written(t, name, Result{}, Options{}); got != want {
			t.Errorf("%s: got %q", name, got)
		}
	}
	for _, format := range Formats() {
		valid(t, format.Name, written(t, format.Name, Result{}, Options{}))
	}
}

// schemas of the forms that are JSON.
var schemas = map[string]string{"sarif": "sarif-2.1.0.json", "gitlab": "gitlab-code-quality.schema.json"}

// valid checks a form's output as its readers would.
func valid(t interface {
	Helper()
	Fatal(...any)
	Errorf(string, ...any)
}, name, text string) {
	t.Helper()
	if !utf8.ValidString(text) {
		t.Errorf("%s: not UTF-8", name)
	}
	switch name {
	case "sarif", "gitlab":
		schema, err := jsonschema.Compile(filepath.Join("testdata", "schema", schemas[name]))
		if err != nil {
			t.Fatal(err)
		}
		decoder := json.NewDecoder(strings.NewReader(text))
		decoder.UseNumber()
		var document any
		if err := decoder.Decode(&document); err != nil {
			t.Fatal(err)
		}
		if err := schema.Validate(document); err != nil {
			t.Errorf("%s: %#v", name, err)
		}
	case "junit":
		decoder := xml.NewDecoder(strings.NewReader(text))
		for {
			if _, err := decoder.Token(); errors.Is(err, io.EOF) {
				break
			} else if err != nil {
				t.Fatal(err, text)
			}
		}
	case "github":
		for line := range strings.Lines(text) {
			if !regexp.MustCompile(`^::(error|warning|notice) ((file|line|endLine|col|endColumn|title)=[^:,\r\n]*,?)+::[^\r\n]*\n$`).MatchString(line) {
				t.Errorf("not a command: %q", line)
			}
		}
	}
}

func TestFormatsAreValid(t *testing.T) {
	for _, format := range Formats() {
		valid(t, format.Name, written(t, format.Name, sample(t), forge))
	}
}

// hostile is a text that tries to be more than text.
func hostile(t *rapid.T, label string) string {
	parts := append([]string{
		"]]>", "<b>", "</failure>", "&amp;", "&#0;", "\"", "'", "::error ", "::stop-commands::x", "##[error]", "%0A", "%", ",", ":", "@ines ", "@org/team", "#12",
		"[a](http://evil.example)", "![x](http://evil.example/p.png)", "https://evil.example", "www.evil.example", "a@b.example", "GH-3", "`", "``` ",
		"<!-- -->", "-->", "<script>", "javascript:alert(1)", "**", "__", "$x$", "|", "\\", "{0}", "</details>", "\ufffe", "\uffff", "\ufffd", "\U0001F600", "word ",
	}, pieces...)
	return strings.Join(rapid.SliceOfN(rapid.SampledFrom(parts), 0, 12).Draw(t, label), "")
}

// hostileResult is a result with hostile text wherever a plan, a path or a rule can bring some.
func hostileResult(t *rapid.T) Result {
	content := hostile(t, "content")
	file := source.NewFile("a.md", []byte(content))
	result := Result{Plans: 1, FailOn: finding.Error, Source: func(string) *source.File { return file }}
	draw := func() finding.Finding {
		f := finding.Finding{
			Rule: "x/" + hostile(t, "rule"), Severity: rapid.SampledFrom([]finding.Severity{finding.Info, finding.Warning, finding.Error}).Draw(t, "severity"),
			Path: "p" + hostile(t, "path"), Span: drawSpan(t, len(content)), Message: "m" + hostile(t, "message"), Hint: hostile(t, "hint"),
			Record: hostile(t, "record"), Owner: hostile(t, "owner"), Account: hostile(t, "account"), Known: rapid.Bool().Draw(t, "known"),
		}
		f.Related = []finding.Related{{Path: hostile(t, "path"), Span: drawSpan(t, len(content)), Message: hostile(t, "message")}}
		f.Edits = []finding.Edit{{Span: drawSpan(t, len(content)), Text: hostile(t, "text")}}
		return f
	}
	for range rapid.IntRange(0, 4).Draw(t, "findings") {
		result.Findings = append(result.Findings, draw())
	}
	result.Checked = []Plan{{"p" + hostile(t, "path"), hostile(t, "account")}}
	result.Errors = []FileError{{"p" + hostile(t, "path"), "m" + hostile(t, "message")}}
	result.Suppressed = []finding.Suppressed{{Finding: draw(), Reason: hostile(t, "reason")}}
	return result
}

// Whatever a plan says, every form stays what it is, and no terminal or log obeys it.
func TestHostileText(t *testing.T) {
	sarif, err := jsonschema.Compile(filepath.Join("testdata", "schema", schemas["sarif"]))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(t *rapid.T) {
		result := hostileResult(t)
		for _, format := range Formats() {
			text := written(t, format.Name, result, Options{})
			for _, r := range text {
				if r != '\n' && isHidden(r) {
					t.Errorf("%s printed %U in %q", format.Name, r, text)
				}
			}
			switch format.Name {
			case "sarif":
				var document any
				if err := json.Unmarshal([]byte(text), &document); err != nil {
					t.Fatal(err)
				}
				if err := sarif.Validate(document); err != nil {
					t.Errorf("%#v", err)
				}
			default:
				valid(t, format.Name, text)
			}
			if again := written(t, format.Name, result, Options{}); again != text {
				t.Errorf("%s is not the same twice", format.Name)
			}
		}
	})
}

// rendered is Markdown as a forge renders it, addresses that it would link included.
func rendered(t interface{ Fatal(...any) }, text string) string {
	var out bytes.Buffer
	markdown := goldmark.New(goldmark.WithExtensions(extension.GFM), goldmark.WithRendererOptions(html.WithUnsafe()))
	if err := markdown.Convert([]byte(text), &out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// Words of a plan make no link, image, emphasis, HTML, mention or reference of Markdown.
func TestMarkdownOfHostileText(t *testing.T) {
	tags := regexp.MustCompile(`<[^>]*>`)
	code := regexp.MustCompile(`(?s)<code>.*?</code>`)
	active := regexp.MustCompile(`@\w|#\d|(?i)gh-\d|://|www\.`)
	ours := map[string]bool{
		"<!-- acctplan -->": true, "<h2>": true, "</h2>": true, "<h3>": true, "</h3>": true, "<p>": true, "</p>": true, "<ul>": true, "</ul>": true, "<li>": true, "</li>": true,
		"<strong>": true, "</strong>": true, "<code>": true, "</code>": true, "<br>": true, "<details>": true, "</details>": true, "<summary>": true, "</summary>": true,
	}
	rapid.Check(t, func(t *rapid.T) {
		page := rendered(t, written(t, "markdown", hostileResult(t), Options{}))
		for _, tag := range tags.FindAllString(page, -1) {
			if !ours[tag] {
				t.Errorf("%s in\n%s", tag, page)
			}
		}
		if strings.Count(page, "<details>") != strings.Count(page, "</details>") {
			t.Errorf("details left open:\n%s", page)
		}
		if found := active.FindString(code.ReplaceAllString(page, "")); found != "" {
			t.Errorf("%q is active in\n%s", found, page)
		}
	})
}

// What is escaped can be read again as it was.
func TestMarkdownTextReadsAsWritten(t *testing.T) {
	for _, text := range []string{
		"Plain words, 50 % of 1,200.", "a_b_c *d* [e](f) <g> &amp; `h` \\ ~~i~~ | j {k}", "from $180k to $250k", "Ask @ines, or ines@tidewater.example (see #12).", `("@ines")`, "://.", "@",
		"`", "``x`", "C:\\temp\\", "1. one", "# none", "- none", "[x] done", "![i](j)", "GH-12, !34, https://tidewater.example/a_b", "*", "<!-- c -->",
	} {
		page := strings.TrimSpace(rendered(t, "- **x**: "+markdownText(text)))
		page = strings.NewReplacer("<ul>\n<li><strong>x</strong>: ", "", "</li>\n</ul>", "", "<code>", "", "</code>", "").Replace(page)
		page = strings.NewReplacer("&lt;", "<", "&gt;", ">", "&quot;", `"`, "&amp;", "&").Replace(page)
		if page != text {
			t.Errorf("%q reads as %q", text, page)
		}
	}
}

// many is a result with so many findings in each of so many plans, every kind in turn.
func many(plans, each int) Result {
	row := "| g1 | Cut the dock waiting time by Q4 2026 | 待ち時間 | @ines |\n"
	content := []byte(strings.Repeat(row, each))
	files := map[string]*source.File{}
	result := Result{Plans: plans, FailOn: finding.Error, Source: func(path string) *source.File { return files[path] }}
	for i := range plans {
		path := fmt.Sprintf("accounts/plan-%03d.md", i)
		files[path] = source.NewFile(path, content)
		result.Checked = append(result.Checked, Plan{path, fmt.Sprintf("Account %d", i)})
		for j := range each {
			at := j*len(row) + strings.Index(row, "Q4 2026")
			result.Findings = append(result.Findings, finding.Finding{
				Rule: "goals/date", Severity: finding.Severity(1 + j%3), Path: path, Span: source.Span{Start: at, End: at + 7}, Known: j%4 == 3,
				Message: fmt.Sprintf("The goal %d ends in 38 days.", j), Hint: "Review it with @ines.",
				Edits: []finding.Edit{{Span: source.Span{Start: at, End: at + 7}, Text: "2026-12-31"}},
			})
		}
	}
	return result
}

// In a hundred plans or in a single one; a quadratic writer would not come back from the latter.
func TestTenThousandFindings(t *testing.T) {
	for _, size := range [][2]int{{100, 100}, {1, 10_000}} {
		result := many(size[0], size[1])
		for _, format := range Formats() {
			text := written(t, format.Name, result, forge)
			if size[0] > 1 && !testing.Short() {
				valid(t, format.Name, text)
			}
		}
	}
}

// The comment keeps to the limit, the gravest findings stay, and what is left out is counted.
func TestMarkdownKeepsToTheLimit(t *testing.T) {
	result := many(100, 100)
	shown := regexp.MustCompile(`(?m)^- \*\*(Error|Warning|Info)\*\*`)
	number := regexp.MustCompile(`… and (?:([\d,]+) errors?)?(?:, )?(?:([\d,]+) warnings?)?(?:, )?(?:([\d,]+) infos?)?(?:, )?(?:([\d,]+) old findings?)? more`)
	for _, limit := range []int{1_500, 10_000, CommentLimit, SummaryLimit, 16 << 20} {
		text := written(t, "markdown", result, Options{Limit: limit, Link: forge.Link})
		if len(text) > limit {
			t.Errorf("%d bytes of %d", len(text), limit)
		}
		listed := shown.FindAllStringSubmatch(text, -1)
		left := number.FindStringSubmatch(text)
		total := len(listed)
		if left == nil {
			left = make([]string, 5)
		}
		for _, n := range left[1:] {
			var count int
			_, _ = fmt.Sscan(strings.ReplaceAll(n, ",", ""), &count)
			total += count
		}
		if total != len(result.Findings) {
			t.Errorf("limit %d: %d listed, left out %v", limit, len(listed), left)
		}
		if left[1] != "" && strings.Contains(text, "**Warning**") {
			t.Errorf("limit %d: warnings are shown while errors are not", limit)
		}
		if strings.Count(text, "<details>") != strings.Count(text, "</details>") {
			t.Errorf("limit %d: details left open", limit)
		}
	}
}

// GitHub shows ten annotations of a kind; what is left out is said.
func TestGitHubKeepsToTheLimit(t *testing.T) {
	text := written(t, "github", many(1, 100), Options{})
	for _, kind := range []string{"error", "warning", "notice"} {
		if got := strings.Count(text, "::"+kind+" "); got != annotationLimit {
			t.Errorf("%d of kind %s", got, kind)
		}
	}
	lines := strings.Split(strings.TrimSpace(text), "\n")
	want := "::notice title=acctplan::10 of 25 errors, 10 of 25 warnings, 9 of 25 infos are marked here, because GitHub shows no more of one step. The log and the job summary have all.%0A25 more findings were there before this change."
	if got := lines[len(lines)-1]; got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
}

func TestFileURI(t *testing.T) {
	for path, want := range map[string]string{
		"accounts/a.md":          "accounts/a.md",
		"./a.md":                 "a.md",
		"a b/ü%#?.md":            "a%20b/%C3%BC%25%23%3F.md",
		"c:d.md":                 "./c:d.md", // RFC 3986: else the first part would be a scheme
		"/srv/plans/a b.md":      "file:///srv/plans/a%20b.md",
		"C:/plans/a.md":          "file:///C:/plans/a.md",
		"a:b/c.md":               "./a:b/c.md",
		"accounts/\xff\u202e.md": "accounts/%FF%E2%80%AE.md",
	} {
		got, isRelative := fileURI(path)
		if got != want || isRelative == strings.HasPrefix(got, "file:") {
			t.Errorf("%q: got %s, want %s", path, got, want)
		}
	}
}

// A failing writer is reported by every form.
func TestFormatsReportWriterErrors(t *testing.T) {
	for _, format := range Formats() {
		if err := format.Write(&brokenWriter{0}, sample(t), Options{}); !errors.Is(err, errBroken) {
			t.Errorf("%s: %v", format.Name, err)
		}
	}
}

// FuzzFormats: whatever text a finding has, JSON stays JSON and XML stays XML.
func FuzzFormats(f *testing.F) {
	f.Add("accounts/a.md", "# A\n", "]]> @ines <b> \x00 ::error", 1)
	f.Fuzz(func(t *testing.T, path, content, message string, at int) {
		at = max(0, min(at, len(content)))
		file := source.NewFile(path, []byte(content))
		result := Result{Plans: 1, FailOn: finding.Info, Source: func(string) *source.File { return file }, Findings: []finding.Finding{{
			Rule: "a/b", Severity: finding.Error, Path: path, Span: source.Span{Start: at, End: len(content)}, Message: message, Hint: content,
			Edits: []finding.Edit{{Span: source.Span{Start: at, End: at}, Text: message}},
		}}}
		for _, format := range Formats() {
			text := written(t, format.Name, result, Options{})
			switch format.Name {
			case "json", "sarif":
				if !json.Valid([]byte(text)) {
					t.Errorf("%s: %q", format.Name, text)
				}
			case "junit":
				valid(t, format.Name, text)
			}
		}
	})
}

// TestReportFiles checks reports that the command wrote, in the folder that the variable names
// (.ci/formats sets it), by their schemas.
func TestReportFiles(t *testing.T) {
	folder := os.Getenv("ACCTPLAN_REPORTS")
	if folder == "" {
		t.Skip("ACCTPLAN_REPORTS is not set")
	}
	checked := 0
	for pattern, name := range map[string]string{"*.sarif": "sarif", "*.gitlab.json": "gitlab", "*.findings.json": "json", "*.junit.xml": "junit", "*.github.txt": "github"} {
		files, err := filepath.Glob(filepath.Join(folder, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range files {
			content, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if name == "json" {
				validate(t, string(content))
			} else {
				valid(t, name, string(content))
			}
			checked++
		}
	}
	if checked == 0 {
		t.Errorf("no report in %s", folder)
	}
	t.Logf("%d reports checked", checked)
}
