package compile

// Text that its author crossed out: it is not what the plan says any more. A record whose name is
// crossed out is kept, and says so (plan.Record.Struck); everything else that is, goes.

import (
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// dropStruck takes what is crossed out from the fields of a record that is read completely. A record
// that is crossed out itself keeps what it said.
func (x *raw) dropStruck() {
	if !slices.ContainsFunc(x.fields, func(f field) bool { return f.list != nil || f.value.mayBeStruck() }) {
		return // as nearly always
	}
	label := labelField[x.collection]
	for i := range x.fields {
		if f := &x.fields[i]; f.name == label && f.value.struck() {
			return
		}
	}
	kept := x.fields[:0]
	for i := range x.fields {
		f := &x.fields[i]
		if f.name != label && f.value.struck() {
			continue
		}
		if f.value.mayBeStruck() {
			f.value = f.value.withoutStruck()
		}
		for k := range f.list {
			f.list[k] = f.list[k].withoutStruck()
		}
		kept = append(kept, *f)
	}
	x.fields = kept
}

// takeStruckLead takes a piece of work that is crossed out as done, where only its day and who did it stand behind:
// "~~Sam: send samples~~ done 12/10/2026", "~~Send the pack~~ – Kieran – done 12 Nov". It returns the piece of work.
func (c *compiler) takeStruckLead(r *raw, line piece) piece {
	if len(line.runs) < 2 || line.skip > 0 || line.runs[0].Style&syntax.Strike == 0 || len(line.text) > 400 {
		return line
	}
	end := 0
	for _, run := range line.exact() {
		if run.Style&syntax.Strike == 0 {
			break
		}
		end += len(run.Text)
	}
	trial, rest := raw{collection: r.collection}, line.cut(end, len(line.text))
	for _, part := range rest.split(" – ", " — ", " - ", ", ", "; ") {
		part = part.trimLeft("–—-,;( ")
		part = part.trimRight(") .")
		word, day, _ := strings.Cut(part.text, " ")
		switch done := isDone(word); {
		case part.empty(), done && day == "":
		case done && c.dateLike(strings.TrimPrefix(day, "on ")):
			trial.set("done", part.cut(len(part.text)-len(strings.TrimPrefix(day, "on ")), len(part.text)))
		case c.ownerScore(part.text) >= givenName:
			trial.set("owner", part)
		default:
			return line
		}
	}
	r.checked = plan.Flag{Origin: plan.Origin{Span: line.span, Text: line.text, State: plan.Set}, Value: true}
	r.fields = append(r.fields, trial.fields...)
	lead := line.cut(0, end)
	runs := slices.Clone(lead.exact())
	for i := range runs {
		runs[i].Style &^= syntax.Strike // it is done, not dropped
	}
	lead.runs, lead.skip = runs, 0
	return lead
}

// isDone reports whether a word says that something was done.
func isDone(word string) bool {
	switch strings.ToLower(word) {
	case "done", "sent", "finished", "completed", "erledigt", "fait", "hecho", "fatto", "feito", "gedaan", "klart", "gjort", "✓", "✔", "✅":
		return true
	}
	return false
}

// withoutStruck is the piece without what is crossed out in it. Where nothing but a remark remains
// ("~~Kim Lu~~ (left)"), it is the crossed-out text.
func (p piece) withoutStruck() piece {
	if !p.mayBeStruck() || p.struck() || p.empty() {
		return p
	}
	runs := p.exact()
	out, end := p, len(p.text)
	for i := len(runs) - 1; i >= 0; i-- {
		from := end - len(runs[i].Text)
		if runs[i].Style&syntax.Strike != 0 && from < end && end <= len(out.text) {
			if rest := out.without(from, end); saysSomething(rest.text) {
				out = rest
			} else {
				return p.cut(from, end)
			}
		}
		end = from
	}
	if cut := withoutTildes(out.text); cut != out.text { // YAML, whose text has no styles
		out = piece{text: cut, span: out.span, runs: []syntax.Run{{Span: out.span, Text: cut}}}
	}
	return out
}

// mayBeStruck reports whether something of the piece, or of what it was cut from, is crossed out.
func (p *piece) mayBeStruck() bool {
	for i := range p.runs {
		if p.runs[i].Style&syntax.Strike != 0 {
			return true
		}
	}
	return strings.IndexByte(p.text, '~') >= 0 && strings.Contains(p.text, "~~")
}

// saysSomething reports whether a text has words outside brackets.
func saysSomething(text string) bool {
	if strings.HasPrefix(text, "(") && strings.HasSuffix(text, ")") {
		return false
	}
	return strings.ContainsFunc(text, func(char rune) bool { return unicode.IsLetter(char) || unicode.IsDigit(char) })
}

// withoutTildes is a text without what stands between pairs of tildes; a text that is crossed out
// throughout stays.
func withoutTildes(text string) string {
	parts := strings.Split(text, "~~")
	if len(parts) < 3 || len(parts)%2 == 0 {
		return text
	}
	var kept []string
	for i := 0; i < len(parts); i += 2 {
		if part := strings.TrimSpace(parts[i]); part != "" {
			kept = append(kept, part)
		}
	}
	if len(kept) == 0 {
		return text
	}
	return strings.Join(kept, " ")
}

// withoutStruckSource is a visible text without the parts that its source crosses out, with one tilde or two.
func withoutStruckSource(text, source string) string {
	from, width := -1, 0 // where a part begins that may be crossed out, and by how many tildes
	for i := 0; i < len(source); {
		run := 0
		for i+run < len(source) && source[i+run] == '~' {
			run++
		}
		if run == 0 || run > 2 {
			i += max(run, 1)
			continue
		}
		before, after := i > 0 && !isSpaceByte(source[i-1]), i+run < len(source) && !isSpaceByte(source[i+run])
		switch {
		case from >= 0 && run == width && before:
			text = strings.Replace(text, strings.ReplaceAll(source[from:i], "\n", " "), "", 1)
			from = -1
		case after && (!before || run == 2 || strings.IndexByte("([{\"'", source[i-1]) >= 0):
			from, width = i+run, run
		}
		i += run
	}
	return strings.Join(strings.Fields(text), " ")
}

func isSpaceByte(b byte) bool { return b == ' ' || b == '\t' || b == '\n' || b == '\r' }
