// Findings that say the same of several records, as one finding: a column that nobody has made is
// forgotten once, not once a row.
package finding

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/acctplan/acctplan/pkg/source"
)

// Common is what the findings of one rule about several records of one plan have in common, by
// pointing at the same one. They are told
// apart until it is known which of them stand: a comment may silence one of them, a baseline know
// another. Together then makes one finding of those that are left.
type Common struct {
	Key   string // tells several such gaps of one rule in a plan apart; may be empty
	Least int    // from how many on
	Of    int    // how many records there are that could have it; 0 where nobody counts

	At    source.Span // where the finding about several points; zero for the first of them
	All   string      // its message where all of Of have it, in which {of} stands for Of; empty where that is nothing special
	Some  string      // its message else, in which {n} stands for how many and {names} for which, too
	Hint  string      // what to do next
	Owner string      // who should act where the records belong to several people
}

// mostNames is how many records a finding about several calls by name; the others are counted.
const mostNames = 3

// Apart undoes Together: each finding about several records becomes the findings that it was made
// of, in its place.
func Apart(findings []Finding) []Finding {
	if !slices.ContainsFunc(findings, func(f Finding) bool { return len(f.Parts) > 0 }) {
		return findings
	}
	var apart []Finding
	for _, f := range findings {
		if len(f.Parts) == 0 {
			apart = append(apart, f)
		} else {
			apart = append(apart, f.Parts...)
		}
	}
	return apart
}

// Together is Sorted that puts findings of several records into one where they have enough in
// common.
func Together(lists ...[]Finding) []Finding {
	d := desks.Get().(*desk)
	d.order.collect(lists)
	findings := appendValues(nil, d.together())
	d.clear()
	desks.Put(d)
	return findings
}

// Joined is Together for who only looks: it copies no finding, but points at those that stay as
// they are.
func Joined(findings []Finding) []*Finding {
	var d desk
	d.order.collect([][]Finding{findings})
	return d.together()
}

// desk is where the findings of one plan are put together, and then those of the next.
type desk struct {
	order  order
	groups groups
	of     []int32    // which group each finding is in
	lists  []*Finding // those that stay, the members of each group, those that are made
	joined []Finding  // those that are made
	made   order      // of these
}

// desks are those that nobody is using.
var desks = sync.Pool{New: func() any { return new(desk) }}

// clear lets a desk hold nothing of the plan.
//
//go:noinline // many call it, and the binary has no room for copies of it
func (d *desk) clear() {
	d.order.clear()
	d.made.clear()
	clear(d.groups.all)
	clear(d.lists)
	clear(d.joined)
	d.groups = groups{all: d.groups.all[:0]}
}

func (d *desk) together() []*Finding {
	order := d.order.sort()
	sharers := 0
	for _, f := range order {
		if f.Common != nil {
			sharers++
		}
	}
	if sharers < 2 {
		return order
	}
	groups := &d.groups
	of := slices.Grow(d.of[:0], len(order))
	for _, f := range order {
		of = append(of, groups.count(f))
	}
	d.of = of
	large, members := 0, 0
	for i := range groups.all {
		if g := &groups.all[i]; g.size >= max(g.common.Least, 2) {
			g.large, large, members = true, large+1, members+g.size
		}
	}
	if large == 0 {
		return order
	}
	d.lists = slices.Grow(d.lists[:0], len(order)+large)[:len(order)+large]
	kept, behind := d.lists[:0:len(order)-members], len(order)-members
	whole := make([]*group, 0, 8)
	for i, f := range order {
		if of[i] < 0 || !groups.all[of[i]].large {
			kept = append(kept, f)
			continue
		}
		g := &groups.all[of[i]]
		if g.members == nil {
			g.members = d.lists[behind : behind : behind+g.size]
			behind += g.size
			whole = append(whole, g)
		}
		g.members = append(g.members, f)
	}
	d.joined, d.made.list = slices.Grow(d.joined[:0], large)[:large], d.lists[len(order):]
	parts, related := make([]Finding, members), make([]Related, members)
	for i, g := range whole {
		join(&d.joined[i], g.members, parts[:g.size:g.size], related[:g.size:g.size])
		parts, related = parts[g.size:], related[g.size:]
		d.made.list[i] = &d.joined[i]
	}
	return merge(order[:0], kept, d.made.sort())
}

// merge puts two sorted lists into one, which is appended to room; of what it cannot tell apart, the
// first list's comes first.
func merge(room, first, second []*Finding) []*Finding {
	for len(first) > 0 && len(second) > 0 {
		if compare(second[0], first[0]) < 0 {
			room, second = append(room, second[0]), second[1:]
		} else {
			room, first = append(room, first[0]), first[1:]
		}
	}
	return append(append(room, first...), second...)
}

// group are the findings of one kind of sharing. Members are listed where it is large enough.
type group struct {
	sharing
	size    int
	large   bool
	members []*Finding
}

// groups are those of some findings, in the order of their first ones.
type groups struct {
	all  []group
	many map[sharing]int32 // which of them, where there are more than a few
}

// few is how many groups are looked through without an index.
const few = 8

// count adds a finding to its group, which it returns; -1 for one that shares nothing.
func (g *groups) count(f *Finding) int32 {
	key, shares := f.sharing()
	if !shares {
		return -1
	}
	at := int32(-1)
	if g.many == nil {
		for i := range g.all {
			if g.all[i].sharing == key {
				at = int32(i)
				break
			}
		}
	} else if known, found := g.many[key]; found {
		at = known
	}
	if at < 0 {
		at = int32(len(g.all))
		if g.all == nil {
			g.all = make([]group, 0, few)
		}
		g.all = append(g.all, group{sharing: key})
		if g.many != nil {
			g.many[key] = at
		} else if len(g.all) == few {
			g.many = make(map[sharing]int32, 4*few)
			for i := range g.all {
				g.many[g.all[i].sharing] = int32(i)
			}
		}
	}
	g.all[at].size++
	return at
}

// sharing is what findings that become one are alike in.
type sharing struct {
	common   *Common
	severity Severity
	known    bool
}

// sharing is with which others a finding becomes one; a fix is about one place, so that a finding
// with a fix stays alone.
func (f *Finding) sharing() (key sharing, shares bool) {
	if f.Common == nil || len(f.Edits) > 0 || len(f.Parts) > 0 {
		return sharing{}, false
	}
	return sharing{f.Common, f.Severity, f.Known}, true
}

// join makes one finding of several, which become its parts.
func join(one *Finding, members []*Finding, parts []Finding, related []Related) {
	*one = *members[0]
	common := one.Common
	var room [mostNames + 1]string
	names := room[:0]
	for i, f := range members {
		parts[i] = *f
		related[i] = Related{Path: f.Path, Span: f.Span, Message: f.Message}
		if i < mostNames || len(members) == mostNames+1 { // "and 1 more" is no shorter than a name
			names = append(names, f.Name)
		}
		if f.Owner != one.Owner {
			one.Owner = common.Owner
		}
	}
	if left := len(members) - len(names); left > 0 {
		names = append(names, strconv.Itoa(left)+" more")
	}
	one.Record, one.Content, one.Name, one.Common = "", common.Key, "", nil
	one.Parts, one.Related, one.Hint = parts, related, cmp.Or(common.Hint, one.Hint)
	if !common.At.IsZero() {
		one.Span = common.At
	}
	if len(parts) == common.Of && common.All != "" {
		one.Message, one.AboutAll = common.fill(common.All, len(parts), nil), true
		return
	}
	one.Message = common.fill(common.Some, len(parts), names)
}

// fill puts in what a message leaves open, once each, in the order in which it stands there: a name
// may hold the like of it.
func (c *Common) fill(message string, number int, names []string) string {
	size := len(message) + 8
	for _, name := range names {
		size += len(name) + len(" and ")
	}
	var filled strings.Builder
	filled.Grow(size)
	for {
		before, rest, open := strings.Cut(message, "{")
		filled.WriteString(before)
		if !open {
			return filled.String()
		}
		what, behind, _ := strings.Cut(rest, "}")
		switch what {
		case "n":
			filled.WriteString(strconv.Itoa(number))
		case "of":
			filled.WriteString(strconv.Itoa(c.Of))
		case "names":
			list(&filled, names)
		default:
			filled.WriteByte('{')
			behind = rest
		}
		message = behind
	}
}

// list writes names as "a, b and c".
//
//go:noinline // many call it, and the binary has no room for copies of it
func list(to *strings.Builder, names []string) {
	between := ""
	for i, name := range names {
		if i > 0 && i == len(names)-1 {
			between = " and "
		}
		to.WriteString(between)
		to.WriteString(name)
		between = ", "
	}
}
