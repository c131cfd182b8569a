// Walking: the Markdown files below a directory that its author does not ignore.
package workspace

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
)

// walk lists the Markdown files below one root.
type walk struct {
	root    string // absolute, without symbolic links
	environ []string

	files    []walked
	failures []FileError // paths relative to the root
}

// walked is one file that a walk met.
type walked struct {
	relative string // to the root
	identity string // the file's real path
}

// run fills files and failures. Git answers where the root lies in a work tree, because
// nobody knows better what is ignored; elsewhere the walk reads .gitignore files itself.
// The error is the context's.
func (w *walk) run(ctx context.Context) error {
	return w.list(ctx, "")
}

// list takes one directory, which is the root or the root of a repository inside it.
func (w *walk) list(ctx context.Context, directory string) error {
	names, ok := gitFiles(ctx, filepath.Join(w.root, directory), w.environ)
	if err := ctx.Err(); err != nil {
		return err
	}
	if !ok {
		return w.descend(ctx, directory, nil)
	}
	for _, name := range names {
		relative := filepath.Join(directory, filepath.FromSlash(strings.TrimSuffix(name, "/")))
		if hidden(filepath.FromSlash(name)) {
			continue
		}
		info, err := os.Lstat(filepath.Join(w.root, relative))
		switch {
		case err != nil: // deleted, but still in the index
		case info.IsDir(): // a submodule, or a repository inside this one
			if err := w.list(ctx, relative); err != nil {
				return err
			}
		default:
			w.file(relative, info.Mode())
		}
	}
	return nil
}

// descend walks a directory without git's help.
func (w *walk) descend(ctx context.Context, directory string, outer *ignoreFile) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	entries, err := os.ReadDir(filepath.Join(w.root, directory))
	if err != nil {
		w.failures = append(w.failures, FileError{directory, reason(err)})
		return nil
	}
	ignored := readIgnoreFile(filepath.Join(w.root, directory, ".gitignore"), filepath.ToSlash(directory), outer)
	for _, entry := range entries {
		relative := filepath.Join(directory, entry.Name())
		if hidden(entry.Name()) || ignored.matches(filepath.ToSlash(relative), entry.IsDir()) {
			continue
		}
		if entry.IsDir() {
			if err := w.descend(ctx, relative, ignored); err != nil {
				return err
			}
			continue
		}
		w.file(relative, entry.Type())
	}
	return nil
}

// file takes a Markdown file. A symbolic link counts only where it leads to a file inside
// the root, and nothing is opened that could block, such as a pipe.
func (w *walk) file(relative string, mode fs.FileMode) {
	if !isMarkdown(relative) {
		return
	}
	identity := filepath.Join(w.root, relative)
	if mode&fs.ModeSymlink != 0 {
		target, err := filepath.EvalSymlinks(identity)
		if err != nil || !inside(w.root, target) {
			return
		}
		info, err := os.Lstat(target)
		if err != nil {
			return
		}
		identity, mode = target, info.Mode()
	}
	if mode.IsRegular() {
		w.files = append(w.files, walked{relative, identity})
	}
}

// isMarkdown goes by the name's extension.
func isMarkdown(name string) bool {
	switch strings.ToLower(filepath.Ext(name)) {
	case ".md", ".markdown":
		return true
	}
	return false
}

// hidden reports whether a path has a part that walks never enter. A hidden file is as
// hidden as a hidden directory.
func hidden(path string) bool {
	for part := range strings.SplitSeq(path, string(filepath.Separator)) {
		if strings.HasPrefix(part, ".") || part == "node_modules" {
			return true
		}
	}
	return false
}

// inside reports whether a real path lies below the root.
func inside(root, path string) bool {
	relative, err := filepath.Rel(root, path)
	return err == nil && filepath.IsLocal(relative)
}
