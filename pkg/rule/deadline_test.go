package rule

import (
	"regexp"
	"strings"
	"testing"
	"unicode"

	"pgregory.net/rapid"
)

// What deadline.go reads by hand, as patterns.
var (
	datePattern     = regexp.MustCompile(`(?i)\b(20\d\d(-\d\d){0,2}|fy ?\d\d(\d\d)?|[qh][1-4]|\d{1,2} (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b`)
	deadlinePattern = regexp.MustCompile(`(?i)\b(20[2-4]\d|fy ?\d\d|[qh][1-4]|(by|in|until|before) (jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*)\b`)
)

func TestDeadlinesAsPatterns(t *testing.T) {
	part := rapid.SampledFrom([]string{"20", "2027", "2019", "-04", "-3", "1", "12", "123", " ", " ", " ", "fy", "FY", "Q", "q3", "H2", "h5", "may", "Sept", "jan", "ma",
		"by", "Until", "before", "in", "_", "-", ".", "é", "٣", "x", "%", "s", "\n"})
	rapid.Check(t, func(t *rapid.T) {
		text := strings.Join(rapid.SliceOfN(part, 0, 12).Draw(t, "parts"), "")
		if got, want := hasDate(text), deadlinePattern.MatchString(text); got != want {
			t.Errorf("hasDate(%q) = %t", text, got)
		}
		if got, want := countsSomething(text), strings.ContainsFunc(datePattern.ReplaceAllString(text, ""), unicode.IsDigit); got != want {
			t.Errorf("countsSomething(%q) = %t", text, got)
		}
	})
}
