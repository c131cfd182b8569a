package syntax

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/source"
)

// checkPlain compares plainMapping with the reading by yaml.v3, and says whether it read the piece.
func checkPlain(t interface{ Fatalf(string, ...any) }, piece string) bool {
	const base = 4
	got := plainMapping(piece, base)
	if got == nil {
		return false
	}
	text := "---\n" + piece + "---\n"
	f := &frontReader{doc: &Document{File: source.NewFile("plan.md", []byte(text))}, whole: text, from: base}
	root, err := decode(piece)
	if err != nil || root == nil {
		t.Fatalf("%q: yaml.v3 says %v", piece, err)
	}
	f.document(root, piece, base)
	for _, problem := range f.problems {
		if problem.Kind != DuplicateKey { // which the caller of plainMapping reports
			t.Fatalf("%q: %s", piece, problem.Message)
		}
	}
	if diff := cmp.Diff(f.root, got); diff != "" {
		t.Fatalf("%q (-yaml.v3 +plainMapping):\n%s", piece, diff)
	}
	return true
}

// TestPlainMapping: forms that are read, and those that are left to yaml.v3.
func TestPlainMapping(t *testing.T) {
	for _, piece := range []string{
		"account: Acme\n",
		"acctplan: 1\naccount: \"Zoë & Søn: GmbH\"\ntier: key\nunits: [Supply Chain, Operations]\nrenewal: 2027-03-31\n",
		"owner: 'Ada Roth'\nnote: a#b, [c] {d} 12:30 \"e\"\n",
		"true: yes\nx: 012\ny: 1_000\n",
		"id: a\nid: b\n",
	} {
		if !checkPlain(t, piece) {
			t.Errorf("%q is left to yaml.v3", piece)
		}
	}
	for _, piece := range []string{
		"", "\n", "account: Acme", "account: Acme\r\n", "account:\n", "account: \n", "account: null\n", "null: x\n", "account: ~\n",
		"account: Acme # new\n", "account: a: b\n", "account: Acme:\n", "account: Acme \n", "account: Acme\n  Foods\n", "account: @dana\n",
		"account: \"a\\\"b\"\n", "account: 'it''s'\n", "account: |\n", "account: &a b\n", "units: []\n", "units: [a, [b]]\n", "units: [a: b]\n",
		"units: [a,b]\n", "units: [a, ]\n", "units: [a, b\n", "units: [ a]\n", "a b: c\n", "# c\na: b\n", "a: b\n\nc: d\n", "a: b\u2028c\n", "a: \ufeffb\n", "a: b\tc\n",
	} {
		if checkPlain(t, piece) {
			t.Errorf("%q is read", piece)
		}
	}
}

// TestPlainMappingIsYAML compares the two on lines put together at random.
func TestPlainMappingIsYAML(t *testing.T) {
	word := rapid.SampledFrom([]string{"a", "Key", "owner", "null", "true", "1", "2027-01-01", "é", "'", "\"", "#", ":", ": ", ", ", "[", "]", "-", " ", "  ", "{", "}", "&", "*", "!", "|", ">", "%", "@", "`", "\\", "?", "<<", "\t", "\u2028", "~", "=", "_", "."})
	rapid.Check(t, func(t *rapid.T) {
		var piece strings.Builder
		for range rapid.IntRange(1, 4).Draw(t, "lines") {
			piece.WriteString(rapid.SampledFrom([]string{"a", "key", "my_key", "null", "x-y", "", " b"}).Draw(t, "key"))
			piece.WriteString(rapid.SampledFrom([]string{": ", ": ", ": ", ":", " : "}).Draw(t, "colon"))
			open := rapid.SampledFrom([]string{"", "", "[", "\"", "'", "x"}).Draw(t, "open")
			piece.WriteString(open + strings.Join(rapid.SliceOfN(word, 0, 5).Draw(t, "words"), ""))
			piece.WriteString(map[string]string{"[": "]"}[open])
			if open == "\"" || open == "'" {
				piece.WriteString(open)
			}
			piece.WriteString("\n")
		}
		checkPlain(t, piece.String())
	})
}

func FuzzPlainMapping(f *testing.F) {
	f.Add("acctplan: 1\naccount: \"Acme\"\nunits: [a b, c]\n")
	f.Add("a: b\nc: 'd'\n")
	f.Fuzz(func(t *testing.T, piece string) {
		if len(piece) < 4096 {
			checkPlain(t, piece)
		}
	})
}
