//go:build ignore

// The generator of README.md: what a customer reads.
package main

import (
	"log"
	"os"

	"github.com/acctplan/acctplan/pkg/audience"
)

func main() {
	if err := os.WriteFile("README.md", audience.Document(), 0o644); err != nil {
		log.Fatal(err)
	}
}
