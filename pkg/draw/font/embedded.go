// The embedded faces: which files there are, compressed, and which scripts each family serves.

package font

import _ "embed" // the faces are compiled in

var (
	//go:embed faces/Inter-Regular.pack.zst
	interRegular []byte
	//go:embed faces/Inter-Medium.pack.zst
	interMedium []byte
	//go:embed faces/Inter-SemiBold.pack.zst
	interSemiBold []byte
	//go:embed faces/Inter-Bold.pack.zst
	interBold []byte
	//go:embed faces/NotoSansHebrew-Regular.pack.zst
	hebrewRegular []byte
	//go:embed faces/NotoSansHebrew-Bold.pack.zst
	hebrewBold []byte
	//go:embed faces/NotoSansArabic-Regular.pack.zst
	arabicRegular []byte
	//go:embed faces/NotoSansArabic-Bold.pack.zst
	arabicBold []byte
	//go:embed faces/NotoSansDevanagari-Regular.pack.zst
	devanagariRegular []byte
	//go:embed faces/NotoSansDevanagari-Bold.pack.zst
	devanagariBold []byte
	//go:embed faces/NotoSansThai-Regular.pack.zst
	thaiRegular []byte
	//go:embed faces/NotoSansThai-Bold.pack.zst
	thaiBold []byte
	//go:embed faces/NotoSansJP-Regular.pack.zst
	japanese []byte
	//go:embed faces/NotoSansSC-Regular.pack.zst
	chinese []byte
	//go:embed faces/NotoSansKR-Regular.pack.zst
	korean []byte
	//go:embed faces/NotoSansSymbols2-Regular.pack.zst
	symbols []byte
	//go:embed faces/NotoEmoji-Regular.pack.zst
	emoji []byte
)

// The faces below are never assigned to; what changes inside them is the parsed file, once, behind a sync.Once. They are laid out by the linker, so they cost
// nothing at start.
var (
	inter = [4]*Face{
		{name: "Inter-Regular", data: &interRegular},
		{name: "Inter-Medium", data: &interMedium},
		{name: "Inter-SemiBold", data: &interSemiBold},
		{name: "Inter-Bold", data: &interBold},
	}
	hebrewFamily     = family{regular: &Face{name: "NotoSansHebrew-Regular", data: &hebrewRegular}, bold: &Face{name: "NotoSansHebrew-Bold", data: &hebrewBold}}
	arabicFamily     = family{regular: &Face{name: "NotoSansArabic-Regular", data: &arabicRegular}, bold: &Face{name: "NotoSansArabic-Bold", data: &arabicBold}}
	devanagariFamily = family{
		regular: &Face{name: "NotoSansDevanagari-Regular", data: &devanagariRegular},
		bold:    &Face{name: "NotoSansDevanagari-Bold", data: &devanagariBold},
	}
	thaiFamily     = family{regular: &Face{name: "NotoSansThai-Regular", data: &thaiRegular}, bold: &Face{name: "NotoSansThai-Bold", data: &thaiBold}}
	japaneseFamily = family{regular: &Face{name: "NotoSansJP-Regular", data: &japanese}}
	chineseFamily  = family{regular: &Face{name: "NotoSansSC-Regular", data: &chinese}}
	koreanFamily   = family{regular: &Face{name: "NotoSansKR-Regular", data: &korean}}
	symbolFamily   = family{regular: &Face{name: "NotoSansSymbols2-Regular", data: &symbols}}
	emojiFamily    = family{regular: &Face{name: "NotoEmoji-Regular", data: &emoji}}
)

// family is a fallback design. Without a bold face of its own it is thickened when drawn.
type family struct{ regular, bold *Face }

// fallback returns the families that may have a rune Inter lacks, in order of preference. It is a table of blocks, so that a rare sign does not make the
// program parse every face it has.
func fallback(char rune) []*family {
	switch {
	case char < 0x0590:
		return nil
	case char < 0x0600, char >= 0xFB1D && char < 0xFB50:
		return []*family{&hebrewFamily}
	case char < 0x0900, char >= 0xFB50 && char < 0xFE00, char >= 0xFE70 && char < 0xFEFF:
		return []*family{&arabicFamily}
	case char < 0x0980, char >= 0x1CD0 && char < 0x1D00, char >= 0xA8E0 && char < 0xA900, char >= 0x11B00 && char < 0x11B60:
		return []*family{&devanagariFamily}
	case char >= 0x0E00 && char < 0x0E80:
		return []*family{&thaiFamily}
	case char >= 0x1100 && char < 0x1200, char >= 0x3130 && char < 0x3190, char >= 0xA960 && char < 0xA980, char >= 0xAC00 && char < 0xD800:
		return []*family{&koreanFamily, &japaneseFamily}
	case char >= 0x2000 && char < 0x2E80:
		return []*family{&symbolFamily, &japaneseFamily, &emojiFamily}
	case char >= 0x2E80 && char < 0xA000, char >= 0xF900 && char < 0xFB00, char >= 0xFE30 && char < 0xFE50, char >= 0xFF00 && char < 0xFFF0,
		char >= 0x20000 && char < 0x40000:
		return []*family{&japaneseFamily, &chineseFamily, &koreanFamily, &emojiFamily}
	case char >= 0x1B000 && char < 0x1B170:
		return []*family{&japaneseFamily}
	case char >= 0x1F000 && char < 0x20000:
		return []*family{&emojiFamily, &symbolFamily, &japaneseFamily}
	case char >= 0xFE000 && char < 0xFF000:
		return []*family{&emojiFamily}
	}
	return nil
}
