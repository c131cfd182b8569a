//go:build ignore

// The generator of page.zst: the files of the folder page, one behind the other, compressed.
package main

import (
	"log"
	"os"
	"strings"

	"github.com/klauspost/compress/zstd"
)

func main() {
	entries, err := os.ReadDir("page")
	if err != nil {
		log.Fatal(err)
	}
	var files []string
	for _, entry := range entries {
		content, err := os.ReadFile("page/" + entry.Name())
		if err != nil {
			log.Fatal(err)
		}
		files = append(files, entry.Name()+"\x01"+string(content))
	}
	encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
	if err != nil {
		log.Fatal(err)
	}
	if err := os.WriteFile("page.zst", encoder.EncodeAll([]byte(strings.Join(files, "\x00")), nil), 0o644); err != nil {
		log.Fatal(err)
	}
}
