// Statistics: how often each rule speaks, for who decides which of them to take up first.
package main

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"

	"github.com/acctplan/acctplan/pkg/finding"
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

	serious finding.Severity
}

// tallies counts findings, which must be sorted, by rule and severity: the most frequent first.
func tallies(book rule.Book, findings []finding.Finding) []tally {
	type kind struct {
		rule     string
		severity finding.Severity
	}
	index := map[kind]int{}
	last := map[kind]string{} // the plan counted last
	var list []tally
	for _, f := range findings {
		of := kind{f.Rule, f.Severity}
		i, known := index[of]
		if !known {
			i = len(list)
			index[of] = i
			entry := tally{Rule: f.Rule, Severity: f.Severity.String(), serious: f.Severity}
			if r, err := book.Lookup(f.Rule); err == nil {
				entry.Summary = r.Summary
			}
			list = append(list, entry)
		}
		list[i].Count++
		if len(f.Edits) > 0 {
			list[i].Fixable++
		}
		if last[of] != f.Path {
			last[of] = f.Path
			list[i].Plans++
		}
	}
	slices.SortFunc(list, func(a, b tally) int {
		return cmp.Or(cmp.Compare(b.Count, a.Count), cmp.Compare(b.serious, a.serious), cmp.Compare(a.Rule, b.Rule))
	})
	return list
}

// printStatistics prints the counts: one line a rule, so that sort and grep work on them.
func (a *app) printStatistics(in *input, format string) error {
	list := tallies(a.config.book(), in.Findings)
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
		}{1, in.asOf.String(), len(in.Plans), len(in.Suppressed), []tally{}}
		document.Statistics = append(document.Statistics, list...)
		encoder := json.NewEncoder(a.stdout)
		encoder.SetEscapeHTML(false)
		encoder.SetIndent("", "  ")
		return encoder.Encode(document)
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
	closing := fmt.Sprintf("%s in %s, as of %s", counted(len(in.Findings), "finding"), counted(len(in.Plans), "plan"), in.asOf)
	if known := len(in.Suppressed); known > 0 {
		closing += fmt.Sprintf("; %d more are known or silenced", known)
	}
	fmt.Fprintln(a.stdout, closing)
	return nil
}
