package rule

import (
	"bytes"
	"os"
	"strings"
	"testing"
)

// TestDocumentIsCurrent proves that the list of rules in the repository is the one that is generated.
func TestDocumentIsCurrent(t *testing.T) {
	written, err := os.ReadFile("README.md")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(written, Document()) {
		t.Error("pkg/rule/README.md is not current: run go generate ./pkg/rule")
	}
}

// TestExcerpts holds what every page shows: whole lines, and tables with their header.
func TestExcerpts(t *testing.T) {
	for _, r := range All() {
		bad, good := r.Excerpts()
		for name, text := range map[string]string{"bad": bad, "good": good} {
			if strings.TrimSpace(text) == "" {
				t.Errorf("%s: the %s example shows nothing", r.ID, name)
			}
			if example := map[string]Example{"bad": r.Bad, "good": r.Good}[name]; example.shown || text == example.Excerpt {
				continue // as somebody wrote it
			}
			if strings.HasPrefix(text, "|") && !strings.Contains(text, "\n|--|") && !strings.Contains(text, "\n|---") && !strings.Contains(text, "-|") {
				t.Errorf("%s: the %s example is rows without their header:\n%s", r.ID, name, text)
			}
		}
		if bad == good {
			t.Errorf("%s: the examples show the same:\n%s", r.ID, bad)
		}
	}
}
