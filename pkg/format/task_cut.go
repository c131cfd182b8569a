package format

// Taking a task's fields out of its line, whatever form they were written in.

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// take marks a value, and what makes it a field, as no part of the task's text: its key, a
// calendar emoji, or the dash in front of it. False where nothing of the kind is there.
func (l *taskLine) take(name string, value source.Span) bool {
	at := value
	if strings.HasPrefix(l.text[at.Start:], "@") && !l.isKey(at, name) {
		l.taken = append(l.taken, at)
		return true
	}
	if key, ok := l.keyBefore(at, name); ok {
		at.Start = key
		if dataview(l.text, at) {
			at.Start--
			at.End++
		}
		l.taken = append(l.taken, at)
		return true
	}
	before := strings.TrimRight(l.text[:at.Start], " ")
	for _, emoji := range []string{"📅", "⏳", "🗓️", "🗓", "✅"} {
		if cut, found := strings.CutSuffix(before, emoji); found {
			l.taken = append(l.taken, source.Span{Start: len(cut), End: at.End})
			return true
		}
	}
	for _, dash := range []string{" --", " -", " –", " —", " |"} {
		if cut, found := strings.CutSuffix(before, dash); found && len(before) < at.Start {
			l.taken = append(l.taken, source.Span{Start: len(cut), End: at.End})
			return true
		}
	}
	return false
}

// isKey reports whether a key of the field's stands before the value.
func (l *taskLine) isKey(value source.Span, name string) bool {
	_, ok := l.keyBefore(value, name)
	return ok
}

// keyBefore is where the key begins that makes a value a field: "due:", "Due: ", "due::", or,
// inside parentheses, "due ".
func (l *taskLine) keyBefore(value source.Span, name string) (int, bool) {
	before := strings.TrimRight(l.text[:value.Start], " ")
	bare := strings.TrimRight(before, ":")
	start := len(bare)
	for start > 0 {
		r, size := utf8.DecodeLastRuneInString(bare[:start])
		if !unicode.IsLetter(r) && r != '_' && r != '-' {
			break
		}
		start -= size
	}
	known, ok := l.words.Field(l.collection, bare[start:])
	if !ok || known != name {
		return 0, false
	}
	if bare == before && (start == 0 || !strings.ContainsAny(bare[start-1:start], "( ") || strings.LastIndexByte(bare, '(') <= strings.LastIndexByte(bare, ')')) {
		return 0, false // a word without a colon is a key in parentheses only
	}
	return start, true
}

// dataview reports whether brackets stand right around a field: "[due:: 2026-12-01]".
func dataview(text string, field source.Span) bool {
	return field.Start > 0 && text[field.Start-1] == '[' && field.End < len(text) && text[field.End] == ']'
}

// takeParentheses takes the parentheses around fields; false where one holds anything else.
func (l *taskLine) takeParentheses() bool {
	for open := 0; open < len(l.text); open++ {
		if l.text[open] != '(' {
			continue
		}
		length := strings.IndexByte(l.text[open:], ')')
		if length < 0 {
			break
		}
		whole := source.Span{Start: open, End: open + length + 1}
		inside := slices.DeleteFunc(slices.Clone(l.taken), func(t source.Span) bool { return !whole.Contains(t) })
		if len(inside) == 0 {
			continue
		}
		sortSpans(inside)
		from := open + 1
		for _, t := range append(inside, source.Span{Start: whole.End - 1, End: whole.End}) {
			if t.Start < from || strings.Trim(l.text[from:t.Start], " ,;|") != "" {
				return false
			}
			from = t.End
		}
		l.taken = append(l.taken, whole)
		open = whole.End - 1
	}
	return true
}

func sortSpans(spans []source.Span) {
	sorting.Stable(spans, func(a, b source.Span) int { return a.Start - b.Start })
}

// rest is the line without its fields, one space in each gap; false where nothing remains.
func (l *taskLine) rest() (string, bool) {
	sortSpans(l.taken)
	var b strings.Builder
	from := 0
	piece := func(text string) {
		if b.Len() > 0 {
			text = strings.TrimLeft(text, " ")
		}
		text = strings.TrimRight(text, " ")
		if text == "" {
			return
		}
		if b.Len() > 0 && !strings.ContainsRune(".,;:!?", rune(text[0])) {
			b.WriteByte(' ')
		}
		b.WriteString(text)
	}
	for _, t := range l.taken {
		if t.Start > from {
			piece(l.text[from:t.Start])
		}
		from = max(from, t.End)
	}
	piece(l.text[from:])
	return b.String(), strings.TrimSpace(b.String()) != ""
}
