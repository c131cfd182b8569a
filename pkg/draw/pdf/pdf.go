// Package pdf draws on the pages of a tagged PDF 1.7 file.
//
// The file carries its structure (headings, lists, tables, figures with descriptions), bookmarks made of the headings, embedded subset fonts that copy and
// search correctly, and nothing that depends on the clock, the machine or chance.
package pdf

import (
	"errors"
	"fmt"
	"image"
	"time"

	"github.com/acctplan/acctplan/pkg/draw"
	"github.com/acctplan/acctplan/pkg/draw/font"
)

// Options describes a document. Equal options and equal calls give equal bytes.
type Options struct {
	// Size of every page; the zero value means A4.
	Size draw.Size
	// Title is shown in the window's title bar; it should not be empty.
	Title, Author, Subject string
	// Language is the BCP 47 tag of the text; empty, or not a tag, means "en".
	Language string
	// Producer names the program that made the file.
	Producer string
	// Recolor replaces solid colours wherever they are drawn, outside of images.
	Recolor map[draw.Color]draw.Color
	// Created is the creation date, written in UTC. The zero time leaves it out.
	Created time.Time
}

// Document implements draw.Canvas. Drawing goes to the current page; structure elements may be open across pages.
type Document struct {
	options Options
	pages   []*page
	current int
	root    *element
	open    *element
	// artifacts counts the begun nodes inside the outermost artifact, that one included.
	artifacts int
	links     []link
	images    []*image.NRGBA
	fonts     []*embedded
	fontOf    map[*font.Face]*embedded
	alphas    map[uint8]bool
	headings  []*element
	lastLink  linkPiece
	problem   error
	written   bool
}

var _ draw.Canvas = (*Document)(nil)

// New starts a document with one empty page.
func New(options Options) *Document {
	if !(options.Size.Width >= 3 && options.Size.Width <= 14400 && options.Size.Height >= 3 && options.Size.Height <= 14400) {
		options.Size = draw.A4()
	}
	if !languageTag(options.Language) {
		options.Language = "en"
	}
	options.Title, options.Author, options.Subject = draw.CleanText(options.Title), draw.CleanText(options.Author), draw.CleanText(options.Subject)
	options.Producer = draw.CleanText(options.Producer)
	root := &element{tag: tagDocument}
	d := &Document{options: options, root: root, open: root, fontOf: make(map[*font.Face]*embedded), alphas: make(map[uint8]bool)}
	d.AddPage()
	return d
}

func languageTag(tag string) bool {
	for _, c := range tag {
		if !(c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '-') {
			return false
		}
	}
	return tag != "" && len(tag) < 40
}

// AddPage appends an empty page and makes it current.
func (d *Document) AddPage() {
	if len(d.pages) > 0 {
		d.stopMarks()
	}
	d.pages = append(d.pages, &page{number: len(d.pages)})
	d.current = len(d.pages) - 1
}

// Pages returns the number of pages.
func (d *Document) Pages() int { return len(d.pages) }

// SelectPage makes a page current, counted from 0, so that "page 1 of 3" can be drawn when the number is known. An index out of range is ignored.
func (d *Document) SelectPage(index int) {
	if index >= 0 && index < len(d.pages) {
		d.stopMarks()
		d.current = index
	}
}

// Size returns the size of every page.
func (d *Document) Size() draw.Size { return d.options.Size }

// Err returns the first problem met while drawing, such as text outside every structure element; nil when there is none.
func (d *Document) Err() error { return d.problem }

func (d *Document) fail(format string, args ...any) {
	if d.problem == nil {
		d.problem = fmt.Errorf("pdf: page %d: "+format, append([]any{d.current + 1}, args...)...)
	}
}

var errWritten = errors.New("pdf: the document has been written already")
