package font

import (
	"bytes"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/draw/font/internal/truetype"
)

// small is a font with the letters of ASCII alone.
func small(t testing.TB) []byte {
	t.Helper()
	packed, err := os.ReadFile("faces/Inter-Regular.pack.zst")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := unpack(packed)
	if err != nil {
		t.Fatal(err)
	}
	cut, err := truetype.Cut(whole, func(char rune) bool { return char >= ' ' && char < 0x7F })
	if err != nil {
		t.Fatal(err)
	}
	return cut
}

func TestRead(t *testing.T) {
	regular, err := Read("Theme-Regular", small(t))
	if err != nil {
		t.Fatal(err)
	}
	own := &Own{Regular: regular}
	for _, c := range []struct {
		text    string
		weight  int
		face    string
		thicken bool
	}{
		{"A", regularWeight, "Theme-Regular", false}, {"A", boldWeight, "Theme-Regular", true},
		{"é", regularWeight, "Inter-Regular", false}, {"ع", regularWeight, "NotoSansArabic-Regular", false}, {"🚀", boldWeight, "NotoEmoji-Regular", true},
	} {
		if got := own.Choose(c.weight, []rune(c.text)); got.Face.Name() != c.face || got.Thicken != c.thicken || !got.Covered {
			t.Errorf("%s: %s, thickened %v", c.text, got.Face.Name(), got.Thicken)
		}
	}
	if got := (*Own)(nil).Choose(boldWeight, []rune("A")).Face.Name(); got != "Inter-Bold" {
		t.Errorf("without a theme: %s", got)
	}
}

func TestFontsThatAreRefused(t *testing.T) {
	good := small(t)
	closed := slices.Clone(good)
	file, err := truetype.Read(closed)
	if err != nil {
		t.Fatal(err)
	}
	letters, err := truetype.Cut(file, func(char rune) bool { return char != 'z' })
	if err != nil {
		t.Fatal(err)
	}
	file.Tables["OS/2"][8], file.Tables["OS/2"][9] = 0, 2
	for _, c := range []struct {
		content []byte
		want    string
	}{
		{nil, "no TrueType file"}, {[]byte("OTTO rest"), "PostScript"}, {[]byte("wOF2rest"), "web font"}, {[]byte("ttcf...."), "collection"}, {good[:len(good)/2], "no TrueType file"},
		{make([]byte, MostBytes+1), "larger"}, {closed, "forbids"}, {letters, "lacks the letter 'z'"}, {bytes.Repeat([]byte{0, 1, 0, 0}, 500), "no TrueType file"},
	} {
		if face, err := Read("x", c.content); err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%d bytes: %v, %v; want %q", len(c.content), face != nil, err, c.want)
		}
	}
}

// FuzzRead: whatever the bytes, a font is read or refused, and what was read can be measured and
// embedded.
func FuzzRead(f *testing.F) {
	f.Add(small(f))
	f.Add([]byte("\x00\x01\x00\x00\x00\x09"))
	f.Fuzz(func(t *testing.T, content []byte) {
		face, err := Read("Theme-Regular", content)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("%q", err)
			}
			return
		}
		face.Metrics()
		if _, err := truetype.Read(face.Subset([]uint16{0, 1, 2, 65535})); err != nil && len(face.Subset([]uint16{0})) == 0 {
			t.Error(err)
		}
	})
}
