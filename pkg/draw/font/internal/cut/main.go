// Command cut makes the committed fallback faces smaller than the files they come from: see faces/README.md.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

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
// With two arguments, input and output, all characters and layout tables stay, and only the hints go.
func run(args []string) error {
	if len(args) == 2 {
		input, err := os.ReadFile(args[0])
		if err != nil {
			return err
		}
		result, err := truetype.WithoutHints(input)
		if err != nil {
			return err
		}
		return os.WriteFile(args[1], result, 0o644)
	}
	if len(args) < 3 {
		return fmt.Errorf("usage: cut in.ttf out.ttf ranges [without.ttf ...]")
	}
	input, err := os.ReadFile(args[0])
	if err != nil {
		return err
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
		data, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		file, err := truetype.Read(data)
		if err != nil {
			return fmt.Errorf("%s: %w", path, err)
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
	result, err := truetype.Cut(input, func(char rune) bool {
		for _, r := range ranges {
			if char >= r[0] && char <= r[1] {
				return !covered[char] && (!standard[r] || common(char))
			}
		}
		return false
	})
	if err != nil {
		return err
	}
	return os.WriteFile(args[1], result, 0o644)
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
