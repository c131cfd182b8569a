package theme_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math"
	"os"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"github.com/acctplan/acctplan/pkg/theme"
)

func TestContrast(t *testing.T) {
	for _, c := range []struct {
		a, b theme.Color
		want float64
	}{{0x000000, 0xFFFFFF, 21}, {0xFFFFFF, 0xFFFFFF, 1}, {0x777777, 0xFFFFFF, 4.48}, {0x1B2430, 0xFFFFFF, 15.65}, {0xFF0000, 0xFFFFFF, 4.0}} {
		if got := theme.Contrast(c.a, c.b); math.Abs(got-c.want) > 0.01 {
			t.Errorf("%s on %s: %.3f, want %.2f", c.a, c.b, got, c.want)
		}
	}
}

// The nearest colour passes, and a step back towards the wanted one does not.
func TestNearest(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := theme.Color(rapid.Uint32Range(0, 0xFFFFFF).Draw(t, "color"))
		ratio := rapid.SampledFrom([]float64{3, 4.5, 7}).Draw(t, "ratio")
		ground := rapid.SampledFrom([]theme.Color{theme.White, theme.DarkSheet}).Draw(t, "ground")
		near := theme.Nearest(c, ratio, ground)
		if theme.Contrast(near, ground) < ratio {
			t.Fatalf("%s for %s on %s has only %.2f", near, c, ground, theme.Contrast(near, ground))
		}
		if theme.Contrast(c, ground) >= ratio && near != c {
			t.Fatalf("%s passes, but became %s", c, near)
		}
	})
}

func TestUnreadable(t *testing.T) {
	set := func(name string, c theme.Color) theme.Colors {
		var colors theme.Colors
		*colors.Of(name) = &c
		return colors
	}
	for _, c := range []struct {
		name  string
		color theme.Color
		want  string
	}{
		{"accent", 0xF5C518, "accent #f5c518 on white #ffffff has a contrast of 1.6:1, but a mark needs 3.0:1; the nearest colour that passes is #b49112"},
		{"ink", 0x999999, "ink #999999 on white #ffffff has a contrast of 2.8:1, but text needs 4.5:1; the nearest colour that passes is #767676"},
		{"band", 0x4FA3D1, "white text #ffffff on the band #4fa3d1 has a contrast of 2.8:1, but text needs 4.5:1; the nearest colour that passes is #3d7da1"},
		{"good", 0xC23A2C, "good #c23a2c and bad #c0362c are too much alike to be told apart on a map (2 of 20); choose another hue for one of them"},
		{"accent", 0x7A3E9D, ""}, {"band", 0x2D1B3D, ""}, {"ink", 0x241C2B, ""}, {"bad", 0xB00020, ""},
	} {
		colors := set(c.name, c.color)
		if got := colors.Unreadable(c.name); got != c.want {
			t.Errorf("%s %s:\n%s\nwant\n%s", c.name, c.color, got, c.want)
		}
	}
	for _, name := range theme.Names() {
		if got := (theme.Colors{}).Unreadable(name); got != "" {
			t.Errorf("our own colours: %s", got)
		}
	}
}

// Whatever colours a theme sets, what is derived from them can be read.
func TestDerivedColorsCanBeRead(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := theme.Color(rapid.Uint32Range(0, 0xFFFFFF).Draw(t, "color"))
		look := theme.Theme{Colors: theme.Colors{Accent: &c, Bad: &c, Band: &c}}
		for _, tone := range look.Tones() {
			for _, pair := range [][3]theme.Color{
				{tone.Light.Text, tone.Light.Pale, 45}, {tone.Light.Text, theme.White, 45}, {tone.Light.Text, 0xF4F6FA, 45},
				{tone.Dark.Text, tone.Dark.Pale, 45}, {tone.Dark.Text, theme.DarkSheet, 45}, {tone.Dark.Text, 0x172238, 45}, {tone.Dark.Deep, theme.DarkSheet, 30},
				{0x14213A, tone.OnBand, 45},
			} {
				if got := theme.Contrast(pair[0], pair[1]); got < float64(pair[2])/10 {
					t.Fatalf("%s of %s: %s on %s has %.2f", tone.Name, c, pair[0], pair[1], got)
				}
			}
		}
		if (&look).Colors.Unreadable("band") == "" {
			band, _ := look.Band()
			if theme.Contrast(band.Quiet, band.Ground) < 4.5 || theme.Contrast(band.LabelText, band.Label) < 4.5 {
				t.Fatalf("on band %s: %+v", c, band)
			}
		}
	})
}

func picture(width, height int) []byte {
	pixels := image.NewNRGBA(image.Rect(0, 0, width, height))
	pixels.Set(0, 0, color.NRGBA{200, 0, 0, 128})
	var out bytes.Buffer
	if err := png.Encode(&out, pixels); err != nil {
		panic(err)
	}
	return out.Bytes()
}

func TestReadLogo(t *testing.T) {
	example, err := os.ReadFile("../../examples/theme/logo.svg")
	if err != nil {
		t.Fatal(err)
	}
	logo, err := theme.ReadLogo(example)
	if err != nil || len(logo.Shapes) != 5 || logo.Width != 180 || logo.Height != 48 {
		t.Fatalf("%v %+v", err, logo)
	}
	again, err := theme.ReadLogo(logo.SVG())
	if err != nil || len(again.Shapes) != 5 {
		t.Errorf("what is written anew cannot be read: %v\n%s", err, logo.SVG())
	}
	withText := bytes.Replace(picture(3, 2), []byte("\x00\x00\x00\x00IEND"), []byte("\x00\x00\x00\x05tEXtsecret\x00\x00\x00\x00\x00\x00IEND"), 1)
	if logo, err = theme.ReadLogo(picture(3, 2)); err != nil || logo.Pixels.NRGBAAt(0, 0).A != 128 {
		t.Fatalf("%v %+v", err, logo)
	}
	if _, err := png.Decode(bytes.NewReader(logo.PNG)); err != nil || bytes.Contains(logo.PNG, []byte("tEXt")) {
		t.Errorf("%v %q", err, withText)
	}
}

func TestLogosThatAreRefused(t *testing.T) {
	svg := func(inner string) string {
		return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10"><rect width="5" height="5"/>` + inner + `</svg>`
	}
	for _, c := range []struct{ content, want string }{
		{svg(`<script>alert(1)</script>`), "<script>"},
		{svg(`<g><title><script>alert(1)</script></title></g>`), "<script>"},
		{svg(`<rect onclick="alert(1)" width="1" height="1"/>`), "onclick"},
		{svg(`<image href="http://example.com/a.png"/>`), "refers to something else"},
		{svg(`<use xlink:href="#a"/>`), "refers to something else"},
		{svg(`<a href="https://example.com"><rect width="1" height="1"/></a>`), "refers to something else"},
		{svg(`<foreignObject/>`), "foreignObject"},
		{svg(`<text>Tide</text>`), "<text>"},
		{svg(`<rect fill="url(#g)" width="1" height="1"/>`), "gradient"},
		{svg(`<rect style="fill:url(http://example.com/x)" width="1" height="1"/>`), "gradient"},
		{svg(`<style>@import url(http://example.com/x.css);</style>`), "style sheet"},
		{svg(`<style>.a{fill:url(http://example.com/x)}</style>`), "refers to something else"},
		{`<!DOCTYPE svg [<!ENTITY a "b">]>` + svg(""), "document type"},
		{`<?xml-stylesheet href="http://example.com/x.css"?>` + svg(""), "style sheet"},
		{svg(`<path d="M0 0 L1"/>`), "path"}, {svg(`<path d="L1 1"/>`), "path"}, {svg(`<path d="M0 0 A1 1 0 2 0 3 3"/>`), "path"},
		{svg(`<path d="M0 0 L1e300 1"/>`), "path"}, {svg(`<g transform="scale(1e5)"><g transform="scale(1e5)"><rect width="1" height="1"/></g></g>`), "nowhere near"},
		{svg(`<circle r="NaN"/>`), "not a number"}, {svg(`<rect width="1" height="1" fill="chartreuse"/>`), "colour"},
		{svg(strings.Repeat("<g>", 60) + strings.Repeat("</g>", 60)), "too deep"},
		{svg(strings.Repeat(`<rect width="1" height="1"/>`, 2100)), "too many"},
		{`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 0 10"><rect width="1" height="1"/></svg>`, "no size"},
		{`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 10"></svg>`, "shows anything"},
		{"plain text", "no SVG"}, {"", "no SVG"}, {"\xff\xd8\xff", "JPEG"}, {"\x89PNG\r\n\x1a\nrubbish", "no PNG"},
		{string(picture(1, 9000)), "pixels"},
		{strings.Repeat(" ", theme.MostLogoBytes+1), "larger"},
	} {
		logo, err := theme.ReadLogo([]byte(c.content))
		if err == nil || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.120s: %v (%v); want %q", c.content, err, logo != nil, c.want)
		}
	}
}

func TestLogosThatAreRead(t *testing.T) {
	for _, content := range []string{
		`<svg xmlns="http://www.w3.org/2000/svg" width="10px" height="4"><style>.a,.b{fill:#0b6e4f}</style><path class="b" d="m1 1h2v2h-2z M5 1 a1 1 0 1 1 2 0 a1 1 0 11-2 0Z q1 1 2 0t2 0 s1 1 2-1"/></svg>`,
		`<?xml version="1.0" encoding="UTF-8"?><svg:svg xmlns:svg="http://www.w3.org/2000/svg" viewBox="0,0,10,10"><svg:g transform="translate(1,1) rotate(45 2 2) skewX(3)"><svg:polygon points="0,0 1,0 1,1"/></svg:g></svg:svg>`,
		`<svg xmlns="http://www.w3.org/2000/svg" xmlns:i="urn:editor" viewBox="0 0 9 9"><i:page><i:more/></i:page><metadata><x/></metadata><defs><rect width="1" height="1"/></defs><ellipse cx="2" cy="2" rx="1" ry="2" fill="rgb(1, 2,3)" stroke="navy" opacity=".5"/></svg>`,
	} {
		logo, err := theme.ReadLogo([]byte(content))
		if err != nil || len(logo.Shapes) == 0 {
			t.Errorf("%s: %v", content, err)
		}
	}
}

// FuzzReadLogo: whatever the bytes, a logo is read or refused; what is read can be written, and
// what is written holds nothing but paths and is read again.
func FuzzReadLogo(f *testing.F) {
	example, err := os.ReadFile("../../examples/theme/logo.svg")
	if err != nil {
		f.Fatal(err)
	}
	f.Add(example)
	f.Add(picture(2, 2))
	f.Add([]byte(`<svg viewBox="0 0 9 9"><path d="M0 0C1 1 2 2 3 3S4 4 5 5Q6 6 7 7T8 8A1 2 30 1 0 9 9z" style="stroke:#123;fill:none" transform="matrix(1 0 0 1 0 0)"/></svg>`))
	f.Fuzz(func(t *testing.T, content []byte) {
		logo, err := theme.ReadLogo(content)
		if err != nil {
			if strings.ContainsAny(err.Error(), "\n\x1b") {
				t.Errorf("%q", err)
			}
			return
		}
		if logo.Pixels != nil {
			return
		}
		written := string(logo.SVG())
		for _, bad := range []string{"script", "href", "http://e", "url(", "NaN", "Inf", "&"} {
			if strings.Contains(strings.Replace(written, "http://www.w3.org/2000/svg", "", 1), bad) {
				t.Errorf("%s in %.200s", bad, written)
			}
		}
		if _, err := theme.ReadLogo([]byte(written)); err != nil && len(written) < theme.MostLogoBytes/2 && !strings.Contains(err.Error(), "nowhere near") {
			t.Errorf("%v: %.300s", err, written)
		}
	})
}
