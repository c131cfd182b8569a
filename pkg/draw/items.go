// Items: a paragraph cut into stretches that one face can shape in one go.

package draw

import (
	"unicode"

	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/segmenter"

	"github.com/acctplan/acctplan/pkg/draw/font"
)

// item is a stretch of a paragraph with one span, face, script and direction.
type item struct {
	start, end int
	span       int
	choice     font.Choice
	script     language.Script
	level      uint8
	glyphs     []shaped
}

// paragraph is cleaned text with everything known about it before lines are chosen.
type paragraph struct {
	own   *font.Own // faces that come first; nil for none
	text  []rune
	spans []Span
	// span is the index into spans of every rune.
	span []int32
	// levels is nil when every level is 0.
	levels []uint8
	base   uint8
	// clusterStart tells which runes begin a grapheme cluster; breakBefore, before which a line may end.
	clusterStart, breakBefore []bool
	items                     []item
	// widths holds the advance of every shaped cluster at its first rune, in millionths of a point; unsafe marks clusters before which a
	// break needs shaping anew.
	widths []int64
	unsafe []bool
	// joint marks the middle dots between facts; nil where there are none.
	joint []bool
	link  int
}

// newParagraph analyses cleaned spans.
func newParagraph(spans []Span, own *font.Own) *paragraph {
	p := &paragraph{spans: spans, own: own}
	for i, span := range spans {
		for _, char := range span.Text {
			p.text = append(p.text, char)
			p.span = append(p.span, int32(i))
		}
	}
	p.levels, p.base = bidiLevels(p.text)
	p.segment()
	p.findJoints()
	p.itemise()
	return p
}

// findJoints marks what stands between facts, before which no line ends.
func (p *paragraph) findJoints() {
	for i := 1; i+1 < len(p.text); i++ {
		if p.text[i] == '·' && p.text[i-1] == ' ' && p.text[i+1] == ' ' && p.spans[p.span[i]].Facts {
			if p.joint == nil {
				p.joint = make([]bool, len(p.text))
			}
			p.joint[i], p.breakBefore[i] = true, false
		}
	}
}

// startsFact reports whether a fact begins at a rune, behind a joint.
func (p *paragraph) startsFact(at int) bool {
	return p.joint != nil && at > 1 && p.joint[at-2] && p.breakBefore[at]
}

// hangsOver reports whether a rune takes no room at the end of a line.
func (p *paragraph) hangsOver(at int) bool {
	return hangs(p.text[at]) || p.joint != nil && p.joint[at]
}

// segment finds grapheme clusters and the places where a line may end.
func (p *paragraph) segment() {
	p.clusterStart = make([]bool, len(p.text)+1)
	p.breakBefore = make([]bool, len(p.text)+1)
	simple := true
	for _, char := range p.text {
		if char >= 0x7F {
			simple = false
			break
		}
	}
	if simple {
		for i := range p.text {
			p.clusterStart[i] = true
			// Plain words break after spaces, and after a hyphen between letters.
			p.breakBefore[i] = i > 0 && p.text[i] != ' ' && (p.text[i-1] == ' ' || i > 1 && p.text[i-1] == '-' && asciiLetter(p.text[i-2]) && asciiLetter(p.text[i]))
		}
		return
	}
	defer func() {
		// The segmenter panics on states it holds impossible. Clusters of one rune are a poor but safe reading.
		if recover() != nil {
			for i := range p.text {
				p.clusterStart[i] = true
			}
		}
	}()
	var segments segmenter.Segmenter
	segments.Init(p.text)
	for graphemes := segments.GraphemeIterator(); graphemes.Next(); {
		p.clusterStart[graphemes.Grapheme().Offset] = true
	}
	for lines := segments.LineIterator(); lines.Next(); {
		if at := lines.Line().Offset; p.clusterStart[at] {
			p.breakBefore[at] = at > 0
		}
	}
}

func asciiLetter(char rune) bool { return char|0x20 >= 'a' && char|0x20 <= 'z' }

// itemise chooses faces and cuts the paragraph where face, span, script or direction change.
func (p *paragraph) itemise() {
	script := p.firstScript()
	for start := 0; start < len(p.text); {
		end := start + 1
		for end < len(p.text) && !p.clusterStart[end] && p.span[end] == p.span[start] {
			end++
		}
		span := int(p.span[start])
		weight := int(p.spans[span].Style.Weight)
		choice := p.own.Choose(weight, p.text[start:end])
		if choice.Partial {
			// No face has all of the cluster: keep only marks with their letter, and set the rest in a face of its own.
			end = p.marksAfter(start, end)
			choice = p.own.Choose(weight, p.text[start:end])
			choice.Partial = false
		}
		next := item{start: start, end: end, span: span, choice: choice}
		if found := strongScript(p.text[start]); found != 0 {
			script = found
		}
		next.script = script
		if p.levels != nil {
			next.level = p.levels[start]
		}
		if n := len(p.items); n > 0 && p.items[n-1].joins(next) {
			p.items[n-1].end = end
		} else {
			p.items = append(p.items, next)
		}
		start = end
	}
}

// marksAfter returns the end of the marks and joiners that follow a rune, at most limit.
func (p *paragraph) marksAfter(start, limit int) int {
	end := start + 1
	for end < limit && unicode.In(p.text[end], unicode.M, unicode.Cf) {
		end++
	}
	return end
}

func (i item) joins(next item) bool {
	return i.span == next.span && i.choice == next.choice && i.script == next.script && i.level == next.level
}

func (p *paragraph) firstScript() language.Script {
	for _, char := range p.text {
		if script := strongScript(char); script != 0 {
			return script
		}
	}
	return language.Latin
}

// strongScript returns the script of a rune, or 0 for one that takes its neighbour's. The Japanese scripts count as Han: they are shaped alike.
func strongScript(char rune) language.Script {
	if char < 0x80 {
		if asciiLetter(char) {
			return language.Latin
		}
		return 0
	}
	script := language.LookupScript(char)
	switch script {
	case language.Common, language.Inherited, language.Unknown:
		return 0
	case language.Hiragana, language.Katakana, language.Bopomofo:
		return language.Han
	}
	return script
}

// hangs reports whether a rune at the end of a wrapped line does not count towards its width.
func hangs(char rune) bool {
	switch char {
	case 0x00A0, 0x2007, 0x202F:
		return false
	case ' ', 0x200B:
		return true
	}
	return char >= 0x80 && unicode.Is(unicode.Zs, char)
}
