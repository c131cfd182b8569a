package truetype

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/klauspost/compress/zstd"
	"pgregory.net/rapid"
)

// faces reads the committed faces whose names match a pattern, packed as they are.
func faces(t testing.TB, pattern string) map[string][]byte {
	t.Helper()
	paths, err := filepath.Glob("../../faces/" + pattern + ".pack.zst")
	if err != nil || len(paths) == 0 {
		t.Fatalf("no faces: %v", err)
	}
	decoder, err := zstd.NewReader(nil)
	if err != nil {
		t.Fatal(err)
	}
	defer decoder.Close()
	found := make(map[string][]byte)
	for _, path := range paths {
		packed, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		if found[filepath.Base(path)], err = decoder.DecodeAll(packed, nil); err != nil {
			t.Fatal(err)
		}
	}
	return found
}

func sample(t testing.TB) *File {
	t.Helper()
	for _, packed := range faces(t, "NotoSansHebrew-Regular") {
		file, err := Unpack(packed)
		if err != nil {
			t.Fatal(err)
		}
		return file
	}
	return nil
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
	whole, err := WithoutHints(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	packed, err := Pack(sample(t))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		whole []byte
		read  func([]byte) (*File, error)
	}{{whole, Read}, {packed, Unpack}} {
		for _, size := range []int{0, 3, 12, 100, 300, len(c.whole) / 2, len(c.whole) - 1} {
			exercise(c.read(c.whole[:size]))
		}
		for at := 0; at < len(c.whole); at += 1 + at/400*61 {
			damaged := slices.Clone(c.whole)
			damaged[at] ^= 0xFF
			exercise(c.read(damaged))
		}
	}
}

func exercise(file *File, err error) {
	if err != nil {
		return
	}
	for glyph := range 40 {
		file.Advance(glyph)
	}
	file.Subset([]int{0, 1, 5, 70000, -1}, nil)
}

// Every committed face is packed as Pack packs it, so that packing it once more changes nothing; and Pack itself compares each outline with what comes back.
func TestFacesArePacked(t *testing.T) {
	for name, packed := range faces(t, "*") {
		file, err := Unpack(packed)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if err := file.Outlines(); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		again, err := Pack(file)
		if err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		if !bytes.Equal(again, packed) {
			t.Errorf("%s: packed again it is another file", name)
		}
	}
}

// Outlines of any size and shape come back from a pack point by point.
func TestPackedOutlines(t *testing.T) {
	plain := sample(t)
	rapid.Check(t, func(t *rapid.T) {
		step := rapid.OneOf(rapid.Just(0), rapid.IntRange(-70, 70), rapid.IntRange(-1300, 1300), rapid.IntRange(-5000, 5000))
		type drawn struct {
			dx, dy  int
			onCurve bool
		}
		steps := rapid.SliceOfN(rapid.Custom(func(t *rapid.T) drawn {
			return drawn{step.Draw(t, "dx"), step.Draw(t, "dy"), rapid.Bool().Draw(t, "on curve")}
		}), 1, 600).Draw(t, "steps")
		p := packer{overlap: rapid.SampledFrom([]byte{0, pointOverlap}).Draw(t, "overlap")}
		x, y := 0, 0
		for _, s := range steps {
			if x, y = x+s.dx, y+s.dy; max(x, -x, y, -y) > math.MaxInt16 {
				t.Skip("it leaves the plane")
			}
			p.step(s.dx, s.dy, s.onCurve)
		}
		p.count(len(steps))
		var o outliner
		outline := o.append(nil, &p.streams, 1, p.overlap)
		points, ok := readPoints(outline)
		if !ok || p.short || len(points) != len(steps) {
			t.Fatalf("%d steps came back as %d points; whole: %v", len(steps), len(points), ok)
		}
		for i, s := range steps {
			if got := (drawn{points[i].dx, points[i].dy, points[i].flag&pointOnCurve != 0}); got != s {
				t.Fatalf("step %d: %v came back as %v", i, s, got)
			}
		}
		parts := map[string][]byte{"glyf": outline, "loca": {0, 0, 0, 0, byte(len(outline) >> 24), byte(len(outline) >> 16), byte(len(outline) >> 8), byte(len(outline))}}
		for _, name := range []string{"head", "hhea", "hmtx", "maxp", "cmap"} {
			parts[name] = slices.Clone(plain.Tables[name])
		}
		parts["head"][51], parts["maxp"][4], parts["maxp"][5] = 1, 0, 1
		file, err := Read(assemble(parts))
		if err != nil {
			t.Fatal(err)
		}
		if _, err := Pack(file); err != nil { // it compares
			t.Fatal(err)
		}
	})
}
