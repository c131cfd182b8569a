package format

// Keys of the frontmatter: aliases become the canonical keys.

import (
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rewrite"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// keys renames the keys of facts, of lists of records, and of the fields of their records. A
// key stays where its canonical name is written beside it already.
func keys(s *state) []rewrite.Change {
	if s.doc.Frontmatter == nil || s.doc.Frontmatter.Root == nil {
		return nil
	}
	root := s.doc.Frontmatter.Root
	changes := s.rename(root, func(key string) (string, bool) { return CanonicalKey(s.words, key) })
	for _, pair := range root.Pairs {
		collection, ok := s.words.Collection(pair.Key)
		if canonical, known := s.words.Key(pair.Key); known && canonical == "team" {
			collection, ok = plan.Team, true
		}
		if !ok || pair.Value.Kind != syntax.Sequence || collection == plan.Whitespace {
			continue // the fields of a whitespace cell go by names of their own
		}
		for _, item := range pair.Value.Items {
			if item.Kind == syntax.Mapping {
				changes = append(changes, s.rename(item, func(key string) (string, bool) { return s.words.Field(collection, key) })...)
			}
		}
	}
	return changes
}

// rename renames the keys of one mapping.
func (s *state) rename(mapping *syntax.Node, canonical func(key string) (string, bool)) []rewrite.Change {
	count := map[string]int{}
	for _, pair := range mapping.Pairs {
		if name, ok := canonical(pair.Key); ok {
			count[name]++
		}
	}
	var changes []rewrite.Change
	for _, pair := range mapping.Pairs {
		name, ok := canonical(pair.Key)
		if ok && name == "lifecycle" && s.isExtra(pair) {
			continue // "type: account-plan" is no stage of the customer's life
		}
		if ok && name != pair.Key && count[name] == 1 && mapping.Span.Contains(pair.KeySpan) {
			changes = append(changes, s.replace(pair.KeySpan, name))
		}
	}
	return changes
}

// isExtra reports whether the compiler kept a key as one of the team's own.
func (s *state) isExtra(pair syntax.Pair) bool {
	for _, extra := range s.Plan.ExtraKeys {
		if extra.Name.Span == pair.KeySpan {
			return true
		}
	}
	return false
}

// CanonicalKey is the canonical name of a top-level key of the frontmatter, be it a fact's or a
// list of records'; false where the format does not know the key.
func CanonicalKey(words *vocabulary.Vocabulary, key string) (string, bool) {
	if name, ok := words.Key(key); ok {
		return name, true
	}
	collection, ok := words.Collection(key)
	return collectionKey(collection), ok
}

// collectionKey is the frontmatter key of a collection.
func collectionKey(collection plan.Collection) string {
	if collection == plan.Competitors {
		return "competition"
	}
	return string(collection)
}

// collectionOrder is the order of record lists behind the facts.
var collectionOrder = [...]plan.Collection{
	plan.Goals, plan.Targets, plan.Challenges, plan.Stakeholders, plan.DecisionProcess, plan.DecisionCriteria,
	plan.Contracts, plan.Products, plan.Metrics, plan.ValueDelivered, plan.Whitespace, plan.Opportunities,
	plan.Competitors, plan.Risks, plan.Actions, plan.Milestones, plan.Questions, plan.Assumptions,
	plan.Commitments, plan.Asks, plan.Log, plan.SWOT, plan.Landscape,
}

// Rank orders the keys of the frontmatter: the facts in the format's order, then keys that the
// format does not know, then the lists of records.
func Rank(words *vocabulary.Vocabulary, key string) int {
	const foreign, lists = 1000, 2000
	name, ok := CanonicalKey(words, key)
	if !ok {
		return foreign
	}
	for i, known := range words.KeyNames() {
		if known == name {
			return i
		}
	}
	for i, collection := range collectionOrder {
		if collectionKey(collection) == name {
			return lists + i
		}
	}
	return foreign
}
