package syntax

import (
	"fmt"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/source"
)

// value finds the value of a key of the root.
func value(doc *Document, key string) *Node {
	if doc.Frontmatter == nil || doc.Frontmatter.Root == nil {
		return nil
	}
	for _, pair := range doc.Frontmatter.Root.Pairs {
		if pair.Key == key {
			return pair.Value
		}
	}
	return nil
}

// TestScalars is about the spans and values of all styles of YAML scalars.
func TestScalars(t *testing.T) {
	tests := []struct{ yaml, span, value, flags string }{
		{"k: plain", "plain", "plain", ""},
		{"k:   two words  ", "two words", "two words", ""},
		{"k: 012 # c", "012", "012", ""},
		{"k: 1_000", "1_000", "1_000", ""},
		{"k: 2026-12-01", "2026-12-01", "2026-12-01", ""},
		{"k: Zoë 美咲", "Zoë 美咲", "Zoë 美咲", ""},
		{"ö: 1\nk: x", "x", "x", ""},
		{"k: yes", "yes", "yes", ""},
		{"k: ~", "~", "~", "null"},
		{"k: null", "null", "null", "null"},
		{"k:", "", "", "null"},
		{"k:   \nl: 1", "", "", "null"},
		{"k: one\n  two\n\n  three", "one\n  two\n\n  three", "one two\nthree", ""},
		{"k:\n  below", "below", "below", ""},
		{`k: "a \"b\" \u00e9 \\"`, `"a \"b\" \u00e9 \\"`, `a "b" é \`, "quoted"},
		{`k: "a # b"  # c`, `"a # b"`, "a # b", "quoted"},
		{"k: \"one\n  two\"", "\"one\n  two\"", "one two", "quoted"},
		{"k: 'it''s'", "'it''s'", "it's", "quoted"},
		{"k: ''", "''", "", "quoted"},
		{"k: \"\"", `""`, "", "quoted"},
		{"k: 'null'", "'null'", "null", "quoted"},
		{"k: |\n  a\n   b\n\n  c\nl: 1", "|\n  a\n   b\n\n  c", "a\n b\n\nc\n", "quoted"},
		{"k: |-\n  a\n# c\nl: 1", "|-\n  a", "a", "quoted"},
		{"k: >  # c\n  a\n  b\n\n", ">  # c\n  a\n  b", "a b\n", "quoted"},
		{"k: |\n", "|", "", "quoted"},
		{"k: |2\n   a\n", "|2\n   a", " a\n", "quoted"},
		{"k: !!str 12", "12", "12", ""},
		{"x: &a v\nk: *a", "*a", "v", ""},
		{"k: &a v\nx: *a", "v", "v", ""},
		{"<<: {k: v}\nk: w", "w", "w", ""},
		{"k: http://a.b:80/c", "http://a.b:80/c", "http://a.b:80/c", ""},
		{"{k: v}", "v", "v", ""},
		{"? k\n: v", "v", "v", ""},
		{"'k': v", "v", "v", ""},
	}
	for _, test := range tests {
		for _, ending := range []string{"\n", "\r\n"} {
			t.Run(fmt.Sprintf("%q", test.yaml+ending), func(t *testing.T) {
				text := strings.ReplaceAll("\uFEFF---\n"+test.yaml+"\n---\n", "\n", ending)
				doc := parse(text)
				check(t, doc)
				for _, problem := range doc.Problems {
					t.Errorf("problem: %s", problem.Message)
				}
				n := value(doc, "k")
				if n == nil {
					t.Fatal("no value")
				}
				span := strings.ReplaceAll(doc.File.Text(n.Span), "\r\n", "\n")
				flags := strings.TrimSpace(mark(n.Quoted, "quoted") + mark(n.Null, "null"))
				if span != test.span || n.Value != test.value || flags != test.flags {
					t.Errorf("got %q %q %q", span, n.Value, flags)
				}
				if test.span == "" && doc.File.Text(source.Span{Start: n.Span.Start - 1, End: n.Span.Start}) != ":" {
					t.Errorf("an empty value at %d", n.Span.Start)
				}
			})
		}
	}
}

// TestCollections is about the spans of YAML collections and of what is in them.
func TestCollections(t *testing.T) {
	tests := []struct{ yaml, span, parts string }{
		{"k: [a, 'b' , \"c\" ]", "[a, 'b' , \"c\" ]", "a|'b'|\"c\""},
		{"k: [ ]", "[ ]", ""},
		{"k: [a, # ]\n  b]", "[a, # ]\n  b]", "a|b"},
		{"k: [a, [b, {c: d}]]", "[a, [b, {c: d}]]", "a|[b, {c: d}]"},
		{"k: {a: 1, b: }", "{a: 1, b: }", "a=1|b="},
		{"k: {a, b: 2}", "{a, b: 2}", "a=|b=2"},
		{"k:\n- a\n- b\nl: 1", "- a\n- b", "a|b"},
		{"k:\n  - a\n  -\n  - c: 1\n    d: 2\nl: 1", "- a\n  -\n  - c: 1\n    d: 2", "a||c: 1\n    d: 2"},
		{"k:\n  - - a\n    - b", "- - a\n    - b", "- a\n    - b"},
		{"k:\n  a: 1\n  b:\n    c: 2\nl: 1", "a: 1\n  b:\n    c: 2", "a=1|b=c: 2"},
		{"k: &x\n  a: 1\nl: *x", "a: 1", "a=1"},
		{"k: [[Acme]]", "[[Acme]]", "[Acme]"},
		{"k: {{name}}", "{{name}}", "{name}="},
		{"k: é\nk2: [ü, ö]\n", "é", ""},
	}
	for _, test := range tests {
		t.Run(test.yaml, func(t *testing.T) {
			doc := parse("---\n" + test.yaml + "\n---\n")
			check(t, doc)
			for _, problem := range doc.Problems {
				t.Errorf("problem: %s", problem.Message)
			}
			n := value(doc, "k")
			if n == nil {
				t.Fatal("no value")
			}
			var parts []string
			for _, pair := range n.Pairs {
				parts = append(parts, pair.Key+"="+doc.File.Text(pair.Value.Span))
			}
			for _, item := range n.Items {
				parts = append(parts, doc.File.Text(item.Span))
			}
			if span := doc.File.Text(n.Span); span != test.span || strings.Join(parts, "|") != test.parts {
				t.Errorf("got %q, %q", span, strings.Join(parts, "|"))
			}
		})
	}
}

// TestFaults is about frontmatter that does not parse: what is said about it, and that the
// other facts are read, and the faulty one as it was meant.
func TestFaults(t *testing.T) {
	tests := []struct{ yaml, span, message, hint, key, value string }{
		{"k: @dana", "@dana", "begins with `@`", "Write `k: \"@dana\"`.", "k", "@dana"},
		{"k: `code`", "`code`", "begins with ```", "", "k", "`code`"},
		{"k: %5", "%5", "begins with `%`", "", "k", "%5"},
		{"k: *bold*", "*bold*", "begins with `*`", "", "k", "*bold*"},
		{"k: **bold** text", "**bold** text", "begins with `*`", "", "k", "**bold** text"},
		{"k: * item", "* item", "begins with `*`", "", "k", "* item"},
		{"k: & Sons", "& Sons", "begins with `&`", "", "k", "& Sons"},
		{"k: &Sons", "&Sons", "begins with `&`", "", "k", "&Sons"},
		{"k: &Sons GmbH", "&Sons GmbH", "begins with `&`", "", "k", "&Sons GmbH"},
		{"k: !urgent", "!urgent", "begins with `!`", "", "k", "!urgent"},
		{"k: > 5k", "> 5k", "begins with `>`", "Write `k: \"> 5k\"`.", "k", "> 5k"},
		{"k: | x", "| x", "begins with `|`", "", "k", "| x"},
		{"k: -", "-", "begins with `-`", "", "k", "-"},
		{"k: - x", "- x", "begins with `-`", "", "k", "- x"},
		{"k: , x", ", x", "begins with `,`", "", "k", ", x"},
		{"k: VP: EMEA", "VP: EMEA", "a colon and a space", "Write `k: \"VP: EMEA\"`.", "k", "VP: EMEA"},
		{"k: say \"a: b\"", "say \"a: b\"", "a colon and a space", "Write `k: 'say \"a: b\"'`.", "k", "say \"a: b\""},
		{"k: ends with:", "ends with:", "ends with a colon", "", "k", "ends with:"},
		{"k: VP: EMEA # note", "VP: EMEA", "a colon and a space", "", "k", "VP: EMEA"},
		{"k: \"open", "\"open", "no second one to close it", "Write `k: \"open\"`.", "k", "open"},
		{"k: 'open", "'open", "no second one to close it", "", "k", "open"},
		{"k: 'it's'", "'it's'", "behind the closing quotation mark", "", "k", "'it's'"},
		{"k: \"Acme\" GmbH", "\"Acme\" GmbH", "behind the closing quotation mark", "Write `k: \"Acme GmbH\"`.", "k", "\"Acme\" GmbH"},
		{"k: [a, b", "[a, b", "is not closed", "Write `k: [a, b]`.", "k", "<a|b>"},
		{"k: [a,\n  b", "[a,\n  b", "is not closed", "Write `]` at the end.", "k", "<a|b>"},
		{"k: {a: [1, 2}", "{a: [1, 2}", "is not closed", "", "k", "{a: [1, 2}"},
		{"k: [Name] Surname", "[Name] Surname", "behind the closing bracket", "", "k", "[Name] Surname"},
		{"k: [a](b.md)", "[a](b.md)", "behind the closing bracket", "", "k", "[a](b.md)"},
		{"k: [@a, b]", "@a", "begins with `@`", "", "k", "<@a|b>"},
		{"k: {a: @b, c: d}", "@b", "begins with `@`", "", "k", ""},
		{"k Acme", "k Acme", "no colon", "Write `k: Acme`.", "", ""},
		{"k:Acme", "k:Acme", "space behind the colon", "Write `k: Acme`.", "k", "Acme"},
		{"just a longer line of words", "just a longer line of words", "no colon", "", "", ""},
		{"  k: x", "k: x", "is indented", "Remove the spaces", "k", "x"},
		{"\tk: x", "\tk: x", "begins with a tab", "Put two spaces", "", ""},
		{"team:\n  - name: @a\n    role: x: y", "@a", "begins with `@`", "", "", ""},
		{"k: a\u2028b", "a\u2028b", "invisible line break", "Write `k: \"a b\"`.", "k", "a b"},
		{"k: v\n]: x", "]: x", "", "", "k", "v"},
		{"--- k: v", "--- k: v", "", "", "", ""},
	}
	for _, test := range tests {
		t.Run(test.yaml, func(t *testing.T) {
			text := "---\nfirst: one\n" + test.yaml + "\nlast: é two\n---\n\nbody\n"
			doc := parse(text)
			check(t, doc)
			if len(doc.Problems) == 0 {
				t.Fatal("no problem")
			}
			problem := doc.Problems[0]
			if got := doc.File.Text(problem.Span); problem.Kind != YAMLSyntax || !strings.HasPrefix(got, test.span) && test.span != got ||
				!strings.Contains(problem.Message, test.message) || !strings.Contains(problem.Hint, test.hint) {
				t.Errorf("got %q: %s %s", got, problem.Message, problem.Hint)
			}
			if first := value(doc, "first"); first == nil || first.Value != "one" {
				t.Error("the fact before it is lost")
			}
			last := value(doc, "last")
			if strings.HasPrefix(test.yaml, "---") {
				return // the facts behind it are in the problem's span
			}
			if last == nil || last.Value != "é two" || doc.File.Text(last.Span) != "é two" {
				t.Error("the fact after it is lost", last)
			}
			if test.key == "" {
				return
			}
			n := value(doc, test.key)
			if n == nil {
				t.Fatal("the fact itself is lost")
			}
			got := n.Value
			if n.Kind == Sequence {
				var items []string
				for _, item := range n.Items {
					items = append(items, item.Value)
				}
				got = "<" + strings.Join(items, "|") + ">"
			}
			if got != test.value {
				t.Errorf("value %q, want %q", got, test.value)
			}
		})
	}
}

func TestDuplicateKeys(t *testing.T) {
	doc := parse("---\na: 1\nb: {c: 1, c: 2}\n\"a\": 2\nl:\n  - d: 1\n    d: 1\n---\n")
	check(t, doc)
	var got []string
	for _, p := range doc.Problems {
		if p.Kind != DuplicateKey {
			t.Errorf("problem: %s", p.Message)
		}
		got = append(got, fmt.Sprintf("%s %d-%d", doc.File.Text(p.Span), p.Related.Start, p.Span.Start))
	}
	if want := "c 13-19|\"a\" 4-25|d 39-48"; strings.Join(got, "|") != want {
		t.Errorf("got %s, want %s", strings.Join(got, "|"), want)
	}
	if n := doc.Frontmatter.Root; len(n.Pairs) != 4 {
		t.Errorf("%d pairs: duplicates are kept", len(n.Pairs))
	}
}

func TestNotAMapping(t *testing.T) {
	for text, span := range map[string]string{
		"- a\n- b": "- a\n- b", "just words": "just words", "[a]": "[a]", "\"a\"": "\"a\"",
	} {
		doc := parse("---\n" + text + "\n---\n# H\n")
		check(t, doc)
		if len(doc.Problems) != 1 || doc.Problems[0].Kind != NotAMapping || doc.File.Text(doc.Problems[0].Span) != span {
			t.Errorf("%q: %v", text, doc.Problems)
		}
		if len(doc.Blocks) != 1 {
			t.Errorf("%q: %d blocks", text, len(doc.Blocks))
		}
	}
}

// TestInvisibleCharacters: a character that YAML forbids costs its own place, not all facts.
func TestInvisibleCharacters(t *testing.T) {
	doc := parse("---\naccount: Acme\x18\n# re\x07viewed\nowner: Da\u0080na\n---\n")
	check(t, doc)
	if len(doc.Problems) != 3 || doc.Frontmatter.Root == nil || len(doc.Frontmatter.Root.Pairs) != 2 || doc.Frontmatter.Root.Pairs[0].Value.Value != "Acme" {
		t.Errorf("%+v", doc.Problems)
	}
}
