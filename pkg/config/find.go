package config

// Finding the configuration that holds for a path.

import (
	"bytes"
	"errors"
	"io"
	"os"
	"path/filepath"
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

// Read reads the file at a path; shown is what problems call it. The error is a clause that
// does not name the file.
func Read(path, shown string) (*source.File, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, plain(err)
	}
	defer file.Close()
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

// plain is an error without the operation and the path.
func plain(err error) error {
	if pathError, ok := errors.AsType[*os.PathError](err); ok {
		return pathError.Err
	}
	return err
}
