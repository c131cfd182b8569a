package compile

// Our people whom the configuration lists: every plan may mention them, and those whom a plan
// mentions are on its team.

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Colleague is one of our people.
type Colleague struct {
	Name    string
	Role    string   // may be empty
	Handle  string   // without the @; may be empty
	Aliases []string // what else the person is called: further handles, a short name, an address
}

// colleagues finds our people by exactly what they are called; what fits two of them fits
// nobody. First names alone are left out: in a large house, every one of them is somebody's.
type colleagues map[string][]int

func (c *compiler) colleagues() colleagues {
	found := colleagues{}
	for i, colleague := range c.settings.Colleagues {
		for _, name := range append([]string{colleague.Name, colleague.Handle}, colleague.Aliases...) {
			key := foldName(strings.TrimPrefix(name, "@"))
			if list := found[key]; key != "" && (len(list) == 0 || list[len(list)-1] != i) {
				found[key] = append(list, i)
			}
		}
	}
	return found
}

// colleague puts the colleague whom a mention means on the plan's team, unless somebody of that
// name is on it already.
func (c *compiler) colleague(d *directory, key string, mention plan.Origin) (someone, bool) {
	list := d.colleagues[key]
	if key == "" || len(list) != 1 {
		return someone{}, false
	}
	colleague := c.settings.Colleagues[list[0]]
	name := foldName(colleague.Name)
	if known, ok := d.joined[name]; ok {
		return known, true
	}
	for _, member := range d.people {
		if member.side == plan.Ours && foldName(member.name) == name {
			d.joined[name] = member
			return member, true
		}
	}
	said := func(text string) plan.String {
		if text == "" {
			return plan.String{}
		}
		return plan.String{Origin: plan.Origin{Span: mention.Span, Text: text, State: plan.Set}}
	}
	m := plan.TeamMember{Name: said(colleague.Name), Role: said(colleague.Role), Handle: said(colleague.Handle)}
	m.Record = plan.Record{Key: c.teamKey(colleague.Name), Label: colleague.Name, Span: mention.Span, Head: mention.Span}
	c.plan.Team = append(c.plan.Team, m)
	d.joined[name] = someone{plan.Ours, len(c.plan.Team) - 1, m.Key, m.Name.Text}
	return d.joined[name], true
}

// teamKey is a key for a new member of the team that none has.
func (c *compiler) teamKey(name string) string {
	key := slug(name)
	for again := true; again; {
		again = false
		for _, m := range c.plan.Team {
			if m.Key == key {
				key, again = key+"-2", true
			}
		}
	}
	return key
}
