//go:build ignore

// The generator of README.md.
package main

import (
	"log"
	"os"

	"github.com/acctplan/acctplan/pkg/custom"
)

func main() {
	if err := os.WriteFile("README.md", []byte(custom.Reference()), 0o644); err != nil {
		log.Fatal(err)
	}
}
