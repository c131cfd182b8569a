package custom

// What a rule says: a text with {{ expressions }}.

import (
	"math"
	"reflect"
	"strings"

	"github.com/shopspring/decimal"
)

// template is a text with expressions in it.
type template []piece

// piece is a text, and behind it a value; the last has none.
type piece struct {
	text  string
	value *program
}

// template compiles a text with expressions.
func (c *compiler) template(key string, text Text) template {
	var pieces template
	for at := 0; ; {
		rest := text.Text[at:]
		open := strings.Index(rest, "{{")
		if open < 0 {
			return append(pieces, piece{text: rest})
		}
		end := strings.Index(rest[open:], "}}")
		from := at + open + 2
		if end < 0 {
			c.problem(c.mapping(text, 0, text.Text)(from-2), "%s: {{ is not closed; write }} behind the expression", key)
			return nil
		}
		if len(pieces) > 20 {
			c.problem(text.Span, "%s: more than 20 expressions", key)
			return nil
		}
		inner := text.Text[from : at+open+end]
		trimmed := strings.TrimLeft(inner, " \t\n")
		from += len(inner) - len(trimmed)
		inner = strings.TrimRight(trimmed, " \t\n")
		value, kind := c.compile(key, inner, c.mapping(text, from, inner))
		if value != nil && !sayable(kind) {
			c.problem(c.mapping(text, from, inner)(0), "%s: %s cannot be put into a text; name one of its fields", key, typeName(kind))
		}
		pieces = append(pieces, piece{text: rest[:open], value: value})
		at += open + end + 2
	}
}

// sayable reports whether a value can be put into a text.
func sayable(t reflect.Type) bool {
	switch {
	case t == nil:
		return false
	case t == reflect.TypeFor[*Date](), t == reflect.TypeFor[*Person](), scalar(t):
		return true
	case t.Kind() == reflect.Slice:
		return t.Elem().Kind() == reflect.Interface || sayable(t.Elem()) && t.Elem().Kind() != reflect.Slice
	}
	return false
}

// plainTemplate is a text with dots for its expressions.
func plainTemplate(text string) string {
	var b strings.Builder
	for {
		before, rest, found := strings.Cut(text, "{{")
		b.WriteString(before)
		if !found {
			return oneLine(b.String())
		}
		_, text, _ = strings.Cut(rest, "}}")
		b.WriteString("…")
	}
}

// say writes a value as people do.
func say(value any) string {
	switch v := value.(type) {
	case nil:
		return "nothing"
	case string:
		return v
	case bool:
		if v {
			return "yes"
		}
		return "no"
	case int:
		return grouped(decimal.NewFromInt(int64(v)))
	case float64:
		if math.IsNaN(v) || math.IsInf(v, 0) {
			return "unknown"
		}
		return grouped(decimal.NewFromFloat(v).Round(2))
	case *Date:
		switch {
		case v == nil || !v.Known:
			return "no date"
		case v.day:
			return v.first.Time().Format("2 Jan 2006")
		}
		return v.Text
	case *Person:
		if v == nil || !v.Known {
			return "nobody"
		}
		return v.Name
	}
	list := reflect.ValueOf(value)
	if list.Kind() != reflect.Slice {
		return "…"
	}
	const mostShown = 10
	var said []string
	for i := range min(list.Len(), mostShown) {
		if item := list.Index(i); item.Kind() == reflect.Interface && item.Elem().Kind() == reflect.Slice {
			said = append(said, "…")
		} else {
			said = append(said, say(item.Interface()))
		}
	}
	if list.Len() > mostShown {
		said = append(said, "…")
	}
	return strings.Join(said, ", ")
}

// grouped writes a number with commas between thousands.
func grouped(d decimal.Decimal) string {
	whole, fraction, _ := strings.Cut(d.Abs().String(), ".")
	for at := len(whole) - 3; at > 0; at -= 3 {
		whole = whole[:at] + "," + whole[at:]
	}
	if fraction != "" {
		whole += "." + fraction
	}
	if d.IsNegative() {
		whole = "−" + whole
	}
	return whole
}
