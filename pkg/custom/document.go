package custom

// The page that says what expressions can name, made from the view.

import (
	"fmt"
	"reflect"
	"strings"
)

//go:generate go run generate.go

// functions are the functions, as the page shows them.
var functions = [...]struct{ call, gives, doc string }{
	{"days_until(date)", "number", "days from the as-of day to the date's last day; negative once it is past"},
	{"days_since(date)", "number", "days since the date's last day; 0 within it"},
	{"this_month(date)", "true or false", "the date lies in the month of the as-of day"},
	{"this_quarter(date)", "true or false", "the same for the quarter of the fiscal year"},
	{"this_year(date)", "true or false", "the same for the fiscal year"},
	{`day("2027-03-31")`, "date", "that day"},
	{"known(value)", "true or false", "something is written: a date, a number, a person, a text or at least one record"},
	{`people("champion")`, "list of stakeholders", "those who play the part and have not left"},
	{`mentions(text, "price", "budget cut")`, "true or false", "the text holds one of the words or phrases; case and punctuation do not count"},
	{`convert(100000, "USD")`, "number", "the amount in the plan's currency, by the rates of fx"},
}

// Reference is the page about expressions: the content of README.md in this folder.
func Reference() string {
	var b strings.Builder
	b.WriteString(`<!-- Made by go generate ./pkg/custom; do not edit. -->

# Rules of your own: what expressions can name

**Experimental.** The fields below may still change with the plan model.

A rule stands under ` + "`custom_rules:`" + ` in .acctplan.yaml. Its ` + "`when`" + ` and ` + "`assert`" + ` are expressions of
[expr](https://expr-lang.org/docs/language-definition); ` + "`message`" + ` and ` + "`hint`" + ` are texts with {{ expressions }}; ` + "`at`" + ` names the
field or record that the finding points at. All are checked when the configuration is read. They see the plan, ` + "`as_of`" + ` and the functions
below, and nothing else: no file, no environment, no network, no clock.

What is not written, or not understood, is unknown: an unknown number or date is never less, more or equal, an unknown text is empty. So ` + "`days_since(person.last_contact) <= 90`" + ` is false for somebody whom nobody ever met. Amounts are numbers in the plan's
currency; one in another currency is unknown without a rate. A date that is a quarter or a month lies before another when it is
over by then. Texts are cut after ` + fmt.Sprint(longestText) + ` bytes.

`)
	fmt.Fprintf(&b, "Operators: `and or not == != < <= > >= in contains startsWith endsWith matches + - * / ?: ?. ??` and `in 0..180`. `matches` takes a pattern in quotes.\nOver lists, numbers and texts: `%s`.\n\n", strings.Join(builtins, " "))
	b.WriteString("## Functions\n\n| Function | Gives | |\n|---|---|---|\n")
	for _, f := range functions {
		fmt.Fprintf(&b, "| `%s` | %s | %s |\n", f.call, f.gives, f.doc)
	}
	b.WriteString("\n## What a rule can be for\n\nWithout `for`, a rule looks at the plan once. With it, it looks at each record, which has this name:\n\n| for | record |\n|---|---|\n")
	for _, scope := range scopes[1:] {
		fmt.Fprintf(&b, "| `%s` | `%s` |\n", scope.collection, scope.record)
	}
	for _, t := range viewTypes() {
		fmt.Fprintf(&b, "\n## %s\n\n| Field | Is | |\n|---|---|---|\n", capital(lowerWords(t.Name())))
		for i := range t.NumField() {
			field := t.Field(i)
			name := field.Tag.Get("expr")
			if name == "" {
				continue
			}
			doc := field.Tag.Get("doc")
			if words := strings.Fields(field.Tag.Get("words")); len(words) > 0 {
				doc = strings.TrimPrefix(doc+"; ", "; ") + strings.Join(words, ", ")
			}
			fmt.Fprintf(&b, "| `%s` | %s | %s |\n", name, fieldKind(field.Type), doc)
		}
	}
	return b.String()
}

// fieldKind says what a field is.
func fieldKind(t reflect.Type) string {
	switch t.Kind() {
	case reflect.String:
		return "text"
	case reflect.Float64:
		return "number"
	case reflect.Bool:
		return "true or false"
	case reflect.Map:
		return "texts by key"
	case reflect.Slice:
		if t.Elem().Kind() == reflect.String {
			return "list of texts"
		}
		return "list: " + lowerWords(t.Elem().Elem().Name())
	}
	return lowerWords(t.Elem().Name())
}
