package report

// The history of a plan as what changed in the account, one entry a commit, the newest first.

import (
	"bufio"
	"io"
	"strings"
	"time"
)

// History is what commits made of a plan.
type History struct {
	Path    string
	Entries []HistoryEntry // the newest first
	// Total is how many there are, with those that were left out of Entries.
	Total int
	// Cut says that older commits are not in this clone.
	Cut bool
}

// HistoryEntry is one commit.
type HistoryEntry struct {
	Commit  string // the full id
	Author  string
	Date    time.Time // where the author was; the zero time where it is not known
	Subject string    // the first line of the commit's message
	Merge   bool
	Change  ChangedPlan
	Failure string // why the plan could not be read; empty where it could
}

// lines is what there is to say about the commit.
func (e HistoryEntry) lines() []string {
	switch {
	case e.Failure != "":
		return []string{"the plan cannot be read in this version: " + e.Failure}
	case !e.Change.Matters():
		return []string{"only written otherwise"}
	}
	return e.Change.lines()
}

// short is the commit's id as people use it.
func (e HistoryEntry) short() string { return e.Commit[:min(len(e.Commit), 7)] }

func (e HistoryEntry) day() string {
	if e.Date.IsZero() {
		return "no date"
	}
	return e.Date.Format("2 Jan 2006")
}

// Text prints the history for people. The error is the writer's.
//
//	3f2a91c  14 Oct 2026  Lea Brandt  Move the pilot report
//	  action slipped 5 Sep → 14 Oct 2026, for the third time: Send the pilot figures
func (h History) Text(w io.Writer, options TextOptions) error {
	p := &changePrinter{textPrinter{out: bufio.NewWriter(w), options: options, style: newStyle(options.Color)}}
	for i, e := range h.Entries {
		if i > 0 {
			p.out.WriteByte('\n')
		}
		p.styled(p.style.warning.strong, e.short())
		p.out.WriteString("  " + e.day() + "  " + Visible(e.Author) + "  ")
		p.styled(p.style.path, Visible(e.Subject))
		p.out.WriteByte('\n')
		for _, line := range e.lines() {
			p.line(2, line)
		}
	}
	return p.out.Flush()
}

// Markdown prints the history as a page of GitHub's Markdown. The error is the writer's.
func (h History) Markdown(w io.Writer) error {
	account := ""
	for _, e := range h.Entries {
		if account == "" && e.Change.last() != nil {
			account = e.Change.account()
		}
	}
	if account == "" {
		account = h.Path
	}
	page := newChangePage(HistoryMark, "History of "+markdownText(account))
	for _, e := range h.Entries {
		page.block(strings.Join([]string{"**" + e.day() + "**", markdownText(e.Author), markdownText(e.Subject), codeSpan(e.short())}, " · "), e.lines())
	}
	tally := plural(len(h.Entries), "commit") + " changed " + h.Path
	if h.Total > len(h.Entries) {
		tally = "the last " + group(len(h.Entries)) + " of " + plural(h.Total, "commit") + " that changed " + h.Path
	}
	return page.end(w, tally, "commit")
}

type historyDocument struct {
	Version int         `json:"version"`
	Path    visibleText `json:"path"`
	Commits []entryJSON `json:"commits"`
	Cut     bool        `json:"cut"`
}

type entryJSON struct {
	Commit  string      `json:"commit"`
	Date    string      `json:"date"`
	Author  visibleText `json:"author"`
	Subject visibleText `json:"subject"`
	Merge   bool        `json:"merge"`
	Error   visibleText `json:"error"`
	Plan    *changeJSON `json:"plan"`
}

// JSON prints the history as one JSON document. The error is the writer's.
func (h History) JSON(w io.Writer) error {
	document := historyDocument{Version: 1, Path: visibleText(h.Path), Commits: []entryJSON{}, Cut: h.Cut}
	for _, e := range h.Entries {
		entry := entryJSON{Commit: e.Commit, Author: visibleText(e.Author), Subject: visibleText(e.Subject), Merge: e.Merge, Error: visibleText(e.Failure)}
		if !e.Date.IsZero() {
			entry.Date = e.Date.Format(time.RFC3339)
		}
		if e.Change.last() != nil {
			plan := e.Change.json()
			entry.Plan = &plan
		}
		document.Commits = append(document.Commits, entry)
	}
	return WriteJSON(w, document, "")
}
