package render

import (
	"os"
	"testing"
)

func TestPageTextsAreCurrent(t *testing.T) {
	entries, err := os.ReadDir("page")
	if err != nil {
		t.Fatal(err)
	}
	for _, entry := range entries {
		want, err := os.ReadFile("page/" + entry.Name())
		if err != nil {
			t.Fatal(err)
		}
		if pageTexts()[entry.Name()] != string(want) {
			t.Errorf("page.zst is not the folder page: %s differs; run: go generate ./pkg/render", entry.Name())
		}
	}
	if len(pageTexts()) != len(entries) {
		t.Errorf("page.zst has %d files, page %d; run: go generate ./pkg/render", len(pageTexts()), len(entries))
	}
}
