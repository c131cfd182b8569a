// Pages: from checked plans to the files that render and build write.
package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"runtime"
	"runtime/debug"
	"slices"
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

	pages   []page
	changed atomic.Int64 // files that are new or different

	incremental bool     // skip what an earlier run has made of the same
	built       manifest // by that run
	program     string   // which acctplan this is
	skipped     atomic.Int64
}

// page is one account's page: the plan and where its brief goes.
type page struct {
	plan     *plan.Plan
	facts    *facts.Facts
	findings []finding.Finding
	name     string // of its files, without extension
	refused  string // why it is not made; empty for one that is

	findingsSayWhy bool // a finding says why it is refused

	shared   *plan.Plan          // what the customer may read; nil on a page for ourselves
	withheld []audience.Withheld // the records that the customer does not get to read
}

// choose decides which plans become pages. Templates do where they are named.
func (m *pageMaker) choose() error {
	byPath := map[string][]finding.Finding{}
	for _, f := range m.in.Findings {
		byPath[f.Path] = append(byPath[f.Path], f)
	}
	owners := map[string]*plan.Plan{}
	for _, p := range m.in.Plans {
		if lint.IsTemplate(p) && !m.in.IsNamed(p) {
			continue
		}
		one := page{plan: p, findings: byPath[p.Path], name: safeName(p.Key)}
		whole := m.app.guard(m.in, p.Path, func() {
			one.facts = facts.Of(p, m.in.asOf)
			one.refused, one.findingsSayWhy = m.refusal(one)
			if one.refused == "" && m.isForCustomer(p) {
				one.name += customerSuffix
				if err := m.share(&one); err != nil {
					one.refused = err.Error()
				}
			}
		})
		if !whole {
			m.app.complain(p.Path + ": " + m.in.Errors[len(m.in.Errors)-1].Message)
			continue
		}
		if one.refused == "" {
			if one.name == "" || one.name == indexName {
				return fmt.Errorf("%s: the id %q cannot be a file's name; give the plan another id", p.Path, p.Key)
			}
			if other := owners[one.name]; other != nil {
				return fmt.Errorf("%s and %s both have the id %q, so that their pages would be one file; give one of them another id", other.Path, p.Path, p.Key)
			}
			owners[one.name] = p
		}
		m.pages = append(m.pages, one)
	}
	return nil
}

// indexName is the name of the page that lists the accounts.
const indexName = "index"

// neverRendered are the rules whose errors mean that a page would not say what the plan
// says: it cannot be read, or it contradicts itself.
var neverRendered = []string{"structure/empty", "structure/merge-conflict", "structure/frontmatter-invalid", "consistency/value-mismatch"}

// refusal says why a plan gets no page, and whether a finding has said so already.
func (m *pageMaker) refusal(one page) (reason string, hasFinding bool) {
	failing := 0
	for _, f := range one.findings {
		if f.Severity != finding.Error {
			continue
		}
		if slices.Contains(neverRendered, f.Rule) {
			return fmt.Sprintf("not rendered because of %s; mend that first", f.Rule), true
		}
		failing++
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
	for i := range m.pages {
		one := &m.pages[i]
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
	// Every plan stays in memory for the index; what pages leave behind need not double it. At
	// 1,000 plans this takes a quarter off the peak and costs no time that can be measured.
	if before := debug.SetGCPercent(50); before >= 0 && before < 50 {
		debug.SetGCPercent(before)
	} else {
		defer debug.SetGCPercent(before)
	}
	progress := m.app.progress("rendering", len(files))
	defer progress.end()
	group, ctx := errgroup.WithContext(ctx)
	group.SetLimit(runtime.GOMAXPROCS(0))
	for i := range files {
		group.Go(func() error {
			if err := ctx.Err(); err != nil {
				return err
			}
			defer progress.step()
			return m.publishOne(&files[i])
		})
	}
	return files, group.Wait()
}

// publishOne makes and writes one file. That it cannot be made is this file's failure and
// keeps no other from being made; that it cannot be written ends the run.
func (m *pageMaker) publishOne(f *file) error {
	var content []byte
	var view brief.Brief
	if view, f.failed = m.view(f); f.failed != nil {
		return nil
	}
	if m.incremental {
		if f.entry.Source, f.failed = m.source(f, view); f.failed != nil {
			return nil
		}
		if m.program != "" && m.publisher.holds(m.built, f.name, f.entry.Source) {
			f.entry.Content = m.built.Files[f.name].Content
			m.skipped.Add(1)
			return nil
		}
	}
	if content, f.failed = m.content(f, view); f.failed != nil {
		return nil
	}
	f.entry.Content = hashOf(content)
	return m.write(f.name, content)
}

// source is the hash of all that a file depends on: what it says, how, and by which acctplan.
func (m *pageMaker) source(f *file, view brief.Brief) (string, error) {
	description, err := json.Marshal(struct {
		Program, Name string
		Options       render.Options
		View          brief.Brief
	}{m.program, f.name, m.options, view})
	return hashOf(description), err
}

// view decides what one file says.
func (m *pageMaker) view(f *file) (view brief.Brief, err error) {
	err = m.app.attempt(func() error {
		if f.page.shared != nil {
			view = brief.ForCustomer(f.page.shared, m.in.asOf, f.page.findings, m.look.Locale)
			return nil
		}
		look := m.look
		look.Score = m.scoreCard(f.page)
		view = brief.Of(f.page.plan, f.page.facts, f.page.findings, look)
		return nil
	}, f.page.plan.Path)
	return view, err
}

// remember writes down what was made, and removes what an earlier run made for plans that have
// no page any more. It returns what it removed.
func (m *pageMaker) remember(files []file) ([]string, error) {
	made, keep := map[string]manifestFile{}, map[string]bool{}
	for _, f := range files {
		keep[f.name] = true // a file that could not be made stays as it was
		if f.failed == nil {
			made[f.name] = f.entry
		}
	}
	for _, name := range indexFiles() {
		keep[name] = true
	}
	removed := m.publisher.sweep(m.built, keep)
	return removed, m.publisher.writeManifest(made)
}

// content makes one file in memory.
func (m *pageMaker) content(f *file, view brief.Brief) ([]byte, error) {
	var buffer bytes.Buffer
	err := m.app.attempt(func() error { return f.make(&buffer, view, m.options) }, f.page.plan.Path)
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

// index writes the page that lists all accounts, also those that have no page of their own.
func (m *pageMaker) index(files []file) error {
	made := map[string]bool{}
	for _, f := range files {
		made[f.name] = f.failed == nil
	}
	var entries []brief.Entry
	for _, one := range m.pages {
		entry := brief.Entry{Plan: one.plan, Facts: one.facts, Findings: one.findings}
		if one.refused == "" && made[one.name+".html"] {
			entry.Page = one.name + ".html"
		}
		if one.refused == "" && made[one.name+".pdf"] {
			entry.PDF = one.name + ".pdf"
		}
		entries = append(entries, entry)
	}
	var portfolio brief.Portfolio
	_, lost, err := survive(m.app, entries, func(e brief.Entry) string { return e.Plan.Path }, func(entries []brief.Entry) {
		portfolio = brief.PortfolioOf(m.in.asOf, entries, m.look)
	})
	if err != nil {
		return err
	}
	for _, failure := range lost {
		m.in.Errors = append(m.in.Errors, failure)
		m.app.complain(failure.Path + ": not in the index: " + failure.Message)
	}
	for _, one := range []struct {
		name string
		make func(io.Writer) error
	}{
		{render.SearchFile, func(w io.Writer) error { return render.SearchScript(w, portfolio) }},
		{render.ScriptFile, func(w io.Writer) error { _, err := w.Write(render.IndexScript()); return err }},
		{indexName + ".html", func(w io.Writer) error { return render.Index(w, portfolio, m.options) }},
	} {
		var buffer bytes.Buffer
		if err := one.make(&buffer); err != nil {
			return fmt.Errorf("cannot make %s: %w", m.publisher.path(one.name), err)
		}
		if err := m.write(one.name, buffer.Bytes()); err != nil {
			return err
		}
	}
	return nil
}

// indexFiles are the files of the page that lists all accounts.
func indexFiles() []string {
	return []string{indexName + ".html", render.ScriptFile, render.SearchFile}
}

// end says which plans got no page, and why, and is how a run that made pages ends.
func (m *pageMaker) end(files []file) error {
	unexplained := false
	for _, one := range m.pages {
		if one.refused != "" {
			m.app.complain(one.plan.Path + ": " + one.refused)
			unexplained = unexplained || !one.findingsSayWhy
		}
	}
	for _, f := range files {
		if f.failed != nil {
			m.app.complain(fmt.Sprintf("%s: cannot make %s: %v", f.page.plan.Path, f.name, f.failed))
			unexplained = true
		}
	}
	if unexplained {
		return errTrouble
	}
	return m.in.verdict("error", nil)
}
