// Package schema holds the published JSON Schemas (draft 2020-12) of the formats that
// acctplan reads and writes. It hands out bytes: who validates with a schema compiles it.
package schema

import "embed"

// BaseURL is what the $id of every schema begins with; its file name follows.
const BaseURL = "https://acctplan.dev/schema/"

//go:embed *.schema.json
var files embed.FS

// Plan is the schema of a plan's frontmatter.
func Plan() []byte { return read("plan.schema.json") }

// Findings is the schema of what report.JSON writes.
func Findings() []byte { return read("findings.schema.json") }

// Model is the schema of what export.JSON writes.
func Model() []byte { return read("model.schema.json") }

// Names lists the files of all schemas, sorted.
func Names() []string {
	entries, err := files.ReadDir(".")
	if err != nil {
		return nil // an embedded directory always reads
	}
	names := make([]string, len(entries))
	for i, entry := range entries {
		names[i] = entry.Name()
	}
	return names
}

// Read is the schema in the file of that name; false where there is none.
func Read(name string) ([]byte, bool) {
	content, err := files.ReadFile(name)
	return content, err == nil
}

// read returns a copy, so that no caller can change another's schema.
func read(name string) []byte {
	content, _ := Read(name)
	return content
}
