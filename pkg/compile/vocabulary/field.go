package vocabulary

// Fields: which column header or key names which field of a record.

import (
	"strings"
	"unicode"

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
	return findHeader(fields.words, header)
}

// Columns is Field for a whole header row, which sees more: of two columns that would be the
// same field, the second takes its next meaning ("Metric | Target" of targets are the target
// and its amount), and a column that bears the field's own name keeps it. A column without a
// field is empty. Fields that hold lists (owner, for, blocked_by, with, stakeholder) may have
// several columns.
func (v *Vocabulary) Columns(collection plan.Collection, headers []string) []string {
	columns := make([]string, len(headers))
	fields := v.fieldsOf(collection)
	if fields == nil {
		return columns
	}
	for i, header := range headers {
		columns[i], _ = findHeader(fields.words, header)
	}
	// Whether a column may give way depends on which it shares its field with; a row is short
	// enough to compare all pairs, and a hostile one is cut off.
	const most = 64
	if len(columns) > most {
		columns = columns[:most:most]
		defer func() { columns = append(columns, make([]string, len(headers)-most)...) }()
	}
	for i, field := range columns {
		if field == "" || holdsList(field) {
			continue
		}
		for j := 0; j < i; j++ {
			if columns[j] != field {
				continue
			}
			loser := i
			if isName(headers[i], field) && !isName(headers[j], field) {
				loser = j
			}
			columns[loser] = ""
			if second, ok := findHeader(fields.second, headers[loser]); ok && !contains(columns, second) {
				columns[loser] = second
			} else if loser == i {
				// The one before may have another meaning where this one has none.
				if second, ok := findHeader(fields.second, headers[j]); ok && !contains(columns, second) && !isName(headers[j], field) {
					columns[j], columns[i] = second, field
				}
			}
			break
		}
	}
	return columns
}

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
		if head, last := lastWord(folded); isUnitWord(last) {
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
	open := strings.IndexAny(header, "([{（")
	if open < 0 {
		return header
	}
	return withoutBrackets(header)
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

func contains(list []string, text string) bool {
	for _, item := range list {
		if item == text {
			return true
		}
	}
	return false
}

// splitCamel puts a space where a lower-case letter meets a capital: "renewalDate".
func splitCamel(key string) string {
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
