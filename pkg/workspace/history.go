// The history of plans: one walk through git's log for a whole repository, and only as many
// versions of each plan as it takes to know when somebody last worked on it.
package workspace

import (
	"bufio"
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/acctplan/acctplan/pkg/compile"
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

// History asks git what became of the plans, by their paths. Plans that git does not know are
// missing from it. The notes say, one line each, of which plans nothing is known and what to do
// about that. The error is the context's.
func (w *Workspace) History(ctx context.Context, request Request, asOf plan.Day) (map[string]*rule.History, []string, error) {
	histories := map[string]*rule.History{}
	repositories, notes, err := w.repositories(ctx, request.Environ)
	if err != nil {
		return nil, nil, err
	}
	for _, found := range repositories {
		known, note, err := found.histories(ctx, request, asOf)
		if err != nil {
			return nil, nil, err
		}
		if note != "" {
			notes = append(notes, noteOn(found.Root, note))
		}
		for path, history := range known {
			histories[path] = history
		}
	}
	return histories, notes, nil
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

// tracked is a repository and the plans in it, by their names relative to its root.
type tracked struct {
	*Repository
	plans map[string]*plan.Plan
}

// repositories finds the repository of every plan, sorted by root.
func (w *Workspace) repositories(ctx context.Context, environ []string) (found []*tracked, notes []string, err error) {
	byMark := map[string]*tracked{} // by the directory that holds .git; nil where git reads none
	byRoot := map[string]*tracked{}
	outside := 0
	for _, p := range w.Plans {
		real, err := realPath(filepath.FromSlash(p.Path))
		if err != nil {
			continue // it was there a moment ago
		}
		mark := markedDirectory(filepath.Dir(real))
		if mark == "" {
			outside++
			continue
		}
		in, asked := byMark[mark]
		if !asked {
			repository, err := OpenRepository(ctx, mark, environ)
			switch {
			case ctx.Err() != nil:
				return nil, nil, ctx.Err()
			case err != nil:
				notes = append(notes, noteOn(mark, "no history, "+err.Error()))
			default:
				if byRoot[repository.Root] == nil {
					byRoot[repository.Root] = &tracked{repository, map[string]*plan.Plan{}}
					found = append(found, byRoot[repository.Root])
				}
				in = byRoot[repository.Root]
			}
			byMark[mark] = in
		}
		if in == nil {
			continue
		}
		if name, err := filepath.Rel(in.Root, real); err == nil {
			in.plans[filepath.ToSlash(name)] = p
		}
	}
	if outside > 0 {
		what := "this plan is"
		if outside > 1 {
			what = fmt.Sprintf("%d plans are", outside)
		}
		notes = append(notes, "no history: "+what+" in no git repository")
	}
	slices.SortFunc(found, func(a, b *tracked) int { return strings.Compare(a.Root, b.Root) })
	return found, notes, nil
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

// histories asks one repository. The note says why nothing is known.
func (r *tracked) histories(ctx context.Context, request Request, asOf plan.Day) (map[string]*rule.History, string, error) {
	if r.IsShallow(ctx) {
		return nil, "this clone holds only the newest commits; for the rules that read history run: git fetch --unshallow (in GitHub Actions: fetch-depth: 0)", nil
	}
	if _, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "HEAD^{commit}"); err != nil {
		return nil, "", ctx.Err() // nothing has been committed yet
	}
	changes, err := r.changes(ctx)
	if err != nil {
		return nil, "no history, " + err.Error(), ctx.Err()
	}
	blobs := &blobs{repository: r.Repository}
	defer blobs.close()

	names := make([]string, 0, len(changes))
	for name := range changes {
		names = append(names, name)
	}
	slices.Sort(names)
	histories := make([]*rule.History, len(names))
	group, within := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i, name := range names {
		group.Go(func() error {
			reader := &versions{ctx: within, blobs: blobs, settings: request.Settings, path: r.plans[name].Path}
			reader.settings.Marked = true
			history, err := reader.history(r.plans[name], changes[name], asOf)
			histories[i] = history
			return err
		})
	}
	if err := group.Wait(); err != nil {
		return nil, "no history, " + err.Error(), ctx.Err()
	}
	known := map[string]*rule.History{}
	for i, name := range names {
		if histories[i] != nil {
			known[r.plans[name].Path] = histories[i]
		}
	}
	return known, "", nil
}

// change is what one commit did to a plan.
type change struct {
	day      plan.Day // 0 where the commit's date is none
	old, new string   // blobs; old is empty where the plan began
	ignored  bool     // the team says that the commit only reformats
}

// changes walks the log once, newest commit first. Renamed plans are followed.
func (r *tracked) changes(ctx context.Context) (map[string][]change, error) {
	pathspecs := []string{":(top,glob,icase)**/*.md", ":(top,glob,icase)**/*.markdown"}
	for name := range r.plans {
		if !isMarkdown(name) {
			pathspecs = append(pathspecs, ":(top,literal)"+name)
		}
	}
	slices.Sort(pathspecs)
	arguments := append([]string{"log", "-z", "--raw", "-c", "-M", "--no-abbrev", "--no-ext-diff", "--no-textconv",
		"--no-show-signature", "--no-notes", "--no-color", "--format=%H %as", "HEAD", "--"}, pathspecs...)
	command := r.git(ctx, arguments...)
	var stderr strings.Builder
	command.Stderr = &stderr
	out, err := command.StdoutPipe()
	if err != nil {
		return nil, err
	}
	if err := command.Start(); err != nil {
		return nil, gitError(ctx, err, nil)
	}
	names := make(map[string]string, len(r.plans))
	for name := range r.plans {
		names[name] = name
	}
	changes := readLog(out, names, r.ignored())
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
			changes[name] = append(list, change{day: day, old: entry.olds[0], new: entry.new, ignored: ignored[commit]})
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
func (r *tracked) ignored() map[string]bool {
	listed := map[string]bool{}
	file, err := os.Open(filepath.Join(r.Root, ignoreRevisions))
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
	reviewed plan.Date
	content  [sha256.Size]byte // everything but the review dates and white space
	actions  [sha256.Size]byte
}

func versionOf(p *plan.Plan) version {
	v := version{reviewed: p.Reviewed}
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

// step takes in one change.
func (w *ages) step(before, after version, day plan.Day) {
	moved := after.reviewed.Known() && (!before.reviewed.Known() || after.reviewed.Last != before.reviewed.Last)
	if !w.ended {
		switch {
		case before.content != after.content:
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
