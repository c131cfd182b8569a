// Telling plans from other Markdown: marked files, plan-like files, and all the rest.
package workspace

import (
	"bytes"
	"regexp"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// mark is the line that makes a file a plan. Any version counts: a newer one is for the
// compiler to refuse, not for a walk to overlook.
var mark = regexp.MustCompile(`^["']?acctplan["']?[ \t]*:`)

// IsMarked reports whether the text of a file is marked as a plan.
func IsMarked(content []byte) bool { return hasMark(content) }

// hasMark reports whether the frontmatter has the key acctplan, by its raw lines: also in
// files whose frontmatter is broken or never closed, or that are not UTF-8.
func hasMark(content []byte) bool {
	content = bytes.TrimPrefix(content, source.ByteOrderMark)
	if looksLikeUTF16(content) {
		content = bytes.ReplaceAll(content[:min(len(content), 1<<16)], []byte{0}, nil)
		content = bytes.TrimLeft(content, "\xFF\xFE")
	}
	first := true
	for line := range bytes.Lines(content) {
		line = bytes.TrimRight(line, " \t\r\n")
		switch {
		case first:
			if bytes.HasPrefix(line, []byte("<<<<<<<")) {
				continue // two branches each wrote the file; it is a plan that says so twice
			}
			if string(line) != "---" {
				return false
			}
		case mark.Match(line):
			return true
		case string(line) == "---" || string(line) == "...":
			return false
		}
		first = false
	}
	return false
}

// headings that a file must have before it is worth a closer look.
const fewestHeadings = 2

// worthCompiling is a cheap first look at Markdown that is not marked: without some
// headings or frontmatter it cannot hold three concepts.
func worthCompiling(content []byte) bool {
	count := 0
	for line := range bytes.Lines(content) {
		if bytes.HasPrefix(line, []byte("#")) || bytes.HasPrefix(line, []byte("---")) || bytes.HasPrefix(line, []byte("===")) || bytes.HasPrefix(line, []byte("**")) {
			if count++; count >= fewestHeadings {
				return true
			}
		}
	}
	return false
}

// fewestConcepts make a file plan-like.
const fewestConcepts = 3

// isPlanLike reports whether three concepts of a plan are recognised, people or actions
// among them.
func isPlanLike(p *plan.Plan) bool {
	concepts := map[plan.Concept]bool{}
	for _, section := range p.Sections {
		if section.ByContent {
			continue
		}
		for _, concept := range append([]plan.Concept{section.Concept}, section.Also...) {
			if concept != "" && concept != plan.ConceptNotes {
				concepts[concept] = true
			}
		}
	}
	// Records may stand in the frontmatter, below no heading at all.
	for concept, records := range map[plan.Concept]int{
		plan.ConceptGoals: len(p.Goals), plan.ConceptStakeholders: len(p.Stakeholders), plan.ConceptTeam: len(p.Team),
		plan.ConceptOpportunities: len(p.Opportunities), plan.ConceptRisks: len(p.Risks), plan.ConceptActions: len(p.Actions),
	} {
		if records > 0 {
			concepts[concept] = true
		}
	}
	if p.HasFrontmatter && p.Account.IsWritten() && (p.ARR.IsWritten() || p.Renewal.IsWritten()) {
		concepts[plan.ConceptOverview] = true
	}
	return len(concepts) >= fewestConcepts &&
		(concepts[plan.ConceptStakeholders] || concepts[plan.ConceptTeam] || concepts[plan.ConceptActions])
}
