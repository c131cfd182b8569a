// From the command line to an exit code: the root command, and how every command ends.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/report"
)

// The exit codes, for every command and format.
const (
	exitClean       = 0   // nothing to report
	exitFindings    = 1   // findings at or above --fail-on
	exitTrouble     = 2   // usage, unreadable input, internal error; also where findings exist
	exitInterrupted = 130 // Ctrl-C, as shells number it
)

// How a command ends when everything that has to be said has been said.
var (
	errFindings = errors.New("there are findings")
	errTrouble  = errors.New("there was trouble")
)

// app is one run of the program: what all commands share.
type app struct {
	environment
	out   *output
	color choice // --color

	config configuration

	quiet, verbose bool
	stdinFile      string // --stdin-filename
}

// patience is how long an interrupted command may take to end by itself. Most look now and then
// whether they are wanted; the work on a single plan does not.
const patience = 100 * time.Millisecond

// run executes one command line and returns its exit code. The process is to end then: where the
// user has interrupted, some work may still go on.
func run(ctx context.Context, e environment) int {
	a := &app{environment: e, out: &output{Writer: e.stdout}}
	a.stdout = a.out
	done := make(chan int, 1)
	go func() { done <- a.execute(ctx) }()
	select {
	case code := <-done:
		return code
	case <-ctx.Done():
	}
	select {
	case code := <-done:
		return code
	case <-time.After(patience):
		abandonFiles()
		a.complain("interrupted")
		return exitInterrupted
	}
}

// execute runs the command to its end.
func (a *app) execute(ctx context.Context) (code int) {
	defer func() {
		if problem := recover(); problem != nil {
			a.complain(defect{problem}.Error())
			code = exitTrouble
		}
	}()
	root := a.root()
	root.SetArgs(a.arguments)
	root.SetIn(a.stdin)
	root.SetOut(a.out)
	root.SetErr(a.stderr)
	return a.end(ctx, root.ExecuteContext(ctx))
}

// end says what is left to say about how a command went.
func (a *app) end(ctx context.Context, err error) int {
	switch {
	case ctx.Err() != nil:
		a.complain("interrupted")
		return exitInterrupted
	case a.out.err != nil && errors.Is(a.out.err, syscall.EPIPE):
		return exitTrouble // the reader has gone: `acctplan lint | head`
	case a.out.err != nil:
		a.complain("cannot write the output: " + plainError(a.out.err))
		return exitTrouble
	case err == nil:
		return exitClean
	case errors.Is(err, errFindings):
		return exitFindings
	case !errors.Is(err, errTrouble):
		a.complain(err.Error())
	}
	return exitTrouble
}

// complain prints one line on stderr.
func (a *app) complain(message string) {
	if a.inGitHubActions() {
		message = strings.ReplaceAll(message, "##[", "## [") // its runner would take that for a command
	}
	fmt.Fprintf(a.stderr, "acctplan: %s\n", report.Visible(message))
}

// plainError is an error without the operation that failed: "no space left on device".
func plainError(err error) string {
	var pathError *os.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	var linkError *os.LinkError
	if errors.As(err, &linkError) {
		return linkError.Err.Error()
	}
	return err.Error()
}

// root assembles the commands.
func (a *app) root() *cobra.Command {
	root := &cobra.Command{
		Use:   "acctplan",
		Short: "Check and render account plans written as plain text",
		Long: `acctplan checks account plans that are written as plain text, and makes
one-page briefs of them.

A plan is a Markdown file with "acctplan: 1" in its frontmatter. Keep the plans
of a team in one folder, and run the commands there.`,
		Example: `  acctplan new "Acme Corp" --tier key    start a plan
  acctplan lint                          check all plans here
  acctplan build -o out                  make all briefs and an index page`,
		SilenceUsage:  true,
		SilenceErrors: true,
		Args:          cobra.ArbitraryArgs,
		RunE: func(command *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return command.Help()
			}
			return unknownCommand(command, arguments)
		},
	}
	a.color = choice{value: "auto", allowed: []string{"auto", "always", "never"}}
	root.PersistentFlags().Var(&a.color, "color", "colour the output: auto, always or never")
	completeChoice(root, "color", a.color.allowed)
	a.volumeFlags(root)
	root.Flags().BoolP("version", "V", false, "print the version")
	root.Version = version().String()
	root.SetVersionTemplate("{{.Version}}\n")
	root.SetFlagErrorFunc(flagError)
	root.SetUsageTemplate(usageTemplate)
	root.CompletionOptions.DisableDefaultCmd = true
	for _, group := range []struct {
		id, title string
		commands  []*cobra.Command
	}{
		{"plans", "Work with plans:", []*cobra.Command{a.lintCommand(), a.renderCommand(), a.buildCommand(), a.newCommand(), a.adoptCommand(), a.formatCommand(), a.inspectCommand(), a.exportCommand(), a.mapCommand(), a.baselineCommand(), a.scoreCommand(), a.diffCommand(), a.logCommand(), a.statusCommand(), a.agendaCommand()}},
		{"rules", "Look up rules and settings:", []*cobra.Command{a.explainCommand(), a.rulesCommand(), a.configCommand()}},
		{"program", "About acctplan:", []*cobra.Command{a.versionCommand(), a.completionCommand()}},
	} {
		root.AddGroup(&cobra.Group{ID: group.id, Title: group.title})
		for _, command := range group.commands {
			command.GroupID = group.id
			command.DisableFlagsInUseLine = true
			root.AddCommand(command)
		}
	}
	root.SetHelpCommandGroupID("program")
	return root
}

// usageTemplate is the lower half of every help text: how to call the command, examples,
// commands by group, flags. It fits into 80 columns.
const usageTemplate = `Usage:
  {{if .HasAvailableSubCommands}}{{.CommandPath}} COMMAND{{else}}{{.UseLine}}{{end}}{{if .HasExample}}

Examples:
{{.Example}}{{end}}{{range $group := .Groups}}

{{.Title}}{{range $.Commands}}{{if (and (eq .GroupID $group.ID) .IsAvailableCommand)}}
  {{rpad .Name .NamePadding}} {{.Short}}{{end}}{{end}}{{end}}

Flags:
{{.Flags.FlagUsagesWrapped 80 | trimTrailingWhitespaces}}{{if .HasAvailableSubCommands}}

"{{.CommandPath}} COMMAND --help" says more about a command.{{end}}
`

// unknownCommand says what the user may have meant: a command, or a check of the file that
// was given instead of one.
func unknownCommand(root *cobra.Command, arguments []string) error {
	name := arguments[0]
	if _, err := os.Stat(name); err == nil {
		return fmt.Errorf("%q is no command; to check it, run: acctplan lint %s", name, name)
	}
	var names []string
	for _, command := range root.Commands() {
		if command.IsAvailableCommand() {
			names = append(names, command.Name())
		}
	}
	if near := nearest(name, names); near != "" {
		return fmt.Errorf("%q is no command; did you mean %q?", name, near)
	}
	return fmt.Errorf("%q is no command; there are: %s", name, strings.Join(names, ", "))
}
