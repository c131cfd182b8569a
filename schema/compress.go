//go:build ignore

// The generator of plan.schema.json.zst: a program carries the schema of a plan compressed, since
// it asks for it only to explain what is wrong.
package main

import (
	"log"
	"os"

	"github.com/klauspost/compress/zstd"
)

func main() {
	content, err := os.ReadFile("plan.schema.json")
	if err != nil {
		log.Fatal(err)
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("plan.schema.json.zst", encoder.EncodeAll(content, nil), 0o644); err != nil {
		log.Fatal(err)
	}
}
