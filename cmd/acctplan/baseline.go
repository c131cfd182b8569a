package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/baseline"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/report"
)

// baselineCommand keeps the file of known findings.
func (a *app) baselineCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "baseline",
		Short: "Keep a list of known findings, so that only new ones are reported",
		Long: `Keep a list of the findings that are known and may wait, so that a check of
plans that are years old speaks only of what is new.

The list is a file to be committed and reviewed: one finding a line. A finding
is recognised by its rule, plan, record and the record's own words, so moved
lines and other findings do not bring it back. "acctplan lint --baseline FILE"
hides what the file lists.`,
		Example: `  acctplan baseline create accounts/
  acctplan lint --baseline ` + baseline.DefaultName + ` accounts/
  acctplan baseline prune accounts/        drop what has been mended`,
		Args: cobra.ArbitraryArgs,
		RunE: func(command *cobra.Command, arguments []string) error {
			if len(arguments) == 0 {
				return command.Help()
			}
			if near := nearest(arguments[0], []string{"create", "prune"}); near != "" {
				return fmt.Errorf("%q is no command of baseline; did you mean %q?", arguments[0], near)
			}
			return fmt.Errorf("%q is no command of baseline; there are: create, prune", arguments[0])
		},
	}
	command.AddCommand(a.baselineCreateCommand(), a.baselinePruneCommand())
	for _, child := range command.Commands() {
		child.DisableFlagsInUseLine = true
	}
	return command
}

// baselineFlags are what both commands take.
type baselineFlags struct {
	app         *app
	file        *string
	asOf        *day
	discovering *bool
	asking      historyFlag
}

func (a *app) baselineFlags(command *cobra.Command) baselineFlags {
	flags := baselineFlags{
		app: a, asOf: a.asOf(command), discovering: discover(command),
		asking: a.historyFlag(command),
		file:   command.Flags().String("baseline", baseline.DefaultName, "keep the known findings in this `FILE`"),
	}
	a.configFlags(command)
	return flags
}

// check runs the rules as lint does, with what the file knows.
func (f baselineFlags) check(ctx context.Context, paths []string, known *lint.Known) (*input, error) {
	a := f.app
	in, err := a.load(ctx, paths, *f.discovering, f.asOf.or(a.today()))
	if err != nil {
		return nil, err
	}
	a.printErrors(in)
	conflicts := false
	for _, p := range in.Plans {
		if problem := p.Conflict(); problem != nil {
			a.complain(doubt(p, problem) + "; nothing was written, because its other findings are not known")
			conflicts = true
		}
	}
	if conflicts {
		return nil, errTrouble
	}
	options := lint.Options{Known: known}
	if options.History, err = f.asking.ask(ctx, in, nil); err != nil {
		return nil, err
	}
	return in, in.check(ctx, options)
}

func (a *app) baselineCreateCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "create [PATH...]",
		Short: "Write down the findings of today as known",
		Long: `Write down the findings that the plans have today as known. What the file says
about these plans is replaced; what it says about others stays.`,
		Example: `  acctplan baseline create
  acctplan baseline create accounts/ --baseline known.json`,
	}
	flags := a.baselineFlags(command)
	command.RunE = func(command *cobra.Command, paths []string) error {
		old, err := readBaseline(*flags.file)
		if errors.Is(err, fs.ErrNotExist) {
			old, err = baselineFile{path: *flags.file}, nil
		}
		if err != nil {
			return err
		}
		in, err := flags.check(command.Context(), paths, nil)
		if err != nil {
			return err
		}
		known := a.known(old)
		names := lint.Names(in.Plans, known.Path)
		recorded := baseline.Record(in.Findings, names)
		read := map[string]bool{}
		for _, p := range in.Plans {
			read[known.Path(p.Path)] = true
		}
		entries := recorded.Entries
		for _, entry := range old.Entries {
			if !read[entry.Plan] && !known.Gone(entry.Plan) {
				entries = append(entries, entry)
			}
		}
		written := baseline.New(entries)
		if err := old.write(written); err != nil {
			return err
		}
		fmt.Fprintf(a.stdout, "%s: %s of %s", report.Visible(*flags.file), counted(len(recorded.Entries), "known finding"), counted(len(in.Plans), "plan"))
		if others := len(written.Entries) - len(recorded.Entries); others > 0 {
			fmt.Fprintf(a.stdout, ", and %d of others", others)
		}
		fmt.Fprintln(a.stdout)
		return in.verdict("never", nil)
	}
	return command
}

func (a *app) baselinePruneCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "prune [PATH...]",
		Short: "Drop what has been mended from the known findings",
		Long: `Drop the findings from the file that the plans do not have any more. Nothing
is added: what is new stays reported. Plans that are not read keep theirs, unless
their file is gone.`,
		Example: `  acctplan baseline prune
  acctplan baseline prune accounts/ --baseline known.json`,
	}
	flags := a.baselineFlags(command)
	command.RunE = func(command *cobra.Command, paths []string) error {
		old, err := readBaseline(*flags.file)
		if err != nil {
			return err
		}
		known := a.known(old)
		in, err := flags.check(command.Context(), paths, known)
		if err != nil {
			return err
		}
		stale := map[baseline.Entry]bool{}
		for _, entry := range in.Stale {
			stale[entry] = true
			fmt.Fprintf(a.stdout, "- %s %s: %s\n", report.Visible(entry.Plan), report.Visible(entry.Rule), report.Visible(entry.About))
		}
		var kept []baseline.Entry
		for _, entry := range old.Entries {
			if !stale[entry] {
				kept = append(kept, entry)
			}
		}
		if len(stale) > 0 {
			if err := old.write(baseline.New(kept)); err != nil {
				return err
			}
		}
		fmt.Fprintf(a.stdout, "%s: %d of %s dropped\n", report.Visible(*flags.file), len(stale), counted(len(old.Entries), "known finding"))
		return in.verdict("never", nil)
	}
	return command
}

// baselineFile is a baseline and where it stands.
type baselineFile struct {
	baseline.Baseline
	path string
	text []byte // as it was read; nil for a file that does not exist yet
}

// baselineSize is the largest file that is read, in bytes: some half a million entries.
const baselineSize = 128 << 20

// readBaseline reads a file of known findings. The error of one that does not exist is
// fs.ErrNotExist, with what to do about it.
func readBaseline(path string) (baselineFile, error) {
	file, err := os.Open(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return baselineFile{}, &missingBaseline{path}
	case err != nil:
		return baselineFile{}, fmt.Errorf("%s: %s", path, plainError(err))
	}
	defer file.Close()
	if info, err := file.Stat(); err == nil && !info.Mode().IsRegular() {
		return baselineFile{}, fmt.Errorf("%s: not a regular file", path)
	}
	text, err := io.ReadAll(io.LimitReader(file, baselineSize+1))
	switch {
	case err != nil:
		return baselineFile{}, fmt.Errorf("%s: %s", path, plainError(err))
	case len(text) > baselineSize:
		return baselineFile{}, fmt.Errorf("%s: larger than %d MiB, which no baseline is", path, baselineSize>>20)
	}
	known, err := baseline.Decode(text)
	if err != nil {
		return baselineFile{}, fmt.Errorf("%s:%w", path, err)
	}
	return baselineFile{known, path, text}, nil
}

// missingBaseline is the error of a file that does not exist.
type missingBaseline struct{ path string }

func (e *missingBaseline) Error() string {
	if e.path == baseline.DefaultName {
		return e.path + `: no such file; write it with "acctplan baseline create"`
	}
	return fmt.Sprintf("%s: no such file; write it with \"acctplan baseline create --baseline %s\"", e.path, e.path)
}

func (e *missingBaseline) Unwrap() error { return fs.ErrNotExist }

// write replaces the file, in full or not at all, unless it holds the same already.
func (f baselineFile) write(known baseline.Baseline) error {
	text := known.Encode()
	_ = probe(filepath.Dir(f.path)) // whether it can be written to is for the file to say
	switch {
	case f.text == nil:
		err := createNew(f.path, text)
		switch {
		case errors.Is(err, fs.ErrExist):
			return fmt.Errorf("%s: somebody else wrote the file in the meantime; nothing was written, run the command again", f.path)
		case err != nil:
			return fmt.Errorf("%s: cannot write: %s", f.path, plainError(err))
		}
		return nil
	case string(f.text) == string(text):
		return nil
	}
	return overwrite(f.path, f.text, text)
}

// known tells the rules how the file calls plans: by their paths from its folder.
func (a *app) known(file baselineFile) *lint.Known {
	folder := resolved(filepath.Dir(file.path))
	paths := map[string]string{}
	return &lint.Known{
		Baseline: file.Baseline,
		Path: func(path string) string {
			if known, ok := paths[path]; ok {
				return known
			}
			name := path
			if relative, err := filepath.Rel(folder, resolved(filepath.FromSlash(path))); err == nil {
				name = filepath.ToSlash(relative)
			}
			paths[path] = name
			return name
		},
		Gone: func(path string) bool {
			_, err := os.Lstat(filepath.Join(folder, filepath.FromSlash(path)))
			return errors.Is(err, fs.ErrNotExist)
		},
	}
}

// baselineFlag adds --baseline to lint; the function reads the file that it names, if any.
func (a *app) baselineFlag(command *cobra.Command) func() (*lint.Known, error) {
	file := command.Flags().String("baseline", "", "hide the known findings that this `FILE` lists; see: acctplan baseline")
	return func() (*lint.Known, error) {
		if *file == "" {
			if command.Flags().Changed("baseline") {
				return nil, fmt.Errorf("--baseline: name a file, such as %s", baseline.DefaultName)
			}
			return nil, nil
		}
		read, err := readBaseline(*file)
		if err != nil {
			return nil, err
		}
		return a.known(read), nil
	}
}

// printStale says which entries of a baseline nothing corresponds to any more.
func (a *app) printStale(in *input, known *lint.Known) {
	switch many := len(in.Stale); {
	case known == nil || many == 0:
	case many == 1:
		a.note("1 known finding is not there any more (" + in.Stale[0].Plan + ", " + in.Stale[0].Rule + `); drop it from the baseline with "acctplan baseline prune"`)
	default:
		a.note(fmt.Sprintf(`%d known findings are not there any more; drop them from the baseline with "acctplan baseline prune"`, many))
	}
}
