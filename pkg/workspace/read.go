// Reading: one file's bytes, checked, told apart from other Markdown, and compiled.
package workspace

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"hash/maphash"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"golang.org/x/sync/errgroup"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// MaxSize is the largest file that is read, in bytes.
const MaxSize = 4 << 20

// outcome is what became of a candidate: a plan, a failure, or neither.
type outcome struct {
	plan     *plan.Plan
	failure  string
	planLike bool    // not read, but it looks like a plan
	listed   *Listed // in the place of the plan, where Request.Take got it
}

// readAll reads the candidates in parallel; the outcomes are in their order. The error is
// the context's. A file that blocks, such as a pipe nobody writes to, does not keep it from
// returning.
func readAll(ctx context.Context, candidates []candidate, request Request, texts *shelf) ([]outcome, error) {
	outcomes := make([]outcome, len(candidates))
	done := make(chan error, 1)
	go func() {
		// Few workers take many files each: a goroutine a file would grow its stack anew each time.
		var group errgroup.Group
		var next atomic.Int64
		turn := newTurn(ctx)
		defer turn.end()
		for range min(runtime.GOMAXPROCS(0), len(candidates)) {
			group.Go(func() error {
				for ctx.Err() == nil {
					i := int(next.Add(1)) - 1
					if i >= len(candidates) {
						break
					}
					judged := read(candidates[i], request)
					if request.InOrder && !turn.await(i) {
						break
					}
					outcomes[i] = hand(judged, request, texts)
					if request.InOrder {
						turn.pass()
					}
				}
				return nil
			})
		}
		done <- group.Wait()
	}()
	select {
	case <-ctx.Done():
		return nil, ctx.Err()
	case err := <-done:
		return outcomes, err
	}
}

// turn lets workers that take numbers hand in their work in the order of the numbers. A worker
// waits only for lower numbers, which others are at work on.
type turn struct {
	mutex sync.Mutex
	moved *sync.Cond
	next  int
	ctx   context.Context
	end   func() bool
}

func newTurn(ctx context.Context) *turn {
	t := &turn{ctx: ctx}
	t.moved = sync.NewCond(&t.mutex)
	t.end = context.AfterFunc(ctx, func() {
		t.mutex.Lock()
		defer t.mutex.Unlock()
		t.moved.Broadcast()
	})
	return t
}

// await waits until it is a number's turn; false where the context ends before.
func (t *turn) await(number int) bool {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	for t.next != number && t.ctx.Err() == nil {
		t.moved.Wait()
	}
	return t.next == number
}

// pass ends a turn.
func (t *turn) pass() {
	t.mutex.Lock()
	defer t.mutex.Unlock()
	t.next++
	t.moved.Broadcast()
}

// read reads one candidate.
func read(c candidate, request Request) outcome {
	content, err := load(filepath.FromSlash(c.path))
	if err != nil {
		return outcome{failure: reason(err)}
	}
	return judge(c, content, request)
}

// hand gives a plan to who wants it at once. A panic there, too, is this file's failure.
func hand(o outcome, request Request, texts *shelf) (result outcome) {
	if o.plan == nil || request.Take == nil {
		return o
	}
	defer func() {
		if problem := recover(); problem != nil {
			result = outcome{failure: internalError(problem)}
		}
	}()
	text := request.Take(o.plan)
	listed := &Listed{Path: o.plan.Path, Account: strings.Clone(o.plan.Account.Text), Key: strings.Clone(o.plan.Key)}
	if texts.holds(o.plan.File, text) {
		listed.text = o.plan.File
	} else {
		listed.sum = texts.sum(o.plan.File.Bytes)
	}
	return outcome{listed: listed}
}

// shelf says which texts are held: those that there is room for, and those that cannot be read twice.
type shelf struct {
	room atomic.Int64
	seed maphash.Seed
}

func newShelf(room int) *shelf {
	s := &shelf{seed: maphash.MakeSeed()}
	s.room.Store(int64(room))
	return s
}

// sum is by what a text is known again when it is read again.
func (s *shelf) sum(text []byte) uint64 { return maphash.Bytes(s.seed, text) }

func (s *shelf) holds(file *source.File, wanted bool) bool {
	if size := int64(len(file.Bytes)); wanted {
		if s.room.Add(-size) >= 0 {
			return true
		}
		s.room.Add(size)
	}
	info, err := os.Stat(filepath.FromSlash(file.Path))
	return err != nil || !info.Mode().IsRegular()
}

// judge makes a plan of a candidate's content, where it is one. A panic on the way is this
// file's failure, not the run's.
func judge(c candidate, content []byte, request Request) (result outcome) {
	defer func() {
		if problem := recover(); problem != nil {
			result = outcome{failure: internalError(problem)}
		}
	}()
	settings := request.settingsFor(c)
	marked := settings.Marked || hasMark(content)
	// Markdown that nobody called a plan may be as large and as oddly encoded as it likes.
	// What Git LFS keeps elsewhere may be a plan, which must not be overlooked.
	relevant := c.named && !request.Discover || marked || isPointer(content)
	if failure := examine(content); failure != "" {
		if !relevant {
			return outcome{}
		}
		return outcome{failure: failure}
	}
	if !relevant && !worthCompiling(content) {
		return outcome{}
	}
	compiled := compile.Compile(source.NewFile(c.path, content), settings)
	if relevant {
		return outcome{plan: compiled}
	}
	switch like := isPlanLike(compiled); {
	case like && request.Discover:
		return outcome{plan: compiled}
	default:
		return outcome{planLike: like && !c.named}
	}
}

// settingsFor is how the candidate is read.
func (request Request) settingsFor(c candidate) compile.Settings {
	settings := request.Settings
	if request.SettingsFor != nil {
		return request.SettingsFor(c.identity, settings)
	}
	return settings
}

// load reads a file, but no more of it than shows that it is too large.
func load(path string) ([]byte, error) {
	if info, err := os.Stat(path); err == nil && info.Mode()&os.ModeNamedPipe != 0 && !isDescriptor(path) {
		return nil, errNamedPipe // opening it would wait for somebody to write into it
	}
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	var content bytes.Buffer
	if info, err := file.Stat(); err == nil && info.Mode().IsRegular() {
		content.Grow(int(min(info.Size(), MaxSize)) + bytes.MinRead)
	}
	if _, err := content.ReadFrom(io.LimitReader(file, MaxSize+1)); err != nil {
		return nil, err
	}
	return content.Bytes(), nil
}

var errNamedPipe = errors.New("a named pipe, not a file; save what it gives in a file first")

// isDescriptor reports whether a path is an open file of this process, such as a shell makes of
// "<(command)".
func isDescriptor(path string) bool {
	path = filepath.ToSlash(path)
	return path == "/dev/stdin" || strings.HasPrefix(path, "/dev/fd/") || strings.HasPrefix(path, "/proc/")
}

// internalError tells what to do about a mistake of acctplan's own.
func internalError(problem any) string {
	return fmt.Sprintf("internal error: %v; this is a mistake in acctplan, not in your plan: "+
		"please report it with the file at https://github.com/acctplan/acctplan/issues", problem)
}

// ReadFile reads one file as a plan, whatever it is. The failure says why it cannot be read.
func ReadFile(path string, request Request) (*plan.Plan, *FileError) {
	identity, err := realPath(path)
	if err != nil {
		return nil, &FileError{display(path), reason(err)}
	}
	request.Discover, request.Take = false, nil
	out := read(candidate{path: display(path), identity: identity, named: true}, request)
	if out.failure != "" {
		return nil, &FileError{display(path), out.failure}
	}
	return out.plan, nil
}
