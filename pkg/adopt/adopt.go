// Package adopt turns a plan as people write it into a native one: the facts that were found
// in its body are written into frontmatter, under canonical keys and in canonical order, and
// the whole is formatted. The body stays, byte for byte, but for what formatting does to it;
// what the plan says does not change. Adopting twice changes nothing.
package adopt

import (
	"bytes"
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/edit"
	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/format"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rewrite"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Result is what became of a plan.
type Result struct {
	File   *source.File // the native plan; the bytes are the same where it was native already
	Plan   *plan.Plan   // of File
	Before *plan.Plan   // of the file as it was

	// Facts are those that were written into the frontmatter, in its order.
	Facts []string
	// Left are facts that the body states and the frontmatter could not take without changing
	// what the plan says.
	Left []string
}

// Changed reports whether anything was changed.
func (r Result) Changed() bool { return !bytes.Equal(r.File.Bytes, r.Before.File.Bytes) }

// UnreadableError says that a file cannot be adopted as it is, and why.
type UnreadableError struct {
	Span source.Span // where; zero for the file as a whole
	Why  string      // a clause without a full stop
}

func (e *UnreadableError) Error() string { return e.Why }

// rounds bounds how often facts are looked for: one that was placed may make room for another.
const rounds = 4

// Adopt makes a native plan of a file, which must be UTF-8. The error is an *UnreadableError,
// or a *rewrite.DifferentError; then the file must be left alone.
func Adopt(file *source.File, settings compile.Settings) (Result, error) {
	text := rewrite.New(file, settings)
	before := text.Plan
	if err := readable(before); err != nil {
		return Result{}, err
	}
	a := &adoption{Text: text, words: settings.Vocabulary}
	if a.words == nil {
		a.words = vocabulary.Default()
	}
	// The body comes first: once the frontmatter states a fact, the compiler does not look at
	// its spelling in the body any more.
	format.Text(text)
	if err := a.begin(); err != nil {
		return Result{}, err
	}
	for range rounds {
		at := text.File.Bytes
		a.mark()
		a.placeFacts()
		format.Text(text)
		if bytes.Equal(at, text.File.Bytes) {
			break
		}
	}
	if err := text.Verify(before); err != nil {
		return Result{}, err
	}
	return Result{File: text.File, Plan: text.Plan, Before: before, Facts: a.placed(before), Left: a.left()}, nil
}

// readable refuses what could only be made worse.
func readable(p *plan.Plan) error {
	for _, problem := range p.Problems {
		switch {
		case problem.Kind == plan.EmptyFile:
			return &UnreadableError{Why: "the file is empty; start a plan with `acctplan new`"}
		case problem.Kind == plan.MergeConflict:
			return &UnreadableError{Span: problem.Span, Why: "a merge conflict is not resolved; keep what is right and delete the lines of signs first"}
		case problem.Kind == plan.LimitExceeded:
			return &UnreadableError{Span: problem.Span, Why: "the file is too large to be read in full"}
		}
	}
	doc := syntax.Parse(p.File)
	if doc.Frontmatter == nil {
		return nil
	}
	if doc.Frontmatter.Root != nil {
		for _, pair := range doc.Frontmatter.Root.Pairs {
			if pair.Key == "acctplan" && !pair.Value.Null && !p.Marked {
				return &UnreadableError{Span: pair.Value.Span, Why: "it says `acctplan: " + pair.Value.Value + "`, and this program reads version 1"}
			}
		}
	}
	for _, problem := range doc.Problems {
		if problem.Kind != syntax.DuplicateKey && doc.Frontmatter.Span.Contains(problem.Span) {
			return &UnreadableError{Span: problem.Span, Why: "the facts at the top of the file cannot be read; mend them first: " +
				strings.TrimRight(problem.Message, ".")}
		}
	}
	if doc.Frontmatter.TOML {
		return &UnreadableError{Span: doc.Frontmatter.Open, Why: "the facts at its top are TOML, between lines of `+++`; acctplan reads them, but writes YAML: turn them into `key: value` lines between lines of `---` first"}
	}
	if _, ok := format.ReadFront(doc); !ok {
		return &UnreadableError{Span: doc.Frontmatter.Open, Why: "the facts at the top of the file do not stand one a line; write them as `key: value` lines first"}
	}
	return nil
}

// adoption is a plan on its way.
type adoption struct {
	*rewrite.Text
	words *vocabulary.Vocabulary
}

// begin gives a file without frontmatter an empty one.
func (a *adoption) begin() error {
	if a.Plan.HasFrontmatter {
		return nil
	}
	at := 0
	if bytes.HasPrefix(a.File.Bytes, source.ByteOrderMark) {
		at = len(source.ByteOrderMark)
	}
	made := a.Make([]rewrite.Change{a.insert(at, "---\nacctplan: 1\n---\n\n", "the frontmatter")})
	if !made {
		return &UnreadableError{Why: "with facts at its top, the file would not be read as it is read now; it was left alone"}
	}
	return nil
}

// insert is a change that puts lines, whose ends are "\n", into the file.
func (a *adoption) insert(at int, lines, what string) rewrite.Change {
	text := edit.WithLineEnding(lines, edit.LineEnding(a.File.Bytes))
	return rewrite.Change{What: what, Edits: []finding.Edit{{Span: source.Span{Start: at, End: at}, Text: text, Safe: true}}}
}

// mark adds the line that makes the file a plan.
func (a *adoption) mark() {
	front, ok := a.front()
	if !ok {
		return
	}
	for _, chunk := range front.Chunks {
		if name, _ := a.words.Key(chunk.Key); name == "acctplan" {
			if value := chunk.Pair.Value; value.Null && value.Span.Len() == 0 {
				a.Make([]rewrite.Change{a.insert(value.Span.Start, " 1", "the mark")})
			}
			return
		}
	}
	a.Make([]rewrite.Change{a.insert(front.Head.End, "acctplan: 1\n", "the mark")})
}

func (a *adoption) front() (format.Front, bool) { return format.ReadFront(syntax.Parse(a.File)) }

// placeFacts writes the facts that stand in the body alone into the frontmatter.
func (a *adoption) placeFacts() {
	front, ok := a.front()
	if !ok {
		return
	}
	empty := map[string]format.Chunk{}
	written := map[string]bool{}
	for _, chunk := range front.Chunks {
		if name, known := a.words.Key(chunk.Key); known {
			written[name] = true
			if chunk.Pair.Value.Null && chunk.Pair.Value.Span.Len() == 0 {
				empty[name] = chunk
			}
		}
	}
	var changes []rewrite.Change
	for _, fact := range a.bodyFacts() {
		text, ok := a.yaml(fact)
		if !ok {
			continue
		}
		if chunk, ok := empty[fact.Name]; ok {
			at := chunk.Pair.Value.Span.Start
			changes = append(changes, rewrite.Change{What: fact.Name, Edits: []finding.Edit{{Span: source.Span{Start: at, End: at}, Text: " " + text, Safe: true}}})
			continue
		}
		if !written[fact.Name] {
			changes = append(changes, a.insert(a.lineFor(front, fact.Name), fact.Name+": "+text+"\n", fact.Name))
		}
	}
	a.Make(changes)
}

// lineFor is where the line of a fact belongs: behind the last key that comes before it.
func (a *adoption) lineFor(front format.Front, name string) int {
	at := front.Head.End
	for _, chunk := range front.Chunks {
		if format.Rank(a.words, chunk.Key) < format.Rank(a.words, name) {
			at = chunk.Span.End
		}
	}
	return at
}

// bodyFacts are the facts that the plan states outside its frontmatter, in the format's order.
func (a *adoption) bodyFacts() []field.Value {
	var front source.Span
	if doc := syntax.Parse(a.File); doc.Frontmatter != nil {
		front = doc.Frontmatter.Span
	}
	all := field.Facts(a.Plan)
	var facts []field.Value
	for _, name := range a.words.KeyNames() {
		for _, fact := range all {
			if fact.Name == name && fact.Origin.State == plan.Set && !fact.Origin.Span.IsZero() && !front.Contains(fact.Origin.Span) {
				facts = append(facts, fact)
			}
		}
	}
	return facts
}

// yaml writes a fact's value: in the words of the format where it is one of them, else as the
// author wrote it.
func (a *adoption) yaml(fact field.Value) (string, bool) {
	text := fact.Origin.Text
	_, isDate := fact.Data.(plan.Date)
	switch data := fact.Data.(type) {
	case plan.Date:
		if iso, ok := rewrite.ISODate(data, a.Settings); ok {
			text = iso
		}
	case plan.Number:
		lead := text[:max(0, strings.IndexAny(text, "0123456789"))]
		text = strings.TrimRight(lead, "+-") + data.Value.String() // "approx. 420"
	case plan.Days:
		text = fmt.Sprintf("%dd", data.Value)
	case plan.Flag:
		text = fmt.Sprint(data.Value)
	case plan.Strings:
		items := make([]string, len(data.List))
		for i, item := range data.List {
			items[i] = rewrite.Scalar(item.Text)
		}
		return "[" + strings.Join(items, ", ") + "]", len(items) > 0
	}
	if word, ok := fact.Word(); ok && word != "" {
		text = word
	}
	if _, remark, ok := strings.Cut(fact.Origin.Text, " ("); ok && text != fact.Origin.Text && !isDate {
		text += " (" + remark // "amber (was green in August)"
	} else if _, isWord := fact.Word(); isWord {
		for _, dash := range [...]string{" - ", " – ", " — "} {
			if _, remark, ok := strings.Cut(fact.Origin.Text, dash); ok && text != fact.Origin.Text {
				text += " (" + remark + ")" // "Amber - two invoices late"
				break
			}
		}
	}
	return rewrite.Scalar(text), text != ""
}

// placed lists the facts that have come into the frontmatter.
func (a *adoption) placed(before *plan.Plan) []string {
	doc := syntax.Parse(before.File)
	known := map[string]bool{}
	if doc.Frontmatter != nil && doc.Frontmatter.Root != nil {
		for _, pair := range doc.Frontmatter.Root.Pairs {
			if name, ok := a.words.Key(pair.Key); ok && !pair.Value.Null {
				known[name] = true
			}
		}
	}
	front, _ := a.front()
	var names []string
	for _, chunk := range front.Chunks {
		if name, ok := a.words.Key(chunk.Key); ok && !known[name] && !chunk.Pair.Value.Null {
			names = append(names, name)
		}
	}
	return names
}

// left lists the facts that stay in the body alone.
func (a *adoption) left() []string {
	var names []string
	for _, fact := range a.bodyFacts() {
		names = append(names, fact.Name)
	}
	return names
}
