package config

// The JSON Schema of the configuration, made from the rule book and the vocabulary, for editors
// that complete and check while somebody types. Parse is what decides: it also accepts former
// rule ids and other spellings of the format's words.

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/custom"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/locale"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule"
	"github.com/acctplan/acctplan/pkg/theme"
	"github.com/acctplan/acctplan/schema"
)

// Schema writes the JSON Schema: the content of schema/config.schema.json.
func Schema() []byte {
	document := object{
		{"$schema", "https://json-schema.org/draft/2020-12/schema"},
		{"$id", schema.BaseURL + "config.schema.json"},
		{"title", "acctplan configuration"},
		{"description", "What a team does its own way, in " + Name + ": found in the folder of the plans or above it, up to the root of the repository. Everything is optional."},
		{"type", "object"},
		{"additionalProperties", false},
		{"properties", object{
			{"version", object{
				{"description", "The version of this file's format. There is one."},
				{"const", 1},
			}},
			{"extends", described(words(), "What this file builds on, in order: presets (`recommended`, `strict`, `minimal`) and further files of the repository, by their path relative to this one. A later one wins over an earlier one, and this file over all; lists add up.",
				[]any{"strict", []string{"minimal", "../team.yaml"}})},
			{"plans", described(words(), "Files that are plans without the mark `acctplan: 1`: patterns relative to this file, where `*` stands for any name and `**` for any folders. `accounts/` means everything below it.",
				[]any{[]string{"accounts/**/*.md"}})},
			{"date_order", object{
				{"description", "How a date such as 11/06/2026 is meant. Without it, a date with two readings is reported, never guessed."},
				{"enum", dateOrders[1:]},
			}},
			{"fiscal_year_start", object{
				{"description", "The month in which the fiscal year begins. FY27 is the fiscal year that ends in 2027; without this setting, it is read as the calendar year 2027."},
				{"anyOf", []any{object{{"enum", months()}}, object{{"type", "integer"}, {"minimum", 1}, {"maximum", 12}}}},
				{"examples", []string{"april"}},
			}},
			{"vocabulary", vocabularySchema()},
			{"extra_keys", described(words(), "Keys of the team's own in the frontmatter of its plans. They are kept, and no rule asks about them.", []any{[]string{"region_lead"}})},
			{"extra_sections", described(words(), "Headings that stand above prose. They are kept as notes, and no rule asks about them.", []any{[]string{"How we work together"}})},
			{"vendor", group("Our own house. The rules need its name and products to tell what is ours from what is the customer's.", object{
				{"names", described(words(), "What our house is called.", []any{[]string{"Tidewater"}})},
				{"products", described(words(), "What it sells.", []any{[]string{"Tidewater Flow"}})},
			})},
			{"team", teamSchema()},
			{"fx", ratesSchema()},
			{"visibility", visibilitySchema()},
			{"require_plans", object{
				{"description", "Accounts that must have a plan: the plan's path relative to this file, or the account's id in the CRM."},
				{"anyOf", []any{object{{"type", []string{"string", "integer"}}}, object{{"type", "array"}, {"items", object{{"type", []string{"string", "integer"}}}}}}},
				{"examples", []any{[]string{"accounts/acme.md", "0015000000Gv7qJ"}}},
			}},
			{"history", object{
				{"description", "Whether to run the rules that ask git how a plan came about, such as review/rubber-stamp. They cost one walk through the log, and a shallow clone cannot answer."},
				{"type", "boolean"},
			}},
			{"locale", object{
				{"description", "How pages write numbers, money and dates: a language and a country. Without it, amounts are short (€1.2M) and dates read 23 Nov 2026."},
				{"enum", locale.Tags()},
			}},
			{"language", object{
				{"description", "The language of a page's own words; without it, that of locale where acctplan has it, else English. What plans say is never translated."},
				{"enum", locale.Languages()},
			}},
			{"theme", themeSchema()},
			{"severity", object{{"$ref", "#/$defs/severities"}}},
			{"tiers", object{{"$ref", "#/$defs/tiers"}}},
			{"rules", object{{"$ref", "#/$defs/rules"}}},
			{"overrides", overridesSchema()},
			{"custom_rules", customSchema()},
		}},
		{"$defs", object{
			{"words", object{
				{"description", "A list of words, or a single one."},
				{"anyOf", []any{
					object{{"type", "string"}, {"minLength", 1}},
					object{{"type", "array"}, {"items", object{{"type", "string"}, {"minLength", 1}}}},
				}},
			}},
			{"severity", object{{"description", "How serious a finding is; off silences the rule, default takes back what an earlier file or a wider scope says."}, {"enum", severities[:]}}},
			{"tier", object{{"description", "From which tier on a rule speaks; default takes back what an earlier file or a wider scope says."}, {"enum", append(tierWords[:], asInBook)}}},
			{"severities", scopesSchema("severity", "How serious findings are, by rule, by group or by tag; the most specific one holds. A severity other than `off` does not change at which tiers a rule speaks; `tiers` does.", func(r rule.Rule) string {
				severity := r.Severity.String()
				if r.Strategic != finding.Off && r.Strategic != r.Severity {
					severity += ", on strategic accounts " + r.Strategic.String()
				}
				return severity
			})},
			{"tiers", scopesSchema("tier", "From which tier on rules speak, by rule, by group or by tag; the most specific one holds. `standard` is every account, `strategic` strategic accounts only.", func(r rule.Rule) string {
				tiers := r.Tiers()
				return string(tiers[len(tiers)-1])
			})},
			{"rules", rulesSchema()},
		}},
	}
	var out bytes.Buffer
	encoder := json.NewEncoder(&out)
	encoder.SetEscapeHTML(false)
	encoder.SetIndent("", "  ")
	if err := encoder.Encode(document); err != nil {
		panic(err) // nothing but texts and numbers
	}
	return out.Bytes()
}

// vocabularySchema lists every word of the format to which others can be added.
func vocabularySchema() object {
	known := vocabulary.Default()
	columns := object{}
	for _, collection := range known.Collections() {
		fields := lists(known.FieldNames(collection), func(field string) string {
			return fmt.Sprintf("Headers of columns that hold the %s of %s.", spaced(field), spaced(string(collection)))
		})
		columns = append(columns, member{string(collection), group("Columns of tables about "+spaced(string(collection))+".", fields)})
	}
	properties := object{
		{"headings", group("Headings, by what the section below them holds.", lists(texts(known.Concepts()), func(concept string) string {
			if concept == string(plan.ConceptNotes) {
				return "Headings above prose."
			}
			return "Headings of sections about " + spaced(concept) + "."
		}))},
		{"columns", group("Headers of tables, by what the table is about and the field that the column holds.", columns)},
		{"keys", group("Keys of the frontmatter and of `Key: value` lines, by the fact that they state.", lists(known.KeyNames(), func(key string) string {
			return "Keys read as `" + key + "`."
		}))},
		{"our_roles", object{
			{"description", "Words for roles on our side, such as csm; a new role is made by naming it."},
			{"type", "object"},
			{"additionalProperties", object{{"$ref", "#/$defs/words"}}},
		}},
	}
	for _, kind := range known.Kinds() {
		about := spaced(string(kind))
		properties = append(properties, member{listName(kind), group("Words and emoji read as one of the format's words for "+about+".",
			lists(known.Allowed(kind), func(word string) string { return fmt.Sprintf("Read as the %s `%s`.", about, word) }))})
	}
	return group("Words of the team's own, added to those that acctplan knows. A word that it knows takes the meaning given here. Case, accents, punctuation and plural do not count.", properties)
}

// scopesSchema lists what a severity or a tier can be set for: everything, tags, groups, rules.
func scopesSchema(what, description string, standard func(rule.Rule) string) object {
	properties := object{}
	add := func(name, description string) {
		properties = append(properties, member{name, object{{"description", description}, {"$ref", "#/$defs/" + what}}})
	}
	add(rule.Everything, "All rules.")
	for _, tag := range rule.Standard().Tags() {
		add("tag:"+tag, "All rules with this tag. "+tagMeaning(tag))
	}
	for _, name := range rule.Groups() {
		add(name, "All rules of the group "+name+".")
	}
	add(rule.TeamGroup, "All rules of the team's own.")
	for _, r := range rule.All() {
		add(r.ID, fmt.Sprintf("Finds that %s. Default: %s.", r.Summary, standard(r)))
	}
	scopes := group(description, properties)
	return append(scopes, member{"patternProperties", object{{"^" + rule.TeamGroup + "/", object{{"$ref", "#/$defs/" + what}}}}})
}

// teamSchema describes our people.
func teamSchema() object {
	text := func(description string) object {
		return object{{"description", description}, {"type", "string"}, {"minLength", 1}}
	}
	person := group("One of our people.", object{
		{"name", text("First and last name.")},
		{"role", text("What the person does: CSM, account manager.")},
		{"handle", text("How plans mention the person: dana for @dana.")},
		{"aliases", described(words(), "What else the person is called: further handles, a short name.", []any{[]string{"dw"}})},
		{"email", text("The person's address.")},
	})
	one := object{{"anyOf", []any{text("A name."), append(person, member{"required", []string{"name"}})}}}
	return object{
		{"description", "Our people. Every plan may mention them without listing them; those whom a plan mentions are on its team."},
		{"anyOf", []any{one, object{{"type", "array"}, {"items", one}}}},
		{"examples", []any{[]any{object{{"name", "Dana Whitlock"}, {"role", "CSM"}, {"handle", "dana"}}}}},
	}
}

// ratesSchema describes exchange rates.
func ratesSchema() object {
	return object{
		{"description", "Exchange rates, by which amounts of different currencies are added: the base, and what one unit of other currencies is worth in it."},
		{"type", "object"},
		{"additionalProperties", false},
		{"properties", object{{"base", object{{"description", "The currency that the rates are in."}, {"type", "string"}, {"pattern", "^[A-Z]{3}$"}}}}},
		{"patternProperties", object{{"^[A-Z]{3}$", object{
			{"description", "What one unit is worth in the base."},
			{"anyOf", []any{object{{"type", "number"}, {"exclusiveMinimum", 0}}, object{{"type", "string"}, {"pattern", `^[0-9]{1,12}(\.[0-9]{1,12})?$`}}}},
		}}}},
		{"required", []string{"base"}},
		{"examples", []any{object{{"base", "EUR"}, {"USD", 0.92}}}},
	}
}

// customSchema describes rules of the team's own.
func customSchema() object {
	text := func(description string, examples ...string) object {
		o := object{{"description", description}, {"type", "string"}, {"minLength", 1}}
		if len(examples) > 0 {
			o = append(o, member{"examples", examples})
		}
		return o
	}
	scalar := func(description string, examples ...string) object {
		return object{{"description", description}, {"type", []string{"string", "boolean"}}, {"examples", examples}}
	}
	plans := object{{"anyOf", []any{object{{"type", "string"}}, object{{"type", "array"}, {"items", object{{"type", "string"}}}}}}}
	one := append(group("A rule of the team's own.", object{
		{"id", append(text("What the rule is called.", "custom/renewal-cover"), member{"pattern", "^custom/[a-z0-9]+(-[a-z0-9]+)*$"})},
		{"summary", text("What it finds, a sentence without a full stop.")},
		{"why", text("Why that matters.")},
		{"for", object{{"description", "What it looks at: the plan, or each of its records of one kind."}, {"enum", custom.Scopes()}, {"default", "plan"}}},
		{"when", scalar("An expression that says which of them it is about.", `plan.tier == "strategic"`)},
		{"assert", scalar("An expression that must hold.", "plan.executive_sponsor.known")},
		{"message", text("What is said where it does not hold, with {{ expressions }}.", "{{ plan.account }} has no executive sponsor.")},
		{"hint", text("What to do next, with {{ expressions }}.")},
		{"at", text("Where the finding points: a place of the plan.", "plan.renewal", "action.due")},
		{"severity", object{{"description", "How serious it is."}, {"enum", severities[:3]}, {"default", "warning"}}},
		{"examples", group("Plans by which acctplan config test tries the rule.", object{
			{"as_of", object{{"description", "The day that they are judged by."}, {"type", "string"}, {"pattern", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"}}},
			{"good", append(object{{"description", "Plans that it does not object to."}}, plans...)},
			{"bad", append(object{{"description", "Plans that it objects to."}}, plans...)},
		})},
	}), member{"required", []string{"id", "assert", "message"}})
	return object{
		{"description", "Rules of the team's own, as expressions over the plan. Experimental: what expressions see may still change."},
		{"anyOf", []any{one, object{{"type", "array"}, {"items", one}}}},
	}
}

// themeSchema describes a theme.
func themeSchema() object {
	text := func(description string, examples ...string) object {
		return object{{"description", description}, {"type", "string"}, {"minLength", 1}, {"examples", examples}}
	}
	uses := map[string]string{
		"accent": "Marks and links.", "ink": "Text.", "band": "The header, on which text is white, and titles.",
		"good": "What is well: supporters, green health.", "fair": "What needs attention: sceptics, amber health.", "bad": "What is bad: detractors, red health, what is overdue.",
	}
	colors := object{}
	for _, name := range theme.Names() {
		colors = append(colors, member{name, object{{"description", uses[name]}, {"type", "string"}, {"pattern", "^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$"}}})
	}
	one := group("How pages look.", object{
		{"colors", group("Colours, which must be seen on their ground: text with a contrast of 4.5:1, marks with 3:1.", colors)},
		{"logo", text("An SVG of flat shapes, or a PNG: a path relative to this file.", "brand/logo.svg")},
		{"fonts", group("Fonts.", object{
			{"regular", text("The PDF's: a TrueType file, by its path relative to this file.", "brand/Sans-Regular.ttf")},
			{"bold", text("The PDF's bold: a TrueType file.", "brand/Sans-Bold.ttf")},
			{"html", text("The HTML's: names of fonts, the first that a reader's computer has.", `"Source Sans 3", sans-serif`)},
		})},
		{"footer", text("A line at the foot of every page of our own.", "Tidewater GmbH · for internal use")},
		{"customer_footer", text("A line at the foot of every page for a customer, where footer never stands.", "Tidewater GmbH, Hamburg")},
		{"paper", object{{"description", "The PDF's paper, unless --paper names another."}, {"enum", []string{"a4", "letter"}}}},
	})
	return object{
		{"description", "How pages look: the colours, logo, fonts and footers of your own house, here or in a file of its own, named by its path."},
		{"anyOf", []any{object{{"type", "string"}, {"minLength", 1}}, one}},
		{"examples", []any{"brand/theme.yaml"}},
	}
}

// overridesSchema describes what is different for some plans.
func overridesSchema() object {
	one := append(group("What is different for some plans.", object{
		{"paths", described(words(), "The plans: patterns relative to this file.", []any{[]string{"accounts/emea/**"}})},
		{"tier", object{{"description", "The tier of those among them that name none."}, {"enum", tierWords[:]}}},
		{"severity", object{{"$ref", "#/$defs/severities"}}},
		{"tiers", object{{"$ref", "#/$defs/tiers"}}},
		{"rules", object{{"$ref", "#/$defs/rules"}}},
	}), member{"required", []string{"paths"}})
	return object{
		{"description", "What is different for some plans. Of several that match a plan, the last one wins."},
		{"anyOf", []any{one, object{{"type", "array"}, {"items", one}}}},
		{"examples", []any{[]any{object{{"paths", []string{"accounts/emea/**"}}, {"severity", object{{"review", "info"}}}}}}},
	}
}

func tagMeaning(tag string) string {
	if tag == rule.TagTime {
		return "Their findings appear as time passes, without a change to the plan."
	}
	return ""
}

// rulesSchema lists the options of all rules that have some.
func rulesSchema() object {
	rules := object{}
	for _, r := range rule.All() {
		options := object{}
		for _, option := range r.Options {
			options = append(options, member{option.Name, optionSchema(option)})
		}
		if len(options) > 0 {
			rules = append(rules, member{r.ID, group(fmt.Sprintf("Finds that %s. %s %s", r.Summary, r.Why, r.Do), options)})
		}
	}
	return group("Options of rules. `acctplan explain RULE` says more about each.", rules)
}

func optionSchema(option rule.Option) object {
	doc := strings.ToUpper(option.Doc[:1]) + option.Doc[1:] + "."
	one := object{{"type", "string"}}
	if len(option.Allowed) > 0 {
		one = object{{"enum", option.Allowed}}
	}
	value := option.Default
	switch value.Kind {
	case rule.Whole:
		return append(object{{"description", doc}, {"type", "integer"}, {"minimum", 0}}, atMost(option, value.Whole)...)
	case rule.Share:
		return append(object{{"description", doc}, {"type", "number"}, {"minimum", 0}}, atMost(option, value.Share)...)
	case rule.YesNo:
		return object{{"description", doc}, {"type", "boolean"}, {"default", value.YesNo}}
	case rule.Words:
		return object{{"description", doc}, {"anyOf", []any{one, object{{"type", "array"}, {"items", one}}}}, {"default", slices.Concat([]string{}, value.Words)}}
	}
	return append(object{{"description", doc}}, append(one, member{"default", value.Phrase})...)
}

// object is a JSON object whose members keep their order.
type object []member

type member struct {
	name  string
	value any
}

// MarshalJSON writes the members in their order.
func (o object) MarshalJSON() ([]byte, error) {
	out := []byte{'{'}
	for i, m := range o {
		if i > 0 {
			out = append(out, ',')
		}
		for j, part := range []any{m.name, m.value} {
			if j > 0 {
				out = append(out, ':')
			}
			var buffer bytes.Buffer
			encoder := json.NewEncoder(&buffer)
			encoder.SetEscapeHTML(false)
			if err := encoder.Encode(part); err != nil {
				return nil, err
			}
			out = append(out, bytes.TrimSpace(buffer.Bytes())...)
		}
	}
	return append(out, '}'), nil
}

// group is the schema of a mapping with these keys and no others.
func group(description string, properties object) object {
	return object{{"description", description}, {"type", "object"}, {"additionalProperties", false}, {"properties", properties}}
}

func words() object { return object{{"$ref", "#/$defs/words"}} }

func described(of object, description string, examples []any) object {
	return append(object{{"description", description}}, append(of, member{"examples", examples})...)
}

// lists are properties that hold lists of words.
func lists(names []string, describe func(string) string) object {
	properties := make(object, len(names))
	for i, name := range names {
		properties[i] = member{name, append(object{{"description", describe(name)}}, words()...)}
	}
	return properties
}

// spaced is a name as it is said.
func spaced(name string) string { return strings.NewReplacer("_", " ", "-", " ").Replace(name) }

// atMost is the end of a number's schema: its largest value, where there is one, and its default.
func atMost(option rule.Option, otherwise any) object {
	if option.Most == 0 {
		return object{{"default", otherwise}}
	}
	return object{{"maximum", option.Most}, {"default", otherwise}}
}
