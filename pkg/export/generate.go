//go:build ignore

// The generator of schema/tables.schema.json.
package main

import (
	"log"
	"os"

	"github.com/acctplan/acctplan/pkg/export"
)

func main() {
	if err := os.WriteFile("../../schema/tables.schema.json", export.Schema(), 0o644); err != nil {
		log.Fatal(err)
	}
}
