package compile

// What a field does not say and a remark does: people who are said to be gone, goals that are said to be
// guesses.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
)

// settleLeft fills Left where something else than its own field says that the person is gone. What
// the field says itself counts first, also that they have not left.
func settleLeft(s *plan.Stakeholder, settings value.Settings) {
	if s.Left.IsWritten() {
		return
	}
	if by, left := vocabulary.PersonLeft(s); left {
		s.Left = plan.Date{Origin: plan.Origin{Span: by.Span, Text: by.Text, State: plan.Set}, Yes: true}
		return
	}
	settleLastDay(s, &s.Name.Origin, settings)
	settleLastDay(s, &s.Title.Origin, settings)
	for i := range s.Notes {
		settleLastDay(s, &s.Notes[i].Origin, settings)
	}
}

// settleLastDay fills Left by the last day that a text gives somebody, where nothing has filled it.
func settleLastDay(s *plan.Stakeholder, by *plan.Origin, settings value.Settings) {
	last, said := vocabulary.LastDay(by.Text)
	if !said || s.Left.IsWritten() {
		return
	}
	if date, _ := value.Date(last, settings); date.Known() {
		date.Span, date.Text = by.Span, by.Text
		date.First = date.Last // until then they are there
		s.Left = date
	}
}

// answerBehindGrade takes what is done about a risk from behind how bad it is, where it has no field of
// its own: "Strike - likelihood: low, impact: high - agree a fallback carrier".
func (c *compiler) answerBehindGrade(r *raw) {
	if r.has("mitigation") {
		return
	}
	for i := range r.fields {
		f := &r.fields[i]
		if f.name != "impact" && f.name != "likelihood" {
			continue
		}
		for _, dash := range [...]string{" - ", " – ", " — "} {
			grade, answer, found := strings.Cut(f.value.text, dash)
			if found && c.isLevel(r, grade) && c.tellsToAct(answer) {
				rest := f.value.cut(len(grade)+len(dash), len(f.value.text))
				f.value = f.value.cut(0, len(grade))
				r.set("mitigation", rest)
				return
			}
		}
	}
}

// settleAssumed fills Assumed where the source, the status or a remark in brackets in the goal says
// that it is a guess. What the field itself says counts first, also a "no".
func settleAssumed(g *plan.Goal) {
	if g.Assumed.IsWritten() {
		return
	}
	mark := func(by plan.Origin) {
		g.Assumed = plan.Flag{Origin: plan.Origin{Span: by.Span, Text: by.Text, State: plan.Set}, Value: true}
	}
	if vocabulary.SaysAssumed(g.Source.Text) {
		mark(g.Source.Origin)
		return
	}
	for rest := g.Goal.Text; ; {
		open := strings.IndexAny(rest, "([")
		if open < 0 {
			break
		}
		rest = rest[open+1:]
		end := strings.IndexAny(rest, ")]")
		if end < 0 {
			end = len(rest)
		}
		if vocabulary.SaysAssumed(rest[:end]) {
			mark(g.Goal.Origin)
			return
		}
	}
	for _, extra := range g.Extra {
		if strings.EqualFold(strings.TrimSpace(extra.Name.Text), "status") && vocabulary.SaysAssumed(extra.Value.Text) {
			mark(extra.Value.Origin)
			return
		}
	}
	for _, note := range g.Notes {
		if len(note.Text) < 60 && vocabulary.SaysAssumed(note.Text) {
			mark(note.Origin)
			return
		}
	}
}
