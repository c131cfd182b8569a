// Flags: values of closed sets, days, lists; and errors about them that say what to write.
package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/agnivade/levenshtein"
	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"github.com/acctplan/acctplan/pkg/plan"
)

// choice is a flag that takes one of a few words.
type choice struct {
	value   string
	allowed []string
}

func (c *choice) String() string { return c.value }

// Type is the placeholder in the help text; empty because the description lists the words.
func (c *choice) Type() string { return "WORD" }

func (c *choice) Set(word string) error {
	folded := strings.ToLower(strings.TrimSpace(word))
	if !slices.Contains(c.allowed, folded) {
		return notOneOf(word, c.allowed)
	}
	c.value = folded
	return nil
}

// choices is a flag that takes several of a few words, separated by commas or repeated.
type choices struct {
	values  []string
	allowed []string
	further func() []string // words that are allowed too, where working them out takes a while; or nil
	changed bool            // the values are no longer the default
}

func (c *choices) String() string { return strings.Join(c.values, ",") }

// Type is the placeholder in the help text.
func (c *choices) Type() string { return "WORD,..." }

func (c *choices) Set(words string) error {
	if !c.changed {
		c.values, c.changed = nil, true
	}
	for word := range strings.SplitSeq(words, ",") {
		folded := strings.ToLower(strings.TrimSpace(word))
		if allowed := c.words(); !slices.Contains(allowed, folded) {
			return notOneOf(word, allowed)
		}
		if !slices.Contains(c.values, folded) {
			c.values = append(c.values, folded)
		}
	}
	return nil
}

// words are those that are allowed.
func (c *choices) words() []string {
	if c.further == nil {
		return c.allowed
	}
	return append(c.further(), c.allowed...)
}

// notOneOf says what a flag takes.
func notOneOf(word string, allowed []string) error {
	if len(allowed) == 1 {
		return fmt.Errorf("%q is unknown; there is only %q", word, allowed[0])
	}
	list := strings.Join(allowed[:len(allowed)-1], ", ") + " or " + allowed[len(allowed)-1]
	if near := nearest(strings.ToLower(word), allowed); near != "" {
		return fmt.Errorf("%q is not one of %s; did you mean %q?", word, list, near)
	}
	return fmt.Errorf("%q is not one of %s", word, list)
}

// patterns is a flag that takes rules and groups, separated by commas or repeated.
type patterns struct{ list []string }

func (p *patterns) String() string { return strings.Join(p.list, ",") }

// Type is the placeholder in the help text.
func (p *patterns) Type() string { return "RULE|GROUP" }

func (p *patterns) Set(text string) error {
	for pattern := range strings.SplitSeq(text, ",") {
		if pattern = strings.TrimSpace(pattern); pattern == "" {
			return errors.New(`name a rule ("goals/none") or a group ("goals")`)
		}
		p.list = append(p.list, pattern)
	}
	return nil
}

// day is a flag that takes a calendar day.
type day struct {
	value plan.Day
	set   bool
}

func (d *day) String() string {
	if !d.set {
		return ""
	}
	return d.value.String()
}

// Type is the placeholder in the help text.
func (d *day) Type() string { return "DATE" }

func (d *day) Set(text string) error {
	parsed, err := time.Parse(time.DateOnly, strings.TrimSpace(text))
	var impossible *time.ParseError
	switch {
	case err == nil:
		d.value, d.set = plan.DayOf(parsed.Year(), parsed.Month(), parsed.Day()), true
		return nil
	case errors.As(err, &impossible) && strings.Contains(impossible.Message, "out of range"):
		return fmt.Errorf("there is no %s in the calendar", text)
	}
	return fmt.Errorf("%q is not a date as YYYY-MM-DD, such as 2026-11-30", text)
}

// asOf adds --as-of to a command.
func (a *app) asOf(command *cobra.Command) *day {
	d := &day{}
	command.Flags().Var(d, "as-of", "judge by this `DATE`, YYYY-MM-DD (default today)")
	return d
}

// or is the flag's day, or today.
func (d *day) or(today plan.Day) plan.Day {
	if d.set {
		return d.value
	}
	return today
}

// discover adds --discover to a command.
func discover(command *cobra.Command) *bool {
	return command.Flags().Bool("discover", false, "also read files that look like plans but are not marked; skip named files that do not")
}

// flagError turns pflag's errors into lines that say what to write instead.
func flagError(command *cobra.Command, err error) error {
	var unknown *pflag.NotExistError
	var missing *pflag.ValueRequiredError
	var invalid *pflag.InvalidValueError
	switch {
	case errors.As(err, &unknown):
		if unknown.GetSpecifiedShortnames() != "" {
			return fmt.Errorf("unknown flag -%s; see: %s --help", unknown.GetSpecifiedName(), command.CommandPath())
		}
		var names []string
		command.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
		if near := nearest(unknown.GetSpecifiedName(), names); near != "" {
			return fmt.Errorf("unknown flag --%s; did you mean --%s?", unknown.GetSpecifiedName(), near)
		}
		return fmt.Errorf("unknown flag --%s; see: %s --help", unknown.GetSpecifiedName(), command.CommandPath())
	case errors.As(err, &missing):
		return fmt.Errorf("%s needs a value; see: %s --help", spelled(missing.GetFlag()), command.CommandPath())
	case errors.As(err, &invalid):
		return fmt.Errorf("%s: %w", spelled(invalid.GetFlag()), invalid.Unwrap())
	}
	return err
}

// spelled is how the user writes a flag.
func spelled(flag *pflag.Flag) string {
	if flag.Shorthand != "" {
		return "-" + flag.Shorthand
	}
	return "--" + flag.Name
}

// nearest is the candidate that a mistyped word probably meant; empty where none is near.
func nearest(word string, candidates []string) string {
	best, least := "", max(1, len(word)/3)+1
	for _, candidate := range candidates {
		distance := levenshtein.ComputeDistance(word, candidate)
		if len(word) >= 3 && strings.HasPrefix(candidate, word) {
			distance = 1
		}
		if distance < least {
			best, least = candidate, distance
		}
	}
	return best
}
