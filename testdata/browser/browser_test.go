// Package browser_test opens a site that acctplan built in Chromium, from the file system, as a
// reader does: it sorts, filters and searches, by mouse and by keyboard, looks for errors and
// requests, and lets axe-core judge every page in light and dark. It is a module of its own, so
// that acctplan does not depend on what drives a browser. Run .ci/browser, which sets:
//
//	ACCTPLAN     the program
//	AXE          the file axe.min.js
//	SCREENSHOTS  a folder for pictures of the pages; none are taken where it is empty
package browser_test

import (
	"context"
	"encoding/json"
	"fmt"
	"net/url"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
	"github.com/chromedp/chromedp/kb"
)

// site builds the pages of some plans; exit code 1 means that the plans have errors, which is fine.
func site(t *testing.T, plans string) string {
	t.Helper()
	program := os.Getenv("ACCTPLAN")
	if program == "" {
		t.Skip("ACCTPLAN is not set; run .ci/browser")
	}
	folder := t.TempDir()
	out, err := exec.Command(program, "build", "--no-config", "--discover", "--as-of", "2026-11-23", "-o", folder, plans).CombinedOutput()
	if _, statError := os.Stat(filepath.Join(folder, "index.html")); statError != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	// Beside our pages, those for the customers.
	out, err = exec.Command(program, "render", "--no-config", "--discover", "--as-of", "2026-11-23", "--audience", "customer", "--format", "html", "-o", folder, plans).CombinedOutput()
	if theirs, _ := filepath.Glob(filepath.Join(folder, "*-customer.html")); len(theirs) == 0 {
		t.Fatalf("%v\n%s", err, out)
	}
	return folder
}

// tab is one page of a browser, and what went wrong on it.
type tab struct {
	context.Context
	mutex    sync.Mutex
	troubles []string
}

// open starts a browser. Whatever a page says on the console, asks for beyond its folder, or
// shows as a dialogue is trouble. The profile is the allocator's own: a browser that is told to
// stop still writes there for a moment, and a folder of the test's would fail to be removed.
func open(t *testing.T, folder string) *tab {
	t.Helper()
	options := append(slices.Clone(chromedp.DefaultExecAllocatorOptions[:]),
		chromedp.NoSandbox, chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true), chromedp.Flag("disable-gpu", true),
		chromedp.Flag("no-first-run", true), chromedp.Flag("disable-background-networking", true), chromedp.Flag("disable-sync", true))
	allocator, stop := chromedp.NewExecAllocator(context.Background(), options...)
	t.Cleanup(stop)
	ctx, stop := chromedp.NewContext(allocator)
	t.Cleanup(stop)
	ctx, stop = context.WithTimeout(ctx, 2*time.Minute)
	t.Cleanup(stop)
	own := &tab{Context: ctx}
	base := address(folder, "")
	chromedp.ListenTarget(ctx, func(event any) {
		own.mutex.Lock()
		defer own.mutex.Unlock()
		switch e := event.(type) {
		case *runtime.EventConsoleAPICalled:
			own.troubles = append(own.troubles, fmt.Sprintf("console %s %v", e.Type, e.Args))
		case *runtime.EventExceptionThrown:
			own.troubles = append(own.troubles, "exception "+e.ExceptionDetails.Error())
		case *page.EventJavascriptDialogOpening:
			own.troubles = append(own.troubles, "dialogue "+e.Message)
			go chromedp.Run(ctx, page.HandleJavaScriptDialog(false))
		case *network.EventRequestWillBeSent:
			if !strings.HasPrefix(e.Request.URL, base) && !strings.HasPrefix(e.Request.URL, "data:") && !strings.HasPrefix(e.Request.URL, "about:") {
				own.troubles = append(own.troubles, "request for "+e.Request.URL)
			}
		}
	})
	own.run(t, network.Enable(), runtime.Enable())
	return own
}

func address(folder, name string) string {
	return (&url.URL{Scheme: "file", Path: folder + "/" + name}).String()
}

func (own *tab) run(t *testing.T, actions ...chromedp.Action) {
	t.Helper()
	if err := chromedp.Run(own, actions...); err != nil {
		t.Fatal(err)
	}
}

// quiet fails the test if anything went wrong on the page.
func (own *tab) quiet(t *testing.T) {
	t.Helper()
	own.mutex.Lock()
	defer own.mutex.Unlock()
	for _, trouble := range own.troubles {
		t.Error(trouble)
	}
	own.troubles = nil
}

// ask evaluates an expression on the page.
func ask[T any](t *testing.T, own *tab, expression string) T {
	t.Helper()
	var value T
	own.run(t, chromedp.Evaluate(expression, &value))
	return value
}

const visibleAccounts = `[...document.querySelectorAll("table.portfolio tbody tr")].filter(r=>!r.hidden).map(r=>r.cells[0].dataset.key)`

const plans = "../../examples/accounts"

func TestSortFilterSearch(t *testing.T) {
	folder := site(t, plans)
	own := open(t, folder)
	own.run(t, chromedp.Navigate(address(folder, "index.html")))
	before := ask[[]string](t, own, visibleAccounts)
	if len(before) != 5 {
		t.Fatalf("%q", before)
	}

	// By mouse: the account, up and down. The order is said to screen readers.
	own.run(t, chromedp.Click(`table.portfolio thead th:nth-child(1) button`, chromedp.ByQuery))
	up := ask[[]string](t, own, visibleAccounts)
	if !slices.IsSorted(up) || ask[string](t, own, `document.querySelector("th[aria-sort]").ariaSort`) != "ascending" {
		t.Errorf("sorted by account: %q", up)
	}
	own.run(t, chromedp.Click(`table.portfolio thead th:nth-child(1) button`, chromedp.ByQuery))
	down := ask[[]string](t, own, visibleAccounts)
	slices.Reverse(down)
	if !slices.Equal(up, down) {
		t.Errorf("sorted downwards: %q", down)
	}

	// By keyboard: the renewal, nearest first, with the focus where one sees it.
	own.run(t, chromedp.Focus(`table.portfolio thead th:nth-child(6) button`, chromedp.ByQuery), chromedp.KeyEvent(kb.Enter))
	if first := ask[[]string](t, own, visibleAccounts)[0]; first != "Marisma Frío Logística, S.A." {
		t.Errorf("the nearest renewal is %s", first)
	}
	own.run(t, chromedp.KeyEvent(" "))
	if order := ask[string](t, own, `document.querySelector("th[aria-sort]").ariaSort`); order != "descending" {
		t.Errorf("the space bar sorts %s", order)
	}
	own.run(t, chromedp.KeyEvent(kb.Tab))
	if got := ask[string](t, own, `document.activeElement.textContent+" "+getComputedStyle(document.activeElement).outlineStyle`); got != "Actions solid" {
		t.Errorf("the Tab key leads to %s", got)
	}

	// Amounts stay with their currency: no euro stands between two dollars.
	own.run(t, chromedp.Click(`table.portfolio thead th:nth-child(4) button`, chromedp.ByQuery))
	currencies := ask[[]string](t, own, `[...document.querySelectorAll("table.portfolio tbody tr")].map(r=>r.cells[3].dataset.key.split(" ")[0])`)
	if !slices.IsSorted(currencies) {
		t.Errorf("currencies are mixed: %q", currencies)
	}

	// Filters, and how many are left.
	own.run(t, chromedp.SendKeys(`#filter-text`, "frio", chromedp.ByQuery))
	if got := ask[[]string](t, own, visibleAccounts); len(got) != 1 || got[0] != "Marisma Frío Logística, S.A." {
		t.Errorf("filtered by name: %q", got)
	}
	if got := ask[string](t, own, `document.getElementById("shown").textContent`); got != "1 of 5 accounts" {
		t.Errorf("said: %s", got)
	}
	own.run(t, chromedp.Evaluate(`document.getElementById("filter-text").value="";document.getElementById("filter-tier").value="0";document.getElementById("filter-tier").dispatchEvent(new Event("input"))`, nil))
	if got := ask[[]string](t, own, visibleAccounts); len(got) != 2 {
		t.Errorf("strategic accounts: %q", got)
	}

	// Search over all plans, without a server; Enter does not leave the page.
	own.run(t, chromedp.SendKeys(`#search`, "petersdorf thiessen"+kb.Enter, chromedp.ByQuery))
	if got := ask[string](t, own, `document.getElementById("found-count").textContent+"|"+document.querySelector("#found a").getAttribute("href")`); !strings.Contains(got, "result|./nordhafen-antriebe.html") && !strings.Contains(got, "results|./nordhafen-antriebe.html") {
		t.Errorf("found: %s", got)
	}
	own.run(t, chromedp.Evaluate(`document.getElementById("search").value=""`, nil), chromedp.SendKeys(`#search`, "no such word anywhere", chromedp.ByQuery))
	if got := ask[string](t, own, `document.getElementById("found-count").textContent`); got != "Nothing found" {
		t.Errorf("found: %s", got)
	}

	// What stands on a page is found as it stands there; words in quotation marks only side by side.
	for query, want := range map[string]int{`"petersdorf jörg"`: 0, `"jörg petersdorf" "30 Sep 2027"`: 1} {
		own.run(t, chromedp.Evaluate(`document.getElementById("search").value=""`, nil), chromedp.SendKeys(`#search`, query, chromedp.ByQuery))
		if got := ask[int](t, own, `document.querySelectorAll("#found li").length`); got == 0 != (want == 0) {
			t.Errorf("%s: %d results", query, got)
		}
	}

	// Every link leads to a page that is there.
	for _, link := range ask[[]string](t, own, `[...document.querySelectorAll("a")].map(a=>a.href)`) {
		at, err := url.Parse(link)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := os.Stat(at.Path); err != nil || at.Scheme != "file" {
			t.Errorf("a link leads to %s: %v", link, err)
		}
	}
	own.quiet(t)
}

// Without scripts the page says the same, and offers nothing that would not work.
func TestWithoutScript(t *testing.T) {
	folder := site(t, plans)
	own := open(t, folder)
	own.run(t, emulation.SetScriptExecutionDisabled(true), chromedp.Navigate(address(folder, "index.html")))
	var text string
	own.run(t, chromedp.Text("main", &text, chromedp.ByQuery))
	for _, want := range []string{"Nordhafen Antriebe SE", "Renewals and health", "Open actions by owner"} {
		if !strings.Contains(text, want) {
			t.Errorf("the page does not say %q", want)
		}
	}
	if strings.Contains(text, "Search all plans") {
		t.Error("the page offers a search that cannot work")
	}
	own.quiet(t)
}

// TestAccessible lets axe-core judge every page, light and dark, wide and on a phone, and checks
// that no page is wider than its screen.
func TestAccessible(t *testing.T) {
	axe, err := os.ReadFile(os.Getenv("AXE"))
	if err != nil {
		t.Skip("AXE is not set; run .ci/browser")
	}
	for _, folder := range []string{site(t, plans), site(t, hostilePlans(t))} {
		names, err := filepath.Glob(filepath.Join(folder, "*.html"))
		if err != nil || len(names) < 2 {
			t.Fatal(names, err)
		}
		names = slices.DeleteFunc(names, func(name string) bool { // of the hostile ones, one and the index will do
			base := filepath.Base(name)
			return strings.HasPrefix(base, "h") && base > "h00.html" || strings.HasPrefix(base, "row") ||
				strings.HasSuffix(base, "-customer.html") && base != "h00-customer.html" && base != "nordhafen-antriebe-customer.html"
		})
		own := open(t, folder)
		for _, scheme := range []string{"light", "dark"} {
			for _, width := range []int64{360, 768, 1440} {
				for _, name := range names {
					own.run(t, emulation.SetDeviceMetricsOverride(width, 900, 1, width < 700), emulation.SetEmulatedMedia().WithFeatures([]*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}}),
						chromedp.Navigate("file://"+(&url.URL{Path: name}).EscapedPath()))
					if wide := ask[int64](t, own, `document.documentElement.scrollWidth`); wide > width {
						t.Errorf("%s is %d wide on a screen of %d", filepath.Base(name), wide, width)
					}
					if shots := os.Getenv("SCREENSHOTS"); shots != "" {
						var picture []byte
						own.run(t, chromedp.FullScreenshot(&picture, 100))
						if err := os.WriteFile(filepath.Join(shots, fmt.Sprintf("%s-%d-%s.png", strings.TrimSuffix(filepath.Base(name), ".html"), width, scheme)), picture, 0o644); err != nil {
							t.Fatal(err)
						}
					}
					if width == 768 { // only to be looked at, and to be no wider
						continue
					}
					var verdict string
					own.run(t, chromedp.Evaluate(string(axe)+";0", nil), chromedp.Evaluate(`axe.run({resultTypes:["violations"]}).then(r=>JSON.stringify(r.violations.map(v=>[v.id,v.help,v.nodes.slice(0,3).map(n=>n.html.slice(0,200)+" "+n.failureSummary)])))`, &verdict,
						func(p *runtime.EvaluateParams) *runtime.EvaluateParams { return p.WithAwaitPromise(true) }))
					if verdict != "[]" {
						t.Errorf("%s, %s, %d wide: %s", filepath.Base(name), scheme, width, verdict)
					}
				}
			}
		}
		own.quiet(t)
	}
}

// attacks are texts that want to be more than text.
var attacks = []string{
	`<script>alert(1)</script>`, `"><img src=x onerror=alert(2)>`, `'; alert(3); //`, `</script><script>alert(4)</script>`, `</style><script>alert(5)</script>`,
	`[click](javascript:alert%286%29)`, `<javascript:alert(7)>`, `![x](https://evil.example/x.png)`, `<svg onload=alert(8)>`, `<iframe srcdoc="<script>alert(9)</script>"></iframe>`,
	`[data](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)`, `<a href="vbscript:msgbox(1)">x</a>`, `{{constructor.constructor('alert(10)')()}}`, `<!--><script>alert(11)</script>-->`,
	`<base href=https://evil.example/>`, `<meta http-equiv=refresh content=0;url=https://evil.example>`, `</title><script>alert(12)</script>`, `<style>@import 'https://evil.example/a.css';</style>`,
	`\u003cscript\u003ealert(13)\u003c/script\u003e`, `&lt;script&gt;alert(14)&lt;/script&gt;`, `<math><mi xlink:href="javascript:alert(15)">x</mi></math>`, `[x](file:///etc/passwd)`, `<form action=https://evil.example><button>x`,
}

// hostilePlans are plans that say each attack in every field there is.
func hostilePlans(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for i, attack := range attacks {
		quoted, err := json.Marshal(attack) // a JSON text is YAML, too
		if err != nil {
			t.Fatal(err)
		}
		q, cell := string(quoted), strings.ReplaceAll(attack, "|", `\|`)
		text := fmt.Sprintf("---\nacctplan: 1\naccount: %[1]s\nid: h%02[3]d\ncrm_id: %[1]s\nparent: %[1]s\ntier: key\nindustry: %[1]s\nlocation: %[1]s\ncompany_revenue: %[1]s\nproducts: [%[1]s]\nunits: [%[1]s]\n"+
			"currency: EUR\narr: €1.2M\ntarget_arr: €2M\nrenewal: 2027-03-31\nhealth: red\nowner: %[1]s\ncsm: %[1]s\nexecutive_sponsor: %[1]s\nteam:\n  - {name: %[1]s, role: %[1]s, handle: h}\n---\n\n# %[2]s\n\n## Summary\n\n%[2]s\n\n"+
			"## Goals\n\n| ID | Goal | Metric | Baseline | Target | By | Owner | Unit | Source | Enables |\n|---|---|---|---|---|---|---|---|---|---|\n| g1 | %[4]s | %[4]s | %[4]s | %[4]s | 2027-01-31 | %[4]s | %[4]s | %[4]s | %[4]s |\n\n"+
			"## Stakeholders\n\n| ID | Name | Title | Unit | Role | Stance | Influence | Reports to | Priorities | Last contact | Next action |\n|---|---|---|---|---|---|---|---|---|---|---|\n| s1 | %[4]s | %[4]s | %[4]s | champion | supporter | high | | %[4]s | 2026-11-01 | %[4]s |\n| s2 | Ada %[4]s | %[4]s | | %[4]s | %[4]s | %[4]s | s1 | | %[4]s | |\n\n"+
			"## Whitespace\n\n| Product | %[4]s |\n|---|---|\n| %[4]s | competitor: %[4]s |\n\n"+
			"## Opportunities\n\n| Opportunity | Product | Stage | Amount | Probability | Close | Owner | Next action |\n|---|---|---|---|---|---|---|---|\n| %[4]s | %[4]s | Propose | €90k | 60%% | 2027-02-26 | %[4]s | %[4]s |\n\n"+
			"## Competition\n\n| Competitor | Where | Status | Strategy |\n|---|---|---|---|\n| %[4]s | %[4]s | %[4]s | %[4]s |\n\n"+
			"## Risks\n\n| Risk | Likelihood | Impact | Owner | Mitigation |\n|---|---|---|---|---|\n| %[4]s | high | high | %[4]s | %[4]s |\n\n"+
			"## Actions\n\n- [ ] %[2]s @h due:2026-12-01\n\n## Milestones\n\n| Milestone | On |\n|---|---|\n| %[4]s | 2027-01-10 |\n\n## Asks\n\n- %[2]s\n\n## Log\n\n- 2026-11-01: %[2]s\n", q, attack, i, cell)
		// A parent that is no id keeps a plan from becoming a page; it is in the index even so.
		page := strings.Replace(text, "parent: "+q+"\n", "", 1)
		row := strings.Replace(text, fmt.Sprintf("\nid: h%02d\n", i), fmt.Sprintf("\nid: row%02d\n", i), 1)
		for name, content := range map[string]string{"h": page, "row": row} {
			if err := os.WriteFile(filepath.Join(folder, fmt.Sprintf("%s%02d.md", name, i)), []byte(content), 0o644); err != nil {
				t.Fatal(err)
			}
		}
	}
	return folder
}

// Nothing that a plan says runs, loads, or leads anywhere but to a page or an address.
func TestHostilePlansAreInert(t *testing.T) {
	folder := site(t, hostilePlans(t))
	names, err := filepath.Glob(filepath.Join(folder, "*.html"))
	if err != nil {
		t.Fatal(err)
	}
	if len(names) < len(attacks)/2 {
		t.Fatalf("only %d pages of %d plans", len(names), len(attacks))
	}
	own := open(t, folder)
	for _, name := range names {
		own.run(t, chromedp.Navigate("file://"+(&url.URL{Path: name}).EscapedPath()), chromedp.Sleep(20*time.Millisecond))
		index := filepath.Base(name) == "index.html"
		if index {
			own.run(t, chromedp.SendKeys(`#search`, "script alert", chromedp.ByQuery))
			if got := ask[int](t, own, `document.querySelectorAll("#found li").length`); got == 0 {
				t.Error("the search finds no attack")
			}
		}
		for _, link := range ask[[]string](t, own, `[...document.querySelectorAll("[href],[src],[action],[data],[srcset],[formaction]")].map(e=>e.tagName+" "+(e.getAttribute("href")||e.getAttribute("src")||e.outerHTML))`) {
			element, target, _ := strings.Cut(link, " ")
			relative := strings.HasPrefix(target, "./")
			web := strings.HasPrefix(target, "https://") || strings.HasPrefix(target, "http://") || strings.HasPrefix(target, "mailto:") || strings.HasPrefix(target, "#")
			if element == "SCRIPT" && index && relative || element == "A" && (relative || web) {
				continue
			}
			t.Errorf("%s holds %s", filepath.Base(name), link)
		}
		if got := ask[[]string](t, own, `[...document.querySelectorAll("*")].flatMap(e=>[...e.attributes].filter(a=>/^on/i.test(a.name)||a.name==="style"||a.name==="srcdoc").map(a=>e.tagName+" "+a.name))`); len(got) > 0 {
			t.Errorf("%s has active attributes: %q", filepath.Base(name), got)
		}
		if got := ask[[]string](t, own, `[...document.querySelectorAll("iframe,object,embed,base,img,math,link,meta[http-equiv=refresh],script:not([src])")].map(e=>e.outerHTML)`); len(got) > 0 {
			t.Errorf("%s has foreign elements: %q", filepath.Base(name), got)
		}
	}
	own.quiet(t)
}
