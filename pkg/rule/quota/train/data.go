package main

import (
	"bufio"
	"cmp"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/rule/quota"
	"github.com/acctplan/acctplan/pkg/rule/quota/sentence"
)

// example is a labelled sentence.
type example struct {
	label, author, text string
	further             bool  // by an author who is trained on, but never scored
	at                  []int // the features that are true of it, by number
	counts              []int32
	scale               int64
	signs               sentence.Signs
}

// corpus is all sentences with the features that are true of any.
type corpus struct {
	examples []example
	features []uint64 // by number
}

// read reads the sentences in a folder: goals.tsv, whose authors are scored, and further-*.tsv.
func read(folder string) (*corpus, error) {
	files, err := filepath.Glob(filepath.Join(folder, "further-*.tsv"))
	if err != nil {
		return nil, err
	}
	slices.Sort(files)
	out := &corpus{}
	for _, file := range append([]string{filepath.Join(folder, "goals.tsv")}, files...) {
		if err := out.readFile(file); err != nil {
			return nil, err
		}
	}
	out.dropEchoes()
	out.number()
	return out, nil
}

// dropEchoes leaves out what a further author wrote in the very words of a scored sentence: by
// chance, but it would be scored by its own copy.
func (c *corpus) dropEchoes() {
	plain := func(text string) string {
		return strings.Join(strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsNumber(r) }), " ")
	}
	scored := map[string]bool{}
	for i := range c.examples {
		if e := &c.examples[i]; !e.further {
			scored[plain(e.text)] = true
		}
	}
	c.examples = slices.DeleteFunc(c.examples, func(e example) bool { return e.further && scored[plain(e.text)] })
}

func (c *corpus) readFile(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	further := filepath.Base(path) != "goals.tsv"
	scanner := bufio.NewScanner(file)
	for line := 1; scanner.Scan(); line++ {
		parts := strings.Split(scanner.Text(), "\t")
		if len(parts) != 3 {
			return fmt.Errorf("%s:%d: a line holds label, author and sentence", path, line)
		}
		switch parts[0] {
		case "label": // the heading
		case "seller", "customer", "mixed", "adoption":
			c.examples = append(c.examples, example{label: parts[0], author: parts[1], text: parts[2], further: further})
		default:
			return fmt.Errorf("%s:%d: %q is no label", path, line, parts[0])
		}
	}
	return scanner.Err()
}

// number gives each feature of any sentence a number.
func (c *corpus) number() {
	numbers := map[uint64]int{}
	reader := sentence.NewReader(sentence.Known{}, sentence.All)
	defer reader.Close()
	for i := range c.examples {
		e := &c.examples[i]
		features, squares := reader.Features(e.text)
		e.signs = reader.Signs()
		e.scale = sentence.Scale(squares)
		for _, f := range features {
			n, known := numbers[f.ID]
			if !known {
				n = len(c.features)
				numbers[f.ID] = n
				c.features = append(c.features, f.ID)
			}
			e.at = append(e.at, n)
			e.counts = append(e.counts, f.Weight)
		}
	}
}

// authors are those whose sentences are scored, sorted.
func (c *corpus) authors() []string {
	var out []string
	for _, e := range c.examples {
		if !e.further && !slices.Contains(out, e.author) {
			out = append(out, e.author)
		}
	}
	slices.SortFunc(out, cmp.Compare)
	return out
}

// weights is a trained model before it is packed: whole weights by number of feature.
type weights struct {
	of         []int8
	unit, bias int32
}

// score is the score that the packed model gives a sentence.
func (w *weights) score(e *example) int32 {
	var sum int64
	for i, n := range e.at {
		sum += int64(w.of[n]) * int64(e.counts[i])
	}
	return w.bias + quota.Parts(sum, e.scale, w.unit)
}
