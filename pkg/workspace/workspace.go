// Package workspace finds account plans on disk, reads them and compiles them.
//
// It is the only package below the command line that opens plan files. It never changes one,
// and one bad file never keeps the others from being read: what cannot be read becomes a
// FileError beside the plans that could.
package workspace

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Request says what to read. The zero Request reads the marked plans in and below the
// current directory.
type Request struct {
	// Paths are files and directories; empty means the current directory. A file is read as
	// a plan whatever it is, a directory is walked. A name with * or ? that no file has is
	// expanded, because not every shell does so.
	Paths []string

	// Discover also reads the plan-like files that a walk meets, and leaves out named files
	// that are neither marked nor plan-like: hooks name every file that was changed.
	Discover bool

	Settings compile.Settings // how values are read

	// SettingsFor says how one file is read, by its absolute path without symbolic links and
	// the settings that hold for all; nil where they hold for every file. It must be safe for
	// concurrent use.
	SettingsFor func(path string, settings compile.Settings) compile.Settings

	Environ []string // for running git, as "KEY=value"

	// Take, where it is set, gets each plan as soon as it is read, from several goroutines at
	// once and in no order. The Workspace then lists the plans that were read and holds none, so
	// that thousands of them need no more memory than a few; it holds the texts that Take says will be asked for, as far
	// as there is Room. InOrder gives them one by one, in the order of their paths.
	Take    func(*plan.Plan) (text bool)
	InOrder bool

	// Room is how many bytes of texts are held. Other texts are read again when they are asked for; where that
	// cannot be done, because the file is none that can be read twice, they are held too.
	Room int

	// Histories, where it is set, will be asked about the plans by Take or later.
	Histories *Histories
}

// Workspace is what was found. All lists are sorted by path.
type Workspace struct {
	Plans  []*plan.Plan
	Listed []Listed // the plans that were read, where Request.Take got them

	// Errors are the files that could not be read.
	Errors []FileError
	// Missing are the paths of the request that do not exist or hold no plan.
	Missing []FileError
	// PlanLike are the files of walks that look like plans but are not marked and therefore
	// were not read, by path.
	PlanLike []string
	// Other are the Markdown files that were met and are no plans, by path.
	Other []string

	request Request
	named   map[string]bool
	plans   map[string]*plan.Plan // by path
	texts   *shelf
	all     []Listed // as Listed was before anybody narrowed it
}

// Listed is what is remembered of a plan that somebody else got.
type Listed struct {
	Path, Account, Key string
	identity           string       // as a candidate's
	text               *source.File // nil where there was no room for it
	sum                uint64       // of the text
}

// FileError is a file or directory that could not be read, and why: a clause without a full
// stop that says what to do where something can be done.
type FileError struct {
	Path    string
	Message string
}

// IsNamed reports whether the file of that path was named in the request, not met on a walk.
func (w *Workspace) IsNamed(path string) bool { return w.named[path] }

// Plan is the plan of a path: the one that the Workspace holds, or, where Request.Take got it, one compiled
// anew from its text. It is nil where there is none, as for Source.
func (w *Workspace) Plan(path string) *plan.Plan {
	if p := w.plans[path]; p != nil {
		return p
	}
	listed := w.of(path)
	if listed == nil {
		return nil
	}
	text := listed.source(w.texts)
	if text == nil {
		return nil
	}
	return compile.Compile(text, w.request.settingsFor(candidate{path: path, identity: listed.identity}))
}

// Narrow drops the plans, held or listed, that keep does not want. Their texts and keys stay, because findings
// in others may point at them.
func (w *Workspace) Narrow(keep func(path string) bool) {
	w.Plans = slices.DeleteFunc(w.Plans, func(p *plan.Plan) bool { return !keep(p.Path) })
	var listed []Listed // a list of its own: w.all stays as it is
	for _, one := range w.Listed {
		if keep(one.Path) {
			listed = append(listed, one)
		}
	}
	w.Listed = listed
}

// of is what is remembered of a plan; nil where there is none.
func (w *Workspace) of(path string) *Listed {
	at, found := slices.BinarySearchFunc(w.all, path, func(l Listed, path string) int { return strings.Compare(l.Path, path) })
	if !found {
		return nil
	}
	return &w.all[at]
}

// source is the plan's text; nil where it was not held, and is not what it was.
func (l *Listed) source(texts *shelf) *source.File {
	if l.text != nil {
		return l.text
	}
	content, err := load(filepath.FromSlash(l.Path))
	if err != nil || texts.sum(content) != l.sum {
		return nil
	}
	return source.NewFile(l.Path, content)
}

// Changed reports whether the text of a plan that was read cannot be had any more, because somebody has changed its file since.
func (w *Workspace) Changed(path string) bool {
	listed := w.of(path)
	return listed != nil && listed.source(w.texts) == nil
}

// Source is the text of a plan's file, by the plan's path; nil where there is none, and where it was to be read again and was not
// the same.
func (w *Workspace) Source(path string) *source.File {
	if p := w.plans[path]; p != nil {
		return p.File
	}
	if p := w.of(path); p != nil {
		return p.source(w.texts)
	}
	return nil
}

// Key is the identity of the plan in a file, by the plan's path; the path itself where no
// plan was read from it.
func (w *Workspace) Key(path string) string {
	if p := w.plans[path]; p != nil {
		return p.Key
	}
	if p := w.of(path); p != nil {
		return p.Key
	}
	return path
}

// Load finds and reads the plans. The error is the context's; everything else that goes
// wrong is part of the Workspace.
func Load(ctx context.Context, request Request) (*Workspace, error) {
	found, err := find(ctx, request)
	if err != nil {
		return nil, err
	}
	if request.Histories != nil {
		var identities []string
		for _, c := range found.candidates {
			identities = append(identities, c.identity)
		}
		request.Histories.expect(identities)
	}
	texts := newShelf(request.Room)
	outcomes, err := readAll(ctx, found.candidates, request, texts)
	if err != nil {
		return nil, err
	}
	request.Take, request.Histories = nil, nil // and with them what they hold
	w := &Workspace{request: request, texts: texts, Errors: found.errors, Missing: found.missing, named: map[string]bool{}, plans: map[string]*plan.Plan{}}
	holds := map[string]bool{} // by path of the request: whether a plan came from it
	likes := map[string]int{}  // by path of the request: plan-like files that were left out
	for i, candidate := range found.candidates {
		outcome := outcomes[i]
		if outcome.listed != nil {
			outcome.listed.identity = candidate.identity
			w.Listed = append(w.Listed, *outcome.listed)
			if candidate.named {
				w.named[candidate.path] = true
			}
			for _, origin := range candidate.origins {
				holds[origin] = true
			}
			continue
		}
		switch {
		case outcome.failure != "":
			w.Errors = append(w.Errors, FileError{candidate.path, outcome.failure})
		case outcome.plan != nil:
			w.Plans = append(w.Plans, outcome.plan)
			w.plans[candidate.path] = outcome.plan
			if candidate.named {
				w.named[candidate.path] = true
			}
		case outcome.planLike:
			w.PlanLike = append(w.PlanLike, candidate.path)
		default:
			w.Other = append(w.Other, candidate.path)
		}
		for _, origin := range candidate.origins {
			if outcome.plan != nil || outcome.failure != "" {
				holds[origin] = true
			} else if outcome.planLike {
				likes[origin]++
			}
		}
	}
	for _, e := range found.errors {
		holds[e.Path] = true // a directory that cannot be opened has been reported
	}
	for _, directory := range found.directories {
		if !holds[directory] {
			w.Missing = append(w.Missing, FileError{directory, noPlan(likes[directory], request.Discover)})
		}
	}
	sortErrors(w.Errors)
	sortErrors(w.Missing)
	w.all = w.Listed
	return w, nil
}

// display is a path as findings show it: clean, with forward slashes.
//
//go:noinline // many call it, and the binary has no room for copies of it
func display(path string) string { return filepath.ToSlash(filepath.Clean(path)) }
