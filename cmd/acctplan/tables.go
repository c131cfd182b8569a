// Tables: the files of an export that is not one document. They are written side by side while
// the plans are read, and all of them come into their places at the end, or none.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/export"
	"github.com/acctplan/acctplan/pkg/plan"
)

// tables is an export as tables: into a folder, or one of them to the standard output.
type tables struct {
	app       *app
	format    export.Format
	asOf      plan.Day
	publisher publisher
	files     []tableFile
	rows      [][]byte // of the plan that is being added, by table
}

// tableFile is one table that is being written.
type tableFile struct {
	export.Table
	name string
	file *staged // none where it goes to the standard output
	out  *bufio.Writer
	rows int
}

// newTables is an export of some tables; of all where none is named.
func newTables(a *app, format export.Format, names []string, asOf plan.Day, p publisher) *tables {
	t := &tables{app: a, format: format, asOf: asOf, publisher: p}
	for _, table := range export.Tables() {
		if len(names) == 0 || slices.Contains(names, table.Name) {
			t.files = append(t.files, tableFile{Table: table, name: table.Name + "." + string(format)})
		}
	}
	t.rows = make([][]byte, len(t.files))
	return t
}

// begin opens the files.
func (t *tables) begin() error {
	if t.publisher.directory == "" {
		t.files[0].out = bufio.NewWriter(t.app.stdout)
		return t.head(&t.files[0])
	}
	if err := t.publisher.prepare(); err != nil {
		return err
	}
	for i := range t.files {
		if err := t.mayWrite(t.files[i].name); err != nil {
			return err
		}
	}
	for i := range t.files {
		f := &t.files[i]
		file, err := beginStaged(filepath.Join(t.publisher.directory, f.name))
		if err != nil {
			return t.failed(f, err)
		}
		f.file, f.out = file, bufio.NewWriterSize(file, 1<<14)
		if err := t.head(f); err != nil {
			return err
		}
	}
	return nil
}

func (t *tables) head(f *tableFile) error {
	_, err := f.out.Write(f.Head(t.format))
	return t.failed(f, err)
}

// failed says which file could not be written.
func (t *tables) failed(f *tableFile, err error) error {
	switch {
	case err == nil:
		return nil
	case f.file == nil && t.publisher.directory == "":
		return errTrouble // of the standard output, which app.end says
	}
	return fmt.Errorf("cannot write %s: %s; nothing was changed", t.publisher.path(f.name), plainError(err))
}

// mayWrite reports, as an error, why a table must not take the place of a file.
func (t *tables) mayWrite(name string) error {
	path := filepath.Join(t.publisher.directory, name)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s: %s", t.publisher.path(name), plainError(err))
	case info.IsDir():
		return fmt.Errorf("%s is a folder; move it away", t.publisher.path(name))
	case t.publisher.force:
		return nil
	}
	head := make([]byte, 64)
	file, err := os.Open(path)
	if err != nil {
		return fmt.Errorf("%s: %s", t.publisher.path(name), plainError(err))
	}
	defer file.Close()
	n, err := io.ReadFull(file, head)
	if err != nil && n > 0 && !errors.Is(err, io.ErrUnexpectedEOF) {
		return fmt.Errorf("%s: %s", t.publisher.path(name), plainError(err))
	}
	if n > 0 && !isTable(head[:n]) {
		return fmt.Errorf("%s exists and was not made by acctplan; move it away, or add --force to overwrite it", t.publisher.path(name))
	}
	return nil
}

// isTable reports whether a file begins like a table that acctplan wrote.
func isTable(head []byte) bool {
	return bytes.HasPrefix(head, []byte(`{"key":"`)) || bytes.HasPrefix(head, []byte("key,plan_key,")) || bytes.HasPrefix(head, []byte("key,id,"))
}

// Add writes the rows of a plan, of all tables or of none.
func (t *tables) Add(p *plan.Plan) error {
	for i := range t.files {
		t.rows[i] = t.files[i].AppendRows(t.rows[i][:0], p, t.asOf, t.format)
	}
	for i := range t.files {
		f := &t.files[i]
		f.rows += bytes.Count(t.rows[i], []byte("\n"))
		if _, err := f.out.Write(t.rows[i]); err != nil {
			return t.failed(f, err)
		}
	}
	return nil
}

// Close brings the tables to the disk and then all of them to their places, and says what is in
// them.
func (t *tables) Close() error {
	for i := range t.files {
		f := &t.files[i]
		err := f.out.Flush()
		if err == nil && f.file != nil {
			err = f.file.seal()
		}
		if err != nil {
			return t.failed(f, err)
		}
	}
	if t.publisher.directory == "" {
		return nil
	}
	for i := range t.files {
		if err := os.Rename(t.files[i].file.Name(), t.files[i].file.path); err != nil {
			return fmt.Errorf("cannot write %s: %s", t.publisher.path(t.files[i].name), plainError(err))
		}
	}
	syncFolder(t.publisher.directory)
	t.list()
	return nil
}

// list says how many rows the tables have, and which have none.
func (t *tables) list() {
	if t.app.quiet {
		return
	}
	var empty []string
	for _, f := range t.files {
		if f.rows == 0 {
			empty = append(empty, f.Name)
			continue
		}
		fmt.Fprintf(t.app.stdout, "%s: %s\n", t.publisher.path(f.name), counted(f.rows, "row"))
	}
	if len(empty) > 0 {
		fmt.Fprint(t.app.stdout, wrapped("no rows: "+strings.Join(empty, ", "), "", t.app.readingWidth()))
	}
}

// discard removes what has not come to its place.
func (t *tables) discard() {
	for i := range t.files {
		if t.files[i].file != nil {
			t.files[i].file.discard()
		}
	}
}
