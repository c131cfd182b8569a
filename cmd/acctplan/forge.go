// What a run in a forge's CI knows of the forge, by its environment.
package main

import (
	"bytes"
	"crypto/rand"
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/acctplan/acctplan/pkg/report"
)

// inGitHubActions reports whether the run is a step of GitHub Actions.
func (a *app) inGitHubActions() bool { return a.variable("GITHUB_ACTIONS") == "true" }

// link gives the addresses of lines in GitHub Actions and in GitLab CI; nil elsewhere. The line
// 0 stands for the whole file.
func (a *app) link() func(path string, line int) string {
	base := ""
	switch {
	case a.inGitHubActions() && a.variable("GITHUB_REPOSITORY") != "" && a.variable("GITHUB_SHA") != "":
		server := a.variable("GITHUB_SERVER_URL")
		if server == "" {
			server = "https://github.com"
		}
		base = server + "/" + a.variable("GITHUB_REPOSITORY") + "/blob/" + a.variable("GITHUB_SHA") + "/"
	case a.variable("GITLAB_CI") == "true" && a.variable("CI_PROJECT_URL") != "" && a.variable("CI_COMMIT_SHA") != "":
		base = a.variable("CI_PROJECT_URL") + "/-/blob/" + a.variable("CI_COMMIT_SHA") + "/"
	default:
		return nil
	}
	rooted := a.rooted()
	return func(path string, line int) string {
		path = rooted(path)
		if filepath.IsAbs(path) || strings.HasPrefix(path, "/") {
			return "" // outside the repository
		}
		address := base + strings.TrimPrefix((&url.URL{Path: path}).EscapedPath(), "./")
		if line > 0 {
			address += fmt.Sprintf("?plain=1#L%d", line) // rendered Markdown has no lines
		}
		return address
	}
}

// printText prints the result for people. In GitHub Actions the log is also a channel of
// commands: where words of a plan could be one, the runner is told not to listen, up to a word
// that no plan can know.
func (a *app) printText(result report.Result) error {
	options := report.TextOptions{
		Color: a.wantsColor(a.color.value, a.terminal),
		Width: a.terminal.width,
		Wrap:  a.terminal.is,
		Brief: a.quiet,
		Known: a.verbose,

		FixCommand: "acctplan lint --fix", UnsafeFixCommand: "acctplan lint --fix-unsafe",
	}
	if !a.inGitHubActions() {
		return report.Text(a.stdout, result, options)
	}
	var text bytes.Buffer
	if err := report.Text(&text, result, options); err != nil {
		return err
	}
	if !holdsCommand(text.Bytes()) {
		_, err := a.stdout.Write(text.Bytes())
		return err
	}
	word := rand.Text()
	_, err := fmt.Fprintf(a.stdout, "::stop-commands::%s\n%s::%[1]s::\n", word, text.String())
	return err
}

// holdsCommand reports whether the runner of GitHub Actions would take a part of the log for a
// command: a line that begins with two colons, or the older form anywhere.
func holdsCommand(text []byte) bool {
	if bytes.Contains(text, []byte("##[")) {
		return true
	}
	for line := range bytes.Lines(text) {
		if bytes.HasPrefix(bytes.TrimSpace(line), []byte("::")) {
			return true
		}
	}
	return false
}

// smallestSummary is the room, in bytes, below which a job summary is not begun.
const smallestSummary = 4 << 10

// appendSummary adds the result to the job summary of GitHub Actions, within what GitHub takes.
// Where that cannot be done, the run goes on: the log has everything.
func (a *app) appendSummary(result report.Result, options report.Options) {
	path := a.variable("GITHUB_STEP_SUMMARY")
	if path == "" {
		return
	}
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_APPEND, 0o666)
	if err != nil {
		a.complain("cannot write the job summary: " + plainError(err))
		return
	}
	defer file.Close()
	options.Limit = report.SummaryLimit
	if info, err := file.Stat(); err == nil {
		options.Limit -= int(min(info.Size(), report.SummaryLimit))
	}
	if options.Limit < smallestSummary {
		a.complain("the job summary is full; the findings are not added to it")
		return
	}
	if err := report.Markdown(file, result, options); err != nil {
		a.complain("cannot write the job summary: " + plainError(err))
	}
}
