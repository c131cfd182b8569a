// Sharing: the plan as a customer may read it.

package audience

import (
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/compile"
	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/rule/quota"
	"github.com/acctplan/acctplan/pkg/source"
	"github.com/acctplan/acctplan/pkg/syntax"
)

// Withheld is a record that a customer does not get to read, or a part of its text, and why.
type Withheld struct {
	Collection plan.Collection // empty for a part of a fact of the account
	Label      string          // what a person would call the record; a fact's name
	Part       string          // what is cut out of its text; empty where nothing of the record is shown
	Why        string          // a plain clause: "it is our guess, not their word"
	NotJoint   bool            // it is work of ours alone, as most of it is, and nothing is wrong with its words
}

// Why no page for customers is made of a plan. To ErrDoubtfulMark, Share adds which mark it is, and what to do.
var (
	ErrDoubtfulMark = errors.New("not rendered for the customer")
	ErrNoAccount    = errors.New("not rendered for the customer because the plan names no account; add \"account:\" to its facts")
)

// Share makes the plan that a customer may read: a copy that holds the allowed fields and nothing
// else, so that nothing can be derived from the others. What is marked as internal is taken out of
// the source, which is then read again by the same settings. Records that are not for the customer
// are empty in the copy, in their places, and are returned beside it. Vendor are the names of our
// own house, by which a goal of ours is known; asOf is the day on which who leaves has left. The plan is not changed; what
// is shared must not be.
func Share(p *plan.Plan, settings compile.Settings, v Visibility, vendor []string, asOf plan.Day) (*plan.Plan, []Withheld, error) {
	for i := range p.Problems {
		if mark := &p.Problems[i]; mark.Kind == plan.DoubtfulMark {
			return nil, nil, fmt.Errorf("%w: line %d: %q %s; %s", ErrDoubtfulMark, p.File.Position(mark.Span.Start).Line, mark.Text, mark.Detail, strings.ToLower(mark.Hint[:1])+strings.TrimSuffix(mark.Hint[1:], "."))
		}
	}
	visible, unmarked := p, p
	if len(p.Internal) > 0 {
		document := syntax.Parse(p.File)
		visible = compile.Compile(source.NewFile(p.File.Path, document.WithoutInternal()), settings)
		unmarked = compile.Compile(source.NewFile(p.File.Path, document.WithoutMarks()), settings)
	}
	allowed := v.paths()
	shared, withheld := share(visible, allowed, vendor, settings.Vocabulary, asOf)
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
func share(p *plan.Plan, allowed map[string]bool, vendor []string, words *vocabulary.Vocabulary, asOf plan.Day) (*plan.Plan, []Withheld) {
	shared := &plan.Plan{}
	copyAllowed(reflect.ValueOf(shared).Elem(), reflect.ValueOf(p).Elem(), "", allowed)
	s := sharing{from: p, to: shared, vendor: vendor, asOf: asOf, current: allowed["Goals.Current"], reader: reader{plain: plainerOf(p, words), file: p.File}}
	s.reader.learn(p)
	s.facts()
	s.owners(allowed)
	s.records("Goals", s.goal)
	for _, collection := range []string{"Values", "Products"} {
		s.records(collection, nil)
	}
	s.records("Actions", s.action)
	s.records("Milestones", s.milestone)
	s.records("Stakeholders", s.stakeholder)
	if telling := s.tellingWords(); len(shared.Risks) > 0 {
		s.records("Risks", func(i int) (string, bool) { return s.risk(i, telling) })
	}
	named := s.named() // by what is shared now
	s.records("Team", func(i int) (string, bool) { return s.colleague(i, named) })
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
	asOf     plan.Day
	current  bool // the customer reads where the metrics of their goals stand
	reader   reader
	kept     map[string]bool // keys of the goals that the customer reads
	withheld []Withheld
}

// records passes the records of a collection, and empties those that the customer does not read: what is crossed out,
// what its texts keep back, and what own, which may be nil, keeps back by itself. It says why; a record that is left out
// without a reason is no news.
func (s *sharing) records(collection string, own func(i int) (why string, out bool)) {
	to, from := reflect.ValueOf(s.to).Elem().FieldByName(collection), reflect.ValueOf(s.from).Elem().FieldByName(collection)
	called := plan.Collection(collectionNameOf(collection))
	for i := range to.Len() {
		record := to.Index(i)
		about := recordOf(from.Index(i))
		why, out := "it is crossed out", about.Struck
		var cut []string
		if !out {
			why, cut = s.reader.read(record, collection)
			if why == "" && slices.ContainsFunc(about.Notes, func(note plan.String) bool { return saysItIsInternal(note.Text) }) {
				why = saysInternal
			}
			out = why != ""
		}
		if !out && own != nil {
			why, out = own(i)
		}
		switch {
		case !out && !slices.ContainsFunc(textsOf(record, nil), func(text []string) bool { return len(text) > 0 }):
			record.SetZero() // not even its key, which is made of what is not shown
		case out:
			record.SetZero()
			if why != "" && about.Label != "" {
				s.withhold(Withheld{Collection: called, Label: about.Label, Why: why, NotJoint: why == forOurs || why == forNone || why == forNoRef})
			}
		default:
			s.say(called, about.Label, cut)
		}
	}
}

// withhold notes what the customer does not read.
//
//go:noinline // several call it, and the binary has no room for copies of it
func (s *sharing) withhold(what Withheld) { s.withheld = append(s.withheld, what) }

// say notes what is cut out of a text that is shown.
func (s *sharing) say(collection plan.Collection, label string, cut []string) {
	slices.Sort(cut)
	for _, part := range slices.Compact(cut) {
		s.withhold(Withheld{Collection: collection, Label: label, Part: part, Why: isRemarkWhy})
	}
}

// goal keeps the customer's goals, and writes down where their metrics stand.
func (s *sharing) goal(i int) (why string, out bool) {
	goal := &s.from.Goals[i]
	switch {
	case goal.Assumed.Value:
		return isGuess, true
	case goal.GivenUp():
		return "it is not pursued any more", true
	case s.isOurs(goal):
		return "it reads like a goal of ours; move it to \"Our targets\"", true
	}
	if s.kept == nil {
		s.kept = map[string]bool{}
	}
	s.kept[goal.Key] = true
	if shared := &s.to.Goals[i]; shared.Target.Text == "" && goal.Target.IsSet() { // a baseline alone reads like today's figure
		shared.Baseline = plan.String{}
		return "", false
	}
	if s.current {
		s.shareCurrent(goal, &s.to.Goals[i])
	}
	return "", false
}

// isOurs reports whether a goal is one of ours by its words, or because one of ours owns it and no figures say how far
// the customer is.
func (s *sharing) isOurs(goal *plan.Goal) bool {
	names := []string{s.from.Account.Text}
	for _, unit := range s.from.Units.List {
		names = append(names, unit.Text)
	}
	ours := len(goal.Owner.List) > 0 && !slices.ContainsFunc(goal.Owner.List, func(person plan.Person) bool { return person.Side != plan.Ours })
	if ours && !(goal.Metric.IsSet() && goal.Baseline.IsSet() && goal.Target.IsSet()) {
		return true
	}
	theirs := slices.ContainsFunc(goal.Owner.List, func(person plan.Person) bool { return person.Side == plan.Theirs })
	about := quota.Context{Customer: names, Vendor: s.vendor}
	if theirs {
		about.Beside |= quota.TheirOwner
	}
	if goal.Unit.IsSet() {
		about.Beside |= quota.TheirUnit
	}
	switch quota.Classify(goal.Goal.Text, about).Kind {
	case quota.Seller, quota.Mixed, quota.Adoption:
		return true
	}
	return false
}

// shareCurrent shares where the metric of one shared goal stands, and no other metric.
func (s *sharing) shareCurrent(goal, shared *plan.Goal) {
	if current(goal, shared) {
		last := &shared.Extra[len(shared.Extra)-1]
		why, cut := s.reader.read(reflect.ValueOf(last).Elem(), "Goals.Target")
		if why != "" {
			shared.Extra = nil
		}
		s.say(plan.Goals, goal.Label, cut)
		return
	}
	name := strings.TrimSpace(goal.Metric.Text)
	if !shared.Metric.IsSet() || name == "" {
		return
	}
	for _, metric := range s.from.Metrics {
		if !strings.EqualFold(strings.TrimSpace(metric.Metric.Text), name) {
			continue
		}
		open := plan.Metric{Metric: shared.Metric, Value: metric.Value, AsOf: metric.AsOf}
		if why, _ := s.reader.read(reflect.ValueOf(&open.Value).Elem(), "Goals.Target"); why == "" {
			s.to.Metrics = append(s.to.Metrics, open)
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

// action keeps the joint ones: those for goals of the customer's, and those without any purpose that one of the
// customer's people owns.
func (s *sharing) action(i int) (why string, out bool) {
	action := &s.from.Actions[i]
	if !action.For.IsWritten() && slices.ContainsFunc(action.Owners.List, func(person plan.Person) bool { return person.Side == plan.Theirs }) {
		return "", false
	}
	return s.joint(action.For, forNone)
}

// milestone keeps those for goals of the customer's.
func (s *sharing) milestone(i int) (why string, out bool) {
	return s.joint(s.from.Milestones[i].For, forNoRef)
}

// joint keeps what is for goals of the customer's; without is why a thing that is for nothing is not.
func (s *sharing) joint(refs plan.Refs, without string) (why string, out bool) {
	switch {
	case s.serves(refs):
		return "", false
	case refs.IsWritten():
		return forOurs, true
	}
	return without, true
}

// hasLeft is why nobody reads of who is gone.
const hasLeft = "the plan says that this person has left"

// stakeholder leaves out who has left, and who has no name that is plainly one.
func (s *sharing) stakeholder(i int) (why string, out bool) {
	person := &s.from.Stakeholders[i]
	if person.HasLeft(s.asOf) || person.Left.State == plan.Unreadable {
		return hasLeft, true
	}
	if isNobody(person.Title.Text) && person.Title.Text != "" {
		return "nobody has that place", true
	}
	for at, part := range partsOf(person.Name.Text, name) { // "Jon Berg (DHL since June)"
		if where, _, since := strings.Cut(part.text, " since "); at > 0 && since && isCapital(where) && !s.reader.plain.isOfGroup(where) {
			return hasLeft, true
		}
	}
	return s.nameless(person.Name, s.to.Stakeholders[i].Name)
}

// nameless leaves out whose name is all remark.
func (s *sharing) nameless(from, to plan.String) (why string, out bool) {
	return "what stands for the name is not plainly one", from.IsSet() && to.Text == ""
}

// tellingWords are the words by which a risk is about people or competitors.
func (s *sharing) tellingWords() map[string]bool {
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
	return telling
}

// risk leaves out, where risks are shown at all, those about people and competitors.
func (s *sharing) risk(i int, telling map[string]bool) (why string, out bool) {
	risk := &s.from.Risks[i]
	text := risk.Category.Text + " " + risk.Risk.Text
	return "it is about people or competitors", slices.ContainsFunc(words(text), func(word string) bool { return telling[word] })
}

// named are our people, by their places in the team, whom the customer reads of elsewhere.
func (s *sharing) named() map[int]bool {
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
	return named
}

// colleague leaves out who has left, and those of our people who are on the team only because some text of the plan
// mentions them, unless what the customer reads names them, too.
func (s *sharing) colleague(i int, named map[int]bool) (why string, out bool) {
	member := &s.from.Team[i]
	switch {
	case s.to.Team[i].Name.Text == "" && !member.Name.IsSet():
		return "", false
	case vocabulary.ColleagueLeft(member):
		return hasLeft, true
	case member.Name.Span == member.Span && !named[i]:
		return "", true
	}
	return s.nameless(member.Name, s.to.Team[i].Name)
}

// words are the words of a text in lower case.
//
//go:noinline // many call it, and the binary has no room for copies of it
func words(text string) []string {
	return strings.FieldsFunc(strings.ToLower(text), func(char rune) bool { return !unicode.IsLetter(char) && !unicode.IsDigit(char) })
}
