package adopt_test

import (
	"bytes"
	"os"
	"path/filepath"
	"testing"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/adopt"
	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/format"
	"github.com/acctplan/acctplan/pkg/meaning"
)

// seeds are small plans of many shapes.
func seeds(f *testing.F) {
	for _, pattern := range []string{"wild/*.md", "err/t*.md", "ok/*.md"} {
		paths, err := filepath.Glob("../../testdata/" + pattern)
		if err != nil {
			f.Fatal(err)
		}
		for _, path := range paths {
			content, err := os.ReadFile(path)
			if err != nil {
				f.Fatal(err)
			}
			if len(content) < 4000 {
				f.Add(content)
			}
		}
	}
	f.Add([]byte("---\nclient: A\nrenewal: 1 Dec 2026\nteam:\n- {name: Lea, handle: lea}\n---\n# A\n\n## Actions\n- [ ] x (owner: Lea, due 1 Dec 2026) for:g1\r\n"))
}

// readable keeps out what the workspace would not hand on, and what takes too long to try.
func readable(content []byte) bool { return utf8.Valid(content) && len(content) < 8000 }

// FuzzFormat: whatever a file holds, formatting it either is refused or changes nothing that
// the plan says, and formatting it again changes nothing at all.
func FuzzFormat(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		if !readable(content) {
			return
		}
		once, err := format.File(file(content), compile.Settings{})
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range meaning.Compare(compile.Compile(file(content), compile.Settings{}), compile.Compile(file(once), compile.Settings{})) {
			t.Error(d)
		}
		twice, err := format.File(file(once), compile.Settings{})
		if err != nil {
			t.Fatal(err)
		}
		if !bytes.Equal(once, twice) {
			t.Errorf("formatting\n%s\ngives\n%s\nand then\n%s", content, once, twice)
		}
	})
}

// FuzzAdopt: whatever a file holds, adopting it either is refused or changes nothing that the
// plan says, and adopting it again changes nothing at all.
func FuzzAdopt(f *testing.F) {
	seeds(f)
	f.Fuzz(func(t *testing.T, content []byte) {
		if !readable(content) {
			return
		}
		once, err := adopt.Adopt(file(content), compile.Settings{})
		if err != nil {
			return // refused
		}
		for _, d := range meaning.Compare(once.Before, once.Plan) {
			t.Error(d)
		}
		twice, err := adopt.Adopt(once.File, compile.Settings{})
		if err != nil {
			t.Fatalf("%v\n%s", err, once.File.Bytes)
		}
		if twice.Changed() {
			t.Errorf("adopting\n%s\ngives\n%s\nand then\n%s", content, once.File.Bytes, twice.File.Bytes)
		}
	})
}
