// Sharing: the plan as a customer may read it.

package audience

import (
	"errors"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule/quota"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Withheld is a record that a customer does not get to read, and why.
type Withheld struct {
	Collection plan.Collection
	Label      string // what a person would call it
	Why        string // a plain clause: "it is our guess, not their word"
}

// Why no page for customers is made of a plan.
var (
	ErrDoubtfulMark = errors.New("not rendered for the customer because of structure/internal-mark; mend that first")
	ErrNoAccount    = errors.New("not rendered for the customer because the plan names no account; add \"account:\" to its facts")
)

// Share makes the plan that a customer may read: a copy that holds the allowed fields and nothing
// else, so that nothing can be derived from the others. What is marked as internal is taken out of
// the source, which is then read again by the same settings. Records that are not for the customer
// are empty in the copy, in their places, and are returned beside it. Vendor are the names of our
// own house, by which a goal of ours is known. The plan is not changed; what is shared must not be.
func Share(p *plan.Plan, settings compile.Settings, v Visibility, vendor []string) (*plan.Plan, []Withheld, error) {
	for i := range p.Problems {
		if p.Problems[i].Kind == plan.DoubtfulMark {
			return nil, nil, ErrDoubtfulMark
		}
	}
	visible, unmarked := p, p
	if len(p.Internal) > 0 {
		document := syntax.Parse(p.File)
		visible = compile.Compile(source.NewFile(p.File.Path, document.WithoutInternal()), settings)
		unmarked = compile.Compile(source.NewFile(p.File.Path, document.WithoutMarks()), settings)
	}
	allowed := v.paths()
	shared, withheld := share(visible, allowed, vendor)
	if len(p.Internal) > 0 {
		withheld = append(withheld, keepMeaning(shared, visible, p, allowed)...)
		withheld = append(withheld, keepMeaning(shared, visible, unmarked, allowed)...)
	}
	if !shared.Account.IsSet() {
		return nil, nil, ErrNoAccount
	}
	return shared, withheld, nil
}

// share copies what is allowed of a plan without internal text.
func share(p *plan.Plan, allowed map[string]bool, vendor []string) (*plan.Plan, []Withheld) {
	shared := &plan.Plan{}
	copyAllowed(reflect.ValueOf(shared).Elem(), reflect.ValueOf(p).Elem(), "", allowed)
	s := sharing{from: p, to: shared, vendor: vendor}
	s.texts()
	s.goals(allowed["Goals.Current"])
	s.texts() // where a goal's metric stands is there now, too
	s.owners(allowed)
	s.actions()
	s.milestones()
	s.stakeholders()
	s.risks()
	s.team()
	s.struck()
	return shared, s.withheld
}

// copyAllowed copies the fields of a struct that are allowed, and walks into its records.
func copyAllowed(to, from reflect.Value, path string, allowed map[string]bool) {
	for i := range from.NumField() {
		field := from.Type().Field(i)
		at := strings.TrimPrefix(path+"."+field.Name, ".")
		switch {
		case allowed[at]:
			to.Field(i).Set(from.Field(i))
		case field.Anonymous: // plan.Record
			to.Field(i).FieldByName("Key").Set(from.Field(i).FieldByName("Key"))
		case path == "" && field.Type.Kind() == reflect.Slice && isRecord(field.Type.Elem()) && anyBelow(allowed, at):
			records := reflect.MakeSlice(field.Type, from.Field(i).Len(), from.Field(i).Len())
			for k := range records.Len() {
				copyAllowed(records.Index(k), from.Field(i).Index(k), at, allowed)
			}
			to.Field(i).Set(records)
		}
	}
}

// isRecord reports whether a type is one of the plan's records.
func isRecord(t reflect.Type) bool {
	if t.Kind() != reflect.Struct {
		return false
	}
	field, ok := t.FieldByName("Record")
	return ok && field.Anonymous
}

func anyBelow(allowed map[string]bool, collection string) bool {
	for path := range allowed {
		if strings.HasPrefix(path, collection+".") {
			return true
		}
	}
	return false
}

// sharing is a plan that is being shared.
type sharing struct {
	from, to *plan.Plan
	vendor   []string
	kept     map[string]bool       // keys of the goals that the customer reads
	unsaid   map[*plan.Record]bool // records of to that texts emptied
	withheld []Withheld
}

// withhold notes a record that the customer does not get to read.
func (s *sharing) withhold(collection plan.Collection, record plan.Record, why string) {
	if record.Label != "" {
		s.withheld = append(s.withheld, Withheld{collection, record.Label, why})
	}
}

// goals keeps the customer's goals, and writes down where their metrics stand.
func (s *sharing) goals(current bool) {
	s.kept = map[string]bool{}
	for i := range s.to.Goals {
		goal := &s.from.Goals[i]
		switch {
		case goal.Struck:
			s.withhold(plan.Goals, goal.Record, "it is crossed out")
		case s.unsaid[&s.to.Goals[i].Record]:
			// texts kept it back already
		case goal.Assumed.Value:
			s.withhold(plan.Goals, goal.Record, "it is our guess, not their word")
		case goal.GivenUp():
			s.withhold(plan.Goals, goal.Record, "it is not pursued any more")
		case s.isOurs(goal):
			s.withhold(plan.Goals, goal.Record, "it reads like a goal of ours; move it to \"Our targets\"")
		default:
			s.kept[goal.Key] = true
			if current {
				s.current(goal, &s.to.Goals[i])
			}
			continue
		}
		s.to.Goals[i] = plan.Goal{}
	}
}

// isOurs reports whether a goal is one of ours by its words.
func (s *sharing) isOurs(goal *plan.Goal) bool {
	names := []string{s.from.Account.Text}
	for _, unit := range s.from.Units.List {
		names = append(names, unit.Text)
	}
	theirs := slices.ContainsFunc(goal.Owner.List, func(person plan.Person) bool { return person.Side == plan.Theirs })
	about := quota.Context{Customer: names, Vendor: s.vendor, Structure: theirs || goal.Unit.IsSet()}
	return quota.Classify(goal.Goal.Text, about).Kind == quota.Seller
}

// current shares where the metric of one shared goal stands, and no other metric.
func (s *sharing) current(goal, shared *plan.Goal) {
	if current(goal, shared) {
		return
	}
	name := strings.TrimSpace(goal.Metric.Text)
	if !shared.Metric.IsSet() || name == "" {
		return
	}
	for _, metric := range s.from.Metrics {
		if strings.EqualFold(strings.TrimSpace(metric.Metric.Text), name) {
			s.to.Metrics = append(s.to.Metrics, plan.Metric{Metric: metric.Metric, Value: metric.Value, AsOf: metric.AsOf})
		}
	}
}

// current shares the column in which a goal says itself where its metric stands.
func current(goal, shared *plan.Goal) bool {
	for _, extra := range goal.Extra {
		if plan.IsCurrent(extra.Name.Text) {
			shared.Extra = append(shared.Extra, extra)
			return true
		}
	}
	return false
}

// Why an action or a milestone is not a joint one.
const (
	forOurs  = "it is for something of ours; \"for:\" a goal of theirs makes it a joint one"
	forNone  = "it names neither a goal of theirs nor one of their people; \"for:\" a goal makes it a joint one"
	forNoRef = "it names no goal of theirs; \"for:\" a goal makes it a joint one"
)

// serves reports whether references lead to goals that the customer reads, and nowhere else.
func (s *sharing) serves(refs plan.Refs) bool {
	return len(refs.List) > 0 && !slices.ContainsFunc(refs.List, func(ref plan.Ref) bool {
		return ref.Collection != plan.Goals || !s.kept[ref.Key]
	})
}

// actions keeps the joint ones: those for goals of the customer's, and those without any purpose
// that one of the customer's people owns.
func (s *sharing) actions() {
	for i := range s.to.Actions {
		action := &s.from.Actions[i]
		if s.unsaid[&s.to.Actions[i].Record] {
			continue
		}
		theirs := slices.ContainsFunc(action.Owners.List, func(person plan.Person) bool { return person.Side == plan.Theirs })
		switch {
		case s.serves(action.For), !action.For.IsWritten() && theirs:
			continue
		case action.For.IsWritten():
			s.withhold(plan.Actions, action.Record, forOurs)
		default:
			s.withhold(plan.Actions, action.Record, forNone)
		}
		s.to.Actions[i] = plan.Action{}
	}
}

// milestones keeps those for goals of the customer's.
func (s *sharing) milestones() {
	for i := range s.to.Milestones {
		milestone := &s.from.Milestones[i]
		if s.unsaid[&s.to.Milestones[i].Record] {
			continue
		}
		switch {
		case s.serves(milestone.For):
			continue
		case milestone.For.IsWritten():
			s.withhold(plan.Milestones, milestone.Record, forOurs)
		default:
			s.withhold(plan.Milestones, milestone.Record, forNoRef)
		}
		s.to.Milestones[i] = plan.Milestone{}
	}
}

// stakeholders leaves out who has left.
func (s *sharing) stakeholders() {
	for i := range s.to.Stakeholders {
		if person := &s.from.Stakeholders[i]; s.unsaid[&s.to.Stakeholders[i].Record] {
			continue
		} else if person.HasLeft() || person.Left.State == plan.Unreadable {
			s.to.Stakeholders[i] = plan.Stakeholder{}
			s.withhold(plan.Stakeholders, person.Record, "the plan says that this person has left")
		}
	}
}

// risks leaves out, where risks are shown at all, those about people and competitors.
func (s *sharing) risks() {
	if len(s.to.Risks) == 0 {
		return
	}
	telling := map[string]bool{}
	for word := range strings.FieldsSeq("champion champions sponsor sponsors stakeholder stakeholders buyer buyers people person personal relationship relationships competitor competitors competition rival rivals") {
		telling[word] = true
	}
	names := func(text string) {
		for _, word := range words(text) {
			if len(word) > 2 {
				telling[word] = true
			}
		}
	}
	for i := range s.from.Stakeholders {
		names(s.from.Stakeholders[i].Name.Text)
	}
	for i := range s.from.Competitors {
		names(s.from.Competitors[i].Competitor.Text)
	}
	for i := range s.to.Risks {
		risk := &s.from.Risks[i]
		if s.unsaid[&s.to.Risks[i].Record] {
			continue
		}
		text := strings.Join([]string{risk.Category.Text, risk.Risk.Text, risk.Mitigation.Text}, " ")
		if slices.ContainsFunc(words(text), func(word string) bool { return telling[word] }) {
			s.to.Risks[i] = plan.Risk{}
			s.withhold(plan.Risks, risk.Record, "it is about people or competitors")
		}
	}
}

// team leaves out those of our people who are on the team only because some text of the plan
// mentions them, unless what the customer reads names them, too.
func (s *sharing) team() {
	named := map[int]bool{}
	name := func(people ...plan.Person) {
		for _, person := range people {
			if person.Side == plan.Ours {
				named[person.Index] = true
			}
		}
	}
	name(s.to.Owner, s.to.CSM, s.to.ExecutiveSponsor)
	for i := range s.to.Actions {
		name(s.to.Actions[i].Owners.List...)
	}
	for i := range s.to.Risks {
		name(s.to.Risks[i].Owner.List...)
	}
	for i := range s.to.Stakeholders {
		name(s.to.Stakeholders[i].Counterpart)
	}
	for i := range s.to.Team {
		member := &s.from.Team[i]
		switch {
		case s.to.Team[i].Name.Text == "":
		case member.HasLeft():
			s.to.Team[i] = plan.TeamMember{}
			s.withhold(plan.Team, member.Record, "the plan says that this person has left")
		case member.Name.Span == member.Span && !named[i]:
			s.to.Team[i] = plan.TeamMember{}
		}
	}
}

// struck leaves out what its author has crossed out.
func (s *sharing) struck() {
	to, from := reflect.ValueOf(s.to).Elem(), reflect.ValueOf(s.from).Elem()
	for i := range to.NumField() {
		field := to.Type().Field(i)
		if field.Type.Kind() != reflect.Slice || !isRecord(field.Type.Elem()) || to.Field(i).Len() != from.Field(i).Len() {
			continue
		}
		for k := range to.Field(i).Len() {
			if own := recordOf(from.Field(i).Index(k)); own.Struck && !to.Field(i).Index(k).IsZero() {
				to.Field(i).Index(k).SetZero()
				s.withhold(plan.Collection(collectionNameOf(field.Name)), own, "it is crossed out")
			}
		}
	}
}

// words are the words of a text in lower case.
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return !unicode.IsLetter(char) && !unicode.IsDigit(char) })
}
