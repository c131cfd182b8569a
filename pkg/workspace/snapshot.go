// Snapshots: which files a commit, the index or the work tree holds.
package workspace

import (
	"context"
	"os"
	"path/filepath"
	"strings"
)

// blob is a file's content in a repository.
type blob struct {
	repository *Repository // of the file: a submodule has one of its own
	id         string
}

// snapshot is the files of one version, by path from the root of the work tree, with forward
// slashes. A file of the work tree has no blob: its content is on disk.
type snapshot struct {
	files map[string]blob
	// absent are the submodules whose files this clone does not hold, by path.
	absent []string
	// unmerged are the files of the index that a merge left with conflicts, by path.
	unmerged map[string]bool
}

// commitFiles lists the files of a commit that keep wants, those of submodules included. No commit has none.
func (r *Repository) commitFiles(ctx context.Context, commit string, keep func(path string) bool) (*snapshot, error) {
	s := &snapshot{files: map[string]blob{}}
	if commit == "" {
		return s, nil
	}
	return s, r.listCommit(ctx, commit, "", keep, s)
}

func (r *Repository) listCommit(ctx context.Context, commit, prefix string, keep func(path string) bool, into *snapshot) error {
	out, err := r.run(ctx, "ls-tree", "-r", "-z", "--full-tree", commit, "--")
	if err != nil {
		return err
	}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		// "100644 blob 78981922613b\tpath"
		about, name, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 3 {
			continue
		}
		path := prefix + name
		switch {
		case fields[1] == "commit":
			if err := r.listSubmodule(ctx, fields[2], name, path, keep, into); err != nil {
				return err
			}
		case strings.HasPrefix(fields[0], "100") && keep(path):
			into.files[path] = blob{r, fields[2]}
		}
	}
	return nil
}

// listSubmodule lists the files of a submodule as a commit of the repository around it has it.
func (r *Repository) listSubmodule(ctx context.Context, commit, name, path string, keep func(path string) bool, into *snapshot) error {
	inner, err := r.submodule(ctx, name)
	if err != nil {
		return err
	}
	if inner != nil {
		if _, err := inner.commit(ctx, commit); err == nil {
			return inner.listCommit(ctx, commit, path+"/", keep, into)
		}
	}
	into.absent = append(into.absent, path)
	return ctx.Err()
}

// submodule opens the repository in a folder of the work tree; nil where there is none.
func (r *Repository) submodule(ctx context.Context, name string) (*Repository, error) {
	root := filepath.Join(r.Root, filepath.FromSlash(name))
	if _, err := os.Lstat(filepath.Join(root, ".git")); err != nil {
		return nil, nil
	}
	inner, err := openRepository(ctx, root, r.environ, nil) // what a hook's variables say is about this one
	if ctx.Err() != nil {
		return nil, ctx.Err()
	}
	if err != nil || inner.Root != root {
		return nil, nil
	}
	return inner, nil
}

// currentFiles lists the files of the work tree that keep wants: those that git tracks or would
// track. With staged, it lists those of the index instead.
func (r *Repository) currentFiles(ctx context.Context, staged bool, keep func(path string) bool) (*snapshot, error) {
	s := &snapshot{files: map[string]blob{}, unmerged: map[string]bool{}}
	return s, r.listCurrent(ctx, staged, "", keep, s)
}

func (r *Repository) listCurrent(ctx context.Context, staged bool, prefix string, keep func(path string) bool, into *snapshot) error {
	arguments := []string{"ls-files", "-z", "-t", "--stage"}
	if !staged {
		arguments = append(arguments, "--others", "--exclude-standard")
	}
	out, err := r.run(ctx, arguments...)
	if err != nil {
		return err
	}
	for entry := range strings.SplitSeq(string(out), "\x00") {
		if name, ok := strings.CutPrefix(entry, "? "); ok {
			if err := r.listUntracked(ctx, name, prefix, keep, into); err != nil {
				return err
			}
			continue
		}
		// "H 100644 78981922613b 0\tpath"; S instead of H: not in the work tree, as in the index
		about, name, ok := strings.Cut(entry, "\t")
		fields := strings.Fields(about)
		if !ok || len(fields) != 4 {
			continue
		}
		path := prefix + name
		switch {
		case fields[1] == "160000":
			inner, err := r.submodule(ctx, name)
			if err != nil {
				return err
			}
			switch {
			case inner == nil:
				into.absent = append(into.absent, path)
			case staged:
				if err := r.listSubmodule(ctx, fields[2], name, path, keep, into); err != nil {
					return err
				}
			default:
				if err := inner.listCurrent(ctx, false, path+"/", keep, into); err != nil {
					return err
				}
			}
		case !strings.HasPrefix(fields[1], "100") || !keep(path):
		case staged && fields[3] != "0":
			into.unmerged[path] = true
		case staged || fields[0] == "S":
			into.files[path] = blob{r, fields[2]}
		case r.holds(name):
			into.files[path] = blob{}
		}
	}
	return nil
}

// listUntracked takes a file that git does not track yet, or a repository inside this one.
func (r *Repository) listUntracked(ctx context.Context, name, prefix string, keep func(path string) bool, into *snapshot) error {
	if folder, ok := strings.CutSuffix(name, "/"); ok {
		inner, err := r.submodule(ctx, folder)
		if err != nil || inner == nil {
			return err
		}
		return inner.listCurrent(ctx, false, prefix+name, keep, into)
	}
	if keep(prefix+name) && r.holds(name) {
		into.files[prefix+name] = blob{}
	}
	return nil
}

// holds reports whether the work tree has a regular file of that name.
func (r *Repository) holds(name string) bool {
	info, err := os.Lstat(filepath.Join(r.Root, filepath.FromSlash(name)))
	return err == nil && info.Mode().IsRegular()
}
