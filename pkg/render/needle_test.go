// What a customer must not read: a needle in every field of a plan, and a search for each in
// everything that is made for the customer.

package render_test

import (
	"bytes"
	"compress/zlib"
	"encoding/hex"
	"fmt"
	markup "html"
	"io"
	"reflect"
	"regexp"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/audience"
	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/figure"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/render"
	"github.com/acctplan/acctplan/pkg/source"
)

// needle is a text that stands in one field only, as a page would show it.
type needle struct {
	path   string // "Goals.Metric"; of a second record "Goals[1].Metric"
	text   string
	number bool // looked for among words only: pictures are full of numbers
	silent bool // no page shows it, even where it is allowed
}

// hay fills a plan with needles.
type hay struct {
	needles []needle
	count   int
}

func (h *hay) word(path string, silent bool) string {
	h.count++
	text := "Qz"
	for n := h.count; n > 0; n /= 20 {
		text += string("bcdfghjklmnpqrstvwxz"[n%20])
	}
	text += "q"
	h.needles = append(h.needles, needle{path: path, text: text, silent: silent})
	return text
}

func (h *hay) shownAs(path, text string) {
	h.needles = append(h.needles, needle{path: path, text: text, number: true})
}

// fill puts needles into a value of the model, whatever it is.
func (h *hay) fill(t *testing.T, v reflect.Value, path string) {
	t.Helper()
	origin := func(silent bool) plan.Origin {
		return plan.Origin{Text: h.word(path, silent), State: plan.Set}
	}
	h.count++
	number := decimal.NewFromInt(int64(300 + 7*h.count))
	switch p := v.Addr().Interface().(type) {
	case *plan.String:
		p.Origin = origin(false)
		if path == "Stakeholders.Title" {
			p.Text = "Director " + p.Text // what is no title is not shown
		}
	case *plan.Date:
		p.Origin = origin(true)
		p.First = plan.DayOf(2031, 1, 1+h.count)
		p.Last = p.First
		h.shownAs(path, figure.Day(p.Last))
	case *plan.Money:
		p.Origin = origin(true)
		p.Amount, p.Currency = number.Shift(3), "EUR"
		p.Min, p.Max = p.Amount, p.Amount
		h.shownAs(path, figure.Money(*p))
	case *plan.Percent:
		p.Origin = origin(true)
		p.Value = decimal.New(int64(101+7*h.count%890), -1)
		h.shownAs(path, p.Value.String()+"%")
	case *plan.Number:
		p.Origin = origin(true)
		p.Value = number
		h.shownAs(path, figure.Grouped(number))
	case *plan.Days:
		*p = plan.Days{Origin: origin(true), Value: 5000 + h.count}
	case *plan.Flag:
		p.Origin = origin(true)
	case *plan.Person:
		p.Origin = origin(true)
		p.Side, p.Index = plan.Theirs, 0
		p.ID, p.Name = h.word(path, true), h.word(path, false)
	case *plan.People:
		p.Origin = origin(true)
		p.List = make([]plan.Person, 1)
		h.fill(t, reflect.ValueOf(&p.List[0]).Elem(), path)
	case *plan.Strings:
		p.Origin = origin(true)
		p.List = []plan.String{{Origin: origin(false)}}
	case *plan.Refs:
		*p = plan.Refs{Origin: origin(true), List: []plan.Ref{{Origin: origin(true), Key: h.word(path, true)}}}
	case **source.File:
		*p = source.NewFile(h.word(path, true)+".md", []byte(h.word(path, true)))
	case *source.Span, *plan.Rates, *[]source.Span, *[]plan.Suppression, *[]plan.Section, *bool, *int:
		// Places, numbers of the compiler's own and settings; Sections have a title, which is tried below.
	case *[]plan.Problem:
		*p = []plan.Problem{{Kind: plan.UnreadableValue, Text: h.word(path, true), Detail: h.word(path, true), Hint: h.word(path, true)}}
	default:
		switch {
		case v.Kind() == reflect.String:
			v.SetString(h.word(path, true))
		case v.Kind() == reflect.Slice:
			v.Set(reflect.MakeSlice(v.Type(), 2, 2))
			h.fill(t, v.Index(0), path)
			h.fill(t, v.Index(1), path+"[1]")
		case v.Kind() == reflect.Struct && strings.HasPrefix(v.Type().Name(), "Enum["):
			word := h.word(path, false)
			v.FieldByName("Origin").Set(reflect.ValueOf(plan.Origin{Text: word, State: plan.Set}))
			v.FieldByName("Value").SetString(word)
		case v.Kind() == reflect.Struct && strings.HasPrefix(v.Type().Name(), "Enums["):
			v.FieldByName("Origin").Set(reflect.ValueOf(origin(true)))
			list := v.FieldByName("List")
			list.Set(reflect.MakeSlice(list.Type(), 1, 1))
			h.fill(t, list.Index(0), path)
		case v.Kind() == reflect.Struct:
			for i := range v.NumField() {
				name := v.Type().Field(i).Name
				at := strings.TrimPrefix(path+"."+name, ".")
				if v.Type().Field(i).Anonymous {
					at = path
				}
				h.fill(t, v.Field(i), at)
			}
		default:
			t.Fatalf("%s is a %s, which this test cannot fill: teach it", path, v.Type())
		}
	}
}

// haystack is a plan with a needle in every field. The first record of each kind is one that the
// customer may read; the second is one that the customer may not, where there is such a thing.
func haystack(t *testing.T) (*plan.Plan, []needle) {
	h := &hay{}
	p := &plan.Plan{}
	h.fill(t, reflect.ValueOf(p).Elem(), "")
	p.Problems[0].Kind = plan.UnreadableValue
	toGoal := plan.Refs{Origin: plan.Origin{State: plan.Set}, List: []plan.Ref{{Collection: plan.Goals, Key: p.Goals[0].Key}}}
	p.Goals[1].Assumed.Value = true
	p.Actions[0].For, p.Milestones[0].For = toGoal, toGoal
	p.Actions[0].Done, p.Actions[0].Checked = plan.Date{}, plan.Flag{}
	p.Actions[1].For = plan.Refs{Origin: plan.Origin{State: plan.Set}, List: []plan.Ref{toGoal.List[0], {Collection: plan.Opportunities, Key: p.Opportunities[0].Key}}}
	p.Milestones[1].For = plan.Refs{}
	p.Stakeholders[0].Left = plan.Date{}
	p.Stakeholders[1].Left.First = asOf - 1
	p.Actions[1].Done = plan.Date{}
	p.Team[0].Span = source.Span{Start: 1, End: 8}
	p.Team[1].Span, p.Team[1].Name.Span = source.Span{Start: 9, End: 12}, source.Span{Start: 9, End: 12}
	p.Risks[1].Risk.Text += " " + p.Stakeholders[0].Name.Text
	p.Metrics[0].Metric = p.Goals[0].Metric
	p.Owner.Side, p.CSM.Side, p.ExecutiveSponsor.Side = plan.Unresolved, plan.Unresolved, plan.Unresolved
	p.Renewal.First, p.Renewal.Last = asOf+40, asOf+40
	p.NextReview.First, p.NextReview.Last = asOf+50, asOf+50
	for i, own := range h.needles {
		switch {
		case own.path == "Renewal" && own.number:
			h.needles[i].text = figure.Day(asOf + 40)
		case own.path == "NextReview" && own.number:
			h.needles[i].text = figure.Day(asOf + 50)
		case own.path == "Metrics.Value":
			h.needles[i].path = "Goals.Current"
		case own.path == "Metrics.Metric" || own.path == "Actions.Done" || own.path == "Actions[1].Done" || own.path == "Stakeholders.Left" || strings.HasPrefix(own.path, "Actions.For") || strings.HasPrefix(own.path, "Milestones.For"):
			h.needles[i].text = "" // taken out again
		}
	}
	return p, h.needles
}

// said is everything that a page says, in every way in which it could.
type said struct {
	raw   string // all bytes, unpacked
	words string // what somebody reads or hears, in lower case
}

func htmlSaid(page string) said {
	words := regexp.MustCompile(`(?s)<style>.*?</style>`).ReplaceAllString(page, " ")
	words = regexp.MustCompile(`<[^>]*>`).ReplaceAllStringFunc(words, func(tag string) string {
		spoken := regexp.MustCompile(`(?:aria-label|title|alt|content|lang)="([^"]*)"`).FindAllStringSubmatch(tag, -1)
		text := " "
		for _, attribute := range spoken {
			text += attribute[1] + " "
		}
		return text
	})
	return said{page, strings.ToLower(markup.UnescapeString(words))}
}

func pdfSaid(t *testing.T, name string, file []byte) said {
	raw := bytes.NewBuffer(bytes.Clone(file))
	streams := regexp.MustCompile(`(?s)stream\r?\n(.*?)endstream`).FindAllSubmatch(file, -1)
	unpacked := 0
	for _, stream := range streams {
		if reader, err := zlib.NewReader(bytes.NewReader(stream[1])); err == nil {
			content, _ := io.ReadAll(reader)
			raw.Write(content)
			unpacked++
		}
	}
	if unpacked == 0 {
		t.Fatal("no stream of the PDF could be unpacked")
	}
	path := saved(t, name+".pdf", file)
	words := tool(t, "pdftotext", "-raw", path, "-") + tool(t, "pdfinfo", path)
	return said{raw.String(), strings.ToLower(strings.Join(strings.Fields(words), " "))}
}

// holds reports whether a page says a needle, in any writing.
func (s said) holds(n needle) bool {
	text := strings.ToLower(n.text)
	if n.number {
		return regexp.MustCompile(`(^|[^\d.,])` + regexp.QuoteMeta(text) + `($|[^\d%])`).MatchString(s.words)
	}
	if strings.Contains(s.words, text) {
		return true
	}
	for _, own := range []string{n.text, text} {
		var wide []byte
		for _, unit := range utf16.Encode([]rune(own)) {
			wide = append(wide, byte(unit>>8), byte(unit))
		}
		for _, form := range []string{own, string(wide), hex.EncodeToString(wide), strings.ToUpper(hex.EncodeToString(wide)), hex.EncodeToString([]byte(own)), strings.ToUpper(hex.EncodeToString([]byte(own)))} {
			if strings.Contains(s.raw, form) {
				return true
			}
		}
	}
	return false
}

// pagesFor are all pages that can be made for the customer, by what they are.
func pagesFor(t *testing.T, p *plan.Plan, v audience.Visibility) map[string]said {
	t.Helper()
	shared, _, err := audience.Share(p, compile.Settings{}, v, nil, asOf)
	if err != nil {
		t.Fatal(err)
	}
	b := brief.ForCustomer(shared, asOf, []finding.Finding{{Severity: finding.Error, Message: "Qzfindingq"}}, locale.Locale{})
	pages := map[string]said{"HTML": htmlSaid(html(t, b)), "PDF": pdfSaid(t, "customer", pdf(t, b, options))}
	one := options
	one.OnePage = true
	pages["single page"] = pdfSaid(t, "customer-one", pdf(t, b, one))
	var drawn bytes.Buffer
	if err := render.MapSVG(&drawn, b, options); err == nil {
		t.Error("a map is drawn for the customer")
	}
	// Not even the map that our own page would have of what is shared.
	ours := brief.Of(shared, facts.Of(shared, asOf), nil, brief.Options{Unchecked: true})
	if err := render.MapSVG(&drawn, ours, options); err == nil {
		pages["map"] = htmlSaid(drawn.String())
	}
	return pages
}

// neverSpelled are allowed fields that show in another way than by their value: as done, as
// blocked, as what serves a goal, as a sum.
var neverSpelled = map[string]bool{
	"Actions.Status": true, "Actions.Done": true, "Actions.Checked": true, "Actions.For": true, "Milestones.Status": true, "Milestones.Checked": true,
	"Milestones.For": true, "Notice": true, "Products.Seats": true, "Products.Active": true, "Products.Adoption": true, "Risks.Status": true,
}

// secondIsShown are the collections of which every record is for the customer.
var secondIsShown = regexp.MustCompile(`^(Values|Summary)\[1\]`)

func TestNoNeedleReachesTheCustomer(t *testing.T) {
	p, needles := haystack(t)
	if len(needles) < 400 {
		t.Fatalf("only %d needles: the walk misses something", len(needles))
	}
	classes := map[string]audience.Class{}
	everything := audience.Visibility{Show: audience.Names(audience.Offered)}
	for _, f := range audience.Fields() {
		classes[f.Path] = f.Class
	}
	for name, v := range map[string]audience.Visibility{"as it is": {}, "everything shown": everything} {
		pages := pagesFor(t, p, v)
		whole := facts.Of(p, asOf)
		derived := []needle{
			{path: "pipeline", text: figure.Amount(whole.Pipeline.Unweighted, "EUR"), number: true},
			{path: "weighted pipeline", text: figure.Amount(whole.Pipeline.Weighted, "EUR"), number: true},
			{path: "finding", text: "Qzfindingq"},
			{path: "findings", text: "1 error", number: true},
		}
		there := 0
		for _, n := range append(derived, needles...) {
			if n.text == "" {
				continue
			}
			path := secondIsShown.ReplaceAllStringFunc(n.path, func(s string) string { return strings.TrimSuffix(s, "[1]") })
			class := classes[path]
			allowed := class == audience.Shown || class == audience.Offered && len(v.Show) > 0
			for kind, page := range pages {
				switch found := page.holds(n); {
				case found && !allowed:
					t.Errorf("%s, %s: the customer reads %s: %s", name, kind, n.path, n.text)
				case !found && allowed && !n.silent && !neverSpelled[path] && (kind == "HTML" || kind == "PDF"):
					t.Errorf("%s, %s: %s is allowed, but %q is not there", name, kind, n.path, n.text)
				case found:
					there++
				}
			}
		}
		if there < 60 {
			t.Errorf("%s: only %d needles were found where they are allowed", name, there)
		}
	}
	// The search finds what there is: our own page is full of it.
	ours := brief.Of(p, facts.Of(p, asOf), nil, brief.Options{Score: brief.KPI{Name: "Plan score", Value: "Qzscoreq"}})
	for kind, page := range map[string]said{"HTML": htmlSaid(html(t, ours)), "PDF": pdfSaid(t, "ours", pdf(t, ours, options))} {
		found := map[audience.Class]int{}
		for _, n := range needles {
			if n.text != "" && page.holds(n) {
				found[classes[n.path]]++
			}
		}
		if found[audience.Never] < 40 {
			t.Errorf("%s: the search finds %d internal needles on our own page; it cannot find much", kind, found[audience.Never])
		}
		if !page.holds(needle{text: "Qzscoreq"}) {
			t.Errorf("%s: our page lacks the score", kind)
		}
	}
}

// What is hidden by name is gone.
func TestHiddenFieldsAreGone(t *testing.T) {
	p, needles := haystack(t)
	for _, f := range audience.Fields() {
		if f.Class != audience.Shown || f.Path == "Account" {
			continue // without an account there is no page
		}
		shared, _, err := audience.Share(p, compile.Settings{}, audience.Visibility{Hide: []string{f.Name}}, nil, asOf)
		if err != nil {
			t.Fatal(err)
		}
		page := htmlSaid(html(t, brief.ForCustomer(shared, asOf, nil, locale.Locale{})))
		for _, n := range needles {
			if n.path == f.Path && n.text != "" && page.holds(n) {
				t.Errorf("%s is hidden, but %q is there", f.Name, n.text)
			}
		}
	}
}

// Joint work is counted without ours.
func TestCountsAreOfJointWork(t *testing.T) {
	p, _ := haystack(t)
	shared, _, _ := audience.Share(p, compile.Settings{}, audience.Visibility{}, nil, asOf)
	work := fmt.Sprint(brief.ForCustomer(shared, asOf, nil, locale.Locale{}).Goals[0].Work)
	if !strings.Contains(work, "1 open action") || !strings.Contains(work, "1 milestone") {
		t.Errorf("the goal is served by %s", work)
	}
	ours := fmt.Sprint(brief.Of(p, facts.Of(p, asOf), nil, brief.Options{}).Goals[0].Work)
	if !strings.Contains(ours, "2 open actions") {
		t.Errorf("on our own page, it is served by %s", ours)
	}
}
