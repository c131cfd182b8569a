// Running git: always on the repository of a directory, never a program that the repository
// names, never over the network, and never so that it writes.
package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// GitError is a git command that failed, or git that could not be run. Its text is one line
// that says what to do where something can be done.
type GitError struct {
	Message string
	// Missing says that git is not installed, or not where PATH looks.
	Missing bool
	// Outside says that the directory is in no work tree.
	Outside bool
	// Unborn says that nothing has been committed yet.
	Unborn bool
}

func (e *GitError) Error() string { return e.Message }

// safeConfig turns off what a repository's own configuration could make git run or fetch: a
// file system monitor, hooks, missing objects of a partial clone.
var safeConfig = []string{
	"-c", "core.fsmonitor=false", "-c", "core.hooksPath=/dev/null", "-c", "protocol.allow=never",
	"-c", "core.quotePath=false", "-c", "log.showSignature=false", "-c", "core.pager=cat",
}

// git prepares a git command that runs in a directory, whatever repository a hook's
// variables point at, and that starts no program which the repository configures. Put what a
// user wrote behind "--" or "--end-of-options".
func git(ctx context.Context, directory string, environ []string, arguments ...string) *exec.Cmd {
	list := append([]string{"--no-pager", "--no-replace-objects", "-C", directory}, safeConfig...)
	command := exec.CommandContext(ctx, "git", append(list, arguments...)...)
	command.Env = gitEnviron(environ)
	return command
}

// userSettings are the variables that say where the user keeps settings, and nothing about
// which repository is meant.
var userSettings = []string{"GIT_CEILING_DIRECTORIES", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM"}

// gitEnviron is the environment that git runs in. Never nil, which would mean this process's own.
func gitEnviron(environ []string) []string {
	out := []string{}
	for _, variable := range environ {
		switch name, _, _ := strings.Cut(variable, "="); {
		case slices.Contains(userSettings, name) || !strings.HasPrefix(name, "GIT_") && name != "LC_ALL" && name != "LANGUAGE":
			out = append(out, variable)
		}
	}
	// Without locks git does not even refresh its index; its messages are read in English.
	return append(out, "GIT_OPTIONAL_LOCKS=0", "GIT_TERMINAL_PROMPT=0", "GIT_NO_LAZY_FETCH=1", "LC_ALL=C", "LANGUAGE=C")
}

// runGit runs a git command and returns what it prints. The error is the context's or a *GitError.
func runGit(ctx context.Context, directory string, environ []string, arguments ...string) ([]byte, error) {
	out, err := git(ctx, directory, environ, arguments...).Output()
	return out, gitError(ctx, err, nil)
}

// gitError makes a *GitError of what running git returned. What git printed on stderr is taken
// from the error where it is not given.
func gitError(ctx context.Context, err error, stderr []byte) error {
	if err == nil {
		return nil
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var exit *exec.ExitError
	switch {
	case errors.Is(err, exec.ErrNotFound):
		return &GitError{Message: "git is not installed, or not on the PATH", Missing: true}
	case errors.As(err, &exit) && stderr == nil:
		stderr = exit.Stderr
	}
	text := string(stderr)
	switch {
	case strings.Contains(text, "not a git repository"):
		return &GitError{Message: "not in a git repository", Outside: true}
	case strings.Contains(text, "must be run in a work tree"):
		return &GitError{Message: "not in the work tree of a git repository: this is a bare repository, or a .git folder", Outside: true}
	case strings.Contains(text, "dubious ownership"):
		return &GitError{Message: "git does not read a repository that belongs to another user; if you trust it, run: git config --global --add safe.directory " + quotedPath(text)}
	}
	line := firstLine(stderr)
	switch {
	case line == "":
		line = err.Error()
	case saysPartial(text):
		return partialClone
	case saysDamaged(text):
		return damaged(line)
	}
	return &GitError{Message: "git: " + line}
}

// partialClone says what to do where git would have to fetch, which no command here does.
var partialClone = &GitError{Message: "this is a partial clone, which does not hold the old versions of files; get them with: git fetch --refetch --no-filter"}

// saysPartial reports whether git wanted to fetch what a partial clone leaves out.
func saysPartial(stderr string) bool {
	return strings.Contains(stderr, "promisor remote") || strings.Contains(stderr, "lazy fetching") ||
		strings.Contains(stderr, "transport '") && strings.Contains(stderr, "' not allowed")
}

// damaged says that the repository has lost or spoilt what git keeps in it.
func damaged(line string) *GitError {
	return &GitError{Message: "the git repository is damaged (" + line + "); see what is broken with: git fsck --full; a fresh clone helps"}
}

// saysDamaged reports whether git could not read its own store.
func saysDamaged(stderr string) bool {
	for _, words := range []string{
		" is empty", "is corrupt", "inflate", "unable to unpack", "unable to read ", "missing blob", "missing tree",
		"bad object", "bad tree", "unable to parse", "could not parse", "hash mismatch", "index file", "bad signature", "broken",
	} {
		if strings.Contains(stderr, words) {
			return true
		}
	}
	return false
}

// quotedPath is the first path that a message of git's names in single quotes; a star, which
// git takes for all of them, where it names none.
func quotedPath(message string) string {
	if _, rest, ok := strings.Cut(message, "'"); ok {
		if path, _, ok := strings.Cut(rest, "'"); ok && !strings.ContainsAny(path, " \n") {
			return path
		}
	}
	return "'*'"
}

// firstLine is the first line of a message that says something, without git's own prefix.
func firstLine(message []byte) string {
	for line := range bytes.Lines(message) {
		text := strings.TrimSpace(string(line))
		for _, prefix := range []string{"fatal: ", "error: "} {
			text = strings.TrimPrefix(text, prefix)
		}
		if text != "" && !strings.HasPrefix(text, "warning: ") && !strings.HasPrefix(text, "hint: ") {
			return text
		}
	}
	return ""
}

// gitFiles lists the files below a directory that git tracks or would track, relative to it
// and with forward slashes. It reports false where git has no say: outside a work tree, in a
// directory that is itself ignored (whoever names it wants it), or without git.
func gitFiles(ctx context.Context, directory string, environ []string) ([]string, bool) {
	out, err := runGit(ctx, directory, environ, "ls-files", "-z", "--cached", "--others", "--exclude-standard")
	if err != nil {
		return nil, false
	}
	var names []string
	for name := range strings.SplitSeq(string(out), "\x00") {
		if isMarkdown(strings.TrimSuffix(name, "/")) || strings.HasSuffix(name, "/") || name != "" && !strings.Contains(baseName(name), ".") {
			names = append(names, name) // a name without an extension may be a submodule
		}
	}
	if len(names) == 0 && git(ctx, directory, environ, "check-ignore", "-q", ".").Run() == nil {
		return nil, false
	}
	return names, true
}

func baseName(name string) string { return name[strings.LastIndexByte(name, '/')+1:] }

// Repository is a git work tree, for reading only.
type Repository struct {
	Root string // of the work tree, or of a bare repository: absolute, without symbolic links
	Bare bool   // there is no work tree: only commits can be read

	environ []string
	// pinned are variables that git itself set for a hook and that say which repository is meant,
	// or which index is being committed.
	pinned []string
}

// OpenRepository finds the repository whose work tree a directory lies in. The error is the
// context's or a *GitError.
func OpenRepository(ctx context.Context, directory string, environ []string) (*Repository, error) {
	r, err := openRepository(ctx, directory, environ, nil)
	pinned := hookRepository(environ)
	var failed *GitError
	if errors.As(err, &failed) && failed.Outside && pinned != nil {
		// No .git is found from here, but git says in a hook which repository this is.
		if named, namedErr := openRepository(ctx, directory, environ, pinned); namedErr == nil && within(named.Root, directory) {
			r, err = named, nil
		}
	}
	if err != nil {
		return nil, err
	}
	if index, ok := variableOf(environ, "GIT_INDEX_FILE"); ok && r.isHookRepository(ctx) {
		// "git commit -a" and "git commit FILE" commit an index of their own.
		if absolute, err := filepath.Abs(index); err == nil {
			r.pinned = append(r.pinned, "GIT_INDEX_FILE="+absolute)
		}
	}
	return r, nil
}

// OpenBare opens a repository without a work tree, from a directory in it. The error is the context's or a *GitError.
func OpenBare(ctx context.Context, directory string, environ []string) (*Repository, error) {
	out, err := runGit(ctx, directory, environ, "rev-parse", "--is-bare-repository", "--absolute-git-dir")
	if err != nil {
		return nil, err
	}
	is, folder, _ := strings.Cut(strings.TrimRight(string(out), "\r\n"), "\n")
	root, err := realPath(folder)
	if err != nil || strings.TrimSpace(is) != "true" {
		return nil, &GitError{Message: "not in a bare repository", Outside: true}
	}
	return &Repository{Root: root, Bare: true, environ: environ}, nil
}

func openRepository(ctx context.Context, directory string, environ, pinned []string) (*Repository, error) {
	command := git(ctx, directory, environ, "rev-parse", "--show-toplevel")
	command.Env = append(command.Env, pinned...)
	out, err := command.Output()
	if err := gitError(ctx, err, nil); err != nil {
		return nil, err
	}
	root, err := realPath(strings.TrimRight(string(out), "\r\n"))
	if err != nil {
		return nil, &GitError{Message: fmt.Sprintf("git: cannot read the work tree: %s", reason(err))}
	}
	return &Repository{Root: root, environ: environ, pinned: pinned}, nil
}

// hookRepository is what git's variables say which repository a hook is about, with absolute
// paths; nil where they say nothing.
func hookRepository(environ []string) []string {
	folder, ok := variableOf(environ, "GIT_DIR")
	if !ok {
		return nil
	}
	tree, _ := variableOf(environ, "GIT_WORK_TREE") // none: git runs hooks at the root of the work tree
	folder, err := filepath.Abs(folder)
	tree, treeErr := filepath.Abs(tree)
	if err != nil || treeErr != nil {
		return nil
	}
	return []string{"GIT_DIR=" + folder, "GIT_WORK_TREE=" + tree}
}

// isHookRepository reports whether git's variables, where they name a repository, name this one.
func (r *Repository) isHookRepository(ctx context.Context) bool {
	pinned := hookRepository(r.environ)
	if pinned == nil {
		// Git leaves GIT_DIR out where it is found from the current folder.
		here, err := openRepository(ctx, ".", r.environ, nil)
		return err == nil && here.Root == r.Root
	}
	if r.pinned != nil {
		return true
	}
	out, err := r.run(ctx, "rev-parse", "--absolute-git-dir")
	if err != nil {
		return false
	}
	found, err := realPath(strings.TrimRight(string(out), "\r\n"))
	named, namedErr := realPath(strings.TrimPrefix(pinned[0], "GIT_DIR="))
	return err == nil && namedErr == nil && found == named
}

// variableOf is the value of an environment variable; false where it is not set or empty.
func variableOf(environ []string, name string) (string, bool) {
	for _, variable := range slices.Backward(environ) {
		if value, ok := strings.CutPrefix(variable, name+"="); ok {
			return value, value != ""
		}
	}
	return "", false
}

// within reports whether a path is a folder or lies in it.
func within(folder, path string) bool {
	real, err := deepestRealPath(path)
	if err != nil {
		return false
	}
	relative, err := filepath.Rel(folder, real)
	return err == nil && filepath.IsLocal(relative)
}

// git prepares a git command at the root of the work tree.
func (r *Repository) git(ctx context.Context, arguments ...string) *exec.Cmd {
	command := git(ctx, r.Root, r.environ, arguments...)
	command.Env = append(command.Env, r.pinned...)
	return command
}

// run runs a git command at the root of the work tree.
func (r *Repository) run(ctx context.Context, arguments ...string) ([]byte, error) {
	out, err := r.git(ctx, arguments...).Output()
	return out, gitError(ctx, err, nil)
}

// IsSparse reports whether the work tree holds only some of the files, as its user chose.
func (r *Repository) IsSparse(ctx context.Context) bool {
	out, err := r.run(ctx, "config", "--type=bool", "core.sparseCheckout")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}

// IsShallow reports whether the repository holds only the end of its history, as a checkout in
// CI often does.
func (r *Repository) IsShallow(ctx context.Context) bool {
	out, err := r.run(ctx, "rev-parse", "--is-shallow-repository")
	return err == nil && strings.TrimSpace(string(out)) == "true"
}
