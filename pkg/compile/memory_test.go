package compile_test

import (
	"os"
	"path/filepath"
	"reflect"
	"sync"
	"testing"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// TestReadingAgainSaysTheSame: what is remembered of other plans, and memory that was theirs, change nothing. Run it with
// -race.
func TestReadingAgainSaysTheSame(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "..", "testdata", "wild", "*.md"))
	if err != nil || len(files) < 20 {
		t.Fatal(len(files), err)
	}
	files = files[:20]
	read := func(file string) *plan.Plan {
		content, err := os.ReadFile(file)
		if err != nil {
			t.Error(err)
		}
		return compile.Compile(source.NewFile(file, content), compile.Settings{})
	}
	first := make([]*plan.Plan, len(files))
	for i, file := range files {
		first[i] = read(file)
	}
	var group sync.WaitGroup
	for worker := range 3 {
		group.Go(func() {
			for i := range files {
				i = (i + 7*worker) % len(files)
				if again := read(files[i]); !reflect.DeepEqual(first[i], again) {
					t.Errorf("%s is read otherwise beside others", files[i])
				}
			}
		})
	}
	group.Wait()
}
