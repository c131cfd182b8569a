package syntax

import (
	"flag"
	"fmt"
	"runtime"
	"strings"
	"testing"
	"time"

	"github.com/acctplan/acctplan/pkg/source"
)

// repeat fills a file of the size with the piece.
func repeat(size int, piece string) string { return strings.Repeat(piece, size/len(piece)+1)[:size] }

// hostileFiles are files made to take long, by what they attack.
func hostileFiles(size int) map[string]string {
	files := map[string]string{}
	for _, piece := range []string{
		">", "> ", "[", "]", "![", "*", "**a ", "*a _b ", "_a* ", "a**b", "`", "``a`", "<", "<a ", "<!--", "<!-- ", "&amp;", "&", "\\*", "|", "| ",
		"a|b\n", "- ", "1. ", "-\n", "\n", " \n", "\t- a\n", "#", "# a\n", "---\n", "a\n", "> a\n", "~~a", "[a](b", "[a](b (", "[a](b \"", "[a][b", "[a]: b\n",
		"[a]: b (\n", "[a]: b\n\"", "<a b=\"", "<a b='c' ", "<?", "<!A", "<![CDATA[", "<http://a", "a@b.", "***a***", "*a*", "`a`", "[a](b)", "<br>", "a  \n", "a\\\n",
		"```\n", "~~~a\n", "    a\n", "<div>\n", "<!-- a -->", "<!-- a\n", "| a \\| `b` |\n", "a\r", "a\r\n", "\u2028", "[ ]", "- [ ] a\n",
		"* a\n  ", "> - ", "=\n", "a\n=\n", "a\n---\n", "[[", "[a](<b", "!", "_", "a_b_c ", "\"", "$", "x",
	} {
		files[fmt.Sprintf("%q", piece)] = repeat(size, piece)
	}
	half := size / 2
	files["columns times rows"] = repeat(size/4, "|a") + "\n" + repeat(size/4, "|-") + "\n" + repeat(half, "a\n")
	files["wide rows"] = "|a|b|\n|-|-|\n" + repeat(half, "|") + "\n" + repeat(half, "|*a*")
	files["rows with code and escaped pipes"] = "|a|b|\n|-|-|\n" + repeat(size, "|`a\\|b`|*c*|\n")
	files["nested emphasis"] = repeat(half, "*a ") + repeat(half, " a*")
	files["nested links"] = repeat(half, "[a ") + repeat(half, " a](b)")
	files["nested images"] = repeat(half, "![a ") + repeat(half, " a](b)")
	files["stars in a link"] = "[ ![" + repeat(half, "*") + "a" + repeat(half, "*") + "](b) ](c)"
	files["nested brackets"] = repeat(half, "[") + repeat(half, "]")
	files["blank lines in a deep list"] = strings.Repeat("- ", MaxNesting) + "a\n" + repeat(size, "\n")
	files["lazy lines in a deep list"] = strings.Repeat("- ", MaxNesting) + "a\n" + repeat(size, "b\n")
	files["lazy lines in a deep quotation"] = strings.Repeat("> ", MaxNesting) + "a\n" + repeat(size, "b\n")
	var ticks strings.Builder
	for n := 1; ticks.Len() < size; n++ {
		ticks.WriteString(strings.Repeat("`", n) + " ")
	}
	files["code spans without end"] = ticks.String()[:size]
	var stairs strings.Builder
	for n := 0; stairs.Len() < size; n++ {
		stairs.WriteString(strings.Repeat("  ", n%40) + "- a\n")
	}
	files["stairs"] = stairs.String()
	files["references"] = repeat(size/4, "[a]: b\n") + "\n" + repeat(size/2, "[x][a] ")
	var lines strings.Builder
	for n := 0; lines.Len() < size; n++ {
		fmt.Fprintf(&lines, "[%d]: b\n", n)
	}
	files["definitions"] = lines.String()
	for _, piece := range []string{
		"[", "{", "- ", "? ", "a: ", "*a", "&a ", "!", "\"", "'", "#", "# a\n", "a: b\n", "a: [\n", "a: @b\n", "a\n", "\t", "  a: b\n", "- a: b\n", ": ", "|", "a: |\n", "a: *b\n", "&a [*a,",
		"a: \"\n", "\\", "a: 'b\n", ",", "]", "a:b\n", "é: ü\n", "[a, ", "{a: ", "[{", "-\n", "\n", "? a\n: b\n", "%", "@", "a: &b c\n", "a: !b c\n", "a: x: y\n", "- @a\n",
	} {
		files["yaml "+fmt.Sprintf("%q", piece)] = "---\n" + repeat(min(size, MaxFrontmatter-8), piece) + "\n---\nbody\n"
		files["yaml broken "+fmt.Sprintf("%q", piece)] = "---\n" + repeat(min(size, MaxFrontmatter-100), piece) + "\na: b: c\n]: d\n---\nbody\n"
		files["yaml unclosed "+fmt.Sprintf("%q", piece)] = "---\n" + repeat(size, piece)
	}
	laughs := "---\na0: &a0 [x, x, x, x, x, x, x, x, x, x]\n"
	for n := 1; n < 30; n++ {
		laughs += fmt.Sprintf("a%d: &a%d [*a%d, *a%[3]d, *a%[3]d, *a%[3]d, *a%[3]d, *a%[3]d, *a%[3]d, *a%[3]d]\n", n, n, n-1)
	}
	files["yaml billion laughs"] = laughs + "---\n"
	var stair strings.Builder
	for n := 0; stair.Len() < MaxFrontmatter-2000; n++ {
		stair.WriteString(strings.Repeat(" ", n%600) + "a:\n")
	}
	files["yaml stairs"] = "---\n" + stair.String() + "---\n"
	return files
}

var hostileSize = flag.Int("hostile-size", 64<<10, "bytes of each file made to take long; the real limit is 4 MiB")

// TestHostileFiles reads files made to take long. The time allowed is many times what they
// need, so that a busy machine does not fail; a time that grows with the square of the size
// is far beyond it.
func TestHostileFiles(t *testing.T) {
	if testing.Short() {
		t.Skip("reads for seconds, and for minutes under the race detector")
	}
	for name, text := range hostileFiles(*hostileSize) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begin := time.Now()
			doc := Parse(source.NewFile("hostile.md", []byte(text)))
			took := time.Since(begin)
			runtime.ReadMemStats(&after)
			if took > 10*time.Second {
				t.Errorf("took %v", took)
			}
			t.Logf("%v, %d MB, %d problems", took, (after.TotalAlloc-before.TotalAlloc)>>20, len(doc.Problems))
			check(t, doc)
		})
	}
}

// TestLimits is about files beyond a limit: a problem says so, and the rest is read.
func TestLimits(t *testing.T) {
	tests := []struct {
		name, text string
		kind       ProblemKind
		blocks     int
	}{
		{"lines", strings.Repeat("a\n\n", MaxLines/2+10), ContentLimit, MaxLines / 2},
		{"quotations", strings.Repeat("> ", MaxNesting+5) + "a\n\nb\n", DepthLimit, 2},
		{"lists", strings.Repeat("- ", MaxNesting+5) + "a\n\nb\n", DepthLimit, 2},
		{"cells", "|a|b|c|d|e|\n|-|-|-|-|-|\n" + strings.Repeat("|f|\n", MaxCells/5) + "\nb\n", ContentLimit, 2},
		{"columns times rows", strings.Repeat("|a", 1000) + "\n" + strings.Repeat("|-", 1000) + "\n" + strings.Repeat("c\n", 1000) + "\nb\n", ContentLimit, 2},
		{"inline", strings.Repeat("*a* ", MaxInline) + "\n\nb\n", ContentLimit, 2},
		{"large frontmatter", "---\na: " + strings.Repeat("x", MaxFrontmatter) + "\n---\nb\n", ContentLimit, 1},
		{"deep brackets", "---\na: " + strings.Repeat("[", 100_000) + "\n---\nb\n", DepthLimit, 1},
		{"deep mapping", "---\n" + strings.Repeat("{a: ", 50) + strings.Repeat("}", 50) + "\n---\nb\n", DepthLimit, 1},
		{"aliases", "---\na: &a [x,x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b]\n---\nb\n", AliasLimit, 1},
		{"alias to itself", "---\na: &a [*a]\n---\nb\n", AliasLimit, 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			doc := parse(test.text)
			check(t, doc)
			if len(doc.Problems) == 0 || doc.Problems[0].Kind != test.kind {
				t.Errorf("problems: %v", doc.Problems)
			}
			if len(doc.Blocks) != test.blocks {
				t.Errorf("%d blocks, want %d", len(doc.Blocks), test.blocks)
			}
		})
	}
}
