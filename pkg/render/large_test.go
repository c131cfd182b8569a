// Large plans: what a single page keeps, what paper is too narrow for; and a logo that is larger than itself.

package render_test

import (
	"fmt"
	"strconv"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/theme"
)

// large is a plan with a head, deep lines below him, many milestones and units.
func large() string {
	var out strings.Builder
	out.WriteString("---\nacctplan: 1\naccount: Large\ncurrency: EUR\narr: €1M\n---\n# Large\n\n## Summary\n\nA large account.\n\n## Stakeholders\n\n| ID | Name | Title | Unit | Role | Reports to | Influence |\n|---|---|---|---|---|---|---|\n| s0 | Max Topp | CEO | North | | | low |\n")
	for i := 1; i < 24; i++ {
		fmt.Fprintf(&out, "| s%d | Person Number%c | Vice president of something long | North | %s | s%d | %s |\n", i, 'a'+rune(i), []string{"champion", "end user"}[min(i%12, 1)], i/3, []string{"high", "low"}[i%2])
	}
	out.WriteString("\n## Goals\n\n| ID | Goal | Metric | Baseline | Target |\n|---|---|---|---|---|\n")
	for i := range 12 {
		fmt.Fprintf(&out, "| g%d | Goal %d | days | 20 | 10 |\n", i, i)
	}
	out.WriteString("\n## Milestones\n\n| Milestone | On |\n|---|---|\n")
	for i := range 40 {
		fmt.Fprintf(&out, "| Milestone %d done | 2026-12-%02d |\n", i, 1+i%28)
	}
	out.WriteString("\n## Actions\n\n")
	for i := range 20 {
		fmt.Fprintf(&out, "- [ ] Do thing %d @dana due:2026-12-%02d\n", i, 1+i)
	}
	out.WriteString("\n## Whitespace\n\n| Product |")
	for i := range 20 {
		fmt.Fprintf(&out, " Unit %d |", i)
	}
	out.WriteString("\n|" + strings.Repeat("---|", 21) + "\n| Desk |" + strings.Repeat(" open |", 20) + "\n")
	return out.String()
}

// The single page of a large account has its head on the map, and the table of people before its milestones fill it.
func TestOnePageOfALargeAccount(t *testing.T) {
	one := options
	one.OnePage = true
	said := strings.Join(strings.Fields(tool(t, "pdftotext", "-layout", saved(t, "large-one.pdf", pdf(t, briefOf(large()), one)), "-")), " ")
	for _, want := range []string{"Max Topp", "Stakeholders Name", "Goal 1", "Do thing 0"} {
		if !strings.Contains(said, want) {
			t.Errorf("the page lacks %q: %s", want, said)
		}
	}
}

// Forty milestones take half a page, and on paper a wide matrix stands in parts.
func TestManyMilestonesAndUnits(t *testing.T) {
	b := briefOf(large())
	b.Map.Nodes, b.Summary = nil, nil
	page := html(t, b)
	if !strings.Contains(page, `<ol class="timeline many">`) {
		t.Error("the milestones stand in one column")
	}
	if parts := strings.Count(page, `<div class="onpaper">`); parts != 3 || strings.Count(page, ">Unit 19<") != 2 || !strings.Contains(page, `<div class="wide onscreen"`) {
		t.Errorf("the matrix has %d parts for paper", parts)
	}
	b.Stakeholders, b.Goals, b.Actions, b.KPIs = nil, nil, nil, nil
	b.Whitespace.Rows = nil
	if info := tool(t, "pdfinfo", saved(t, "milestones.pdf", pdf(t, b, options))); !strings.Contains(info, "Pages:           1\n") {
		t.Error(info)
	}
	words := tool(t, "pdftotext", "-bbox", saved(t, "milestones.pdf", pdf(t, b, options)), "-")
	lowest := 0.0
	for line := range strings.Lines(words) {
		if strings.Contains(line, ">done<") {
			_, after, _ := strings.Cut(line, `yMax="`)
			at, _, _ := strings.Cut(after, `"`)
			if y, err := strconv.ParseFloat(at, 64); err == nil {
				lowest = max(lowest, y)
			}
		}
	}
	if lowest == 0 || lowest > 600 {
		t.Errorf("the milestones reach down to %v of 842", lowest)
	}
}

// What a logo draws beyond its view box is not seen.
func TestLogosAreClipped(t *testing.T) {
	logo, err := theme.ReadLogo([]byte(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 40"><circle cx="50" cy="20" r="240" fill="#ff0000"/></svg>`))
	if err != nil {
		t.Fatal(err)
	}
	o := options
	o.Theme = &theme.Theme{Logo: logo}
	path := saved(t, "logo.pdf", pdf(t, briefOf("# A\n"), o))
	picture := tool(t, "pdftoppm", "-r", "36", path)
	header, pixels := 3, []byte(picture)
	for at := range pixels { // three lines, then three bytes a pixel
		if pixels[at] == '\n' {
			if header--; header == 0 {
				pixels = pixels[at+1:]
				break
			}
		}
	}
	red := 0
	for ; len(pixels) >= 3; pixels = pixels[3:] {
		if pixels[0] > 240 && pixels[1] < 16 && pixels[2] < 16 {
			red++
		}
	}
	if red == 0 || red > 24*60/4+100 { // the logo is 60 by 24 points, at half a pixel each
		t.Errorf("%d pixels of the page are red", red)
	}
	if out := tool(t, "pdftotext", path, "-"); !strings.Contains(out, "acctplan") {
		t.Error(out)
	}
}
