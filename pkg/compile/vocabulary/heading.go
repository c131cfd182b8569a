package vocabulary

// Headings: which concepts a section's title stands for.

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/acctplan/acctplan/pkg/compile/vocabulary/internal/word"
	"github.com/acctplan/acctplan/pkg/plan"
)

// Match is what a heading means. The zero Match is a heading that the vocabulary does not know.
type Match struct {
	// Concepts are what the section is about, the main one first; empty for narrative. The
	// slice is shared and must not be changed.
	Concepts []plan.Concept
	Role     plan.Role     // "## Champions": everybody in it plays this part
	Quadrant plan.Quadrant // "### Strengths"; "Opportunities" inside a SWOT is for Vocabulary.Quadrant
	Horizon  int           // "Next 30 days": days; the last of "30/60/90"; 0 for none
	Suggest  string        // the nearest known heading, for an unknown one that is near
}

// Known reports whether the heading stands for a concept.
func (m Match) Known() bool { return len(m.Concepts) > 0 }

// Concept is the main concept; empty for an unknown heading.
func (m Match) Concept() plan.Concept {
	if len(m.Concepts) == 0 {
		return ""
	}
	return m.Concepts[0]
}

// maxHeading is how long a title may be to be looked up; a longer one is a sentence.
const maxHeading = 200

// Heading tells what a section's title means. Numbering, emoji, emphasis, the account's name
// (empty where it is not known), a trailing colon, a parenthesised tail, years and quarters,
// and words such as "our" and "key" do not count. A title of several known headings has the
// concepts of all of them. A heading that only names a span of days ("Next 30 days") has a
// horizon and the concept actions; one that begins with a day's date is nothing but that
// entry's title.
func (v *Vocabulary) Heading(title, account string) Match {
	match := v.Exact(title, account)
	if !match.Known() && len(title) <= maxHeading && !beginsWithDay(title) {
		match.Suggest = v.suggestHeading(trimHeading(title))
	}
	return match
}

// exact is Exact, worked out.
func (v *Vocabulary) exact(title, account string) Match {
	if len(title) > maxHeading {
		return Match{}
	}
	if beginsWithDay(title) {
		return Match{} // an entry of the log, whatever happened
	}
	core := trimHeading(title)
	horizon := horizonOf(core)
	match := v.heading(core, account)
	match.Horizon = horizon
	if match.Concept() == plan.ConceptStakeholders && endsInUs(core) {
		match = Match{Concepts: teamOnly[:], Horizon: horizon}
	}
	if horizon > 0 && horizon <= shortHorizon && match.Concept() == plan.ConceptGoals {
		match.Concepts = actionsOnly[:] // "90-day priorities" are things to do
	}
	if !match.Known() && (horizon > 0 || isPhase(title)) {
		match.Concepts = actionsOnly[:]
	}
	return match
}

// shortHorizon is how far ahead goals are actions by another name; goals for twelve months are goals.
const shortHorizon = 100

// endsInUs reports whether a title says in brackets that it is about our own people: "Contacts (us)".
func endsInUs(title string) bool {
	open := strings.LastIndexByte(title, '(')
	if open < 0 || !strings.HasSuffix(title, ")") {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(title[open+1 : len(title)-1])) {
	case "us", "ours", "our side", "our team", "vendor", "internal", "wir", "unsere seite", "nous":
		return true
	}
	return false
}

var teamOnly = [...]plan.Concept{plan.ConceptTeam}

var actionsOnly = [...]plan.Concept{plan.ConceptActions}

// heading tries the title in ever looser forms; the first that is known counts.
func (v *Vocabulary) heading(title, account string) Match {
	if match, ok := v.lookUp(title); ok {
		return match
	}
	plainTitle := withoutBrackets(title)
	if plainTitle != title {
		if match, ok := v.lookUp(plainTitle); ok {
			return match
		}
	}
	if account = strings.TrimSpace(account); account != "" {
		if without, found := withoutAccount(plainTitle, account); found {
			plainTitle = without
			if match, ok := v.lookUp(plainTitle); ok {
				return match
			}
		}
	}
	if match, ok := v.lookUpCore(plainTitle); ok {
		return match
	}
	return v.lookUpParts(plainTitle)
}

// lookUp finds a title as it stands, or with its last word in the other number.
func (v *Vocabulary) lookUp(title string) (Match, bool) {
	var buffer word.Buffer
	return v.lookUpFolded(word.Fold(&buffer, title))
}

func (v *Vocabulary) lookUpFolded(folded []byte) (Match, bool) {
	if len(folded) == 0 {
		return Match{}, false
	}
	if match, ok := v.exactHeading(folded); ok {
		return match, true
	}
	last := len(folded) - 1
	if folded[last] == 's' && last > 3 {
		return v.exactHeading(folded[:last])
	}
	if last < 3 || last+1 >= cap(folded) {
		return Match{}, false
	}
	// The plural borrows the byte behind the word, which may belong to the rest of the title.
	plural := folded[:last+2]
	borrowed := plural[last+1]
	plural[last+1] = 's'
	match, ok := v.exactHeading(plural)
	plural[last+1] = borrowed
	return match, ok
}

func (v *Vocabulary) exactHeading(folded []byte) (Match, bool) {
	at := v.headingIndex.find(folded, len(v.headings), func(i int) string { return v.headings[i].word })
	if at < 0 {
		return Match{}, false
	}
	found := &v.meanings[v.headings[at].meaning]
	return Match{Concepts: found.concepts, Role: found.role, Quadrant: found.quadrant}, true
}

// maxWords is how many words of a title are looked at.
const maxWords = 24

// lookUpCore finds a title without the words around it that name no concept: "Our top 3 goals
// for FY27" is about goals. The fewest words are left out that will do.
func (v *Vocabulary) lookUpCore(title string) (Match, bool) {
	var buffer word.Buffer
	folded := word.Fold(&buffer, title)
	var starts, ends [maxWords]int
	count := 0
	for i := 0; i < len(folded); i++ {
		if i > 0 && folded[i-1] != ' ' {
			continue
		}
		if count == maxWords {
			return Match{}, false
		}
		first, _ := firstWord(folded[i:])
		starts[count], ends[count] = i, i+len(first)
		count++
	}
	leading, trailing := 0, 0
	for leading < count && isLeadingFiller(folded[starts[leading]:ends[leading]]) {
		leading++
	}
	for trailing < count && isTrailingFiller(folded[starts[count-1-trailing]:ends[count-1-trailing]]) {
		trailing++
	}
	for dropped := 1; dropped <= leading+trailing && dropped < count; dropped++ {
		for back := min(dropped, trailing); back >= 0 && dropped-back <= leading; back-- {
			if match, ok := v.lookUpFolded(folded[starts[dropped-back]:ends[count-1-back]]); ok {
				return match, true
			}
		}
	}
	return Match{}, false
}

// lookUpParts finds the concepts of a title that joins several. Where the parts are divided by
// a dash, colon or bar, one known part is enough, for the other only says more ("Q3 – Next
// steps"); where they are joined ("A, B & C"), all of them have to be known.
func (v *Vocabulary) lookUpParts(title string) Match {
	for rest := title; rest != ""; {
		var part string
		part, rest = cutHeading(rest)
		if part == title {
			break
		}
		if match, ok := v.lookUpJoined(part); ok {
			return match
		}
	}
	if match, ok := v.lookUpJoined(title); ok {
		return match
	}
	return v.lookUpStart(title)
}

// lookUpStart finds the concept of a title that goes on after its heading: "Risks to the
// renewal", "Questions we cannot answer yet".
func (v *Vocabulary) lookUpStart(title string) Match {
	var buffer word.Buffer
	folded := word.Fold(&buffer, title)
	for end := 0; end < len(folded); end++ {
		if folded[end] != ' ' {
			continue
		}
		if next, _ := firstWord(folded[end+1:]); !isConnector(next) {
			continue
		}
		if match, ok := v.lookUpFolded(folded[:end]); ok {
			return match
		}
		if match, ok := v.lookUpCore(string(folded[:end])); ok {
			return match
		}
	}
	return Match{}
}

// cutHeading cuts at the next colon, bar or spaced dash.
func cutHeading(title string) (part, rest string) {
	for i, r := range title {
		switch {
		case r == ':' || r == '|' || r == '—' || r == '：' || r == '·' || r == '→',
			(r == '-' || r == '–') && i > 0 && title[i-1] == ' ':
			return strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+utf8.RuneLen(r):])
		}
	}
	return strings.TrimSpace(title), ""
}

// maxJoined is how many headings a title may join.
const maxJoined = 6

// lookUpJoined finds the concepts of "Opportunities, risks, and actions".
func (v *Vocabulary) lookUpJoined(title string) (Match, bool) {
	if title == "" {
		return Match{}, false
	}
	if match, ok := v.lookUp(title); ok {
		return match, true
	}
	if match, ok := v.lookUpCore(title); ok {
		return match, true
	}
	var joined Match
	count := 0
	for rest := title; rest != ""; {
		var part string
		part, rest = cutJoin(rest)
		if part == "" {
			continue
		}
		if count++; count > maxJoined {
			return Match{}, false
		}
		match, ok := v.lookUp(part)
		if !ok {
			match, ok = v.lookUpCore(part)
		}
		if !ok {
			if count > 1 && isCompanion(part) {
				continue // "Goals & owners"
			}
			return Match{}, false
		}
		if count == 1 {
			joined = match
			continue
		}
		joined.Concepts = union(joined.Concepts, match.Concepts)
		if joined.Role != match.Role {
			joined.Role = ""
		}
		if joined.Quadrant != match.Quadrant {
			joined.Quadrant = ""
		}
	}
	return joined, count > 1 && joined.Known()
}

// cutJoin cuts at the next comma, slash, ampersand, plus or "and".
func cutJoin(title string) (part, rest string) {
	for i, r := range title {
		switch r {
		case ',', '/', '&', '+', ';', '、', '，', '与', '和', '及':
			return strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+utf8.RuneLen(r):])
		case ' ':
			for _, and := range [...]string{" and ", " und ", " et ", " y ", " e ", " en ", " with "} {
				if len(title)-i > len(and) && strings.EqualFold(title[i:i+len(and)], and) {
					return strings.TrimSpace(title[:i]), strings.TrimSpace(title[i+len(and):])
				}
			}
		}
	}
	title = strings.TrimSpace(title)
	if len(title) > 4 && strings.EqualFold(title[:4], "and ") { // "a, b, and c"
		title = strings.TrimSpace(title[4:])
	}
	return title, ""
}

// union adds the concepts that are not there yet. It never writes to the shared slices.
func union(concepts, more []plan.Concept) []plan.Concept {
	for _, concept := range more {
		known := false
		for _, have := range concepts {
			known = known || have == concept
		}
		if !known {
			concepts = append(concepts[:len(concepts):len(concepts)], concept)
		}
	}
	return concepts
}

// withoutBrackets drops parenthesised and bracketed parts: "Goals (this fiscal year)",
// "[Account] Goals".
func withoutBrackets(title string) string {
	if !strings.ContainsAny(title, "([{<（") {
		return title
	}
	var kept strings.Builder
	depth := 0
	for _, r := range title {
		switch r {
		case '(', '[', '{', '<', '（':
			depth++
		case ')', ']', '}', '>', '）':
			if depth > 0 {
				depth--
				kept.WriteByte(' ')
			}
		default:
			if depth == 0 {
				kept.WriteRune(r)
			}
		}
	}
	return trimHeading(kept.String())
}

// withoutAccount drops the account's name from either end of a title: "Acme's goals", "Goals
// of Acme", "Acme – Risks".
func withoutAccount(title, account string) (string, bool) {
	if len(title) > len(account) && strings.EqualFold(title[:len(account)], account) {
		rest := title[len(account):]
		rest = strings.TrimPrefix(strings.TrimPrefix(strings.TrimPrefix(rest, "'s"), "’s"), "'")
		if r, _ := utf8.DecodeRuneInString(rest); unicode.IsLetter(r) {
			return title, false // "Acmeville"
		}
		return trimHeading(rest), true
	}
	if at := len(title) - len(account); at > 0 && strings.EqualFold(title[at:], account) {
		rest := strings.TrimRight(title[:at], " ")
		if rest == title[:at] { // no space in front: part of a longer word
			return title, false
		}
		for _, join := range [...]string{" of", " at", " for", " with", " in", " von", " bei", " de", " chez", " –", " -", " —", ":"} {
			rest = strings.TrimSuffix(rest, join)
		}
		return trimHeading(rest), rest != ""
	}
	return title, false
}

func firstWord(folded []byte) (first, rest []byte) {
	for i, c := range folded {
		if c == ' ' {
			return folded[:i], folded[i+1:]
		}
	}
	return folded, nil
}

func lastWord(folded []byte) (head, last []byte) {
	for i := len(folded) - 1; i >= 0; i-- {
		if folded[i] == ' ' {
			return folded[:i], folded[i+1:]
		}
	}
	return nil, folded
}
