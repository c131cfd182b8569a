// Blocks: wrapped paragraphs placed as a whole.

package draw

// Block is a paragraph set to a width.
type Block struct {
	Lines []Line
	// Width is the width it was set to; lines are aligned within it.
	Width float64
	// Leading is the distance between baselines.
	Leading float64
	Align   Align
}

// defaultLeading is the distance between baselines as a multiple of the type size.
const defaultLeading = 1.4

// Block wraps spans to a width, ready to be drawn as a paragraph. A leading of zero or less means 1.4 times the largest size; a limit of zero or less means
// no limit on lines.
func (t *Typesetter) Block(width, leading float64, limit int, spans ...Span) Block {
	block := Block{Width: finite(width), Leading: finite(leading)}
	if limit > 0 {
		block.Lines = t.WrapLimit(width, limit, spans...)
	} else {
		block.Lines = t.Wrap(width, spans...)
	}
	if block.Leading <= 0 {
		for _, line := range block.Lines {
			block.Leading = max(block.Leading, defaultLeading*line.Size)
		}
	}
	return block
}

// Height is the number of lines times the leading.
func (b Block) Height() float64 { return float64(len(b.Lines)) * b.Leading }

// Put draws the block with its top-left corner at (x, y) and returns the y of its lower edge. The type is centred in its leading, as browsers do.
func (b Block) Put(canvas Canvas, x, y float64) float64 {
	switch b.Align {
	case Center:
		x += b.Width / 2
	case Right:
		x += b.Width
	}
	for i, line := range b.Lines {
		line.Put(canvas, x, b.Baseline(y, i), b.Align)
	}
	return y + b.Height()
}

// Baseline returns the baseline of a line, counted from 0, of a block whose top edge is at y.
func (b Block) Baseline(y float64, index int) float64 {
	size := DefaultSize
	if index >= 0 && index < len(b.Lines) {
		size = b.Lines[index].Size
	}
	return y + float64(index)*b.Leading + (b.Leading+size*(Ascent-Descent))/2
}
