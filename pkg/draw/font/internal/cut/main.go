// Command cut makes the committed fallback faces smaller than the files they come from: see faces/README.md.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/klauspost/compress/zstd"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/japanese"
	"golang.org/x/text/encoding/korean"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/traditionalchinese"

	"github.com/acctplan/acctplan/pkg/draw/font/internal/truetype"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run takes: input, output, ranges such as 3400-9FFF,F900-FAFF, and any number of faces whose characters are left out. A range followed by + keeps of
// it what a national standard has (see common).
//
// With two arguments, input and output, all characters and layout tables stay, and only the hints go. With -pack before the two, the outlines are rewritten as the
// committed files have them. An input may be such a file.
func run(args []string) error {
	if len(args) == 3 && args[0] == "-pack" {
		return convert(args[1], args[2], truetype.Pack)
	}
	if len(args) == 2 {
		return convert(args[0], args[1], truetype.WithoutHints)
	}
	if len(args) < 3 {
		return fmt.Errorf("usage: cut [-pack] IN OUT, or cut IN OUT RANGES [WITHOUT...]")
	}
	var ranges [][2]rune
	standard := make(map[[2]rune]bool)
	for _, text := range strings.Split(args[2], ",") {
		text, limited := strings.CutSuffix(text, "+")
		first, last, _ := strings.Cut(text, "-")
		low, lowErr := strconv.ParseUint(first, 16, 21)
		high, highErr := strconv.ParseUint(last, 16, 21)
		if lowErr != nil || highErr != nil {
			return fmt.Errorf("not a range: %s", text)
		}
		ranges = append(ranges, [2]rune{rune(low), rune(high)})
		standard[ranges[len(ranges)-1]] = limited
	}
	covered := make(map[rune]bool)
	for _, path := range args[3:] {
		file, err := open(path)
		if err != nil {
			return err
		}
		shaping, err := file.Shaping()
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
		}
		for iterator := shaping.Cmap.Iter(); iterator.Next(); {
			char, _ := iterator.Char()
			covered[char] = true
		}
	}
	return convert(args[0], args[1], func(file *truetype.File) ([]byte, error) {
		return truetype.Cut(file, func(char rune) bool {
			for _, r := range ranges {
				if char >= r[0] && char <= r[1] {
					return !covered[char] && (!standard[r] || common(char))
				}
			}
			return false
		})
	})
}

func convert(from, to string, change func(*truetype.File) ([]byte, error)) error {
	file, err := open(from)
	if err != nil {
		return err
	}
	result, err := change(file)
	if err != nil {
		return fmt.Errorf("%s: %w", from, err)
	}
	return os.WriteFile(to, result, 0o644)
}

// open reads a TrueType file, or one of the committed faces.
func open(path string) (*truetype.File, error) {
	data, err := os.ReadFile(path)
	if err != nil {
		return nil, err
	}
	read := truetype.Read
	if strings.HasSuffix(path, ".pack.zst") {
		decoder, err := zstd.NewReader(nil)
		if err != nil {
			return nil, err
		}
		defer decoder.Close()
		if data, err = decoder.DecodeAll(data, nil); err != nil {
			return nil, fmt.Errorf("%s: %w", path, err)
		}
		read = truetype.Unpack
	}
	file, err := read(data)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return file, nil
}

// common reports whether a character is in one of the national standards of East Asia: JIS X 0208 with the extensions of IBM and NEC, GB 2312, Big5, or
// KS X 1001. Their Han characters are those that names and papers are written with; KS X 1001 has 2,350 of 11,172 Hangul syllables, which is nearly
// all that occur.
func common(char rune) bool {
	for _, standard := range []encoding.Encoding{japanese.ShiftJIS, traditionalchinese.Big5, simplifiedchinese.HZGB2312} {
		if _, err := standard.NewEncoder().String(string(char)); err == nil {
			return true
		}
	}
	korean, err := korean.EUCKR.NewEncoder().String(string(char))
	return err == nil && len(korean) == 2 && korean[0] >= 0xA1 && korean[1] >= 0xA1 // the rest is Microsoft's extension
}
