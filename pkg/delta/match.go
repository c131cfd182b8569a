// Matching: which record of the later version is which of the earlier one: by id, then by name,
// then by spelling and by likeness.
package delta

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
	"github.com/acctplan/acctplan/pkg/source"
)

// record is a record of one version.
type record struct {
	field.Record
	file   *source.File
	index  int      // in its collection
	id     string   // as the author gave it, folded; empty where there is none that tells records apart
	label  string   // folded
	first  string   // as much of it as stands on the first line of a task, folded; all of any other
	tokens []string // different words of the label, sorted
	twin   bool     // another record of its version has the same label

	doubtful bool // it is perhaps the record that it is paired with, and perhaps not
}

// name is what a person would call it.
func (r *record) name() string {
	if r.Label != "" {
		return r.Label
	}
	return r.Key
}

// announced is how a sentence calls a record that came or went: a log entry with its kind, which is
// what happened ("Lost: waste module to Stockly"), where its text does not say it.
func (r *record) announced() string {
	if kind := r.value("kind").Origin; r.Collection == plan.Log && kind.IsWritten() && kind.State != plan.Placeholder && !strings.Contains(r.label, fold(kind.Text)) {
		return plain(kind.Text) + ": " + r.told()
	}
	return r.told()
}

// told is the name in a sentence: with the id where another record of the version has that name.
func (r *record) told() string {
	if r.twin && r.id != "" {
		return r.name() + " (" + plain(r.ID.Text) + ")"
	}
	return r.name()
}

// below is what stands on further lines of a task, which Markdown joins to its first one: people
// write notes there. It is empty where the first line has no owner, date or other token at its
// end, because then the text just goes on.
func below(r *record) string {
	if r.Collection != plan.Actions && r.Collection != plan.Commitments || r.file == nil || r.Head.IsZero() {
		return ""
	}
	first, rest, ok := strings.Cut(r.file.Text(r.Span), "\n")
	if last := lastWord(first); !ok || !strings.HasPrefix(last, "@") && !strings.Contains(last, ":") && !strings.HasSuffix(last, ")") && !strings.HasSuffix(last, "]") {
		return ""
	}
	line, _, _ := strings.Cut(strings.TrimSpace(rest), "\n\n")
	line = plain(line)
	if line == "" || !strings.HasSuffix(plain(r.Label), " "+line) {
		return ""
	}
	return line
}

func lastWord(text string) string {
	words := strings.Fields(text)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

// withoutBelow is a record's name without what stands below its line.
func withoutBelow(r *record) string {
	return strings.TrimSpace(strings.TrimSuffix(plain(r.name()), below(r)))
}

// value is a field of the record; its zero value where it has none of that name.
func (r *record) value(name string) field.Value {
	for _, v := range r.Values {
		if v.Name == name {
			return v
		}
	}
	return field.Value{}
}

// recordsOf sorts a version's records by collection.
func recordsOf(p *plan.Plan) (map[plan.Collection][]*record, map[string]*record) {
	out, byKey := map[plan.Collection][]*record{}, map[string]*record{}
	twins := map[string]*record{}
	for _, f := range field.Records(p) {
		r := &record{Record: f, file: p.File, index: len(out[f.Collection]), id: fold(f.ID.Text), label: fold(f.Label)}
		if f.ID.State != plan.Set || strings.Trim(r.id, "0123456789.#") == "" {
			r.id = "" // a plain number is a row's number, which changes when a row is put in
		}
		if f.Collection == plan.Stakeholders {
			r.label, _ = cutLeft(r.label)
		}
		r.first = fold(withoutBelow(r))
		if f.Collection == plan.Stakeholders {
			r.first = r.label
		}
		if other := twins[string(f.Collection)+"/"+r.label]; other != nil {
			other.twin, r.twin = true, true
		}
		twins[string(f.Collection)+"/"+r.label] = r
		out[f.Collection] = append(out[f.Collection], r)
		byKey[string(f.Collection)+"/"+f.Key] = r
	}
	return out, byKey
}

// match finds the pairs of all collections.
func (c *comparison) match() {
	c.old, c.references[earlier] = recordsOf(c.before)
	c.new, c.references[later] = recordsOf(c.after)
	c.earlier, c.later = map[*record]*record{}, map[*record]*record{}
	for _, collection := range inOrder {
		old, now := c.old[collection], c.new[collection]
		if len(old)+len(now) == 0 {
			continue
		}
		c.collections = append(c.collections, collection)
		for _, pair := range matched(old, now, collection) {
			c.later[pair[0]], c.earlier[pair[1]] = pair[1], pair[0]
		}
	}
}

// inOrder are the collections in the order in which changes are told within a rank.
var inOrder = []plan.Collection{
	plan.Stakeholders, plan.Contracts, plan.Opportunities, plan.Risks, plan.Actions, plan.Milestones, plan.Goals, plan.Targets,
	plan.Commitments, plan.Asks, plan.Team, plan.Competitors, plan.Challenges, plan.Products, plan.Metrics, plan.ValueDelivered,
	plan.Whitespace, plan.DecisionProcess, plan.DecisionCriteria, plan.Questions, plan.Assumptions, plan.Log, plan.SWOT, plan.Landscape,
}

// matched pairs the records of a collection. A record is in one pair at most. The result does
// not depend on which of the versions is the earlier one.
func matched(old, now []*record, collection plan.Collection) [][2]*record {
	m := &matcher{collection: collection, old: old, now: now, taken: map[*record]bool{}}
	byBoth := func(r *record) string {
		if r.id == "" || r.label == "" {
			return ""
		}
		return r.id + "\x00" + r.label
	}
	byLabel := func(r *record) string { return r.label }
	byID := func(r *record) string { return r.id }
	m.by(byBoth)
	// An id whose record is called as before somewhere else was given to another record.
	elsewhere := map[string]int{}
	for _, side := range [][]*record{old, now} {
		seen := map[string]bool{}
		for _, r := range side {
			if !m.taken[r] && r.label != "" && !seen[r.label] {
				seen[r.label] = true
				elsewhere[r.label]++
			}
		}
	}
	m.by(func(r *record) string {
		if elsewhere[r.label] > 1 {
			return ""
		}
		return r.id
	})
	m.by(byLabel)
	m.by(func(r *record) string { return r.first })
	m.by(byID)
	m.by(func(r *record) string { // nothing names it: by its place
		if r.label == "" && r.id == "" {
			return r.Key
		}
		return ""
	})
	m.bySpelling()
	m.byLikeness()
	m.byPerson()
	return m.pairs
}

// matcher collects the pairs of one collection.
type matcher struct {
	collection plan.Collection
	old, now   []*record
	taken      map[*record]bool
	pairs      [][2]*record
}

func (m *matcher) take(old, now *record) {
	m.taken[old], m.taken[now] = true, true
	m.pairs = append(m.pairs, [2]*record{old, now})
}

// by pairs what has the same key, in the records' order; an empty key is none.
func (m *matcher) by(key func(*record) string) {
	waiting := map[string][]*record{}
	for _, r := range m.old {
		if k := key(r); k != "" && !m.taken[r] {
			waiting[k] = append(waiting[k], r)
		}
	}
	for _, r := range m.now {
		if m.taken[r] {
			continue
		}
		k := key(r)
		if list := waiting[k]; k != "" && len(list) > 0 {
			waiting[k] = list[1:]
			m.take(list[0], r)
		}
	}
}

// Limits that keep likeness from costing more than the number of records times a constant.
const (
	mostTokens  = 24 // of a record's label
	mostHolders = 12 // records of a version that share a word, before the word says nothing
)

// byLikeness pairs what is left where names share most of their words: the most alike first.
func (m *matcher) byLikeness() {
	type candidate struct {
		old, now *record
		likeness float64
	}
	holders := [2]map[string][]*record{{}, {}}
	for side, records := range [2][]*record{m.old, m.now} {
		for _, r := range records {
			if m.taken[r] {
				continue
			}
			r.tokens = tokensOf(r.label)
			for _, token := range r.tokens {
				holders[side][token] = append(holders[side][token], r)
			}
		}
	}
	var candidates []candidate
	seen := map[[2]*record]bool{}
	for _, r := range m.old {
		if m.taken[r] {
			continue
		}
		for _, token := range r.tokens {
			if len(holders[earlier][token]) > mostHolders || len(holders[later][token]) > mostHolders {
				continue
			}
			for _, other := range holders[later][token] {
				if pair := [2]*record{r, other}; !seen[pair] {
					seen[pair] = true
					if likeness := alike(r.tokens, other.tokens); likeness >= m.least() {
						candidates = append(candidates, candidate{r, other, likeness})
					}
				}
			}
		}
	}
	distance := func(c candidate) int { return max(c.old.index-c.now.index, c.now.index-c.old.index) }
	sorting.Stable(candidates, func(a, b candidate) int {
		return cmp.Or(-cmp.Compare(a.likeness, b.likeness), cmp.Compare(distance(a), distance(b)),
			cmp.Compare(a.old.index+a.now.index, b.old.index+b.now.index), cmp.Compare(a.old.index, b.old.index))
	})
	for _, c := range candidates {
		if !m.taken[c.old] && !m.taken[c.now] {
			m.take(c.old, c.now)
		}
	}
}

// least is how alike two names must be. People share family names, and cells of a matrix share
// their product, without being the same.
func (m *matcher) least() float64 {
	switch m.collection {
	case plan.Stakeholders, plan.Team, plan.Competitors, plan.Products, plan.Metrics, plan.Contracts, plan.Landscape:
		return 0.65
	case plan.Whitespace:
		return 0.85
	}
	return 0.5
}

// tokensOf are the words of a name.
func tokensOf(label string) []string {
	words := strings.FieldsFunc(label, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r) })
	if len(words) > mostTokens {
		words = words[:mostTokens]
	}
	slices.Sort(words)
	return slices.Compact(words)
}

// alike is the share of words that two sorted lists have in common, from 0 to 1.
func alike(a, b []string) float64 {
	common := 0
	for i, j := 0, 0; i < len(a) && j < len(b); {
		switch cmp.Compare(a[i], b[j]) {
		case 0:
			common++
			i++
			j++
		case -1:
			i++
		default:
			j++
		}
	}
	return 2 * float64(common) / float64(len(a)+len(b))
}
