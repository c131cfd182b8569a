package main

import (
	"bytes"
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/render"
)

// mapCommand writes the relationship map of one plan.
func (a *app) mapCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "map PLAN",
		Short: "Draw who reports to whom, and who stands how",
		Long: `Write the relationship map of an account plan: who reports to whom, who
influences and who is in conflict with whom, how everybody stands to us, our
counterparts, and where nobody is known. It is internal: it says what we think
of people.

As svg it is a picture for a document or a browser; as mermaid, text that
GitHub, GitLab and many wikis draw; as dot, text for Graphviz. Each says in
words, too, what it shows. A picture goes to a file or a program, not onto the
terminal. With "-", a plan is read from the standard input.`,
		Example: `  acctplan map accounts/acme.md -o acme.svg
  acctplan map accounts/acme.md --format mermaid
  acctplan map accounts/acme.md --format dot | dot -Tpng -o acme.png`,
		Args: func(_ *cobra.Command, arguments []string) error {
			if len(arguments) != 1 {
				return errors.New("map of which plan? Name one, as in: acctplan map accounts/acme.md")
			}
			return nil
		},
	}
	format := &choice{value: "svg", allowed: []string{"svg", "mermaid", "dot"}}
	command.Flags().Var(format, "format", "svg, mermaid or dot")
	completeChoice(command, "format", format.allowed)
	target := command.Flags().StringP("output", "o", "", "`FILE` to write to, instead of the standard output")
	asOf := a.asOf(command)
	speech := a.localeFlag(command)
	a.configFlags(command)
	a.stdinFlag(command)

	command.RunE = func(command *cobra.Command, paths []string) error {
		if format.value == "svg" && *target == "" && a.terminal.is {
			return errors.New("a picture is nothing for a terminal: write it to a file with -o map.svg, or by > map.svg")
		}
		in, err := a.load(command.Context(), paths, false, asOf.or(a.today()))
		if err != nil {
			return err
		}
		written, err := speech.locale()
		if err != nil {
			return err
		}
		if len(in.Plans) > 1 {
			return errors.New("map takes one plan; " + paths[0] + " holds several")
		}
		a.printDoubts(in)
		for _, p := range in.Plans {
			var out bytes.Buffer
			a.guard(in, p.Path, func() {
				b := brief.Of(p, facts.Of(p, in.asOf), nil, brief.Options{Unchecked: true, Locale: written})
				switch format.value {
				case "svg":
					err = render.MapSVG(&out, b, render.Options{})
				case "mermaid":
					err = render.MapMermaid(&out, b)
				case "dot":
					err = render.MapDOT(&out, b)
				}
			})
			if errors.Is(err, render.ErrNoMap) {
				a.complain(p.Path + ": " + err.Error())
				return errFindings
			}
			if err != nil {
				return err
			}
			if *target != "" {
				if err := a.writeMap(format.value, *target, out.Bytes()); err != nil {
					return err
				}
				continue
			}
			if _, err := a.stdout.Write(out.Bytes()); err != nil {
				return err
			}
		}
		a.printErrors(in)
		return in.verdict("never", nil)
	}
	return command
}

// writeMap writes a map to a file, which may hold an earlier one, and nothing else.
func (a *app) writeMap(format, path string, content []byte) error {
	err := mayReport(format, path)
	if err == nil {
		err = replace(path, content)
	}
	if err != nil {
		return fmt.Errorf("-o %s: %s", path, plainError(err))
	}
	fmt.Fprintln(a.stdout, path)
	return nil
}
