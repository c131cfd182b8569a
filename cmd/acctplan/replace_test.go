package main

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"
)

// TestCreateNew checks that of many who create one file exactly one succeeds, and that what it
// wrote is what stays.
func TestCreateNew(t *testing.T) {
	folder := t.TempDir()
	path := filepath.Join(folder, "acme.md")
	const many = 16
	failures := make([]error, many)
	var group sync.WaitGroup
	for i := range many {
		group.Go(func() { failures[i] = createNew(path, []byte{byte('a' + i)}) })
	}
	group.Wait()
	won := -1
	for i, err := range failures {
		switch {
		case err == nil && won < 0:
			won = i
		case err == nil:
			t.Errorf("both %d and %d created the file", won, i)
		case !errors.Is(err, fs.ErrExist):
			t.Errorf("%d failed with %v", i, err)
		}
	}
	if got, err := os.ReadFile(path); err != nil || won < 0 || string(got) != string(rune('a'+won)) {
		t.Errorf("%d won, and the file holds %q, %v", won, got, err)
	}
	if entries, _ := os.ReadDir(folder); len(entries) != 1 {
		t.Errorf("the folder holds %v", entries)
	}
}

// TestOverwriteTwice checks that two runs that want the same are both content, and that of two
// that want something else one is refused, never undone.
func TestOverwriteTwice(t *testing.T) {
	path := filepath.Join(t.TempDir(), "acme.md")
	for range 50 {
		if err := os.WriteFile(path, []byte("old"), 0o644); err != nil {
			t.Fatal(err)
		}
		failures := make([]error, 2)
		var group sync.WaitGroup
		for i := range failures {
			group.Go(func() { failures[i] = overwrite(path, []byte("old"), []byte("new")) })
		}
		group.Wait()
		if err := errors.Join(failures...); err != nil {
			t.Fatal(err)
		}
	}
}

// TestProbe checks that only what a killed run left long ago is removed.
func TestProbe(t *testing.T) {
	folder := t.TempDir()
	stays := map[string]bool{
		".acctplan-AAAAAAAAAAAAAAAAAAAAAAAAAA.tmp": false,
		".acctplan-BBBBBBBBBBBBBBBBBBBBBBBBBB.tmp": true, // young: see below
		".acctplan-notes.tmp":                      true,
		".acctplan-site.json":                      true,
		".acctplan-CCCCCCCCCCCCCCCCCCCCCCCCC!.tmp": true,
		"acme.md": true,
	}
	for name := range stays {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, nil, 0o644); err != nil {
			t.Fatal(err)
		}
		age := time.Hour
		if name == ".acctplan-BBBBBBBBBBBBBBBBBBBBBBBBBB.tmp" {
			age = time.Minute
		}
		if err := os.Chtimes(path, time.Now().Add(-age), time.Now().Add(-age)); err != nil {
			t.Fatal(err)
		}
	}
	if err := probe(folder); err != nil {
		t.Fatal(err)
	}
	for name, want := range stays {
		if _, err := os.Lstat(filepath.Join(folder, name)); (err == nil) != want {
			t.Errorf("%s: there is %v, want %v", name, err == nil, want)
		}
	}
	if entries, _ := os.ReadDir(folder); len(entries) != len(stays)-1 {
		t.Errorf("the folder holds %v", entries)
	}
}
