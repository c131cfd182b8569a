// Text: every free text that a customer reads passes through here. What stands in brackets as
// internal is cut out; what names a competitor, or is internal as a whole, is kept back.

package audience

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary"
	"github.com/acctplan/acctplan/pkg/plan"
	"github.com/acctplan/acctplan/pkg/source"
)

// Why a text is kept back.
const (
	namesRival   = "it names a competitor"
	saysInternal = "it says that it is internal"
	judgesPeople = "it says how somebody stands, or what their part is when they buy"
	tooLong      = "it is too long to be looked through"
	isRemarkWhy  = "only what is plainly a name, a title or the text itself is shown"
)

// longest is how long a text may be, in bytes, that a customer reads.
const longest = 8000

// reader reads texts before a customer does.
type reader struct {
	plain   plainer
	file    *source.File    // of the plan without what is marked as internal
	account []string        // words of the account's name
	known   map[string]bool // words of the names of the customer's people
	rivals  [][]string      // names of competitors, in words
	amounts [][]string      // of our own business with the account, in words
}

// facts passes the facts of the account and the paragraphs of the summary.
func (s *sharing) facts() {
	to := reflect.ValueOf(s.to).Elem()
	for i := range to.NumField() {
		field := to.Type().Field(i)
		value := to.Field(i)
		switch {
		case field.Type.Kind() == reflect.Slice && isRecord(field.Type.Elem()):
		case field.Type.Kind() == reflect.Slice && field.Type.Elem() == reflect.TypeFor[plan.String](): // a summary's paragraphs
			kept := reflect.MakeSlice(field.Type, 0, value.Len())
			for k := range value.Len() {
				one := reflect.New(field.Type.Elem()).Elem()
				one.Set(value.Index(k))
				why, cut := s.reader.read(one, field.Name)
				if why == "" {
					kept = reflect.Append(kept, one)
				} else {
					s.withhold(Withheld{Label: spelled(field.Name), Why: why})
				}
				s.say("", spelled(field.Name), cut)
			}
			value.Set(kept)
		default:
			why, cut := s.reader.read(value, field.Name)
			if why != "" && field.Name != "Account" { // which is what the page is about
				value.SetZero()
				s.withhold(Withheld{Label: spelled(field.Name), Why: why})
			}
			s.say("", spelled(field.Name), cut)
		}
	}
}

// read cuts out of all texts of a value, which stands at a path of the model, what a customer does not read, lists what
// that was, and says why the value must not be read at all; empty where it may.
func (r reader) read(v reflect.Value, path string) (why string, cut []string) {
	switch v.Kind() {
	case reflect.Struct:
		switch is := v.Interface().(type) {
		case plan.Flag, plan.Refs: // no page shows their words
			return "", nil
		case plan.Origin:
			kept, cut, why := r.text(is.Text, path)
			if raw := r.file.Text(is.Span); why == "" && kindOf(path) >= free && strings.ContainsAny(raw, "`*#") && saysItIsInternal(raw) {
				why = saysInternal // a label in markup
			}
			if why != "" {
				return why, nil
			}
			if is.State == plan.Placeholder {
				cut = nil
			}
			if kept != is.Text {
				is.Text = kept
				v.Set(reflect.ValueOf(is))
			}
			return "", cut
		case plan.Date:
			return r.date(v, is)
		case plan.Person:
			return r.person(v, is)
		case plan.People:
			return r.people(v, is)
		}
		if strings.HasPrefix(v.Type().Name(), "Enum[") && v.FieldByName("State").Interface() != plan.Set {
			v.SetZero() // words that are none of the format's
			return "", nil
		}
		for i := range v.NumField() {
			field := v.Type().Field(i)
			if !field.IsExported() || field.Type == reflect.TypeFor[plan.Record]() {
				continue
			}
			at := path
			if !field.Anonymous && isRecord(v.Type()) {
				at += "." + field.Name
			}
			own := v.Field(i)
			if own.Kind() == reflect.Slice { // the plan that it was copied from keeps its own
				copied := reflect.MakeSlice(own.Type(), own.Len(), own.Len())
				reflect.Copy(copied, own)
				if own.Len() > 0 {
					own.Set(copied)
				}
			}
			why, gone := r.read(own, at)
			if why != "" && (at == "Goals.Enables" || at == "Values.Source") { // the rest stands without it
				why, gone = "", []string{own.FieldByName("Text").String()}
				own.SetZero()
			}
			if why != "" {
				return why, nil
			}
			cut = append(cut, gone...)
		}
	case reflect.Slice:
		for i := range v.Len() {
			why, gone := r.read(v.Index(i), path)
			if why != "" {
				return why, nil
			}
			cut = append(cut, gone...)
		}
	}
	return "", cut
}

// text is what a customer reads of a text, what is cut out of it, and why none of it may be read.
func (r reader) text(text, path string) (kept string, cut []string, why string) {
	as := kindOf(path)
	if len(text) > longest {
		return "", nil, tooLong
	}
	kept, internal := withoutRemarks(text)
	if internal || saysItIsInternal(kept) {
		return "", nil, saysInternal
	}
	kept, cut = r.plain.clean(kept, as)
	if as >= free {
		collection, _, _ := strings.Cut(path, ".")
		return kept, cut, r.judge(kept, collection)
	}
	if namesOneOf(words(kept), r.rivals) {
		return "", nil, namesRival
	}
	return kept, cut, ""
}

// date keeps days, and what was written for one where it is nothing but figures: "when Bob leaves" is no day.
func (r reader) date(v reflect.Value, date plan.Date) (why string, cut []string) {
	if date.State == plan.Set || !strings.ContainsFunc(date.Text, unicode.IsLetter) || r.plain.isFigure(strings.Fields(date.Text)) {
		return "", nil
	}
	v.SetZero()
	if date.State == plan.Placeholder || date.Text == "" {
		return "", nil
	}
	return "", []string{date.Text}
}

// people makes the names of several people plain, and what was written for all of them.
func (r reader) people(v reflect.Value, people plan.People) (why string, cut []string) {
	people.List = slices.Clone(people.List)
	var names []string
	for i := range people.List {
		why, gone := r.person(reflect.ValueOf(&people.List[i]).Elem(), people.List[i])
		if why != "" {
			return why, nil
		}
		cut = append(cut, gone...)
		names = append(names, people.List[i].Text)
	}
	if people.Text = strings.Join(names, ", "); len(names) == 0 {
		people.Text, cut = r.plain.clean(v.FieldByName("Text").String(), name)
	}
	v.Set(reflect.ValueOf(people))
	return "", cut
}

// person makes somebody's name plain; of who has none that is plain, nothing is shown.
func (r reader) person(v reflect.Value, person plan.Person) (why string, cut []string) {
	for _, text := range []*string{&person.Text, &person.Name} {
		kept, gone, reason := r.text(*text, "Team.Name")
		if reason != "" {
			return reason, nil
		}
		if text == &person.Text {
			kept = strings.TrimSpace(strings.TrimPrefix(kept, "@"))
			if strings.HasPrefix(*text, "@") {
				kept = *text // a handle, which is nobody's remark
			}
		}
		*text, cut = kept, append(cut, gone...)
	}
	if person.Remark != "" {
		cut, person.Remark = append(cut, person.Remark), ""
	}
	if person.Label() == "" {
		person = plan.Person{}
	}
	v.Set(reflect.ValueOf(person))
	return "", cut
}

// withoutRemarks cuts "(internal: …)" out of a text, up to its end where the bracket is not closed.
// "(internal)" alone speaks of the whole text.
func withoutRemarks(text string) (kept string, internal bool) {
	if !strings.ContainsAny(text, "([{") {
		return text, false
	}
	ends := make([]int, len(text)) // behind the bracket that closes the one at a place
	var open []int
	for i := range len(text) {
		switch text[i] {
		case '(', '[', '{':
			open = append(open, i)
			ends[i] = len(text)
		case ')', ']', '}':
			if last := len(open) - 1; last >= 0 {
				ends[open[last]] = i + 1
				open = open[:last]
			}
		}
	}
	from := 0
	for i := 0; i < len(text); i++ {
		if ends[i] == 0 {
			continue
		}
		remark, whole := isInternalRemark(text[i+1 : ends[i]])
		if whole {
			return text, true
		}
		if remark {
			kept = strings.TrimSpace(kept+text[from:i]) + " "
			i = ends[i] - 1
			for from = i + 1; from < len(text) && text[from] == ' '; from++ {
			}
		}
	}
	return strings.TrimSpace(kept + text[from:]), false
}

// isInternalRemark reports whether what stands in brackets begins as a remark that is not for the customer, and whether
// that speaks of the whole text: "(internal)", "(confidential …".
func isInternalRemark(inside string) (remark, whole bool) {
	inside = strings.Trim(strings.ToLower(inside[:min(len(inside), 60)]), " )]}")
	end := strings.IndexFunc(inside, func(char rune) bool { return !unicode.IsLetter(char) })
	if end < 0 {
		end = len(inside)
	}
	word, rest := inside[:end], inside[end:]
	switch {
	case !is(word, labels):
		return false, false
	case rest == "", rest == " only", is(word, sealing):
		return false, true
	}
	return strings.ContainsAny(rest, ":–—-,;") || strings.HasPrefix(rest, " only"), false
}

// rivalsOf are the names of the competitors that a plan names anywhere, in words.
func rivalsOf(p *plan.Plan) [][]string {
	var names []string
	for i := range p.Competitors {
		names = append(names, p.Competitors[i].Competitor.Text)
	}
	for i := range p.Stakeholders {
		names = append(names, p.Stakeholders[i].Competitor.Text)
	}
	for i := range p.Whitespace {
		names = append(names, p.Whitespace[i].Competitor.Text)
		if cell := p.Whitespace[i].Coverage; cell.State == plan.Unreadable {
			names = append(names, cell.Text) // a word that is none of the map's is likely whose product is there
		}
	}
	account := words(p.Account.Text)
	var rivals [][]string
	for _, name := range names {
		for part := range strings.FieldsFuncSeq(name, func(char rune) bool { return strings.ContainsRune("(),;:/[]–—|", char) }) {
			all := words(part)
			if len(all) == 0 || len(all) > 4 || isOrdinary(all[0]) && len(all) == 1 || slices.Equal(all, account) || len(all) == 1 && len(all[0]) < 2 {
				continue
			}
			rivals = append(rivals, all)
			if first := all[0]; len(all) > 1 && len(first) > 2 && !isOrdinary(first) && !slices.Contains(account, first) {
				rivals = append(rivals, all[:1]) // "Northbase" of "Northbase Systems GmbH"
			}
		}
	}
	return rivals
}

// isOrdinary reports whether a competitor's name begins with a word that plans use for other things.
func isOrdinary(word string) bool {
	return slices.Contains(strings.Fields("the in inhouse house internal none no nobody unknown tbd n na do doing nothing status manual own existing current other others excel spreadsheet spreadsheets paper build new local legacy global data open first next digital cloud smart business a an our their customer self email incumbent yes high medium low and several various us we ours it x unclear"), word)
}

// namesOneOf reports whether the words of a text have one of some names in its order, a long one spelt apart or together,
// too ("Zephyr-Cloud"), or one of a single long word as a part of another: "ZephyrClouds".
func namesOneOf(all []string, names [][]string) bool {
	for _, name := range names {
		whole := strings.Join(name, "")
		for i := range all {
			if i+len(name) <= len(all) && slices.Equal(all[i:i+len(name)], name) || len(name) == 1 && len(whole) > 4 && (strings.HasPrefix(all[i], whole) || strings.HasSuffix(all[i], whole)) {
				return true
			}
			rest, next := whole, i
			for ; len(whole) > 5 && next < len(all) && rest != "" && strings.HasPrefix(rest, all[next]); next++ {
				rest = rest[len(all[next]):]
			}
			if rest == "" {
				return true
			}
		}
	}
	return false
}

// owners takes the people out of the shared records whom a customer does not read elsewhere: where
// the team or the stakeholders are hidden, their people own nothing on the page either, and who has
// left owns nothing.
func (s *sharing) owners(allowed map[string]bool) {
	ours, theirs := allowed["Team.Name"], allowed["Stakeholders.Name"]
	keep := func(person plan.Person) bool {
		switch person.Side {
		case plan.Ours:
			return ours && !(person.Index >= 0 && person.Index < len(s.from.Team) && vocabulary.ColleagueLeft(&s.from.Team[person.Index]))
		case plan.Theirs:
			return theirs && !(person.Index >= 0 && person.Index < len(s.from.Stakeholders) && s.from.Stakeholders[person.Index].HasLeft(s.asOf))
		}
		return ours && theirs
	}
	people := func(list *plan.People) {
		if len(list.List) == 0 {
			if !(ours && theirs) {
				*list = plan.People{}
			}
			return
		}
		var kept []plan.Person
		for _, person := range list.List {
			if keep(person) {
				kept = append(kept, person)
			}
		}
		if list.List = kept; len(kept) == 0 {
			*list = plan.People{}
		}
	}
	for i := range s.to.Goals {
		people(&s.to.Goals[i].Owner)
	}
	for i := range s.to.Actions {
		people(&s.to.Actions[i].Owners)
	}
	for i := range s.to.Risks {
		people(&s.to.Risks[i].Owner)
	}
	for i := range s.to.Stakeholders {
		if !keep(s.to.Stakeholders[i].Counterpart) {
			s.to.Stakeholders[i].Counterpart = plan.Person{}
		}
	}
}
