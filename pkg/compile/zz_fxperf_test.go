package compile_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

func TestFxPerf(t *testing.T) {
	debug.SetMemoryLimit(6 << 30)
	pattern := os.Getenv("FXPERF")
	if pattern == "" {
		t.Skip()
	}
	paths, _ := filepath.Glob("/tmp/fx/perf/" + pattern + ".md")
	for _, path := range paths {
		b, _ := os.ReadFile(path)
		done := make(chan string, 1)
		go func() {
			at := time.Now()
			syntax.Parse(source.NewFile(path, b))
			parse := time.Since(at)
			at = time.Now()
			compile.Compile(source.NewFile(path, b), compile.Settings{})
			if all := time.Since(at); all > 1200*time.Millisecond {
				done <- fmt.Sprintf("%-32s parse %v all %v", filepath.Base(path), parse.Round(time.Millisecond), all.Round(time.Millisecond))
			} else {
				done <- ""
			}
		}()
		select {
		case s := <-done:
			if s != "" {
				fmt.Println(s)
			}
		case <-time.After(40 * time.Second):
			fmt.Println(filepath.Base(path), "MORE THAN 9s")
		}
	}
}
