// Persons: whether two rows speak of one person, who is called otherwise by now.
package delta

import (
	"cmp"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// byPerson pairs people whose names have the first one in common and who agree in what else is
// said of them: somebody married, or wrote the whole of a short name. The more fields agree, the
// better; where they are few, or not all, it is only perhaps the same person.
func (m *matcher) byPerson() {
	if m.collection != plan.Stakeholders && m.collection != plan.Team {
		return
	}
	type candidate struct {
		old, now      *record
		equal, filled int
	}
	initials := func(r *record) string {
		letters := []rune(unaccented(r.label))
		return string(letters[:min(2, len(letters))])
	}
	holders := [2]map[string][]*record{{}, {}}
	for side, records := range [2][]*record{m.old, m.now} {
		for _, r := range records {
			if key := initials(r); !m.taken[r] && key != "" {
				holders[side][key] = append(holders[side][key], r)
			}
		}
	}
	var candidates []candidate
	for _, was := range m.old {
		others := holders[later][initials(was)]
		if m.taken[was] || len(others) > mostHolders || len(holders[earlier][initials(was)]) > mostHolders {
			continue
		}
		for _, now := range others {
			if !shareFirstName(was.label, now.label) {
				continue
			}
			equal, filled := agreement(was, now, wordsOf(m.collection).label)
			if equal > 0 && equal == filled || equal >= 3 && 4*equal >= 3*filled {
				candidates = append(candidates, candidate{was, now, equal, filled})
			}
		}
	}
	distance := func(c candidate) int { return max(c.old.index-c.now.index, c.now.index-c.old.index) }
	sorting.Stable(candidates, func(a, b candidate) int {
		return cmp.Or(cmp.Compare(b.equal*a.filled, a.equal*b.filled), cmp.Compare(b.equal, a.equal), cmp.Compare(distance(a), distance(b)),
			cmp.Compare(a.old.index+a.now.index, b.old.index+b.now.index), cmp.Compare(a.old.index, b.old.index))
	})
	for _, c := range candidates {
		if !m.taken[c.old] && !m.taken[c.now] {
			c.now.doubtful = c.equal < 3 || c.equal < c.filled
			m.take(c.old, c.now)
		}
	}
}

// shareFirstName reports whether two folded names begin with one first name, or one with the
// short form of the other's and go on alike, or not at all.
func shareFirstName(one, other string) bool {
	a, b := nameWords(one), nameWords(other)
	if len(a) == 0 || len(b) == 0 {
		return false
	}
	first, second := string(a[0]), string(b[0])
	if first == second {
		return len(a[0]) > 1
	}
	if len(a[0]) > len(b[0]) {
		first, second = second, first
	}
	return len([]rune(first)) > 1 && strings.HasPrefix(second, first) &&
		(len(a) == 1 || len(b) == 1 || slices.Equal(a[len(a)-1], b[len(b)-1]))
}

// agreement is how many fields, besides the name, two records fill in alike, and how many either of
// them fills in.
func agreement(one, other *record, label string) (equal, filled int) {
	for _, v := range one.Values {
		if v.Name == label || v.Name == "id" {
			continue
		}
		a, b := written(one, v.Name), written(other, v.Name)
		if a != "" || b != "" {
			filled++
		}
		if a != "" && a == b {
			equal++
		}
	}
	return equal, filled
}

// written is a field as its author wrote it, folded.
func written(r *record, name string) string {
	v := r.value(name)
	parts := make([]string, 0, 1+len(v.Parts))
	for _, part := range v.All() {
		if text := fold(part.Origin.Text); text != "" {
			parts = append(parts, text)
		}
	}
	return strings.Join(parts, "\x00")
}
