// The typesetter: from spans of text to measured lines.

package draw

import (
	"math"

	"github.com/acctplan/acctplan/pkg/draw/font"
)

// Typesetter measures and breaks text. It remembers what it has measured; use one per document. It is not safe for concurrent use, but any number of
// typesetters may work at the same time: they share only the parsed fonts.
type Typesetter struct {
	shaper *shaper
	own    *font.Own
	links  int
	// What has been measured and set of one span that is no link: pages are laid out several times, and in several
	// widths, before they are drawn.
	paragraphs map[Span]*paragraph // cleaned
	lines      map[setKey]Line
	widths     map[Span]float64
}

// setKey is a span and the width that it was to fit.
type setKey struct {
	span  Span
	width float64
}

// NewTypesetter returns a typesetter for text in a language (a BCP 47 tag such as "en" or "de-CH"), which decides between letter forms where
// languages differ. An empty language means English.
func NewTypesetter(language string) *Typesetter { return NewTypesetterWith(language, nil) }

// NewTypesetterWith is NewTypesetter for text that is set in faces of the user's own, as far as
// they go; nil has none.
func NewTypesetterWith(language string, own *font.Own) *Typesetter {
	return &Typesetter{shaper: newShaper(language), own: own, links: 1, paragraphs: map[Span]*paragraph{}, lines: map[setKey]Line{}, widths: map[Span]float64{}}
}

// Reset forgets what has been measured and keeps what it costs to begin: the fonts made ready for
// shaping. A typesetter that has been reset sets like a new one in the same language.
func (t *Typesetter) Reset() {
	clear(t.shaper.cache)
	clear(t.paragraphs)
	clear(t.lines)
	clear(t.widths)
	t.links = 1
}

// prepare analyses and measures cleaned spans. A link is a paragraph of its own each time.
func (t *Typesetter) prepare(spans []Span) *paragraph {
	alone := len(spans) == 1 && spans[0].URL == ""
	if alone {
		if known := t.paragraphs[spans[0]]; known != nil {
			return known
		}
	}
	p := newParagraph(spans, t.own)
	p.link = t.links
	t.links += len(spans)
	p.measure(t.shaper)
	if alone {
		if len(t.paragraphs) >= shapeCacheLimit {
			clear(t.paragraphs)
		}
		t.paragraphs[spans[0]] = p
	}
	return p
}

// Line sets spans on one line, however long. Line breaks in the text become spaces.
func (t *Typesetter) Line(spans ...Span) Line {
	return t.once(math.Inf(1), spans, func() Line {
		p := t.prepare(cleanSpans(spans, true))
		return p.sized(p.line(t.shaper, 0, len(p.text), false))
	})
}

// once sets one span on a line once.
func (t *Typesetter) once(width float64, spans []Span, set func() Line) Line {
	if len(spans) != 1 || spans[0].URL != "" {
		return set()
	}
	key := setKey{spans[0], width}
	line, known := t.lines[key]
	if !known {
		if line = set(); len(t.lines) >= shapeCacheLimit {
			clear(t.lines)
		}
		t.lines[key] = line
	}
	return line
}

// Text sets one string on one line: Line for a single span.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (t *Typesetter) Text(style Style, text string) Line {
	return t.Line(Span{Text: text, Style: style})
}

// Width measures one string on one line.
func (t *Typesetter) Width(style Style, text string) float64 {
	span := Span{Text: text, Style: style}
	width, known := t.widths[span]
	if !known {
		p := t.prepare(cleanSpans([]Span{span}, true))
		if width = toPoints(p.width(0, len(p.text))); len(t.widths) >= shapeCacheLimit {
			clear(t.widths)
		}
		t.widths[span] = width
	}
	return width
}

// Fit sets spans on one line of at most width points; what does not fit is replaced by an ellipsis. A width too small for the ellipsis gives an
// empty line.
func (t *Typesetter) Fit(width float64, spans ...Span) Line {
	return t.once(width, spans, func() Line { return t.fit(t.prepare(cleanSpans(spans, true)), 0, width) })
}

// Wrap breaks spans into lines of at most width points. It breaks at spaces, between CJK characters, after hyphens, and inside a word only when the
// word alone is too wide. "\n" forces a break. A width too small for one character still takes one character a line. At least one line is
// returned, possibly empty.
func (t *Typesetter) Wrap(width float64, spans ...Span) []Line {
	return t.wrap(width, math.MaxInt, spans)
}

// WrapLimit is Wrap with at most limit lines; the last one ends in an ellipsis when text is left over. A limit below one means one.
func (t *Typesetter) WrapLimit(width float64, limit int, spans ...Span) []Line {
	return t.wrap(width, max(1, limit), spans)
}

func (t *Typesetter) wrap(width float64, limit int, spans []Span) []Line {
	var lines []Line
	available := toMicro(math.Max(0, finite(width)))
	paragraphs := splitLines(cleanSpans(spans, false))
	for number, part := range paragraphs {
		p := t.prepare(part)
		more := number+1 < len(paragraphs)
		for start := 0; ; {
			line, end := t.wrappedLine(p, start, available)
			if len(lines)+1 == limit && (end < len(p.text) || more) {
				return append(lines, t.cutOff(p, start, end, width))
			}
			lines = append(lines, p.sized(line))
			start = end
			if start >= len(p.text) {
				break
			}
		}
	}
	return lines
}

// wrappedLine sets as much of the paragraph as fits from start, and returns where it ends.
func (t *Typesetter) wrappedLine(p *paragraph, start int, available int64) (Line, int) {
	end := p.nextLine(start, available)
	line := p.line(t.shaper, start, end, true)
	// A word broken by force may be wider than its letters were together, because the last one takes its final form.
	for shorter := end - 1; toMicro(line.Width) > available && shorter > start && !p.breakBefore[end]; shorter-- {
		if p.clusterStart[shorter] {
			line, end = p.line(t.shaper, start, shorter, true), shorter
		}
	}
	return line, end
}

// cutOff sets the last line that is allowed although text is left over.
func (t *Typesetter) cutOff(p *paragraph, start, end int, width float64) Line {
	if end == len(p.text) {
		// What is left over is in the next paragraph, so the ellipsis stands after a line that fits.
		rest := p.slice(start, p.visibleEnd(start, end))
		rest = append(rest, Span{Text: ellipsis, Style: p.styleAt(end)})
		return t.fit(t.prepare(rest), 0, width)
	}
	return t.fit(p, start, width)
}

const ellipsis = "…"

// fit sets the paragraph from start on one line, shortened when it is too wide.
func (t *Typesetter) fit(p *paragraph, start int, width float64) Line {
	available := toMicro(math.Max(0, finite(width)))
	if p.width(start, len(p.text)) <= available {
		return p.sized(p.line(t.shaper, start, len(p.text), false))
	}
	dots := t.prepare([]Span{{Text: ellipsis, Style: p.styleAt(start + 1)}})
	room := available - dots.width(0, len(dots.text))
	if room < 0 {
		return p.sized(Line{RightToLeft: p.base == 1})
	}
	end, total := start, int64(0)
	for end < len(p.text) && total+p.widths[end] <= room {
		total += p.widths[end]
		end++
	}
	for {
		for end > start && !p.clusterStart[end] {
			end--
		}
		kept := p.visibleEnd(start, end)
		spans := append(p.slice(start, kept), Span{Text: ellipsis, Style: p.styleAt(kept)})
		if end > start {
			spans[len(spans)-1].URL = p.spans[p.span[end-1]].URL
		}
		short := t.prepare(spans)
		if short.width(0, len(short.text)) <= available {
			return short.sized(short.line(t.shaper, 0, len(short.text), false))
		}
		if end == start {
			return p.sized(Line{RightToLeft: p.base == 1})
		}
		end--
	}
}

// styleAt returns the style of the rune before a position, or of the first span.
func (p *paragraph) styleAt(at int) Style {
	switch {
	case len(p.text) > 0:
		return p.spans[p.span[max(0, min(at, len(p.text))-1)]].Style
	case len(p.spans) > 0:
		return p.spans[0].Style
	}
	return cleanStyle(Style{})
}

// sized gives an empty line the type size of its paragraph, so that blank lines have a height.
func (p *paragraph) sized(line Line) Line {
	if line.Size == 0 {
		line.Size = p.styleAt(0).Size
	}
	return line
}
