// The customer's people: the table of stakeholders and the map of their relationships.

package brief

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/facts"
	"github.com/acctplan/acctplan/pkg/finding"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Stance is how somebody stands towards us. Kind tells the marks of the map apart.
type Stance struct {
	Label
	Kind plan.Stance // empty for unknown
}

// Map is who reports to whom, who influences and who fights whom. It needs two people to be
// worth drawing; with fewer it is empty.
type Map struct {
	Nodes   []Node
	Edges   []Edge
	Omitted int // people that are too many even for a map in groups; the table has them
}

// mostNodes is how many people go on a map: the weightiest ones.
const mostNodes = 400

// Node is one person of the map, or a place where somebody should be and nobody is.
type Node struct {
	Name        string // of the person; for a gap, of what lacks one: "Nordhafen Polska", "Economic buyer"
	Initials    string // one or two letters; empty for a gap
	Title       string // may be empty
	Unit        string // the person's own, else that of the nearest manager who has one; may be empty
	Stance      Stance
	Influence   int    // as in Stakeholder
	Counterpart string // our person; may be empty
	Gap         bool   // nobody is there
	Weight      int    // as in Stakeholder; 0 for a gap
}

// EdgeKind says what an edge of the map means.
type EdgeKind uint8

// The kinds of edges.
const (
	ReportsTo     EdgeKind = iota // From reports to To
	Influences                    // From influences To
	ConflictsWith                 // From and To are at odds; written once
)

// Edge joins two nodes by their index in Map.Nodes.
type Edge struct {
	From, To int
	Kind     EdgeKind
}

// stale is the rule that says of whom too long has been nothing heard.
const stale = "stakeholders/contact-stale"

func (v voice) stakeholdersOf(p *plan.Plan, f *facts.Facts, findings []finding.Finding) []Stakeholder {
	var rows, gone []Stakeholder
	found := map[int]bool{} // where contacts begin that are found to be too old
	for i := range findings {
		if findings[i].Rule == stale && findings[i].Severity != finding.Off {
			found[findings[i].Span.Start] = true
		}
	}
	for i := range p.Stakeholders {
		person := &p.Stakeholders[i]
		name := shown(person.Name.Origin)
		if name == "" {
			continue
		}
		row := Stakeholder{
			Name: name, Title: placeOf(person), Roles: v.rolesText(person.Roles),
			Influence: influenceDots(person.Influence), Level: enumText(v, "level", person.Influence), Stance: v.stanceOf(person, f.AsOf),
			LastContact: v.contactLabel(person, f), Counterpart: personText(person.Counterpart), Next: shown(person.NextAction.Origin), Left: person.HasLeft(f.AsOf), Weight: weightOf(person),
		}
		if found[person.LastContact.Span.Start] && row.LastContact.Text != "" {
			row.LastContact.Tone = Fair
		}
		if row.Left {
			row.Next = ""
			gone = append(gone, row)
			continue
		}
		rows = append(rows, row)
	}
	return append(rows, gone...)
}

// between are the words of a text in small letters, with a space on either side of each.
func between(text string) string {
	return " " + strings.Join(strings.Fields(strings.ReplaceAll(strings.ToLower(text), ",", " ")), " ") + " "
}

// placeOf is somebody's title and unit; a unit that the title names already is not said twice.
func placeOf(person *plan.Stakeholder) string {
	title, unit := shown(person.Title.Origin), shown(person.Unit.Origin)
	if strings.Contains(between(title), between(unit)) {
		return title
	}
	return join(", ", title, unit)
}

func (v voice) rolesText(roles plan.Enums[plan.Role]) string {
	var words []string
	for i, role := range roles.List {
		word := enumText(v, "role", role)
		if i > 0 {
			word = v.say.Inside(word)
		}
		words = append(words, word)
	}
	return join(", ", words...)
}

func influenceDots(level plan.Enum[plan.Level]) int {
	switch level.Value {
	case plan.Critical, plan.High:
		return 5
	case plan.Medium:
		return 3
	case plan.Low:
		return 1
	}
	return 0
}

// weightOf says whom a page shows that has no room for all: by what they have to do with a purchase, then by their
// influence, then by how strongly they stand for us or against us. It means nothing but an order.
func weightOf(person *plan.Stakeholder) int {
	role := 0
	for _, own := range person.Roles.List {
		switch own.Value {
		case plan.EconomicBuyer:
			role = max(role, 4)
		case plan.Champion, plan.Blocker:
			role = max(role, 3)
		case plan.ExecutiveSponsor, plan.TechnicalBuyer, plan.Procurement:
			role = max(role, 2)
		case plan.Coach, plan.Influencer:
			role = max(role, 1)
		}
	}
	strength := 0
	switch person.Stance.Value {
	case plan.Advocate, plan.Detractor:
		strength = 2
	case plan.Supporter, plan.Sceptic:
		strength = 1
	}
	return role*100 + influenceDots(person.Influence)*10 + strength
}

func (v voice) stanceOf(person *plan.Stakeholder, asOf plan.Day) Stance {
	if person.HasLeft(asOf) {
		text := v.say.Left
		if person.Left.Known() {
			text = fmt.Sprintf(v.say.LeftOn, v.dateText(person.Left))
		}
		return Stance{Label: Label{Text: text}}
	}
	stance := Stance{Label: Label{Text: enumText(v, "stance", person.Stance)}, Kind: person.Stance.Value}
	if own := shown(person.Stance.Origin); stance.Text == "Sceptic" && strings.EqualFold(own, "skeptic") {
		stance.Text = "Skeptic" // as half of the readers spell it
	}
	switch person.Stance.Value {
	case plan.Advocate, plan.Supporter:
		stance.Tone = Good
	case plan.Sceptic:
		stance.Tone = Fair
	case plan.Detractor:
		stance.Tone = Bad
	}
	return stance
}

// contactLabel is when somebody was met last; it has a tone when that is too long ago.
func (v voice) contactLabel(person *plan.Stakeholder, f *facts.Facts) Label {
	label := Label{Text: v.dateText(person.LastContact)}
	since := f.SinceContact(person)
	if !person.HasLeft(f.AsOf) && (person.LastContact.Never || since.Known && since.Days > facts.EngagedWithin) {
		label.Tone = Fair
	}
	return label
}

func (v voice) mapOf(p *plan.Plan, asOf plan.Day) Map {
	var chosen []int
	for i := range p.Stakeholders {
		if person := &p.Stakeholders[i]; shown(person.Name.Origin) != "" && !person.HasLeft(asOf) {
			chosen = append(chosen, i)
		}
	}
	if len(chosen) < 2 {
		return Map{}
	}
	var m Map
	if m.Omitted = len(chosen) - mostNodes; m.Omitted > 0 {
		slices.SortStableFunc(chosen, func(a, b int) int {
			return cmp.Compare(weightOf(&p.Stakeholders[b]), weightOf(&p.Stakeholders[a]))
		})
		chosen = chosen[:mostNodes]
		slices.Sort(chosen)
	}
	m.Omitted = max(0, m.Omitted)
	place := make(map[int]int, len(chosen)) // index in the plan → index in the map
	for _, at := range chosen {
		person := &p.Stakeholders[at]
		place[at] = len(m.Nodes)
		name := shown(person.Name.Origin)
		m.Nodes = append(m.Nodes, Node{
			Name: name, Initials: initials(name), Title: shown(person.Title.Origin), Stance: v.stanceOf(person, asOf),
			Influence: influenceDots(person.Influence), Unit: shown(person.Unit.Origin), Counterpart: personText(person.Counterpart), Weight: weightOf(person),
		})
	}
	drawn := map[Edge]bool{}
	connect := func(from int, person plan.Person, kind EdgeKind) {
		to, known := place[person.Index]
		if person.Side != plan.Theirs || person.Index == from || !known {
			return // it leads off the map, or to oneself
		}
		edge := Edge{From: place[from], To: to, Kind: kind}
		back := Edge{From: to, To: place[from], Kind: kind}
		if !drawn[edge] && !(kind == ConflictsWith && drawn[back]) {
			drawn[edge] = true
			m.Edges = append(m.Edges, edge)
		}
	}
	for _, at := range chosen {
		person := &p.Stakeholders[at]
		connect(at, person.ReportsTo, ReportsTo)
		for _, other := range person.Influences.List {
			connect(at, other, Influences)
		}
		for _, other := range person.ConflictsWith.List {
			connect(at, other, ConflictsWith)
		}
	}
	m.inheritUnits()
	m.Nodes = append(m.Nodes, v.gapsOf(p, chosen)...)
	return m
}

// inheritUnits gives people without a unit that of the nearest manager who has one.
func (m *Map) inheritUnits() {
	manager := make(map[int]int, len(m.Nodes))
	for _, edge := range m.Edges {
		if _, known := manager[edge.From]; edge.Kind == ReportsTo && !known {
			manager[edge.From] = edge.To
		}
	}
	own := make([]string, len(m.Nodes))
	for i, node := range m.Nodes {
		own[i] = node.Unit
	}
	for i := range m.Nodes {
		at, known := i, true
		for steps := 0; known && own[at] == "" && steps < 30; steps++ {
			at, known = manager[at]
			if !known {
				at = i
			}
		}
		m.Nodes[i].Unit = own[at]
	}
}

// mostGaps is how many gaps a map can show and still be read; mostUnits is how many units are
// looked at for one.
const mostGaps, mostUnits = 6, 40

// gapsOf lists where nobody of the customer's is known: the units of the plan, and, where it
// says who has which role, the two roles without which nothing is bought.
func (v voice) gapsOf(p *plan.Plan, chosen []int) []Node {
	roles := map[plan.Role]bool{}
	var places []string
	for _, at := range chosen {
		person := &p.Stakeholders[at]
		for _, role := range person.Roles.List {
			roles[role.Value] = true
		}
		places = append(places, shown(person.Unit.Origin), shown(person.Title.Origin))
	}
	var gaps []Node
	for _, role := range []plan.Role{plan.EconomicBuyer, plan.Champion} {
		if len(roles) > 0 && !roles[role] {
			gaps = append(gaps, Node{Name: capital(v.say.Term("role", string(role))), Gap: true})
		}
	}
	staffed := wordsOf(strings.Join(places, "\n"))
	for _, unit := range p.Units.List[:min(mostUnits, len(p.Units.List))] {
		name := shown(unit.Origin)
		sought := wordsOf(name)
		if len(name) > 3 { // "Einkaufsleiter" is in Einkauf, but "Berlin" is not in B
			sought = strings.Trim(sought, " ")
		}
		if name != "" && len(gaps) < mostGaps && !strings.Contains(staffed, sought) {
			gaps = append(gaps, Node{Name: name, Unit: name, Gap: true})
		}
	}
	return gaps
}

// wordsOf are the words of a text in small letters, with a blank before and behind each.
func wordsOf(text string) string {
	return " " + strings.Join(strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return !unicode.In(char, unicode.L, unicode.M, unicode.N) }), " ") + " "
}

// initials are the first letters of the first and the last word of a name, titles such as
// "Dr." and what stands in brackets left out.
func initials(name string) string {
	name, _, _ = strings.Cut(name, "(")
	var letters []string
	for _, word := range strings.Fields(name) {
		if strings.HasSuffix(word, ".") && len([]rune(word)) > 2 {
			continue
		}
		if letter := firstLetter(word); letter != "" {
			letters = append(letters, letter)
		}
	}
	switch len(letters) {
	case 0:
		return "?"
	case 1:
		return letters[0]
	}
	if ideographic(letters[0]) {
		return letters[0] // a family name says more than two halves
	}
	return letters[0] + letters[len(letters)-1]
}

// firstLetter is the first letter of a word with the marks that belong to it.
func firstLetter(word string) string {
	var out strings.Builder
	for _, char := range word {
		switch {
		case out.Len() == 0 && (unicode.IsLetter(char) || unicode.IsDigit(char)):
			out.WriteRune(unicode.ToUpper(char))
		case out.Len() > 0 && unicode.IsMark(char):
			out.WriteRune(char)
		case out.Len() > 0:
			return out.String()
		}
	}
	return out.String()
}

func ideographic(letter string) bool {
	for _, char := range letter {
		return unicode.In(char, unicode.Han, unicode.Hangul, unicode.Hiragana, unicode.Katakana)
	}
	return false
}
