// Finding: which files do the paths of a request stand for?
package workspace

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/sorting"
)

// candidate is a file that may be a plan.
type candidate struct {
	path     string   // as findings show it
	identity string   // the file's real path
	named    bool     // a path of the request is this very file
	origins  []string // the paths of the request that led here
}

// finder collects the candidates of one request.
type finder struct {
	request     Request
	byIdentity  map[string]*candidate // by the file's real path, so that no file is read twice
	directories []string              // of the request, as findings show them
	missing     []FileError
	errors      []FileError
}

// found is the result of a search: what is to be read, and what went wrong so far.
type found struct {
	candidates  []candidate
	directories []string
	missing     []FileError
	errors      []FileError
}

// find turns the paths of the request into candidates, sorted by path.
func find(ctx context.Context, request Request) (found, error) {
	f := &finder{request: request, byIdentity: map[string]*candidate{}}
	paths := request.Paths
	if len(paths) == 0 {
		paths = []string{"."}
	}
	for _, path := range paths {
		if err := f.add(ctx, path); err != nil {
			return found{}, err
		}
	}
	out := found{directories: f.directories, missing: f.missing, errors: f.errors}
	for _, c := range slices.SortedFunc(maps.Values(f.byIdentity), func(a, b *candidate) int { return cmp.Compare(a.path, b.path) }) {
		out.candidates = append(out.candidates, *c)
	}
	return out, nil
}

// add takes one path of the request. The error is the context's.
func (f *finder) add(ctx context.Context, path string) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	info, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) && strings.ContainsAny(path, "*?[") {
		if matches, err := filepath.Glob(path); err == nil && len(matches) > 0 {
			for _, match := range matches {
				if err := f.add(ctx, match); err != nil {
					return err
				}
			}
			return nil
		}
	}
	switch {
	case err != nil:
		f.missing = append(f.missing, FileError{display(path), reason(err)})
	case info.IsDir():
		return f.addDirectory(ctx, path)
	default:
		identity, err := realPath(path)
		if err != nil {
			identity = path
		}
		f.take(display(path), identity, display(path), true)
	}
	return nil
}

// addDirectory walks a directory of the request.
func (f *finder) addDirectory(ctx context.Context, path string) error {
	origin := display(path)
	if slices.Contains(f.directories, origin) {
		return nil
	}
	f.directories = append(f.directories, origin)
	root, err := realPath(path)
	if err != nil {
		f.errors = append(f.errors, FileError{origin, reason(err)})
		return nil
	}
	w := walk{root: root, environ: f.request.Environ}
	if err := w.run(ctx); err != nil {
		return err
	}
	for _, file := range w.files {
		f.take(display(filepath.Join(path, file.relative)), file.identity, origin, false)
	}
	for _, failed := range w.failures {
		f.errors = append(f.errors, FileError{display(filepath.Join(path, failed.Path)), failed.Message})
	}
	return nil
}

// take adds a file, or says more about one that another path has led to before. A file that
// is named keeps the name that the user gave it.
func (f *finder) take(path, identity, origin string, named bool) {
	known, ok := f.byIdentity[identity]
	if !ok {
		known = &candidate{path: path, identity: identity}
		f.byIdentity[identity] = known
	}
	if named && !known.named {
		known.path, known.named = path, true
	}
	known.origins = append(known.origins, origin)
}

// realPath is the absolute path of a file with no symbolic link in it. A file that is not there
// has one too, if its folder is.
func realPath(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	real, err := filepath.EvalSymlinks(absolute)
	if errors.Is(err, fs.ErrNotExist) {
		folder, err := filepath.EvalSymlinks(filepath.Dir(absolute))
		return filepath.Join(folder, filepath.Base(absolute)), err
	}
	return real, err
}

// reason is an operating system's error without the operation and the path, which the
// reader knows already.
func reason(err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "no such file or directory"
	case errors.Is(err, fs.ErrPermission):
		return "permission denied"
	}
	var pathError *fs.PathError
	if errors.As(err, &pathError) {
		return pathError.Err.Error()
	}
	return err.Error()
}

// noPlan says that a directory holds no plan, and what to do about it.
func noPlan(planLike int, discover bool) string {
	switch {
	case planLike == 1:
		return "no account plan here is marked with \"acctplan: 1\", but 1 file looks like one: add --discover to read it"
	case planLike > 1:
		return fmt.Sprintf("no account plan here is marked with \"acctplan: 1\", but %d files look like one: add --discover to read them", planLike)
	case discover:
		return "no file here looks like an account plan: name a file, or start one with \"acctplan new\""
	}
	return "no account plan here: plans are Markdown files with \"acctplan: 1\" in their frontmatter; start one with \"acctplan new\""
}

func sortErrors(list []FileError) {
	sorting.Stable(list, func(a, b FileError) int {
		return cmp.Or(cmp.Compare(a.Path, b.Path), cmp.Compare(a.Message, b.Message))
	})
}
