// Shaping: from characters to glyphs, in font units.

package draw

import (
	"math"
	"strings"

	gotext "github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/harfbuzz"
	"github.com/go-text/typesetting/language"

	"github.com/acctplan/acctplan/pkg/draw/font"
)

// shaped is a glyph in visual order with its place in the text. Distances are in font units.
type shaped struct {
	id               uint16
	cluster          int
	advance, dx, dy  int32
	unsafeToBreakOff bool
}

// shapeKey identifies the result of shaping, which does not depend on the type size.
type shapeKey struct {
	face        *font.Face
	script      language.Script
	rightToLeft bool
	tabular     bool
	missing     bool
	text        string
}

// oftenLimit is how many stretches that HarfBuzz has shaped are kept when all else is forgotten: pages
// say the same words around what a plan says.
const oftenLimit = 256

// shapeCacheLimit bounds the memory of a typesetter; a page has a few hundred different stretches.
const shapeCacheLimit = 8192

// shaper turns items into glyphs and remembers them.
type shaper struct {
	language language.Language
	buffer   *harfbuzz.Buffer
	fonts    map[*font.Face]*harfbuzz.Font
	cache    map[shapeKey][]shaped
	often    map[shapeKey][]shaped
	pairs    map[pairKey]pair
}

func newShaper(tag string) *shaper {
	if tag == "" {
		tag = "en"
	}
	return &shaper{
		language: language.NewLanguage(tag),
		buffer:   harfbuzz.NewBuffer(),
		fonts:    make(map[*font.Face]*harfbuzz.Font),
		cache:    make(map[shapeKey][]shaped),
		often:    make(map[shapeKey][]shaped),
		pairs:    make(map[pairKey]pair),
	}
}

// shape returns the glyphs of p.text[start:end], which lies within the item. Clusters are positions in p.text. The result must not be changed.
func (s *shaper) shape(p *paragraph, it item, start, end int) []shaped {
	key := shapeKey{
		face: it.choice.Face, script: it.script, rightToLeft: it.level%2 == 1, tabular: p.spans[it.span].Style.Tabular,
		missing: !it.choice.Covered, text: string(p.text[start:end]),
	}
	relative, known := s.cache[key]
	if !known {
		var plain bool
		if key.missing {
			relative = shapeMissing(p, key, start, end)
		} else if relative, plain = s.plain(p.text[start:end], key); !plain {
			relative = s.runOnce(p.text[start:end], key)
		}
		if len(s.cache) >= shapeCacheLimit {
			clear(s.cache)
		}
		key.text = strings.Clone(key.text)
		s.cache[key] = relative
	}
	if start == 0 {
		return relative
	}
	glyphs := make([]shaped, len(relative))
	for i, glyph := range relative {
		glyph.cluster += start
		glyphs[i] = glyph
	}
	return glyphs
}

// shapeMissing sets one replacement box per grapheme cluster.
func shapeMissing(p *paragraph, key shapeKey, start, end int) []shaped {
	id, _ := key.face.Glyph(font.Replacement)
	advance := int32(key.face.Advance(id))
	var glyphs []shaped
	for i := start; i < end; i++ {
		if i == start || p.clusterStart[i] {
			glyphs = append(glyphs, shaped{id: id, cluster: i - start, advance: advance})
		}
	}
	if key.rightToLeft {
		reverse(glyphs)
	}
	return glyphs
}

// runOnce is run, for what it has shaped lately.
func (s *shaper) runOnce(text []rune, key shapeKey) []shaped {
	const longest = 64 // bytes
	if len(key.text) > longest {
		return s.run(text, key)
	}
	glyphs, known := s.often[key]
	if !known {
		glyphs = s.run(text, key)
		if len(s.often) >= oftenLimit {
			clear(s.often)
		}
		s.often[key] = glyphs
	}
	return glyphs
}

// run shapes with HarfBuzz. Should it panic, the text is set glyph by glyph: plain, but there.
func (s *shaper) run(text []rune, key shapeKey) (glyphs []shaped) {
	defer func() {
		if recover() != nil {
			s.buffer = harfbuzz.NewBuffer()
			glyphs = shapePlain(text, key)
		}
	}()
	shaping, known := s.fonts[key.face]
	if !known {
		parsed := key.face.Shaping()
		if parsed == nil {
			return nil
		}
		shaping = harfbuzz.NewFont(gotext.NewFace(parsed))
		mendDigests(shaping)
		s.fonts[key.face] = shaping
	}
	s.buffer.Clear()
	s.buffer.AddRunes(text, 0, len(text))
	s.buffer.Props = harfbuzz.SegmentProperties{Direction: harfbuzz.LeftToRight, Script: key.script, Language: s.language}
	if key.rightToLeft {
		s.buffer.Props.Direction = harfbuzz.RightToLeft
	}
	var features []harfbuzz.Feature
	if key.tabular {
		features = []harfbuzz.Feature{{Tag: opentype.MustNewTag("tnum"), Value: 1, Start: harfbuzz.FeatureGlobalStart, End: harfbuzz.FeatureGlobalEnd}}
	}
	s.buffer.Shape(shaping, features)
	glyphs = make([]shaped, 0, len(s.buffer.Info))
	for i, info := range s.buffer.Info {
		position := s.buffer.Pos[i]
		next := shaped{
			id: uint16(info.Glyph), cluster: max(0, min(info.Cluster, len(text)-1)),
			advance: int32(position.XAdvance), dx: int32(position.XOffset), dy: int32(position.YOffset),
			unsafeToBreakOff: info.Mask&harfbuzz.GlyphUnsafeToBreak != 0,
		}
		switch {
		case info.Glyph > math.MaxUint16: // the library's mark for nothing to draw
			continue
		case info.Glyph == 0:
			// A mark the face lacks is left off its letter; a character it lacks gets the box.
			alone := (i == 0 || s.buffer.Info[i-1].Cluster != info.Cluster) && (i+1 == len(s.buffer.Info) || s.buffer.Info[i+1].Cluster != info.Cluster)
			if !alone {
				continue
			}
			var ok bool
			if next.id, ok = key.face.Glyph(font.Replacement); !ok {
				continue
			}
			next.advance = int32(key.face.Advance(next.id))
		}
		glyphs = append(glyphs, next)
	}
	return glyphs
}

// shapePlain maps characters to glyphs one by one.
func shapePlain(text []rune, key shapeKey) []shaped {
	glyphs := make([]shaped, 0, len(text))
	for i, char := range text {
		if id, ok := key.face.Glyph(char); ok {
			glyphs = append(glyphs, shaped{id: id, cluster: i, advance: int32(key.face.Advance(id))})
		}
	}
	if key.rightToLeft {
		reverse(glyphs)
	}
	return glyphs
}

func reverse(glyphs []shaped) {
	for i, k := 0, len(glyphs)-1; i < k; i, k = i+1, k-1 {
		glyphs[i], glyphs[k] = glyphs[k], glyphs[i]
	}
}
