package export

// Tables: the plans as rows, for databases, data frames and spreadsheets.

import (
	"cmp"
	"strconv"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/report"
)

// Format is how the rows of a table are written.
type Format string

// The formats of tables.
const (
	NDJSON Format = "ndjson" // a JSON object a line
	CSV    Format = "csv"    // RFC 4180 in UTF-8 without a byte order mark, with a line of names; fields by report.AppendCSV
)

// Table is the plans, or one kind of their records, as rows. All rows have the same columns in
// the same order; a value that is not written or not understood is null, in CSV an empty field.
//
//   - key names a row among all rows of all tables: the plan's id, for a record followed by its
//     table and its id, with slashes between them. Columns whose names end in _key or _keys hold
//     keys of other rows. Two plans of one id have the same keys, which the rule
//     workspace/duplicate-id reports.
//   - A date is its last day; X_precision says how exactly it was written: day, week, month,
//     quarter, half or year; or "none", "never" or "undated" where the plan says that instead.
//   - An amount of money is a number, X_currency its currency, X_min and X_max its range. They are
//     equal unless a range was written; then the amount is its middle.
//   - A person is a name, the text where nobody of that name is listed. People and references are
//     lists, X_keys their keys at the same places, null where no record fits.
//   - Numbers have exactly the digits that the plan gives. In CSV, lists are JSON.
type Table struct {
	Name       string
	collection collection // of the records; none of the plans
}

// PlansTable is the name of the table of plans.
const PlansTable = "plans"

// Tables are all tables, the plans first.
func Tables() []Table {
	tables := []Table{{Name: PlansTable}}
	for _, c := range collections() {
		tables = append(tables, Table{Name: string(c.name), collection: c})
	}
	return tables
}

// Type is what the cells of a column hold.
type Type string

// The types of columns. Any cell may be null.
const (
	String  Type = "string"
	Integer Type = "integer"
	Decimal Type = "decimal"
	Boolean Type = "boolean"
	Day     Type = "date"    // 2006-01-02
	Strings Type = "strings" // a list of texts, or of nulls in a list of keys
	Pairs   Type = "pairs"   // a list of objects of two texts
)

// Column is one column of a table.
type Column struct {
	Name  string
	Type  Type
	Unit  Unit
	field string // of the document that it says something of
	part  string // what of it: "", or the end of the name
}

// Columns lists the columns of a table, in the order of its rows.
func (t Table) Columns() []Column {
	r := &row{of: &plan.Plan{}, table: t.Name, columns: &[]Column{}}
	if t.collection.name == "" {
		r.plan()
	} else {
		t.collection.empty(r)
	}
	return *r.columns
}

// Head is what a file of the table begins with: in CSV the line of names.
func (t Table) Head(format Format) []byte {
	if format != CSV {
		return nil
	}
	var names []string
	for _, c := range t.Columns() {
		names = append(names, c.Name)
	}
	return []byte(strings.Join(names, ",") + "\r\n")
}

// AppendRows appends the rows of a plan.
func (t Table) AppendRows(out []byte, p *plan.Plan, asOf plan.Day, format Format) []byte {
	r := &row{of: p, asOf: asOf, table: t.Name, format: format, out: out}
	if t.collection.name == "" {
		r.plan()
	} else {
		t.collection.records(r, p)
	}
	return r.out
}

// row is a form that is filled with one row after another. Where columns are asked for, it
// collects them and writes nothing.
type row struct {
	of     *plan.Plan
	asOf   plan.Day
	table  string
	format Format
	out    []byte
	cells  int // of this row so far
	misses

	columns *[]Column
	scratch []byte
}

// keyOf is the key of a plan, or of one of its records.
func keyOf(parts ...string) string {
	for i, part := range parts {
		if strings.ContainsAny(part, "/%") {
			parts[i] = strings.NewReplacer("%", "%25", "/", "%2F").Replace(part)
		}
	}
	return strings.Join(parts, "/")
}

func (r *row) planKey() string { return keyOf(r.planID()) }

func (r *row) planID() string { return cmp.Or(r.of.Key, r.of.ID.Text) }

func (r *row) recordKey(table, id string) string { return keyOf(r.planID(), table, id) }

// at begins the cell of a field, or of a part of it.
func (r *row) at(field, part string, kind Type, unit Unit) {
	if r.columns != nil {
		*r.columns = append(*r.columns, Column{Name: field + part, Type: kind, Unit: unit, field: field, part: part})
		return
	}
	switch {
	case r.format == CSV && r.cells > 0:
		r.out = append(r.out, ',')
	case r.format == NDJSON:
		r.out = append(r.out, ',')
		if r.cells == 0 {
			r.out[len(r.out)-1] = '{'
		}
		r.out = append(r.out, '"')
		r.out = append(r.out, field...)
		r.out = append(r.out, part...)
		r.out = append(r.out, `":`...)
	}
	r.cells++
}

// end ends a row.
func (r *row) end() {
	switch {
	case r.columns != nil:
	case r.format == CSV:
		r.out = append(r.out, "\r\n"...)
	default:
		r.out = append(r.out, "}\n"...)
	}
	r.cells, r.misses.list = 0, r.misses.list[:0]
}

// literal fills a cell with a number, true or false, which stand as they are; null where it is empty.
func (r *row) literal(text string) {
	switch {
	case r.columns != nil:
	case text == "" && r.format == NDJSON:
		r.out = append(r.out, "null"...)
	default:
		r.out = append(r.out, text...)
	}
}

// string fills a cell with a text; null where it is empty.
func (r *row) string(text string) {
	switch {
	case r.columns != nil:
	case r.format == CSV:
		r.out = report.AppendCSV(r.out, text)
	case text == "":
		r.out = append(r.out, "null"...)
	default:
		r.out = report.AppendJSONString(r.out, text)
	}
}

// list fills a cell with a list of n items as JSON, which in CSV is a text like others; an empty
// list is an empty field there.
func (r *row) list(n int, item func(out []byte, i int) []byte) {
	if r.columns != nil {
		return
	}
	out := append(r.scratch[:0], '[')
	for i := range n {
		if i > 0 {
			out = append(out, ',')
		}
		out = item(out, i)
	}
	out = append(out, ']')
	r.scratch = out
	switch {
	case r.format == NDJSON:
		r.out = append(r.out, out...)
	case n > 0:
		text := string(out)
		if !report.IsInertCSV(text) { // what JSON can say in other words needs no apostrophe
			text = strings.ReplaceAll(text, ";", `\u003b`)
		}
		r.out = report.AppendCSV(r.out, text)
	}
}

// listOf fills a cell with texts.
func (r *row) listOf(texts []string) {
	r.list(len(texts), func(out []byte, i int) []byte { return report.AppendJSONString(out, texts[i]) })
}

// pairs fills a cell with objects of two texts.
func (r *row) pairs(n int, first, second string, pair func(i int) (string, string)) {
	r.list(n, func(out []byte, i int) []byte {
		a, b := pair(i)
		out = append(out, `{"`+first+`":`...)
		out = report.AppendJSONString(out, a)
		out = append(out, `,"`+second+`":`...)
		out = report.AppendJSONString(out, b)
		return append(out, '}')
	})
}

// plan fills the row of the plan itself.
func (r *row) plan() {
	p := r.of
	r.at("key", "", String, "")
	r.string(r.planKey())
	r.at("id", "", String, "")
	r.string(r.planID())
	r.at("path", "", String, "")
	r.string(p.Path)
	r.at("as_of", "", Day, "")
	r.string(r.asOf.String())
	r.boolean("marked", p.Marked)
	r.text("title", p.Title)
	facts(r, p)
	r.at("summary", "", Strings, "")
	r.listOf(textsOf(p.Summary))
	r.remainder(p.ExtraKeys)
	r.end()
}

// record fills the row of a record.
func (r *row) record(record *plan.Record, fields func()) {
	id := cmp.Or(record.Key, record.ID.Text)
	r.at("key", "", String, "")
	r.string(r.recordKey(r.table, id))
	r.at("plan_key", "", String, "")
	r.string(r.planKey())
	r.at("account", "", String, "")
	if isText(r.of.Account.Origin) {
		r.string(r.of.Account.Text)
	} else {
		r.string("")
	}
	r.at("id", "", String, "")
	r.string(id)
	r.at("label", "", String, "")
	r.string(record.Label)
	fields()
	r.at("notes", "", Strings, "")
	r.listOf(textsOf(record.Notes))
	r.remainder(record.Extra)
	r.at("path", "", String, "")
	r.string(r.of.Path)
	r.at("line", "", Integer, "")
	line := 1
	if r.of.File != nil {
		line = r.of.File.Position(record.Span.Start).Line
	}
	r.literal(strconv.Itoa(line))
	r.end()
}

// remainder fills the cells of what was written but not understood, and of fields that the format
// does not know.
func (r *row) remainder(extra []plan.Extra) {
	r.at("unread", "", Pairs, "")
	r.pairs(len(r.misses.list), "field", "text", func(i int) (string, string) { return r.misses.list[i].field, r.misses.list[i].text })
	r.at("extra", "", Pairs, "")
	r.pairs(len(extra), "name", "value", func(i int) (string, string) { return extra[i].Name.Text, extra[i].Value.Text })
}

func textsOf(items []plan.String) []string {
	texts := make([]string, len(items))
	for i := range items {
		texts[i] = items[i].Text
	}
	return texts
}

func (r *row) text(name string, value plan.String) {
	r.at(name, "", String, "")
	if !isText(value.Origin) {
		r.missed(name, value.Origin)
		r.string("")
		return
	}
	r.string(value.Text)
}

func (r *row) texts(name string, value plan.Strings) {
	r.at(name, "", Strings, "")
	r.listOf(r.kept(name, value))
}

func (r *row) date(name string, value plan.Date) {
	r.missed(name, value.Origin)
	day, precision := "", ""
	switch {
	case !value.IsSet():
	case value.None:
		precision = "none"
	case value.Never:
		precision = "never"
	case value.Yes:
		precision = "undated"
	default:
		day, precision = value.Last.String(), value.Precision.String()
	}
	r.at(name, "", Day, "")
	r.string(day)
	r.at(name, precisionPart, String, "")
	r.string(precision)
}

// The ends of the names of columns that say something more of a field.
const (
	precisionPart = "_precision"
	minPart       = "_min"
	maxPart       = "_max"
	currencyPart  = "_currency"
	keyPart       = "_key"
	keysPart      = "_keys"
)

func (r *row) money(name string, value plan.Money) {
	r.missed(name, value.Origin)
	amount, least, most, currency := "", "", "", ""
	if value.IsSet() {
		amount, least, most, currency = value.Amount.String(), value.Min.String(), value.Max.String(), value.Currency
	}
	r.at(name, "", Decimal, Currency)
	r.literal(amount)
	r.at(name, minPart, Decimal, Currency)
	r.literal(least)
	r.at(name, maxPart, Decimal, Currency)
	r.literal(most)
	r.at(name, currencyPart, String, "")
	r.string(currency)
}

func (r *row) number(name string, origin plan.Origin, value decimal.Decimal, unit Unit) {
	r.at(name, "", Decimal, unit)
	if !origin.IsSet() {
		r.missed(name, origin)
		r.literal("")
		return
	}
	r.literal(value.String())
}

func (r *row) days(name string, value plan.Days) {
	r.at(name, "", Integer, Days)
	if !value.IsSet() {
		r.missed(name, value.Origin)
		r.literal("")
		return
	}
	r.literal(strconv.Itoa(value.Value))
}

func (r *row) flag(name string, value plan.Flag) {
	r.at(name, "", Boolean, "")
	if !value.IsSet() {
		r.missed(name, value.Origin)
		r.literal("")
		return
	}
	r.literal(strconv.FormatBool(value.Value))
}

func (r *row) boolean(name string, value bool) {
	r.at(name, "", Boolean, "")
	r.literal(strconv.FormatBool(value))
}

func (r *row) derived(name string, value bool) { r.boolean(name, value) }

func (r *row) word(name string, origin plan.Origin, word string) {
	r.at(name, "", String, "")
	if !origin.IsSet() {
		r.missed(name, origin)
		word = ""
	}
	r.string(word)
}

func (r *row) words(name string, origin plan.Origin, items []word) {
	r.at(name, "", Strings, "")
	r.listOf(r.understood(name, origin, items))
}

// personKey is the key of the record that a mention of somebody means; empty where there is none.
func (r *row) personKey(person plan.Person) string {
	switch {
	case person.ID == "":
	case person.Side == plan.Theirs:
		return r.recordKey(string(plan.Stakeholders), person.ID)
	case person.Side == plan.Ours:
		return r.recordKey(string(plan.Team), person.ID)
	}
	return ""
}

func (r *row) person(name string, value plan.Person) {
	if !isPerson(value) {
		r.missed(name, value.Origin)
		value = plan.Person{}
	}
	r.at(name, "", String, "")
	r.string(value.Label())
	r.at(name, keyPart, String, "")
	r.string(r.personKey(value))
}

func (r *row) people(name string, value plan.People) { r.everybody(name, name, r.named(name, value)) }

// everybody fills the cells of a list of people, and of their keys.
func (r *row) everybody(name, keys string, people []plan.Person) {
	r.at(name, "", Strings, "")
	r.list(len(people), func(out []byte, i int) []byte { return report.AppendJSONString(out, people[i].Label()) })
	r.at(keys, keysPart, Strings, "")
	r.list(len(people), func(out []byte, i int) []byte { return appendKey(out, r.personKey(people[i])) })
}

// appendKey appends a key to a list; null where it is empty.
func appendKey(out []byte, key string) []byte {
	if key == "" {
		return append(out, "null"...)
	}
	return report.AppendJSONString(out, key)
}

func (r *row) lead(field, all string, value plan.People) {
	people := r.named(field, value)
	var first plan.Person
	if len(people) > 0 {
		first = people[0]
	}
	r.at(field, "", String, "")
	r.string(first.Label())
	r.at(field, keyPart, String, "")
	r.string(r.personKey(first))
	r.everybody(all, field, people)
}

func (r *row) references(name string, value plan.Refs) {
	if len(value.List) == 0 {
		r.missed(name, value.Origin)
	}
	refs := value.List
	r.at(name, "", Strings, "")
	r.list(len(refs), func(out []byte, i int) []byte { return report.AppendJSONString(out, refs[i].Text) })
	r.at(name, keysPart, Strings, "")
	r.list(len(refs), func(out []byte, i int) []byte {
		if !refs[i].Resolved() {
			return appendKey(out, "")
		}
		return appendKey(out, r.recordKey(string(refs[i].Collection), refs[i].Key))
	})
}

func (r *row) sibling(name string, number int) {
	key := ""
	if number > 0 && number <= len(r.of.Actions) {
		key = r.recordKey(string(plan.Actions), r.of.Actions[number-1].Key)
	}
	r.at(name, keyPart, String, "")
	r.string(key)
}

func (r *row) count(name string, n int) {
	r.at(name, "", Integer, Days)
	if n == 0 {
		r.literal("")
		return
	}
	r.literal(strconv.Itoa(n))
}
