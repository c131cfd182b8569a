// Pages: from checked plans to the files that render and build write.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"runtime"
	"slices"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/acctplan/acctplan/pkg/audience"
	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/lint"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/render"
)

// pageMaker makes the pages of one run.
type pageMaker struct {
	app       *app
	in        *input
	publisher publisher
	formats   []string // of html, pdf
	options   render.Options
	look      brief.Options // how briefs are made
	strict    bool          // refuse plans with errors
	audience  string        // of --audience; empty: each plan says so itself

	asOf    plan.Day
	lock    sync.Mutex // of noted
	noted   []*page    // what was kept of the plans, in any order, until it is decided which become pages
	pages   []*page
	file    string       // the name of the one file that is written; empty for a page's own names
	changed atomic.Int64 // files that are new or different

	incremental bool                // skip what an earlier run has made of the same
	built       manifest            // by that run
	stale       map[string][]string // the pages of an earlier run, of plans that cannot be read now, by their paths
	program     string              // which acctplan this is
	skipped     atomic.Int64
}

// page is one account's page: what is kept of the plan until it is made, and where it goes. The plan itself is
// compiled anew then, from the text that was checked, so that a run holds no more of them than it works on, and a few.
type page struct {
	plan     *plan.Plan // of the first ones that were read, until the page is made; else nil
	path     string     // of the plan's file
	key      string     // the plan's identity
	template bool
	unread   bool           // as a whole: it is in no sum
	entry    brief.Entry    // in the index
	findable bool           // the index will ask for its passages
	passages brief.Passages // which are these, once the page is made
	// suppressed are the findings that a comment silenced; the score knows them.
	suppressed []finding.Finding
	name       string // of its files, without extension
	refused    string // why it is not made; empty for one that is

	findingsSayWhy bool // a finding says why it is refused

	forCustomer bool
	telling     string              // words that the name of the customer's page says beside the account's
	namedAfter  string              // whose words these are
	withheld    []audience.Withheld // the records that the customer does not get to read
	unshared    string              // why there is no page for the customer
}

// read reads the plans and checks them, keeps of each what its page and the index need, and prints the findings. The
// configuration must have been read.
func (m *pageMaker) read(ctx context.Context, paths []string, discover bool, asOf plan.Day) error {
	m.asOf = asOf
	m.app.collector.thrift()
	m.app.held.plans = m.app.held.pages // to pack the findings of more takes little beside what their pages take
	var err error
	if slices.Contains(paths, "-") || m.app.verbose { // both speak of the plans themselves
		if m.in, err = m.app.load(ctx, paths, discover, asOf); err != nil {
			return err
		}
		for _, p := range m.in.Plans {
			m.note(p)
		}
		err = m.in.check(ctx, lint.Options{List: true})
	} else {
		m.in, err = m.app.readAndCheck(ctx, paths, discover, lint.Options{AsOf: asOf}, nil, m.note, m.app.printMissing)
	}
	if err != nil {
		return err
	}
	if err := m.fitsFile(); err != nil {
		return err
	}
	return m.app.printFindings(m.in)
}

// note keeps what will be needed of a plan.
func (m *pageMaker) note(p *plan.Plan) {
	one := &page{
		path: p.Path, key: strings.Clone(p.Key), template: lint.IsTemplate(p), unread: p.Unread() != nil, forCustomer: m.isForCustomer(p),
		entry: brief.Entry{Summary: brief.SummaryOf(p, facts.Of(p, m.asOf), m.look.Locale)},
	}
	if one.forCustomer {
		shared, withheld, err := m.share(p)
		if err != nil {
			one.unshared = err.Error()
		} else {
			one.telling, one.namedAfter = telling(p, shared.Account.Text), thisFile
			if p.ID.IsSet() {
				one.namedAfter = itsID
			}
		}
		for _, record := range withheld {
			record.Label, record.Part = strings.Clone(record.Label), strings.Clone(record.Part)
			one.withheld = append(one.withheld, record)
		}
	}
	m.lock.Lock()
	defer m.lock.Unlock()
	if len(m.noted) < m.app.held.pages {
		one.plan = p
	}
	m.noted = append(m.noted, one)
}

// choose decides which plans become pages, and under which names. Templates do where they are named.
func (m *pageMaker) choose() {
	silent := map[string][]finding.Finding{}
	for _, f := range m.in.Suppressed {
		silent[f.Path] = append(silent[f.Path], f.Finding)
	}
	slices.SortFunc(m.noted, func(a, b *page) int { return strings.Compare(a.path, b.path) })
	for _, one := range m.noted {
		if one.template && !m.in.IsNamed(one.path) {
			continue
		}
		one.entry.Found, one.suppressed, one.name = m.in.List.Of(one.path), silent[one.path], safeName(one.key)
		one.refused, one.findingsSayWhy = m.refusal(one)
		switch {
		case one.refused != "":
		case one.name == "":
			one.refused = fmt.Sprintf("not rendered because the id %q cannot be a file's name; give the plan another id", one.key)
		case one.forCustomer:
			one.name += customerSuffix
			one.refused = one.unshared
		case one.name == indexName, strings.HasSuffix(one.name, customerSuffix):
			one.name += internalSuffix
		}
		m.pages = append(m.pages, one)
	}
	m.noted = nil
	m.refuseNamesakes()
}

// refuseNamesakes refuses all pages that would be one file: which of them a reader expects there, nobody knows.
func (m *pageMaker) refuseNamesakes() {
	owners := map[string][]int{} // the pages, by the name of the files
	for i, one := range m.pages {
		if one.refused == "" {
			owners[one.name] = append(owners[one.name], i)
		}
	}
	for _, namesakes := range owners {
		for n, i := range namesakes {
			if len(namesakes) == 1 {
				break
			}
			other := namesakes[0]
			if n == 0 {
				other = namesakes[1]
			}
			if own, taken := m.pages[i], m.pages[other]; taken.key == own.key {
				own.refused = fmt.Sprintf("not rendered because %s has the id %q too, and their pages would be one file; give one of them another id", taken.path, own.key)
			} else {
				own.refused = fmt.Sprintf("not rendered because its page would be that of %s, %s, by their ids %q and %q; give one of them another id", taken.path, own.name, own.key, taken.key)
			}
		}
	}
}

// indexName is the name of the page that lists the accounts.
const indexName = "index"

// neverRendered are the rules whose errors mean that a page would not say what the plan
// says: it cannot be read, or it contradicts itself.
var neverRendered = []string{"structure/empty", "structure/merge-conflict", "structure/frontmatter-invalid", "consistency/value-mismatch"}

// refusal says why a plan gets no page, and whether a finding has said so already.
func (m *pageMaker) refusal(one *page) (reason string, hasFinding bool) {
	failing := one.entry.Found.Counts()[finding.Error]
	if failing > 0 {
		for _, f := range one.entry.Found.Findings() {
			if f.Severity == finding.Error && slices.Contains(neverRendered, f.Rule) {
				return fmt.Sprintf("not rendered because of %s; mend that first", f.Rule), true
			}
		}
	}
	switch {
	case !m.strict || failing == 0:
		return "", false
	case failing == 1:
		return "not rendered because it has 1 error and --strict is set", true
	}
	return fmt.Sprintf("not rendered because it has %d errors and --strict is set", failing), true
}

// file is one page in one format.
type file struct {
	page   *page
	name   string
	make   func(io.Writer, brief.Brief, render.Options) error
	failed error // it could not be made
	entry  manifestFile
}

// files lists what is to be written, in order.
func (m *pageMaker) files() []file {
	var files []file
	for _, one := range m.pages {
		if one.refused != "" {
			continue
		}
		for _, format := range m.formats {
			switch format {
			case "html":
				files = append(files, file{page: one, name: one.name + ".html", make: render.HTML})
			case "pdf":
				files = append(files, file{page: one, name: one.name + ".pdf", make: render.PDF})
			}
			if m.file != "" {
				files[len(files)-1].name = m.file
			}
		}
	}
	return files
}

// publish makes and writes the pages, and further files that the caller has named for the
// check before anything is written.
func (m *pageMaker) publish(ctx context.Context, further ...string) ([]file, error) {
	files := m.files()
	if len(files) == 0 && len(further) == 0 {
		return nil, nil
	}
	if err := m.publisher.prepare(); err != nil {
		return nil, err
	}
	for _, f := range files {
		further = append(further, f.name)
	}
	for _, name := range further {
		if err := m.publisher.mayWrite(name); err != nil {
			return nil, err
		}
	}
	m.app.collector.thrift()
	progress := m.app.progress("rendering", len(files))
	defer progress.end()
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for start, end := 0, 0; start < len(files); start = end {
		for end = start; end < len(files) && files[end].page == files[start].page; end++ {
		}
		own := files[start:end]
		group.Go(func() error {
			return m.publishPage(ctx, own, progress.step)
		})
	}
	return files, group.Wait()
}

// publishPage makes and writes the files of one page. That one cannot be made is this file's failure and
// keeps no other from being made; that it cannot be written ends the run.
func (m *pageMaker) publishPage(ctx context.Context, files []file, step func()) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	view, failed := m.view(files[0].page)
	for i := range files {
		if files[i].failed = failed; failed == nil {
			if err := m.publishOne(&files[i], view); err != nil {
				return err
			}
		}
		step()
	}
	m.app.collector.tick()
	return nil
}

func (m *pageMaker) publishOne(f *file, view brief.Brief) error {
	if m.incremental {
		f.entry.Plan = m.publisher.fromHere(f.page.path)
		if f.entry.Source, f.failed = m.source(f, view); f.failed != nil {
			return nil
		}
		if m.program != "" && m.publisher.holds(m.built, f.name, f.entry.Source) {
			f.entry.Content = m.built.Files[f.name].Content
			m.skipped.Add(1)
			return nil
		}
	}
	var content []byte
	if content, f.failed = m.content(f, view); f.failed != nil {
		return nil
	}
	f.entry.Content = hashOf(content)
	return m.write(f.name, content)
}

// source is the hash of all that a file depends on: what it says, how, and by which acctplan.
func (m *pageMaker) source(f *file, view brief.Brief) (hash, error) {
	description, err := json.Marshal(struct {
		Program, Name string
		Options       render.Options
		View          brief.Brief
	}{m.program, f.name, m.options, view})
	return hashOf(description), err
}

// view decides what one page says.
func (m *pageMaker) view(one *page) (view brief.Brief, err error) {
	err = m.app.attempt(func() error {
		p := one.plan
		if one.plan = nil; p == nil {
			p = m.in.Plan(one.path)
		}
		if p == nil {
			return errors.New(changedMeanwhile)
		}
		if one.findable {
			one.passages = brief.PassagesOf(p, m.asOf, m.look.Locale)
		}
		findings := one.entry.Found.Findings()
		if one.forCustomer {
			shared, _, err := m.share(p)
			if err != nil {
				return err
			}
			view = brief.ForCustomer(shared, m.asOf, findings, m.look.Locale)
			return nil
		}
		known := facts.Of(p, m.asOf)
		look := m.look
		look.Score = m.scoreCard(one, findings, known)
		view = brief.Of(p, known, findings, look)
		return nil
	}, one.path)
	return view, err
}

// remember writes down what was made, and removes what an earlier run made for plans that have
// no page any more. It returns what it removed, and what it left because somebody has changed it: that is remembered
// until it is gone.
func (m *pageMaker) remember(files []file) (removed, left []string, err error) {
	made, keep := map[string]manifestFile{}, map[string]bool{}
	for _, pages := range m.stale { // what could not be made anew stays as it was
		for _, name := range pages {
			made[name], keep[name] = m.built.Files[name], true
		}
	}
	for _, f := range files {
		keep[f.name] = true
		if entry, known := m.built.Files[f.name]; f.failed == nil {
			made[f.name] = f.entry
		} else if known {
			made[f.name] = entry
		}
	}
	for _, name := range indexFiles() {
		keep[name] = true
	}
	removed, left = m.publisher.sweep(m.built, keep)
	for _, name := range left {
		made[name] = m.built.Files[name]
	}
	return removed, left, m.publisher.writeManifest(made)
}

// unread are the paths of the plans that cannot be read, sorted: as files, or as a whole.
func (m *pageMaker) unread() []string {
	var paths []string
	for _, failure := range m.in.Errors {
		paths = append(paths, failure.Path)
	}
	for _, one := range m.pages {
		if one.unread {
			paths = append(paths, one.path)
		}
	}
	slices.Sort(paths)
	return paths
}

// keepStale finds the pages of an earlier run whose plans cannot be read now: they stay, and the index says so. A page
// that another plan has by now is none of them. Where the site has pages of plans that nobody asked for this time, though
// they are there, it is an error: they would be removed.
func (m *pageMaker) keepStale(asked []string) error {
	paths := map[string]string{}
	for _, path := range m.unread() {
		paths[m.publisher.fromHere(path)] = path
	}
	taken := map[string]bool{}
	for _, f := range m.files() {
		taken[f.name] = true
	}
	m.stale = map[string][]string{}
	for _, name := range slices.Sorted(maps.Keys(m.built.Files)) {
		entry := m.built.Files[name]
		if path, unread := paths[entry.Plan]; unread && !taken[name] && m.publisher.exists(name) {
			m.stale[path] = append(m.stale[path], name)
		} else if !taken[name] && m.publisher.exists(name) && m.publisher.unasked(entry, asked) {
			return fmt.Errorf("%s is the page of %s, which this build does not read, and would be removed; build all plans of the site together, or into another folder, or delete this one first",
				m.publisher.path(name), m.publisher.path(entry.Plan))
		}
	}
	return nil
}

// content makes one file in memory.
func (m *pageMaker) content(f *file, view brief.Brief) ([]byte, error) {
	var buffer bytes.Buffer
	err := m.app.attempt(func() error { return f.make(&buffer, view, m.options) }, f.page.path)
	return buffer.Bytes(), err
}

// write puts a file in its place.
func (m *pageMaker) write(name string, content []byte) error {
	changed, err := m.publisher.write(name, content)
	if changed {
		m.changed.Add(1)
	}
	return err
}

// entries are what the index says of the accounts whose plans were read.
func (m *pageMaker) entries() []*brief.Entry {
	entries := make([]*brief.Entry, 0, len(m.pages))
	for _, one := range m.pages {
		if !one.unread {
			entries = append(entries, &one.entry)
		}
	}
	return entries
}

// index writes the page that lists all accounts, also those that have no page of their own.
func (m *pageMaker) index(files []file) error {
	made := map[string]bool{}
	for _, f := range files {
		made[f.name] = f.failed == nil
	}
	for _, one := range m.pages {
		one.entry.Page, one.entry.PDF = "", ""
		if one.refused == "" && made[one.name+".html"] {
			one.entry.Page = one.name + ".html"
		}
		if one.refused == "" && made[one.name+".pdf"] {
			one.entry.PDF = one.name + ".pdf"
		}
		one.entry.Passages = func() brief.Passages {
			if one.passages == "" { // the page stood as it was
				if p := m.in.Plan(one.path); p != nil {
					return brief.PassagesOf(p, m.asOf, m.look.Locale)
				}
			}
			return one.passages
		}
	}
	entries := m.entries()
	var portfolio brief.Portfolio
	_, lost, err := survive(m.app, entries, func(e *brief.Entry) string { return e.Summary.Path() }, func(entries []*brief.Entry) {
		portfolio = brief.PortfolioOf(m.asOf, entries, m.look)
	})
	if err != nil {
		return err
	}
	for _, failure := range lost {
		m.in.Errors = append(m.in.Errors, failure)
		m.app.complain(failure.Path + ": not in the index: " + failure.Message)
	}
	for _, path := range m.unread() {
		unread := brief.Unread{Path: path}
		for _, name := range m.stale[path] {
			if strings.HasSuffix(name, ".pdf") {
				unread.PDF = name
			} else {
				unread.Page = name
			}
		}
		portfolio.Unread = append(portfolio.Unread, unread)
	}
	for _, one := range []struct {
		name string
		make func(io.Writer) error // bit by bit: these files are as long as there are accounts
	}{
		{render.SearchFile, func(w io.Writer) error { return render.SearchScript(w, portfolio) }},
		{render.ScriptFile, func(w io.Writer) error { _, err := w.Write(render.IndexScript()); return err }},
		{indexName + ".html", func(w io.Writer) error { return render.Index(w, portfolio, m.options) }},
	} {
		changed, err := m.publisher.stream(one.name, one.make)
		if err != nil {
			return err
		}
		if changed {
			m.changed.Add(1)
		}
	}
	return nil
}

// findable finds out which of the pages' texts the index will ask for.
func (m *pageMaker) findable() {
	for _, one := range m.pages {
		if one.refused == "" {
			one.entry.Page = one.name + ".html"
		}
	}
	found := brief.Findable(m.entries())
	for _, one := range m.pages {
		one.findable = found[one.path]
	}
}

// indexFiles are the files of the page that lists all accounts.
func indexFiles() []string {
	return []string{indexName + ".html", render.ScriptFile, render.SearchFile}
}

// end says which plans got no page, and why, and is how a run that made pages ends.
func (m *pageMaker) end(files []file) error {
	unexplained := false
	refuse := func(path, reason string) {
		if old := m.stale[path]; len(old) > 0 {
			reason += "; the pages of an earlier run stay: " + strings.Join(old, ", ")
		}
		m.app.complain(path + ": " + reason)
	}
	for _, failure := range m.in.Errors {
		refuse(failure.Path, "not rendered because it cannot be read")
	}
	for _, one := range m.pages {
		if one.refused != "" {
			refuse(one.path, one.refused)
			unexplained = unexplained || !one.findingsSayWhy
		}
	}
	for _, f := range files {
		if f.failed != nil {
			m.app.complain(fmt.Sprintf("%s: cannot make %s: %v", f.page.path, f.name, f.failed))
			unexplained = true
		}
	}
	if unexplained {
		return errTrouble
	}
	return m.in.verdict("error", nil)
}
