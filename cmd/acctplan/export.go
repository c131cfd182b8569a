package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"github.com/acctplan/acctplan/pkg/export"
	"github.com/acctplan/acctplan/pkg/plan"
)

// exportCommand writes the typed model of plans.
func (a *app) exportCommand() *cobra.Command {
	command := &cobra.Command{
		Use:   "export [PATH...]",
		Short: "Write what plans say as JSON or as tables, for other programs",
		Long: `Write what account plans say: facts, goals, stakeholders, opportunities,
risks, actions and all other records, with exact amounts, dates, and the place
of each in its file.

As json it is one document. As ndjson or csv it is a table for each kind of
record, for databases and spreadsheets: -o writes all of them into a folder,
--table one to the standard output. Keys lead from one table to another. The
columns are described in schema/tables.schema.json.

In CSV, an apostrophe stands before a text that a spreadsheet would take for a
formula. Thousands of plans take no more memory than a few.

The rules are not run: use "acctplan lint --format json" for findings.`,
		Example: `  acctplan export accounts/ > plans.json
  acctplan export | jq '.plans[] | {account, arr: .arr.amount}'
  acctplan export --format ndjson accounts/ -o tables/
  acctplan export --format csv --table actions accounts/ > actions.csv`,
	}
	asOf := a.asOf(command)
	format := &choice{value: "json", allowed: []string{"json", string(export.NDJSON), string(export.CSV)}}
	command.Flags().Var(format, "format", "json, ndjson or csv")
	tables := &choices{}
	for _, table := range export.Tables() {
		tables.allowed = append(tables.allowed, table.Name)
	}
	command.Flags().Var(tables, "table", "only these tables of ndjson or csv: plans, goals, actions and so on")
	output := command.Flags().StringP("output", "o", "", "`DIR` to write the tables to; made if it is not there")
	force := command.Flags().Bool("force", false, "overwrite files that acctplan did not make")
	discovering := discover(command)
	a.configFlags(command)
	a.stdinFlag(command)
	completeChoice(command, "format", format.allowed)
	completeChoice(command, "table", tables.allowed)
	_ = command.MarkFlagDirname("output")

	command.RunE = func(command *cobra.Command, paths []string) error {
		day := asOf.or(a.today())
		var to exporting
		switch {
		case format.value == "json" && *output != "":
			return errors.New("-o is for tables; add --format ndjson or csv, or write the document to a file: acctplan export > plans.json")
		case format.value == "json" && tables.changed:
			return errors.New("--table is for tables; add --format ndjson or csv")
		case format.value == "json":
			to = export.NewDocument(a.stdout, day)
		case *output == "" && len(tables.values) != 1:
			return errors.New("where to? " + format.value + " is a file for each table: name a folder with -o, or one table with --table, as in: acctplan export --format " + format.value + " --table actions")
		default:
			to = newTables(a, export.Format(format.value), tables.values, day, publisher{directory: *output, force: *force})
		}
		in, err := a.export(command.Context(), paths, *discovering, day, to)
		if err != nil {
			return err
		}
		return in.verdict("never", nil)
	}
	return command
}

// exporting is something that plans are written to, one by one.
type exporting interface {
	Add(p *plan.Plan) error
	Close() error
}

// export writes the plans that a command line names. It stops reading where nothing can be
// written any more.
func (a *app) export(ctx context.Context, paths []string, discover bool, asOf plan.Day, to exporting) (*input, error) {
	if t, isTables := to.(*tables); isTables {
		defer t.discard()
		if err := t.begin(); err != nil {
			return nil, err
		}
	}
	reading, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	in, err := a.each(reading, paths, discover, asOf, func(p *plan.Plan) {
		a.printDoubt(p)
		if err := to.Add(p); err != nil {
			stop(err)
		}
	})
	if reading.Err() != nil && ctx.Err() == nil {
		return nil, context.Cause(reading)
	}
	if err != nil {
		return nil, err
	}
	a.printErrors(in)
	return in, to.Close()
}
