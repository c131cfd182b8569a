// Needles: the texts without which a pattern cannot match. To look for them first spares nearly
// all the work, because hardly any pattern matches a sentence.
package rule

import (
	"math"
	"regexp"
	"regexp/syntax"
	"slices"
	"sync"
	"unicode/utf8"
)

// sieve is a pattern for which upper and lower case are the same, with its needles.
type sieve struct {
	pattern *regexp.Regexp
	needles needles
	phrase  bool // it matches nothing but words with spaces and hyphens between them
}

// newSieve compiles a pattern, written in lower case, when it is first asked for.
//
//go:noinline // many call it, and the binary has no room for copies of it
func newSieve(pattern string) func() sieve {
	return sync.OnceValue(func() sieve {
		return sieve{regexp.MustCompile("(?i)" + pattern), newNeedles(needlesOf(pattern)), isPhrase(pattern)}
	})
}

// find is the first match in a text; empty where there is none.
func (s sieve) find(text string) string {
	if !s.needles.in(text) {
		return ""
	}
	if !s.phrase {
		return s.pattern.FindString(text)
	}
	for len(text) > 0 { // a phrase lies between two other characters, and patterns are slow
		end := 0
		for end < len(text) && inPhrase(rune(text[end])) {
			end++
		}
		if part := text[:end]; s.needles.in(part) {
			if found := s.pattern.FindString(part); found != "" {
				return found
			}
		}
		text = text[min(end+1, len(text)):]
	}
	return ""
}

// inPhrase reports whether a character stands in phrases.
func inPhrase(r rune) bool {
	return r == ' ' || r == '-' || r < utf8.RuneSelf && isWordByte(byte(r))
}

// isPhrase reports whether a valid pattern matches nothing but phrases.
func isPhrase(pattern string) bool {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	return err == nil && matchesPhrases(parsed)
}

func matchesPhrases(re *syntax.Regexp) bool {
	switch re.Op {
	case syntax.OpLiteral:
		return !slices.ContainsFunc(re.Rune, func(r rune) bool { return !inPhrase(r) })
	case syntax.OpCharClass:
		return isNarrow(re.Rune)
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		return false
	}
	for _, sub := range re.Sub {
		if !matchesPhrases(sub) {
			return false
		}
	}
	return true
}

// isNarrow reports whether all members of a class, given as ranges, stand in phrases.
func isNarrow(ranges []rune) bool {
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := ranges[i]; r <= min(ranges[i+1], utf8.RuneSelf); r++ {
			if !inPhrase(r) {
				return false
			}
		}
	}
	return true
}

// needles are texts in lower case, looked for all at once.
type needles struct {
	any     bool         // there are none, so that everything may match
	seconds *[256]uint64 // by the first byte: the second bytes of needles, modulo 64; all where there is no second
	byFirst *[256][]string
}

func newNeedles(texts []string) needles {
	n := needles{any: len(texts) == 0, seconds: new([256]uint64), byFirst: new([256][]string)}
	for _, text := range texts {
		first := text[0]
		n.byFirst[first] = append(n.byFirst[first], text)
		if len(text) == 1 {
			n.seconds[first] = math.MaxUint64
		} else {
			n.seconds[first] |= 1 << (text[1] % 64)
		}
	}
	return n
}

// in reports whether one of the needles stands in a text, whose letters of ASCII may be in any case.
func (n needles) in(text string) bool {
	if n.any {
		return true
	}
	second := byte(0) // from the end, so that each byte is folded once
	for at := len(text) - 1; at >= 0; at-- {
		first := lowerByte(text[at])
		if n.seconds[first]&(1<<(second%64)) != 0 {
			for _, needle := range n.byFirst[first] {
				if len(text)-at >= len(needle) && isWord(text[at:at+len(needle)], needle) {
					return true
				}
			}
		}
		second = first
	}
	return false
}

// needlesOf lists texts of which one stands in everything that a valid pattern matches; none
// where the pattern does not tell. Upper and lower case must be told apart by the pattern.
func needlesOf(pattern string) []string {
	parsed, err := syntax.Parse(pattern, syntax.Perl)
	if err != nil {
		return nil
	}
	return needlesIn(parsed)
}

func needlesIn(re *syntax.Regexp) []string {
	switch re.Op {
	case syntax.OpLiteral:
		if re.Flags&syntax.FoldCase == 0 {
			return []string{string(re.Rune)}
		}
	case syntax.OpCapture, syntax.OpPlus:
		return needlesIn(re.Sub[0])
	case syntax.OpRepeat:
		if re.Min > 0 {
			return needlesIn(re.Sub[0])
		}
	case syntax.OpCharClass:
		return classNeedles(re.Rune)
	case syntax.OpAlternate:
		var every []string
		for _, sub := range re.Sub {
			needles := needlesIn(sub)
			if len(needles) == 0 {
				return nil
			}
			every = append(every, needles...)
		}
		return every
	case syntax.OpConcat:
		var best []string // every part must match; the part with the longest needles is rarest
		for _, sub := range re.Sub {
			if needles := needlesIn(sub); len(needles) > 0 && (best == nil || shortest(needles) > shortest(best)) {
				best = needles
			}
		}
		return best
	}
	return nil
}

// classNeedles are the members of a small class of characters, given as ranges.
func classNeedles(ranges []rune) []string {
	var members []string
	for i := 0; i+1 < len(ranges); i += 2 {
		if int(ranges[i+1]-ranges[i])+len(members) > 8 {
			return nil
		}
		for r := ranges[i]; r <= ranges[i+1]; r++ {
			members = append(members, string(r))
		}
	}
	return members
}

func shortest(needles []string) int {
	least := len(needles[0])
	for _, needle := range needles {
		least = min(least, len(needle))
	}
	return least
}
