package main

import (
	"errors"
	"fmt"
	"slices"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/render"
)

// renderCommand makes briefs of plans.
func (a *app) renderCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "render [PATH...] -o DIR|FILE",
		Short: "Make the brief of a plan, as HTML and PDF",
		Long: `Check account plans, and make a brief of each, as HTML and PDF.

A plan with errors is rendered too, but marked as a draft (exit code 1). One
that cannot be read, or that contradicts itself, is not. The files are named by
the plan's id; -o FILE.pdf or FILE.html writes the page of one plan to that
file. A file that acctplan did not make is never overwritten.

With --audience customer the page is a joint success plan that the customer may
read: goals and how far they are, value delivered, joint actions, milestones,
people and the next review, and nothing of what we think, want or plan to sell.
What it leaves out of those is said on stderr. Its files end in -customer.`,
		Example: `  acctplan render accounts/acme.md -o out
  acctplan render accounts/acme.md -o brief.pdf
  acctplan render accounts/acme.md -o out --format pdf --paper letter
  acctplan render accounts/acme.md -o out --format pdf --pages 1
  acctplan render accounts/acme.md -o out --audience customer
  acctplan render -o out --strict            no drafts`,
	}
	asOf := a.asOf(command)
	wanted := a.pageFlags(command)
	command.Flags().Lookup("output").Usage = "`DIR` to write to, made if it is not there; or FILE.pdf or FILE.html, for the page of one plan"
	format := &choices{values: []string{"html", "pdf"}, allowed: []string{"html", "pdf"}}
	command.Flags().Var(format, "format", "html, pdf or both (default: both, or what -o FILE ends in)")
	pages := &choice{value: "all", allowed: []string{"all", "1"}}
	command.Flags().Var(pages, "pages", "the PDF's pages: all, or 1 with the most important, which says what it leaves out")
	completeChoice(command, "pages", pages.allowed)
	audience := &choice{allowed: audiences}
	command.Flags().Var(audience, "audience", "internal or customer, who gets a joint success plan (default: what the plan says, else internal)")
	completeChoice(command, "audience", audience.allowed)
	strict := command.Flags().Bool("strict", false, "make no page of a plan with errors")
	completeChoice(command, "format", format.allowed)

	command.RunE = func(command *cobra.Command, paths []string) error {
		m, err := wanted.maker(command)
		if err != nil {
			return err
		}
		m.formats, m.strict = format.values, *strict
		var formats []string
		if command.Flags().Changed("format") {
			formats = format.values
		}
		if err := m.intoFile(*wanted.output, formats); err != nil {
			return err
		}
		if pages.value == "1" && !slices.Contains(m.formats, "pdf") {
			return errors.New("--pages 1 is about the PDF, and none is made; add pdf to --format, or leave out --pages")
		}
		m.options.OnePage, m.audience = pages.value == "1", audience.value
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
		files, err := m.publish(command.Context())
		if err != nil {
			return err
		}
		for _, f := range files {
			if f.failed == nil {
				fmt.Fprintln(a.stdout, m.publisher.path(f.name))
			}
		}
		return m.end(files)
	}
	return command
}

// pageFlags are the flags that render and build share.
type pageFlags struct {
	app      *app
	output   *string
	paper    *choice
	force    *bool
	discover *bool
	locale   *localeFlag
	theme    *string
}

// pageFlags adds the flags to a command.
func (a *app) pageFlags(command *cobra.Command) *pageFlags {
	f := &pageFlags{app: a, paper: &choice{value: "a4", allowed: []string{"a4", "letter"}}}
	f.output = command.Flags().StringP("output", "o", "", "`DIR` to write to; made if it is not there")
	command.Flags().Var(f.paper, "paper", "the PDF's paper: a4 or letter")
	f.force = command.Flags().Bool("force", false, "overwrite files that acctplan did not make")
	f.discover = discover(command)
	f.locale = a.localeFlag(command)
	f.theme = command.Flags().String("theme", "", "the look of your house: a theme `FILE` (default: theme in the configuration)")
	f.app.configFlags(command)
	completeChoice(command, "paper", f.paper.allowed)
	_ = command.MarkFlagDirname("output")
	return f
}

// maker is a page maker as the flags ask for.
func (f *pageFlags) maker(command *cobra.Command) (*pageMaker, error) {
	if *f.output == "" {
		return nil, errors.New("where to? Add -o DIR, the folder to write to, as in: " + command.CommandPath() + " -o out")
	}
	paper, _ := render.ParsePaper(f.paper.value)
	return &pageMaker{
		app:       f.app,
		publisher: publisher{directory: *f.output, force: *f.force},
		options:   render.Options{Version: version().release(), Paper: paper},
	}, nil
}
