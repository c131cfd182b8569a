// Structure: what a stretch of the page is, for reading order, bookmarks and assistive technology.

package draw

// Tag names the role of a structure element. The values are the standard structure types of PDF 1.7.
type Tag string

// The roles a page may use. Every document has one Document element around everything, which is implied and never begun by hand.
const (
	TagSect    Tag = "Sect"
	TagDiv     Tag = "Div"
	TagH1      Tag = "H1"
	TagH2      Tag = "H2"
	TagH3      Tag = "H3"
	TagH4      Tag = "H4"
	TagP       Tag = "P"
	TagSpan    Tag = "Span"
	TagList    Tag = "L"
	TagItem    Tag = "LI"
	TagLabel   Tag = "Lbl"
	TagBody    Tag = "LBody"
	TagTable   Tag = "Table"
	TagHead    Tag = "THead"
	TagRows    Tag = "TBody"
	TagRow     Tag = "TR"
	TagHeader  Tag = "TH"
	TagCell    Tag = "TD"
	TagFigure  Tag = "Figure"
	TagCaption Tag = "Caption"
	TagLink    Tag = "Link"
)

// Scope says which cells a table header heads.
type Scope string

// The zero Scope of a TH is Column.
const (
	ScopeColumn Scope = "Column"
	ScopeRow    Scope = "Row"
	ScopeBoth   Scope = "Both"
)

// Node describes the structure element that [Canvas.Begin] opens. Only Tag is required. A heading (H1 to H4) becomes a bookmark of the document,
// titled by the text drawn in it.
type Node struct {
	Tag Tag
	// Alt describes a Figure in words. A Figure without it is reported as a problem by backends that tag.
	Alt string
	// Actual replaces what the element shows when it is read or copied: five dots may read "5 of 5". Empty means the text as drawn.
	Actual string
	// Scope applies to TH only.
	Scope Scope
	// ColumnSpan applies to TH and TD; 0 and 1 mean one column.
	ColumnSpan int
}

// HoldsText reports whether text may be drawn directly inside an element of this role.
func (t Tag) HoldsText() bool {
	switch t {
	case TagH1, TagH2, TagH3, TagH4, TagP, TagSpan, TagLabel, TagBody, TagHeader, TagCell, TagFigure, TagCaption, TagLink:
		return true
	}
	return false
}

// HeadingLevel returns 1 to 4 for H1 to H4 and 0 for every other role.
func (t Tag) HeadingLevel() int {
	switch t {
	case TagH1:
		return 1
	case TagH2:
		return 2
	case TagH3:
		return 3
	case TagH4:
		return 4
	}
	return 0
}

// Known reports whether the tag is one of the roles above.
func (t Tag) Known() bool {
	switch t {
	case TagSect, TagDiv, TagList, TagItem, TagTable, TagHead, TagRows, TagRow:
		return true
	}
	return t.HoldsText()
}
