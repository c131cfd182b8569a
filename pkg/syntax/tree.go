// Package syntax turns a file into a positioned tree: frontmatter nodes, headings, tables,
// lists and text, each with its exact byte span. It is the only importer of yaml.v3 and
// goldmark, and knows nothing about account plans.
package syntax

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/source"
)

// Document is the tree of one file.
type Document struct {
	File        *source.File
	Frontmatter *Frontmatter // nil where there is none
	Blocks      []Block      // the body in source order; headings stand among the other blocks
	Comments    []Comment    // comments of frontmatter and body, in source order
	Problems    []Problem    // what does not parse, in source order

	rooms *rooms
}

// Frontmatter is the block of YAML, or of TOML, at the top of a file.
type Frontmatter struct {
	Span source.Span // from the opening to the closing delimiter line, both included
	Open source.Span // the opening delimiter, "---"
	Root *Node       // a mapping; nil where the YAML is empty or does not parse
	TOML bool        // between lines of "+++": read, but never rewritten
}

// NodeKind tells YAML nodes apart.
type NodeKind uint8

// The kinds of YAML nodes. Aliases are expanded, within limits.
const (
	Scalar NodeKind = iota
	Mapping
	Sequence
)

// Node is a YAML value. Every scalar is a string: a date, a number or a yes is for the reader
// of the field to see. Null marks an empty or null scalar.
type Node struct {
	Kind   NodeKind
	Span   source.Span // the value's own characters, quotes included; a mapping's or sequence's from first to last character
	Value  string      // a scalar's text, quotes and escapes resolved
	Quoted bool        // written in quotes or as a block scalar: never a number, a yes or a null
	Null   bool        // nothing, ~ or null
	Pairs  []Pair      // of a mapping, in source order, duplicates included
	Items  []*Node     // of a sequence
}

// Pair is one key of a mapping.
type Pair struct {
	Key     string
	KeySpan source.Span
	Value   *Node // never nil; a Null scalar where the key stands alone, its Span empty right behind the colon
}

// Kind tells Markdown blocks apart.
type Kind uint8

// The kinds of blocks.
const (
	Paragraph Kind = iota
	Heading
	List
	TableBlock
	Quote
	Code // fenced or indented
	HTML // raw HTML other than comments
	Break
)

// Block is one Markdown block.
type Block struct {
	Kind    Kind
	Span    source.Span // all of the block's lines, markers included, the last line ending not
	Level   int         // of a heading, 1 to 6
	Inline  Inline      // of a heading or paragraph; of code and HTML the raw text
	Ordered bool        // of a list
	Items   []Item      // of a list
	Table   *Table      // of a table
	Blocks  []Block     // of a quotation
}

// Task says whether a list item has a box.
type Task uint8

// The boxes.
const (
	NoTask Task = iota
	OpenTask
	DoneTask
)

// Item is a list item: its first paragraph as Inline, everything after that as Blocks.
type Item struct {
	Span   source.Span // from the marker to the item's last character, nested blocks included
	Box    source.Span // the box, "[ ]" or "[x]"; zero without one
	Task   Task
	Inline Inline
	Blocks []Block
}

// Table is a GFM table.
type Table struct {
	Header    Row
	Delimiter source.Span // the row of dashes
	Rows      []Row
}

// Row is a line of a table. Cells has exactly as many entries as the header; Surplus holds
// the cells beyond it, which Markdown would silently drop.
type Row struct {
	Span    source.Span
	Cells   []Cell
	Surplus []Cell
	NoPipe  bool // a line without any pipe, right below a table: text that the table swallowed
}

// Cell is one cell. An empty cell's Span is the blank between its pipes; a Missing cell (a
// row with too few) has the empty span at the row's end.
type Cell struct {
	Span    source.Span // the trimmed content, or the blank
	Inline  Inline
	Missing bool
}

// Empty reports whether the cell shows nothing.
func (c Cell) Empty() bool { return strings.TrimSpace(c.Inline.Text()) == "" }

// Inline is the text of a block or cell: the runs that a reader sees, in source order.
// Markup characters belong to Span but to no run.
type Inline struct {
	Span source.Span
	Runs []Run
}

// Style is a set of inline styles.
type Style uint8

// The styles.
const (
	Bold Style = 1 << iota
	Italic
	CodeSpan
	Strike
)

// Run is a piece of visible text of one style.
type Run struct {
	Span source.Span // its source characters
	Text string      // what a reader sees; entities and escapes resolved, a line break is "\n"
	// Style and Link hold for the whole run. Link is an http, https or mailto address, a
	// relative path or a fragment; any other scheme is dropped when reading.
	Style Style
	Link  string
	// Verbatim: Text equals the source bytes of Span, so that an offset in one is an offset in the other.
	Verbatim bool
}

// Comment is a comment of the frontmatter ("# …") or of the body ("<!-- … -->").
type Comment struct {
	Span source.Span // with its markers
	Text string      // without its markers, trimmed
	YAML bool
	// Target is what the comment stands for. In frontmatter: the next key with its value
	// (zero at the end). In the body: the block that follows it, or the item it stands in;
	// a heading's Target is its whole section, a list's the whole list (zero at the end).
	Target source.Span
	// Unclosed marks "<!--" without "-->".
	Unclosed bool
}

// ProblemKind tells syntax problems apart.
type ProblemKind uint8

// The kinds of syntax problems.
const (
	YAMLSyntax          ProblemKind = iota // Message and Hint say what to do
	FrontmatterUnclosed                    // an opening "---" without a closing one
	DuplicateKey                           // Related is the first place
	AliasLimit                             // aliases expand beyond the limit
	DepthLimit                             // nested beyond the limit
	NotAMapping                            // the frontmatter is a list or a scalar
	TableDelimiter                         // a row of dashes whose width differs from the header's: not a table
	ContentLimit                           // more cells, blocks or lines than the limit: the rest is not read
	MergeConflict                          // lines of two branches between git's signs: from the first of them to the last
)

// Problem is a place where the file cannot be read as meant.
type Problem struct {
	Kind    ProblemKind
	Span    source.Span
	Message string // a plain sentence in the words of somebody who has never met a parser
	Hint    string // what to write instead; may be empty
	Related source.Span
}

// Text is what a reader sees, line breaks as spaces.
func (in Inline) Text() string {
	if len(in.Runs) == 1 {
		return in.Runs[0].Text
	}
	size := 0
	for i := range in.Runs {
		size += len(in.Runs[i].Text)
	}
	var b strings.Builder
	b.Grow(size)
	for i := range in.Runs {
		if r := &in.Runs[i]; r.Text == "\n" { // as nearly all breaks, so that the whole is seldom copied below
			b.WriteByte(' ')
		} else {
			b.WriteString(r.Text)
		}
	}
	return strings.ReplaceAll(b.String(), "\n", " ")
}

// Cut returns the part of the inline that stands in the span, runs cut at its ends. A run
// that is not Verbatim is kept whole when it starts inside the span, else dropped.
func (in Inline) Cut(s source.Span) Inline {
	out := Inline{Span: s}
	for _, r := range in.Runs {
		if r.Span.End <= s.Start || r.Span.Start >= s.End {
			continue
		}
		if r.Verbatim {
			lo, hi := max(r.Span.Start, s.Start), min(r.Span.End, s.End)
			r.Text = r.Text[lo-r.Span.Start : hi-r.Span.Start]
			r.Span = source.Span{Start: lo, End: hi}
		} else if r.Span.Start < s.Start {
			continue
		}
		out.Runs = append(out.Runs, r)
	}
	return out
}
