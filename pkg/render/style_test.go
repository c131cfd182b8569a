package render

import (
	"fmt"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/brief"
	"github.com/acctplan/acctplan/pkg/draw/picture"
)

// A colour that the dark style sheet forgets would stay bright on a dark screen.
func TestDarkStyleKnowsEveryColour(t *testing.T) {
	_, dark, found := strings.Cut(pageTexts()["base.css"], "@media screen and (prefers-color-scheme:dark)")
	if !found {
		t.Fatal("there is no dark style")
	}
	for _, color := range []uint32{
		picture.Ink, picture.Navy, picture.Muted, picture.Panel, picture.Empty, picture.White,
		picture.PlainPale, picture.PlainDeep, picture.PlainText, picture.GoodPale, picture.GoodDeep, picture.GoodText,
		picture.FairPale, picture.FairDeep, picture.FairText, picture.BadPale, picture.BadDeep, picture.BadText,
		picture.AccentPale, picture.AccentDeep, picture.AccentText,
	} {
		if want := fmt.Sprintf(`[fill="#%06x"]`, color); !strings.Contains(dark, want) {
			t.Errorf("the dark style lacks %s", want)
		}
	}
	for _, color := range []uint32{picture.White, picture.Wire, picture.PlainDeep, picture.GoodDeep, picture.FairDeep, picture.BadDeep, picture.AccentDeep} {
		if want := fmt.Sprintf(`[stroke="#%06x"]`, color); !strings.Contains(dark, want) {
			t.Errorf("the dark style lacks %s", want)
		}
	}
}

func TestTonesMatch(t *testing.T) {
	for _, c := range []struct {
		from brief.Tone
		to   picture.Tone
	}{{brief.Plain, picture.Plain}, {brief.Good, picture.Good}, {brief.Fair, picture.Fair}, {brief.Bad, picture.Bad}, {brief.Accent, picture.Accent}} {
		if tone(c.from) != c.to {
			t.Errorf("%v becomes %v", c.from, tone(c.from))
		}
	}
}
