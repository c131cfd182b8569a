//go:build ignore

// The generator of schema/config.schema.json.
package main

import (
	"log"
	"os"

	"github.com/acctplan/acctplan/pkg/config"
)

func main() {
	if err := os.WriteFile("../../schema/config.schema.json", config.Schema(), 0o644); err != nil {
		log.Fatal(err)
	}
}
