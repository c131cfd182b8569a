// The network: people, who reports to whom, and what else is between them.

package picture

import (
	"fmt"
	"strings"

	"github.com/acctplan/acctplan/pkg/locale"
)

// Network is a map of people. Draw it by way of Layout.
type Network struct {
	People []Person
	Links  []Link
	Labels *locale.Labels // of the words that the map says by itself; nil is English

	terse int // how much of what tables say as well is left out: our counterparts, titles
}

// Person is one node of a network.
type Person struct {
	Initials string // in the circle
	Name     string // below it
	Title    string // below the name, quietly; may be empty
	Stance   string // a word for the legend and the description: "Supporter"; may be empty
	Tone     Tone
	Mark     Mark
	Weight   int    // from 0 to 5; heavier people get larger circles
	Note     string // our counterpart's name, below the title; may be empty
	Group    string // where they belong, for maps in groups; may be empty
	Vacant   bool   // nobody is there: Name says where
}

// noteText is the note as it is shown.
func (p Person) noteText() string {
	if p.Note == "" {
		return ""
	}
	return "↔ " + p.Note
}

// LinkKind says what a link means.
type LinkKind uint8

// The kinds of links.
const (
	Reports   LinkKind = iota // From reports to To
	Influence                 // From influences To
	Conflict                  // From and To are at odds
)

// Link joins two people by index. A link that leads nowhere is not drawn.
type Link struct {
	From, To int
	Kind     LinkKind
}

// mostDescribed is how many people are described one by one.
const mostDescribed = 120

// Describe says in words what the map shows.
func (n Network) Describe() string {
	count := 0
	links := make([][]Link, len(n.People))
	for _, person := range n.People {
		if !person.Vacant {
			count++
		}
	}
	for _, link := range n.Links {
		if n.joins(link) {
			links[link.From] = append(links[link.From], link)
		}
	}
	say := wordsOf(n.Labels)
	parts := []string{say.MapOf.Of(count)}
	for i, person := range n.People {
		if i == mostDescribed {
			parts = append(parts, fmt.Sprintf(say.MoreIs, len(n.People)-i))
			break
		}
		if person.Vacant {
			parts = append(parts, fmt.Sprintf(say.NobodyIs, person.Name))
			continue
		}
		said := person.Name
		for _, detail := range []string{person.Title, inside(n.Labels, person.Stance)} {
			if detail != "" {
				said += ", " + detail
			}
		}
		for _, link := range links[i] {
			verb := say.BondVerbs[min(link.Kind, Conflict)]
			said += ", " + verb + " " + n.People[link.To].Name
		}
		if person.Note != "" {
			said += ", " + fmt.Sprintf(say.CounterpartIs, person.Note)
		}
		parts = append(parts, said+".")
	}
	return strings.Join(parts, " ")
}

// unknown is what the stance is called of whom nobody knows it.
func (n Network) unknown() string { return labelsOf(n.Labels).Term("stance", "unknown") }

// joins reports whether a link leads from one person to another.
func (n Network) joins(link Link) bool {
	return link.From != link.To && link.From >= 0 && link.To >= 0 && link.From < len(n.People) && link.To < len(n.People)
}

// deepest is how many levels are drawn one below the other; who stands deeper is drawn on the last.
const deepest = 6

// levels sorts people by how many managers are above them. People of one level stand in the
// order of their managers. Those without any reporting line come last, on a level of their
// own, so that nobody takes them for the head of the house.
func (n Network) levels() (levels [][]int, managers []int) {
	managers = make([]int, len(n.People))
	reports := make([][]int, len(n.People))
	for i := range managers {
		managers[i] = -1
	}
	for _, link := range n.Links {
		if link.Kind == Reports && n.joins(link) && managers[link.From] < 0 && !n.leadsTo(managers, link.To, link.From) {
			managers[link.From] = link.To
			reports[link.To] = append(reports[link.To], link.From)
		}
	}
	var level, loners []int
	for i := range n.People {
		switch {
		case managers[i] >= 0:
		case len(reports[i]) > 0:
			level = append(level, i)
		default:
			loners = append(loners, i)
		}
	}
	for len(level) > 0 {
		if len(levels) < deepest {
			levels = append(levels, nil)
		}
		levels[len(levels)-1] = append(levels[len(levels)-1], level...)
		var next []int
		for _, manager := range level {
			next = append(next, reports[manager]...)
		}
		level = next
	}
	if len(loners) > 0 {
		levels = append(levels, loners)
	}
	return levels, managers
}

// leadsTo reports whether going up from a person one comes past another: a link that would
// close a circle is left out of the levels.
func (n Network) leadsTo(managers []int, from, to int) bool {
	for at := from; at >= 0; at = managers[at] {
		if at == to {
			return true
		}
	}
	return false
}
