// Comparing: the plans of two versions of a repository, each plan beside what it was.
package workspace

import (
	"bytes"
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
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Comparison says which versions to compare, and which plans.
type Comparison struct {
	Request    // Paths limit what is compared; they must lie in the repository and need not exist any more
	Repository *Repository

	Before string // the earlier version, a commit; empty for none: every plan is new
	After  string // the later version, a commit; empty for the work tree
	Staged bool   // with no After: the index, not the work tree

	// Take, where it is set, gets each pair as soon as it is known, from several goroutines at once
	// and in no order. Compared holds none then, so that thousands of them need little memory.
	Take func(Pair)
}

// Pair is one plan in the two versions.
type Pair struct {
	// Before and After are the plan in the versions; nil where it is not in one. After is nil, too,
	// where the plan is one that Comparing.Add got.
	Before, After *plan.Plan
	From, To      string // the paths of the two, empty where the plan is new or deleted
	// Unmarked says that the file is still there but lost the mark of a plan. To is empty where it
	// does not look like one either.
	Unmarked bool
	// Failure says why the content of a file that lost its mark cannot be read as a plan, such as that it is
	// no text; empty where it can.
	Failure string
}

// Moved reports whether the plan's file has another name.
func (p Pair) Moved() bool { return p.From != "" && p.To != "" && p.From != p.To }

// Path is the plan's path, the later one where there are two.
func (p Pair) Path() string {
	if p.To != "" {
		return p.To
	}
	return p.From
}

// Compared is what differs between the two versions.
type Compared struct {
	// Pairs are the plans whose files are new, gone, moved or other than before; sorted by path.
	// Comparison.Take gets them instead.
	Pairs []Pair

	Errors []FileError // files that could not be read, in either version
	// Opaque are the paths of the plans whose earlier version could not be read.
	Opaque []string
	// Missing are the paths of the request that neither version has.
	Missing []FileError
	// Absent are the submodules that could not be compared, because this clone does not hold them.
	Absent []string
}

// Compare finds the plans that differ between two versions of a repository, and reads both
// versions of each. Plans are followed where their files were moved. The error is the context's
// or a *GitError.
func Compare(ctx context.Context, request Comparison) (*Compared, error) {
	c, err := BeginComparison(ctx, request)
	if err != nil {
		return nil, err
	}
	return c.Finish(ctx)
}

// Comparing is a comparison with the work tree whose plans are being read: Add takes them in one by
// one, Finish compares. BeginComparison begins one.
type Comparing struct {
	Comparison
	scopes []scope

	lock   sync.Mutex         // of what follows, until Finish
	loaded map[string]*loaded // by path from the root

	before, after *snapshot
	contents      contents
	same          map[string]*both // by path: what both versions have, where the contents may differ
	gone, came    map[string]*side // by path: what only one of them has
	doubtful      map[string]*both // of same: both are plans, of other accounts
	out           Compared
}

// loaded is what is remembered of a plan of the work tree that was added.
type loaded struct {
	path  string       // as findings show it
	same  bool         // as the earlier version
	file  *source.File // nil where it is the same
	facts *facts       // likewise
}

// scope is a path of the request.
type scope struct {
	root  string // from the root of the work tree; "." for all of it
	asked string // as the user wrote it
	file  bool   // it is a file now, or was one: it need not be called like Markdown
}

// side is a file in one of the versions. Its content is read when it is wanted and not kept: there
// may be very many.
type side struct {
	path  string // from the root
	blob  blob   // zero for a file on disk
	facts *facts // nil until it was read
}

// facts is what is remembered of a file's content.
type facts struct {
	failure  string // why it could not be read; nothing else is known then
	isPlan   bool
	planLike bool // it is none, but looks like one
	marked   bool
	blank    bool
	sum      [sha256.Size]byte // of the content; zero where there is none
	name     name              // of the plan
	people   []string          // of the customer's, likewise
}

func factsOf(content []byte, o outcome) *facts {
	f := &facts{failure: o.failure, isPlan: o.plan != nil, planLike: o.planLike, marked: hasMark(content), blank: len(bytes.TrimSpace(content)) == 0}
	if len(content) > 0 {
		f.sum = sha256.Sum256(content)
	}
	if o.plan != nil {
		f.name, f.people = nameOf(o.plan), peopleOf(o.plan)
	}
	return f
}

type both struct{ before, after *side }

// BeginComparison finds out what the earlier version holds. The error is the context's or a *GitError.
func BeginComparison(ctx context.Context, request Comparison) (*Comparing, error) {
	c := &Comparing{Comparison: request, loaded: map[string]*loaded{}}
	if err := c.scope(); err != nil {
		return nil, err
	}
	var err error
	c.before, err = c.Repository.commitFiles(ctx, c.Before, c.wants)
	return c, err
}

// wants reports whether a file may matter, by its path from the root.
func (c *Comparing) wants(path string) bool {
	_, named := c.asked(path)
	return named || c.loaded[path] != nil || isMarkdown(path)
}

// Add takes in a plan of the work tree that was read before: it is taken as it is, and counts as
// named. Every other file of the work tree is read where it is needed. Add reports whether the plan may be
// another than in the earlier version. It may be called from several goroutines.
func (c *Comparing) Add(p *plan.Plan) bool {
	identity, err := realPath(filepath.FromSlash(p.Path))
	if err != nil {
		return true
	}
	relative, err := filepath.Rel(c.Repository.Root, identity)
	if err != nil || !filepath.IsLocal(relative) {
		return true
	}
	relative = filepath.ToSlash(relative)
	l := &loaded{path: p.Path}
	if was, ok := c.before.files[relative]; ok {
		l.same = was.is(p.File.Bytes)
	}
	if !l.same {
		l.file, l.facts = p.File, factsOf(p.File.Bytes, outcome{plan: p})
	}
	c.lock.Lock()
	defer c.lock.Unlock()
	c.loaded[relative] = l
	return !l.same
}

// Finish compares. Nothing may be added any more. The error is the context's or a *GitError.
func (c *Comparing) Finish(ctx context.Context) (*Compared, error) {
	defer c.contents.close()
	for path := range c.loaded {
		if _, named := c.asked(path); !named && !isMarkdown(path) { // a link leads to it: it is listed now
			var err error
			if c.before, err = c.Repository.commitFiles(ctx, c.Before, c.wants); err != nil {
				return nil, err
			}
			break
		}
	}
	if err := c.list(ctx); err != nil {
		return nil, err
	}
	if err := c.read(ctx); err != nil {
		return nil, err
	}
	rest, _, err := c.decide(ctx)
	if err != nil {
		return nil, err
	}
	return c.result(ctx, rest)
}

// scope finds out which part of the repository the paths of the request are.
func (c *Comparing) scope() error {
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
func (c *Comparing) asked(path string) (in, named bool) {
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
func (c *Comparing) shown(path string) string {
	if p := c.loaded[path]; p != nil {
		return p.path
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
func (c *Comparing) list(ctx context.Context) error {
	var err error
	if c.After != "" {
		c.after, err = c.Repository.commitFiles(ctx, c.After, c.wants)
	} else {
		c.after, err = c.Repository.currentFiles(ctx, c.Staged, c.wants)
	}
	if err != nil {
		return err
	}
	for path := range c.loaded {
		if _, ok := c.after.files[path]; !ok {
			c.after.files[path] = blob{} // git ignores it, but the user named it
		}
	}
	c.same, c.gone, c.came, c.doubtful = map[string]*both{}, map[string]*side{}, map[string]*side{}, map[string]*both{}
	for path, was := range c.before.files {
		now, ok := c.after.files[path]
		switch {
		case c.after.unmerged[path]: // neither gone nor there
		case !ok && c.couldBePlan(path):
			c.gone[path] = &side{path: path, blob: was}
		case ok && now.repository == nil && c.loaded[path] != nil && c.loaded[path].same:
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
func (c *Comparing) couldBePlan(path string) bool {
	in, _ := c.asked(path)
	return in || c.loaded[path] != nil || !hidden(filepath.FromSlash(path))
}

// forgetUnasked drops files outside the request that cannot be what a file of the request was,
// or became: only where something is gone and something came can a plan have moved.
func (c *Comparing) forgetUnasked() {
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

// read looks at all files that differ, a few at a time, and hands over the pairs that are beyond doubt.
func (c *Comparing) read(ctx context.Context) error {
	var files []both
	for _, pair := range c.same {
		files = append(files, *pair)
	}
	for _, s := range c.gone {
		files = append(files, both{before: s})
	}
	for _, s := range c.came {
		files = append(files, both{after: s})
	}
	gone, came := map[string]*side{}, map[string]*side{}
	err := inParallel(ctx, files, func(f both) error {
		switch {
		case f.before != nil && f.after != nil:
			return c.readBoth(ctx, f, gone, came)
		case f.before != nil:
			_, err := c.look(ctx, f.before)
			return err
		}
		_, err := c.look(ctx, f.after)
		return err
	})
	if err != nil {
		return err
	}
	for path, s := range c.gone {
		if s.facts.isPlan {
			gone[path] = s
		}
	}
	for path, s := range c.came {
		switch in, _ := c.asked(path); {
		case s.facts.isPlan:
			came[path] = s
		case s.facts.failure != "" && in:
			c.fail(s, "")
		}
	}
	c.gone, c.came = gone, came
	return nil
}

// readBoth looks at a file that both versions have, and says what became of the plan in it. Where
// that depends on other files, it goes to those that are gone, that came, or that are in doubt.
func (c *Comparing) readBoth(ctx context.Context, pair both, gone, came map[string]*side) error {
	path := pair.after.path
	if pair.after.blob.repository == nil && c.loaded[path] == nil {
		// Git would know of some files of the work tree without reading that they are as they were, but
		// only by running the filters that a repository configures.
		content, failure, err := c.content(ctx, pair.after)
		if err != nil {
			return err
		}
		if failure == "" && pair.before.blob.is(content) {
			c.locked(func() { delete(c.same, path) })
			return nil
		}
	}
	was, err := c.look(ctx, pair.before)
	if err != nil {
		return err
	}
	now, err := c.look(ctx, pair.after)
	if err != nil {
		return err
	}
	before, after := pair.before.facts, pair.after.facts
	switch {
	case after.failure != "":
		c.locked(func() { c.fail(pair.after, "") })
	case before.failure != "" && after.isPlan:
		c.locked(func() {
			c.fail(pair.before, "as it was")
			c.out.Opaque = append(c.out.Opaque, c.shown(path))
		})
	case before.isPlan && !after.isPlan:
		// It lost its mark: still the same plan, if it looks like one, or like nothing at all.
		judged := c.judge(path, now.content, true)
		if unmarked := c.unmarked(path); unmarked && judged.failure != "" {
			c.deliver(pair, Pair{Before: was.plan, Unmarked: true, Failure: judged.failure})
		} else if like := judged.plan; after.blank || after.planLike || like != nil && isPlanLike(like) {
			c.deliver(pair, Pair{Before: was.plan, After: like, Unmarked: unmarked})
		} else {
			c.locked(func() { gone[path] = pair.before })
		}
	case !before.isPlan && after.isPlan:
		if like := c.judge(path, was.content, true).plan; before.planLike || like != nil && isPlanLike(like) {
			c.deliver(pair, Pair{Before: like, After: now.plan})
		} else {
			c.locked(func() { came[path] = pair.after })
		}
	case before.isPlan && isOther(before.name, after.name):
		c.locked(func() { c.doubtful[path] = &pair })
	case before.isPlan:
		c.deliver(pair, Pair{Before: was.plan, After: now.plan, Unmarked: c.unmarked(path)})
	}
	return nil
}

func (c *Comparing) locked(do func()) {
	c.lock.Lock()
	defer c.lock.Unlock()
	do()
}

// inParallel does something to each of a list, until it fails or the context ends.
func inParallel[T any](ctx context.Context, list []T, do func(T) error) error {
	var group errgroup.Group
	var next atomic.Int64
	for range min(runtime.GOMAXPROCS(0), len(list)) {
		group.Go(func() error {
			for i := int(next.Add(1)) - 1; i < len(list) && ctx.Err() == nil; i = int(next.Add(1)) - 1 {
				if err := do(list[i]); err != nil {
					next.Store(int64(len(list)))
					return err
				}
			}
			return ctx.Err()
		})
	}
	return group.Wait()
}

// reading is a file as it was read: the content, and the plan that it is, if any. A plan that
// Comparing.Add got is not made again.
type reading struct {
	content []byte
	plan    *plan.Plan
}

// look reads a file, makes a plan of it, and notes what will have to be known of it.
func (c *Comparing) look(ctx context.Context, s *side) (reading, error) {
	content, failure, err := c.content(ctx, s)
	if err != nil {
		return reading{}, err
	}
	if l := c.loaded[s.path]; l != nil && s.blob.repository == nil {
		s.facts = l.facts
		return reading{content: content}, nil
	}
	made := outcome{failure: failure}
	if failure == "" {
		made = c.judge(s.path, content, false)
	}
	s.facts = factsOf(content, made)
	return reading{content, made.plan}, nil
}

// content reads a file. The failure says why that of the work tree cannot be read.
func (c *Comparing) content(ctx context.Context, s *side) (content []byte, failure string, err error) {
	if s.blob.repository != nil {
		content, err = c.contents.read(ctx, s.blob)
		return content, "", err
	}
	if l := c.loaded[s.path]; l != nil && l.file != nil {
		return l.file.Bytes, "", ctx.Err()
	}
	if content, err = load(filepath.Join(c.Repository.Root, filepath.FromSlash(s.path))); err != nil {
		return nil, reason(err), ctx.Err()
	}
	return content, "", ctx.Err()
}

// is reports whether a content is that of a blob, whatever ends its lines.
func (b blob) is(content []byte) bool {
	return b.id == blobID(content, len(b.id)) ||
		bytes.Contains(content, []byte("\r\n")) && b.id == blobID(bytes.ReplaceAll(content, []byte("\r\n"), []byte("\n")), len(b.id))
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
func (c *Comparing) judge(path string, content []byte, insist bool) outcome {
	_, named := c.asked(path)
	request := c.Request
	if insist || c.loaded[path] != nil {
		named, request.Discover = true, false
	}
	return judge(candidate{
		path: c.shown(path), identity: filepath.Join(c.Repository.Root, filepath.FromSlash(path)), named: named,
	}, content, request)
}

// deliver hands over a pair of files whose plans are known. A panic of who gets it is the file's failure.
func (c *Comparing) deliver(files both, pair Pair) {
	if files.before != nil {
		pair.From = c.shown(files.before.path)
	}
	if files.after != nil {
		pair.To = c.shown(files.after.path)
	}
	if pair.Before == nil {
		pair.From = ""
	}
	if pair.After == nil && (files.after == nil || c.loaded[files.after.path] == nil) {
		pair.To = ""
	}
	switch {
	case pair.Path() == "": // it went away while it was read
		return
	case c.Take == nil:
		c.locked(func() { c.out.Pairs = append(c.out.Pairs, pair) })
		return
	}
	defer func() {
		if problem := recover(); problem != nil {
			c.locked(func() { c.out.Errors = append(c.out.Errors, FileError{pair.Path(), internalError(problem)}) })
		}
	}()
	c.Take(pair)
}

// fail notes that a file cannot be read; version says which one, where that is not the present one.
func (c *Comparing) fail(s *side, version string) {
	path := c.shown(s.path)
	if version != "" {
		path += " (" + version + ")"
	}
	c.out.Errors = append(c.out.Errors, FileError{path, s.facts.failure})
}

// decided is the files of a pair that was not handed over yet.
type decided struct {
	both
	stayed bool // it is the same file still: it may have lost its mark
}

// decide puts together the files whose plans were not handed over yet, because that depends on
// several files. Of these, moved are those whose plan is in another file now. The error is the context's or a *GitError.
func (c *Comparing) decide(ctx context.Context) (all []decided, moved []both, err error) {
	for _, pair := range c.exchange() {
		all = append(all, decided{pair, true})
	}
	if moved, err = c.moves(ctx, c.gone, c.came); err != nil {
		return nil, nil, err
	}
	for _, m := range moved {
		in, _ := c.asked(m.after.path)
		from, _ := c.asked(m.before.path)
		if in || from || c.loaded[m.after.path] != nil {
			all = append(all, decided{both: m})
		}
		delete(c.gone, m.before.path)
		delete(c.came, m.after.path)
	}
	for path, s := range c.gone {
		if now := c.came[path]; now != nil { // its plan became another one, in the same file
			all = append(all, decided{both: both{s, now}})
			delete(c.gone, path)
			delete(c.came, path)
		}
	}
	for path, s := range c.gone {
		if in, _ := c.asked(path); in {
			all = append(all, decided{both{before: s}, true})
		}
	}
	for path, s := range c.came {
		if in, _ := c.asked(path); in || c.loaded[path] != nil {
			all = append(all, decided{both: both{after: s}})
		}
	}
	return all, moved, nil
}

// again reads a file whose plan was forgotten.
func (c *Comparing) again(ctx context.Context, s *side) (*plan.Plan, error) {
	if s == nil || c.loaded[s.path] != nil && s.blob.repository == nil {
		return nil, nil
	}
	content, failure, err := c.content(ctx, s)
	if err != nil || failure != "" {
		return nil, err
	}
	return c.judge(s.path, content, false).plan, nil
}

// result hands over what was decided, and says what else is to be said.
func (c *Comparing) result(ctx context.Context, rest []decided) (*Compared, error) {
	err := inParallel(ctx, rest, func(files decided) error {
		before, err := c.again(ctx, files.before)
		if err != nil {
			return err
		}
		after, err := c.again(ctx, files.after)
		if err != nil {
			return err
		}
		c.deliver(files.both, Pair{Before: before, After: after, Unmarked: files.stayed && c.unmarked(files.before.path)})
		return nil
	})
	if err != nil {
		return nil, err
	}
	out := &c.out
	slices.Sort(out.Opaque)
	sort.Slice(out.Pairs, func(a, b int) bool { return out.Pairs[a].Path() < out.Pairs[b].Path() })
	for path := range c.after.unmerged {
		if in, _ := c.asked(path); in {
			out.Errors = append(out.Errors, FileError{c.shown(path), "the plan has merge conflicts; resolve them, then run: git add"})
		}
	}
	c.missing(out)
	out.Absent = c.absent()
	sortErrors(out.Errors)
	return out, nil
}

// unmarked reports whether a file that both versions have lost its mark.
func (c *Comparing) unmarked(path string) bool {
	c.lock.Lock()
	pair := c.same[path]
	c.lock.Unlock()
	if pair == nil || c.isMarkedBySettings(path) {
		return false
	}
	return pair.before.facts.marked && !pair.after.facts.marked
}

// isMarkedBySettings reports whether the configuration calls a file a plan, whatever it says itself.
func (c *Comparing) isMarkedBySettings(path string) bool {
	return c.Request.settingsFor(candidate{path: c.shown(path), identity: filepath.Join(c.Repository.Root, filepath.FromSlash(path))}).Marked
}

// missing names the paths of the request that neither version has.
func (c *Comparing) missing(out *Compared) {
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
func (c *Comparing) absent() []string {
	var out []string
	for _, path := range slices.Concat(c.before.absent, c.after.absent) {
		if in, _ := c.asked(path); in {
			out = append(out, c.shown(path))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
