// Examining: which records are there, and which rules object to them.
package score

import (
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

// examiner knows a plan and what rules object to in it.
type examiner struct {
	plan  *plan.Plan
	facts *facts.Facts

	byRule   map[string]finding.Finding            // the first of each rule
	ofAll    map[string]finding.Finding            // of them, those that are about no record alone
	byRecord map[string]map[string]finding.Finding // by record and rule
}

func newExaminer(known *facts.Facts, findings []finding.Finding) *examiner {
	e := &examiner{
		plan: known.Plan, facts: known,
		byRule: map[string]finding.Finding{}, ofAll: map[string]finding.Finding{}, byRecord: map[string]map[string]finding.Finding{},
	}
	for _, f := range finding.Apart(findings) {
		if f.Path != known.Plan.Path || !heard(f.Rule, known.Plan.EffectiveTier()) {
			continue
		}
		if _, met := e.byRule[f.Rule]; !met {
			e.byRule[f.Rule] = f
		}
		if f.Record == "" {
			if _, met := e.ofAll[f.Rule]; !met {
				e.ofAll[f.Rule] = f
			}
			continue
		}
		if e.byRecord[f.Record] == nil {
			e.byRecord[f.Record] = map[string]finding.Finding{}
		}
		if first, met := e.byRecord[f.Record][f.Rule]; met {
			first.Lacking += f.Lacking // of what everybody lacks, and of what this one lacks beside that
			f = first
		}
		e.byRecord[f.Record][f.Rule] = f
	}
	return e
}

// heard reports whether an account of the tier is asked about what a rule finds: a standard one
// about the core of the book, and about what the lines on goals and risks say in so many words, for
// which nobody scolds it, but of which it should know.
func heard(id string, tier plan.Tier) bool {
	if tier != plan.Standard || id == singleThreaded || slices.Contains(goalRules.rules(), id) || slices.Contains(riskRules.rules(), id) {
		return true
	}
	r, err := rule.Lookup(id)
	return err == nil && r.Core
}

// objects reports whether a rule objects to anything in the plan.
func (e *examiner) objects(rule string) bool {
	_, met := e.byRule[rule]
	return met
}

// record is a record of the plan, as findings name it.
type record struct {
	id, label string
	span      source.Span
}

func recordOf(collection plan.Collection, r *plan.Record) record {
	label := r.Label
	if label == "" {
		label = r.Key
	}
	return record{string(collection) + "/" + r.Key, label, r.Head}
}

// folded is a text as records are compared: those that say the same count once.
func folded(text string) string { return finding.Normalise(text) }

// asked is what a criterion asks of a record. Where one of the rules of all objects, nothing of the
// record counts; each of the rules of parts speaks of an equal part.
type asked struct{ all, parts []string }

func (a asked) rules() []string { return slices.Concat(a.all, a.parts) }

// each lists the records that say different things, by how much is there of each and of those that
// say the same: the least. Without records, the one line is missing.
func (e *examiner) each(records []record, asked asked, missing Line) []Line {
	if len(records) == 0 {
		return []Line{missing}
	}
	index := map[string]int{}
	var lines []Line
	for _, r := range records {
		line := e.judge(r, asked)
		at, repeated := index[folded(r.label)]
		switch {
		case !repeated:
			index[folded(r.label)] = len(lines)
			lines = append(lines, line)
		case !line.There && (lines[at].There || line.Share < lines[at].Share):
			lines[at] = line
		}
	}
	return lines
}

// judge says how much is there of one record.
func (e *examiner) judge(r record, asked asked) Line {
	if objection, found := e.objection(r.id, slices.Concat(anyRecord, asked.all)); found {
		return Line{Span: objection.Span, Text: objection.Message, Rule: objection.Rule}
	}
	line := Line{There: true, Span: r.span, Text: r.label}
	for _, rule := range asked.parts {
		objection, found := e.objection(r.id, []string{rule})
		part := 1.0
		switch {
		case found && objection.Wanted > 0:
			part = 1 - float64(min(objection.Lacking, objection.Wanted))/float64(objection.Wanted)
		case found:
			part = 0
		}
		line.Share += part / float64(len(asked.parts))
		switch {
		case found && line.There:
			line.There, line.Span, line.Text, line.Rule = false, objection.Span, objection.Message, objection.Rule
		case found:
			line.Text += " " + objection.Message
		}
	}
	return line
}

// objection is what the first of the rules that objects to a record, or to all of its kind, says.
func (e *examiner) objection(id string, rules []string) (finding.Finding, bool) {
	for _, rule := range rules {
		if f, found := e.byRecord[id][rule]; found {
			return f, true
		}
	}
	for _, rule := range rules {
		if f, found := e.ofAll[rule]; found {
			return f, true
		}
	}
	return finding.Finding{}, false
}

// fact is a fact of the account.
func (e *examiner) fact(name string, value plan.Origin) Line {
	if value.IsSet() {
		return Line{There: true, Span: value.Span, Text: name + ": " + short(value.Text)}
	}
	text := name + " is missing"
	if value.IsWritten() {
		text = name + " is not filled in"
	}
	return Line{Span: value.At(e.plan.Facts), Text: text}
}

// single is one thing that the plan has once, if at all.
func (e *examiner) single(name string, at source.Span, known bool, rules ...string) Line {
	for _, rule := range rules {
		if f, objects := e.byRule[rule]; objects {
			return Line{Span: f.Span, Text: f.Message, Rule: rule}
		}
	}
	if !known {
		return Line{Span: e.plan.Facts, Text: name + " is missing"}
	}
	if text := e.plan.File.Text(at); name != "" && text != "" && len(text) < 60 && !strings.Contains(text, "\n") {
		name += ": " + text
	}
	return Line{There: true, Span: at, Text: name}
}

// section is something that is missing: where its heading stands, or the plan's facts.
func (e *examiner) section(concept plan.Concept, text string) Line {
	for i := range e.plan.Sections {
		if s := &e.plan.Sections[i]; s.Has(concept) {
			return Line{Span: s.Title.Span, Text: text}
		}
	}
	return Line{Span: e.plan.Facts, Text: text}
}

// short is a text that fits on a line.
func short(text string) string {
	runes := []rune(strings.Join(strings.Fields(text), " "))
	if len(runes) > 50 {
		return strings.TrimSpace(string(runes[:49])) + "…"
	}
	return string(runes)
}
