package compile

// The schema: what the frontmatter says, in canonical form, is checked against the published
// plan.schema.json, so that editors and this compiler never disagree about what is allowed.
// What a reader has already reported is left out; the schema speaks of the rest. Nearly all plans
// keep to it, so that the library, which can say what is wrong, is asked about the others only.

import (
	"bytes"
	"fmt"
	"io"
	"slices"
	"sort"
	"strconv"
	"strings"
	"sync"

	"github.com/santhosh-tekuri/jsonschema/v5"

	"github.com/acctplan/acctplan/pkg/compile/value"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/schemacheck"
	"github.com/acctplan/acctplan/pkg/syntax"
	"github.com/acctplan/acctplan/schema"
)

// planSchema compiles the schema once, when the first plan needs it. It is embedded and tested:
// a failure is a defect of the program, not of a plan.
var planSchema = sync.OnceValues(func() (*jsonschema.Schema, error) {
	compiler := jsonschema.NewCompiler()
	compiler.AssertFormat = true
	compiler.LoadURL = func(url string) (io.ReadCloser, error) {
		return nil, fmt.Errorf("the schema must not refer to %s", url)
	}
	const name = "plan.schema.json"
	if err := compiler.AddResource(name, bytes.NewReader(schema.Plan())); err != nil {
		return nil, err
	}
	return compiler.Compile(name)
})

// checkSchema validates the frontmatter in canonical form.
func (c *compiler) checkSchema() {
	fm := c.doc.Frontmatter
	if fm == nil || fm.Root == nil {
		return
	}
	instance, _ := c.canonical(fm.Root, false)
	if schemacheck.Plan(instance) {
		return
	}
	if repeating := withoutRepeats(instance); len(repeating) > 0 && schemacheck.Plan(instance) {
		c.reportRepeats(fm.Root, repeating)
		return
	}
	s, err := planSchema()
	if err != nil {
		panic("the embedded plan schema does not compile: " + err.Error())
	}
	instance, places := c.canonical(fm.Root, true)
	err = s.Validate(instance.Map())
	failure, ok := err.(*jsonschema.ValidationError)
	if !ok {
		return
	}
	var leaves []*jsonschema.ValidationError
	var walk func(e *jsonschema.ValidationError)
	walk = func(e *jsonschema.ValidationError) {
		if len(e.Causes) == 0 {
			leaves = append(leaves, e)
		}
		for _, cause := range e.Causes {
			walk(cause)
		}
	}
	walk(failure)
	sort.Slice(leaves, func(i, j int) bool {
		return leaves[i].InstanceLocation+leaves[i].KeywordLocation < leaves[j].InstanceLocation+leaves[j].KeywordLocation
	})
	for _, leaf := range leaves {
		pair, ok := places[leaf.InstanceLocation]
		if !ok {
			continue
		}
		keyword := leaf.KeywordLocation[strings.LastIndexByte(leaf.KeywordLocation, '/')+1:]
		if keyword == "required" || judgedByRule[leaf.InstanceLocation] {
			continue
		}
		c.reportInvalid(pair, schemaDetail(leaf, keyword, pair.Key))
	}
}

// reportInvalid reports a value that is not as the schema asks, where no reader has done so.
func (c *compiler) reportInvalid(pair syntax.Pair, detail string) {
	if c.handled[pair.Value.Span] || c.handled[pair.KeySpan] {
		return
	}
	span := pair.Value.Span
	if pair.Value.Null || span.IsZero() {
		span = pair.KeySpan
	}
	c.problem(plan.Problem{Kind: plan.InvalidFrontmatter, Span: span, Text: c.file.Text(pair.Value.Span), Field: pair.Key, Detail: detail})
}

// withoutRepeats takes out of the lists of facts what they say twice, and names the lists that
// did, sorted. It is by far the most frequent mistake, and needs nobody to explain it.
func withoutRepeats(instance schemacheck.Object) []string {
	var repeating []string
	for i := range instance {
		list, ok := instance[i].Value.([]any)
		if !ok || !listFacts[instance[i].Name] {
			continue
		}
		seen := make(map[any]bool, len(list))
		kept := list[:0]
		for _, item := range list {
			if !seen[item] { // texts, all of them
				seen[item] = true
				kept = append(kept, item)
			}
		}
		if len(kept) < len(list) {
			instance[i].Value = kept
			repeating = append(repeating, instance[i].Name)
		}
	}
	slices.Sort(repeating)
	return repeating
}

// reportRepeats reports the lists that say the same thing twice.
func (c *compiler) reportRepeats(root *syntax.Node, repeating []string) {
	for _, key := range repeating {
		for _, pair := range root.Pairs {
			// The first pair of a key is the one that was checked.
			if name, ok := c.words.Key(pair.Key); ok && name == key && !pair.Value.Null && pair.Value.Kind != syntax.Mapping && !c.handled[pair.Value.Span] {
				c.reportInvalid(pair, "`"+pair.Key+"` lists the same thing twice")
				break
			}
		}
	}
}

// judgedByRule are the values whose range a rule checks, wherever in the plan they stand. Of
// a missing field, too, a rule speaks, which knows the tier.
var judgedByRule = map[string]bool{"/health_score": true, "/nps": true, "/csat": true}

// schemaDetail puts a failed keyword into words.
func schemaDetail(leaf *jsonschema.ValidationError, keyword, key string) string {
	message := leaf.Message
	limit := message[strings.LastIndexByte(message, ' ')+1:]
	switch keyword {
	case "minimum":
		if i := strings.Index(message, ">= "); i >= 0 {
			limit, _, _ = strings.Cut(message[i+3:], " ")
		}
		return "`" + key + "` cannot be less than " + limit
	case "maximum":
		if i := strings.Index(message, "<= "); i >= 0 {
			limit, _, _ = strings.Cut(message[i+3:], " ")
		}
		return "`" + key + "` cannot be more than " + limit
	case "uniqueItems":
		return "`" + key + "` lists the same thing twice"
	case "type", "const":
		return "`" + key + "` has a value of the wrong kind"
	case "pattern":
		for definition, takes := range map[string]string{
			"slug":      "can only hold letters, digits and hyphens, such as harbor-foods",
			"record_id": "can only hold letters, digits, hyphens and dots, such as g1",
			"percent":   "takes a percentage such as 70%",
			"notice":    "takes a length of time such as 90d or 3 months",
			"date":      "takes a date such as 2027-03-31",
			"money":     "takes an amount such as €480k",
		} {
			if strings.Contains(leaf.AbsoluteKeywordLocation, "/"+definition+"/") {
				return "`" + key + "` " + takes
			}
		}
	}
	return "`" + key + "` is not written as the format asks"
}

// places finds the source of every JSON pointer; nil where nobody asks for it.
type places map[string]syntax.Pair

func (p places) put(pair syntax.Pair, parts ...string) {
	if p != nil {
		p["/"+strings.Join(parts, "/")] = pair
	}
}

// canonical turns the frontmatter into the JSON that the schema describes: canonical keys and
// words, ISO dates, numbers as numbers.
func (c *compiler) canonical(root *syntax.Node, placed bool) (schemacheck.Object, places) {
	instance := make(schemacheck.Object, 0, len(root.Pairs)+2)
	instance.Set("acctplan", float64(1))
	if c.plan.Account.IsWritten() {
		instance.Set("account", c.plan.Account.Text)
	} else {
		instance.Set("account", "?") // a missing account is reported on its own
	}
	var at places
	if placed {
		at = places{}
	}
	for _, pair := range root.Pairs {
		collection, isCollection := plan.Collection(""), false
		if pair.Value.Kind == syntax.Sequence {
			collection, isCollection = c.collection(pair.Key)
		}
		if isCollection {
			key := schemaKey(collection)
			if key == "" {
				continue
			}
			list := []any{}
			for _, item := range pair.Value.Items {
				index := strconv.Itoa(len(list))
				at.put(syntax.Pair{Key: pair.Key, KeySpan: pair.KeySpan, Value: item}, key, index)
				if item.Kind != syntax.Mapping {
					continue
				}
				list = append(list, c.canonicalRecord(collection, item, key, index, at))
			}
			instance.Set(key, list)
			continue
		}
		key, ok := c.words.Key(pair.Key)
		if !ok || c.handled[pair.Value.Span] || pair.Value.Null {
			continue
		}
		if key != "account" && key != "acctplan" && instance.Has(key) {
			continue
		}
		at.put(pair, key)
		switch {
		case key == "acctplan":
		case pair.Value.Kind == syntax.Scalar && listFacts[key]:
			var list []any
			for _, p := range c.nodePiece(pair.Value).split(",", ";") {
				list = append(list, p.text)
			}
			instance.Set(key, list)
		case pair.Value.Kind == syntax.Scalar:
			instance.Set(key, c.canonicalValue(key, pair.Value))
		case pair.Value.Kind == syntax.Sequence && listFacts[key]:
			list := make([]any, 0, len(pair.Value.Items))
			for i, item := range pair.Value.Items {
				at.put(syntax.Pair{Key: pair.Key, KeySpan: pair.KeySpan, Value: item}, key, strconv.Itoa(i))
				list = append(list, item.Value)
			}
			instance.Set(key, list)
		}
	}
	return instance, at
}

// schemaKey is the key of a collection in the schema.
func schemaKey(collection plan.Collection) string {
	switch collection {
	case plan.Competitors:
		return "competition"
	case plan.SWOT, plan.Metrics, plan.Landscape:
		return ""
	}
	return string(collection)
}

func (c *compiler) canonicalRecord(collection plan.Collection, node *syntax.Node, key, index string, at places) schemacheck.Object {
	record := make(schemacheck.Object, 0, len(node.Pairs))
	for _, pair := range node.Pairs {
		name, ok := c.words.Field(collection, pair.Key)
		if !ok || c.handled[pair.Value.Span] || pair.Value.Null || pair.Value.Kind == syntax.Mapping {
			continue
		}
		at.put(pair, key, index, name)
		if pair.Value.Kind == syntax.Sequence {
			list := []any{}
			for i, item := range pair.Value.Items {
				at.put(syntax.Pair{Key: pair.Key, KeySpan: pair.KeySpan, Value: item}, key, index, name, strconv.Itoa(i))
				list = append(list, c.canonicalValue(name, item))
			}
			record.Set(name, list)
			continue
		}
		record.Set(name, c.canonicalValue(name, pair.Value))
	}
	return record
}

// canonicalValue reads a scalar as its field means it. What cannot be read stays as written.
func (c *compiler) canonicalValue(name string, node *syntax.Node) any {
	text := strings.TrimSpace(node.Value)
	word := func(canonical string, ok bool) any {
		if ok {
			return canonical
		}
		return text
	}
	switch name {
	case "employees", "health_score", "nps", "csat":
		if n, _ := value.Number(text, c.values); n.State == plan.Set {
			f, _ := n.Value.Float64()
			return f
		}
	case "tier":
		w, ok := c.words.Tier(text)
		return word(string(w), ok)
	case "lifecycle":
		w, ok := c.words.Lifecycle(text)
		return word(string(w), ok)
	case "health":
		w, ok := c.words.Health(text)
		return word(string(w), ok)
	case "cadence":
		w, ok := c.words.Cadence(text)
		return word(string(w), ok)
	case "audience":
		w, ok := c.words.Audience(text)
		return word(string(w), ok)
	case "stance":
		w, ok := c.words.Stance(text)
		return word(string(w), ok)
	case "role":
		w, ok := c.words.Role(text)
		return word(string(w), ok)
	case "influence", "likelihood", "impact", "threat":
		w, ok := c.words.Level(text)
		return word(string(w), ok)
	case "template", "assumed", "overage":
		if f, _ := value.Flag(text, c.values); f.State == plan.Set {
			return f.Value
		}
	case "currency":
		if code, ok := currencyCode(text); ok {
			return code
		}
	case "id", "parent":
		return strings.ToLower(text)
	case "notice":
		if d, _ := value.Days(text, c.values); d.State == plan.Set {
			return strconv.Itoa(d.Value) + "d"
		}
	default:
		if isDateFact(name) || c.isDateName(name) {
			return c.canonicalDate(text)
		}
	}
	return text
}

// canonicalDate writes a date in the one form of its precision.
func (c *compiler) canonicalDate(text string) string {
	d, _ := value.DateOr(text, c.values, value.AllowNone|value.AllowNever|value.AllowYes)
	switch {
	case d.None:
		return "none"
	case d.Never:
		return "never"
	case !d.Known():
		return text
	}
	t := d.Last.Time()
	switch d.Precision {
	case plan.ToMonth:
		return t.Format("2006-01")
	case plan.ToQuarter:
		return fmt.Sprintf("%d-Q%d", t.Year(), (int(t.Month())+2)/3)
	case plan.ToHalf:
		return fmt.Sprintf("%d-H%d", t.Year(), (int(t.Month())+5)/6)
	case plan.ToYear:
		return t.Format("2006")
	}
	return t.Format("2006-01-02")
}
