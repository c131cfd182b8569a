// Comparing: the plans of two versions of a repository, each plan beside what it was.
package workspace

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"sort"
	"strings"

	"golang.org/x/sync/errgroup"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Comparison says which versions to compare, and which plans.
type Comparison struct {
	Request    // Paths limit what is compared; they must lie in the repository and need not exist any more
	Repository *Repository

	Before string // the earlier version, a commit
	After  string // the later version, a commit; empty for the work tree
	Staged bool   // with no After: the index, not the work tree

	// Loaded are plans of the work tree that were read before: they are taken as they are, and
	// count as named. Every other file of the work tree is read where it is needed.
	Loaded []*plan.Plan
}

// Pair is one plan in the two versions. One of them is nil where the plan is new or deleted.
type Pair struct {
	Before, After *plan.Plan
	// Unmarked says that the file is still there but lost the mark of a plan. After is nil where it
	// does not look like one either.
	Unmarked bool
}

// Moved reports whether the plan's file has another name.
func (p Pair) Moved() bool { return p.Before != nil && p.After != nil && p.Before.Path != p.After.Path }

// Path is the plan's path, the later one where there are two.
func (p Pair) Path() string {
	if p.After != nil {
		return p.After.Path
	}
	return p.Before.Path
}

// Compared is what differs between the two versions.
type Compared struct {
	Pairs []Pair // the plans whose files are new, gone, moved or other than before; sorted by path

	Errors []FileError // files that could not be read, in either version
	// Opaque are the plans whose earlier version could not be read.
	Opaque []*plan.Plan
	// Missing are the paths of the request that neither version has.
	Missing []FileError
	// Absent are the submodules that could not be compared, because this clone does not hold them.
	Absent []string

	moved []move
}

// Compare finds the plans that differ between two versions of a repository, and reads both
// versions of each. Plans are followed where their files were moved. The error is the context's
// or a *GitError.
func Compare(ctx context.Context, request Comparison) (*Compared, error) {
	c := &comparing{Comparison: request, loaded: map[string]*plan.Plan{}}
	if err := c.scope(); err != nil {
		return nil, err
	}
	if err := c.list(ctx); err != nil {
		return nil, err
	}
	if err := c.read(ctx); err != nil {
		return nil, err
	}
	return c.result(), nil
}

// comparing is one call of Compare.
type comparing struct {
	Comparison
	scopes []scope
	loaded map[string]*plan.Plan // by path from the root

	before, after *snapshot
	same          map[string]*both // by path: what both versions have, where the contents may differ
	gone, came    map[string]*side // by path: what only one of them has
}

// scope is a path of the request.
type scope struct {
	root  string // from the root of the work tree; "." for all of it
	asked string // as the user wrote it
	file  bool   // it is a file now, or was one: it need not be called like Markdown
}

// side is a file in one of the versions.
type side struct {
	path    string // from the root
	blob    blob   // zero for a file on disk
	content []byte
	failure string // why there is no content
	outcome outcome
}

type both struct{ before, after *side }

// scope finds out which part of the repository the paths of the request are.
func (c *comparing) scope() error {
	paths := c.Paths
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, path := range paths {
		identity, err := deepestRealPath(path)
		if err != nil {
			return &GitError{Message: fmt.Sprintf("%s: %s", display(path), reason(err))}
		}
		relative, err := filepath.Rel(c.Repository.Root, identity)
		if err != nil || relative != "." && !filepath.IsLocal(relative) {
			return outside(path, c.Repository)
		}
		info, err := os.Stat(path)
		c.scopes = append(c.scopes, scope{filepath.ToSlash(relative), path, err != nil || !info.IsDir()})
	}
	for _, p := range c.Loaded {
		identity, err := realPath(filepath.FromSlash(p.Path))
		if err != nil {
			continue
		}
		if relative, err := filepath.Rel(c.Repository.Root, identity); err == nil && filepath.IsLocal(relative) {
			c.loaded[filepath.ToSlash(relative)] = p
		}
	}
	return nil
}

// deepestRealPath is the absolute path of a file that need not exist: without symbolic links as
// far as its folders do.
func deepestRealPath(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	rest := ""
	for folder := absolute; ; folder = filepath.Dir(folder) {
		if real, err := filepath.EvalSymlinks(folder); err == nil {
			return filepath.Join(real, rest), nil
		}
		if folder == filepath.Dir(folder) {
			return absolute, nil
		}
		rest = filepath.Join(filepath.Base(folder), rest)
	}
}

// asked reports whether the request is about a path, and whether it names this very file.
func (c *comparing) asked(path string) (in, named bool) {
	for _, s := range c.scopes {
		if s.file && s.root == path {
			return true, true
		}
		if rest, ok := below(s.root, path); ok && !hidden(filepath.FromSlash(rest)) {
			in = true
		}
	}
	return in, false
}

// below is a path as seen from a folder that it lies in.
func below(folder, path string) (string, bool) {
	if folder == "." {
		return path, true
	}
	return strings.CutPrefix(path, folder+"/")
}

// shown is a path as the user would write it, from where the request's paths start.
func (c *comparing) shown(path string) string {
	if p := c.loaded[path]; p != nil {
		return p.Path
	}
	for _, s := range c.scopes {
		if s.root == path {
			return display(s.asked)
		}
		if rest, ok := below(s.root, path); ok {
			return display(filepath.Join(s.asked, filepath.FromSlash(rest)))
		}
	}
	// Outside what was asked for, from where a plan was moved: as seen from the current folder.
	absolute := filepath.Join(c.Repository.Root, filepath.FromSlash(path))
	if here, err := realPath("."); err == nil {
		if relative, err := filepath.Rel(here, absolute); err == nil {
			return display(relative)
		}
	}
	return display(absolute)
}

// list finds out which files differ, as far as git can say without reading them.
func (c *comparing) list(ctx context.Context) error {
	keep := func(path string) bool {
		_, named := c.asked(path)
		return named || c.loaded[path] != nil || isMarkdown(path)
	}
	var err error
	if c.before, err = c.Repository.commitFiles(ctx, c.Before, keep); err != nil {
		return err
	}
	if c.After != "" {
		c.after, err = c.Repository.commitFiles(ctx, c.After, keep)
	} else {
		c.after, err = c.Repository.currentFiles(ctx, c.Staged, keep)
	}
	if err != nil {
		return err
	}
	for path := range c.loaded {
		if _, ok := c.after.files[path]; !ok {
			c.after.files[path] = blob{} // git ignores it, but the user named it
		}
	}
	c.same, c.gone, c.came = map[string]*both{}, map[string]*side{}, map[string]*side{}
	for path, was := range c.before.files {
		now, ok := c.after.files[path]
		switch {
		case c.after.unmerged[path]: // neither gone nor there
		case !ok && c.couldBePlan(path):
			c.gone[path] = &side{path: path, blob: was}
		case ok && (now.repository == nil || now.id != was.id):
			if in, _ := c.asked(path); in {
				c.same[path] = &both{&side{path: path, blob: was}, &side{path: path, blob: now}}
			}
		}
	}
	for path, now := range c.after.files {
		if _, ok := c.before.files[path]; !ok && c.couldBePlan(path) {
			c.came[path] = &side{path: path, blob: now}
		}
	}
	c.forgetUnasked()
	return nil
}

// couldBePlan leaves out what no walk would read.
func (c *comparing) couldBePlan(path string) bool {
	in, _ := c.asked(path)
	return in || c.loaded[path] != nil || !hidden(filepath.FromSlash(path))
}

// forgetUnasked drops files outside the request that cannot be what a file of the request was,
// or became: only where something is gone and something came can a plan have moved.
func (c *comparing) forgetUnasked() {
	anyIn := func(sides map[string]*side) bool {
		for path := range sides {
			if in, _ := c.asked(path); in || c.loaded[path] != nil {
				return true
			}
		}
		return false
	}
	drop := func(sides map[string]*side, needed bool) {
		for path := range sides {
			if in, _ := c.asked(path); !needed && !in && c.loaded[path] == nil {
				delete(sides, path)
			}
		}
	}
	goneIn, cameIn := anyIn(c.gone), anyIn(c.came)
	drop(c.gone, cameIn)
	drop(c.came, goneIn)
}

// read gets all contents that are needed, and makes plans of them.
func (c *comparing) read(ctx context.Context) error {
	if err := c.unchanged(ctx); err != nil {
		return err
	}
	sides := c.sides()
	var blobs []blob
	for _, s := range sides {
		if s.blob.repository != nil {
			blobs = append(blobs, s.blob)
		}
	}
	contents, err := readBlobs(ctx, blobs)
	if err != nil {
		return err
	}
	for _, s := range sides {
		if s.blob.repository != nil {
			s.content = contents[s.blob]
		}
	}
	return c.eachInParallel(ctx, sides, func(s *side) {
		if s.content == nil && s.failure == "" && s.blob.repository == nil {
			c.load(s)
		}
		if s.failure == "" {
			s.outcome = c.judge(s, false)
		} else {
			s.outcome = outcome{failure: s.failure}
		}
	})
}

// sides are all files that are looked at.
func (c *comparing) sides() []*side {
	var sides []*side
	for _, pair := range c.same {
		sides = append(sides, pair.before, pair.after)
	}
	for _, some := range []map[string]*side{c.gone, c.came} {
		for _, s := range some {
			sides = append(sides, s)
		}
	}
	slices.SortFunc(sides, func(a, b *side) int { return cmp.Compare(a.path, b.path) })
	return sides
}

func (c *comparing) eachInParallel(ctx context.Context, sides []*side, do func(*side)) error {
	var group errgroup.Group
	group.SetLimit(runtime.GOMAXPROCS(0))
	for _, s := range sides {
		group.Go(func() error {
			if ctx.Err() == nil {
				do(s)
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}

// load reads a file of the work tree.
func (c *comparing) load(s *side) {
	if p := c.loaded[s.path]; p != nil {
		s.content = p.File.Bytes
		return
	}
	content, err := load(filepath.Join(c.Repository.Root, filepath.FromSlash(s.path)))
	if err != nil {
		s.failure = reason(err)
		return
	}
	s.content = content
}

// unchanged drops the files of the work tree that are as the earlier version has them. Git would
// know some of them without reading, but only by running the filters that a repository configures.
func (c *comparing) unchanged(ctx context.Context) error {
	var onDisk []*side
	for _, pair := range c.same {
		if pair.after.blob.repository == nil {
			onDisk = append(onDisk, pair.after)
		}
	}
	err := c.eachInParallel(ctx, onDisk, c.load)
	for _, s := range onDisk {
		was := c.same[s.path].before
		if s.failure == "" && (was.blob.id == blobID(s.content, len(was.blob.id)) ||
			bytes.Contains(s.content, []byte("\r\n")) && was.blob.id == blobID(bytes.ReplaceAll(s.content, []byte("\r\n"), []byte("\n")), len(was.blob.id))) {
			delete(c.same, s.path)
		}
	}
	return err
}

// blobID is git's name for a content, in the repository's hash function.
func blobID(content []byte, digits int) string {
	header := fmt.Appendf(nil, "blob %d\x00", len(content))
	hash := sha1.New()
	if digits == sha256.Size*2 {
		hash = sha256.New()
	}
	hash.Write(header)
	hash.Write(content)
	return hex.EncodeToString(hash.Sum(nil))
}

// judge makes a plan of a file; with insist, whatever it looks like.
func (c *comparing) judge(s *side, insist bool) outcome {
	_, named := c.asked(s.path)
	request := c.Request
	if insist || c.loaded[s.path] != nil {
		named, request.Discover = true, false
	}
	return judge(candidate{
		path: c.shown(s.path), identity: filepath.Join(c.Repository.Root, filepath.FromSlash(s.path)), named: named,
	}, s.content, request)
}

// result puts the plans into pairs.
func (c *comparing) result() *Compared {
	out := &Compared{}
	gone, came := map[string]*side{}, map[string]*side{}
	fail := func(s *side, version string) {
		path := c.shown(s.path)
		if version != "" {
			path += " (" + version + ")"
		}
		out.Errors = append(out.Errors, FileError{path, s.outcome.failure})
	}
	for path, pair := range c.same {
		before, after := pair.before.outcome, pair.after.outcome
		switch {
		case after.failure != "":
			fail(pair.after, "")
		case before.failure != "" && after.plan != nil:
			fail(pair.before, "as it was")
			out.Opaque = append(out.Opaque, after.plan)
		case before.plan != nil && after.plan == nil:
			// It lost its mark: still the same plan, if it looks like one, or like nothing at all.
			if len(bytes.TrimSpace(pair.after.content)) == 0 || after.planLike || isPlanLikeSide(c.judge(pair.after, true)) {
				out.Pairs = append(out.Pairs, Pair{before.plan, c.judge(pair.after, true).plan, c.unmarked(path)})
			} else {
				gone[path] = pair.before
			}
		case before.plan == nil && after.plan != nil:
			if before.planLike || isPlanLikeSide(c.judge(pair.before, true)) {
				out.Pairs = append(out.Pairs, Pair{Before: c.judge(pair.before, true).plan, After: after.plan})
			} else {
				came[path] = pair.after
			}
		case before.plan != nil:
			out.Pairs = append(out.Pairs, Pair{before.plan, after.plan, c.unmarked(path)})
		}
	}
	for path, s := range c.gone {
		if s.outcome.plan != nil {
			gone[path] = s
		}
	}
	for path, s := range c.came {
		switch in, _ := c.asked(path); {
		case s.outcome.plan != nil:
			came[path] = s
		case s.outcome.failure != "" && in:
			fail(s, "")
		}
	}
	c.exchange(out, gone, came)
	out.moved = moves(gone, came)
	for _, m := range out.moved {
		in, _ := c.asked(m.after.path)
		from, _ := c.asked(m.before.path)
		if in || from || c.loaded[m.after.path] != nil {
			out.Pairs = append(out.Pairs, Pair{Before: m.before.outcome.plan, After: m.after.outcome.plan})
		}
		delete(gone, m.before.path)
		delete(came, m.after.path)
	}
	for path, s := range gone {
		if now := came[path]; now != nil { // its plan became another one, in the same file
			out.Pairs = append(out.Pairs, Pair{Before: s.outcome.plan, After: now.outcome.plan})
			delete(gone, path)
			delete(came, path)
		}
	}
	for path, s := range gone {
		if in, _ := c.asked(path); in {
			out.Pairs = append(out.Pairs, Pair{Before: s.outcome.plan, Unmarked: c.unmarked(path)})
		}
	}
	for path, s := range came {
		if in, _ := c.asked(path); in || c.loaded[path] != nil {
			out.Pairs = append(out.Pairs, Pair{After: s.outcome.plan})
		}
	}
	sort.Slice(out.Pairs, func(a, b int) bool { return out.Pairs[a].Path() < out.Pairs[b].Path() })
	for path := range c.after.unmerged {
		if in, _ := c.asked(path); in {
			out.Errors = append(out.Errors, FileError{c.shown(path), "the plan has merge conflicts; resolve them, then run: git add"})
		}
	}
	c.missing(out)
	out.Absent = c.absent()
	sortErrors(out.Errors)
	return out
}

// unmarked reports whether a file that both versions have lost its mark.
func (c *comparing) unmarked(path string) bool {
	pair := c.same[path]
	if c.isMarkedBySettings(path) {
		return false
	}
	return pair != nil && hasMark(pair.before.content) && !hasMark(pair.after.content)
}

// isMarkedBySettings reports whether the configuration calls a file a plan, whatever it says itself.
func (c *comparing) isMarkedBySettings(path string) bool {
	return c.Request.settingsFor(candidate{path: c.shown(path), identity: filepath.Join(c.Repository.Root, filepath.FromSlash(path))}).Marked
}

func isPlanLikeSide(o outcome) bool { return o.plan != nil && isPlanLike(o.plan) }

// missing names the paths of the request that neither version has.
func (c *comparing) missing(out *Compared) {
	for _, s := range c.scopes {
		if _, err := os.Lstat(s.asked); err == nil {
			continue
		}
		known := false
		for _, version := range []*snapshot{c.before, c.after} {
			for path := range version.files {
				if _, in := below(s.root, path); in || path == s.root {
					known = true
				}
			}
		}
		if !known {
			out.Missing = append(out.Missing, FileError{display(s.asked), "no such file or directory, in neither version"})
		}
	}
	sortErrors(out.Missing)
}

// absent are the submodules in the request that one of the versions could not be listed of.
func (c *comparing) absent() []string {
	var out []string
	for _, path := range slices.Concat(c.before.absent, c.after.absent) {
		if in, _ := c.asked(path); in {
			out = append(out, c.shown(path))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
