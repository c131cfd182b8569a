package main

import (
	"os"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// readme is the script command `readme SECTION FILE`: it writes the first block of code of a
// section of the README into a file, so that a script runs what the README shows.
func readme(ts *testscript.TestScript, negated bool, arguments []string) {
	if negated || len(arguments) != 2 {
		ts.Fatalf("usage: readme SECTION FILE")
	}
	content, err := os.ReadFile(readmePath)
	ts.Check(err)
	_, section, found := strings.Cut(string(content), "\n## "+arguments[0]+"\n")
	if !found {
		ts.Fatalf("the README has no section %q", arguments[0])
	}
	_, block, _ := strings.Cut(section, "\n```")
	_, block, _ = strings.Cut(block, "\n")
	block, _, found = strings.Cut(block, "\n```")
	if !found {
		ts.Fatalf("the section %q has no block of code", arguments[0])
	}
	ts.Check(os.WriteFile(ts.MkAbs(arguments[1]), []byte(block+"\n"), 0o644))
}

// readmePath is the README as seen from the folder in which the tests run.
const readmePath = "../../README.md"
