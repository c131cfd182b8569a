// Moves: which plan that came is one that is gone, under another name.
package workspace

import (
	"bytes"
	"cmp"
	"context"
	"crypto/sha256"
	"hash/maphash"
	"slices"
	"strings"
	"sync"

	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/sorting"
)

// moves pairs plans that are gone with plans that came: the same text, else the same id or
// account, else at least half of the lines, unless what they say of themselves shows that they are two. Each is in
// one pair at most. The error is the context's or a *GitError.
func (c *Comparing) moves(ctx context.Context, gone, came map[string]*side) ([]both, error) {
	m := &mover{taken: map[*side]bool{}}
	byPath := func(a, b *side) int { return cmp.Compare(a.path, b.path) }
	for _, s := range gone {
		m.gone = append(m.gone, s)
	}
	for _, s := range came {
		m.came = append(m.came, s)
	}
	sorting.Stable(m.gone, byPath)
	sorting.Stable(m.came, byPath)
	m.by(func(s *side) string {
		if s.facts.sum == [sha256.Size]byte{} {
			return ""
		}
		return string(s.facts.sum[:])
	})
	m.by(func(s *side) string { return s.facts.name.id })
	m.by(func(s *side) string { return s.facts.name.account })
	if len(m.moves) == min(len(gone), len(came)) {
		return m.moves, nil
	}
	lines, err := c.lines(ctx, m)
	m.byLines(lines)
	return m.moves, err
}

// exchange parts the files that are in doubt, whose plans are about other accounts than before. Where
// a plan goes by the same id and account in another file, people gave their files each other's names:
// then the one that was in the file is gone, and the one that is in it came. The others stay together.
func (c *Comparing) exchange() (together []both) {
	before, after := map[name]bool{}, map[name]bool{}
	for _, pair := range c.doubtful {
		before[pair.before.facts.name], after[pair.after.facts.name] = true, true
	}
	for _, s := range c.gone {
		before[s.facts.name] = true
	}
	for _, s := range c.came {
		after[s.facts.name] = true
	}
	for path, pair := range c.doubtful {
		if !before[pair.after.facts.name] && !after[pair.before.facts.name] {
			together = append(together, *pair)
			continue
		}
		c.gone[path], c.came[path] = pair.before, pair.after
	}
	return together
}

// name is what a plan goes by. Either is empty where the plan does not say.
type name struct{ id, account string }

func nameOf(p *plan.Plan) name { return name{written(p.ID), written(p.Account)} }

// isOther reports whether two plans go by other ids, where they have any, and are about other
// accounts.
func isOther(a, b name) bool {
	return (a.id == "" && b.id == "" || a.id != b.id) && a.account != "" && b.account != "" && a.account != b.account
}

// isTwo reports whether two plans of other names are two, however much text they share: they have an id each, or
// they are about other accounts and none of the customer's people is in both. Plans from one template share
// most of their lines.
func isTwo(a, b *facts) bool {
	if a.name.id != "" && b.name.id != "" {
		return a.name.id != b.name.id
	}
	return isOther(a.name, b.name) && len(a.people) > 0 && len(b.people) > 0 &&
		!slices.ContainsFunc(a.people, func(person string) bool { return slices.Contains(b.people, person) })
}

// peopleOf are the names of the customer's people, as written makes them: the first of very many.
func peopleOf(p *plan.Plan) (out []string) {
	const most = 50
	for _, person := range p.Stakeholders[:min(len(p.Stakeholders), most)] {
		if name := written(person.Name); name != "" {
			out = append(out, strings.Clone(name))
		}
	}
	return out
}

// written is a text to know a plan by; empty where it says nothing.
func written(text plan.String) string {
	if text.State != plan.Set {
		return ""
	}
	return strings.Join(strings.Fields(strings.ToLower(text.Text)), " ")
}

type mover struct {
	gone, came []*side
	taken      map[*side]bool
	moves      []both
}

func (m *mover) take(before, after *side) {
	m.taken[before], m.taken[after] = true, true
	m.moves = append(m.moves, both{before, after})
}

// by pairs the plans that share a key with no other of their version.
func (m *mover) by(key func(*side) string) {
	only := func(sides []*side) map[string]*side {
		out, many := map[string]*side{}, map[string]bool{}
		for _, s := range sides {
			if k := key(s); k != "" && !m.taken[s] {
				many[k] = many[k] || out[k] != nil
				out[k] = s
			}
		}
		for k, is := range many {
			if is {
				delete(out, k)
			}
		}
		return out
	}
	gone, came := only(m.gone), only(m.came)
	for _, s := range m.came {
		if k := key(s); came[k] == s && gone[k] != nil {
			m.take(gone[k], s)
		}
	}
}

// mostSharing is how many plans may share a line before it tells nothing about where a plan went.
const mostSharing = 8

// lines are the different lines of the plans that no pair has taken.
func (c *Comparing) lines(ctx context.Context, m *mover) (map[*side][]uint64, error) {
	seed := maphash.MakeSeed()
	lines := map[*side][]uint64{}
	var lock sync.Mutex
	var left []*side
	for _, s := range slices.Concat(m.gone, m.came) {
		if !m.taken[s] {
			left = append(left, s)
		}
	}
	return lines, inParallel(ctx, left, func(s *side) error {
		content, _, err := c.content(ctx, s)
		list := linesOf(content, seed)
		lock.Lock()
		defer lock.Unlock()
		lines[s] = list
		return err
	})
}

// byLines pairs the plans that share most lines: the most alike first.
func (m *mover) byLines(lines map[*side][]uint64) {
	holders := [2]map[uint64][]*side{{}, {}}
	for version, sides := range [2][]*side{m.gone, m.came} {
		for _, s := range sides {
			for _, line := range lines[s] { // none of one that is taken
				holders[version][line] = append(holders[version][line], s)
			}
		}
	}
	shared := map[both]int{}
	for line, before := range holders[0] {
		after := holders[1][line]
		if len(before) > mostSharing || len(after) > mostSharing {
			continue
		}
		for _, was := range before {
			for _, now := range after {
				shared[both{was, now}]++
			}
		}
	}
	type candidate struct {
		both
		share float64
	}
	var candidates []candidate
	for pair, count := range shared {
		share := 2 * float64(count) / float64(len(lines[pair.before])+len(lines[pair.after]))
		if share >= 0.5 && !isTwo(pair.before.facts, pair.after.facts) {
			candidates = append(candidates, candidate{pair, share})
		}
	}
	sorting.Stable(candidates, func(a, b candidate) int {
		return cmp.Or(-cmp.Compare(a.share, b.share), cmp.Compare(a.before.path, b.before.path), cmp.Compare(a.after.path, b.after.path))
	})
	for _, c := range candidates {
		if !m.taken[c.before] && !m.taken[c.after] {
			m.take(c.before, c.after)
		}
	}
}

// linesOf are the different lines of a text that say something, as numbers.
func linesOf(content []byte, seed maphash.Seed) []uint64 {
	var out []uint64
	for line := range bytes.Lines(content) {
		if line = bytes.TrimSpace(line); len(line) >= 4 {
			out = append(out, maphash.Bytes(seed, line))
		}
	}
	slices.Sort(out)
	return slices.Compact(out)
}
