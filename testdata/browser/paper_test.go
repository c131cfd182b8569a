package browser_test

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// largePlan is a plan of sixty people and twenty units.
func largePlan(t *testing.T) string {
	t.Helper()
	var out strings.Builder
	out.WriteString("---\nacctplan: 1\nid: large\naccount: Large\ncurrency: INR\narr: ₹6.8 Cr\nrenewal: 2027-03-31\n---\n# Large\n\n## Summary\n\nA large account.\n\n## Stakeholders\n\n| ID | Name | Title | Unit | Reports to |\n|---|---|---|---|---|\n")
	for i := range 60 {
		fmt.Fprintf(&out, "| s%d | Person Number%d | Vice president of something | Unit %d | %s |\n", i, i, i%7, map[bool]string{true: fmt.Sprintf("s%d", i/5)}[i > 0])
	}
	out.WriteString("\n## Goals\n\n| ID | Goal | Metric | Baseline | Target |\n|---|---|---|---|---|\n")
	for i := range 15 {
		fmt.Fprintf(&out, "| g%d | Goal %d | days | 20 | 10 |\n", i, i)
	}
	out.WriteString("\n## Actions\n\n- [ ] Do it @dana due:2026-12-04\n\n## Whitespace\n\n| Product |")
	for i := range 20 {
		fmt.Fprintf(&out, " Unit %d |", i)
	}
	out.WriteString("\n|" + strings.Repeat("---|", 21) + "\n| Desk |" + strings.Repeat(" open |", 20) + "\n")
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "large.md"), []byte(out.String()), 0o644); err != nil {
		t.Fatal(err)
	}
	return folder
}

// The printed page loses no column and cuts no map, and its first page is full.
func TestPrintLosesNothing(t *testing.T) {
	folder := site(t, largePlan(t))
	own := open(t, folder)
	path := filepath.Join(t.TempDir(), "large.pdf")
	own.run(t, chromedp.Navigate(address(folder, "large.html")), chromedp.ActionFunc(func(ctx context.Context) error {
		content, _, err := page.PrintToPDF().WithPreferCSSPageSize(true).WithPrintBackground(true).Do(ctx)
		if err == nil {
			err = os.WriteFile(path, content, 0o644)
		}
		return err
	}))
	out, err := exec.Command("pdftotext", "-layout", path, "-").CombinedOutput()
	if err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	pages := strings.Split(strings.TrimSuffix(string(out), "\f"), "\f")
	if !strings.Contains(pages[0], "Goal 5") {
		t.Errorf("the first page ends early:\n%s", pages[0])
	}
	whole := strings.Join(pages, "\n")
	for unit := range 20 {
		if name := fmt.Sprintf("Unit %d", unit); !strings.Contains(whole, name) {
			t.Errorf("the paper has no %s", name)
		}
	}
	for number, text := range pages {
		if strings.Contains(text, "Relationship map") && !(strings.Contains(text, "Number0") && strings.Contains(text, "Number59")) {
			t.Errorf("the map is cut on page %d of %d:\n%s", number+1, len(pages), text)
		}
	}
	own.quiet(t)
}

// Amounts and dates stay on one line, and the timeline can be read, on a tablet and a phone.
func TestNarrowPages(t *testing.T) {
	folder := site(t, plans)
	own := open(t, folder)
	for _, width := range []int64{360, 768} {
		own.run(t, emulation.SetDeviceMetricsOverride(width, 900, 1, width < 700), chromedp.Navigate(address(folder, "index.html")))
		broken := ask[[]string](t, own, `[...document.querySelectorAll("td.figure:not(.break),.date")].filter(e=>{const r=document.createRange();r.selectNodeContents(e);const tops=[...r.getClientRects()].map(b=>Math.round(b.top/8));return new Set(tops).size>1}).map(e=>e.textContent)`)
		if len(broken) > 0 {
			t.Errorf("%d wide: broken over lines: %q", width, broken)
		}
		own.run(t, chromedp.Navigate(address(folder, "nordhafen-antriebe.html")))
		smallest := ask[float64](t, own, `Math.min(...[...document.querySelectorAll(".axis text")].map(e=>parseFloat(getComputedStyle(e).fontSize)*e.ownerSVGElement.getBoundingClientRect().width/e.ownerSVGElement.viewBox.baseVal.width))`)
		if smallest < 9.5 {
			t.Errorf("%d wide: the timeline's text is %.1f pixels", width, smallest)
		}
	}
	own.quiet(t)
}
