package main

import (
	"image"
	"image/color"
	"testing"
)

func page(size image.Rectangle, ink func(x, y int) bool) *image.Gray {
	picture := image.NewGray(size)
	for y := range size.Dy() {
		for x := range size.Dx() {
			picture.SetGray(x, y, color.Gray{Y: 255})
			if ink(x, y) {
				picture.SetGray(x, y, color.Gray{Y: 20})
			}
		}
	}
	return picture
}

func TestCompare(t *testing.T) {
	size := image.Rect(0, 0, 880, 1200)
	lines := page(size, func(x, y int) bool { return y%40 < 8 && x > 60 && x < 820 })
	for name, c := range map[string]struct {
		other *image.Gray
		same  bool
	}{
		"itself":            {lines, true},
		"a pixel to a side": {page(size, func(x, y int) bool { return y%40 < 8 && x > 61 && x < 821 }), true},
		"a column gone":     {page(size, func(x, y int) bool { return y%40 < 8 && x > 60 && x < 500 }), false},
		"one box more":      {page(size, func(x, y int) bool { return y%40 < 8 && x > 60 && x < 820 || x > 100 && x < 400 && y > 100 && y < 400 }), false},
		"longer":            {page(image.Rect(0, 0, 880, 1400), func(x, y int) bool { return y%40 < 8 && x > 60 && x < 820 }), false},
	} {
		if err := compare(reduced(lines, 220), reduced(c.other, 220)); (err == nil) != c.same {
			t.Errorf("%s: %v", name, err)
		}
	}
}
