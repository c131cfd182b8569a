// Publishing: writing generated files into a folder without harming what is there.
package main

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"github.com/acctplan/acctplan/pkg/render"
	"github.com/acctplan/acctplan/pkg/report"
)

// publisher writes generated files into one folder. A file is there in full or not at all,
// one that acctplan did not make is left alone, and one that would not change is not touched.
type publisher struct {
	directory string
	force     bool // overwrite what acctplan did not make
}

// prepare makes the folder and finds out early whether it can be written to.
func (p publisher) prepare() error {
	if err := os.MkdirAll(p.directory, 0o777); err != nil {
		if info, statError := os.Stat(p.directory); statError == nil && !info.IsDir() {
			return fmt.Errorf("-o %s is a file; name a folder to write to", p.directory)
		}
		return fmt.Errorf("cannot make the folder of -o %s: %s", p.directory, plainError(err))
	}
	if err := probe(p.directory); err != nil {
		return fmt.Errorf("cannot write to -o %s: %s", p.directory, plainError(err))
	}
	return nil
}

// path is where a file of that name goes, as messages show it.
func (p publisher) path(name string) string {
	return report.Visible(filepath.ToSlash(filepath.Join(p.directory, name)))
}

// mayWrite reports, as an error, why a file must not be written.
func (p publisher) mayWrite(name string) error {
	path := filepath.Join(p.directory, name)
	info, err := os.Stat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return nil
	case err != nil:
		return fmt.Errorf("%s: %s", p.path(name), plainError(err))
	case info.IsDir():
		return fmt.Errorf("%s is a folder; move it away", p.path(name))
	case p.force:
		return nil
	}
	content, err := os.ReadFile(path)
	if err != nil {
		return fmt.Errorf("%s: %s", p.path(name), plainError(err))
	}
	if !isOurs(content) {
		return fmt.Errorf("%s exists and was not made by acctplan; move it away, or add --force to overwrite it", p.path(name))
	}
	return nil
}

// The marks by which acctplan knows its own files again.
var (
	htmlMark = []byte(`<meta name="generator" content="acctplan`)
	pdfMark  = []byte(`<pdf:Producer>acctplan`)
)

// isOurs reports whether acctplan made a file.
func isOurs(content []byte) bool {
	if bytes.HasPrefix(content, []byte("%PDF-")) {
		return bytes.Contains(content, pdfMark)
	}
	if bytes.HasPrefix(content, []byte(render.GeneratedScript)) {
		return true
	}
	return bytes.Contains(content[:min(len(content), 4096)], htmlMark)
}

// write puts a file in its place; it reports whether anything changed. It asks again whether it
// may: what mayWrite saw is as old as the run.
func (p publisher) write(name string, content []byte) (changed bool, err error) {
	path := filepath.Join(p.directory, name)
	old, err := os.ReadFile(path)
	switch {
	case err == nil && bytes.Equal(old, content):
		return false, nil
	case err == nil && !p.force && name != manifestName && !isOurs(old):
		return false, p.appeared(name)
	}
	if err := replace(path, content); err != nil {
		return false, fmt.Errorf("cannot write %s: %s", p.path(name), plainError(err))
	}
	return true, nil
}

// stream is write for a file that may be large, which is made bit by bit and compared with the old one on the disk.
func (p publisher) stream(name string, make func(io.Writer) error) (changed bool, err error) {
	path := filepath.Join(p.directory, name)
	fail := func(err error) (bool, error) {
		return false, fmt.Errorf("cannot write %s: %s", p.path(name), plainError(err))
	}
	s, err := beginStaged(path)
	if err != nil {
		return fail(err)
	}
	defer s.discard()
	out := bufio.NewWriterSize(s, 64<<10)
	notMade := make(out)
	if err := out.Flush(); err != nil { // then this is why
		return fail(err)
	}
	if notMade != nil {
		return false, fmt.Errorf("cannot make %s: %w", p.path(name), notMade)
	}
	if same, ours := compareFiles(path, s.Name()); same {
		return false, nil
	} else if !p.force && !ours && name != manifestName {
		return false, p.appeared(name)
	}
	if err := s.seal(); err != nil {
		return fail(err)
	}
	if err := os.Rename(s.Name(), path); err != nil {
		return fail(err)
	}
	syncFolder(p.directory)
	return true, nil
}

// compareFiles reports whether two files hold the same, and whether acctplan made the first one, or there is none.
func compareFiles(first, second string) (same, ours bool) {
	a, err := os.Open(first)
	if err != nil {
		return false, errors.Is(err, fs.ErrNotExist)
	}
	defer a.Close()
	b, err := os.Open(second)
	if err != nil {
		return false, false
	}
	defer b.Close()
	var parts [2][64 << 10]byte
	for start := true; ; start = false {
		n, _ := io.ReadFull(a, parts[0][:])
		m, _ := io.ReadFull(b, parts[1][:])
		if start {
			ours = isOurs(parts[0][:n])
		}
		if !bytes.Equal(parts[0][:n], parts[1][:m]) {
			return false, ours
		}
		if n < len(parts[0]) {
			return true, ours
		}
	}
}

// appeared says that a file is in the way that was not there when the run began.
func (p publisher) appeared(name string) error {
	return fmt.Errorf("%s was not made by acctplan, and appeared while it worked; move it away, or add --force to overwrite it", p.path(name))
}

// longestName leaves room for an extension within what file systems allow.
const longestName = 120

// safeName makes a file name, without extension, out of a plan's id or an account's name:
// letters, digits, dots, dashes and underscores only, so that it leads nowhere else and
// works on every system. Different ids may give the same name. It is empty where nothing
// is left.
func safeName(id string) string {
	var b strings.Builder
	dash := false
	for _, r := range strings.ToLower(norm.NFC.String(id)) {
		switch {
		case unicode.IsLetter(r), unicode.IsDigit(r), unicode.IsMark(r), r == '_', r == '.' && b.Len() > 0:
			if dash && b.Len() > 0 {
				b.WriteByte('-')
			}
			dash = false
			b.WriteRune(r)
		case r == '\'' || r == '’': // "Lowe's" is "lowes"
		default:
			dash = true
		}
		if b.Len() >= longestName {
			break
		}
	}
	name := strings.Trim(b.String(), ".-")
	base, _, _ := strings.Cut(name, ".")
	if reservedNames[base] {
		return name + "-plan"
	}
	return name
}

// reservedNames are devices to Windows, with any extension, and would be no files there.
var reservedNames = map[string]bool{
	"con": true, "prn": true, "aux": true, "nul": true,
	"com1": true, "com2": true, "com3": true, "com4": true, "com5": true, "com6": true, "com7": true, "com8": true, "com9": true,
	"lpt1": true, "lpt2": true, "lpt3": true, "lpt4": true, "lpt5": true, "lpt6": true, "lpt7": true, "lpt8": true, "lpt9": true,
}
