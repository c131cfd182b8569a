//go:build ignore

// The generator of README.md: the list of all rules.
package main

import (
	"log"
	"os"

	"github.com/acctplan/acctplan/pkg/rule"
)

func main() {
	if err := os.WriteFile("README.md", rule.Document(), 0o644); err != nil {
		log.Fatal(err)
	}
}
