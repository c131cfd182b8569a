package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestOverwrite checks what is never overwritten, and what stays of a file that is.
func TestOverwrite(t *testing.T) {
	directory := t.TempDir()
	path := filepath.Join(directory, "acme.md")
	write := func(content string, mode os.FileMode) {
		t.Helper()
		_ = os.Chmod(path, 0o644)
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chmod(path, mode); err != nil {
			t.Fatal(err)
		}
	}
	holds := func(want string) {
		t.Helper()
		if got, err := os.ReadFile(path); err != nil || string(got) != want {
			t.Errorf("the file holds %q, %v", got, err)
		}
		if left, _ := filepath.Glob(filepath.Join(directory, ".acctplan-*")); len(left) > 0 {
			t.Errorf("temporary files are left: %v", left)
		}
	}
	refused := func(err error, why string) {
		t.Helper()
		if err == nil || !strings.Contains(err.Error(), why) {
			t.Errorf("the error is %v, want %q", err, why)
		}
	}

	write("old", 0o640)
	if err := overwrite(path, []byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	holds("new")
	if info, _ := os.Stat(path); info.Mode().Perm() != 0o640 {
		t.Errorf("the permissions are %v", info.Mode().Perm())
	}

	write("somebody else's", 0o644)
	refused(overwrite(path, []byte("old"), []byte("new")), "somebody else changed the file")
	holds("somebody else's")

	write("old", 0o444)
	refused(overwrite(path, []byte("old"), []byte("new")), "read-only")
	holds("old")

	refused(overwrite(directory, []byte("old"), []byte("new")), "not a regular file")
	refused(overwrite(filepath.Join(directory, "nowhere.md"), nil, nil), "no such file")

	write("old", 0o644)
	link := filepath.Join(directory, "link.md")
	if err := os.Symlink("acme.md", link); err != nil {
		t.Skip("no symbolic links here")
	}
	if err := overwrite(link, []byte("old"), []byte("new")); err != nil {
		t.Fatal(err)
	}
	holds("new")
	if info, err := os.Lstat(link); err != nil || info.Mode()&os.ModeSymlink == 0 {
		t.Errorf("the link is none any more: %v", err)
	}
}
