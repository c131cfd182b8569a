package syntax

// This file reads a file that is YAML and nothing else, with the same care and the same limits
// as the frontmatter of a plan.

import "github.com/acctplan/acctplan/pkg/source"

// ParseYAML reads a file of YAML that holds a mapping. It never fails: what does not parse is
// among the problems, in source order, and everything else is read as if that part were not
// there. Root is nil where the file holds nothing or something else than a mapping. The file
// must be valid UTF-8. Where Message and Hint of a problem speak of a block of facts, they mean
// the file; a caller that shows them chooses its own words by Kind.
func ParseYAML(file *source.File) (root *Node, problems []Problem) {
	text := file.String()
	doc := &Document{File: file}
	front := &frontReader{doc: doc, whole: text, from: textStart(file.Bytes)}
	front.read(len(text))
	root = front.finish(len(text))
	sortBySpan(doc.Problems, func(p Problem) source.Span { return p.Span })
	return root, doc.Problems
}
