// Command cut makes the committed fallback faces smaller than the files they come from: see faces/README.md.
package main

import (
	"fmt"
	"os"
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw/font/internal/truetype"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run takes: input, output, ranges such as 3400-9FFF,F900-FAFF, and any number of faces whose characters are left out.
func run(args []string) error {
	if len(args) < 3 {
		return fmt.Errorf("usage: cut in.ttf out.ttf ranges [without.ttf ...]")
	}
	input, err := os.ReadFile(args[0])
	if err != nil {
		return err
	}
	var ranges [][2]rune
	for _, text := range strings.Split(args[2], ",") {
		first, last, _ := strings.Cut(text, "-")
		low, lowErr := strconv.ParseUint(first, 16, 21)
		high, highErr := strconv.ParseUint(last, 16, 21)
		if lowErr != nil || highErr != nil {
			return fmt.Errorf("not a range: %s", text)
		}
		ranges = append(ranges, [2]rune{rune(low), rune(high)})
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
				return !covered[char]
			}
		}
		return false
	})
	if err != nil {
		return err
	}
	return os.WriteFile(args[1], result, 0o644)
}
