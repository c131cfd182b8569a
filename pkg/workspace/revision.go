// Revisions: what a user calls a version of the repository, and the commit that it means.
package workspace

import (
	"context"
	"fmt"
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
	commit, err := r.commit(ctx, revision)
	if err == nil {
		return commit, nil
	}
	if ctx.Err() != nil {
		return "", ctx.Err()
	}
	if _, err := r.commit(ctx, "HEAD"); err != nil && ctx.Err() == nil {
		return "", &GitError{Message: "there is no commit yet in this repository, so there is nothing to compare with"}
	}
	if r.IsShallow(ctx) {
		return "", &GitError{Message: fmt.Sprintf("there is no revision %q in this shallow clone; %s", revision, WholeHistory)}
	}
	return "", &GitError{Message: fmt.Sprintf("there is no revision %q in this repository", revision)}
}

func (r *Repository) commit(ctx context.Context, revision string) (string, error) {
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
