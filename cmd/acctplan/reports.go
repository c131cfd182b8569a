// Reports: in which forms lint says what it found, and where each goes.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/report"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// formatNames lists the forms of a report.
func formatNames() []string {
	var names []string
	for _, format := range report.Formats() {
		names = append(names, format.Name)
	}
	return names
}

// reportFlags are the flags that say in which forms to report.
type reportFlags struct {
	app          *app
	command      *cobra.Command
	format       *choice // --format, on the standard output
	failOn       *choice
	more         destinations
	noCI         *bool
	noSuppressed *bool
}

// reportFlags adds --report and its kin to a command that has --format and --fail-on.
func (a *app) reportFlags(command *cobra.Command, format, failOn *choice) *reportFlags {
	r := &reportFlags{app: a, command: command, format: format, failOn: failOn}
	command.Flags().Var(&r.more, "report", "also write a report, to a file, whose folder is made: sarif=findings.sarif; without =PATH, to the standard output (repeatable)")
	r.noCI = command.Flags().Bool("no-ci", false, "in GitHub Actions: no annotations and no job summary beside the text")
	r.noSuppressed = command.Flags().Bool("no-suppressed", false, "leave what is suppressed out of json and sarif")
	_ = command.RegisterFlagCompletionFunc("report", func(*cobra.Command, []string, string) ([]string, cobra.ShellCompDirective) {
		var words []string
		for _, format := range report.Formats() {
			words = append(words, format.Name+"=\t"+format.Summary)
		}
		return words, cobra.ShellCompDirectiveNoSpace | cobra.ShellCompDirectiveNoFileComp
	})
	return r
}

// destination is one report: a form, and the file that it goes to.
type destination struct {
	format report.Format
	path   string // empty for the standard output
}

// destinations is the flag --report.
type destinations struct{ list []destination }

func (d *destinations) String() string { return "" }

// Type is the placeholder in the help text.
func (d *destinations) Type() string { return "FORMAT[=PATH]" }

func (d *destinations) Set(text string) error {
	name, path, hasPath := strings.Cut(text, "=")
	name = strings.ToLower(strings.TrimSpace(name))
	format, ok := report.FormatNamed(name)
	switch {
	case !ok:
		return notOneOf(name, formatNames())
	case hasPath && path == "":
		return fmt.Errorf("which file? As in: --report %s=findings.%[1]s", name)
	case path == "-":
		path = ""
	}
	d.list = append(d.list, destination{format, path})
	return nil
}

// destinations are all reports of the run, those on the standard output first. A report that
// --report sends there stands in the place of the text that is the default.
func (r *reportFlags) destinations() ([]destination, error) {
	var here, files []destination
	paths := map[string]bool{}
	for _, d := range r.more.list {
		if d.path == "" {
			here = append(here, d)
			continue
		}
		identity := resolved(d.path)
		if paths[identity] {
			return nil, fmt.Errorf("--report: two reports go to %s; name another file for one of them", d.path)
		}
		paths[identity] = true
		files = append(files, d)
	}
	if len(here) == 0 || r.command.Flags().Changed("format") {
		format, _ := report.FormatNamed(r.format.value)
		here = append([]destination{{format: format}}, here...)
	}
	for i, d := range here {
		if i > 0 && (!d.format.Lines || !here[0].format.Lines || d.format.Name == here[0].format.Name) {
			return nil, fmt.Errorf("%s and %s cannot both go to the standard output; send one to a file, as in: --report %[2]s=findings.%[2]s", here[0].format.Name, d.format.Name)
		}
	}
	return append(here, files...), nil
}

// prepare finds out, before any work is done, whether the reports can be written, and makes
// the folders that they go to. With counting, the findings are counted, not reported.
func (r *reportFlags) prepare(counting bool) error {
	if counting && len(r.more.list) > 0 {
		return errors.New("--statistics counts the findings instead of reporting them; leave out --report")
	}
	all, err := r.destinations()
	if err != nil {
		return err
	}
	for _, d := range all {
		if d.path == "" {
			continue
		}
		if err := mayReport(d.format.Name, d.path); err != nil {
			return fmt.Errorf("--report %s=%s: %w", d.format.Name, d.path, err)
		}
	}
	return nil
}

// mayReport reports, as an error, why a report must not be written to a path, and makes its
// folder. A report of an earlier run is overwritten, as CI expects; no other file ever is.
func mayReport(format, path string) error {
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		if _, err := os.Lstat(path); err == nil {
			return errors.New("this is a link to a file that is not there; make the file, or delete the link")
		}
		directory := filepath.Dir(path)
		if err := os.MkdirAll(directory, 0o777); err != nil {
			return fmt.Errorf("cannot make the folder %s: %s", filepath.ToSlash(directory), plainError(err))
		}
		return nil
	case err != nil:
		return errors.New(plainError(err))
	case info.IsDir():
		return errors.New("this is a folder; name a file in it")
	case !info.Mode().IsRegular():
		return nil // a device or a pipe
	}
	content, err := os.ReadFile(path)
	switch {
	case err != nil:
		return errors.New(plainError(err))
	case workspace.IsMarked(content):
		return errors.New("this is an account plan, which a report must not overwrite; name another file")
	case !isEarlierReport(format, content):
		return fmt.Errorf("this file is no earlier %s report of acctplan, so it is not overwritten; name another file, or delete this one", format)
	}
	return nil
}

// write writes all reports, and what GitHub Actions shows beside the text.
func (r *reportFlags) write(in *input) error {
	a := r.app
	all, err := r.destinations()
	if err != nil {
		return err
	}
	result := in.result()
	result.FailOn = parseFailOn(r.failOn.value)
	if *r.noSuppressed {
		result.Suppressed = nil
	}
	whole := result // stderr names what is missing; a file has to say it itself
	for _, missing := range in.Missing {
		whole.Errors = append(whole.Errors[:len(whole.Errors):len(whole.Errors)], report.FileError(missing))
	}
	options := a.reportOptions()

	if all[0].format.Name != "text" || all[0].path != "" {
		a.printErrors(in)
	}
	text, github := false, false
	for _, d := range all {
		switch {
		case d.path == "" && d.format.Name == "text":
			text = true
			if err := a.printText(result); err != nil {
				return err
			}
		case d.path == "":
			if err := d.format.Write(a.stdout, whole, options); err != nil {
				return err
			}
		default:
			if err := in.writeReport(d, whole, options); err != nil {
				return err
			}
		}
		github = github || d.format.Name == "github"
	}
	if text && !*r.noCI && a.inGitHubActions() {
		if !github {
			if err := report.GitHub(a.stderr, whole, options); err != nil {
				return err
			}
		}
		a.appendSummary(whole, options)
	}
	return nil
}

// writeReport writes one report to its file, in full or not at all.
func (in *input) writeReport(d destination, result report.Result, options report.Options) error {
	var content bytes.Buffer
	if err := d.format.Write(&content, result, options); err != nil {
		return err
	}
	// A plan that carries no mark is known for one only now.
	if target, err := os.Stat(d.path); err == nil {
		for _, p := range result.Checked {
			if info, err := os.Stat(filepath.FromSlash(p.Path)); err == nil && os.SameFile(info, target) {
				return fmt.Errorf("--report %s=%s: this is an account plan, which a report must not overwrite; name another file", d.format.Name, d.path)
			}
		}
	}
	if err := writeFile(d.path, content.Bytes()); err != nil {
		return fmt.Errorf("cannot write --report %s=%s: %s", d.format.Name, d.path, plainError(err))
	}
	return nil
}

// writeFile puts content into a file. A symbolic link stays one, and a device or a pipe is
// written to, not replaced.
func writeFile(path string, content []byte) error {
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		file, err := os.OpenFile(path, os.O_WRONLY, 0)
		if err != nil {
			return err
		}
		_, err = file.Write(content)
		return errors.Join(err, file.Close())
	}
	return replace(path, content)
}

// reportOptions are what the forms have to know of the world.
func (a *app) reportOptions() report.Options {
	return report.Options{
		Text:    report.TextOptions{Known: a.verbose, FixCommand: "acctplan lint --fix", UnsafeFixCommand: "acctplan lint --fix-unsafe"},
		Version: version().release(),
		Rooted:  a.rooted(),
		Link:    a.link(),
	}
}

// rooted gives paths as seen from the root of the repository that the current folder is in, or
// from the current folder where it is in none.
func (a *app) rooted() func(string) string {
	root := repositoryRoot(resolved("."))
	return func(path string) string {
		real := resolved(filepath.FromSlash(path))
		if relative, err := filepath.Rel(root, real); err == nil && filepath.IsLocal(relative) {
			return filepath.ToSlash(relative)
		}
		return filepath.ToSlash(real)
	}
}

// repositoryRoot is the nearest folder above one that holds .git; the folder itself where
// there is none.
func repositoryRoot(folder string) string {
	for root := folder; ; root = filepath.Dir(root) {
		if _, err := os.Lstat(filepath.Join(root, ".git")); err == nil {
			return root
		}
		if root == filepath.Dir(root) {
			return folder
		}
	}
}
