// The matrix: numbered dots in a grid of coloured cells.

package picture

import (
	"fmt"
	"math"
	"strings"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/locale"
)

// Matrix places numbered dots by two grades. Columns and Rows name the grades, lowest first;
// the lowest row is drawn at the bottom.
type Matrix struct {
	Labels                *locale.Labels // of the words that the picture says by itself; nil is English
	ColumnTitle, RowTitle string         // what the grades are of: "Impact", "Likelihood"
	Columns, Rows         []string
	// Tone colours a cell by its column and row; nil leaves all cells plain.
	Tone func(column, row int) Tone
	Dots []Dot
}

// Dot is one numbered dot. A dot outside of the grid is not drawn.
type Dot struct {
	Number      int
	Column, Row int
	Name        string // for the description
}

// The measures of a matrix, in points.
const (
	matrixLabel = 6.4 // type size
	matrixGap   = 2.5 // between cells
	matrixFoot  = 22  // below the cells: grades and title
	matrixHead  = 11  // above the cells: title
)

// Height is what the matrix takes at a width.
func (m Matrix) Height(ts *draw.Typesetter, width float64) float64 {
	if len(m.Columns) == 0 || len(m.Rows) == 0 {
		return 0
	}
	_, cellHeight := m.cell(ts, width)
	return matrixHead + float64(len(m.Rows))*cellHeight + matrixFoot
}

// cell is the size of one cell, its gap included.
func (m Matrix) cell(ts *draw.Typesetter, width float64) (across, down float64) {
	across = math.Max(4, (width-m.margin(ts))/float64(len(m.Columns)))
	return across, math.Min(across, 34)
}

// margin is the room for the names of the rows.
func (m Matrix) margin(ts *draw.Typesetter) float64 {
	widest := 0.0
	for _, name := range m.Rows {
		widest = math.Max(widest, ts.Width(m.label(), name))
	}
	return widest + 5
}

func (m Matrix) label() draw.Style { return draw.Style{Size: matrixLabel, Color: draw.Hex(Muted)} }

// Draw draws the matrix with its top-left corner at (x, y).
func (m Matrix) Draw(canvas draw.Canvas, ts *draw.Typesetter, x, y, width float64) {
	if len(m.Columns) == 0 || len(m.Rows) == 0 {
		return
	}
	across, down := m.cell(ts, width)
	left, top := x+m.margin(ts), y+matrixHead
	title := m.label()
	title.Weight = draw.Medium
	ts.Text(title, "↑ "+m.RowTitle).Put(canvas, left, y+matrixLabel, draw.Left)
	for row := range m.Rows {
		cellTop := top + float64(len(m.Rows)-1-row)*down
		ts.Text(m.label(), m.Rows[row]).Put(canvas, left-5, cellTop+(down-matrixGap+draw.CapHeight*matrixLabel)/2, draw.Right)
		for column := range m.Columns {
			tone := Plain
			if m.Tone != nil {
				tone = m.Tone(column, row)
			}
			cellLeft := left + float64(column)*across
			canvas.Draw(draw.RoundRect(cellLeft, cellTop, across-matrixGap, down-matrixGap, 3), draw.Fill(tone.Colors().Pale))
			m.dots(canvas, ts, column, row, draw.Rect{X: cellLeft, Y: cellTop, Width: across - matrixGap, Height: down - matrixGap})
		}
	}
	bottom := top + float64(len(m.Rows))*down + matrixLabel + 1
	grade := m.label()
	for _, name := range m.Columns {
		// Narrow columns have smaller grades, all of one size.
		if wide := ts.Width(m.label(), name); wide > across-1.5 {
			grade.Size = math.Min(grade.Size, matrixLabel*(across-1.5)/wide)
		}
	}
	for column, name := range m.Columns {
		ts.Text(grade, name).Put(canvas, left+float64(column)*across+(across-matrixGap)/2, bottom, draw.Center)
	}
	ts.Text(title, m.ColumnTitle+" →").Put(canvas, left+float64(len(m.Columns))*across-matrixGap, bottom+10, draw.Right)
}

// mostDots is how many dots a cell can hold and still be read.
const mostDots = 9

// dots sets the dots of one cell in rows, smaller when they are many. What does not fit is
// counted.
func (m Matrix) dots(canvas draw.Canvas, ts *draw.Typesetter, column, row int, cell draw.Rect) {
	var labels []string
	for _, dot := range m.Dots {
		if dot.Column == column && dot.Row == row {
			labels = append(labels, fmt.Sprint(dot.Number))
		}
	}
	if len(labels) == 0 {
		return
	}
	if more := len(labels) - mostDots; more > 0 {
		labels = append(labels[:mostDots-1], fmt.Sprintf("+%d", more+1))
	}
	columns := 1
	for columns*columns < len(labels) && float64(columns+1)*cell.Height <= cell.Width*float64((len(labels)+columns-1)/columns)+cell.Height {
		columns++
	}
	lines := (len(labels) + columns - 1) / columns
	stepX, stepY := cell.Width/float64(columns), cell.Height/float64(lines)
	radius := math.Min(6.8, math.Min(stepX, stepY)/2-0.8)
	style := draw.Style{Weight: draw.Bold, Size: radius * 1.05, Color: draw.Hex(White)}
	for i, label := range labels {
		inLine := min(columns, len(labels)-i/columns*columns)
		x := cell.X + cell.Width/2 + (float64(i%columns)-float64(inLine-1)/2)*stepX
		y := cell.Y + (float64(i/columns)+0.5)*stepY
		canvas.Draw(draw.Circle(x, y, radius), draw.Fill(draw.Hex(Navy)))
		fitted := style
		if wide := ts.Width(style, label); wide > 1.6*radius {
			fitted.Size *= 1.6 * radius / wide
		}
		ts.Text(fitted, label).Put(canvas, x, y+draw.CapHeight*fitted.Size/2, draw.Center)
	}
}

// Describe says in words which dot is where.
func (m Matrix) Describe() string {
	parts := []string{fmt.Sprintf(wordsOf(m.Labels).MatrixOf, inside(m.Labels, m.RowTitle), inside(m.Labels, m.ColumnTitle))}
	for _, dot := range m.Dots {
		if dot.Column >= 0 && dot.Column < len(m.Columns) && dot.Row >= 0 && dot.Row < len(m.Rows) {
			parts = append(parts, fmt.Sprintf("%d, %s: %s %s, %s %s.", dot.Number, dot.Name,
				inside(m.Labels, m.RowTitle), strings.ToLower(m.Rows[dot.Row]), inside(m.Labels, m.ColumnTitle), strings.ToLower(m.Columns[dot.Column])))
		}
	}
	return strings.Join(parts, " ")
}
