// The versions of one plan, commit by commit.
package workspace

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Commit is who changed the repository, when, and what for.
type Commit struct {
	ID      string
	Author  string    // the name; not to be trusted
	Date    time.Time // when it was written, where the author was; zero where that is not known
	Subject string    // the first line of its message; not to be trusted
}

// PlanVersion is what one commit made of a plan.
type PlanVersion struct {
	Commit
	After *plan.Plan // nil where the commit deleted the plan
	// Before is the plan as the commit's parents have it, without those that do not: none for
	// the commit that brought the plan, several for a merge.
	Before []*plan.Plan
	Merge  bool
	// Restored is the plan as it was before an earlier commit deleted it, where this one brought it
	// back; nil for every other commit.
	Restored *plan.Plan
	// Cut says that this clone does not hold what was before.
	Cut bool
	// Failure says why the plan cannot be read in this version; empty where it can.
	Failure string
}

// History is the versions of a plan, the newest first.
type History struct {
	Versions []PlanVersion
	// Moved is where the plan is now, where that is not the path which was asked for; else empty.
	Moved string
	// Cut reports that the history goes on where this shallow clone ends.
	Cut bool
}

// PlanHistory reads the history of the plan in a file, under whatever names it had. The file
// need not exist any more. It costs two git processes to list the commits and one to read all
// versions. The error is the context's or a *GitError.
func PlanHistory(ctx context.Context, request Comparison, path string) (*History, error) {
	r := request.Repository
	request.Paths = []string{path}
	c := &Comparing{Comparison: request}
	defer c.contents.close()
	if err := c.scope(); err != nil {
		return nil, err
	}
	name := c.scopes[0].root
	if _, err := r.Resolve(ctx, "HEAD"); err != nil {
		return nil, err
	}
	h := &History{Cut: r.IsShallow(ctx)}
	present, err := c.presentName(ctx, name)
	if err != nil {
		return nil, err
	}
	if present != name {
		name, h.Moved = present, c.shown(present)
	}
	plans, err := c.follow(ctx, h, name)
	switch {
	case err != nil:
		return nil, err
	case len(h.Versions) == 0:
		message := "git knows no version of " + display(path)
		if info, err := os.Lstat(path); err == nil && info.Mode().IsRegular() {
			message = display(path) + " has no history yet: it is in no commit"
		}
		return nil, &GitError{Message: message}
	case !plans:
		return nil, &GitError{Message: fmt.Sprintf(`%s is no account plan, in none of its versions; for the history of its text run: git log -- %[1]s`, display(path))}
	}
	if h.Cut {
		h.Versions = slices.DeleteFunc(h.Versions, func(v PlanVersion) bool { return v.Cut })
	}
	return h, nil
}

// follow collects the versions of the plan that HEAD has in a file, and reports whether any of them
// is a plan. Where git lets the history of a file begin, or the file holds another plan from then
// on, it goes on in the file that Compare says the plan came from.
func (c *Comparing) follow(ctx context.Context, h *History, name string) (plans bool, err error) {
	revision := "HEAD"
	for range mostMoves {
		names, err := c.Repository.formerNames(ctx, revision, name)
		if err != nil || len(names) == 0 {
			return plans, err
		}
		entries, err := c.entries(ctx, revision, names, name)
		if err != nil {
			return plans, err
		}
		versions, some, err := c.versions(ctx, entries)
		if err != nil {
			return plans, err
		}
		plans = plans || some
		next := ""
		for i := 0; i < len(versions); i++ {
			v := &versions[i]
			begins := v.After != nil && len(v.Before) == 0 && v.Restored == nil && v.Failure == ""
			if v.Merge || !begins && (v.After == nil || len(v.Before) != 1 || !isOther(nameOf(v.Before[0]), nameOf(v.After))) {
				continue
			}
			parent, err := c.Repository.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", v.ID+"^1")
			if ctx.Err() != nil {
				return plans, ctx.Err()
			}
			if err != nil {
				v.Cut = h.Cut && begins // or the repository begins here, which a shallow clone does not say
				continue
			}
			before, path, err := c.cameFrom(ctx, strings.TrimSpace(string(parent)), v.ID, entries[i].path, !begins)
			if err == nil && before == nil && begins { // another plan may have driven it out of a file that is still there
				before, path, err = c.cameFrom(ctx, strings.TrimSpace(string(parent)), v.ID, entries[i].path, true)
			}
			if err != nil {
				return plans, err
			}
			if before != nil {
				v.Before, versions = []*plan.Plan{before}, versions[:i+1]
				revision, next = v.ID+"^1", path
				break
			}
			if begins {
				// It was copied, if git found it elsewhere: what the other file was before is no
				// history of this one.
				versions, entries = withoutOthers(versions, entries, i)
			}
		}
		h.Versions = append(h.Versions, versions...)
		if next == "" {
			return plans, nil
		}
		name = next
	}
	return plans, nil
}

// withoutOthers leaves out the versions before one that were in another file.
func withoutOthers(versions []PlanVersion, entries []entry, at int) ([]PlanVersion, []entry) {
	keptVersions, keptEntries := versions[:at+1:at+1], entries[:at+1:at+1]
	for i := at + 1; i < len(versions); i++ {
		if entries[i].path == entries[at].path {
			keptVersions, keptEntries = append(keptVersions, versions[i]), append(keptEntries, entries[i])
		}
	}
	return keptVersions, keptEntries
}

// cameFrom is the plan that a commit gave a file to, as it was before, and the file where it was;
// nil where it came from nowhere. With everywhere, it may have been in a file that is still there.
func (c *Comparing) cameFrom(ctx context.Context, parent, commit, path string, everywhere bool) (*plan.Plan, string, error) {
	request := c.Comparison
	request.Before, request.After = parent, commit
	request.Take = func(Pair) {} // only moves are asked for
	inner := &Comparing{Comparison: request}
	defer inner.contents.close()
	inner.scopes = []scope{{root: path, asked: c.shown(path), file: true}}
	if everywhere {
		inner.scopes = []scope{{root: ".", asked: c.shown(".")}}
	}
	var err error
	if inner.before, err = request.Repository.commitFiles(ctx, parent, inner.wants); err != nil {
		return nil, "", err
	}
	if err := inner.list(ctx); err != nil {
		return nil, "", err
	}
	if err := inner.read(ctx); err != nil {
		return nil, "", err
	}
	_, moved, err := inner.decide(ctx)
	if err != nil {
		return nil, "", err
	}
	for _, m := range moved {
		if m.after.path == path {
			before, err := inner.again(ctx, m.before)
			return before, m.before.path, err
		}
	}
	return nil, "", nil
}

// mostMoves is how many moves of a file are followed from an old name to the present one.
const mostMoves = 50

// presentName is the name that HEAD has a file under, which was moved since it had this name; the
// name itself where HEAD has it, or where the file was deleted.
func (c *Comparing) presentName(ctx context.Context, name string) (string, error) {
	r := c.Repository
	seen := map[string]bool{}
	for range mostMoves {
		if _, err := r.run(ctx, "cat-file", "-e", "HEAD:"+name); err == nil || ctx.Err() != nil || seen[name] {
			return name, ctx.Err()
		}
		seen[name] = true
		out, err := r.run(ctx, "log", "-1", "--diff-filter=D", "--no-renames", "--format=%H %P", "HEAD", "--", ":(top,literal)"+name)
		if err != nil {
			return name, err
		}
		commits := strings.Fields(string(out))
		if len(commits) < 2 {
			return name, nil
		}
		request := c.Comparison
		request.Paths = []string{filepath.Join(r.Root, filepath.FromSlash(name))}
		request.Discover = false
		request.Before, request.After = commits[1], commits[0]
		compared, err := Compare(ctx, request)
		if err != nil {
			return name, err
		}
		next := ""
		for _, pair := range compared.Pairs {
			if !pair.Moved() {
				continue
			}
			identity, err := deepestRealPath(filepath.FromSlash(pair.To))
			if relative, errRelative := filepath.Rel(r.Root, identity); err == nil && errRelative == nil {
				next = filepath.ToSlash(relative)
			}
		}
		if next == "" {
			return name, nil
		}
		name = next
	}
	return name, nil
}

// entry is what a commit did to a file.
type entry struct {
	Commit
	path    string
	merge   bool
	after   string   // the content's id; empty where the file was deleted
	parents []parent // the parents that have the file

	restored *parent // of a commit that brought the file back: what an earlier commit deleted
}

type parent struct{ path, blob string }

// logFormat tells a commit from what it did to files, which begins with a colon.
const logFormat = "--format=tformat:%x01%H%x00%aN%x00%aI%x00%s"

// formerNames are the names that a file of a revision has had, that one first.
func (r *Repository) formerNames(ctx context.Context, revision, name string) ([]string, error) {
	out, err := r.log(ctx, revision, []string{name}, "--follow")
	if err != nil {
		return nil, err
	}
	entries, err := parseLog(out)
	if err != nil {
		return nil, err
	}
	var names []string
	add := func(name string) {
		if !slices.Contains(names, name) {
			names = append(names, name)
		}
	}
	for _, e := range entries {
		add(e.path)
		for _, p := range e.parents {
			add(p.path)
		}
	}
	return names, nil
}

// entries lists what commits did to a file, the newest first. Of several files that had one of
// its names at different times, only those contents count that led to the present one; a plan that
// was deleted and came back is the same one.
func (c *Comparing) entries(ctx context.Context, revision string, names []string, name string) ([]entry, error) {
	r := c.Repository
	out, err := r.log(ctx, revision, names, "-c", "--combined-all-paths", "--date-order")
	if err != nil {
		return nil, err
	}
	all, err := parseLog(out)
	if err != nil {
		return nil, err
	}
	wanted := map[string]bool{}
	if id, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+":"+name); err == nil {
		wanted[strings.TrimSpace(string(id))] = true
	}
	var kept []entry
	began := map[string]int{} // by path: the commit, as an index of kept, that a file came with
	for _, e := range all {
		// A file that HEAD does not have ends with the commit that deleted it.
		if !wanted[e.after] && (len(wanted) > 0 || e.path != name) {
			at, ok := began[e.path]
			if !ok || e.after != "" || len(e.parents) == 0 {
				continue
			}
			same, err := c.samePlan(ctx, e.parents[0], parent{kept[at].path, kept[at].after})
			if err != nil {
				return nil, err
			}
			if !same {
				continue
			}
			kept[at].restored = &e.parents[0]
			delete(began, e.path)
		}
		if e.after != "" && len(e.parents) == 0 {
			began[e.path] = len(kept)
		}
		for _, p := range e.parents {
			wanted[p.blob] = true
		}
		if e.after != "" {
			wanted[e.after] = true
		}
		kept = append(kept, e)
	}
	return kept, nil
}

// samePlan reports whether a content that was deleted and one that came later are one plan.
func (c *Comparing) samePlan(ctx context.Context, gone, came parent) (bool, error) {
	if gone.blob == came.blob {
		return true, nil
	}
	sides := map[parent]*side{}
	for _, p := range []parent{gone, came} {
		s := &side{path: p.path, blob: blob{c.Repository, p.blob}}
		content, err := c.contents.read(ctx, s.blob)
		if err != nil {
			return false, err
		}
		if s.facts = factsOf(content, c.judge(s.path, content, true)); !s.facts.isPlan {
			return false, nil
		}
		sides[p] = s
	}
	moved, err := c.moves(ctx, map[string]*side{gone.path: sides[gone]}, map[string]*side{came.path: sides[came]})
	return len(moved) == 1, err
}

// log runs git log on some files, by their names as they are.
func (r *Repository) log(ctx context.Context, revision string, names []string, options ...string) ([]byte, error) {
	arguments := []string{"log", "--raw", "-z", "--no-abbrev", "--find-renames", "-l1000", "--no-ext-diff", "--no-textconv", "--no-color", "--no-show-signature", "--no-notes", logFormat}
	arguments = append(append(arguments, options...), revision, "--")
	for _, name := range names {
		arguments = append(arguments, ":(top,literal)"+name)
	}
	return r.run(ctx, arguments...)
}

var errLog = &GitError{Message: "git log printed something that acctplan does not understand"}

// parseLog reads the output of git log --raw -z in the log's format. It goes by the number of
// tokens, because subjects and paths may hold any byte but NUL.
func parseLog(out []byte) ([]entry, error) {
	var entries []entry
	var commit Commit
	tokens := strings.Split(string(out), "\x00")
	for len(tokens) > 0 {
		token := strings.Trim(tokens[0], "\n")
		switch {
		case token == "":
			tokens = tokens[1:]
		case token[0] == '\x01' && len(tokens) >= 4:
			date, _ := time.Parse(time.RFC3339, tokens[2]) // a broken date of a commit is no date
			commit = Commit{ID: token[1:], Author: tokens[1], Date: date, Subject: tokens[3]}
			tokens = tokens[4:]
		default:
			raw, ok := parseRaw(token)
			count := 1
			if parents := len(raw.olds); parents > 1 {
				count = parents + 1
			} else if raw.pair {
				count = 2
			}
			if !ok || commit.ID == "" || len(tokens) < 1+count {
				return nil, errLog
			}
			entries = append(entries, entryOf(commit, raw, tokens[1:1+count]))
			tokens = tokens[1+count:]
		}
	}
	return entries, nil
}

// entryOf is what a commit did to a file whose names, those in the parents first, are given.
func entryOf(commit Commit, raw rawEntry, names []string) entry {
	e := entry{Commit: commit, path: names[len(names)-1], after: raw.new, merge: len(raw.olds) > 1}
	for i, old := range raw.olds {
		if old != "" && !raw.copy {
			e.parents = append(e.parents, parent{names[i], old})
		}
	}
	return e
}

// versions reads and compiles every version that the entries mention, and reports whether any of
// them is a plan.
func (c *Comparing) versions(ctx context.Context, entries []entry) (versions []PlanVersion, plans bool, err error) {
	type text struct {
		parent
		marked bool
		outcome
	}
	texts := map[parent]*text{}
	var list []*text
	at := func(p parent) *text {
		if texts[p] == nil {
			texts[p] = &text{parent: p}
			list = append(list, texts[p])
		}
		return texts[p]
	}
	for _, e := range entries {
		if e.after != "" {
			at(parent{e.path, e.after})
		}
		for _, p := range e.parents {
			at(p)
		}
		if e.restored != nil {
			at(*e.restored)
		}
	}
	err = inParallel(ctx, list, func(t *text) error {
		content, err := c.contents.read(ctx, blob{c.Repository, t.blob})
		if err == nil {
			t.outcome = c.judge(t.path, content, true)
			t.marked = hasMark(content) || isPointer(content) || c.isMarkedBySettings(t.path)
		}
		return err
	})
	if err != nil {
		return nil, false, err
	}
	for _, t := range list {
		plans = plans || t.marked || t.plan != nil && isPlanLike(t.plan)
	}
	versions = make([]PlanVersion, 0, len(entries))
	for _, e := range entries {
		v := PlanVersion{Commit: e.Commit, Merge: e.merge}
		if e.after != "" {
			now := at(parent{e.path, e.after})
			v.After, v.Failure = now.plan, now.failure
		}
		if e.restored != nil {
			v.Restored = at(*e.restored).plan
		}
		for _, p := range e.parents {
			was := at(p)
			if was.plan != nil {
				v.Before = append(v.Before, was.plan)
			} else if v.Failure == "" {
				v.Failure = "the version before cannot be read: " + was.failure
			}
		}
		versions = append(versions, v)
	}
	return versions, plans, nil
}

// RepositoryOf is the repository that the paths of a request lie in; the current folder's where
// there are none. All must lie in one. The error is the context's or a *GitError.
func RepositoryOf(ctx context.Context, paths []string, environ []string) (*Repository, error) {
	if len(paths) == 0 {
		paths = []string{"."}
	}
	folder, err := existingFolder(paths[0])
	if err != nil {
		return nil, &GitError{Message: display(paths[0]) + ": " + reason(err)}
	}
	r, err := OpenRepository(ctx, folder, environ)
	var failed *GitError
	if errors.As(err, &failed) && failed.Outside {
		return nil, &GitError{Message: display(paths[0]) + " is " + failed.Message, Outside: true}
	}
	return r, err
}

// RepositoryHere is the repository that a request with revisions is about: the current folder's,
// in which every path must lie, so that no path decides what "main" means. Only where the current
// folder is in none, it is the one of the paths. The error is the context's or a *GitError.
func RepositoryHere(ctx context.Context, paths []string, environ []string) (*Repository, error) {
	here, err := OpenRepository(ctx, ".", environ)
	var failed *GitError
	if errors.As(err, &failed) && failed.Outside {
		return RepositoryOf(ctx, paths, environ)
	}
	if err != nil {
		return nil, err
	}
	for _, path := range paths {
		if !within(here.Root, path) {
			return nil, outside(path, here)
		}
		// A submodule is a part of this repository; a repository that this one ignores is not.
		folder, err := existingFolder(path)
		if err != nil || folder == here.Root {
			continue
		}
		inner, err := openRepository(ctx, folder, environ, nil)
		if err != nil || inner.Root == here.Root {
			continue
		}
		if _, err := here.run(ctx, "check-ignore", "-q", "--", inner.Root); err == nil {
			return nil, outside(path, here)
		}
	}
	return here, ctx.Err()
}

// outside says that a path lies in no repository, or in another one.
func outside(path string, r *Repository) *GitError {
	return &GitError{Message: fmt.Sprintf("%s is outside the repository %s; run the command in its own", display(path), filepath.ToSlash(r.Root))}
}

// existingFolder is the folder that a path is, or is in, as far as it exists.
func existingFolder(path string) (string, error) {
	real, err := deepestRealPath(path)
	if err != nil {
		return "", err
	}
	for {
		if info, err := os.Stat(real); err == nil && info.IsDir() {
			return real, nil
		}
		above := filepath.Dir(real)
		if above == real {
			return real, nil
		}
		real = above
	}
}
