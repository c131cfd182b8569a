// Changing plans in place, and showing what would be changed.
package main

import (
	"bytes"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/acctplan/acctplan/pkg/edit"
	"github.com/acctplan/acctplan/pkg/report"
)

// overwrite puts a plan's new text in the place of the old one, in full or not at all, and
// keeps the file's permissions. A symbolic link stays one: the file that it leads to is
// changed. It refuses a file that is read-only, or that is not any more what was read.
func overwrite(path string, before, after []byte) error {
	real, err := filepath.EvalSymlinks(path)
	if err != nil {
		return fmt.Errorf("%s: %s", path, plainError(err))
	}
	info, err := os.Stat(real)
	switch {
	case err != nil:
		return fmt.Errorf("%s: %s", path, plainError(err))
	case !info.Mode().IsRegular():
		return fmt.Errorf("%s: not a regular file, so it cannot be changed in place", path)
	case info.Mode().Perm()&0o200 == 0:
		return fmt.Errorf("%s: the file is read-only; nothing was written", path)
	}
	var refusal error
	err = replaceIf(real, after, func() error {
		now, err := os.ReadFile(real)
		switch {
		case err != nil:
			return err
		case bytes.Equal(now, after):
			return errDone // another acctplan was quicker
		case !bytes.Equal(now, before):
			refusal = fmt.Errorf("%s: somebody else changed the file in the meantime; nothing was written, run the command again", path)
			return refusal
		}
		return nil
	})
	switch {
	case refusal != nil:
		return refusal
	case err != nil && !errors.Is(err, errDone):
		return fmt.Errorf("%s: cannot write: %s", path, plainError(err))
	}
	return nil
}

var errDone = errors.New("the file holds that already")

// printDiff shows what would change in a file. What a terminal would obey is made visible
// there; into a file or a pipe goes the diff as it is, for patch and git apply.
func (a *app) printDiff(path string, before, after []byte) {
	diff := edit.Unified(path, before, after)
	if !a.terminal.is && a.color.value != "always" {
		fmt.Fprint(a.stdout, diff)
		return
	}
	color := a.wantsColor(a.color.value, a.terminal)
	for line := range strings.Lines(diff) {
		line = strings.TrimRight(line, "\r\n")
		begin, end := "", ""
		if color {
			begin, end = diffColor(line)
		}
		parts := strings.Split(line, "\t") // a tab does a terminal no harm
		for i := range parts {
			parts[i] = report.Visible(parts[i])
		}
		fmt.Fprintf(a.stdout, "%s%s%s\n", begin, strings.Join(parts, "\t"), end)
	}
}

// diffColor is how git colours the line of a diff.
func diffColor(line string) (begin, end string) {
	switch {
	case strings.HasPrefix(line, "--- "), strings.HasPrefix(line, "+++ "):
		return "\x1b[1m", "\x1b[0m"
	case strings.HasPrefix(line, "@@"):
		return "\x1b[36m", "\x1b[0m"
	case strings.HasPrefix(line, "-"):
		return "\x1b[31m", "\x1b[0m"
	case strings.HasPrefix(line, "+"):
		return "\x1b[32m", "\x1b[0m"
	}
	return "", ""
}

// outcome counts what a command that changes files met: files that changed, or would, and
// files that it could not do.
type outcome struct {
	changed int
	failed  bool
	swept   map[string]bool // folders in which nothing is left of a run that was killed
}

// overwrite is the function of that name, in a folder that is swept first.
func (o *outcome) overwrite(path string, before, after []byte) error {
	if folder := filepath.Dir(path); !o.swept[folder] {
		if o.swept == nil {
			o.swept = map[string]bool{}
		}
		o.swept[folder] = true
		_ = probe(folder) // whether it can be written to is for the file to say
	}
	return overwrite(path, before, after)
}

// fail says what went wrong with a file; the others go on.
func (a *app) fail(o *outcome, err error) {
	o.failed = true
	a.complain(err.Error())
}

// end is how a command ends; wanted says that changes are themselves a finding.
func (o outcome) end(in *input, wanted bool) error {
	switch {
	case o.failed || in != nil && in.failed():
		return errTrouble
	case wanted && o.changed > 0:
		return errFindings
	}
	return nil
}

// errStdinAlone says that "-" was given together with paths.
var errStdinAlone = errors.New(`"-" reads one plan from the standard input and cannot be combined with paths`)
