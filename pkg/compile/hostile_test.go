package compile_test

// Files that nobody writes by hand: the time to read a file grows with its size, not with its
// size times the number of whatever it is full of.

import (
	"strconv"
	"strings"
	"testing"
	"time"
)

// manyTimes writes a text again and again, up to half a megabyte. A § stands for the count.
func manyTimes(text string) string {
	var b strings.Builder
	for i := 0; b.Len() < 512<<10; i++ {
		b.WriteString(strings.ReplaceAll(text, "§", strconv.Itoa(i)))
	}
	return b.String()
}

func TestHostileFilesAreReadInTime(t *testing.T) {
	if testing.Short() {
		t.Skip("reads megabytes")
	}
	// A file takes a fraction of a second, and took minutes while records were searched for
	// each line, or a line for each of its colons. The limit leaves room for slow machines.
	const limit = 30 * time.Second
	for name, text := range map[string]string{
		"headings":          manyTimes("## Risks\n\n"),
		"record headings":   "## Stakeholders\n\n" + manyTimes("### Ada Roth§\n\n- Title: CFO\n\n"),
		"people":            "## Stakeholders\n\n" + manyTimes("- Ada Roth§, CFO – champion, reports to Ada\n"),
		"one name":          "## Stakeholders\n\n" + manyTimes("- Ada Roth, CFO\n"),
		"owners":            "## Actions\n\n" + manyTimes("- **Sam§:** do it - Ada§ - 2026-12-01\n"),
		"dangling":          "## Goals\n\n" + manyTimes("- g§: x\n") + "\n## Actions\n\n" + manyTimes("- [ ] do it for:z§\n"),
		"facts of one line": "## Overview\n\n" + manyTimes("**ARR:** €§M | **Renewal:** 2027-01-01 | **Mood:** x\n"),
		"lines":             "## Overview\n\n" + manyTimes("a\n"),
		"colons":            "## Actions\n\n- " + manyTimes(": a") + "\n",
		"handles":           "## Actions\n\n- " + manyTimes("@a ") + "\n",
		"days of one line":  "## Opportunities\n\n- x: " + manyTimes("Oct 2, 2026, ") + "\n",
		"lists in lists":    "## Opportunities\n\n" + manyTimes("- a: Oct 2, 2026, Oct 2, 2026 / Oct 2, 2026, b - Oct 2, 2026, c\n"),
		"lines of people":   "## Stakeholders\n\n" + manyTimes("Ada Roth§, VP IT, champion\n"),
		"definitions":       "## Stakeholders\n\n" + manyTimes("Ada Roth§\n: VP IT\n"),
		"html":              "## Stakeholders\n\n<table>\n" + manyTimes("<tr><td>Ada</td>\n") + "</table>\n",
		"wiki links":        "## Stakeholders\n\n- " + manyTimes("[[a|b]] ") + "\n",
		"one word headings": manyTimes("## What is it§ that we do\n\n- a b\n- c d\n\n"),
		"marked lines":      "## Goals\n\n• a\n" + manyTimes("*b* c *d* e\n"),
		"owners of one":     "## Risks\n\n- a b\n" + manyTimes("  Countermeasure: offer samples. Responsible: Mizu\n"),
		"tabs":              "## Stakeholders\n\n" + manyTimes("\t") + "a\n" + manyTimes("\t") + "b\n",
		"pasted rows":       "## Stakeholders\n\nName\tTitle\tRole\n" + manyTimes("Ada Roth§\tVP IT\tchampion\n"),
		"pasted one by one": "## Stakeholders\n\n" + manyTimes("Ada Roth§\tVP IT\n\n"),
		"pasted markup":     "## Actions\n\n" + manyTimes("**a**\t*b*\t~~c~~\n"),
		"rows of blanks":    "## Actions\n\n" + manyTimes("Call Ada          Sam§      2027-01-01\n"),
		"blanks":            "## Actions\n\n" + manyTimes("a   b\n"+strings.Repeat("c ", 20)+"\n"),
		"lines as headings": manyTimes("Risks\n\n- a b\n\nNext steps\n\n"),
		"numbered headings": manyTimes("1. Risks\n\n1. a b\n\n"),
		"mail heads":        manyTimes("Subject: a\nFrom: Ada Roth\nTo: b\n\n"),
		"sign-offs":         manyTimes("Thanks\nAda\n\n"),
		"bold steps":        manyTimes("**M – Metrics.** halve scrap from 8% to 4%\n\n"),
		"dense lines":       "## Risks\n\n" + manyTimes("- x "+strings.Repeat("(due 1) a: [b:: c] @d ", 120)+"\n"),
	} {
		t.Run(name, func(t *testing.T) {
			done := make(chan struct{})
			go func() {
				defer close(done)
				compileBytes([]byte(text))
			}()
			select {
			case <-done:
			case <-time.After(limit):
				t.Fatalf("%d bytes took more than %v", len(text), limit)
			}
		})
	}
}

// A blank in front of a wiki link's end ended the program.
func TestBlanksInWikiLinks(t *testing.T) {
	for link, name := range map[string]string{
		"[[Dora Keller ]]": "Dora Keller", "[[ Dora Keller ]]": "Dora Keller", "[[dora| Dora Keller ]]": "Dora Keller",
		"[[Dora Keller ]], CFO": "Dora Keller", "[[ ]]": "", "[[]]": "", "[[|]]": "", "[[ | ]]": "", "[[[ ]]": "", "[[dora| ]]": "", "x [[ ]]": "",
	} {
		for _, body := range []string{"## Stakeholders\n\n- " + link + "\n", "# " + link + "\n", "## Actions\n\n| Action | Owner |\n|---|---|\n| Call | " + link + " |\n", link + "\n"} {
			p := compileBytes([]byte(soundFacts + body))
			checkSpans(t, p)
			if strings.HasPrefix(body, "## S") && name != "" && (len(p.Stakeholders) != 1 || p.Stakeholders[0].Label != name) {
				t.Errorf("%s is %+v", link, p.Stakeholders)
			}
		}
		compileBytes([]byte("---\nacctplan: 1\nowner: \"" + link + "\"\n---\n"))
	}
}
