// What happened to the account itself: its facts, and keys of the team's own.
package delta

import (
	"strconv"
	"strings"

	"github.com/acctplan/acctplan/pkg/field"
	"github.com/acctplan/acctplan/pkg/plan"
)

// facts compares the facts of the account.
func (c *comparison) facts() {
	before, after := field.Facts(c.before), field.Facts(c.after)
	for i, now := range after {
		was := before[i]
		v, different := c.difference(was, now)
		if !different {
			continue
		}
		kind := Changed
		switch {
		case v.Before == "":
			kind = Added
		case v.After == "":
			kind = Removed
		case now.Name == "account":
			kind = Renamed
		case now.Name == "renewal":
			kind = direction(was, now, Moved)
		}
		change := Change{
			Kind: kind, Subject: phraseOf(accountFacts, now.Name).word, Values: []Value{v},
			Before: v.BeforeSpan, After: v.AfterSpan, rank: rankOfFact(now.Name), what: factSentence(kind, v),
		}
		if (now.Name == "reviewed" || now.Name == "actions_reviewed") && direction(was, now, Changed) == BroughtForward {
			// Nobody takes a review back: the date was a slip, or the text is an old one.
			change.rank, change.what = rankRelation, change.Subject+" moved back "+between(v.Before, v.After)
		}
		c.add(change)
	}
}

func rankOfFact(name string) rank {
	switch name {
	case "renewal", "notice", "contract_start":
		return rankRenewal
	case "arr", "target_arr", "target_by", "potential", "currency":
		return rankMoney
	case "health", "health_score", "owner", "csm", "executive_sponsor":
		return rankRelation
	case "id", "reviewed", "next_review", "actions_reviewed", "health_as_of", "created", "nps", "csat", "template":
		return rankRoutine
	}
	return rankRest
}

// factSentence says how a fact changed: "renewal moved 30 Nov 2026 → 31 Jan 2027".
func factSentence(kind Kind, v Value) string {
	if v.Field == "renewal" {
		switch kind {
		case Moved:
			return "renewal moved " + between(v.Before, v.After)
		case BroughtForward:
			return "renewal brought forward " + between(v.Before, v.After)
		}
	}
	return clause(accountFacts, v)
}

// extras compares the keys of the frontmatter that the format does not know.
func (c *comparison) extras() {
	for _, v := range extraDifferences(c.before.ExtraKeys, c.after.ExtraKeys) {
		kind := Changed
		switch {
		case v.Before == "":
			kind = Added
		case v.After == "":
			kind = Removed
		}
		c.add(Change{Kind: kind, Subject: v.Field, Values: []Value{v}, Before: v.BeforeSpan, After: v.AfterSpan, rank: rankRest, what: clause("", v)})
	}
}

// extraDifferences compares fields that the format does not know, by their names, in the order
// of the later version.
func extraDifferences(before, after []plan.Extra) []Value {
	type held struct {
		value Value
		texts [2][]string
	}
	var names []string
	byName := map[string]*held{}
	add := func(extra plan.Extra, of version) {
		name := fold(extra.Name.Text)
		h := byName[name]
		if h == nil {
			h = &held{value: Value{Field: plain(extra.Name.Text)}}
			byName[name] = h
			names = append(names, name)
		}
		if len(h.texts[of]) == 0 {
			span := extra.Value.At(extra.Name.Span)
			if of == earlier {
				h.value.BeforeSpan = span
			} else {
				h.value.AfterSpan = span
			}
		}
		h.texts[of] = append(h.texts[of], extra.Value.Text)
	}
	for _, extra := range after {
		add(extra, later)
	}
	for _, extra := range before {
		add(extra, earlier)
	}
	var out []Value
	for _, name := range names {
		h := byName[name]
		v, different := textDifference(h.value.Field, strings.Join(h.texts[earlier], " "), strings.Join(h.texts[later], " "))
		if different {
			v.BeforeSpan, v.AfterSpan = h.value.BeforeSpan, h.value.AfterSpan
			out = append(out, v)
		}
	}
	return out
}

// textDifference compares two texts; their whole is the value.
func textDifference(name, before, after string) (Value, bool) {
	if fold(before) == fold(after) {
		return Value{}, false
	}
	return Value{Field: name, Before: plain(before), After: plain(after), before: told{text: before != ""}, after: told{text: after != ""}}, true
}

// Introduce says in one line what a plan is about, for one that is new or deleted: "key account,
// ARR €480k, renewal 30 Nov 2026, owner Lea Brandt; 2 stakeholders, 1 goal, 3 actions".
func Introduce(p *plan.Plan) string {
	c := &comparison{after: p}
	var facts, counts []string
	if p.Tier.IsSet() {
		facts = append(facts, string(p.Tier.Value)+" account")
	}
	for _, v := range field.Facts(p) {
		switch v.Name {
		case "arr", "renewal", "owner":
			if text := c.shown(v, later); text != "" {
				facts = append(facts, phraseOf("", v.Name).word+" "+short(text))
			}
		}
	}
	for _, some := range []struct {
		collection plan.Collection
		count      int
	}{{plan.Stakeholders, len(p.Stakeholders)}, {plan.Goals, len(p.Goals)}, {plan.Opportunities, len(p.Opportunities)}, {plan.Risks, len(p.Risks)}, {plan.Actions, len(p.Actions)}} {
		switch noun := wordsOf(some.collection); some.count {
		case 0:
		case 1:
			counts = append(counts, "1 "+noun.one)
		default:
			counts = append(counts, strconv.Itoa(some.count)+" "+noun.many)
		}
	}
	var parts []string
	for _, list := range [][]string{facts, counts} {
		if len(list) > 0 {
			parts = append(parts, strings.Join(list, ", "))
		}
	}
	return strings.Join(parts, "; ")
}
