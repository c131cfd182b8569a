package report_test

import (
	"bytes"
	"fmt"
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/source"
)

func planOf(path, text string) *plan.Plan {
	return compile.Compile(source.NewFile(path, []byte(text)), compile.Settings{})
}

// hostileWords are what somebody could write into a plan to do something to a page or its readers.
var hostileWords = []string{
	"@octocat", "@acme/legal", "mail x@example.com", "#12", "acme/plans#3", "GH-7", "!9", "https://evil.example/x", "www.evil.example",
	"![x](https://evil.example/x.png)", "[x](https://evil.example)", "<img src=x onerror=alert(1)>", "<script>alert(1)</script>", "--> <h1>x</h1>", "<!-- acctplan-diff -->",
	"# Heading", "- [ ] task", "> quote", "1. one", "***", "```sh", "`a` @b", "``@c", "| a | b |", "$x$", "~~gone~~", "&lt;b&gt;", "\\@d", "\u202eoverride", "\x1b[31mred",
}

// TestMarkdownDoesNothing holds that no words of a plan, of its file's name, or of a commit call
// anybody, link anywhere or format anything.
func TestMarkdownDoesNothing(t *testing.T) {
	renderer := goldmark.New(goldmark.WithExtensions(extension.GFM))
	for _, word := range hostileWords {
		before := planOf("accounts/a.md", "# A\n")
		after := planOf("accounts/"+word+".md", "# A\n")
		after.Account = plan.String{Origin: plan.Origin{Text: word, State: plan.Set}}
		set := plan.Origin{Text: word, State: plan.Set}
		person := func(stance plan.Stance) []plan.Stakeholder { // whose name begins a line
			return []plan.Stakeholder{{Record: plan.Record{Key: "x", Label: word}, Name: plan.String{Origin: set}, Stance: plan.Enum[plan.Stance]{Origin: set, Value: stance}}}
		}
		before.Stakeholders, after.Stakeholders = person(plan.Supporter), person(plan.Neutral)
		changed := report.NewChangedPlan(before, after)
		pages := map[string]func(*bytes.Buffer) error{
			"diff": func(b *bytes.Buffer) error {
				return report.Changes{Before: word, After: word, Plans: []report.ChangedPlan{changed}, Errors: []report.FileError{{Path: word, Message: word}}}.Markdown(b)
			},
			"log": func(b *bytes.Buffer) error {
				return report.History{Path: word, Entries: []report.HistoryEntry{{Commit: "0123456789", Author: word, Subject: word, Date: time.Unix(1788253200, 0).UTC(), Change: changed}}}.Markdown(b)
			},
		}
		for name, print := range pages {
			t.Run(name+" "+word, func(t *testing.T) {
				var page, html bytes.Buffer
				if err := print(&page); err != nil {
					t.Fatal(err)
				}
				if err := renderer.Convert(page.Bytes(), &html); err != nil {
					t.Fatal(err)
				}
				text := regexp.MustCompile(`<code>[^<]*</code>`).ReplaceAllString(html.String(), "CODE")
				text = strings.Replace(text, "<!-- raw HTML omitted -->", "", 1) // the mark
				for _, tag := range regexp.MustCompile(`<[^>]*>`).FindAllString(text, -1) {
					switch strings.Trim(tag, "</>") {
					case "h2", "p", "ul", "li", "strong":
					default:
						t.Errorf("the page has %s:\n%s", tag, page.String())
					}
				}
				if strings.Count(html.String(), "<h2") != 1 || regexp.MustCompile(`@|#\d|!\d|(?i)gh-\d|://|www\.`).MatchString(text) {
					t.Errorf("the page does something:\n%s", text)
				}
				for _, r := range page.String() {
					if r != '\n' && (r < 0x20 || r == 0x202e) {
						t.Errorf("the page holds %q", r)
					}
				}
			})
		}
	}
}

// TestMarkdownFits holds that a page is never longer than a comment may be, says what it leaves
// out, and begins with its mark.
func TestMarkdownFits(t *testing.T) {
	var changes report.Changes
	for i := range 500 {
		var text strings.Builder
		fmt.Fprintf(&text, "---\nacctplan: 1\naccount: Account %d\n---\n\n# A\n\n## Risks\n\n", i)
		for j := range 40 {
			fmt.Fprintf(&text, "- Risk %d of account %d: %s\n", j, i, strings.Repeat("word ", 12))
		}
		path := fmt.Sprintf("accounts/%03d.md", i)
		changes.Plans = append(changes.Plans, report.NewChangedPlan(planOf(path, "# A\n"), planOf(path, text.String())))
	}
	changes.Before, changes.After = "main", "HEAD"
	var page bytes.Buffer
	if err := changes.Markdown(&page); err != nil {
		t.Fatal(err)
	}
	text := page.String()
	if !strings.HasPrefix(text, report.ChangesMark+"\n") || len(text) > 65_536 || len(text) < 30_000 {
		t.Errorf("%d bytes, beginning with %.40q", len(text), text)
	}
	if !strings.Contains(text, " more plans, for which there is no room here.") || !strings.HasSuffix(text, "500 plans changed between main and HEAD.\n") {
		t.Errorf("the end is %q", text[len(text)-200:])
	}
}

// TestChangesOnATerminal holds that long lines are broken between words, and indented.
func TestChangesOnATerminal(t *testing.T) {
	before := planOf("a.md", "# Acme\n\n## Actions\n\n- [ ] Send the figures of the pilot to everybody who works in the hubs (owner: Lea Brandt) due:2026-09-05\n")
	after := planOf("a.md", "# Acme\n\n## Actions\n\n- [ ] Send the figures of the pilot to everybody who works in the hubs (owner: Lea Brandt) due:2026-10-05\n")
	changes := report.Changes{Before: "v1", After: "v2", Plans: []report.ChangedPlan{report.NewChangedPlan(before, after)}}
	var out bytes.Buffer
	if err := changes.Text(&out, report.TextOptions{Width: 50, Wrap: true}); err != nil {
		t.Fatal(err)
	}
	want := `a.md: Acme
  action slipped 5 Sep → 5 Oct 2026: Send the
      figures of the pilot to everybody who works
      in the hubs

1 plan changed between v1 and v2
`
	if out.String() != want {
		t.Errorf("got\n%s", out.String())
	}
}
