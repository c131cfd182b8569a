package config

import "github.com/acctplan/acctplan/pkg/syntax"

// history reads whether the rules that ask git are run.
func (r *reader) history(at string, pair syntax.Pair) {
	text, ok := r.scalar(at, pair, "true or false")
	if !ok {
		return
	}
	if text != "true" && text != "false" {
		r.problem(pair.Value.Span, "%s is %s, but takes true or false", at, quoted(text))
		return
	}
	r.config.History = text == "true"
	r.record(at, pair, text)
}
