package config

// Plans that must be there.

import (
	"path"
	"strings"

	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// requirePlans reads the plans that must be there: paths, or ids of accounts in the CRM.
func (r *reader) requirePlans(at string, pair syntax.Pair) {
	names := []string{}
	for _, item := range r.words(at, pair) {
		name := strings.TrimSpace(item.Value)
		required := rule.Requirement{File: r.file.Path, Span: item.Span}
		switch extension := strings.ToLower(path.Ext(name)); {
		case strings.ContainsAny(name, "*?["):
			r.problem(item.Span, "%s: %s is a pattern; name each plan by its path, or by the account's id in the CRM", at, quoted(name))
			continue
		case !strings.ContainsAny(name, `/\`) && extension != ".md" && extension != ".markdown":
			required.CRMID = name
		case !r.local(at, item, name, "accounts/acme.md"):
			continue
		default:
			required.Path = path.Clean(name)
		}
		r.config.Required = append(r.config.Required, required)
		names = append(names, name)
	}
	r.record(at, pair, names)
}
