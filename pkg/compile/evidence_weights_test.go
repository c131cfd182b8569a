package compile

// How the weights of the evidence are found: every section of the wild plans is an example, with its
// own heading, whose meaning is hidden, and without any. What a careful reader found in it is what it is
// about: the texts that NAME.want.yaml lists, and what was read from it of people and of lists that
// the expectation does not assert.
//
//	go test ./pkg/compile -run TestEvidence -train

import (
	"flag"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

var train = flag.Bool("train", false, "find the weights of the evidence anew")

// keep is how many words have weights.
const keep = 450

const classes = len(weighed) + 1

type example struct {
	author string
	about  string
	class  int
	masked bool
	dense  [signCount]float32
	words  map[string]float32 // content words, and words of the heading behind "#"
	weight float64
}

func classOf(collection plan.Collection) int {
	for i, concept := range weighed {
		if collectionsOf[concept][0] == collection {
			return i
		}
	}
	return len(weighed)
}

// examplesOf are the sections of one plan.
func examplesOf(path string, content []byte, expected map[string]int, listed map[plan.Collection]bool) []example {
	c := newCompiler(source.NewFile(path, content), Settings{})
	c.doc = syntax.Parse(c.file)
	c.read()
	fresh := newCompiler(c.file, Settings{})
	fresh.doc = c.doc
	blocks := fresh.withPlainHeadings(fresh.reshaped(c.doc.Blocks))
	records := make([]map[int]int, len(c.sections))
	for collection, list := range c.raws {
		for _, r := range list {
			if r.section < 0 {
				continue
			}
			if records[r.section] == nil {
				records[r.section] = map[int]int{}
			}
			if !listed[collection] || collection == plan.Stakeholders || collection == plan.Team {
				records[r.section][classOf(collection)]++
			}
		}
	}
	fresh.facts = c.facts
	all := fresh.outlined(blocks, 8)
	first := 0
	if len(c.plan.Sections) > 0 && c.plan.Sections[0].Headless {
		first = 1
	}
	var out []example
	n := first - 1
	for i, b := range blocks {
		if b.Kind != syntax.Heading {
			continue
		}
		n++
		s := c.sections[n]
		model := c.plan.Sections[n]
		if s.title || s.record != nil {
			continue
		}
		if model.Parent > 0 {
			if p := c.sections[model.Parent-1]; !p.title && len(p.concepts) > 0 && p.concepts[0] != plan.ConceptNotes {
				continue
			}
		}
		below := all.below(blocks[i+1:], b.Level, n-first)
		if len(below) == 0 {
			continue
		}
		counts := map[int]int{}
		last := n
		for _, inner := range below {
			if inner.Kind == syntax.Heading {
				last++
			}
		}
		for k := n; k <= last; k++ {
			for class, many := range records[k] {
				counts[class] += many
			}
		}
		end := len(content)
		if after := i + 1 + len(below); after < len(blocks) {
			end = blocks[after].Span.Start
		}
		text := finding.Normalise(string(content[b.Span.End:end]))
		for want, class := range expected {
			if strings.Contains(text, want) {
				counts[class] += 2 // people are named in sections about other things
			}
		}
		class, most := len(weighed), 0
		for k, many := range counts {
			if many > most || many == most && k < class {
				class, most = k, many
			}
		}
		title := pieceOf(b.Inline)
		for _, masked := range []bool{true, false} {
			heading := title
			if masked {
				heading = piece{}
			}
			o := outline{matches: all.matches, before: all.before, after: all.after, claimed: all.claimed}
			for _, concept := range all.matches[n-first].Concepts {
				if at := weight(concept); at >= 0 {
					o.claimed[at]-- // whose heading is hidden
				}
			}
			e := fresh.evidenceOf(&o, n-first, heading, fresh.hintOf(heading.text), below)
			if e.items == 0 || e.isMethod() {
				continue
			}
			x := example{author: filepath.Base(filepath.Dir(path)), about: path + ": " + title.text, class: class, masked: masked, dense: e.signs, words: map[string]float32{}, weight: 1}
			for _, text := range e.texts {
				eachWord(text, func(w []byte) { x.words[string(w)] += 2 / float32(e.items+1) })
			}
			eachWord(e.title, func(w []byte) { x.words["#"+string(w)]++ })
			for w, v := range x.words {
				x.words[w] = min(v, 1)
			}
			out = append(out, x)
		}
	}
	return out
}

// fromVocabulary are the known headings as examples of words of headings.
func fromVocabulary(t *testing.T) []example {
	content, err := os.ReadFile("vocabulary/vocabulary.yaml")
	if err != nil {
		t.Fatal(err)
	}
	var out []example
	_, rest, _ := strings.Cut(string(content), "\nheadings:\n")
	rest, _, _ = strings.Cut(rest, "\nrole_headings:")
	class := -1
	for _, line := range strings.Split(rest, "\n") {
		if m := regexp.MustCompile(`^  ([a-z_-]+):`).FindStringSubmatch(line); m != nil {
			class = len(weighed)
			for i, concept := range weighed {
				if string(concept) == m[1] {
					class = i
				}
			}
			_, line, _ = strings.Cut(line, ":")
		}
		line, _, _ = strings.Cut(line, " #")
		for _, text := range strings.FieldsFunc(line, func(r rune) bool { return strings.ContainsRune("[],", r) }) {
			text = strings.Trim(strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "- ")), `"'`)
			if text == "" || class < 0 {
				continue
			}
			x := example{author: "vocabulary", about: text, class: class, words: map[string]float32{}, weight: .3}
			x.dense[signAlways] = 1
			eachWord(text, func(w []byte) { x.words["#"+string(w)] = 1 })
			out = append(out, x)
		}
	}
	return out
}

type model struct {
	dense [classes][signCount]float64
	words map[string]*[classes]float64
}

func (m *model) scores(x *example, dense *[signCount]float32) [classes]float64 {
	var out [classes]float64
	for k := range out {
		for i, v := range dense {
			if v != 0 {
				out[k] += float64(v) * m.dense[k][i]
			}
		}
	}
	for w, v := range x.words {
		if weights := m.words[w]; weights != nil {
			for k := range out {
				out[k] += float64(v) * weights[k]
			}
		}
	}
	return out
}

func softmax(s [classes]float64) [classes]float64 {
	top := slices.Max(s[:])
	sum := 0.0
	for k := range s {
		s[k] = math.Exp(s[k] - top)
		sum += s[k]
	}
	for k := range s {
		s[k] /= sum
	}
	return s
}

// learn finds weights by gradient descent.
func learn(examples []example, vocabulary []string, epochs int) *model {
	rnd := rand.New(rand.NewPCG(1, 2))
	m := &model{words: map[string]*[classes]float64{}}
	var denseSquares [classes][signCount]float64
	wordSquares := map[string]*[classes]float64{}
	for _, w := range vocabulary {
		m.words[w], wordSquares[w] = &[classes]float64{}, &[classes]float64{}
	}
	order := make([]int, len(examples))
	for i := range order {
		order[i] = i
	}
	const rate, decay = .15, 2e-4
	step := func(weight, squares *float64, g float64) {
		g += decay * *weight
		*squares += g * g
		*weight -= rate * g / (math.Sqrt(*squares) + 1e-6)
	}
	for range epochs {
		rnd.Shuffle(len(order), func(i, j int) { order[i], order[j] = order[j], order[i] })
		for _, at := range order {
			x := &examples[at]
			dense := x.dense
			if x.author != "vocabulary" {
				// Of a new author's plan several headings are not known.
				for i := range weighed {
					if rnd.Float64() < .25 {
						dense[signClaimed+i] = 0
					}
					if rnd.Float64() < .25 {
						dense[signBefore+i] = 0
					}
					if rnd.Float64() < .25 {
						dense[signAfter+i] = 0
					}
				}
			}
			p := softmax(m.scores(x, &dense))
			for k := range p {
				g := p[k]
				if k == x.class {
					g--
				}
				g *= x.weight
				for i, v := range dense {
					if v != 0 {
						step(&m.dense[k][i], &denseSquares[k][i], g*float64(v))
					}
				}
				for w, v := range x.words {
					if weights := m.words[w]; weights != nil {
						step(&weights[k], &wordSquares[w][k], g*float64(v))
					}
				}
			}
		}
	}
	return m
}

// commonWords are the words that several authors use.
func commonWords(examples []example, least, authors int) []string {
	plans, by := map[string]map[string]bool{}, map[string]map[string]bool{}
	for _, x := range examples {
		path, _, _ := strings.Cut(x.about, ".md")
		for w := range x.words {
			if strings.ContainsAny(w, "0123456789") {
				continue
			}
			if plans[w] == nil {
				plans[w], by[w] = map[string]bool{}, map[string]bool{}
			}
			plans[w][path], by[w][x.author] = true, true
		}
	}
	var out []string
	for w := range plans {
		need := authors
		if w[0] == '#' {
			need = 1
		}
		if len(plans[w]) >= least && len(by[w]) >= need {
			out = append(out, w)
		}
	}
	sort.Strings(out)
	return out
}

// telling are the words whose weights differ most.
func (m *model) telling(most int) []string {
	var words []string
	spread := map[string]float64{}
	for w, weights := range m.words {
		words = append(words, w)
		spread[w] = slices.Max(weights[:]) - slices.Min(weights[:])
	}
	sort.Slice(words, func(i, j int) bool {
		return spread[words[i]] > spread[words[j]] || spread[words[i]] == spread[words[j]] && words[i] < words[j]
	})
	return words[:min(most, len(words))]
}

// expectedOf are the beginnings of the texts that a plan's expectation lists, with their classes, and the
// lists that it has.
func expectedOf(t *testing.T, path string) (out map[string]int, listed map[plan.Collection]bool) {
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	doc := syntax.Parse(source.NewFile(path, []byte("---\n"+string(content)+"\n---\n")))
	out, listed = map[string]int{}, map[plan.Collection]bool{}
	for _, list := range doc.Frontmatter.Root.Pairs {
		class := classOf(plan.Collection(list.Key))
		listed[plan.Collection(list.Key)] = true
		if class == len(weighed) || class < 2 {
			continue
		}
		for _, item := range list.Value.Items {
			for _, pair := range item.Pairs {
				if pair.Key != labelField[plan.Collection(list.Key)] {
					continue
				}
				text := finding.Normalise(pair.Value.Value)
				if len(text) > 24 {
					text = text[:24]
				}
				if len(text) > 3 {
					out[text] = class
				}
			}
		}
	}
	return out, listed
}

func allExamples(t *testing.T) []example {
	paths, err := filepath.Glob("../../testdata/wild/*/*.md")
	if err != nil {
		t.Fatal(err)
	}
	flat, _ := filepath.Glob("../../testdata/wild/*.md")
	var examples []example
	for _, path := range append(paths, flat...) {
		content, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		expected, listed := expectedOf(t, strings.TrimSuffix(path, ".md")+".want.yaml")
		examples = append(examples, examplesOf(path, content, expected, listed)...)
	}
	return examples
}

// TestEvidenceWeights: the weights that are there are those of these signs, in this order: they decide the sections they were
// found from. With -train they are found anew, and judged by authors whose plans they have not seen.
func TestEvidenceWeights(t *testing.T) {
	examples := allExamples(t)
	if *train {
		findWeights(t, examples)
		return
	}
	m := written()
	right, all := 0, 0
	for i := range examples {
		if x := &examples[i]; x.class < len(weighed) {
			all++
			s := m.scores(x, &x.dense)
			if s[x.class] == slices.Max(s[:]) {
				right++
			}
		}
	}
	if share := float64(right) / float64(all); share < .95 {
		t.Errorf("%d of %d sections (%.1f %%) are decided as readers decided", right, all, 100*share)
	}
}

// written is the model of the weights in evidence_weights.go.
func written() *model {
	m := &model{words: map[string]*[classes]float64{}}
	for i, row := range signWeights {
		for k, w := range row {
			m.dense[k][i] = float64(w) / scale
		}
	}
	for mark, table := range map[string][]wordWeight{"": wordWeights[:], "#": titleWeights[:]} {
		for _, word := range table {
			m.words[mark+word.word] = &[classes]float64{}
			for k, w := range word.weights {
				m.words[mark+word.word][k] = float64(w) / scale
			}
		}
	}
	return m
}

func findWeights(t *testing.T, examples []example) {
	counts := map[int]int{}
	for _, x := range examples {
		counts[x.class]++
	}
	t.Log(len(examples), counts)
	headings := fromVocabulary(t)
	authors := map[string]bool{}
	for _, x := range examples {
		authors[x.author] = true
	}
	type tally struct{ right, all, falsely, silent int }
	sum := map[bool]*tally{true: {}, false: {}}
	perClass := map[int]*tally{}
	var wrong []string
	for author := range authors {
		var known, held []example
		for _, x := range examples {
			if x.author == author {
				held = append(held, x)
			} else {
				known = append(known, x)
			}
		}
		known = append(known, headings...)
		m := learn(known, commonWords(known, 6, 2), 4)
		words := m.telling(keep)
		m = learn(known, words, 12)
		for i := range held {
			x := &held[i]
			s := m.scores(x, &x.dense)
			best := 0
			for k := range s {
				if s[k] > s[best] {
					best = k
				}
			}
			c := sum[x.masked]
			if x.class < len(weighed) {
				c.all++
				if perClass[x.class] == nil {
					perClass[x.class] = &tally{}
				}
				perClass[x.class].all++
				if best == x.class {
					c.right++
					perClass[x.class].right++
				} else if best == len(weighed) {
					c.silent++
				} else {
					c.falsely++
				}
			} else if best != x.class {
				c.falsely++
			}
			if best != x.class && x.masked {
				wrong = append(wrong, fmt.Sprintf("%s: is %d, read as %d", x.about, x.class, best))
			}
		}
	}
	for masked, c := range sum {
		t.Logf("masked %v: %d of %d (%.1f %%), silent %d, false %d", masked, c.right, c.all, 100*float64(c.right)/float64(c.all), c.silent, c.falsely)
	}
	for k, c := range perClass {
		t.Logf("%s: %d of %d", weighed[k], c.right, c.all)
	}
	t.Log(strings.Join(wrong, "\n"))
	known := append(slices.Clone(examples), headings...)
	m := learn(known, commonWords(known, 6, 2), 4)
	m = learn(known, m.telling(keep), 12)
	m.write(t, "evidence_weights.go")
}

// write makes a table of the weights in Go.
func (m *model) write(t *testing.T, path string) {
	var b strings.Builder
	row := func(weights func(k int) float64) string {
		mean := 0.0
		for k := range classes {
			mean += weights(k) / float64(classes)
		}
		var parts []string
		for k := range classes {
			parts = append(parts, fmt.Sprint(int(max(-127, min(127, math.Round((weights(k)-mean)*scale))))))
		}
		return strings.Join(parts, ", ")
	}
	b.WriteString("package compile\n\n// Code generated by go test ./pkg/compile -run TestEvidenceWeights -train; DO NOT EDIT.\n\n// How much each sign and each word speaks for each of weighed, and for anything else, in steps of scale.\n\n")
	b.WriteString("var signWeights = [signCount][len(weighed) + 1]int8{\n")
	for i := range signCount {
		fmt.Fprintf(&b, "\t{%s},\n", row(func(k int) float64 { return m.dense[k][i] }))
	}
	b.WriteString("}\n")
	var words []string
	for w := range m.words {
		words = append(words, w)
	}
	sort.Strings(words)
	for _, table := range []struct {
		name  string
		title bool
	}{{"wordWeights", false}, {"titleWeights", true}} {
		fmt.Fprintf(&b, "\nvar %s = [...]wordWeight{\n", table.name)
		for _, w := range words {
			if bare, title := strings.CutPrefix(w, "#"); title == table.title {
				fmt.Fprintf(&b, "\t{%q, [...]int8{%s}},\n", bare, row(func(k int) float64 { return m.words[w][k] }))
			}
		}
		b.WriteString("}\n")
	}
	if err := os.WriteFile(path, []byte(b.String()), 0o644); err != nil {
		t.Fatal(err)
	}
}
