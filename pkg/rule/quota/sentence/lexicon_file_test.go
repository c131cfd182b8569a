package sentence

import (
	"flag"
	"os"
	"testing"

	"github.com/klauspost/compress/zstd"
)

var update = flag.Bool("update", false, "write lexicon.zst anew")

// TestLexiconFile: the compressed lexicon is that of lexicon.txt.
func TestLexiconFile(t *testing.T) {
	text, err := os.ReadFile("lexicon.txt")
	if err != nil {
		t.Fatal(err)
	}
	if *update {
		encoder, err := zstd.NewWriter(nil, zstd.WithEncoderLevel(zstd.SpeedBestCompression), zstd.WithEncoderConcurrency(1))
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile("lexicon.zst", encoder.EncodeAll(text, nil), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	if lexiconText() != string(text) {
		t.Error("lexicon.zst is not lexicon.txt: go test ./pkg/rule/quota/sentence -run LexiconFile -update")
	}
}
