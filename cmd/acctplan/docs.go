//go:build docs

// Command acctplan, built with the tag docs, writes the man pages and the completion scripts of
// acctplan instead of being it: the program itself does not carry what makes them.
//
//	go run -tags docs ./cmd/acctplan DIR
//
// fills DIR/man/man1 and DIR/completions. The same source gives the same bytes where
// SOURCE_DATE_EPOCH is set, which is the day on the pages.
package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra/doc"
)

func main() {
	if len(os.Args) != 2 || strings.HasPrefix(os.Args[1], "-") {
		fmt.Fprintln(os.Stderr, "usage: go run -tags docs ./cmd/acctplan DIR")
		os.Exit(exitTrouble)
	}
	if err := writeDocs(os.Args[1]); err != nil {
		fmt.Fprintln(os.Stderr, "acctplan:", err)
		os.Exit(exitTrouble)
	}
}

// writeDocs writes all files below a directory.
func writeDocs(directory string) error {
	pages, scripts := filepath.Join(directory, "man", "man1"), filepath.Join(directory, "completions")
	for _, folder := range []string{pages, scripts} {
		if err := os.MkdirAll(folder, 0o777); err != nil {
			return err
		}
	}
	a := &app{environment: environment{stdout: os.Stdout, stderr: os.Stderr, now: time.Now}}
	root := a.root()
	root.DisableAutoGenTag = true
	root.InitDefaultHelpCmd()
	header := &doc.GenManHeader{Section: "1", Source: strings.TrimSpace("acctplan " + version().release()), Manual: "acctplan"}
	if err := doc.GenManTree(root, header, pages); err != nil {
		return err
	}
	for shell, name := range map[string]string{"bash": "acctplan.bash", "zsh": "_acctplan", "fish": "acctplan.fish", "powershell": "acctplan.ps1"} {
		if err := writeCompletion(shell, filepath.Join(scripts, name)); err != nil {
			return err
		}
	}
	return nil
}

// writeCompletion writes what `acctplan completion SHELL` prints.
func writeCompletion(shell, path string) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	code := run(context.Background(), environment{arguments: []string{"completion", shell}, stdout: file, stderr: os.Stderr, now: time.Now})
	if err := file.Close(); err != nil {
		return err
	}
	if code != exitClean {
		return fmt.Errorf("no completion for %s", shell)
	}
	return nil
}
