package syntax

import (
	"fmt"
	"os"
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

// TestHostileFiles reads files made to take long. The time allowed is many times what they
// need, so that a busy machine does not fail; a time that grows with the square of the size
// is far beyond it.
func TestHostileFiles(t *testing.T) {
	size := 1 << 20
	if os.Getenv("BIG") != "" {
		size = 10 << 20
	}
	if testing.Short() {
		size = 1 << 16
	}
	for name, text := range hostileFiles(size) {
		t.Run(name, func(t *testing.T) {
			var before, after runtime.MemStats
			runtime.ReadMemStats(&before)
			begin := time.Now()
			doc := Parse(source.NewFile("hostile.md", []byte(text)))
			took := time.Since(begin)
			runtime.ReadMemStats(&after)
			if took > 5*time.Second {
				t.Errorf("took %v", took)
			}
			t.Logf("%v, %d MB, %d problems", took, (after.TotalAlloc-before.TotalAlloc)>>20, len(doc.Problems))
			check(t, doc)
		})
	}
}
