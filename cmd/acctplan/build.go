package main

import (
	"fmt"

	"github.com/spf13/cobra"
)

// buildCommand makes the briefs of all plans and a page that leads to them.
func (a *app) buildCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "build [PATH...] -o DIR",
		Short: "Check all plans, make all briefs and an index page",
		Long: `Check all account plans, make a brief of each as HTML and PDF, and an
index.html that lists them with tier, ARR, renewal, health and findings.

The index sorts, filters and searches in any browser, from a folder or behind
any web server; nothing on it asks another server for anything. A later build
into the same folder makes only what has changed, and removes the pages of
plans that are gone, unless somebody has changed them. It refuses to remove
pages of plans that are still there, but not under the paths it was given.

This is the command for a nightly job or for publishing the portfolio. Like
render, it marks plans with errors as drafts and then ends with exit code 1.`,
		Example: `  acctplan build -o out
  acctplan build accounts/ -o out --as-of 2026-12-31`,
	}
	asOf := a.asOf(command)
	wanted := a.pageFlags(command)

	command.RunE = func(command *cobra.Command, paths []string) error {
		m, err := wanted.maker(command)
		if err != nil {
			return err
		}
		m.formats = []string{"html", "pdf"}
		if err := needsFolder(*wanted.output); err != nil {
			return err
		}
		if err := a.configure(paths); err != nil {
			return err
		}
		if err := wanted.dress(command, m); err != nil {
			return err
		}
		if err := m.read(command.Context(), paths, *wanted.discover, asOf.or(a.today())); err != nil {
			return err
		}
		m.choose()
		m.sayWithheld()
		m.sayNames()
		if len(m.pages) == 0 {
			return m.end(nil)
		}
		m.incremental, m.built, m.program = true, m.publisher.manifest(), programHash()
		if len(paths) == 0 {
			paths = []string{"."}
		}
		if err := m.keepStale(paths); err != nil {
			return err
		}
		m.findable()
		files, err := m.publish(command.Context(), indexFiles()...)
		if err != nil {
			return err
		}
		if err := m.index(files); err != nil {
			return err
		}
		removed, left, err := m.remember(files)
		if err != nil {
			return err
		}
		a.detail(fmt.Sprintf("%d of %s rendered, the others stand as they were", len(files)-int(m.skipped.Load()), counted(len(files), "page")))
		for _, name := range removed {
			a.detail(m.publisher.path(name) + ": removed, its plan has no page any more")
		}
		for _, name := range left {
			a.note(m.publisher.path(name) + ": nobody's page any more, but changed since it was made; delete it, or move it out of the site")
		}
		summary := changes(int(m.changed.Load()), len(files)+len(indexFiles()))
		if len(removed) > 0 {
			summary += fmt.Sprintf(", %d removed", len(removed))
		}
		fmt.Fprintf(a.stdout, "%s: %s, %s\n", m.publisher.path(indexName+".html"), counted(len(m.entries()), "account"), summary)
		return m.end(files)
	}
	return command
}

// changes says how many of the files are new or different.
func changes(changed, files int) string {
	if changed == 0 {
		return counted(files, "file") + ", none changed"
	}
	return fmt.Sprintf("%d of %s changed", changed, counted(files, "file"))
}

// counted is "1 file", "2 files".
//
//go:noinline // many call it, and the binary has no room for copies of it
func counted(count int, word string) string {
	if count == 1 {
		return "1 " + word
	}
	return fmt.Sprintf("%d %ss", count, word)
}
