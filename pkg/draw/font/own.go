// Faces of the user's own: read from untrusted files, and chosen before the embedded ones.

package font

import (
	"errors"
	"fmt"

	"github.com/acctplan/acctplan/pkg/draw/font/internal/truetype"
)

// MostBytes is the largest font file that is read.
const MostBytes = 8 << 20

// Own is a design of the user's own. A nil Own has no faces.
type Own struct{ Regular, Bold *Face } // Bold may be nil

// Read reads a TrueType file and checks that text can be set in it and embedded. The error is
// one clause that says what is wrong with the file. The content must not change.
func Read(name string, content []byte) (face *Face, err error) {
	defer func() { // what follows trusts tables that a hostile file may hold anything in
		if recover() != nil {
			face, err = nil, errors.New("its tables contradict each other")
		}
	}()
	switch {
	case len(content) > MostBytes:
		return nil, fmt.Errorf("it is larger than %d MB; take a file with fewer scripts", MostBytes>>20)
	case len(content) >= 4 && string(content[:4]) == "OTTO":
		return nil, errors.New("its outlines are PostScript's (CFF); take the TrueType file (.ttf) of the same font")
	case len(content) >= 4 && (string(content[:4]) == "wOFF" || string(content[:4]) == "wOF2"):
		return nil, errors.New("it is a web font; take the TrueType file (.ttf) of the same font")
	case len(content) >= 4 && string(content[:4]) == "ttcf":
		return nil, errors.New("it is a collection; take the TrueType file (.ttf) of one font")
	}
	own := &Face{name: name, file: content}
	if own.Err() != nil {
		return nil, errors.New("it is no TrueType file (.ttf) that can be read")
	}
	if _, variable := own.tables.Tables["fvar"]; variable {
		return nil, errors.New("it is a variable font; take the file of one weight")
	}
	if licence := truetype.U16(own.tables.Tables["OS/2"], 8) & 0xF; licence == 2 {
		return nil, errors.New("it forbids to be embedded in documents")
	}
	if own.UnitsPerEm() > 16384 {
		return nil, errors.New("its tables contradict each other")
	}
	glyphs := []uint16{0}
	for char := rune(' '); char < 0x7F; char++ {
		glyph, ok := own.Glyph(char)
		if !ok {
			return nil, fmt.Errorf("it lacks the letter %q", char)
		}
		if width := own.Advance(glyph); width < 0 || width > 4*own.UnitsPerEm() {
			return nil, errors.New("its letters have no width that can be")
		}
		glyphs = append(glyphs, glyph)
	}
	own.Metrics()
	if len(own.Subset(glyphs)) == 0 {
		return nil, errors.New("its outlines cannot be read")
	}
	return own, nil
}

// Choose picks the face for a grapheme cluster in a weight, as the function Choose does: one of
// the user's own where it has all of the cluster, else an embedded one.
func (o *Own) Choose(weight int, cluster []rune) Choice {
	if o == nil || len(cluster) == 0 || wantsEmoji(cluster) {
		return Choose(weight, cluster)
	}
	choice := Choice{Face: o.Regular, Covered: true}
	if weight >= semiBoldWeight {
		if choice.Face = o.Bold; o.Bold == nil {
			choice.Face, choice.Thicken = o.Regular, true
		}
	}
	if covers(choice.Face, cluster) {
		return choice
	}
	return Choose(weight, cluster)
}
