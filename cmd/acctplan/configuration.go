// The configuration of a run: which file holds for the plans that a command reads.
package main

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sync"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/config"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/workspace"
)

// configuration is the one configuration that holds for a run, and how it was chosen.
type configuration struct {
	config.Config
	file string // --config
	none bool   // --no-config

	read  bool   // Config is what holds
	path  string // of the file, absolute; empty where there is none
	first string // the path of the command line that it was found for
}

// configFlags adds --config and --no-config to a command that reads plans.
func (a *app) configFlags(command *cobra.Command) {
	command.Flags().StringVar(&a.config.file, "config", "", "read this configuration `FILE` (default: "+config.Name+", found upward from the plans)")
	command.Flags().BoolVar(&a.config.none, "no-config", false, "read no configuration")
}

// request says what to read and how, with the configuration that holds for the paths.
func (a *app) request(paths []string, discover bool) (workspace.Request, error) {
	if err := a.configure(paths); err != nil {
		return workspace.Request{}, err
	}
	return workspace.Request{
		Paths: paths, Discover: discover, Environ: a.variables,
		Settings: a.config.Reading, SettingsFor: a.config.SettingsFor,
	}, nil
}

// configure reads the configuration that holds for the paths, unless an earlier call has. All
// paths of a run must have the same one, so that no rule is judged by two measures in one list.
func (a *app) configure(paths []string) error {
	if slices.Equal(paths, []string{"-"}) {
		paths = []string{a.stdinPath()}
	}
	c := &a.config
	if c.file != "" || c.none {
		switch {
		case c.none && c.file != "":
			return errors.New("--config and --no-config contradict each other; use one of them")
		case c.none || c.read:
			return nil
		}
		absolute, err := filepath.Abs(c.file)
		if err != nil {
			return err
		}
		return a.readConfiguration(absolute, filepath.ToSlash(c.file))
	}
	if len(paths) == 0 {
		paths = []string{"."}
	}
	known := map[string]string{} // by directory: the configuration found
	for _, path := range paths {
		if path == "-" {
			path = a.stdinPath()
		}
		directory := directoryOf(path)
		found, ok := known[directory]
		if !ok {
			found, _ = config.Find(directory)
			known[directory] = found
		}
		switch {
		case !c.read:
			c.first = path
			if found == "" {
				c.read = true
				if other := config.Misnamed(directory); other != "" {
					a.complain(shown(other) + ": not read; a configuration is called " + config.Name)
				}
			} else if err := config.Within(found); err != nil {
				return fmt.Errorf("%s: %w", shown(found), err)
			} else if err := a.readConfiguration(found, shown(found)); err != nil {
				return err
			}
		case found != c.path:
			return fmt.Errorf("%s %s, but %s %s; run the command once for each, or choose one with --config or --no-config",
				c.first, configuredBy(c.path), path, configuredBy(found))
		}
	}
	return nil
}

// noteNested says which configurations stand nearer to some of the plans than the one that holds,
// and are left out: a run has one configuration, so that all plans are judged by one measure.
func (a *app) noteNested(in *input) {
	c := &a.config
	if c.file != "" || c.none {
		return // somebody has chosen
	}
	known := map[string]bool{} // directories that were looked at, and files that were named
	for _, p := range in.result().Checked {
		directory := directoryOf(filepath.FromSlash(p.Path))
		if known[directory] {
			continue
		}
		known[directory] = true
		found, ok := config.Find(directory)
		if !ok || found == c.path || known[found] {
			continue
		}
		known[found] = true
		holds := "no configuration holds for this run"
		remedy := "put the file where the run begins"
		if c.path != "" {
			holds, remedy = shown(c.path)+" holds for this run", "put what is different there under overrides: of that file"
		}
		a.complain(fmt.Sprintf("%s: not read: %s; %s, or name %s alone", shown(found), holds, remedy, shown(filepath.Dir(found))))
	}
}

func configuredBy(path string) string {
	if path == "" {
		return "has no configuration"
	}
	return "is configured by " + shown(path)
}

// readConfiguration reads the file, and says on stderr what is wrong with it.
func (a *app) readConfiguration(path, shown string) error {
	read, problems, err := config.Load(path, shown)
	if err != nil {
		return fmt.Errorf("%s: %w", shown, err)
	}
	for _, problem := range problems {
		a.complain(problem.String())
	}
	if len(problems) > 0 {
		return errTrouble
	}
	a.config.Config, a.config.path, a.config.read = read, path, true
	return nil
}

// book is the rule book of the run: acctplan's own and, where a configuration holds, the team's.
func (c *configuration) book() rule.Book {
	if c.Book.Len() == 0 {
		return rule.Standard()
	}
	return c.Book
}

// configured is the rules' options with what the configuration says. What it requires is asked
// for as far as the paths, which are those of the command line, can tell.
func configured(options lint.Options, c config.Config, paths []string) lint.Options {
	places := map[string]string{} // by path; asking the file system is slow
	var lock sync.Mutex
	options.Relative = func(path string) string {
		lock.Lock()
		defer lock.Unlock()
		place, known := places[path]
		if !known {
			place = c.Relative(resolved(filepath.FromSlash(path)))
			places[path] = place
		}
		return place
	}
	options.Layers, options.Vendor, options.Book = c.Layers(options.Relative), c.Vendor, c.Book
	options.Required = required(c, paths)
	return options
}

// required lists the plans that must be there, as far as somebody who looks at these paths can
// see whether they are: all of them from the folder of the configuration, one by its path from
// every folder that it would lie in.
func required(c config.Config, paths []string) []rule.Requirement {
	if len(c.Required) == 0 {
		return nil
	}
	folders := foldersOf(paths)
	var seen []rule.Requirement
	for _, one := range c.Required {
		if below(folders, filepath.Join(c.Directory, filepath.FromSlash(one.Path))) { // the directory itself for an id
			seen = append(seen, one)
		}
	}
	return seen
}

// foldersOf are the folders among the paths of the command line.
func foldersOf(paths []string) []string {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	var folders []string
	for _, path := range paths {
		if info, err := os.Stat(path); err == nil && info.IsDir() {
			folders = append(folders, resolved(path))
		}
	}
	return folders
}

// below reports whether a place is, or lies in, one of the folders.
func below(folders []string, place string) bool {
	return slices.ContainsFunc(folders, func(folder string) bool {
		below, err := filepath.Rel(folder, place)
		return err == nil && filepath.IsLocal(below)
	})
}

// readingOf is how a plan that was loaded was read, so that it is read alike when it is changed.
func (a *app) readingOf(p *plan.Plan) compile.Settings {
	return a.config.SettingsFor(resolved(filepath.FromSlash(p.Path)), a.config.Reading)
}

// directoryOf is the folder that a path of the command line is, or is in: absolute, without
// symbolic links.
func directoryOf(path string) string {
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		return resolved(path)
	}
	return resolved(filepath.Dir(path))
}

// resolved is a path in the form that configurations compare: absolute, without symbolic links
// where they can be followed.
func resolved(path string) string {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return path
	}
	if real, err := filepath.EvalSymlinks(absolute); err == nil {
		return real
	}
	if folder, err := filepath.EvalSymlinks(filepath.Dir(absolute)); err == nil { // the file is not there yet
		return filepath.Join(folder, filepath.Base(absolute))
	}
	return absolute
}

// shown is a path as messages show it: as seen from the current folder.
func shown(path string) string {
	if relative, err := filepath.Rel(resolved("."), path); err == nil {
		path = relative
	}
	return filepath.ToSlash(path)
}
