//go:build !race

package lint_test

// racing is whether the race detector runs, which allocates on its own.
const racing = false
