package edit_test

import (
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/edit"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/source"
)

func change(start, end int, text string) finding.Edit {
	return finding.Edit{Span: source.Span{Start: start, End: end}, Text: text}
}

func TestApply(t *testing.T) {
	for name, test := range map[string]struct {
		edits []finding.Edit
		want  string // or the error, where it begins with "error: "
	}{
		"none":                          {nil, "abcdef"},
		"replace":                       {[]finding.Edit{change(1, 3, "X")}, "aXdef"},
		"any order":                     {[]finding.Edit{change(4, 5, ""), change(0, 1, "YY")}, "YYbcdf"},
		"neighbours":                    {[]finding.Edit{change(0, 2, "1"), change(2, 4, "2")}, "12ef"},
		"insertions keep their order":   {[]finding.Edit{change(2, 2, "1"), change(2, 2, "2")}, "ab12cdef"},
		"insertion before replacement":  {[]finding.Edit{change(2, 3, "R"), change(2, 2, "I")}, "abIRdef"},
		"insertion behind replacement":  {[]finding.Edit{change(1, 2, "R"), change(2, 2, "I")}, "aRIcdef"},
		"at both ends":                  {[]finding.Edit{change(6, 6, ">"), change(0, 0, "<")}, "<abcdef>"},
		"overlap":                       {[]finding.Edit{change(0, 3, "1"), change(2, 4, "2")}, "error: two edits overlap at byte 2"},
		"insertion inside":              {[]finding.Edit{change(0, 3, "1"), change(2, 2, "2")}, "error: two edits overlap at byte 2"},
		"twice the same":                {[]finding.Edit{change(1, 2, "1"), change(1, 2, "1")}, "error: two edits overlap at byte 1"},
		"behind the end":                {[]finding.Edit{change(5, 7, "")}, "error: the edit of bytes 5 to 7 is outside the file of 6 bytes"},
		"before the beginning":          {[]finding.Edit{change(-1, 1, "")}, "error: the edit of bytes -1 to 1 is outside the file of 6 bytes"},
		"backwards":                     {[]finding.Edit{change(3, 2, "")}, "error: the edit of bytes 3 to 2 is outside the file of 6 bytes"},
		"everything":                    {[]finding.Edit{change(0, 6, "")}, ""},
		"replacement at an insertion's": {[]finding.Edit{change(0, 2, "R"), change(0, 0, "I")}, "IRcdef"},
	} {
		t.Run(name, func(t *testing.T) {
			got, err := edit.Apply([]byte("abcdef"), test.edits)
			text := string(got)
			if err != nil {
				text = "error: " + err.Error()
			}
			if text != test.want {
				t.Errorf("got %q, want %q", text, test.want)
			}
		})
	}
}

func TestMoved(t *testing.T) {
	edits := []finding.Edit{change(4, 5, ""), change(0, 1, "YY"), change(2, 2, "Z")}
	after, err := edit.Apply([]byte("abcdef"), edits)
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, span := range edit.Moved(edits) {
		got = append(got, string(after[span.Start:span.End]))
	}
	if strings.Join(got, "|") != "YY|Z|" {
		t.Errorf("got %q", got)
	}
}

func TestUnified(t *testing.T) {
	got := edit.Unified("accounts/x.md", []byte("a\nb\nc\n"), []byte("a\nB\nc\n"))
	want := "--- a/accounts/x.md\n+++ b/accounts/x.md\n@@ -1,3 +1,3 @@\n a\n-b\n+B\n c\n"
	if got != want {
		t.Errorf("got %q, want %q", got, want)
	}
	lines := strings.SplitAfter("1\n2\n3\n4\n5\n6\n7\n8\n9\n10\n11\n12\n13\n14\n15\n16\n", "\n")
	before := strings.Join(lines, "")
	lines[0], lines[2], lines[15] = "one\nmore\n", "three\n", "x\n"
	if got := edit.Unified("x", []byte(before), []byte(strings.Join(lines, ""))); !strings.Contains(got, "@@ -1,6 +1,7 @@") || !strings.Contains(got, "@@ -13,4 +14,4 @@") {
		t.Errorf("the places are wrong:\n%s", got)
	}
	if same := edit.Unified("x", []byte("a\n"), []byte("a\n")); same != "" {
		t.Errorf("the diff of equal texts is %q", same)
	}
}

func TestLines(t *testing.T) {
	for content, want := range map[string]string{"": "\n", "one": "\n", "a\nb\r\n": "\n", "a\r\nb\n": "\r\n", "a\rb": "\r", "\n": "\n"} {
		if got := edit.LineEnding([]byte(content)); got != want {
			t.Errorf("LineEnding(%q) = %q, want %q", content, got, want)
		}
	}
	if got := edit.WithLineEnding("a\nb\n", "\r\n"); got != "a\r\nb\r\n" {
		t.Errorf("got %q", got)
	}
	content := []byte("ab\r\ncd\ref\n")
	for offset, want := range map[int][2]int{0: {0, 4}, 2: {0, 4}, 4: {4, 7}, 6: {4, 7}, 7: {7, 10}, 10: {10, 10}} {
		if start, next := edit.LineStart(content, offset), edit.NextLine(content, offset); start != want[0] || next != want[1] {
			t.Errorf("offset %d: line from %d, next from %d; want %v", offset, start, next, want)
		}
	}
}

// FuzzBetween checks that the edits between two texts turn the one into the other.
func FuzzBetween(f *testing.F) {
	f.Add("a\nb\n", "a\nc\nb")
	f.Add("", "x\r\n")
	f.Fuzz(func(t *testing.T, before, after string) {
		got, err := edit.Apply([]byte(before), edit.Between([]byte(before), []byte(after)))
		if err != nil {
			t.Fatal(err)
		}
		if string(got) != after {
			t.Errorf("got %q, want %q", got, after)
		}
	})
}
