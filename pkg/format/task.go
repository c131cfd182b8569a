package format

// Tasks: the fields of an item with a box stand behind its text, in one order and form:
//
//	- [ ] Send the deck @lea due:2026-12-01 for:o1 every:month
//
// An item is left as it is where a field of it cannot be written like this: an owner without
// a handle, a due date of several words, a parenthesis that holds more than fields.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rewrite"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// task is an item with a box and what the plan read from it.
type task struct {
	collection plan.Collection
	owners     plan.People
	due, done  plan.Date
	refs       plan.Refs
	every      plan.String
}

// tasks brings the fields of tasks into order.
func tasks(s *state) []rewrite.Change {
	read := map[source.Span]task{}
	for _, a := range s.Plan.Actions {
		read[a.Span] = task{collection: plan.Actions, owners: a.Owners, due: a.Due, done: a.Done, refs: a.For, every: a.Every}
	}
	for _, c := range s.Plan.Commitments {
		read[c.Span] = task{collection: plan.Commitments, owners: c.Owner, due: c.Due}
	}
	for _, lists := range [][]plan.Question{s.Plan.Questions, s.Plan.Assumptions} {
		for _, q := range lists {
			read[q.Span] = task{collection: plan.Questions, owners: q.Owner, due: q.Due}
		}
	}
	var changes []rewrite.Change
	var walk func(blocks []syntax.Block)
	walk = func(blocks []syntax.Block) {
		for _, b := range blocks {
			walk(b.Blocks)
			for _, item := range b.Items {
				if t, ok := read[item.Span]; ok && item.Task != syntax.NoTask {
					line := &taskLine{state: s, span: item.Inline.Span, text: s.File.Text(item.Inline.Span), collection: t.collection}
					if text, ok := line.canonical(t); ok && text != line.text {
						changes = append(changes, s.replace(line.span, text))
					}
				}
				walk(item.Blocks)
			}
		}
	}
	walk(s.doc.Blocks)
	return changes
}

// taskLine is the line of a task, taken apart into its text and its fields.
type taskLine struct {
	*state
	span       source.Span
	text       string
	collection plan.Collection
	taken      []source.Span // of the text: what belongs to fields
}

// canonical is the line with its fields in order; false where it has to stay as it is.
func (l *taskLine) canonical(t task) (string, bool) {
	if strings.ContainsAny(l.text, "\r\n") || strings.Contains(l.text, "<!--") {
		return "", false
	}
	var fields []string
	add := func(text string, ok bool) bool {
		if ok && text != "" {
			fields = append(fields, text)
		}
		return ok
	}
	refs := make([]plan.Origin, len(t.refs.List))
	for i, ref := range t.refs.List {
		refs[i] = ref.Origin
	}
	if !add(l.ownerField(t.owners)) || !add(l.wordField("due", t.due.Origin)) || !add(l.listField("for", refs)) ||
		!add(l.wordField("every", t.every.Origin)) || !add(l.wordField("done", t.done.Origin)) {
		return "", false
	}
	if len(fields) == 0 || !l.takeParentheses() {
		return "", false
	}
	rest, ok := l.rest()
	if !ok {
		return "", false
	}
	return rest + " " + strings.Join(fields, " "), true
}

// in is a value's range of the line; false where it stands elsewhere.
func (l *taskLine) in(span source.Span) (source.Span, bool) {
	if span.Len() <= 0 || !l.span.Contains(span) {
		return source.Span{}, false
	}
	return source.Span{Start: span.Start - l.span.Start, End: span.End - l.span.Start}, true
}

// wordField is a field of one word: "due:2026-12-01". It is empty for a field that the line
// does not have.
func (l *taskLine) wordField(name string, o plan.Origin) (string, bool) {
	at, here := l.in(o.Span)
	if !here || o.State == plan.Missing {
		return "", true
	}
	raw := l.text[at.Start:at.End]
	if !isWord(raw) || !l.take(name, at) {
		return "", false
	}
	return name + ":" + raw, true
}

// listField is a field of several words: "for:o1,g2".
func (l *taskLine) listField(name string, members []plan.Origin) (string, bool) {
	var words []string
	var whole source.Span
	for _, o := range members {
		at, here := l.in(o.Span)
		if !here {
			continue
		}
		raw := l.text[at.Start:at.End]
		if !isWord(raw) || strings.Contains(raw, ",") || whole.Len() > 0 && !separates(l.text[whole.End:at.Start]) {
			return "", false
		}
		words = append(words, raw)
		whole = whole.Union(at)
		if len(words) == 1 {
			whole = at
		}
	}
	if len(words) == 0 {
		return "", true
	}
	return name + ":" + strings.Join(words, ","), l.take(name, whole)
}

// isWord reports whether a text can stand behind a key and a colon.
func isWord(text string) bool {
	return text != "" && !strings.ContainsAny(text, " \t\"'()[]*_`<>\\") && strings.TrimRight(text, ".,;:") == text
}

// separates reports whether a text does nothing but part the members of a list.
func separates(text string) bool { return strings.Trim(text, " ,;+&/") == "" }

// ownerField is the owners' handles: "@lea @tom". Owners without one keep the form
// "(owner: Lea Brandt)".
func (l *taskLine) ownerField(owners plan.People) (string, bool) {
	var handles []string
	var spans []source.Span
	handled := true
	for _, person := range owners.List {
		at, here := l.in(person.Span)
		if !here {
			continue
		}
		handle := l.handle(person)
		handled = handled && handle != ""
		handles = append(handles, handle)
		spans = append(spans, at)
	}
	if len(spans) == 0 {
		return "", true
	}
	if !handled {
		whole := spans[0]
		for _, next := range spans[1:] {
			if next.Start < whole.End || !separates(l.text[whole.End:next.Start]) {
				return "", false
			}
			whole.End = next.End
		}
		raw := l.text[whole.Start:whole.End]
		if strings.ContainsAny(raw, "(),;:@") || !l.isKey(whole, "owner") || !l.take("owner", whole) {
			return "", false
		}
		return "(owner: " + raw + ")", true
	}
	for from := 0; from < len(spans); {
		to := from + 1
		whole := spans[from]
		for to < len(spans) && spans[to].Start >= whole.End && separates(l.text[whole.End:spans[to].Start]) {
			whole.End = spans[to].End
			to++
		}
		if !l.take("owner", whole) {
			return "", false
		}
		from = to
	}
	return strings.Join(handles, " "), true
}

// handle is how an owner is mentioned: the handle that was written, or that of the member of
// the team who is meant; empty where there is none.
func (l *taskLine) handle(person plan.Person) string {
	if strings.HasPrefix(person.Text, "@") {
		return person.Text
	}
	if person.Side != plan.Ours || person.Index >= len(l.Plan.Team) {
		return ""
	}
	if handle := l.Plan.Team[person.Index].Handle; handle.State == plan.Set && isWord(handle.Text) {
		return "@" + handle.Text
	}
	return ""
}
