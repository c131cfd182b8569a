// The texts of the pages: templates, style sheets and the script, which the program carries compressed.

package render

//go:generate go run generate.go

import (
	_ "embed" // page.zst
	"fmt"
	"strings"
	"sync"

	"github.com/klauspost/compress/zstd"
)

//go:embed page.zst
var packedPage []byte

// pageTexts are the files of the folder page, by name. They are unpacked when the first page is made.
var pageTexts = sync.OnceValue(func() map[string]string {
	decoder, err := zstd.NewReader(nil, zstd.WithDecoderConcurrency(1), zstd.WithDecoderLowmem(true))
	if err != nil {
		panic(fmt.Sprintf("render: %v", err)) // it has no options that could be wrong
	}
	defer decoder.Close()
	all, err := decoder.DecodeAll(packedPage, nil)
	if err != nil {
		panic(fmt.Sprintf("render: page.zst: %v", err)) // a test reads what is embedded
	}
	texts := map[string]string{}
	for file := range strings.SplitSeq(string(all), "\x00") {
		name, text, _ := strings.Cut(file, "\x01")
		texts[name] = text
	}
	return texts
})
