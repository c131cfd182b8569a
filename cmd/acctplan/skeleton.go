// The skeleton of a plan: an embedded text, scaled to the tier of the account.
package main

import (
	_ "embed"
	"fmt"
	"strings"
	"text/template"
	"unicode"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
)

//go:embed skeleton.md.tmpl
var skeletonText string

// skeleton is what a new plan is told about itself.
type skeleton struct {
	Account, ID, Owner string
	Tier               plan.Tier
	Today              plan.Day
}

// Key reports whether the account deserves more than the core of a plan.
func (s skeleton) Key() bool { return s.Tier != plan.Standard }

// Strategic reports whether the account deserves everything.
func (s skeleton) Strategic() bool { return s.Tier == plan.Strategic }

// Handle is how actions mention the owner: the first name.
func (s skeleton) Handle() string {
	first, _, _ := strings.Cut(s.Owner, " ")
	var b strings.Builder
	for _, r := range strings.ToLower(first) {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '-' {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// text is the plan.
func (s skeleton) text() (string, error) {
	parsed, err := template.New("skeleton").Funcs(template.FuncMap{"yaml": yamlString, "markdown": markdownText}).Parse(skeletonText)
	if err != nil {
		return "", err
	}
	var b strings.Builder
	err = parsed.Execute(&b, s)
	return b.String(), err
}

// unprintable says which character of a name no file should hold; empty where there is none.
func unprintable(name string) string {
	for _, r := range name {
		if !unicode.IsPrint(r) && r != ' ' || r == unicode.ReplacementChar {
			return fmt.Sprintf("a name cannot hold the character %s", report.Visible(string(r)))
		}
	}
	return ""
}

// yamlString writes a text as a YAML scalar, in quotes where it could be read as something else.
func yamlString(text string) string {
	plain := text != "" && !strings.ContainsAny(text, ":#[]{},&*!|>'\"%@`\\=") && unicode.IsLetter([]rune(text)[0])
	switch strings.ToLower(text) {
	case "true", "false", "yes", "no", "on", "off", "null", "y", "n":
		plain = false
	}
	if plain {
		return text
	}
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`).Replace(text) + `"`
}

// markdownText writes a text so that Markdown shows it as it is.
func markdownText(text string) string {
	var b strings.Builder
	for _, r := range text {
		if strings.ContainsRune("\\`*_[]<>|#~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
