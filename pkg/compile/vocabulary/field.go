package vocabulary

// Fields: which column header or key names which field of a record.

import (
	"bytes"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
	"github.com/acctplan/acctplan/pkg/plan"
)

// maxHeader is how long a header or key may be to be looked up.
const maxHeader = 120

// Field tells which field of a collection's records a column header or field key names. Case,
// emphasis, punctuation and a parenthesised unit ("Value ($)") do not count. It reports false
// where no field of the collection owns the header.
func (v *Vocabulary) Field(collection plan.Collection, header string) (field string, ok bool) {
	fields := v.fieldsOf(collection)
	if fields == nil {
		return "", false
	}
	if field, ok = findHeader(fields.words, header); ok {
		return field, true
	}
	return findLast(fields.words, header)
}

// findLast looks up a header of which only the last word is known, where that word alone says
// what the column holds: "District owner", "Expected close date".
func findLast(words table, header string) (string, bool) {
	space := strings.LastIndexByte(header, ' ')
	if space < 0 || strings.Count(header, " ") > 2 {
		return "", false
	}
	switch last := strings.ToLower(header[space+1:]); last {
	case "owner", "owners", "lead", "deadline", "status", "probability", "likelihood", "mitigation":
		return findHeader(words, last)
	}
	return "", false
}

// Columns is Field for a whole header row, which sees more: of two columns that would be the
// same field, one takes its next meaning, the later one where it has one ("Metric | Target" of
// targets are the target and its amount). A column without a field is empty. Fields that hold
// lists (owner, for, blocked_by, with, stakeholder) may have several columns.
func (v *Vocabulary) Columns(collection plan.Collection, headers []string) []string {
	columns := make([]string, len(headers))
	fields := v.fieldsOf(collection)
	if fields == nil {
		return columns
	}
	for i, header := range headers {
		if i == maxColumns {
			break
		}
		field, ok := findHeader(fields.words, header)
		if !ok {
			if field, ok = findLast(fields.words, header); !ok {
				continue
			}
		}
		columns[i] = field
		first := slices.Index(columns[:i], field)
		if first < 0 || holdsList(field) {
			continue
		}
		columns[i] = ""
		if second, ok := findHeader(fields.second, header); ok && !slices.Contains(columns, second) {
			columns[i] = second
		} else if second, ok := findHeader(fields.second, headers[first]); ok && !slices.Contains(columns, second) {
			columns[first], columns[i] = second, field
		} else if isName(header, field) && !isName(headers[first], field) {
			columns[first], columns[i] = "", field
		}
	}
	return columns
}

// maxColumns is how many columns of a table are looked at; no table of a plan has as many.
const maxColumns = 64

// FieldNames are the fields of a collection's records in the format's order. The slice is
// shared and must not be changed.
func (v *Vocabulary) FieldNames(collection plan.Collection) []string {
	if fields := v.fieldsOf(collection); fields != nil {
		return fields.names
	}
	return nil
}

// SuggestField is the field nearest to an unknown header; empty where none is near.
func (v *Vocabulary) SuggestField(collection plan.Collection, header string) string {
	if fields := v.fieldsOf(collection); fields != nil && len(header) <= maxHeader {
		return fields.words.suggest(header)
	}
	return ""
}

func (v *Vocabulary) fieldsOf(collection plan.Collection) *fieldTable {
	for i := range v.fields {
		if v.fields[i].collection == collection {
			return &v.fields[i]
		}
	}
	return nil
}

// findHeader looks a header up: as it stands, without its parentheses, in the other number,
// without a unit or filler around it.
func findHeader(words table, header string) (string, bool) {
	if len(header) > maxHeader {
		return "", false
	}
	var buffer word.Buffer
	folded := word.Fold(&buffer, header)
	if to, ok := findWord(words, folded); ok {
		return to, true
	}
	if plain := withoutParentheses(header); plain != header {
		if folded = word.Fold(&buffer, plain); len(folded) == 0 {
			return "", false
		}
		if to, ok := findWord(words, folded); ok {
			return to, true
		}
	}
	for len(folded) > 0 {
		first, rest := firstWord(folded)
		if len(rest) == 0 {
			return "", false
		}
		if head, ok := bytes.CutSuffix(folded, []byte(" p a")); ok {
			folded = head // "Volumen p.a."
		} else if head, last := lastWord(folded); isUnitWord(last) {
			folded = head
		} else if isHeaderFiller(first) {
			folded = rest
		} else {
			return "", false
		}
		if to, ok := findWord(words, folded); ok {
			return to, true
		}
	}
	return "", false
}

// findWord finds a folded word or its other number.
func findWord(words table, folded []byte) (string, bool) {
	if to, ok := words.find(folded); ok {
		return to, true
	}
	last := len(folded) - 1
	if last > 2 && folded[last] == 's' {
		return words.find(folded[:last])
	}
	return "", false
}

// isUnitWord knows the units and qualifiers that end a header: "ARR EUR", "Influence 1-5".
func isUnitWord(word []byte) bool {
	switch string(word) {
	case "usd", "eur", "gbp", "chf", "inr", "aud", "cad", "sgd", "jpy", "brl", "sek", "nok", "dkk", "k", "m", "mm", "mn", "mio", "percent", "hml", "yes", "no", "y", "n", "lakh", "cr", "crore", "pa", "optional", "required", "date", "internal", "est", "approx":
		return true
	}
	return isPeriodWord(word)
}

// isHeaderFiller knows the words in front of a header that name no field.
func isHeaderFiller(word []byte) bool {
	switch string(word) {
	case "the", "our", "their", "its", "a", "an", "percent", "est", "estimated", "current", "expected", "key", "customer", "account", "total", "of", "planned", "proposed", "primary", "approx", "annual":
		return true
	}
	return isPeriodWord(word)
}

// withoutParentheses drops the parenthesised and bracketed parts of a header.
func withoutParentheses(header string) string {
	for i := 0; i < len(header); i++ {
		if b := header[i]; b == '(' || b == '[' || b == '{' || b == "（"[0] && strings.HasPrefix(header[i:], "（") {
			return withoutBrackets(header)
		}
	}
	return header
}

// holdsList reports whether several columns may feed the field.
func holdsList(field string) bool {
	switch field {
	case "owner", "for", "blocked_by", "with", "stakeholder", "notes":
		return true
	}
	return false
}

// isName reports whether a header is the field's own name.
func isName(header, field string) bool {
	var a, b word.Buffer
	return string(word.Fold(&a, header)) == string(word.Fold(&b, field))
}

// splitCamel puts a space where a lower-case letter meets a capital: "renewalDate".
func splitCamel(key string) string {
	joins := false
	for i := range len(key) {
		joins = joins || key[i] >= utf8.RuneSelf || i > 0 && key[i] >= 'A' && key[i] <= 'Z' && key[i-1] >= 'a' && key[i-1] <= 'z'
	}
	if !joins {
		return key // as nearly all
	}
	var split strings.Builder
	lower := false
	for _, r := range key {
		if lower && unicode.IsUpper(r) {
			split.WriteByte(' ')
		}
		split.WriteRune(r)
		lower = unicode.IsLower(r)
	}
	return split.String()
}
