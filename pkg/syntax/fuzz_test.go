package syntax

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/acctplan/acctplan/pkg/source"
)

// FuzzParse reads anything: the tree keeps its contract, and nothing panics.
func FuzzParse(f *testing.F) {
	for _, pattern := range []string{"testdata/*/*.md", "../../examples/*/*.md"} {
		names, _ := filepath.Glob(pattern)
		for _, name := range names {
			content, err := os.ReadFile(name)
			if err != nil {
				f.Fatal(err)
			}
			f.Add(content)
		}
	}
	for _, text := range hostileFiles(200) {
		f.Add([]byte(text))
	}
	f.Fuzz(func(t *testing.T, content []byte) {
		check(t, Parse(source.NewFile("fuzz.md", content)))
	})
}
