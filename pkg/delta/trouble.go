// Trouble: what keeps a version from being read, so that nobody takes silence for "no change".
package delta

import (
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// emptied says that the later version says nothing at all, or cannot be read for its conflicts:
// then there is nothing else to tell.
func (c *comparison) emptied() bool {
	now, empty := conflict(c.after), isEmpty(c.after) && !isEmpty(c.before)
	switch {
	case empty:
		c.add(Change{Kind: Unreadable, Subject: "plan", what: "the plan is empty now"})
	case !now.IsZero():
		c.add(Change{Kind: Unreadable, After: now, Before: conflict(c.before), what: "the plan has merge conflicts; what changed can be told once they are resolved"})
	}
	return empty || !now.IsZero()
}

func isEmpty(p *plan.Plan) bool {
	for _, problem := range p.Problems {
		if problem.Kind == plan.EmptyFile {
			return true
		}
	}
	return false
}

// trouble says where one version cannot be read as its author meant it.
func (c *comparison) trouble() {
	if was := conflict(c.before); !was.IsZero() {
		c.add(Change{Kind: Unreadable, Before: was, rank: rankDeparture, what: "the plan had merge conflicts, which are resolved"})
	}
	was, now := brokenFacts(c.before), brokenFacts(c.after)
	switch {
	case !now.IsZero() && was.IsZero():
		c.add(Change{Kind: Unreadable, After: now, rank: rankDeparture, what: "the frontmatter has a mistake, so its facts cannot all be read"})
	case !was.IsZero() && now.IsZero():
		c.add(Change{Kind: Unreadable, Before: was, rank: rankDeparture, what: "the frontmatter had a mistake, which is mended"})
	}
}

// conflict is the first merge conflict that nobody resolved; zero where there is none.
func conflict(p *plan.Plan) source.Span {
	if problem := p.Conflict(); problem != nil {
		return problem.Span
	}
	return source.Span{}
}

// brokenFacts is the first place where the frontmatter is not what its notation asks for, or states a key
// twice, and not because of a merge conflict.
func brokenFacts(p *plan.Plan) source.Span {
	if p.Conflict() != nil {
		return source.Span{}
	}
	for _, problem := range p.Problems {
		if problem.Kind == plan.InvalidFrontmatter || problem.Kind == plan.DuplicateKey {
			return problem.Span
		}
	}
	return source.Span{}
}
