//go:build !docs

// Command acctplan checks and renders account plans that are written as plain text.
//
// This package is the only one that knows of the clock, the environment, the terminal and
// flags; it hands values to the packages that do the work, and turns what they return into
// output and an exit code.
package main

import (
	"context"
	"os"
	"os/signal"
	"syscall"
	"time"

	"golang.org/x/term"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	context.AfterFunc(ctx, stop) // a second Ctrl-C ends the process at once
	os.Exit(run(ctx, environment{
		arguments: os.Args[1:],
		stdin:     os.Stdin,
		stdout:    os.Stdout,
		stderr:    os.Stderr,
		variables: os.Environ(),
		now:       time.Now,
		collector: newCollector(os.Getenv("GOGC")),
		held:      enough,
		terminal:  terminalOf(os.Stdout),
		messages:  terminalOf(os.Stderr),
	}))
}

// terminalOf asks what a file leads to.
func terminalOf(file *os.File) terminal {
	if !term.IsTerminal(int(file.Fd())) {
		return terminal{}
	}
	width, _, err := term.GetSize(int(file.Fd()))
	if err != nil {
		width = 0
	}
	return terminal{is: true, width: width}
}
