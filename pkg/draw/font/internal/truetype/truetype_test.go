package truetype

import (
	"os"
	"testing"

	"github.com/klauspost/compress/zstd"
)

func sample(t testing.TB) []byte {
	t.Helper()
	packed, err := os.ReadFile("../../faces/NotoSansHebrew-Regular.ttf.zst")
	if err != nil {
		t.Fatal(err)
	}
	decoder, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer decoder.Close()
	data, err := decoder.DecodeAll(packed, nil)
	if err != nil {
		t.Fatal(err)
	}
	return data
}

func TestCut(t *testing.T) {
	cut, err := Cut(sample(t), func(char rune) bool { return char >= 0x5D0 && char <= 0x5EA })
	if err != nil {
		t.Fatal(err)
	}
	file, err := Read(cut)
	if err != nil {
		t.Fatal(err)
	}
	shaping, err := file.Shaping()
	if err != nil {
		t.Fatal(err)
	}
	for char := rune(0x5D0); char <= 0x5EA; char++ {
		if glyph, ok := shaping.NominalGlyph(char); !ok || file.Advance(int(glyph)) == 0 {
			t.Errorf("%U is lost", char)
		}
	}
	if _, ok := shaping.NominalGlyph('a'); ok {
		t.Error("a letter that was to go has stayed")
	}
}

// A damaged file must give an error or a poorer font, never a crash.
func TestDamagedFiles(t *testing.T) {
	whole := sample(t)
	for _, size := range []int{0, 3, 12, 100, 300, len(whole) / 2, len(whole) - 1} {
		exercise(whole[:size])
	}
	for at := 0; at < 400; at++ {
		damaged := append([]byte(nil), whole...)
		damaged[at] ^= 0xFF
		exercise(damaged)
	}
}

func exercise(data []byte) {
	file, err := Read(data)
	if err != nil {
		return
	}
	for glyph := range 40 {
		file.Advance(glyph)
	}
	file.Subset([]int{0, 1, 5, 70000, -1}, nil)
}
