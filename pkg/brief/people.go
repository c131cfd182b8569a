// The customer's people: the table of stakeholders and the map of their relationships.

package brief

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/facts"
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
	Omitted int // people that the map has no room for; the table has them
}

// mostNodes is how many people a map can show and still be read.
const mostNodes = 36

// Node is one person of the map.
type Node struct {
	Name      string
	Initials  string // one or two letters
	Title     string // may be empty
	Stance    Stance
	Influence int // as in Stakeholder
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

func stakeholdersOf(p *plan.Plan, f *facts.Facts) []Stakeholder {
	var rows, gone []Stakeholder
	for i := range p.Stakeholders {
		person := &p.Stakeholders[i]
		name := shown(person.Name.Origin)
		if name == "" {
			continue
		}
		row := Stakeholder{
			Name: name, Title: placeOf(person), Roles: rolesText(person.Roles),
			Influence: influenceDots(person.Influence), Level: enumText(person.Influence), Stance: stanceOf(person),
			LastContact: contactLabel(person, f), Counterpart: personText(person.Counterpart), Left: person.HasLeft(),
		}
		if row.Left {
			gone = append(gone, row)
			continue
		}
		rows = append(rows, row)
	}
	return append(rows, gone...)
}

// placeOf is somebody's title and unit; a unit that the title names already is not said twice.
func placeOf(person *plan.Stakeholder) string {
	title, unit := shown(person.Title.Origin), shown(person.Unit.Origin)
	if strings.Contains(strings.ToLower(title), strings.ToLower(unit)) {
		return title
	}
	return join(", ", title, unit)
}

func rolesText(roles plan.Enums[plan.Role]) string {
	var words []string
	for i, role := range roles.List {
		word := enumText(role)
		if i > 0 {
			word = strings.ToLower(word)
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

func stanceOf(person *plan.Stakeholder) Stance {
	if person.HasLeft() {
		text := "Left"
		if person.Left.Known() {
			text += " " + dateText(person.Left)
		}
		return Stance{Label: Label{Text: text}}
	}
	stance := Stance{Label: Label{Text: enumText(person.Stance)}, Kind: person.Stance.Value}
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
func contactLabel(person *plan.Stakeholder, f *facts.Facts) Label {
	label := Label{Text: dateText(person.LastContact)}
	since := f.SinceContact(person)
	if !person.HasLeft() && (person.LastContact.Never || since.Known && since.Days > facts.EngagedWithin) {
		label.Tone = Fair
	}
	return label
}

func mapOf(p *plan.Plan) Map {
	chosen, omitted := mapPeople(p)
	if len(chosen) < 2 {
		return Map{}
	}
	m := Map{Omitted: omitted}
	place := make(map[int]int, len(chosen)) // index in the plan → index in the map
	for _, at := range chosen {
		person := &p.Stakeholders[at]
		place[at] = len(m.Nodes)
		name := shown(person.Name.Origin)
		m.Nodes = append(m.Nodes, Node{
			Name: name, Initials: initials(name), Title: shown(person.Title.Origin), Stance: stanceOf(person),
			Influence: influenceDots(person.Influence),
		})
	}
	for _, at := range chosen {
		person := &p.Stakeholders[at]
		m.connect(place, at, person.ReportsTo, ReportsTo)
		for _, other := range person.Influences.List {
			m.connect(place, at, other, Influences)
		}
		for _, other := range person.ConflictsWith.List {
			m.connect(place, at, other, ConflictsWith)
		}
	}
	return m
}

// mapPeople chooses who is on the map: everybody who is there, or the most influential where
// they are too many, in the plan's order.
func mapPeople(p *plan.Plan) (chosen []int, omitted int) {
	for i := range p.Stakeholders {
		if person := &p.Stakeholders[i]; shown(person.Name.Origin) != "" && !person.HasLeft() {
			chosen = append(chosen, i)
		}
	}
	if len(chosen) <= mostNodes {
		return chosen, 0
	}
	omitted = len(chosen) - mostNodes
	slices.SortStableFunc(chosen, func(a, b int) int {
		return cmp.Compare(influenceDots(p.Stakeholders[b].Influence), influenceDots(p.Stakeholders[a].Influence))
	})
	chosen = chosen[:mostNodes]
	slices.Sort(chosen)
	return chosen, omitted
}

// connect adds an edge unless it leads off the map, to oneself, or is there already.
func (m *Map) connect(place map[int]int, from int, person plan.Person, kind EdgeKind) {
	if person.Side != plan.Theirs || person.Index == from {
		return
	}
	to, known := place[person.Index]
	if !known {
		return
	}
	edge := Edge{From: place[from], To: to, Kind: kind}
	back := Edge{From: edge.To, To: edge.From, Kind: kind}
	if !slices.Contains(m.Edges, edge) && !(kind == ConflictsWith && slices.Contains(m.Edges, back)) {
		m.Edges = append(m.Edges, edge)
	}
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
