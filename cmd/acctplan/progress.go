package main

import (
	"fmt"
	"io"
	"sync"
	"time"
)

// quickEnough is how long work may take before anybody wants to know how far it is.
const quickEnough = time.Second

// progress shows on a terminal how far long work has come, on one line that it clears in the
// end. Its methods may be called by several goroutines.
type progress struct {
	mutex   sync.Mutex
	out     io.Writer // nil where nobody watches
	now     func() time.Time
	verb    string
	total   int
	done    int
	next    time.Time // not to be redrawn before
	visible bool
}

// progress starts to count; nothing is shown before the work has taken a while.
func (a *app) progress(verb string, total int) *progress {
	p := &progress{now: a.now, verb: verb, total: total}
	if a.messages.is && !a.quiet && a.variable("TERM") != "dumb" {
		p.out, p.next = a.stderr, a.now().Add(quickEnough)
	}
	return p
}

// step counts one piece of work as done.
func (p *progress) step() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.done++
	if p.out == nil {
		return
	}
	if now := p.now(); now.After(p.next) {
		fmt.Fprintf(p.out, "\r\x1b[K%s %d of %d", p.verb, p.done, p.total)
		p.next, p.visible = now.Add(100*time.Millisecond), true
	}
}

// end clears the line.
func (p *progress) end() {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if p.visible {
		fmt.Fprint(p.out, "\r\x1b[K")
		p.visible = false
	}
}
