// The relationship map alone: as a picture, and as text for programs that draw graphs.

package render

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/picture"
	"github.com/acctplan/acctplan/pkg/draw/svg"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
)

// ErrNoMap says that a brief has too few people for a map: it takes two.
var ErrNoMap = errors.New("a map needs at least two stakeholders who are still there")

// The map alone is as wide as two columns of a page, and at most as high as a poster.
const mapAlone, mapAloneTallest = 720.0, 2400.0

// MapSVG writes the relationship map as an SVG document with a title and a description in words.
func MapSVG(w io.Writer, b brief.Brief, o Options) error {
	if len(b.Map.Nodes) == 0 {
		return ErrNoMap
	}
	ts := draw.NewTypesetter(b.Locale.Language())
	n := network(b.Locale.Labels(), b.Map)
	var plotted plot
	if len(b.Map.Nodes) <= mostCharted {
		plotted = n.Layout(ts, mapAlone, mapNameLines)
	} else {
		plotted = n.LayoutGroups(ts, mapAlone, mapAloneTallest)
	}
	out := svg.New(svg.Options{Size: plotted.Size(), ID: "relationships", Title: mapTitle(b), Description: n.Describe()})
	plotted.Draw(out, ts, 0, 0)
	text, err := out.String()
	if err != nil {
		return err
	}
	_, err = io.WriteString(w, text)
	return err
}

func mapTitle(b brief.Brief) string {
	return fmt.Sprintf(b.Locale.Labels().RelationshipMapOf, b.Header.Account)
}

// said are the lines of a node: the name, the title, how somebody stands, our counterpart.
func said(say *locale.Labels, node brief.Node) []string {
	if node.Gap {
		return []string{node.Name, say.Picture.NobodyHere}
	}
	lines := []string{node.Name}
	for _, line := range []string{node.Title, node.Stance.Text} {
		if line != "" {
			lines = append(lines, line)
		}
	}
	if node.Counterpart != "" {
		lines = append(lines, "↔ "+node.Counterpart)
	}
	return lines
}

// toneOf is the tone of a node's shape; gaps are drawn as such.
func toneOf(node brief.Node) picture.Tone { return tone(node.Stance.Tone) }

// MapMermaid writes the relationship map as a Mermaid flowchart. The shape of a node says what
// its colour says.
func MapMermaid(w io.Writer, b brief.Brief) error {
	if len(b.Map.Nodes) == 0 {
		return ErrNoMap
	}
	out, words := bufio.NewWriter(w), b.Locale.Labels().Picture.BondSigns
	fmt.Fprintf(out, "flowchart TB\n  accTitle: %s\n  accDescr {\n    %s\n  }\n", mermaidLine(mapTitle(b)), mermaidLine(network(b.Locale.Labels(), b.Map).Describe()))
	for i, node := range b.Map.Nodes {
		lines := said(b.Locale.Labels(), node)
		for k, line := range lines {
			lines[k] = mermaidText(line)
		}
		shape, class := [2]string{"[", "]"}, toneNames[toneOf(node)]
		switch node.Stance.Kind {
		case plan.Advocate:
			shape = [2]string{"([", "])"}
		case plan.Supporter:
			shape = [2]string{"(", ")"}
		case plan.Sceptic:
			shape = [2]string{"{{", "}}"}
		case plan.Detractor:
			shape = [2]string{"[[", "]]"}
		}
		if node.Gap {
			shape, class = [2]string{"[", "]"}, "gap"
		}
		fmt.Fprintf(out, "  n%d%s\"%s\"%s:::%s\n", i, shape[0], strings.Join(lines, "<br/>"), shape[1], class)
	}
	for _, edge := range b.Map.Edges {
		switch edge.Kind {
		case brief.ReportsTo:
			fmt.Fprintf(out, "  n%d --- n%d\n", edge.To, edge.From)
		case brief.Influences:
			fmt.Fprintf(out, "  n%d -. %s .-> n%d\n", edge.From, mermaidLine(words[1]), edge.To)
		case brief.ConflictsWith:
			fmt.Fprintf(out, "  n%d x-. %s .-x n%d\n", edge.From, mermaidLine(words[2]), edge.To)
		}
	}
	for t := picture.Plain; t <= picture.Accent; t++ {
		colors := t.Colors()
		fmt.Fprintf(out, "  classDef %s fill:%s,stroke:%s,color:%s\n", toneNames[t], hex(colors.Pale), hex(colors.Deep), hex(draw.Hex(picture.Ink)))
	}
	fmt.Fprintf(out, "  classDef gap fill:#ffffff,stroke:%s,stroke-dasharray:4 3,color:%s\n", hex(draw.Hex(picture.BadDeep)), hex(draw.Hex(picture.BadText)))
	return out.Flush()
}

// toneNames are the classes of Mermaid nodes.
var toneNames = [...]string{picture.Plain: "plain", picture.Good: "good", picture.Fair: "fair", picture.Bad: "bad", picture.Accent: "accent"}

func hex(c draw.Color) string { return fmt.Sprintf("#%02x%02x%02x", c.R, c.G, c.B) }

// mermaidText makes a text safe between the quotes of a Mermaid label: every sign that could
// mean something to Mermaid, Markdown or HTML becomes a character code.
func mermaidText(text string) string {
	var out strings.Builder
	for _, char := range text {
		if strings.ContainsRune("\"#&<>`'\\*_~[]{}()|;%$", char) {
			fmt.Fprintf(&out, "#%d;", char)
			continue
		}
		out.WriteRune(char)
	}
	return out.String()
}

// mermaidLine makes a text safe where Mermaid takes it as it is, up to the line's end or the
// closing brace.
func mermaidLine(text string) string {
	return strings.NewReplacer("{", "(", "}", ")", "#", "№", ";", ",", "<", "‹", ">", "›", "%%", "%").Replace(text)
}

// MapDOT writes the relationship map for Graphviz. The shape of a node says what its colour says.
func MapDOT(w io.Writer, b brief.Brief) error {
	if len(b.Map.Nodes) == 0 {
		return ErrNoMap
	}
	out, words := bufio.NewWriter(w), b.Locale.Labels().Picture.BondSigns
	fmt.Fprintf(out, "digraph relationships {\n  label=%s\n  tooltip=%s\n", dotText(mapTitle(b)), dotText(network(b.Locale.Labels(), b.Map).Describe()))
	fmt.Fprintf(out, "  labelloc=t\n  fontname=\"Helvetica\"\n  node [style=filled, fontname=\"Helvetica\", fontsize=11]\n  edge [fontname=\"Helvetica\", fontsize=9, color=%q]\n", hex(draw.Hex(picture.Wire)))
	for i, node := range b.Map.Nodes {
		colors := toneOf(node).Colors()
		shape, style := "box", "filled"
		switch node.Stance.Kind {
		case plan.Advocate:
			shape = "doubleoctagon"
		case plan.Supporter:
			style = "filled,rounded"
		case plan.Sceptic:
			shape = "hexagon"
		case plan.Detractor:
			shape = "septagon"
		}
		if node.Gap {
			colors, style = picture.Bad.Colors(), "dashed"
		}
		fmt.Fprintf(out, "  n%d [label=%s, shape=%s, style=%q, fillcolor=%q, color=%q]\n", i, dotText(said(b.Locale.Labels(), node)...), shape, style, hex(colors.Pale), hex(colors.Deep))
	}
	for _, edge := range b.Map.Edges {
		switch edge.Kind {
		case brief.ReportsTo:
			fmt.Fprintf(out, "  n%d -> n%d [dir=none]\n", edge.To, edge.From)
		case brief.Influences:
			fmt.Fprintf(out, "  n%d -> n%d [label=%s, constraint=false, color=%q]\n", edge.From, edge.To, dotText(words[1]), hex(draw.Hex(picture.AccentDeep)))
		case brief.ConflictsWith:
			fmt.Fprintf(out, "  n%d -> n%d [label=%s, dir=none, style=dashed, constraint=false, color=%q]\n", edge.From, edge.To, dotText(words[2]), hex(draw.Hex(picture.BadDeep)))
		}
	}
	fmt.Fprintln(out, "}")
	return out.Flush()
}

// dotText is a quoted DOT string of some lines. A backslash would begin an escape there, and an
// ampersand an HTML entity.
func dotText(lines ...string) string {
	safe := strings.NewReplacer(`\`, `\\`, `"`, `\"`, "&", "&amp;")
	for i, line := range lines {
		lines[i] = safe.Replace(line)
	}
	return `"` + strings.Join(lines, `\n`) + `"`
}
