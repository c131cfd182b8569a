// Text: every free text that a customer reads passes through here. What stands in brackets as
// internal is cut out; what names a competitor, or is internal as a whole, is kept back.

package audience

import (
	"reflect"
	"slices"
	"strings"
	"unicode"

	"github.com/acctplan/acctplan/pkg/plan"
)

// Why a text is kept back.
const (
	namesRival   = "it names a competitor"
	saysInternal = "it says that it is internal"
)

// texts passes all texts of the shared plan: a record that must not be read is emptied, and so is a
// fact. The name of the account is what the page is about and stays.
func (s *sharing) texts() {
	if s.unsaid == nil {
		s.unsaid = map[*plan.Record]bool{}
	}
	rivals := s.rivals()
	to, from := reflect.ValueOf(s.to).Elem(), reflect.ValueOf(s.from).Elem()
	for i := range to.NumField() {
		field := to.Type().Field(i)
		if field.Name == "Account" {
			continue
		}
		if field.Type.Kind() == reflect.Slice && isRecord(field.Type.Elem()) {
			for k := range to.Field(i).Len() {
				record := to.Field(i).Index(k)
				why := pass(record, rivals)
				own := plan.Record{}
				if to.Field(i).Len() == from.Field(i).Len() {
					own = recordOf(from.Field(i).Index(k))
					if why == "" && slices.ContainsFunc(own.Notes, func(note plan.String) bool { return isInternal(note.Text) }) {
						why = saysInternal
					}
				}
				if why == "" || record.IsZero() {
					continue
				}
				record.SetZero()
				s.unsaid[record.FieldByName("Record").Addr().Interface().(*plan.Record)] = true
				s.withhold(plan.Collection(collectionNameOf(field.Name)), own, why)
			}
			continue
		}
		if field.Type.Kind() == reflect.Slice && to.Field(i).Type().Elem() == reflect.TypeFor[plan.String]() { // a summary's paragraphs
			kept := reflect.MakeSlice(field.Type, 0, to.Field(i).Len())
			for k := range to.Field(i).Len() {
				one := reflect.New(field.Type.Elem()).Elem()
				one.Set(to.Field(i).Index(k))
				if pass(one, rivals) == "" {
					kept = reflect.Append(kept, one)
				}
			}
			to.Field(i).Set(kept)
			continue
		}
		if pass(to.Field(i), rivals) != "" {
			to.Field(i).SetZero()
		}
	}
}

// pass cuts internal remarks out of all texts of a value, and says why it must not be read at all;
// empty where it may.
func pass(v reflect.Value, rivals [][]string) string {
	switch v.Kind() {
	case reflect.Struct:
		if origin, is := v.Interface().(plan.Origin); is {
			if isInternal(origin.Text) {
				return saysInternal
			}
			text, internal := withoutRemarks(origin.Text)
			if internal {
				return saysInternal
			}
			if text != origin.Text {
				origin.Text = text
				v.Set(reflect.ValueOf(origin))
			}
			if namesOneOf(text, rivals) {
				return namesRival
			}
			return ""
		}
		for i := range v.NumField() {
			if !v.Type().Field(i).IsExported() {
				continue
			}
			field := v.Field(i)
			if field.Kind() == reflect.Slice { // the plan that it was copied from keeps its own
				copied := reflect.MakeSlice(field.Type(), field.Len(), field.Len())
				reflect.Copy(copied, field)
				if field.Len() > 0 {
					field.Set(copied)
				}
			}
			if why := pass(field, rivals); why != "" {
				return why
			}
		}
	case reflect.Slice:
		for i := range v.Len() {
			if why := pass(v.Index(i), rivals); why != "" {
				return why
			}
		}
	}
	return ""
}

// internalWords begin a remark that is not for the customer.
var internalWords = []string{"internal", "internally", "confidential", "private", "secret", "not for the customer", "not for customer", "not for the client", "do not share", "don't share", "nfc"}

// isInternal reports whether a whole text is a remark that is not for the customer: "internal", or
// "Internal: …".
func isInternal(text string) bool {
	lower := strings.ToLower(strings.Trim(text, " *_[]()"))
	for _, word := range internalWords {
		rest, ok := strings.CutPrefix(lower, word)
		if rest = strings.TrimPrefix(rest, " only"); ok && (rest == "" || strings.HasPrefix(strings.TrimSpace(rest), ":") || strings.HasPrefix(strings.TrimSpace(rest), "–")) {
			return true
		}
	}
	return false
}

// withoutRemarks cuts "(internal: …)" out of a text, up to its end where the bracket is not closed.
// "(internal)" alone speaks of the whole text.
func withoutRemarks(text string) (kept string, internal bool) {
	for from := 0; from < len(text); {
		open := strings.IndexAny(text[from:], "([{")
		if open < 0 {
			break
		}
		open += from
		end, depth := len(text), 0
		for i := open; i < len(text); i++ {
			if strings.IndexByte("([{", text[i]) >= 0 {
				depth++
			} else if strings.IndexByte(")]}", text[i]) >= 0 {
				if depth--; depth == 0 {
					end = i + 1
					break
				}
			}
		}
		inside := strings.Trim(text[open+1:end], " )]}")
		lower := strings.ToLower(inside)
		found := false
		for _, word := range internalWords {
			rest, ok := strings.CutPrefix(lower, word)
			if !ok || strings.HasPrefix(rest, "ly") || rest != "" && unicode.IsLetter([]rune(rest)[0]) {
				continue
			}
			if rest == "" || rest == " only" {
				return text, true
			}
			found = strings.ContainsAny(rest, ":–—-,;") || strings.HasPrefix(rest, " only")
		}
		if !found {
			from = open + 1
			continue
		}
		text = strings.TrimSpace(strings.TrimSpace(text[:open]) + " " + strings.TrimSpace(text[end:]))
		from = min(open, len(text))
	}
	return text, false
}

// rivals are the names of the competitors that the plan names anywhere, in words.
func (s *sharing) rivals() [][]string {
	var names []string
	for i := range s.from.Competitors {
		names = append(names, s.from.Competitors[i].Competitor.Text)
	}
	for i := range s.from.Stakeholders {
		names = append(names, s.from.Stakeholders[i].Competitor.Text)
	}
	for i := range s.from.Whitespace {
		names = append(names, s.from.Whitespace[i].Competitor.Text)
	}
	account := words(s.from.Account.Text)
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

// namesOneOf reports whether a text has one of some names, as words in their order.
func namesOneOf(text string, names [][]string) bool {
	if len(names) == 0 {
		return false
	}
	all := words(text)
	for _, name := range names {
		for i := 0; i+len(name) <= len(all); i++ {
			if slices.Equal(all[i:i+len(name)], name) {
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
			return ours && !(person.Index >= 0 && person.Index < len(s.from.Team) && s.from.Team[person.Index].HasLeft())
		case plan.Theirs:
			return theirs && !(person.Index >= 0 && person.Index < len(s.from.Stakeholders) && s.from.Stakeholders[person.Index].HasLeft())
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
