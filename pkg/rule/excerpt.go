// Excerpts: the lines of an example that matter, whole enough to be understood without the plan.
package rule

import (
	"slices"
	"strings"
)

// Excerpts are the lines of the bad and the good example to show in documentation. Lines are
// whole; of tables, the header stands above the rows, and columns that make no difference are
// left out.
func (r Rule) Excerpts() (bad, good string) {
	b, g := r.Bad.passage(), r.Good.passage()
	if b.isTable() && g.isTable() && b.header() == g.header() && b.isEven() && g.isEven() {
		columns := b.telling(g)
		return b.table(columns), g.table(columns)
	}
	return b.show(), g.show()
}

// shownLines is a part of a plan, in whole lines.
type shownLines struct {
	excerpt  string // what to show where nothing better is known
	text     string
	from, to int // bytes of the lines; equal where they are not known
	at, end  int // bytes that the example is about
}

// passage finds the lines of the example's excerpt. An excerpt that was written by hand is shown
// as it is.
func (e Example) passage() shownLines {
	p := shownLines{excerpt: e.Excerpt}
	if e.shown || e.whole != "" || e.empty || e.bare || e.peopleless || strings.HasPrefix(e.Excerpt, "(") {
		return p
	}
	p.text = examplePlan
	switch {
	case len(e.replaced) > 0:
		p.at = strings.Index(examplePlan, e.replaced[0])
		p.text = examplePlan[:p.at] + e.replaced[1] + examplePlan[p.at+len(e.replaced[0]):]
		p.end = p.at + len(e.replaced[1])
	default:
		p.at = strings.Index(examplePlan, e.Excerpt)
		p.end = p.at + len(e.Excerpt)
	}
	if p.at < 0 || strings.TrimSpace(p.text[p.at:p.end]) == "" {
		return shownLines{excerpt: e.Excerpt}
	}
	for p.text[p.at] == '\n' {
		p.at++
	}
	for p.text[p.end-1] == '\n' {
		p.end--
	}
	p.from = strings.LastIndex(p.text[:p.at], "\n") + 1
	p.to = len(p.text)
	if next := strings.Index(p.text[p.end:], "\n"); next >= 0 {
		p.to = p.end + next
	}
	return p
}

func (p shownLines) show() string {
	switch {
	case p.isTable() && p.isEven():
		return p.table(nil)
	case p.from == p.to:
		return p.excerpt
	}
	return p.text[p.from:p.to]
}

// lines are those of the passage.
func (p shownLines) lines() []string { return strings.Split(p.text[p.from:p.to], "\n") }

// isTable reports whether the passage is rows of one table.
func (p shownLines) isTable() bool {
	return p.from < p.to && p.header() != "" && !slices.ContainsFunc(p.lines(), func(line string) bool { return !strings.HasPrefix(line, "|") })
}

// isEven reports whether every row has as many cells as the header.
func (p shownLines) isEven() bool {
	width := len(cells(p.header()))
	return !slices.ContainsFunc(p.lines(), func(row string) bool { return len(cells(row)) != width })
}

// header is the first row of the table that the passage stands in; empty outside of tables.
func (p shownLines) header() string {
	above := strings.Split(strings.TrimSuffix(p.text[:p.from], "\n"), "\n")
	header := ""
	for i := len(above) - 1; i >= 0 && strings.HasPrefix(above[i], "|"); i-- {
		header = above[i]
	}
	return header
}

// cells are the cells of a row.
func cells(row string) []string {
	list := strings.Split(strings.Trim(row, "|"), "|")
	for i := range list {
		list[i] = strings.TrimSpace(list[i])
	}
	return list
}

// telling lists the columns by which two passages of one table differ, and those that name the
// row; all where they have not as many rows.
func (p shownLines) telling(other shownLines) []int {
	header, mine, theirs := cells(p.header()), p.lines(), other.lines()
	var columns []int
	for i := range header {
		tells := i < namingColumns(header) || len(mine) != len(theirs)
		for row := range min(len(mine), len(theirs)) {
			a, b := cells(mine[row]), cells(theirs[row])
			tells = tells || i < len(a) && i < len(b) && a[i] != b[i]
		}
		if tells {
			columns = append(columns, i)
		}
	}
	return columns
}

// namingColumns is how many columns, from the left, name a row.
func namingColumns(header []string) int {
	if header[0] == "ID" || header[0] == "Date" {
		return 2
	}
	return 1
}

// widest is how many columns of a table are shown where nobody knows which matter.
const widest = 5

// table shows the rows below their header. Without columns, it shows those that the example is
// about.
func (p shownLines) table(columns []int) string {
	header := cells(p.header())
	if len(columns) == 0 {
		columns = p.touched(header)
	}
	rows := [][]string{header}
	for _, line := range p.lines() {
		rows = append(rows, cells(line))
	}
	var b strings.Builder
	for i, row := range rows {
		b.WriteString("|")
		for _, column := range columns {
			cell := ""
			if column < len(row) {
				cell = row[column]
			}
			b.WriteString(" " + cell + strings.Repeat(" ", min(1, len(cell))) + "|")
		}
		b.WriteString("\n")
		if i == 0 {
			b.WriteString(strings.Repeat("|--", len(columns)) + "|\n")
		}
	}
	return strings.TrimSuffix(b.String(), "\n")
}

// touched lists the columns that hold what the example is about, and those that name the row.
func (p shownLines) touched(header []string) []int {
	columns := []int{}
	lines := p.lines()
	first := strings.Count(p.text[p.from:p.at], "|") - 1
	last := len(header) - 1
	if len(lines) == 1 {
		last = strings.Count(strings.TrimRight(p.text[p.from:p.end], " |"), "|") - 1
	}
	for i := range header {
		if i < namingColumns(header) || i >= max(first, 0) && i <= last {
			columns = append(columns, i)
		}
	}
	if len(columns) > widest+namingColumns(header) {
		columns = columns[:widest+namingColumns(header)]
	}
	return columns
}
