package main

import (
	"fmt"
	"math"
	"strconv"
	"strings"

	"github.com/clipperhouse/displaywidth"
	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/score"
)

// scoreCommand shows what is there of a plan, what is not, and what it adds up to.
func (a *app) scoreCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "score [PATH...]",
		Short: "Show what a plan has and lacks, and add it up to 0-100",
		Long: `Show what account plans have and what they lack, with the line of each, and
add it up to a number from 0 to 100.

Coverage counts 40, freshness, action discipline and relationship depth 20 each.
A point is lost where a rule objects; "acctplan explain RULE" says why. What is
not asked of an account counts neither way. The number is for the plan's owner:
it tells what to do next, and compares a plan with itself a quarter ago.`,
		Example: `  acctplan score accounts/acme.md
  acctplan score --summary accounts/     one line a plan
  acctplan score --missing accounts/     only what is not there
  acctplan score --format json accounts/`,
	}
	asOf := a.asOf(command)
	format := &choice{value: "text", allowed: []string{"text", "json"}}
	command.Flags().Var(format, "format", "text or json")
	completeChoice(command, "format", format.allowed)
	summary := command.Flags().Bool("summary", false, "one line a plan")
	missing := command.Flags().Bool("missing", false, "only what is not there")
	discovering := discover(command)
	a.configFlags(command)
	asking := a.historyFlag(command)

	command.RunE = func(command *cobra.Command, paths []string) error {
		in, err := a.load(command.Context(), paths, *discovering, asOf.or(a.today()))
		if err != nil {
			return err
		}
		options := lint.Options{Select: score.Rules()}
		if options.History, err = asking.ask(command.Context(), in, nil); err != nil {
			return err
		}
		if err := in.check(command.Context(), options); err != nil {
			return err
		}
		scores := a.scores(in)
		a.printErrors(in)
		a.printDoubts(in)
		switch {
		case format.value == "json":
			err = a.printScoresJSON(in, scores)
		case *summary:
			a.printScoreSummary(scores)
		default:
			a.printScores(scores, *missing)
		}
		return in.verdict("never", err)
	}
	return command
}

// scores are those of the plans that were checked; templates have none.
func (a *app) scores(in *input) []score.Score {
	byPath := map[string][]finding.Finding{}
	for _, f := range finding.Apart(in.Findings) {
		byPath[f.Path] = append(byPath[f.Path], f)
	}
	for _, f := range in.Suppressed {
		byPath[f.Path] = append(byPath[f.Path], f.Finding)
	}
	var scores []score.Score
	for _, p := range in.Plans {
		if !lint.IsTemplate(p) {
			a.guard(in, p.Path, func() { scores = append(scores, score.Of(facts.Of(p, in.asOf), byPath[p.Path])) })
		}
	}
	return scores
}

// printScoreSummary prints a table: one line a plan.
func (a *app) printScoreSummary(scores []score.Score) {
	if len(scores) == 0 {
		return
	}
	headers := []string{"SCORE"}
	for _, element := range scores[0].Elements {
		headers = append(headers, strings.ToUpper(strings.Fields(element.Name)[0]))
	}
	fmt.Fprintln(a.stdout, strings.Join(headers, "  ")+"  PLAN")
	for _, s := range scores {
		cells := []string{fmt.Sprintf("%*d", len(headers[0]), s.Total)}
		for i, element := range s.Elements {
			cells = append(cells, fmt.Sprintf("%*s", len(headers[i+1]), points(element.Points)+"/"+strconv.Itoa(element.Weight)))
		}
		fmt.Fprintln(a.stdout, strings.Join(cells, "  ")+"  "+report.Visible(s.Plan.Path))
	}
}

// printScores prints the working of each score.
func (a *app) printScores(scores []score.Score, onlyMissing bool) {
	bold, reset := "", ""
	if a.wantsColor(a.color.value, a.terminal) {
		bold, reset = "\x1b[1m", "\x1b[0m"
	}
	width := a.readingWidth()
	for i, s := range scores {
		if i > 0 {
			fmt.Fprintln(a.stdout)
		}
		fmt.Fprintf(a.stdout, "%s%s%s\n", bold, sides(report.Visible(s.Plan.Path), fmt.Sprintf("%d of 100", s.Total), width), reset)
		for _, element := range s.Elements {
			fmt.Fprintf(a.stdout, "\n%s%s%s\n", bold, sides(element.Name, points(element.Points)+" of "+strconv.Itoa(element.Weight), width), reset)
			for _, criterion := range element.Criteria {
				earned := points(criterion.Points) + " of " + strconv.Itoa(criterion.Weight)
				if !criterion.Asked {
					earned = "not asked"
				}
				fmt.Fprintln(a.stdout, sides("  "+criterion.Name, earned, width))
				a.printScoreLines(s, criterion.Lines, onlyMissing, width)
			}
		}
	}
}

// printScoreLines prints what is there and what is not, each with its place. What is missing in
// the same words several times is said once.
func (a *app) printScoreLines(s score.Score, lines []score.Line, onlyMissing bool, width int) {
	for i := 0; i < len(lines); i++ {
		line, times := lines[i], 1
		for i+1 < len(lines) && lines[i+1] == line {
			i, times = i+1, times+1
		}
		if line.There && onlyMissing {
			continue
		}
		sign := "-"
		switch {
		case line.There:
			sign = "+"
		case line.Share > 0:
			sign = "±"
		}
		place := fmt.Sprintf("%s:%d", report.Visible(s.Plan.Path), s.Plan.File.Position(line.Span.Start).Line)
		text := report.Visible(line.Text)
		if line.Rule != "" {
			text += " (" + line.Rule + ")"
		}
		if line.Share > 0 && !line.There {
			text += fmt.Sprintf(" – %.0f%% is there", 100*line.Share)
		}
		if times > 1 {
			text += fmt.Sprintf(" (%d times)", times)
		}
		const indent = "      "
		fmt.Fprint(a.stdout, "    "+sign+" "+strings.TrimPrefix(wrapped(place+" "+text, indent, width), indent))
	}
}

// sides puts one text at the left of a line and another at its right.
func sides(left, right string, width int) string {
	gap := width - displaywidth.String(left) - displaywidth.String(right)
	return left + strings.Repeat(" ", max(gap, 2)) + right
}

// points writes points with the one decimal that they are rounded to, where there is one.
func points(value float64) string {
	return strconv.FormatFloat(rounded(value), 'f', -1, 64)
}

func rounded(value float64) float64 { return math.Round(value*10) / 10 }

// scoreEntry is a score in JSON. Every key is always there.
type scoreEntry struct {
	Path     string         `json:"path"`
	Account  string         `json:"account"`
	Tier     string         `json:"tier"`
	Score    int            `json:"score"`
	Elements []elementEntry `json:"elements"`
}

type elementEntry struct {
	Name     string           `json:"name"`
	Weight   int              `json:"weight"`
	Points   float64          `json:"points"`
	Criteria []criterionEntry `json:"criteria"`
}

type criterionEntry struct {
	Name   string       `json:"name"`
	Weight int          `json:"weight"`
	Points float64      `json:"points"`
	Asked  bool         `json:"asked"`
	Lines  []scoredLine `json:"lines"`
}

type scoredLine struct {
	There bool    `json:"there"`
	Share float64 `json:"share"`
	Line  int     `json:"line"`
	Text  string  `json:"text"`
	Rule  string  `json:"rule"`
}

// printScoresJSON prints the scores for programs.
func (a *app) printScoresJSON(in *input, scores []score.Score) error {
	document := struct {
		Version int          `json:"version"`
		AsOf    string       `json:"as_of"`
		Scores  []scoreEntry `json:"scores"`
	}{Version: 1, AsOf: in.asOf.String(), Scores: []scoreEntry{}}
	for _, s := range scores {
		entry := scoreEntry{Path: s.Plan.Path, Account: s.Plan.Account.Text, Tier: string(s.Plan.EffectiveTier()), Score: s.Total}
		for _, element := range s.Elements {
			one := elementEntry{Name: element.Name, Weight: element.Weight, Points: rounded(element.Points)}
			for _, criterion := range element.Criteria {
				lines := []scoredLine{}
				for _, line := range criterion.Lines {
					lines = append(lines, scoredLine{line.There, math.Round(line.Share*1000) / 1000, s.Plan.File.Position(line.Span.Start).Line, line.Text, line.Rule})
				}
				one.Criteria = append(one.Criteria, criterionEntry{criterion.Name, criterion.Weight, rounded(criterion.Points), criterion.Asked, lines})
			}
			entry.Elements = append(entry.Elements, one)
		}
		document.Scores = append(document.Scores, entry)
	}
	return report.WriteJSON(a.stdout, document, "  ")
}
