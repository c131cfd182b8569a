package config

// Finding the configuration that holds for a path.

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/source"
)

// Name is the name of the file.
const Name = ".acctplan.yaml"

// MaxSize is the largest configuration that is read, in bytes.
const MaxSize = 256 << 10

// Find looks for the configuration that holds in a directory: in it, and then in those above it
// up to the root of the repository (where .git stands), or of the file system. The directory is
// absolute; it need not exist.
func Find(directory string) (path string, ok bool) {
	for {
		path := filepath.Join(directory, Name)
		if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
			return path, true
		}
		if _, err := os.Lstat(filepath.Join(directory, ".git")); err == nil {
			return "", false
		}
		parent := filepath.Dir(directory)
		if parent == directory {
			return "", false
		}
		directory = parent
	}
}

// Within reports, as an error that does not name the file, that a configuration which Find found is
// a link out of the repository that it stands in, without one out of its folder: whoever may change
// the repository must not make acctplan read, and in its messages repeat, other files.
func Within(path string) error {
	top := repository(filepath.Dir(path))
	root, err := os.OpenRoot(top)
	if err != nil {
		return plain(err)
	}
	defer root.Close()
	name, err := filepath.Rel(top, path)
	if err != nil {
		return plain(err)
	}
	if _, err := root.Stat(name); err != nil && strings.Contains(err.Error(), "escapes") {
		return errLeadsOut
	}
	return nil
}

var errLeadsOut = errors.New("this link leads out of the repository (without one, out of the folder of the configuration); copy the file into it")

// Misnamed looks in the same places for a file that was meant as a configuration but is not
// read under its name; empty where there is none.
func Misnamed(directory string) string {
	for {
		for _, name := range [...]string{".acctplan.yml", "acctplan.yaml", "acctplan.yml"} {
			path := filepath.Join(directory, name)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				return path
			}
		}
		if _, err := os.Lstat(filepath.Join(directory, ".git")); err == nil {
			return ""
		}
		parent := filepath.Dir(directory)
		if parent == directory {
			return ""
		}
		directory = parent
	}
}

// Read reads the file at a path; shown is what problems call it. The error is a clause that
// does not name the file.
func Read(path, shown string) (*source.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer file.Close()
	return content(file, shown)
}

func content(file *os.File, shown string) (*source.File, error) {
	content, err := io.ReadAll(io.LimitReader(file, MaxSize+1))
	switch {
	case err != nil:
		return nil, plain(err)
	case len(content) > MaxSize:
		return nil, errors.New("too large to be a configuration")
	case !utf8.Valid(content) || bytes.IndexByte(content, 0) >= 0:
		return nil, errors.New("not text in UTF-8; save it as UTF-8")
	}
	return source.NewFile(shown, content), nil
}

// Load reads the configuration at a path and what it extends, and knows its directory. Shown is
// what problems call the file. The error is a clause that does not name the file.
//
// What it extends must lie in the same repository, else in the folder of the file; symbolic
// links lead nowhere else either.
func Load(path, shown string) (Config, []Problem, error) {
	file, err := Read(path, shown)
	if err != nil {
		return Config{}, nil, err
	}
	o, directory, err := openerOf(path, shown)
	if err != nil {
		return Config{}, nil, err
	}
	defer o.root.Close()
	read, problems := parse(file, o.open, o.asset)
	read.Directory = directory
	return read, problems, nil
}

// repository is the root of the repository that a directory lies in, else the directory.
func repository(directory string) string {
	for at := directory; ; {
		if _, err := os.Lstat(filepath.Join(at, ".git")); err == nil {
			return at
		}
		parent := filepath.Dir(at)
		if parent == at {
			return directory
		}
		at = parent
	}
}

// opener opens what a configuration extends.
type opener struct {
	root  *os.Root
	own   string // the configuration itself, relative to the root
	shown string // what it is called
}

// open is an Open; names are paths relative to the root.
func (o opener) open(from, path string) (*source.File, string, error) {
	if from == "" {
		from = o.own
	}
	name := filepath.Join(filepath.Dir(from), filepath.FromSlash(path))
	if name == o.own {
		return nil, "", nil // known by the empty name, as the beginning of a circle
	}
	file, err := o.regular(name)
	if err != nil {
		return nil, "", err
	}
	defer file.Close()
	relative, err := filepath.Rel(filepath.Dir(o.own), name)
	if err != nil {
		relative = name
	}
	read, err := content(file, filepath.ToSlash(filepath.Join(filepath.Dir(filepath.FromSlash(o.shown)), relative)))
	return read, name, err
}

// regular opens a file below the root; no link leads out of it.
func (o opener) regular(name string) (*os.File, error) {
	if !filepath.IsLocal(name) {
		return nil, errors.New("this file lies outside of the repository (without one, of the folder of the configuration); copy it into it")
	}
	info, err := o.root.Stat(name)
	switch {
	case errors.Is(err, os.ErrNotExist):
		return nil, errors.New("no such file")
	case err != nil && strings.Contains(err.Error(), "escapes"):
		return nil, errLeadsOut
	case err != nil:
		return nil, plain(err)
	case !info.Mode().IsRegular():
		return nil, errors.New("this is no file")
	}
	file, err := o.root.Open(name)
	if err != nil {
		return nil, plain(err)
	}
	return file, nil
}

// bounded reads a file that may hold so many bytes.
func bounded(file *os.File, most int) ([]byte, error) {
	content, err := io.ReadAll(io.LimitReader(file, int64(most)+1))
	switch {
	case err != nil:
		return nil, plain(err)
	case len(content) > most:
		return nil, fmt.Errorf("it is larger than %d KB", most>>10)
	}
	return content, nil
}

// plain is an error without the operation and the path.
func plain(err error) error {
	if pathError, ok := errors.AsType[*os.PathError](err); ok {
		return pathError.Err
	}
	return err
}
