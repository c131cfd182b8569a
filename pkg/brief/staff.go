// Staff: our people over all plans, so that one person is one person, however the plans call them.

package brief

import (
	"strings"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Colleagues are the people on our side that a plan names, with their handles.
type Colleagues []called

type called struct{ name, handle string }

// ColleaguesOf lists those of a plan; they hold nothing of it.
func ColleaguesOf(p *plan.Plan) Colleagues {
	list := make(Colleagues, 0, len(p.Team))
	for _, member := range p.Team {
		if name := shown(member.Name.Origin); name != "" {
			list = append(list, called{strings.Clone(name), strings.Clone(shown(member.Handle.Origin))})
		}
	}
	return list
}

// Staff knows our people over all plans.
type Staff struct {
	names   map[string]string // how the first plan that names somebody writes the name, by the folded name
	handles map[string]string // the folded name of whom a team calls so; empty where two are called so
	short   map[string]string // likewise, by all that somebody may be called
}

// StaffOf puts together whom plans name.
func StaffOf(plans ...Colleagues) *Staff {
	s := &Staff{names: map[string]string{}, handles: map[string]string{}, short: map[string]string{}}
	enter := func(index map[string]string, key, name string) {
		if known, taken := index[key]; taken && known != name {
			name = "" // two people
		}
		index[key] = name
	}
	for _, colleagues := range plans {
		for _, one := range colleagues {
			name := compile.FoldName(one.name)
			if name == "" {
				continue
			}
			if s.names[name] == "" {
				s.names[name] = one.name
				for _, key := range compile.NameKeys(one.name) {
					enter(s.short, key, name)
				}
			}
			if one.handle != "" {
				enter(s.handles, compile.FoldName(one.handle), name)
			}
		}
	}
	return s
}

// Name is what somebody is called whom a plan mentions: by the handle, where just one person of all plans is called so, or
// by the name, however it is spelled. A handle that is nobody's, or not of one person only, is told in lower case.
func (s *Staff) Name(mention string) string {
	handle, isHandle := strings.CutPrefix(mention, "@")
	if !isHandle {
		if known := s.names[compile.FoldName(mention)]; known != "" {
			return known
		}
		return mention
	}
	folded := compile.FoldName(handle)
	spaced := strings.NewReplacer(".", " ", "-", " ", "_", " ").Replace(folded)
	for _, index := range []map[string]string{s.handles, s.short} {
		for _, key := range []string{folded, spaced} {
			if name, found := index[key]; found {
				if name == "" {
					return strings.ToLower(mention)
				}
				return s.names[name]
			}
		}
	}
	return strings.ToLower(mention)
}
