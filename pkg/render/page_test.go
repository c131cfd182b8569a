// Promises about every page, however odd the plan.

package render_test

import (
	"bytes"
	"fmt"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/acctplan/acctplan/pkg/audience"
	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/render"
	"github.com/acctplan/acctplan/pkg/source"
)

// everything is the examples and the stress plans.
func everything(t *testing.T) map[string]brief.Brief {
	all := examples(t)
	maps.Copy(all, stress())
	return all
}

func TestPagesAreDeterministic(t *testing.T) {
	again := everything(t)
	for name, b := range everything(t) {
		if html(t, b) != html(t, again[name]) {
			t.Errorf("%s: two HTML pages differ", name)
		}
		if !bytes.Equal(pdf(t, b, options), pdf(t, again[name], options)) {
			t.Errorf("%s: two PDF files differ", name)
		}
	}
}

func TestPDFIsSound(t *testing.T) {
	for name, b := range everything(t) {
		papers := []render.Paper{render.A4, render.Letter}
		if name == "many" || name == "huge-cell" {
			papers = papers[:1] // enough pages as it is
		}
		for _, paper := range papers {
			t.Run(name+"/"+paper.String(), func(t *testing.T) {
				o := options
				o.Paper = paper
				path := saved(t, name+"-"+paper.String()+".pdf", pdf(t, b, o))
				if out := tool(t, "qpdf", "--check", path); !strings.Contains(out, "No syntax or stream encoding errors") {
					t.Error(out)
				}
				info := tool(t, "pdfinfo", path)
				for _, want := range []string{"Tagged:          yes", "Producer:        acctplan 0.0.0-test", "Title: "} {
					if !strings.Contains(info, want) {
						t.Errorf("pdfinfo lacks %q:\n%s", want, info)
					}
				}
				if name != "scripts" { // the boxes of the Arabic face are three lines high
					wordsInPlace(t, tool(t, "pdftotext", "-bbox", path, "-"))
				}
			})
		}
	}
}

// TestStressPages is what .ci/pictures looks at: the stress plans in all forms, the single page
// among them.
func TestStressPages(t *testing.T) {
	for name, b := range stress() {
		t.Run(name, func(t *testing.T) {
			saved(t, name+".html", []byte(html(t, b)))
			for _, paper := range []render.Paper{render.A4, render.Letter} {
				o := options
				o.Paper = paper
				saved(t, name+"-"+paper.String()+".pdf", pdf(t, b, o))
				o.OnePage = true
				suffix := "-one"
				if paper == render.Letter {
					suffix = "-one-letter"
				}
				path := saved(t, name+suffix+".pdf", pdf(t, b, o))
				if name == "long" || name == "names" {
					continue // a name of 200 characters in every place leaves no room for a single page
				}
				if pages := tool(t, "pdfinfo", path); !strings.Contains(pages, "Pages:           1\n") {
					t.Errorf("%s: the single page is\n%s", paper, pages)
				}
				if name != "scripts" && name != "emoji" {
					wordsInPlace(t, tool(t, "pdftotext", "-bbox", path, "-"))
				}
			}
		})
	}
}

// A third page for the next 90 days alone is avoided on the shorter paper, too.
func TestLetterSavesAPage(t *testing.T) {
	o := options
	o.Paper = render.Letter
	b := examples(t)["nordhafen-antriebe"]
	b.Value = nil // there is room for the rest of it
	b.Stakeholders, b.Opportunities = slices.Clone(b.Stakeholders), slices.Clone(b.Opportunities)
	for i := range b.Stakeholders {
		b.Stakeholders[i].Next = ""
	}
	for i := range b.Opportunities {
		b.Opportunities[i].Next = ""
	}
	path := saved(t, "nordhafen-two.pdf", pdf(t, b, o))
	if info := tool(t, "pdfinfo", path); !strings.Contains(info, "Pages:           2\n") {
		t.Error(info)
	}
	said := strings.Join(strings.Fields(tool(t, "pdftotext", path, "-")), " ")
	for _, want := range []string{"Next 30 days", "Security approval for the turbine gateway", "Win on live stock", "Bring Holger Brügmann"} {
		if !strings.Contains(said, want) {
			t.Errorf("%q is missing or cut short", want)
		}
	}
}

// Milestones and dates of the next 90 days stand beside the risks, too, where there is nothing to do.
func TestTimelineWithoutActionsIsKept(t *testing.T) {
	b := examples(t)["nordhafen-antriebe"]
	b.Actions = nil
	o := options
	o.Paper = render.Letter
	if said := tool(t, "pdftotext", saved(t, "nordhafen-no-actions.pdf", pdf(t, b, o)), "-"); !strings.Contains(said, "Plan review 8 Feb") {
		t.Errorf("no date of the next 90 days in\n%s", said)
	}
}

func TestOnePageSaysWhatItLeavesOut(t *testing.T) {
	o := options
	o.OnePage = true
	said := strings.Join(strings.Fields(tool(t, "pdftotext", saved(t, "units-one.pdf", pdf(t, stress()["units"], o)), "-")), " ")
	note := regexp.MustCompile(`On one page: (.*?)\.`).FindStringSubmatch(said)
	if note == nil {
		t.Fatalf("the page does not say what it leaves out:\n%s", said)
	}
	for _, want := range []string{`of 9 goals`, `of 60 stakeholders|stakeholders`, `of 12 opportunities`, `of 9 risks`, `of 20 actions`} {
		if !regexp.MustCompile(want).MatchString(note[1]) {
			t.Errorf("%q lacks %s", note[1], want)
		}
	}
	empty := stress()["units"] // a place without anybody is nobody
	people := 0
	for i := range empty.Map.Nodes {
		if !empty.Map.Nodes[i].Gap {
			people++
		}
	}
	empty.Map.Nodes = append(slices.Clone(empty.Map.Nodes), brief.Node{Name: "Shared Services", Unit: "Shared Services", Gap: true})
	said = strings.Join(strings.Fields(tool(t, "pdftotext", saved(t, "gap-one.pdf", pdf(t, empty, o)), "-")), " ")
	if want := fmt.Sprintf("of %d people on the map", people); !strings.Contains(said, want) {
		t.Errorf("no %q: %s", want, said)
	}
	whole := stress()["one-line"]
	if said := tool(t, "pdftotext", saved(t, "line-one.pdf", pdf(t, whole, o)), "-"); strings.Contains(said, "On one page") {
		t.Error("a page that leaves nothing out says so")
	}
}

// No figure and no word of a card is broken: half of an amount is another amount.
func TestCardsAreNotBroken(t *testing.T) {
	b := stress()["one-line"]
	b.KPIs = nil
	for range 7 {
		b.KPIs = append(b.KPIs, brief.KPI{Name: "Kundengesundheit", Value: "₹\u00a0168.000.000"})
	}
	said := tool(t, "pdftotext", saved(t, "cards.pdf", pdf(t, b, options)), "-")
	if strings.Count(said, "168.000.000") != 7 || strings.Count(said, "Kundengesundheit") != 7 {
		t.Error(said)
	}
}

// box is a word with its place on a page.
type box struct {
	left, top, right, bottom float64
	text                     string
}

// wordsInPlace checks that every word is on its page and that no two words cover each other.
func wordsInPlace(t *testing.T, bounds string) {
	t.Helper()
	number := func(s string) float64 { value, _ := strconv.ParseFloat(s, 64); return value }
	word := regexp.MustCompile(`<word xMin="([-\d.]+)" yMin="([-\d.]+)" xMax="([-\d.]+)" yMax="([-\d.]+)">(.*?)</word>`)
	for index, page := range strings.Split(bounds, "<page ")[1:] {
		size := regexp.MustCompile(`width="([\d.]+)" height="([\d.]+)"`).FindStringSubmatch(page)
		var boxes []box
		for _, m := range word.FindAllStringSubmatch(page, -1) {
			own := box{number(m[1]), number(m[2]), number(m[3]), number(m[4]), m[5]}
			if own.left < 20 || own.right > number(size[1])-20 || own.top < 8 || own.bottom > number(size[2])-10 {
				t.Errorf("page %d: %q leaves the page: %+v", index+1, own.text, own)
			}
			for _, other := range boxes {
				across := min(own.right, other.right) - max(own.left, other.left)
				down := min(own.bottom, other.bottom) - max(own.top, other.top)
				if height := min(own.bottom-own.top, other.bottom-other.top); across > 1.5 && down > 0.55*height {
					t.Errorf("page %d: %q covers %q: %+v %+v", index+1, own.text, other.text, own, other)
				}
			}
			boxes = append(boxes, own)
		}
	}
}

// texts are all texts that a brief shows.
func texts(value reflect.Value) []string {
	switch value.Kind() {
	case reflect.String:
		if value.Type() == reflect.TypeFor[string]() && value.String() != "" {
			return []string{value.String()}
		}
	case reflect.Struct:
		var all []string
		for i := range value.NumField() {
			if name := value.Type().Field(i).Name; name != "Initials" {
				all = append(all, texts(value.Field(i))...)
			}
		}
		return all
	case reflect.Slice:
		var all []string
		for i := range value.Len() {
			all = append(all, texts(value.Index(i))...)
		}
		return all
	}
	return nil
}

// squeezed is a text without anything that a line break may add or take.
func squeezed(text string) string {
	return strings.Map(func(char rune) rune {
		if unicode.IsSpace(char) || char == '\u00AD' || char == '-' || char == '\u200B' {
			return -1
		}
		return unicode.ToLower(char)
	}, text)
}

func TestPDFSaysEverything(t *testing.T) {
	for name, b := range everything(t) {
		if name == "scripts" || name == "hostile" {
			continue // pdftotext puts mixed directions in an order of its own; see TestScripts
		}
		t.Run(name, func(t *testing.T) {
			said := squeezed(tool(t, "pdftotext", "-raw", saved(t, name+".pdf", pdf(t, b, options)), "-"))
			b.Map = brief.Map{} // its people are those of the table, its titles may be left out
			b.KeyDates = nil    // those of the next 90 days are on the timeline, in a picture
			for _, text := range texts(reflect.ValueOf(b)) {
				if !strings.Contains(said, squeezed(text)) && !acrossPages(said, text) {
					t.Errorf("the page does not say %q", text)
				}
			}
		})
	}
}

// acrossPages accepts a long text that a page break cuts: its words are there.
func acrossPages(said, text string) bool {
	if len(text) < 500 {
		return false
	}
	for _, word := range strings.Fields(text) {
		if !strings.Contains(said, squeezed(word)) {
			return false
		}
	}
	return true
}

func TestScripts(t *testing.T) {
	said := tool(t, "pdftotext", "-raw", saved(t, "scripts.pdf", pdf(t, stress()["scripts"], options)), "-")
	for _, word := range []string{"田中", "株式会社ノルド", "कृष्णमूर्ति", "김민수", "Łukasz", "Żółć", "Παπαδόπουλος", "₹6.8 Cr", "محمد", "العربي", "יוסי", "כהן", "ใจดี", "🚀"} {
		if !strings.Contains(said, word) {
			t.Errorf("the page does not say %s:\n%s", word, said)
		}
	}
}

func TestHostileTextIsInert(t *testing.T) {
	for name, b := range map[string]brief.Brief{"ours": stress()["hostile"], "the customer's": forCustomer(t, hostile())} {
		t.Run(name, func(t *testing.T) { isInert(t, b) })
	}
}

// forCustomer is what a customer may read of a plan, with everything that can be shown.
func forCustomer(t *testing.T, text string) brief.Brief {
	t.Helper()
	p := compile.Compile(source.NewFile("plan.md", []byte(text)), compile.Settings{})
	p.Competitors, p.Whitespace = nil, nil // the hostile texts are competitors' names, too, and would keep everything back
	for i := range p.Stakeholders {
		p.Stakeholders[i].Competitor = plan.String{}
	}
	for i := range p.Actions { // all of them are joint work
		p.Actions[i].For = plan.Refs{}
		p.Actions[i].Owners.List = []plan.Person{{Origin: p.Actions[i].Action.Origin, Side: plan.Theirs}}
	}
	shared, _, err := audience.Share(p, compile.Settings{}, audience.Visibility{Show: audience.Names(audience.Offered)}, nil, plan.DayOf(2026, 11, 27))
	if err != nil {
		t.Fatal(err)
	}
	return brief.ForCustomer(shared, asOf, nil, locale.Locale{})
}

func isInert(t *testing.T, b brief.Brief) {
	allowed := regexp.MustCompile(`^/?(!DOCTYPE|html|head|meta|title|style|body|div|header|p|h1|h2|span|bdi|main|ul|ol|li|section|table|thead|tbody|tr|th|td|figure|figcaption|footer|svg|desc|rect|circle|path|text|tspan)$`)
	page := html(t, b)
	for _, m := range regexp.MustCompile(`<(/?[!a-zA-Z][^\s>/]*)([^>]*)>`).FindAllStringSubmatch(page, -1) {
		if !allowed.MatchString(m[1]) {
			t.Errorf("the page has an element that no template wrote: %s", m[0])
		}
		if regexp.MustCompile(`(?i)\s(on\w+|style|href|src|srcset|action)\s*=`).MatchString(m[2]) && !strings.Contains(m[0], `Content-Security-Policy`) {
			t.Errorf("an attribute that no brief needs: %s", m[0])
		}
	}
	if strings.Count(page, "</style>") != 1 || strings.Count(page, "<title>") != 1 {
		t.Error("a text has closed an element")
	}
	if !strings.Contains(page, "&lt;script&gt;alert(1)&lt;/script&gt;") {
		t.Error("the hostile text is not shown")
	}
	for _, char := range page {
		if char != '\n' && unicode.IsControl(char) || char >= 0x202A && char <= 0x202E {
			t.Fatalf("the page holds %U", char)
		}
	}
	raw := pdf(t, b, options)
	if bytes.Contains(raw, []byte("/JavaScript")) || bytes.Contains(raw, []byte("/URI")) {
		t.Error("the PDF acts on hostile text")
	}
}

// A brief that somebody built by hand is no safer than a plan.
func TestControlCharactersAreDropped(t *testing.T) {
	b := brief.Brief{Header: brief.Header{Account: "A\x00B\x1b[31m\u202E\u2066C"}, Stamp: "INTERNAL"}
	page := html(t, b)
	if strings.ContainsAny(page, "\x00\x1b\u202E\u2066") {
		t.Errorf("control characters reach the page: %q", page)
	}
	pdf(t, b, options)
}

func TestPolicy(t *testing.T) {
	page := html(t, examples(t)["ledgerlark"])
	for _, want := range []string{`default-src &#39;none&#39;; style-src &#39;sha256-`, `<meta name="generator" content="acctplan 0.0.0-test">`, `<html lang="en">`} {
		if !strings.Contains(page, want) {
			t.Errorf("the page lacks %s", want)
		}
	}
	for _, forbidden := range []string{"<script", "http:", "https:", "@import", "url(", " style="} {
		if strings.Contains(strings.ReplaceAll(page, `xmlns="http://www.w3.org/2000/svg"`, ""), forbidden) {
			t.Errorf("the page holds %s", forbidden)
		}
	}
}

func TestDraft(t *testing.T) {
	b := stress()["draft"]
	said := tool(t, "pdftotext", "-raw", saved(t, "draft.pdf", pdf(t, b, options)), "-")
	for _, page := range []string{html(t, b), said} {
		for _, want := range []string{"DRAFT · 2 errors", "Checked 23 Nov 2026: 2 errors, 1 warning", "INTERNAL"} {
			if !strings.Contains(page, want) {
				t.Errorf("%q is not said in\n%s", want, page)
			}
		}
	}
}

func TestStampIsOnEveryPage(t *testing.T) {
	text := tool(t, "pdftotext", saved(t, "many.pdf", pdf(t, stress()["many"], options)), "-")
	pages := strings.Split(strings.TrimSuffix(text, "\f"), "\f")
	for i, page := range pages {
		if !strings.Contains(page, "INTERNAL · Many · as of 23 Nov 2026") || !strings.Contains(page, fmt.Sprintf("page %d of %d", i+1, len(pages))) {
			t.Errorf("page %d lacks its footer", i+1)
		}
	}
}

func TestParsePaper(t *testing.T) {
	for _, paper := range []render.Paper{render.A4, render.Letter} {
		if got, ok := render.ParsePaper(paper.String()); !ok || got != paper {
			t.Errorf("%s is read as %v", paper, got)
		}
	}
	if _, ok := render.ParsePaper("foolscap"); ok {
		t.Error("foolscap is no paper of ours")
	}
}

// portfolio is a view with one row of every kind.
func portfolio() brief.Portfolio {
	return brief.Portfolio{
		AsOf: brief.Day{Day: plan.DayOf(2026, 11, 23), Text: "23 Nov 2026"}, Stamp: "INTERNAL",
		Rows: []*brief.Row{
			{Account: "Nordhafen Antriebe SE", Owner: "Lea Brandt", Page: "nordhafen.html", PDF: "nordhafen.pdf", Tier: "Strategic", ARR: "€2.4M", Pipeline: "€1.1M",
				Renewal: "30 Jun 2027", Days: brief.Label{Text: "219 days left"}, Health: brief.Label{Text: "Green", Tone: brief.Good}, Tally: brief.Tally{Warnings: 2}},
			{Account: "<script>alert(1)</script>", Page: "../../etc/passwd", PDF: "javascript:alert(2)", Tier: "Key", ARR: "₹6.8 Cr", Renewal: "Evergreen",
				Health: brief.Label{Text: "Red", Tone: brief.Bad}, Tally: brief.Tally{Errors: 3, Infos: 1}},
			{Account: "Müller & Söhne", Page: "deep/a b?c#d.html", Days: brief.Label{Text: "12 days overdue", Tone: brief.Bad}, Renewal: "11 Nov 2026", Unchecked: true},
		},
		Totals: []brief.Total{{Currency: "EUR", ARR: "€2.4M", Pipeline: "€1.1M", Accounts: 1}, {Currency: "INR", ARR: "₹6.8 Cr", Accounts: 1}},
	}
}

func TestIndexLinksStayBelow(t *testing.T) {
	var out bytes.Buffer
	if err := render.Index(&out, portfolio(), options); err != nil {
		t.Fatal(err)
	}
	var links []string
	for _, m := range regexp.MustCompile(`href="([^"]*)"`).FindAllStringSubmatch(out.String(), -1) {
		links = append(links, m[1])
	}
	want := []string{"./nordhafen.html", "./nordhafen.pdf", "./javascript:alert%282%29", "./deep/a%20b%3Fc%23d.html"}
	if !reflect.DeepEqual(links, want) {
		t.Errorf("links %q, want %q", links, want)
	}
	scripts := regexp.MustCompile(`<script[^>]*>[^<]*`).FindAllString(out.String(), -1)
	if want := []string{`<script src="./portfolio-search.js" defer>`, `<script src="./portfolio.js" defer>`}; !reflect.DeepEqual(scripts, want) {
		t.Errorf("scripts %q, want %q", scripts, want)
	}
}

func TestEmptyIndex(t *testing.T) {
	var out bytes.Buffer
	if err := render.Index(&out, brief.Portfolio{Stamp: "INTERNAL"}, options); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(out.String(), "There are no account plans.") {
		t.Error("an empty portfolio says nothing")
	}
}
