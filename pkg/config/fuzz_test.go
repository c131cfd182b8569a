package config_test

import (
	"errors"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"

	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/source"
)

// FuzzConfig reads anything as a configuration: nothing panics, every problem is one line about
// a place inside the file, the same is said every time, and what is accepted can be used.
func FuzzConfig(f *testing.F) {
	for _, seed := range []string{
		full, "", "- a", "plans: [", "a: &a [*a]", "vocabulary: {headings: {goals: [x]}}\nextra_sections: [x]",
		"rules:\n  review/stale: {max_days: -1}\nseverity: {tag:time: off, goals/*: info}", "plans: \"a\tb\"\nx: |\n  y\n", "version: 1\n---\nversion: 2",
		"extends: [minimal, strict, ./a.yaml, ../b]\nseverity: {all: default}", "overrides: [{paths: [a/**, '*'], tier: key, tiers: {all: standard}}, {}]",
		"team: [{name: A B, handle: '@a', aliases: [a]}]\nfx: {base: EUR, USD: 1e9, GBP: 0.5}\nrequire_plans: [a.md, 3]",
		"theme: {colors: {accent: '#fff', acent: x, ink:}, logo: a.svg, fonts: {html: 'a, b', bold: b.ttf}, footer: x, paper: leter}\nlanguage: sv", "theme: a.yaml\nlocale: de_DE\nlanguage: de", "colors: {band: '#123'}\nfooter: a",
		"custom_rules:\n  - id: custom/a\n    for: actions\n    assert: >-\n      action.open and\n      known(action.due)\n    message: |\n      {{ action.action }}\n    examples: {good: [a], as_of: 2026-01-01}\nseverity: {custom/a: off}",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		if !utf8.Valid(content) {
			t.Skip("not read at all: no UTF-8")
		}
		// Whatever file it extends is itself again, by another name.
		open := func(from, path string) (*source.File, string, error) {
			if len(from) > 3 {
				return nil, "", errors.New("no such file")
			}
			return source.NewFile(path, content), from + "x", nil
		}
		c, problems := config.Parse(source.NewFile("c.yaml", content), open)
		_, again := config.Parse(source.NewFile("c.yaml", content), open)
		if diff := cmp.Diff(problems, again); diff != "" {
			t.Error(diff)
		}
		for _, problem := range problems {
			if problem.Span.Start < 0 || problem.Span.Start > problem.Span.End || problem.Span.End > len(content) {
				t.Errorf("outside of the file: %+v", problem)
			}
			if strings.ContainsAny(problem.Message, "\r\n") {
				t.Errorf("more than one line: %q", problem.Message)
			}
		}
		if len(problems) > 0 {
			return
		}
		if err := (lint.Options{Layers: c.Layers(nil), Book: c.Book}).Validate(); err != nil {
			t.Errorf("lint refuses what was accepted: %v", err)
		}
		c.Directory = "/team"
		c.IsPlan("/team/accounts/acme.md")
		for _, setting := range slices.Concat(c.Settings(""), c.RuleSettings(""), c.Settings("accounts/acme.md"), c.RuleSettings("accounts/acme.md")) {
			if setting.Place() == "" || setting.File != nil && setting.Preset() == "" && setting.Span.End > len(content) {
				t.Errorf("outside of the file: %+v", setting)
			}
		}
	})
}
