// Command likeness compares pictures of pages with the ones that were looked at and committed: see
// .ci/pictures. Pictures are made small first, so that another version of a renderer does not
// matter and another layout does.
package main

import (
	"errors"
	"flag"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"slices"
)

func main() {
	update := flag.Bool("update", false, "make the pictures the references")
	width := flag.Int("width", 220, "the width, in pixels, at which pictures are kept and compared")
	flag.Parse()
	if flag.NArg() != 2 {
		fmt.Fprintln(os.Stderr, "usage: likeness [-update] [-width PIXELS] REFERENCES PICTURES")
		os.Exit(2)
	}
	if err := run(flag.Arg(0), flag.Arg(1), *width, *update); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// What counts as the same picture.
const (
	blockSize   = 6    // pixels
	blockLimit  = 22.0 // the mean difference of a block, of 255
	mostBlocks  = 0.02 // the share of blocks that may differ more
	heightLimit = 0.02 // the share by which heights may differ
)

func run(references, pictures string, width int, update bool) error {
	made, err := filepath.Glob(filepath.Join(pictures, "*.png"))
	if err != nil {
		return err
	}
	if len(made) == 0 {
		return errors.New("there are no pictures in " + pictures)
	}
	var problems []error
	var names []string
	for _, path := range made {
		name := filepath.Base(path)
		names = append(names, name)
		picture, err := read(path)
		if err != nil {
			return err
		}
		small := reduced(picture, width)
		reference := filepath.Join(references, name)
		if update {
			if err := write(reference, small); err != nil {
				return err
			}
			continue
		}
		want, err := read(reference)
		if err != nil {
			return fmt.Errorf("%w; look at %s, and run .ci/pictures --update to accept it", err, path)
		}
		if err := compare(gray(want), small); err != nil {
			problems = append(problems, fmt.Errorf("%s: %w; look at %s, and run .ci/pictures --update to accept it", name, err, path))
		}
	}
	kept, err := filepath.Glob(filepath.Join(references, "*.png"))
	if err != nil {
		return err
	}
	for _, path := range kept {
		if !slices.Contains(names, filepath.Base(path)) {
			problems = append(problems, fmt.Errorf("nobody made a picture for the reference %s", path))
		}
	}
	return errors.Join(problems...)
}

// compare reports how two pictures differ, and nil where they do not.
func compare(want, got *image.Gray) error {
	a, b := want.Bounds(), got.Bounds()
	if difference := a.Dy() - b.Dy(); a.Dx() != b.Dx() || float64(max(difference, -difference)) > heightLimit*float64(a.Dy()) {
		return fmt.Errorf("it is %d × %d, and was %d × %d", b.Dx(), b.Dy(), a.Dx(), a.Dy())
	}
	blocks, different := 0, 0
	for y := 0; y < min(a.Dy(), b.Dy()); y += blockSize {
		for x := 0; x < a.Dx(); x += blockSize {
			sum, count := 0.0, 0
			for dy := range blockSize {
				for dx := range blockSize {
					if x+dx < a.Dx() && y+dy < min(a.Dy(), b.Dy()) {
						d := int(want.GrayAt(x+dx, y+dy).Y) - int(got.GrayAt(x+dx, y+dy).Y)
						sum += float64(max(d, -d))
						count++
					}
				}
			}
			blocks++
			if sum/float64(count) > blockLimit {
				different++
			}
		}
	}
	if share := float64(different) / float64(max(1, blocks)); share > mostBlocks {
		return fmt.Errorf("%.1f%% of it look different", 100*share)
	}
	return nil
}

// reduced is a picture in grey at a width, each pixel the mean of those that it stands for.
func reduced(picture image.Image, width int) *image.Gray {
	bounds := picture.Bounds()
	width = min(width, bounds.Dx())
	height := max(1, bounds.Dy()*width/max(1, bounds.Dx()))
	small := image.NewGray(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			sum, count := 0, 0
			for from := bounds.Dy() * y / height; from < max(bounds.Dy()*(y+1)/height, bounds.Dy()*y/height+1); from++ {
				for at := bounds.Dx() * x / width; at < max(bounds.Dx()*(x+1)/width, bounds.Dx()*x/width+1); at++ {
					sum += int(color.GrayModel.Convert(picture.At(bounds.Min.X+at, bounds.Min.Y+from)).(color.Gray).Y)
					count++
				}
			}
			small.SetGray(x, y, color.Gray{Y: uint8(sum / count)})
		}
	}
	return small
}

func gray(picture image.Image) *image.Gray { return reduced(picture, picture.Bounds().Dx()) }

func read(path string) (image.Image, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	picture, err := png.Decode(file)
	if err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return picture, nil
}

func write(path string, picture image.Image) error {
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	encoder := png.Encoder{CompressionLevel: png.BestCompression}
	return errors.Join(encoder.Encode(file, picture), file.Close())
}
