// No page says a word by itself that is not in the catalogue: pages are made in a language whose
// words all stand in brackets, and what is left outside of brackets must be the plan's own.

package render

import (
	"bytes"
	"html"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
	"unicode"

	"github.com/acctplan/acctplan/pkg/audience"
	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// listener takes down what is said on the pages of a PDF, a line a piece.
type listener struct {
	blankLeaves
	pieces []string
}

func (l *listener) Text(_, _ float64, line draw.Line) { l.pieces = append(l.pieces, line.Text()) }
func (l *listener) Begin(node draw.Node) {
	l.pieces = append(l.pieces, "\n", node.Alt, "\n", node.Actual, "\n")
}
func (l *listener) End()           { l.pieces = append(l.pieces, "\n") }
func (l *listener) BeginArtifact() { l.pieces = append(l.pieces, "\n") }

// Bracketed texts, also those that a line's end has cut short.
var bracketed = regexp.MustCompile(`⟦[^⟧\n]*(⟧|…|\n|$)`)

// ownWords are words that are nobody's language: the program's name, months and scales of the
// house style, what an identifier or a scale is called everywhere, how the plans put a competitor.
var ownWords = strings.Fields("acctplan test n a jan feb mar apr may jun jul aug sep oct nov dec k m b cr lakh q pdf inr eur usd gbp h deployed active")

// shortened is a word of a plan that a line's end has cut short.
var shortened = regexp.MustCompile(`\p{L}+…`)

// strays are the words of a text outside of brackets that the plans do not have.
func strays(text string, plans string) []string {
	known := map[string]bool{}
	split := func(text string) []string {
		return strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return !unicode.IsLetter(char) })
	}
	for _, word := range append(split(plans), ownWords...) {
		known[word] = true
	}
	var found []string
	for _, word := range split(shortened.ReplaceAllString(bracketed.ReplaceAllString(text, "\n"), "\n")) {
		if !known[word] && len([]rune(word)) > 2 { // two letters are somebody's initials
			found = append(found, word)
		}
	}
	return found
}

// ownText is a plan without what the format says in it: keys, headings, heads of tables, and the
// words of the vocabulary where they fill a cell.
func ownText(text string) string {
	var out strings.Builder
	lines := strings.Split(text, "\n")
	for i, line := range lines {
		if strings.HasPrefix(line, "## ") || i+1 < len(lines) && strings.HasPrefix(lines[i+1], "|--") {
			continue
		}
		if key, value, ok := strings.Cut(line, ":"); ok && !strings.ContainsAny(key, " |-#") {
			line = value
		}
		for _, cell := range strings.Split(line, "|") {
			if cell = strings.TrimSpace(cell); strings.Contains(cell, " ") || strings.ToLower(cell) != cell {
				out.WriteString(cell + "\n")
			}
		}
	}
	return out.String()
}

var (
	styleSheets = regexp.MustCompile(`(?s)<style>.*?</style>`)
	spoken      = regexp.MustCompile(`(?:aria-label|data-label|data-none|data-single|data-many|data-first|data-all|data-all-one|data-some|title|alt)="([^"]*)"`)
	tags        = regexp.MustCompile(`(?s)<[^>]*>`)
)

// heard is the text of a page with what its attributes say.
func heard(page string) string {
	page = styleSheets.ReplaceAllString(page, "")
	var attributes []string
	for _, found := range spoken.FindAllStringSubmatch(page, -1) {
		if found[1] != "descending" {
			attributes = append(attributes, found[1])
		}
	}
	return html.UnescapeString(tags.ReplaceAllString(page, "\n") + strings.Join(attributes, "\n"))
}

func TestEveryLabelIsInTheCatalogue(t *testing.T) {
	pseudo, known := locale.Of("", "qps")
	if !known {
		t.Fatal("there is no pseudo-language")
	}
	asOf := plan.DayOf(2026, 11, 23)
	paths, err := filepath.Glob("../../examples/*/*.md")
	if err != nil || len(paths) < 6 {
		t.Fatalf("examples: %v %v", paths, err)
	}
	paths = append(paths, "") // an empty plan
	var entries []*brief.Entry
	all := ""
	said := 0
	for _, path := range paths {
		text := []byte{}
		if path != "" {
			if text, err = os.ReadFile(path); err != nil {
				t.Fatal(err)
			}
		}
		p := compile.Compile(source.NewFile(path, text), compile.Settings{})
		f := facts.Of(p, asOf)
		findings := []finding.Finding{{Rule: "goals/none", Severity: finding.Error}, {Rule: "goals/none", Severity: finding.Warning}, {Rule: "goals/none", Severity: finding.Warning}, {Rule: "goals/none"}}
		b := brief.Of(p, f, findings, brief.Options{Locale: pseudo})
		entries = append(entries, &brief.Entry{Summary: brief.SummaryOf(p, f, pseudo), Found: finding.Portion{Plain: findings}, Page: "a.html", PDF: "a.pdf"})
		own := ownText(string(text)) + " goals none "
		all += own
		briefs := map[string]brief.Brief{"ours": b}
		if path != "" { // there is no customer's page of nobody
			shared, _, err := audience.Share(p, compile.Settings{}, audience.Visibility{Show: audience.Names(audience.Offered)}, nil, plan.DayOf(2026, 11, 27))
			if err != nil {
				t.Fatal(err)
			}
			briefs["the customer's"] = brief.ForCustomer(shared, asOf, findings, pseudo)
		}
		for whose, b := range briefs {
			path := path + ", " + whose
			var out bytes.Buffer
			if err := HTML(&out, b, Options{}); err != nil {
				t.Fatal(err)
			}
			if found := strays(heard(out.String()), own); len(found) > 0 {
				t.Errorf("%s: the HTML page says %q", path, found)
			}
			for _, one := range []bool{false, true} {
				heard := &listener{}
				s := newSheet(heard, b, Options{})
				s.compose(Options{OnePage: one})
				text := strings.Join(heard.pieces, " ")
				said += strings.Count(text, "⟦")
				if found := strays(text, own); len(found) > 0 {
					t.Errorf("%s: the PDF says %q", path, found)
				}
			}
			out.Reset()
			if err := MapSVG(&out, b, Options{}); err == nil {
				if found := strays(heard(out.String()), own); len(found) > 0 {
					t.Errorf("%s: the map says %q", path, found)
				}
			}
		}
	}
	if said < 1000 {
		t.Errorf("only %d labels were drawn: the test does not look", said)
	}
	var out bytes.Buffer
	portfolio := brief.PortfolioOf(asOf, entries, brief.Options{Locale: pseudo})
	if err := Index(&out, portfolio, Options{}); err != nil {
		t.Fatal(err)
	}
	if err := SearchScript(&out, portfolio); err != nil {
		t.Fatal(err)
	}
	index, _, _ := strings.Cut(out.String(), GeneratedScript)
	if found := strays(heard(index), all); len(found) > 0 {
		t.Errorf("the index says %q", found)
	}
	// Had a label been left out, this would have noticed.
	if found := strays("⟦Risks⟧ Stakeholderz", "Risks"); len(found) != 1 {
		t.Errorf("a stray word is not found: %q", found)
	}
	// Nor does the script say anything by itself.
	if quoted := regexp.MustCompile(`textContent = "([^"]+)"`).FindStringSubmatch(portfolioScript); quoted != nil && quoted[1] != " · " {
		t.Errorf("the script says %q", quoted[1])
	}
}
