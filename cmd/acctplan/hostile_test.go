package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"
	"unicode/utf8"

	"github.com/spf13/cobra"
)

// evil is text that a terminal would obey: it sets the title, clears the screen, moves the cursor,
// writes over the line, and turns the direction of writing.
const evil = "\x1b]0;owned\x07\x1b[2J\u009b1A\b\rsafe\u202eevil\u2066x\u200b"

// evilYAML says the same in the escapes of YAML, which allows such characters nowhere else.
const evilYAML = `\e]0;owned\a\e[2J\u009b1A\b\rsafe\u202eevil\u2066x\u200b`

// hostileFolder is a repository whose plans, configuration, names and history are all an attack.
func hostileFolder(t *testing.T) {
	t.Helper()
	t.Chdir(t.TempDir())
	t.Setenv("GIT_CEILING_DIRECTORIES", filepath.Dir(must(os.Getwd())))
	t.Setenv("GIT_CONFIG_GLOBAL", "/dev/null")
	git := func(arguments ...string) {
		t.Helper()
		command := exec.Command("git", append([]string{"-c", "user.name=Ada" + strings.ReplaceAll(evil, "\r", ""), "-c", "user.email=ada@example.com"}, arguments...)...)
		if out, err := command.CombinedOutput(); err != nil {
			t.Fatalf("git %q: %v %s", arguments, err, out)
		}
	}
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(name), 0o777); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(strings.NewReplacer("EVIL", strings.ReplaceAll(evil, "\r", ""), "YAML", evilYAML).Replace(text)), 0o666); err != nil {
			t.Fatal(err)
		}
	}
	plan := func(day, more string) string {
		return `---
acctplan: 1
account: "Acme YAML"
id: "acme YAML"
tier: "huge YAML"
"key YAML": "value YAML"
currency: EUR
arr: "480k YAML"
renewal: 2026-12-31
notice: 20d
owner: "Dana YAML"
team: [{name: "Dana YAML", handle: "daYAML"}]
products: ["Pump YAML"]
reviewed: 2026-02-01
---
# Acme EVIL

## Summary

Words EVIL and [a link EVIL](javascript:EVIL).

## Heading EVIL

<!-- acctplan-ignore nonsense/EVIL: because EVIL -->

## Goals

| ID | Goal | Metric | Baseline | Target | By | Odd EVIL |
|---|---|---|---|---|---|---|
| g1EVIL | Close 500k EVIL | calls EVIL | 1 EVIL | 2 EVIL | EVIL | odd EVIL |

## Stakeholders

| Name | Title | Role | Stance | Reports to |
|---|---|---|---|---|
| Ada EVIL | CFO EVIL | boss EVIL | warm EVIL | Bo EVIL |
| Bo EVIL | CEO EVIL | champion | supporter | |
| Cy | COO | economic-buyer | ` + more + ` | Bo EVIL |

## Opportunities

| Opportunity | Amount | Probability | Close | Stage |
|---|---|---|---|---|
| Pumps EVIL | 100k | 40% | 2027-02-01 | Stage EVIL |

## Risks

- Risk EVIL, high: mitigation EVIL

## Actions

- [ ] Send it EVIL @daEVIL due:` + day + ` for:g1EVIL
- [ ] Call EVIL due:EVIL

## Milestones

- 2026-12-24 Live EVIL

## Log

- 2026-11-01 Met Ada EVIL, EVIL
`
	}
	name := "accounts" + strings.ReplaceAll(evil, "/", "") + "/acme" + evil + ".md"
	git("init", "-q", "--initial-branch=main")
	write(name, plan("2026-11-01", "supporter"))
	write("old.md", plan("2026-11-01", "supporter"))
	write("invalid.md", "---\nacctplan: 1\naccount: EVIL\n---\n# x\n")
	write("unread.md", "---\nacctplan: 1\n---\n\xff EVIL\n")
	git("add", "-A")
	git("commit", "-q", "-m", strings.ReplaceAll(evil, "\r", " ")+" subject")
	write(name, plan("2026-12-01", "sceptic"))
	git("commit", "-q", "-a", "-m", "second "+strings.ReplaceAll(evil, "\r", " "))
	write(name, plan("2026-12-24", "detractor"))
	write(".acctplan.yaml", `
plans: [invalid.md, accounts*/**]
vendor: {names: [Tidewater]}
custom_rules:
  - id: custom/evil
    when: plan.account != "x"
    assert: plan.account == "x"
    message: "Of {{ plan.account }}"
    hint: Mend it.
    severity: error
    examples: {bad: "---\naccount: X YAML\n---\n"}
`)
	write("refused.yaml", `
vendor: {names: ["Tidewater YAML"]}
extra_keys: ["k YAML"]
team: [{name: "Lee YAML", handle: "leYAML"}]
vocabulary: {"w YAML": {"x YAML": ["y YAML"]}}
overrides: [{paths: ["p YAML"], tier: "t YAML"}]
custom_rules:
  - {id: "custom/YAML", when: "plan.YAML", assert: "YAML", message: "YAML {{ YAML }}", hint: "YAML", severity: "YAML", examples: {bad: "YAML"}}
`)
	write("bad.yaml", `"sev YAML": {"YAML": "YAML"}
severity: {"rule YAML": "word YAML"}
theme: "YAML"
extends: ["YAML"]
`)
	write("known.json", `{"acctplan_baseline":1,"findings":[{"plan":"gone\u001b[2J\u202e.md","rule":"goals/none","about":"x\u202ey\u001b]0;z\u0007","key":"e62bc1b6ca0c0627b9250fe375864669"}]}`)
	write("theme.yaml", "colors: {\"YAML\": \"YAML\"}\nlogo: \"YAML\"\n")
}

func must[T any](value T, err error) T {
	if err != nil {
		panic(err)
	}
	return value
}

// commandsOf are the commands that can be run, by their path without "acctplan".
func commandsOf(command *cobra.Command) []*cobra.Command {
	list := []*cobra.Command{}
	for _, below := range command.Commands() {
		if below.Name() == "help" {
			continue
		}
		if below.Runnable() {
			list = append(list, below)
		}
		list = append(list, commandsOf(below)...)
	}
	return list
}

// Every command in every format, over plans, names, settings and a history that are an attack,
// prints nothing that a terminal would obey or that hides what is there. A command or a format that
// is not tried here fails the test.
func TestNoCommandPrintsControlCharacters(t *testing.T) {
	hostileFolder(t)
	tried := map[string]bool{}
	harmless := []string{"rules", "config", "version", "completion", "new", "baseline"} // of which not every format shows what a plan says, or none
	root := (&app{environment: environment{now: time.Now}, out: &output{}}).root()
	try := func(arguments ...string) {
		t.Helper()
		for _, isTerminal := range []bool{true, false} {
			if !isTerminal && (slices.Contains(arguments, "--diff") || arguments[0] == "adopt") {
				continue // into a pipe goes a diff as it is, for patch and git apply
			}
			var stdout, stderr bytes.Buffer
			code := run(context.Background(), environment{
				arguments: arguments, stdin: strings.NewReader("---\nacctplan: 1\naccount: \"" + evilYAML + "\"\n---\n# " + evil + "\n"), stdout: &stdout, stderr: &stderr,
				variables: append(os.Environ(), "GITHUB_ACTIONS="), now: func() time.Time { return time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC) },
				terminal: terminal{is: isTerminal, width: 100}, messages: terminal{is: isTerminal, width: 100},
			})
			for name, out := range map[string]string{"stdout": stdout.String(), "stderr": stderr.String()} {
				if strings.Contains(out, "internal error") {
					t.Errorf("%q: %s", arguments, out)
				}
				if at := obeyed(out); at >= 0 {
					t.Errorf("%q prints on %s (exit code %d, terminal %v): %q", arguments, name, code, isTerminal, out[max(0, at-80):min(len(out), at+40)])
				}
			}
			if !strings.Contains(stdout.String()+stderr.String(), "owned") && !slices.Contains(harmless, arguments[0]) {
				t.Errorf("%q prints nothing of the attack, so nothing was tried (exit code %d): %.200q %.200q", arguments, code, stdout.String(), stderr.String())
			}
		}
		command, _, err := root.Find(arguments)
		if err != nil {
			return
		}
		format := command.Flag("format")
		word := ""
		if i := slices.Index(arguments, "--format"); i >= 0 {
			word = arguments[i+1]
		} else if format != nil {
			word = format.DefValue
		}
		tried[command.CommandPath()+" "+word] = true
	}
	plan := must(filepath.Glob("accounts*/*.md"))[0]
	formats := func(command ...string) {
		t.Helper()
		found, _, _ := root.Find(command)
		c, isChoice := found.Flag("format").Value.(*choice)
		if !isChoice {
			t.Fatalf("%q takes formats of another kind", command)
		}
		for _, word := range c.allowed {
			try(append(slices.Clone(command), "--format", word)...)
		}
	}
	formats("lint", "--color", "never", "--verbose", ".")
	formats("lint", "--color", "never", "--verbose", "--changed-since", "main~1", ".")
	try("lint", "--statistics", "--verbose", "--color", "never", ".")
	try("lint", "--fix-unsafe", "--diff", "--color", "never", ".")
	try("lint", "--baseline", "known.json", "--color", "never", ".")
	try("lint", "--config", "bad.yaml", ".")
	try("lint", "--config", "refused.yaml", ".")
	try("lint", "--history", "--color", "never", ".")
	try("lint", "-", "--color", "never", "--stdin-filename", evil+".md")
	try("lint", evil, "--color", "never")
	try("lint", "--select", evil)
	try("lint", "--format", evil)
	try("lint", "--"+evil)
	try(evil)
	try("render", "-o", "out", "--color", "never", "--format", "html,pdf", ".")
	try("render", "-o", "share", "--audience", "customer", "--verbose", "--color", "never", "--format", "html", ".")
	try("render", "-o", "out", "--theme", "theme.yaml", "--color", "never", ".")
	try("render", "-o", evil, "--color", "never", ".")
	try("build", "-o", "site", "--color", "never", ".")
	try("export", "--format", "json", ".")
	try("export", "--format", "ndjson", "-o", "tables"+evil, ".")
	for _, table := range []string{"plans", "goals", "stakeholders", "actions", "opportunities", "risks", "log", "milestones"} {
		try("export", "--format", "ndjson", "--table", table, ".")
		try("export", "--format", "csv", "--table", table, ".")
	}
	try("inspect", plan, "invalid.md", "unread.md", "--color", "never")
	formats("diff", "--color", "never")
	formats("diff", "--no-index", "old.md", plan, "--color", "never")
	try("diff", evil)
	try("diff", evil+"...", "--", evil)
	formats("log", plan, "--color", "never")
	try("log", evil)
	formats("status", ".", "--color", "never")
	formats("agenda", ".", "--color", "never", "--days", "90")
	try("agenda", ".", "--owner", evil, "--color", "never")
	formats("score", ".", "--color", "never")
	try("score", ".", "--summary", "--color", "never")
	try("map", plan, "--format", "mermaid") // a picture is refused on a terminal
	try("map", plan, "--format", "dot")
	try("map", plan, "-o", "picture"+evil)
	try("baseline", "create", "--color", "never", "--baseline", "new.json", ".")
	try("baseline", "prune", "--color", "never", "--baseline", "known.json", ".")
	try("explain", "custom/evil", "--color", "never")
	try("explain", evil)
	formats("rules", "--color", "never")
	formats("config", plan, "--color", "never")
	try("config", "--config", "bad.yaml")
	try("config", "test")
	try("config", "test", "--config", "bad.yaml")
	try("new", evil)
	try("new", "Acme", "-o", "new"+evil+".md")
	try("adopt", "--color", "never", plan, "old.md", "invalid.md")
	try("fmt", "--diff", "--color", "never", ".")
	try("fmt", "--check", ".")
	try("version")
	try("completion", "bash")
	for _, command := range commandsOf(root) {
		words := []string{""}
		if format := command.Flag("format"); format != nil {
			if c, isChoice := format.Value.(*choice); isChoice {
				words = c.allowed
			} else {
				words = []string{"html,pdf"}
			}
		}
		for _, word := range words {
			if !tried[command.CommandPath()+" "+word] && !command.HasSubCommands() {
				t.Errorf("%q in the format %q was not tried", command.CommandPath(), word)
			}
		}
	}
}

// obeyed is where an output holds a character that a terminal obeys or hides; -1 where it holds
// none. Line feeds, tabs and the line ends of CSV and calendars are no harm.
func obeyed(out string) int {
	for i, r := range out {
		switch {
		case r == '\n', r == '\t', r == '\r' && strings.HasPrefix(out[i+1:], "\n"):
		case r < 0x20, r >= 0x7F && r <= 0x9F, r == 0xAD, r == 0x200E, r == 0x200F, r == 0xFEFF, r == 0x61C,
			r >= 0x2028 && r <= 0x202E, r >= 0x2060 && r <= 0x206F, r == utf8.RuneError && !strings.HasPrefix(out[i:], "\uFFFD"):
			return i
		}
	}
	return -1
}
