package compile

// A raw record is what a table row, a list item, a heading's block or a YAML mapping says,
// before anybody knows what the words mean: named pieces of text. All shapes become raw
// records; only build.go turns them into the typed model.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// field is one named value of a raw record. An empty value is a place where the value should stand.
type field struct {
	name  string // canonical
	value piece
	list  []piece // the parts, where the source itself is a list
	place int     // which table, list or mapping it was written in; see raw.place

	inherited bool // from the heading above: it holds where the record says nothing of its own
}

// raw is one record as written.
type raw struct {
	collection plan.Collection
	place      int // rows of one table share it; records merge across places only
	section    int // index in Plan.Sections; -1 for the frontmatter
	fields     []field
	extra      []plan.Extra
	notes      []plan.String
	again      []source.Span // of words that name it or fill a field once more
	span       source.Span
	head       source.Span
	checked    plan.Flag
	parent     *raw // of a sub-task
	horizon    int
	index      int    // place in the built slice
	currency   string // of the amounts that name none: the column's header has it
	unit       string // that bare amounts are in: the column's header says so
}

// labelField is the field that names a record of the collection.
var labelField = map[plan.Collection]string{
	plan.Goals: "goal", plan.Targets: "target", plan.Stakeholders: "name", plan.Team: "name",
	plan.DecisionProcess: "step", plan.DecisionCriteria: "criterion", plan.Questions: "text",
	plan.Assumptions: "text", plan.Commitments: "commitment", plan.Asks: "ask",
	plan.Challenges: "challenge", plan.Contracts: "name", plan.Products: "product",
	plan.Metrics: "metric", plan.ValueDelivered: "outcome", plan.Whitespace: "product",
	plan.Opportunities: "opportunity", plan.Competitors: "competitor", plan.Risks: "risk",
	plan.Actions: "action", plan.Milestones: "milestone", plan.Log: "text", plan.SWOT: "text",
	plan.Landscape: "name",
}

// mergesByName lists the collections whose records are things with a name, so that the same
// name in two places means the same thing. Two actions may well read alike.
var mergesByName = map[plan.Collection]bool{
	plan.Goals: true, plan.Stakeholders: true, plan.Team: true, plan.Opportunities: true,
	plan.Risks: true, plan.Competitors: true, plan.Contracts: true,
}

// get returns the first non-empty value of the field.
//
//go:noinline
func (r *raw) get(name string) (piece, bool) {
	for i := range r.fields { // which are large
		if f := &r.fields[i]; f.name == name && !f.value.empty() {
			return f.value, true
		}
	}
	return piece{}, false
}

// has reports whether the record says anything about the field.
//
//go:noinline
func (r *raw) has(name string) bool {
	for i := range r.fields {
		if f := &r.fields[i]; f.name == name && !f.inherited {
			return true
		}
	}
	return false
}

// inherit gives the record a field that the heading above it names, unless it has its own.
func (r *raw) inherit(name string, value piece) {
	if !r.has(name) {
		r.fields = append(r.fields, field{name: name, value: value, place: r.place, inherited: true})
	}
}

// settle drops what was inherited where the record turned out to say it itself.
func (r *raw) settle() {
	inherited := false
	for i := range r.fields {
		inherited = inherited || r.fields[i].inherited
	}
	if !inherited {
		return
	}
	kept := r.fields[:0]
	for _, f := range r.fields {
		if !f.inherited || !r.has(f.name) {
			kept = append(kept, f)
		}
	}
	r.fields = kept
}

// set gives the record a field. Notes are no field: a record may have any number of them.
func (r *raw) set(name string, value piece) {
	if name == "notes" {
		r.note(value)
		return
	}
	if r.fields == nil {
		r.fields = make([]field, 0, 4) // as many as most have
	}
	r.fields = append(r.fields, field{name: name, value: value, place: r.place})
}

// hear notes the place of words for what the record says already.
func (r *raw) hear(p piece) {
	if !p.span.IsZero() {
		r.again = append(r.again, p.span)
	}
}

// note keeps prose that belongs to the record.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (r *raw) note(p piece) {
	if !p.empty() {
		r.notes = append(r.notes, p.string())
	}
}

// noteAll keeps several pieces of prose.
func (r *raw) noteAll(parts []piece) {
	for _, p := range parts {
		r.note(p)
	}
}

// draft is how far a record was written when a reader began that may yet give up.
type draft struct{ fields, notes int }

func (r *raw) draft() draft { return draft{len(r.fields), len(r.notes)} }

// undo forgets what was written since.
func (r *raw) undo(d draft) { r.fields, r.notes = r.fields[:d.fields], r.notes[:d.notes] }

// add puts a record into its collection and counts it for its section.
func (c *compiler) add(r *raw) *raw {
	c.takeOurs(r)
	c.takeAnswerer(r)
	if r.head.IsZero() {
		if label, ok := r.get(labelField[r.collection]); ok {
			r.head = label.span
		} else {
			r.head = r.span
			for _, f := range r.fields {
				if !f.value.empty() {
					r.head = f.value.span
					break
				}
			}
		}
	}
	if r.section >= 0 {
		c.plan.Sections[r.section].Records++
	}
	c.raws[r.collection] = append(c.raws[r.collection], r)
	return r
}

// newPlace gives a table, list, heading or mapping its identity.
func (c *compiler) newPlace() int {
	c.places++
	return c.places
}

// merged folds records of one collection that are the same thing written in several places.
// The first place keeps its position and its word; a later one adds what the first left out,
// and where both speak and differ that is a contradiction.
func (c *compiler) merged(collection plan.Collection) []*raw {
	all := c.raws[collection]
	if len(all) == 0 {
		return nil
	}
	byID, byName := map[string]*raw{}, map[string]*raw{}
	byFirst := firstNames(collection, all)
	mergedInto := map[*raw]*raw{}
	out := make([]*raw, 0, len(all))
	label := labelField[collection]
	for _, r := range all {
		id, hasID := r.get("id")
		name, _ := r.get(label)
		idKey, nameKey := foldID(id.text), ""
		switch {
		case collection == plan.Stakeholders || collection == plan.Team:
			plain, _ := nickname(name.text)
			nameKey = foldName(plain) // "Dr. Ada Roth" is Ada Roth
		case mergesByName[collection]:
			nameKey = finding.Normalise(name.text)
		}
		var into *raw
		if hasID {
			into = byID[idKey]
		}
		if into == nil && nameKey != "" && !hasID {
			full := byFirst[nameKey]
			if earlier := mergedInto[full]; earlier != nil {
				full = earlier
			}
			if full != nil && full.place != r.place {
				c.merge(full, r) // "Champion: Pete" is Pete Kowalczyk of the table
				r.index = -1
				mergedInto[r] = full
				continue
			}
		}
		if into == nil && nameKey != "" {
			into = byName[nameKey]
			if into != nil && hasID {
				if other, ok := into.get("id"); ok && foldID(other.text) != idKey {
					into = nil // two people of one name, told apart by their ids
				}
			}
		}
		if into != nil && into.place != r.place {
			c.merge(into, r)
			r.index = -1
			mergedInto[r] = into
			continue
		}
		if into != nil && collection == plan.Stakeholders && !hasID && playsAnotherPart(into, r) {
			into.playAlso(r)
			r.index = -1
			mergedInto[r] = into
			continue
		}
		if hasID && into != nil && byID[idKey] == into {
			c.plan.Problems = append(c.plan.Problems, plan.Problem{
				Kind: plan.Contradiction, Span: id.span, Text: id.text, Field: "id", Collection: collection,
				Record: idKey, Label: name.text, Detail: "is the id of two records",
				Related: mustGet(into, "id").span, RelatedText: id.text,
			})
		}
		if hasID && byID[idKey] == nil {
			byID[idKey] = r
		}
		if nameKey != "" && byName[nameKey] == nil {
			byName[nameKey] = r
		}
		r.index = len(out)
		out = append(out, r)
	}
	if len(mergedInto) == 0 {
		return out
	}
	for _, r := range all {
		if into := mergedInto[r.parent]; into != nil {
			r.parent = into
		}
	}
	return out
}

// firstNames finds the stakeholders whose first name nobody else of them has, by that name. A first name
// that stands alone in another place is theirs.
func firstNames(collection plan.Collection, all []*raw) map[string]*raw {
	if collection != plan.Stakeholders {
		return nil
	}
	alone := false
	for _, r := range all {
		name, _ := r.get("name")
		alone = alone || !name.empty() && strings.IndexByte(name.text, ' ') < 0
	}
	if !alone {
		return nil
	}
	full, whose := map[string]*raw{}, map[string]string{}
	for _, r := range all {
		name, _ := r.get("name")
		plain, _ := nickname(name.text)
		folded := foldName(plain)
		first, _, more := strings.Cut(folded, " ")
		if !more {
			continue
		}
		if known, taken := whose[first]; !taken {
			full[first], whose[first] = r, folded
		} else if known != folded {
			full[first] = nil
		}
	}
	return full
}

// playAlso adds what a second row says. The row that says more stands for the person, whichever is first.
func (r *raw) playAlso(second *raw) {
	if second.filled() > r.filled() {
		r.span, r.head = second.span, second.head
	}
	for _, f := range second.fields {
		if f.value.empty() || f.name == "name" {
			r.hear(f.value)
			continue
		}
		kept := r.fields[:0]
		for _, old := range r.fields {
			if old.name != f.name || !old.value.empty() {
				kept = append(kept, old)
			}
		}
		if r.fields = kept; f.name == "role" || !r.has(f.name) {
			r.fields = append(r.fields, f)
		}
	}
	r.notes, r.extra = append(r.notes, second.notes...), append(r.extra, second.extra...)
}

// filled is how many fields have a value.
func (r *raw) filled() int {
	n := 0
	for _, f := range r.fields {
		if !f.value.empty() {
			n++
		}
	}
	return n
}

// playsAnotherPart reports whether a row of one table only says that somebody plays a second part: it
// names the person and another role, and nothing else differs.
func playsAnotherPart(first, second *raw) bool {
	role, ok := second.get("role")
	if mine, told := first.get("role"); first.place != second.place || !ok || !told || finding.Normalise(mine.text) == finding.Normalise(role.text) {
		return false
	}
	for _, f := range second.fields {
		if f.value.empty() || f.name == "name" || f.name == "role" {
			continue
		}
		if mine, told := first.get(f.name); told && finding.Normalise(mine.text) != finding.Normalise(f.value.text) {
			return false
		}
	}
	return true
}

func mustGet(r *raw, name string) piece {
	p, _ := r.get(name)
	return p
}

// merge adds what from says to into.
func (c *compiler) merge(into, from *raw) {
	for _, f := range from.fields {
		if f.value.empty() && len(f.list) == 0 {
			if !into.has(f.name) {
				into.fields = append(into.fields, f)
			}
			continue
		}
		mine, ok := into.get(f.name)
		switch {
		case !ok:
			// A value beats the empty cell that an earlier place has for it.
			kept := into.fields[:0]
			for _, old := range into.fields {
				if old.name != f.name {
					kept = append(kept, old)
				}
			}
			into.fields = append(kept, f)
		default:
			into.hear(f.value)
			if f.name != "id" && f.name != labelField[into.collection] && finding.Normalise(mine.text) != finding.Normalise(f.value.text) {
				c.conflicts = append(c.conflicts, conflict{into, f.name, mine, f.value})
			}
		}
	}
	if from.section >= 0 && from.collection == plan.Stakeholders {
		if text := c.file.Text(from.span); !strings.ContainsAny(text, "|\n") {
			c.prose(c.sectionAt(from.section), from.span, text, -1) // a line has words around its fields
		}
	}
	into.notes = append(into.notes, from.notes...)
	into.extra = append(into.extra, from.extra...)
	into.again = append(into.again, from.again...)
	if into.checked.State == plan.Missing {
		into.checked = from.checked
	}
}

// conflict is a field that two places fill with different words. Whether the words mean
// different things is seen once they are read.
type conflict struct {
	record *raw
	field  string
	first  piece
	second piece
}

// foldID makes ids comparable: case, a leading # and wiki brackets do not matter.
func foldID(id string) string {
	return strings.ToLower(strings.Trim(strings.TrimSpace(id), "#[]()"))
}

// keep keeps a value that no field owns.
func (r *raw) keep(name, value piece) {
	r.extra = append(r.extra, plan.Extra{Name: name.string(), Value: value.string()})
}

// nodePiece is pieceOfNode for the compiler's file.
func (c *compiler) nodePiece(n *syntax.Node) piece { return pieceOfNode(c.file, n) }
