// The history of plans: one walk through git's log for a whole repository, and only as many
// versions of each plan as it takes to know when somebody last worked on it.
package workspace

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/meaning"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/source"
)

const (
	// mostChanges is how many changes of one plan are looked at. Most plans need three.
	mostChanges = 500
	// reviewFollows is how many days after a change a review date may be set that belongs to it.
	reviewFollows = 31
	// ignoreRevisions is the file that lists commits which only reformat, as git blame reads it.
	ignoreRevisions = ".git-blame-ignore-revs"
)

// Histories asks git what became of plans, one plan at a time: it keeps what git's log says of the
// plans that are still to come, and no version of any. NewHistories makes one; Close ends it. It is safe for concurrent use.
type Histories struct {
	request Request
	asOf    plan.Day
	broken  map[string]error // by root: repositories that an earlier run could not read to the end

	lock     sync.Mutex
	expected []string              // the real paths of what will be asked about, sorted
	byMark   map[string]*chronicle // by the directory that holds .git; nil where git reads none
	byRoot   map[string]*chronicle
	unopened map[string]error // by mark
	outside  int              // plans in no repository
}

// chronicle is a repository, and what its log says of the plans in it that nobody has asked about yet.
type chronicle struct {
	*Repository
	note  string // why nothing is known
	blobs blobs

	lock    sync.Mutex
	changes map[string][]change // by name from the root
	failed  error
}

// NewHistories prepares to ask about plans that a request reads, as of a day.
func NewHistories(request Request, asOf plan.Day) *Histories {
	return &Histories{request: request, asOf: asOf, broken: map[string]error{}, byMark: map[string]*chronicle{}, byRoot: map[string]*chronicle{}, unopened: map[string]error{}}
}

// expect says which files there are, by their real paths: only they can be asked about.
func (h *Histories) expect(identities []string) {
	slices.Sort(identities)
	h.expected = identities
}

// Of is the history of a plan; nil where git does not know it.
func (h *Histories) Of(ctx context.Context, p *plan.Plan) *rule.History {
	real, err := realPath(filepath.FromSlash(p.Path))
	if err != nil {
		return nil // it was there a moment ago
	}
	in := h.repository(ctx, real)
	if in == nil {
		return nil
	}
	name, err := filepath.Rel(in.Root, real)
	if err != nil {
		return nil
	}
	changes := in.take(filepath.ToSlash(name))
	reader := &versions{ctx: ctx, blobs: &in.blobs, settings: h.request.settingsFor(candidate{path: p.Path, identity: real}), path: p.Path}
	reader.settings.Marked = true
	history, err := reader.history(p, changes, h.asOf)
	if err != nil {
		in.lock.Lock()
		defer in.lock.Unlock()
		in.failed = err
		return nil
	}
	return history
}

// take is what the log says of a plan, which is forgotten then.
func (w *chronicle) take(name string) []change {
	w.lock.Lock()
	defer w.lock.Unlock()
	if w.failed != nil {
		return nil
	}
	changes := w.changes[name]
	delete(w.changes, name)
	return changes
}

// repository is the repository of a file, by its real path; nil where there is none. Its log is
// read when it is asked about for the first time.
func (h *Histories) repository(ctx context.Context, real string) *chronicle {
	h.lock.Lock()
	defer h.lock.Unlock()
	mark := markedDirectory(filepath.Dir(real))
	if mark == "" {
		h.outside++
		return nil
	}
	if in, asked := h.byMark[mark]; asked {
		return in
	}
	repository, err := OpenRepository(ctx, mark, h.request.Environ)
	if err != nil {
		h.byMark[mark], h.unopened[mark] = nil, err
		return nil
	}
	in := h.byRoot[repository.Root]
	if in == nil {
		in = &chronicle{Repository: repository}
		in.blobs.repository = repository
		h.byRoot[repository.Root] = in
		in.walk(ctx, h)
	}
	h.byMark[mark] = in
	return in
}

// walk reads the log.
func (w *chronicle) walk(ctx context.Context, h *Histories) {
	if err := h.broken[w.Root]; err != nil {
		w.note = "no history, " + err.Error()
		return
	}
	if w.IsShallow(ctx) {
		w.note = "this clone holds only the newest commits; for the rules that read history run: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)"
		return
	}
	if _, err := w.run(ctx, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		return // nothing has been committed yet
	}
	names := map[string]string{}
	prefix := strings.TrimSuffix(w.Root, string(filepath.Separator)) + string(filepath.Separator)
	first, _ := slices.BinarySearch(h.expected, prefix)
	for _, identity := range h.expected[first:] {
		name, in := strings.CutPrefix(identity, prefix)
		if !in {
			break
		}
		name = filepath.ToSlash(name)
		names[name] = name
	}
	changes, err := w.readChanges(ctx, names)
	if err != nil {
		w.note = "no history, " + err.Error()
		return
	}
	w.changes = changes
}

// Again reports whether a repository could not be read to the end, so that what was said of some of
// its plans holds for chance ones: who asked has to ask again, about all plans, and will be told
// nothing about those.
func (h *Histories) Again() bool {
	again := false
	for root, in := range h.byRoot {
		if in.failed != nil {
			h.broken[root], again = in.failed, true
		}
	}
	if again {
		h.Close()
		h.byMark, h.byRoot, h.unopened, h.outside = map[string]*chronicle{}, map[string]*chronicle{}, map[string]error{}, 0
	}
	return again
}

// Notes say, one line each, of which plans nothing is known and what to do about that.
func (h *Histories) Notes() (notes []string) {
	for _, mark := range slices.Sorted(maps.Keys(h.unopened)) {
		notes = append(notes, noteOn(mark, "no history, "+h.unopened[mark].Error()))
	}
	if h.outside > 0 {
		what := "this plan is"
		if h.outside > 1 {
			what = fmt.Sprintf("%d plans are", h.outside)
		}
		notes = append(notes, "no history: "+what+" in no git repository")
	}
	for _, root := range slices.Sorted(maps.Keys(h.byRoot)) {
		if note := h.byRoot[root].note; note != "" {
			notes = append(notes, noteOn(root, note))
		}
	}
	return notes
}

// Close ends what was begun to read versions.
func (h *Histories) Close() {
	for _, in := range h.byRoot {
		in.blobs.close()
	}
}

// History asks about all plans that the workspace holds, by their paths. Plans that git does not know are
// missing from it. The error is the context's.
func (w *Workspace) History(ctx context.Context, h *Histories) (map[string]*rule.History, error) {
	var identities []string
	for _, p := range w.Plans {
		if real, err := realPath(filepath.FromSlash(p.Path)); err == nil {
			identities = append(identities, real)
		}
	}
	h.expect(identities)
	for {
		histories := map[string]*rule.History{}
		var lock sync.Mutex
		err := inParallel(ctx, w.Plans, func(p *plan.Plan) error {
			if history := h.Of(ctx, p); history != nil {
				lock.Lock()
				defer lock.Unlock()
				histories[p.Path] = history
			}
			return nil
		})
		if err != nil || !h.Again() {
			return histories, err
		}
	}
}

// noteOn is a note about a directory, which it names as seen from the current one unless the
// current one lies in it.
func noteOn(directory, note string) string {
	current, err := realPath(".")
	if err != nil {
		return display(directory) + ": " + note
	}
	relative, err := filepath.Rel(current, directory)
	switch {
	case err != nil:
		return display(directory) + ": " + note
	case relative == "." || strings.HasPrefix(relative, ".."):
		return note
	}
	return display(relative) + ": " + note
}

// markedDirectory is the nearest directory, upward, with a .git in it: a folder, or the file that
// submodules and further work trees have. Asking git for each of many folders would take seconds.
func markedDirectory(directory string) string {
	for {
		if _, err := os.Lstat(filepath.Join(directory, ".git")); err == nil {
			return directory
		}
		parent := filepath.Dir(directory)
		if parent == directory {
			return ""
		}
		directory = parent
	}
}

// change is what one commit did to a plan.
type change struct {
	day      plan.Day // 0 where the commit's date is none
	old, new string   // blobs; old is empty where the plan began
	ignored  bool     // the team says that the commit only reformats
}

// readChanges walks the log once, newest commit first. Renamed plans are followed. names are those of the
// files, by themselves.
func (w *chronicle) readChanges(ctx context.Context, names map[string]string) (map[string][]change, error) {
	pathspecs := []string{":(top,glob,icase)**/*.md", ":(top,glob,icase)**/*.markdown"}
	for name := range names {
		if !isMarkdown(name) {
			pathspecs = append(pathspecs, ":(top,literal)"+name)
		}
	}
	slices.Sort(pathspecs)
	arguments := append([]string{"log", "-z", "--raw", "-c", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv",
		"--no-show-signature", "--no-notes", "--no-color", "--format=%H %as", "HEAD", "--"}, pathspecs...)
	command := w.git(ctx, arguments...)
	var stderr strings.Builder
	command.Stderr = &stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, gitError(ctx, err, nil)
	}
	changes := readLog(out, names, w.ignored())
	if err := command.Wait(); err != nil {
		return nil, gitError(ctx, err, []byte(stderr.String()))
	}
	return changes, nil
}

// readLog reads git's log, newest commit first, up to its end or to where it is cut off. names
// holds, by the name of a plan at that point of the walk, its name today; it is changed.
func readLog(log io.Reader, names map[string]string, ignored map[string]bool) map[string][]change {
	changes := map[string][]change{}
	var commit string
	var day plan.Day
	tokens := logReader{bufio.NewReaderSize(log, 64<<10)}
	for {
		token, err := tokens.next()
		if err != nil {
			return changes
		}
		entry, ok := parseRaw(token)
		if !ok {
			commit, day = parseCommit(token)
			continue
		}
		path, err := tokens.next()
		from := path
		if err == nil && entry.pair {
			path, err = tokens.next()
		}
		if err != nil {
			return changes
		}
		name, ours := names[path]
		if !ours || entry.new == "" {
			continue
		}
		if list := changes[name]; len(list) < mostChanges {
			c := change{day: day, old: strings.Clone(entry.olds[0]), ignored: ignored[commit]}
			if len(list) > 0 && list[len(list)-1].old == entry.new {
				c.new = list[len(list)-1].old // one text in place of two
			} else {
				c.new = strings.Clone(entry.new)
			}
			changes[name] = append(list, c)
		}
		switch {
		case entry.olds[0] == "":
			delete(names, path) // what had this name before was another file
		case entry.pair:
			delete(names, path)
			if _, taken := names[from]; !taken {
				names[from] = name
			}
		}
	}
}

// logReader reads what git ends with NUL. Names may hold anything else, line breaks included.
type logReader struct{ *bufio.Reader }

func (r logReader) next() (string, error) {
	token, err := r.ReadString(0)
	if err != nil {
		return "", err // what is left is no whole token
	}
	return token[:len(token)-1], nil
}

// parseCommit reads "HASH DATE".
func parseCommit(token string) (string, plan.Day) {
	hash, date, _ := strings.Cut(strings.TrimSpace(token), " ")
	at, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return hash, 0
	}
	return hash, plan.DayOf(at.Year(), at.Month(), at.Day())
}

// rawEntry is how git describes what happened to a file.
type rawEntry struct {
	olds []string // blobs, one a parent; empty where there is none, or something else than a file
	new  string   // likewise
	pair bool     // two names follow, the former and the new one
	copy bool     // the former one stays
}

// parseRaw reads ":MODE MODE OLD NEW STATUS"; of a merge, there are as many colons, old modes and
// old blobs as it has parents.
func parseRaw(token string) (rawEntry, bool) {
	modes := strings.TrimLeft(strings.TrimPrefix(token, "\n"), ":")
	parents := len(strings.TrimPrefix(token, "\n")) - len(modes)
	fields := strings.Fields(modes)
	if parents == 0 || len(fields) != 2*(parents+1)+1 {
		return rawEntry{}, false
	}
	blob := func(mode, id string) string {
		if !strings.HasPrefix(mode, "100") || strings.Trim(id, "0") == "" {
			return ""
		}
		return id
	}
	status := fields[len(fields)-1]
	entry := rawEntry{
		new:  blob(fields[parents], fields[2*parents+1]),
		pair: parents == 1 && (status[0] == 'R' || status[0] == 'C'),
		copy: status[0] == 'C',
	}
	for i := range parents {
		entry.olds = append(entry.olds, blob(fields[i], fields[parents+1+i]))
	}
	return entry, true
}

// ignored are the commits that the team wants to be overlooked.
func (w *chronicle) ignored() map[string]bool {
	listed := map[string]bool{}
	file, err := os.Open(filepath.Join(w.Root, ignoreRevisions))
	if err != nil {
		return listed
	}
	defer file.Close()
	if info, err := file.Stat(); err != nil || !info.Mode().IsRegular() {
		return listed
	}
	content, _ := io.ReadAll(io.LimitReader(file, 1<<20))
	for line := range strings.Lines(string(content)) {
		hash, _, _ := strings.Cut(line, "#")
		if hash = strings.ToLower(strings.TrimSpace(hash)); hash != "" {
			listed[hash] = true
		}
	}
	return listed
}

// version is what counts of a plan at one time.
type version struct {
	plan     *plan.Plan
	reviewed plan.Date
	content  [sha256.Size]byte // everything but the review dates and white space: where it is the same, nobody has to compare plans
	actions  [sha256.Size]byte
}

func versionOf(p *plan.Plan) version {
	v := version{plan: p, reviewed: p.Reviewed}
	text := slices.Clone(p.File.Bytes)
	for _, date := range []plan.Date{p.Reviewed, p.NextReview, p.ActionsReviewed} {
		if s := date.Span; s.Start >= 0 && s.End <= len(text) {
			for i := s.Start; i < s.End; i++ {
				text[i] = ' '
			}
		}
	}
	// The keys of the dates stay: a plan that gets its first review date has changed.
	v.content = sha256.Sum256([]byte(strings.Join(strings.Fields(string(text)), " ")))
	sum := sha256.New()
	for i := range p.Actions {
		io.WriteString(sum, strings.Join(strings.Fields(p.File.Text(p.Actions[i].Span)), " ")+"\n")
	}
	sum.Sum(v.actions[:0])
	return v
}

// versions reads the versions of one plan.
type versions struct {
	ctx      context.Context
	blobs    *blobs
	settings compile.Settings
	path     string
	id       string // of the version read last
	last     version
}

// read is the version in a blob; false where it is none that acctplan reads.
func (r *versions) read(id string) (version, bool, error) {
	if id == r.id {
		return r.last, true, nil
	}
	content, err := r.blobs.read(r.ctx, id)
	if err != nil || content == nil || examine(content) != "" {
		return version{}, false, err
	}
	r.id, r.last = id, versionOf(compile.Compile(source.NewFile(r.path, content), r.settings))
	return r.last, true, nil
}

// ages is how far the walk through a plan's changes has come.
type ages struct {
	rule.History
	bumps []plan.Day // the days of the commits that set Reviews
	ended bool       // the last change is known
	acted bool       // the last change of an action is known
}

// history walks through a plan's changes, newest first, until all questions are answered.
func (r *versions) history(now *plan.Plan, changes []change, asOf plan.Day) (*rule.History, error) {
	if len(changes) == 0 {
		return nil, nil
	}
	var w ages
	after, readable := versionOf(now), true
	if last := (blob{id: changes[0].new}); last.is(now.File.Bytes) {
		r.id, r.last = last.id, after // most plans are as they were committed
	}
	committed, ok, err := r.read(changes[0].new)
	if err != nil {
		return nil, err
	}
	if ok {
		w.step(committed, after, asOf) // what has not been committed yet
	}
	for _, c := range changes {
		if w.ended && w.acted {
			break
		}
		if after, readable, err = r.read(c.new); err != nil {
			return nil, err
		}
		if c.old == "" {
			if readable {
				w.begin(c.day)
			}
			break
		}
		before, ok, err := r.read(c.old)
		if err != nil {
			return nil, err
		}
		if ok && readable && !c.ignored {
			w.step(before, after, c.day)
		}
	}
	if !w.ended {
		return nil, nil // further back than anybody looks, or nothing to be read
	}
	return &w.History, nil
}

// saysElse reports whether two versions say different things, beside when they were reviewed: a plan that was only
// formatted has not changed.
func saysElse(before, after *plan.Plan) bool {
	return before == nil || after == nil || slices.ContainsFunc(meaning.Compare(before, after), func(d meaning.Difference) bool {
		return !slices.Contains([]string{"reviewed", "next_review", "actions_reviewed"}, d.What)
	})
}

// step takes in one change.
func (w *ages) step(before, after version, day plan.Day) {
	moved := after.reviewed.Known() && (!before.reviewed.Known() || after.reviewed.Last != before.reviewed.Last)
	if !w.ended {
		switch {
		case before.content != after.content && saysElse(before.plan, after.plan):
			w.end(day, moved)
		case moved:
			w.Reviews = append(w.Reviews, after.reviewed.Last)
			w.bumps = append(w.bumps, day)
		}
	}
	if !w.acted && before.actions != after.actions {
		w.Actions, w.acted = day, true
	}
}

// begin takes in the commit that the plan began with.
func (w *ages) begin(day plan.Day) {
	if !w.ended {
		w.Written, w.Once = day, true
		w.end(day, true)
	}
	if !w.acted {
		w.Actions, w.acted = day, true
	}
}

// end takes in the last change of the content. The first review date that was set after it may
// be what closed the review that the change was made in.
func (w *ages) end(day plan.Day, reviewed bool) {
	w.Changed, w.ended = day, true
	if last := len(w.bumps) - 1; !reviewed && last >= 0 && w.bumps[last]-day <= reviewFollows {
		w.Reviews = w.Reviews[:last]
	}
}
