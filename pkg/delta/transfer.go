// Transfers: records that went from one plan to another, where plans are split or put together.
package delta

import (
	"github.com/acctplan/acctplan/pkg/plan"
)

// Versions is one plan of several whose versions are compared together. A path is empty where the plan is
// new or deleted; then Records are those of the version that there is.
type Versions struct {
	Before, After string
	Changes       []Change // what Compare says; none where one version is missing
	Records       []Transferable
}

// Transferable is a record of a plan that is new or deleted, which another plan may have had or got.
type Transferable struct {
	collection plan.Collection
	words      string
}

// TransferableOf are the records of a plan that may have come from, or gone to, another plan.
func TransferableOf(p *plan.Plan) (out []Transferable) {
	records, _ := recordsOf(p)
	for collection, list := range records {
		for _, r := range list {
			if transferable[collection] && r.label != "" {
				out = append(out, Transferable{collection, fold(r.name())})
			}
		}
	}
	return out
}

// transferable are the collections whose records are told by their own words, in whatever plan.
var transferable = map[plan.Collection]bool{
	plan.Stakeholders: true, plan.Goals: true, plan.Contracts: true, plan.Opportunities: true, plan.Risks: true,
	plan.Actions: true, plan.Milestones: true, plan.Commitments: true, plan.Asks: true,
}

// Transfer says, of records that one of the plans does not have any more and another one has now,
// that they moved: "action moved to accounts/north.md". A record is the same where its collection
// and its words are, and no other that came or went has them.
func Transfer(plans []Versions) {
	type end struct {
		path   string
		change *Change // nil where the plan itself is new or deleted
		many   bool
	}
	ends := [2]map[string]*end{{}, {}}
	note := func(of version, c *Change, collection plan.Collection, words, path string) {
		key := string(collection) + "\x00" + words
		if known := ends[of][key]; known != nil {
			known.many = true
			return
		}
		ends[of][key] = &end{path: path, change: c}
	}
	for _, v := range plans {
		for _, r := range v.Records {
			if v.Before == "" {
				note(later, nil, r.collection, r.words, v.After)
			} else {
				note(earlier, nil, r.collection, r.words, v.Before)
			}
		}
		if v.Before == "" || v.After == "" {
			continue
		}
		for i := range v.Changes {
			switch c := &v.Changes[i]; {
			case !transferable[c.Collection]:
			case c.Kind == Added:
				note(later, c, c.Collection, fold(c.Subject), v.After)
			case c.Kind == Removed:
				note(earlier, c, c.Collection, fold(c.Subject), v.Before)
			}
		}
	}
	for key, gone := range ends[earlier] {
		came := ends[later][key]
		if came == nil || gone.many || came.many || gone.path == came.path {
			continue
		}
		if gone.change != nil {
			gone.change.transferred("moved to " + came.path)
		}
		if came.change != nil {
			came.change.transferred("moved from " + gone.path)
		}
	}
}

// transferred says of a record that came or went where it is now, or was.
func (c *Change) transferred(where string) {
	c.what, c.of = wordsOf(c.Collection).one+" "+where, short(c.Subject)
	c.Elsewhere = true
	if c.rank == rankDeparture {
		c.rank = rankRelation
	}
}
