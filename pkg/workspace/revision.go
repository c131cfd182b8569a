// Revisions: what a user calls a version of the repository, and the commit that it means.
package workspace

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// WholeHistory says how to get the commits that a shallow clone leaves out.
const WholeHistory = "fetch the history with: git fetch --unshallow (in GitHub Actions: actions/checkout with fetch-depth: 0)"

// Resolve is the commit that a revision means. Whatever the user wrote, git takes it as a
// revision and never as an option. The error is the context's or a *GitError.
func (r *Repository) Resolve(ctx context.Context, revision string) (string, error) {
	if revision == "" || strings.HasPrefix(revision, "-") || strings.ContainsRune(revision, 0) {
		return "", &GitError{Message: fmt.Sprintf("%q is no revision: name a branch, a tag or a commit", revision)}
	}
	if strings.Contains(revision, "..") {
		return "", &GitError{Message: fmt.Sprintf("%q is a range: name one version", revision)}
	}
	commit, err := r.commit(ctx, revision)
	if err == nil {
		if r.isBranchAndTag(ctx, revision) {
			return "", &GitError{Message: fmt.Sprintf("%q is a branch and a tag: write heads/%[1]s or tags/%[1]s", revision)}
		}
		return commit, nil
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	for _, name := range []string{revision, "HEAD"} {
		if err := r.unreadable(ctx, name); err != nil {
			return "", err
		}
	}
	if _, err := r.commit(ctx, "HEAD"); err != nil && ctx.Err() == nil {
		return "", &GitError{Message: "there is no commit yet in this repository, so there is nothing to compare with", Unborn: true}
	}
	if r.IsShallow(ctx) {
		return "", &GitError{Message: fmt.Sprintf("there is no revision %q in this shallow clone; %s", revision, WholeHistory)}
	}
	return "", &GitError{Message: fmt.Sprintf("there is no revision %q in this repository", revision)}
}

// unreadable says why a revision that git knows means no commit; nil for one that it does not know.
func (r *Repository) unreadable(ctx context.Context, revision string) error {
	out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
	if err != nil {
		if branch, ok := r.lostBranch(ctx); ok && revision == "HEAD" {
			return damaged("it has lost the last commit of " + branch)
		}
		return ctx.Err()
	}
	id := strings.TrimSpace(string(out))
	kind, err := r.run(ctx, "cat-file", "-t", id)
	if err != nil {
		var failed *GitError
		if errors.As(err, &failed) && failed != partialClone {
			return damaged(fmt.Sprintf("it has lost the commit %.12s", id))
		}
		return err
	}
	if what := strings.TrimSpace(string(kind)); what == "tree" || what == "blob" {
		return &GitError{Message: fmt.Sprintf("%q is no version of the repository but a %s: name a branch, a tag or a commit", revision, map[string]string{"tree": "folder", "blob": "file"}[what])}
	}
	return nil
}

// lostBranch is the branch that HEAD names, where its file is there but names no commit.
func (r *Repository) lostBranch(ctx context.Context) (string, bool) {
	read := func(name string) (string, error) {
		out, err := r.run(ctx, "rev-parse", "--git-path", name)
		if err != nil {
			return "", err
		}
		path := strings.TrimRight(string(out), "\r\n")
		if !filepath.IsAbs(path) {
			path = filepath.Join(r.Root, path)
		}
		content, err := os.ReadFile(path)
		return string(content), err
	}
	head, err := read("HEAD")
	branch, ok := strings.CutPrefix(strings.TrimSpace(head), "ref: ")
	if err != nil || !ok || !strings.HasPrefix(branch, "refs/") {
		return "", false
	}
	_, err = read(branch)
	return strings.TrimPrefix(branch, "refs/heads/"), err == nil
}

// isBranchAndTag reports whether git would have to guess what a name stands for.
func (r *Repository) isBranchAndTag(ctx context.Context, name string) bool {
	if strings.ContainsAny(name, "~^@{}:") || name == "HEAD" {
		return false
	}
	out, err := r.run(ctx, "for-each-ref", "--format=%(refname)", "refs/heads/"+name, "refs/tags/"+name)
	found := strings.Fields(string(out))
	return err == nil && slices.Contains(found, "refs/heads/"+name) && slices.Contains(found, "refs/tags/"+name)
}

func (r *Repository) commit(ctx context.Context, revision string) (string, error) {
	if strings.HasPrefix(revision, ":/") {
		// A text to search for goes on to the end of the argument.
		out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision)
		if err != nil {
			return "", err
		}
		revision = strings.TrimSpace(string(out))
	}
	out, err := r.run(ctx, "rev-parse", "--verify", "--quiet", "--end-of-options", revision+"^{commit}")
	return strings.TrimSpace(string(out)), err
}

// MergeBase is the last commit that two commits have in common: where the branches that they
// stand for parted. The error is the context's or a *GitError.
func (r *Repository) MergeBase(ctx context.Context, one, other string) (string, error) {
	out, err := r.run(ctx, "merge-base", "--", one, other)
	base, _, _ := strings.Cut(string(out), "\n")
	switch {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case err == nil && base != "":
		return base, nil
	case r.IsShallow(ctx):
		return "", &GitError{Message: "this shallow clone does not reach back to where the two branches parted; " + WholeHistory}
	}
	return "", &GitError{Message: "the two branches have no commit in common"}
}
