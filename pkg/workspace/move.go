// Moves: which plan that came is one that is gone, under another name.
package workspace

import (
	"bytes"
	"cmp"
	"hash/maphash"
	"slices"
	"strings"

	"github.com/acctplan/acctplan/pkg/plan"
)

// move is a plan whose file was given another name.
type move struct{ before, after *side }

// moves pairs plans that are gone with plans that came: the same text, else the same id or
// account, else at least half of the lines. Each is in one pair at most.
func moves(gone, came map[string]*side) []move {
	m := &mover{taken: map[*side]bool{}}
	byPath := func(a, b *side) int { return cmp.Compare(a.path, b.path) }
	for _, s := range gone {
		m.gone = append(m.gone, s)
	}
	for _, s := range came {
		m.came = append(m.came, s)
	}
	slices.SortFunc(m.gone, byPath)
	slices.SortFunc(m.came, byPath)
	m.by(func(s *side) string { return string(s.content) })
	m.by(func(s *side) string { return written(s.outcome.plan.ID) })
	m.by(func(s *side) string { return written(s.outcome.plan.Account) })
	m.byLines()
	return m.moves
}

// exchange takes apart the pairs of files whose plans are other plans' now, which go by the same id
// and account as in another file before: people gave their files each other's names.
func (c *comparing) exchange(out *Compared, gone, came map[string]*side) {
	before, after := map[string]bool{}, map[string]bool{}
	var doubtful []string
	for path, pair := range c.same {
		was, now := pair.before.outcome.plan, pair.after.outcome.plan
		if was == nil || now == nil || !isOther(was, now) {
			continue
		}
		doubtful = append(doubtful, path)
		before[identity(was)], after[identity(now)] = true, true
	}
	for _, s := range gone {
		before[identity(s.outcome.plan)] = true
	}
	for _, s := range came {
		after[identity(s.outcome.plan)] = true
	}
	for _, path := range doubtful {
		pair := c.same[path]
		if !before[identity(pair.after.outcome.plan)] && !after[identity(pair.before.outcome.plan)] {
			continue
		}
		gone[path], came[path] = pair.before, pair.after
		out.Pairs = slices.DeleteFunc(out.Pairs, func(p Pair) bool { return p.Before == pair.before.outcome.plan })
	}
}

// isOther reports whether two plans go by other ids, where they have any, and are about other
// accounts.
func isOther(a, b *plan.Plan) bool {
	id, account := written(a.ID), written(a.Account)
	return (id == "" && written(b.ID) == "" || id != written(b.ID)) && account != "" && written(b.Account) != "" && account != written(b.Account)
}

// identity is what a plan goes by: its id and its account.
func identity(p *plan.Plan) string { return written(p.ID) + "\x00" + written(p.Account) }

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
	moves      []move
}

func (m *mover) take(before, after *side) {
	m.taken[before], m.taken[after] = true, true
	m.moves = append(m.moves, move{before, after})
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

// byLines pairs the plans that share most lines: the most alike first.
func (m *mover) byLines() {
	seed := maphash.MakeSeed()
	lines := map[*side][]uint64{}
	holders := [2]map[uint64][]*side{{}, {}}
	for version, sides := range [2][]*side{m.gone, m.came} {
		for _, s := range sides {
			if m.taken[s] {
				continue
			}
			lines[s] = linesOf(s.content, seed)
			for _, line := range lines[s] {
				holders[version][line] = append(holders[version][line], s)
			}
		}
	}
	shared := map[move]int{}
	for line, before := range holders[0] {
		after := holders[1][line]
		if len(before) > mostSharing || len(after) > mostSharing {
			continue
		}
		for _, was := range before {
			for _, now := range after {
				shared[move{was, now}]++
			}
		}
	}
	type candidate struct {
		move
		share float64
	}
	var candidates []candidate
	for pair, count := range shared {
		share := 2 * float64(count) / float64(len(lines[pair.before])+len(lines[pair.after]))
		if share >= 0.5 {
			candidates = append(candidates, candidate{pair, share})
		}
	}
	slices.SortFunc(candidates, func(a, b candidate) int {
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
