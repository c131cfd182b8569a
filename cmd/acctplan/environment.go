package main

import (
	"io"
	"strings"
	"time"

	"github.com/acctplan/acctplan/pkg/plan"
)

// environment is everything outside the program that a command may use, so that a test can
// replace all of it.
type environment struct {
	arguments      []string // without the program's name
	stdin          io.Reader
	stdout, stderr io.Writer
	variables      []string // "KEY=value"
	now            func() time.Time
	terminal       terminal // behind stdout
	messages       terminal // behind stderr
	collector      *collector
	held           held
	fault          func(path string) // in tests: panics over a plan, as a mistake of acctplan's own would
}

// held is what a run over many plans holds of the first of them, because that is quicker than to read texts again, to
// compile plans again and to pack findings. It is little beside what the program itself takes. The zero held is nothing.
type held struct {
	texts int // bytes
	plans int // whose findings are held as they are
	pages int // whose plans are held until their pages are made
}

// enough is held for most teams, who have some hundred plans.
var enough = held{texts: 4 << 20, plans: 400, pages: 64}

// terminal is what stands behind an output. The zero terminal is a file or a pipe.
type terminal struct {
	is    bool
	width int // columns; 0 where nobody knows
}

// variable is the value of an environment variable; empty where it is not set.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (e environment) variable(name string) string {
	for _, variable := range e.variables {
		if value, ok := strings.CutPrefix(variable, name+"="); ok {
			return value
		}
	}
	return ""
}

// today is the day on the wall calendar where the user is.
func (e environment) today() plan.Day {
	now := e.now()
	return plan.DayOf(now.Year(), now.Month(), now.Day())
}

// wantsColor decides about colour on a terminal.
func (e environment) wantsColor(choice string, where terminal) bool {
	switch choice {
	case "always":
		return true
	case "never":
		return false
	}
	return where.is && e.variable("NO_COLOR") == "" && e.variable("TERM") != "dumb"
}

// output is a writer that remembers its first error, so that no command has to ask after
// every line whether anybody still listens.
type output struct {
	io.Writer
	err error
}

func (o *output) Write(text []byte) (int, error) {
	if o.err != nil {
		return 0, o.err
	}
	var n int
	n, o.err = o.Writer.Write(text)
	return n, o.err
}
