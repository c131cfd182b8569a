// Statistics: how often each rule speaks, for who decides which of them to take up first.
package main

import (
	"errors"
	"fmt"

	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/rule"
)

// tally counts the findings of one rule at one severity.
type tally struct {
	Rule     string `json:"rule"`
	Severity string `json:"severity"`
	Count    int    `json:"count"`
	Plans    int    `json:"plans"`
	Fixable  int    `json:"fixable"`
	Summary  string `json:"summary"`
}

// tallies are the counts of a run with what the rules find.
func tallies(book rule.Book, counts []lint.Count) []tally {
	list := make([]tally, len(counts))
	for i, c := range counts {
		list[i] = tally{Rule: c.Rule, Severity: c.Severity.String(), Count: c.Findings, Plans: c.Plans, Fixable: c.Fixable}
		if r, err := book.Lookup(c.Rule); err == nil {
			list[i].Summary = r.Summary
		}
	}
	return list
}

// counts are the findings, counted by rule.
func (in *input) counts() []lint.Count {
	if in.counting {
		return in.Counts
	}
	return lint.Counts(in.Findings)
}

// printStatistics prints the counts: one line a rule, so that sort and grep work on them.
func (a *app) printStatistics(in *input, format string) error {
	list := tallies(a.config.book(), in.counts())
	a.printErrors(in)
	switch format {
	case "text":
	case "json":
		document := struct {
			Version    int     `json:"version"`
			AsOf       string  `json:"as_of"`
			Plans      int     `json:"plans"`
			Suppressed int     `json:"suppressed"`
			Statistics []tally `json:"statistics"`
		}{1, in.asOf.String(), in.read(), len(in.Suppressed), []tally{}}
		document.Statistics = append(document.Statistics, list...)
		return report.WriteJSON(a.stdout, document, "  ")
	default:
		return errors.New("--statistics prints text or json; use one of them with --format")
	}
	var widths [4]int
	rows := [][]string{{"COUNT", "PLANS", "SEVERITY", "RULE", "FINDS THAT"}}
	for _, entry := range list {
		rows = append(rows, []string{fmt.Sprint(entry.Count), fmt.Sprint(entry.Plans), entry.Severity, entry.Rule, entry.Summary})
	}
	if len(list) == 0 {
		return nil
	}
	for _, row := range rows {
		for i := range widths {
			widths[i] = max(widths[i], len(row[i]))
		}
	}
	for _, row := range rows {
		line := fmt.Sprintf("%*s  %*s  %-*s  %-*s  %s", widths[0], row[0], widths[1], row[1], widths[2], row[2], widths[3], row[3], row[4])
		if a.terminal.width > 0 {
			line = clip(line, a.terminal.width)
		}
		fmt.Fprintln(a.stdout, line)
	}
	all := 0
	for _, entry := range list {
		all += entry.Count
	}
	closing := fmt.Sprintf("%s in %s, as of %s", counted(all, "finding"), counted(in.read(), "plan"), in.asOf)
	if known := len(in.Suppressed); known > 0 {
		closing += fmt.Sprintf("; %d more are known or silenced", known)
	}
	fmt.Fprintln(a.stdout, closing)
	return nil
}
